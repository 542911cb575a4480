"""Imports what Day One exports as JSON: words, day and tags; never a place, weather or device."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day
from reflectie_cli.transfer.imports.content import (
    NO_SUCH_MOMENT,
    Content,
    ImportResult,
    NotTaken,
    decode_record,
    is_moment,
    read_records,
)
from reflectie_cli.transfer.imports.day_one_text import rich_words
from reflectie_cli.transfer.imports.foreign import (
    OtherProgram,
    foreign_entry,
    heading_of,
    stable_uid,
)

_DAY_ONE = OtherProgram("day-one", "Day One", N_("What I wrote in Day One"))
ATTACHED = N_("Photos and other attachments are not imported: {count}")
_ZONE_UNKNOWN = N_("Entries in a time zone that is not known here, read as UTC: {count}")

_PICTURE = re.compile(r"!?\[[^\[\]\n]*\]\((?:dayone-moment:|photos/)[^)\s]*\)")
_ROOM = re.compile(r"\n(?:[ \t]*\n){2,}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")

_Attachments = tuple[msgspec.Raw, ...] | None


class _Exported(msgspec.Struct, frozen=True, rename="camel"):
    """An entry in Day One's JSON. What is not named here is never read."""

    creation_date: datetime
    uuid: str | None = None
    time_zone: str | None = None
    text: str | None = None
    rich_text: msgspec.Raw = msgspec.Raw()
    tags: tuple[str, ...] | None = None
    starred: bool | int | float | None = None
    photos: _Attachments = None
    videos: _Attachments = None
    audios: _Attachments = None
    pdf_attachments: _Attachments = None


def read_day_one(content: Content) -> ImportResult | None:
    """Read a journal of Day One; None when it is something else. Raise `ImportUnreadable`."""
    envelope = content.envelope
    if envelope is None or not (bytes(envelope.metadata) and bytes(envelope.entries)):
        return None
    decoder = msgspec.json.Decoder(_Exported)
    notes: Counter[str] = Counter()
    pictured: list[str] = []

    def read(record: msgspec.Raw) -> Entry | None:
        one = decode_record(decoder, record, notes)
        text, pictures = _words(one)
        zone = zone_of(one.time_zone)
        moment = moment_in(one.creation_date, zone or UTC)
        words = plain_words(text)
        entry = day_one_entry(
            content,
            uid=_uid(one, words),
            moment=moment,
            words=words,
            tags=one.tags or (),
            starred=bool(one.starred),
        )
        if attached := max(pictures, _attachments(one)):
            notes[ATTACHED] += attached
            pictured.append(named(moment, entry, content.language))
        if zone is None and entry:
            notes[_ZONE_UNKNOWN] += 1
        return entry

    found = read_records(enumerate(content.records(envelope.entries), 1), read, notes=notes)
    return msgspec.structs.replace(found, pictured=pictured)


def day_one_entry(
    content: Content,
    *,
    uid: str,
    moment: datetime,
    words: str,
    tags: Iterable[str],
    starred: bool,
) -> Entry | None:
    """Return an entry of Day One as one of ours; None where nothing was written."""
    return foreign_entry(
        _DAY_ONE,
        content.language,
        uid=uid,
        moment=moment,
        words=words,
        heading=heading_of(words),
        tags=tags,
        starred=starred,
    )


def uid_of_uuid(uuid: str) -> str:
    """Make the id from Day One's alone: somebody may change the day there and export again.

    The time in it is zero therefore.
    """
    return stable_uid(0, f"day one {uuid.replace('-', '').lower()}")


def plain_words(text: str) -> str:
    """Leave out the places of pictures, and the backslash Day One writes before `.` and `-`."""
    words = _PICTURE.sub("", _LINE_ENDS.sub("\n", text))
    return _ESCAPED.sub(r"\1", _ROOM.sub("\n\n", words)).strip()


def pictures_in(text: str) -> int:
    """Return how many pictures stand in a text by their place."""
    return len(_PICTURE.findall(text))


def moment_in(written: datetime, zone: tzinfo) -> datetime:
    """Return when it was written, on the clock of that place. Raise `NotTaken`."""
    try:
        moment = (written if written.tzinfo else written.replace(tzinfo=UTC)).astimezone(zone)
    except OverflowError as error:
        raise NotTaken(NO_SUCH_MOMENT, written.isoformat()) from error
    if not is_moment(moment):
        raise NotTaken(NO_SUCH_MOMENT, written.isoformat())
    return moment


@lru_cache
def zone_of(name: str | None) -> tzinfo | None:
    """Return a zone by its name; None where there is no such zone on this computer."""
    try:
        return ZoneInfo(name or "")
    except (KeyError, ValueError, OSError):  # no such zone; not a name; the name of a folder
        return None


def named(moment: datetime, entry: Entry | None, language: Language) -> str:
    """Return how somebody knows an entry whose photos stayed behind: its day and its title."""
    day = say_day(moment.date(), language.code)
    return f"{day} ({entry.title})" if entry and entry.title else day


def _uid(one: _Exported, words: str) -> str:
    if one.uuid:
        return uid_of_uuid(one.uuid)
    return stable_uid(0, f"day one {one.creation_date.isoformat()} {' '.join(words.split())}")


def _words(one: _Exported) -> tuple[str, int]:
    """Return the words as Markdown, and how many pictures stand in them.

    Some versions export no Markdown, or an empty one: then they come from the rich text.
    """
    text = one.text or ""
    pictures = pictures_in(text)
    if plain_words(text) or not bytes(one.rich_text):
        return text, pictures
    words, embedded = rich_words(one.rich_text)
    return words, max(pictures, embedded)


def _attachments(one: _Exported) -> int:
    every = (one.photos, one.videos, one.audios, one.pdf_attachments)
    return sum(len(attached or ()) for attached in every)
