"""A document as a PDF for people and for screen readers (PDF/UA), its fonts inside it.

Typst sets it: a template that is always the same, and the words beside it as JSON, so that nothing
somebody wrote is ever read as markup. Fonts of the machine are left alone; what those of typst
cannot draw is named in words.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import typst

from reflectie_cli.documents.document import Document, Passage, Section, Table
from reflectie_cli.documents.layout import (
    DaySaid,
    code_of,
    column_shares,
    day_words,
    from_right,
    has_margin,
    margin_words,
    printable,
    printable_section,
    spans_years,
    stays_whole,
    timeline_words,
)
from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_

_TEMPLATE = Path(__file__).parent / "templates" / "document.typ"
_DAY_MM, _DAY_AND_YEAR_MM = 18, 28
_NAME = "reflectie"  # PDF/UA asks for a title
_SHORT_CELL = 400  # letters; a row of longer ones may break over a page
_LONG_WORD, _LONG_WORD_IN_CELL = 40, 16
_NOT_DRAWN = re.compile(r'text `"(.+?)"` could not be displayed|codepoint `"(.+?)"`', re.DOTALL)
_PANIC = "PanicException"  # a class that can be imported from nowhere
_LAST_OF_LATIN = "\u017f"  # up to here every font has every letter
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_JOINERS = re.compile(
    "[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f]"
)
"""What only changes the signs around it, and stands for nothing by itself."""


class PdfFailed(ReflectieError):
    """The program that sets a page gave up on a text."""

    says = N_(
        "No PDF can be made of this text. HTML can hold it: --format html. Nothing was written."
    )


Words = list[dict[str, Any]]
"""Paragraphs with their lines, as the template takes them."""
Draw = Callable[[str], str]
"""Makes of a text what the fonts can draw."""


def as_pdf(document: Document) -> bytes:
    """Return a document as a PDF. The same document gives the same bytes."""
    return b"".join(pdf_pieces(document))


def page_pictures(document: Document) -> list[bytes]:
    """Return each page of a document as a picture (SVG), as its PDF shows it."""
    document = printable(document)
    data = _data(document, list(document.sections), str)
    drawn = typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs={"document": json.dumps(data)},
        ignore_system_fonts=True,
        format="svg",
    )
    return drawn if isinstance(drawn, list) else [drawn]


def pdf_pieces(document: Document, more: Iterable[Section] = ()) -> Iterator[bytes]:
    """Yield a document as a PDF; `more` are sections that come one by one after its own.

    It is in one piece: a page can only be numbered, and a table of headings made, when all is there.
    """
    document = printable(document)
    yield _set(document, [*document.sections, *map(printable_section, more)])


def _set(document: Document, sections: list[Section]) -> bytes:
    """Set a document. What its fonts do not hold is looked for first, sign by sign.

    In the midst of others such a sign makes typst 0.15 panic. Only where letters join can there be
    signs that are found missing together, and not alone.
    """
    said = json.dumps(_data(document, sections, str), ensure_ascii=False)
    beyond_latin = {sign for sign in said if sign > _LAST_OF_LATIN}
    undrawn = _undrawn(beyond_latin)
    while True:
        try:
            return _compiled(_data(document, sections, _drawable(undrawn)))
        except typst.TypstError as error:
            found = _signs_without_a_glyph(error)
        except BaseException as error:
            if type(error).__name__ != _PANIC:
                raise
            found = beyond_latin  # of scripts joined at random some still do: all letters are named
        if found <= undrawn:
            raise PdfFailed
        undrawn |= found


def _undrawn(signs: Iterable[str]) -> set[str]:
    """Return those of some signs that no font of typst holds."""
    alone = Section("", tuple(Passage(sign) for sign in sorted(signs)), layout="text")
    if not alone.passages:
        return set()
    try:
        _compiled(_data(Document("", "en"), [alone], str))
    except typst.TypstError as error:
        return _signs_without_a_glyph(error)
    return set()


def _compiled(data: dict[str, Any]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs={"document": json.dumps(data)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=0,
    )


def _signs_without_a_glyph(error: typst.TypstError) -> set[str]:
    """Return the signs that typst says no font of its own holds."""
    texts = (one or other for one, other in _NOT_DRAWN.findall(str(error.diagnostic)))
    plain = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts)
    return {sign for text in plain for sign in text if not sign.isascii()}


def _drawable(undrawn: set[str]) -> Draw:
    if not undrawn:
        return lambda text: text
    # What joined it to others goes with the sign it changed.
    signs = re.escape("".join(sorted(undrawn)))
    pattern = re.compile(f"([{signs}]){_JOINERS.pattern}*")
    return lambda text: pattern.sub(lambda found: in_words(found[1]), text)


def in_words(sign: str) -> str:
    """Name a sign that no font draws: `[sunflower]`, and letters of other scripts by their number."""
    if _JOINERS.match(sign):
        return ""
    name = unicodedata.name(sign, "")
    if unicodedata.category(sign) == "So" and name:
        return f"[{name.casefold()}]"
    return f"<U+{ord(sign):04X}>"


def _data(document: Document, sections: list[Section], draw: Draw) -> dict[str, Any]:
    """Return all that the template needs to know, ready for JSON."""
    say = day_words(document)
    levels = _levels(document, sections)
    about = " · ".join(filter(None, (document.about, document.mark or "")))
    return {
        "title": draw(document.title) or _NAME,
        "description": document.properties.get("description", "") or None,
        "keywords": [document.properties[name] for name in ("subject", "keywords") if name in document.properties],
        "lang": code_of(document),
        "margin": _DAY_AND_YEAR_MM if spans_years(document) else _DAY_MM,
        "heading": _words(document.title, draw),
        "about": _words(about, draw),
        "sections": [
            _section(section, level, say, draw)
            for section, level in zip(sections, levels, strict=True)
        ],
        "closing": [_words(words, draw) for words in document.closing],
    }  # fmt: skip


def _levels(document: Document, sections: list[Section]) -> list[int]:
    """Return the level of the heading of each section: none is skipped on the way down."""
    last, levels = int(bool(document.title)), list[int]()
    for section in sections:
        level = min(3 if section.level == 2 else 2, last + 1)
        levels.append(level)
        last = level if section.title else last
    return levels


def _section(section: Section, level: int, say: DaySaid, draw: Draw) -> dict[str, Any]:
    margin = margin_words(section, say)
    return {
        "title": _words(section.title, draw),
        "level": level,
        "about": _words(section.about or "", draw),
        "layout": section.layout or "",
        "margin": has_margin(section),
        "new-page": bool(section.new_page),
        "passages": [
            _passage(passage, day.strip(), draw)
            for passage, day in zip(section.passages, margin, strict=True)
        ],
        "timeline": _words(timeline_words(section.timeline), draw) if section.timeline else [],
        "table": _table(section.table, draw) if section.table else None,
        "room": section.room,
    }


def _passage(passage: Passage, day: str, draw: Draw) -> dict[str, Any]:
    return {
        "day": day,
        "asked": _words(passage.asked, draw),
        "text": _words(passage.text, draw),
        "note": _words(passage.note, draw),
        "aside": bool(passage.aside),
        "whole": stays_whole(passage),
    }


def _table(table: Table, draw: Draw) -> dict[str, Any]:
    return {
        "headings": [_words(words, draw, _LONG_WORD_IN_CELL) for words in table.headings],
        "rows": [
            [
                {
                    "words": _words(cell, draw, _LONG_WORD_IN_CELL),
                    "whole": len(cell) <= _SHORT_CELL,
                }
                for cell in row
            ]
            for row in table.rows
        ],
        "shares": column_shares(table),
    }


def _words(text: str, draw: Draw, long_word: int = _LONG_WORD) -> Words:
    """Return the paragraphs of a text; a word that is longer than a line may break anywhere."""
    paragraphs = (part.split("\n") for part in re.split(r"\n\s*\n", draw(text)))
    breakable = re.compile(rf"\S{{{long_word},}}")
    return [
        {
            "lines": [breakable.sub(lambda found: "\u200b".join(found[0]), line) for line in lines],
            "right": from_right("".join(lines)),
        }
        for lines in paragraphs
        if any(map(str.strip, lines))
    ]
