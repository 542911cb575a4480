"""A review as a letter on a screen: somebody's own words first, and nothing to beat."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reflectie_cli.documents.review import (
    insights_page,
    review_document,
    review_page,
    title_of,
)
from reflectie_cli.language import Code, speak
from reflectie_cli.loop.period import weeks
from reflectie_cli.loop.review import IntentionsByState, Review, Theme
from reflectie_cli.loop.then_and_now import ThenAndNow
from reflectie_cli.screen.lines import WIDTH, plain_text
from reflectie_cli.screen.text import clean
from tests.documents.reviews import (
    ASKED,
    ASSUMED,
    CODES,
    PERIODS,
    SEEN,
    TODAY,
    came,
    not_asked,
    part,
    period,
    purpose,
    review,
    said,
    shown,
    wanted,
)
from tests.screen.drawing import drawn


def letters(text: str) -> str:
    """Return a text without its spaces and line ends, for a screen wraps where it must."""
    return "".join(clean(text).split())


WHOLE = review(
    "2026-Q4",
    purposes=(
        purpose("Dat zij kiest.", "Ze keek op.", day=date(2026, 10, 2)),
        purpose("Rust voor hem.", day=date(2026, 10, 4)),
    ),
    worked=(said("Ze koos zelf.", date(2026, 10, 3)), said("Rust aan tafel.", date(2026, 11, 9))),
    meanings=(said("Ze liep rechtop.", date(2026, 10, 3)),),
    noticed=(came("Hij sliep door.", SEEN, date(2026, 10, 8), "partly", meant="Later\nbellen."),),
    voices=(
        said("Nu zucht je.", date(2026, 10, 7), "client", "asked"),
        said("Zij vond het druk.", date(2026, 10, 10), "colleague", "asked"),
        said("Hij had vast haast.", date(2026, 10, 11), "client", "assumed"),
    ),
    not_asked=(not_asked(),),
    intentions=IntentionsByState(open=(wanted("De zus bellen.", "self", date(2026, 12, 4)),)),
    learned=(said("Wachten is ook iets doen.", date(2026, 11, 2)),),
    themes=(
        Theme(tag="nacht", weeks=("2026-W41", "2026-W43")),
        Theme(tag="rust", weeks=("2026-W40",)),
    ),
)  # fmt: skip


def test_a_letter_begins_with_what_it_was_for_and_ends_with_whose_voice_was_asked() -> None:
    """What is so, each in its own part, days in the margin; what was supposed stands apart."""
    assert shown(WHOLE) == [
        "Terugblik op het vierde kwartaal van 2026                     1 okt – 31 dec",
        "",
        "Waar je het voor deed",
        " 2 okt  Dat zij kiest.",
        "        gevraagd · te merken: Ze keek op.",
        " 4 okt  Rust voor hem.",
        "        je wilde: Eerst vragen.",
        "",
        "Wat werkte",
        " 3 okt  Ze koos zelf.",
        "        voor de cliënt: Ze liep rechtop.",
        " 9 nov  Rust aan tafel.",
        "",
        "Wat cliënten zeiden of lieten zien",
        " 7 okt  Nu zucht je.",
        "        de cliënt · gevraagd",
        "",
        "Wat cliënten merkten van wat je deed",
        " 8 okt  Hij sliep door.",
        "        gezien of gehoord · voor een deel · je wilde: Later bellen.",
        "",
        "Hoe het voor anderen was",
        "10 okt  Zij vond het druk.",
        "        een collega · gevraagd",
        "",
        "Wat nog niet gevraagd is",
        "21 nov  Eerst zitten.",
        "        nog niet gevraagd wat de cliënt merkte",
        "11 okt  Hij had vast haast.",
        "        de cliënt · vermoed",
        "",
        "Wat nog open is",
        "        De zus bellen.",
        "        om op terug te kijken vanaf 4 dec · mijzelf als vakmens · m2xa9",
        "",
        "Wat je leerde",
        " 2 nov  Wachten is ook iets doen.",
        "",
        "Je thema's",
        "  week   40                       53",
        "  nacht  · ● · ● · · · · · · · · · ·",
        "  rust   ● · · · · · · · · · · · · ·",
        "",
        "Gevraagd aan cliënten en een collega; aan geen verwant.",
        "Wat je je voornam, was voor jezelf. Wat heeft de zorg nodig?",
    ]


PARTS: dict[Code, list[str]] = {
    "nl": ["Waar je het voor deed", "Wat werkte", "Wat cliënten zeiden of lieten zien",
           "Wat cliënten merkten van wat je deed", "Hoe het voor anderen was",
           "Wat nog niet gevraagd is", "Wat nog open is", "Wat je leerde",
           "Wat er onderweg gebeurde", "Wat je tussendoor opviel",
           "Waar jullie verschillend tegenaan keken", "Toen en nu", "Je thema's"],
    "en": ["What you did it for", "What worked", "What clients said or showed",
           "What clients noticed from what you did", "How it was for others",
           "What hasn't been asked yet", "What is open", "What you learned",
           "What happened along the way", "What struck you in passing",
           "What you saw differently as a team", "Then and now", "Your themes"],
}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PERIODS)
def test_what_it_was_for_comes_first_in_every_letter(code: Code, name: str) -> None:
    """The order is the same for a week and for a year, in both languages."""
    quotes = (said("Zo."),)
    found = review(
        name, purposes=(purpose("Rust."),), worked=WHOLE.worked[:1], voices=WHOLE.voices,
        noticed=WHOLE.noticed, not_asked=WHOLE.not_asked, intentions=WHOLE.intentions,
        learned=WHOLE.learned, happened=WHOLE.noticed, passing=quotes, differences=quotes,
        then_and_now=(ThenAndNow(of="theme", name="rust", then=quotes[0], now=quotes[0]),),
        themes=(Theme(tag="rust", weeks=("2026-W47",)),),
    )  # fmt: skip
    titles = [section.title for section in review_document(found, speak(code)).sections]
    assert titles == PARTS[code]
    assert [line for line in shown(found, code) if line in titles] == [
        title for title in titles if title in shown(found, code)
    ]


def test_a_part_in_which_nothing_stands_has_no_title() -> None:
    """What was not written is not missed aloud."""
    page = shown(review(learned=(said("Wachten."),)))
    assert page[1:] == ["", "Wat je leerde", "21 nov  Wachten."]


# Somebody's own words


@pytest.mark.parametrize(
    ("text", "as_shown"),
    [
        ("[bold]vet[/bold] [/x] [", "[bold]vet[/bold] [/x] ["),
        (":smile: 👍 👩‍👩‍👧", ":smile: 👍 👩‍👩‍👧"),
        ("\x1b[31mrood\x1b]52;c;aGk=\x07", "<U+001B>[31mrood<U+001B>]52;c;aGk=<U+0007>"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("heen\rweer", "heen<U+000D>weer"),
        ("een\ntwee\n\n  drie", "een twee drie"),
        ("العربية日本語é", "العربية日本語é"),
    ],
    ids=["markup", "emoji", "escapes", "direction", "return", "lines", "scripts"],
)
def test_words_stand_in_a_letter_as_they_were_written(text: str, as_shown: str) -> None:
    """Markup stays letters, and what would work on a screen is seen instead, in every part."""
    page = "\n".join(
        shown(
            review(
                worked=(said(text),), noticed=(came(text, ASKED, meant=text),),
                intentions=IntentionsByState(open=(wanted(text),)), learned=(said(text),),
                voices=(said(text, who="client", basis="asked"),),
            )
        )
    )  # fmt: skip
    assert page.count(f"  {as_shown}\n") + page.endswith(f"  {as_shown}") == 5
    assert f"je wilde: {as_shown.replace('<U+000D>', ' ')}\n" in page


ANYTHING = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=300),
    st.text("ab \n", min_size=1, max_size=400),
    st.text("日本é\u0301👍[]", min_size=1, max_size=200),
).filter(lambda text: bool(clean(text).split()))


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(st.characters(codec="utf-8"), max_size=12).filter(lambda text: bool(text.split()))
)
@example(text="a" * 130)
@example(text="\x1b" * 16)
def test_a_saying_that_fits_loses_no_letter(text: str) -> None:
    """Wrapped or not, every letter of a short saying is there, behind its day."""
    lines = part(shown(review(worked=(said(text),))), "Wat werkte")
    assert "".join("".join(lines).split()) == f"21nov{letters(text)}"


@pytest.mark.parametrize(
    "text",
    [
        "woord " * 60,
        "x" * 400,
        "één\ntwee\n\ndrie\n" * 30,
        "日本語" * 60,
        "👍" * 120,
        "Vandaag keek ik met een bewoner en zijn zus samen naar het ondersteuningsplan, en daarna"
        " haalden ze uit zichzelf samen het oude fotoboek uit de kast.",
        "Vandaag keek ik met een bewoner en zijn zus samen naar het zorg-leefplangesprek, en daarna"
        " haalden ze uit zichzelf samen het oude fotoboek uit de kast.",
        "日本語日本語日本語日 " * 9,
        "zo\u00a0" * 60,
        "a\u0301" * 200,
    ],
    ids=["short words", "one word", "many lines", "wide letters", "emoji", "a long word at the end",
         "a hyphen at the end", "wide words", "spaces that do not break", "marks on letters"],
)  # fmt: skip
def test_one_saying_takes_two_lines_at_most(text: str) -> None:
    """A screen shows how a saying begins; an ellipsis says that it goes on."""
    lines = part(shown(review(worked=(said(text),))), "Wat werkte")
    assert len(lines) <= 2
    assert lines[-1].endswith("…")


def test_what_belongs_to_a_saying_takes_one_line() -> None:
    """However long an intention was, what came of it stands above it and is read first."""
    page = shown(review(noticed=(came("Ze keek op.", ASKED, meant="woord " * 60),)))
    noticed, note = part(page, "Wat cliënten merkten van wat je deed")
    assert noticed == "21 nov  Ze keek op."
    assert note.startswith("        gevraagd · je wilde: woord woord")
    assert note.endswith("…")


@settings(max_examples=100, deadline=None)
@given(text=ANYTHING, tag=ANYTHING, name=st.sampled_from(PERIODS), code=st.sampled_from(CODES))
@example(text="a" * 300, tag="a" * 40, name="2026", code="nl")
@example(text="日本語" * 60, tag="日本語" * 9, name="2026", code="en")
@example(text="[", tag="\x1b" * 9, name="2026-Q4", code="nl")
def test_no_line_of_a_letter_is_wider_than_76_columns(
    text: str, tag: str, name: str, code: Code
) -> None:
    """Whatever somebody wrote, and however long the period is."""
    in_weeks = tuple(weeks(period(name)))
    found = review(
        name, worked=(said(text),), noticed=(came(text, ASSUMED, done="different", meant=text),),
        intentions=IntentionsByState(open=(wanted(text, "organisation", TODAY), wanted("x", "team"))),
        learned=(said(text),), voices=(said(text, who="relative", basis="seen"),),
        themes=(Theme(tag=tag, weeks=in_weeks), Theme(tag="zz", weeks=in_weeks[-1:])),
    )  # fmt: skip
    assert max(cell_len(line) for line in shown(found, code)) <= WIDTH


# Where not everything fits

KNOWN = {"asked": ASKED, "seen": SEEN, "assumed": ASSUMED}


@settings(max_examples=150, deadline=None)
@given(
    known=st.lists(st.sampled_from(list(KNOWN)), max_size=12),
    name=st.sampled_from(["2026-W47", "2026-11", "2026-Q4", "2026"]),
)
@example(known=["assumed"] * 7 + ["asked"] * 2, name="2026-11")
@example(known=["assumed", "seen", "asked"] * 3, name="2026-Q4")
def test_what_was_asked_stays_before_what_was_assumed(known: list[str], name: str) -> None:
    """No guess takes the place of a voice, and what stays is in the order of the days."""
    noticed = tuple(
        came(f"Gemerkt-{number:02}.", KNOWN[how], date(2026, 11, 1 + number)) for number, how in enumerate(known)
    )  # fmt: skip
    page = "\n".join(shown(review(name, noticed=noticed)))
    kept = [number for number in range(len(known)) if f"Gemerkt-{number:02}." in page]
    assert re.findall(r"Gemerkt-(\d\d)", page) == [f"{number:02}" for number in kept]
    left = [number for number in range(len(known)) if number not in kept]
    worth = list(KNOWN)
    assert all(
        worth.index(known[one]) <= worth.index(known[other]) for one in kept for other in left
    )


@pytest.mark.parametrize("name", PERIODS)
def test_a_guess_never_passes_for_what_a_client_noticed(name: str) -> None:
    """A side that was only assumed is no saying of a client; what was assumed of a plan is called so."""
    found = review(
        name, not_asked=(not_asked("Hij sliep.", ASSUMED, meant="Later bellen."),),
        voices=(said("Hij had vast haast.", who="client", basis="assumed"),),
    )  # fmt: skip
    page = shown(found, "en")
    assert part(page, "What hasn't been asked yet") == [
        "21 Nov  Hij sliep.",
        "        assumed · you intended: Later bellen.",
        "21 Nov  Hij had vast haast.",
        "        the client · assumed",
    ]
    assert page[-1] == "Asked of no client or relative."
    assert not {"What clients said or showed", "What clients noticed from what you did"} & {*page}


@settings(max_examples=150, deadline=None)
@given(
    counts=st.tuples(*[st.integers(0, 12)] * 5),
    name=st.sampled_from(PERIODS),
    code=st.sampled_from(CODES),
)
@example(counts=(2, 2, 2, 2, 2), name="2026", code="nl")
@example(counts=(12, 0, 0, 0, 0), name="2026-11", code="en")
@example(counts=(0, 12, 0, 0, 0), name="2026-11", code="nl")
@example(counts=(0, 0, 12, 0, 0), name="2026-11", code="nl")
@example(counts=(0, 0, 0, 12, 0), name="2026-11", code="nl")
@example(counts=(0, 0, 0, 0, 12), name="2026-11", code="nl")
def test_a_letter_says_how_to_read_it_all_only_where_something_is_left_out(
    counts: tuple[int, ...], name: str, code: Code
) -> None:
    """Somebody who has read everything is not sent anywhere else."""
    words = [
        [f"{part}-{number:02}" for number in range(count)]
        for part, count in zip(["goed", "merk", "open", "leer", "thema"], counts, strict=True)
    ]
    worked, noticed, still_open, learned, themes = words
    found = review(
        name,
        worked=tuple(map(said, worked)),
        noticed=tuple(map(came, noticed)),
        intentions=IntentionsByState(open=tuple(map(wanted, still_open))),
        learned=tuple(map(said, learned)),
        themes=tuple(Theme(tag=tag, weeks=("2026-W47",)) for tag in themes),
    )
    page = "\n".join(shown(found, code))
    left_out = any(text not in page for texts in words for text in texts)
    how = {"nl": f"Alles lezen: reflectie terugblik {name} --format md",
           "en": f"Read all of it: reflectie review {name} --format md"}[code]  # fmt: skip
    assert page.endswith(f"\n\n{how}") == left_out
    assert (how in page) == left_out


def test_a_letter_says_how_to_read_on_where_a_saying_is_cut() -> None:
    """What stands behind an ellipsis can be read somewhere as well."""
    page = "\n".join(shown(review(worked=(said("woord " * 60),))))
    assert "…" in page
    assert "Alles lezen: reflectie terugblik 2026-11 --format md" in page


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("name", PERIODS)
def test_the_command_that_reads_it_all_is_one_the_program_knows(
    reflectie: Any, name: str, lang: Code
) -> None:
    """What a letter says can be typed."""
    reflectie("new", "na-de-dienst", stdin="good_for_client: een grap aan tafel")
    last = shown(review(name, worked=tuple(said(str(number)) for number in range(80))), lang)[-1]
    _, _, command = last.partition(": reflectie ")
    read = reflectie(*command.split(), lang=lang)
    assert read.code == 0, read.err
    assert read.out.startswith(f"# {title_of(period(name), speak(lang))}\n")


@pytest.mark.parametrize("name", ["2026-11", "2026-Q4", "2026"])
def test_what_is_shown_is_spread_over_the_period(name: str) -> None:
    """The first and the last thing that worked are both there, however much lies between."""
    days = [date(2026, 11, day) for day in range(1, 31) for _ in range(3)]
    page = part(shown(review(name, worked=tuple(said("x", day) for day in days))), "Wat werkte")
    assert (page[0], page[-1]) == (" 1 nov  x", "30 nov  x")
    assert len(page) < len(days)


def test_an_example_of_a_letter_sends_nobody_anywhere() -> None:
    """Where a letter is only shown as an example, there is nothing to read on in."""
    many = review(worked=tuple(said(str(number)) for number in range(80)))
    whole, example = (review_page(many, speak("nl"), says_how=how) for how in (True, False))
    assert plain_text(whole).startswith(plain_text(example))
    assert "--format" in plain_text(whole)
    assert "--format" not in plain_text(example)


# Titles


@pytest.mark.parametrize(
    ("name", "code", "title", "span"),
    [
        ("2026-W03", "nl", "Terugblik op week 3 van 2026", "12 jan – 18 jan"),
        ("2026-W03", "en", "Looking back on week 3 of 2026", "12 Jan – 18 Jan"),
        ("2026-W53", "nl", "Terugblik op week 53 van 2026", "28 dec 2026 – 3 jan 2027"),
        ("2026-W01", "en", "Looking back on week 1 of 2026", "29 Dec 2025 – 4 Jan 2026"),
        ("2026-03", "nl", "Terugblik op maart 2026", "1 mrt – 31 mrt"),
        ("2026-02", "en", "Looking back on February 2026", "1 Feb – 28 Feb"),
        ("2026-Q1", "nl", "Terugblik op het eerste kwartaal van 2026", "1 jan – 31 mrt"),
        ("2026-Q2", "nl", "Terugblik op het tweede kwartaal van 2026", "1 apr – 30 jun"),
        ("2026-Q3", "nl", "Terugblik op het derde kwartaal van 2026", "1 jul – 30 sep"),
        ("2026-Q4", "nl", "Terugblik op het vierde kwartaal van 2026", "1 okt – 31 dec"),
        ("2026-Q1", "en", "Looking back on the first quarter of 2026", "1 Jan – 31 Mar"),
        ("2026-Q2", "en", "Looking back on the second quarter of 2026", "1 Apr – 30 Jun"),
        ("2026-Q3", "en", "Looking back on the third quarter of 2026", "1 Jul – 30 Sep"),
        ("2026-Q4", "en", "Looking back on the fourth quarter of 2026", "1 Oct – 31 Dec"),
        ("2026", "nl", "Terugblik op 2026", "1 jan – 31 dec"),
        ("2026", "en", "Looking back on 2026", "1 Jan – 31 Dec"),
        ("2026-11-02..2026-11-20", "nl", "Terugblik op een paar dagen", "2 nov – 20 nov 2026"),
        ("2026-11-02..2026-11-20", "en", "Looking back on some days", "2 Nov – 20 Nov 2026"),
        ("2025-12-20..2026-01-09", "nl", "Terugblik op een paar dagen",
         "20 dec 2025 – 9 jan 2026"),
        ("2026-11-16..2026-11-22", "en", "Looking back on some days", "16 Nov – 22 Nov 2026"),
        ("2026-11-20..2026-11-20", "nl", "Terugblik op een paar dagen", "20 nov – 20 nov 2026"),
    ],
)  # fmt: skip
def test_a_letter_says_which_days_it_is_about(name: str, code: Code, title: str, span: str) -> None:
    """The title says it in words, the days stand right; over a year end they have their years."""
    first = shown(review(name), code)[0]
    assert first == title + span.rjust(WIDTH - len(title))


@pytest.mark.parametrize(
    ("code", "calm"),
    [("nl", "In deze dagen staat niets geschreven."), ("en", "Nothing was written in these days.")],
)
@pytest.mark.parametrize("name", PERIODS)
def test_an_empty_period_says_so_in_one_calm_line(name: str, code: Code, calm: str) -> None:
    """Nothing is missed, asked for or counted."""
    page = shown(Review(period=period(name)), code)
    assert page[1:] == ["", calm]


def test_an_empty_period_still_shows_what_is_open() -> None:
    """An intention of before is not gone because nothing was written since."""
    page = shown(
        Review(period=period("2026-11"), intentions=IntentionsByState(open=(wanted("Bellen."),)))
    )
    assert page[1:] == ["", "Wat nog open is", "        Bellen.", "        m2xa9"]


@pytest.mark.parametrize(
    ("name", "check", "says"),
    [
        ("2026-11", date(2026, 12, 5), "om op terug te kijken vanaf 5 dec"),
        ("2026-11", date(2027, 3, 30), "om op terug te kijken vanaf 30 mrt 2027"),
        ("2026", date(2025, 12, 5), "om op terug te kijken vanaf 5 dec 2025"),
        ("2026-W01", date(2026, 1, 5), "om op terug te kijken vanaf 5 jan"),
        ("2026-11", None, ""),
    ],
)
def test_the_day_an_intention_comes_back_names_another_year(
    name: str, check: date | None, says: str
) -> None:
    """Nobody waits a year too short or too long."""
    page = shown(review(name, intentions=IntentionsByState(open=(wanted("Bellen.", None, check),))))
    assert part(page, "Wat nog open is")[1].strip() == " · ".join(filter(None, (says, "m2xa9")))


# How it is known, and for whom it was


@pytest.mark.parametrize(
    ("asked", "dutch", "english"),
    [
        (("client", "relative"), "Gevraagd aan cliënten en verwanten.",
         "Asked of clients and relatives."),
        (("client",), "Gevraagd aan cliënten; aan geen verwant.",
         "Asked of clients; of no relative."),
        (("relative",), "Gevraagd aan verwanten; aan geen cliënt.",
         "Asked of relatives; of no client."),
        (("client", "colleague", "volunteer"),
         "Gevraagd aan cliënten, een collega en een vrijwilliger; aan geen verwant.",
         "Asked of clients, a colleague and a volunteer; of no relative."),
        (("newcomer",),
         "Gevraagd aan een invalkracht, stagiair of nieuwe collega; aan geen cliënt of verwant.",
         "Asked of a temp, trainee or newcomer; of no client or relative."),
        ((), "Niet gevraagd aan een cliënt of verwant.", "Asked of no client or relative."),
    ],
    ids=["both", "client", "relative", "three", "newcomer", "nobody"],
)  # fmt: skip
@pytest.mark.parametrize("times", [1, 20])
def test_a_letter_says_whose_voice_was_asked_and_never_how_often(
    asked: tuple[str, ...], dutch: str, english: str, times: int
) -> None:
    """Voices do not add up: once or twenty times, the sentence is the same, without a number."""
    voices = tuple(said("x", who=who, basis="asked") for who in asked for _ in range(times))
    found = review(voices=(*voices, said("y", who="client", basis="assumed")))
    whole = {code: review_document(found, speak(code)).closing for code in CODES}
    assert whole == {"nl": (dutch,), "en": (english,)}


def test_who_writes_of_no_side_is_not_told_whom_they_did_not_ask() -> None:
    """A letter is no reproach."""
    assert review_document(review(learned=(said("Wachten."),)), speak("nl")).closing == ()


@pytest.mark.parametrize(
    ("lines", "dutch", "english"),
    [
        (["care", "self"], "Wat je je voornam, was voor de zorg en jezelf.",
         "What you intended was about care and yourself."),
        (["care"], "Wat je je voornam, was voor de zorg. Wat wil je zelf leren?",
         "What you intended was about care. What do you want to learn yourself?"),
        (["self"], "Wat je je voornam, was voor jezelf. Wat heeft de zorg nodig?",
         "What you intended was about yourself. What does the care you give need?"),
        (["organisation", "team", "self", "care"],
         "Wat je je voornam, was voor de zorg, jezelf, het team en de organisatie.",
         "What you intended was about care, yourself, the team and the organisation."),
        (["team"], "Wat je je voornam, was voor het team. Wat heeft de zorg nodig?",
         "What you intended was about the team. What does the care you give need?"),
    ],
    ids=["both", "only care", "only self", "all", "only the team"],
)  # fmt: skip
@pytest.mark.parametrize("state", ["open", "done", "let_go"])
def test_a_letter_asks_after_the_care_or_oneself_where_it_is_missing(
    lines: list[str], dutch: str, english: str, state: str
) -> None:
    """One intends for the care and for oneself; what is done or let go counts as well."""
    meant = IntentionsByState(**{state: tuple(wanted("x", line) for line in lines)})
    found = review("2026-W47", intentions=meant)
    assert shown(found, "nl")[-1] == dutch
    assert shown(found, "en")[-1] == english


def test_who_intended_nothing_is_asked_nothing() -> None:
    """A letter is no reproach: without a line there is no question about lines."""
    page = "\n".join(shown(review(intentions=IntentionsByState(open=(wanted("Bellen."),)))))
    assert "?" not in page
    assert "voornam" not in page


# The letter itself, and insights alone


def test_only_a_screen_leaves_something_out() -> None:
    """The letter itself holds every saying, intention and theme of the review, whole."""
    texts = tuple(f"{'woord ' * 40}{number:02}" for number in range(20))
    found = review(
        worked=tuple(map(said, texts)), learned=tuple(map(said, texts)),
        noticed=tuple(map(came, texts)), intentions=IntentionsByState(open=tuple(map(wanted, texts))),
        themes=tuple(Theme(tag=f"{n:02}", weeks=("2026-W47",)) for n in range(20)),
    )  # fmt: skip
    whole = review_document(found, speak("nl"))
    *sections, themes = whole.sections
    assert [[one.text for one in section.passages] for section in sections] == [list(texts)] * 4
    assert themes.timeline
    assert [name for name, _ in themes.timeline.rows] == [theme.tag for theme in found.themes]


@pytest.mark.parametrize(
    ("code", "title", "day"),
    [("nl", "Je laatste inzichten", " 3 mrt"), ("en", "Your latest insights", " 3 Mar")],
)
def test_insights_can_be_looked_at_together(code: Code, title: str, day: str) -> None:
    """Each insight stands behind its day, in the order it is given."""
    insights = [said("Wachten.", date(2026, 3, 3)), said("[bold]Eerst[/bold]\nvragen.")]
    page = drawn(insights_page(insights, speak(code)), width=80)
    assert page[:2] == [title, f"{day}  Wachten."]
    assert page[2].endswith("  [bold]Eerst[/bold] vragen.")
