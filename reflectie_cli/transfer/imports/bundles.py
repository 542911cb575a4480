"""Imports several files at once: what is in a zip file, or in a folder."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from reflectie_cli.errors import FileMissing, ImportUnreadable
from reflectie_cli.language import N_
from reflectie_cli.system.yaml_tree import read_bytes
from reflectie_cli.transfer.imports.content import (
    BrokenRecord,
    Content,
    ImportResult,
    read_import,
    read_records,
)
from reflectie_cli.transfer.imports.moments import WrittenMoment, month_first_in

MOST_BYTES = 512 * 1024 * 1024
"""So much may come out of one zip file or folder; a journal of 100,000 entries is half of it."""
_MOST_FILES = 100_000

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_JOURNALS = (
    *(".json", ".jsonl", ".txt", ".md", ".markdown", ".xml", ".csv", ".tsv", ".doentry"),
    ".db",  # to be told by its name
)
_LEFT = N_("Photos and other files in it that were left out: {count}")
_FILE = N_("it was left out: {reason}.")
_TOO_LARGE = N_("what is in it is too large: unpack it, and import the files one by one")
_NOT_WHOLE = N_("it is an incomplete zip file: get it anew, or unpack it and import what is in it")
_LOCKED = N_("it is a zip file with a password: unpack it, and import what is in it")
_NOTHING = N_("there is no journal in it that can be read")
_NONE_WHOLE = N_("nothing in it can be read; {detail}")
_OFFICE = N_(
    "it is a document of a word processor or spreadsheet: save it as text (with days) or as CSV"
)
_DAYLIO = N_("it is Daylio's own backup: export as CSV there, and import that")

_Found = bytes | FileMissing | None
"""What is in a file; that it cannot be read; nothing for what is no journal."""


def read_zip(content: Content) -> ImportResult | None:
    """Read the journals in a zip file; None when it is none. Raise `ImportUnreadable`."""
    if not content.data.startswith(_ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
            names = archive.namelist()
            if "[Content_Types].xml" in names or "mimetype" in names:
                raise content.refusal(_OFFICE)
            if "backup.daylio" in names:
                raise content.refusal(_DAYLIO)
            return _read_files(content, _zipped(content, archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise content.refusal(_NOT_WHOLE) from error
    except (RuntimeError, NotImplementedError) as error:  # locked, or packed in a way unknown here
        raise content.refusal(_LOCKED) from error


def read_folder(folder: Path, like: Content) -> ImportResult:
    """Read the journals in a folder, in the order of their names. Raise `ImportUnreadable`.

    `like` is empty content with what holds for every file in it.
    """
    return _read_files(like, _lying(like, folder))


def _zipped(content: Content, archive: zipfile.ZipFile) -> Iterator[tuple[str, _Found]]:
    """Yield the name of each file and what is in it; nothing for what is no journal."""
    room = MOST_BYTES
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if info.is_dir() or _is_hidden(info.filename):
            continue
        if not _may_be_read(info.filename):
            yield info.filename, None
            continue
        with archive.open(info) as file:
            data = file.read(room + 1)  # what a zip file says of its sizes need not be true
        room -= len(data)
        if room < 0:
            raise content.refusal(_TOO_LARGE)
        yield info.filename, data


def _lying(content: Content, folder: Path) -> Iterator[tuple[str, _Found]]:
    """Yield the name of each file below a folder and what is in it."""
    room = MOST_BYTES
    for number, path in enumerate(sorted(folder.rglob("*"))):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or _is_hidden(name):
            continue
        if not _may_be_read(name):
            yield name, None
            continue
        try:
            data = read_bytes(path, room)
        except FileMissing as problem:
            yield name, problem
            continue
        room -= len(data)
        if room < 0 or number > _MOST_FILES:
            raise content.refusal(_TOO_LARGE)
        yield name, data


def _read_files(content: Content, files: Iterator[tuple[str, _Found]]) -> ImportResult:
    """Return what is in all of them; what is broken is told with the name of its file.

    Raise `ImportUnreadable` when nothing in them can be read.
    """
    notes: Counter[str] = Counter()
    turning: list[WrittenMoment] = []
    parts: list[tuple[str, bytes, ImportResult]] = []
    for name, data in files:
        if data is None:
            notes[_LEFT] += 1
            continue
        if isinstance(data, FileMissing):
            parts.append((name, b"", _refused(content, name, data)))
            continue
        before = len(turning)
        part = _part(content, name, data, lambda moments: _gather(moments, turning))
        parts.append((name, data if len(turning) > before else b"", part))
    if month_first_in(content, turning):
        parts = [
            (name, data, _part(content, name, data, lambda _: True) if data else part)
            for name, data, part in parts
        ]
    found = [part for *_, part in parts]
    broken = [record for part in found for record in part.broken]
    if not found:
        raise content.refusal(_NOTHING)
    if all(part.broken and not part.entries for part in found):
        raise content.refusal(_NONE_WHOLE, broken[0].sentence(content.language).rstrip("."))
    for part in found:
        notes.update(part.notes)
    entries = [
        (name, number, entry)
        for name, _, part in parts
        for number, entry in enumerate(part.entries, 1)
    ]
    whole = read_records(enumerate(entries), lambda record: record[2], notes=notes)
    for record in whole.broken:
        name, number, _ = entries[record.number]
        broken.append(msgspec.structs.replace(record, file=name, number=number))
    pictured = [name for one in found for name in one.pictured]
    return ImportResult(
        whole.entries,
        broken,
        whole.notes,
        erased=[one for part in found for one in part.erased],
        ours=all(part.ours for part in found),
        pictured=pictured,
    )


def _part(
    content: Content, name: str, data: bytes, order: Callable[[Sequence[WrittenMoment]], bool]
) -> ImportResult:
    """Return what is in one file; what is broken, or all of it, is told with its name."""
    part = Content.of(data, name, content.language, content.local, content.columns, order)
    try:
        found = read_import(part)
    except ImportUnreadable as problem:
        return _refused(content, name, problem)
    broken = [msgspec.structs.replace(record, file=name) for record in found.broken]
    return msgspec.structs.replace(found, broken=broken)


def _refused(content: Content, name: str, problem: ImportUnreadable | FileMissing) -> ImportResult:
    """Return that nothing comes from one file, and why."""
    reason = content.language.text(str(problem.details["problem"]))
    return ImportResult(broken=[BrokenRecord(_FILE, 0, "{detail}", reason, name)])


def _gather(moments: Sequence[WrittenMoment], turning: list[WrittenMoment]) -> bool:
    """Keep the moments in which day and month may change places; read the day first for now."""
    turning += (one for one in moments if one.can_turn)
    return False


def _may_be_read(name: str) -> bool:
    return name.lower().endswith(_JOURNALS)


def _is_hidden(name: str) -> bool:
    """Return whether a file, or a folder it is in, is one that a system or a program keeps."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)
