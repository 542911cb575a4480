"""Imports the table that Daylio exports: what was written, and the mood and activities beside it."""

import re
from html import unescape

from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import ON_LINE, Content, ImportResult, read_records
from reflectie_cli.transfer.imports.foreign import OtherProgram, foreign_entry, uid_of
from reflectie_cli.transfer.imports.moments import parse_moment
from reflectie_cli.transfer.imports.rows import read_rows

_DAYLIO = OtherProgram("daylio", "Daylio", N_("What I wrote in Daylio"))
_MOOD = N_("Mood: {mood}")
_BEGINNINGS = ("full_date,date,weekday,time,mood,", "year,date,weekday,time,mood,")
"""The first columns, as they are now and as they were in 2018."""
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def read_daylio(content: Content) -> ImportResult | None:
    """Read Daylio's CSV; None when it is something else. Raise `ImportUnreadable`.

    Activities become themes; mood and scales stand under what was written, for a day may hold
    nothing else.
    """
    first = content.head.partition("\n")[0].lower().replace('"', "")
    if not first.startswith(_BEGINNINGS):
        return None
    rows = read_rows(content)

    def read(row: dict[str, str]) -> Entry | None:
        day = row.get("full_date") or f"{row.get('date', '')} {row.get('year', '')}"
        moment = parse_moment(day, row.get("time", "")).read()
        noted = [_plain(row.get(name, "")) for name in ("note_title", "note")]
        mood = row.get("mood", "").strip()
        felt = content.language.text(_MOOD).format(mood=mood) if mood else ""
        scales = row.get("scales", "").replace("\u00a0", " ").strip()
        words = "\n".join(filter(None, noted))
        about = " · ".join(filter(None, (felt, scales)))
        source = " ".join((*noted, mood, row.get("activities", ""), scales))
        return foreign_entry(
            _DAYLIO,
            content.language,
            uid=uid_of("daylio", moment, source),
            moment=content.here(moment),
            words="\n\n".join(filter(None, (words, about))),
            heading=next(filter(None, noted), about).partition("\n")[0],
            tags=row.get("activities", "").split("|"),
        )

    return read_records(rows.records, read, says=ON_LINE, notes=rows.notes)


def _plain(note: str) -> str:
    """Return a note as it was typed: newer versions keep its lines and signs as HTML."""
    return unescape(_BREAK.sub("\n", note)).strip()
