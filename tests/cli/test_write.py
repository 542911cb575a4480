"""New, resume and edit, as they are typed without a terminal."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

HANDLE = re.compile(r"[0-9a-hjkmnp-tv-z]{5,}\n")


@pytest.mark.parametrize(("lang", "new"), [("en", "new"), ("nl", "nieuw"), ("nl", "new")])
def test_answers_from_a_pipe_give_one_handle_and_nothing_else_on_stdout(
    reflectie: Run, lang: str, new: str
) -> None:
    """What comes through a pipe is kept; stdout holds its handle on a line of its own."""
    said = reflectie(new, "waarom", stdin="situation: Café was druk\n", lang=lang)
    assert (said.code, said.err) == (0, "")
    assert HANDLE.fullmatch(said.out)


def test_a_search_without_accents_finds_what_was_kept(reflectie: Run) -> None:
    """What was written with an accent is found without it."""
    handle = reflectie("new", "waarom", stdin="situation: Café was druk\n").out.strip()
    assert handle in reflectie("search", "cafe").out


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_answers_from_a_file_are_yaml_or_json(
    reflectie: Run, items: Run, tmp_path: Path, suffix: str
) -> None:
    """YAML and JSON mean the same answers."""
    file = tmp_path / f"answers.{suffix}"
    texts = {"yaml": "situation: lang\npurpose: |\n  een\n  twee\n",
             "json": '{"situation": "lang", "purpose": "een\\ntwee"}'}  # fmt: skip
    file.write_text(texts[suffix], encoding="utf-8")
    said = reflectie("new", "waarom", "--answers", str(file))
    (item,) = items("show", said.out.strip())
    assert [answer["answer"] for answer in item["answers"]] == ["lang", "een\ntwee"]


def test_answers_from_a_dash_come_through_the_pipe(reflectie: Run, items: Run) -> None:
    """`--answers -` reads standard input."""
    said = reflectie("new", "waarom", "--answers", "-", stdin="situation: hier\n")
    (item,) = items("show", said.out.strip())
    assert item["answers"][0]["answer"] == "hier"


@pytest.mark.parametrize("name", ["waarom", "why", "WAAROM"])
def test_a_set_is_found_by_its_name_and_by_its_alias(keep: Run, items: Run, name: str) -> None:
    """A set answers to its name and to its aliases, in capitals too."""
    (item,) = items("show", keep(name, {"situation": "x"}))
    assert item["set"] == "waarom"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-02", "2026-11-02"),
        ("2-11", "2026-11-02"),
        ("2 nov", "2026-11-02"),
        ("gisteren", "2026-11-20"),
        ("yesterday", "2026-11-20"),
        ("vorige maandag", "2026-11-16"),
        ("21-11", "2026-11-21"),
    ],
)
@pytest.mark.parametrize("option", ["--date", "-d"])
@pytest.mark.usefixtures("saturday")
def test_the_day_it_is_about_is_read_day_before_month(
    keep: Run, items: Run, typed: str, day: str, option: str
) -> None:
    """`-d` reads days as people write them, in both languages."""
    (item,) = items("show", keep("waarom", {"situation": "x"}, option, typed))
    assert item["date"] == day


def test_a_night_shift_belongs_to_the_day_it_began(keep: Run, items: Run, saturday: Any) -> None:
    """At three in the night an entry is about the day before, until the hour of the setting."""
    saturday.on(hours=4)
    assert items("show", keep("waarom", {"situation": "x"}))[0]["date"] == "2026-11-21"
    saturday.on(hours=3)
    assert items("show", keep("waarom", {"situation": "x"}))[0]["date"] == "2026-11-22"


def test_the_hour_a_day_begins_can_be_set(
    reflectie: Run, keep: Run, items: Run, saturday: Any
) -> None:
    """`day_begins` moves the hour until which a night shift is the day before."""
    reflectie("config", "day_begins", "02:30")
    saturday.on(hours=4)
    assert items("show", keep("waarom", {"situation": "x"}))[0]["date"] == "2026-11-22"


def test_a_new_entry_takes_themes_and_an_earlier_entry_along(keep: Run, items: Run) -> None:
    """`-t` may stand more than once; `--from` ties an entry to an earlier one."""
    first = keep("waarom", {"situation": "eerst"})
    second = keep(
        "waarom", {"situation": "later"}, "-t", "rust", "--tag", "Maaltijd", "-t", "RUST",
        "--from", first[:4],
    )  # fmt: skip
    (earlier,) = items("show", first)
    (later,) = items("show", second)
    assert sorted(later["tags"]) == ["Maaltijd", "rust"]
    assert later["from"] == earlier["id"]


@pytest.mark.parametrize("option", ["-e", "--editor"])
def test_the_editor_works_without_a_terminal_and_gives_the_handle(
    reflectie: Run, items: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    """A sheet filled by a program is kept as answers are; stdout holds the handle."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "Op het laatst" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    said = reflectie("new", "waarom", option)
    assert (said.code, bool(HANDLE.fullmatch(said.out))) == (0, True)
    (item,) = items("show", said.out.strip())
    assert [(answer["key"], answer["answer"]) for answer in item["answers"]] == [
        ("intention", "Op het laatst")
    ]


