"""What jrnl wrote comes in as it was written: words, moment and tags, once."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import Language, speak
from reflectie_cli.transfer.imports.content import Content, ImportResult
from reflectie_cli.transfer.imports.jrnl import read_jrnl_json, read_jrnl_text

Run = Callable[..., Any]

TEXT = """\
[2026-07-19 08:00:00 AM] Titel! met [x] en
regel twee

[2026-11-20 12:05:00 AM] Zonder punt *

[2026-11-21 10:10:00 PM] Druk op de groep.
We hebben @rust gevonden. Zie #Team/oost, niet a@b.nl

[2026-11-22] geen tijd, geen begin
 [2026-11-22 11:00] ook niet
[1] een voetnoot
"""
JSON: dict[str, Any] = {
    "tags": {"@rust": 1, "#team/oost": 1},
    "entries": [
        {"title": "Titel! met [x] en", "body": "regel twee", "date": "2026-07-19",
         "time": "08:00", "tags": [], "starred": False},
        {"title": "Zonder punt", "body": "", "date": "2026-11-20",
         "time": "00:05", "tags": [], "starred": True},
        {"title": "Druk op de groep.",
         "body": TEXT.partition("groep.\n")[2].rstrip(), "date": "2026-11-21",
         "time": "22:10", "tags": ["@rust", "#team/oost"], "starred": False},
    ],
}  # fmt: skip
"""The same journal as `jrnl --format json` gives it."""


def amsterdam(moment: datetime) -> datetime:
    """Return a time its offset in Amsterdam."""
    return moment.replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


def reading(
    data: str | bytes | dict[str, Any],
    language: Language | None = None,
    local: Callable[[datetime], datetime] = amsterdam,
) -> ImportResult:
    """Read a file of jrnl's."""
    if isinstance(data, dict):
        data = json.dumps(data, indent=2)
    data = data.encode() if isinstance(data, str) else data
    content = Content.of(data, "jrnl", language or speak("en"), local)
    found = read_jrnl_json(content) or read_jrnl_text(content)
    assert found is not None
    return found


def words(entry: Entry) -> str:
    """Return what was written."""
    (answer,) = entry.answers
    return answer.words


def exported(**changes: Any) -> dict[str, Any]:
    """Return an export of one entry, with changes in it."""
    return {"tags": {}, "entries": [JSON["entries"][0] | changes]}


def test_json_and_text_of_one_journal_are_the_same_entries() -> None:
    """Words, days, titles, tags and ids: it makes no difference which file somebody has."""
    from_text, from_json = reading(TEXT), reading(JSON)
    assert [entry.tags for entry in from_text.entries] == [(), ("starred",), ("rust", "team/oost")]
    assert from_text.entries == from_json.entries
    assert len(from_text.entries) == 3
    assert not from_text.broken


def test_an_entry_of_jrnl_is_a_done_entry_with_one_answer(
    reflectie: Run, tmp_path: Path, entries: Callable[..., Any]
) -> None:
    """It stands in the journal with its day, its words and its tags, in the language in use."""
    file = tmp_path / "journal.txt"
    file.write_text(TEXT, encoding="utf-8")
    said = reflectie("import", str(file), lang="nl")
    assert said.code == 0, said.err
    assert said.out.splitlines() == [item["handle"] for item in entries()]
    item = entries()[2]
    assert [item[name] for name in ("set", "set_title", "set_version", "language", "state")] == [
        "jrnl", "jrnl", 0, "nl", "done",
    ]  # fmt: skip
    assert (item["date"], item["title"]) == ("2026-11-21", "Druk op de groep.")
    assert item["tags"] == ["rust", "team/oost"]
    (answer,) = item["answers"]
    assert (answer["key"], answer["type"]) == ("text", "text")
    assert "jrnl" in answer["question"]
    assert answer["answer"] == TEXT[TEXT.index("Druk") :].rstrip()
    assert item["handle"] in reflectie("search", "gevonden").out


