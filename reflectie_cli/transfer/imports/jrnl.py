"""Imports what jrnl wrote: its export in JSON, and the text file it keeps itself."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import (
    NO_SUCH_MOMENT,
    ON_LINE,
    Content,
    ImportResult,
    NotTaken,
    first_sentence,
    foreign_entry,
    is_moment,
    read_records,
    stable_uid,
)

_QUESTION = N_("What I wrote in jrnl")
_READ_AS_WINDOWS = N_("Lines that are not UTF-8, read as text from Windows: {count}")
_BEFORE_THE_FIRST = N_("it comes before the first day and time")

_BEGINS = re.compile(rb"^\[([0-9][-0-9:./, TAaPpMm]{9,30})\](?=\s|\Z)", re.MULTILINE)
_MOMENT = re.compile(
    r"(?:([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})"
    r"|([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})),?[ T]+"  # day before month, as everywhere
    r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: ?([AaPp])\.?[Mm]\.?)?"
)
_TAG = re.compile(r"(?<!\S)[@#]([-+*#/\w]+)")
_MARKS = "@#"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Exported(msgspec.Struct, frozen=True):
    """An entry in jrnl's JSON."""

    date: str
    time: str
    title: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False


def read_jrnl_json(content: Content) -> ImportResult | None:
    """Read `jrnl --format json`; None when it is something else. Raise `ImportUnreadable`."""
    envelope = content.envelope
    if envelope is None or bytes(envelope.metadata):
        return None
    if not (bytes(envelope.tags) and bytes(envelope.entries)):
        return None
    decoder = msgspec.json.Decoder(_Exported)

    def read(record: msgspec.Raw) -> Entry | None:
        one = decoder.decode(record)
        words = "\n".join(part for part in (one.title.strip(), one.body.strip()) if part)
        title = one.title.strip() or first_sentence(words)
        moment = _read_moment(f"{one.date} {one.time}")
        return _entry(content, moment, words, title, one.tags, one.starred)

    return read_records(enumerate(content.records(envelope.entries), 1), read)


def read_jrnl_text(content: Content) -> ImportResult | None:
    """Read the file jrnl keeps: `[day time] title`, then the text; None when it is another file.

    A day and a time in square brackets at the beginning of a line begin an entry, as they do for
    jrnl itself.
    """
    if content.envelope is not None or content.begins in (b"{", b"<"):
        return None
    if next(_beginnings(content.data), None) is None:
        return None
    notes: Counter[str] = Counter()

    def read(record: tuple[str, bytes]) -> Entry | None:
        when, block = record
        if not when:
            raise NotTaken(_BEFORE_THE_FIRST)
        moment = _read_moment(when)
        words = _decode(block, notes).replace("\r\n", "\n").strip()
        first, broken, rest = words.partition("\n")
        starred = f" {first.rstrip()}".endswith(" *")
        words = (first.rstrip()[:-1].rstrip() + broken + rest).strip() if starred else words
        return _entry(content, moment, words, first_sentence(words), _TAG.findall(words), starred)

    return read_records(_blocks(content.data), read, says=ON_LINE, notes=notes)


def _entry(
    content: Content,
    moment: datetime,
    words: str,
    title: str,
    tags: tuple[str, ...] | list[str],
    starred: bool,
) -> Entry | None:
    """Return an entry of jrnl as one of ours; None where nothing was written. Raise `NotTaken`."""
    if not words:
        return None
    return foreign_entry(
        uid=_uid(moment, words, starred=starred),
        name="jrnl",
        title="jrnl",
        question=content.language.text(_QUESTION),
        moment=_here(content, moment),
        words=words,
        heading=title,
        tags=[tag.lstrip(_MARKS).lower() for tag in tags],
        starred=starred,
        language=content.language,
    )


def _uid(moment: datetime, words: str, *, starred: bool) -> str:
    """Make the id: the same from JSON, which has no seconds, and from text; and in every zone."""
    minute = moment.replace(second=0, tzinfo=UTC)
    milliseconds = (minute - _EPOCH) // (_EPOCH.resolution * 1000)
    return stable_uid(
        milliseconds, f"jrnl {minute:%Y-%m-%d %H:%M} {' '.join(words.split())}{' *' * starred}"
    )


def _here(content: Content, moment: datetime) -> datetime:
    try:
        here = content.local(moment)
    except (OverflowError, ValueError, OSError) as error:  # the system knows no zone that far away
        raise NotTaken(NO_SUCH_MOMENT, str(moment)) from error
    if not is_moment(here):
        raise NotTaken(NO_SUCH_MOMENT, str(moment))
    return here


def _read_moment(text: str) -> datetime:
    """Read a day and a time in one of the ways jrnl writes them. Raise `NotTaken`."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise NotTaken(NO_SUCH_MOMENT, text)
    year, month, day = map(int, found.group(1, 2, 3) if found[1] else found.group(6, 5, 4))
    hour, minute, second = int(found[7]), int(found[8]), int(found[9] or 0)
    if found[10]:
        if not 1 <= hour <= 12:
            raise NotTaken(NO_SUCH_MOMENT, text)
        hour = hour % 12 + 12 * (found[10] in "Pp")
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError as error:
        raise NotTaken(NO_SUCH_MOMENT, text) from error


def _beginnings(data: bytes) -> Iterator[re.Match[bytes]]:
    """Return where entries begin; what only looks a little like it is part of a text."""
    return (found for found in _BEGINS.finditer(data) if _MOMENT.fullmatch(found[1].decode()))


def _blocks(data: bytes) -> Iterator[tuple[int, tuple[str, bytes]]]:
    """Yield entries as they stand there: the line, what is in brackets, and what comes after."""
    line, counted, when, start = 1, 0, "", 0
    for found in _beginnings(data):
        if when or data[start : found.start()].strip():
            yield line, (when, data[start : found.start()])
        line += data.count(b"\n", counted, found.start())
        counted, when, start = found.start(), found[1].decode(), found.end()
    yield line, (when, data[start:])


def _decode(block: bytes, notes: Counter[str]) -> str:
    """Read bytes as text, line by line where need be: two editors may have written one file."""
    try:
        return block.decode()
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line, notes) for line in block.split(b"\n"))


def _decode_line(line: bytes, notes: Counter[str]) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        notes[_READ_AS_WINDOWS] += 1
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing on Windows
        return line.decode("latin-1")
