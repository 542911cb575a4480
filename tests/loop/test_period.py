from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.errors import PeriodBackwards, UnreadablePeriod
from reflectie_cli.journal.entry import Period
from reflectie_cli.language import CODES, Code, Language
from reflectie_cli.loop.period import (
    DAYS,
    SPOKEN,
    Kind,
    is_span,
    kind_of,
    of_kind,
    read_kind,
    read_period,
    week_of,
    weeks,
)

TODAY = date(2026, 11, 21)
"""A Saturday, in week 47."""
DAY = timedelta(days=1)
KINDS: tuple[Kind, ...] = ("week", "month", "quarter", "year")

SPELLED = {
    "2026-W47": ("2026-11-16", "2026-11-22", [
        "week", "this-week", "this week", "deze-week", "deze week",
        "2026-W47", "2026-w47", "2026W47", "2026w47", "2026 W47",
        "week 47", "Week 47", "week-47", "wk 47", "W47", "week47", "week 47 2026", "week 47 van 2026",
        "2026 week 47",
    ]),
    "2026-W46": ("2026-11-09", "2026-11-15", [
        "last-week", "last week", "previous-week", "vorige-week", "vorige week", "afgelopen week",
        "2026-W46",
    ]),
    "2026-W07": ("2026-02-09", "2026-02-15", ["2026-W07", "2026-W7", "2026w7"]),
    "2026-11": ("2026-11-01", "2026-11-30", [
        "month", "maand", "this-month", "this month", "deze-maand", "deze maand", "2026-11",
        "november", "November", "nov", "nov 2026", "november 2026", "deze november", "November of 2026",
    ]),
    "2026-10": ("2026-10-01", "2026-10-31", [
        "last-month", "last month", "previous month", "vorige-maand", "vorige maand",
        "afgelopen maand", "afgelopen-maand", "2026-10",
        "oktober", "October", "okt", "afgelopen oktober", "last October",
    ]),
    "2026-02": ("2026-02-01", "2026-02-28", ["2026-02", "2026-2"]),
    "2026-Q4": ("2026-10-01", "2026-12-31", [
        "quarter", "kwartaal", "this-quarter", "this quarter", "dit-kwartaal", "dit kwartaal",
        "2026-Q4", "2026-q4", "2026Q4", "2026 q4", "2026-K4", "2026-k4",
        "Q4", "k4", "kwartaal 4", "4e kwartaal", "vierde kwartaal", "het vierde kwartaal van 2026",
        "quarter 4", "the fourth quarter", "Q4 2026",
    ]),
    "2026-Q3": ("2026-07-01", "2026-09-30", [
        "last-quarter", "last quarter", "previous quarter", "vorig-kwartaal", "vorig kwartaal",
        "afgelopen kwartaal", "2026-Q3",
    ]),
    "2026": ("2026-01-01", "2026-12-31", [
        "year", "jaar", "this-year", "this year", "dit-jaar", "dit jaar", "2026",
    ]),
    "2025": ("2025-01-01", "2025-12-31", [
        "last-year", "last year", "previous year", "vorig-jaar", "vorig jaar", "afgelopen jaar",
        "2025",
    ]),
    "2026-11-01..2026-11-15": ("2026-11-01", "2026-11-15", [
        "2026-11-01..2026-11-15", "2026-11-01 .. 2026-11-15", "1-11..15-11",
        "1 november..15 november", "1 november t/m 15 november", "1 Nov through 15 Nov",
        "1 nov .. 15 nov", "Nov 1..Nov 15",
    ]),
    "2026-11-20..2026-11-21": ("2026-11-20", "2026-11-21", [
        "gisteren..vandaag", "yesterday..today", "vrijdag..zaterdag", "gisteren .. today",
    ]),
    "2026-11-07..2026-11-21": ("2026-11-07", "2026-11-21", [
        "twee weken geleden..vandaag", "two weeks ago..today",
    ]),
    "2026-11-21..2026-11-21": ("2026-11-21", "2026-11-21", ["today..vandaag"]),
    "2025-12": ("2025-12-01", "2025-12-31", ["december", "dec", "afgelopen december"]),
    "2025-W48": ("2025-11-24", "2025-11-30", ["week 48", "w48"]),
    "2020-W53": ("2020-12-28", "2021-01-03", ["week 53"]),
    "2026-08-22..2026-11-21": ("2026-08-22", "2026-11-21", [
        "afgelopen 3 maanden", "de afgelopen drie maanden", "last 3 months", "past three months",
    ]),
    "2026-05-22..2026-11-21": ("2026-05-22", "2026-11-21", [
        "afgelopen half jaar", "het afgelopen half jaar", "last half a year", "laatste 6 maanden",
    ]),
    "2026-10-23..2026-11-21": ("2026-10-23", "2026-11-21", [
        "laatste 30 dagen", "last 30 days", "the last 30 days",
    ]),
    "2025-11": ("2025-11-01", "2025-11-30", [
        "vorige november", "afgelopen november", "last November", "november jl.",
    ]),
    "2026-10-22..2026-11-21": ("2026-10-22", "2026-11-21", ["laatste maand", "past month"]),
    "2026-11-08..2026-11-21": ("2026-11-08", "2026-11-21", [
        "afgelopen twee weken", "last 2 weeks", "afgelopen 14 dagen", "laatste veertien dagen",
    ]),
    "2026-11-15..2026-11-15": ("2026-11-15", "2026-11-15", ["2026-11-15", "15-11", "15 nov"]),
    "2026-11-20..2026-11-20": ("2026-11-20", "2026-11-20", ["gisteren", "yesterday", "vrijdag"]),
    "2026-11-16..2026-11-16": ("2026-11-16", "2026-11-16", ["maandag", "vorige maandag", "vorige-maandag", "last-Monday"]),
    "2026-11-15..2026-11-21": ("2026-11-15", "2026-11-21", [
        "2026-11-15..", "15-11 .. ", "sinds 15 november", "Vanaf 15-11", "since 15 November",
        "past week", "laatste week",
    ]),
    "2026-11-09..2026-11-22": ("2026-11-09", "2026-11-22", [
        "2026-W46..2026-W47", "week 46..week 47", "last-week..week", "vorige week..week",
    ]),
    "2026-10-01..2026-11-30": ("2026-10-01", "2026-11-30", [
        "2026-10..2026-11", "oktober..november", "Oct .. Nov 2026",
    ]),
    "2025-12-29..2026-01-04": ("2025-12-29", "2026-01-04", ["29-12-2025..4-1-2026"]),
}  # fmt: skip
"""Every period with its first and its last day, and how people may type it on that Saturday."""

