"""Days and times as other programs write them: in figures, in words, the month first or not."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import msgspec

from reflectie_cli.language import N_
from reflectie_cli.language.days import month_number
from reflectie_cli.transfer.imports.content import NO_SUCH_MOMENT, Content, NotTaken

_FIGURES = (
    r"(?:([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})"
    r"|([0-9]{1,2})([-./])([0-9]{1,2})[-./]([0-9]{4}))(?![0-9])"
)
_WORDS = (
    r"(?:[^\W\d_]+\.?,?[ ]+)?"  # the weekday
    r"(?:([0-9]{1,2})\.?(?:st|nd|rd|th|e|de|ste)?[ ]+(?:of[ ]+)?([^\W\d_]{3,9})\.?,?[ ]+([0-9]{4})"
    r"|([^\W\d_]{3,9})\.?[ ]+([0-9]{1,2})(?:st|nd|rd|th)?,?[ ]+([0-9]{4}))(?![0-9])"
)
_TIME = (
    r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?:[ \u00a0\u202f]?([AaPp])\.?[Mm]\.?)?"
    r"(Z|[ ]?[-+][0-9]{2}:?[0-9]{2})?(?:[ ](?:GMT|UTC|CES?T|WES?T|EES?T|BST|[ECMP][SD]T)(?:[-+][0-9:]{1,5})?(?!\w))?"
)
_BETWEEN = r"(?:,?[ T]+|,?[ ]+(?:at|om|um)[ ]+)"
_MOMENT = re.compile(rf"(?:{_FIGURES}|{_WORDS})(?:{_BETWEEN}{_TIME})?(?![0-9:])")
_TIME_ALONE = re.compile(_TIME)

FIGURES = re.sub(
    r"\((?!\?)", "(?:", _FIGURES + r",?[ T]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?([ ]?[AaPp]\.?[Mm]\.?)?"
)
"""The pattern of a day in figures and a time, without groups: what jrnl puts before an entry."""

CANNOT_TELL = N_(
    "whether {detail} is day before month cannot be told; save it with days as 2026-11-21, as"
    " jrnl --format json does"
)
BOTH_WAYS = N_(
    "{detail} cannot both be right: once the day comes first, once the month; save it with days as"
    " 2026-11-21, as jrnl --format json does"
)


class WrittenMoment(msgspec.Struct, frozen=True):
    """A moment as it was written: `second` is the month, unless the file has the month first."""

    text: str
    year: int
    first: int
    second: int
    mark: str = ""
    clock: tuple[int, int, int] | None = None
    half: str = ""
    offset: str = ""

    @property
    def can_turn(self) -> bool:
        """Whether it is in figures of which the first may be the day or the month."""
        return bool(self.mark)

    def read(self, *, month_first: bool = False) -> datetime:
        """Return the moment, at noon when no time was written. Raise `NotTaken`."""
        turned = month_first and self.can_turn
        month, day = (self.first, self.second) if turned else (self.second, self.first)
        hour, minute, second = self.clock or (12, 0, 0)
        if self.half:
            if not 1 <= hour <= 12:
                raise NotTaken(NO_SUCH_MOMENT, self.text)
            hour = hour % 12 + 12 * (self.half == "p")
        try:
            return datetime(self.year, month, day, hour, minute, second, tzinfo=_zone(self.offset))
        except ValueError as error:
            raise NotTaken(NO_SUCH_MOMENT, self.text) from error


def find_moment(text: str) -> tuple[WrittenMoment, str] | None:
    """Return the moment that a text begins with, and what comes after it; None where there is none."""
    found = _MOMENT.match(text)
    if found is None:
        return None
    year, month, day = found[1], found[2], found[3]
    mark = found[5] or ""
    if mark:
        year, month, day = found[7], found[6], found[4]
    elif found[8] or found[11]:
        day, name, year = (found[8], found[9], found[10]) if found[8] else found.group(12, 11, 13)
        month = str(month_number(name.lower()))
        if month == "0":
            return None
    clock, half, offset = _clock(found, 14)
    written = WrittenMoment(found[0], int(year), int(day), int(month), mark, clock, half, offset)
    return written, text[found.end() :]


def parse_moment(text: str, time: str = "") -> WrittenMoment:
    """Return the moment that a text is; `time` may stand apart from it. Raise `NotTaken`."""
    found = find_moment(text.strip())
    if found is None or found[1].strip():
        raise NotTaken(NO_SUCH_MOMENT, text)
    if not time.strip():
        return found[0]
    alone = _TIME_ALONE.fullmatch(time.strip())
    if alone is None:
        raise NotTaken(NO_SUCH_MOMENT, f"{text} {time}")
    clock, half, offset = _clock(alone, 1)
    return msgspec.structs.replace(
        found[0], text=f"{text} {time}", clock=clock, half=half, offset=offset
    )


def month_first_in(content: Content, moments: Sequence[WrittenMoment]) -> bool:
    """Return whether the month comes first in a file, and in those that come with it.

    Raise `ImportUnreadable` when that cannot be told.
    """
    try:
        return (content.order or are_month_first)(moments)
    except NotTaken as undecided:
        raise content.refusal(undecided.reason, undecided.detail) from undecided


def are_month_first(moments: Sequence[WrittenMoment]) -> bool:
    """Return whether the moments of one file have the month before the day: all, or none.

    One that can be read in one way only decides; otherwise slashes, which are written both ways,
    are read in the way that keeps them in order, as a journal is. Raise `NotTaken` when they
    contradict each other, or when nothing tells.
    """
    turning = [moment for moment in moments if moment.can_turn]
    day_first = next((one for one in turning if one.first > 12 >= one.second), None)
    month_first = next((one for one in turning if one.second > 12 >= one.first), None)
    if day_first and month_first:
        raise NotTaken(BOTH_WAYS, f"“{day_first.text}” – “{month_first.text}”")
    if day_first or month_first:
        return month_first is not None
    doubtful = [one for one in turning if one.mark == "/" and one.first != one.second]
    if not doubtful:
        return False
    in_order = [_in_order(doubtful, month_first=way) for way in (False, True)]
    if in_order[0] is not in_order[1]:
        return in_order[1]
    if len(doubtful) > 1 or doubtful[0].half:  # with a clock of twelve hours it is likely the month
        raise NotTaken(CANNOT_TELL, f"“{doubtful[0].text}”")
    return False


def _in_order(moments: Sequence[WrittenMoment], *, month_first: bool) -> bool:
    keys = [
        (one.year, *((one.first, one.second) if month_first else (one.second, one.first)))
        for one in moments
    ]
    return keys == sorted(keys)


def _clock(found: re.Match[str], at: int) -> tuple[tuple[int, int, int] | None, str, str]:
    """Return the time that stands in five groups of a match: the clock, its half, its offset."""
    hour, minute, second, half, offset = found.group(*range(at, at + 5))
    clock = (int(hour), int(minute), int(second or 0)) if hour else None
    return clock, (half or "").lower(), (offset or "").strip()


def _zone(offset: str) -> timezone | None:
    """Return the zone of an offset; none where there is none. Raise `ValueError`."""
    if not offset:
        return None
    if offset == "Z":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    return timezone((-1 if offset[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
