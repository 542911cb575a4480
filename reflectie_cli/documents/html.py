"""A document as one HTML page: no script, nothing from elsewhere, prints on A4 without a click."""

from collections.abc import Iterable, Iterator
from itertools import chain

from reflectie_cli.documents.document import Course, Document, Part
from reflectie_cli.documents.drawing import STEPS, Drawing, marks_on_a_line
from reflectie_cli.documents.html_templates import style, template
from reflectie_cli.documents.readable import (
    code_of,
    course_in_words,
    harmless,
    harmless_part,
    is_dated,
    say_days,
    spans_years,
    widths,
)
from reflectie_cli.language import speak

_STYLES = ("page.css", "document.css")  # the look of a review, and what only a document has
_AT_ONCE = 100  # a template gives its words in crumbs


def as_web_page(document: Document) -> bytes:
    """Give a document as a page. The same document gives the same bytes."""
    return b"".join(page_pieces(document))


def page_pieces(document: Document, more: Iterable[Part] = ()) -> Iterator[bytes]:
    """Give a document as a page, piece by piece; `more` are parts that come one by one after its own.

    A day in one of `more` is said as the document says its own. The content security policy of
    the page allows its style and nothing else.
    """
    document = harmless(document)
    say = say_days(document)
    sheet, allowed = style(*_STYLES)
    page = template("document.html.jinja").stream(
        lang=code_of(document),
        document=document,
        parts=chain(document.parts, map(harmless_part, more)),
        style=sheet,
        style_hash=allowed,
        is_dated=is_dated,
        say=lambda day: say(day).strip(),
        years=spans_years(document),
        drawn=_drawn,
        steps_of=[speak(code_of(document)).text(step) for step in STEPS],
        shares=lambda table: [f"{share:.1%}" for share in widths(table)],
    )
    page.enable_buffering(_AT_ONCE)
    for piece in page:
        yield piece.encode()
    yield b"\n"


def _drawn(course: Course) -> Drawing:
    return marks_on_a_line(course.rows, course.times, course_in_words(course))
