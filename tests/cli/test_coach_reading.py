"""A coach reads what came: by person, with its headings, what is new, and in every format."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.documents.formats import formats_of
from reflectie_cli.transfer.sealed import make_identity
from tests.cli.two_people import TwoPeople, two_people

Run = Callable[..., Any]


@pytest.fixture
def both(reflectie: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TwoPeople:
    """Return a coach and somebody they coach."""
    return two_people(reflectie, tmp_path, monkeypatch)


def items(said: Any) -> Any:
    """Return the items of JSON."""
    assert said.code == 0, said.err
    return json.loads(said.out)["items"]


def test_a_summary_is_shown_with_its_headings(both: TwoPeople) -> None:
    """By the name of who sent it, by its handle or the latest of all: each part below its title."""
    handle = both.opened(both.sends())
    for which in ("Noor", " noor", handle, handle[:3], ""):
        said = both.coach("coach", "show", *([which] if which else []))
        lines = said.out.splitlines()
        assert said.code == 0
        assert lines[lines.index("What I want to talk about") + 1] == "How I say no"
        assert handle in lines[0]
        assert lines[1].startswith("Noor · received")
    assert "What I want to talk about" in both.coach("show", handle).out.splitlines()


def test_the_latest_of_somebody_is_shown(both: TwoPeople) -> None:
    """Not the first one, nor that of somebody else."""
    both.opened(both.sends("1.age", "The first"))
    both.opened(both.sends("2.age", "The second"))
    both.opened(both.sends("3.age", "Of somebody else"), "Bram")
    assert "The second" in both.coach("coach", "show", "Noor").out
    assert "Of somebody else" in both.coach("coach", "show").out


def test_a_list_is_by_person_and_says_what_is_new(both: TwoPeople) -> None:
    """The latest of each, what nobody read yet, and how many came before it."""
    both.opened(both.sends("1.age", "The first"))
    both.opened(both.sends("2.age", "The second"))
    quiet = both.sends("3.age", "The third")
    (unread,) = items(both.coach("coach", "open", str(quiet), "--as", "Bram", "--json"))
    assert unread["new"] is True
    listed = both.coach("coach", "list").out.splitlines()
    assert [line for line in listed if not line.startswith(" ")] == [
        "Bram", "Noor  and 1 before it",
    ]  # fmt: skip
    assert re.search(r"The third  new$", next(line for line in listed if "third" in line))
    assert not any("The first" in line for line in listed)
    assert "The first" in both.coach("coach", "list", "NOOR").out
    assert f"Bram ({unread['handle']})" in both.coach("coach", "show", "Noor").err
    assert both.coach("coach", "show", "Bram").err == ""
    assert "new" not in both.coach("coach", "list").out


def test_json_for_programs_is_no_reading(both: TwoPeople) -> None:
    """What a program took is still new to the coach."""
    file = both.sends()
    both.coach("coach", "open", str(file), "--as", "Noor", "--json")
    both.coach("coach", "show", "Noor", "--json")
    (one,) = items(both.coach("coach", "list", "--json"))
    assert (one["new"], one["begins"], one["replied"]) == (True, "How I say no", None)


@pytest.mark.parametrize("name", formats_of("summary"))
def test_what_somebody_sent_is_exported_with_its_headings(both: TwoPeople, name: str) -> None:
    """In every format there is for a summary: the parts are headings, and the file says where it is."""
    both.opened(both.sends("1.age", "The first"))
    both.opened(both.sends("2.age", "The second"))
    file = both.file(f"noor.{name}")
    said = both.coach("coach", "export", "noor", "-o", str(file))
    assert (said.code, said.out) == (0, "")
    assert str(file) in said.err
    data = file.read_bytes()
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            written = parts.read("word/document.xml").decode()
        assert written.count("What I want to talk about") == 2
        assert re.search(r'w:pStyle w:val="Heading\d"', written)
    elif name == "html":
        assert len(re.findall("<h3[^>]*>What I want to talk about</h3>", data.decode())) == 2
    elif name == "md":
        assert data.decode().splitlines()[0] == "# Summaries of Noor"
        assert data.decode().count("### What I want to talk about") == 2
        assert data.decode().count("keep it out of any personnel file") == 1
    elif name == "json":
        titles = [one["document"]["parts"][0]["title"] for one in json.loads(data)["items"]]
        assert titles == ["What I want to talk about"] * 2


def test_an_export_takes_a_period_or_one_handle(both: TwoPeople) -> None:
    """What was received in a period; one summary stands by itself."""
    handle = both.opened(both.sends("1.age", "The first"))
    both.opened(both.sends("2.age", "The second"))
    assert both.coach("coach", "export", "Noor", "year").out.count("want to talk") == 2
    alone = both.coach("coach", "export", handle).out
    assert alone.startswith("# For the conversation with my coach")
    assert "The second" not in alone
    said = both.coach("coach", "export", "Noor", "2020")
    assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
    assert both.coach("coach", "export", "Noor", "someday").code == 2


def test_the_whole_journal_is_exported_with_those_headings_too(both: TwoPeople) -> None:
    """An export of everything has the parts of what was received as headings, not as one text."""
    both.opened(both.sends())
    assert "## What I want to talk about" in both.coach("export", "-f", "md").out
    page = both.coach("export", "-f", "html").out
    assert re.search("<h3[^>]*>What I want to talk about</h3>", page)
    assert '{"title"' not in page


def test_open_writes_a_file_as_well(both: TwoPeople) -> None:
    """With -o what came is kept and written, in the format of the file's name, once."""
    sent, file = both.sends(), both.file("noor.html")
    said = both.coach("coach", "open", str(sent), "--as", "Noor", "-o", str(file))
    (handle,) = said.out.splitlines()
    assert str(file) in said.err
    assert "How I say no" in file.read_text(encoding="utf-8")
    again = both.coach("coach", "open", str(sent), "--as", "Noor", "-o", str(file))
    assert (again.code, again.out) == (1, "")
    again = both.coach("coach", "open", str(sent), "--as", "Noor", "-o", str(file), "--force")
    assert again.out.splitlines() == [handle]


