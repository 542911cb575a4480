"""What stays where a review does not fit: what it was for and the client's own words, before the rest."""

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import structs

from reflectie_cli.documents.review import review_document, review_page
from reflectie_cli.documents.screenful import LINES, height
from reflectie_cli.language import speak
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.review import IntentionsByState
from reflectie_cli.loop.then_and_now import ThenAndNow
from reflectie_cli.loop.what_for import Purpose
from tests.documents.reviews import (
    ASKED,
    PERIODS,
    SEEN,
    came,
    not_asked,
    part,
    purpose,
    review,
    said,
    shown,
    wanted,
)

LONG = "Zij zei dat zij liever zelf haar brood smeert, ook als het wat langer duurt dan anders. "


def full(count: int, text: str, name: str = "2026-11", **more: Any) -> list[str]:
    """Return the screen of a review of which every part has so many sentences."""
    days = [date(2026, 11, 1 + number % 30) for number in range(count)]
    parts: dict[str, Any] = {
        "purposes": tuple(purpose(f"Waarom {n:02} {text}", day=day) for n, day in enumerate(days)),
        "worked": tuple(said(f"Goed {n:02} {text}", day) for n, day in enumerate(days)),
        "voices": tuple(
            said(f"{who}-{basis} {n:02} {text}", day, who, basis)
            for n, day in enumerate(days)
            for who in ("client", "relative", "colleague")
            for basis in ("seen", "asked", "assumed")
        ),
        "noticed": tuple(came(f"Gemerkt {n:02} {text}", SEEN, day) for n, day in enumerate(days)),
        "not_asked": tuple(not_asked(meant=f"Gedaan {n:02} {text}") for n in range(count)),
        "intentions": IntentionsByState(
            open=tuple(wanted(f"Open {n:02} {text}") for n in range(count))
        ),
        "learned": tuple(said(f"Geleerd {n:02} {text}", day) for n, day in enumerate(days)),
        "happened": tuple(came("x", day=day) for day in days),
        "passing": tuple(said(f"Tussendoor {n:02} {text}", day) for n, day in enumerate(days)),
    }
    return shown(review(name, **parts | more))


@pytest.mark.parametrize("name", PERIODS)
@pytest.mark.parametrize("text", ["", LONG, LONG * 3])
def test_a_full_review_is_a_screen_and_a_half_that_begins_with_why_and_the_client(
    name: str, text: str
) -> None:
    """However much there is: three whys and three asked words of clients stay, and all heads fit."""
    page = full(20, text, name)
    assert len(page) <= LINES + 2
    assert [line[8:14] for line in part(page, "Waar je het voor deed")].count("Waarom") >= 2
    voices = [
        line for line in part(page, "Wat cliënten zeiden of lieten zien") if "client-" in line
    ]
    assert len(voices) >= 2
    assert all("client-asked" in line for line in voices)
    assert part(page, "Wat nog niet gevraagd is")
    assert part(page, "Wat je leerde")


@settings(max_examples=60, deadline=None)
@given(
    counts=st.tuples(*[st.integers(0, 25)] * 4),
    text=st.sampled_from(["Zo.", LONG, LONG * 2]),
    name=st.sampled_from(PERIODS),
)
@example(counts=(25, 25, 25, 25), text=LONG, name="2026")
def test_no_review_is_longer_than_a_screen_and_a_half(
    counts: tuple[int, ...], text: str, name: str
) -> None:
    """Whatever stands in it, and what fits is not left out."""
    whys, voices, insights, still = counts
    found = review(
        name,
        purposes=tuple(purpose(f"{text}{n}", f"{text}{n}") for n in range(whys)),
        voices=tuple(said(f"{text}{n}", who="client", basis="asked") for n in range(voices)),
        learned=tuple(said(f"{text}{n}") for n in range(insights)),
        intentions=IntentionsByState(open=tuple(wanted(f"{text}{n}") for n in range(still))),
    )
    lines = review_page(found, speak("nl"), says_how=False)
    assert height(lines) <= LINES
    assert len(shown(found)) <= LINES + 2


def test_the_clients_own_words_come_before_what_others_say_of_them() -> None:
    """Asked and quoted, then asked, then seen; what a review only told again comes last."""
    quoted = said("“Jij bent lief maar je kwebbelt.”", date(2026, 11, 13), "client", "asked")
    again = said("“Je kwebbelt.”", date(2026, 11, 30), "client", "asked", key="asked")
    asked = tuple(
        said(f"Asked {n} {LONG}", date(2026, 11, n), "client", "asked") for n in range(1, 9)
    )
    seen = tuple(said(f"Seen {n} {LONG}", date(2026, 11, n), "client", "seen") for n in range(1, 9))
    learned = tuple(said(f"{n} {LONG}") for n in range(20))
    page = shown(review(voices=(*asked, quoted, *seen, again), learned=learned))
    kept = " ".join(part(page, "Wat cliënten zeiden of lieten zien"))
    assert "“Jij bent lief maar je kwebbelt.”" in kept
    assert "Asked" in kept
    assert "Seen" not in kept
    assert "“Je kwebbelt.”" not in kept


