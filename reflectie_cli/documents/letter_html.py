"""A review as one HTML page: no script, nothing from elsewhere, prints on A4 without a click."""

from typing import Any

from reflectie_cli.documents.drawing import Drawing, marks_on_a_line
from reflectie_cli.documents.html_templates import style, template
from reflectie_cli.documents.letter import Letter, themes_in_words
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_margin
from reflectie_cli.screen.text import clean


def as_html(letter: Letter, language: Language) -> bytes:
    """Give a letter as a page. The same letter gives the same bytes.

    Its content security policy allows the style of the page and nothing else.
    """
    sheet, allowed = style("page.css")
    page = template("review.html.jinja").render(
        lang=language.code,
        letter=_harmless(letter, language),
        style=sheet,
        style_hash=allowed,
        themes_title=language.text(N_("Your themes")),
        drawing=_drawn(letter, language),
    )
    return (page + "\n").encode()


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
