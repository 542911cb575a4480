from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.errors import UnreadableDay
from reflectie_cli.language import CODES, Code, Language
from reflectie_cli.language.days import (
    MONTHS,
    SPOKEN,
    WEEKDAYS,
    day_of,
    read_day,
    say_day,
    say_short,
)

TODAY = date(2026, 11, 21)
"""A Saturday."""

EITHER = {
    "2026-11-20": "2026-11-20", "2026-1-2": "2026-01-02", "20/11/26": "2026-11-20",
    "20.11.2026": "2026-11-20", "20-11-2025": "2025-11-20", "20 november 2025": "2025-11-20",
    "Nov 20, 2025": "2025-11-20", "29-2-2024": "2024-02-29",
    "gisteren": "2026-11-20", "yesterday": "2026-11-20", "eergisteren": "2026-11-19",
    "vandaag": "2026-11-21", "Today": "2026-11-21", "morgen": "2026-11-22",
    "tomorrow": "2026-11-22", "overmorgen": "2026-11-23",
    "vorige maandag": "2026-11-16", "afgelopen vrijdag": "2026-11-20",
    "last Friday": "2026-11-20", "vorige zaterdag": "2026-11-14", "last saturday": "2026-11-14",
    "komende vrijdag": "2026-11-27", "next monday": "2026-11-23",
    "volgende zaterdag": "2026-11-28", "aanstaande zondag": "2026-11-22",
    "over twee weken": "2026-12-05", "in two weeks": "2026-12-05", "over een week": "2026-11-28",
    "over een maand": "2026-12-21", "in 3 days": "2026-11-24", "over 6 weken": "2027-01-02",
    "drie dagen geleden": "2026-11-18", "3 days ago": "2026-11-18", "a week ago": "2026-11-14",
    "een maand geleden": "2026-10-21", "vorige week": "2026-11-14", "next week": "2026-11-28",
    "over vier maanden": "2027-03-21",
    "gisteravond": "2026-11-20", "gisteren avond": "2026-11-20", "gistermiddag": "2026-11-20",
    "yesterday evening": "2026-11-20", "eergisteravond": "2026-11-19", "vannacht": "2026-11-20",
    "last night": "2026-11-20", "vanochtend": "2026-11-21", "vanmorgen": "2026-11-21",
    "vanavond": "2026-11-21", "this morning": "2026-11-21", "tonight": "2026-11-21",
    "morgenochtend": "2026-11-22",
    "twee weken terug": "2026-11-07", "2 weeks back": "2026-11-07",
    "over veertien dagen": "2026-12-05", "over een half jaar": "2027-05-21",
    "in half a year": "2027-05-21", "half jaar geleden": "2026-05-21",
    "over een jaar": "2027-11-21", "in a year": "2027-11-21", "een jaar geleden": "2025-11-21",
    "volgende maand": "2026-12-21", "last month": "2026-10-21", "vorig jaar": "2025-11-21",
    "vorige week dinsdag": "2026-11-10", "dinsdag vorige week": "2026-11-10",
    "Tuesday last week": "2026-11-10", "volgende week maandag": "2026-11-23",
    "Monday next week": "2026-11-23", "deze week woensdag": "2026-11-18",
    "maandag jl.": "2026-11-16", "zaterdag jl.": "2026-11-14", "woensdag a.s.": "2026-11-25",
    "woensdag as": "2026-11-25", "15 november jl.": "2026-11-15", "22 november jl": "2025-11-22",
    "15 november a.s.": "2027-11-15", "op vorige maandag": "2026-11-16",
    "+2w": "2026-12-05", "+3d": "2026-11-24", "-1m": "2026-10-21", "+ 2 weken": "2026-12-05",
    "2026/11/20": "2026-11-20", "2026.11.20": "2026-11-20", "20-nov-2026": "2026-11-20",
    "21-11-'26": "2026-11-21", "21-11-’26": "2026-11-21", "21 nov '26": "2026-11-21",
    "20th of November 2025": "2025-11-20", "za. 21 nov 2026": "2026-11-21",
    "gister": "2026-11-20", "eergister": "2026-11-19", "day before yesterday": "2026-11-19",
    "day after tomorrow": "2026-11-23", "verleden week dinsdag": "2026-11-10",
    "dinsdag van vorige week": "2026-11-10", "verleden vrijdag": "2026-11-20",
    "a.s. woensdag": "2026-11-25", "jl. maandag": "2026-11-16", "this past Monday": "2026-11-16",
    "a fortnight ago": "2026-11-07", "over anderhalf jaar": "2028-05-21",
    "Saturday, November 21, 2026": "2026-11-21", "zaterdag, 21 november 2026": "2026-11-21",
}  # fmt: skip
"""Days that mean the same whether somebody looks back or ahead."""

