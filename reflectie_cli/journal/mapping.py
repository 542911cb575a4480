"""Between rows and values, both ways: how an entry stands in the tables, and back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import UNSET

from reflectie_cli.journal import follow_ups
from reflectie_cli.journal.engine import Engine, Row
from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    Heading,
    Intention,
    IntentionState,
    Period,
    State,
    Unfinished,
    Wording,
    present,
)
from reflectie_cli.journal.moments import columns, moment, moment_or_none, stamp
from reflectie_cli.prompt_sets.question_types import kind_of
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

HEADING = """
    SELECT entries.*, earlier.uid AS builds_on_uid
    FROM entries LEFT JOIN entries AS earlier ON earlier.id = entries.builds_on
"""
"""Every reading of entries begins here; `headings` and `entries` expect its columns."""


# Entries


def headings(db: Engine, rows: Sequence[Row]) -> list[Heading]:
    """Return rows as headings, with their themes."""
    themes = _themes(db, rows)
    return [Heading(**_heading_fields(row, themes.get(row["id"], ()))) for row in rows]


def entries(db: Engine, rows: Sequence[Row], *, with_history: bool = False) -> list[Entry]:
    """Return rows as entries, with one query for each kind of what belongs to them."""
    themes = _themes(db, rows)
    answers = _by_entry(db, "SELECT * FROM answers", "position, id", rows)
    intentions = _by_entry(db, "SELECT * FROM intentions", "id", rows)
    past = _past(db, rows, answers) if with_history else {}
    absent = _absent(db, rows) if with_history else {}
    came = follow_ups.of_intentions(db, [row["id"] for own in intentions.values() for row in own])
    links = _links(db, rows)
    found = [
        Entry(
            **_heading_fields(row, themes.get(row["id"], ())),
            answers=tuple(Answer(**_answer_fields(one)) for one in answers.get(row["id"], ())),
            intentions=tuple(
                Intention(**intention_fields(one, came.get(one["id"], ())))
                for one in intentions.get(row["id"], ())
            ),
            **links.get(row["id"], _NO_LINKS if with_history else {}),
            **past.get(row["id"], {}),
        )
        for row in rows
    ]
    return [
        _with_absent(entry, absent.get(row["id"])) for row, entry in zip(rows, found, strict=True)
    ]


_NO_LINKS: dict[str, Any] = {"follows": None, "period": None, "covers": ()}


def entry_row(entry: Entry, *, builds_on: int | None, follows: int | None = None) -> Row:
    """Return the columns of an entry; `builds_on` and `follows` are integer keys.

    An entry in the bin gets the state it had before, as far as its export tells.
    """
    before = present(entry.was, State.DONE if entry.finished else State.DRAFT)
    period = present(entry.period, None)
    left = present(entry.unfinished, None)
    rotated = present(entry.rotated, None)
    return {
        "uid": entry.id,
        "handle": entry.handle,
        "set_name": entry.set,
        "set_version": entry.set_version,
        "set_title": entry.set_title,
        "language": entry.language,
        "title": entry.title,
        "state": before if entry.state is State.DELETED else entry.state,
        "day": entry.date.isoformat(),
        "builds_on": builds_on,
        "follows": follows,
        "private": entry.private,
        "rotated": json.dumps(rotated) if rotated else None,
        "unfinished": msgspec.json.encode(left).decode() if left else None,
        "period": msgspec.json.encode(period).decode() if period else None,
        **columns("created", entry.created),
        **columns("updated", entry.updated),
        **columns("finished", entry.finished),
        **columns("deleted", _thrown_away(entry) if entry.state is State.DELETED else None),
    }


def _thrown_away(entry: Entry) -> datetime:
    return present(entry.changed, {}).get("bin", entry.updated)


def unfinished(row: Row) -> Unfinished | None:
    """Return the words that were half-way typed when a draft stopped."""
    return Unfinished(**json.loads(row["unfinished"])) if row["unfinished"] else None


def period(row: Row) -> Period | None:
    """Return the days that a review looked back on."""
    return msgspec.json.decode(row["period"], type=Period) if row["period"] else None


def rotated(row: Row) -> dict[str, str]:
    """Return the labels that the rotating questions of an entry were asked with."""
    return dict(json.loads(row["rotated"])) if row["rotated"] else {}


def _heading_fields(row: Row, themes: Iterable[Row]) -> dict[str, Any]:
    return {
        "id": row["uid"],
        "handle": row["handle"],
        "set": row["set_name"],
        "set_version": row["set_version"],
        "set_title": row["set_title"],
        "language": row["language"],
        "title": row["title"],
        "state": State.DELETED if row["deleted_utc"] else State(row["state"]),
        "date": date.fromisoformat(row["day"]),
        "created": moment(row, "created"),
        "updated": moment(row, "updated"),
        "finished": moment_or_none(row, "finished"),
        "tags": tuple(theme["tag"] for theme in themes),
        "builds_on": row["builds_on_uid"],
        "private": bool(row["private"]),
    }


def _past(
    db: Engine, rows: Sequence[Row], answers: Mapping[int, Sequence[Row]]
) -> dict[int, dict[str, Any]]:
    """Return what an entry is with its past: half-typed words, earlier wordings, times of change."""
    wordings = _by_entry(db, "SELECT * FROM wordings", "id", rows)
    changes = _by_entry(db, "SELECT * FROM changes", "field", rows)
    past: dict[int, dict[str, Any]] = {}
    for row in rows:
        stamps = {one["field"]: one["at"] for one in changes.get(row["id"], ())}
        for answer in answers.get(row["id"], ()):
            if stamps.get(f"answer:{answer['key']}") == answer["answered_utc"]:
                del stamps[f"answer:{answer['key']}"]
        past[row["id"]] = {
            "unfinished": unfinished(row),
            "rotated": rotated(row) or None,
            "places": {one["key"]: one["position"] for one in answers.get(row["id"], ())},
            "history": tuple(wording(one) for one in wordings.get(row["id"], ())),
            "changed": {field: datetime.fromisoformat(at) for field, at in stamps.items()},
            "was": State(row["state"]) if row["deleted_utc"] else UNSET,
        }
    return past


def _links(db: Engine, rows: Sequence[Row]) -> dict[int, dict[str, Any]]:
    """Return what entries look back on, by their row ids; most look back on nothing."""
    linked = [row for row in rows if row["follows"] or row["period"]]
    if not linked:
        return {}
    wanted = json.dumps([row["follows"] for row in linked])
    meant = {
        row["id"]: row["uid"]
        for row in db.query(
            "SELECT id, uid FROM intentions WHERE id IN (SELECT value FROM json_each(?))", [wanted]
        )
    }
    covers: dict[int, list[str]] = defaultdict(list)
    for row in db.query(
        "SELECT review_id, entries.uid FROM covered JOIN entries ON entries.id = entry_id"
        " WHERE review_id IN (SELECT value FROM json_each(?)) ORDER BY review_id, entry_id",
        [json.dumps([row["id"] for row in linked if row["period"]])],
    ):
        covers[row["review_id"]].append(row["uid"])
    return {
        row["id"]: {
            "follows": meant.get(row["follows"]),
            "period": period(row),
            "covers": tuple(covers.get(row["id"], ())),
        }
        for row in linked
    }


def _absent(db: Engine, rows: Sequence[Row]) -> dict[int, dict[str, list[str]]]:
    """Return what entries are linked to and what is not here, by row id and kind of link."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _by_entry(db, "SELECT * FROM links", "kind, uid", rows).values():
        for one in row:
            found[one["entry_id"]][one["kind"]].append(one["uid"])
    return found


