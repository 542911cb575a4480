"""Days as people write and read them, in Dutch and English.

A day is read day before month, never the other way round (contract, section 2). The libraries
tried read neither "vorige maandag" nor "over twee weken", so this small reader is ours.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches

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

_SHORTENED = 4
"""No abbreviation of a weekday or a month is longer: `wo`, `woe`, `tues`, `sept`."""

_PAST = {
    *("vorige", "vorig", "afgelopen", "laatste", "verleden", "last", "past", "previous"),
    *("this past", "jl.", "j.l."),
}
_COMING = {
    *("volgende", "volgend", "komende", "komend", "aanstaande", "next", "this coming"),
    *("as.", "a.s."),
}
_NEAREST = {"", "deze", "dit", "this"}
_WAY = {**dict.fromkeys(_PAST, -1), **dict.fromkeys(_COMING, 1), **dict.fromkeys(_NEAREST, 0)}

_NAMED = {
    **dict.fromkeys(("vandaag", "today", "tonight"), 0),
    **dict.fromkeys(("gisteren", "gister", "yesterday"), -1),
    **dict.fromkeys(("eergisteren", "eergister"), -2),
    **dict.fromkeys(("the day before yesterday", "day before yesterday"), -2),
    **dict.fromkeys(("morgen", "tomorrow"), 1),
    **dict.fromkeys(("overmorgen", "the day after tomorrow", "day after tomorrow"), 2),
}
_NIGHT = {"vannacht", "afgelopen nacht", "vorige nacht", "last night"}
_PART_OF_DAY = re.compile(
    r"(.+?) ?(?:ochtend|morgen|middag|avond|nacht|morning|afternoon|evening|night)"
)
_BEFORE_A_PART = {
    "van": "vandaag",
    "this": "today",
    "last": "yesterday",
    "gister": "gisteren",
    "eergister": "eergisteren",
}
"""What somebody says before `avond` or `morning`, and the day it is."""

_NUMBERS = {
    word: number
    for number, words in enumerate(
        "een één a an one|twee two|drie three|vier four|vijf five|zes six|zeven seven|acht eight"
        "|negen nine|tien ten|elf eleven|twaalf twelve|dertien thirteen|veertien fourteen"
        "|vijftien fifteen|zestien sixteen|zeventien seventeen|achttien eighteen"
        "|negentien nineteen|twintig twenty".split("|"),
        1,
    )
    for word in words.split()
}
_DAYS = {
    **dict.fromkeys("dag dagen day days d".split(), 1),
    **dict.fromkeys("week weken weeks w wk".split(), 7),
    **dict.fromkeys("fortnight fortnights".split(), 14),
}
_MONTHS = {
    **dict.fromkeys("maand maanden mnd month months m".split(), 1),
    **dict.fromkeys("kwartaal kwartalen quarter quarters".split(), 3),
    **dict.fromkeys("jaar jaren year years j y".split(), 12),
}
_NO_DAY_IS_LONGER = 40
_HALVES_OF_A_YEAR = {
    **dict.fromkeys(("half jaar", "halfjaar", "een half jaar", "een halfjaar", "half a year"), 1),
    **dict.fromkeys(("anderhalf jaar", "a year and a half"), 3),
}

_YEAR = r"(?:[ /.-]'?(\d{4}|\d{2}))?"
_DASH = re.compile(r"(?<=[^\W\d_])-|(?<=\w)-(?=[^\W\d_])")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}}){_YEAR}")
_ORDINAL = r"(?:(?:the|de) )?(\d{1,2})(?:e|ste|de|st|nd|rd|th)?"
_SPELLED = re.compile(rf"{_ORDINAL}[ -](?:of )?([^\W\d]+)\.?{_YEAR}")
_MONTH_FIRST = re.compile(rf"([^\W\d]+)\.? {_ORDINAL}{_YEAR}")
_AHEAD = re.compile(r"(?:over|in) (.+)")
_AGO = re.compile(r"(.+) (?:geleden|terug|ago|back)")
_SIGNED = re.compile(r"([+-]) ?(\d{1,3} ?[a-z]+)")
_AMOUNT = re.compile(r"([0-9]{1,3}) ?(\D+)|(\S+) (.+)")
_JUST_PAST = re.compile(r"(.+) (?:jl|j\.l|ll|l\.l|jongstleden)\.?")
_SOON = re.compile(r"(.+) (?:as|a\.s|aanstaande)\.?")

SPOKEN: dict[Code, list[str]] = {
    "nl": "vandaag, gisteren, eergisteren, morgen, overmorgen, gisteravond, vanochtend, vanavond,"
    " vannacht, vorige week, volgende week, vorige maand, volgende maand, vorige maandag,"
    " deze maandag, volgende maandag, maandag a.s., vorige week dinsdag, volgende week dinsdag,"
    " twee dagen geleden, twee weken geleden, over twee dagen, over een week, over twee weken,"
    " over een maand, over een half jaar, over een jaar, 15 november, 15 november jl.".split(", "),
    "en": "today, yesterday, tomorrow, tonight, yesterday evening, this morning, last night,"
    " last week, next week, last month, next month, last Monday, this Monday, next Monday,"
    " Tuesday last week, Tuesday next week, two days ago, two weeks ago, in two days, in a week,"
    " in two weeks, in a month, in half a year, in a year, 15 November,"
    " the 20th of November".split(", "),
}
"""Ways to say a day that can be read: the nearest is shown to who typed one that cannot."""


def read_day(text: str, *, today: date, ahead: bool = False, night: date | None = None) -> date:
    """Read a day as somebody types it, in either language.

    Without a year it is the last such day, today included; with `ahead` (a day somebody plans)
    the first one to come. `night` is the day that `vannacht` belongs to, the day before if it is
    not given. Raise `UnreadableDay`.
    """
    words = re.sub(r"[\s,]+", " ", without_dashes(text).lower().replace("’", "'")).strip()
    words = re.sub(r"^(?:op|on) ", "", words)
    if words in _NIGHT:
        return night or today - timedelta(days=1)
    try:
        day = _read(words, today, ahead)
    except OverflowError:
        day = None
    if day is None:
        raise UnreadableDay(text=text, nearest=nearest(text, SPOKEN))
    return day


def without_dashes(text: str) -> str:
    """Return what was typed as one word as the words it is: `vorige-maandag`, `last-week`."""
    return _DASH.sub(" ", text)


def nearest(text: str, forms: Mapping[Code, Sequence[str]]) -> str:
    """Return the form that is most like what somebody typed; empty where none is."""
    spoken = {form.lower(): form for code in forms for form in forms[code]}
    words = without_dashes(text).lower().strip()[:_NO_DAY_IS_LONGER]
    near = get_close_matches(words, spoken, n=1, cutoff=0.7)
    return spoken[near[0]] if near else ""


def read_check_day(text: str, *, today: date) -> date:
    """Read a day to come back on, or one of two horizons: a week (`short`), a month (`long`).

    Raise `UnreadableDay`.
    """
    word = text.strip().casefold()
    if word in SHORT:
        return today + timedelta(days=7)
    return months_on(today, 1) if word in LONG else read_day(text, today=today, ahead=True)


def _read(words: str, today: date, ahead: bool) -> date | None:
    if found := _JUST_PAST.fullmatch(words):
        return _read(f"vorige {found[1]}", today, False) or _read(found[1], today, False)
    if found := _SOON.fullmatch(words):
        return _read(f"aanstaande {found[1]}", today, True) or _read(found[1], today, True)
    if words in _NAMED:
        return today + timedelta(days=_NAMED[words])
    for read in (_numbers, _weekday, _with_weekday, _week_or_longer, _distance):
        if (day := read(words, today, ahead)) is not None:
            return day
    if found := _PART_OF_DAY.fullmatch(words):  # `gisteravond`, `Tuesday evening`
        return _read(_BEFORE_A_PART.get(found[1], found[1]), today, ahead)
    return None


def _numbers(words: str, today: date, ahead: bool) -> date | None:
    """Read `2026-11-20`, `20-11`, `20/11/26`, `20 nov`, `20th of November` or `Nov 20`."""
    if found := _ISO.fullmatch(words):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(words):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _SPELLED.fullmatch(words):
        day, month, year = int(found[1]), month_number(found[2]), found[3]
    elif found := _MONTH_FIRST.fullmatch(words):
        day, month, year = int(found[2]), month_number(found[1]), found[3]
    else:
        return None
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    fits: Callable[[date], bool] = (lambda d: d >= today) if ahead else (lambda d: d <= today)
    days = (_day(candidate, month, day) for candidate in years)  # 29 February skips years
    return next((d for d in days if d is not None and fits(d)), None)


def _weekday(words: str, today: date, ahead: bool) -> date | None:
    """Read `maandag`, `vorige maandag` or `next Friday`.

    `deze maandag` is the nearest that lies the way somebody looks, like `maandag` alone.
    """
    before, _, name = words.rpartition(" ")
    number, way = _weekday_number(name), _WAY.get(before)
    if number is None or way is None:
        return None
    if way > 0 or (ahead and way == 0):
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if way == 0 and number == today.weekday():
        return today
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


def _with_weekday(words: str, today: date, ahead: bool) -> date | None:
    """Read `za. 21 nov`, which must be a Saturday, `vorige week dinsdag` or `Monday next week`."""
    first, _, after = words.partition(" ")
    before, _, last = words.rpartition(" ")
    if (number := _weekday_number(first)) is not None:
        day = _numbers(after, today, ahead)
        if day is not None:
            return day if day.weekday() == number else None
        rest = re.sub("^(?:of|in|van) ", "", after)
    elif (number := _weekday_number(last)) is not None:
        rest = before.removesuffix(" on").removesuffix(" op")
    else:
        return None
    which, _, unit = rest.rpartition(" ")
    if unit != "week" or which not in _WAY or not which:  # `Monday week` is not this week's
        return None
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=7 * _WAY[which] + number)


def _weekday_number(name: str) -> int | None:
    """Return a weekday's number, from 0, by its name or the start of it: `zaterdag`, `za.`, `Sat`."""
    name = name.removesuffix(".")
    for code, names in WEEKDAYS.items():
        for number, full in enumerate(names):
            short = _SHORT_WEEKDAY[code] <= len(name) <= _SHORTENED
            if name == full.lower() or (short and full.lower().startswith(name)):
                return number
    return None


