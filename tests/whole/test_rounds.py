"""The next round: what was meant stands above its beginning, and the two know each other."""

from collections.abc import Callable
from typing import Any

Start = Callable[..., Any]


def test_the_next_round_begins_with_what_was_meant(
    terminal: Start, reflectie: Start, items: Start, given: Start
) -> None:
    """`new --from` has the intention of before above the first question, and no answer to it."""
    reflectie("new", "reflectiecirkel", stdin="situation: x\nintention: Eerst vragen\n")
    (first,) = items("show", "last")
    seen = terminal("new", "reflectiecirkel", "--from", first["handle"])
    page = seen.see("question 1 of 9", "You intended: Eerst vragen")
    assert "│ Eerst" not in page
    seen.answer("Ik vroeg het eerst")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": "Ik vroeg het eerst"}
    (second,) = items("show", "last")
    assert second["from"] == first["id"]
    assert f"Builds on {first['handle']}" in reflectie("show", "last").out
    assert f"Continued in {second['handle']}" in reflectie("show", first["handle"]).out


def test_what_stands_there_to_begin_with_is_no_answer(
    terminal: Start, reflectie: Start, items: Start
) -> None:
    """Whoever leaves at once has begun nothing."""
    reflectie("new", "reflectiecirkel", stdin="situation: x\nintention: Eerst vragen\n")
    before = items("list")
    seen = terminal("new", "reflectiecirkel", "--from", "last", lang="nl")
    seen.see("Je nam je voor: Eerst vragen")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert items("list") == before


def test_before_its_day_an_open_entry_says_when_and_goes_on(
    terminal: Start, reflectie: Start
) -> None:
    """PDCA that is taken up early tells the day that was meant, and asks all the same."""
    answers = "situation: x\nintention: Proberen\ncheck_date: in 6 weeks\n"
    assert reflectie("new", "pdca", stdin=answers).code == 0
    seen = terminal("resume", lang="en")
    seen.see("You chose", "to look back. Now is fine too.", "Did you do what you planned?")
    seen.press("ctrl-c")
    seen.end()


def test_on_its_day_an_open_entry_simply_asks(terminal: Start, reflectie: Start) -> None:
    """Once the day has come nothing is said of it."""
    reflectie("new", "pdca", stdin="situation: x\nintention: Proberen\ncheck_date: today\n")
    seen = terminal("resume", lang="en")
    assert "You meant" not in seen.see("Did you do what you planned?", "Ctrl-C")
    seen.press("ctrl-c")
    seen.end()
