"""The rows of a table in text, by the names in its first one."""

import csv
import io
from collections import Counter

import msgspec

from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import Content
from reflectie_cli.transfer.imports.encodings import decode_text

_NO_TABLE = N_("its rows cannot be read as a table, from line {detail} on")
_LONGEST_CELL = 2**31 - 1
_MARKS = ",;\t|"


class Rows(msgspec.Struct, frozen=True):
    """The rows of a table, each with the number of its last line, and notes about its text."""

    names: tuple[str, ...]
    records: list[tuple[int, dict[str, str]]]
    notes: Counter[str]


def read_rows(content: Content) -> Rows:
    """Read a table whose cells are apart by a comma, a semicolon, a tab or a bar.

    Raise `ImportUnreadable`.
    """
    csv.field_size_limit(_LONGEST_CELL)  # an answer may be longer than 128 KiB
    notes: Counter[str] = Counter()
    whole = decode_text(content.data, notes)
    mark, text = _cells_apart_by(whole.lstrip("\n"))
    cut = whole.count("\n") - text.count("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        names = tuple(name.strip() for name in next(reader, []))
        records = [
            (cut + reader.line_num, dict(zip(names, row, strict=False)))
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise content.refusal(_NO_TABLE, str(cut + reader.line_num)) from error
    return Rows(names, records, notes)


def names_in(content: Content) -> tuple[str, ...]:
    """Return the names in the first row of what may be a table; none where it is not."""
    mark, text = _cells_apart_by(content.head)
    first = text.partition("\n")[0]
    try:
        row = next(csv.reader([first], delimiter=mark), [])
    except csv.Error:
        return ()
    return tuple(name.strip() for name in row) if len(row) > 1 else ()


def _cells_apart_by(text: str) -> tuple[str, str]:
    """Return what stands between cells, and the table without the line that Excel says it in."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], rest
    return max(_MARKS, key=first.count), text
