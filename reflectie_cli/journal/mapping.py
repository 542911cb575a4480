"""Between rows and values: how an entry stands in the tables, and back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from reflectie_cli.journal import follow_ups
from reflectie_cli.journal.engine import Engine
from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    Heading,
    Intention,
    LinkedEntry,
    Period,
    Unfinished,
    WholeEntry,
    Wording,
)
from reflectie_cli.journal.moments import columns, moment, moment_or_none
from reflectie_cli.prompt_sets.model import QuestionType

Row = Mapping[str, Any]

HEADING = """
    SELECT entries.*, earlier.uid AS builds_on_uid
    FROM entries LEFT JOIN entries AS earlier ON earlier.id = entries.builds_on
"""
"""Every reading of entries begins here; `heading_fields` expects its columns."""


def heading_fields(row: Row, tags: Sequence[str]) -> dict[str, Any]:
    """Give the fields that every kind of heading shares."""
    return {
        "id": row["uid"],
        "handle": row["handle"],
        "set": row["set_name"],
        "set_version": row["set_version"],
        "set_title": row["set_title"],
        "language": row["language"],
        "title": row["title"],
        "state": "deleted" if row["deleted_utc"] else row["state"],
        "date": date.fromisoformat(row["day"]),
        "created": moment(row, "created"),
        "updated": moment(row, "updated"),
        "finished": moment_or_none(row, "finished"),
        "tags": tuple(tags),
        "builds_on": row["builds_on_uid"],
        "private": bool(row["private"]),
    }


def headings(db: Engine, rows: Sequence[Row]) -> list[Heading]:
    """Give rows as headings, with their tags."""
    tags = _by_entry(db, "SELECT entry_id, tag FROM entry_tags", "folded", rows)
    return [
        Heading(**heading_fields(row, [tag["tag"] for tag in tags.get(row["id"], ())]))
        for row in rows
    ]


def whole_entries(db: Engine, rows: Sequence[Row]) -> list[Entry]:
    """Give rows as entries with their tags, answers and intentions: one query for each kind."""
    links = _links(db, rows)
    return [
        LinkedEntry(**fields, **links[row["id"]]) if row["id"] in links else Entry(**fields)
        for row, fields in zip(rows, _entry_fields(db, rows), strict=True)
    ]


def entries_with_history(db: Engine, rows: Sequence[Row]) -> list[Entry]:
    """Give rows as entries with their past as well."""
    wordings = _by_entry(db, "SELECT * FROM wordings", "id", rows)
    links = _links(db, rows)
    return [
        WholeEntry(
            **fields,
            history=tuple(wording(inner) for inner in wordings.get(row["id"], ())),
            unfinished=unfinished(row),
            rotated=json.loads(row["rotated"]) if row["rotated"] else None,
            **links.get(row["id"], {}),
        )
        for row, fields in zip(rows, _entry_fields(db, rows), strict=True)
    ]


def unfinished(row: Row) -> Unfinished | None:
    """Give the words that were half-way typed when a draft stopped."""
    return Unfinished(**json.loads(row["unfinished"])) if row["unfinished"] else None


def period(row: Row) -> Period | None:
    """Give the days that a review looked back on."""
    return msgspec.json.decode(row["period"], type=Period) if row["period"] else None


def _links(db: Engine, rows: Sequence[Row]) -> dict[int, dict[str, Any]]:
    """Give what entries look back on, by their row ids; most look back on nothing."""
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
    covers = _covered(db, linked)
    return {
        row["id"]: {
            "follows": meant.get(row["follows"]),
            "period": period(row),
            "covers": tuple(covers.get(row["id"], ())),
        }
        for row in linked
    }


def _covered(db: Engine, rows: Sequence[Row]) -> dict[int, list[str]]:
    reviews = [row["id"] for row in rows if row["period"]]
    found: dict[int, list[str]] = defaultdict(list)
    for row in db.query(
        "SELECT review_id, entries.uid FROM covered JOIN entries ON entries.id = entry_id"
        " WHERE review_id IN (SELECT value FROM json_each(?)) ORDER BY review_id, entry_id",
        [json.dumps(reviews)],
    ):
        found[row["review_id"]].append(row["uid"])
    return found


def _entry_fields(db: Engine, rows: Sequence[Row]) -> list[dict[str, Any]]:
    tags = _by_entry(db, "SELECT entry_id, tag FROM entry_tags", "folded", rows)
    answers = _by_entry(db, "SELECT * FROM answers", "position, id", rows)
    intentions = _by_entry(db, "SELECT * FROM intentions", "id", rows)
    came = follow_ups.follow_ups(db, [row["id"] for meant in intentions.values() for row in meant])
    return [
        {
            **heading_fields(row, [tag["tag"] for tag in tags.get(row["id"], ())]),
            "answers": tuple(answer(inner) for inner in answers.get(row["id"], ())),
            "intentions": tuple(
                intention(inner, came.get(inner["id"], ()))
                for inner in intentions.get(row["id"], ())
            ),
        }
        for row in rows
    ]


def _by_entry(db: Engine, select: str, order: str, rows: Sequence[Row]) -> dict[int, list[Row]]:
    wanted = json.dumps([row["id"] for row in rows])
    found: dict[int, list[Row]] = defaultdict(list)
    for row in db.query(
        f"{select} WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY entry_id, {order}",
        [wanted],
    ):
        found[row["entry_id"]].append(row)
    return found


def answer(row: Row) -> Answer:
    """Give a row of `answers` as a value."""
    return Answer(**_answer_fields(row))


def wording(row: Row) -> Wording:
    """Give a row of `wordings` as a value."""
    return Wording(**_answer_fields(row), replaced=moment(row, "replaced"))


def _answer_fields(row: Row) -> dict[str, Any]:
    chosen = tuple(json.loads(row["chosen"])) if row["chosen"] else ()
    given: str | tuple[str, ...] = row["answer"]
    if row["type"] == QuestionType.CHOICE:
        given = chosen[0] if chosen else row["answer"]
    elif row["type"] in (QuestionType.MULTI, QuestionType.TAG):
        given = chosen
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
    """Read roles; there are few kinds of them and many answers."""
    return tuple(json.loads(text))


def answer_columns(value: Answer) -> dict[str, Any]:
    """Give an answer as the columns of a row; `answer` holds the words people read."""
    chosen: tuple[str, ...] | None = None
    if value.type == QuestionType.CHOICE and isinstance(value.answer, str):
        chosen = (value.answer,)
    elif not isinstance(value.answer, str):
        chosen = value.answer
    return {
        "key": value.key,
        "type": value.type,
        "stage": value.stage,
        "roles": _json(value.roles),
        "question": value.question,
        "answer": value.words,
        "chosen": None if chosen is None else _json(chosen),
        "labels": _json(value.options) if value.options else None,
        "who": value.who,
        "basis": value.basis,
        **columns("answered", value.answered),
    }


def intention(row: Row, came: tuple[FollowUp, ...] = ()) -> Intention:
    """Give a row of `intentions` as a value, with what came of it."""
    return Intention(**intention_fields(row, came))


def intention_fields(row: Row, came: tuple[FollowUp, ...]) -> dict[str, Any]:
    """Give the fields of an intention."""
    return {
        "id": row["uid"],
        "handle": row["handle"],
        "text": row["text"],
        "line": row["line"],
        "due": _day(row["due_day"]),
        "check": _day(row["check_day"]),
        "state": row["state"],
        "follow_ups": came,
    }


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
