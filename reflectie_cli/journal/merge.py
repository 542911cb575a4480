"""Merging: entries that were exported elsewhere, or here, earlier, become part of this journal."""

import json
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from reflectie_cli.journal.engine import Engine, Row
from reflectie_cli.journal.entry import Entry, present
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.journal.ids import handles
from reflectie_cli.journal.mapping import answer_row, entry_row, intention_row
from reflectie_cli.journal.moments import columns
from reflectie_cli.journal.store import Store
from reflectie_cli.prompt_sets.model import QuestionType

_TABLES = ("entries", "answers", "wordings", "intentions", "entry_tags")
_BATCH = 500
"""How many entries become rows at once, so that a large import needs little memory."""


class Merge(msgspec.Struct, frozen=True):
    """The part of an open journal that takes entries in."""

    store: Store

    def add(self, entries: Sequence[Entry]) -> list[str]:
        """Add entries from an export and return their handles; what is known is skipped."""
        with self.store.write():
            return _add(self.store.db, entries)

    def preview(self, entries: Sequence[Entry]) -> list[str]:
        """Return the handles that `add` would return, and change nothing."""
        with self.store.read():
            taken = _values(self.store.db, "SELECT handle FROM entries")
            fresh = _new_entries(self.store.db, entries)
            return [_free_handle(entry.id, entry.handle, taken) for entry in fresh]


def _add(db: Engine, entries: Sequence[Entry]) -> list[str]:
    taken = _values(db, "SELECT handle FROM entries")
    taken_intentions = _values(db, "SELECT handle FROM intentions")
    known_intentions = _values(db, "SELECT uid FROM intentions")
    first = db.value("SELECT coalesce(max(id), 0) + 1 FROM entries")
    fresh = _new_entries(db, entries)
    numbers = {row["uid"]: row["id"] for row in db.query("SELECT uid, id FROM entries")}
    numbers |= {entry.id: number for number, entry in enumerate(fresh, first)}
    db.execute("PRAGMA defer_foreign_keys = ON")  # an entry may stand before the one it builds on
    given: list[str] = []
    for start in range(0, len(fresh), _BATCH):
        rows: dict[str, list[Row]] = defaultdict(list)
        for whole in fresh[start : start + _BATCH]:
            entry = _without(whole, known_intentions)
            given.append(_free_handle(entry.id, entry.handle, taken))
            named = msgspec.structs.replace(entry, handle=given[-1])
            _append_rows(named, numbers, rows, taken_intentions)
        for table in _TABLES:
            db.insert(table, rows[table], ignore=table == "entry_tags")
    for entry in fresh:
        _link(db, entry)
    return given


def _link(db: Engine, entry: Entry) -> None:
    """Link a follow-up or a review to what it looks back on, now that all of it is here."""
    if follows := present(entry.follows, None):
        db.execute(
            "UPDATE entries SET follows = (SELECT id FROM intentions WHERE uid = ?) WHERE uid = ?",
            [follows, entry.id],
        )
    if covers := present(entry.covers, ()):
        db.execute(
            "INSERT OR IGNORE INTO covered (review_id, entry_id)"
            " SELECT review.id, entries.id FROM entries, entries AS review"
            " WHERE review.uid = ? AND entries.uid IN (SELECT value FROM json_each(?))",
            [entry.id, json.dumps(covers)],
        )


def _without(entry: Entry, known: set[str]) -> Entry:
    """Leave out intentions that are here already, under another entry; remember those that come."""
    fresh = tuple(one for one in entry.intentions if one.id not in known)
    known.update(one.id for one in fresh)
    if len(fresh) == len(entry.intentions):
        return entry
    return msgspec.structs.replace(entry, intentions=fresh)


def _append_rows(
    entry: Entry, numbers: dict[str, int], rows: dict[str, list[Row]], taken: set[str]
) -> None:
    """Add the rows of an entry to those of each table; `taken` are the handles of intentions."""
    number = {"entry_id": numbers[entry.id]}
    row = entry_row(entry, builds_on=numbers.get(entry.builds_on or ""))
    rows["entries"].append({"id": numbers[entry.id], **row})
    rows["answers"] += [
        {**number, "position": position, **answer_row(answer)}
        for position, answer in enumerate(entry.answers)
    ]
    rows["wordings"] += [
        {**number, **answer_row(old), **columns("replaced", old.replaced)}
        for old in present(entry.history, ())
    ]
    rows["entry_tags"] += [
        {**number, "tag": theme, "folded": fold_theme(theme)} for theme in entry.tags
    ]
    # An export of an older version does not say which answer an intention was written in.
    meant = [answer for answer in entry.answers if answer.type == QuestionType.INTENTION]
    keys = {answer.answer: answer.key for answer in reversed(meant)}
    rows["intentions"] += [
        {
            **number,
            "uid": one.id,
            "handle": _free_handle(one.id, one.handle, taken),
            "key": one.key or keys.get(one.text),
            "state": one.state,
            **intention_row(one),
            **columns("created", entry.created),
        }
        for one in entry.intentions
    ]


def _new_entries(db: Engine, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that are not known yet, each once.

    Known is an id that is here, or was here and has been erased: erasing is for good.
    """
    known = _values(db, "SELECT uid FROM entries UNION SELECT uid FROM tombstones")
    fresh: list[Entry] = []
    for entry in entries:
        if entry.id not in known:
            known.add(entry.id)
            fresh.append(entry)
    return fresh


def _values(db: Engine, sql: str) -> set[str]:
    return {value for (value,) in db.execute(sql).fetchall()}


def _free_handle(uid: str, wanted: str, taken: set[str]) -> str:
    """Return the handle something had elsewhere, or a new one where it is taken here."""
    own = handles(uid)
    candidates = [wanted, *own] if wanted in own else own
    handle = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(handle)
    return handle
