"""Import: what was exported comes back whole, once, or not at all."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def export(reflectie: Run, written: list[str], tmp_path: Path) -> Path:
    """Export three entries into a file."""
    file = tmp_path / "export.json"
    assert reflectie("export", "-o", str(file)).code == 0
    assert len(written) == 3
    return file


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Give the place of another journal."""
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


def first(field: str, value: Any) -> Change:
    """Give a change of one field of the first entry."""
    return lambda document: document["items"][0].update({field: value})


def answer(field: str, value: Any) -> Change:
    """Give a change of one field of the first answer."""
    return lambda document: document["items"][0]["answers"][0].update({field: value})


def intention(field: str, value: Any) -> Change:
    """Give a change of one field of the first intention."""
    return lambda document: document["items"][0]["intentions"][0].update({field: value})


def another_id(document: dict[str, Any]) -> None:
    """Put the first entry in twice, under two ids, with the same intention inside."""
    twin = copy.deepcopy(document["items"][0])
    twin["id"] = twin["id"][:-4] + "0000"
    document["items"].append(twin)


BROKEN: dict[str, Change] = {
    "another schema": lambda document: document.update(schema="reflectie/2"),
    "no items": lambda document: document.pop("items"),
    "no id": lambda document: document["items"][1].pop("id"),
    "no answer": lambda document: document["items"][2]["answers"][0].pop("answer"),
    "an id that is none": first("id", "k7f3q"),
    "a day that is none": first("date", "2026-02-30"),
    "a moment that is none": first("created", "gisteren"),
    "a moment without its offset": answer("answered", "2026-11-21T10:00:00"),
    "an end without its offset": first("finished", "2026-11-21T10:00:00"),
    "a moment before time": first("created", "0001-01-01T00:00:00+14:00"),
    "a moment after time": answer("answered", "9999-12-31T23:59:59-14:00"),
    "a state that is none": first("state", "half"),
    "a language that is none": first("language", "fr"),
    "a version that is none": first("set_version", "een"),
    "a version past every number": first("set_version", 2**70),
    "a type that is none": answer("type", "banana"),
    "text where a list belongs": answer("type", "multi"),
    "a list where text belongs": answer("answer", ["een", "twee"]),
    "a question twice": lambda document: document["items"][0]["answers"].append(
        document["items"][0]["answers"][0]
    ),
    "an intention's state that is none": intention("state", "half"),
    "an intention's id that is none": intention("id", "x"),
    "an intention twice": lambda document: document["items"][0]["intentions"].append(
        document["items"][0]["intentions"][0]
    ),
    "one intention in two entries": another_id,
    "half a character": answer("answer", "\ud800"),
    "a number for words": answer("answer", 7),
}


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_a_broken_export_is_refused_and_nothing_comes_in(
    reflectie: Run, export: Path, other: Path, change: Change, lang: str
) -> None:
    """One thing wrong anywhere: 4, one line that names the file, and not one entry is kept."""
    document = json.loads(export.read_text("utf-8"))
    change(document)
    export.write_text(json.dumps(document), encoding="ascii")
    named = ("--journal", str(other))
    said = reflectie(*named, "import", str(export), lang=lang)
    assert (said.code, said.out) == (4, "")
    assert "export.json" in said.err
    assert len(said.err.splitlines()) == 1
    assert reflectie(*named, "export", "-f", "jsonl").out == ""


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-30],
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"hallo\n",
        lambda data: b"[]",
        lambda data: b"{}",
        lambda data: b"null",
        lambda data: b"\xff\xfe" + data,
        lambda data: data.replace(b"lunch", b"l\xffnch"),
        lambda data: data + b"{}",
        lambda data: data[: data.index(b"\n", 60)],
        lambda data: b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_spoiled_file_is_refused_and_nothing_comes_in(
    reflectie: Run, export: Path, other: Path, spoil: Callable[[bytes], bytes], lang: str
) -> None:
    """Cut short, empty, another format, broken bytes: 4, one short line, nothing kept."""
    export.write_bytes(spoil(export.read_bytes()))
    said = reflectie("--journal", str(other), "import", str(export), lang=lang)
    assert (said.code, said.out) == (4, "")
    assert len(said.err.splitlines()) == 1
    assert len(said.err) < 400
    assert re.search("Nothing was imported" if lang == "en" else "[Nn]iets", said.err)
    assert not other.exists() or reflectie("--journal", str(other), "list", "--json").out == (
        '{"schema":"reflectie/1","items":[]}\n'
    )


def test_half_a_line_of_jsonl_is_refused_whole(reflectie: Run, export: Path, other: Path) -> None:
    """A file that was cut in its last line brings nothing in, not even the lines before it."""
    text = reflectie("export", "-f", "jsonl").out
    export.write_text(text[:-20], encoding="utf-8")
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out) == (4, "")
    assert "3" in said.err
    assert reflectie("--journal", str(other), "export", "-f", "jsonl").out == ""


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