def test_what_stands_beside_its_why_is_not_said_again_on_one_screen() -> None:
    """In a file both parts have it; on a screen the place goes to another sentence."""
    effect = came("Zij neuriede.", ASKED)
    found = review(
        purposes=(purpose("Stil zijn.", "Zij neuriede."),),
        noticed=(effect, came("Zij knikte.", ASKED)),
    )
    page = shown(found)
    assert "\n".join(page).count("Zij neuriede.") == 1
    assert part(page, "Wat cliënten merkten van wat je deed")[0] == "21 nov  Zij knikte."


def test_a_why_that_is_a_clients_own_is_read_as_both_and_once_on_a_screen() -> None:
    """What is of value to a client, asked, is what it was for and what they said."""
    own = said("Dat ik zelf kies.", who="client", basis="asked")
    found = review(purposes=(Purpose(why=own),), voices=(own,))
    assert part(shown(found), "Waar je het voor deed") == [
        "21 nov  Dat ik zelf kies.", "        de cliënt · gevraagd",
    ]  # fmt: skip
    assert "\n".join(shown(found)).count("Dat ik zelf kies.") == 1
    whole = review_document(found, speak("nl"))
    assert [section.title for section in whole.sections] == [
        "Waar je het voor deed", "Wat cliënten zeiden of lieten zien",
    ]  # fmt: skip


# One plan is one item


@pytest.mark.parametrize("plan_is_open", [True, False])
def test_a_plan_and_the_wish_to_ask_about_it_are_one_item(plan_is_open: bool) -> None:
    """The wish is noted with the plan, with its own day and code, and takes no place of its own."""
    plan = structs.replace(wanted("Door de deur praten."), id="plan", handle="aaaaa")
    wish = structs.replace(
        wanted("De cliënt vragen: Door de deur praten.", check=date(2026, 12, 4)),
        id="wish", handle="bbbbb", key=ASK_KEY,
    )  # fmt: skip
    if plan_is_open:
        found = review(intentions=IntentionsByState(open=(plan, wish)), asks={"wish": "plan"})
        assert part(shown(found), "Wat nog open is") == [
            "        Door de deur praten.",
            "        aaaaa · de cliënt vragen vanaf 4 dec · bbbbb",
        ]
        return
    waits = structs.replace(not_asked(meant="Door de deur praten."), intention=plan)
    done = IntentionsByState(open=(wish,), done=(plan,))
    page = shown(review(intentions=done, asks={"wish": "plan"}, not_asked=(waits,)))
    assert "Wat nog open is" not in page
    assert part(page, "Wat nog niet gevraagd is") == [
        "21 nov  Door de deur praten.",
        "        de cliënt vragen vanaf 4 dec · bbbbb",
    ]


def test_what_a_client_said_when_asked_stands_with_the_plan_itself() -> None:
    """Not with a sentence that we made of it."""
    plan = structs.replace(wanted("Door de deur praten."), id="plan")
    heard = came("Zij lachte.", ASKED, meant="De cliënt vragen: Door de deur praten.")
    wish = structs.replace(heard.intention, id="wish", key=ASK_KEY)
    found = review(
        noticed=(structs.replace(heard, intention=wish),), asks={"wish": "plan"},
        intentions=IntentionsByState(done=(plan, wish)),
    )  # fmt: skip
    assert part(shown(found), "Wat cliënten merkten van wat je deed") == [
        "21 nov  Zij lachte.",
        "        gevraagd · je wilde: Door de deur praten.",
    ]


# Then and now, and days of another year


def test_then_and_now_stand_below_what_they_are_of() -> None:
    """A theme, a question as it was asked, whose side, and what somebody works for."""
    then, now = said("Eerst.", date(2026, 10, 2)), said("Later.", date(2026, 12, 2))
    pairs: tuple[tuple[Any, str, str], ...] = (
        ("theme", "haast", "haast"), ("question", "Wat leerde je?", "Wat leerde je?"),
        ("who", "client", "de cliënt"), ("sentence", "own_why", "Waar ik het voor doe"),
    )  # fmt: skip
    for of, name, title in pairs:
        pair = ThenAndNow(of=of, name=name, then=then, now=now)
        page = shown(review("2026-Q4", then_and_now=(pair,)))
        assert part(page, "Toen en nu") == [
            f" 2 okt  {title}", "        Eerst.", " 2 dec  Later.",
        ]  # fmt: skip


def test_a_day_of_another_year_carries_its_year() -> None:
    """Also where it is the only day on the page."""
    page = shown(review(purposes=(purpose("Dat zij kiest.", day=date(2025, 12, 10)),)))
    assert part(page, "Waar je het voor deed")[0] == "10 dec 2025  Dat zij kiest."
