"""Periods as people type them: `week`, `last-month`, `week 47`, `2026-Q4`, two days with `..`."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Literal

from reflectie_cli.errors import PeriodBackwards, UnreadableDay, UnreadablePeriod
from reflectie_cli.journal.entry import Period
from reflectie_cli.language import Code
from reflectie_cli.language.days import amount_on, month_number, months_on, nearest, read_day

Kind = Literal["week", "month", "quarter", "year"]
DAYS: dict[Kind, int] = {"week": 7, "month": 30, "quarter": 91, "year": 365}
"""About how long each kind is: a span of one's own is looked back on like the nearest."""

_KINDS: dict[str, Kind] = {
    **{kind: kind for kind in DAYS},
    **{"maand": "month", "kwartaal": "quarter", "jaar": "year"},
}
_BEFORE = ("last", "previous", "vorige", "vorig", "afgelopen", "verleden")
_NOW = ("", "this", "deze", "dit")
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "eerste first 1e 1st",
            "tweede second 2e 2nd",
            "derde third 3e 3rd",
            "vierde fourth 4e 4th",
        ),
        1,
    )
    for word in words.split()
}
_YEAR = r"(?:-(?:of-|van-)?(\d{4}))?"
_WEEK = re.compile(r"(\d{4})-?(?:week-|wk-|w)(\d{1,2})")
_BARE_WEEK = re.compile(rf"(?:week-?|wk-?|w)(\d{{1,2}}){_YEAR}")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED_MONTH = re.compile(rf"(?:(?:{'|'.join(_NOW[1:])})-)?([^\W\d_]+)\.?{_YEAR}")
_MONTH_BEFORE = re.compile(rf"(?:{'|'.join(_BEFORE)})-([^\W\d_]+)\.?|([^\W\d_]+)\.?-jl\.?")
_QUARTER = re.compile(r"(\d{4})-?[qk](\d)")
_BARE_QUARTER = re.compile(rf"(?:[qk]|kwartaal-|quarter-)(\d){_YEAR}")
_NTH_QUARTER = re.compile(rf"(?:het-|the-)?(\w+)-(?:kwartaal|quarter){_YEAR}")
_WHOLE_YEAR = re.compile(r"\d{4}")
_THROUGH = re.compile(r"\s(?:t/m|tot en met|through)\s", re.IGNORECASE)
_LATELY = re.compile(r"(?:de-|het-|the-)?(?:afgelopen|laatste|last|past|previous|vorige)-(.+)")
_SINCE = re.compile(r"\s*(?:sinds|vanaf|since|from)\s(.+)", re.IGNORECASE)
_LONGER_THAN_A_DAY = re.compile(r"we(?:ek|ken)|maand(?!ag)|month|kwarta|quarter|ja(?:ar|ren)|year")

SPOKEN: dict[Code, list[str]] = {
    "nl": "week, maand, kwartaal, jaar, deze week, vorige week, deze maand, vorige maand,"
    " dit kwartaal, vorig kwartaal, dit jaar, vorig jaar, week 47, november, kwartaal 4,"
    " afgelopen 3 maanden, afgelopen twee weken, laatste 30 dagen, vandaag, gisteren".split(", "),
    "en": "week, month, quarter, year, this week, last week, this month, last month,"
    " this quarter, last quarter, this year, last year, week 47, November, quarter 4,"
    " last 3 months, last two weeks, last 30 days, today, yesterday".split(", "),
}
"""Ways to say a period that can be read: the nearest is shown to who typed one that cannot."""


def read_period(text: str, *, today: date) -> Period:
    """Read a period as somebody types it, in either language.

    A week, month or quarter without a year is the last one that has begun; `2026-11-15..` goes on
    through today, and one day is a period too. Its name is always spelled in the same way, so that
    one period has one name. Raise `UnreadablePeriod` for what is no period or does not exist,
    `PeriodBackwards` where the end comes before the start.
    """
    try:
        period = _read(text, today)
    except (ValueError, OverflowError, StopIteration):  # week 54, quarter 5, year 10000
        period = None
    if period is not None and 1000 <= period.first.year <= period.last.year < date.max.year:
        return period
    raise UnreadablePeriod(text=text, nearest=nearest(text, SPOKEN))