BACK_AND_AHEAD = {
    "20-11": ("2026-11-20", "2027-11-20"), "21-11": ("2026-11-21", "2026-11-21"),
    "22-11": ("2025-11-22", "2026-11-22"), "22/11": ("2025-11-22", "2026-11-22"),
    "20 nov": ("2026-11-20", "2027-11-20"), "20 nov.": ("2026-11-20", "2027-11-20"),
    "20e november": ("2026-11-20", "2027-11-20"), "Nov 20": ("2026-11-20", "2027-11-20"),
    "November 20th": ("2026-11-20", "2027-11-20"), "3 mrt": ("2026-03-03", "2027-03-03"),
    "3 maart": ("2026-03-03", "2027-03-03"), "mar 3": ("2026-03-03", "2027-03-03"),
    "1 mei": ("2026-05-01", "2027-05-01"), "may 1": ("2026-05-01", "2027-05-01"),
    "5 okt": ("2026-10-05", "2027-10-05"), "Sept 5": ("2026-09-05", "2027-09-05"),
    "29-2": ("2024-02-29", "2028-02-29"), "31 dec": ("2025-12-31", "2026-12-31"),
    "vrijdag": ("2026-11-20", "2026-11-27"), "friday": ("2026-11-20", "2026-11-27"),
    "vr": ("2026-11-20", "2026-11-27"), "zaterdag": ("2026-11-21", "2026-11-28"),
    "zondag": ("2026-11-15", "2026-11-22"),
    "20th of November": ("2026-11-20", "2027-11-20"), "za. 21 nov": ("2026-11-21", "2026-11-21"),
    "de 20e november": ("2026-11-20", "2027-11-20"), "21-nov": ("2026-11-21", "2026-11-21"),
    "deze maandag": ("2026-11-16", "2026-11-23"), "this Monday": ("2026-11-16", "2026-11-23"),
    "deze zaterdag": ("2026-11-21", "2026-11-28"), "maandagavond": ("2026-11-16", "2026-11-23"),
    "vrijdag nacht": ("2026-11-20", "2026-11-27"), "Tuesday evening": ("2026-11-17", "2026-11-24"),
    "op maandag": ("2026-11-16", "2026-11-23"), "on Mon.": ("2026-11-16", "2026-11-23"),
    "woe": ("2026-11-18", "2026-11-25"), "tues": ("2026-11-17", "2026-11-24"),
}  # fmt: skip
"""Days that lie behind unless somebody plans."""


@pytest.mark.parametrize("text", EITHER)
@pytest.mark.parametrize("ahead", [False, True])
def test_a_day_is_read_as_people_write_it(text: str, ahead: bool) -> None:
    """Dutch and English, numbers and words, day before month."""
    assert read_day(text, today=TODAY, ahead=ahead).isoformat() == EITHER[text]


@pytest.mark.parametrize("text", BACK_AND_AHEAD)
def test_a_day_without_a_year_lies_behind_or_ahead_as_it_is_meant(text: str) -> None:
    """Looking back it is the last such day, today included; planning it is the first to come."""
    back, ahead = BACK_AND_AHEAD[text]
    assert read_day(text, today=TODAY).isoformat() == back
    assert read_day(text, today=TODAY, ahead=True).isoformat() == ahead


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "nonsense", "ooit", "31-4", "30-2", "29-2-2025", "11/20/2026", "13-13", "0-1",
        "2026-2-30", "2026-13-1", "20-11-0000", "99999999999999999999", "1" * 500, "over 0 dagen",
        "over 9999 dagen", "over veel weken", "over twee", "twee weken", "vorige", "vorige jan",
        "32 nov", "nov", "november", "2026", "2026-11", "20-11-", "-20-11", "20--11", "20 11",
        "maandag dinsdag", "Wednesday week", "maandag week", "-", "²0-11", "tomorrow yesterday",
    ],
)  # fmt: skip
@pytest.mark.parametrize("ahead", [False, True])
def test_what_is_no_day_is_refused(text: str, ahead: bool) -> None:
    """Nonsense, days that do not exist and huge numbers are refused, never guessed at."""
    with pytest.raises(UnreadableDay) as caught:
        read_day(text, today=TODAY, ahead=ahead)
    assert caught.value.details["text"] == text


