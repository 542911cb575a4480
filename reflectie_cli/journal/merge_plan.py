"""What becomes of entries that are to come in: planned before anything is changed."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import UNSET, Struct
from msgspec.structs import replace

from reflectie_cli.journal.engine import Engine
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.ids import handles
from reflectie_cli.journal.mapping import HEADING
from reflectie_cli.journal.mapping import entries as entries_of
from reflectie_cli.journal.merge_entries import canonical, merged, with_stamps

BATCH = 500
"""How many entries become rows at once, so that a large import needs little memory."""
IS_ERASED = "back_utc IS NULL OR back_utc < erased_utc"


class Erasure(Struct, frozen=True, kw_only=True):
    """An entry that was erased: its id and when; `back` is when it was brought back, if it was."""

    id: str
    at: datetime
    back: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether it was not brought back since."""
        return self.back is None or self.back < self.at


class Came(StrEnum):
    """What became of an entry that was to come in."""

    NEW = "new"
    SAME = "same"
    NEWER_THERE = "newer there"
    NEWER_HERE = "newer here"
    BOTH = "both"
    ERASED_HERE = "erased here"


class MergeStep(Struct, frozen=True):
    """One entry as it will be; `number` is its integer key where it is here already."""

    came: Came
    entry: Entry
    number: int | None = None
    rewrite: bool = False


def plan_merge(
    db: Engine,
    entries: Sequence[Entry],
    erased: Sequence[Erasure],
    bring_back: bool,
    only_new: bool,
) -> list[MergeStep]:
    """Return what becomes of each entry, with the handle it gets; nothing is changed."""
    together: dict[str, Entry] = {}
    for entry in entries:
        first = together.get(entry.id)
        together[entry.id] = merged(first, entry) if first else entry
    gone = set() if bring_back else values(db, f"SELECT uid FROM tombstones WHERE {IS_ERASED}")
    gone |= {one.id for one in erased if one.holds} - values(db, "SELECT uid FROM entries")
    taken = values(db, "SELECT handle FROM entries")
    owners = {
        row["uid"]: row["entry"]
        for row in db.query(
            "SELECT intentions.uid, entries.uid AS entry FROM intentions"
            " JOIN entries ON entries.id = entry_id"
        )
    }
    plan: list[MergeStep] = []
    for batch in batches([*together.values()]):
        here = _here(db, [entry.id for entry in batch])
        for entry in batch:
            fresh = _with_its_own(entry, owners)
            if entry.id in gone:
                plan.append(MergeStep(Came.ERASED_HERE, entry))
            elif (known := here.get(entry.id)) and only_new:
                plan.append(MergeStep(Came.SAME, known[1]))
            elif known:
                plan.append(_merge_step(*known, fresh))
            else:
                handle = free_handle(entry.id, entry.handle, taken)
                plan.append(MergeStep(Came.NEW, replace(with_stamps(fresh), handle=handle)))
    return plan


def _merge_step(number: int, here: Entry, there: Entry) -> MergeStep:
    """Tell apart what is the same, newer there, newer here, or changed on both sides."""
    both = merged(here, there)
    with_past = there.history is not UNSET
    as_here = _told(both, with_past=True) == _told(here, with_past=True)
    as_there = _told(both, with_past) == _told(merged(there, there), with_past)
    came = {
        (True, True): Came.SAME,
        (False, True): Came.NEWER_THERE,
        (True, False): Came.NEWER_HERE,
        (False, False): Came.BOTH,
    }[as_here, as_there]
    stamped = _unseen(both) != _unseen(here)
    rewrite = not as_here or (with_past and stamped)
    return MergeStep(came, replace(both, handle=here.handle), number, rewrite)


def _unseen(entry: Entry) -> tuple[object, ...]:
    """Return what a journal keeps beside what an entry tells: nobody wrote it."""
    return entry.changed, entry.updated, entry.places, entry.rotated


def _told(entry: Entry, with_past: bool) -> Entry:
    """Return what an entry tells, without what each journal works out for itself."""
    plain = replace(
        entry,
        handle="",
        updated=entry.created,
        changed=UNSET,
        places=UNSET,
        rotated=None,
        intentions=tuple(replace(one, handle="", follow_ups=()) for one in entry.intentions),
    )
    if with_past:
        return plain
    return replace(plain, history=(), unfinished=None, was=UNSET)


def _here(db: Engine, ids: Sequence[str]) -> dict[str, tuple[int, Entry]]:
    """Return the entries of these ids that are here, with their integer keys."""
    rows = db.query(
        f"{HEADING} WHERE entries.uid IN (SELECT value FROM json_each(?))", [json.dumps([*ids])]
    )
    found = entries_of(db, rows, with_history=True)
    return {
        row["uid"]: (row["id"], canonical(entry)) for row, entry in zip(rows, found, strict=True)
    }


def _with_its_own(entry: Entry, owners: dict[str, str]) -> Entry:
    """Leave out intentions that are here already, under another entry; remember those that come."""
    own = tuple(one for one in entry.intentions if owners.get(one.id, entry.id) == entry.id)
    owners.update({one.id: entry.id for one in own})
    return entry if len(own) == len(entry.intentions) else replace(entry, intentions=own)


def batches(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Yield entries some hundreds at a time."""
    for start in range(0, len(entries), BATCH):
        yield entries[start : start + BATCH]


def values(db: Engine, sql: str) -> set[str]:
    """Return the values of the one column of a query."""
    return {value for (value,) in db.execute(sql).fetchall()}


def free_handle(uid: str, wanted: str, taken: set[str]) -> str:
    """Return the handle something had elsewhere, or a new one where it is taken here."""
    own = handles(uid)
    candidates = [wanted, *own] if wanted in own else own
    handle = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(handle)
    return handle
