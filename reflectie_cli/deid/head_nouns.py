"""Places by the noun before or behind their name: `afdeling De Wending`, `Larkfield Hospital`."""

import re

from reflectie_cli.deid.context import Context
from reflectie_cli.deid.rule import Span
from reflectie_cli.deid.site_names import (
    GAPS,
    MOST,
    end_of_name,
    is_person,
    is_town,
    may_be_named,
    with_heads,
)
from reflectie_cli.deid.tokens import Token
from reflectie_cli.deid.word_lists import word_set

_NUMBERED = re.compile(r"[0-9]{1,3}[A-Za-z]?|[A-HJ-Z][0-9]{0,2}|[0-9]{1,2}\.[0-9]{1,2}")
_QUOTES = ("'", "‘", "’", "„", '"', "“", "”", "«")
_ARTICLES = ("de", "het", "t", "den", "la", "le", "el", "ter", "ten")
_SAINTED = ("huize", "residentie", "hospice", "gasthuis", "klooster")
"""Heads of houses that are called after people."""
_SHORTEST = 3
_SAINTS = ("st", "saint", "sint")


def behind_head(context: Context, index: int) -> Span | None:
    """Return the name, number or letter behind a head noun, with that noun."""
    first = index + 1
    after = context.at(first)
    if after is None or context.closed[first] or "\n" in after.gap:
        return None
    quoted = after.gap[-1:] in _QUOTES and after.gap.strip() in _QUOTES
    if not quoted and (after.begins or after.gap not in (" ", "  ", "\u00a0", ": ")):
        return None
    numbered = context.folded(index) in context.lists.numbered_heads
    if numbered and not quoted and _is_number(context, first):
        after = context.at(first + 1)
        more = after is not None and after.near and after.folded in context.lists.ward_names
        return index, first + 1 + more
    if context.code == "en":
        return None
    return _named_behind(context, index, after, quoted=quoted)


def _named_behind(context: Context, index: int, after: Token, *, quoted: bool) -> Span | None:
    article = after.folded in _ARTICLES
    start = index + 1 + article
    then = context.at(start)
    if then is None or (article and then.gap not in (" ", " '", " ’", "'", "’")):
        return None
    more = context.at(start + 1)
    long = more is not None and more.near and more.capital and then.capital and not then.begins
    short = then.loud and len(then.text) < _SHORTEST
    if not short and (long or may_be_named(context, start)):
        person = not quoted and not after.capital if article else not quoted
        if person and context.folded(index) not in _SAINTED and is_person(context, start):
            return None
        return index, end_of_name(context, start)
    if not then.text.islower() or context.closed[start]:
        return None
    told = then.folded in context.lists.ward_names and _ends_there(context, start)
    return (index, start + 1) if told or quoted or is_town(context, start) else None


def _ends_there(context: Context, index: int) -> bool:
    """Return whether a small word is all of a name: `groep rood was`, not `groep rode stoelen`."""
    after = context.at(index + 1)
    if after is None or not after.near or after.folded in context.lists.ordinary:
        return True
    return not context.is_noun(after.folded)


def _is_number(context: Context, index: int) -> bool:
    """Return whether a number or letter tells which ward it is, and counts nothing."""
    word, after = context.words[index], context.at(index + 1)
    if not _NUMBERED.fullmatch(word.text):
        return False
    if after is None:
        return True
    if not after.near:
        return after.gap not in (":", "%", "/", ",") or not after.text[0].isdigit()
    many = len(after.folded) > 4 and after.folded.endswith(("en", "s"))
    counts = after.folded in word_set("counted") or (many and not context.acts(index))
    return not (word.text.isdigit() and counts)


def before_head(context: Context, index: int) -> Span | None:
    """Return the name before an English head noun, with that noun: `Larkfield Hospital`."""
    word, known = context.words[index], context.lists
    small = word.text.islower()
    if word.loud or (small and word.folded not in word_set("en/small_heads")):
        return None
    first = _start_of_name(context, index, small=small)
    told = range(first, index)
    if not told:
        return _small_before_head(context, index) if small else None
    named = [at for at in told if _names_a_place(context, at)]
    if not named or any(context.shouted[at] for at in told):
        return None
    begins = context.words[first].begins and context.words[first].folded not in known.ward_names
    if len(told) == 1 and begins and context.is_noun(context.folded(first)):
        return None
    if small and all(_is_plain_start(context, at) for at in named):
        return None
    return first, with_heads(context, index + 1)


def before_small_head(context: Context, index: int) -> Span | None:
    """Return the name before a Dutch head noun, with that noun: `het Wilhelmina ziekenhuis`."""
    word, first = context.words[index], index
    while first > 0 and index - first < MOST and context.words[first].near:
        before = context.words[first - 1]
        if before.begins or not before.text[0].isupper() or not may_be_named(context, first - 1):
            break
        first -= 1
    return (first, index + 1) if first < index and word.text.islower() else None


def _start_of_name(context: Context, index: int, *, small: bool) -> int:
    """Return the first word of the capitals before a head; the head itself where there are none."""
    first = index
    while first > 0 and index - first < MOST and _goes_on(context, first, small=small):
        first -= 1
    while first < index and not context.words[first].text[0].isupper():
        first += 1
    return first


def _goes_on(context: Context, first: int, *, small: bool) -> bool:
    """Return whether the word before one is of the same name."""
    before, here, at = context.words[first - 1], context.words[first], first - 1
    if here.gap not in (*GAPS, "' ", "’ ") or context.closed[at] or context.named[at]:
        return False
    if before.text[0].isupper() and before.letters:
        common = context.is_common(before.folded) and before.folded not in context.lists.ward_names
        return (
            before.folded != "the" and not (common and before.begins) and not context.is_title(at)
        )
    if before.folded == "s" and before.gap in ("'", "’"):
        return not small or context.folded(first - 3) in _SAINTS
    return at > 0 and before.folded in word_set("en/between_heads")


def _names_a_place(context: Context, index: int) -> bool:
    folded = context.folded(index)
    return folded in context.lists.ward_names or not context.is_common(folded)


def _small_before_head(context: Context, index: int) -> Span | None:
    """Return what a ward is called in small letters: `on bluebell ward`."""
    at = index - 1
    if at < 1 or context.closed[at] or context.folded(at) not in context.lists.ward_names:
        return None
    toward = context.previous(at) in ("on", "to", "from", "in", "the", "of", "at", "for")
    return (at, index + 1) if toward and context.words[index].near else None


def _is_plain_start(context: Context, index: int) -> bool:
    """Return whether a capital is due to a sentence's start or an abbreviation: `Nursing homes`."""
    word = context.words[index]
    plain = context.in_dictionary(index) and context.folded(index) not in context.lists.ward_names
    return word.loud or (word.begins and plain)