NO_PERIODS = [
    "", " ", "\n", "-", "--", "..", " .. ", "...", "nonsense", "ooit",
    "next-week", "volgende week", "last", "vorige", "this",
    "weeks", "week week", "week-last", "last-last-week", "lastweek", "2 weeks",
    "2026-W54", "2025-W53", "2027-W53", "2026-W00", "2026-W0", "2026-W99", "2026-W", "47",
    "2026-W047", "2026-W-7", "26-W47", "2026-Q5", "2026-Q0", "2026-Q9", "2026-Q",
    "2026-Q44", "2026-13", "2026-00", "2026-0", "2026-99", "2026-111", "2026/11", "11-2026",
    "0000", "0000-01", "0000-Q1", "0000-W01", "202", "20266", "-2026", "+2026", "2026-", "2026.",
    "..2026-11-15", "2026-11-01...2026-11-15", "2026-11-01..2026-11-31",
    "2026-11-01..2026-11-10..2026-11-15",
    "last-week..today-ish", "29-2-2025..1-3-2025", "2026-02-30..2026-03-01", "ooit..vandaag",
    "неделя", "週", "第47週", "سنة", "2026年11月", "２０２６年", "²⁰²⁶", "Ⅳ", "week\0", "\ud800",
    "2026-W47; DROP TABLE entries", "%s", "{text}", "🙂", "9" * 5000, "week" * 2000, "2026-" * 900,
    "." * 5000, "99999999999999999999-W01", "2026-W" + "1" * 400,
]  # fmt: skip
"""What is no period, or does not exist."""


