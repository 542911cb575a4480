"""Towns, wards, groups, houses and organisations: by a list, a head noun, or where they stand."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from reflectie_cli.deid.context import Context
from reflectie_cli.deid.hit import Kind
from reflectie_cli.deid.lexicon import in_dictionary
from reflectie_cli.deid.name_list import Phrases
from reflectie_cli.deid.rule import Rule, Span, by_language
from reflectie_cli.deid.word_lists import CODES, Code, word_list, word_lists, word_set

_NUMBERED = re.compile(r"[0-9]{1,3}[A-Za-z]?|[A-Z][0-9]{0,2}|[0-9]{1,2}\.[0-9]{1,2}")
_CODED = re.compile(r"[0-9]{1,2}[A-Za-z]|[A-Z][0-9]{1,2}")
_VITAMINS = ("B1", "B6", "B12", "D3", "K2", "A4", "A3", "A5", "A6")
_QUOTES = ("'", "‘", "’", "„", '"', "“", "”", "«")
_GAPS = (" ", "  ", "\u00a0", "-", "‐", "‑", ". ", "'", "’", " '", " ’")
_ARTICLES = ("de", "het", "t", "den", "the", "la", "le", "el", "ter", "ten", "'t")
_INSIDE = frozenset("de het t den der van aan op ter ten en in la le of the and on st sint".split())
"""Small words between the capitals of one name: `Alphen aan den Rijn`."""

_MOST = 6
_SHORTEST = 4


@cache
def _towns(code: Code) -> tuple[Phrases, frozenset[str]]:
    """Return towns to look for, and those that only count with a capital behind `in`."""
    names = {line for other in CODES for line in word_list(f"{other}/towns")}
    known = word_lists(code)
    words = known.ambiguous | known.ordinary | known.roles.keys() | known.titles.keys()
    plain = frozenset(
        name
        for name in names
        if name in words or name in word_set("forenames") or in_dictionary(name, code)
    )
    return Phrases.of(names), plain


@cache
def _organisations() -> Phrases:
    return Phrases.of(word_list("institutions"))


def _may_be_named(context: Context, index: int) -> bool:
    """Return whether a word is written like a name and has no meaning that a capital is due to."""
    word = context.at(index)
    if word is None or not word.letters or context.closed[index] or context.named[index]:
        return False
    if not word.text[0].isupper() or context.shouted[index]:
        return False
    return not (context.is_common(word.folded) or context.is_title(index) or context.is_role(index))


def _end_of_name(context: Context, index: int) -> int:
    """Return the word after the last of a name that begins at a word: capitals, and what joins them."""
    end = at = index + 1
    while at < len(context.words) and at - index < _MOST:
        word = context.words[at]
        if word.gap not in _GAPS or context.closed[at] or word.begins:
            break
        if word.text[0].isupper() and word.letters and not context.is_title(at):
            end = at + 1
        elif word.folded not in _INSIDE or word.gap not in (" ", "-"):
            break
        at += 1
    return end


def _behind_head(context: Context, index: int) -> Span | None:
    """Return the name, number or letter behind a head noun, with that noun."""
    known, word = context.lists, context.words[index]
    first = index + 1
    after = context.at(first)
    if after is None or after.begins and after.gap[-1:] not in _QUOTES or "\n" in after.gap:
        return None
    quoted = after.gap[-1:] in _QUOTES
    if not (quoted or after.gap in (" ", "  ", "\u00a0", ": ")):
        return None
    if word.folded in known.numbered_heads and _is_number(context, first):
        return index, first + 1
    if context.code == "en":
        return None
    article = after.folded in _ARTICLES
    start = first + 1 if article else first
    then = context.at(start)
    if then is None or (article and not (then.near or then.gap in (" '", " ’", "'", "’"))):
        return None
    if _may_be_named(context, start) and not (then.loud and len(then.text) < 3):
        small = article and not after.capital
        person = not article and not quoted and _is_person(context, start)
        return None if person or (small and _is_person(context, start)) else (index, _end_of_name(context, start))
    if article and not after.capital and not quoted:
        start = first + 1
    if then.text.islower() and not context.closed[start]:
        told = then.folded in known.ward_names and _ends_there(context, start)
        if told or quoted or _is_town(context, start):
            return index, start + 1
    return None


def _ends_there(context: Context, index: int) -> bool:
    """Return whether a small word is all of a name: `groep rood was`, not `groep rode stoelen`."""
    after = context.at(index + 1)
    return after is None or not after.near or not (
        after.folded not in context.lists.ordinary and context.is_noun(after.folded)
    )


def _is_number(context: Context, index: int) -> bool:
    word = context.words[index]
    if context.closed[index] or not _NUMBERED.fullmatch(word.text):
        return False
    if word.text in ("I", "U", "A") and context.code == "en" and word.text == "I":
        return False
    after = context.at(index + 1)
    if after is None or not after.near:
        return after is None or after.gap[:1] not in ":%/" or not after.text[0].isdigit()
    counted = word.text.isdigit() and (
        after.folded in word_set("counted") or (after.folded.endswith(("en", "s")) and len(after.folded) > 4 and not context.acts(index))
    )
    return not counted


def _is_person(context: Context, index: int) -> bool:
    after = context.at(index + 1)
    more = after is not None and after.near and after.text[0].isupper() and after.letters
    return context.folded(index) in context.lists.forenames and not more


def _is_town(context: Context, index: int) -> bool:
    towns, plain = _towns(context.code)
    folded = context.folded(index)
    return (folded,) in towns.wanted and folded not in plain


def _before_head(context: Context, index: int) -> Span | None:
    """Return the name before a head noun, with that noun: `Larkfield Hospital`, `bluebell ward`."""
    word, known = context.words[index], context.lists
    if not word.near and word.gap not in ("-", "' ", "’ "):
        return None
    small = word.text.islower()
    if small and word.folded not in word_set("en/small_heads"):
        return None
    first = index
    while first > 0 and index - first < _MOST:
        before, here = context.words[first - 1], context.words[first]
        if here.gap not in (*_GAPS, "' ", "’ ") or context.closed[first - 1] or context.named[first - 1]:
            break
        if before.text[0].isupper() and before.letters:
            common = context.is_common(before.folded) and before.folded not in known.ward_names
            if before.folded == "the" or (common and before.begins) or context.is_title(first - 1):
                break
        elif before.folded == "s" and here.near and before.gap in ("'", "’"):
            if small and context.folded(first - 2) not in ("mary", "john", "luke", "anne", "christopher") and context.folded(first - 3) not in ("st", "saint"):
                break
        elif not (before.folded in word_set("en/between_heads") and first - 1 > 0):
            break
        first -= 1
    while first < index and not context.words[first].text[0].isupper():
        first += 1
    told = range(first, index)
    if not told:
        before = context.at(index - 1)
        if small and before is not None and before.folded in known.ward_names and not context.closed[index - 1]:
            return (index - 1, index + 1) if context.previous(index - 1) in ("on", "to", "from", "in", "the", "of", "at") else None
        return None
    named = [at for at in told if not context.is_common(context.folded(at)) or context.folded(at) in known.ward_names]
    if not named or any(context.shouted[at] for at in told):
        return None
    if len(told) == 1 and context.words[first].begins and context.is_noun(context.folded(first)):
        return None
    if small and all(_is_plain_start(context, at) for at in named):
        return None
    if context.words[index].text.isupper() and len(context.words[index].text) > 1:
        return None
    return first, _with_heads(context, index + 1)


def _with_heads(context: Context, end: int) -> int:
    """Return the word after the heads that go on a name: `Harbour View Care Home`."""
    heads = word_set("en/place_heads") | word_set("en/institution_heads")
    at = end
    while context.code == "en" and (word := context.at(at)) and word.near and at - end < _MOST:
        small = word.folded in word_set("en/small_heads")
        if word.folded in heads and (small or word.capital):
            end = at + 1
        elif word.folded not in word_set("en/between_heads"):
            break
        at += 1
    return end


def _is_plain_start(context: Context, index: int) -> bool:
    """Return whether a word has a capital because a sentence begins: `Nursing homes`, `Primary care`."""
    word = context.words[index]
    if word.loud:
        return True
    plain = context.in_dictionary(index) and context.folded(index) not in context.lists.ward_names
    return word.begins and plain


def _behind_preposition(context: Context, index: int) -> Span | None:
    """Return the place behind `in`, `te`, `near`: a capital that no person explains."""
    first = index + 1
    if not _may_be_named(context, first) or not context.words[first].near:
        return None
    word, known = context.words[first], context.lists
    end = _end_of_name(context, first)
    single = end == first + 1
    if (word.loud and not _is_town(context, first)) or word.folded in known.months or word.folded in known.weekdays:
        return None
    towns, _ = _towns(context.code)
    if single and (word.folded,) in towns.wanted:
        return first, end
    owner = context.at(end)
    if owner is not None and (owner.gap in ("'", "’") and owner.folded in ("s", "")):
        return None
    if single and (word.folded in known.forenames or context.is_role(end)):
        return None
    if word.folded.endswith("s") and word.folded[:-1] in known.forenames:
        return None
    if single and len(word.folded) < 3:
        return None
    if word.folded in word_set("proper_nouns"):
        return None
    if context.previous(index) in known.titles:
        return None
    return first, _with_heads(context, end)


def _behind_article(context: Context, index: int) -> Span | None:
    """Return the ward or house behind `op De`, `op de`, `at the`: a capital that no person explains."""
    known, first = context.lists, index + 1
    word = context.at(first)
    if word is None or not word.near or context.closed[first]:
        return None
    if _CODED.fullmatch(word.text) and word.text not in _VITAMINS:
        after = context.at(first + 1)
        free = after is None or not after.near or after.text[0] not in "0123456789"
        toward = context.folded(index) in ("op", "van", "naar", "bij", "on", "from", "to")
        return (first, first + 1) if free and toward else None
    if context.code == "en" and context.folded(index) == "on":
        after = context.at(first + 1)
        told = word.folded in known.ward_names and word.capital and not word.begins
        if told and (after is None or not after.near or after.text.islower()):
            return first, _with_heads(context, first + 1)
    article = word.folded in ("de", "het", "t", "the", "den")
    if not article:
        return None
    if word.capital and not word.begins and word.text[0].isupper():
        then = context.at(first + 1)
        if then is None or not (then.near or then.gap in (" '",)):
            return None
        if context.folded(index) == "van" and context.code == "nl" and index > 0 and context.words[index - 1].text[0].isupper():
            return None
        if _may_be_named(context, first + 1) or (then.text[0].isupper() and then.folded in known.ward_names):
            return first, _end_of_name(context, first + 1)
        return None
    start = first + 1
    if not _may_be_named(context, start) or not context.words[start].near:
        return None
    then = context.words[start]
    before = context.at(index - 1)
    surname = context.folded(index) == "van" and before is not None and context.words[index].near and (
        before.text[0].isupper() or context.is_title(index - 1) or context.is_role(index - 1)
    )
    if surname or then.loud or then.folded in word_set("proper_nouns"):
        return None
    if context.code == "en":
        many = then.folded.endswith("s") or then.folded in known.ward_names
        return (first, _with_heads(context, _end_of_name(context, start))) if many and not _is_owner(context, start) else None
    if context.folded(index) not in ("op", "bij", "naar", "van", "in") or _is_person(context, start) or _is_owner(context, start):
        return None
    return first, _end_of_name(context, start)


def _is_owner(context: Context, index: int) -> bool:
    after = context.at(index + 1)
    return after is not None and after.gap[:1] in ("'", "’") and after.folded in ("s", "")


def _by_ending(context: Context, index: int) -> Span | None:
    """Return a word with a capital that ends as houses and organisations do: `Rozenhof`."""
    word, known = context.words[index], context.lists
    if len(word.folded) < 7 or not _may_be_named(context, index) or not word.capital:
        return None
    if not any(word.folded.endswith(end) and len(word.folded) > len(end) + 2 for end in word_set("nl/site_endings")):
        return None
    if word.folded in known.forenames or context.is_title(index - 1) or context.is_role(index - 1):
        return None
    before = context.at(index - 1)
    if before is not None and word.near and before.folded in known.particles and not before.folded in ("de", "het", "t", "in", "op"):
        return None
    if before is not None and word.near and before.text[0].isupper() and before.folded in known.forenames:
        return None
    if word.begins:
        return None
    if context.in_dictionary(index) and not (before is not None and before.folded == "de" and before.capital):
        return None
    saint = context.previous(index) in ("sint", "st", "heilig", "heilige")
    return index - saint, index + 1


class PlaceRule(Rule[Callable[[Context, int], Span | None]], frozen=True):
    """A rule about a word of a list, or about any word with a capital where it names none."""

    at: str = ""


PLACES = by_language(
    PlaceRule(
        "behind its head noun",
        _behind_head,
        "op afdeling De Wending",
        kind="place",
        at="place_heads",
    ),
    PlaceRule("numbered", _behind_head, en="back on ward 7", kind="place", at="numbered_heads"),
    PlaceRule(
        "organisation behind its head noun",
        _behind_head,
        "bij stichting Zonnehoek",
        kind="institution",
        at="institution_heads",
    ),
    PlaceRule(
        "before its head noun", _before_head, en="to Bluebell ward", kind="place", at="place_heads"
    ),
    PlaceRule(
        "organisation before its head noun",
        _before_head,
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
    PlaceRule("ends like a house", _by_ending, "bij ons op Zwaluwenhof", kind="institution"),
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
    by_word, of_capitals = _rules(context.code)
    for index, word in enumerate(context.words):
        rules = by_word.get(word.folded, ())
        if word.text[0].isupper():
            rules = (*rules, *of_capitals)
        for rule in rules:
            span = None if context.closed[index] else rule.how(context, index)
            if span and rule.kind and _is_free(context, *span):
                yield (*span, rule.kind, rule.name)
                break
    yield from _listed(context)


def _listed(context: Context) -> Iterator[Found]:
    """Find towns and organisations of the lists."""
    towns, plain = _towns(context.code)
    words = context.words
    for first, end in towns.spans(words, genitive=False):
        folded = " ".join(word.folded for word in words[first:end])
        if not _is_free(context, first, end):
            continue
        if _is_surname(context, first) or not _is_said_as_town(context, first, folded in plain):
            continue
        yield first, end, "place", TOWN
    for first, end in _organisations().spans(words, genitive=False):
        large = words[first].text[0].isupper() or end - first > 1
        if large and _is_free(context, first, end):
            yield first, end, "institution", ORGANISATION


def _is_free(context: Context, first: int, end: int) -> bool:
    return not any(context.closed[first:end]) and not any(context.named[first:end])


def _is_said_as_town(context: Context, index: int, plain: bool) -> bool:
    word, before = context.words[index], context.previous(index)
    if context.at(index + 1) is not None and context.words[index + 1].gap == "-":
        return False
    toward = before in context.lists.place_prepositions
    if plain:
        person = word.folded in word_set("forenames") and before in ("naar", "to")
        return toward and word.text[0].isupper() and not person and not context.shouted[index]
    small = word.text.islower()
    return toward or not small or len(word.folded) > _SHORTEST


def _is_surname(context: Context, index: int) -> bool:
    """Return whether what stands before a town makes it somebody's name: `mevrouw van Gent`."""
    known, first = context.lists, index
    while first > 0 and context.words[first].near and context.folded(first - 1) in known.particles:
        first -= 1
    if first < index and context.words[first].capital and not context.words[first].begins:
        return True
    before = context.at(first - 1)
    if before is None or context.words[first].gap not in (*_GAPS, ". "):
        return False
    if before.gap == "\n" or context.words[first].gap == "-":
        return context.words[first].gap == "-"
    person = before.folded in known.forenames or context.is_title(first - 1)
    return person or (context.is_role(first - 1) and first < index)
