"""What was intended, over all entries: found by its handle, listed, settled, postponed."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from reflectie_cli.errors import AmbiguousIntention, NoSuchIntention
from reflectie_cli.journal import follow_ups
from reflectie_cli.journal.engine import Engine, Row
from reflectie_cli.journal.entry import (
    IntentionFollowUp,
    IntentionRecord,
    IntentionState,
    Period,
    State,
)
from reflectie_cli.journal.filters import has_role
from reflectie_cli.journal.ids import new_uid
from reflectie_cli.journal.mapping import intention_fields, intention_row
from reflectie_cli.journal.moments import columns
from reflectie_cli.journal.store import Store
from reflectie_cli.prompt_sets.model import QuestionType, Role
from reflectie_cli.prompt_sets.reply import Reply, keepable

_ALSO_IN_BIN = (
    "SELECT intentions.*, entries.uid AS entry_uid, entries.handle AS entry_handle,"
    " entries.state AS entry_state, set_name, set_title, day, private"
    f" FROM intentions JOIN entries ON entries.id = entry_id WHERE entries.state <> '{State.DRAFT}'"
)
_FROM = f"{_ALSO_IN_BIN} AND deleted_utc IS NULL"
"""What somebody meant, where it was not thrown away and is no half of a draft."""
_IS_OPEN = f"intentions.state = '{IntentionState.OPEN}'"


class Intentions(Struct, frozen=True):
    """The part of an open journal that holds what somebody means to do."""

    store: Store

    def find(self, name: str) -> str:
        """Return the id of an intention by its handle, the start of one, or its id.

        Raise `NoSuchIntention` or `AmbiguousIntention`.
        """
        wanted = keepable(name).strip().lower()
        with self.store.read():
            rows = self.store.named(_FROM, "intentions", wanted)
        if not wanted or not rows:
            raise NoSuchIntention(name=name)
        if len(rows) > 1:
            candidates = ", ".join(row["handle"] for row in rows[:6])
            raise AmbiguousIntention(name=name, candidates=candidates)
        return str(rows[0]["uid"])

    def get(self, uid: str) -> IntentionRecord:
        """Return an intention with the entry it came from. Raise `NoSuchIntention`."""
        found = self._values(f"{_FROM} AND intentions.uid = ?", [uid])
        if not found:
            raise NoSuchIntention(name=uid)
        return found[0]

    def select(
        self,
        *,
        only_open: bool = False,
        due_by: date | None = None,
        line: str | None = None,
        period: Period | None = None,
    ) -> list[IntentionRecord]:
        """List intentions: open ones soonest first, without a day last; then what is settled.

        With `due_by` only open ones whose day has come by then; with `line` only those for it. With
        `period` those that were meant or looked back on in it, and what was open before it and
        still is.
        """
        conditions, values = [_FROM], []
        if only_open or due_by:
            conditions.append(_IS_OPEN)
        if due_by:
            conditions.append("check_day <= ?")
            values.append(due_by.isoformat())
        if period:
            first, last = period.first.isoformat(), period.last.isoformat()
            conditions.append(
                f"(day <= ? AND (day >= ? OR {_IS_OPEN})"
                f" OR intentions.id IN ({follow_ups.IDS_BETWEEN}))"
            )
            values += [last, first, first, last]
        if line:
            conditions.append("line = ?")
            values.append(line)
        order = f" ORDER BY NOT {_IS_OPEN}, check_day IS NULL, check_day, intentions.id"
        return self._values(" AND ".join(conditions) + order, values)

    def due(self, today: date) -> list[IntentionRecord]:
        """List the open intentions whose check date has come, longest waiting first."""
        return self.select(due_by=today)

    def looked_back_on(self, entry: str, *, with_bin: bool = False) -> IntentionRecord | None:
        """Return the intention that an entry looks back on; None where it does not, or it is gone.

        One whose entry lies in the bin is gone, unless it is looked for `with_bin`.
        """
        meant = _ALSO_IN_BIN if with_bin else _FROM
        of_entry = "intentions.id = (SELECT follows FROM entries WHERE uid = ?)"
        return next(iter(self._values(f"{meant} AND {of_entry}", [entry])), None)

    def of_last_walk(self, set_name: str) -> list[IntentionRecord]:
        """Return the intentions of the last walk of a set."""
        return self._values(
            f"{_FROM} AND entries.id = (SELECT max(id) FROM entries WHERE set_name = ?"
            f" AND deleted_utc IS NULL AND state <> '{State.DRAFT}') ORDER BY intentions.id",
            [set_name],
        )

    def follow_ups(self, period: Period) -> list[IntentionFollowUp]:
        """Return the follow-ups of a period, oldest first."""
        with self.store.read():
            looked = follow_ups.between(self.store.db, period.first, period.last)
            ids = json.dumps([row["intention"] for row, _ in looked])
            wanted = f"{_FROM} AND intentions.id IN (SELECT value FROM json_each(?))"
            rows = self.store.db.query(wanted, [ids])
            meant = {
                row["id"]: value
                for row, value in zip(rows, _values(self.store.db, rows), strict=True)
            }
        return [
            IntentionFollowUp(
                date=date.fromisoformat(row["day"]),
                entry=row["handle"],
                intention=meant[row["intention"]].exported,
                follow_up=follow_up,
            )
            for row, follow_up in looked
            if row["intention"] in meant
        ]

    def moved(self) -> dict[str, date]:
        """Return on which day the check date of intentions was changed last, by their ids."""
        with self.store.read():
            rows = self.store.db.query(
                "SELECT substr(field, 7) AS uid, substr(at, 1, 10) AS day FROM changes"
                " WHERE field LIKE 'check:%'"
            )
        return {row["uid"]: date.fromisoformat(row["day"]) for row in rows}

    def settle(self, uid: str, state: IntentionState) -> None:
        """Close an intention as done or let go; one is as good as the other.

        Raise `NoSuchIntention`.
        """
        with self.store.write():
            self.get(uid)
            self._become(uid, state, None)

    def postpone(self, uid: str, day: date) -> None:
        """Let an intention come back on `day`; a settled one is open again.

        Raise `NoSuchIntention`.
        """
        with self.store.write():
            self.get(uid)
            self._become(uid, IntentionState.OPEN, day)

    def look_back(self, uid: str, state: IntentionState, check: date | None) -> None:
        """Keep what a follow-up made of an intention: closed, or back on the day `check`.

        Its entry may lie in the bin meanwhile. Raise `NoSuchIntention`.
        """
        with self.store.write():
            self.store.intention(uid)
            self._become(uid, state, check)

    def _become(self, uid: str, state: IntentionState, check: date | None) -> None:
        """Change the state of an intention; a check date stays where it is not open."""
        day = check.isoformat() if check and state is IntentionState.OPEN else None
        self.store.db.execute(
            "UPDATE intentions SET state = ?, check_day = coalesce(?, check_day) WHERE uid = ?",
            [state, day, uid],
        )

    def _values(self, sql: str, values: Sequence[Any]) -> list[IntentionRecord]:
        with self.store.read():
            return _values(self.store.db, self.store.db.query(sql, values))


# As part of writing an entry


def keep(store: Store, entry_id: int, key: str, reply: Reply, moment: datetime) -> None:
    """Keep what somebody means to do, as the intention of an answer."""
    known = store.db.value(
        "SELECT id FROM intentions WHERE entry_id = ? AND key = ?", [entry_id, key]
    )
    if known is not None:
        store.db.update("intentions", known, intention_row(reply))
        return
    uid = new_uid(moment)
    row = {"uid": uid, "handle": store.free_handle("intentions", uid), "entry_id": entry_id}
    fresh = {**row, "key": key, **intention_row(reply), **columns("created", moment)}
    store.db.insert("intentions", [fresh])


def settle_of_entry(
    db: Engine, entry_id: int, becomes: IntentionState, *, besides: Collection[str]
) -> None:
    """Settle the intentions of an entry, except those that were written under some keys."""
    db.execute(
        f"UPDATE intentions SET state = ? WHERE entry_id = ? AND {_IS_OPEN}"
        " AND key NOT IN (SELECT value FROM json_each(?))",
        [becomes, entry_id, json.dumps([*besides])],
    )


def asked_check_day(db: Engine, entry_id: int) -> str | None:
    """Return the answer to an entry's latest date question with the role `check`."""
    asked = db.value(
        f"SELECT answer FROM answers WHERE entry_id = ? AND type = '{QuestionType.DATE}'"
        f" AND {has_role(Role.CHECK)}"
        " ORDER BY position DESC LIMIT 1",
        [entry_id],
    )
    return None if asked is None else str(asked)


def settle_check_day(db: Engine, entry_id: int, before: str | None) -> None:
    """Let the answer to a date question with the role `check` be the check date.

    `before` is what that answer was. An intention that has a check date of its own keeps it.
    """
    now = asked_check_day(db, entry_id)
    if now or before:
        db.execute(
            "UPDATE intentions SET check_day = ?"
            " WHERE entry_id = ? AND (check_day IS ? OR check_day IS NULL)",
            [now, entry_id, before],
        )


def _values(db: Engine, rows: Sequence[Row]) -> list[IntentionRecord]:
    came = follow_ups.of_intentions(db, [row["id"] for row in rows])
    return [
        IntentionRecord(
            **intention_fields(row, came.get(row["id"], ())),
            entry=row["entry_handle"],
            entry_id=row["entry_uid"],
            entry_state=State(row["entry_state"]),
            set=row["set_name"],
            set_title=row["set_title"],
            day=date.fromisoformat(row["day"]),
            private=bool(row["private"]),
        )
        for row in rows
    ]
