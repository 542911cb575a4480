"""Plain lines: for screen readers, dumb terminals, and whoever pipes the output on."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]

MOVES = re.compile(rb"\x1b\[[0-9;]*[ABCDHJKf]")


@pytest.mark.parametrize("how", ["--plain", "TERM=dumb", "setting"])
def test_a_walk_goes_line_by_line(
    terminal: Start, given: Start, reflectie: Start, how: str
) -> None:
    """`.` alone ends an answer, several lines are one answer, nothing moves the cursor."""
    if how == "setting":
        reflectie("config", "plain", "true")
    words = ("--plain",) if how == "--plain" else ()
    seen = terminal(
        *words, "new", "waarom", lang="nl", TERM="dumb" if how == "TERM=dumb" else "xterm-256color"
    )
    page = seen.see("vraag 1 van 9", "Waar wil je bij stilstaan?")
    for key in ("punt alleen", "Enter alleen", "?", "<", "Ctrl-C"):
        assert key in page
    for line in ("Eerste regel", "", "derde, met ? en <", "."):
        seen.line(line)
    seen.see("vraag 2 van 9")
    seen.line("Een mooi doel")
    seen.line(".")
    seen.see("vraag 3 van 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": "Eerste regel\n\nderde, met ? en <", "purpose": "Een mooi doel"}
    assert not MOVES.search(seen.raw)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_help_back_skip_and_the_parts_of_an_answer_work_with_lines(
    terminal: Start, items: Start, lang: str
) -> None:
    """`?` and `<` alone on a line are keys; Enter alone skips, or keeps what was written."""
    place = {"nl": "vraag {} van 9", "en": "question {} of 9"}[lang]
    seen = terminal("--plain", "new", "waarom", lang=lang)
    seen.see(place.format(1))
    seen.line("?")
    seen.see({"nl": "Geen namen", "en": "No names"}[lang])
    seen.line("Eerst dit")
    seen.line(".")
    seen.see(place.format(2))
    seen.line("<")
    seen.see({"nl": "Je schreef:", "en": "You wrote:"}[lang])
    seen.line("Toch dat")
    seen.line(".")
    seen.see(place.format(2))
    seen.line("<")
    seen.see("Toch dat", {"nl": "laat het zo", "en": "keeps it"}[lang])
    seen.line("")
    seen.line("")
    seen.see({"nl": "Maak af", "en": "Finish"}[lang])
    seen.line("")
    seen.see(place.format(3))
    seen.line("Zij koos zelf")
    seen.line(".")
    seen.see({"nl": "1  de cliënt", "en": "1  the client"}[lang])
    seen.line("1")
    seen.see({"nl": "Hoe weet je dat?", "en": "How do you know?"}[lang])
    seen.line("3")
    seen.see(place.format(4))
    seen.line("")
    seen.see(place.format(5))
    seen.press("ctrl-c")
    assert seen.end() == 130
    (item,) = items("show", "last", "--history")
    assert [(answer["answer"], answer["who"], answer["basis"]) for answer in item["answers"]] == [
        ("Toch dat", None, None), ("Zij koos zelf", "client", "assumed"),
    ]  # fmt: skip
    assert [old["answer"] for old in item["history"]] == ["Eerst dit"]


def test_ctrl_c_keeps_the_lines_that_were_written(
    terminal: Start, given: Start, half_typed: Start
) -> None:
    """Lines of an answer that was not ended come back with resume."""
    seen = terminal("--plain", "new", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.line("Een regel")
    seen.line("en nog een")
    seen.until(lambda: half_typed() == "Een regel\nen nog een")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert re.search(r"reflectie hervat \w+$", seen.text)
    again = terminal("--plain", "resume", lang="nl")
    again.see("vraag 1 van 9", "Een regel", "en nog een")
    again.line("")
    again.see("vraag 2 van 9")
    again.press("ctrl-c")
    assert again.end() == 130
    assert given() == {"situation": "Een regel\nen nog een"}


def test_only_the_handle_goes_into_a_pipe_and_long_lines_are_whole(
    shell: Start, given: Start, tmp_path: Path
) -> None:
    """With stdout elsewhere the conversation stays on screen; 10,000 letters on a line are kept."""
    text = "woord " * 1_666 + "slot"
    seen = shell(f"reflectie --plain new waarom > '{tmp_path / 'uit'}'")
    seen.see("question 1 of 9")
    seen.line(text)
    seen.line(".")
    seen.see("question 2 of 9")
    for _ in range(2):
        seen.line("")
    seen.see("question 3 of 9")
    for _ in range(2):
        seen.line("")
    for at in (4, 5, 6, 7, 8, 9):
        seen.see(f"question {at} of 9")
        for _ in range(2 if at in (6, 7) else 1):
            seen.line("")
    assert seen.end() == 0
    out = (tmp_path / "uit").read_text("utf-8")
    assert re.fullmatch(r"[0-9a-z]{5,}\n", out)
    assert given(out.strip()) == {"situation": text}


def test_a_whole_plain_walk_stores_what_a_file_stores(
    terminal: Start, items: Start, reflectie: Start, without_times: Start
) -> None:
    """Line by line and by `--answers`, the same answers make the same entry."""
    seen = terminal("--plain", "new", "waarom")
    lines = [
        "Een", "twee", ".", "Een mooi doel", ".", "Zij koos", ".", "1", "2", "", "", "Past", ".",
        "Leren", ".", "", "Vragen", "", "", "care",
    ]  # fmt: skip
    seen.see("question 1 of 9")
    for line in lines:
        seen.line(line)
    assert seen.end() == 0
    (by_hand,) = items("show", "last")
    reflectie(
        "new", "waarom",
        stdin='{"situation": "Een\\ntwee", "purpose": "Een mooi doel", "fit": "Past", "learned": "Leren",'
        ' "whose_value": {"text": "Zij koos", "who": "client", "basis": "seen"},'
        ' "intention": {"text": "Vragen", "line": "care"}}',
    )  # fmt: skip
    (by_file,) = items("show", "last")
    assert by_hand["id"] != by_file["id"]
    assert without_times(by_hand) == without_times(by_file)


def test_what_is_written_stays_out_of_every_history(terminal: Start, tmp_path: Path) -> None:
    """Line editing remembers no answer: the key for the line before brings nothing back."""
    seen = terminal("--plain", "new", "waarom", HOME=str(tmp_path))
    seen.see("question 1 of 9")
    seen.line("Geheim")
    seen.line(".")
    seen.see("question 2 of 9")
    seen.press("up")
    seen.line("zomaar een doel")
    seen.line(".")
    seen.see("question 3 of 9")
    seen.press("ctrl-c")
    seen.end()
    # A quick typist is echoed by the terminal as well, before line editing takes over.
    assert "Geheim" not in seen.text.split("question 2 of 9")[1]
    assert not list(tmp_path.glob(".*history*"))


@pytest.mark.parametrize("words", [("show", "last"), ()])
def test_plain_pages_have_no_codes_at_all(
    terminal: Start, reflectie: Start, words: tuple[str, ...]
) -> None:
    """With `--plain` not one escape code reaches the terminal."""
    reflectie("new", "pdca", stdin="situation: x\n")
    seen = terminal("--plain", *words)
    assert seen.end() == 0
    assert seen.text
    assert b"\x1b" not in seen.raw