@pytest.mark.parametrize(
    ("lang", "title", "question"),
    [
        ("nl", "De waarom-vraag", "Waar wil je bij stilstaan?"),
        ("en", "The why-question", "What do you want to pause at?"),
    ],
)
def test_an_entry_is_kept_in_the_language_it_was_asked_in(
    keep: Run, items: Run, lang: str, title: str, question: str
) -> None:
    """Title and questions are kept as they were read, whatever language reads them back."""
    (item,) = items("show", keep("waarom", {"situation": "x"}, lang=lang), lang="en")
    assert (item["language"], item["set_title"]) == (lang, title)
    assert item["answers"][0]["question"] == question


@pytest.mark.usefixtures("saturday")
def test_an_intention_from_a_file_comes_back_on_the_day_the_set_proposes(
    reflectie: Run, items: Run
) -> None:
    """Text alone gets the check date that Enter would have given, and the day is said."""
    said = reflectie("new", "waarom", stdin="situation: x\nintention: eerst vragen\n", lang="nl")
    (item,) = items("show", said.out.strip())
    assert item["intentions"][0]["check"] == "2026-12-05"
    assert "zaterdag 5 december" in said.err


@pytest.mark.usefixtures("trial", "saturday")
def test_the_parts_of_a_perspective_and_an_intention_can_be_given(keep: Run, items: Run) -> None:
    """`{text, who, basis}` and `{text, due, check, line}` are kept with their answer."""
    answers = {
        "story": "x",
        "other_side": {"text": "zij zweeg", "who": "client", "basis": "seen"},
        "plan": {"text": "vragen", "due": "over een week", "check": "-", "line": "team"},
    }
    (item,) = items("show", keep("proef", answers))
    side = item["answers"][1]
    assert (side["answer"], side["who"], side["basis"]) == ("zij zweeg", "client", "seen")
    (plan,) = item["intentions"]
    assert (plan["due"], plan["check"], plan["line"]) == ("2026-11-28", None, "team")


def test_a_draft_is_gone_on_with_where_it_stopped(reflectie: Run, items: Run, draft: str) -> None:
    """`resume` with answers completes a draft; what stood there stays."""
    said = reflectie("resume", stdin="purpose: rust aan tafel\n")
    assert (said.code, said.out) == (0, f"{draft}\n")
    (item,) = items("show", draft)
    assert item["state"] == "done"
    assert [answer["answer"] for answer in item["answers"]] == ["Lunch ran late", "rust aan tafel"]


def test_half_typed_words_are_not_lost_when_a_file_finishes_the_draft(
    reflectie: Run, items: Run, draft: str
) -> None:
    """What was half typed under a question the file does not answer is still in the entry."""
    assert reflectie("resume", draft, stdin="learned: rust aan tafel\n").code == 0
    assert "I wanted" in json.dumps(items("show", draft, "--history"))


@pytest.mark.parametrize("word", ["resume", "hervat"])
def test_resume_names_an_entry_by_the_start_of_its_handle(
    reflectie: Run, draft: str, word: str
) -> None:
    """Both names of resume take the start of a handle, and answers from a file."""
    assert reflectie(word, draft[:4], "--answers", "-", stdin="purpose: x\n").out == f"{draft}\n"


def test_resume_takes_up_what_was_touched_last(reflectie: Run, draft: str, keep: Run) -> None:
    """Without a name resume goes on with a draft before it takes an open entry."""
    keep("pdca", {"situation": "x"})
    assert reflectie("resume", stdin="purpose: y\n").out == f"{draft}\n"


@pytest.mark.parametrize("word", ["edit", "wijzig"])
def test_an_answer_can_be_changed_and_its_old_wording_stays(
    reflectie: Run, keep: Run, items: Run, word: str
) -> None:
    """Editing keeps the earlier wording, shown by `show --history`."""
    handle = keep("waarom", {"situation": "eerst", "purpose": "zo"})
    said = reflectie(word, handle, "--answers", "-", stdin="situation: daarna\n")
    assert said.code == 0
    (item,) = items("show", handle, "--history")
    assert [answer["answer"] for answer in item["answers"]] == ["daarna", "zo"]
    assert [(old["key"], old["answer"]) for old in item["history"]] == [("situation", "eerst")]
    assert "eerst" in reflectie("show", handle, "--history").out
    assert "eerst" not in reflectie("show", handle).out


@pytest.mark.parametrize("option", ["-q", "--question"])
def test_edit_of_one_question_takes_only_an_answer_to_that_one(
    reflectie: Run, keep: Run, everything: Callable[[], str], option: str
) -> None:
    """With `-q` an answer to another question is refused and nothing changes."""
    handle = keep("waarom", {"situation": "eerst", "purpose": "zo"})
    before = everything()
    said = reflectie("edit", handle, option, "situation", stdin="purpose: anders\n")
    assert said.code == 4
    assert everything() == before
    assert reflectie("edit", handle, option, "situation", stdin="situation: nu\n").code == 0
    assert '"nu"' in everything()


