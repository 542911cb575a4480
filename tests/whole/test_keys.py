"""Keys, pastes and refusals: what is typed as words is words, whatever it looks like."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]

PLAIN = pytest.mark.parametrize("plain", [(), ("--plain",)])


@PLAIN
@pytest.mark.parametrize("typed", ["< 5 min gewacht", "! Let op", "> 2 uur wakker", "? geen idee"])
def test_shorthand_that_begins_with_a_key_is_an_answer(
    terminal: Start, given: Start, typed: str, plain: tuple[str, ...]
) -> None:
    """`<`, `!`, `>` and `?` act only where they stand alone, in a terminal and in plain lines."""
    seen = terminal(*plain, "new", "reflectiespel", lang="nl")
    seen.see("vraag 1 van 4")
    seen.answer(typed)
    seen.see("vraag 2 van 4")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert list(given().values()) == [typed]


@PLAIN
def test_steam_never_lands_in_the_answer(
    terminal: Start, given: Start, home: Path, plain: tuple[str, ...]
) -> None:
    """Enter behind `!` and Enter leaves the room open; what is written then is not the answer."""
    seen = terminal(*plain, "new", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.line("!")
    seen.see("stoom afblazen?", "Ctrl-C gooit het weg")
    seen.line()
    seen.answer("Ik ben zo boos")
    seen.see("Wat wil je met dit stuk doen?")
    seen.line()
    seen.see("vraag 1 van 9")
    seen.answer("De planning")
    seen.see("vraag 2 van 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": "De planning"}
    assert b"zo boos" not in (home / "journal.db").read_bytes()


@PLAIN
def test_ctrl_z_suspends_and_fg_brings_the_words_back(
    shell: Start, given: Start, plain: tuple[str, ...]
) -> None:
    """The shell takes over; afterwards the half-typed words stand there, without a stray letter."""
    seen = shell("exec bash --norc --noprofile -i", PS1="prompt> ")
    seen.see("prompt>")
    seen.line(" ".join(("reflectie", *plain, "new", "waarom")))
    seen.see("question 1 of 9")
    seen.type("Half getypt")
    seen.see("Half getypt")
    seen.type("\x1a")
    seen.see("Stopped")
    seen.line("fg")
    seen.see("Half getypt")
    seen.answer(" en heel")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    seen.see("Carry on later")
    assert given() == {"situation": "Half getypt en heel"}
    seen.line("exit")


@PLAIN
def test_a_paste_that_nothing_marks_is_one_answer(
    terminal: Start, given: Start, plain: tuple[str, ...]
) -> None:
    """An empty line within lines that come at once does not end the answer."""
    text = "De eerste alinea van een stuk\n\nDe tweede, met een vraag?\n\n\nDe derde"
    seen = terminal(*plain, "new", "waarom")
    seen.see("question 1 of 9")
    seen.type(text.replace("\n", "\r"))
    seen.see("De derde")
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": text}


@PLAIN
def test_a_paste_that_begins_with_an_empty_line_skips_nothing(
    terminal: Start, given: Start, plain: tuple[str, ...]
) -> None:
    """Copied with a line too many above it: it answers the question that was asked."""
    seen = terminal(*plain, "new", "waarom")
    seen.see("question 1 of 9")
    seen.type("\r\rDe eerste alinea van een stuk\r\rDe tweede")
    seen.see("De tweede")
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": "De eerste alinea van een stuk\n\nDe tweede"}


def test_lines_of_a_paste_are_kept_where_its_last_one_is_not_ended(
    terminal: Start, half_typed: Start
) -> None:
    """Ctrl-C behind a paste in plain lines: every whole line of it comes back with resume."""
    seen = terminal("--plain", "new", "waarom")
    seen.see("question 1 of 9")
    seen.type("\rDe eerste alinea van een stuk\rDe tweede\rDe derde")
    seen.see("De derde")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert half_typed() == "De eerste alinea van een stuk\nDe tweede"


def test_enters_that_are_pressed_quickly_skip_as_many_questions(terminal: Start) -> None:
    """Whoever wants nothing of the first two is at the third."""
    seen = terminal("--plain", "new", "waarom")
    seen.see("question 1 of 9")
    seen.press("enter", "enter", "enter", "enter")  # each of these asks once more
    seen.see("question 3 of 9")


SHORT = """\
name: kort
title: Kort
questions:
  - {key: name, type: short, question: Hoe noem je het?}
  - {key: story, type: text, roles: [why], question: Wat gebeurde er?}
"""


@pytest.mark.parametrize("marked", [True, False])
@PLAIN
def test_lines_pasted_where_one_is_asked_are_joined_on_offer(
    terminal: Start, given: Start, home: Path, plain: tuple[str, ...], marked: bool
) -> None:
    """Four lines stand there as one; Enter keeps it, and no other question is answered."""
    if plain and marked:
        pytest.skip("line editing marks nothing")
    own = home / "prompts" / "kort.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(SHORT, encoding="utf-8")
    seen = terminal(*plain, "new", "kort")
    seen.see("question 1 of 2")
    lines = ["Een naam die", "over vier", "regels is", "geplakt"]
    if marked:
        seen.paste("\n".join(lines))
    else:
        seen.type("\r".join(lines))
    seen.see("geplakt")
    seen.press("enter")
    seen.see("This takes one line", "Ctrl-U", "Een naam die over vier regels is geplakt")
    seen.press("enter")
    seen.see("question 2 of 2")
    seen.press("ctrl-c")
    seen.end()
    assert given() == {"name": " ".join(lines)}


@PLAIN
def test_what_is_typed_after_a_refused_choice_is_not_glued_to_it(
    terminal: Start, items: Start, plain: tuple[str, ...]
) -> None:
    """A long text where a number is asked: one short line, an empty box, and the number counts."""
    seen = terminal(*plain, "new", "waarom")
    for number in (1, 2, 3):
        seen.see(f"question {number} of 9")
        seen.answer("x y z")
    seen.see("Whose side")
    seen.line("Dit is een heel verhaal dat hier niet hoort, want er wordt om een nummer gevraagd")
    seen.see("is not on the list. Type a number")
    seen.line("4")
    seen.see("How do you know")
    seen.press("ctrl-c")
    seen.end()
    assert items("show", "last")[0]["answers"][2]["who"] == "newcomer"


def test_an_empty_line_ends_a_plain_answer_and_every_question_says_so(
    terminal: Start, given: Start
) -> None:
    """As in the terminal: Enter behind the answer, and Enter on the empty line."""
    seen = terminal("--plain", "new", "waarom", lang="nl")
    seen.see("vraag 1 van 9", "(een lege regel sluit af)")
    seen.line("Een antwoord")
    seen.line("van twee regels")
    seen.line()
    seen.see("vraag 2 van 9", "Waar is dit voor bedoeld? (een lege regel sluit af)")
    seen.line("?")
    seen.see("Maak af")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": "Een antwoord\nvan twee regels"}


def test_half_typed_plain_lines_are_written_on(
    terminal: Start, given: Start, half_typed: Start
) -> None:
    """At resume it is told what Enter does; what is typed comes behind what stood there."""
    seen = terminal("--plain", "new", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.line("Een begin")
    seen.until(lambda: half_typed() == "Een begin")
    seen.press("ctrl-c")
    assert seen.end() == 130
    again = terminal("--plain", "resume", lang="nl")
    again.see("vraag 1 van 9", "Een begin", "Enter laat het zo; wat je typt komt erachter")
    again.answer("en een eind")
    again.see("vraag 2 van 9")
    again.press("ctrl-c")
    again.end()
    assert given() == {"situation": "Een begin\nen een eind"}
