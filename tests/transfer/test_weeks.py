"""Days told by their week: nothing of what leaves says which day or what time it was."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    Heading,
    Intention,
    Period,
    State,
    present,
)
from reflectie_cli.journal.ids import handles, new_uid
from reflectie_cli.transfer.weeks import by_week, monday
from tests.conftest import whole_entry

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2900, 1, 1), timezones=ZONES)


@given(st.dates())
def test_a_day_is_told_by_its_week(day: date) -> None:
    """It is a Monday, at most six days before; of the first days there are, the first."""
    found = monday(day)
    assert found <= day <= found + timedelta(days=6)
    assert found.weekday() == 0


@given(MOMENTS)
def test_a_moment_and_an_id_tell_no_more_than_a_week(moment: datetime) -> None:
    """Two entries of one week differ in nothing but their random part."""
    uid, other = new_uid(moment), new_uid(moment)
    found = by_week(entry(uid, moment))
    assert found.created == found.updated
    assert (found.created.weekday(), found.created.time().isoformat()) == (0, "00:00:00")
    assert found.created.utcoffset() == moment.utcoffset()
    made = datetime.fromtimestamp((UUID(found.id).int >> 80) / 1000, UTC)
    assert (made.weekday(), made.time().isoformat()) == (0, "00:00:00")
    assert moment - timedelta(days=7) < made <= moment
    assert found.id == by_week(entry(uid, moment)).id != by_week(entry(other, moment)).id
    assert handles(found.id) == handles(uid)


def entry(uid: str, moment: datetime) -> Entry:
    """Return an entry of one moment."""
    return Entry(
        id=uid, handle="k7f3q", set="waarom", set_version=1, set_title="x", language="nl",
        state=State.DONE, date=moment.date(), created=moment, updated=moment, finished=moment,
    )  # fmt: skip


def test_every_day_in_an_entry_becomes_one_of_its_week_and_what_is_tied_stays_tied() -> None:
    """Answers, intentions, follow-ups and the period of a review; ids point at each other as before."""
    moment = datetime(2026, 11, 21, 23, 10, tzinfo=UTC)
    first, second, meant = (new_uid(moment) for _ in range(3))
    base = entry(second, moment)
    fields = {name: getattr(base, name) for name in Heading.__struct_fields__}
    fields |= {
        "builds_on": first,
        "answers": (Answer(key="a", type="text", question="?", answer="x", answered=moment),),
        "intentions": (
            Intention(
                id=meant, handle="q4x7a", text="y", due=moment.date(), check=date(2026, 12, 5),
                follow_ups=(FollowUp(at=moment),),
            ),
        ),
    }  # fmt: skip
    period = Period(
        name="2026-11-18..2026-11-21", first=date(2026, 11, 18), last=date(2026, 11, 21)
    )
    found = by_week(whole_entry(**fields, follows=meant, period=period, covers=(first,)))
    assert found.history is not UNSET
    assert not re.search("2026-11-(18|21)|2026-12-05|23:10", repr(found))
    assert found.builds_on == present(found.covers, ())[0] == by_week(entry(first, moment)).id
    assert found.follows == found.intentions[0].id != meant
    assert found.period == Period(
        name="2026-11-16..2026-11-16", first=date(2026, 11, 16), last=date(2026, 11, 16)
    )
    whole_week = by_week(
        whole_entry(**fields, period=Period(name="2026-W47", first=period.first, last=period.last))
    )
    assert whole_week.history is not UNSET
    assert whole_week.period
    assert whole_week.period.name == "2026-W47"
