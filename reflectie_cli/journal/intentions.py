"""What was intended, over all entries: found by its handle, listed, settled, postponed."""

import json
from collections.abc import Collection, Sequence
from datetime import date

from reflectie_cli.errors import AmbiguousIntention, NoSuchIntention
from reflectie_cli.journal import follow_ups
from reflectie_cli.journal.engine import Engine
from reflectie_cli.journal.entry import Became, CameOf, Intended, Period
from reflectie_cli.journal.mapping import Row, intention_fields

_FROM = (
    "SELECT intentions.*, entries.uid AS entry_uid, entries.handle AS entry_handle,"
    " entries.state AS entry_state, set_name, set_title, day, private"
    " FROM intentions JOIN entries ON entries.id = entry_id"
    " WHERE deleted_utc IS NULL AND entries.state <> 'draft'"
)
"""What somebody meant, where it was not thrown away and is no half of a draft."""


def find(db: Engine, name: str) -> str:
    """Give the id of an intention by its handle, the start of one, or its id.

    Raises `NoSuchIntention` or `AmbiguousIntention`.
    """
    wanted = name.strip().lower()
    rows = db.query(f"{_FROM} AND ? IN (intentions.uid, intentions.handle)", [wanted]) or [
        *db.query(
            f"{_FROM} AND substr(intentions.handle, 1, ?) = ? ORDER BY intentions.id DESC",
            [len(wanted), wanted],
        )
    ]
    if not wanted or not rows:
        raise NoSuchIntention(name=name)
    if len(rows) > 1:
        candidates = ", ".join(row["handle"] for row in rows[:6])
        raise AmbiguousIntention(name=name, candidates=candidates)
    return str(rows[0]["uid"])


def one(db: Engine, uid: str) -> Intended:
    """Give an intention with the entry it came from. Raises `NoSuchIntention`."""
    found = _values(db, db.query(f"{_FROM} AND intentions.uid = ?", [uid]))
    if not found:
        raise NoSuchIntention(name=uid)
    return found[0]


def listed(
    db: Engine,
    *,
    only_open: bool = False,
    due_by: date | None = None,
    line: str | None = None,
    period: Period | None = None,
) -> list[Intended]:
    """List intentions: open ones soonest first, without a day last; then what is settled.

    With `due_by` only open ones whose day has come by then; with `line` only those for it. With
    `period` those that were meant or looked back on in it, and what was open before it and still is.
    """
    conditions, values = [_FROM], []
    if only_open or due_by:
        conditions.append("intentions.state = 'open'")
    if due_by:
        conditions.append("check_day <= ?")
        values.append(due_by.isoformat())
    if period:
        first, last = period.first.isoformat(), period.last.isoformat()
        conditions.append(
            "(day <= ? AND (day >= ? OR intentions.state = 'open')"
            f" OR intentions.id IN ({follow_ups.IDS_BETWEEN}))"
        )
        values += [last, first, first, last]
    if line:
        conditions.append("line = ?")
        values.append(line)
    order = " ORDER BY intentions.state <> 'open', check_day IS NULL, check_day, intentions.id"
    return _values(db, db.query(" AND ".join(conditions) + order, values))


def followed(db: Engine, entry: str, *, with_bin: bool) -> Intended | None:
    """Give the intention that an entry looks back on; None where it does not, or it is gone."""
    meant = _FROM if not with_bin else _FROM.replace("deleted_utc IS NULL AND ", "")
    rows = db.query(
        f"{meant} AND intentions.id = (SELECT follows FROM entries WHERE uid = ?)", [entry]
    )
    return next(iter(_values(db, rows)), None)


def of_last_walk(db: Engine, set_name: str) -> list[Intended]:
    """Give what was meant when a set was walked last."""
    rows = db.query(
        f"{_FROM} AND entries.id = (SELECT max(id) FROM entries WHERE set_name = ?"
        " AND deleted_utc IS NULL AND state <> 'draft') ORDER BY intentions.id",
        [set_name],
    )
    return _values(db, rows)


def came_of(db: Engine, first: date, last: date) -> list[CameOf]:
    """Give every looking back of some days, oldest first."""
    looked = follow_ups.between(db, first, last)
    ids = json.dumps([row["intention"] for row, _ in looked])
    rows = db.query(f"{_FROM} AND intentions.id IN (SELECT value FROM json_each(?))", [ids])
    meant = {row["id"]: value for row, value in zip(rows, _values(db, rows), strict=True)}
    return [
        CameOf(
            date=date.fromisoformat(row["day"]),
            entry=row["handle"],
            intention=meant[row["intention"]].meant,
            follow_up=follow_up,
        )
        for row, follow_up in looked
        if row["intention"] in meant
    ]


def settle(db: Engine, uid: str, state: Became) -> None:
    """Close an intention as done or let go; one is as good as the other."""
    db.execute("UPDATE intentions SET state = ? WHERE uid = ?", [state, uid])


def postpone(db: Engine, uid: str, day: date) -> None:
    """Let an intention come back on another day; one that was settled is open again."""
    db.execute(
        "UPDATE intentions SET state = 'open', check_day = ? WHERE uid = ?", [day.isoformat(), uid]
    )


def settle_of_entry(
    db: Engine, entry_id: int, becomes: Became, *, besides: Collection[str]
) -> None:
    """Close what an entry intended, but for what was written under some keys."""
    db.execute(
        "UPDATE intentions SET state = ? WHERE entry_id = ? AND state = 'open'"
        " AND key NOT IN (SELECT value FROM json_each(?))",
        [becomes, entry_id, json.dumps([*besides])],
    )


def asked_check_day(db: Engine, entry_id: int) -> str | None:
    """Give the answer to an entry's latest date question with the role `check`."""
    asked = db.execute(
        "SELECT answer FROM answers WHERE entry_id = ? AND type = 'date'"
        " AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = 'check')"
        " ORDER BY position DESC LIMIT 1",
        [entry_id],
    ).fetchone()
    return str(asked[0]) if asked else None


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


def _values(db: Engine, rows: Sequence[Row]) -> list[Intended]:
    came = follow_ups.follow_ups(db, [row["id"] for row in rows])
    return [
        Intended(
            **intention_fields(row, came.get(row["id"], ())),
            entry=row["entry_handle"],
            entry_id=row["entry_uid"],
            entry_state=row["entry_state"],
            key=row["key"],
            set=row["set_name"],
            set_title=row["set_title"],
            day=date.fromisoformat(row["day"]),
            private=bool(row["private"]),
        )
        for row in rows
    ]
