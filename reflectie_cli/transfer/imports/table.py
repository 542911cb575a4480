"""Imports a list of days and texts: JSON, or a table of which somebody may choose the columns."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import (
    IN_ENTRY,
    ON_LINE,
    Content,
    ImportResult,
    NotTaken,
    decode_record,
    read_records,
)
from reflectie_cli.transfer.imports.decoder_trouble import NOT_AS_IT_SHOULD, NOT_WHAT
from reflectie_cli.transfer.imports.foreign import (
    ELSEWHERE,
    foreign_entry,
    heading_of,
    uid_of,
)
from reflectie_cli.transfer.imports.moments import (
    WrittenMoment,
    find_moment,
    month_first_in,
    parse_moment,
)
from reflectie_cli.transfer.imports.rows import names_in, read_rows

_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "datum"),
    "time": ("time", "tijd"),
    "title": ("title", "titel"),
    "text": ("text", "tekst"),
    "tags": ("tags", "thema's", "themas"),
}
"""What a column may hold, and how it is called where nobody needs to choose it."""

_CHOOSE = N_(
    "it is a table with the columns {detail}; say which hold the day and the words: --column"
    " date=NAME --column text=NAME"
)
_NO_COLUMN = N_("it has no column {detail}")
_LINE_ENDS = re.compile("\r\n|\r")

_Row = Mapping[str, object]


class _Columns(msgspec.Struct, frozen=True):
    """The names under which the parts of an entry stand."""

    date: str
    text: str
    time: str = ""
    title: str = ""
    tags: str = ""


def read_list(content: Content) -> ImportResult | None:
    """Read a list in JSON of days and texts; None when it is something else.

    Raise `ImportUnreadable` when it is not whole.
    """
    if content.begins != b"[" or not content.head[1:].lstrip().startswith("{"):
        return None
    notes: Counter[str] = Counter()
    rows = [*enumerate(_objects(content, notes), 1)]
    columns = _columns(content, tuple(dict.fromkeys(name for _, row in rows for name in row or ())))
    if columns is None:
        return None
    days = [str(row.get(columns.date, "")) for _, row in rows if row]
    read = _reader(content, columns, days)
    return read_records(rows, read, says=IN_ENTRY, notes=notes)


def read_table(content: Content) -> ImportResult | None:
    """Read a table (CSV) of days and texts; None when it is something else.

    Raise `ImportUnreadable` for a table of which nobody said which columns hold what.
    """
    if content.begins in (b"{", b"<", b"["):
        return None
    names = names_in(content)
    columns = _columns(content, names)
    if columns is None:
        if names and content.name.lower().endswith((".csv", ".tsv")):
            raise content.refusal(_CHOOSE, ", ".join(names))
        return None
    rows = read_rows(content)
    days = [str(row.get(columns.date, "")) for _, row in rows.records]
    read = _reader(content, columns, days)
    return read_records(rows.records, read, says=ON_LINE, notes=rows.notes)


def _objects(content: Content, notes: Counter[str]) -> Iterator[_Row | None]:
    """Yield the objects of a list in JSON; None for what is not one."""
    decoder = msgspec.json.Decoder(dict[str, object])
    for record in content.records(content.data):
        try:
            yield decode_record(decoder, record, notes)
        except (msgspec.DecodeError, RecursionError):
            yield None


def _columns(content: Content, names: tuple[str, ...]) -> _Columns | None:
    """Return the names of what holds the day, the words and the rest; None where that is not said.

    Raise `ImportUnreadable` when somebody chose one that is not there.
    """
    small = {name.casefold(): name for name in names}
    missing = [name for name in content.columns.values() if name.casefold() not in small]
    if missing:
        raise content.refusal(_NO_COLUMN, f"“{missing[0]}” ({', '.join(names)})")
    found = {
        held: small[name]
        for held, known in _NAMES.items()
        for name in reversed(known)
        if name in small
    } | {held: small[name.casefold()] for held, name in content.columns.items()}
    if "date" in found and "text" in found:
        return _Columns(**found)
    if content.columns:
        raise content.refusal(_CHOOSE, ", ".join(names))
    return None


def _reader(
    content: Content, columns: _Columns, days: Iterable[str]
) -> Callable[[_Row | None], Entry | None]:
    """Return what reads one row; one order of day and month holds for all of them.

    Raise `ImportUnreadable` when that order cannot be told.
    """
    month_first = month_first_in(content, [*_moments(days)])

    def read(row: _Row | None) -> Entry | None:
        if row is None:
            raise NotTaken(NOT_AS_IT_SHOULD)
        written = parse_moment(_cell(row, columns.date), _cell(row, columns.time))
        moment = written.read(month_first=month_first)
        title = _cell(row, columns.title)
        words = "\n".join(filter(None, (title, _cell(row, columns.text))))
        return foreign_entry(
            ELSEWHERE,
            content.language,
            uid=uid_of("elsewhere", moment, words),
            moment=content.here(moment),
            words=words,
            heading=title or heading_of(words),
            tags=_tags(row, columns.tags),
        )

    return read


def _moments(days: Iterable[str]) -> Iterator[WrittenMoment]:
    for day in days:
        if found := find_moment(day.strip()):
            yield found[0]


def _cell(row: _Row, name: str) -> str:
    """Return what stands in a cell, with `\\n` at the end of its lines. Raise `NotTaken`."""
    cell = row.get(name) if name else None
    if cell is not None and not isinstance(cell, str):
        raise NotTaken(NOT_WHAT, name)
    return _LINE_ENDS.sub("\n", cell or "").strip()


def _tags(row: _Row, name: str) -> list[str]:
    """Return themes from a list, or from text with commas between them. Raise `NotTaken`."""
    cell = (row.get(name) if name else None) or ""
    tags = cell.split(",") if isinstance(cell, str) else cell
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise NotTaken(NOT_WHAT, name)
    return [tag.strip().lstrip("#") for tag in tags]
