"""The ways in which a word is found: whole, by its beginning, in another form, inside a longer one."""

import json
from collections.abc import Iterable
from importlib import import_module

from msgspec import Struct

from reflectie_cli.journal.engine import Engine
from reflectie_cli.journal.entry import How
from reflectie_cli.journal.query import Term

_SHORTEST = 3
"""Fewer letters stand inside nearly every word."""
_LONGEST = 40
"""No word somebody types is longer; a longer one is not taken apart."""
_MOST_INSIDE = 1000
_MOST_FORMS = 100
_LONGER_BY = 7
"""How many letters a form can have beyond its stem."""
_LAST = "\U0010ffff"


class Needle(Struct, frozen=True):
    """What to look for in a folded text: words side by side, whole or in part."""

    words: tuple[str, ...]
    begins: bool = True
    ends: bool = True


class Way(Struct, frozen=True):
    """How a term is asked of the indexes, and found back in a text."""

    expression: str
    needles: tuple[Needle, ...]


def way(db: Engine, term: Term, how: How) -> Way | None:
    """Return how to look for a term in one of the ways; None where that adds nothing."""
    if how == "word":
        return _whole(db, term)
    if term.whole:
        return None
    if how == "beginning":
        return _beginning(db, term)
    if not _SHORTEST <= len(term.joined) <= _LONGEST:
        return None
    return _other_form(db, term.joined) if how == "form" else _inside(db, term.joined)


def _whole(db: Engine, term: Term) -> Way:
    needles = [Needle(term.tokens), *([Needle((term.joined,))] if term.joined else [])]
    other = _words(db, "SELECT word FROM words WHERE folded = ?", term.joined)
    return _way([term.text, " ".join(term.tokens), term.joined, *other], needles)


def _beginning(db: Engine, term: Term) -> Way:
    needles = [Needle(term.tokens, ends=False)]
    other: list[str] = []
    if term.joined:
        needles.append(Needle((term.joined,), ends=False))
        sql = f"SELECT word FROM words WHERE folded >= ? AND folded < ? LIMIT {_MOST_INSIDE}"
        other = _words(db, sql, term.joined, term.joined + _LAST)
    return _way(other, needles, [term.text, " ".join(term.tokens), term.joined])


def _other_form(db: Engine, word: str) -> Way | None:
    """Look for what has the same stem, and for the word written as two: email, e-mail."""
    halves = _halves(db, word)
    forms = _forms(db, word)
    needles = [*(Needle((form,)) for form in forms.values()), *map(Needle, halves)]
    return _way([*forms, *(" ".join(half) for half in halves)], needles) if needles else None


def _inside(db: Engine, word: str) -> Way | None:
    """Look in every word there is, GLOB is the quickest way to do so; at their end also for what
    the forms of the word have in common: diensten, nachtdienst.
    """
    stems = import_module("reflectie_cli.language.stems").stems(word)
    ends = sorted(stem for stem in stems - {word} if len(stem) > _SHORTEST)
    patterns = [f"*{word}*", *(f"*{end}" for end in ends)]
    asked = " OR ".join(
        f"word GLOB ?{number} OR folded IS NOT NULL AND folded GLOB ?{number}"
        for number in range(1, len(patterns) + 1)
    )
    sql = f"SELECT word FROM words WHERE {asked} ORDER BY length(word), word LIMIT {_MOST_INSIDE}"
    needles = [Needle((word,), begins=False, ends=False)]
    needles += (Needle((end,), begins=False) for end in ends)
    found = _words(db, sql, *patterns)
    return _way(found, needles) if found else None


def _halves(db: Engine, word: str) -> list[tuple[str, str]]:
    """Return how a word falls apart in two words that are both in the journal."""
    if not word.isalpha():
        return []
    cuts = [(word[:at], word[at:]) for at in range(1, len(word))]
    parts = json.dumps([part for cut in cuts for part in cut])
    sql = "SELECT word FROM words WHERE word IN (SELECT value FROM json_each(?))"
    known = set(_words(db, sql, parts))
    return [cut for cut in cuts if known.issuperset(cut)]


def _forms(db: Engine, word: str) -> dict[str, str]:
    """Return the words with a stem in common with a word, each with how it is compared."""
    language = import_module("reflectie_cli.language.stems")
    wanted = language.stems(word)
    close: dict[str, str] = {}
    for pattern in sorted({pattern for stem in wanted for pattern in language.patterns(stem)}):
        start = pattern.split("[")[0].removesuffix("*")
        for column in ("word", "folded"):
            rows = db.query(
                f"SELECT word, coalesce(folded, word) AS folded FROM words"
                f" WHERE {column} >= ? AND {column} < ? AND {column} GLOB ?"
                f" AND length({column}) <= ? ORDER BY length(word), word LIMIT {_MOST_FORMS}",
                [start, start + _LAST, pattern, len(start) + _LONGER_BY],
            )
            close |= {row["word"]: row["folded"] for row in rows}
    nearest = sorted(close.items(), key=lambda one: (len(one[0]), one))[:_MOST_FORMS]
    return {one: folded for one, folded in nearest if wanted & language.stems(folded)}


def _words(db: Engine, sql: str, *values: str) -> list[str]:
    return [row["word"] for row in db.query(sql, values)]


def _way(whole: Iterable[str], needles: Iterable[Needle], begun: Iterable[str] = ()) -> Way:
    asked = [_quote(word) for word in whole if word] + [
        f"{_quote(word)}*" for word in begun if word
    ]
    return Way(" OR ".join(dict.fromkeys(asked)), tuple(dict.fromkeys(needles)))


def _quote(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
