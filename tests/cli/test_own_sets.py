"""Prompt sets of one's own: copied, given a card, checked."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from reflectie_cli.prompt_sets.form import SCHEMA_FILE
from reflectie_cli.prompt_sets.library import Library
from tests.cli.own_sets import LANGS, Run, files, mode, version

SHIPPED = Library(Path("nowhere")).names()


# A copy


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_set_can_be_copied(
    reflectie: Run, items: Run, folder: Path, name: str
) -> None:
    """The copy is sound, its owner's alone, and asks what the other asks."""
    said = reflectie("prompts", "new", "eigen", "--from", name)
    file = folder / "eigen.yaml"
    assert (said.code, said.out) == (0, f"{file}\n")
    assert "reflectie new eigen" in said.err
    assert files(folder) == {"eigen.yaml"}
    assert (mode(file), mode(folder)) == (0o600, 0o700)
    checked = reflectie("prompts", "check")
    assert (checked.code, checked.out.split(":")[0]) == (0, "eigen.yaml")
    own, shipped = (items("prompts", "show", one)[0]["questions"] for one in ("eigen", name))
    assert own == shipped


@LANGS
def test_a_copy_by_alias_says_where_it_is_from(reflectie: Run, items: Run, lang: str) -> None:
    """`--from why` copies waarom, which keeps its alias, and the page names the source."""
    assert reflectie("prompts", "new", "eigen", "--from", "why", lang=lang).code == 0
    page = reflectie("prompts", "show", "eigen", lang=lang).out
    named = "Naar:? De waarom-vraag" if lang == "nl" else "After:? The why-question"
    assert re.search(named, page)
    assert items("prompts", "show", "why")[0]["name"] == "waarom"


def test_the_schema_stands_beside_the_sets(reflectie: Run, folder: Path) -> None:
    """Editors find it in the first line of the set; it is the one `prompts schema` prints."""
    reflectie("prompts", "new", "eigen", "--from", "gibbs")
    schema = folder / SCHEMA_FILE
    assert json.loads(schema.read_text("utf-8")) == json.loads(reflectie("prompts", "schema").out)
    assert mode(schema) == 0o600
    first = (folder / "eigen.yaml").read_text("utf-8").split("\n")[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA_FILE}"


BAD_NAMES = (
    "Tafel", "aan tafel", "../x", "/tmp/x", "", " ", ".yaml", "x.yaml", "é", "а", "a-",
    "a--b", "a_b", "x\n", "a/b", "*", "{name}", "１",
)  # fmt: skip


@LANGS
@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_cannot_be_one_gets_a_line_and_2(
    reflectie: Run, folder: Path, name: str, lang: str
) -> None:
    """Capitals, spaces, ways to other folders: one line, and nothing is written."""
    said = reflectie("prompts", "new", "--from", "gibbs", "--", name, lang=lang)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "at-table" in said.err or "aan-tafel" in said.err
    assert not folder.exists()


def test_a_name_longer_than_a_file_may_have_gets_a_line(reflectie: Run, folder: Path) -> None:
    """A name of 300 letters is said to be too long, and leaves nothing."""
    said = reflectie("prompts", "new", "a" * 300, "--from", "gibbs")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert files(folder) == set()


def test_a_set_called_null_can_be_used(reflectie: Run) -> None:
    """What `new` wrote is sound, whatever its name."""
    assert reflectie("prompts", "new", "null", "--from", "gibbs").code == 0
    assert reflectie("prompts", "check", "null").code == 0


@pytest.mark.parametrize("name", ["true", "no", "12", "007", "0x1", "1e3", "list"])
def test_a_name_yaml_has_ideas_about_is_just_a_name(reflectie: Run, name: str) -> None:
    """Numbers and truths are names like any other."""
    assert reflectie("prompts", "new", name, "--from", "gibbs").code == 0
    assert reflectie("prompts", "check", name).code == 0


