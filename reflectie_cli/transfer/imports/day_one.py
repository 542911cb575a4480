"""Imports what Day One exports as JSON: words, day and tags; never a place, weather or device."""

import re
from collections import Counter
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import (
    NO_SUCH_MOMENT,
    Content,
    ImportResult,
    NotTaken,
    first_sentence,
    foreign_entry,
    is_moment,
    read_records,
    stable_uid,
)

_QUESTION = N_("What I wrote in Day One")
_ATTACHED = N_("Photos and other attachments are not imported: {count}")
_ZONE_UNKNOWN = N_("Entries in a time zone that is not known here, read as UTC: {count}")

_PICTURE = re.compile(r"!?\[[^\]\n]*\]\(dayone-moment:[^)\s]*\)")
_ROOM = re.compile(r"\n(?:[ \t]*\n){2,}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t#]*")

_Attachments = tuple[msgspec.Raw, ...] | None


class _Exported(msgspec.Struct, frozen=True, rename="camel"):
    """An entry in Day One's JSON. What is not named here is never read."""

    creation_date: datetime
    uuid: str | None = None
    time_zone: str | None = None
    text: str | None = None
    rich_text: msgspec.Raw = msgspec.Raw()
    tags: tuple[str, ...] | None = None
    starred: bool | None = None
    photos: _Attachments = None
    videos: _Attachments = None
    audios: _Attachments = None
    pdf_attachments: _Attachments = None


class _Piece(msgspec.Struct, frozen=True):
    text: str = ""


class _RichText(msgspec.Struct, frozen=True):
    contents: tuple[_Piece, ...] = ()


def read_day_one(content: Content) -> ImportResult | None:
    """Read a journal of Day One; None when it is something else. Raise `ImportUnreadable`."""
    envelope = content.envelope
    if envelope is None or not (bytes(envelope.metadata) and bytes(envelope.entries)):
        return None
    decoder = msgspec.json.Decoder(_Exported)
    notes: Counter[str] = Counter()

    def read(record: msgspec.Raw) -> Entry | None:
        one = decoder.decode(record)
        text = _words(one)
        pictures = len(_PICTURE.findall(text))
        zone = _zone(one.time_zone)
        moment = _moment(one, zone or UTC)
        entry = _entry(content, one, _plain(text), moment)
        if attached := max(pictures, _attachments(one)):
            notes[_ATTACHED] += attached
        if zone is None and entry:
            notes[_ZONE_UNKNOWN] += 1
        return entry

    return read_records(enumerate(content.records(envelope.entries), 1), read, notes=notes)


def _entry(content: Content, one: _Exported, words: str, moment: datetime) -> Entry | None:
    if not words:
        return None
    return foreign_entry(
        uid=_uid(one, words),
        name="day-one",
        title="Day One",
        question=content.language.text(_QUESTION),
        moment=moment,
        words=words,
        heading=_heading(words),
        tags=one.tags or (),
        starred=bool(one.starred),
        language=content.language,
    )


def _uid(one: _Exported, words: str) -> str:
    """Make the id from Day One's alone: somebody may change the day there and export again.

    The time in it is zero therefore; without an id of Day One's, moment and words make it.
    """
    if one.uuid:
        return stable_uid(0, f"day one {one.uuid.replace('-', '').lower()}")
    return stable_uid(0, f"day one {one.creation_date.isoformat()} {' '.join(words.split())}")


def _words(one: _Exported) -> str:
    """Return the words as Markdown, or from the rich text where there is no Markdown."""
    if one.text is not None or not bytes(one.rich_text):
        return one.text or ""
    rich = msgspec.json.decode(one.rich_text, type=str | None)
    pieces = msgspec.json.decode(rich, type=_RichText).contents if rich else ()
    return "".join(piece.text for piece in pieces)


def _plain(text: str) -> str:
    """Leave out the places of pictures, and the backslash Day One writes before `.` and `-`."""
    words = _PICTURE.sub("", text).replace("\r\n", "\n")
    return _ESCAPED.sub(r"\1", _ROOM.sub("\n\n", words)).strip()


def _heading(words: str) -> str:
    """Return the heading an entry begins with; without one its first sentence."""
    heading = _HEADING.fullmatch(words.partition("\n")[0].strip())
    return heading[1] if heading and heading[1] else first_sentence(words)


def _attachments(one: _Exported) -> int:
    every = (one.photos, one.videos, one.audios, one.pdf_attachments)
    return sum(len(attached or ()) for attached in every)


def _moment(one: _Exported, zone: tzinfo) -> datetime:
    """Return when it was written, on the clock of that place. Raise `NotTaken`."""
    written = one.creation_date
    try:
        moment = (written if written.tzinfo else written.replace(tzinfo=UTC)).astimezone(zone)
    except OverflowError as error:
        raise NotTaken(NO_SUCH_MOMENT, written.isoformat()) from error
    if not is_moment(moment):
        raise NotTaken(NO_SUCH_MOMENT, written.isoformat())
    return moment


@lru_cache
def _zone(name: str | None) -> tzinfo | None:
    """Return a zone by its name; None where there is no such zone on this computer."""
    try:
        return ZoneInfo(name or "")
    except (KeyError, ValueError, OSError):  # no such zone; not a name; the name of a folder
        return None
