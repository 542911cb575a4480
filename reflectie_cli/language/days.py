"""Days as people write and read them, in Dutch and English.

A day is read day before month, never the other way round (contract, section 2). The libraries
tried read neither "vorige maandag" nor "over twee weken", so this small reader is ours.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from reflectie_cli.errors import UnreadableDay
from reflectie_cli.language import Code
from reflectie_cli.language.typed import LONG, SHORT

MONTHS: dict[Code, list[str]] = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november"
    " december".split(),
    "en": "January February March April May June July August September October November"
    " December".split(),
}
WEEKDAYS: dict[Code, list[str]] = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}

_SHORT_WEEKDAY: dict[Code, int] = {"nl": 2, "en": 3}

_NAMED = {
    **dict.fromkeys(("vandaag", "today"), 0),
    **dict.fromkeys(("gisteren", "yesterday"), -1),
    "eergisteren": -2,
    **dict.fromkeys(("morgen", "tomorrow"), 1),
    "overmorgen": 2,
    **dict.fromkeys(("vorige week", "last week"), -7),
    **dict.fromkeys(("volgende week", "next week"), 7),
}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "een één a an one|twee two|drie three|vier four|vijf five|zes six|zeven seven|acht eight"
        "|negen nine|tien ten|elf eleven|twaalf twelve".split("|"),
        1,
    )
    for word in words.split()
}
_UNITS = {"dag": 1, "dagen": 1, "day": 1, "days": 1, "week": 7, "weken": 7, "weeks": 7}
_MONTH_UNITS = {"maand", "maanden", "month", "months"}
_PAST = {"vorige", "afgelopen", "laatste", "last"}
_COMING = {"volgende", "komende", "aanstaande", "a.s.", "deze", "next", "this", "this coming"}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2}|\d{4}))?")
_SPELLED = re.compile(r"(\d{1,2})(?:e|st|nd|rd|th)? ([^\W\d]+)\.?(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_AHEAD = re.compile(r"(?:over|in) (\S+) (\S+)")
_AGO = re.compile(r"(\S+) (\S+) (?:geleden|ago)")


def read_day(text: str, *, today: date, ahead: bool = False) -> date:
    """Read a day as somebody types it, in either language.

    Without a year it is the last such day, today included; with `ahead` (a day somebody plans)
    the first one to come. Raise `UnreadableDay`.
    """
    words = " ".join(text.lower().split())
    if not words:
        raise UnreadableDay(text=text)
    first, _, rest = words.partition(" ")
    weekday = _weekday_number(first) if rest[:1].isdecimal() else None
    if weekday is not None:  # `zaterdag 21 november` must be a Saturday
        day = _numbers(rest, today, ahead)
        if day is None or day.weekday() != weekday:
            raise UnreadableDay(text=text)
        return day
    if words in _NAMED:
        return today + timedelta(days=_NAMED[words])
    for read in (_numbers, _weekday, _distance):
        if (day := read(words, today, ahead)) is not None:
            return day
    raise UnreadableDay(text=text)


def read_check_day(text: str, *, today: date) -> date:
    """Read a day to come back on, or one of two horizons: a week (`short`), a month (`long`).

    Raise `UnreadableDay`.
    """
    word = text.strip().casefold()
    if word in SHORT:
        return today + timedelta(days=7)
    return months_on(today, 1) if word in LONG else read_day(text, today=today, ahead=True)


def _numbers(words: str, today: date, ahead: bool) -> date | None:
    """Read `2026-11-20`, `20-11`, `20/11/26`, `20 nov` or `Nov 20`."""
    year: str | None
    if found := _ISO.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(words):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _SPELLED.fullmatch(words):
        day, month, year = int(found[1]), _month(found[2]), found[3]
    elif found := _MONTH_FIRST.fullmatch(words):
        day, month, year = int(found[2]), _month(found[1]), found[3]
    else:
        return None
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    fits: Callable[[date], bool] = (lambda d: d >= today) if ahead else (lambda d: d <= today)
    days = (_day(candidate, month, day) for candidate in years)  # 29 February skips years
    return next((d for d in days if d is not None and fits(d)), None)


def _weekday(words: str, today: date, ahead: bool) -> date | None:
    """Read `maandag`, `vorige maandag` or `next Friday`."""
    *before, name = words.split()
    which = " ".join(before)
    number = _weekday_number(name)
    if number is None or which not in {"", *_PAST, *_COMING}:
        return None
    if which in _COMING or (ahead and which not in _PAST):
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if which == "" and number == today.weekday():
        return today
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


def _weekday_number(name: str) -> int | None:
    """Return a weekday's number, from 0, by its name: `zaterdag`, `za`, `Saturday` or `Sat`."""
    for code, names in WEEKDAYS.items():
        for number, full in enumerate(names):
            if name in (full.lower(), full[: _SHORT_WEEKDAY[code]].lower()):
                return number
    return None


def _distance(words: str, today: date, ahead: bool) -> date | None:
    """Read `over twee weken`, `in 3 days` or `drie dagen geleden`."""
    if found := _AHEAD.fullmatch(words):
        sign = 1
    elif found := _AGO.fullmatch(words):
        sign = -1
    else:
        return None
    amount = int(found[1]) if re.fullmatch(r"[0-9]{1,3}", found[1]) else _NUMBERS.get(found[1], 0)
    if found[2] in _MONTH_UNITS and amount:
        return months_on(today, sign * amount)
    days = amount * _UNITS.get(found[2], 0)
    return today + timedelta(days=sign * days) if days else None


def months_on(day: date, months: int) -> date:
    """Return the same day some months on; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    candidates = (_day(year, month + 1, day.day - short) for short in range(4))
    return next(d for d in candidates if d is not None)


def _month(name: str) -> int:
    """Return a month's number by its name or its first three letters; 0 for no month."""
    for names in MONTHS.values():
        for number, full in enumerate(names, 1):
            if name == full.lower() or (len(name) in (3, 4) and full.lower().startswith(name)):
                return number
    return 3 if name == "mrt" else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def say_day(day: date, code: Code, *, today: date | None = None) -> str:
    """Return a day in words: `zaterdag 21 november 2026`, without the year when it is this one."""
    year = "" if today and today.year == day.year else f" {day.year}"
    return f"{WEEKDAYS[code][day.weekday()]} {day.day} {MONTHS[code][day.month - 1]}{year}"


def say_months(first: date, last: date, code: Code) -> str:
    """Return the months of some days: `november 2026`, `oktober – november 2026`."""
    months = [MONTHS[code][day.month - 1] for day in (first, last)]
    if (first.year, first.month) == (last.year, last.month):
        return f"{months[0]} {first.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{months[0]}{year} – {months[1]} {last.year}"


def say_margin(day: date, code: Code) -> str:
    """Return a day for the margin of a letter: `21 nov`, always of one width."""
    return f"{day.day:>2} {_short_month(day, code)}"


def say_short(day: date, code: Code) -> str:
    """Return a day for the margin of a list: `za 21 nov 2026`, always of one width."""
    weekday = WEEKDAYS[code][day.weekday()][: _SHORT_WEEKDAY[code]]
    return f"{weekday} {day.day:>2} {_short_month(day, code)} {day.year}"


def _short_month(day: date, code: Code) -> str:
    return "mrt" if (code, day.month) == ("nl", 3) else MONTHS[code][day.month - 1][:3]


def day_of(moment: datetime, *, begins: time) -> date:
    """Return the day a moment belongs to: before `begins` it is still the day before.

    A night shift belongs to the day it began (contract, section 7).
    """
    return moment.date() if moment.time() >= begins else moment.date() - timedelta(days=1)
