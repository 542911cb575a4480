"""Long answers, pasted answers, other terminals: what is typed is what is kept."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]

LINES = "Eerste regel\nTweede, met ? en <\n\nVierde na een lege"


def test_a_pasted_text_of_several_lines_is_one_answer(terminal: Start, given: Start) -> None:
    """Lines that are pasted, an empty one among them, stay together under one question."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.paste(LINES)
    seen.see("Vierde na een lege", "question 1 of 9")
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    seen.end()
    assert given() == {"situation": LINES}


def test_lines_pasted_where_one_is_asked_are_told_of_and_answer_nothing_else(
    terminal: Start, given: Start, home: Path
) -> None:
    """A short answer of two lines is refused on the page; the words stay there to be mended."""
    own = home / "prompts" / "kort.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(SHORT, encoding="utf-8")
    seen = terminal("new", "kort")
    seen.see("question 1 of 2")
    seen.paste("Een naam\nop twee regels")
    seen.press("enter")
    page = seen.see("This takes one line", "Een naam")
    assert "question 1 of 2" in page
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {}
    again = terminal("resume")
    again.see("question 1 of 2", "Een naam", "op twee regels")


SHORT = """\
name: kort
title: Kort
questions:
  - {key: name, type: short, question: Hoe noem je het?}
  - {key: story, type: text, roles: [why], question: Wat gebeurde er?}
"""


@pytest.mark.parametrize("pasted", [False, True])
def test_two_hundred_thousand_letters_are_kept_whole(
    terminal: Start, given: Start, pasted: bool
) -> None:
    """A very long answer, typed letter by letter or pasted, loses nothing and does not hang."""
    text = "x" * 200_000
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    if pasted:
        seen.paste(text)
    else:
        seen.type(text)
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given()["situation"] == text


