"""What somebody chose to account for to a register: an activity each, and one sentence on it.

There is nothing about clients in it, hours are never added up, and what was done alone is kept
apart: a register may not count it (https://informatiebank.skjeugd.nl/vragen/).
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from reflectie_cli.journal.entry import Answer, Entry


class Register(StrEnum):
    """A register that has a form here."""

    SKJ = "skj"
    VENVN = "venvn"

    @property
    def set(self) -> str:
        """The set in which somebody writes an activity down for it; it stands in no list."""
        return f"register-{self}"


ALONE = "alone"
"""The kind of what counts for nothing at SKJ."""
_HOURS = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")


class Activity(Struct, frozen=True):
    """What somebody did and learned. `kind` and `about` are as they were chosen, in words.

    `hours` is what was typed, where that is a number; it is left open otherwise.
    """

    handle: str
    day: date
    kind_key: str
    kind: str
    hours: str
    about_key: str
    about: str
    learned: str


def activities(entries: Iterable[Entry]) -> tuple[Activity, ...]:
    """Return the activities of entries for a register that were written to their end, by day."""
    written = [one for one in entries if one.state.is_written]
    return tuple(sorted(map(_activity, written), key=lambda one: (one.day, one.handle)))


def _activity(entry: Entry) -> Activity:
    said = {one.key: one for one in entry.answers}
    kind, about = said.get("kind"), said.get("dimension") or said.get("roles")
    hours, learned = said.get("hours"), said.get("learned")
    number = _HOURS.match(hours.words.strip()) if hours else None
    return Activity(
        handle=entry.handle,
        day=entry.date,
        kind_key=str(kind.answer) if kind else "",
        kind=kind.words if kind else "",
        hours=number[0] if number else "",
        about_key=_key(about),
        about=about.words if about else "",
        learned=learned.words if learned else "",
    )


def _key(answer: Answer | None) -> str:
    return str(answer.answer) if answer and isinstance(answer.answer, str) else ""
