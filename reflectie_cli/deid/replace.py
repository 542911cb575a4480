"""Putting roles, weeks and plain words in the place of what was found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reflectie_cli.deid.dates import day_meant
from reflectie_cli.deid.hit import PEOPLE, REPLACE, Choices, Hit, OwnName
from reflectie_cli.deid.tokens import fold, tokens
from reflectie_cli.deid.wording import DECADES, FIXED, OLDEST, ROLES
from reflectie_cli.deid.words import AROUND
from reflectie_cli.language import Code

_YEAR_OFF = 366
_FIRST_NAME = 3
_NAMESAKES = 4
"""Of so many people with one name, only the last named are thought of."""
_ROLE_OF = {
    **dict.fromkeys(
        ("client", "clienten", "bewoner", "patient", "deelnemer", "resident"), "client"
    ),
    **dict.fromkeys(("verwant", "naaste", "familie", "relative", "family"), "relative"),
    **dict.fromkeys(("collega", "colleague", "team"), "colleague"),
}
_AGE_WORDS = {
    word: tens
    for tens, word in enumerate(
        ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"), 2
    )
}


def known_role(role: str) -> str:
    """Read a role somebody wrote, `Cliënt` or `zus`, as client, relative, colleague or nothing."""
    word = fold(role.strip())
    return _ROLE_OF.get(word) or _ROLES.get(word, "")


@dataclass(frozen=True, slots=True)
class _Said:
    """A person as one hit names them: the bare name, its words, the role and title before it."""

    row: tuple[str, ...]
    role: str
    title: str
    gender: str


@dataclass(slots=True)
class _Person:
    """Somebody in a document: every name they have there."""

    rows: set[tuple[str, ...]]
    role: str
    gender: str
    called: str = ""


_TITLES = {**AROUND["en"].titles, **AROUND["nl"].titles}
_ROLES = {**AROUND["en"].roles, **AROUND["nl"].roles}
"""Of both languages: a text may be in another one than the screen."""


def _said(hit: Hit) -> _Said:
    words = [word.folded for word in tokens(hit.text, ())]
    role = title = gender = ""
    while len(words) > 1:
        if words[0] in _TITLES:
            title, gender = words[0], gender or _TITLES[words[0]]
        elif words[0] in _ROLES:
            role = role or _ROLES[words[0]]
        elif not (words[0] == "de" and words[1] == "heer") and not (
            words[0] in ("support", "care", "key", "social", "team", "ward", "shift")
            and words[1] in _ROLES
        ):
            break
        words = words[1:]
    return _Said(tuple(words), role, title, gender)


@dataclass(frozen=True, slots=True)
class Placeholders:
    """Who is who in a whole document: the same person has the same placeholder everywhere."""

    language: Code
    people: Mapping[tuple[str, str], _Person]
    index: Mapping[tuple[str, ...], list[_Person]]

    def of(self, hit: Hit, written: date | None = None) -> str:
        """Give what comes in the place of a hit. `written` is the day the words were written.

        A person this document does not know is `[persoon]` without a number.
        """
        if hit.kind in PEOPLE:
            person = self.people.get((hit.kind, hit.text))
            person = person or _same(self.index, _said(hit))
            return person.called if person else f"[{ROLES[self.language]['']}]"
        if hit.kind == "date":
            return _week(hit.text, self.language, written)
        if hit.kind == "age":
            return _age(hit.text, self.language)
        return FIXED[self.language][hit.kind]

    @property
    def words(self) -> frozenset[str]:
        """Give the folded words of every name."""
        return frozenset(
            word for person in self.people.values() for row in person.rows for word in row
        )


def placeholders(hits: Iterable[Hit], language: Code, own: Sequence[OwnName] = ()) -> Placeholders:
    """Number the people of a document by their first appearance; `hits` are of all its texts in order.

    The role comes from the word before a name anywhere in the document, else from the own list.
    A first name that is part of a full name is the same person, and so is a surname, unless the
    titles differ: mevrouw De Vries is not meneer De Vries.
    """
    people: list[_Person] = []
    whose: dict[tuple[str, str], _Person] = {}
    index: dict[tuple[str, ...], list[_Person]] = {}
    roles = {
        tuple(word.folded for word in tokens(one.name, ())): known_role(one.role) for one in own
    }
    for hit in hits:
        if hit.kind not in PEOPLE:
            continue
        key = (hit.kind, hit.text)
        said = _said(hit)
        person = whose.get(key) or _same(index, said)
        if person is None:
            person = _Person(set(), "", said.gender)
            people.append(person)
        if person.role == "":
            person.role = said.role or roles.get(said.row, "") or roles.get(_base(said.row), "")
        person.gender = person.gender or said.gender
        if said.row not in person.rows:
            person.rows.add(said.row)
            for part in _parts(said.row):
                known = index.setdefault(part, [])
                known.append(person)
                del known[:-_NAMESAKES]
        whose[key] = person
    counts: dict[str, int] = {}
    for person in people:
        role = ROLES[language][person.role]
        counts[role] = counts.get(role, 0) + 1
        person.called = f"[{role} {counts[role]}]"
    return Placeholders(language, whose, index)


def _base(row: tuple[str, ...]) -> tuple[str, ...]:
    """Give a name without the s of possession: Chantals moeder."""
    return (*row[:-1], row[-1][:-1]) if row and row[-1].endswith("s") else row


def _parts(row: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Give the ways to say a name: in full, the first name, the surname."""
    return {row, row[:1], row[1:]} - {()}


