"""Another copy of the journal comes in while somebody writes: nothing typed is lost, and it is said."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]


class Copy:
    """Another copy of the journal, in which the same entry goes on."""

    def __init__(self, reflectie: Start, home: Path) -> None:
        self._run = reflectie
        self._file = home / "copy.db"
        self._export = home / "copy.json"
        shutil.copy(home / "journal.db", self._file)

    def run(self, *words: str, **more: str) -> None:
        """Run a command on the copy."""
        said = self._run("--journal", str(self._file), *words, **more)
        assert said.code == 0, said.err

    def comes_in(self, **changes: object) -> None:
        """Import the copy, with some fields of its entry changed, as another device writes them."""
        self.run("export", "--history", "-o", str(self._export), "--force")
        copied = json.loads(self._export.read_text("utf-8"))
        for item in copied["items"]:
            item.update(changes)
        self._export.write_text(json.dumps(copied), "utf-8")
        said = self._run("import", str(self._export))
        assert said.code == 0, said.err


@pytest.fixture
def window(terminal: Start) -> Any:
    """Return a walk that stands at its second question."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.answer("Eerste antwoord")
    seen.see("question 2 of 9")
    return seen


@pytest.fixture
def copy(window: Any, reflectie: Start, home: Path) -> Copy:
    """Return a copy made while the walk stands there."""
    return Copy(reflectie, home)


def _stopped(seen: Any) -> str:
    seen.press("ctrl-c")
    assert seen.end() == 130, seen.text
    assert "went wrong" not in seen.text
    return " ".join(seen.text.split())


def test_an_answer_that_came_in_is_an_earlier_wording(
    window: Any, copy: Copy, items: Start
) -> None:
    """Both devices answered one question: both wordings are kept, and it is said."""
    copy.run("edit", "last", "-q", "situation", stdin="situation: Eerst, maar anders\n")
    copy.run("resume", stdin="purpose: Van de kopie\n")
    copy.comes_in()
    window.answer("Uit het venster")
    window.see("question 3 of 9", "Both wordings are kept", "finished elsewhere")
    window.line("<")
    window.see("question 2 of 9")
    window.line("<")
    window.see("question 1 of 9")
    window.type(" en meer")
    window.press("enter", "enter")
    window.see("question 2 of 9")
    _stopped(window)
    (item,) = items("show", "last", "--history")
    answers = {answer["key"]: answer["answer"] for answer in item["answers"]}
    assert answers == {"situation": "Eerste antwoord en meer", "purpose": "Uit het venster"}
    assert {old["answer"] for old in item["history"]} >= {"Eerst, maar anders", "Van de kopie"}


@pytest.mark.parametrize("gone", [("delete", "last"), ("erase", "last", "--yes")])
def test_a_draft_that_went_in_a_copy_goes_on_in_a_new_one(
    window: Any, copy: Copy, items: Start, given: Start, gone: tuple[str, ...]
) -> None:
    """Erased or in the bin there, and that came in: what is typed is in a new draft."""
    (old,) = items("list")
    copy.run(*gone)
    copy.comes_in()
    assert items("list") == []
    window.answer("Getypt na het samenvoegen")
    window.see("question 3 of 9", "new draft")
    _stopped(window)
    assert given() == {"purpose": "Getypt na het samenvoegen"}
    assert items("list")[0]["handle"] != old["handle"]


def test_half_typed_words_of_a_copy_stay_beside_an_answer_here(
    window: Any, copy: Copy, items: Start
) -> None:
    """What the other device left half-typed at this question is an earlier wording of it."""
    later = "2099-01-01T00:00:00+00:00"
    (item,) = items("show", "last")
    copy.comes_in(
        unfinished={"key": "purpose", "text": "Half op het andere apparaat"},
        changed={"unfinished": later},
    )
    window.answer("Uit het venster")
    window.see("question 3 of 9", "Both wordings are kept")
    _stopped(window)
    (item,) = items("show", "last", "--history")
    assert item["answers"][1]["answer"] == "Uit het venster"
    assert [old["answer"] for old in item["history"]] == ["Half op het andere apparaat"]


def test_words_half_typed_in_an_entry_that_was_finished_are_its_answer(
    window: Any, copy: Copy, items: Start, given: Start
) -> None:
    """Ctrl-C in the middle of an answer: nobody can resume it, so it is said where the words are."""
    copy.run("resume", stdin="learned: Van elders\n")
    copy.comes_in()
    window.type("Een hele regel\ren een halve")
    window.see("en een halve")
    page = _stopped(window)
    assert given()["purpose"] == "Een hele regel\nen een halve"
    (item,) = items("list")
    assert f"Kept as {item['handle']}." in page
    assert "finished elsewhere" in page
    assert "reflectie resume" not in page


def test_an_entry_that_was_made_private_in_a_copy_stays_so(
    window: Any, copy: Copy, items: Start
) -> None:
    """What is typed here is in it too, and as private; it is said once."""
    copy.comes_in(private=True)
    window.answer("Uit het venster")
    window.see("question 3 of 9", "only for you")
    window.answer("Nog een antwoord")
    page = _stopped(window)
    assert page.count("“only for you”") == 1
    (item,) = items("show", "last")
    assert item["private"]
    assert item["answers"][1]["answer"] == "Uit het venster"


SET = """\
name: twee-keer
title: Twice
description: Once now and once later.
reason: look-back
for: [individual]
minutes: 5
questions:
  - {key: why, type: text, roles: [why], question: Why?}
  - {key: more, type: text, optional: true, question: What more?}
  - {key: later, type: text, later: true, question: And later?}
"""


def test_an_entry_that_was_finished_elsewhere_is_not_opened_again(
    terminal: Start, reflectie: Start, items: Start, given: Start, home: Path
) -> None:
    """Its later part was answered there: who ends the first part here makes nothing wait again."""
    (home / "prompts").mkdir(parents=True)
    (home / "prompts" / "twee-keer.yaml").write_text(SET, "utf-8")
    seen = terminal("new", "twee-keer")
    seen.see("question 1 of 2")
    seen.answer("Eerste antwoord")
    seen.see("question 2 of 2")
    copy = Copy(reflectie, home)
    copy.run("resume", stdin="more: Van de kopie\n")
    copy.run("resume", stdin="later: Later, op de kopie\n")
    copy.comes_in()
    seen.answer("Uit het venster")
    assert seen.end() == 0
    assert "finished elsewhere" in " ".join(seen.text.split())
    assert [item["state"] for item in items("list")] == ["done"]
    assert given() == {
        "why": "Eerste antwoord", "more": "Uit het venster", "later": "Later, op de kopie",
    }  # fmt: skip
