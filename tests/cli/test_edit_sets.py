"""Prompt sets of one's own changed in an editor: what was written is kept, what is wrong is said."""

import re
import shutil
from pathlib import Path

import pytest

from reflectie_cli.prompt_sets.library import shipped_folder
from tests.cli.own_sets import LANGS, Run, files, mode, version


def becomes(new: str, old: str) -> str:
    """Return the editor that puts one text in the place of another."""
    return f"assert {old!r} in t\nf.write_bytes(t.replace({old!r}, {new!r}).encode())"


# In the editor


ASKED = "What do you want to pause at?"
OTHER = becomes("What will you pause at?", ASKED)


def test_a_shipped_set_that_is_changed_becomes_ones_own(
    reflectie: Run, items: Run, editing: Run, folder: Path
) -> None:
    """Its own file wins from then on, with a version of its own, by its alias as well."""
    editing(OTHER)
    said = reflectie("prompts", "edit", "why")
    assert (said.code, said.out.split(":")[0]) == (0, "waarom.yaml")
    assert "version 3" in said.err
    file = folder / "waarom.yaml"
    assert (version(file), mode(file)) == (["version: 3"], 0o600)
    shipped = (shipped_folder() / "waarom.yaml").read_text("utf-8")
    assert file.read_text("utf-8") == shipped.replace(
        ASKED, "What will you pause at?"
    ).replace("version: 2", "version: 3")  # fmt: skip
    assert "will you pause" in reflectie("prompts", "show", "why").out
    assert files(folder) == {"waarom.yaml"}


@LANGS
def test_a_shipped_set_that_is_only_looked_at_stays_shipped(
    reflectie: Run, editing: Run, folder: Path, lang: str
) -> None:
    """Untouched, no file stays behind."""
    editing("")
    said = reflectie("prompts", "edit", "waarom", lang=lang)
    assert (said.code, said.out, said.err.count("\n")) == (0, "", 1)
    assert files(folder) == set()


@pytest.mark.parametrize(("name", "code"), [("nope", 3), ("../x", 3), ("", 3)])
def test_an_unknown_set_cannot_be_edited(
    reflectie: Run, editing: Run, folder: Path, name: str, code: int
) -> None:
    """The editor does not even start."""
    editing("raise SystemExit(9)")
    said = reflectie("prompts", "edit", name)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)
    assert files(folder) == set()


STORY = "What happened?"


@pytest.mark.parametrize(
    ("edit", "kept"),
    [
        ("", "version: 3"),
        (becomes("title: {nl: Andere, en: Other}", "title: {nl: De proef, en: The trial}"), "version: 3"),
        ("f.write_bytes((t + '# een gedachte\\n').encode())", "version: 3"),
        (becomes("  # waarom\n  - key: story", "  - key: story"), "version: 3"),
        (becomes("What was it?", STORY), "version: 4"),
        (becomes("What was it?", STORY) + "\nt = f.read_text()\nf.write_text(t.replace('version: 3', 'version: 8'))", "version: 8"),
        (becomes("What was it?", STORY) + "\nt = f.read_text()\nf.write_text(t.replace('version: 3', 'version: 2'))", "version: 4"),
        (becomes("What was it?", STORY) + "\nt = f.read_text()\nf.write_text(t.replace('version: 3\\n', ''))", "version: 4"),
        (becomes("optional: false", "optional: true"), "version: 4"),
    ],
    ids=["nothing", "title", "comment", "comment inside", "question", "raised", "lowered", "dropped", "optional"],
)  # fmt: skip
def test_the_version_goes_up_when_the_questions_change(
    reflectie: Run, editing: Run, trial: Path, edit: str, kept: str
) -> None:
    """Once, and only where nobody raised it; a comment or a title is no change of questions."""
    editing(edit)
    said = reflectie("prompts", "edit", "proef")
    assert said.code == 0
    assert version(trial) == [kept]
    assert ("version 4" in said.err) == (kept == "version: 4")
    assert files(trial.parent) == {"proef.yaml"}


