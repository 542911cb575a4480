"""The sentence that stands above a walk: whose it is, how old, and how it moved."""

from datetime import date
from pathlib import Path

import pytest

from reflectie_cli.journal.entry import Period, Quote
from reflectie_cli.loop.purpose import is_a_year_old, latest, purposes_of, wordings_in
from reflectie_cli.prompt_sets.library import Library

YEAR = Period(name="2026", first=date(2026, 1, 1), last=date(2026, 12, 31))


def said(text: str, day: date) -> Quote:
    """Return a sentence of a day."""
    return Quote(date=day, entry="abcde", set_title="x", key="own_why", text=text)


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("teamreflectie", ("vision_line",)),
        ("teamjaar", ("vision_line",)),
        ("moreel-beraad", ("vision_line",)),
        ("waarom", ("vision_line", "own_why")),
        ("pdca", ("vision_line", "own_why")),
        ("vraag-de-client", ("vision_line", "own_why")),
        ("terugblik-week", ("vision_line", "own_why")),
        ("na-de-dienst", ("own_why",)),
        ("kernreflectie", ("own_why",)),
    ],
)
def test_each_why_stands_above_what_it_belongs_to(
    name: str, above: tuple[str, ...], home: Path
) -> None:
    """The vision above team sets and what asks what care is for, one's own above what is alone."""
    assert purposes_of(Library(home / "prompts").find(name)) == above


def test_the_sentence_that_was_said_last_stands() -> None:
    """A dash, a question mark or a bare yes is no sentence; then the one before it stands."""
    first = said("Dat niemand wacht", date(2025, 3, 1))
    assert latest([]) is None
    for nothing in ("-", "?", "ja", "geen idee"):
        assert latest([first, said(nothing, date(2026, 3, 1))]) == first


def test_after_a_year_it_is_time_to_ask_anew() -> None:
    """Not a day before."""
    one = said("x", date(2025, 11, 21))
    assert not is_a_year_old(one, date(2026, 11, 20))
    assert is_a_year_old(one, date(2026, 11, 21))


def test_a_year_shows_how_a_sentence_moved() -> None:
    """How it was when the year began, and every other one that came; the same twice stands once."""
    a, b = said("a b", date(2024, 5, 1)), said("b", date(2025, 5, 1))
    again, c = said("b ", date(2026, 2, 1)), said("c", date(2026, 9, 1))
    later = said("d", date(2027, 1, 1))
    assert wordings_in([a, b, again, c, later], YEAR) == [b, c]
    assert wordings_in([c], YEAR) == [c]
    assert wordings_in([], YEAR) == []
