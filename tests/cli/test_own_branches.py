"""A set that branches and asks more, by every way answers come that is no walk."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import Language
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import steps
from tests.branching import put_branching_set

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def _branching(home: Path) -> None:
    put_branching_set(home)


@pytest.fixture
def given(items: Run) -> Callable[..., dict[str, Any]]:
    """Return the answers of an entry by the key of their question."""

    def look(handle: str = "last") -> dict[str, Any]:
        return {one["key"]: one["answer"] for one in items("show", handle)[0]["answers"]}

    return look


@pytest.fixture
def begun(home: Path, open_journal: Callable[[], Journal], english: Language) -> Run:
    """Leave a draft behind with some answers, and words half-typed below a question."""

    def leave(half: str = "", words: str = "", **answers: Reply) -> str:
        journal = open_journal()
        found = Library(home / "prompts").find("tak")
        uid = journal.entries.begin(found, title="Tak", language="en", day=date(2026, 11, 20))
        for step in steps(found, english, rotated={}):
            if step.key in answers:
                journal.entries.record(uid, step, answers[step.key])
        if half:
            journal.entries.keep_unfinished(uid, half, words)
        handle = journal.entries.get(uid).handle
        journal.close()
        return handle

    return leave


EVERYTHING = {
    "purpose": "Rust",
    "purpose_further": "Dat zij slaapt",
    "done": "done",
    "noticed": "Zij lachte",
    "noticed_2": "Hij zweeg",
    "noticed_3": "De nacht was stil",
    "obstacle": "De bel",
    "weighed": "Haar lach",
}


# A file of answers


def test_a_file_answers_every_branch_and_all_voices(keep: Run, given: Run) -> None:
    """An answer in another branch is kept, not refused, and stands at its place."""
    assert given(keep("tak", EVERYTHING)) == EVERYTHING
    assert list(given()) == list(EVERYTHING)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_wrong_key_is_told_without_all_the_voices(reflectie: Run, lang: str) -> None:
    """The keys to choose from are those of the questions, not of a sixth voice."""
    said = reflectie("new", "tak", stdin=json.dumps({"zzzz": "x"}), lang=lang)
    assert said.code == 4
    assert "noticed_2" in said.err
    assert "noticed_6" not in said.err
    assert "purpose_further" not in said.err


@pytest.mark.parametrize("key", ["noticed_7", "done_2", "obstacle_further"])
def test_nobody_is_asked_more_than_the_set_says(reflectie: Run, key: str) -> None:
    """A seventh voice, or a second answer where none is asked, is no question of the set."""
    assert reflectie("new", "tak", stdin=json.dumps({key: "x"})).code == 4


# The sheet of an editor

WRITE = """\
for mark, words in WORDS.items():
    head, tail = t.split(mark, 1)
    line, rest = tail.split("\\n\\n", 1)
    t = f"{head}{mark}{line}\\n{words}\\n\\n{rest}"
f.write_text(t, "utf-8")
"""


def test_a_sheet_says_after_which_answer_a_question_is_meant(
    reflectie: Run, editing: Run, given: Run, tmp_path: Path
) -> None:
    """All questions stand on it, two more voices among them; what is written is kept as it is."""
    words = {"1/7": "Een lang antwoord", "2/7": "2", "3/7": "Zij", "5/7": "Hij", "6/7": "De bel"}
    copy = tmp_path / "sheet"
    editing(f"pathlib.Path({str(copy)!r}).write_text(t)\nWORDS = {words!r}\n{WRITE}")
    said = reflectie("new", "tak", "-e", lang="nl")
    assert said.code == 0, said.err
    sheet = copy.read_text("utf-8")
    assert "3/7 ── Wat merkte de cliënt?\n   Alleen als je bij vraag 2 koos: gedaan\n" in sheet
    assert "6/7 ── Wat kwam ertussen?\n   Alleen als je bij vraag 2 koos: nog niet\n" in sheet
    assert sheet.count("En iemand anders?") == 2
    assert "waarvoor dát" not in sheet
    assert given() == {
        "purpose": "Een lang antwoord", "done": "not_yet", "noticed": "Zij", "noticed_3": "Hij",
        "obstacle": "De bel",
    }  # fmt: skip


def test_a_sheet_of_what_was_written_has_room_for_one_voice_more(
    reflectie: Run, keep: Run, editing: Run, given: Run, tmp_path: Path
) -> None:
    """All that is kept stands on it, closed branches too, and the next question that would come."""
    handle = keep("tak", EVERYTHING)
    copy = tmp_path / "sheet"
    editing(f"pathlib.Path({str(copy)!r}).write_text(t)")
    assert reflectie("edit", handle, "-e").code == 0
    sheet = copy.read_text("utf-8")
    for words in (*EVERYTHING.values(), "And what is that for?"):
        assert words in sheet or words == "done"
    assert sheet.count("And somebody else?") == 3
    assert given() == EVERYTHING


# Going on, and changing


@pytest.mark.parametrize("half", ["noticed_3", "obstacle"])
def test_half_typed_words_of_any_question_are_kept_when_a_file_goes_on(
    reflectie: Run, begun: Run, given: Run, half: str
) -> None:
    """In the middle of a run of voices, or in a branch that closed: the words become its answer."""
    begun(half, "half af", done=Reply(chosen=("done",)), noticed=Reply("1"), noticed_2=Reply("2"))
    said = reflectie("resume", stdin=json.dumps({"weighed": "x"}))
    assert said.code == 0, said.err
    assert given() == {
        "done": "done", "noticed": "1", "noticed_2": "2", half: "half af", "weighed": "x",
    }  # fmt: skip


def test_a_named_question_of_a_closed_branch_is_changed(
    reflectie: Run, keep: Run, given: Run
) -> None:
    """Who names a question may answer it, whatever was chosen."""
    handle = keep("tak", {"done": "done", "noticed": "x"})
    answers = json.dumps({"obstacle": "Toch de bel"})
    said = reflectie("edit", handle, "-q", "obstacle", "--answers", "-", stdin=answers)
    assert said.code == 0, said.err
    assert given() == {"done": "done", "noticed": "x", "obstacle": "Toch de bel"}


def test_all_of_it_is_read_and_exported(reflectie: Run, keep: Run) -> None:
    """What a branch that closed holds is somebody's own words: they read and take them along."""
    handle = keep("tak", {**EVERYTHING, "done": "not_yet"})
    words = [text for text in EVERYTHING.values() if text != "done"]
    page = reflectie("show", handle).out
    taken = reflectie("export", "--format", "md").out
    for text in words:
        assert text in page
        assert text in taken
    assert reflectie("search", "lachte").code == 0
