"""Import: what was exported comes back whole, and once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def export(reflectie: Run, written: list[str], tmp_path: Path) -> Path:
    """Export three entries into a file."""
    file = tmp_path / "export.json"
    assert reflectie("export", "-o", str(file)).code == 0
    assert len(written) == 3
    return file


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return the place of another journal."""
    return tmp_path / "other.db"


@pytest.mark.parametrize("word", ["import", "importeer"])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_an_import_prints_the_handles_of_what_came_in(
    reflectie: Run, written: list[str], other: Path, tmp_path: Path, word: str, form: str
) -> None:
    """Handles, one a line, and nothing else; entries keep the handles they had."""
    file = tmp_path / f"uit.{form}"
    reflectie("export", "-f", form, "-o", str(file))
    said = reflectie("--journal", str(other), word, str(file))
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == written


def test_an_import_from_a_pipe_is_the_same(
    reflectie: Run, export: Path, other: Path, entries: Callable[..., Any]
) -> None:
    """`-` reads standard input."""
    said = reflectie("--journal", str(other), "import", "-", stdin=export.read_bytes())
    assert said.code == 0
    assert entries(other) == entries()


def test_importing_twice_is_importing_once(
    reflectie: Run, export: Path, other: Path, entries: Callable[..., Any]
) -> None:
    """The second time nothing comes in, no handle is printed, and the count is said."""
    reflectie("--journal", str(other), "import", str(export))
    before = entries(other)
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out) == (0, "")
    assert "3" in said.err
    assert entries(other) == before


def test_importing_into_the_journal_it_came_from_changes_nothing(
    reflectie: Run, export: Path, entries: Callable[..., Any], written: list[str]
) -> None:
    """What changed since the export stays as it is now."""
    reflectie("edit", written[0], "--title", "Nieuwer")
    before = entries()
    assert reflectie("import", str(export)).out == ""
    assert entries() == before


def test_only_what_is_new_comes_in(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """A second export with one entry more brings in that one."""
    reflectie("--journal", str(other), "import", str(export))
    more = reflectie("new", "waarom", stdin="situation: later\n").out
    reflectie("export", "-o", str(export), "--force")
    assert reflectie("--journal", str(other), "import", str(export)).out == more
    assert more.strip() not in written


def test_a_dry_run_says_what_would_come_in_and_makes_no_journal(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """`--dry-run` prints the handles and leaves no file behind."""
    said = reflectie("--journal", str(other), "import", str(export), "--dry-run")
    assert (said.code, said.out.splitlines()) == (0, written)
    assert not other.exists()


def test_what_was_imported_is_found_due_and_tied_as_before(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """Search, themes, what waits, and the entry it builds on came along."""
    named = ("--journal", str(other))
    reflectie(*named, "import", str(export))
    assert written[0] in reflectie(*named, "search", "lunch").out
    assert reflectie(*named, "tags").out == "maaltijd\nRust\n"
    assert written[2] in reflectie(*named, "status").out
    for words in (("show", written[1], "--json"), ("status", "--json"), ("list", "--json")):
        assert reflectie(*named, *words).out == reflectie(*words).out


def test_an_open_entry_goes_on_where_it_came(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """The later part of an imported entry can be given there, and is shown in its order."""
    named = ("--journal", str(other))
    reflectie(*named, "import", str(export))
    said = reflectie(*named, "resume", stdin="done: partly\neffect_client: Rustiger\n")
    assert said.out == f"{written[2]}\n"
    (item,) = json.loads(reflectie(*named, "show", written[2], "--json").out)["items"]
    assert item["state"] == "done"
    assert [answer["key"] for answer in item["answers"]][-2:] == ["done", "effect_client"]


def test_an_answer_added_to_an_imported_entry_stands_in_the_order_of_its_set(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """A question left out is filled in where it was asked, as in the journal it came from."""
    named = ("--journal", str(other))
    reflectie(*named, "import", str(export))
    given = "purpose: Rust\n"
    for journal in ((), named):
        assert reflectie(*journal, "edit", written[1], "--answers", "-", stdin=given).code == 0
    there, here = (
        [answer["key"] for answer in json.loads(
            reflectie(*journal, "show", written[1], "--json").out)["items"][0]["answers"]]
        for journal in (named, ())
    )  # fmt: skip
    assert here == ["situation", "purpose", "learned"]
    assert there == here


def test_a_byte_order_mark_other_layout_and_other_order_of_names_are_no_obstacle(
    reflectie: Run, export: Path, other: Path, entries: Callable[..., Any]
) -> None:
    """The same JSON as another program writes it (indented, sorted, marked) is read."""
    document = json.loads(export.read_text("utf-8"))
    text = json.dumps(document, indent=2, sort_keys=True)
    export.write_bytes(b"\xef\xbb\xbf" + text.encode("ascii"))
    said = reflectie("--journal", str(other), "import", str(export))
    assert said.code == 0, said.err
    assert entries(other) == entries()


def test_the_same_id_in_capitals_is_the_same_entry(
    reflectie: Run, export: Path, entries: Callable[..., Any]
) -> None:
    """An id is known however its letters are written: twice stays once."""
    before = entries()
    document = json.loads(export.read_text("utf-8"))
    for item in document["items"]:
        item["id"] = item["id"].upper()
    export.write_text(json.dumps(document), encoding="utf-8")
    assert reflectie("import", str(export)).code in (0, 4)
    assert entries() == before


def test_a_handle_that_is_taken_gives_way(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """Two entries never share a handle; the one that comes in gets a longer one of its own."""
    document = json.loads(export.read_text("utf-8"))
    twin = document["items"][1]
    twin["id"] = f"00000000{twin['id'][8:]}"
    reflectie("--journal", str(other), "import", str(export))
    export.write_text(json.dumps({**document, "items": [twin]}), encoding="utf-8")
    said = reflectie("--journal", str(other), "import", str(export))
    assert said.code == 0
    (handle,) = said.out.split()
    assert handle != written[1]
    assert reflectie("--journal", str(other), "show", handle).code == 0
