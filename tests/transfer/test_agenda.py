"""Check dates in an agenda, which others may see: that there is something, and not what."""

import re
from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from reflectie_cli.journal.entry import IntentionRecord, IntentionState, State
from reflectie_cli.language import Code, speak
from reflectie_cli.screen.text import clean
from reflectie_cli.transfer.agenda import agenda

CODES: tuple[Code, ...] = ("nl", "en")
CHECK = date(2026, 12, 5)


def intended(
    text: str = "Eerst vragen.", check: date | None = CHECK, uid: str = "0190-a",
    handle: str = "k7f3q", day: date = date(2026, 11, 20), state: IntentionState = IntentionState.OPEN,
) -> IntentionRecord:  # fmt: skip
    """Return an intention of an entry about a day."""
    return IntentionRecord(
        id=uid, handle=handle, text=text, line="care", due=date(2026, 12, 1), check=check,
        state=state, entry="m2xa9", set_title="Grote Taartdag", entry_id="0180-b",
        entry_state=State.DONE, key=None, set="waarom", day=day, private=False,
    )  # fmt: skip


def written(*intentions: IntentionRecord, code: Code = "nl", with_text: bool = False) -> bytes:
    """Return an agenda of intentions."""
    return agenda(intentions, speak(code), with_text=with_text)


def named(uid: str) -> str:
    """Return what the event of an intention is called in every agenda."""
    return f"{sha256(uid.encode()).hexdigest()[:32]}@reflectie"


def events(data: bytes) -> list[dict[str, str]]:
    """Read the events of an agenda: each of its fields, as any other program reads it."""
    calendar = Calendar.from_ical(data)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    return [
        {name.lower(): value.to_ical().decode() for name, value in event.items()}
        for event in calendar.walk("VEVENT")
    ]


def described(data: bytes) -> str:
    """Return what the one event of an agenda says of an intention."""
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return str(event["description"])


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("nl", "Terugkijken: reflectie opvolgen k7f3q"),
        ("en", "Look back: reflectie follow-up k7f3q"),
    ],
)
def test_a_check_date_is_a_whole_day(code: Code, says: str) -> None:
    """It says how to look back, is private, and takes no time of the day."""
    assert events(written(intended(), code=code)) == [
        {
            "summary": says, "dtstart": "20261205", "dtend": "20261206",
            "dtstamp": "20261120T000000Z", "last-modified": "20261120T000000Z", "sequence": "0",
            "uid": named("0190-a"), "class": "PRIVATE", "transp": "TRANSPARENT",
        }
    ]  # fmt: skip
    assert b"DTSTART;VALUE=DATE:20261205\r\n" in written(intended(), code=code)


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2028, 2, 28), date(2028, 2, 29)])
def test_a_whole_day_ends_where_the_next_begins(day: date) -> None:
    """Also at the end of a year or of February."""
    (event,) = events(written(intended(check=day)))
    assert event["dtend"] == (day + timedelta(days=1)).strftime("%Y%m%d")


@pytest.mark.parametrize("with_text", [False, True])
def test_every_intention_with_a_check_date_has_one_event(with_text: bool) -> None:
    """What never comes back as a question is not in it; the others are, in their order."""
    several = [
        intended("Een", uid="1", handle="aaaaa"), intended("Twee", None, uid="2", handle="bbbbb"),
        intended("Drie", date(2026, 12, 4), uid="3", handle="ccccc", state=IntentionState.DONE),
    ]  # fmt: skip
    found = events(written(*several, with_text=with_text))
    assert [(one["uid"], one["dtstart"]) for one in found] == [
        (named("1"), "20261205"), (named("3"), "20261204"),
    ]  # fmt: skip
    assert [one.get("description") for one in found] == (
        ["Een", "Drie"] if with_text else [None] * 2
    )


@pytest.mark.parametrize("none", [(), (intended(check=None),)])
def test_an_agenda_without_check_dates_is_an_empty_one(none: tuple[IntentionRecord, ...]) -> None:
    """An agenda that reads it again loses what is no longer there."""
    assert events(written(*none)) == []
    assert written(*none).startswith(b"BEGIN:VCALENDAR\r\n")


# Whose words it is


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.text("abcdeghijlmnoprstuvwz", min_size=4, max_size=14), max_size=8))
@example(words=["Janneke", "wil", "niet", "douchen"])
def test_without_the_text_no_word_of_it_is_anywhere(words: list[str]) -> None:
    """Not what was intended, nor the title of the set it came from."""
    for code in CODES:
        data = written(intended(" ".join(words)), code=code)
        assert data == written(intended("Iets heel anders."), code=code)
        ours = written(intended(""), code=code).decode().lower()
        for word in words:
            assert word.lower() in ours or word.lower() not in data.decode().lower()
        assert b"aart" not in data


