"""Sentences in capitals, where a capital says nothing: which they are, and the names in them."""

from collections.abc import Sequence

from reflectie_cli.deid.context import Context, WordRule
from reflectie_cli.deid.rule import by_language
from reflectie_cli.deid.tokens import Token
from reflectie_cli.deid.word_lists import WordLists

SHOUTED = 1
_TITLED = 2
_SHORTEST = 4
_FEWEST = 2
"""Capitals inside sentences: with fewer none is written as a title."""


def shouted(words: Sequence[Token], known: WordLists) -> bytearray:
    """Return marks for words in sentences that are `SHOUTED`, or written as a title."""
    marks = bytearray(len(words))
    inside = [word for word in words if not word.begins and word.text[0].isupper()]
    if len(inside) < _FEWEST and not any(word.loud for word in inside):
        return marks
    start = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and not words[index].begins:
            continue
        sentence = words[start:index]
        real = [word for word in sentence if word.letters and len(word.folded) > 1]
        loud = sum(word.loud for word in real)
        titled = sum(word.capital and word.folded in known.ordinary for word in real[1:])
        if len(real) >= 2 and loud * 2 > len(real):
            marks[start:index] = bytes([SHOUTED]) * len(sentence)
        elif titled >= 2 and titled * 3 >= len(real):
            marks[start:index] = bytes([_TITLED]) * len(sentence)
        start = index
    return marks


def _around_particle(context: Context, index: int) -> bool:
    after, last = context.at(index + 1), context.at(index + 2)
    return (
        _may_be_name(context, index)
        and after is not None
        and last is not None
        and after.near
        and last.near
        and after.folded in context.lists.binding_particles
        and _may_be_name(context, index + 2)
    )


def _may_be_name(context: Context, index: int) -> bool:
    return not context.closed[index] and (context.is_ambiguous(index) or context.is_unknown(index))


def _is_unknown(context: Context, index: int) -> bool:
    first = context.words[index].begins and context.is_forename(index)
    return (first or len(context.folded(index)) >= _SHORTEST) and context.is_unknown(index)


IN_CAPITALS = by_language(
    WordRule(
        "shouted surname",
        _around_particle,
        "JAN DE BOER SLIEP",
        "JACK VAN HOPE WEPT",
        end=3,
        grows=False,
    ),
    WordRule(
        "shouted unknown word",
        _is_unknown,
        "MEHMET SLIEP NIET",
        "MEHMET DID NOT SLEEP",
        grows=False,
    ),
)
"""What makes a word in a sentence of capitals a name."""
