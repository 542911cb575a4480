"""What Day One exports comes in: words, day and tags; never where somebody was."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.language import speak
from reflectie_cli.transfer.imports.content import Content, ImportResult
from reflectie_cli.transfer.imports.day_one import read_day_one

Run = Callable[..., Any]

ENTRY: dict[str, Any] = {
    "uuid": "1546F37361264E129200B2CA6A885855",
    "creationDate": "2026-11-20T23:10:00Z",
    "modifiedDate": "2026-11-21T08:00:00Z",
    "timeZone": "Europe/Amsterdam",
    "text": "# Een stille lunch\n\n![](dayone-moment://AD6F2A6EC10C41AEA35E94BAD169936D)\n\n"
    "Eerst 20\\-30 minuten niets\\. Toen *rust*\\!",
    "richText": '{"contents": [{"text": "iets anders"}]}',
    "tags": ["Rust", " team  oost "],
    "starred": True,
    "location": {"placeName": "Dorpsstraat 7", "latitude": 52.156113, "longitude": 5.2},
    "weather": {"conditionsDescription": "Mistig", "temperatureCelsius": 3},
    "creationDevice": "Telefoon van Sanne",
    "creationDeviceModel": "Phone17,1",
    "userActivity": {"activityName": "Wandelend", "stepCount": 4321},
    "photos": [
        {"identifier": "AD6F2A6EC10C41AEA35E94BAD169936D", "cameraMake": "Merk", "type": "jpeg",
         "location": {"placeName": "Kerkplein 1"}},
    ],
    "audios": [{"identifier": "B"}],
}  # fmt: skip


def journal(*entries: dict[str, Any]) -> str:
    """Return a journal as Day One writes it: it puts a backslash before every slash."""
    document = {"metadata": {"version": "1.0"}, "entries": [*entries]}
    return json.dumps(document, indent=2).replace("/", "\\/")


def reading(*entries: dict[str, Any]) -> ImportResult:
    """Read a journal of Day One."""
    found = read_day_one(
        Content.of(journal(*entries).encode(), "Journal.json", speak("en"), lambda moment: moment)
    )
    assert found is not None
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the place of a journal with one entry."""
    place = tmp_path / "Journal.json"
    place.write_text(journal(ENTRY), encoding="utf-8")
    return place


def test_an_entry_of_day_one_is_a_done_entry_with_one_answer(
    reflectie: Run, file: Path, entries: Callable[..., Any]
) -> None:
    """It stands in the journal with its day, its words as they are read, and its tags."""
    said = reflectie("import", str(file), lang="en")
    assert said.code == 0, said.err
    (item,) = entries()
    assert said.out == f"{item['handle']}\n"
    assert [item[name] for name in ("set", "set_title", "set_version", "language", "state")] == [
        "day-one", "Day One", 0, "en", "done",
    ]  # fmt: skip
    assert item["title"] == "Een stille lunch"
    assert item["tags"] == ["Rust", "starred", "team oost"]
    (answer,) = item["answers"]
    assert (answer["key"], answer["type"]) == ("text", "text")
    assert "Day One" in answer["question"]
    assert answer["answer"] == (
        "# Een stille lunch\n\nEerst 20-30 minuten niets. Toen *rust*!"
    )  # fmt: skip


def test_the_day_is_the_one_of_that_place(
    reflectie: Run, file: Path, entries: Callable[..., Any]
) -> None:
    """Ten past eleven in UTC is after midnight in Amsterdam; the offset is kept."""
    reflectie("import", str(file))
    (item,) = entries()
    assert (item["date"], item["created"]) == ("2026-11-21", "2026-11-21T00:10:00+01:00")


def test_where_somebody_was_and_with_what_never_comes_in(
    reflectie: Run, file: Path, journal_path: Path
) -> None:
    """No place, weather, device, step or camera stands anywhere in the journal's file."""
    reflectie("import", str(file))
    kept = journal_path.read_bytes()
    assert b"stille lunch" in kept
    for trace in ("Dorpsstraat", "Kerkplein", "52.156113", "Mistig", "Sanne", "Phone17", "Wandelend",
                  "4321", "Merk", "AD6F2A6E", "dayone-moment"):  # fmt: skip
        assert trace.encode() not in kept


@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
def test_photos_are_left_out_and_counted_in_one_line(
    reflectie: Run, file: Path, dry_run: tuple[str, ...]
) -> None:
    """What stays behind in Day One is said."""
    said = reflectie("import", str(file), *dry_run)
    assert said.err.splitlines()[0] == "Photos and other attachments are not imported: 2"


def test_importing_a_journal_of_day_one_twice_is_importing_it_once(
    reflectie: Run, file: Path, entries: Callable[..., Any]
) -> None:
    """It is known also when its day, its words or the spelling of its id changed in Day One meanwhile."""
    reflectie("import", str(file))
    before = entries()
    small = "1546f373-6126-4e12-9200-b2ca6a885855"
    changed = ENTRY | {"creationDate": "2026-11-01T10:00:00Z", "text": "Anders", "uuid": small}
    file.write_text(journal(changed), encoding="utf-8")
    said = reflectie("import", str(file), lang="nl")
    assert (said.code, said.out) == (0, "")
    assert entries() == before