def problem_of(text: str, today: date = TODAY) -> UnreadablePeriod | PeriodBackwards | None:
    """Read a period; return what is wrong with it, None where it is one."""
    try:
        found = read_period(text, today=today)
    except (UnreadablePeriod, PeriodBackwards) as problem:
        return problem
    assert isinstance(found, Period)
    assert found.first <= found.last
    return None


def days_of(period: Period) -> Iterator[date]:
    """Return every day of a period."""
    return (period.first + number * DAY for number in range(period.days))


# How a period is typed


@pytest.mark.parametrize(
    ("text", "name"), [(text, name) for name, (_, _, texts) in SPELLED.items() for text in texts]
)
@pytest.mark.parametrize("shape", ["{}", "  {} ", "\t{}\n"], ids=["plain", "spaces", "lines"])
def test_a_period_is_read_as_people_type_it(text: str, name: str, shape: str) -> None:
    """Dutch or English, with a dash or a space, it is one period with one name."""
    first, last, _ = SPELLED[name]
    found = read_period(shape.format(text), today=TODAY)
    assert (found.name, found.first.isoformat(), found.last.isoformat()) == (name, first, last)


@pytest.mark.parametrize("text", [text for _, _, texts in SPELLED.values() for text in texts])
def test_capitals_make_no_difference(text: str) -> None:
    """Capitals mean the same days."""
    for spelled in (text.upper(), text.title(), text.lower()):
        assert read_period(spelled, today=TODAY) == read_period(text, today=TODAY)


def test_a_day_without_a_year_lies_behind_in_a_span_too() -> None:
    """A day without a year lies in the past: on 21 November, 22 November is last year's."""
    found = read_period("22-11..21-11", today=TODAY)
    assert (found.first, found.last) == (date(2025, 11, 22), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("week", "week"), ("month", "month"), ("maand", "month"), ("quarter", "quarter"),
        ("kwartaal", "quarter"), ("year", "year"), ("jaar", "year"), (" Kwartaal ", "quarter"),
        ("last-week", None), ("2026", None), ("day", None), ("", None), ("weken", None),
    ],
)  # fmt: skip
def test_a_word_names_a_kind_of_period_in_either_language(word: str, kind: Kind | None) -> None:
    """Capitals and spaces aside; any other word names none."""
    assert read_kind(word) == kind


# What is no period


@pytest.mark.parametrize("text", NO_PERIODS, ids=lambda text: ascii(text)[:40])
def test_what_is_no_period_is_refused(text: str) -> None:
    """Junk, and weeks, months or quarters that no calendar has, are refused and never guessed."""
    problem = problem_of(text)
    assert isinstance(problem, UnreadablePeriod)
    assert (problem.details["text"], problem.exit_code) == (text, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-15..2026-11-01", date(2026, 11, 15), date(2026, 11, 1)),
        ("vandaag..gisteren", TODAY, TODAY - DAY),
        ("2026-01-01..2025-12-31", date(2026, 1, 1), date(2025, 12, 31)),
        ("morgen..vandaag", TODAY + DAY, TODAY),
    ],
)
def test_a_span_that_ends_before_it_begins_says_so(text: str, first: date, last: date) -> None:
    """It is not turned around in silence: both days are named."""
    problem = problem_of(text)
    assert isinstance(problem, PeriodBackwards)
    assert (problem.details, problem.exit_code) == ({"first": first, "last": last}, 2)


