"""Stopping half-way, on purpose or not: what was written is there, and how to go on is said."""

import re
import signal
from collections.abc import Callable
from typing import Any

import pytest

Start = Callable[..., Any]


def walk_to(seen: Any, number: int, place: str, texts: dict[int, str]) -> None:
    """Answer the circle up to a question; the fourth has two parts more."""
    for at in range(1, number):
        seen.see(place.format(at))
        seen.answer(texts.get(at, f"dit is antwoord {at}"))
        if at == 4:
            for part in ("1", "2"):
                seen.see("│")
                seen.line(part)
    seen.see(place.format(number))


@pytest.mark.parametrize(
    ("lang", "place", "resume"),
    [("nl", "vraag {} van 9", "hervat"), ("en", "question {} of 9", "resume")],
)
def test_ctrl_c_keeps_what_was_half_typed_and_resume_brings_it_back(
    terminal: Start, items: Start, given: Start, lang: str, place: str, resume: str
) -> None:
    """130, one line with the command to go on; there the half-typed words stand again."""
    seen = terminal("new", "reflectiecirkel", lang=lang)
    walk_to(seen, 3, place, {})
    seen.type("Eerste regel\rhalf af")
    seen.see("half af")
    seen.press("ctrl-c")
    assert seen.end() == 130
    (item,) = items("show", "last")
    *_, told = seen.text.strip().splitlines()
    assert told.endswith(f"reflectie {resume} {item['handle']}")
    assert (item["state"], list(given())) == ("draft", ["situation", "purpose"])

    again = terminal("resume", lang=lang)
    page = again.see(place.format(3), "Eerste regel", "half af")
    assert "dit is antwoord 1" not in page
    again.answer(", nu heel")
    again.see(place.format(4))
    again.press("ctrl-c")
    assert again.end() == 130
    assert given()["my_side"] == "Eerste regel\nhalf af, nu heel"


