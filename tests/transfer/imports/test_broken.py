"""Import: what is broken is reported with its place and stays out; a file cut short stays out whole."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def exported(reflectie: Run, three: Any) -> bytes:
    """Return three entries as they are exported."""
    said = reflectie("--journal", str(three.journal), "export")
    assert said.code == 0
    return bytes(said.out.encode())


@pytest.fixture
def export(exported: bytes, written: list[str], tmp_path: Path) -> Path:
    """Put an export of the three entries into a file."""
    file = tmp_path / "export.json"
    file.write_bytes(exported)
    return file


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return the place of another journal."""
    return tmp_path / "other.db"


@pytest.fixture
def kept(reflectie: Run, other: Path) -> Callable[[], list[str]]:
    """Return the handles of what the other journal holds."""

    def look() -> list[str]:
        said = reflectie("--journal", str(other), "export", "-f", "jsonl")
        return [json.loads(line)["handle"] for line in said.out.splitlines()]

    return look


def first(field: str, value: Any) -> Change:
    """Return a change of one field of the first entry."""
    return lambda document: document["items"][0].update({field: value})


def answer(field: str, value: Any) -> Change:
    """Return a change of one field of the first answer."""
    return lambda document: document["items"][0]["answers"][0].update({field: value})


def intention(field: str, value: Any) -> Change:
    """Return a change of one field of the first intention."""
    return lambda document: document["items"][0]["intentions"][0].update({field: value})


def twin(document: dict[str, Any], **other: Any) -> None:
    """Put the first entry before itself, changed a little."""
    document["items"].insert(0, copy.deepcopy(document["items"][0]) | other)


BROKEN: dict[str, Change] = {
    "no id": lambda document: document["items"][0].pop("id"),
    "no answer": lambda document: document["items"][0]["answers"][0].pop("answer"),
    "an id that is none": first("id", "k7f3q"),
    "an earlier entry that is none": first("from", "k7f3q"),
    "a day that is none": first("date", "2026-02-30"),
    "a moment that is none": first("created", "gisteren"),
    "a moment without its offset": answer("answered", "2026-11-21T10:00:00"),
    "an end without its offset": first("finished", "2026-11-21T10:00:00"),
    "a moment before time": first("created", "0001-01-01T00:00:00+14:00"),
    "a moment after time": answer("answered", "9999-12-31T23:59:59-14:00"),
    "a state that is none": first("state", "half\nline"),
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
    "a number for words": answer("answer", 7),
    "no entry at all": lambda document: document["items"].__setitem__(0, 7),
    "nothing": lambda document: document["items"].__setitem__(0, None),
}


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_is_told_and_the_rest_still_comes(
    reflectie: Run, export: Path, other: Path, written: list[str], change: Change, form: str
) -> None:
    """4, one line that names its place, and the handles of the others."""
    save(export, changed(export, change), form)
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out.splitlines()) == (4, written[1:])
    (line,) = said.err.splitlines()
    assert re.match(rf"{'Line' if form == 'jsonl' else 'Entry'} 1 was left out: .+\.$", line)
    assert len(line) < 400


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_with_all_or_nothing_one_broken_entry_keeps_all_out(
    reflectie: Run, export: Path, other: Path, change: Change, form: str
) -> None:
    """4, the place, no handle, and not even a journal is made."""
    save(export, changed(export, change), form)
    said = reflectie("--journal", str(other), "import", str(export), "--all-or-nothing")
    assert (said.code, said.out) == (4, "")
    place, nothing = said.err.splitlines()
    assert " 1 was left out: " in place
    assert nothing == "Nothing was imported."
    assert not other.exists()


def changed(export: Path, change: Change) -> dict[str, Any]:
    """Return the exported document with a change."""
    document: dict[str, Any] = json.loads(export.read_text("utf-8"))
    change(document)
    return document


def save(file: Path, document: dict[str, Any], form: str) -> None:
    """Write a document as one object or one entry a line."""
    items = "".join(f"{json.dumps(item)}\n" for item in document["items"])
    file.write_text(json.dumps(document) if form == "json" else items, encoding="ascii")


def test_all_or_nothing_takes_a_sound_file_in(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """The option changes nothing where nothing is broken."""
    said = reflectie("--journal", str(other), "import", str(export), "--all-or-nothing")
    assert (said.code, said.out.splitlines(), said.err) == (0, written, "")


def test_bytes_that_are_no_text_break_one_entry(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """One byte that is not UTF-8 keeps its entry out, not the others."""
    export.write_bytes(export.read_bytes().replace(b"lunch", b"l\xffnch"))
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out.splitlines()) == (4, written[1:])
    assert said.err.startswith("Entry 1 was left out: ")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_two_entries_with_one_id_are_not_made_one_in_silence(
    reflectie: Run, export: Path, other: Path, written: list[str], form: str
) -> None:
    """The first comes in; the other is reported, for its words would be lost."""
    document = changed(export, lambda document: twin(document, title="Anders"))
    save(export, document, form)
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out.splitlines()) == (4, written)
    assert " 2 was left out: an earlier entry has the same id" in said.err


def test_the_same_entry_twice_in_one_file_is_one(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """Two exports joined in one file are no trouble."""
    text = reflectie("export", "-f", "jsonl").out
    export.write_text(text + text, encoding="utf-8")
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out.splitlines(), said.err) == (0, written, "")


