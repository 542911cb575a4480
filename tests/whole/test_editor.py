"""Writing in one's own editor: for one answer, or for a whole set at once."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]
Script = Callable[[str, str], str]

FILL = r"""awk '{print} /──/ {mark = 1} mark && /1\/9 ──/ {print "Uit de editor"; print "twee regels"}
    /3\/9 ──/ {print "Zij koos zelf"} /9\/9 ──/ {print "Eerst vragen"}' "$1" > "$1.new"
mv "$1.new" "$1"
"""
NAMES = pytest.mark.parametrize("name", ["EDITOR", "VISUAL"])


@NAMES
def test_one_answer_can_be_written_in_the_editor(
    terminal: Start, given: Start, script: Script, name: str
) -> None:
    """Ctrl-X Ctrl-E opens what stands there; what is saved stands in the answer, to go on with."""
    editor = script(
        "editor", 'sed -i "s/begin/begin, en een slot/" "$1"; printf "\\ntweede\\n" >> "$1"'
    )
    seen = terminal("new", "waarom", **{name: editor})
    seen.see("question 1 of 9")
    seen.type("Een begin")
    seen.see("Een begin")
    seen.press("editor")
    seen.see("Een begin, en een slot", "tweede", "question 1 of 9")
    seen.type(" en verder")
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    seen.end()
    assert given() == {"situation": "Een begin, en een slot\ntweede en verder"}


def test_the_setting_goes_before_the_environment(
    terminal: Start, reflectie: Start, script: Script
) -> None:
    """The editor somebody set here is the one that opens, then VISUAL, then EDITOR."""
    reflectie("config", "editor", script("mijn", 'echo ingesteld > "$1"'))
    seen = terminal("new", "waarom", VISUAL=script("visual", "exit 1"), EDITOR="false")
    seen.see("question 1 of 9")
    seen.press("editor")
    seen.see("ingesteld")


def test_words_from_the_editor_survive_going_back(
    terminal: Start, given: Start, script: Script
) -> None:
    """What was saved in the editor is still there after a look at the question before."""
    seen = terminal("new", "waarom", EDITOR=script("editor", 'echo "Een hele bladzijde" > "$1"'))
    seen.see("question 1 of 9")
    seen.answer("Een")
    seen.see("question 2 of 9")
    seen.press("editor")
    seen.see("Een hele bladzijde", "question 2 of 9")
    seen.line("<")
    seen.see("question 1 of 9")
    seen.press("enter", "enter")
    seen.see("question 2 of 9", "Een hele bladzijde")


@pytest.mark.parametrize("lines", ["exit 3", ': > "$1"', "/nergens/te/vinden"])
def test_an_editor_that_goes_wrong_leaves_the_words_that_stood_there(
    terminal: Start, given: Start, script: Script, lines: str
) -> None:
    """Whatever the editor does to its file, what was typed before stays in the answer."""
    seen = terminal("new", "waarom", EDITOR=script("editor", lines))
    seen.see("question 1 of 9")
    seen.type("Wat er stond")
    seen.see("Wat er stond")
    seen.press("editor")
    seen.see("editor", "│ Wat er stond")
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    seen.end()
    assert given() == {"situation": "Wat er stond"}


@pytest.mark.parametrize(("option", "lang"), [("-e", "nl"), ("--editor", "en")])
def test_a_whole_set_can_be_written_on_one_sheet(
    terminal: Start, items: Start, given: Start, script: Script, home: Path,
    option: str, lang: str,
) -> None:  # fmt: skip
    """`new -e` opens every question at once; what stands below each is its answer."""
    seen = terminal("new", "waarom", option, lang=lang, EDITOR=script("editor", FILL))
    assert seen.end() == 0
    (item,) = items("show", "last")
    assert given() == {
        "situation": "Uit de editor\ntwee regels", "whose_value": "Zij koos zelf",
        "intention": "Eerst vragen",
    }  # fmt: skip
    assert item["state"] == "done"
    assert item["intentions"][0]["check"]
    assert re.search(r"(Kept as|Bewaard als) " + item["handle"], seen.text)
    assert sorted(path.name for path in home.iterdir()) == ["journal.db"]


def test_what_a_sheet_stores_equals_what_a_file_stores(
    terminal: Start, items: Start, reflectie: Start, script: Script, without_times: Start
) -> None:
    """The same answers on a sheet and by `--answers` make the same entry."""
    terminal("new", "waarom", "-e", EDITOR=script("editor", FILL)).end()
    (by_sheet,) = items("show", "last")
    answers = (
        '{"situation": "Uit de editor\\ntwee regels", "whose_value": "Zij koos zelf",'
        ' "intention": "Eerst vragen"}'
    )
    reflectie("new", "waarom", stdin=answers)
    (by_file,) = items("show", "last")
    assert by_sheet["id"] != by_file["id"]
    assert without_times(by_sheet) == without_times(by_file)


@pytest.mark.parametrize(
    ("lines", "lang"),
    [(': > "$1"', "nl"), ("exit 1", "en"), ("exit 1", "nl"), ("/nergens/te/vinden", "en")],
)
def test_a_sheet_that_comes_to_nothing_keeps_nothing(
    terminal: Start, reflectie: Start, script: Script, home: Path, lines: str, lang: str
) -> None:
    """Emptied, left with an error, or not started: one line, an exit code, no entry, no leftover."""
    seen = terminal("new", "waarom", "-e", lang=lang, EDITOR=script("editor", lines))
    assert seen.end() == 1
    told = [line for line in seen.text.splitlines() if "reflectie" in line or "editor" in line]
    assert told
    assert "Traceback" not in seen.text
    assert reflectie("list", "--json").out == '{"schema":"reflectie/1","items":[]}\n'
    assert [path.name for path in home.iterdir() if path.name != "journal.db"] == []


def test_words_written_before_the_editor_failed_stand_in_a_file_that_is_named(
    terminal: Start, reflectie: Start, script: Script
) -> None:
    """An editor that saved and then ended badly: the words stay, and where is said here and later."""
    seen = terminal("new", "waarom", "-e", EDITOR=script("editor", FILL + "exit 1"))
    assert seen.end() == 1
    path = Path("".join(seen.text.split("words are in ")[1].splitlines()))
    assert "Uit de editor" in path.read_text("utf-8")
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert str(path) in reflectie("status").out


def test_a_sheet_with_one_wrong_answer_keeps_its_words(
    terminal: Start, reflectie: Start, script: Script, home: Path
) -> None:
    """What cannot be read is reported with its place; nothing is stored and the sheet stays."""
    own = home / "prompts" / "kort.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(WITH_CHOICE, encoding="utf-8")
    fill = r"""awk '{print} /1\/2 ──/ {print "Veel werk"} /2\/2 ──/ {print "boos"}' "$1" > "$1.n"