def _read(text: str, today: date) -> Period | None:
    text = _THROUGH.sub("..", _SINCE.sub(r"\1..", text))
    if ".." in text:
        return _span(text, today)
    words = _joined(text)
    return _of_the_calendar(words, today) or _lately(words, today) or _one_day(text, today)


def _joined(text: str) -> str:
    return re.sub(r"[\s-]+", "-", text.strip().lower())


def _of_the_calendar(words: str, today: date) -> Period | None:
    """Read a week, month, quarter or year by its number, its name, or beside the current one."""
    before, _, kind = words.rpartition("-")
    if kind in _KINDS and before in _NOW:
        return of_kind(_KINDS[kind], today)
    if kind in _KINDS and before in _BEFORE:
        return of_kind(_KINDS[kind], of_kind(_KINDS[kind], today).first - timedelta(days=1))
    if found := _WEEK.fullmatch(words):
        return _numbered("week", int(found[2]), found[1], today)
    if found := _BARE_WEEK.fullmatch(words):
        return _numbered("week", int(found[1]), found[2], today)
    if found := _QUARTER.fullmatch(words):
        return _numbered("quarter", int(found[2]), found[1], today)
    if found := _BARE_QUARTER.fullmatch(words):
        return _numbered("quarter", int(found[1]), found[2], today)
    if (found := _NTH_QUARTER.fullmatch(words)) and found[1] in _ORDINALS:
        return _numbered("quarter", _ORDINALS[found[1]], found[2], today)
    if found := _MONTH.fullmatch(words):
        return _numbered("month", int(found[2]), found[1], today)
    if (found := _MONTH_BEFORE.fullmatch(words)) and (month := month_number(found[1] or found[2])):
        return _numbered("month", month, None, of_kind("month", today).first - timedelta(days=1))
    if (found := _NAMED_MONTH.fullmatch(words)) and (month := month_number(found[1])):
        return _numbered("month", month, found[2], today)
    return of_kind("year", date(int(words), 1, 1)) if _WHOLE_YEAR.fullmatch(words) else None


def _numbered(kind: Kind, number: int, year: str | None, today: date) -> Period:
    """Return week 47, month 11 or quarter 4 of a year; without one, the last that has begun.

    Raise `ValueError` where no calendar has it.
    """
    if year:
        return of_kind(kind, _first_day(kind, number, int(year)))
    for candidate in range(today.year + 1, today.year - 9, -1):  # few years have a week 53
        with suppress(ValueError):
            if (first := _first_day(kind, number, candidate)) <= today:
                return of_kind(kind, first)
    raise ValueError(number)


def _first_day(kind: Kind, number: int, year: int) -> date:
    if kind == "week":
        return date.fromisocalendar(year, number, 1)
    return date(year, number * 3 - 2 if kind == "quarter" else number, 1)


def _lately(words: str, today: date) -> Period | None:
    """Read `afgelopen 3 maanden`, `last 30 days` or `past week`: that long, through today."""
    found = _LATELY.fullmatch(words)
    length = found[1].replace("-", " ") if found else ""
    start = amount_on(today, length, -1) or amount_on(today, f"1 {length}", -1)
    return span(start + timedelta(days=1), today) if start else None


def _one_day(text: str, today: date) -> Period | None:
    """Read a day as a period; what names something longer, as `in two weeks`, is none."""
    if _LONGER_THAN_A_DAY.search(text.lower()):
        return None
    try:
        day = read_day(text, today=today)
    except UnreadableDay:
        return None
    return span(day, day)


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


def span(first: date, last: date) -> Period:
    """Return the days from `first` through `last` as a period."""
    return Period(name=f"{first}..{last}", first=first, last=last)


def _span(text: str, today: date) -> Period | None:
    """Read two ends with `..` between: days or periods; without an end it goes on through today."""
    start, _, end = text.partition("..")
    starts, ends = (_end(word, today) for word in (start, end if end.strip() else str(today)))
    if starts is None or ends is None:
        return None
    if ends.last < starts.first:
        raise PeriodBackwards(first=starts.first, last=ends.last)
    return span(starts.first, ends.last)


def _end(word: str, today: date) -> Period | None:
    """Return one end of a span; here `two weeks ago` is a day."""
    if period := _of_the_calendar(_joined(word), today):
        return period
    try:
        day = read_day(word, today=today)
    except UnreadableDay:
        return None
    return span(day, day)