def test_the_keys_stay_on_the_screen_below_a_long_answer(terminal: Start) -> None:
    """Forty lines do not push the question or the keys off a screen of 24."""
    seen = terminal("new", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.paste("\n".join(f"regel {number}" for number in range(1, 41)))
    seen.see("regel 40", "Waar wil je bij stilstaan?", "lege regel + Enter", "Ctrl-C stop")


def test_every_letter_of_every_script_is_kept(terminal: Start, given: Start) -> None:
    """Accents, signs, emoji, wide letters, letters from right to left and tabs come through."""
    text = "Café — ‘één’ €\n👩‍👧 e\u0301\n漢字かな\nעברית\na\tb"
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.paste(text)
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    seen.end()
    assert given() == {"situation": text}


def test_a_letter_beside_joined_emoji_has_the_line_drawn_whole(
    terminal: Start, given: Start
) -> None:
    """Terminals differ in how wide such a sign is: nothing is drawn by counting past it."""
    sign = "👩🏽‍⚕️"
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.type(f"a{sign}b")
    seen.until(lambda: sign.encode() in seen.raw)
    before = len(seen.raw)
    seen.type("Z")
    seen.until(lambda: b"Z" in seen.raw[before:])
    assert f"a{sign}bZ".encode() in seen.raw[before:]
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    seen.end()
    assert given() == {"situation": f"a{sign}bZ"}


@pytest.mark.parametrize("columns", [40, 200])
def test_no_page_is_wider_than_the_terminal_or_than_is_pleasant(
    terminal: Start, columns: int
) -> None:
    """Pages fit the terminal, and are never wider than 76 columns."""
    seen = terminal("new", "reflectiecirkel", lang="nl", columns=columns, wide=240)
    seen.see("vraag 1 van 9")
    seen.answer("woord " * 40)
    seen.see("vraag 2 van 9")
    seen.line("?")
    page = seen.see("liep?")
    assert max(map(len, page.splitlines())) <= min(columns, 76)


COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


def test_colour_is_used_where_nothing_forbids_it(terminal: Start) -> None:
    """Without NO_COLOR the keys stand out in a colour (so that the next test can fail)."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9", "Ctrl-C")
    assert COLOUR.search(seen.raw)


@pytest.mark.parametrize("words", [("new", "waarom"), ("show", "last"), ()])
def test_no_color_means_no_colour_anywhere(
    terminal: Start, reflectie: Start, words: tuple[str, ...]
) -> None:
    """With NO_COLOR no page has a colour code in it."""
    reflectie("new", "waarom", stdin="situation: x\n")
    seen = terminal(*words, NO_COLOR="1")
    if words[:1] == ("new",):
        seen.see("Ctrl-C")
        seen.press("ctrl-c")
    assert seen.end() in (0, 130)
    assert seen.raw
    assert not COLOUR.search(seen.raw)


@pytest.mark.parametrize("words", [("show", "last"), ("list",), ("search", "woord"), ()])
def test_reading_in_a_terminal_is_wrapped_and_harmless(
    terminal: Start, reflectie: Start, words: tuple[str, ...]
) -> None:
    """Long words of a person are wrapped within 76 columns, and no code of theirs works."""
    reflectie(
        "new", "waarom", "-t", "een lang thema dat maar doorgaat " * 2,
        stdin=f'{{"situation": "{"woord " * 60}\\u001b[2J\\u001b]0;titel\\u0007"}}',
    )  # fmt: skip
    seen = terminal(*words, wide=240)
    assert seen.end() == 0
    assert max(map(len, seen.text.splitlines())) <= 76
    assert b"\x1b[2J" not in seen.raw
    assert b"\x1b]0;titel" not in seen.raw


def test_the_start_screen_says_what_was_left_and_one_thing_to_do(
    terminal: Start, reflectie: Start
) -> None:
    """In a terminal the bare command shows the day, what waits, and a suggestion; it asks nothing."""
    handle = reflectie("new", "pdca", stdin="situation: x\n").out.strip()
    seen = terminal(lang="nl")
    assert seen.end() == 0
    assert f"reflectie hervat {handle}" in seen.text
    assert "reflectie nieuw " in seen.text
    assert "journal.db" in seen.text


LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin-1": {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"},
}


@pytest.mark.parametrize("plain", [(), ("--plain",)])
@pytest.mark.parametrize("name", LOCALES)
def test_a_wrong_locale_loses_nothing(
    terminal: Start, given: Start, name: str, plain: tuple[str, ...]
) -> None:
    """Letters beyond ASCII come through, or come back byte for byte; nothing crashes."""
    typed = "Café € één"
    seen = terminal(*plain, "new", "waarom", **LOCALES[name])
    seen.see("question 1 of 9")
    seen.line(typed)
    seen.line("." if plain else "")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    kept = given()["situation"]
    assert kept in (typed, typed.encode().decode("latin-1"))
    assert "Traceback" not in seen.text


def test_a_wrong_locale_reads_answers_and_words_of_the_line_as_they_are(
    outside: Start, items: Start
) -> None:
    """Files and arguments are UTF-8 whatever the locale says; output is UTF-8 as well."""
    said = outside("new", "waarom", "-t", "thé", stdin="situation: Café\n".encode(), **LOCALES["C"])
    assert (said.returncode, said.stderr) == (0, b"")
    (item,) = items("show", "last")
    assert (item["answers"][0]["answer"], item["tags"]) == ("Café", ["thé"])
    for words in (("show", "last"), ("search", "café"), ("list",)):
        shown = outside(*words, **LOCALES["C"])
        assert (shown.returncode, "Café" in shown.stdout.decode()) == (0, True)


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_bytes_that_are_no_letters_are_no_crash(
    terminal: Start, given: Start, plain: tuple[str, ...]
) -> None:
    """A stray byte from the keyboard does not take the words around it along."""
    seen = terminal(*plain, "new", "waarom")
    seen.see("question 1 of 9")
    seen.type(b"voor \xff na")
    seen.press("enter")
    seen.line("." if plain else "")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert re.fullmatch("voor .{0,2} na", given()["situation"])


def test_words_go_to_a_pipe_also_when_nobody_reads_them(shell: Start, reflectie: Start) -> None:
    """`reflectie list | head -0` ends without a word about it."""
    for number in range(3):
        reflectie("new", "waarom", stdin=f"situation: {number}\n")
    seen = shell("reflectie export | head -c 1; reflectie list | true; echo over")
    assert seen.end() == 0
    assert "Traceback" not in seen.text
    assert "over" in seen.text


def test_the_program_and_the_module_are_one(outside: Start, environment: dict[str, str]) -> None:
    """`python -m reflectie_cli` is the same program under the same name."""
    import subprocess
    import sys

    module = subprocess.run(
        [sys.executable, "-m", "reflectie_cli", "--help"],
        capture_output=True, check=True, env={**environment, "PYTHONHASHSEED": "1"},
    )  # fmt: skip
    assert module.stdout == outside("--help", PYTHONHASHSEED="1").stdout


def test_help_is_the_same_every_time(outside: Start) -> None:
    """No page depends on chance, such as in which order the names of an option stand."""
    pages = {outside("list", "--help", PYTHONHASHSEED=str(seed)).stdout for seed in range(4)}
    assert len(pages) == 1


def test_a_home_in_a_folder_with_spaces_and_accents_works(
    terminal: Start, outside: Start, tmp_path: Path
) -> None:
    """Where things live may be called anything."""
    place = tmp_path / "mijn dagboek é"
    seen = terminal("new", "waarom", REFLECTIE_HOME=str(place))
    seen.see("question 1 of 9")
    seen.answer("x")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert (place / "journal.db").exists()
    assert b"x" in outside("list", REFLECTIE_HOME=str(place)).stdout
