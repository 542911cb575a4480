"""Periods as people type them: `week`, `last-month`, `2026-W47`, `2026-Q4`, two days with `..`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from reflectie_cli.errors import PeriodBackwards, ReflectieError, UnreadablePeriod
from reflectie_cli.journal.entry import Period
from reflectie_cli.language.days import months_on, read_day

Kind = Literal["week", "month", "quarter", "year"]
DAYS: dict[Kind, int] = {"week": 7, "month": 30, "quarter": 91, "year": 365}
"""About how long each kind is: a span of one's own is looked back on like the nearest."""

_KINDS: dict[str, Kind] = {
    **{kind: kind for kind in DAYS},
    **{"maand": "month", "kwartaal": "quarter", "jaar": "year"},
}
_BEFORE = ("last", "previous", "vorige", "vorig", "afgelopen")
_NOW = ("", "this", "deze", "dit")
_WEEK = re.compile(r"(\d{4})-?w(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_QUARTER = re.compile(r"(\d{4})-?[qk](\d)")
_YEAR = re.compile(r"\d{4}")


def read_period(text: str, *, today: date) -> Period:
    """Read a period as somebody types it, in either language.

    Its name is always spelled in the same way, so that one period has one name. Raise
    `UnreadablePeriod` for what is no period or does not exist, `PeriodBackwards` where the end
    comes before the start.
    """
    try:
        period = _read(text, today)
    except (ValueError, OverflowError, StopIteration) as problem:  # week 54, quarter 5, year 10000
        raise UnreadablePeriod(text=text) from problem
    if period is None or not 1000 <= period.first.year <= period.last.year < date.max.year:
        raise UnreadablePeriod(text=text)
    return period


def _read(text: str, today: date) -> Period | None:
    words = re.sub(r"[\s-]+", "-", text.strip().lower())
    before, _, kind = words.rpartition("-")
    if kind in _KINDS and before in _NOW:
        return of_kind(_KINDS[kind], today)
    if kind in _KINDS and before in _BEFORE:
        return of_kind(_KINDS[kind], of_kind(_KINDS[kind], today).first - timedelta(days=1))
    if ".." in text:
        return _span(text, today)
    if found := _WEEK.fullmatch(words):
        return of_kind("week", date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if found := _QUARTER.fullmatch(words):
        return of_kind("quarter", date(int(found[1]), int(found[2]) * 3, 1))
    if found := _MONTH.fullmatch(words):
        return of_kind("month", date(int(found[1]), int(found[2]), 1))
    return of_kind("year", date(int(words), 1, 1)) if _YEAR.fullmatch(words) else None


def read_kind(text: str) -> Kind | None:
    """Return the kind of period that a word names, in either language; None where it names none."""
    return _KINDS.get(text.strip().lower())


def of_kind(kind: Kind, day: date) -> Period:
    """Return the week, month, quarter or year that a day is in."""
    if kind == "week":
        year, week, weekday = day.isocalendar()
        first = day - timedelta(days=weekday - 1)
        return Period(name=f"{year}-W{week:02}", first=first, last=first + timedelta(days=6))
    months = {"month": 1, "quarter": 3, "year": 12}[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    name = {
        "month": f"{first:%Y-%m}",
        "quarter": f"{first.year}-Q{first.month // 3 + 1}",
        "year": f"{first.year}",
    }[kind]
    return Period(name=name, first=first, last=months_on(first, months) - timedelta(days=1))


def kind_of(period: Period) -> Kind:
    """Return the kind of a period; of two days somebody chose, the nearest kind."""
    return min(DAYS, key=lambda kind: abs(DAYS[kind] - period.days))


def is_span(period: Period) -> bool:
    """Return whether it is two days somebody chose, and no week, month, quarter or year."""
    return ".." in period.name


def weeks(period: Period) -> Iterator[str]:
    """Yield the ISO weeks a period touches, in order: `2026-W47`."""
    day = period.first - timedelta(days=period.first.weekday())
    while day <= period.last:
        yield week_of(day)
        day += timedelta(days=7)


def week_of(day: date) -> str:
    """Return the ISO week of a day: `2026-W47`. Early January may be of the year before."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _span(text: str, today: date) -> Period:
    start, _, end = text.partition("..")
    try:
        first, last = (read_day(word, today=today) for word in (start, end))
    except ReflectieError as problem:
        raise UnreadablePeriod(text=text) from problem
    if last < first:
        raise PeriodBackwards(first=first, last=last)
    return Period(name=f"{first}..{last}", first=first, last=last)