def _with_absent(entry: Entry, absent: Mapping[str, Sequence[str]] | None) -> Entry:
    if not absent:
        return entry
    return msgspec.structs.replace(
        entry,
        builds_on=next(iter(absent.get("from", ())), entry.builds_on),
        follows=next(iter(absent.get("follows", ())), present(entry.follows, None)),
        covers=(*present(entry.covers, ()), *absent.get("covers", ())),
    )


def _themes(db: Engine, rows: Sequence[Row]) -> dict[int, list[Row]]:
    return _by_entry(db, "SELECT entry_id, tag FROM entry_tags", "folded", rows)


def _by_entry(db: Engine, select: str, order: str, rows: Sequence[Row]) -> dict[int, list[Row]]:
    wanted = json.dumps([row["id"] for row in rows])
    found: dict[int, list[Row]] = defaultdict(list)
    for row in db.query(
        f"{select} WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY entry_id, {order}",
        [wanted],
    ):
        found[row["entry_id"]].append(row)
    return found


# Answers


def reply_row(step: Step, reply: Reply, moment: datetime) -> Row:
    """Return the columns of a reply to a step, beside the question as it was asked."""
    kind = kind_of(step.type)
    chosen = reply.chosen if kind.chosen else None
    labels = tuple(step.options[key] for key in reply.chosen if key in step.options)
    labels = labels if kind.keyed else ()
    words = reply.text if chosen is None else ", ".join(labels or chosen)
    return {
        "position": step.position,
        **_answer_row(step.key, step.type, step.stage, step.roles, step.text, words),
        **_chosen_row(chosen, labels, reply.who, reply.basis),
        **columns("answered", moment),
    }


