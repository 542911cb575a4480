"""Which entries somebody wants to see, as a value and as a condition for SQLite."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reflectie_cli.journal.entry import State
from reflectie_cli.prompt_sets.model import Role
from reflectie_cli.prompt_sets.reply import keepable


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; days count both ends in. Without a state the bin stays closed.

    `tags` must all be there and none of `not_tags`; `no_tag` leaves out what has a theme at all.
    `with_bin` opens the bin beside everything else: an export for safety holds all there is.
    """

    since: date | None = None
    until: date | None = None
    set: str | None = None
    tags: tuple[str, ...] = ()
    not_tags: tuple[str, ...] = ()
    no_tag: bool = False
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
            parts.append("substr(entries.day, 6) BETWEEN ? AND ? AND entries.day < ?")
            day = self.on_this_day
            last = "02-29" if (day + timedelta(days=1)).month > day.month == 2 else f"{day:%m-%d}"
            values += [f"{day:%m-%d}", last, day.isoformat()]
        for sign, tags in (("IN", self.tags), ("NOT IN", self.not_tags)):
            for tag in tags:
                parts.append(
                    f"entries.id {sign} (SELECT entry_id FROM entry_tags WHERE folded = ?)"
                )
                values.append(fold_theme(tag))
        if self.no_tag:
            parts.append("entries.id NOT IN (SELECT entry_id FROM entry_tags)")
        return " AND ".join(parts) or "1", values


def has_role(*roles: Role) -> str:
    """Return the condition that an answer has one of some roles."""
    return f"EXISTS (SELECT 1 FROM json_each(roles) WHERE value IN ({listed(roles)}))"


def listed(words: Iterable[str]) -> str:
    """Return words of our own as a list in SQL."""
    return ", ".join(f"'{word}'" for word in words)


def one_line(text: str) -> str:
    """Return a name as it can be kept: without the room around and inside it."""
    return " ".join(keepable(text).split())


def fold(name: str) -> str:
    """Return a name as it is compared: without case, its accents written in one way."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def theme_of(text: str) -> str:
    """Return a theme as it is kept: on one line, without the # that other programs write."""
    return one_line(text).lstrip("# ")


def fold_theme(text: str) -> str:
    """Return a theme as it is compared: without case, accents, spaces around it, or a leading #."""
    letters = unicodedata.normalize("NFKD", theme_of(text).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