ODD = [
    "Een, twee; drie: vier", "back\\slash \\n \\, \\;", "twee\nregels\n\nen een", "=?utf-8?q?x?=",
    "BEGIN:VEVENT\nEND:VCALENDAR", 'aan "tafel" ^n ^\'', "é 日本語 👩‍👩‍👧 العربية", " voor en na ",
    "woord " * 80, "ü" * 300, "日" * 300, "👍" * 100, "", "\t", "x" * 1000, "a" * 62 + "é",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("code", CODES)
def test_with_the_text_it_is_there_to_the_letter(text: str, code: Code) -> None:
    """Signs of the format, line ends, long lines and every script come back as they were."""
    data = written(intended(text), code=code, with_text=True)
    assert described(data) == text
    assert len(events(data)) == 1


@settings(max_examples=300, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
@example(text="\u2028\u2029\x85")
@example(text="heen\rweer\r\nen weer")
@example(text="C:\\Nacht; \\n, \\\\N")
def test_any_text_comes_back_from_an_agenda(text: str) -> None:
    """Whatever letters somebody writes; what would work on a screen is seen instead."""
    assert described(written(intended(text), with_text=True)) == clean(text)


@pytest.mark.parametrize("text", ["rood \x1b[31m", "\x07", "a\x00b", "\x7f", "\x9b31m"])
def test_nothing_in_an_agenda_works_on_a_terminal(text: str) -> None:
    """The command writes it to standard output; escapes must not reach a screen."""
    data = written(intended(text), with_text=True).decode()
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", data)


# What other programs need


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=300), with_text=st.booleans())
@example(text="é" * 300, with_text=True)
@example(text="a\rb\r\nc\nd", with_text=True)
def test_lines_end_as_agendas_want_and_are_never_over_75_bytes(text: str, with_text: bool) -> None:
    """A line ends with CR and LF, is folded between letters, and never longer (RFC 5545, 3.1)."""
    data = written(intended(text), with_text=with_text)
    *lines, last = data.split(b"\r\n")
    assert last == b""
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    assert all(line.decode() for line in lines)


@pytest.mark.parametrize("with_text", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_the_same_intentions_give_the_same_bytes(with_text: bool, code: Code) -> None:
    """There is no moment of writing in it."""
    first, second = (
        written(intended(), intended("Bellen.", uid="0191"), code=code, with_text=with_text)
        for _ in range(2)
    )
    assert first == second


def test_an_intention_keeps_its_event() -> None:
    """When its text or its day changes, an agenda moves the event and makes no second one."""
    before, after = (
        events(written(intended(text, check), with_text=True))[0]
        for text, check in (("Een", CHECK), ("Twee", date(2027, 1, 2)))
    )
    assert before["uid"] == after["uid"] == named("0190-a")
    assert (before["dtstart"], after["dtstart"]) == ("20261205", "20270102")
    other = events(written(intended(uid="0191-c")))[0]
    assert other["uid"] != before["uid"]


def test_no_id_and_no_time_of_the_day_is_in_it() -> None:
    """An id of ours holds the millisecond somebody wrote in."""
    uid = "019abcde-1234-7abc-8def-0123456789ab"
    data = written(intended(uid=uid)).decode()
    assert uid not in data
    assert uid[:8] not in data
    assert set(re.findall(r"\dT(\d{6})Z", data)) == {"000000"}


@pytest.mark.parametrize(("code", "name"), [("nl", "Terugkijken"), ("en", "Looking back")])
def test_an_agenda_has_a_name(code: Code, name: str) -> None:
    """Under which Google, Outlook and Apple show it."""
    calendar = Calendar.from_ical(written(code=code))
    assert (str(calendar["name"]), str(calendar["x-wr-calname"])) == (name, name)


def test_a_day_that_was_moved_is_a_newer_event() -> None:
    """SEQUENCE grows with the day it was moved on, and LAST-MODIFIED is that day."""
    dutch, found = speak("nl"), []
    for moved in ({}, {"0190-a": date(2026, 11, 25)}, {"0190-a": date(2026, 12, 1)}):
        (event,) = events(agenda([intended()], dutch, with_text=False, moved=moved))
        found.append((event["sequence"], event["last-modified"], event["dtstamp"]))
    assert found == [
        ("0", "20261120T000000Z", "20261120T000000Z"),
        ("5", "20261125T000000Z", "20261125T000000Z"),
        ("11", "20261201T000000Z", "20261201T000000Z"),
    ]


def test_an_alarm_is_there_on_request() -> None:
    """At nine on the day itself, without a word of somebody's."""
    assert b"VALARM" not in written(intended())
    data = agenda([intended("Eerst vragen.")], speak("nl"), with_text=True, alarm=True)
    (alarm,) = Calendar.from_ical(data).walk("VALARM")
    assert (alarm["action"].to_ical(), alarm["trigger"].to_ical()) == (b"DISPLAY", b"PT9H")
    assert "vragen" not in str(alarm["description"])
