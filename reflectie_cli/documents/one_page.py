"""How much of a printed page a text takes, so that somebody can choose what fits on one."""

from math import ceil

from reflectie_cli.documents.document import Document, Passage, Section
from reflectie_cli.documents.layout import timeline_words
from reflectie_cli.screen.text import columns

A_PAGE = 45
"""Lines on an A4 as our Word files print, which hold the least; found by printing."""
_ACROSS = 84
_BETWEEN, _ABOVE_TITLE, _QUIET, _DRAWN = 0.4, 1.5, 0.9, 1.25
_SIZES = {"lead": (1.4, 66), "small": (_QUIET, _ACROSS)}
"""The height of a line against a normal one, and the letters across, of larger and smaller words."""


def lines_left(document: Document) -> int:
    """Return about how many lines still fit on the first page; below 0 it is more than one page.

    Room to write on by hand is on a page of its own.
    """
    about = _lines(document.about, _QUIET)
    closing = sum(_lines(words, _QUIET) for words in document.closing)
    parts = sum(_section(one) for one in document.sections if not one.room)
    return int(A_PAGE - (2 + about + parts + closing + (1.2 if closing else 0)))


def _section(section: Section) -> float:
    title = _lines(section.title) + _ABOVE_TITLE if section.title else 0
    about = _lines(section.about or "", _QUIET)
    passages = sum(_passage(one, section.layout or "") for one in section.passages)
    timeline = section.timeline
    drawn = 0.0
    if timeline:
        drawn = max(1 + _DRAWN * len(timeline.rows), _lines(timeline_words(timeline)))
    return title + about + passages + drawn


def _passage(passage: Passage, layout: str) -> float:
    height, across = _SIZES.get(layout, (1, _ACROSS))
    said = _lines(passage.text, height, across)
    return _BETWEEN + said + _lines(passage.asked, _QUIET) + _lines(passage.note, _QUIET)


def _lines(text: str, height: float = 1, across: int = _ACROSS) -> float:
    """Return how many lines a text takes of the height of a normal one."""
    return height * sum(max(1, ceil(columns(line) / across)) for line in text.split("\n") if text)
