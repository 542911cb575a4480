"""A text to read, as values: what somebody saw is what every format writes.

The names of the fields in JSON are those of sealed summaries, and stay. What a summary has no use
for is absent from JSON where it is not set.
"""

from datetime import date
from typing import Literal

from msgspec import UNSET, Struct, UnsetType


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is said; `day` stands in the margin, `note` quietly below.

    What was `asked` stands quietly above it. One `aside` holds no more: it is an earlier wording.
    """

    text: str
    day: date | None = None
    note: str = ""
    asked: str = ""
    aside: bool | UnsetType = UNSET


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """Rows under headings; every row has as many cells as there are headings.

    Rows may tell of intentions. `reached` then says of each how far it came, as the cells do in
    words: intended (1), tried (2), noticed by a client (3). A page for a browser draws it.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reached: tuple[int, ...] = ()


class Timeline(Struct, frozen=True, forbid_unknown_fields=True):
    """When things came up: the name of each, and at which of `times`, by their place from 0.

    It is drawn where that can be done, and otherwise said in words: in those of `said`, one
    sentence a row, where there are any.
    """

    times: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    said: tuple[str, ...] | UnsetType = UNSET


class Section(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"passages": "sayings", "timeline": "course"},
):
    """A part of a text: passages, a timeline, a table, then lines to write on by hand (`room`).

    Passages are a list, with a margin where a day stands in them. With the layout `margin` there is
    one in any case; with `text` they are paragraphs, as the answers of an entry are; with `numbered`
    their numbers stand there. `lead` is what a page is about, and larger where letters have a size;
    `small` is what may be passed over. `about` stands quietly below the title. A section of `level` 2 belongs
    to the one of level 1 before it. On paper it begins on a `new_page`.
    """

    title: str
    passages: tuple[Passage, ...] = ()
    table: Table | None = None
    room: int = 0
    timeline: Timeline | None = None
    layout: Literal["margin", "text", "numbered", "lead", "small"] | UnsetType = UNSET
    about: str | UnsetType = UNSET
    level: Literal[1, 2] | UnsetType = UNSET
    new_page: bool | UnsetType = UNSET


class Document(Struct, frozen=True, forbid_unknown_fields=True, rename={"sections": "parts"}):
    """A text to read, in one language. `about` stands below the title, `closing` at the end.

    `properties` are what a file may say of itself: nothing about who wrote it. `mark` is a handle
    by which the program knows what the text is of. Where a day is of another year than `of_year`,
    all days carry their year. `contents` are titles of sections that a page for a browser leads to.
    """

    title: str
    language: str
    about: str = ""
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    properties: dict[str, str] = {}
    mark: str | UnsetType = UNSET
    contents: tuple[str, ...] | UnsetType = UNSET
    of_year: int | UnsetType = UNSET