def test_importing_a_journal_of_jrnl_twice_is_importing_it_once(
    reflectie: Run, tmp_path: Path, entries: Callable[..., Any]
) -> None:
    """From its text or from its JSON, today or when there is more: only what is new comes in."""
    text, exported_too = tmp_path / "journal.txt", tmp_path / "journal.json"
    text.write_text(TEXT, encoding="utf-8")
    reflectie("import", str(text))
    before = entries()
    exported_too.write_text(json.dumps(JSON), encoding="utf-8")
    said = reflectie("import", str(exported_too), lang="nl")
    assert (said.code, said.out) == (0, "")
    assert "3" in said.err
    assert entries() == before
    text.write_text(TEXT + "\n[2026-11-23 09:00:00 AM] Meer.\n", encoding="utf-8")
    assert len(reflectie("import", str(text)).out.splitlines()) == 1


def test_an_erased_entry_of_jrnl_does_not_come_back(reflectie: Run, tmp_path: Path) -> None:
    """Erasing is for good, also for what can be read elsewhere."""
    file = tmp_path / "journal.txt"
    file.write_text(TEXT, encoding="utf-8")
    first, *_ = reflectie("import", str(file)).out.splitlines()
    reflectie("erase", first, "--yes")
    assert reflectie("import", str(file)).out == ""


def test_ids_are_those_of_the_file_and_not_of_the_place() -> None:
    """Whoever imports the same file in another country or language does not double it."""
    here = [entry.id for entry in reading(TEXT).entries]
    zone = ZoneInfo("America/New_York")
    there = reading(TEXT, speak("nl"), lambda moment: moment.replace(tzinfo=zone))
    assert [entry.id for entry in there.entries] == here
    assert len({*here}) == 3
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7\S{3}-[89ab]\S{3}-\S{12}", i) for i in here)


def test_a_time_gets_the_offset_it_had_at_this_place_then() -> None:
    """In July two hours, in November one; the night is the day that was written down."""
    summer, night, winter = reading(TEXT).entries
    assert summer.created.isoformat() == "2026-07-19T08:00:00+02:00"
    assert night.created.isoformat() == "2026-11-20T00:05:00+01:00"
    assert (night.date.isoformat(), winter.date.isoformat()) == ("2026-11-20", "2026-11-21")


WRITTEN = {
    "2026-11-21 22:10": "2026-11-21T22:10:00",
    "2026-11-21 22:10:09": "2026-11-21T22:10:09",
    "2026-11-21 10:10:09 PM": "2026-11-21T22:10:09",
    "2026-11-21 10:10 pm": "2026-11-21T22:10:00",
    "2026-11-21 12:10:00 AM": "2026-11-21T00:10:00",
    "2026-11-21 12:10:00 PM": "2026-11-21T12:10:00",
    "2026-11-21T22:10": "2026-11-21T22:10:00",
    "21-11-2026 22:10": "2026-11-21T22:10:00",
    "03.04.2026 9:05": "2026-04-03T09:05:00",
    "3/4/2026, 9:05": "2026-04-03T09:05:00",
}


@pytest.mark.parametrize("when", WRITTEN)
def test_a_moment_is_read_as_jrnl_writes_it_the_day_before_the_month(when: str) -> None:
    """Older and newer versions write another form."""
    (entry,) = reading(f"[{when}] Ja.\nZo.\n").entries
    assert entry.created.replace(tzinfo=None).isoformat() == WRITTEN[when]
    assert (entry.title, words(entry)) == ("Ja.", "Ja.\nZo.")