@pytest.mark.usefixtures("saturday")
def test_day_themes_and_title_can_be_changed(reflectie: Run, keep: Run, items: Run) -> None:
    """`--date`, `--tag`, `--untag` and `--title` change an entry without asking anything."""
    handle = keep("waarom", {"situation": "x"}, "-t", "rust", "-t", "tafel")
    said = reflectie(
        "edit", handle, "--date", "gisteren", "--tag", "lunch", "--untag", "RUST",
        "--title", "De lunch",
    )  # fmt: skip
    assert (said.code, said.out) == (0, "")
    assert handle in said.err
    (item,) = items("show", handle)
    assert (item["date"], item["tags"], item["title"]) == (
        "2026-11-20", ["lunch", "tafel"], "De lunch",
    )  # fmt: skip


def test_an_empty_title_takes_the_title_off(reflectie: Run, keep: Run, items: Run) -> None:
    """`--title ""` gives the entry the title of its set again."""
    handle = keep("waarom", {"situation": "x"})
    reflectie("edit", handle, "--title", "De lunch")
    assert reflectie("edit", handle, "--title", "").code == 0
    assert items("show", handle)[0]["title"] is None


@pytest.mark.usefixtures("saturday")
def test_an_earlier_entry_is_changed_in_its_own_language(
    reflectie: Run, keep: Run, items: Run
) -> None:
    """Answers that are added later carry the question in the entry's own language."""
    handle = keep("waarom", {"situation": "x"}, lang="nl")
    reflectie("edit", handle, "--answers", "-", stdin="purpose: y\n", lang="en")
    (item,) = items("show", handle)
    assert item["answers"][1]["question"] == "Waar is dit voor bedoeld?"


def test_an_added_answer_stands_in_the_order_of_the_set(
    reflectie: Run, keep: Run, items: Run
) -> None:
    """An answer given later stands where its question was asked, not at the end."""
    handle = keep("waarom", {"situation": "x", "learned": "z"})
    reflectie("edit", handle, "--answers", "-", stdin="purpose: y\n")
    (item,) = items("show", handle)
    assert [answer["key"] for answer in item["answers"]] == ["situation", "purpose", "learned"]


@pytest.mark.usefixtures("saturday")
def test_answers_that_are_the_same_change_nothing(reflectie: Run, keep: Run, items: Run) -> None:
    """Giving an answer that stands there already keeps no earlier wording of it."""
    handle = keep("waarom", {"situation": "x", "intention": "vragen"})
    reflectie("edit", handle, "--answers", "-", stdin="situation: x\nintention: vragen\n")
    (item,) = items("show", handle, "--history")
    assert item["history"] == []


@pytest.mark.usefixtures("saturday")
def test_the_answers_of_an_entry_can_be_given_back_to_it(
    reflectie: Run, keep: Run, items: Run, saturday: Any
) -> None:
    """Answers as JSON shows them may be given again, later, and change nothing."""
    handle = keep("pdca", {"situation": "x", "check_date": "2026-12-24", "intention": "vragen"})
    (before,) = items("show", handle)
    given = {answer["key"]: answer["answer"] for answer in before["answers"]}
    saturday.on(days=1)
    assert reflectie("edit", handle, "--answers", "-", stdin=json.dumps(given)).code == 0
    (after,) = items("show", handle)
    assert (after["answers"], after["intentions"]) == (before["answers"], before["intentions"])


def test_new_words_for_an_intention_keep_what_belonged_to_it(
    reflectie: Run, keep: Run, items: Run, saturday: Any
) -> None:
    """As by hand, where Enter keeps them: its due day, check date and line stay."""
    plan = {"text": "vragen", "due": "2026-12-01", "check": "2026-12-24", "line": "team"}
    handle = keep("waarom", {"situation": "x", "intention": plan})
    saturday.on(days=3)
    reflectie("edit", handle, "--answers", "-", stdin="intention: eerst vragen\n")
    (after,) = items("show", handle)[0]["intentions"]
    assert {name: after[name] for name in plan} == {**plan, "text": "eerst vragen"}


def test_new_words_for_a_perspective_keep_whose_it_is(
    reflectie: Run, keep: Run, items: Run
) -> None:
    """As by hand, where Enter keeps them: whose side it is and how that is known stay."""
    side = {"text": "zij zweeg", "who": "client", "basis": "seen"}
    handle = keep("waarom", {"situation": "x", "whose_value": side})
    reflectie("edit", handle, "--answers", "-", stdin="whose_value: zij keek weg\n")
    answer = items("show", handle)[0]["answers"][1]
    assert (answer["answer"], answer["who"], answer["basis"]) == ("zij keek weg", "client", "seen")
