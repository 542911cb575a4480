"""Wherever an intention returns, what it was for and what the client showed stand with it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import speak
from reflectie_cli.language.days import say_day
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import steps

Start = Callable[..., Any]

CUPBOARD = {
    "situation": "Ik pak elke ochtend haar kleren",
    "purpose": "Zodat zij als een volwassen mens de dag in gaat.",
    "whose_value": {"text": "Haar hand lag op de kast.", "who": "client", "basis": "seen"},
    "learned": "Ik kies voor haar.",
    "intention": {"text": "Ik doe de kast open en wacht tot zij pakt.", "check": "today"},
}
STANDS = (
    "Ik doe de kast open en wacht tot zij pakt.",
    "Waarvoor: Zodat zij als een volwassen mens de dag in gaat.",
    "Toen, de cliënt (gezien of gehoord): Haar hand lag op de kast.",
)


@pytest.fixture
def keep(reflectie: Start) -> Start:
    """Keep an entry without a terminal, and return its handle."""

    def keep_it(name: str, **answers: Any) -> str:
        said = reflectie("new", name, stdin=json.dumps(answers), lang="nl")
        assert said.code == 0, said.err
        return str(said.out.strip())

    return keep_it


@pytest.mark.parametrize("command", [(), ("opvolgen",)], ids=["start screen", "follow-up"])
def test_the_cupboard_comes_back_with_what_it_was_for(
    terminal: Start, keep: Start, command: tuple[str, ...]
) -> None:
    """On the start screen and above a follow-up: the why, and her hand, in their own words."""
    keep("waarom", **CUPBOARD)
    seen = terminal(*command, lang="nl")
    seen.see(*STANDS)
    if command:
        seen.press("ctrl-c")
    seen.end()


def test_a_plan_comes_back_with_by_what_it_would_be_known(terminal: Start, keep: Start) -> None:
    """`resume` of the later part shows what it was for, and the goal below its question."""
    keep(
        "pdca", situation="Rumoer", purpose="Dat hij rustig eet", goal="Hij blijft zitten",
        intention="Twee tafels", check_date="today",
    )  # fmt: skip
    seen = terminal("hervat", lang="nl")
    seen.see("Twee tafels", "Waarvoor: Dat hij rustig eet", "gelukt is?\n  Hij blijft zitten")
    seen.press("ctrl-c")
    seen.end()


def test_a_later_part_without_an_intention_begins_with_what_it_was_for(
    terminal: Start, keep: Start
) -> None:
    """The second half of intervisie opens with the first one's why."""
    keep(
        "intervisie", situation="Hij wil niet", purpose="Dat hij zich vrij voelt", own_question="?"
    )
    seen = terminal("hervat", lang="nl")
    seen.see("Waarvoor: Dat hij zich vrij voelt", "vraag 1 van")
    seen.press("ctrl-c")
    seen.end()


def test_the_next_shift_asks_with_what_it_was_for(
    terminal: Start, keep: Start, own_set: Start
) -> None:
    """The line after the next shift has the why below it."""
    own_set()
    keep("dienst", purpose="Dat zij wakker mag worden", plan={"text": "Later bellen"})
    seen = terminal("nieuw", "dienst", lang="nl")
    seen.see("Vorige keer wilde je: Later bellen. Gelukt?\nWaarvoor: Dat zij wakker mag worden")
    seen.press("ctrl-c")
    seen.end()


@pytest.fixture
def own_set(home: Any) -> Start:
    """Put a light set of one's own, which asks why, into the home."""

    def put() -> None:
        file = home / "prompts" / "dienst.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(
            "name: dienst\ntitle: Dienst\nfollow_up: {after: 7d, ends: next-time}\nquestions:\n"
            "  - {key: purpose, type: short, roles: [why], question: Waarvoor?}\n"
            "  - {key: plan, type: intention, roles: [act], question: Wat neem je je voor?}\n",
            encoding="utf-8",
        )

    return put


def test_what_a_team_and_one_do_it_for_stand_above_a_walk(terminal: Start, keep: Start) -> None:
    """Each on a line of its own, above the first question and the next."""
    keep("visie-op-leren", vision_line="Niemand vraagt hier twee keer.")
    keep("waarom", **CUPBOARD, own_why="Dat zij kiest.")
    seen = terminal("nieuw", "waarom", lang="nl")
    seen.see(
        "\nOnze bedoeling: Niemand vraagt hier twee keer.\nWaar ik het voor doe: Dat zij kiest.\n"
    )
    seen.answer("Het ontbijt")
    seen.see("vraag 2 van", "Waar ik het voor doe: Dat zij kiest.")
    seen.press("ctrl-c")
    seen.end()
    seen = terminal("terugblik", "week", lang="nl")
    seen.see("Terugblik op week", "Enter verder")
    seen.line()
    seen.see("Onze bedoeling: Niemand vraagt hier twee keer.", "vraag 1 van")
    seen.press("ctrl-c")
    seen.end()


def test_after_a_year_a_sentence_has_its_day_and_asks_once_whether_it_is_still_so(
    terminal: Start, home: Any
) -> None:
    """The line itself stays; how to say it anew is told once a year."""
    long_ago = datetime.now(UTC) - timedelta(days=400)
    journal = Journal.open(home / "journal.db", lambda: long_ago)
    waarom = Library(home / "prompts").find("waarom")
    uid = journal.entries.begin(waarom, title="x", language="nl", day=long_ago.date())
    (asks,) = (one for one in steps(waarom, speak("nl"), rotated={}) if one.key == "own_why")
    journal.entries.record(uid, asks, Reply("Dat zij kiest."))
    journal.entries.finish(uid, comes_back=False)
    journal.close()
    stands = f"Waar ik het voor doe: Dat zij kiest. ({say_day(long_ago.date(), 'nl')})"
    asks_anew = "Klopt dat nog? Zeg het opnieuw met: reflectie nieuw waarom"
    for told in (True, False):
        seen = terminal("nieuw", "na-de-dienst", lang="nl")
        assert (asks_anew in seen.see(stands, "vraag 1 van 4")) is told
        seen.press("ctrl-c")
        seen.end()


def _next_screen(seen: Any, before: str) -> bool:
    return bool(seen.text != before)


def test_the_year_asks_anew_with_the_former_sentence_above(terminal: Start, keep: Start) -> None:
    """In the review of the year one's own sentence stands above the question for it."""
    keep("waarom", **CUPBOARD, own_why="Dat zij kiest.")
    seen = terminal("terugblik", "jaar", lang="nl")
    seen.see("Terugblik op", "Enter verder")
    while "vraag 1 van 10" not in seen.text:
        before = seen.text
        seen.line()
        seen.until(partial(_next_screen, seen, before))
    for number in (1, 2, 3, 4):
        seen.see(f"vraag {number} van 10")
        seen.answer("een zin met woorden")
    seen.see("vraag 5 van 10", "Dat zij kiest.\n\nWelke zin mag het komende jaar")
    seen.press("ctrl-c")
    seen.end()
