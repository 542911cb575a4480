"""Imports text or Markdown with days in it: in its headings, above it, or in the name of its file."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import (
    ON_LINE,
    Content,
    ImportResult,
    NotTaken,
    read_records,
)
from reflectie_cli.transfer.imports.encodings import decode_text, line_numbers
from reflectie_cli.transfer.imports.foreign import (
    ELSEWHERE,
    foreign_entry,
    heading_of,
    uid_of,
)
from reflectie_cli.transfer.imports.moments import WrittenMoment, find_moment, month_first_in

_BEFORE_THE_FIRST = N_("it comes before the first heading with a day")

_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([^\W\d_][\w -]*):[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_DAYS = ("date", "datum", "day", "dag", "created", "aangemaakt")
_TITLES = ("title", "titel")
_TAGS = ("tags", "tag", "keywords", "themes", "thema's")

_HEADING = re.compile(r"^#{1,6}[ \t]+(.+)$", re.MULTILINE)
_NAMED = re.compile(r"(?:^|[/\\])([0-9]{4})[-_./\\]?([0-9]{2})[-_./\\]?([0-9]{2})(?![0-9])[^/\\]*$")
_NAMED_DAY_FIRST = re.compile(r"(?:^|[/\\])([0-9]{2})[-_.]([0-9]{2})[-_.]([0-9]{4})[^/\\]*$")
_TEXTS = (".md", ".markdown", ".txt", ".text")
_TAG = re.compile(r"(?<!\S)#([^\W\d_][-\w/]*)")
_CLOSING = " \t#"
_AFTER_A_DAY = " \t:,.–—-"


class _Dated(msgspec.Struct, frozen=True):
    """A text as it stands there, with its day; no day for what comes before the first one."""

    when: WrittenMoment | None
    words: str
    title: str = ""
    tags: tuple[str, ...] = ()


def read_dated_markdown(content: Content) -> ImportResult | None:
    """Read a text with a day above it, in its headings or in its file's name; None without one.

    Raise `ImportUnreadable` when it cannot be told whether the day comes before the month.
    """
    if content.envelope is not None or content.begins in (b"{", b"<"):
        return None
    notes: Counter[str] = Counter()
    text = decode_text(content.data, notes).lstrip("\n")
    found = _found(content, text)
    if not found:
        return None
    month_first = month_first_in(content, [one.when for _, one in found if one.when])

    def read(one: _Dated) -> Entry | None:
        if one.when is None:
            raise NotTaken(_BEFORE_THE_FIRST)
        moment = one.when.read(month_first=month_first)
        words = "\n".join(filter(None, (one.title, one.words.strip())))
        return foreign_entry(
            ELSEWHERE,
            content.language,
            uid=uid_of("elsewhere", moment, words),
            moment=content.here(moment),
            words=words,
            heading=heading_of(words),
            tags=dict.fromkeys((*one.tags, *_TAG.findall(words))),
        )

    return read_records(found, read, says=ON_LINE, notes=notes)


def _found(content: Content, text: str) -> list[tuple[int, _Dated]]:
    """Return the texts with their lines; none where nothing in the file is a day."""
    front = _FRONT.match(text)
    fields = _fields(front[1]) if front else {}
    body = text[front.end() :] if front else text
    line = text.count("\n", 0, front.end()) + 1 if front else 1
    said = next((day for name in _DAYS for day in fields.get(name, ())), "")
    if when := find_moment(said.strip("\"' ")):
        return [(1, _whole(when[0], body, fields))]
    if headed := [*_headed(body, line)]:
        return headed
    day = _day_in_name(content.name)
    return [(1, _whole(day, body, fields))] if day else []


def _whole(when: WrittenMoment, body: str, fields: Mapping[str, tuple[str, ...]]) -> _Dated:
    """Return one text that is an entry; a title above it counts unless it stands in it already."""
    title = next((title for name in _TITLES for title in fields.get(name, ())), "").strip("\"' ")
    tags = tuple(tag.strip("\"' #") for name in _TAGS for tag in fields.get(name, ()))
    return _Dated(when, body, "" if title in body else title, tags)


def _fields(front: str) -> dict[str, tuple[str, ...]]:
    """Return what is said above a text, by name; a list as the items it has."""
    fields: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in front.split("\n"):
        if said := _FIELD.fullmatch(line):
            name, value = said[1].lower(), said[2].strip()
            listed = value.strip("[]").split(",") if name in _TAGS else [value]
            fields[name] = tuple(filter(None, (item.strip() for item in listed)))
        elif name and (item := _ITEM.fullmatch(line)):
            fields[name] += (item[1].strip(),)
    return fields


def _headed(text: str, line: int) -> Iterator[tuple[int, _Dated]]:
    """Yield the texts under headings that begin with a day, each with the rest of its heading."""
    dated = [
        (heading, *found)
        for heading in _HEADING.finditer(text)
        if (found := find_moment(heading[1]))
    ]
    if not dated:
        return
    before = _HEADING.sub("", text[: dated[0][0].start()])
    if before.strip():
        yield line, _Dated(None, before)
    ends = [*(heading.start() for heading, *_ in dated[1:]), len(text)]
    lines = line_numbers(text, (heading.start() for heading, *_ in dated))
    for at, (heading, when, rest), end in zip(lines, dated, ends, strict=True):
        yield (
            line - 1 + at,
            _Dated(when, text[heading.end() : end], rest.rstrip(_CLOSING).strip(_AFTER_A_DAY)),
        )


def _day_in_name(name: str) -> WrittenMoment | None:
    """Return the day that the name of a text begins with; None where there is none."""
    if not name.lower().endswith(_TEXTS):
        return None
    if found := _NAMED.search(name):
        year, month, day = map(int, found.groups())
    elif found := _NAMED_DAY_FIRST.search(name):
        day, month, year = map(int, found.groups())
    else:
        return None
    return WrittenMoment(found[0].strip("/\\"), year, day, month)