def test_what_is_no_period_is_said_with_what_would_be(dutch: Language, english: Language) -> None:
    """The sentence names what was typed and ways that work, and those really work."""
    for language in (dutch, english):
        sentence = UnreadablePeriod(text="2026-W54").sentence(language)
        assert "“2026-W54”" in sentence
        for example_of_ours in ("2026-W47", "2026-11", "2026-Q4", "2026-11-01..2026-11-15"):
            assert example_of_ours in sentence
            assert problem_of(example_of_ours) is None


@pytest.mark.parametrize("code", CODES)
def test_every_form_that_is_proposed_can_be_read(code: Code) -> None:
    """Whoever is shown the nearest form can type it."""
    for form in SPOKEN[code]:
        assert problem_of(form) is None


def test_the_nearest_form_is_shown_for_one_that_cannot_be_read(english: Language) -> None:
    """What is nearly a way to say a period is not guessed at, but asked about."""
    for typed, near in {
        "vorig weeek": "vorige week", "last quater": "last quarter",
        "volgende-week": "vorige week", "next-month": "this month",
    }.items():  # fmt: skip
        problem = problem_of(typed)
        assert problem is not None
        assert problem.sentence(english) == (f"“{typed}” is not a period. Did you mean “{near}”?")


PIECES = st.sampled_from(
    ["week", "maand", "kwartaal", "year", "last", "vorige", "afgelopen", "dit", "this", "2026",
     "0000", "0001", "w", "W", "q", "K", "00", "01", "1", "53", "54", "13", "12", "-", "--", " ",
     "..", ".", "gisteren", "vandaag", "ooit", "nov", "31", "29-2", "30-2", "\n", "²", "٣", "年"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(
    text=st.text() | st.lists(PIECES, max_size=6).map("".join),
    today=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
@example(text="2026-W53", today=TODAY)
@example(text="2025-W53", today=TODAY)
@example(text="٢٠٢٦", today=TODAY)
def test_any_text_is_a_period_or_a_problem_that_says_so(text: str, today: date) -> None:
    """Whatever somebody types, it is a period or one of two errors with exit code 2."""
    problem = problem_of(text, today)
    assert problem is None or problem.exit_code == 2


@pytest.mark.parametrize("text", ["9999", "9999-12", "9999-Q4", "9999-W52"])
def test_the_last_days_of_the_calendar_are_a_period_or_a_problem(text: str) -> None:
    """The last year of the calendar gives no traceback either."""
    problem = problem_of(text)
    assert problem is None or problem.exit_code == 2


# Weeks and the ends of years


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-W52", date(2026, 12, 21), date(2026, 12, 27)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2027-W01", date(2027, 1, 4), date(2027, 1, 10)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
    ],
)
def test_a_week_may_lie_in_two_years(name: str, first: date, last: date) -> None:
    """Weeks are counted by ISO 8601: whole weeks, from Monday, also where a year ends."""
    assert read_period(name, today=TODAY) == Period(name=name, first=first, last=last)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 27), "2026-W52"), (date(2026, 12, 28), "2026-W53"),
        (date(2026, 12, 31), "2026-W53"), (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"), (date(2027, 1, 4), "2027-W01"),
        (date(2025, 12, 28), "2025-W52"), (date(2025, 12, 29), "2026-W01"),
        (date(2024, 2, 29), "2024-W09"), (date(2024, 12, 30), "2025-W01"),
    ],
)  # fmt: skip
def test_the_first_days_of_january_may_be_of_the_year_before(day: date, week: str) -> None:
    """1 January 2027 is in the last week of 2026; the week that somebody reads is the same."""
    assert week_of(day) == week
    assert read_period("week", today=day).name == week
    assert of_kind("week", day).name == week


