"""A text that leaves, as values: what somebody saw is what every format writes."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said; `day` stands in the margin, `note` quietly below."""

    text: str
    day: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: sayings, then a table, then lines to write on by hand (`room`)."""

    title: str
    sayings: tuple[Saying, ...] = ()
    table: Table | None = None
    room: int = 0


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
