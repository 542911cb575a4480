"""What came of intentions: follow-ups, read from the entries they were written in.

A follow-up is an entry that `follows` an intention. The first check of an open entry (PDCA) stands
in the entry itself, beside its intention; every later one is an entry that follows it.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import UNSET

from reflectie_cli.journal.engine import Engine, Row
from reflectie_cli.journal.entry import FollowUp, State
from reflectie_cli.journal.filters import has_role
from reflectie_cli.journal.moments import moment
from reflectie_cli.prompt_sets.model import Role

EFFECT = "effect_client"
"""What somebody noticed: a client, unless the answer says who else."""
KEYS = ("done", "what_happened", "in_the_way", EFFECT, "known_how", "next_step")
"""The questions of a follow-up, wherever it is asked (methods.md, 0.3).

What got in the way is what happened where nothing was done yet.
"""

_OWN = f"""
    SELECT intentions.id AS intention, entries.id AS entry, entries.handle,
           date(first.answered_utc, first.answered_offset || ' minutes') AS day,
           first.answered_utc AS at_utc, first.answered_offset AS at_offset
    FROM intentions
    JOIN entries ON entries.id = intentions.entry_id
    JOIN answers AS meant ON meant.entry_id = entries.id AND meant.key = intentions.key
    JOIN answers AS looked ON looked.id = (
        SELECT id FROM answers
        WHERE entry_id = entries.id AND key IN ('done', 'effect_client')
          AND {has_role(Role.CHECK)}
        ORDER BY key LIMIT 1
    )
    JOIN (
        SELECT entry_id, key, answered_utc, answered_offset FROM answers
        UNION ALL SELECT entry_id, key, answered_utc, answered_offset FROM wordings
    ) AS first ON first.entry_id = looked.entry_id AND first.key = looked.key
    WHERE entries.follows IS NULL AND entries.deleted_utc IS NULL AND entries.state <> '{State.DRAFT}'
      AND looked.position > meant.position
      AND first.answered_utc = (
        SELECT min(answered_utc) FROM (
            SELECT answered_utc FROM answers AS now
            WHERE now.entry_id = looked.entry_id AND now.key = looked.key
            UNION ALL SELECT answered_utc FROM wordings AS earlier
            WHERE earlier.entry_id = looked.entry_id AND earlier.key = looked.key
        )
      )
"""
_FOLLOWING = f"""
    SELECT entries.follows AS intention, entries.id AS entry, entries.handle, entries.day,
           entries.finished_utc AS at_utc, entries.finished_offset AS at_offset
    FROM entries
    WHERE entries.follows IS NOT NULL AND entries.deleted_utc IS NULL AND entries.state = '{State.DONE}'
"""
IDS_BETWEEN = f"SELECT intention FROM ({_OWN} UNION ALL {_FOLLOWING}) WHERE day BETWEEN ? AND ?"
"""The row ids of intentions that were looked back on in some days."""


def of_intentions(db: Engine, intentions: Sequence[int]) -> dict[int, tuple[FollowUp, ...]]:
    """Return what came of intentions, by their row ids, oldest first."""
    ids = json.dumps([*intentions])
    rows = db.query(
        f"{_OWN} AND intentions.id IN (SELECT value FROM json_each(?))"
        f" UNION ALL {_FOLLOWING} AND entries.follows IN (SELECT value FROM json_each(?))"
        " ORDER BY at_utc, entry",
        [ids, ids],
    )
    found: dict[int, list[FollowUp]] = defaultdict(list)
    for row, value in zip(rows, _values(db, rows), strict=True):
        found[row["intention"]].append(value)
    return {number: tuple(values) for number, values in found.items()}


def between(db: Engine, first: date, last: date) -> list[tuple[Row, FollowUp]]:
    """Return the follow-ups of some days, oldest first, with their rows: intention, handle, day."""
    days = [first.isoformat(), last.isoformat()]
    rows = db.query(
        f"SELECT * FROM ({_OWN} UNION ALL {_FOLLOWING}) WHERE day BETWEEN ? AND ?"
        " ORDER BY day, at_utc, entry",
        days,
    )
    return [*zip(rows, _values(db, rows), strict=True)]


def _values(db: Engine, rows: Sequence[Row]) -> list[FollowUp]:
    given: dict[int, Row] = defaultdict(dict)
    for answer in db.query(
        "SELECT entry_id, key, answer, chosen, who FROM answers"
        " WHERE entry_id IN (SELECT value FROM json_each(?))"
        " AND key IN (SELECT value FROM json_each(?))",
        [json.dumps([row["entry"] for row in rows]), json.dumps(KEYS)],
    ):
        chosen = json.loads(answer["chosen"]) if answer["chosen"] else None
        given[answer["entry_id"]][answer["key"]] = answer["answer"] if chosen is None else chosen
        if answer["key"] == EFFECT and answer["who"]:
            given[answer["entry_id"]]["who"] = answer["who"]
    return [_value(row, given[row["entry"]]) for row in rows]


def _value(row: Row, given: Row) -> FollowUp:
    return FollowUp(
        at=moment(row, "at"),
        done=_one(given.get("done")),
        what_happened=given.get("what_happened") or given.get("in_the_way"),
        effect_client=given.get("effect_client"),
        known_how=tuple(known) if isinstance(known := given.get("known_how"), list) else (),
        next_step=_one(given.get("next_step")),
        who=given.get("who", UNSET),
    )


def _one(answer: Any) -> str | None:
    """Return what was chosen; a set of one's own may ask for it in words."""
    return next(iter(answer), None) if isinstance(answer, list) else answer
