"""Looking into the journal: one entry, a list, a search, what waits. Nothing here writes."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reflectie_cli.errors import AlreadyDone, AmbiguousEntry, InBin, NoSuchEntry
from reflectie_cli.journal import engine, intentions
from reflectie_cli.journal.entry import (
    CameOf,
    Entry,
    Found,
    Heading,
    Intended,
    Period,
    State,
    Unfinished,
    Wording,
)
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.mapping import (
    HEADING,
    Row,
    entries_with_history,
    headings,
    period,
    unfinished,
    whole_entries,
    wording,
)
from reflectie_cli.journal.moments import columns
from reflectie_cli.journal.search import search
from reflectie_cli.journal.walked import Walked
from reflectie_cli.prompt_sets.reply import keepable

_PAGE = 500
"""How many entries an export reads at once: memory stays flat and no lock is held for long."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry in a list: its heading, and the words it begins with."""

    heading: Heading
    begins: str


class Reader(Walked):
    """One open journal, to look into."""

    def find(self, name: str, *, in_bin: bool = False) -> str:
        """Give the id of the entry somebody names: a handle or its start, an id, or `last`.

        `last` is what was begun last; with `in_bin`, what was put into the bin last.

        Raises `NoSuchEntry` or `AmbiguousEntry`.
        """
        wanted = keepable(name).strip().lower()
        with engine.reading(self._db, self.path):
            if wanted in ("last", "laatste"):
                last = (
                    "deleted_utc IS NOT NULL ORDER BY deleted_utc DESC"
                    if in_bin
                    else "deleted_utc IS NULL ORDER BY id DESC"
                )
                rows = self._db.query(f"SELECT uid FROM entries WHERE {last} LIMIT 1")
            else:
                rows = self._db.query(
                    "SELECT uid FROM entries WHERE ? IN (uid, handle)", [wanted]
                ) or self._db.query(
                    "SELECT uid, handle, day, set_title FROM entries"
                    " WHERE substr(handle, 1, ?) = ? ORDER BY id DESC",
                    [len(wanted), wanted],
                )
        if not wanted or not rows:
            raise NoSuchEntry(name=name)
        if len(rows) > 1:
            candidates = [f"{row['handle']} ({row['set_title']}, {row['day']})" for row in rows[:6]]
            raise AmbiguousEntry(name=name, candidates=", ".join(candidates))
        return str(rows[0]["uid"])

    def entry(self, uid: str, *, with_history: bool = False) -> Entry:
        """Give one whole entry; with its history it is a `WholeEntry`."""
        give = entries_with_history if with_history else whole_entries
        with engine.reading(self._db, self.path):
            rows = self._rows("entries.uid = ?", [uid], limit=1)
            if not rows:
                raise NoSuchEntry(name=uid)
            return give(self._db, rows)[0]

    def builds_on_it(self, uid: str) -> list[str]:
        """List the handles of the entries that build on one, oldest first."""
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                "SELECT handle FROM entries WHERE builds_on = ? AND deleted_utc IS NULL"
                " ORDER BY id",
                [self._row(uid)["id"]],
            )
            return [row["handle"] for row in rows]

    def entries(self, wanted: Filter, *, limit: int | None) -> list[Listed]:
        """List entries, the latest day first."""
        condition, values = wanted.conditions()
        with engine.reading(self._db, self.path):
            rows = self._rows(condition, values, limit=limit)
            found = headings(self._db, rows)
            ids = json.dumps([row["id"] for row in rows])
            begins = {
                row["entry_id"]: row["answer"]
                for row in self._db.query(
                    "SELECT entry_id, answer, min(position) FROM answers"
                    " WHERE entry_id IN (SELECT value FROM json_each(?)) GROUP BY entry_id",
                    [ids],
                )
            }
            begins |= {  # what somebody meant tells more than whether it was done
                row["id"]: row["text"]
                for row in self._db.query(
                    "SELECT entries.id, intentions.text FROM entries"
                    " JOIN intentions ON intentions.id = entries.follows"
                    " WHERE entries.id IN (SELECT value FROM json_each(?))",
                    [ids],
                )
            }
        return [
            Listed(heading, begins.get(row["id"], ""))
            for heading, row in zip(found, rows, strict=True)
        ]

    def search(
        self, text: str, wanted: Filter, *, question: str | None = None, limit: int | None = None
    ) -> list[Found]:
        """Find entries by the words in them, best first."""
        with engine.reading(self._db, self.path):
            return search(self._db, keepable(text), wanted, question=question, limit=limit)

    def pages(self, wanted: Filter, *, with_history: bool = False) -> Iterator[list[Entry]]:
        """Read every entry, oldest first, some hundreds at a time.

        No lock is held between two pages, so a slow reader keeps nobody waiting.
        """
        give = entries_with_history if with_history else whole_entries
        condition, values = wanted.conditions()
        after = 0
        while True:
            with engine.reading(self._db, self.path):
                rows = self._db.query(
                    f"{HEADING} WHERE {condition} AND entries.id > ? ORDER BY entries.id LIMIT ?",
                    [*values, after, _PAGE],
                )
                page = give(self._db, rows)
            if not rows:
                return
            yield page
            after = rows[-1]["id"]

    def unfinished(self, uid: str) -> Unfinished | None:
        """Give the words that were half-way typed when a draft stopped."""
        with engine.reading(self._db, self.path):
            return unfinished(self._row(uid))

    def wordings(self, uid: str) -> list[Wording]:
        """Give every earlier wording of an entry's answers, oldest first."""
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                "SELECT * FROM wordings WHERE entry_id = ? ORDER BY id", [self._row(uid)["id"]]
            )
            return [wording(row) for row in rows]

    def tags(self) -> list[str]:
        """List the themes in use, each in the way it was last written."""
        with engine.reading(self._db, self.path):
            return [
                row["tag"]
                for row in self._db.query(
                    "SELECT tag, folded, max(entry_id) FROM entry_tags JOIN entries"
                    " ON entries.id = entry_id WHERE deleted_utc IS NULL"
                    " GROUP BY folded ORDER BY folded"
                )
            ]

    def words_since(self, moment: datetime, *, beside: str) -> list[list[str]]:
        """Give what was written in every other entry begun since a moment: answers, by entry.

        Words for nobody else are left out, and so is what lies in the bin.
        """
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                "SELECT entry_id, answer FROM entries CROSS JOIN answers ON entry_id = entries.id"
                " WHERE created_utc >= ? AND uid <> ? AND deleted_utc IS NULL"
                " AND answers.type IN ('text', 'short', 'perspective', 'intention')"
                " AND NOT EXISTS (SELECT 1 FROM json_each(roles) WHERE value = 'private')"
                " ORDER BY entries.id, position",
                [columns("since", moment)["since_utc"], beside],
            )
            written: dict[int, list[str]] = {}
            for row in rows:
                written.setdefault(row["entry_id"], []).append(row["answer"])
            return [*written.values()]

    def handles(self, start: str = "", *, in_bin: bool = False) -> list[tuple[str, str]]:
        """List handles that begin with some letters, latest first, each with its set's title."""
        deleted = "IS NOT NULL" if in_bin else "IS NULL"
        with engine.reading(self._db, self.path):
            return [
                (row["handle"], f"{row['set_title']}, {row['day']}")
                for row in self._db.query(
                    f"SELECT handle, set_title, day FROM entries WHERE deleted_utc {deleted}"
                    " AND substr(handle, 1, ?) = ? ORDER BY id DESC LIMIT 50",
                    [len(start), start],
                )
            ]

    def waiting(self, state: State) -> list[Heading]:
        """List the drafts, or the open entries: what was touched last comes first."""
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                f"{HEADING} WHERE entries.state = ? AND entries.deleted_utc IS NULL"
                " ORDER BY entries.updated_utc DESC",
                [state],
            )
            return headings(self._db, rows)

    def due(self, today: date) -> list[Intended]:
        """List the open intentions whose check date has come, longest waiting first."""
        return self.intentions(due_by=today)

    def intentions(
        self,
        *,
        only_open: bool = False,
        due_by: date | None = None,
        line: str | None = None,
        period: Period | None = None,
    ) -> list[Intended]:
        """List intentions: open ones soonest first, then what is settled."""
        with engine.reading(self._db, self.path):
            return intentions.listed(
                self._db, only_open=only_open, due_by=due_by, line=line, period=period
            )

    def followed(self, uid: str, *, with_bin: bool = False) -> Intended | None:
        """Give the intention that an entry looks back on; None where it does not, or it is gone.

        One whose entry lies in the bin is gone, unless it is looked for `with_bin`.
        """
        with engine.reading(self._db, self.path):
            return intentions.followed(self._db, uid, with_bin=with_bin)

    def review_draft(self, period: Period) -> str | None:
        """Give the id of the draft in which somebody is looking back on a period."""
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                "SELECT uid FROM entries WHERE state = 'draft' AND deleted_utc IS NULL"
                " AND json_extract(period, '$.name') = ? ORDER BY id LIMIT 1",
                [period.name],
            )
            return str(rows[0]["uid"]) if rows else None

    def follow_up_draft(self, intention: str) -> str | None:
        """Give the id of the draft in which somebody is looking back on an intention."""
        with engine.reading(self._db, self.path):
            rows = self._db.query(
                "SELECT entries.uid FROM entries JOIN intentions ON intentions.id = follows"
                " WHERE intentions.uid = ? AND entries.state = 'draft' AND deleted_utc IS NULL"
                " ORDER BY entries.id LIMIT 1",
                [intention],
            )
            return str(rows[0]["uid"]) if rows else None

    def meant_last_time(self, set_name: str) -> list[Intended]:
        """Give what was meant when a set was walked last."""
        with engine.reading(self._db, self.path):
            return intentions.of_last_walk(self._db, set_name)

    def came_of(self, period: Period) -> list[CameOf]:
        """Give every looking back on an intention in some days, oldest first."""
        with engine.reading(self._db, self.path):
            return intentions.came_of(self._db, period.first, period.last)

    def period(self, uid: str) -> Period | None:
        """Give the days that a review looked back on; None where an entry is no review."""
        with engine.reading(self._db, self.path):
            return period(self._row(uid))

    def find_intention(self, name: str) -> str:
        """Give an intention's id by its handle, the start of one, or its id.

        Raises `NoSuchIntention` or `AmbiguousIntention`.
        """
        with engine.reading(self._db, self.path):
            return intentions.find(self._db, keepable(name))

    def intention(self, uid: str) -> Intended:
        """Give an intention with the entry it came from. Raises `NoSuchIntention`."""
        with engine.reading(self._db, self.path):
            return intentions.one(self._db, uid)

    def copies(self) -> list[Path]:
        """List the copies that were put beside the journal before it was brought up to date."""
        start = f"{self.path.stem}.before-"
        return sorted(path for path in self.path.parent.iterdir() if path.name.startswith(start))

    def resumable(self, uid: str) -> Heading:
        """Give the heading of an entry to go on with. Raises `InBin` or `AlreadyDone`."""
        entry = self.entry(uid)
        if entry.state == "deleted":
            raise InBin(handle=entry.handle)
        if entry.state == "done":
            raise AlreadyDone(handle=entry.handle)
        return entry

    def _rows(self, condition: str, values: Sequence[Any], *, limit: int | None) -> "list[Row]":
        return [
            *self._db.query(
                f"{HEADING} WHERE {condition} ORDER BY entries.day DESC, entries.id DESC LIMIT ?",
                [*values, -1 if limit is None else limit],
            )
        ]

    def _row(self, uid: str) -> Row:
        rows = self._db.query("SELECT * FROM entries WHERE uid = ?", [uid])
        if not rows:
            raise NoSuchEntry(name=uid)
        return rows[0]
