"""A document as one HTML page: no script, nothing from elsewhere, prints on A4 without a click."""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reflectie_cli.share.document import Document
from reflectie_cli.share.readable import (
    code_of,
    harmless,
    is_dated,
    say_days,
    spans_years,
    widths,
)

_TEMPLATES = Path(__file__).parents[1] / "show" / "templates"
_STYLES = ("page.css", "document.css")  # the look of a review, and what only a document has


def as_web_page(document: Document) -> bytes:
    """Give a document as a page. The same document gives the same bytes.

    Its content security policy allows the style of the page and nothing else.
    """
    document = harmless(document)
    say = say_days(document)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    style = "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in _STYLES)
    page = environment.get_template("document.html.jinja").render(
        lang=code_of(document),
        document=document,
        style=style,
        style_hash=_hash(style),
        is_dated=is_dated,
        say=lambda day: say(day).strip(),
        years=spans_years(document),
        shares=lambda table: [f"{share:.1%}" for share in widths(table)],
    )
    return (page + "\n").encode()


def _hash(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
