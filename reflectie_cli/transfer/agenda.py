"""Check dates for an agenda, as calendar entries (RFC 5545), without somebody's words unless asked.

An agenda is often on a server, and seen by others: it says that there is something to look back
on, not what.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from reflectie_cli.journal.entry import IntentionRecord
from reflectie_cli.language import N_, Language
from reflectie_cli.screen.text import clean


def agenda(intentions: Sequence[IntentionRecord], language: Language, *, with_text: bool) -> bytes:
    """Return one calendar with a whole day for each check date.

    The same intentions give the same bytes, so that an agenda that reads them again knows them.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//reflectie//reflectie-cli//")
    calendar.add("version", "2.0")
    for one in intentions:
        if one.check is None:
            continue
        event = Event()
        event.add("uid", f"{one.id}@reflectie")
        event.add("dtstamp", datetime.combine(one.day, time(), UTC))
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
        calendar.add_component(event)
    return bytes(calendar.to_ical())


class _Words(vText):
    r"""Somebody's words; icalendar itself reads a `\N` in them as a line end."""

    def to_ical(self) -> bytes:
        r"""Return them by RFC 5545 (3.3.11): `\`, `;` and `,` behind a `\`, a line end as `\n`."""
        escaped = re.sub(r"([\\;,])", r"\\\1", str(self))
        return re.sub("\r\n?|\n", r"\\n", escaped).encode()
