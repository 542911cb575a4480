"""Sentences in capitals, where a capital says nothing: which they are, and the names in them."""

from collections.abc import Sequence

from reflectie_cli.deid.ordinary import DOUBLE, ORDINARY
from reflectie_cli.deid.reading import Reading
from reflectie_cli.deid.tokens import Token
from reflectie_cli.language import Code

_ALL_CAPITALS = 1
_SHORTEST = 4


def shouted(words: Sequence[Token], code: Code) -> bytearray:
    """Mark the words of sentences where capitals say nothing: shouted, or written as a title."""
    marks = bytearray(len(words))
    start = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and not words[index].begins:
            continue
        sentence = words[start:index]
        real = [word for word in sentence if word.letters and len(word.folded) > 1]
        loud = sum(word.loud for word in real)
        titled = sum(word.capital and word.folded in ORDINARY[code] for word in real[1:])
        if len(real) >= 2 and loud * 2 > len(real):
            marks[start:index] = b"\x01" * len(sentence)
        elif titled >= 2 and titled * 3 >= len(real):
            marks[start:index] = b"\x02" * len(sentence)
        start = index
    return marks


def name_in_shouting(reading: Reading, index: int) -> int:
    """Give the word after a name that begins here in a shouted sentence; 0 where none does.

    No dictionary has the word, or it is a name too and a particle and another such word follow.
    """
    word = reading.words[index]
    if reading.shouted[index] != _ALL_CAPITALS or not word.loud:
        return 0
    after, last = reading.at(index + 1), reading.at(index + 2)
    if (
        _may_be(reading, index)
        and after is not None
        and last is not None
        and after.near
        and last.near
        and after.folded in reading.around.binding
        and _may_be(reading, index + 2)
    ):
        return index + 3
    return index + 1 if len(word.folded) >= _SHORTEST and reading.strange(index) else 0


def _may_be(reading: Reading, index: int) -> bool:
    if reading.closed[index]:
        return False
    return reading.folded(index) in DOUBLE[reading.code] or reading.strange(index)
