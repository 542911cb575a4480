"""Full-text search: a person's words in, entries out, best first.

Every word must be somewhere in the entry, not all in one answer; the beginning of a word is
enough. What somebody types is never read as query syntax: each word goes to SQLite quoted.
"""

import json
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from reflectie_cli.journal.engine import Engine, Row
from reflectie_cli.journal.entry import Found, Match
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.mapping import HEADING, headings
from reflectie_cli.journal.store import Store
from reflectie_cli.prompt_sets.reply import keepable

_SNIPPET_WORDS = 12
_MOST_WORDS = 100
"""Who pastes a page to search for means its beginning."""


class Search(Struct, frozen=True):
    """The part of an open journal that finds words."""

    store: Store

    def find(
        self, text: str, wanted: Filter, *, question: str | None = None, limit: int | None = None
    ) -> list[Found]:
        """Find entries by the words in them, best first; accents and case do not matter.

        With `question`, only answers to the question of that key are looked at. Text without any
        letter or digit finds nothing.
        """
        with self.store.read():
            return _search(self.store.db, keepable(text), wanted, question, limit)


def _search(
    db: Engine, text: str, wanted: Filter, question: str | None, limit: int | None
) -> list[Found]:
    words = [_quote(word) for word in text.replace("\0", " ").split() if _has_token(word)]
    words = list(dict.fromkeys(words))[:_MOST_WORDS]
    if not words:
        return []
    key, key_values = ("AND answers.key = ?", [question]) if question else ("", [])
    fitting = set.intersection(*(_with_word(db, word, question) for word in words))
    condition, values = wanted.conditions()
    any_word = " OR ".join(words)
    rows = db.query(
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
        [any_word, *key_values, *values, json.dumps([*fitting]), -1 if limit is None else limit],
    )
    matches = _matches(db, rows, any_word, key, key_values, titles=question is None)
    return [
        Found(**asdict(heading), matches=tuple(matches.get(row["id"], ())))
        for row, heading in zip(rows, headings(db, rows), strict=True)
    ]


def _with_word(db: Engine, word: str, question: str | None) -> set[int]:
    """Return the entries in which a word stands: in an answer, or in the title."""
    in_answers = """
        SELECT answers.entry_id FROM answers_words JOIN answers ON answers.id = answers_words.rowid
        WHERE answers_words MATCH ?
    """
    if question:
        sql, values = f"{in_answers} AND answers.key = ?", [word, question]
    else:
        in_titles = "SELECT rowid FROM entries_words WHERE entries_words MATCH ?"
        sql, values = f"{in_answers} UNION {in_titles}", [word, word]
    return {row[0] for row in db.execute(sql, values).fetchall()}


def _matches(
    db: Engine, rows: Sequence[Row], query: str, key: str, key_values: list[Any], *, titles: bool
) -> dict[int, list[Match]]:
    """Return the words with some of what surrounds them, in the order they were asked."""
    ids = json.dumps([row["id"] for row in rows])
    found: dict[int, list[Match]] = {}
    if titles:
        for hit in db.query(
            f"""
            SELECT rowid AS entry_id, {_snippet("entries_words")} AS snippet FROM entries_words
            WHERE entries_words MATCH ? AND rowid IN (SELECT value FROM json_each(?))
            """,
            [query, ids],
        ):
            found[hit["entry_id"]] = [Match(key=None, question=None, snippet=hit["snippet"])]
    for hit in db.query(
        f"""
        SELECT answers.entry_id, answers.key, answers.question,
               {_snippet("answers_words")} AS snippet
        FROM answers_words JOIN answers ON answers.id = answers_words.rowid
        WHERE answers_words MATCH ? {key}
          AND answers.entry_id IN (SELECT value FROM json_each(?))
        ORDER BY answers.entry_id, answers.position
        """,
        [query, *key_values, ids],
    ):
        found.setdefault(hit["entry_id"], []).append(
            Match(key=hit["key"], question=hit["question"], snippet=hit["snippet"])
        )
    return found


def _snippet(index: str) -> str:
    return f"snippet({index}, 0, '', '', '…', {_SNIPPET_WORDS})"


def _quote(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"*'


def _has_token(word: str) -> bool:
    return any(character.isalnum() for character in word)
