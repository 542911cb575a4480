"""What a year leaves in the journal, day by day."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from reflectie_cli.cli.session import open_journal
from reflectie_cli.flows.diary import Player, Playhead
from reflectie_cli.journal.entry import Entry, IntentionRecord, IntentionState, present
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.loop.period import of_kind
from tests.year.conftest import AMSTERDAM, QUARTERS, Year, at


@pytest.fixture
def journal(lived: Path) -> Any:
    """Look into the year."""
    with Journal.look(lived, lambda: datetime(2027, 1, 2, tzinfo=AMSTERDAM)) as opened:
        yield opened


def words(text: str) -> str:
    """Return a text on one line, as it is compared."""
    return " ".join(text.split())


def entries(journal: Journal) -> list[Entry]:
    """Return every entry, oldest first."""
    return [entry for page in journal.entries.pages(Filter()) for entry in page]


def meant(journal: Journal, year: Year, name: str) -> IntentionRecord:
    """Return the first intention of a named item."""
    return journal.intentions.get(journal.entries.get(year.named[name]).intentions[0].id)


def test_everything_that_was_written_is_there(journal: Journal, year: Year) -> None:
    """Each item is one entry, but for later parts of an entry and what was settled by hand."""
    kept = entries(journal)
    written = [item for item in year.items if "settle" not in item]
    checks = [item for item in written if "resume" in item]
    first_checks = {item["resume"] for item in checks}
    assert len(kept) == len(written) - len(first_checks)
    assert not any(entry.state == "draft" for entry in kept)
    assert len({entry.handle for entry in kept}) == len(kept)


def test_every_follow_up_stands_with_the_intention_it_is_about(
    journal: Journal, year: Year
) -> None:
    """What was asked weeks later is kept with the sentence it was asked about, word for word."""
    for item in year.items:
        if "follow" not in item:
            continue
        came = meant(journal, year, item["follow"]).follow_ups
        given = item["answers"]
        assert [one for one in came if one.done == given["done"]
                and words(one.effect_client or "") == words(given.get("effect_client", ""))]  # fmt: skip


def test_a_cycle_keeps_each_of_its_checks(journal: Journal, year: Year) -> None:
    """The cycle that was adjusted has two checks, in their order, and is done after the second."""
    entry = journal.entries.get(year.named["pdca-ontbijt"])
    (cycle,) = entry.intentions
    assert [one.next_step for one in cycle.follow_ups] == ["adjust", "keep"]
    assert (entry.state, cycle.state) == ("done", "done")


def test_a_next_round_knows_the_one_before(journal: Journal, year: Year) -> None:
    """What builds on an earlier entry says so, and the earlier one tells of it."""
    rounds = [item for item in year.items if "from" in item]
    assert rounds
    for item in rounds:
        before = year.named[item["from"]]
        (later,) = [
            entry
            for entry in entries(journal)
            if entry.builds_on == before and entry.set == item["walk"]
        ]
        assert later.handle in journal.entries.later_handles(before)


def test_nothing_that_was_let_go_or_done_comes_back(journal: Journal) -> None:
    """What is due on any day of the year is open, and its day has come."""
    for number in range(0, 366, 7):
        day = date(2026, 1, 1) + timedelta(days=number)
        for one in journal.intentions.due(day):
            assert one.state == "open"
            assert one.check is not None
            assert one.check <= day


def test_a_review_knows_what_it_looked_back_on(journal: Journal) -> None:
    """Each review covers the entries of its days that were there when it was written, and no other."""
    reviews = [
        journal.entries.get(entry.id, with_history=True)
        for entry in entries(journal)
        if entry.set.startswith("terugblik-")
    ]
    days = {entry.id: entry.date for entry in entries(journal)}
    assert len(reviews) > 20
    for review in reviews:
        period, covers = present(review.period, None), present(review.covers, ())
        assert covers
        assert period
        assert all(period.first <= days[one] <= period.last for one in covers)
        inside = {
            entry.id
            for entry in entries(journal)
            if period.first <= entry.date <= period.last and entry.id < review.id
        }
        assert set(covers) == inside


def test_a_night_belongs_to_the_day_it_began(journal: Journal, year: Year) -> None:
    """What is written after midnight is about the day before, over a year's end as well."""
    nights = [item for item in year.items if "walk" in item and item["at"][11:13] < "05"]
    assert any(item["at"].startswith("2026-01-01") for item in nights)
    first = entries(journal)[0]
    assert (first.date, first.created.date()) == (date(2025, 12, 31), date(2026, 1, 1))
    assert of_kind("week", first.date).name == "2026-W01"


def test_the_hour_that_comes_twice_keeps_its_order(journal: Journal) -> None:
    """In the night that the clock goes back, what was written first stays first."""
    created = [entry.created for entry in entries(journal)]
    assert created == sorted(created)
    offsets = {one.utcoffset() for one in created}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


def test_the_last_days_of_december_are_in_week_53(journal: Journal) -> None:
    """2026 has 53 weeks; its last one ends in January."""
    last = [entry for entry in entries(journal) if entry.date >= date(2026, 12, 28)]
    assert last
    assert {of_kind("week", entry.date).name for entry in last} == {"2026-W53"}


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland", "UTC"])
def test_a_move_to_another_time_zone_moves_no_day(lived: Path, journal: Journal, zone: str) -> None:
    """The day an entry is about is the day that was lived, wherever it is read."""
    there = datetime(2027, 1, 2, tzinfo=ZoneInfo(zone))
    with Journal.look(lived, lambda: there) as moved:
        assert [entry.date for entry in entries(moved)] == [
            entry.date for entry in entries(journal)
        ]


def test_every_day_shows_what_has_come_back_by_then(tmp_path: Path) -> None:
    """Lived day by day, an intention is due from its check date until somebody looks back on it."""
    playhead = Playhead(datetime(2026, 1, 1, tzinfo=AMSTERDAM))
    session = at(tmp_path, playhead)
    with open_journal(session) as journal:
        Player(session, journal, playhead, AMSTERDAM).play(QUARTERS[0])
        today = playhead.moment.date()
        due = journal.intentions.due(today)
        assert due
        assert all(one.check is not None and one.check <= today for one in due)
        later = journal.intentions.due(today + timedelta(days=60))
        assert [one.id for one in later][: len(due)] == [one.id for one in due]
        first = due[0]
        journal.intentions.settle(first.id, IntentionState.LET_GO)
        assert first.id not in [
            one.id for one in journal.intentions.due(today + timedelta(days=60))
        ]
