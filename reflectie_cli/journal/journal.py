"""The journal: keep an answer, change it, find it back, throw it away.

Every public method is one transaction: what it was asked to do is on disk when it returns, or
nothing of it is. `together()` makes several of them one.
"""

import contextlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, Self

from reflectie_cli.errors import InBin, NotInBin
from reflectie_cli.journal import engine, intended
from reflectie_cli.journal.entry import Answer, Entry
from reflectie_cli.journal.filters import fold
from reflectie_cli.journal.identity import handles, new_uid
from reflectie_cli.journal.intake import take_in, would_be_given
from reflectie_cli.journal.moments import columns
from reflectie_cli.journal.opening import open_journal
from reflectie_cli.journal.reader import Reader
from reflectie_cli.journal.rows import Row, answer_columns
from reflectie_cli.method.prompt_set import PromptSet, QuestionType, Step
from reflectie_cli.method.reply import Reply, keepable


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
    ) -> str:
        """Begin a draft about `day` and give its id. `title` is the set's, as it was read."""
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
                    **columns("created", moment),
                    **columns("updated", moment),
                }
            )
            self.tag(uid, tags)
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
            if reply.empty:
                if before:
                    self._keep_wording(before, moment)
                    self._db.table("answers").delete(before["id"])
                    self._db.table("intentions").delete_where(
                        "entry_id = ? AND key = ?", [entry_id, step.key]
                    )
            else:
                after = answer_columns(_answer(step, reply, moment)) | {"position": step.position}
                if before is None:
                    self._db.table("answers").insert({"entry_id": entry_id, **after})
                else:
                    if _says_less(before, after):
                        self._keep_wording(before, moment)
                    self._db.table("answers").update(before["id"], after)
                if step.type is QuestionType.INTENTION:
                    self._keep_intention(entry_id, step.key, reply, moment)
                if step.type is QuestionType.TAG:
                    self.tag(uid, reply.chosen)
            self._settle_check_day(entry_id, step)
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

    def finish(self, uid: str, *, comes_back: bool, asked: Collection[str] = ()) -> None:
        """End a walk: the entry is done, or open while questions for later wait.

        With the later part of an open entry its intentions have been looked back on, but for
        those this walk `asked` itself, by their questions' keys.
        """
        with self.together():
            moment = self._now()
            done = {} if comes_back else columns("finished", moment)
            row = self._row(uid)
            entry_id = row["id"]
            if row["state"] == "open" and not comes_back:
                self._settle_intentions(entry_id, besides=asked)
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

    def settle(self, uid: str, state: Literal["done", "let_go"]) -> None:
        """Close an intention as done or let go. Raises `NoSuchIntention`."""
        with self.together():
            self.intention(uid)
            intended.settle(self._db, uid, state)

    def postpone(self, uid: str, day: date) -> None:
        """Let an intention come back on `day`; a settled one is open again.

        Raises `NoSuchIntention`.
        """
        with self.together():
            self.intention(uid)
            intended.postpone(self._db, uid, day)

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

    def _settle_intentions(self, entry_id: int, *, besides: Collection[str]) -> None:
        """Close what an entry intended, as its answer to `done` (methods.md, 0.2) says."""
        let_go = self._db.execute(
            "SELECT 'let_go' FROM answers WHERE entry_id = ? AND key = 'done'"
            " AND chosen = '[\"let_go\"]'",
            [entry_id],
        ).fetchone()
        self._db.execute(
            "UPDATE intentions SET state = ? WHERE entry_id = ? AND state = 'open'"
            " AND key NOT IN (SELECT value FROM json_each(?))",
            ["let_go" if let_go else "done", entry_id, json.dumps([*besides])],
        )

    def _settle_check_day(self, entry_id: int, step: Step) -> None:
        """Let the answer to a date question with the role `check` be the check date."""
        is_date = step.type is QuestionType.DATE and "check" in step.roles
        if not (is_date or step.type is QuestionType.INTENTION):
            return
        asked = self._db.execute(
            "SELECT answer FROM answers WHERE entry_id = ? AND type = 'date'"
            " AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = 'check')",
            [entry_id],
        ).fetchone()
        if asked or is_date:
            self._db.execute(
                "UPDATE intentions SET check_day = ? WHERE entry_id = ?",
                [asked[0] if asked else None, entry_id],
            )

    def _touch(self, entry_id: int, moment: datetime, *, unfinished: str | None) -> None:
        self._db.table("entries").update(
            entry_id, {**columns("updated", moment), "unfinished": unfinished}
        )


def _answer(step: Step, reply: Reply, moment: datetime) -> Answer:
    labels: tuple[str, ...] = ()
    given: str | tuple[str, ...] = reply.text
    if step.type in (QuestionType.CHOICE, QuestionType.MULTI):
        labels = tuple(step.options[key] for key in reply.chosen if key in step.options)
    if step.type is QuestionType.CHOICE:
        given = reply.chosen[0]
    elif step.type in (QuestionType.MULTI, QuestionType.TAG):
        given = reply.chosen
    return Answer(
        key=step.key,
        type=step.type.value,
        stage=step.stage,
        roles=step.roles,
        question=step.text,
        answer=given,
        who=reply.who,
        basis=reply.basis,
        options=labels,
        answered=moment,
    )


def _says_less(before: Row, after: dict[str, Any]) -> bool:
    """Whether something that was said would be gone, so that its wording must be kept."""
    said = ("answer", "chosen", "who", "basis")
    return any(before[name] is not None and before[name] != after[name] for name in said)
