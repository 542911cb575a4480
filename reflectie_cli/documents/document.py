"""A text that leaves, as values: what somebody saw is what every format writes."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said; `day` stands in the margin, `note` quietly below.

    What was `asked` stands quietly above it.
    """

    text: str
    day: date | None = None
    note: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has as many cells as there are headings.

    Rows may tell of intentions. `reached` then says of each how far it came, as the cells do in
    words: intended (1), tried (2), noticed by a client (3). A page for a browser draws it.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reached: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """When things came up: the name of each, and at which of `times`, by their place from 0.

    It is said in words, and drawn on a page for a browser.
    """

    times: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: sayings, a course, a table, then lines to write on by hand (`room`)."""

    title: str
    sayings: tuple[Saying, ...] = ()
    table: Table | None = None
    room: int = 0
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read, in one language. `about` stands below the title, `closing` at the end.

    `properties` are what a file may say of itself: nothing about who wrote it.
    """

    title: str
    language: str
    about: str = ""
    parts: tuple[Part, ...] = ()
    closing: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
