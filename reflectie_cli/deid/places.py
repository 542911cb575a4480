"""Towns, wards, groups, houses and organisations: by a list, a head noun, or where they stand."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from reflectie_cli.deid.context import Context
from reflectie_cli.deid.head_nouns import before_head, before_small_head, behind_head
from reflectie_cli.deid.hit import Kind
from reflectie_cli.deid.name_list import Phrases
from reflectie_cli.deid.rule import Rule, Span, by_language
from reflectie_cli.deid.site_names import (
    GAPS,
    end_of_name,
    is_owner,
    is_person,
    may_be_named,
    towns,
)
from reflectie_cli.deid.tokens import Token
from reflectie_cli.deid.word_lists import Code, word_list, word_set

_CODED = re.compile(r"[0-9]{1,2}[A-Za-z]|[A-Z][0-9]{1,2}")
_NO_CODE = ("B1", "B6", "B12", "D3", "K2", "A3", "A4", "A5", "A6", "2e", "3e", "4e", "1e")
_PLAIN = (
    "zorg",
    "school",
    "markt",
    "plein",
    "park",
    "college",
    "kerk",
    "flat",
    "ziekenhuis",
    "dorp",
)
"""Endings of many a word that is no name."""
_ROYAL = ("royal", "queen", "princess", "prince", "king", "st", "saint")
_SHORTEST, _ENDED, _CODE = 4, 7, 3


def _behind_preposition(context: Context, index: int) -> Span | None:
    """Return the place behind `in`, `te`, `near`: a capital that no person explains."""
    first, known = index + 1, context.lists
    if not may_be_named(context, first) or not context.words[first].near:
        return None
    word, end = context.words[first], end_of_name(context, first)
    if end == first + 1:
        if (word.folded,) in towns(context.code)[0].wanted:
            return first, end
        base = word.folded.removesuffix("s")
        person = word.folded in known.forenames or base in known.forenames
        if person or word.loud or len(word.folded) < _SHORTEST:
            return None
    day = word.folded in known.months or word.folded in known.weekdays
    thing = word.folded in word_set("proper_nouns") or context.previous(index) in known.titles
    return None if day or thing or is_owner(context, end - 1) else (first, end)


def _behind_article(context: Context, index: int) -> Span | None:
    """Return the ward or house behind `op De`, `op de`, `at the`: a capital that no person explains."""
    first = index + 1
    word = context.at(first)
    if word is None or not word.near or context.closed[first]:
        return None
    if _CODED.fullmatch(word.text):
        return (first, first + 1) if _is_code(context, index) else None
    if context.folded(index) == "on":
        after = context.at(first + 1)
        told = word.folded in context.lists.ward_names and word.capital and not word.begins
        if told and (after is None or not after.near or after.text.islower()):
            return first, end_of_name(context, first)
    if word.folded in context.lists.ward_names and context.folded(index) in ("op", "van", "naar"):
        after = context.at(first + 1)
        numbered = after is not None and after.near and len(after.text) < _CODE
        return (first, first + 2) if after and numbered and after.text.isdigit() else None
    if word.folded not in ("de", "het", "t", "the", "den"):
        return None
    then = context.at(first + 1)
    if then is None or then.gap not in (" ", " '", " ’") or then.loud:
        return None
    small = context.folded(index) == "op" and word.folded == "de" and then.text.islower()
    if small and then.folded in word_set("nl/small_wards") and not context.closed[first + 1]:
        return first, first + 2
    if (context.folded(index), word.folded) == ("van", "den"):
        return None  # "van den Heuvel"
    called = _with_large_article if word.capital and not word.begins else _with_small_article
    return (first, end_of_name(context, first + 1)) if called(context, index, then) else None


def _is_code(context: Context, index: int) -> bool:
    """Return whether `3B`, `B2` is where somebody is: `op 3B`."""
    word, after = context.words[index + 1], context.at(index + 2)
    toward = context.folded(index) in ("op", "van", "naar", "on", "from", "to")
    free = after is None or not after.near or after.folded not in word_set("counted")
    return toward and free and word.text not in _NO_CODE


def _with_large_article(context: Context, index: int, then: Token) -> bool:
    before = context.at(index - 1)
    surname = context.folded(index) == "van" and before is not None and before.text[0].isupper()
    ward = then.text[0].isupper() and then.folded in context.lists.ward_names
    return not surname and (ward or may_be_named(context, index + 2))


def _with_small_article(context: Context, index: int, then: Token) -> bool:
    start, before = index + 2, context.at(index - 1)
    if not may_be_named(context, start) or then.folded in word_set("proper_nouns"):
        return False
    person = (
        before is not None
        and context.words[index].near
        and (before.text[0].isupper() or context.is_title(index - 1) or context.is_role(index - 1))
    )
    if (context.folded(index) == "van" and person) or is_owner(context, start):
        return False
    if context.code == "en":
        after = context.at(start + 1)
        royal = then.folded in _ROYAL and after is not None and after.near and after.capital
        return royal or then.folded.endswith("s") or then.folded in context.lists.ward_names
    toward = context.folded(index) in ("op", "bij", "naar", "van", "in", "uit")
    return toward and not is_person(context, start)


def _by_ending(context: Context, index: int) -> Span | None:
    """Return a word with a capital that ends as houses and organisations do: `Rozenhof`."""
    word, known = context.words[index], context.lists
    if len(word.folded) < _ENDED or word.begins or not word.capital:
        return None
    if not may_be_named(context, index) or not word.folded.endswith(_endings()):
        return None
    before = context.at(index - 1)
    plain = word.folded.endswith(_PLAIN) and context.in_dictionary(index)
    if word.folded in known.forenames or plain or before is None:
        return None
    if word.gap == "-":
        return None
    if word.near and (
        before.folded in known.titles
        or before.folded in known.roles
        or before.folded in known.forenames
        or (before.folded in known.particles and before.folded not in ("de", "het", "op", "in"))
    ):
        return None
    return index - (context.previous(index) in ("sint", "st")), index + 1


@cache
def _endings() -> tuple[str, ...]:
    return word_list("nl/site_endings")


class PlaceRule(Rule[Callable[[Context, int], Span | None]], frozen=True):
    """A rule about a word of a list, or about any word with a capital where it names none."""

    at: str = ""


PLACES = by_language(
    PlaceRule(
        "behind its head noun",
        behind_head,
        "op afdeling De Wending",
        kind="place",
        at="place_heads",
    ),
    PlaceRule("numbered", behind_head, en="back on ward 7", kind="place", at="numbered_heads"),
    PlaceRule(
        "organisation behind its head noun",
        behind_head,
        "bij stichting Zonnehoek",
        kind="institution",
        at="institution_heads",
    ),
    PlaceRule(
        "name before a head noun",
        before_small_head,
        "toen het Zwolfer ziekenhuis belde",
        kind="institution",
        at="institution_heads",
    ),
    PlaceRule(
        "before its head noun", before_head, en="to Bluebell ward", kind="place", at="place_heads"
    ),
    PlaceRule(
        "organisation before its head noun",
        before_head,
        en="to Larkfield Hospital",
        kind="institution",
        at="institution_heads",
    ),
    PlaceRule(
        "behind in",
        _behind_preposition,
        "we gingen in Zwolferdam",
        "it was in Zwelford",
        kind="place",
        at="place_prepositions",
    ),
    PlaceRule(
        "behind an article",
        _behind_article,
        "nu op De Populier",
        "back at the Beeches",
        kind="place",
        at="place_articles",
    ),
    PlaceRule("ends like a house", _by_ending, "de tuin bij Zwaluwenhof", kind="institution"),
)
"""Where two rules find the same words, the first in this row is believed."""
TOWN, ORGANISATION = "listed town", "listed organisation"

Found = tuple[int, int, Kind, str]
"""The first word, the word after the last, what it is, and which rule told."""


@cache
def _rules(code: Code) -> tuple[Mapping[str, Sequence[PlaceRule]], Sequence[PlaceRule]]:
    """Return the rules by the word that they are asked at, and those for any capital."""
    by_word: dict[str, list[PlaceRule]] = {}
    for rule in PLACES[code]:
        for word in word_list(f"{code}/{rule.at}") if rule.at else ():
            by_word.setdefault(word, []).append(rule)
    return by_word, [rule for rule in PLACES[code] if not rule.at]


def places(context: Context) -> Iterator[Found]:
    """Find towns, wards, houses and organisations among words of which none is a name so far."""
    listed = list(_listed(context))
    yield from (found for found in listed if found[1] - found[0] > 1)
    yield from _by_rules(context)
    yield from (found for found in listed if _is_free(context, *found[:2]))


def _by_rules(context: Context) -> Iterator[Found]:
    by_word, of_capitals = _rules(context.code)
    for index, word in enumerate(context.words):
        rules = by_word.get(word.folded, ())
        if of_capitals and word.text[0].isupper():
            rules = (*rules, *of_capitals)
        for rule in rules:
            span = None if context.closed[index] else rule.how(context, index)
            if span and rule.kind and _is_free(context, *span):
                yield (*span, rule.kind, rule.name)
                break


@cache
def _organisations() -> Phrases:
    return Phrases.of(word_list("institutions"))


def _listed(context: Context) -> Iterator[Found]:
    """Find towns and organisations of the lists."""
    listed, plain = towns(context.code)
    words = context.words
    for first, end in listed.spans(words, genitive=False):
        if not _is_free(context, first, end) or _is_surname(context, first):
            continue
        name = " ".join(word.folded for word in words[first:end])
        if _is_said_as_town(context, first, end, name in plain):
            yield first, end, "place", TOWN
    for first, end in _organisations().spans(words, genitive=False):
        large = words[first].text[0].isupper() or end - first > 1
        if large and _is_free(context, first, end):
            yield first, end, "institution", ORGANISATION


def _is_free(context: Context, first: int, end: int) -> bool:
    return not any(context.closed[first:end]) and not any(context.named[first:end])


def _is_said_as_town(context: Context, first: int, end: int, plain: bool) -> bool:
    word, before, after = context.words[first], context.previous(first), context.at(end)
    if after is not None and after.gap == "-":
        return False
    toward = before in context.lists.place_prepositions
    if plain:
        person = word.folded in word_set("forenames") and before in ("naar", "to")
        return toward and word.text[0].isupper() and not person and not context.shouted[first]
    return toward or not word.text.islower() or len(word.folded) > _SHORTEST


def _is_surname(context: Context, index: int) -> bool:
    """Return whether what stands before a town makes it somebody's name: `mevrouw van Gent`."""
    known, first = context.lists, index
    while first > 0 and context.words[first].near and context.folded(first - 1) in known.particles:
        first -= 1
    head, before = context.words[first], context.at(first - 1)
    if first < index and head.capital and not head.begins:
        return True
    if before is None or head.gap not in (*GAPS, ". "):
        return False
    if head.gap == "-":
        return True
    name = before.text[0].isupper() and before.folded in word_set("forenames")
    person = name or before.folded in known.forenames or context.is_title(first - 1)
    return person or (context.is_role(first - 1) and first < index)