def test_an_intention_that_stands_in_two_entries_comes_once(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """The second entry that holds it is reported."""
    document = changed(export, lambda document: twin(document))
    document["items"][1]["id"] = document["items"][1]["id"][:-4] + "0000"
    save(export, document, "json")
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out.splitlines()) == (4, written)
    assert said.err.startswith("Entry 2 was left out: an intention in it")


def test_many_broken_lines_are_told_in_twenty_and_a_count(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """A file with a thousand broken lines does not fill the screen."""
    text = reflectie("export", "-f", "jsonl").out
    export.write_text(text + "{half\n" * 1000, encoding="utf-8")
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out.splitlines()) == (4, written)
    *told, more = said.err.splitlines()
    assert [line.split(" was ")[0] for line in told] == [f"Line {n}" for n in range(4, 24)]
    assert more == "And 980 more."


def test_a_dry_run_counts_and_tells_what_is_broken(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """Handles on stdout, counts and places on stderr, 4, and no journal is made."""
    save(export, changed(export, BROKEN["no id"]), "json")
    said = reflectie("--journal", str(other), "import", str(export), "--dry-run")
    assert (said.code, said.out.splitlines()) == (4, written[1:])
    assert said.err.splitlines()[1:] == ["Would be imported: 2"]
    assert not other.exists()


def test_a_line_of_jsonl_that_was_cut_is_told_and_the_others_come(
    reflectie: Run, export: Path, other: Path, written: list[str]
) -> None:
    """A file that was cut in its last line brings in the lines before it."""
    text = reflectie("export", "-f", "jsonl").out
    export.write_text(text[:-20], encoding="utf-8")
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out.splitlines()) == (4, written[:2])
    assert said.err.startswith("Line 3 was left out: ")


REFUSED: dict[str, Callable[[bytes], bytes]] = {
    "cut at its end": lambda data: data[:-30],
    "cut half-way": lambda data: data[: len(data) // 2],
    "cut after its first entry": lambda data: data[: data.index(b"\n", 60)],
    "cut after its last entry": lambda data: data[: data.rindex(b"\n]}")],
    "two in one": lambda data: data + b"{}",
    "empty": lambda data: b"",
    "blank": lambda data: b" \n\n\t ",
    "a byte order mark": lambda data: b"\xef\xbb\xbf",
    "some text": lambda data: b"hallo\n",
    "HTML": lambda data: b"<!doctype html>\n<p>\n[2026-11-21 22:10] hallo</p>\n",
    "Markdown": lambda data: b"# Lunch\n\n*21 november*\n\n- [x] klaar\n",
    "a list": lambda data: b"[]",
    "a list of entries": lambda data: json.dumps(json.loads(data)["items"]).encode(),
    "an object": lambda data: b"{}",
    "an object of another program": lambda data: b'{"entries": [{"date": "2026-11-21"}]}',
    "null": lambda data: b"null",
    "lines of another program": lambda data: b'{"a": 1}\n{"a": 2}\n',
    "another schema": lambda data: data.replace(b"reflectie/1", b"reflectie/2"),
    "a schema that is a number": lambda data: data.replace(b'"reflectie/1"', b"1"),
    "no schema": lambda data: b'{"items": []}',
    "no items": lambda data: b'{"schema": "reflectie/1"}',
    "items that are no list": lambda data: b'{"schema": "reflectie/1", "items": {"a": 1}}',
    "half a character": lambda data: data.replace(b"lunch", b"\\ud800"),
    "a pretended mark": lambda data: b"\xff\xfe" + data,
    "names that are no text": lambda data: b'{"\xb8": 1}',
    "deep lists": lambda data: b"[" * 100_000,
    "deep objects": lambda data: b'{"a":' * 100_000,
    "deep items": lambda data: b'{"schema":"reflectie/1","items":' + b"[" * 100_000,
    "zeros": lambda data: bytes(10_000),
    "a zip file": lambda data: b"PK\x03\x04" + data,
    "a journal": lambda data: b"SQLite format 3\x00" + data,
}


@pytest.mark.parametrize("spoil", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_spoiled_file_is_refused_and_nothing_comes_in(
    reflectie: Run, export: Path, other: Path, spoil: Callable[[bytes], bytes], lang: str
) -> None:
    """Cut short, empty, another format: 4, one short line with its name, nothing kept."""
    export.write_bytes(spoil(export.read_bytes()))
    said = reflectie("--journal", str(other), "import", str(export), lang=lang)
    assert (said.code, said.out) == (4, "")
    assert len(said.err.splitlines()) == 1
    assert len(said.err) < 400
    assert "export.json" in said.err
    assert re.search("Nothing was imported" if lang == "en" else "[Nn]iets", said.err)
    assert not other.exists()


def test_a_zip_file_says_to_unpack_it(reflectie: Run, tmp_path: Path) -> None:
    """Day One exports a zip file; the JSON is in it."""
    file = tmp_path / "Export-Journal.zip"
    file.write_bytes(b"PK\x03\x04\x14\x00")
    assert "unpack it" in reflectie("import", str(file)).err


def test_an_entry_of_a_million_letters_comes_in(
    reflectie: Run, export: Path, other: Path, kept: Callable[[], list[str]], written: list[str]
) -> None:
    """A long text comes in as a short one does."""
    save(export, changed(export, answer("answer", "woord " * 170_000)), "jsonl")
    said = reflectie("--journal", str(other), "import", str(export))
    assert (said.code, said.out.splitlines()) == (0, written)
    assert kept() == written