mv "$1.n" "$1"
"""
    seen = terminal("new", "kort", "-e", EDITOR=script("editor", fill))
    assert seen.end() == 4
    assert "boos" in seen.text
    assert reflectie("list", "--json").out == '{"schema":"reflectie/1","items":[]}\n'
    (left,) = home.glob("writing-*/*.txt")
    assert "Veel werk" in left.read_text("utf-8")
    assert str(left) in "".join(seen.text.splitlines())


WITH_CHOICE = """\
name: kort
title: Kort
questions:
  - {key: story, type: text, roles: [why], question: Wat gebeurde er?}
  - {key: mood, type: choice, question: Hoe was het?, options: {good: goed, hard: lastig}}
"""


def test_an_entry_is_changed_on_a_sheet_with_its_answers(
    terminal: Start, items: Start, reflectie: Start, script: Script
) -> None:
    """`edit -e` opens what was answered; what is changed there is changed, the rest stays."""
    plan = '"intention": {"text": "Vragen", "check": "2026-12-24", "line": "team"}'
    stdin = f'{{"situation": "Ouderwets", "purpose": "Blijft", {plan}}}'
    handle = reflectie("new", "waarom", stdin=stdin).out.strip()
    editor = script("editor", 'sed -i "s/Ouderwets/Nieuwerwets/" "$1"')
    seen = terminal("edit", handle, "-e", EDITOR=editor)
    assert seen.end() == 0
    (item,) = items("show", handle, "--history")
    assert [answer["answer"] for answer in item["answers"]] == ["Nieuwerwets", "Blijft", "Vragen"]
    assert [old["answer"] for old in item["history"]] == ["Ouderwets"]
    assert (item["intentions"][0]["check"], item["intentions"][0]["line"]) == ("2026-12-24", "team")


def test_a_draft_is_finished_on_a_sheet(
    terminal: Start, items: Start, given: Start, script: Script
) -> None:
    """`resume -e` shows what stands there, the half-typed words as well."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.answer("Een")
    seen.see("question 2 of 9")
    seen.type("Half af")
    seen.see("Half af")
    seen.press("ctrl-c")
    seen.end()
    editor = script("editor", 'sed -i "s/Half af/Half af, nu heel/" "$1"; echo Slot >> "$1"')
    again = terminal("resume", "-e", EDITOR=editor)
    assert again.end() == 0
    assert given() == {"situation": "Een", "purpose": "Half af, nu heel", "intention": "Slot"}
    assert items("show", "last")[0]["state"] == "done"
