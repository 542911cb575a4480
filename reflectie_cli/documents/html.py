"""A document as one HTML page: no script, nothing from elsewhere, prints on A4 without a click."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from msgspec import Struct

from reflectie_cli.documents.document import Document, Section, Timeline
from reflectie_cli.documents.layout import (
    code_of,
    column_shares,
    day_words,
    has_margin,
    margin_words,
    printable,
    printable_section,
    spans_years,
    stays_whole,
    timeline_words,
)
from reflectie_cli.language import N_, speak
from reflectie_cli.screen.text import clean, cut

STEPS = (N_("intended"), N_("tried"), N_("noticed"))
"""How far an intention can come: the loop that somebody wants to see closed."""

_TEMPLATES = Path(__file__).parent / "templates"
_AT_ONCE = 100  # a template gives its words in crumbs
_NAMES, _WIDTH, _ROW, _TOP, _EDGE = 170, 640, 26, 34, 6
_NAME_COLUMNS = 24


def as_html(document: Document) -> bytes:
    """Return a document as a page. The same document gives the same bytes."""
    return b"".join(html_pieces(document))


def html_pieces(document: Document, more: Iterable[Section] = ()) -> Iterator[bytes]:
    """Yield a document as a page; `more` are sections that come one by one after its own.

    A day in one of `more` is said as the document says its own. The content security policy of
    the page allows its style and nothing else.
    """
    document = printable(document)
    say = day_words(document)
    template, sheet, allowed = _page()
    page = template.stream(
        lang=code_of(document),
        document=document,
        sections=chain(document.sections, map(printable_section, more)),
        style=sheet,
        style_hash=allowed,
        has_margin=has_margin,
        margin_of=lambda section: [words.strip() for words in margin_words(section, say)],
        whole=stays_whole,
        years=spans_years(document),
        place=_places(document).get,
        drawn=_drawing,
        steps_of=[speak(code_of(document)).text(step) for step in STEPS],
        shares=lambda table: [f"{share:.1%}" for share in column_shares(table)],
    )
    page.enable_buffering(_AT_ONCE)
    for piece in page:
        yield piece.encode()
    yield b"\n"


def _places(document: Document) -> dict[str, str]:
    """Return where on the page the sections stand that its contents lead to, by their titles."""
    return {title: f"to-{number}" for number, title in enumerate(document.contents or (), 1)}


@cache
def _page() -> tuple[Template, str, str]:
    """Return the template, the style, and the hash by which the page's policy allows that.

    What is put into the template is escaped; a gap in it is an error.
    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    sheet = (_TEMPLATES / "document.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return environment.get_template("document.html.jinja"), sheet, f"sha256-{digest}"


class DrawnRow(Struct, frozen=True):
    """A row of a drawing: its name, its height from above, and where its marks stand."""

    name: str
    y: int
    marks: tuple[int, ...]


class Drawing(Struct, frozen=True):
    """A timeline to draw, its sizes, and all of it in words, for who sees no drawing.

    A `width` of 0 means that the words are enough.
    """

    rows: tuple[DrawnRow, ...]
    said: str
    width: int = 0
    height: int = 0
    left: int = 0
    first: str = ""
    last: str = ""


def _drawing(timeline: Timeline) -> Drawing:
    """Draw marks on a line, with no height to beat; the first and the last time stand above it."""
    of, said = len(timeline.times), clean(timeline_words(timeline))
    if of < 2:
        return Drawing((), said)
    share = (_WIDTH - _NAMES - 2 * _EDGE) / (of - 1)
    rows = tuple(
        DrawnRow(
            name=cut(name, _NAME_COLUMNS),
            y=_TOP + number * _ROW,
            marks=tuple(round(_NAMES + _EDGE + at * share) for at in places),
        )
        for number, (name, places) in enumerate(timeline.rows)
    )
    height = _TOP + len(rows) * _ROW
    return Drawing(rows, said, _WIDTH, height, _NAMES, timeline.times[0], timeline.times[-1])