def _same(index: Mapping[tuple[str, ...], list[_Person]], said: _Said) -> _Person | None:
    """Find the person a name means; of two it can be, the one named last."""
    for row in (said.row, _base(said.row), (*said.row[:-1], said.row[-1] + "s"), said.row[:1]):
        if row == said.row[:1] != said.row and len(said.row[0]) < _FIRST_NAME:
            continue  # "J. de Vries" and "J. Smit" share a letter, no more
        for person in reversed(index.get(row, [])):
            if said.gender and person.gender and said.gender != person.gender:
                continue
            if row == said.row[:1] != said.row and person.rows != {row}:
                continue  # Jan Bakker is not Jan Hoekstra; but Jan, named before, may be
            return person
    return None


def _week(text: str, code: Code, written: date | None) -> str:
    day = day_meant(text, code, written)
    if day is None or (written is not None and abs((day - written).days) > _YEAR_OFF):
        return FIXED[code]["date"]  # a week without its year would be taken for one of this year
    return f"[week {day.isocalendar().week}]"


def _age(text: str, code: Code) -> str:
    figures = re.search("[0-9]+", text)
    tens = int(figures[0]) // 10 if figures else 0
    if not figures:
        low = text.lower()
        tens = next((value for word, value in _AGE_WORDS.items() if word in low), 0)
    if tens < 2:
        return FIXED[code]["age"]
    return OLDEST[code] if tens > 8 else DECADES[code][tens - 2]


def replaced(
    text: str,
    hits: Sequence[Hit],
    choices: Choices,
    language: Code,
    people: Placeholders | None = None,
    written: date | None = None,
) -> str:
    """Give the text as it may leave: each hit replaced, kept, or in somebody's own words.

    A hit that `choices` does not name is replaced. `people` are those of the whole document;
    without it this text is the document. `written` is the day it was written on, for days without a year.
    """
    named = people or placeholders(hits, language)
    return "".join(
        piece if hit is None else _chosen(hit, choices, named, written)
        for piece, hit in marked(text, hits)
    )


def _chosen(hit: Hit, choices: Choices, people: Placeholders, written: date | None) -> str:
    choice = choices.get(hit, REPLACE)
    if choice.text is not None:
        return choice.text
    return hit.text if choice.keep else people.of(hit, written)


def marked(text: str, hits: Sequence[Hit]) -> list[tuple[str, Hit | None]]:
    """Cut a text into pieces, each a hit or what stands between hits; joined they are the text.

    Raises `ValueError` for hits of another text.
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
