"""What happens elsewhere while somebody writes: nothing typed is lost, and it is said."""

import os
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]

PLAIN = pytest.mark.parametrize("plain", [(), ("--plain",)])


def second_question(terminal: Start, *words: str, **environment: str) -> Any:
    """Answer the first question of the why-question; the second stands there."""
    seen = terminal(*words, "new", "waarom", **environment)
    seen.see("question 1 of 9")
    seen.answer("Eerste antwoord")
    seen.see("question 2 of 9")
    return seen


def stopped(seen: Any) -> str:
    """Stop with Ctrl-C and return what stands on the screen."""
    seen.press("ctrl-c")
    assert seen.end() == 130, seen.text
    assert "Traceback" not in seen.text
    return str(seen.text)


@PLAIN
def test_a_draft_that_is_erased_meanwhile_goes_on_in_a_new_one(
    terminal: Start, reflectie: Start, items: Start, given: Start, plain: tuple[str, ...]
) -> None:
    """The answer that was typed is in a new draft, which is named; the erased words stay erased."""
    seen = second_question(terminal, *plain)
    (old,) = items("list")
    assert reflectie("erase", old["handle"], "--yes").code == 0
    seen.answer("Getypt na het wissen")
    seen.see("question 3 of 9", "new draft")
    page = stopped(seen)
    (new,) = items("list")
    assert new["handle"] != old["handle"]
    assert f"reflectie resume {new['handle']}" in page
    assert given() == {"purpose": "Getypt na het wissen"}


def test_words_half_typed_in_an_erased_draft_are_in_a_new_one(
    terminal: Start, reflectie: Start, items: Start, half_typed: Start
) -> None:
    """Ctrl-C in the middle of an answer keeps it, though its draft is gone."""
    seen = second_question(terminal)
    (old,) = items("list")
    assert reflectie("erase", old["handle"], "--yes").code == 0
    seen.type("Een hele regel\ren een halve")
    seen.see("en een halve")
    stopped(seen)
    assert half_typed() == "Een hele regel\nen een halve"


def test_nothing_begins_where_an_erased_draft_is_only_stopped(
    terminal: Start, reflectie: Start, items: Start
) -> None:
    """Somebody who types nothing more gets no new draft, and is told."""
    seen = second_question(terminal)
    reflectie("erase", "last", "--yes")
    assert "elsewhere meanwhile" in stopped(seen)
    assert items("list") == []


def test_a_draft_in_the_bin_is_not_written_in(
    terminal: Start, reflectie: Start, items: Start, given: Start
) -> None:
    """What is typed after `delete` elsewhere is seen in the list; the bin keeps what it got."""
    seen = second_question(terminal)
    assert reflectie("delete", "last").code == 0
    seen.answer("Getypt na het weggooien")
    seen.see("question 3 of 9", "new draft")
    stopped(seen)
    assert given() == {"purpose": "Getypt na het weggooien"}
    assert len(items("list")) == 1


def test_an_answer_being_changed_in_an_erased_entry_is_in_a_file(
    terminal: Start, reflectie: Start
) -> None:
    """No new entry takes the place of a finished one; the words stand in a file that is named."""
    reflectie("new", "waarom", stdin="situation: x\n")
    seen = terminal("edit", "last", "-q", "situation")
    seen.see("question 1 of 1")
    reflectie("erase", "last", "--yes")
    seen.answer(" en nu anders")
    assert seen.end() == 3
    kept = Path("".join(seen.text.split("What you wrote is in")[1].split("The entry")[0].split()))
    assert "x en nu anders" in kept.read_text("utf-8")


def test_an_answer_in_an_entry_finished_elsewhere_is_kept_and_told(
    terminal: Start, reflectie: Start, given: Start
) -> None:
    """Both are in one entry, and the person knows why it is no draft any more."""
    seen = second_question(terminal)
    assert reflectie("resume", stdin="learned: Van elders\n").code == 0
    seen.answer("Getypt in dit venster")
    seen.see("question 3 of 9", "finished elsewhere")
    stopped(seen)
    assert given() == {
        "situation": "Eerste antwoord",
        "purpose": "Getypt in dit venster",
        "learned": "Van elders",
    }


@pytest.mark.parametrize("how", ["copy", "empty"])
def test_a_journal_that_is_replaced_meanwhile_gets_what_this_sitting_said(
    terminal: Start, given: Start, home: Path, reflectie: Start, how: str
) -> None:
    """Another file at the path: the answers of this sitting are in it, and it is said."""
    reflectie("new", "waarom", stdin="situation: eerder\n")
    journal = home / "journal.db"
    shutil.copy(journal, home / "old.db")
    seen = second_question(terminal)
    if how == "empty":
        reflectie("--journal", str(home / "old.db"), "erase", "last", "--yes")
    (home / "old.db").replace(journal)
    seen.answer("Getypt na het vervangen")
    seen.see("question 3 of 9", "taken the place")
    stopped(seen)
    assert given() == {"situation": "Eerste antwoord", "purpose": "Getypt na het vervangen"}


