"""Reading an export of ours back: JSON as one object, or one entry a line."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import msgspec

from reflectie_cli.errors import ImportUnreadable
from reflectie_cli.journal.entry import Answer, WholeEntry
from reflectie_cli.language import CODES
from reflectie_cli.method.prompt_set import QuestionType
from reflectie_cli.show.as_json import SCHEMA


class _Envelope(msgspec.Struct):
    schema: str | None = None
    items: msgspec.Raw = msgspec.Raw()


def read_export(data: bytes, name: str) -> list[WholeEntry]:
    """Read entries from the bytes of a file called `name`.

    Raises `ImportUnreadable` with the place of the first thing that is wrong; half a file is
    never taken for a whole one.
    """
    data = data.removeprefix(b"\xef\xbb\xbf").strip()
    envelope = _envelope(data)
    if envelope is None or not bytes(envelope.items):
        entries = list(_lines(data, name))
    elif envelope.schema != SCHEMA:
        raise ImportUnreadable(path=name, problem=f"schema: {envelope.schema}")
    else:
        try:
            entries = msgspec.json.decode(envelope.items, type=list[WholeEntry])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ImportUnreadable(path=name, problem=error) from error
    read = [_fitting(entry, number, name) for number, entry in enumerate(entries, 1)]
    intentions = [intention.id for entry in read for intention in entry.intentions]
    if len(set(intentions)) < len(intentions):
        raise ImportUnreadable(path=name, problem="intentions")
    return read


def _envelope(data: bytes) -> _Envelope | None:
    """Give the object around all entries; None where every line is an entry."""
    try:
        return msgspec.json.decode(data, type=_Envelope)
    except msgspec.DecodeError:
        return None


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
    wrong = (
        "answers" if len(set(keys)) < len(keys)
        else "type" if not all(map(_has_its_shape, entry.answers))
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
            follows=str(UUID(entry.follows)) if entry.follows else None,
            covers=tuple(str(UUID(one)) for one in entry.covers),
            intentions=tuple(
                msgspec.structs.replace(intention, id=str(UUID(intention.id)))
                for intention in entry.intentions
            ),
        )
    except ValueError as error:
        raise ImportUnreadable(path=name, problem=f"{number}: id") from error


def _has_its_shape(answer: Answer) -> bool:
    """Whether a type is known, and its answer a list where it should be one."""
    listed = answer.type in (QuestionType.MULTI, QuestionType.TAG)
    return answer.type in tuple(QuestionType) and listed is not isinstance(answer.answer, str)


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