@pytest.mark.parametrize(
    ("today", "word", "name"),
    [
        (date(2027, 1, 1), "week", "2026-W53"), (date(2027, 1, 4), "last-week", "2026-W53"),
        (date(2027, 1, 1), "vorige-week", "2026-W52"), (date(2027, 1, 1), "last-month", "2026-12"),
        (date(2027, 1, 1), "vorig kwartaal", "2026-Q4"), (date(2027, 1, 1), "last-year", "2026"),
        (date(2026, 3, 31), "last-month", "2026-02"), (date(2024, 3, 31), "last-month", "2024-02"),
        (date(2024, 2, 29), "vorig jaar", "2023"), (date(2026, 5, 31), "last-quarter", "2026-Q1"),
    ],
)  # fmt: skip
def test_what_is_last_is_counted_from_today(today: date, word: str, name: str) -> None:
    """On the first day of a year everything that is last lies in the year before."""
    assert read_period(word, today=today).name == name


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("2026-02", date(2026, 2, 28)), ("2024-02", date(2024, 2, 29)),
        ("2100-02", date(2100, 2, 28)), ("2000-02", date(2000, 2, 29)),
        ("2026-04", date(2026, 4, 30)), ("2024-Q1", date(2024, 3, 31)),
    ],
)  # fmt: skip
def test_a_month_ends_on_its_own_last_day(name: str, last: date) -> None:
    """February has 29 days in a leap year, and a century is none unless 400 divides it."""
    assert read_period(name, today=TODAY).last == last


@pytest.mark.parametrize(("name", "days"), [("2024", 366), ("2026", 365), ("2024-02", 29)])
def test_both_ends_of_a_period_are_in_it(name: str, days: int) -> None:
    """A year has 365 days, a leap year one more."""
    assert read_period(name, today=TODAY).days == days


# What holds for every day

ANY_DAY = st.dates(date(1000, 1, 8), date(9998, 12, 31))
ANY_KIND = st.sampled_from(KINDS)


@settings(max_examples=300, deadline=None)
@given(day=ANY_DAY, kind=ANY_KIND)
@example(day=date(2024, 2, 29), kind="month")
@example(day=date(2027, 1, 1), kind="week")
def test_a_day_lies_in_the_period_of_its_kind(day: date, kind: Kind) -> None:
    """Each day has one week, month, quarter and year, and every day of it has the same."""
    found = of_kind(kind, day)
    assert found.first <= day <= found.last
    assert of_kind(kind, found.first) == of_kind(kind, found.last) == found
    assert kind_of(found) == kind
    assert not is_span(found)


@settings(max_examples=300, deadline=None)
@given(day=ANY_DAY, kind=ANY_KIND, today=ANY_DAY)
def test_reading_the_name_of_a_period_gives_that_period(day: date, kind: Kind, today: date) -> None:
    """What a review is called can be typed, on whatever day."""
    found = of_kind(kind, day)
    assert read_period(found.name, today=today) == found


@pytest.mark.parametrize(
    "text", ["0999", "0999-03", "0999-Q2", "0999-W10", "9999-12-31..9999-12-31", "0001-01-01..2026"]
)
def test_years_nobody_works_in_are_no_periods(text: str) -> None:
    """The edges of the calendar are refused like anything else that is no period."""
    with pytest.raises(UnreadablePeriod):
        read_period(text, today=TODAY)


@settings(max_examples=200, deadline=None)
@given(one=ANY_DAY, other=ANY_DAY, today=ANY_DAY)
def test_reading_the_name_of_a_span_gives_that_span(one: date, other: date, today: date) -> None:
    """Two days with `..` between are a name that means the same days later."""
    first, last = sorted((one, other))
    found = read_period(f"{first}..{last}", today=TODAY)
    assert (found.first, found.last) == (first, last)
    assert is_span(found)
    assert read_period(found.name, today=today) == found


@settings(max_examples=200, deadline=None)
@given(one=ANY_DAY, other=ANY_DAY)
def test_two_days_are_a_span_in_one_order_only(one: date, other: date) -> None:
    """The wrong way round is said to be so; one and the same day is a span of one day."""
    problem = problem_of(f"{one}..{other}")
    assert isinstance(problem, PeriodBackwards) if other < one else problem is None


