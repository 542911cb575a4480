"""Full-text search: a person's words in, entries out, best first.

Every word must be somewhere in the entry, not all in one answer. Whole words come first, then
beginnings, other forms of a word, and words inside longer ones. Each way is only looked in while
there is room for more.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import asdict

from reflectie_cli.journal.engine import Engine, Row
from reflectie_cli.journal.entry import Found, How, Match
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.mapping import HEADING, headings
from reflectie_cli.journal.query import Query, Term, read_query
from reflectie_cli.journal.snippet import Folded, Place, cut_around
from reflectie_cli.journal.store import Store
from reflectie_cli.journal.ways import Needle, Way, way

_HOWS: tuple[How, ...] = get_args(How)


class Search(Struct, frozen=True):
    """The part of an open journal that finds words."""

    store: Store

    def find(
        self, text: str, wanted: Filter, *, question: str | None = None, limit: int | None = None
    ) -> list[Found]:
        """Find entries by the words in them, best first; accents and case do not matter.

        `"words in quotes"` stand side by side; what has a word that is written `-word` is left out.
        With `question`, only answers to the question of that key are looked at. Where there is no
        letter or digit to look for, nothing is found.
        """
        with self.store.read():
            scope = _Scope(self.store.db, wanted, question)
            return list(_search(scope, read_query(text), limit))


class _Scope(Struct, frozen=True):
    """Where is looked: in which journal, entries and answers."""

    db: Engine
    wanted: Filter
    question: str | None

    @property
    def key(self) -> tuple[str, list[Any]]:
        """The condition on answers, and its parameters."""
        return ("AND answers.key = ?", [self.question]) if self.question else ("", [])

    def entries(self, expression: str) -> set[int]:
        """Return the entries in which one of the words stands: in an answer, or in the title."""
        condition, values = self.key
        sql = f"""
            SELECT answers.entry_id FROM answers_words
            JOIN answers ON answers.id = answers_words.rowid
            WHERE answers_words MATCH ? {condition}
        """
        values = [expression, *values]
        if self.question is None:
            sql += " UNION SELECT rowid FROM entries_words WHERE entries_words MATCH ?"
            values.append(expression)
        return {row[0] for row in self.db.execute(sql, values).fetchall()}

    def without(self, terms: Sequence[Term]) -> set[int]:
        """Return the entries that are left out: a word stands in them, or the beginning of one."""
        ways = [way(self.db, term, how) for term in terms for how in _HOWS[:2]]
        return {number for one in ways if one for number in self.entries(one.expression)}

    def ranked(self, fitting: set[int], expression: str, limit: int | None) -> list[Row]:
        """Return the rows of entries that fit, best first: what says most of it, then the latest."""
        key, key_values = self.key
        condition, values = self.wanted.conditions()
        return self.db.query(
            f"""
            WITH ranked AS (
                SELECT answers.entry_id, sum(answers_words.rank) AS score FROM answers_words
                JOIN answers ON answers.id = answers_words.rowid
                WHERE answers_words MATCH ? {key} GROUP BY answers.entry_id
            )
            {HEADING} LEFT JOIN ranked ON ranked.entry_id = entries.id
            WHERE {condition} AND entries.id IN (SELECT value FROM json_each(?))
            ORDER BY ranked.score, entries.day DESC, entries.id DESC LIMIT ?
            """,
            [
                expression,
                *key_values,
                *values,
                json.dumps([*fitting]),
                -1 if limit is None else limit,
            ],
        )

    def texts(self, rows: Sequence[Row], expression: str) -> Iterator[Row]:
        """Yield the titles, then the answers, of some entries in which one of the words stands."""
        ids = json.dumps([row["id"] for row in rows])
        key, key_values = self.key
        if self.question is None:
            yield from self.db.query(
                "SELECT id AS entry_id, NULL AS key, NULL AS question, title AS text FROM entries"
                " WHERE id IN (SELECT rowid FROM entries_words WHERE entries_words MATCH ?)"
                " AND id IN (SELECT value FROM json_each(?))",
                [expression, ids],
            )
        yield from self.db.query(
            f"""
            SELECT answers.entry_id, answers.key, answers.question, answers.answer AS text
            FROM answers_words JOIN answers ON answers.id = answers_words.rowid
            WHERE answers_words MATCH ? {key}
              AND answers.entry_id IN (SELECT value FROM json_each(?))
            ORDER BY answers.entry_id, answers.position
            """,
            [expression, *key_values, ids],
        )


def _search(scope: _Scope, query: Query, limit: int | None) -> Iterator[Found]:
    if not query.wanted:
        return
    done = scope.without(query.unwanted)
    having: list[set[int]] = [set() for _ in query.wanted]
    ways: dict[How, list[Way]] = {}
    for how in _HOWS:
        if limit == 0:
            return
        here = [way(scope.db, term, how) for term in query.wanted]
        for entries, one in zip(having, here, strict=True):
            entries |= scope.entries(one.expression) if one else set()
        ways[how] = [one for one in here if one]
        fitting = set.intersection(*having) - done
        rows = scope.ranked(fitting, _any(ways), limit) if fitting else []
        yield from _found(scope, rows, ways)
        limit = None if limit is None else limit - len(rows)
        done |= fitting


def _any(ways: dict[How, list[Way]]) -> str:
    return " OR ".join(one.expression for some in ways.values() for one in some)


def _found(scope: _Scope, rows: Sequence[Row], ways: dict[How, list[Way]]) -> Iterator[Found]:
    """Yield entries with the places where the words stand, in the order they were asked."""
    matches: dict[int, list[Match]] = {}
    needles = {
        how: [needle for one in some for needle in one.needles] for how, some in ways.items()
    }
    for text in scope.texts(rows, _any(ways)) if rows else ():
        matches.setdefault(text["entry_id"], []).append(_match(text, needles))
    for row, heading in zip(rows, headings(scope.db, rows), strict=True):
        yield Found(**asdict(heading), matches=tuple(matches.get(row["id"], ())))


def _match(row: Row, needles: dict[How, list[Needle]]) -> Match:
    how, place = _first_place(Folded(row["text"]), needles.items())
    return Match(
        key=row["key"],
        question=row["question"],
        snippet=cut_around(row["text"], place),
        how=how,
        word=row["text"][place.start : place.end] if place else "",
    )


def _first_place(
    text: Folded, needles: Iterable[tuple[How, list[Needle]]]
) -> tuple[How, Place | None]:
    """Return the first place where the words stand in the best way."""
    for how, some in needles:
        if place := text.first(some):
            return how, place
    return "word", None
