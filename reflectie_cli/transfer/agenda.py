"""Check dates for an agenda, as calendar entries (RFC 5545), without somebody's words unless asked.

An agenda is often on a server, and seen by others: it says that there is something to look back
on, not what.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event, vText

from reflectie_cli.journal.entry import IntentionRecord
from reflectie_cli.language import N_, Language
from reflectie_cli.screen.text import clean

_AT_NINE = timedelta(hours=9)


def agenda(
    intentions: Sequence[IntentionRecord],
    language: Language,
    *,
    with_text: bool,
    moved: Mapping[str, date] | None = None,
    alarm: bool = False,
) -> bytes:
    """Return one calendar with a whole day for each check date, with an `alarm` at nine or none.

    The same intentions give the same bytes, so that an agenda that reads them again knows them.
    `moved` says by id on which day a check date was changed last: nothing tells a time of the day.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//reflectie//reflectie-cli//")
    calendar.add("version", "2.0")
    called = language.text(N_("Looking back"))
    calendar.add("name", called)
    calendar.add("x-wr-calname", called)
    for one in intentions:
        if one.check is None:
            continue
        event = Event()
        changed = max(one.day, (moved or {}).get(one.id, one.day))
        event.add("uid", _uid(one.id))
        event.add("dtstamp", datetime.combine(changed, time(), UTC))
        event.add("last-modified", datetime.combine(changed, time(), UTC))
        event.add("sequence", (changed - one.day).days)
        event.add("dtstart", one.check)
        event.add("dtend", one.check + timedelta(days=1))
        event.add(
            "summary",
            language.text(N_("Look back: reflectie follow-up {handle}")).format(handle=one.handle),
        )
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        if with_text:
            event.add("description", _Words(clean(one.text)))
        if alarm:
            event.add_component(_alarm(str(event["summary"])))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _uid(uid: str) -> str:
    """Return a lasting name for an event; an id of ours would tell the moment of writing."""
    return f"{sha256(uid.encode()).hexdigest()[:32]}@reflectie"


def _alarm(says: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", says)
    alarm.add("trigger", _AT_NINE)
    return alarm


class _Words(vText):
    r"""Somebody's words; icalendar itself reads a `\N` in them as a line end."""

    def to_ical(self) -> bytes:
        r"""Return them by RFC 5545 (3.3.11): `\`, `;` and `,` behind a `\`, a line end as `\n`."""
        escaped = re.sub(r"([\\;,])", r"\\\1", str(self))
        return re.sub("\r\n?|\n", r"\\n", escaped).encode()