def test_the_highest_version_does_not_break_the_set(
    reflectie: Run, editing: Run, trial: Path
) -> None:
    """A change leaves a set that was sound sound."""
    trial.write_text(trial.read_text("utf-8").replace("version: 3", "version: 9999"), "utf-8")
    editing(becomes("What was it?", STORY))
    assert reflectie("prompts", "edit", "proef").code == 0


@pytest.mark.parametrize("name", ["proef", "waarom"])
def test_an_editor_that_breaks_the_file_is_told_the_line(
    reflectie: Run, editing: Run, trial: Path, name: str
) -> None:
    """The words stay in the file, what is wrong is said with its place, and 4."""
    editing("f.write_bytes((t + 'nope: 1\\n').encode())")
    said = reflectie("prompts", "edit", name)
    assert (said.code, said.out) == (4, "")
    assert re.match(rf"{name}\.yaml, line \d+, column 1: “nope”", said.err)
    assert trial.with_name(f"{name}.yaml").read_text("utf-8").endswith("nope: 1\n")
    assert "gibbs" in reflectie("prompts", "list").out
    editing(becomes("", "nope: 1\n"))
    assert reflectie("prompts", "edit", name).code == 0


@pytest.mark.xfail(
    strict=True, reason="questions changed while the file was broken keep the version"
)
def test_a_set_that_is_mended_later_gets_its_new_version(
    reflectie: Run, editing: Run, trial: Path
) -> None:
    """Other questions are another version, also when the file was unsound for a moment."""
    editing("f.write_bytes((t.replace('What happened?', 'What was it?') + 'nope: 1\\n').encode())")
    assert reflectie("prompts", "edit", "proef").code == 4
    editing(becomes("", "nope: 1\n"))
    assert reflectie("prompts", "edit", "proef").code == 0
    assert version(trial) == ["version: 4"]


@pytest.mark.parametrize("name", ["proef", "waarom"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_emptied_file_gets_its_text_back(
    reflectie: Run, editing: Run, trial: Path, name: str, end: str
) -> None:
    """A file that comes back empty is no wish: an own one is as it was, a shipped one shipped."""
    before = trial.read_bytes().replace(b"\n", end.encode())
    trial.write_bytes(before)
    editing("f.write_bytes(b' \\n')")
    said = reflectie("prompts", "edit", name)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert files(trial.parent) == {"proef.yaml"}
    assert trial.read_bytes() == before


@pytest.mark.parametrize("name", ["proef", "waarom"])
def test_a_removed_file_is_said_to_be_gone(
    reflectie: Run, editing: Run, trial: Path, name: str
) -> None:
    """Whoever removes the file in the editor hears that it is not there; 4."""
    editing("f.unlink()")
    said = reflectie("prompts", "edit", name)
    assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)
    assert f"{name}.yaml" in said.err
    assert reflectie("prompts", "show", "waarom").code == 0


def test_an_editor_that_ends_badly_keeps_what_was_written(
    reflectie: Run, editing: Run, trial: Path
) -> None:
    """Its new version, its exit code, and where the words stand are said; 1."""
    editing(becomes("What was it?", STORY) + "\nsys.exit(7)")
    said = reflectie("prompts", "edit", "proef")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 2)
    assert "7" in said.err
    assert str(trial) in said.err
    assert "What was it?" in trial.read_text("utf-8")


def test_an_editor_that_ends_badly_does_not_hide_a_change(
    reflectie: Run, editing: Run, trial: Path
) -> None:
    """Other questions are another version, however the editor ended."""
    editing(becomes("What was it?", STORY) + "\nsys.exit(7)")
    reflectie("prompts", "edit", "proef")
    assert version(trial) == ["version: 4"]


