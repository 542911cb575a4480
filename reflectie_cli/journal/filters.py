"""Which entries somebody wants to see, as a value and as a condition for SQLite."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from reflectie_cli.journal.entry import State
from reflectie_cli.prompt_sets.model import Role
from reflectie_cli.prompt_sets.reply import keepable


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; days count both ends in. Without a state the bin stays closed.

    `with_bin` opens the bin beside everything else: an export for safety holds all there is.
    """

    since: date | None = None
    until: date | None = None
    set: str | None = None
    tags: tuple[str, ...] = ()
    state: State | None = None
    on_this_day: date | None = None
    with_bin: bool = False

    @property
    def fits_all(self) -> bool:
        """Whether nothing is left out but the bin."""
        return self == Filter()

    def conditions(self) -> tuple[str, list[Any]]:
        """Return the condition over `entries`, and its parameters."""
        parts: list[str] = []
        values: list[Any] = []
        if self.state is State.DELETED:
            parts.append("entries.deleted_utc IS NOT NULL")
        elif not self.with_bin or self.state:
            parts.append("entries.deleted_utc IS NULL")
        if self.state not in (None, State.DELETED):
            parts.append("entries.state = ?")
            values.append(self.state)
        for sign, day in ((">=", self.since), ("<=", self.until)):
            if day is not None:
                parts.append(f"entries.day {sign} ?")
                values.append(day.isoformat())
        if self.set is not None:
            parts.append("entries.set_name = ?")
            values.append(keepable(self.set))
        if self.on_this_day is not None:
            parts.append("substr(entries.day, 6) = ? AND entries.day < ?")
            values += [f"{self.on_this_day:%m-%d}", self.on_this_day.isoformat()]
        for tag in self.tags:
            parts.append("entries.id IN (SELECT entry_id FROM entry_tags WHERE folded = ?)")
            values.append(fold(keepable(tag)))
        return " AND ".join(parts) or "1", values


def has_role(*roles: Role) -> str:
    """Return the condition that an answer has one of some roles."""
    return f"EXISTS (SELECT 1 FROM json_each(roles) WHERE value IN ({listed(roles)}))"


def listed(words: Iterable[StrEnum]) -> str:
    """Return words of our own as a list in SQL."""
    return ", ".join(f"'{word}'" for word in words)


def one_line(text: str) -> str:
    """Return a name as it can be kept: without the room around and inside it."""
    return " ".join(keepable(text).split())


def fold(tag: str) -> str:
    """Return a tag as it is compared: without case, its accents written in one way."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", tag).casefold())
