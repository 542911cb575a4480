"""The journal: keep an answer, change it, find it back, throw it away.

Every public method is one transaction: what it was asked to do is on disk when it returns, or
nothing of it is. `together()` makes several of them one.
"""

import contextlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

import msgspec

from reflectie_cli.errors import InBin, NoSuchIntention, NotInBin
from reflectie_cli.journal import engine, intentions
from reflectie_cli.journal.answering import given_answer, says_less
from reflectie_cli.journal.entry import Became, Entry, Period
from reflectie_cli.journal.filters import fold
from reflectie_cli.journal.ids import handles, new_uid
from reflectie_cli.journal.mapping import Row, answer_columns
from reflectie_cli.journal.merge import take_in, would_be_given
from reflectie_cli.journal.moments import columns
from reflectie_cli.journal.open import open_journal
from reflectie_cli.journal.reader import Reader
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType, Step
from reflectie_cli.prompt_sets.reply import Reply, keepable


class Journal(Reader):
    """One open journal, to write in as well as to look into."""

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime]) -> Self:
        """Open the journal at `path` to write in it; it is made when there is none.

        What writes is loaded now: nothing may be missing once somebody has begun to answer.
        """
        db = open_journal(path)
        assert db.tables is not None
        return cls(db, path, now)

    def together(self) -> contextlib.AbstractContextManager[None]:
        """Make everything inside one piece of writing: all of it is kept, or none."""
        return engine.writing(self._db, self.path)

    # Writing an entry

    def prove_writable(self) -> None:
        """Write and commit something: nobody should type first and lose it then.

        It turns a value over that means nothing. One written over itself is not written at all.
        """
        with self.together():
            self._db.execute("UPDATE meta SET value = 1 - value WHERE key = 'proof'")

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
        """Begin a draft about `day` and give its id. `title` is the set's, as it was read.

        `follows` is the intention it looks back on; `period` and `covers`, entries by their id,
        are what a review looks back on.
        """
        with self.together():
            moment = self._now()
            uid = new_uid(moment)
            self._db.table("entries").insert(
                {
                    "uid": uid,
                    "handle": self._free_handle("entries", uid),
                    "set_name": prompt_set.name,
                    "set_version": prompt_set.version,
                    "set_title": title,
                    "language": language,
                    "state": "draft",
                    "day": day.isoformat(),
                    "builds_on": self._row(builds_on)["id"] if builds_on else None,
                    "private": prompt_set.private,
                    "rotated": json.dumps(dict(rotated)) if rotated else None,
                    "follows": self._intention_row(follows)["id"] if follows else None,
                    "period": msgspec.json.encode(period).decode() if period else None,
                    **columns("created", moment),
                    **columns("updated", moment),
                }
            )
            self.tag(uid, tags)
            self._cover(uid, covers)
        return uid

    def record(self, uid: str, step: Step, reply: Reply) -> None:
        """Keep a reply to a step; an earlier one is kept as its old wording.

        An empty reply takes the answer away, its wording stays. A date with the role `check` is
        the day on which the entry's intentions come back.
        """
        reply = reply.keepable()
        with self.together():
            moment = self._now()
            entry_id = self._row(uid)["id"]
            before = self._answer_row(entry_id, step.key)
            asked_before = intentions.asked_check_day(self._db, entry_id)
            if reply.empty:
                if before:
                    self._keep_wording(before, moment)
                    self._db.table("answers").delete(before["id"])
                    self._db.table("intentions").delete_where(
                        "entry_id = ? AND key = ?", [entry_id, step.key]
                    )
            else:
                after = answer_columns(given_answer(step, reply, moment)) | {
                    "position": step.position
                }
                if before is None:
                    self._db.table("answers").insert({"entry_id": entry_id, **after})
                else:
                    if says_less(before, after):
                        self._keep_wording(before, moment)
                    self._db.table("answers").update(before["id"], after)
                if step.type is QuestionType.INTENTION:
                    self._keep_intention(entry_id, step.key, reply, moment)
                if step.type is QuestionType.TAG:
                    self.tag(uid, reply.chosen)
            intentions.settle_check_day(self._db, entry_id, asked_before)
            self._touch(entry_id, moment, unfinished=None)

    def throw_away(self, uid: str, key: str) -> None:
        """Remove an answer for good: its text, earlier wordings and index."""
        with self.together():
            entry_id = self._row(uid)["id"]
            for table in ("answers", "wordings"):
                self._db.table(table).delete_where("entry_id = ? AND key = ?", [entry_id, key])
            self._forget_words()
            self._touch(entry_id, self._now(), unfinished=None)

    def turn(self, uid: str, labels: Mapping[str, str]) -> None:
        """Keep which wordings the questions that take turns are asked with."""
        with self.together():
            rotated = json.dumps(dict(labels))
            self._db.table("entries").update(self._row(uid)["id"], {"rotated": rotated})

    def keep_unfinished(self, uid: str, key: str, text: str) -> None:
        """Keep half-typed words of the question a draft stopped at, for when it is resumed."""
        with self.together():
            unfinished = json.dumps({"key": key, "text": keepable(text)}, ensure_ascii=False)
            self._touch(self._row(uid)["id"], self._now(), unfinished=unfinished)

    def finish(
        self,
        uid: str,
        *,
        comes_back: bool,
        becomes: Became = "done",
        asked: Collection[str] = (),
    ) -> None:
        """End a walk: the entry is done, or open while questions for later wait.

        With the later part of an open entry its intentions have been looked back on and are what
        `becomes` says, but for those this walk `asked` itself, by their questions' keys.
        """
        with self.together():
            moment = self._now()
            done = {} if comes_back else columns("finished", moment)
            row = self._row(uid)
            entry_id = row["id"]
            if row["state"] == "open" and not comes_back:
                intentions.settle_of_entry(self._db, entry_id, becomes, besides=asked)
            state = "open" if comes_back else "done"
            self._db.table("entries").update(entry_id, {"state": state, **done})
            self._touch(entry_id, moment, unfinished=None)

    def discard_if_empty(self, uid: str) -> bool:
        """Forget a draft in which nothing was ever written; tell whether that was so."""
        with self.together():
            row = self._row(uid)
            words = self._db.execute(
                "SELECT EXISTS (SELECT 1 FROM answers WHERE entry_id = :id)"
                " OR EXISTS (SELECT 1 FROM wordings WHERE entry_id = :id)",
                {"id": row["id"]},
            ).fetchone()[0]
            half_typed = row["unfinished"] and json.loads(row["unfinished"])["text"]
            if words or half_typed:
                return False
            self._db.table("entries").delete(row["id"])
            return True

    # Changing an entry

    def tag(self, uid: str, tags: Sequence[str]) -> None:
        """Add themes to an entry; one that differs only in case is the same."""
        with self.together():
            entry_id = self._row(uid)["id"]
            for tag in tags:
                if word := " ".join(keepable(tag).split()):
                    self._db.table("entry_tags").insert(
                        {"entry_id": entry_id, "tag": word, "folded": fold(word)}, ignore=True
                    )

    def untag(self, uid: str, tags: Sequence[str]) -> None:
        """Take themes off an entry."""
        with self.together():
            entry_id = self._row(uid)["id"]
            for tag in tags:
                self._db.table("entry_tags").delete_where(
                    "entry_id = ? AND folded = ?", [entry_id, fold(" ".join(keepable(tag).split()))]
                )

    def change(self, uid: str, *, day: date | None = None, title: str | None = None) -> None:
        """Change the day an entry is about, or its title; an empty title takes it off."""
        with self.together():
            row = self._row(uid)
            changes: dict[str, Any] = {}
            if day is not None:
                changes["day"] = day.isoformat()
            if title is not None:
                changes["title"] = keepable(title).strip() or None
            if changes:
                self._db.table("entries").update(row["id"], changes)
            self._touch(row["id"], self._now(), unfinished=row["unfinished"])

    def arrange(self, uid: str, steps: Sequence[Step]) -> None:
        """Put answers into the order of their set: an import knows only which came after which."""
        with self.together():
            entry_id = self._row(uid)["id"]
            for step in steps:
                self._db.execute(
                    "UPDATE answers SET position = ? WHERE entry_id = ? AND key = ? AND position <> ?",
                    [step.position, entry_id, step.key, step.position],
                )

    def settle(self, uid: str, state: Became) -> None:
        """Close an intention as done or let go. Raises `NoSuchIntention`."""
        with self.together():
            self.intention(uid)
            intentions.settle(self._db, uid, state)

    def look_back(self, uid: str, state: Became, check: date | None) -> None:
        """Keep what a follow-up made of an intention: closed, or back on the day `check`.

        Its entry may lie in the bin meanwhile. Raises `NoSuchIntention`.
        """
        with self.together():
            self._intention_row(uid)
            if check is not None and state == "open":
                intentions.postpone(self._db, uid, check)
            else:
                intentions.settle(self._db, uid, state)

    def postpone(self, uid: str, day: date) -> None:
        """Let an intention come back on `day`; a settled one is open again.

        Raises `NoSuchIntention`.
        """
        with self.together():
            self.intention(uid)
            intentions.postpone(self._db, uid, day)

    def delete(self, uid: str) -> None:
        """Put an entry into the bin. Raises `InBin` when it is there already."""
        with self.together():
            row = self._row(uid)
            if row["deleted_utc"]:
                raise InBin(handle=row["handle"])
            self._db.table("entries").update(row["id"], columns("deleted", self._now()))

    def restore(self, uid: str) -> None:
        """Take an entry out of the bin. Raises `NotInBin`."""
        with self.together():
            row = self._row(uid)
            if not row["deleted_utc"]:
                raise NotInBin(handle=row["handle"])
            self._db.table("entries").update(row["id"], columns("deleted", None))

    def erase(self, uid: str) -> None:
        """Remove an entry for good: text, earlier wordings and index; an id and a time stay."""
        with self.together():
            self._db.table("entries").delete(self._row(uid)["id"])
            self._db.table("tombstones").insert({"uid": uid, **columns("erased", self._now())})
            self._forget_words()

    def condense(self, uid: str, keys: Collection[str]) -> None:
        """Remove answers for good, and every earlier wording and half-typed word of the entry."""
        with self.together():
            entry_id = self._row(uid)["id"]
            self._db.execute(
                "DELETE FROM answers WHERE entry_id = ? AND key IN (SELECT value FROM json_each(?))",
                [entry_id, json.dumps([*keys])],
            )
            self._db.table("wordings").delete_where("entry_id = ?", [entry_id])
            self._forget_words()
            self._touch(entry_id, self._now(), unfinished=None)

    def take_in(self, entries: Sequence[Entry]) -> list[str]:
        """Add entries from an export and give their handles; what is known already is passed by."""
        with self.together():
            return take_in(self._db, entries)

    def would_take_in(self, entries: Sequence[Entry]) -> list[str]:
        """Give the handles that `take_in` would give, and change nothing."""
        with engine.reading(self._db, self.path):
            return would_be_given(self._db, entries)

    # What the above is made of

    def _forget_words(self) -> None:
        """Write the index anew: words that were taken out of it stand there until then."""
        for index in ("answers_words", "entries_words"):
            self._db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")

    def _answer_row(self, entry_id: int, key: str) -> Row | None:
        found = self._db.query(
            "SELECT * FROM answers WHERE entry_id = ? AND key = ?", [entry_id, key]
        )
        return next(iter([*found]), None)

    def _free_handle(self, table: str, uid: str) -> str:
        return next(
            handle
            for handle in handles(uid)
            if not self._db.table(table).count_where("handle = ?", [handle])
        )

    def _keep_wording(self, before: Row, moment: datetime) -> None:
        old = {name: value for name, value in before.items() if name not in ("id", "position")}
        self._db.table("wordings").insert({**old, **columns("replaced", moment)})

    def _keep_intention(self, entry_id: int, key: str, reply: Reply, moment: datetime) -> None:
        values = {
            "text": reply.text,
            "line": reply.line,
            "due_day": reply.due.isoformat() if reply.due else None,
            "check_day": reply.check.isoformat() if reply.check else None,
        }
        known = [
            *self._db.query(
                "SELECT id FROM intentions WHERE entry_id = ? AND key = ?", [entry_id, key]
            )
        ]
        if known:
            self._db.table("intentions").update(known[0]["id"], values)
            return
        uid = new_uid(moment)
        handle = self._free_handle("intentions", uid)
        self._db.table("intentions").insert(
            {"uid": uid, "handle": handle, "entry_id": entry_id, "key": key}
            | values
            | columns("created", moment)
        )

    def _cover(self, uid: str, covers: Sequence[str]) -> None:
        """Keep which entries a review looked back on; what is gone meanwhile is passed by."""
        self._db.execute(
            "INSERT INTO covered (review_id, entry_id) SELECT ?, id FROM entries"
            " WHERE uid IN (SELECT value FROM json_each(?))",
            [self._row(uid)["id"], json.dumps([*covers])],
        )

    def _intention_row(self, uid: str) -> Row:
        rows = self._db.query("SELECT * FROM intentions WHERE uid = ?", [uid])
        if not rows:
            raise NoSuchIntention(name=uid)
        return rows[0]

    def _touch(self, entry_id: int, moment: datetime, *, unfinished: str | None) -> None:
        self._db.table("entries").update(
            entry_id, {**columns("updated", moment), "unfinished": unfinished}
        )