def test_ctrl_c_before_the_first_answer_keeps_nothing(terminal: Start, reflectie: Start) -> None:
    """Stopping at once leaves no draft behind, and says so; the exit code is 130."""
    seen = terminal("new", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert "niets bewaard" in seen.text
    assert '"drafts":[]' in reflectie("status", "--json").out


def test_half_a_first_answer_is_a_draft_already(terminal: Start, reflectie: Start) -> None:
    """Words typed under the very first question are kept as well."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.type("Zomaar een begin")
    seen.see("Zomaar een begin")
    seen.press("ctrl-c")
    assert seen.end() == 130
    again = terminal("resume")
    again.see("question 1 of 9", "Zomaar een begin")
    again.press("ctrl-c")
    assert again.end() == 130
    assert "reflectie resume" in reflectie("status").out


def test_half_typed_words_are_shown_and_marked(terminal: Start, reflectie: Start) -> None:
    """What was kept half-typed stands in the list and with its entry, as not finished."""
    seen = terminal("new", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.type("Zomaar een begin")
    seen.see("Zomaar een begin")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert "(nog niet af) Zoma" in reflectie("list", lang="nl").out
    shown = reflectie("show", "last", lang="nl").out
    assert "Waar wil je bij stilstaan?" in shown
    assert "Zomaar een begin" in shown
    assert "(nog niet af)" in shown


def test_ctrl_d_on_an_empty_answer_stops_as_ctrl_c_does(terminal: Start, given: Start) -> None:
    """The end of input keeps the draft."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.answer("Een")
    seen.see("question 2 of 9")
    seen.press("ctrl-d")
    assert seen.end() == 130
    assert "reflectie resume" in seen.text
    assert given() == {"situation": "Een"}


def test_half_typed_words_survive_going_back_after_a_resume(terminal: Start, given: Start) -> None:
    """Words that came back with `resume` are still there after a look at the question before."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.answer("Een")
    seen.see("question 2 of 9")
    seen.type("Een lang en half antwoord")
    seen.see("half antwoord")
    seen.press("ctrl-c")
    seen.end()
    again = terminal("resume")
    again.see("question 2 of 9", "half antwoord")
    again.line("<")
    again.see("question 1 of 9")
    again.press("enter", "enter")
    again.see("question 2 of 9", "Een lang en half antwoord")
    again.press("enter", "enter")
    again.see("question 3 of 9")
    again.press("ctrl-c")
    again.end()
    assert given()["purpose"] == "Een lang en half antwoord"


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_a_closed_window_loses_nothing_and_the_walk_goes_on_later(
    terminal: Start,
    given: Start,
    items: Start,
    reflectie: Start,
    half_typed: Start,
    plain: tuple[str, ...],
) -> None:
    """Hung up at question 5 with words half typed: resume brings it to its end, search finds it."""
    seen = terminal(*plain, "new", "reflectiecirkel", lang="nl")
    place = "vraag {} van 9"
    for at in range(1, 5):
        seen.see(place.format(at))
        seen.line("Hij noemde het één café" if at == 1 else f"dit is antwoord {at}")
        seen.line("." if plain else "")
    for part in ("Van wie", "Hoe weet je"):
        seen.see(part)
        seen.line("1")
    seen.see(place.format(5))
    seen.type("De kern, half\r" if plain else "De kern, half")
    seen.see("De kern, half")
    if plain:  # that a plain line was read does not show on the screen
        seen.until(lambda: half_typed() == "De kern, half")
    ended = seen.hang_up()
    assert ended in (-signal.SIGHUP, 129, 130)
    assert '"drafts":[{' in reflectie("status", "--json").out

    again = terminal("resume", lang="nl")
    again.see(place.format(5), "De kern, half")
    again.press("enter", "enter")
    for at in (6, 7):
        again.see(place.format(at))
        again.answer(f"dit is antwoord {at}")
    again.see(place.format(8))
    for _ in range(5):
        again.line("vragen" if _ == 0 else "")
    assert again.end() == 0
    assert given()["essence"] == "De kern, half"
    assert items("show", "last")[0]["state"] == "done"
    assert len(items("search", "cafe")) == 1


def test_a_killed_program_keeps_every_answer_before_the_kill(terminal: Start, given: Start) -> None:
    """SIGKILL between two questions: the first answer is there, and so is every finished line."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.answer("Een")
    seen.see("question 2 of 9")
    seen.type("Een hele regel\ren een halve")
    seen.see("en een halve")
    seen.child.kill(signal.SIGKILL)
    assert seen.end() == -signal.SIGKILL
    assert given() == {"situation": "Een"}
    again = terminal("resume")
    again.see("question 2 of 9", "Een hele regel")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_program_that_is_told_to_stop_keeps_what_stands_there(
    terminal: Start, number: signal.Signals
) -> None:
    """SIGTERM and SIGINT from elsewhere keep the half-typed words too."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.type("Half af")
    seen.see("Half af")
    seen.child.kill(number)
    assert seen.end() in (-number, 128 + number)
    again = terminal("resume")
    again.see("question 1 of 9", "Half af")


def test_resume_of_a_handle_goes_on_with_that_one(terminal: Start, items: Start) -> None:
    """Of two drafts the one that is named is taken up."""
    for text in ("Eerste", "Tweede"):
        seen = terminal("new", "waarom")
        seen.see("question 1 of 9")
        seen.answer(text)
        seen.see("question 2 of 9")
        seen.press("ctrl-c")
        seen.end()
    handles = [item["handle"] for item in items("list", "--state", "draft")]
    again = terminal("resume", handles[1])
    again.see("question 2 of 9")
    again.line("<")
    again.see("question 1 of 9", "Eerste")


def test_ctrl_c_at_the_question_whether_to_erase_erases_nothing(
    terminal: Start, reflectie: Start, items: Start
) -> None:
    """130, a line that says so, and the entry is there."""
    handle = reflectie("new", "waarom", stdin="situation: x\n").out.strip()
    seen = terminal("erase", handle, lang="nl")
    seen.see("Typ ja")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert "niets gewist" in seen.text
    assert items("show", handle)


@pytest.mark.parametrize(
    ("lang", "typed", "gone"),
    [("en", "yes", True), ("en", "erase", False), ("nl", "ja", True), ("nl", "", False)],
)
def test_erase_asks_and_takes_only_yes_for_yes(
    terminal: Start, reflectie: Start, lang: str, typed: str, gone: bool
) -> None:
    """The question names the entry; anything but yes leaves it."""
    handle = reflectie("new", "waarom", stdin="situation: x\n").out.strip()
    seen = terminal("erase", handle, lang=lang)
    seen.see(handle, "yes" if lang == "en" else "ja")
    seen.line(typed)
    assert seen.end() == (0 if gone else 1)
    assert (reflectie("show", handle).code == 3) is gone
    assert re.search("[Ee]rased|[Gg]ewist", seen.text)
