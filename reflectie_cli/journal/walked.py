"""What was walked before: which sets, how questions were asked last, what was learned."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Self

from reflectie_cli.errors import NoSuchEntry
from reflectie_cli.journal import engine
from reflectie_cli.journal.entry import Entry, Saying
from reflectie_cli.journal.mapping import HEADING, Row, whole_entries
from reflectie_cli.journal.open import open_nothing, open_to_look
from reflectie_cli.journal.sharing import Sharing


class Walked:
    """One open journal, and what its sets were walked with.

    `now` is the clock: it gives an aware local moment.
    """

    def __init__(self, db: engine.Engine, path: Path, now: Callable[[], datetime]) -> None:
        self._db = db
        self.path = path
        self._now = now

    @classmethod
    def look(cls, path: Path, now: Callable[[], datetime]) -> Self:
        """Open the journal at `path`; where there is none it is empty, and none is made."""
        with engine.plainly(path):
            there = path.exists()
        return cls(open_to_look(path) if there else open_nothing(), path, now)

    @property
    def sharing(self) -> Sharing:
        """What is kept about sharing."""
        return Sharing(self._db, self.path, self._now)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rotated(self, uid: str) -> dict[str, str]:
        """Give the labels that the rotating questions of an entry were asked with."""
        with engine.reading(self._db, self.path):
            kept = self._row(uid)["rotated"]
            return dict(json.loads(kept)) if kept else {}

    def last_rotated(self, set_name: str) -> dict[str, str]:
        """Give the labels that were asked last in a set."""
        with engine.reading(self._db, self.path):
            row = self._db.execute(
                "SELECT rotated FROM entries WHERE set_name = ? AND rotated IS NOT NULL"
                " ORDER BY id DESC LIMIT 1",
                [set_name],
            ).fetchone()
            return dict(json.loads(row[0])) if row else {}

    def sets_used(self) -> list[str]:
        """List the sets of the latest entries, the last one first."""
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                "SELECT set_name FROM entries WHERE deleted_utc IS NULL ORDER BY id DESC LIMIT 20"
            )
            return list(dict.fromkeys(row["set_name"] for row in rows))

    def walked(self, most: int) -> list[tuple[str, date]]:
        """List sets that were walked to their end, each with its day, the latest first.

        What looks back on something is left out.
        """
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                "SELECT set_name, day FROM entries WHERE deleted_utc IS NULL AND state <> 'draft'"
                " AND follows IS NULL AND period IS NULL ORDER BY day DESC, id DESC LIMIT ?",
                [most],
            )
            return [(row["set_name"], date.fromisoformat(row["day"])) for row in rows]

    def first_day(self) -> date | None:
        """Give the day of the earliest entry; None where there is none."""
        with engine.reading(self._db, self.path):
            (row,) = self._db.query("SELECT min(day) AS day FROM entries WHERE deleted_utc IS NULL")
            return date.fromisoformat(row["day"]) if row["day"] else None

    def last_walk(self, set_name: str, language: str) -> Entry | None:
        """Give the entry that a set was last walked for in a language; None where it never was."""
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                f"{HEADING} WHERE entries.set_name = ? AND entries.language = ?"
                " ORDER BY entries.id DESC LIMIT 1",
                [set_name, language],
            )
            return whole_entries(self._db, rows)[0] if rows else None

    def latest_words(self, key: str) -> str:
        """Give the answer somebody gave last to a question of any set; empty where there is none."""
        with engine.reading(self._db, self.path):
            found = self._db.query(
                "SELECT answer FROM answers JOIN entries ON entries.id = entry_id"
                " WHERE key = ? AND deleted_utc IS NULL ORDER BY entry_id DESC LIMIT 1",
                [key],
            )
            return str(found[0]["answer"]) if found else ""

    def latest_insights(self, most: int) -> list[Saying]:
        """Give what somebody learned or meant last, oldest first."""
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                "SELECT day, handle, set_title, key, answer FROM answers"
                " JOIN entries ON entries.id = entry_id"
                " WHERE deleted_utc IS NULL AND entries.state <> 'draft'"
                " AND answers.type IN ('text', 'short', 'intention')"
                " AND answers.key NOT IN ('what_happened', 'best_moment')"  # these tell what was
                " AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value IN ('learn', 'act'))"
                " AND NOT EXISTS (SELECT 1 FROM json_each(roles) WHERE value = 'private')"
                " ORDER BY day DESC, entry_id DESC, position DESC LIMIT ?",
                [most],
            )
            return [
                Saying(
                    date=date.fromisoformat(row["day"]),
                    entry=row["handle"],
                    set_title=row["set_title"],
                    key=row["key"],
                    text=row["answer"],
                )
                for row in reversed(rows)
            ]

    def knows_set(self, name: str) -> bool:
        """Whether a set was ever walked, also when it is gone."""
        with engine.reading(self._db, self.path):
            found = self._db.query("SELECT 1 FROM entries WHERE set_name = ? LIMIT 1", [name])
            return bool([*found])

    def _row(self, uid: str) -> Row:
        rows = self._db.query("SELECT * FROM entries WHERE uid = ?", [uid])
        if not rows:
            raise NoSuchEntry(name=uid)
        return rows[0]
