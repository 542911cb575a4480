"""A review as one HTML page: no script, nothing from elsewhere, prints on A4 without a click."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reflectie_cli.days import say_margin
from reflectie_cli.language import N_, Language
from reflectie_cli.screen_text import clean
from reflectie_cli.show.drawing import Drawing, marks_on_a_line
from reflectie_cli.show.letter import Letter, themes_in_words

_TEMPLATES = Path(__file__).parent / "templates"


def as_html(letter: Letter, language: Language) -> bytes:
    """Give a letter as a page. The same letter gives the same bytes.

    Its content security policy allows the style of the page and nothing else.
    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    page = environment.get_template("review.html.jinja").render(
        lang=language.code,
        letter=_harmless(letter, language),
        style=style,
        style_hash=_hash(style),
        themes_title=language.text(N_("Your themes")),
        drawing=_drawn(letter, language),
    )
    return (page + "\n").encode()


def _hash(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _harmless(letter: Letter, language: Language) -> dict[str, Any]:
    """Give the texts of a letter without signs that work on a screen, and its days as text."""
    sections = [
        {
            "title": section.title,
            "sayings": [
                {
                    "day": say_margin(item.day, language.code).strip() if item.day else "",
                    "text": clean(item.text),
                    "note": clean(item.note),
                }
                for item in section.items
            ],
        }
        for section in letter.sections
    ]
    return {
        "title": letter.title,
        "span": letter.span,
        "nothing": letter.nothing,
        "sections": sections,
        "words": letter.words,
    }


def _drawn(letter: Letter, language: Language) -> Drawing:
    """Draw themes on a line of weeks."""
    week = language.text(N_("week"))
    weeks = [f"{week} {int(name[-2:])}" for name in letter.weeks]
    said = "; ".join(line.text for line in themes_in_words(letter.themes, letter.weeks, language))
    rows = (
        (theme.tag, [at for at, name in enumerate(letter.weeks) if name in theme.weeks])
        for theme in letter.themes
    )
    return marks_on_a_line(rows, weeks, said)
