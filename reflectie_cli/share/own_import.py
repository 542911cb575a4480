"""Reading an export of ours back: JSON as one object, or one entry a line."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import msgspec

from reflectie_cli.errors import ImportUnreadable
from reflectie_cli.journal.entry import WholeEntry
from reflectie_cli.language import CODES
from reflectie_cli.show.as_json import SCHEMA


class _Export(msgspec.Struct):
    schema: str
    items: list[WholeEntry]


def read_export(data: bytes, name: str) -> list[WholeEntry]:
    """Read entries from the bytes of a file called `name`.

    Raises `ImportUnreadable` with the place of the first thing that is wrong; half a file is
    never taken for a whole one.
    """
    data = data.removeprefix(b"\xef\xbb\xbf").strip()
    try:
        if re.match(rb'\{\s*"schema"', data):
            export = msgspec.json.decode(data, type=_Export)
            if export.schema != SCHEMA:
                raise ImportUnreadable(path=name, problem=f"schema: {export.schema}")
            entries = export.items
        else:
            entries = list(_lines(data, name))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ImportUnreadable(path=name, problem=error) from error
    return [_fitting(entry, number, name) for number, entry in enumerate(entries, 1)]


def _lines(data: bytes, name: str) -> Iterator[WholeEntry]:
    decoder = msgspec.json.Decoder(WholeEntry)
    if not data:
        raise ImportUnreadable(path=name, problem="0 bytes")
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                yield decoder.decode(line)
            except msgspec.DecodeError as error:
                raise ImportUnreadable(path=name, problem=f"{number}: {error}") from error


def _fitting(entry: WholeEntry, number: int, name: str) -> WholeEntry:
    """Look at what types alone do not tell, and spell ids in one way. Raises `ImportUnreadable`."""
    keys = [answer.key for answer in entry.answers]
    intentions = [intention.id.lower() for intention in entry.intentions]
    wrong = (
        "answers" if len(set(keys)) < len(keys)
        else "intentions" if len(set(intentions)) < len(intentions)
        else "language" if entry.language not in CODES
        else "set_version" if not 0 <= entry.set_version < 2**31
        else "" if all(map(_is_moment, _moments(entry))) else "time"
    )  # fmt: skip
    if wrong:
        raise ImportUnreadable(path=name, problem=f"{number}: {wrong}")
    try:
        return msgspec.structs.replace(
            entry,
            id=str(UUID(entry.id)),
            builds_on=str(UUID(entry.builds_on)) if entry.builds_on else None,
            intentions=tuple(
                msgspec.structs.replace(intention, id=str(UUID(intention.id)))
                for intention in entry.intentions
            ),
        )
    except ValueError as error:
        raise ImportUnreadable(path=name, problem=f"{number}: id") from error


def _moments(entry: WholeEntry) -> list[datetime]:
    moments = [entry.created, entry.updated, *(answer.answered for answer in entry.answers)]
    moments += [moment for old in entry.history for moment in (old.answered, old.replaced)]
    return [*moments, entry.finished] if entry.finished else moments


def _is_moment(moment: datetime) -> bool:
    """Whether a time has its offset, and is a time in UTC as well."""
    try:
        return moment.tzinfo is not None and moment.astimezone(UTC).year > 1
    except OverflowError:
        return False