@LANGS
@pytest.mark.parametrize("source", [(), ("--from", "gibbs")])
def test_a_set_that_is_there_is_not_written_over(
    reflectie: Run, trial: Path, lang: str, source: tuple[str, ...]
) -> None:
    """The file stays, and how to change it is said; 1."""
    before = trial.read_bytes()
    said = reflectie("prompts", "new", "proef", *source, lang=lang)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "edit proef" in said.err or "wijzig proef" in said.err
    assert trial.read_bytes() == before


def test_an_unknown_source_names_what_is_near(reflectie: Run, folder: Path) -> None:
    """A slip in the source is 3, and leaves nothing."""
    said = reflectie("prompts", "new", "eigen", "--from", "gibs")
    assert (said.code, said.out) == (3, "")
    assert "gibbs" in said.err
    assert files(folder) == set()


def test_a_broken_source_is_said_and_not_copied(reflectie: Run, trial: Path) -> None:
    """The problem of the file is said with its line; 4."""
    trial.write_text(trial.read_text("utf-8") + "nope: 1\n", "utf-8")
    said = reflectie("prompts", "new", "eigen", "--from", "proef")
    assert (said.code, said.out) == (4, "")
    assert "nope" in said.err
    assert files(trial.parent) == {"proef.yaml"}


@LANGS
def test_without_a_terminal_nothing_can_be_asked(reflectie: Run, folder: Path, lang: str) -> None:
    """Without a source and without somebody to ask: one line and 2, nothing written."""
    said = reflectie("prompts", "new", "eigen", stdin="Titel\n\nVraag\n\n", lang=lang)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert files(folder) == set()


def test_without_a_terminal_the_way_that_works_is_said(reflectie: Run) -> None:
    """What the line proposes is something this command takes."""
    said = reflectie("prompts", "new", "eigen")
    assert "--answers" not in said.err


# A card


@LANGS
@pytest.mark.parametrize(
    ("name", "key"), [("na-de-dienst", "label_question"), ("reflectiespel", "card_answer")]
)
def test_a_card_comes_in_its_turn(
    reflectie: Run, items: Run, folder: Path, name: str, key: str, lang: str
) -> None:
    """Two cards join those of a shipped set; walks ask each of them once before one comes again."""
    for words in ('Wat was #1: "kern"?', "שלום?"):
        said = reflectie("prompts", "add", name, words, lang=lang)
        assert (said.code, said.out) == (0, "")
    file = folder / f"{name}.yaml"
    raised = Library(Path("nowhere")).find(name).version + 2
    assert (mode(file), version(file)) == (0o600, [f"version: {raised}"])
    assert files(folder) == {file.name}
    assert reflectie("prompts", "check", name).code == 0
    questions = Library(folder).find(name).questions
    many = next(len(question.rotate) for question in questions if question.key == key)
    asked = []
    for _ in range(many):
        handle = reflectie("new", name, stdin=json.dumps({key: "y"}), lang=lang).out.strip()
        asked += [one["question"] for one in items("show", handle)[0]["answers"]]
    assert {'Wat was #1: "kern"?', "שלום?"} <= set(asked)
    assert len(set(asked)) == len(asked) == many


@LANGS
def test_a_set_without_cards_stays_as_it_was(reflectie: Run, trial: Path, lang: str) -> None:
    """One line says which sets have cards; no file is made, none changed; 1."""
    before = trial.read_bytes()
    for name in ("waarom", "proef"):
        said = reflectie("prompts", "add", name, "Hoe?", lang=lang)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert "na-de-dienst" in said.err
    assert files(trial.parent) == {"proef.yaml"}
    assert trial.read_bytes() == before
    assert reflectie("prompts", "add", "nope", "Hoe?", lang=lang).code == 3


