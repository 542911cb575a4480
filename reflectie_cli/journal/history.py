"""What was walked and written before: which sets, in which words, what was learned."""

import json
from datetime import date, datetime

from msgspec import Struct

from reflectie_cli.journal import mapping
from reflectie_cli.journal.engine import Row
from reflectie_cli.journal.entry import Entry, Period, Quote, State, Wording
from reflectie_cli.journal.filters import has_role, listed
from reflectie_cli.journal.mapping import HEADING, wording
from reflectie_cli.journal.moments import columns
from reflectie_cli.journal.store import Store
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import QuestionType, Role
from reflectie_cli.prompt_sets.question_types import IN_WORDS

_IS_NO_DRAFT = f"entries.state <> '{State.DRAFT}'"
_ON_DAY = "date(answered_utc, answered_offset || ' minutes')"
_REPLACED_ON = "date(replaced_utc, replaced_offset || ' minutes')"
_INSIGHTS = (QuestionType.TEXT, QuestionType.SHORT, QuestionType.INTENTION)


class History(Struct, frozen=True):
    """The part of an open journal that looks into the past."""

    store: Store

    def wordings(self, uid: str) -> list[Wording]:
        """Return every earlier wording of an entry's answers, oldest first."""
        with self.store.read():
            rows = self.store.db.query(
                "SELECT * FROM wordings WHERE entry_id = ? ORDER BY id",
                [self.store.entry(uid)["id"]],
            )
            return [wording(row) for row in rows]

    def last_rotated(self, set_name: str) -> dict[str, str]:
        """Return the labels that were asked last in a set."""
        with self.store.read():
            found = self.store.db.value(
                "SELECT rotated FROM entries WHERE set_name = ? AND rotated IS NOT NULL"
                " ORDER BY id DESC LIMIT 1",
                [set_name],
            )
            return dict(json.loads(found)) if found else {}

    def sets_used(self) -> list[str]:
        """List the sets of the latest entries, the last one first."""
        with self.store.read():
            rows = self.store.db.query(
                "SELECT set_name FROM entries WHERE deleted_utc IS NULL ORDER BY id DESC LIMIT 20"
            )
            return list(dict.fromkeys(row["set_name"] for row in rows))

    def walks(self, most: int) -> list[tuple[str, date]]:
        """List sets that were walked to their end, each with its day, the latest first.

        What looks back on something is left out.
        """
        with self.store.read():
            rows = self.store.db.query(
                f"SELECT set_name, day FROM entries WHERE deleted_utc IS NULL AND {_IS_NO_DRAFT}"
                " AND follows IS NULL AND period IS NULL ORDER BY day DESC, id DESC LIMIT ?",
                [most],
            )
            return [(row["set_name"], date.fromisoformat(row["day"])) for row in rows]

    def first_day(self) -> date | None:
        """Return the day of the earliest entry; None where there is none."""
        with self.store.read():
            day = self.store.db.value("SELECT min(day) FROM entries WHERE deleted_utc IS NULL")
            return date.fromisoformat(day) if day else None

    def last_walk(self, set_name: str, language: str) -> Entry | None:
        """Return the entry that a set was last walked for in a language; None for never."""
        with self.store.read():
            rows = self.store.db.query(
                f"{HEADING} WHERE entries.set_name = ? AND entries.language = ?"
                " ORDER BY entries.id DESC LIMIT 1",
                [set_name, language],
            )
            return mapping.entries(self.store.db, rows)[0] if rows else None

    def said_to(self, key: str) -> list[Quote]:
        """Return what somebody answered to a question of any set, on the day it was given.

        The oldest comes first. An earlier wording is among it, unless it was mended on its own day.
        """
        with self.store.read():
            rows = self.store.db.query(
                "SELECT day_said, handle, set_title, said.key, question, answer FROM ("
                f" SELECT entry_id, key, question, answer, roles, answered_utc, {_ON_DAY} AS day_said"
                " FROM answers WHERE key = ?1"
                f" UNION ALL SELECT entry_id, key, question, answer, roles, answered_utc, {_ON_DAY}"
                f" FROM wordings WHERE key = ?1 AND {_ON_DAY} < {_REPLACED_ON}"
                ") AS said JOIN entries ON entries.id = entry_id"
                f" WHERE deleted_utc IS NULL AND {_IS_NO_DRAFT} AND NOT {has_role(Role.PRIVATE)}"
                " ORDER BY answered_utc",
                [key],
            )
            return [_quote(row, row["day_said"]) for row in rows]

    def answered_in(self, period: Period) -> list[Entry]:
        """Return entries of before some days in which a question was answered on one of them.

        Their past comes along: it says when an answer was first given.
        """
        with self.store.read():
            rows = self.store.db.query(
                f"{HEADING} WHERE entries.day < ?1 AND entries.deleted_utc IS NULL AND {_IS_NO_DRAFT}"
                f" AND entries.id IN (SELECT entry_id FROM answers WHERE {_ON_DAY} BETWEEN ?1 AND ?2)"
                " ORDER BY entries.id",
                [period.first.isoformat(), period.last.isoformat()],
            )
            return mapping.entries(self.store.db, rows, with_history=True)

    def latest_insights(self, most: int) -> list[Quote]:
        """Return what somebody learned or meant last, oldest first."""
        with self.store.read():
            rows = self.store.db.query(
                "SELECT day, handle, set_title, key, question, answer FROM answers"
                " JOIN entries ON entries.id = entry_id"
                f" WHERE deleted_utc IS NULL AND {_IS_NO_DRAFT}"
                f" AND answers.type IN ({listed(_INSIGHTS)})"
                " AND answers.key NOT IN ('what_happened', 'best_moment')"  # the story, not an insight
                f" AND (set_name || '.' || answers.key) NOT IN ({listed(known.NO_INSIGHT)})"
                f" AND {has_role(Role.LEARN, Role.ACT)} AND NOT {has_role(Role.PRIVATE)}"
                " ORDER BY day DESC, entry_id DESC, position DESC LIMIT ?",
                [most],
            )
            return [_quote(row, row["day"]) for row in reversed(rows)]

    def knows_set(self, name: str) -> bool:
        """Whether a set was ever walked, also when it is gone."""
        with self.store.read():
            walked = "SELECT EXISTS (SELECT 1 FROM entries WHERE set_name = ?)"
            return bool(self.store.db.value(walked, [name]))

    def words_since(self, moment: datetime, *, beside: str) -> list[list[str]]:
        """Return what was written in every other entry begun since a moment: answers, by entry.

        Words for nobody else are left out, and so is what lies in the bin.
        """
        with self.store.read():
            rows = self.store.db.query(
                "SELECT entry_id, answer FROM entries CROSS JOIN answers ON entry_id = entries.id"
                " WHERE created_utc >= ? AND uid <> ? AND deleted_utc IS NULL"
                f" AND answers.type IN ({listed(IN_WORDS)})"
                f" AND NOT {has_role(Role.PRIVATE)}"
                " ORDER BY entries.id, position",
                [columns("since", moment)["since_utc"], beside],
            )
            written: dict[int, list[str]] = {}
            for row in rows:
                written.setdefault(row["entry_id"], []).append(row["answer"])
            return [*written.values()]


def _quote(row: Row, day: str) -> Quote:
    return Quote(
        date=date.fromisoformat(day),
        entry=row["handle"],
        set_title=row["set_title"],
        key=row["key"],
        question=row["question"],
        text=row["answer"],
    )
