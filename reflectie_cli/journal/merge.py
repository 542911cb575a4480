"""Taking entries in that were exported elsewhere, or here, earlier."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from reflectie_cli.journal.engine import Engine
from reflectie_cli.journal.entry import Entry, LinkedEntry, WholeEntry
from reflectie_cli.journal.filters import fold
from reflectie_cli.journal.ids import handles
from reflectie_cli.journal.mapping import answer_columns
from reflectie_cli.journal.moments import columns
from reflectie_cli.prompt_sets.model import QuestionType

_TABLES = ("entries", "answers", "wordings", "intentions", "entry_tags")
_BATCH = 500
"""How many entries are laid out as rows at once, so that a large import needs little memory."""


def take_in(db: Engine, entries: Sequence[Entry]) -> list[str]:
    """Add entries from an export, in one go, and give their handles; what is known is passed by."""
    taken = {row["handle"] for row in db.query("SELECT handle FROM entries")}
    taken_intentions = {row["handle"] for row in db.query("SELECT handle FROM intentions")}
    known_intentions = {row["uid"] for row in db.query("SELECT uid FROM intentions")}
    first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM entries").fetchone()[0]
    fresh = unknown(db, entries)
    numbers = {row["uid"]: row["id"] for row in db.query("SELECT uid, id FROM entries")}
    numbers |= {entry.id: number for number, entry in enumerate(fresh, first)}
    db.execute("PRAGMA defer_foreign_keys = ON")  # an entry may stand before the one it builds on
    given: list[str] = []
    for start in range(0, len(fresh), _BATCH):
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for whole in fresh[start : start + _BATCH]:
            entry = _without(whole, known_intentions)
            given.append(_choose(entry.id, entry.handle, taken))
            _lay_out(entry, numbers, given[-1], rows, taken_intentions)
        for table in _TABLES:
            if rows[table]:
                db.table(table).insert_all(rows[table], ignore=table == "entry_tags")
    _tie_together(db, [entry for entry in fresh if isinstance(entry, LinkedEntry)])
    return given


def _tie_together(db: Engine, entries: Sequence[LinkedEntry]) -> None:
    """Let follow-ups and reviews know again what they look back on, now that all of it is here."""
    for entry in entries:
        if entry.follows:
            db.execute(
                "UPDATE entries SET follows = (SELECT id FROM intentions WHERE uid = ?) WHERE uid = ?",
                [entry.follows, entry.id],
            )
        if entry.covers:
            db.execute(
                "INSERT OR IGNORE INTO covered (review_id, entry_id)"
                " SELECT review.id, entries.id FROM entries, entries AS review"
                " WHERE review.uid = ? AND entries.uid IN (SELECT value FROM json_each(?))",
                [entry.id, json.dumps(entry.covers)],
            )


def _without(entry: Entry, known: set[str]) -> Entry:
    """Leave out intentions that are here already, under another entry; remember those that come."""
    fresh = tuple(one for one in entry.intentions if one.id not in known)
    known.update(one.id for one in fresh)
    if len(fresh) == len(entry.intentions):
        return entry
    return msgspec.structs.replace(entry, intentions=fresh)


def _lay_out(
    entry: Entry,
    numbers: dict[str, int],
    handle: str,
    rows: dict[str, list[dict[str, Any]]],
    taken_intentions: set[str],
) -> None:
    """Add the rows of an entry to those of each table."""
    number = numbers[entry.id]
    rows["entries"].append(_entry_columns(entry, number, handle, numbers))
    rows["answers"] += [
        {"entry_id": number, "position": position, **answer_columns(answer)}
        for position, answer in enumerate(entry.answers)
    ]
    rows["wordings"] += [
        {"entry_id": number, **answer_columns(old), **columns("replaced", old.replaced)}
        for old in (entry.history if isinstance(entry, WholeEntry) else ())
    ]
    rows["intentions"] += _intention_rows(entry, number, taken_intentions)
    rows["entry_tags"] += [
        {"entry_id": number, "tag": tag, "folded": fold(tag)} for tag in entry.tags
    ]


def would_be_given(db: Engine, entries: Sequence[Entry]) -> list[str]:
    """Give the handles that `take_in` would give, without writing."""
    taken = {row["handle"] for row in db.query("SELECT handle FROM entries")}
    return [_choose(entry.id, entry.handle, taken) for entry in unknown(db, entries)]


def unknown(db: Engine, entries: Sequence[Entry]) -> list[Entry]:
    """Leave out what is known, and what comes twice.

    Known is an id that is here, or was here and has been erased: erasing is for good.
    """
    known = {
        row["uid"] for row in db.query("SELECT uid FROM entries UNION SELECT uid FROM tombstones")
    }
    fresh: list[Entry] = []
    for entry in entries:
        if entry.id not in known:
            known.add(entry.id)
            fresh.append(entry)
    return fresh


def _choose(uid: str, wanted: str, taken: set[str]) -> str:
    """Keep the handle an entry had elsewhere unless it is somebody else's here."""
    own = handles(uid)
    candidates = [wanted, *own] if wanted in own else own
    handle = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(handle)
    return handle


def _entry_columns(
    entry: Entry, number: int, handle: str, numbers: dict[str, int]
) -> dict[str, Any]:
    return {
        "id": number,
        "uid": entry.id,
        "handle": handle,
        "set_name": entry.set,
        "set_version": entry.set_version,
        "set_title": entry.set_title,
        "language": entry.language,
        "title": entry.title,
        "state": entry.state if entry.state != "deleted" else _state_before(entry),
        "day": entry.date.isoformat(),
        "builds_on": numbers.get(entry.builds_on or ""),
        "private": entry.private,
        **_left_off(entry),
        **columns("created", entry.created),
        **columns("updated", entry.updated),
        **columns("finished", entry.finished),
        **columns("deleted", entry.updated if entry.state == "deleted" else None),
    }


def _state_before(entry: Entry) -> str:
    """Give what an entry in the bin was before, as far as its export tells."""
    return "done" if entry.finished else "draft"


def _left_off(entry: Entry) -> dict[str, str | None]:
    """Give where a draft stopped and what a review covered, as far as its export tells."""
    period = entry.period if isinstance(entry, LinkedEntry) else None
    covered = {"period": msgspec.json.encode(period).decode() if period else None}
    if not isinstance(entry, WholeEntry):
        return {"rotated": None, "unfinished": None, **covered}
    left = entry.unfinished
    return {
        "rotated": json.dumps(entry.rotated) if entry.rotated else None,
        "unfinished": msgspec.json.encode(left).decode() if left else None,
        **covered,
    }


def _intention_rows(entry: Entry, number: int, taken: set[str]) -> list[dict[str, Any]]:
    """Give the rows of an entry's intentions, each tied to the answer it was written in."""
    keys = {a.answer: a.key for a in reversed(entry.answers) if a.type == QuestionType.INTENTION}
    return [
        {
            "uid": intention.id,
            "handle": _choose(intention.id, intention.handle, taken),
            "entry_id": number,
            "key": keys.get(intention.text),
            "text": intention.text,
            "line": intention.line,
            "due_day": intention.due.isoformat() if intention.due else None,
            "check_day": intention.check.isoformat() if intention.check else None,
            "state": intention.state,
            **columns("created", entry.created),
        }
        for intention in entry.intentions
    ]
