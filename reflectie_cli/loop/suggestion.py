"""The one suggestion of the start screen: start low, build up slowly, beware of a new routine.

The first weeks it is the few questions after a shift (methods.md, C5); after some repeats another
form, or looking at the reflecting itself (C20, C21). Days without an entry change nothing (C16).
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from reflectie_cli.prompt_sets import known

_FIRST_WEEKS = 21
_REPEATS = 6
_BETWEEN_LOOPS = 42


class PastWalk(Struct, frozen=True):
    """A set that was walked, and the day it was about."""

    set: str
    day: date


def suggestion(walked: Sequence[PastWalk], *, first: date | None) -> str:
    """Return the name of the set to suggest. `walked` is latest first; `first` is the first day.

    What counts is what was written, from the first entry to the last: today plays no part in it.
    """
    if first is None or not walked or (walked[0].day - first).days < _FIRST_WEEKS:
        return known.AFTER_SHIFT
    repeats = len(walked) >= _REPEATS and len({one.set for one in walked[:_REPEATS]}) == 1
    if not repeats:
        return known.AFTER_SHIFT
    looped = next((one.day for one in walked if one.set == known.DOUBLE_LOOP), first)
    if (walked[0].day - looped).days >= _BETWEEN_LOOPS:
        return known.DOUBLE_LOOP
    latest = {one.set: one.day for one in reversed(walked)}
    others = [name for name in known.SUGGESTED if name != walked[0].set]
    return min(others, key=lambda name: latest.get(name, date.min))
