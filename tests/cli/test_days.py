"""Which day it is, and which day something is about."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from reflectie_cli.flows.session import Session

Run = Callable[..., Any]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the clock of this place."""

    def set_clock(moment: str) -> None:
        now = datetime.fromisoformat(f"{moment}+01:00")
        monkeypatch.setattr(Session, "now", property(lambda _: now))

    return set_clock


@pytest.mark.parametrize("said", ["vannacht", "last night"])
@pytest.mark.parametrize("moment", ["2026-11-21T00:30", "2026-11-21T08:00"])
def test_a_question_for_a_day_reads_last_night_as_everything_does(
    reflectie: Run, items: Run, at: Callable[[str], None], said: str, moment: str
) -> None:
    """In a walk as at `-d`: the night that is going on, or that has just been."""
    at(moment)
    reflectie("new", "teamreflectie", "-d", said, stdin=f"date: {said}\npurpose: x\n")
    (item,) = items("show", "last")
    (asked,) = (one["answer"] for one in item["answers"] if one["key"] == "date")
    assert (item["date"], asked) == ("2026-11-20", "2026-11-20")


PLAN = "situation: x\nintention: {text: vragen wat zij wil, check: 2026-11-21}\n"


def test_after_midnight_everything_agrees_on_which_day_it_is(
    reflectie: Run, items: Run, at: Callable[[str], None]
) -> None:
    """Half past midnight is still the day of the shift: for a new entry, `gisteren` and what is due."""
    at("2026-11-20T22:00")
    handle = reflectie("new", "waarom", stdin=PLAN).out.strip()
    at("2026-11-21T00:30")
    late = reflectie("new", "waarom", stdin="situation: nacht\n").out.strip()
    yesterday = reflectie("new", "waarom", "-d", "gisteren", stdin="situation: y\n").out.strip()
    night = reflectie("new", "waarom", "-d", "vannacht", stdin="situation: z\n").out.strip()
    days = {item["handle"]: item["date"] for item in items("list")}
    assert (days[late], days[yesterday], days[night]) == ("2026-11-20", "2026-11-19", "2026-11-20")
    assert reflectie("status", "--check").code == 0
    assert [item["handle"] for item in items("list", "--since", "vandaag")].count(late) == 1
    at("2026-11-21T08:00")
    assert reflectie("status", "--check").code == 10
    assert handle in [item["entry"] for item in items("intentions", "--due")]
    night = reflectie("new", "waarom", "-d", "vannacht", stdin="situation: z\n").out.strip()
    assert {item["handle"]: item["date"] for item in items("list")}[night] == "2026-11-20"


@pytest.mark.parametrize("day", ["20-11-2062", "morgen", "+2w"])
def test_a_day_to_come_is_kept_and_said(
    reflectie: Run, at: Callable[[str], None], day: str
) -> None:
    """A script gets its day; whoever reads along sees that it is still to come."""
    at("2026-11-20T22:00")
    said = reflectie("new", "waarom", "-d", day, stdin="situation: x\n")
    assert said.code == 0
    assert "is still to come" in said.err
    said = reflectie("edit", said.out.strip(), "-d", day, stdin="situation: y\n", lang="nl")
    assert "moet nog komen" in said.err


def test_a_deadline_and_the_day_to_look_back_are_called_what_they_are(
    reflectie: Run, at: Callable[[str], None]
) -> None:
    """Two days of one intention are never taken for each other."""
    at("2026-11-20T22:00")
    words = "situation: x\nintention: {text: bellen, due: 2026-11-25, check: 2026-12-05}\n"
    reflectie("new", "waarom", stdin=words)
    said = reflectie("intentions").out
    assert "by Wed 25 Nov 2026 · comes back on Sat 5 Dec 2026" in said
    at("2026-12-07T22:00")
    assert "to look back on since Sat 5 Dec 2026" in reflectie("intentions").out