@pytest.mark.parametrize("how", ["moved", "cut"])
def test_a_journal_that_is_gone_leaves_the_words_in_a_file(
    terminal: Start, home: Path, how: str
) -> None:
    """Moved away or cut short: the words stand in a file, and no journal is made in its place."""
    seen = second_question(terminal)
    journal = home / "journal.db"
    if how == "moved":
        journal.rename(home / "elders.db")
    else:
        os.truncate(journal, 0)
    seen.answer("Getypt zonder dagboek")
    seen.see("Enter tries again")
    seen.press("ctrl-c")
    assert seen.end() == 5
    kept = Path("".join(seen.text.split("What you wrote is in")[1].split()))
    assert "Getypt zonder dagboek" in kept.read_text("utf-8")
    assert "Traceback" not in seen.text
    assert journal.exists() is (how == "cut")


def test_where_no_folder_takes_them_the_words_are_shown(terminal: Start) -> None:
    """Nothing can be written anywhere and nobody's home is known: the words stand on the screen."""
    if sys.platform != "linux":
        pytest.skip("the limit is set from outside, as Linux can")
    seen = second_question(terminal, HOME="~")
    resource.prlimit(seen.child.pid, resource.RLIMIT_FSIZE, (0, 0))
    seen.answer("Getypt op een volle schijf")
    seen.see("Enter tries again")
    seen.press("ctrl-c")
    assert seen.end() == 5, seen.text
    assert "Getypt op een volle schijf" in seen.text.split("Enter tries again")[1]
    assert "reflectie went wrong" not in seen.text
    assert "Traceback" not in seen.text


def test_a_journal_that_comes_back_is_gone_on_in(terminal: Start, home: Path, given: Start) -> None:
    """Who puts the file back and presses Enter has lost nothing."""
    seen = second_question(terminal)
    (home / "journal.db").rename(home / "elders.db")
    seen.answer("Getypt zonder dagboek")
    seen.see("Enter tries again")
    (home / "elders.db").rename(home / "journal.db")
    seen.press("enter")
    seen.see("question 3 of 9")
    stopped(seen)
    assert given() == {"situation": "Eerste antwoord", "purpose": "Getypt zonder dagboek"}


@PLAIN
def test_two_windows_on_one_question_keep_both_wordings_and_say_so(
    terminal: Start, items: Start, plain: tuple[str, ...]
) -> None:
    """The second answer shows, the first is an earlier wording, and the person is told."""
    first = second_question(terminal, *plain)
    second = terminal(*plain, "resume")
    second.see("question 2 of 9")
    first.answer("Van het eerste venster")
    first.see("question 3 of 9")
    second.answer("Van het tweede venster")
    page = second.see("question 3 of 9", "Both wordings are kept")
    stopped(first)
    stopped(second)
    (item,) = items("show", "last", "--history")
    assert f"reflectie show {item['handle']} --history" in " ".join(page.split())
    assert item["answers"][1]["answer"] == "Van het tweede venster"
    assert [old["answer"] for old in item["history"]] == ["Van het eerste venster"]


def test_half_typed_words_of_two_windows_are_both_kept(terminal: Start, items: Start) -> None:
    """Ctrl-C in one window does not take away what another left half-typed."""
    first = second_question(terminal)
    second = terminal("resume")
    second.see("question 2 of 9")
    second.press("enter", "enter")
    second.see("question 3 of 9")
    first.type("Half in het eerste venster")
    first.see("eerste venster")
    stopped(first)
    second.type("Half in het tweede")
    second.see("Half in het tweede")
    stopped(second)
    (item,) = items("show", "last", "--history")
    assert [answer["answer"] for answer in item["answers"]] == [
        "Eerste antwoord", "Half in het eerste venster",
    ]  # fmt: skip
    assert item["unfinished"]["text"] == "Half in het tweede"


def test_words_half_typed_before_going_back_survive_a_kill(terminal: Start, items: Start) -> None:
    """An answer to another question does not forget what was half-typed at this one."""
    seen = second_question(terminal)
    seen.type("Half af")
    seen.see("Half af")
    stopped(seen)
    again = terminal("resume")
    again.see("Half af")
    again.line("<")
    again.see("question 1 of 9")
    again.type(" veranderd")
    again.press("enter", "enter")
    again.see("question 2 of 9", "Half af")
    again.child.kill(9)
    again.end()
    (item,) = items("show", "last", "--history")
    assert item["answers"][0]["answer"] == "Eerste antwoord veranderd"
    assert item["unfinished"] == {"key": "purpose", "text": "Half af"}