def test_what_is_no_day_is_said_with_what_would_be(dutch: Language, english: Language) -> None:
    """The sentence shows ways to write a day, in the language of the person."""
    problem = UnreadableDay(text="31-4")
    assert problem.sentence(dutch) == (
        "“31-4” kan ik niet als dag lezen. Probeer 2026-11-20, 20-11, 20 nov of gisteren."
    )
    assert problem.sentence(english) == (
        "“31-4” is not a day I can read. Try 2026-11-20, 20-11, 20 nov or yesterday."
    )


@pytest.mark.parametrize("code", CODES)
def test_what_is_typed_as_one_word_with_dashes_is_read_as_its_words(code: Code) -> None:
    """A shell wants no spaces: `vorige-maandag` is `vorige maandag`."""
    for form in SPOKEN[code]:
        assert read_day(form.replace(" ", "-"), today=TODAY) == read_day(form, today=TODAY)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("ahead", [False, True])
def test_every_form_that_is_proposed_can_be_read(code: Code, ahead: bool) -> None:
    """Whoever is shown the nearest form can type it."""
    for form in SPOKEN[code]:
        assert read_day(form, today=TODAY, ahead=ahead)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("gistravond", "gisteravond"), ("over een paar dagen", "over twee dagen"),
        ("vorige weekk", "vorige week"), ("tommorow", "tomorrow"), ("last mondag", "last Monday"),
    ],
)  # fmt: skip
def test_the_nearest_form_is_shown_for_one_that_cannot_be_read(
    typed: str, near: str, dutch: Language, english: Language
) -> None:
    """What is nearly a way to say a day is not guessed at, but asked about."""
    with pytest.raises(UnreadableDay) as caught:
        read_day(typed, today=TODAY)
    for language in (dutch, english):
        assert f"“{near}”" in caught.value.sentence(language)
        assert f"“{typed}”" in caught.value.sentence(language)


def test_the_night_belongs_to_the_day_it_began() -> None:
    """In the small hours and the morning after, `vannacht` is the day the night shift began."""
    began = date(2026, 11, 20)
    assert read_day("vannacht", today=began, night=began) == began
    assert read_day("last night", today=TODAY, night=began) == began


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2026, 1, 31), "over een maand", date(2026, 2, 28)),
        (date(2024, 1, 31), "over een maand", date(2024, 2, 29)),
        (date(2026, 12, 31), "in two months", date(2027, 2, 28)),
        (date(2026, 3, 31), "een maand geleden", date(2026, 2, 28)),
        (date(2026, 1, 15), "een maand geleden", date(2025, 12, 15)),
    ],
)
def test_a_month_ends_where_it_ends(today: date, text: str, day: date) -> None:
    """From the 31st a month on is the last day of a shorter month."""
    assert read_day(text, today=today) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("over zeven dagen", 7), ("in ten days", 10), ("over acht weken", 56),
        ("in twelve weeks", 84), ("negen dagen geleden", -9), ("eleven days ago", -11),
    ],
)  # fmt: skip
def test_numbers_in_words_go_on_past_six(text: str, days: int) -> None:
    """Whoever reads `over zes weken` reads `over acht weken`."""
    assert read_day(text, today=TODAY) == TODAY + timedelta(days=days)