@pytest.mark.parametrize(
    ("text", "title", "whole"),
    [
        ("## Kop ##\nmeer", "Kop", "## Kop ##\nmeer"),
        ("Gewoon. En meer.", "Gewoon.", "Gewoon. En meer."),
        ("Eerste regel\n# Later", "Eerste regel", "Eerste regel\n# Later"),
        ("#geen kop", "#geen kop", "#geen kop"),
        ("![](dayone-moment:/video/A1)\n\nOnder\n\n![](dayone-moment://B2)", "Onder", "Onder"),
        ("a\\\\b \\d", "a\\b \\d", "a\\b \\d"),
        ("\x00\x1b[2Ja\u2029b", "[2Ja", "[2Ja\nb"),
    ],
)
def test_the_heading_is_the_title_and_the_words_are_as_they_are_read(
    text: str, title: str, whole: str
) -> None:
    """Without a heading it is the first line, of one line the first sentence."""
    (entry,) = reading(ENTRY | {"text": text}).entries
    assert (entry.title, entry.answers[0].words) == (title, whole)


@pytest.mark.parametrize("without", [{"text": None}, {}])
def test_words_that_stand_only_in_rich_text_come_too(without: dict[str, Any]) -> None:
    """Some versions of Day One export no Markdown."""
    rich = {name: value for name, value in ENTRY.items() if name != "text"} | without
    (entry,) = reading(rich).entries
    assert entry.answers[0].words == "iets anders"


@pytest.mark.parametrize("text", ["", " \n", None, "![](dayone-moment://A1)"])
def test_an_entry_of_only_photos_is_left_out_and_counted(text: str | None) -> None:
    """There is nothing in it to keep here."""
    found = reading({**ENTRY, "text": text, "richText": None}, ENTRY | {"uuid": "B"})
    assert len(found.entries) == 1
    assert sorted(found.notes.values()) == [1, 4]
    assert not found.broken


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "", "../etc", "Europe", "a\x00b", "x" * 9999, None]
)
def test_an_unknown_zone_is_read_as_utc_and_counted(zone: str | None) -> None:
    """The moment stays right; one sentence says that the day may be another."""
    found = reading(ENTRY | {"timeZone": zone})
    assert found.entries[0].created.isoformat() == "2026-11-20T23:10:00+00:00"
    assert any("time zone" in note for note in found.notes)


BROKEN: dict[str, dict[str, Any]] = {
    "a day that does not exist": {"creationDate": "2026-02-30T10:00:00Z"},
    "a moment that is a number": {"creationDate": 20261121},
    "no moment": {"creationDate": None},
    "a moment before time": {"creationDate": "0001-01-01T00:00:00+14:00"},
    "a moment after time": {"creationDate": "9999-12-31T23:59:59Z"},
    "text that is a list": {"text": ["x"]},
    "an id that is a number": {"uuid": 7},
    "tags that are text": {"tags": "rust"},
    "a tag that is a number": {"tags": [7]},
    "a zone that is a number": {"timeZone": 1},
    "photos that are a number": {"photos": 3},
    "rich text that is none": {"text": None, "richText": "<p>"},
    "an id that is there with other words": {"uuid": "B", "text": "Anders"},
}


@pytest.mark.parametrize("changes", BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_of_day_one_is_told_and_the_rest_comes(
    reflectie: Run, file: Path, changes: dict[str, Any], entries: Callable[..., Any]
) -> None:
    """4, its number, and the others are there."""
    text = journal(ENTRY | {"uuid": "B"}, ENTRY | {"uuid": "C"} | changes, ENTRY)
    file.write_text(text, encoding="utf-8")
    said = reflectie("import", str(file))
    assert (said.code, len(said.out.splitlines())) == (4, 2)
    assert said.err.startswith("Entry 2 was left out: ")
    assert len(entries()) == 2


def test_an_entry_that_is_none_is_told() -> None:
    """A list may hold anything."""
    others: list[Any] = [7, None, "x", [], {}]
    for other in others:
        found = reading(other, ENTRY)
        assert (len(found.entries), [broken.number for broken in found.broken]) == (1, [1])


@pytest.mark.parametrize("at", [0.2, 0.5, 0.99])
def test_a_journal_that_stops_half_way_is_refused_whole(
    reflectie: Run, file: Path, at: float
) -> None:
    """4, one line, and not even the whole entries in it come in."""
    text = journal(*(ENTRY | {"uuid": f"{n:032X}"} for n in range(9)))
    file.write_text(text[: int(len(text) * at)], encoding="utf-8")
    said = reflectie("import", str(file))
    assert (said.code, said.out) == (4, "")
    assert len(said.err.splitlines()) == 1


def test_half_an_emoji_costs_no_words(reflectie: Run, file: Path) -> None:
    """A text that was cut in the middle of a character comes in with a mark in its place."""
    file.write_text(journal(ENTRY | {"text": "Rust \ud83d"}), encoding="utf-8")
    said = reflectie("import", str(file))
    assert said.code == 0, said.err
    assert "Rust \ufffd" in reflectie("show", said.out.strip()).out


def test_an_entry_of_a_million_letters_is_kept_whole(reflectie: Run, file: Path) -> None:
    """A long text comes in as a short one does."""
    file.write_text(journal(ENTRY | {"text": "woord " * 170_000 + "slot"}), encoding="utf-8")
    handle = reflectie("import", str(file)).out.strip()
    (item,) = json.loads(reflectie("show", handle, "--json").out)["items"]
    assert len(item["answers"][0]["answer"]) == 1_020_004
    assert handle in reflectie("search", "slot").out
