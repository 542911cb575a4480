"""Merging: entries of another copy of this journal, or of an export, become part of it."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct

from reflectie_cli.journal.engine import Engine, Row
from reflectie_cli.journal.entry import Entry, IntentionState, State, present
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.journal.mapping import (
    answer_row,
    entry_row,
    intention_row,
    wording_row,
)
from reflectie_cli.journal.merge_plan import (
    IS_ERASED,
    Came,
    Erasure,
    MergeStep,
    batches,
    free_handle,
    plan_merge,
    values,
)
from reflectie_cli.journal.moments import columns, stamp
from reflectie_cli.journal.store import Store
from reflectie_cli.prompt_sets.model import QuestionType

_TABLES = ("entries", "answers", "wordings", "intentions", "entry_tags", "changes", "links")
_OF_ENTRY = ("answers", "wordings", "entry_tags", "changes")
Implied = Callable[[Entry], tuple[IntentionState, date | None] | None]
"""What a follow-up makes of its intention: the state, and the day it comes back on."""


class MergeResult(Struct, frozen=True):
    """What came in: the handles of what is new or changed here, and how often each thing happened.

    `erased` are the handles of entries that were erased elsewhere, and now here.
    """

    handles: Sequence[str]
    counts: Mapping[Came, int]
    erased: Sequence[str] = ()


class Merge(Struct, frozen=True):
    """The part of an open journal that takes entries in."""

    store: Store

    def add(
        self,
        entries: Sequence[Entry],
        *,
        erased: Sequence[Erasure] = (),
        bring_back: bool = False,
        only_new: bool = False,
        implied: Implied | None = None,
    ) -> MergeResult:
        """Take entries in: what is new is added, what is known is merged, unless `only_new`.

        What was erased here stays so, unless `bring_back`; what was `erased` elsewhere is erased.
        A follow-up gives its intention what is `implied` by it.
        """
        db = self.store.db
        with self.store.write():
            clock = db.value("SELECT value FROM meta WHERE key = 'clock'")
            db.execute("UPDATE meta SET value = '' WHERE key = 'clock'")  # entries bring their own
            plan = plan_merge(db, entries, erased, bring_back, only_new)
            _write(db, plan)
            _resolve_links(db)
            for step in plan:
                if implied and step.came is not Came.ERASED_HERE:
                    _settle(db, step.entry, implied)
            gone = self._erase(erased)
            if bring_back:
                _bring_back(db, [step.entry.id for step in plan], clock)
            seen = max([clock, *(stamp(at) for entry in entries for at in _moments(entry))])
            db.execute("UPDATE meta SET value = ? WHERE key = 'clock'", [seen])
        return _result(plan, gone)

    def preview(
        self,
        entries: Sequence[Entry],
        *,
        erased: Sequence[Erasure] = (),
        bring_back: bool = False,
        only_new: bool = False,
    ) -> MergeResult:
        """Return what `add` would return, and change nothing."""
        with self.store.read():
            plan = plan_merge(self.store.db, entries, erased, bring_back, only_new)
            return _result(plan, _erased_there(self.store.db, erased))

    def erasures(self) -> list[Erasure]:
        """Return what was erased here, in order of their ids."""
        with self.store.read():
            rows = self.store.db.query("SELECT * FROM tombstones ORDER BY uid")
        return [
            Erasure(
                id=row["uid"],
                at=datetime.fromisoformat(row["erased_utc"]),
                back=datetime.fromisoformat(row["back_utc"]) if row["back_utc"] else None,
            )
            for row in rows
        ]

    def _erase(self, erased: Sequence[Erasure]) -> dict[str, str]:
        """Erase what was erased elsewhere, and remember it; return the handles that were here."""
        db = self.store.db
        here = _erased_there(db, erased)
        for one in erased:
            back = stamp(one.back) if one.back else None
            db.execute(
                "INSERT INTO tombstones (uid, erased_utc, erased_offset, back_utc)"
                " VALUES (?, ?, 0, ?) ON CONFLICT (uid) DO UPDATE SET"
                " erased_utc = max(erased_utc, excluded.erased_utc),"
                " back_utc = nullif(max(coalesce(back_utc, ''), coalesce(excluded.back_utc, '')), '')",
                [one.id, stamp(one.at), back],
            )
        for uid in here:
            db.execute("DELETE FROM entries WHERE uid = ?", [uid])
        if here:
            self.store.forget_words()
        return here


def _erased_there(db: Engine, erased: Sequence[Erasure]) -> dict[str, str]:
    """Return the handles, by id, of entries that are here and were erased elsewhere."""
    gone = [one.id for one in erased if one.holds]
    rows = db.query(
        "SELECT uid, handle FROM entries WHERE uid IN (SELECT value FROM json_each(?))"
        f" AND uid NOT IN (SELECT uid FROM tombstones WHERE NOT ({IS_ERASED}))",
        [json.dumps(gone)],
    )
    return {row["uid"]: row["handle"] for row in rows}


def _bring_back(db: Engine, ids: Sequence[str], clock: str) -> None:
    db.execute(
        f"UPDATE tombstones SET back_utc = max(?, erased_utc) WHERE ({IS_ERASED})"
        " AND uid IN (SELECT value FROM json_each(?))",
        [clock, json.dumps([*ids])],
    )


def _result(plan: Sequence[MergeStep], erased: Mapping[str, str]) -> MergeResult:
    changed = (Came.NEW, Came.NEWER_THERE, Came.BOTH)
    return MergeResult(
        [step.entry.handle for step in plan if step.came in changed],
        Counter(step.came for step in plan),
        [*erased.values()],
    )


def _write(db: Engine, plan: Sequence[MergeStep]) -> None:
    taken = values(db, "SELECT handle FROM intentions")
    number = db.value("SELECT coalesce(max(id), 0) FROM entries")
    for batch in batches([step.entry for step in plan if step.came is Came.NEW]):
        rows: dict[str, list[Row]] = defaultdict(list)
        for entry in batch:
            number += 1
            rows["entries"].append({"id": number, **entry_row(entry, builds_on=None)})
            _append_rows(entry, number, rows)
            rows["intentions"] += _intention_rows(entry, number, taken)
        for table in _TABLES:
            db.insert(table, rows[table], ignore=table in ("entry_tags", "links"))
    for step in plan:
        if step.rewrite and step.number is not None:
            _rewrite(db, step.entry, step.number, taken)


def _rewrite(db: Engine, entry: Entry, number: int, taken: set[str]) -> None:
    """Write anew what stands of an entry; its intentions stay the rows that others follow."""
    row = entry_row(entry, builds_on=None)
    kept = {name: row[name] for name in row if name not in ("builds_on", "follows")}
    db.update("entries", number, kept)
    for table in _OF_ENTRY:
        db.execute(f"DELETE FROM {table} WHERE entry_id = ?", [number])
    rows: dict[str, list[Row]] = defaultdict(list)
    _append_rows(entry, number, rows)
    known = {
        one["uid"]: one for one in db.query("SELECT * FROM intentions WHERE entry_id = ?", [number])
    }
    for meant in _intention_rows(entry, number, taken, known):
        if here := known.pop(meant["uid"], None):
            db.update("intentions", here["id"], meant)
        else:
            rows["intentions"].append(meant)
    for gone in known.values():
        db.execute("DELETE FROM intentions WHERE id = ?", [gone["id"]])
    for table in _TABLES[1:]:
        db.insert(table, rows[table], ignore=table in ("entry_tags", "links"))


def _append_rows(entry: Entry, number: int, rows: dict[str, list[Row]]) -> None:
    """Add the rows of what belongs to an entry to those of each table."""
    of, places = {"entry_id": number}, present(entry.places, {})
    rows["answers"] += [
        {**of, "position": places.get(answer.key, place), **answer_row(answer)}
        for place, answer in enumerate(entry.answers)
    ]
    rows["wordings"] += [{**of, **wording_row(old)} for old in present(entry.history, ())]
    rows["entry_tags"] += [{**of, "tag": tag, "folded": fold_theme(tag)} for tag in entry.tags]
    rows["changes"] += [
        {**of, "field": field, "at": stamp(at)} for field, at in present(entry.changed, {}).items()
    ]
    targets = {"from": [entry.builds_on], "follows": [present(entry.follows, None)]}
    for kind, uids in {**targets, "covers": present(entry.covers, ())}.items():
        rows["links"] += [{**of, "kind": kind, "uid": uid} for uid in uids if uid]


def _intention_rows(
    entry: Entry, number: int, taken: set[str], known: Mapping[str, Row] | None = None
) -> Iterator[Row]:
    """Yield the rows of what was intended; one that is `known` here keeps its handle."""
    # An export of an older version does not say which answer an intention was written in.
    meant = [answer for answer in entry.answers if answer.type == QuestionType.INTENTION]
    keys = {answer.answer: answer.key for answer in reversed(meant)}
    for one in entry.intentions:
        here = (known or {}).get(one.id)
        yield {
            "entry_id": number,
            "uid": one.id,
            "handle": here["handle"] if here else free_handle(one.id, one.handle, taken),
            "key": one.key or keys.get(one.text),
            "state": one.state,
            **intention_row(one),
            **columns("created", entry.created),
        }


def _resolve_links(db: Engine) -> None:
    """Link entries to what they build on, follow or cover, as far as it is here by now."""
    for kind, column, table in (
        ("from", "builds_on", "entries"),
        ("follows", "follows", "intentions"),
    ):
        linked = (
            f"FROM links JOIN {table} AS target ON target.uid = links.uid WHERE kind = '{kind}'"
        )
        db.execute(
            f"UPDATE entries SET {column} = (SELECT target.id {linked}"
            f" AND links.entry_id = entries.id) WHERE id IN (SELECT links.entry_id {linked})"
        )
        db.execute(f"DELETE FROM links WHERE kind = '{kind}' AND uid IN (SELECT uid FROM {table})")
    db.execute(
        "INSERT OR IGNORE INTO covered (review_id, entry_id) SELECT links.entry_id, target.id"
        " FROM links JOIN entries AS target ON target.uid = links.uid WHERE kind = 'covers'"
    )
    db.execute("DELETE FROM links WHERE kind = 'covers' AND uid IN (SELECT uid FROM entries)")


def _settle(db: Engine, entry: Entry, implied: Implied) -> None:
    """Give the intention that a follow-up looks back on what the follow-up made of it."""
    follows = present(entry.follows, None)
    if not follows or entry.state is not State.DONE or not (became := implied(entry)):
        return
    found = db.query(
        "SELECT intentions.*, entries.created_utc AS begun FROM intentions"
        " JOIN entries ON entries.id = entry_id WHERE intentions.uid = ?",
        [follows],
    )
    state, check = became
    at = present(entry.changed, {}).get("state", entry.finished or entry.updated)
    for row in found:
        fields = {"became": ("state", str(state)), "check": ("check_day", check)}
        for field, (column, value) in fields.items():
            last = db.value(
                "SELECT at FROM changes WHERE entry_id = ? AND field = ?",
                [row["entry_id"], f"{field}:{follows}"],
            )
            if value is None or stamp(at) <= (last or row["begun"]):
                continue
            db.update("intentions", row["id"], {column: str(value)})
            db.execute(
                "INSERT OR REPLACE INTO changes VALUES (?, ?, ?)",
                [row["entry_id"], f"{field}:{follows}", stamp(at)],
            )


def _moments(entry: Entry) -> Iterable[datetime]:
    """Yield every time of change that an entry tells of."""
    yield entry.updated.astimezone(UTC)
    yield from present(entry.changed, {}).values()
    for answer in entry.answers:
        yield answer.answered
    for old in present(entry.history, ()):
        yield present(old.changed, old.answered)