WORDS = st.sampled_from(
    ["over", "in", "last", "next", "vorige", "komende", "ago", "geleden", "een", "a", "twee", "999",
     "0", "31", "2026", "maand", "months", "week", "weken", "dagen", "day", "maandag", "fri", "nov",
     "mei", "mrt", "29", "2", "-", "/", "20-11", "gisteren", "²", "٣", "١-١"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(max_size=20) | st.lists(WORDS, max_size=4).map(" ".join),
    today=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    ahead=st.booleans(),
)
def test_any_text_is_a_day_or_no_day(text: str, today: date, ahead: bool) -> None:
    """Whatever somebody types, it is a day or an error that says so."""
    assert isinstance(day_or_problem(text, today, ahead), date | UnreadableDay)


def day_or_problem(text: str, today: date, ahead: bool) -> date | UnreadableDay:
    """Read a day; return the problem where it is none."""
    try:
        return read_day(text, today=today, ahead=ahead)
    except UnreadableDay as problem:
        return problem


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@settings(max_examples=150, deadline=None)
@given(day=DAYS, code=st.sampled_from(CODES), ahead=st.booleans())
def test_a_day_that_is_written_out_can_be_typed(day: date, code: Code, ahead: bool) -> None:
    """What the program shows on screen it also understands: zaterdag 21 november 2026."""
    assert read_day(say_day(day, code), today=TODAY, ahead=ahead) == day


@settings(max_examples=150, deadline=None)
@given(day=DAYS, code=st.sampled_from(CODES), ahead=st.booleans())
def test_a_day_in_the_margin_can_be_typed(day: date, code: Code, ahead: bool) -> None:
    """What a list shows, za 21 nov 2026, the program also understands."""
    assert read_day(say_short(day, code), today=TODAY, ahead=ahead) == day


@settings(max_examples=150, deadline=None)
@given(day=DAYS, code=st.sampled_from(CODES))
def test_the_numbers_of_a_day_can_be_typed(day: date, code: Code) -> None:
    """As ISO, with dashes, or with the name of its month, a day with its year is that day."""
    month = MONTHS[code][day.month - 1]
    short = "mrt" if month == "maart" else month[:3]
    for text in (
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {month} {day.year}",
        f"{short} {day.day}, {day.year}",
    ):
        assert read_day(text, today=TODAY) == day


@settings(max_examples=100, deadline=None)
@given(today=DAYS, number=st.integers(0, 6), code=st.sampled_from(CODES))
def test_a_weekday_is_the_nearest_that_lies_that_way(today: date, number: int, code: Code) -> None:
    """A weekday alone is within the last seven days, or planning within the next seven."""
    name = WEEKDAYS[code][number]
    back = read_day(name, today=today)
    ahead = read_day(name, today=today, ahead=True)
    assert back.weekday() == ahead.weekday() == number
    assert timedelta(0) <= today - back < timedelta(7)
    assert timedelta(0) < ahead - today <= timedelta(7)


@pytest.mark.parametrize(
    ("code", "today", "said"),
    [
        ("nl", None, "zaterdag 21 november 2026"),
        ("en", None, "Saturday 21 November 2026"),
        ("nl", date(2026, 1, 1), "zaterdag 21 november"),
        ("nl", date(2027, 1, 1), "zaterdag 21 november 2026"),
    ],
)
def test_a_day_is_written_out_with_its_year_where_that_tells_something(
    code: Code, today: date | None, said: str
) -> None:
    """This year's days leave the year away."""
    assert say_day(TODAY, code, today=today) == said


@given(day=DAYS)
@example(day=date(2026, 3, 3))
@settings(max_examples=60, deadline=None)
def test_days_in_the_margin_have_one_width(day: date) -> None:
    """A list stands in columns: every short day is as wide as every other."""
    assert len(say_short(day, "nl")) == 14
    assert len(say_short(day, "en")) == 15


def test_days_in_the_margin_use_the_short_names_of_their_language() -> None:
    """March is mrt in Dutch, Mar in English."""
    assert say_short(date(2026, 3, 3), "nl") == "di  3 mrt 2026"
    assert say_short(date(2026, 3, 3), "en") == "Tue  3 Mar 2026"


@pytest.mark.parametrize(
    ("clock", "begins", "day"),
    [
        ("23:10", "05:00", 21), ("00:30", "05:00", 20), ("04:59", "05:00", 20),
        ("05:00", "05:00", 21), ("07:00", "05:00", 21), ("06:59", "07:30", 20),
        ("00:00", "00:00", 21),
    ],
)  # fmt: skip
def test_a_night_shift_belongs_to_the_day_it_began(clock: str, begins: str, day: int) -> None:
    """Before the hour somebody set it is still the day before."""
    at = datetime.combine(TODAY, time.fromisoformat(clock), tzinfo=timezone(timedelta(hours=1)))
    assert day_of(at, begins=time.fromisoformat(begins)) == date(2026, 11, day)


def test_the_months_and_weekdays_of_both_languages_are_whole() -> None:
    """Twelve months and seven days, each with a beginning of its own."""
    for code in CODES:
        assert len(set(MONTHS[code])) == 12
        assert len({name[:3].lower() for name in MONTHS[code]}) == 12
        assert len(set(WEEKDAYS[code])) == 7
