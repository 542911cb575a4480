"""Prompt sets: which there are, what they ask, and whether a file of one's own is sound."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(("group", "word"), [("prompts", "list"), ("vragensets", "lijst")])
@pytest.mark.usefixtures("trial")
def test_sets_are_listed_by_reason(reflectie: Run, group: str, word: str) -> None:
    """Every set stands under why somebody reaches for it, with its minutes; own ones say so."""
    said = reflectie(group, word, lang="nl")
    assert (said.code, said.err) == (0, "")
    block = said.out.split("Terugkijken op een moment\n")[1].split("\n\n")[0]
    names = [line.split()[0] for line in block.splitlines()]
    assert "reflectiecirkel" in names
    assert "proef" in names
    assert "7 min  De proef · van jezelf" in block
    assert all(len(line) <= 76 for line in said.out.splitlines())


def test_a_set_of_ones_own_wins_over_a_shipped_one(
    reflectie: Run, items: Run, keep: Run, trial: Path
) -> None:
    """A file with the name of a shipped set takes its place."""
    own = trial.read_text("utf-8").replace("name: proef", "name: waarom")
    trial.with_name("waarom.yaml").write_text(own, encoding="utf-8")
    assert "The trial" in reflectie("prompts", "show", "waarom").out
    names = [item["name"] for item in items("prompts", "list")]
    assert names.count("waarom") == 1
    assert items("show", keep("waarom", {"story": "x"}))[0]["set_title"] == "The trial"


@pytest.mark.parametrize(("group", "word"), [("prompts", "show"), ("vragensets", "toon")])
@pytest.mark.parametrize("name", ["proef", "trial"])
@pytest.mark.usefixtures("trial")
def test_a_set_is_shown_with_its_questions(
    reflectie: Run, group: str, word: str, name: str
) -> None:
    """Title, source, stage, every question, its help and its options, in the language in use."""
    said = reflectie(group, word, name, lang="nl")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "De proef  proef"
    for part in (
        "Om alles te proberen.", "7 min · alleen, als team · alleen voor jou",
        "Iemand (2020) · https://example.org/x · bron deels bevestigd", "Terug",
        "1. Wat gebeurde er?", "    Eén moment.", "3. Hoe was het? (mag je overslaan)",
        "    - lastig",
    ):  # fmt: skip
        assert part in lines


def test_what_comes_later_stands_below_the_line_that_says_so(reflectie: Run) -> None:
    """The stage of the first question for later stands after “Later”, not before it."""
    lines = [line for line in reflectie("prompts", "show", "pdca").out.splitlines() if line]
    later = lines.index("Later, on the check date:")
    assert lines[later + 1] == "Check"
    assert lines[later + 2].startswith("7. ")


@pytest.mark.parametrize(("group", "word"), [("prompts", "check"), ("vragensets", "controleer")])
def test_a_sound_file_is_called_sound(reflectie: Run, trial: Path, group: str, word: str) -> None:
    """A file without problems gives one line on stdout and 0."""
    said = reflectie(group, word, str(trial), lang="nl")
    assert (said.code, said.err) == (0, "")
    assert re.fullmatch(r"proef\.yaml: klopt.*\b9\b.*\n", said.out)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_broken_file_is_told_every_problem_with_its_line(
    reflectie: Run, trial: Path, lang: str
) -> None:
    """All problems come at once, in the order of the file, and the exit code is 4."""
    broken = trial.with_name("stuk.yaml")
    text = trial.read_text("utf-8").replace("minutes: 7", "minutes: veel")
    broken.write_text(text.replace("type: short", "type: shrt"), encoding="utf-8")
    said = reflectie("prompts", "check", str(broken), str(trial), lang=lang)
    assert said.code == 4
    assert len(said.out.splitlines()) == 1
    line = "line" if lang == "en" else "regel"
    told = [one.split(":")[0] for one in said.err.splitlines()]
    column = "column" if lang == "en" else "kolom"
    assert told == [
        f"stuk.yaml, {line} 1, {column} 7",
        f"stuk.yaml, {line} 8, {column} 10",
        f"stuk.yaml, {line} 20, {column} 11",
    ]
    examples = [one.split(": ", 1)[1].split("(")[1] for one in said.err.splitlines()]
    assert [one.split(": ", 1)[1] for one in examples] == [
        "name: stuk)", "minutes: 5)", "type: text)"
    ]  # fmt: skip


def test_a_set_without_a_why_question_gets_a_warning_and_works(reflectie: Run, trial: Path) -> None:
    """A warning goes to stderr; the file is sound all the same."""
    trial.write_text(trial.read_text("utf-8").replace("[why, learn]", "[learn]"), "utf-8")
    said = reflectie("prompts", "check", str(trial))
    assert said.code == 0
    assert "why" in said.err
    assert said.out.startswith("proef.yaml: no mistakes")


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_broken_set_is_listed_with_its_problem_and_refused_with_it(
    reflectie: Run, trial: Path, lang: str
) -> None:
    """The list goes on past a broken file; whoever walks it hears what is wrong, and 4."""
    trial.write_text("name: proef\n", encoding="utf-8")
    listed = reflectie("prompts", "list", lang=lang)
    assert listed.code == 0
    assert "reflectiecirkel" in listed.out
    refused = reflectie("new", "proef", stdin="story: x\n", lang=lang)
    shown = reflectie("prompts", "show", "proef", lang=lang)
    assert (refused.code, refused.out) == (shown.code, shown.out) == (4, "")
    for said in (listed.out, refused.err, shown.err):
        assert "proef.yaml" in said
        assert "questions" in said


@pytest.mark.parametrize(("group", "word"), [("prompts", "path"), ("vragensets", "pad")])
def test_the_place_for_own_sets_is_said(reflectie: Run, home: Path, group: str, word: str) -> None:
    """The folder stands on stdout alone, so that a script can use it."""
    said = reflectie(group, word, lang="nl")
    assert (said.code, said.out, said.err) == (0, f"{home / 'prompts'}\n", "")


@pytest.mark.parametrize("group", ["prompts", "vragensets"])
def test_the_schema_is_json_schema(reflectie: Run, group: str) -> None:
    """The schema is one JSON document that names every key a set may have."""
    said = reflectie(group, "schema")
    assert (said.code, said.err) == (0, "")
    schema = json.loads(said.out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(schema["required"]) == {"name", "title", "questions"}
    assert {"aliases", "reason", "follow_up", "private", "origin"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False
