"""What comes in the place of what was found: roles, weeks and plain words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from reflectie_cli.deid.dates import day_meant
from reflectie_cli.deid.hit import PEOPLE, REPLACE, SITES, Hit, Kind, ListedName, Replacements
from reflectie_cli.deid.name_list import Words, folded_words
from reflectie_cli.deid.placeholder import DECADES, FIXED, OLDEST, ROLES, SITE_WORDS
from reflectie_cli.deid.tokens import fold
from reflectie_cli.deid.word_lists import Code, word_lists, word_set

_YEAR_OFF = 366
_FIRST_NAME = 3
_NAMESAKES = 4
"""Of so many people with one name, only the last named are thought of."""
_ROLE_OF = {
    **dict.fromkeys(
        ["client", "clienten", "bewoner", "patient", "deelnemer", "resident"], "client"
    ),
    **dict.fromkeys(["verwant", "naaste", "familie", "relative", "family"], "relative"),
    **dict.fromkeys(["collega", "colleague", "team"], "colleague"),
}
_TENS = (
    ("twintig", "twent"),
    ("dertig", "thirt"),
    ("veertig", "fort"),
    ("vijftig", "fift"),
    ("zestig", "sixt"),
    ("zeventig", "sevent"),
    ("tachtig", "eight"),
    ("negentig", "ninet"),
)
"""How the tens of an age are written, `fifty` and `fifties`; behind them comes no `een`."""


@cache
def _of_both(name: Literal["titles", "roles"]) -> Mapping[str, str]:
    """Return the words of both languages: a text may be in another one than the screen."""
    return {**getattr(word_lists("en"), name), **getattr(word_lists("nl"), name)}


def _known_role(role: str) -> str:
    """Return a role somebody wrote, `Cliënt` or `zus`, as client, relative, colleague or nothing."""
    word = fold(role.strip())
    return _ROLE_OF.get(word) or _of_both("roles").get(word, "")


class _Mention(Struct, frozen=True):
    """A person as one hit names them: the bare name, and what the role and title before it tell."""

    words: Words
    role: str
    gender: str


class _Person(Struct):
    """Somebody in a document: every name they have there, and whether it holds elsewhere too."""

    names: set[Words]
    role: str
    gender: str
    called: str = ""
    told: bool = False


def _mention(hit: Hit) -> _Mention:
    titles, roles = _of_both("titles"), _of_both("roles")
    words = folded_words(hit.text)
    role = gender = ""
    while len(words) > 1:
        if words[0] in titles:
            gender = gender or titles[words[0]]
        elif words[0] in roles:
            role = role or roles[words[0]]
        elif words[:2] != ("de", "heer") and not (
            words[0] in word_set("kinds_of_work") and words[1] in roles
        ):
            break
        words = words[1:]
    return _Mention(words, role, gender)


class Placeholders(Struct, frozen=True):
    """Who is who in a whole document: the same person has the same placeholder everywhere."""

    language: Code
    people: Mapping[tuple[str, str], _Person]
    index: Mapping[Words, list[_Person]]
    sites: Mapping[tuple[Kind, Words], str]

    def of(self, hit: Hit, written: date | None = None) -> str:
        """Return what comes in the place of a hit; `written` is the day the words were written.

        A person this document does not know is `[persoon]` without a number, and so is a place.
        """
        if hit.kind in PEOPLE:
            person = self.people.get((hit.kind, hit.text)) or _same(self.index, _mention(hit))
            return person.called if person else f"[{ROLES[self.language]['']}]"
        if hit.kind in SITES:
            unknown = f"[{SITE_WORDS[self.language][hit.kind]}]"
            return self.sites.get((hit.kind, _site(hit)), unknown)
        if hit.kind == "date":
            return _week(hit.text, self.language, written)
        if hit.kind == "age":
            return _age(hit.text, self.language)
        return FIXED[self.language][hit.kind]

    @property
    def words(self) -> frozenset[str]:
        """Return the folded words of every name that holds in other texts too."""
        people = (person for person in self.people.values() if person.told)
        return frozenset(word for person in people for name in person.names for word in name)


def placeholders(
    hits: Iterable[Hit], language: Code, own: Sequence[ListedName] = ()
) -> Placeholders:
    """Return the people of a document by number; `hits` are of all its texts in order.

    The role comes from the word before a name anywhere in the document, else from the own list.
    A first name that is part of a full name is the same person, and so is a surname, unless the
    titles differ: mevrouw De Vries is not meneer De Vries.
    """
    whose: dict[tuple[str, str], _Person] = {}
    index: dict[Words, list[_Person]] = {}
    roles = {folded_words(one.name): _known_role(one.role) for one in own}
    sites: dict[tuple[Kind, Words], str] = {}
    counts: dict[str, int] = {}
    for hit in hits:
        if hit.kind in SITES and (hit.kind, _site(hit)) not in sites:
            counts[hit.kind] = counts.get(hit.kind, 0) + 1
            called = SITE_WORDS[language][hit.kind]
            sites[hit.kind, _site(hit)] = f"[{called} {counts[hit.kind]}]"
        if hit.kind not in PEOPLE:
            continue
        key, said = (hit.kind, hit.text), _mention(hit)
        person = whose.get(key) or _same(index, said) or _Person(set(), "", said.gender)
        known = roles.get(said.words) or roles.get(_base(said.words), "")
        person.told = person.told or hit.spreads
        person.role = person.role or said.role or known
        person.gender = person.gender or said.gender
        if said.words not in person.names:
            person.names.add(said.words)
            for part in _parts(said.words):
                namesakes = index.setdefault(part, [])
                namesakes.append(person)
                del namesakes[:-_NAMESAKES]
        whose[key] = person
    for person in whose.values():
        if not person.called:
            role = ROLES[language][person.role]
            counts[role] = counts.get(role, 0) + 1
            person.called = f"[{role} {counts[role]}]"
    return Placeholders(language, whose, index, sites)


def _site(hit: Hit) -> Words:
    """Return the words that tell a place from another: `De Wending` of `afdeling De Wending`."""
    words = folded_words(hit.text)
    plain = tuple(word for word in words if word not in word_set("site_nouns"))
    return plain or words


def _base(name: Words) -> Words:
    """Return a name without the s of possession: Chantals moeder."""
    return (*name[:-1], name[-1][:-1]) if name and name[-1].endswith("s") else name


def _parts(name: Words) -> set[Words]:
    """Return the ways to say a name: in full, the first name, the surname."""
    return {name, name[:1], name[1:]} - {()}


def _same(index: Mapping[Words, list[_Person]], said: _Mention) -> _Person | None:
    """Return the person a name means; of two it can be, the one named last."""
    full, first = said.words, said.words[:1]
    for name in (full, _base(full), (*full[:-1], full[-1] + "s"), first):
        by_first = name == first != full
        if by_first and len(full[0]) < _FIRST_NAME:
            continue  # "J. de Vries" and "J. Smit" share a letter, no more
        for person in reversed(index.get(name, [])):
            if said.gender and person.gender and said.gender != person.gender:
                continue
            if by_first and person.names != {name}:
                continue  # Jan Bakker is not Jan Hoekstra; but Jan, named before, may be
            return person
    return None


def _week(text: str, code: Code, written: date | None) -> str:
    day = day_meant(text, code, written)
    if day is None or (written is not None and abs((day - written).days) > _YEAR_OFF):
        return FIXED[code]["date"]  # a week without its year would be taken for one of this year
    return f"[week {day.isocalendar().week}]"


def _age(text: str, code: Code) -> str:
    figures, small = re.search("[0-9]+", text), text.lower()
    if re.search("we[ek]+|maand|month|day|dagen", small):
        return FIXED[code]["age"]
    if figures:
        tens = int(figures[0]) // 10
    elif "honderd" in small or "hundred" in small:
        tens = 10
    else:
        tens = next(
            (
                number
                for number, (dutch, english) in enumerate(_TENS, 2)
                if dutch in small or re.search(rf"{english}(?:y|ies)", small)
            ),
            0,
        )
    if tens < 2:
        return FIXED[code]["age"]
    return OLDEST[code] if tens > 8 else DECADES[code][tens - 2]


def replaced(
    text: str,
    hits: Sequence[Hit],
    choices: Replacements,
    language: Code,
    people: Placeholders | None = None,
    written: date | None = None,
) -> str:
    """Return the text as it may leave: each hit replaced, kept, or in somebody's own words.

    A hit that `choices` does not name is replaced. `people` are those of the whole document;
    without it this text is the document. `written` is the day it was written on, for days without a year.
    """
    named = people or placeholders(hits, language)
    return "".join(
        piece if hit is None else _chosen(hit, choices, named, written)
        for piece, hit in segments(text, hits)
    )


def _chosen(hit: Hit, choices: Replacements, people: Placeholders, written: date | None) -> str:
    choice = choices.get(hit, REPLACE)
    if choice.text is not None:
        return choice.text
    return hit.text if choice.keep else people.of(hit, written)


def segments(text: str, hits: Sequence[Hit]) -> list[tuple[str, Hit | None]]:
    """Return a text in pieces, each a hit or what stands between hits; joined they are the text.

    Raise `ValueError` for hits of another text.
    """
    pieces: list[tuple[str, Hit | None]] = []
    end = 0
    for hit in hits:
        if hit.start < end or text[hit.start : hit.end] != hit.text:
            raise ValueError("these hits are of another text")
        if hit.start > end:
            pieces.append((text[end : hit.start], None))
        pieces.append((hit.text, hit))
        end = hit.end
    if end < len(text):
        pieces.append((text[end:], None))
    return pieces
