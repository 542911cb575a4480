"""What was intended, over all entries: found by its handle, listed, settled, postponed."""

from datetime import date
from typing import Literal

from reflectie_cli.errors import AmbiguousIntention, NoSuchIntention
from reflectie_cli.journal.engine import Engine
from reflectie_cli.journal.entry import Due
from reflectie_cli.journal.rows import Row, intention_fields

_FROM = (
    "SELECT intentions.*, entries.handle AS entry_handle, entries.set_title FROM intentions"
    " JOIN entries ON entries.id = entry_id WHERE deleted_utc IS NULL AND entries.state <> 'draft'"
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


def one(db: Engine, uid: str) -> Due:
    """Give an intention with the entry it came from. Raises `NoSuchIntention`."""
    rows = db.query(f"{_FROM} AND intentions.uid = ?", [uid])
    if not rows:
        raise NoSuchIntention(name=uid)
    return _value(rows[0])


def listed(
    db: Engine, *, only_open: bool = False, due_by: date | None = None, line: str | None = None
) -> list[Due]:
    """List intentions: open ones soonest first, without a day last; then what is settled.

    With `due_by` only open ones whose day has come by then; with `line` only those for it.
    """
    conditions, values = [_FROM], []
    if only_open or due_by:
        conditions.append("intentions.state = 'open'")
    if due_by:
        conditions.append("check_day <= ?")
        values.append(due_by.isoformat())
    if line:
        conditions.append("line = ?")
        values.append(line)
    order = " ORDER BY intentions.state <> 'open', check_day IS NULL, check_day, intentions.id"
    return [_value(row) for row in db.query(" AND ".join(conditions) + order, values)]


def settle(db: Engine, uid: str, state: Literal["done", "let_go"]) -> None:
    """Close an intention as done or let go; one is as good as the other."""
    db.execute("UPDATE intentions SET state = ? WHERE uid = ?", [state, uid])


def postpone(db: Engine, uid: str, day: date) -> None:
    """Let an intention come back on another day; one that was settled is open again."""
    db.execute(
        "UPDATE intentions SET state = 'open', check_day = ? WHERE uid = ?", [day.isoformat(), uid]
    )


def _value(row: Row) -> Due:
    return Due(**intention_fields(row), entry=row["entry_handle"], set_title=row["set_title"])
