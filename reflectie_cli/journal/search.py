"""Full-text search: a person's words in, entries out, best first.

Every word must be somewhere in the entry, not all in one answer. Whole words come first, then
beginnings, other forms of a word, and words inside longer ones. Each way is only looked in while
there is room for more.

What stands half-typed in a draft is in no index of the journal. There is little of it, so it gets
one of its own for as long as a search lasts, and is asked the same.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, Protocol, get_args

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
from reflectie_cli.journal.words import small_index
from reflectie_cli.prompt_sets import known

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
        with self.store.read(), ExitStack() as stack:
            kept = _Kept(self.store.db, wanted, question)
            places: list[_Place] = [kept]
            if half := _half_typed(self.store.db, question):
                index = small_index({number: row["text"] for number, row in half.items()})
                places.append(_HalfTyped(stack.enter_context(index), half))
            return list(_search(kept, places, read_query(text), limit))


class _Place(Protocol):
    """Where words can stand, with an index of its own."""

    @property
    def db(self) -> Engine:
        """The connection whose `words` are looked in."""

    def entries(self, expression: str) -> set[int]:
        """Return the entries in which one of the words stands."""

    def texts(self, entries: Collection[int], expression: str) -> Iterator[Row]:
        """Yield the texts of some entries in which one of the words stands."""


class _HalfTyped(Struct, frozen=True):
    """What was never ended: rows as those of `_Kept`, by entry, and the index of their texts."""

    db: Engine
    rows: dict[int, Row]

    def entries(self, expression: str) -> set[int]:
        sql = "SELECT rowid FROM texts WHERE texts MATCH ?"
        return {row[0] for row in self.db.execute(sql, [expression]).fetchall()}

    def texts(self, entries: Collection[int], expression: str) -> Iterator[Row]:
        yield from (self.rows[number] for number in self.entries(expression).intersection(entries))


class _Kept(Struct, frozen=True):
    """The answers and titles of a journal: those that are wanted, to one question or to all."""

    db: Engine
    wanted: Filter
    question: str | None

    @property
    def key(self) -> tuple[str, list[Any]]:
        """The condition on answers, and its parameters; what is no text for people is left out."""
        asked = ("AND answers.key = ?", [self.question]) if self.question else ("", [])
        return f"{asked[0]} AND answers.key <> '{known.RECEIVED_DOCUMENT}'", asked[1]

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

    def texts(self, entries: Collection[int], expression: str) -> Iterator[Row]:
        """Yield the titles, then the answers, of some entries in which one of the words stands."""
        ids = json.dumps([*entries])
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


def _half_typed(db: Engine, question: str | None) -> dict[int, Row]:
    """Return what stands half-typed, in drafts nearly always, where it is no answer as well."""
    rows = db.query(
        """
        SELECT half.*, answers.question FROM (
            SELECT id AS entry_id, unfinished ->> 'key' AS key, unfinished ->> 'text' AS text,
                   TRUE AS unfinished
            FROM entries WHERE unfinished IS NOT NULL
        ) AS half
        LEFT JOIN answers ON answers.entry_id = half.entry_id AND answers.key = half.key
        WHERE answers.answer IS NOT half.text AND coalesce(half.key = ?, TRUE)
        """,
        [question],
    )
    return {row["entry_id"]: row for row in rows}


def _search(
    kept: _Kept, places: Sequence[_Place], query: Query, limit: int | None
) -> Iterator[Found]:
    if not query.wanted:
        return
    done = _left_out(places, query.unwanted)
    having: list[set[int]] = [set() for _ in query.wanted]
    ways: list[dict[How, list[Way]]] = [{} for _ in places]
    for how in _HOWS:
        if limit == 0:
            return
        for place, found in zip(places, ways, strict=True):
            here = [way(place.db, term, how) for term in query.wanted]
            for entries, one in zip(having, here, strict=True):
                entries |= place.entries(one.expression) if one else set()
            found[how] = [one for one in here if one]
        fitting = set.intersection(*having) - done
        rows = kept.ranked(fitting, _any(ways[0]), limit) if fitting else []
        texts = (
            _match(text, found)
            for place, found in zip(places, ways, strict=True)
            for text in place.texts([row["id"] for row in rows], _any(found))
        )
        yield from _found(kept.db, rows, texts)
        limit = None if limit is None else limit - len(rows)
        done |= fitting


def _left_out(places: Iterable[_Place], terms: Sequence[Term]) -> set[int]:
    """Return the entries in which a word stands that may not, or the beginning of one."""
    return {
        number
        for place in places
        for term in terms
        for how in _HOWS[:2]
        if (one := way(place.db, term, how))
        for number in place.entries(one.expression)
    }


def _any(ways: dict[How, list[Way]]) -> str:
    return " OR ".join(one.expression for some in ways.values() for one in some)


def _found(
    db: Engine, rows: Sequence[Row], matches: Iterable[tuple[int, Match]]
) -> Iterator[Found]:
    """Yield entries with the places where the words stand, in the order they were asked."""
    of_entry: dict[int, list[Match]] = {}
    for number, match in matches if rows else ():
        of_entry.setdefault(number, []).append(match)
    for row, heading in zip(rows, headings(db, rows), strict=True):
        yield Found(**asdict(heading), matches=tuple(of_entry.get(row["id"], ())))


def _match(row: Row, ways: dict[How, list[Way]]) -> tuple[int, Match]:
    needles = {
        how: [needle for one in some for needle in one.needles] for how, some in ways.items()
    }
    how, place = _first_place(Folded(row["text"]), needles.items())
    match = Match(
        key=row["key"],
        question=row["question"],
        snippet=cut_around(row["text"], place),
        how=how,
        word=row["text"][place.start : place.end] if place else "",
        unfinished="unfinished" in row,
    )
    return row["entry_id"], match


def _first_place(
    text: Folded, needles: Iterable[tuple[How, list[Needle]]]
) -> tuple[How, Place | None]:
    """Return the first place where the words stand in the best way."""
    for how, some in needles:
        if place := text.first(some):
            return how, place
    return "word", None
