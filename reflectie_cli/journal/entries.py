"""Entries: beginning, answering, finishing, changing and finding them."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from random import Random
from typing import Any

from msgspec import Struct

from reflectie_cli.errors import AlreadyDone, AmbiguousEntry, InBin, NoSuchEntry
from reflectie_cli.journal import intentions, mapping
from reflectie_cli.journal.engine import Row
from reflectie_cli.journal.entry import (
    Entry,
    Heading,
    IntentionState,
    ListedEntry,
    Period,
    State,
    Unfinished,
)
from reflectie_cli.journal.filters import NAMES_IT, Filter
from reflectie_cli.journal.ids import new_uid
from reflectie_cli.journal.mapping import HEADING
from reflectie_cli.journal.merge_entries import canonical
from reflectie_cli.journal.moments import columns
from reflectie_cli.journal.store import Store
from reflectie_cli.journal.themes import Themes
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.prompt_sets.reply import Reply, keepable
from reflectie_cli.prompt_sets.steps import Step

_PAGE = 500
"""How many entries are read at once: memory stays flat and no lock is held for long."""


class Entries(Struct, frozen=True):
    """The part of an open journal that holds the entries."""

    store: Store

    # Writing an entry

    def begin(
        self,
        prompt_set: PromptSet,
        *,
        title: str,
        language: str,
        day: date,
        tags: Sequence[str] = (),
        builds_on: str | None = None,
        rotated: Mapping[str, str] | None = None,
        follows: str | None = None,
        period: Period | None = None,
        covers: Sequence[str] = (),
    ) -> str:
        """Begin a draft about `day` and return its id. `title` is the set's, as it was read.

        `follows` is the intention it looks back on; `period` and `covers`, entries by their id,
        are what a review looks back on.
        """
        with self.store.write():
            moment = self.store.now()
            uid = new_uid(moment)
            draft = Entry(
                id=uid,
                handle=self.store.free_handle("entries", uid),
                set=prompt_set.name,
                set_version=prompt_set.version,
                set_title=title,
                language=language,
                state=State.DRAFT,
                date=day,
                created=moment,
                updated=moment,
                private=prompt_set.private,
                period=period,
                rotated=dict(rotated or {}),
            )
            row = mapping.entry_row(
                draft,
                builds_on=self.store.entry(builds_on)["id"] if builds_on else None,
                follows=self.store.intention(follows)["id"] if follows else None,
            )
            self.store.db.insert("entries", [row])
            Themes(self.store).add(uid, tags)
            self.store.db.execute(
                "INSERT INTO covered (review_id, entry_id) SELECT ?, id FROM entries"
                " WHERE uid IN (SELECT value FROM json_each(?))",
                [self.store.entry(uid)["id"], json.dumps([*covers])],
            )
        return uid

    def record(self, uid: str, step: Step, reply: Reply) -> None:
        """Keep a reply to a step; an earlier one is kept as its old wording.

        An empty reply takes the answer away, its wording stays. A date with the role `check` is
        the day on which the entry's intentions come back. Half-typed words of another question
        stay half-typed.
        """
        db, reply = self.store.db, reply.keepable()
        with self.store.write():
            moment = self.store.now()
            row = self.store.entry(uid)
            number = row["id"]
            answer = "SELECT * FROM answers WHERE entry_id = ? AND key = ?"
            found = db.query(answer, [number, step.key])
            before = found[0] if found else None
            asked_before = intentions.asked_check_day(db, number)
            if reply.empty:
                if before:
                    self._keep_wording(before, moment)
                    db.execute("DELETE FROM answers WHERE id = ?", [before["id"]])
                    db.execute(
                        "DELETE FROM intentions WHERE entry_id = ? AND key = ?", [number, step.key]
                    )
            else:
                after = mapping.reply_row(step, reply, moment)
                if before is None:
                    db.insert("answers", [{"entry_id": number, **after}])
                else:
                    if mapping.says_less(before, after):
                        self._keep_wording(before, moment)
                    db.update("answers", before["id"], after)
                if step.type is QuestionType.INTENTION:
                    intentions.keep(self.store, number, step.key, reply, moment)
                if step.type is QuestionType.TAG:
                    Themes(self.store).add(uid, reply.chosen)
            intentions.settle_check_day(db, number, asked_before)
            left = mapping.unfinished(row)
            stays = left and left.key != step.key and left.text.strip()
            self.store.touch(number, moment, unfinished=row["unfinished"] if stays else None)

    def turn(self, uid: str, labels: Mapping[str, str]) -> None:
        """Keep the labels of the wordings that rotating questions are asked with."""
        with self.store.write():
            changes = {"rotated": json.dumps(dict(labels))}
            self.store.db.update("entries", self.store.entry(uid)["id"], changes)

    def keep_unfinished(self, uid: str, key: str, text: str) -> None:
        """Keep half-typed words of the question a draft stopped at, for when it is resumed."""
        with self.store.write():
            unfinished = json.dumps({"key": key, "text": keepable(text)}, ensure_ascii=False)
            self._touch(uid, unfinished=unfinished)

    def finish(
        self,
        uid: str,
        *,
        comes_back: bool,
        becomes: IntentionState = IntentionState.DONE,
        asked: Collection[str] = (),
    ) -> None:
        """End a walk: the entry is done, or open while questions for later wait.

        With the later part of an open entry its intentions have been looked back on and are what
        `becomes` says, but for those this walk `asked` itself, by their questions' keys.
        """
        with self.store.write():
            row = self.store.entry(uid)
            if row["state"] == State.OPEN and not comes_back:
                intentions.settle_of_entry(self.store.db, row["id"], becomes, besides=asked)
            done = {} if comes_back else columns("finished", self.store.now())
            state = {"state": State.OPEN if comes_back else State.DONE, **done}
            self.store.db.update("entries", row["id"], state)
            self._touch(uid)

    def discard_if_empty(self, uid: str) -> bool:
        """Forget a draft in which nothing was ever written; return whether that was so."""
        with self.store.write():
            row = self.store.entry(uid)
            words = self.store.db.value(
                "SELECT EXISTS (SELECT 1 FROM answers WHERE entry_id = ?1)"
                " OR EXISTS (SELECT 1 FROM wordings WHERE entry_id = ?1)",
                [row["id"]],
            )
            left = mapping.unfinished(row)
            if words or (left and left.text):
                return False
            self.store.db.execute("DELETE FROM entries WHERE id = ?", [row["id"]])
            return True

    # Changing an entry

    def change(self, uid: str, *, day: date | None = None, title: str | None = None) -> None:
        """Change the day an entry is about, or its title; an empty title removes it."""
        with self.store.write():
            row = self.store.entry(uid)
            changes: Row = {}
            if day is not None:
                changes["day"] = day.isoformat()
            if title is not None:
                changes["title"] = keepable(title).strip() or None
            if changes:
                self.store.db.update("entries", row["id"], changes)
            self._touch(uid, unfinished=row["unfinished"])

    def arrange(self, uid: str, steps: Sequence[Step]) -> None:
        """Put answers into the order of their set: an import knows only which came after which."""
        with self.store.write():
            number = self.store.entry(uid)["id"]
            for step in steps:
                self.store.db.execute(
                    "UPDATE answers SET position = ? WHERE entry_id = ? AND key = ? AND position <> ?",
                    [step.position, number, step.key, step.position],
                )

    # Finding entries

    def find(self, name: str, *, in_bin: bool = False) -> str:
        """Return the id of the entry somebody names: a handle or its start, an id, or `last`.

        `last` is what was begun last; with `in_bin`, what was put into the bin last. Raise
        `NoSuchEntry` or `AmbiguousEntry`.
        """
        wanted = keepable(name).strip().lower()
        with self.store.read():
            if wanted in ("last", "laatste"):
                there, latest = ("NOT NULL", "deleted_utc") if in_bin else ("NULL", "id")
                rows = self.store.db.query(
                    f"SELECT uid FROM entries WHERE deleted_utc IS {there}"
                    f" ORDER BY {latest} DESC LIMIT 1"
                )
            else:
                rows = self.store.named("SELECT * FROM entries WHERE TRUE", "entries", wanted)
        if not wanted or not rows:
            raise NoSuchEntry(name=name)
        if len(rows) > 1:
            candidates = [f"{row['handle']} ({row['set_title']}, {row['day']})" for row in rows[:6]]
            raise AmbiguousEntry(name=name, candidates=", ".join(candidates))
        return str(rows[0]["uid"])

    def get(self, uid: str, *, with_history: bool = False) -> Entry:
        """Return one whole entry, with its past where that is asked for. Raise `NoSuchEntry`."""
        with self.store.read():
            rows = self._rows("entries.uid = ?", [uid], limit=1)
            if not rows:
                raise NoSuchEntry(name=uid)
            return mapping.entries(self.store.db, rows, with_history=with_history)[0]

    def resumable(self, uid: str) -> Heading:
        """Return the heading of an entry to go on with. Raise `InBin` or `AlreadyDone`."""
        entry = self.get(uid)
        if entry.state is State.DELETED:
            raise InBin(handle=entry.handle)
        if entry.state is State.DONE:
            raise AlreadyDone(handle=entry.handle)
        return entry

    def select(self, wanted: Filter, *, limit: int | None) -> list[ListedEntry]:
        """List entries, the latest day first."""
        condition, values = wanted.conditions()
        with self.store.read():
            return self._listed(self._rows(condition, values, limit=limit))

    def draw(self, wanted: Filter, number: int, chance: Random) -> list[ListedEntry]:
        """List some entries at random, each as likely as any other, in the order they are drawn."""
        condition, values = wanted.conditions()
        with self.store.read():
            ids = self.store.db.execute(
                f"SELECT id FROM entries WHERE {condition} ORDER BY id", values
            ).fetchall()
            drawn = [row[0] for row in chance.sample(ids, min(number, len(ids)))]
            among = "entries.id IN (SELECT value FROM json_each(?))"
            rows = self._rows(among, [json.dumps(drawn)], limit=None)
            return self._listed(sorted(rows, key=lambda row: drawn.index(row["id"])))

    def _listed(self, rows: Sequence[Row]) -> list[ListedEntry]:
        found = mapping.headings(self.store.db, rows)
        ids = json.dumps([row["id"] for row in rows])
        begins = {
            row["entry_id"]: row["answer"]
            for row in self.store.db.query(
                f"SELECT entry_id, substr(answer, 1, 2000) AS answer, min({NAMES_IT}) FROM answers"
                " WHERE entry_id IN (SELECT value FROM json_each(?)) GROUP BY entry_id",
                [ids],
            )
        }
        begins |= {  # what somebody meant tells more than whether it was done
            row["id"]: row["text"]
            for row in self.store.db.query(
                "SELECT entries.id, intentions.text FROM entries"
                " JOIN intentions ON intentions.id = entries.follows"
                " WHERE entries.id IN (SELECT value FROM json_each(?))",
                [ids],
            )
        }
        return [
            ListedEntry(heading, begins.get(row["id"], ""), _half_typed(row))
            for heading, row in zip(found, rows, strict=True)
        ]

    def pages(self, wanted: Filter, *, with_history: bool = False) -> Iterator[list[Entry]]:
        """Read every entry, oldest first, some hundreds at a time.

        No lock is held between two pages, so a slow reader keeps nobody waiting. With their past
        they stand as they were begun, so that two copies of a journal give the same.
        """
        condition, values = wanted.conditions()
        order = ("created_utc", "uid") if with_history else ("id",)
        columns = ", ".join(f"entries.{name}" for name in order)
        after: list[Any] = ["", ""] if with_history else [0]
        while True:
            with self.store.read():
                rows = self.store.db.query(
                    f"{HEADING} WHERE {condition} AND ({columns}) > ({', '.join('?' * len(after))})"
                    f" ORDER BY {columns} LIMIT ?",
                    [*values, *after, _PAGE],
                )
                page = mapping.entries(self.store.db, rows, with_history=with_history)
            if not rows:
                return
            yield [canonical(entry) for entry in page] if with_history else page
            after = [rows[-1][name] for name in order]

    def in_state(self, state: State) -> list[Heading]:
        """List the drafts, or the open entries: what was touched last comes first."""
        with self.store.read():
            rows = self.store.db.query(
                f"{HEADING} WHERE entries.state = ? AND entries.deleted_utc IS NULL"
                " ORDER BY entries.updated_utc DESC",
                [state],
            )
            return mapping.headings(self.store.db, rows)

    def handles(self, start: str = "", *, in_bin: bool = False) -> list[tuple[str, str]]:
        """List handles that begin with some letters, latest first, each with its set's title."""
        deleted = "IS NOT NULL" if in_bin else "IS NULL"
        with self.store.read():
            rows = self.store.db.query(
                f"SELECT handle, set_title, day FROM entries WHERE deleted_utc {deleted}"
                " AND substr(handle, 1, ?) = ? ORDER BY id DESC LIMIT 50",
                [len(start), start],
            )
            return [(row["handle"], f"{row['set_title']}, {row['day']}") for row in rows]

    # What belongs to one entry

    def unfinished(self, uid: str) -> Unfinished | None:
        """Return the words that were half-way typed when a draft stopped."""
        with self.store.read():
            return mapping.unfinished(self.store.entry(uid))

    def rotated(self, uid: str) -> dict[str, str]:
        """Return the labels that the rotating questions of an entry were asked with."""
        with self.store.read():
            return mapping.rotated(self.store.entry(uid))

    def period(self, uid: str) -> Period | None:
        """Return the days that a review looked back on; None where an entry is no review."""
        with self.store.read():
            return mapping.period(self.store.entry(uid))

    def later_handles(self, uid: str) -> list[str]:
        """List the handles of the entries that build on one, oldest first."""
        with self.store.read():
            rows = self.store.db.query(
                "SELECT handle FROM entries WHERE builds_on = ? AND deleted_utc IS NULL"
                " ORDER BY id",
                [self.store.entry(uid)["id"]],
            )
            return [row["handle"] for row in rows]

    def review_draft(self, period: Period) -> str | None:
        """Return the id of the draft in which somebody is looking back on a period."""
        return self._draft("json_extract(period, '$.name') = ?", period.name)

    def follow_up_draft(self, intention: str) -> str | None:
        """Return the id of the draft in which somebody is looking back on an intention."""
        return self._draft("follows = (SELECT id FROM intentions WHERE uid = ?)", intention)

    def _draft(self, condition: str, value: str) -> str | None:
        with self.store.read():
            found = self.store.db.value(
                f"SELECT uid FROM entries WHERE state = '{State.DRAFT}' AND deleted_utc IS NULL"
                f" AND {condition} ORDER BY id LIMIT 1",
                [value],
            )
            return None if found is None else str(found)

    def _rows(self, condition: str, values: Sequence[Any], *, limit: int | None) -> list[Row]:
        return self.store.db.query(
            f"{HEADING} WHERE {condition} ORDER BY entries.day DESC, entries.id DESC LIMIT ?",
            [*values, -1 if limit is None else limit],
        )

    def _touch(self, uid: str, *, unfinished: str | None = None) -> None:
        self.store.touch(self.store.entry(uid)["id"], self.store.now(), unfinished=unfinished)

    def _keep_wording(self, before: Row, moment: datetime) -> None:
        old = {name: value for name, value in before.items() if name not in ("id", "position")}
        self.store.db.insert("wordings", [{**old, **columns("replaced", moment)}])


def _half_typed(row: Row) -> str:
    left = mapping.unfinished(row)
    return left.text.strip() if left else ""
