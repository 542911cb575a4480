"""The one suggestion of the start screen: start low, build up slowly, beware of a new routine.

The first weeks it is the few questions after a shift (methods.md, C5). Then it follows what
somebody walks, and at which hour; not everyone has shifts (C40, C41). Once, after some shifts, it
is the same in the middle of one; every eight weeks, for two weeks, the reflecting itself (C21); and
after some repeats another form (C20). Days without an entry change nothing (C16).
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from reflectie_cli.prompt_sets import known

_FIRST_WEEKS = 21
_REPEATS = 6
_SHIFTS = 10
"""After so many walks after a shift, one in the middle of it is worth a try."""
_BETWEEN_LOOPS, _LOOPS_LAST = 42, 56
"""From when, in days since the last time, looking at the reflecting is offered, and until when."""
_LATELY = 12
_HOURS = 3
_DAY = 24


class PastWalk(Struct, frozen=True):
    """A set that was walked, the day it was about, and the hour it was begun at."""

    set: str
    day: date
    hour: int | None = None


def suggestion(walked: Sequence[PastWalk], *, first: date | None, hour: int | None = None) -> str:
    """Return the name of the set to suggest. `walked` is latest first; `first` is the first day.

    What counts is what was written, from the first entry to the last, and which `hour` it is now:
    today plays no part in it.
    """
    if first is None or not walked or (walked[0].day - first).days < _FIRST_WEEKS:
        return known.AFTER_SHIFT
    names = [one.set for one in walked]
    if len(walked) < _REPEATS:
        return known.AFTER_SHIFT if known.AFTER_SHIFT in names else names[0]
    looped = next((one.day for one in walked if one.set == known.DOUBLE_LOOP), first)
    since = (walked[0].day - looped).days % _LOOPS_LAST
    if since >= _BETWEEN_LOOPS:
        return known.DOUBLE_LOOP
    if len(set(names[:_REPEATS])) == 1:
        return _another(walked)
    is_often = names.count(known.AFTER_SHIFT) == _SHIFTS and names[0] == known.AFTER_SHIFT
    if is_often and known.IN_THE_MOMENT not in names:
        return known.IN_THE_MOMENT
    return _as_usual(walked[:_LATELY], hour) or _another(walked)


def _as_usual(lately: Sequence[PastWalk], hour: int | None) -> str:
    """Return the set that somebody walks most around this hour, or else at all; empty for none.

    Of two that are walked as often it is the one that was walked last.
    """
    around = [one for one in lately if _is_near(one.hour, hour)]
    for walks in (around, lately):
        often = Counter(one.set for one in walks if one.set != known.DOUBLE_LOOP).most_common(1)
        if often and often[0][1] > 1:
            return often[0][0]
    return ""


def _is_near(hour: int | None, now: int | None) -> bool:
    if hour is None or now is None:
        return False
    apart = abs(hour - now)
    return min(apart, _DAY - apart) <= _HOURS


def _another(walked: Sequence[PastWalk]) -> str:
    """Return, of what is suggested for a change, what was longest away."""
    latest = {one.set: one.day for one in reversed(walked)}
    has_shifts = known.AFTER_SHIFT in latest or known.IN_THE_MOMENT in latest
    others = [
        name
        for name in known.SUGGESTED
        if name != walked[0].set and (has_shifts or name != known.IN_THE_MOMENT)
    ]
    return min(others, key=lambda name: latest.get(name, date.min))