@pytest.mark.parametrize(
    "words",
    ["", "  ", "x\x7f", "x\udcff", "y" * 70_000],
    ids=["nothing", "spaces", "invisible", "no letters", "too long"],
)
def test_words_that_cannot_be_a_card_do_not_break_the_set(
    reflectie: Run, folder: Path, words: str
) -> None:
    """The set can still be walked, whatever was added to it."""
    said = reflectie("prompts", "add", "na-de-dienst", words)
    assert said.err.count("\n") == 1
    assert reflectie("prompts", "show", "na-de-dienst").code == 0


def test_a_card_is_not_added_to_a_broken_set(reflectie: Run, trial: Path) -> None:
    """What is wrong is said first, and the file stays; 4."""
    trial.write_text("rotate: [\n", "utf-8")
    said = reflectie("prompts", "add", "proef", "Hoe?")
    assert (said.code, said.out) == (4, "")
    assert trial.read_text("utf-8") == "rotate: [\n"


# Looking


@LANGS
def test_check_takes_names_and_files(
    reflectie: Run, trial: Path, tmp_path: Path, lang: str
) -> None:
    """Names, aliases, files, shipped ones as well; each sound one is a line."""
    elsewhere = tmp_path / "proef.yaml"
    shutil.copy(trial, elsewhere)
    named = ("proef", "trial", "why", str(elsewhere))
    said = reflectie("prompts", "check", *named, lang=lang)
    assert (said.code, said.err) == (0, "")
    heads = [line.split(":")[0] for line in said.out.splitlines()]
    assert heads == ["proef.yaml", "proef.yaml", "waarom.yaml", "proef.yaml"]


@LANGS
def test_check_without_sets_of_ones_own_says_where_they_go(
    reflectie: Run, folder: Path, lang: str
) -> None:
    """Having no set of one's own is no problem."""
    said = reflectie("prompts", "check", lang=lang)
    assert (said.code, said.out, said.err.count("\n")) == (0, "", 1)
    assert str(folder) in said.err
    assert not folder.exists()


@pytest.mark.parametrize(
    ("named", "code"),
    [("nope", 3), ("./nope.yaml", 4), ("nope.yaml", 4), ("", 3), ("/", 4), ("x\0y", 3)],
)
def test_check_of_what_is_not_there(reflectie: Run, named: str, code: int) -> None:
    """An unknown name is 3, a file that cannot be read is 4; one line each."""
    said = reflectie("prompts", "check", named)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)


def test_check_tells_of_a_taken_alias_however_the_file_is_named(
    reflectie: Run, trial: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same file gives the same answer."""
    trial.write_text(trial.read_text("utf-8").replace("[trial]", "[gibbs]"), "utf-8")
    assert reflectie("prompts", "check", str(trial)).code == 4
    monkeypatch.chdir(trial.parent)
    assert reflectie("prompts", "check", "proef.yaml").code == 4


def test_check_of_a_name_means_the_set(
    reflectie: Run, trial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What else is called so in the folder somebody is in does not matter."""
    (tmp_path / "proef").mkdir()
    monkeypatch.chdir(tmp_path)
    assert trial.exists()
    assert reflectie("prompts", "check", "proef").code == 0


# Places that cannot be written


@LANGS
@pytest.mark.parametrize(
    "words",
    [("new", "eigen", "--from", "gibbs"), ("edit", "waarom"), ("add", "na-de-dienst", "Hoe?")],
    ids=["new", "edit", "add"],
)
@pytest.mark.parametrize("kind", ["file", "read-only"])
def test_a_folder_that_cannot_be_written_gets_a_line(
    reflectie: Run, editing: Run, folder: Path, words: tuple[str, ...], lang: str, kind: str
) -> None:
    """Where no set can stand, that is said, and the shipped ones still work."""
    editing("")
    if kind == "file":
        folder.parent.mkdir()
        folder.write_text("x")
    elif os.name == "nt" or os.geteuid() == 0:
        pytest.skip("this person may write everywhere")
    else:
        folder.mkdir(mode=0o500, parents=True)
    said = reflectie("prompts", *words, lang=lang)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert str(folder) in said.err
    assert reflectie("new", "waarom", stdin="situation: x\n", lang=lang).code == 0
