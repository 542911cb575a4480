"""A document as Markdown that shows every word as it was written."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from reflectie_cli.documents.document import Document, Passage, Section, Table
from reflectie_cli.documents.layout import (
    DaySaid,
    day_words,
    margin_words,
    printable,
    printable_section,
    timeline_words,
)

_RULE = "_" * 60
"""A line to write on by hand: a rule where Markdown is shown, and where it is printed as it is."""
_BRACKETS = re.compile(r"((?<=.)\[[^\[\]]*\](?![(\[])|^\[(?![ xX]?\])[^\[\]]*\](?![(\[:]))|[\[\]]")
"""What stands in brackets and is no link, label or box to tick (`[person 1]`), or a bracket to escape."""


def as_markdown(document: Document) -> bytes:
    """Return a document as Markdown. The same document gives the same bytes."""
    return b"".join(markdown_pieces(document))


def markdown_pieces(document: Document, more: Iterable[Section] = ()) -> Iterator[bytes]:
    """Yield a document as Markdown; `more` are sections that come one by one after its own."""
    document = printable(document)
    say = day_words(document)
    yield _heading("#", document.title).encode()
    about, *rest = document.about.split("\n")
    first = " · ".join(filter(None, (about, document.mark or "")))
    if quiet := "\n".join((first, *rest)):
        yield f"\n\n{_quiet(quiet)}".encode()
    for section in chain(document.sections, map(printable_section, more)):
        for paragraph in _paragraphs(section, say):
            yield f"\n\n{paragraph}".encode()
    for words in document.closing:
        yield f"\n\n{literal(words)}".encode()
    yield b"\n"


def _paragraphs(section: Section, say: DaySaid) -> Iterator[str]:
    if section.title:
        yield _heading("###" if section.level == 2 else "##", section.title)
    if section.about:
        yield _quiet(section.about)
    if section.layout == "text":
        for passage in section.passages:
            yield from filter(None, _lines(passage))
    elif section.passages:
        margin = map(str.strip, margin_words(section, say))
        item = _numbered if section.layout == "numbered" else _item
        yield "\n".join(map(item, section.passages, margin))
    if section.timeline:
        said = section.timeline.said
        listed = "\n".join(f"- {literal(words)}" for words in said) if said else ""
        yield listed or literal(timeline_words(section.timeline))
    if section.table:
        yield _table(section.table)
    yield from [_RULE] * section.room


def _heading(level: str, text: str) -> str:
    """Return a heading; number signs at its end would be taken for its closing mark."""
    words = re.sub(r"(?<=\s)(#+)$", r"\\\1", literal(text))
    return f"{level} {words}"


def _quiet(text: str) -> str:
    """Emphasise paragraph by paragraph: emphasis does not reach over an empty line."""
    return "\n\n".join(f"*{paragraph}*" for paragraph in literal(text).split("\n\n") if paragraph)


def _lines(passage: Passage) -> tuple[str, str, str]:
    return _quiet(passage.asked), literal(passage.text), _quiet(passage.note)


def _item(passage: Passage, day: str) -> str:
    """Return a passage as an item of a list; its further lines stay inside it."""
    lines = list(filter(None, _lines(passage)))
    if day:
        lines[:1] = [" ".join((f"**{day}**", *lines[:1]))]
    return _behind("-", lines)


def _numbered(passage: Passage, number: str) -> str:
    return _behind(number, filter(None, _lines(passage)))


def _behind(mark: str, lines: Iterable[str]) -> str:
    inside = "\\\n".join(lines)
    return f"{mark} " + inside.replace("\n", "\n" + " " * (len(mark) + 1))


def _table(table: Table) -> str:
    """Return a table; a cell is one line, because Markdown has no other."""
    rows = [table.headings, ("",) * len(table.headings), *table.rows]
    cells = ([literal(" ".join(cell.split())) for cell in row] for row in rows)
    lines = [f"| {' | '.join(row)} |" for row in cells]
    lines[1] = "|" + " --- |" * len(table.headings)
    return "\n".join(lines)


def literal(text: str) -> str:
    """Return a text so that Markdown shows it as it is, line by line."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(
        "\\\n".join(_literal_line(line.strip()) for line in paragraph.split("\n"))
        for paragraph in paragraphs
    )


def _literal_line(line: str) -> str:
    within_a_word = r"(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])"  # no mark there, and addresses hold it
    inside = re.sub(rf"(?!{within_a_word})([\\`*_<>|~&])", r"\\\1", line)
    inside = _BRACKETS.sub(lambda found: found[1] or f"\\{found[0]}", inside)
    return re.sub(r"^([#+=-]|\d+(?=[.)]))", _escaped_start, inside)


def _escaped_start(found: re.Match[str]) -> str:
    """Escape what makes a heading, a line or a list at the start; behind a number that is its mark."""
    start = found[1]
    return f"{start}\\" if start.isdecimal() else f"\\{start}"
