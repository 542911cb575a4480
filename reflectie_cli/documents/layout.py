"""What every format of a document says alike: its words made printable, its days, its columns."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from msgspec import UNSET, structs

from reflectie_cli.documents.document import Document, Passage, Section, Table, Timeline
from reflectie_cli.language import Code, recognise
from reflectie_cli.language.days import say_margin
from reflectie_cli.screen.text import clean, columns

DaySaid = Callable[[date | None], str]
"""How a day stands in the margin; no day is no words."""

PROPERTIES = ("subject", "keywords", "description")
"""What a file may say of itself, besides its title. No name for an author is among them."""

_MOST_LETTERS, _MOST_LINES = 1800, 24
"""Of a passage that fits on a page in any case, so that it need not part."""
_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")  # XML forbids them, UTF-8 the halves as well
_LINE_CHARACTERS, _SHORT_CELL, _LONG_CELL = 76, 16, 60


def printable(document: Document) -> Document:
    """Return a document whose words every format can hold and shows alike.

    What would work unseen, or break a file, is made visible; titles and headings are one line.
    Properties that are not `PROPERTIES` are left out, and a table without headings. What is
    printable stays as it is. Raise `ValueError` for a language the program does not speak.
    """
    said = {name: _one_line(document.properties.get(name, "")) for name in PROPERTIES}
    return structs.replace(
        document,
        title=_one_line(document.title),
        language=code_of(document),
        about=_visible(document.about),
        sections=tuple(map(printable_section, document.sections)),
        closing=tuple(filter(None, map(_visible, document.closing))),
        properties={name: words for name, words in said.items() if words},
        contents=tuple(map(_one_line, document.contents)) if document.contents else UNSET,
    )


def printable_section(section: Section) -> Section:
    """Return a section made printable, for sections that come one by one."""
    table, timeline = section.table, section.timeline
    if table:
        table = structs.replace(
            table,
            headings=tuple(map(_one_line, table.headings)),
            rows=tuple(tuple(map(_visible, row)) for row in table.rows),
        )
    if timeline:
        timeline = structs.replace(
            timeline,
            times=tuple(map(_one_line, timeline.times)),
            rows=tuple((_one_line(name), at) for name, at in timeline.rows),
            said=tuple(map(_one_line, timeline.said)) if timeline.said else UNSET,
        )
    return structs.replace(
        section,
        title=_one_line(section.title),
        passages=tuple(map(_printable_passage, section.passages)),
        table=table if table and table.headings else None,
        timeline=timeline,
        about=UNSET if section.about is UNSET else _visible(section.about),
    )


def _printable_passage(passage: Passage) -> Passage:
    return structs.replace(
        passage,
        text=_visible(passage.text),
        note=_visible(passage.note),
        asked=_visible(passage.asked),
    )


def timeline_words(timeline: Timeline) -> str:
    """Say when things came up: `eten (oktober, november), rust (november)`.

    Where there is one time only, the names say enough.
    """
    if len(timeline.times) < 2:
        return ", ".join(name for name, _ in timeline.rows)
    if timeline.said:
        return "; ".join(timeline.said)
    return ", ".join(
        f"{name} ({', '.join(timeline.times[place] for place in at)})" for name, at in timeline.rows
    )


def _visible(text: str) -> str:
    return _UNFIT.sub(lambda found: f"<U+{ord(found[0]):04X}>", clean(text)).strip()


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", _visible(text))


def code_of(document: Document) -> Code:
    """Return the language of a document. Raise `ValueError` for one the program does not speak."""
    code = recognise(document.language)
    if code is None:
        raise ValueError(f"no days in the language {document.language!r}")
    return code


def spans_years(document: Document) -> bool:
    """Whether its days are of more than one year, so that a day is not clear without it.

    The year it is of counts where there is a day at all.
    """
    passages = (passage for section in document.sections for passage in section.passages)
    years = {passage.day.year for passage in passages if passage.day}
    return len(years | ({document.of_year} if years and document.of_year else set())) > 1


def has_margin(section: Section) -> bool:
    """Whether a section has a margin: a day or a number stands in it, or it has room for one."""
    return section.layout in ("margin", "numbered") or any(p.day for p in section.passages)


def margin_words(section: Section, say: DaySaid) -> list[str]:
    """Return what stands in the margin beside each passage: its number, or its day as `say` says it."""
    if section.layout == "numbered":
        return [f"{number}." for number, _ in enumerate(section.passages, 1)]
    return [say(passage.day) for passage in section.passages]


def day_words(document: Document) -> DaySaid:
    """Return how this document says a day in the margin: all of one width; no day is no words."""
    code, with_year = code_of(document), spans_years(document)

    def say(day: date | None) -> str:
        if day is None:
            return ""
        return f"{say_margin(day, code)} {day.year}" if with_year else say_margin(day, code)

    return say


def stays_whole(passage: Passage) -> bool:
    """Whether all of a passage stays on one page; a longer one only keeps with its first lines."""
    whole = "\n".join((passage.asked, passage.text, passage.note))
    return len(whole) <= _MOST_LETTERS and whole.count("\n") <= _MOST_LINES


def column_shares(table: Table) -> tuple[float, ...]:
    """Share a line among the columns of a table: room for a word in each, then by what they hold.

    A heading may take more lines than one. The shares together are 1.
    """
    headings = [max(words.split(), key=columns, default="") for words in table.headings]
    cells = list(zip(headings, *table.rows, strict=True))
    least = [2 + max(map(_unbroken, column)) for column in cells]
    holds = [
        1 + max(min(_LONG_CELL, columns(line)) for text in column for line in text.split("\n"))
        for column in cells
    ]
    left = max(0, _LINE_CHARACTERS - sum(least))
    wanted = [word + left * held / sum(holds) for word, held in zip(least, holds, strict=True)]
    return tuple(one / sum(wanted) for one in wanted)


def _unbroken(cell: str) -> int:
    """Return how much of a cell should stand on one line: `21 nov` whole, otherwise a word."""
    whole = max(map(columns, cell.split("\n")))
    if whole <= _SHORT_CELL:
        return whole
    return min(_SHORT_CELL, max(map(columns, cell.split()), default=0))


def from_right(text: str) -> bool:
    """Whether a text begins at the right, as Arabic and Hebrew do: by its first letter."""
    directions = (unicodedata.bidirectional(character) for character in text)
    first = next((one for one in directions if one in ("L", "R", "AL")), "L")
    return first != "L"
