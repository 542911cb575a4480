"""A document without layout: as lines to look at before it leaves, and as Markdown."""

import re
from collections.abc import Iterator

from reflectie_cli.documents.document import Document, Part, Saying, Table
from reflectie_cli.documents.markdown import literal
from reflectie_cli.documents.readable import course_in_words, harmless, is_dated, say_days
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import columns, pad

_LONG_HEADING = 20


def as_text(document: Document) -> list[Line]:
    """Give a document as lines for a terminal: every word that the files hold, and no other.

    A table that is too wide is told row by row, each cell behind its heading. Room to write on
    by hand is left out; its heading stays.
    """
    document = harmless(document)
    lines = [Line(document.title, "title")]
    lines += [Line(document.about, "quiet")] if document.about else []
    for part in document.parts:
        lines += _part_lines(part, document)
    lines += [Line()] if document.closing else []
    return lines + [Line(words, "quiet") for words in document.closing]


def _part_lines(part: Part, document: Document) -> list[Line]:
    say = say_days(document)
    days = [say(saying.day) for saying in part.sayings]
    margin = max(map(len, days)) + 2 if is_dated(part) else 0
    lines = [Line(), *([Line(part.title, "quiet")] if part.title else [])]
    for number, (saying, day) in enumerate(zip(part.sayings, days, strict=True)):
        beside = day.ljust(margin)
        if saying.asked:
            lines += [Line()] if number else []
            lines.append(Line(saying.asked, "quiet", margin=beside))
            beside = " " * margin
        lines.append(Line(saying.text, margin=beside))
        if saying.note:
            lines.append(Line(saying.note, "quiet", margin=" " * margin))
    lines += [Line(course_in_words(part.course))] if part.course else []
    return lines + (_table_lines(part.table) if part.table else [])


def _table_lines(table: Table) -> list[Line]:
    rows = [table.headings, *(tuple(map(_one_line, row)) for row in table.rows)]
    wide = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    if sum(wide) + 2 * (len(wide) - 1) > WIDTH:
        return _row_by_row(table)
    lines = ["  ".join(map(pad, row, wide)).rstrip() for row in rows]
    return [Line(lines[0], "quiet"), *map(Line, lines[1:])]


def _row_by_row(table: Table) -> list[Line]:
    wide = max(map(columns, table.headings))
    lines: list[Line] = []
    for row in table.rows or (("",) * len(table.headings),):
        lines += [Line()] if lines else []
        for heading, cell in zip(table.headings, row, strict=True):
            if wide > _LONG_HEADING:
                lines += [Line(heading, "quiet"), Line(cell, indent=1)]
            else:
                lines.append(Line(cell, margin=pad(heading, wide + 2)))
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split())


def as_markdown(document: Document) -> bytes:
    """Give a document as Markdown that shows every word as it was written.

    Room to write on by hand is left out; its heading stays. The same document gives the same
    bytes.
    """
    return ("\n\n".join(_paragraphs(harmless(document))) + "\n").encode()


def _paragraphs(document: Document) -> Iterator[str]:
    say = say_days(document)
    yield _heading("#", document.title)
    if document.about:
        yield _quiet(document.about)
    for part in document.parts:
        if part.title:
            yield _heading("##", part.title)
        if part.sayings:
            yield "\n".join(_item(saying, say(saying.day).strip()) for saying in part.sayings)
        if part.course:
            yield literal(course_in_words(part.course))
        if part.table:
            yield _table(part.table)
    yield from map(literal, document.closing)


def _heading(level: str, text: str) -> str:
    """Give a heading; number signs at its end would be taken for its closing mark."""
    words = re.sub(r"(?<=\s)(#+)$", r"\\\1", literal(text))
    return f"{level} {words}"


def _quiet(text: str) -> str:
    """Emphasise paragraph by paragraph: emphasis does not reach over an empty line."""
    return "\n\n".join(f"*{paragraph}*" for paragraph in literal(text).split("\n\n"))


def _item(saying: Saying, day: str) -> str:
    """Give one thing as an item of a list; its further lines stay inside it."""
    asked, note = (_quiet(words) if words else "" for words in (saying.asked, saying.note))
    lines = [one for one in (asked, literal(saying.text), note) if one]
    if day:
        lines[:1] = [" ".join((f"**{day}**", *lines[:1]))]
    inside = "\\\n".join(lines)
    return "- " + inside.replace("\n", "\n  ")


def _table(table: Table) -> str:
    """Give a table; a cell is one line, because Markdown has no other."""
    rows = [table.headings, ("",) * len(table.headings), *table.rows]
    lines = [f"| {' | '.join(literal(_one_line(cell)) for cell in row)} |" for row in rows]
    lines[1] = "|" + " --- |" * len(table.headings)
    return "\n".join(lines)