def says_less(before: Row, after: Row) -> bool:
    """Return whether something that was said would be lost, so that its wording must be kept."""
    said = ("answer", "chosen", "who", "basis")
    return any(before[name] is not None and before[name] != after[name] for name in said)


def answer_row(answer: Answer) -> Row:
    """Return the columns of an answer, without its place; `answer` holds the words people read."""
    listed = isinstance(answer.answer, tuple)
    chosen = answer.answer if listed else (answer.answer,) if kind_of(answer.type).chosen else None
    return {
        **_answer_row(
            answer.key, answer.type, answer.stage, answer.roles, answer.question, answer.words
        ),
        **_chosen_row(chosen, answer.options, answer.who, answer.basis),
        **columns("answered", answer.answered),
    }


def _answer_row(
    key: str, kind: str, stage: str | None, roles: Sequence[str], question: str, words: str
) -> Row:
    return {
        "key": key,
        "type": str(kind),
        "stage": stage,
        "roles": _json(roles),
        "question": question,
        "answer": words,
    }


def _chosen_row(chosen: Any, labels: Sequence[str], who: str | None, basis: str | None) -> Row:
    return {
        "chosen": None if chosen is None else _json(chosen),
        "labels": _json(labels) if labels else None,
        "who": who,
        "basis": basis,
    }


def wording(row: Row) -> Wording:
    """Return a row of `wordings` as a value."""
    own = row["stamp"] not in (None, row["answered_utc"])
    changed = datetime.fromisoformat(row["stamp"]) if own else UNSET
    return Wording(**_answer_fields(row), replaced=moment(row, "replaced"), changed=changed)


def wording_row(old: Wording) -> Row:
    """Return the columns of an earlier wording."""
    changed = present(old.changed, None)
    return {
        **answer_row(old),
        **columns("replaced", old.replaced),
        "stamp": stamp(changed) if changed else None,
    }


def _answer_fields(row: Row) -> dict[str, Any]:
    chosen = tuple(json.loads(row["chosen"])) if row["chosen"] else ()
    given: str | tuple[str, ...] = row["answer"]
    if (kind := kind_of(row["type"])).chosen and (chosen or kind.listed):
        given = chosen if kind.listed else chosen[0]
    return {
        "key": row["key"],
        "type": row["type"],
        "stage": row["stage"],
        "roles": _roles(row["roles"]),
        "question": row["question"],
        "answer": given,
        "who": row["who"],
        "basis": row["basis"],
        "options": tuple(json.loads(row["labels"])) if row["labels"] else (),
        "answered": moment(row, "answered"),
    }


@lru_cache
def _roles(text: str) -> tuple[str, ...]:
    """Read roles; there are few combinations of them and many answers."""
    return tuple(json.loads(text))


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


# Intentions


def intention_row(one: Intention | Reply) -> Row:
    """Return the columns that hold what somebody means to do."""
    return {
        "text": one.text,
        "line": one.line,
        "together": one.together or None,
        "due_day": one.due.isoformat() if one.due else None,
        "check_day": one.check.isoformat() if one.check else None,
    }


def intention_fields(row: Row, came: tuple[FollowUp, ...]) -> dict[str, Any]:
    """Return the fields of an intention, with what came of it."""
    return {
        "id": row["uid"],
        "handle": row["handle"],
        "key": row["key"],
        "text": row["text"],
        "line": row["line"],
        "together": row["together"] or UNSET,
        "due": _day(row["due_day"]),
        "check": _day(row["check_day"]),
        "state": IntentionState(row["state"]),
        "follow_ups": came,
    }


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
