"""What every format of a document says alike: its words made harmless, its days, its columns."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from reflectie_cli.documents.document import Course, Document, Part, Saying, Table
from reflectie_cli.language import Code, recognise
from reflectie_cli.language.days import say_margin
from reflectie_cli.screen.text import clean, columns

PROPERTIES = ("subject", "keywords", "description")
"""What a file may say of itself, besides its title. No name for an author is among them."""

_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")  # XML forbids them, UTF-8 the halves as well
_LINE_CHARACTERS, _SHORT_CELL, _LONG_CELL = 76, 16, 60


def harmless(document: Document) -> Document:
    """Give a document whose words every format can hold and shows alike.

    What would work unseen, or break a file, is made visible; titles and headings are one line.
    Properties that are not `PROPERTIES` are left out, and a table without headings. What is harmless stays as it is. Raises `ValueError` for a language the program does not speak.
    """
    return Document(
        title=_one_line(document.title),
        language=code_of(document),
        about=_visible(document.about),
        parts=tuple(map(harmless_part, document.parts)),
        closing=tuple(filter(None, map(_visible, document.closing))),
        properties={
            name: words
            for name in PROPERTIES
            if (words := _one_line(document.properties.get(name, "")))
        },
    )


def harmless_part(part: Part) -> Part:
    """Give a part made harmless as `harmless` does it, for parts that come one by one."""
    table = None
    if part.table and part.table.headings:
        table = Table(
            headings=tuple(_one_line(heading) for heading in part.table.headings),
            rows=tuple(tuple(_visible(cell) for cell in row) for row in part.table.rows),
            reached=part.table.reached,
        )
    course = part.course and Course(
        times=tuple(map(_one_line, part.course.times)),
        rows=tuple((_one_line(name), at) for name, at in part.course.rows),
    )
    sayings = (
        Saying(
            _visible(saying.text), saying.day, _visible(saying.note), _visible(saying.asked)
        )
        for saying in part.sayings
    )  # fmt: skip
    return replace(
        part, title=_one_line(part.title), sayings=tuple(sayings), table=table, course=course
    )


def course_in_words(course: Course) -> str:
    """Say when things came up: `eten (oktober, november), rust (november)`.

    Where there is one time only, the names say enough.
    """
    if len(course.times) < 2:
        return ", ".join(name for name, _ in course.rows)
    return ", ".join(
        f"{name} ({', '.join(course.times[place] for place in at)})" for name, at in course.rows
    )


def _visible(text: str) -> str:
    return _UNFIT.sub(lambda found: f"<U+{ord(found[0]):04X}>", clean(text)).strip()


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", _visible(text))


def code_of(document: Document) -> Code:
    """Give the language of a document. Raises `ValueError` for one the program does not speak."""
    code = recognise(document.language)
    if code is None:
        raise ValueError(f"no days in the language {document.language!r}")
    return code


def spans_years(document: Document) -> bool:
    """Whether its days are of more than one year, so that a day is not clear without it."""
    days = (saying.day for part in document.parts for saying in part.sayings if saying.day)
    return len({day.year for day in days}) > 1


def is_dated(part: Part) -> bool:
    """Whether a part needs a margin, because a day stands in it."""
    return any(saying.day for saying in part.sayings)


def say_days(document: Document) -> Callable[[date | None], str]:
    """Give how this document says a day in the margin: all of one width; no day is no words."""
    code, with_year = code_of(document), spans_years(document)

    def say(day: date | None) -> str:
        if day is None:
            return ""
        return f"{say_margin(day, code)} {day.year}" if with_year else say_margin(day, code)

    return say


def widths(table: Table) -> tuple[float, ...]:
    """Share a line among the columns of a table: room for a word in each, then by what they hold.

    The shares together are 1.
    """
    cells = list(zip(table.headings, *table.rows, strict=True))
    least = [2 + max(map(_unbroken, column)) for column in cells]
    holds = [
        1 + max(min(_LONG_CELL, columns(line)) for text in column for line in text.split("\n"))
        for column in cells
    ]
    left = max(0, _LINE_CHARACTERS - sum(least))
    wanted = [word + left * held / sum(holds) for word, held in zip(least, holds, strict=True)]
    return tuple(one / sum(wanted) for one in wanted)


def _unbroken(cell: str) -> int:
    """Give how much of a cell should stand on one line: `21 nov` whole, otherwise a word."""
    whole = max(map(columns, cell.split("\n")))
    if whole <= _SHORT_CELL:
        return whole
    return min(_SHORT_CELL, max(map(columns, cell.split()), default=0))


def from_right(text: str) -> bool:
    """Whether a text begins at the right, as Arabic and Hebrew do: by its first letter."""
    directions = (unicodedata.bidirectional(character) for character in text)
    first = next((one for one in directions if one in ("L", "R", "AL")), "L")
    return first != "L"