def _week_or_longer(words: str, today: date, ahead: bool) -> date | None:
    """Read `volgende maand` or `vorig jaar`: the same day, that much later or earlier."""
    which, _, unit = words.rpartition(" ")
    way = _WAY.get(which, 0)
    return _moved(today, unit, way) if way else None


def _distance(words: str, today: date, ahead: bool) -> date | None:
    """Read `over twee weken`, `in 3 days`, `drie dagen geleden`, `over een half jaar` or `+2w`."""
    if found := _AHEAD.fullmatch(words):
        sign, length = 1, found[1]
    elif found := _AGO.fullmatch(words):
        sign, length = -1, found[1]
    elif found := _SIGNED.fullmatch(words):
        sign, length = (1 if found[1] == "+" else -1), found[2]
    else:
        return None
    return amount_on(today, length, sign)


def amount_on(day: date, length: str, sign: int) -> date | None:
    """Return the day `twee weken` or `half a year` on from a day, or back; None for no length."""
    if halves := _HALVES_OF_A_YEAR.get(length):
        return months_on(day, sign * halves * 6)
    found = _AMOUNT.fullmatch(length)
    if not found:
        return None
    number, unit = found[1] or found[3], found[2] or found[4]
    amount = int(number) if found[1] else _NUMBERS.get(number, 0)
    return _moved(day, unit, sign * amount) if amount else None


def _moved(day: date, unit: str, amount: int) -> date | None:
    if unit in _DAYS:
        return day + timedelta(days=amount * _DAYS[unit])
    return months_on(day, amount * _MONTHS[unit]) if unit in _MONTHS else None


def months_on(day: date, months: int) -> date:
    """Return the same day some months on; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    candidates = (_day(year, month + 1, day.day - short) for short in range(4))
    return next(d for d in candidates if d is not None)


def month_number(name: str) -> int:
    """Return a month's number by its name or its first three letters; 0 for no month."""
    for names in MONTHS.values():
        for number, full in enumerate(names, 1):
            if name == full.lower() or (
                3 <= len(name) <= _SHORTENED and full.lower().startswith(name)
            ):
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