@pytest.mark.parametrize("command", [("open",), ("export",), ("reply",)])
@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_what_stands_in_the_way_stays(both: TwoPeople, command: tuple[str], there: str) -> None:
    """Nothing is written over a file, a folder or a link, and nothing is asked or kept before."""
    handle = both.opened(both.sends())
    place, other = both.file("way.md"), both.file("other.md")
    other.write_text("mine", encoding="utf-8")
    match there:
        case "file":
            place.write_text("mine", encoding="utf-8")
        case "folder":
            place.mkdir()
        case _:
            place.symlink_to(other)
    more = [str(both.file("s.age")), "--as", "Noor"] if command == ("open",) else [handle]
    said = both.coach("coach", *command, *more, "-o", str(place), stdin="reply: Yes")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert other.read_text(encoding="utf-8") == "mine"
    assert items(both.coach("coach", "list", "--json"))[0]["reply"] is None


def test_a_folder_is_not_written_over_with_force_either(both: TwoPeople) -> None:
    """One line, nothing half written; what was received stays."""
    both.opened(both.sends())
    place = both.file("folder")
    place.mkdir()
    said = both.coach("coach", "export", "Noor", "-o", str(place), "--force")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert [*place.iterdir()] == []


def test_what_was_kept_before_headings_were_still_shows(both: TwoPeople) -> None:
    """An entry of an older version has its text: it is shown, listed and exported, and not new."""
    handle = both.opened(both.sends())
    exported = json.loads(both.coach("export", "-f", "json").out)
    entry = exported["items"][0]
    entry["set_version"] = 1
    entry["answers"] = [
        one for one in entry["answers"] if one["key"] in ("summary", "made", "file")
    ]
    file = both.file("old.json")
    file.write_text(json.dumps(exported), encoding="utf-8")
    both.environment.setenv("REFLECTIE_HOME", str(both.file("older")))
    assert both.run("import", str(file)).code == 0
    shown = both.run("coach", "show", "Noor")
    assert shown.out.count("For the conversation with my coach") == 1
    assert "How I say no" in shown.out
    (one,) = items(both.run("coach", "list", "--json"))
    assert (one["handle"], one["new"]) == (handle, False)
    assert "How I say no" in both.run("coach", "export", "Noor").out
    (both.file("older") / "coach-key.age").write_bytes(
        (both.file("coach") / "coach-key.age").read_bytes()
    )
    both.run("coach", "open", str(both.file("s.age")), "--as", "Noor")
    assert "## What I want to talk about" in both.run("coach", "export", "Noor").out