def test_an_editor_that_ends_badly_names_no_file_that_is_gone(
    reflectie: Run, editing: Run, folder: Path
) -> None:
    """An untouched shipped set leaves no file, so none is named."""
    editing("sys.exit(1)")
    said = reflectie("prompts", "edit", "waarom")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert files(folder) == set()
    assert "waarom.yaml" not in said.err


@LANGS
@pytest.mark.parametrize("command", ["/no/such/editor", '"unfinished', "/"])
def test_a_missing_editor_leaves_nothing(
    reflectie: Run, trial: Path, monkeypatch: pytest.MonkeyPatch, command: str, lang: str
) -> None:
    """How to choose another is said; the own set is as it was, the shipped one stays shipped."""
    monkeypatch.setenv("EDITOR", command)
    before = trial.read_bytes()
    for name in ("proef", "waarom"):
        said = reflectie("prompts", "edit", name, lang=lang)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert "editor NA" in said.err
    assert trial.read_bytes() == before
    assert files(trial.parent) == {"proef.yaml"}


def test_a_file_saved_in_another_encoding_is_told(
    reflectie: Run, editing: Run, trial: Path
) -> None:
    """An editor that does not save UTF-8 is found out, and what it saved stays."""
    editing("f.write_bytes(t.encode('utf-16'))")
    said = reflectie("prompts", "edit", "proef")
    assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)
    assert "UTF-8" in said.err
    assert trial.read_bytes().startswith(b"\xff\xfe")


@pytest.mark.parametrize("name", ["proef", "na-de-dienst"])
def test_a_link_to_a_set_elsewhere_stays_a_link(
    reflectie: Run, editing: Run, trial: Path, tmp_path: Path, name: str
) -> None:
    """Whoever keeps the files somewhere else changes them there."""
    elsewhere = tmp_path / "elsewhere.yaml"
    source = trial if name == "proef" else shipped_folder() / f"{name}.yaml"
    shutil.copy(source, elsewhere)
    link = trial.with_name(f"{name}.yaml")
    link.unlink(missing_ok=True)
    link.symlink_to(elsewhere)
    if name == "proef":
        editing("f.write_bytes(t.replace('De proef', 'Anders').encode())")
        assert reflectie("prompts", "edit", name).code == 0
    assert reflectie("prompts", "check", name).code == 0
    assert link.is_symlink()


def test_a_new_version_goes_where_the_link_leads(
    reflectie: Run, editing: Run, trial: Path, tmp_path: Path
) -> None:
    """A link stays a link when the version goes up."""
    elsewhere = tmp_path / "elsewhere.yaml"
    trial.replace(elsewhere)
    trial.symlink_to(elsewhere)
    editing(becomes("What was it?", STORY))
    assert reflectie("prompts", "edit", "proef").code == 0
    assert version(elsewhere) == ["version: 4"]
    assert trial.is_symlink()


@pytest.mark.parametrize("kind", ["bom", "crlf"])
def test_a_change_of_a_file_from_windows_keeps_how_it_is_written(
    reflectie: Run, editing: Run, folder: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    """Byte order mark and line ends stay as the editor of that person wrote them."""
    reason = {
        "bom": "the byte order mark is lost when the version goes up",
        "crlf": "the version line that is added ends otherwise than the rest",
    }[kind]
    request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    folder.mkdir(parents=True)
    file = folder / "stuk.yaml"
    text = "name: stuk\ntitle: Stuk\nquestions:\n"
    text += "  - {key: a, type: text, roles: [why], question: Wat?}\n"
    if kind == "crlf":
        text = text.replace("\n", "\r\n")
    file.write_bytes(text.encode("utf-8-sig" if kind == "bom" else "utf-8"))
    editing(becomes("Hoe?", "Wat?"))
    assert reflectie("prompts", "edit", "stuk").code == 0
    after = file.read_bytes()
    assert b"version: 2" in after
    assert after.startswith(b"\xef\xbb\xbf") == (kind == "bom")
    assert after.count(b"\r\n") == (after.count(b"\n") if kind == "crlf" else 0)
