"""Imports what jrnl wrote: its export in JSON, the text file it keeps itself, and what it shows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import (
    ON_LINE,
    Content,
    ImportResult,
    NotTaken,
    decode_record,
    read_records,
)
from reflectie_cli.transfer.imports.encodings import decode_text
from reflectie_cli.transfer.imports.foreign import (
    OtherProgram,
    first_sentence,
    foreign_entry,
    uid_of,
)
from reflectie_cli.transfer.imports.moments import (
    FIGURES,
    WrittenMoment,
    month_first_in,
    parse_moment,
)

_JRNL = OtherProgram("jrnl", "jrnl", N_("What I wrote in jrnl"))
BEFORE_THE_FIRST = N_("it comes before the first day and time")
_WRAPPED = N_("Entries whose lines jrnl had broken off; jrnl --format json keeps them: {count}")

_BRACKETED = re.compile(r"(?a)^\[([0-9][-0-9:./, TAaPpMm]{9,30})\](?=\s|\Z)", re.MULTILINE)
_BARE = re.compile(rf"(?a)^({FIGURES})(?=[ \t\n]|\Z)", re.MULTILINE)
_SHOWN_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_INDENTED = re.compile(r"^\|[ ]?", re.MULTILINE)
_TAG = re.compile(r"(?<!\S)[@#]([-+*#/\w]+)")
_MARKS = "@#"

_SCREEN = 50
"""No title that was broken off for a screen is shorter."""

Block = tuple[str, str]
"""What stands before an entry as its moment, and what comes after it."""


class _Exported(msgspec.Struct, frozen=True):
    """An entry in jrnl's JSON."""

    date: str
    time: str
    title: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False


class _OneEntry(msgspec.Struct, frozen=True):
    """What tells an entry of jrnl's from any other object with a day in it."""

    title: str
    body: str
    date: str
    time: str
    starred: bool


def read_jrnl_json(content: Content) -> ImportResult | None:
    """Read `jrnl --format json`; None when it is something else. Raise `ImportUnreadable`."""
    envelope = content.envelope
    if envelope is None or bytes(envelope.metadata):
        return None
    whole = bytes(envelope.tags) and bytes(envelope.entries)
    if not whole and not _is_one_entry(content):
        return None
    decoder = msgspec.json.Decoder(_Exported)
    notes: Counter[str] = Counter()

    def read(record: msgspec.Raw) -> Entry | None:
        one = decode_record(decoder, record, notes)
        words = "\n".join(part for part in (one.title.strip(), one.body.strip()) if part)
        title = one.title.strip() or first_sentence(words)
        moment = parse_moment(one.date, one.time).read()
        return jrnl_entry(content, moment, words, title, one.tags, starred=one.starred)

    records = content.records(envelope.entries) if whole else [msgspec.Raw(content.data)]
    return read_records(enumerate(records, 1), read, notes=notes)


def read_jrnl_text(content: Content) -> ImportResult | None:
    """Read the file jrnl keeps: `[day time] title`, then the text; None when it is another file.

    A day and a time in square brackets at the beginning of a line begin an entry, as they do for
    jrnl itself; jrnl 1 wrote no brackets, nor does the newest when it shows a journal. Raise
    `ImportUnreadable` when it cannot be told whether the day comes before the month.
    """
    if content.envelope is not None or content.begins in (b"{", b"<"):
        return None
    bare = _BARE.match(_SHOWN_COLOUR.sub("", content.head)) is not None
    if not bare and content.begins != b"[" and b"\n[" not in content.data.replace(b"\r", b"\n"):
        return None
    notes: Counter[str] = Counter()
    text = decode_text(content.data, notes)
    blocks = [
        *_blocks(_SHOWN_COLOUR.sub("", text) if bare else text, _BARE if bare else _BRACKETED)
    ]
    if not any(when for _, (when, _) in blocks):
        return None
    if bare:
        blocks = _without_indent(blocks, notes)
    return read_blocks(content, blocks, notes)


