"""Imports what else Day One writes: its plain text, and the `.doentry` files of Day One Classic."""

import re
from collections import Counter
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import msgspec

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import (
    IN_ENTRY,
    NO_SUCH_MOMENT,
    ON_LINE,
    Content,
    ImportResult,
    NotTaken,
    read_records,
)
from reflectie_cli.transfer.imports.day_one import (
    ATTACHED,
    day_one_entry,
    moment_in,
    named,
    pictures_in,
    plain_words,
    uid_of_uuid,
    zone_of,
)
from reflectie_cli.transfer.imports.encodings import decode_text, line_numbers
from reflectie_cli.transfer.imports.foreign import uid_of
from reflectie_cli.transfer.imports.moments import find_moment, month_first_in, parse_moment
from reflectie_cli.transfer.imports.xml_tree import read_xml

_NO_DAY = N_("it has no day")
_BEGINS = re.compile(r"^\t(?:Date|Datum):\t[ \t]*(.*)$", re.MULTILINE)
_ABOUT = re.compile(r"\t([^\W\d_][^\t\n:]*):\t[ \t]*(.*)")
_TAGS = ("tags", "labels", "trefwoorden")
_PHOTOS = ("photo", "foto", "photos", "foto's")


def read_day_one_text(content: Content) -> ImportResult | None:
    """Read Day One's plain text; None when it is something else. Raise `ImportUnreadable`.

    An entry begins with a day after a tab, and lines that say where and with which weather: of
    those only the tags are read.
    """
    if not content.head.startswith(("Date:\t", "Datum:\t")):
        return None
    notes: Counter[str] = Counter()
    pictured: list[str] = []
    text = decode_text(content.data, notes)
    beginnings = [*_BEGINS.finditer(text)]
    if not beginnings:
        return None
    written = [found for one in beginnings if (found := find_moment(one[1]))]
    month_first = month_first_in(content, [moment for moment, _ in written])

    def read(record: tuple[str, str]) -> Entry | None:
        when, block = record
        found = find_moment(when)  # the name of a zone may come after it
        if found is None:
            raise NotTaken(NO_SUCH_MOMENT, when)
        moment = content.here(found[0].read(month_first=month_first))
        about, body = _apart(block)
        words = plain_words(body)
        tags = [tag for name, tags in about if name in _TAGS for tag in tags.split(",")]
        uid = uid_of("day one text", moment, words)
        entry = day_one_entry(
            content, uid=uid, moment=moment, words=words, tags=tags, starred=False
        )
        photos = sum(name in _PHOTOS for name, _ in about)
        if attached := max(photos, pictures_in(body)):
            notes[ATTACHED] += attached
            pictured.append(named(moment, entry, content.language))
        return entry

    ends = [*(found.start() for found in beginnings[1:]), len(text)]
    lines = line_numbers(text, (found.start() for found in beginnings))
    records = (
        (line, (found[1], text[found.end() : end]))
        for line, found, end in zip(lines, beginnings, ends, strict=True)
    )
    result = read_records(records, read, says=ON_LINE, notes=notes)
    return msgspec.structs.replace(result, pictured=pictured)


def read_doentry(content: Content) -> ImportResult | None:
    """Read one entry of Day One Classic, a property list; None when it is something else.

    Raise `ImportUnreadable`.
    """
    if content.begins != b"<" or "<plist" not in content.head:
        return None
    if b"<key>Creation Date</key>" not in content.data:
        return None
    fields = _fields(read_xml(content).find("dict"))

    def read(fields: dict[str, Element]) -> Entry | None:
        said = fields["Creation Date"].text or "" if "Creation Date" in fields else ""
        if not said:
            raise NotTaken(_NO_DAY)
        written: datetime = parse_moment(said).read()
        moment = moment_in(written, zone_of(_text(fields, "Time Zone")) or UTC)
        words = plain_words(_text(fields, "Entry Text"))
        uuid = _text(fields, "UUID")
        return day_one_entry(
            content,
            uid=uid_of_uuid(uuid) if uuid else uid_of("day one text", moment, words),
            moment=moment,
            words=words,
            tags=[tag.text or "" for tag in fields.get("Tags", ())],
            starred="Starred" in fields and fields["Starred"].tag == "true",
        )

    return read_records([(1, fields)], read, says=IN_ENTRY)


def _apart(block: str) -> tuple[list[tuple[str, str]], str]:
    """Return what is said about an entry, name by name, and its own words."""
    about: list[tuple[str, str]] = []
    lines = block.split("\n")
    for number, line in enumerate(lines):
        said = _ABOUT.fullmatch(line)
        if said:
            about.append((said[1].lower(), said[2]))
        elif line.strip():
            return about, "\n".join(lines[number:])
    return about, ""


def _fields(dictionary: Element | None) -> dict[str, Element]:
    """Return the values of a property list's dictionary, by their key."""
    items = [] if dictionary is None else [*dictionary]
    return {
        key.text or "": value
        for key, value in zip(items[::2], items[1::2], strict=False)
        if key.tag == "key"
    }


def _text(fields: dict[str, Element], name: str) -> str:
    return (fields[name].text or "").strip() if name in fields else ""