@pytest.mark.parametrize(
    "line",
    [
        "[2026-11-22] zonder tijd", "[22:10] zonder dag", " [2026-11-22 11:00] niet vooraan",
        "[2026-11-22 11:00](https://voorbeeld.nl) een verwijzing", "[x] klaar", "[1]: een noot",
        "2026-11-22 11:00 zonder haken", "[2026-11-22 rond 11:00] los", "[2026-11-22 11:00]vast",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_beginning_stays_in_its_text(line: str) -> None:
    """Only a day and a time in brackets at the beginning of a line begin an entry."""
    (entry,) = reading(f"[2026-11-21 22:10] Eerst.\n{line}\nlaatst\n").entries
    assert words(entry) == f"Eerst.\n{line}\nlaatst"


@pytest.mark.parametrize(
    ("text", "title", "whole"),
    [
        ("[2026-11-21 22:10] Druk. En toen rust.", "Druk.", "Druk. En toen rust."),
        ("[2026-11-21 22:10] “Ga je mee?” Ja.", "“Ga je mee?”", "“Ga je mee?” Ja."),
        ("[2026-11-21 22:10] Om 9.30 uur begonnen", None, "Om 9.30 uur begonnen"),
        ("[2026-11-21 22:10]\nzonder titel\nmeer", "zonder titel", "zonder titel\nmeer"),
        ("[2026-11-21 22:10] \r\nregel\r\nmeer\r\n", "regel", "regel\nmeer"),
        ("\ufeff\n[2026-11-21 22:10] x", "x", "x"),
        ("[2026-11-21 22:10] **vet**\nmeer", "**vet**", "**vet**\nmeer"),
        ("[2026-11-21 22:10] a\x00b \x1b[2J\n\u2028c", "ab [2J", "ab [2J\n\nc"),
    ],
)
def test_the_first_sentence_is_the_title_and_every_word_stays(
    text: str, title: str | None, whole: str
) -> None:
    """A title is to find an entry by; the words are all in the answer."""
    (entry,) = reading(text).entries
    assert (entry.title, words(entry)) == (title or whole, whole)


def test_a_title_without_end_is_cut_and_its_words_stay() -> None:
    """Somebody who never ends a sentence has a list that can be read."""
    (entry,) = reading("[2026-11-21 22:10] " + "woord " * 200_000).entries
    assert len(entry.title or "") <= 201
    assert len(words(entry).split()) == 200_000


def test_a_star_becomes_a_theme() -> None:
    """What somebody marked can be found back."""
    plain, starred = reading("[2026-11-21 22:10] x **\n\n[2026-11-21 22:11] y *\nz").entries
    assert (words(plain), plain.tags) == ("x **", ())
    assert (words(starred), starred.tags) == ("y\nz", ("starred",))


def test_a_moment_that_does_not_exist_is_told_and_its_neighbours_come() -> None:
    """Its words do not slip into the entry before it."""
    text = TEXT + "\n[2026-02-30 10:00:00 AM] Geen dag.\n\n[2026-11-23 13:00:00 PM] Geen uur.\n"
    found = reading(text)
    assert found.entries == reading(TEXT).entries
    assert [broken.sentence(speak("en")) for broken in found.broken] == [
        "Line 13 was left out: “2026-02-30 10:00:00 AM” is not a day and a time that exist.",
        "Line 15 was left out: “2026-11-23 13:00:00 PM” is not a day and a time that exist.",
    ]


def test_words_before_the_first_entry_are_told() -> None:
    """They have no day; nobody should think they came along."""
    found = reading(f"Los begin\n\n{TEXT}")
    assert len(found.entries) == 3
    assert [(broken.number, broken.detail) for broken in found.broken] == [(1, "")]


def test_an_entry_without_words_is_left_out_and_counted() -> None:
    """An empty entry is not worth an error."""
    found = reading("[2026-11-21 22:10] \n[2026-11-21 22:11] x\n[2026-11-21 22:12] *\n\n")
    assert [words(entry) for entry in found.entries] == ["x"]
    assert [*found.notes.values()] == [2]
    assert not found.broken


def test_lines_of_an_old_windows_file_are_read_and_counted(
    reflectie: Run, tmp_path: Path, entries: Callable[..., Any]
) -> None:
    """A file of two editors is read line by line, and one sentence says so."""
    file = tmp_path / "journal.txt"
    old = "Eén cliënt – € 5".encode("cp1252")
    file.write_bytes("[2026-11-21 22:10] Café.\n".encode() + old + b"\n\x81\n")
    said = reflectie("import", str(file))
    assert said.code == 0
    assert said.err == "Lines that are not UTF-8, read as text from Windows: 2\n"
    assert entries()[0]["answers"][0]["answer"] == "Café.\nEén cliënt – € 5"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("text", [TEXT, json.dumps(JSON)])
def test_what_windows_made_of_it_is_the_same(text: str, encoding: str) -> None:
    """PowerShell writes UTF-16, an editor a byte order mark."""
    assert reading(text.encode(encoding)).entries == reading(TEXT).entries


BROKEN: dict[str, dict[str, Any]] = {
    "a day that does not exist": {"date": "2026-02-30"},
    "a time that does not exist": {"time": "24:61"},
    "a day that is a number": {"date": 20261121},
    "no day": {"date": None},
    "a day before time": {"date": "0000-01-01"},
    "a title that is a list": {"title": ["x"]},
    "a body that is null": {"body": None},
    "tags that are text": {"tags": "@rust"},
    "a tag that is a number": {"tags": [7]},
    "a star that is a word": {"starred": "yes"},
}


@pytest.mark.parametrize("changes", BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_in_json_is_told_and_the_rest_comes(
    reflectie: Run, tmp_path: Path, changes: dict[str, Any]
) -> None:
    """4, its number, and the handle of the other."""
    document = exported(**changes)
    document["entries"].append(JSON["entries"][1])
    file = tmp_path / "journal.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    said = reflectie("import", str(file))
    assert (said.code, len(said.out.splitlines())) == (4, 1)
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("Entry 1 was left out: ")


@pytest.mark.parametrize("year", ["0001-01-01", "9999-12-31"])
def test_a_moment_at_the_edge_of_time_is_told_or_taken(year: str) -> None:
    """No zone makes an hour before the year 1 or after 9999."""
    for hours in ("00:00", "23:59"):
        found = reading(exported(date=year, time=hours))
        assert len(found.entries) + len(found.broken) == 1
        assert reading(exported(date=year, time=hours), local=datetime.astimezone) is not None


def test_half_a_character_or_a_bare_control_character_costs_no_words() -> None:
    """The half becomes a replacement character, the other is no word; whole ones are untouched."""
    text = json.dumps(exported(body="half \ud800, heel 🙂, \\ud800 en \udc00\u0000\u0007"))
    (entry,) = reading(text.replace("\\u0007", "\x07")).entries
    assert words(entry).endswith("half \ufffd, heel 🙂, \\ud800 en \ufffd")


def test_an_empty_journal_of_jrnl_brings_nothing(reflectie: Run, tmp_path: Path) -> None:
    """No entries is not an error."""
    file = tmp_path / "journal.json"
    file.write_text('{"tags": {}, "entries": []}', encoding="utf-8")
    said = reflectie("import", str(file))
    assert (said.code, said.out, said.err) == (0, "", "")


line = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))).filter(
    lambda text: not re.match(r"\[[0-9]", text)
)
written = st.tuples(
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    line.map(str.strip).filter(lambda title: bool(title) and not title.endswith("*")),
    st.lists(line).map("\n".join).map(str.strip),
    st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    journal=st.lists(written, min_size=1),
    form=st.sampled_from(["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %I:%M:%S %p", "%d-%m-%Y %H:%M:%S"]),
)
def test_whatever_jrnl_writes_comes_back_word_for_word(
    journal: list[tuple[datetime, str, str, bool]], form: str
) -> None:
    """Any words, in any of its forms: moment, title, words and star are those that were written."""
    file = "\n".join(
        f"[{moment.strftime(form)}] {title}{' *' if star else ''}\n{body}{chr(10) if body else ''}"
        for moment, title, body, star in journal
    )
    found = reading(file)
    assert not found.broken
    assert {(entry.created, words(entry)) for entry in found.entries} == {
        (amsterdam(moment), f"{title}\n{body}".strip()) for moment, title, body, _ in journal
    }
    assert all(words(entry).startswith((entry.title or "")[:1]) for entry in found.entries)
