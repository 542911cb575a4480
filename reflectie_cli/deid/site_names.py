"""What may be the name of a place or an organisation, and how far it goes."""

from functools import cache

from reflectie_cli.deid.context import Context
from reflectie_cli.deid.lexicon import in_dictionary
from reflectie_cli.deid.name_list import Phrases
from reflectie_cli.deid.word_lists import CODES, Code, word_list, word_lists, word_set

GAPS = (" ", "  ", "\u00a0", "-", "‐", "‑", ". ", "'", "’", " '", " ’")
"""What stands between the words of one name."""
MOST = 6
"""So many words a name has at most."""

_INSIDE = frozenset("de het t den der van ter ten la le of the st sint".split())
"""Small words between the capitals of one name: `Huis van de Wijk`."""


@cache
def towns(code: Code) -> tuple[Phrases, frozenset[str]]:
    """Return towns to look for, and those that only count with a capital behind `in`."""
    names = {line for other in CODES for line in word_list(f"{other}/towns")}
    known = word_lists(code)
    words = known.ambiguous | known.ordinary | known.roles.keys() | known.titles.keys()
    words |= word_set("forenames") | known.particles
    plain = (
        name
        for name in names
        if all(word in words or in_dictionary(word, code) for word in name.split())
    )
    return Phrases.of(names), frozenset(plain)


def is_town(context: Context, index: int) -> bool:
    """Return whether a word is a town and nothing else."""
    listed, plain = towns(context.code)
    folded = context.folded(index)
    return (folded,) in listed.wanted and folded not in plain


def may_be_named(context: Context, index: int) -> bool:
    """Return whether a word is written like a name and has no meaning that a capital is due to."""
    word = context.at(index)
    if word is None or not word.letters or context.closed[index] or context.named[index]:
        return False
    if not word.text[0].isupper() or context.shouted[index]:
        return False
    return not (context.is_common(word.folded) or context.is_title(index) or context.is_role(index))


def end_of_name(context: Context, index: int) -> int:
    """Return the word after the last of a name: capitals, and what joins them."""
    end = at = index + 1
    while at < len(context.words) and at - index < MOST:
        word = context.words[at]
        if word.gap not in GAPS or context.closed[at] or word.begins:
            break
        if word.text[0].isupper() and word.letters and not context.is_title(at):
            end = at + 1
        elif word.folded not in _INSIDE or word.gap not in (" ", "-"):
            break
        at += 1
    return with_heads(context, end)


def with_heads(context: Context, end: int) -> int:
    """Return the word after the English heads that go on a name: `Harbour View Care Home`."""
    if context.code != "en":
        return end
    heads = word_set("en/place_heads") | word_set("en/institution_heads")
    at = end
    while (word := context.at(at)) and word.near and at - end < MOST:
        small = word.folded in word_set("en/small_heads")
        if word.folded in heads and (small or word.capital):
            end = at + 1
        elif word.folded not in word_set("en/between_heads"):
            break
        at += 1
    return end


def is_person(context: Context, index: int) -> bool:
    """Return whether a word is a forename by itself: more probably somebody than a house."""
    after = context.at(index + 1)
    more = after is not None and after.near and after.text[0].isupper() and after.letters
    return context.folded(index) in context.lists.forenames and not more


def is_owner(context: Context, index: int) -> bool:
    """Return whether a word owns what follows: `Mary's`."""
    after = context.at(index + 1)
    return after is not None and after.gap[:1] in ("'", "’") and after.folded in ("s", "")
