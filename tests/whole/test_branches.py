"""In a terminal and in plain lines: a set that branches, and hears voices one by one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.branching import put_branching_set

Start = Callable[..., Any]


@pytest.fixture(autouse=True)
def _branching(home: Path) -> None:
    put_branching_set(home)


def to_the_choice(seen: Any) -> None:
    """Answer the first question, at some length."""
    seen.see("vraag 1 van 4", "Waarvoor?")
    seen.answer("Dat zij rust")
    seen.see("vraag 2 van 4", "Deed je het?")


def hear(seen: Any, given: Start, *voices: str) -> None:
    """Say that it was done, and give some voices; each is kept before the next is asked."""
    seen.line("1")
    seen.see("vraag 3 van 4", "Wat merkte de cliënt?")
    for voice in voices:
        seen.answer(voice)
        seen.until(lambda voice=voice: voice in given().values())
        seen.see("vraag 3 van 4", "En iemand anders?")


def choose_otherwise(seen: Any) -> None:
    """Say that it was done after all, where “not yet” stands."""
    seen.see("vraag 2 van 4", "2  nog niet")
    seen.press("backspace")
    seen.line("1")
    seen.see("vraag 3 van 4", "Wat merkte de cliënt?")


def test_voices_come_one_by_one_and_stand_above_what_weighs_them(
    terminal: Start, given: Start
) -> None:
    """One voice a screen until one is left empty; then all of them, and the choice in words."""
    seen = terminal("nieuw", "tak", lang="nl")
    to_the_choice(seen)
    hear(seen, given, "Zij lachte", "Hij zweeg")
    seen.line()
    seen.see(
        "vraag 4 van 4",
        "Deed je het? gedaan\nWat merkte de cliënt? Zij lachte\nEn iemand anders? Hij zweeg\n\nWat woog",
    )
    seen.answer("Haar lach telde mee")
    assert seen.end() == 0
    assert given() == {
        "purpose": "Dat zij rust", "done": "done", "noticed": "Zij lachte",
        "noticed_2": "Hij zweeg", "weighed": "Haar lach telde mee",
    }  # fmt: skip


def test_choosing_otherwise_closes_a_branch_and_keeps_what_was_half_typed(
    terminal: Start, given: Start
) -> None:
    """Half a sentence, back to another choice, and to the end: the half sentence is kept."""
    seen = terminal("nieuw", "tak", lang="nl")
    to_the_choice(seen)
    seen.line("2")
    seen.see("vraag 3 van 4", "Wat kwam ertussen?")
    seen.type("De bel ging en toen")
    seen.see("De bel ging en toen")
    seen.press("ctrl-c")
    seen.end()
    seen = terminal("hervat", lang="nl")
    seen.see("vraag 3 van 4", "De bel ging en toen")
    seen.line("<")
    choose_otherwise(seen)
    seen.line()
    page = seen.see("vraag 4 van 4", "Deed je het? gedaan\n\nWat woog")
    assert "De bel" not in page
    seen.line()
    assert seen.end() == 0
    assert given() == {
        "purpose": "Dat zij rust", "done": "done", "obstacle": "De bel ging en toen",
    }  # fmt: skip


def test_a_run_of_voices_goes_on_where_somebody_stopped(terminal: Start, given: Start) -> None:
    """Ctrl-C at the third voice; `resume` brings its half sentence back, at the same number."""
    seen = terminal("nieuw", "tak", lang="nl")
    to_the_choice(seen)
    hear(seen, given, "Zij lachte", "Hij zweeg")
    seen.type("De nacht")
    seen.see("De nacht")
    seen.press("ctrl-c")
    assert seen.end() == 130
    again = terminal("hervat", lang="nl")
    again.see("vraag 3 van 4", "En iemand anders?", "De nacht")
    again.answer(" was stil")
    again.no_longer_see("De nacht")
    again.line()
    again.see("vraag 4 van 4")
    again.press("ctrl-c")
    again.end()
    assert given()["noticed_3"] == "De nacht was stil"


def test_a_killed_draft_goes_on_in_the_branch_of_now(
    terminal: Start, reflectie: Start, given: Start
) -> None:
    """A window that closes after another choice was made: its own questions come, none is passed."""
    seen = terminal("nieuw", "tak", lang="nl")
    to_the_choice(seen)
    seen.line("2")
    seen.see("Wat kwam ertussen?")
    seen.answer("De bel")
    seen.see("vraag 4 van 4")
    seen.line("<")
    seen.see("Wat kwam ertussen?")
    seen.line("<")
    choose_otherwise(seen)
    seen.hang_up()
    again = terminal("hervat", lang="nl")
    again.see("vraag 3 van 4", "Wat merkte de cliënt?")
    again.press("ctrl-c")
    again.end()
    assert given() == {"purpose": "Dat zij rust", "done": "done", "obstacle": "De bel"}


def test_plain_lines_ask_the_same_and_count_the_same(terminal: Start, given: Start) -> None:
    """A why of one word is asked further, a branch opens, and earlier answers stand above."""
    seen = terminal("--plain", "nieuw", "tak", lang="nl")
    seen.see("vraag 1 van 4")
    seen.line("Rust")
    seen.line(".")
    seen.see("vraag 1 van 4", "En waarvoor dát?")
    seen.line("Slapen")
    seen.line(".")
    seen.see("vraag 2 van 4", "Deed je het?")
    seen.line("nog niet")
    seen.see("vraag 3 van 4", "Wat kwam ertussen?")
    seen.line("De bel")
    seen.line(".")
    seen.see("Deed je het? nog niet\nDe tak, vraag 4 van 4\nWat woog het zwaarst?")
    seen.line()
    assert seen.end() == 0
    assert given() == {
        "purpose": "Rust", "purpose_further": "Slapen", "done": "not_yet", "obstacle": "De bel",
    }  # fmt: skip


def test_changing_offers_every_answer_and_what_opens_with_it(
    terminal: Start, reflectie: Start, given: Start
) -> None:
    """An answer of a closed branch can be changed; another choice brings its questions along."""
    answers = '{"done": "done", "noticed": "Zij", "obstacle": "De bel"}'
    reflectie("new", "tak", stdin=answers, lang="nl")
    seen = terminal("wijzig", "last", lang="nl")
    seen.see("1  Waarvoor?", "5  Wat kwam ertussen?", "6  Wat woog")
    seen.line("5")
    seen.see("vraag 1 van 1", "De bel")
    seen.answer(" en de deur")
    seen.see("Welk antwoord")
    seen.line("2")
    seen.see("vraag 1 van 1", "Deed je het?")
    seen.press("backspace")
    seen.line("2")
    page = seen.see("Welk antwoord", "3  Wat merkte de cliënt?", "4  Wat kwam ertussen?")
    assert "En iemand anders?" not in page
    seen.line()
    assert seen.end() == 0
    assert given() == {"done": "not_yet", "noticed": "Zij", "obstacle": "De bel en de deur"}
