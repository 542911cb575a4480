"""A document as lines for a terminal: every word that the files hold, and no other."""

from reflectie_cli.documents.document import Document, Section, Table, Timeline
from reflectie_cli.documents.layout import (
    DaySaid,
    day_words,
    has_margin,
    margin_words,
    printable,
    timeline_words,
)
from reflectie_cli.screen.lines import WIDTH, Line, Style
from reflectie_cli.screen.text import columns, cut, pad

_LONG_HEADING = 20
_NAME_COLUMNS = 18


def as_lines(document: Document, *, drawn: bool = False) -> list[Line]:
    """Return a document as lines; timelines are `drawn`, or said in words.

    A table that is too wide is told row by row, each cell behind its heading. Room to write on
    by hand is left out; its heading stays.
    """
    document = printable(document)
    lines = [Line(document.title, "title", right=document.mark or "")]
    lines += [Line(document.about, "quiet")] if document.about else []
    say = day_words(document)
    for section in document.sections:
        lines += section_lines(section, say, drawn=drawn)
    lines += [Line()] if document.closing else []
    return lines + [Line(words, "quiet") for words in document.closing]


def margin_of(section: Section, say: DaySaid) -> int:
    """Return how many columns the margin of a section takes; `say` says the days in it."""
    wide = max(map(len, margin_words(section, say)), default=0)
    return max(6, wide) + 2 if has_margin(section) else 0


def section_lines(section: Section, say: DaySaid, *, drawn: bool = False) -> list[Line]:
    """Return a section as lines, an empty one first; `say` says the days in its margin."""
    beside_each, margin = margin_words(section, say), margin_of(section, say)
    as_text = section.layout == "text"
    lines = [Line()]
    lines += [Line(words, "quiet") for words in (section.title, section.about) if words]
    for number, (passage, words) in enumerate(zip(section.passages, beside_each, strict=True)):
        beside, indent = words.ljust(margin), as_text + bool(passage.aside)
        if passage.asked:
            lines += [Line()] if number and not as_text else []
            lines.append(Line(passage.asked, "quiet", indent, margin=beside))
            beside, indent = " " * margin, indent + as_text
        if passage.text or not as_text:
            style: Style = "quiet" if passage.aside else "words"
            lines.append(Line(passage.text, style, indent, margin=beside))
        if passage.note:
            lines.append(Line(passage.note, "quiet", indent, margin=" " * margin))
    lines += timeline_lines(section.timeline, drawn=drawn) if section.timeline else []
    return lines + (_table_lines(section.table) if section.table else [])


def timeline_lines(timeline: Timeline, *, drawn: bool) -> list[Line]:
    """Return a timeline `drawn`, or said in words."""
    if drawn:
        return _drawing(timeline)
    if timeline.said:
        return [Line(words, indent=1) for words in timeline.said]
    return [Line(timeline_words(timeline))]


def _drawing(timeline: Timeline) -> list[Line]:
    """Draw a mark where something came up, on a line of times, and no height to beat.

    The number of the first and of the last time stand above it. Where there is only one time, or no
    room, the names are enough.
    """
    label, _, first = timeline.times[0].rpartition(" ")
    last = timeline.times[-1].rpartition(" ")[2]
    named = [label, *(name for name, _ in timeline.rows)]
    names = min(_NAME_COLUMNS, max(map(columns, named))) + 2
    of = len(timeline.times)
    step = next((step for step in (2, 1) if names + step * of <= WIDTH - 2), 0)
    if of < 2 or not step:
        return [Line(", ".join(name for name, _ in timeline.rows), indent=1)]
    gap = " " * max(1, step * (of - 1) + 1 - len(first) - len(last))
    lines = [Line(pad(label, names) + first + gap + last, "quiet", indent=1)]
    for name, places in timeline.rows:
        marks = (" " * (step - 1)).join("●" if at in places else "·" for at in range(of))
        lines.append(Line(pad(cut(name, names - 2), names) + marks, indent=1))
    return lines


def _table_lines(table: Table) -> list[Line]:
    rows = [table.headings, *(tuple(" ".join(cell.split()) for cell in row) for row in table.rows)]
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