def read_blocks(
    content: Content, blocks: Sequence[tuple[int, Block]], notes: Counter[str]
) -> ImportResult:
    """Read entries that begin with their moment; one order of day and month holds for all.

    Raise `ImportUnreadable` when that order cannot be told.
    """
    month_first = month_first_in(content, [*_moments(when for _, (when, _) in blocks)])

    def read(record: Block) -> Entry | None:
        when, block = record
        if not when:
            raise NotTaken(BEFORE_THE_FIRST)
        moment = parse_moment(when).read(month_first=month_first)
        words = block.strip()
        first, broken, rest = words.partition("\n")
        starred = f" {first.rstrip()}".endswith(" *")
        words = (first.rstrip()[:-1].rstrip() + broken + rest).strip() if starred else words
        tags = _TAG.findall(words)
        return jrnl_entry(content, moment, words, first_sentence(words), tags, starred=starred)

    return read_records(blocks, read, says=ON_LINE, notes=notes)


def jrnl_entry(
    content: Content,
    moment: datetime,
    words: str,
    title: str,
    tags: Iterable[str],
    *,
    starred: bool,
) -> Entry | None:
    """Return an entry of jrnl as one of ours; None where nothing was written.

    Its id is the same from each of jrnl's formats, some of which have no seconds; and in every
    zone. Raise `NotTaken`.
    """
    if not words:
        return None
    return foreign_entry(
        _JRNL,
        content.language,
        uid=uid_of("jrnl", moment, words + " *" * starred),
        moment=content.here(moment),
        words=words,
        heading=title,
        tags=[tag.lstrip(_MARKS).lower() for tag in tags],
        starred=starred,
    )


def _is_one_entry(content: Content) -> bool:
    """Return whether it is an entry in a file of its own, as jrnl exports to a folder."""
    try:
        msgspec.json.decode(content.data, type=_OneEntry)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _moments(written: Iterable[str]) -> Iterator[WrittenMoment]:
    for when in written:
        try:
            yield parse_moment(when)
        except NotTaken:
            continue  # it is told where its entry is read


def _begins(found: re.Match[str]) -> bool:
    """Return whether an entry begins here; what only looks like it is part of a text."""
    try:
        return parse_moment(found[1]).clock is not None
    except NotTaken:
        return False


def _blocks(text: str, beginning: re.Pattern[str]) -> Iterator[tuple[int, Block]]:
    """Yield entries as they stand there: the line, what is before them, and what comes after."""
    line, counted, when, start = 1, 0, "", 0
    for found in filter(_begins, beginning.finditer(text)):
        if when or text[start : found.start()].strip():
            yield line, (when, text[start : found.start()])
        line += text.count("\n", counted, found.start())
        counted, when, start = found.start(), found[1], found.end()
    yield line, (when, text[start:])


def _without_indent(
    blocks: list[tuple[int, Block]], notes: Counter[str]
) -> list[tuple[int, Block]]:
    """Return blocks without the bars that jrnl shows before each line of a text, if it did.

    A title that was too long for the screen has no bars, and becomes one line again.
    """
    shown = [_shown(when, block) for _, (when, block) in blocks]
    if not any(part and part[1] for part in shown):
        return blocks
    whole: list[tuple[int, Block]] = []
    for (line, (when, _)), part in zip(blocks, shown, strict=True):
        if part is None:
            return blocks
        whole.append((line, (when, "\n".join(part))))
    notes[_WRAPPED] += len(blocks)
    return whole


def _shown(when: str, block: str) -> tuple[str, str] | None:
    """Return title and text of what jrnl shows; None where it is no such thing, but a text."""
    title, bar, below = block.strip("\n").partition("\n|")
    lines = title.split("\n")
    if len(lines) > 1 and len(when) + len(lines[0]) < _SCREEN:
        return None
    barred = [line for line in (bar + below).split("\n") if line.strip()]
    if not all(line.startswith("|") for line in barred):
        return None
    if barred and all(line.endswith("|") for line in barred):  # a table in somebody's text
        return None
    return " ".join(lines), _INDENTED.sub("", "\n".join(barred and (bar + below)[1:].split("\n")))
