"""Another copy of the journal: taken in at the command line, and told about."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def there(tmp_path: Path) -> tuple[str, str]:
    """Return the options that name the copy on another device."""
    return ("--journal", str(tmp_path / "there.db"))


def exported(reflectie: Run, file: Path, *journal: str, past: bool = True) -> str:
    """Export a journal to a file and return its name."""
    history = ("--history",) if past else ()
    said = reflectie(*journal, "export", "-f", "json", *history, "--force", "-o", str(file))
    assert said.code == 0, said.err
    return str(file)


@pytest.mark.parametrize("past", [True, False], ids=["with its past", "plain"])
def test_what_was_changed_elsewhere_comes_in_and_is_counted_apart(
    reflectie: Run, items: Run, keep: Run, there: tuple[str, str], tmp_path: Path, past: bool
) -> None:
    """A theme given here and a title changed there both stay; the second time there is nothing."""
    handle = keep("waarom", {"situation": "eerst"})
    untouched = keep("waarom", {"situation": "gelijk"})
    file = tmp_path / "x.json"
    reflectie(*there, "import", exported(reflectie, file))
    reflectie(
        *there, "edit", handle, "--title", "Daar", "-q", "situation", stdin="situation: daar\n"
    )
    if past:  # without it nobody knows which of the two was changed last
        reflectie("edit", handle, "-t", "rust")
    back = exported(reflectie, tmp_path / "back.json", *there, past=past)
    dry = reflectie("import", back, "--dry-run")
    assert (dry.code, dry.out) == (0, f"{handle}\n")
    assert items("show", handle)[0]["title"] is None
    said = reflectie("import", back)
    assert (said.code, said.out) == (0, f"{handle}\n")
    counted = (
        "Changed on both sides, and put together: 1" if past else "Newer there, and changed here: 1"
    )
    assert counted in said.err
    assert "Already here: 1" in said.err
    (now,) = items("show", handle, "--history")
    assert (now["title"], now["tags"]) == ("Daar", ["rust"] * past)
    assert [answer["answer"] for answer in now["answers"]] == ["daar"]
    assert [old["answer"] for old in now["history"]] == ["eerst"]
    again = reflectie("import", back)
    assert (again.code, again.out) == (0, "")
    assert untouched in reflectie("list").out


def test_what_is_newer_here_is_kept_and_told(
    reflectie: Run, items: Run, keep: Run, tmp_path: Path
) -> None:
    """An older export changes nothing, and says what it did not change."""
    handle = keep("waarom", {"situation": "eerst"})
    old = exported(reflectie, tmp_path / "old.json")
    reflectie("edit", handle, "--title", "Nieuw")
    said = reflectie("import", old, lang="nl")
    assert (said.code, said.out) == (0, "")
    assert "Hier nieuwer, en zo gebleven: 1" in said.err
    assert items("show", handle)[0]["title"] == "Nieuw"


def test_what_was_erased_here_stays_so_unless_it_is_asked_back(
    reflectie: Run, keep: Run, tmp_path: Path
) -> None:
    """It is told apart from what is here already; `--bring-back` has it again, and again."""
    handle = keep("waarom", {"situation": "weg"})
    file = exported(reflectie, tmp_path / "x.json")
    reflectie("erase", handle, "--yes")
    for _ in range(2):
        said = reflectie("import", file)
        assert (said.code, said.out) == (0, "")
        assert "Erased here, and left out: 1. To have it again: --bring-back" in said.err
    assert reflectie("import", file, "--bring-back", "--dry-run").out == f"{handle}\n"
    assert reflectie("import", file, "--bring-back").out == f"{handle}\n"
    assert "weg" in reflectie("show", handle).out
    assert reflectie("import", file).out == ""
    reflectie("erase", handle, "--yes")
    assert reflectie("import", file).out == ""
    assert reflectie("show", handle).code == 3


def test_an_erasure_travels_with_an_export_that_holds_the_past(
    reflectie: Run, keep: Run, there: tuple[str, str], tmp_path: Path
) -> None:
    """What was erased on one device is gone on the other, and that is said."""
    handle = keep("waarom", {"situation": "weg"})
    keep("waarom", {"situation": "blijft"})
    reflectie(*there, "import", exported(reflectie, tmp_path / "x.json"))
    reflectie("erase", handle, "--yes")
    file = exported(reflectie, tmp_path / "y.json")
    dry = reflectie(*there, "import", file, "--dry-run")
    assert f"Erased elsewhere, and would be here: {handle}" in dry.err
    assert reflectie(*there, "show", handle).code == 0
    said = reflectie(*there, "import", file)
    assert f"Erased elsewhere, and now here: {handle}" in said.err
    assert reflectie(*there, "show", handle).code == 3


@pytest.mark.parametrize("past", [True, False], ids=["with its past", "plain"])
@pytest.mark.parametrize("whole", [True, False], ids=["everything", "the follow-up alone"])
def test_a_follow_up_from_elsewhere_settles_its_intention(
    reflectie: Run, items: Run, there: tuple[str, str], tmp_path: Path, past: bool, whole: bool
) -> None:
    """What was looked back on there does not keep coming back here."""
    plan = "situation: x\nintention: {text: vragen, check: 2020-01-02}\n"
    handle = reflectie("new", "waarom", "-d", "2020-01-01", stdin=plan).out.strip()
    reflectie(*there, "import", exported(reflectie, tmp_path / "x.json"))
    (meant,) = items("intentions")
    said = reflectie(
        *there, "follow-up", meant["handle"], stdin="done: yes\nwhat_happened: zij koos zelf\n"
    )
    assert said.code == 0, said.err
    file = Path(exported(reflectie, tmp_path / "y.json", *there, past=past))
    if not whole:
        document = json.loads(file.read_text())
        document["items"] = [item for item in document["items"] if item["handle"] != handle]
        file.write_text(json.dumps(document))
    assert reflectie("status", "--check").code == 10
    assert reflectie("import", str(file)).code == 0
    assert items("intentions")[0]["state"] == "done"
    assert reflectie("status", "--check").code == 0
    assert "zij koos zelf" in reflectie("show", handle).out


@pytest.mark.skipif(sys.platform == "win32", reason="making links asks for rights on Windows")
@pytest.mark.parametrize("words", [["list"], ["export"], ["new", "waarom"], ["status"]])
def test_a_link_to_a_place_that_is_not_there_is_no_new_journal(
    reflectie: Run, tmp_path: Path, words: list[str]
) -> None:
    """A nightly export must not replace a good copy with an empty one."""
    for journal in (tmp_path / "link.db", tmp_path / "folder" / "journal.db"):
        link = tmp_path / journal.relative_to(tmp_path).parts[0]
        link.symlink_to(tmp_path / "gone" / link.name)
        said = reflectie("--journal", str(journal), *words, stdin="situation: x\n")
        assert (said.code, said.out) == (5, "")
        assert "nothing is there" in said.err
        assert not (tmp_path / "gone").exists()


def test_where_the_journal_lies_is_told_once_when_writing_and_always_when_asked(
    reflectie: Run, tmp_path: Path
) -> None:
    """A folder that is copied elsewhere, and a copy that was put beside the journal."""
    journal = tmp_path / "Dropbox" / "journal.db"
    journal.parent.mkdir()
    option = ("--journal", str(journal))
    first = reflectie(*option, "new", "waarom", stdin="situation: x\n")
    assert "Dropbox copies elsewhere" in first.err
    assert reflectie(*option, "new", "waarom", stdin="situation: y\n").err == ""
    (journal.parent / "journal (conflicted copy).db").write_bytes(journal.read_bytes())
    assert "conflicted copy" in reflectie(*option, "new", "waarom", stdin="situation: z\n").err
    assert reflectie(*option, "new", "waarom", stdin="situation: z\n").err == ""
    for _ in range(2):
        status = reflectie(*option, "status")
        config = reflectie(*option, "config")
        for said in (status.err, config.out):
            assert "Dropbox copies elsewhere" in said
            assert "conflicted copy" in said


def test_what_only_the_past_holds_is_no_change(
    reflectie: Run, keep: Run, there: tuple[str, str], tmp_path: Path
) -> None:
    """A plain export and then one with its past tell the same: nothing was changed by anybody."""
    keep("na-de-dienst", {"good_for_client": "rust", "intention": "vragen"})
    plain = exported(reflectie, tmp_path / "plain.json", past=False)
    past = exported(reflectie, tmp_path / "past.json")
    reflectie(*there, "import", plain)
    for file in (past, past, plain):
        said = reflectie(*there, "import", file)
        assert (said.code, said.out, said.err) == (0, "", "Already here: 1\n")


def test_a_file_without_a_name_is_not_the_folder_somebody_is_in(
    reflectie: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable of a script that holds nothing takes nothing in."""
    (tmp_path / "2026-11-21.md").write_text("van iemand", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = reflectie("import", "")
    assert (said.code, said.out) == (4, "")
    assert "“”" in said.err
