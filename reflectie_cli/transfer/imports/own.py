"""Imports an export of ours: JSON as one object, or one entry a line."""

import re
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import UNSET

from reflectie_cli.journal.entry import Answer, Entry, present
from reflectie_cli.journal.merge_plan import Erasure
from reflectie_cli.language import CODES, N_
from reflectie_cli.prompt_sets.question_types import KINDS
from reflectie_cli.screen.json_output import SCHEMA
from reflectie_cli.transfer.imports.content import (
    ON_LINE,
    Content,
    ImportResult,
    NotTaken,
    is_moment,
    read_records,
)

_OTHER_SCHEMA = N_("its schema is a different one: {detail}")
_CANNOT_BE = N_("“{detail}” cannot be right")

_OPENING = re.compile(rb'\s*\{\s*(?:\n|"(?:schema|items|metadata|tags|entries)")')
_CLOSING = re.compile(rb"\n\s*\]\s*\}\s*\Z")
"""How one object around all entries begins and ends; with one of the two it was cut short."""
_ENTRY_LINE = re.compile(rb'^[ \t]*\{[ \t]*"', re.MULTILINE)
_DECODER = msgspec.json.Decoder(Entry)


def read_own(content: Content) -> ImportResult | None:
    """Read what `reflectie export` wrote, whole with its past; None when it is something else.

    An object that is not whole is refused whole; of lines, only those that are broken. Raise
    `ImportUnreadable`.
    """
    found = _read(content)
    return found and msgspec.structs.replace(found, ours=True)


def _read(content: Content) -> ImportResult | None:
    envelope = content.envelope
    if envelope is None:
        return _read_lines(content) if _one_a_line(content.data) else None
    if envelope.schema is not None or bytes(envelope.items):
        if envelope.schema != SCHEMA:
            raise content.refusal(_OTHER_SCHEMA, str(envelope.schema))
        if content.mended:  # we never write half a character: these are other words than ours
            raise content.not_whole(content.problem)
        found = read_records(enumerate(content.records(envelope.items), 1), _entry)
        return msgspec.structs.replace(found, erased=_erasures(content, envelope.erased))
    return _read_lines(content) if envelope.set is not None else None


def _one_a_line(data: bytes) -> bool:
    """Return whether lines hold an entry each, and are not what is left of one object."""
    if _OPENING.match(data) or _CLOSING.search(data[-100:]):
        return False
    return _ENTRY_LINE.search(data) is not None


def _read_lines(content: Content) -> ImportResult:
    """Read one entry a line. Raise `ImportUnreadable` when not one can be read."""
    reading = read_records(_lines(content.data), _entry, says=ON_LINE)
    if reading.broken and not reading.entries:
        first = reading.broken[0].sentence(content.language)
        raise content.refusal("{detail}", first.rstrip("."))
    return reading


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield what stands on each line, without a second copy of all of them."""
    start, number = 0, 1
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if line := data[start:end].strip():
            yield number, line
        start, number = end + 1, number + 1


def _entry(record: bytes | msgspec.Raw) -> Entry:
    """Read an entry, check what types alone do not tell, and spell ids in one way.

    Raise `NotTaken`.
    """
    entry = _DECODER.decode(record)
    keys = [answer.key for answer in entry.answers]
    sound = {
        "answers": len(set(keys)) == len(keys),
        "type": all(map(_has_its_shape, entry.answers)),
        "language": entry.language in CODES,
        "set_version": 0 <= entry.set_version < 2**31,
        "time": all(map(is_moment, _moments(entry))),
    }
    if wrong := next((name for name, holds in sound.items() if not holds), ""):
        raise NotTaken(_CANNOT_BE, wrong)
    follows = present(entry.follows, None)
    try:
        return msgspec.structs.replace(
            entry,
            id=str(UUID(entry.id)),
            builds_on=str(UUID(entry.builds_on)) if entry.builds_on else None,
            follows=str(UUID(follows)) if follows else entry.follows,
            covers=entry.covers
            if entry.covers is UNSET
            else tuple(str(UUID(one)) for one in entry.covers),
            intentions=tuple(
                msgspec.structs.replace(intention, id=str(UUID(intention.id)))
                for intention in entry.intentions
            ),
        )
    except ValueError as error:
        raise NotTaken(_CANNOT_BE, "id") from error


def _erasures(content: Content, records: msgspec.Raw) -> list[Erasure]:
    """Return what was erased in the journal that was exported. Raise `ImportUnreadable`."""
    if not bytes(records):
        return []
    try:
        found = msgspec.json.decode(records, type=list[Erasure])
        whole = all(is_moment(at) for one in found for at in (one.at, one.back) if at)
        ids = [str(UUID(one.id)) for one in found]
    except (msgspec.ValidationError, ValueError) as error:
        raise content.refusal(_CANNOT_BE, "erased") from error
    if not whole:
        raise content.refusal(_CANNOT_BE, "erased")
    return [msgspec.structs.replace(one, id=uid) for one, uid in zip(found, ids, strict=True)]


def _has_its_shape(answer: Answer) -> bool:
    """Return whether a type is known, and its answer a list where it should be one."""
    kind = KINDS.get(answer.type)
    return kind is not None and kind.listed is not isinstance(answer.answer, str)


def _moments(entry: Entry) -> list[datetime]:
    moments = [entry.created, entry.updated, *(answer.answered for answer in entry.answers)]
    moments += [
        moment for old in present(entry.history, ()) for moment in (old.answered, old.replaced)
    ]
    moments += present(entry.changed, {}).values()
    moments += [old.changed for old in present(entry.history, ()) if old.changed is not UNSET]
    return [*moments, entry.finished] if entry.finished else moments