@settings(max_examples=100, deadline=None)
@given(year=st.integers(1000, 9998))
@example(year=2024)
@example(year=2100)
def test_months_and_quarters_tile_a_year_without_a_gap(year: int) -> None:
    """Each begins the day after the one before ended, and together they are the year."""
    whole = read_period(f"{year}", today=TODAY)
    for names in (
        [f"{year}-{month:02}" for month in range(1, 13)],
        [f"{year}-Q{quarter}" for quarter in range(1, 5)],
    ):
        parts = [read_period(name, today=TODAY) for name in names]
        assert [day for part in parts for day in days_of(part)] == [*days_of(whole)]


@settings(max_examples=200, deadline=None)
@given(day=ANY_DAY, kind=ANY_KIND)
def test_the_day_after_a_period_begins_the_next(day: date, kind: Kind) -> None:
    """No day lies between two weeks, months, quarters or years, also across years."""
    found = of_kind(kind, day)
    assert of_kind(kind, found.last + DAY).first == found.last + DAY


LAST = {
    "week": ("last-week", "vorige-week", "afgelopen week", "previous week"),
    "month": ("last-month", "vorige maand", "afgelopen-maand", "previous-month"),
    "quarter": ("last-quarter", "vorig kwartaal", "afgelopen kwartaal", "previous quarter"),
    "year": ("last-year", "vorig jaar", "afgelopen jaar", "previous-year"),
}


@settings(max_examples=200, deadline=None)
@given(today=st.dates(date(1002, 1, 8), date(9998, 12, 31)), kind=ANY_KIND)
@example(today=date(2027, 1, 1), kind="week")
@example(today=date(2024, 3, 31), kind="month")
def test_what_is_last_ends_the_day_before_this_one_begins(today: date, kind: Kind) -> None:
    """However it is spelled, it is whole, over, and of the same kind."""
    for word in LAST[kind]:
        last = read_period(word, today=today)
        assert last.last + DAY == read_period(kind, today=today).first
        assert kind_of(last) == kind


@settings(max_examples=200, deadline=None)
@given(first=ANY_DAY, days=st.integers(0, 800))
@example(first=date(2026, 12, 31), days=1)
@example(first=date(2026, 1, 1), days=364)
@example(first=date(2026, 11, 22), days=0)
def test_the_weeks_of_a_period_are_those_of_its_days(first: date, days: int) -> None:
    """Every week that has a day in it, in order, each once, and no other."""
    last = min(first + days * DAY, date(9998, 12, 31))
    found = read_period(f"{first}..{last}", today=TODAY)
    assert [*weeks(found)] == list(dict.fromkeys(week_of(day) for day in days_of(found)))


# A span of one's own


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (1, "week"), (2, "week"), (7, "week"), (14, "week"), (18, "week"),
        (19, "month"), (21, "month"), (28, "month"), (31, "month"), (60, "month"),
        (61, "quarter"), (90, "quarter"), (92, "quarter"), (182, "quarter"),
        (229, "year"), (365, "year"), (366, "year"), (800, "year"), (4000, "year"),
    ],
)  # fmt: skip
def test_a_span_is_looked_back_on_like_the_nearest_kind(days: int, kind: Kind) -> None:
    """Two weeks are nearer to a week than to a month, three weeks are not."""
    last = TODAY + (days - 1) * DAY
    found = Period(name=f"{TODAY}..{last}", first=TODAY, last=last)
    assert kind_of(found) == kind


@settings(max_examples=200, deadline=None)
@given(days=st.integers(1, 5000))
def test_no_other_kind_is_nearer_to_a_span(days: int) -> None:
    """What a span is looked back on like differs least from it in length."""
    found = Period(name="a..b", first=TODAY, last=TODAY + (days - 1) * DAY)
    assert abs(DAYS[kind_of(found)] - days) == min(abs(length - days) for length in DAYS.values())
