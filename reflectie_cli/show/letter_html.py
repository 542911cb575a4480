"""A review as one HTML page: no script, nothing from elsewhere, prints on A4 without a click."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reflectie_cli.days import say_margin
from reflectie_cli.language import N_, Language
from reflectie_cli.loop.review import Theme
from reflectie_cli.screen_text import clean, cut
from reflectie_cli.show.letter import Letter, themes_in_words

_TEMPLATES = Path(__file__).parent / "templates"
_NAMES, _WIDTH, _ROW, _TOP = 170, 640, 26, 34


@dataclass(frozen=True, slots=True)
class _Row:
    """A theme in the drawing: its name, its height from above, its marks, and what it says."""

    tag: str
    y: int
    marks: tuple[int, ...]
    said: str


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The sizes of the drawing of themes; a `width` of 0 means that the words are enough."""

    width: int
    height: int
    left: int
    right: int
    first: str
    last: str


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
        themes=_rows(letter.themes, letter.weeks, language),
        themes_title=language.text(N_("Your themes")),
        drawing=_drawing(letter, language),
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


def _rows(themes: Sequence[Theme], of_weeks: Sequence[str], language: Language) -> list[_Row]:
    said = themes_in_words(themes, of_weeks, language)
    return [
        _Row(
            tag=cut(theme.tag, 24) if len(of_weeks) > 1 else clean(theme.tag),
            y=_TOP + number * _ROW,
            marks=tuple(
                _x(at, len(of_weeks)) for at, week in enumerate(of_weeks) if week in theme.weeks
            ),
            said=clean(line.text),
        )
        for number, (theme, line) in enumerate(zip(themes, said, strict=True))
    ]


def _x(at: int, of: int) -> int:
    return round(_NAMES + 6 + at * (_WIDTH - _NAMES - 12) / max(1, of - 1))


def _drawing(letter: Letter, language: Language) -> _Drawing:
    if len(letter.weeks) < 2:
        return _Drawing(0, 0, 0, 0, "", "")
    week = language.text(N_("week"))
    first, last = (f"{week} {int(name[-2:])}" for name in (letter.weeks[0], letter.weeks[-1]))
    height = _TOP + len(letter.themes) * _ROW
    return _Drawing(_WIDTH, height, _NAMES, _WIDTH, first, last)