@pytest.mark.parametrize("broken", ["{", '{"title": 1}', "[]", '{"title": "x", "language": "xx"}'])
def test_headings_that_were_damaged_leave_the_text(both: TwoPeople, broken: str) -> None:
    """An import may hold anything; what can be shown is shown."""
    both.opened(both.sends())
    exported = json.loads(both.coach("export", "-f", "json").out)
    for one in exported["items"][0]["answers"]:
        if one["key"] == "received_document":
            one["answer"] = broken
    file = both.file("broken.json")
    file.write_text(json.dumps(exported), encoding="utf-8")
    both.environment.setenv("REFLECTIE_HOME", str(both.file("other")))
    both.run("import", str(file))
    for words in (("show", "last"), ("coach", "show"), ("coach", "export", "Noor")):
        said = both.run(*words)
        assert said.code == 0
        assert "How I say no" in said.out


def test_a_search_finds_the_text_and_not_what_is_for_programs(both: TwoPeople) -> None:
    """What was sent is found once, by its words; the names of fields are nobody's words."""
    both.opened(both.sends())
    ((match,),) = [one["matches"] for one in items(both.coach("search", "how I say", "--json"))]
    assert match["key"] == "summary"
    assert items(both.coach("search", "course", "--json")) == []


def test_who_is_not_there_is_told_with_the_nearest(both: TwoPeople) -> None:
    """A name nobody has, a handle of something else, and a list that is empty: code 3, one line."""
    said = both.coach("coach", "show")
    assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
    both.opened(both.sends())
    own = both.coach("new", "waarom", stdin="situation: Of my own").out.strip()
    for which in ("Noortje", own, "x" * 500, " "):
        said = both.coach("coach", "show", which)
        assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
    assert "Noor?" in both.coach("coach", "show", "Noort").err


@pytest.mark.parametrize(
    "name", ["Zoë 🙂", "نور", "O'Neill, [b]", "-x", "#Noor", "نور‮x", "a" * 300]
)
def test_a_name_may_have_any_letters(both: TwoPeople, name: str) -> None:
    """It is listed, and found by what was typed."""
    both.opened(both.sends(), name)
    shown = both.coach("coach", "show", "--", name)
    assert (shown.code, "How I say no" in shown.out) == (0, True), shown.err
    assert len(items(both.coach("coach", "list", "--json", "--", name))) == 1
    for line in both.coach("coach", "list").out.splitlines():
        assert len(line) <= 80
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", line)


@pytest.mark.parametrize("name", ["#", " # ", "\x07"])
def test_a_name_of_no_letters_is_none(both: TwoPeople, name: str) -> None:
    """Nothing is kept under a name by which nobody finds it."""
    said = both.coach("coach", "open", str(both.sends()), "--as", name)
    assert (said.code, said.out) == (2, "")
    assert items(both.coach("coach", "list", "--json")) == []


def test_two_people_of_one_name_are_told_apart_by_their_keys(both: TwoPeople) -> None:
    """Where another key comes under a name that is taken, the coach is told; nothing is lost."""
    both.key_of_noor()
    both.opened(both.sends("1.age", "Of the first"))
    both.opened(both.sends("2.age", "Of the first again"))
    (both.file("noor") / "coach-key.pub").write_text(make_identity().public, encoding="utf-8")
    said = both.coach("coach", "open", str(both.sends("3.age", "Of another")), "--as", "noor")
    assert said.code == 0
    assert "another key" in said.err
    assert len(items(both.coach("coach", "list", "Noor", "--json"))) == 3


def test_deidentified_the_headings_stay_behind(both: TwoPeople) -> None:
    """A file that is handed on holds no second copy of the text, in which nothing was replaced."""
    both.opened(both.sends("1.age", "With Sanne de Vries"))
    both.coach("names", "add", "Sanne")
    said = both.coach("export", "--deidentify", "-f", "json")
    assert "received_document" not in said.out
