"""Reading an export of ours back: JSON as one object, or one entry a line."""

import re
from collections.abc import Iterator
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
    for number, entry in enumerate(entries, 1):
        _must_fit(entry, number, name)
    return entries


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


def _must_fit(entry: WholeEntry, number: int, name: str) -> None:
    """Look at what types alone do not tell: ids, keys that stand twice, moments without a zone."""
    moments = [entry.created, entry.updated, *(answer.answered for answer in entry.answers)]
    moments += [moment for old in entry.history for moment in (old.answered, old.replaced)]
    moments += [entry.finished] if entry.finished else []
    keys = [answer.key for answer in entry.answers]
    try:
        for uid in (entry.id, *(intention.id for intention in entry.intentions)):
            UUID(uid)
    except ValueError as error:
        raise ImportUnreadable(path=name, problem=f"{number}: id") from error
    wrong = (
        "answers" if len(set(keys)) < len(keys)
        else "language" if entry.language not in CODES
        else "offset" if any(moment.tzinfo is None for moment in moments)
        else ""
    )  # fmt: skip
    if wrong:
        raise ImportUnreadable(path=name, problem=f"{number}: {wrong}")
