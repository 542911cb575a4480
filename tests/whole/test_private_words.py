"""Words for nobody else: steam, and what a dragon shouts. Thrown away is gone; kept never leaves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]

STEAM = "Ik ben zo verschrikkelijk boos"


def test_steam_that_is_thrown_away_was_never_anywhere(
    terminal: Start, given: Start, home: Path
) -> None:
    """`!` gives room; Enter at the end forgets it, to the last byte; the question stands there."""
    seen = terminal("new", "waarom", lang="nl")
    seen.see("vraag 1 van 9", "! stoom afblazen")
    seen.line("!")
    seen.see("stoom afblazen?", "alleen voor jou", "Ctrl-C weggooien")
    seen.answer(STEAM)
    seen.see("Wat wil je met dit stuk doen?", "1  weggooien", "Enter = weggooien")
    seen.line()
    seen.see("vraag 1 van 9")
    seen.answer("De planning van morgen")
    seen.see("vraag 2 van 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": "De planning van morgen"}
    assert b"verschrikkelijk" not in (home / "journal.db").read_bytes()


@pytest.mark.parametrize("how", [(), ("--plain",)])
def test_steam_that_is_kept_is_shown_and_never_exported(
    terminal: Start, given: Start, reflectie: Start, how: tuple[str, ...]
) -> None:
    """It stands with the entry, in no export of any kind, and that it was left out is said."""
    seen = terminal(*how, "new", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.line("!")
    seen.see("stoom afblazen?")
    seen.line(STEAM)
    seen.line("." if how else "")
    seen.see("bewaren, nooit delen")
    seen.line("2")
    seen.see("vraag 1 van 9")
    seen.line("De planning van morgen")
    seen.line("." if how else "")
    seen.see("vraag 2 van 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": "De planning van morgen", "vent": STEAM}
    assert STEAM in reflectie("show", "last").out
    for form in ("json", "jsonl", "csv", "md"):
        more = ("--history",) if form.startswith("json") else ()
        said = reflectie("export", "--format", form, *more, lang="nl")
        assert "verschrikkelijk" not in said.out
        assert "De planning van morgen" in said.out
        assert said.err == "Weggelaten, want alleen voor jou: 1\n"


def test_a_dragon_that_is_thrown_away_leaves_no_trace(
    terminal: Start, given: Start, home: Path
) -> None:
    """Its words are gone from the file, index and all, though they were safe while one chose."""
    seen = terminal("new", "giraffe-en-draak", lang="nl")
    seen.see("vraag 1 van 5")
    seen.answer(STEAM)
    seen.see("Wat wil je met dit stuk doen?")
    assert b"verschrikkelijk" in (home / "journal.db").read_bytes()
    seen.line()
    seen.see("vraag 2 van 5")
    seen.line("Eerlijkheid en rust")
    seen.see("vraag 3 van 5")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert list(given()) == ["guards"]
    assert b"verschrikkelijk" not in (home / "journal.db").read_bytes()


def test_another_card_is_the_one_that_is_kept_and_remembered(
    terminal: Start, items: Start, reflectie: Start
) -> None:
    """The stored question is the card that was drawn; the next time comes the one after it."""
    seen = terminal("new", "reflectiespel", lang="nl")
    seen.see("Op welke plek of welk uur gaat het contact vanzelf?", "> andere vraag")
    seen.line(">")
    seen.see("Wat in de ruimte maakt jou gehaast?")
    assert "andere vraag" not in seen.text
    seen.answer("De klok boven de deur")
    seen.see("vraag 2 van 4")
    seen.press("ctrl-c")
    assert seen.end() == 130
    (item,) = items("show", "last")
    assert item["answers"][0]["question"] == "Wat in de ruimte maakt jou gehaast?"
    again = terminal("new", "reflectiespel", lang="nl")
    again.see("Wat zou een cliënt hier als eerste veranderen?")
    again.press("ctrl-c")
    again.end()


def test_three_sittings_are_three_commands(terminal: Start, reflectie: Start) -> None:
    """Each sitting ends by itself with 0 and says how to go on; `resume` begins the next."""
    seen = terminal("new", "visie-op-leren", lang="nl")
    for number in (1, 2):
        seen.see(f"vraag {number} van 11", "A · Waarvoor", "eigen uitwerking")
        seen.answer("Een zin over ons team")
    seen.see("Dit deel is klaar", "1  later", "2  nu verder", "Enter = later")
    seen.line()
    assert seen.end() == 0
    assert "reflectie hervat" in seen.text
    assert len(json.loads(reflectie("status", "--json").out)["drafts"]) == 1
    again = terminal("resume", lang="nl")
    again.see("vraag 3 van 11", "B · Bronnen en vormen")
    again.press("ctrl-c")
    assert again.end() == 130


def test_somebody_with_a_hard_talk_behind_them_chooses_in_two_keys(terminal: Start) -> None:
    """A difficult contact is a digit; Enter takes the set that helps."""
    seen = terminal("new", lang="nl")
    seen.see("6  Een lastig contact")
    seen.type("6")
    seen.see("Verbindend communiceren", "Een lastig gesprek", "nog 7")
    seen.press("enter")
    seen.see("Verbindend communiceren", "vraag 1 van 7")
    seen.press("ctrl-c")
    seen.end()


def test_what_was_walked_last_is_one_enter_away(terminal: Start, reflectie: Start) -> None:
    """The set of last time stands on top; Enter begins it."""
    reflectie("new", "na-de-dienst", stdin="good_for_client: een grap aan tafel")
    seen = terminal("new", lang="nl")
    seen.see("›    Na de dienst, 3 min (zoals de vorige keer)", "1  Even stilstaan")
    seen.press("enter")
    seen.see("Je dienst in drie woorden?")
    seen.press("ctrl-c")
    seen.end()


def test_what_to_know_stands_above_the_first_question_only(terminal: Start) -> None:
    """A set that borders on law or on the client record says so before one begins."""
    seen = terminal("new", "dilemma", lang="nl")
    seen.see("Dit helpt denken en beslist niets", "vraag 1 van 10")
    seen.answer("Wel of niet de deur op slot")
    page = seen.see("vraag 2 van 10")
    assert "beslist niets" not in page
    seen.press("ctrl-c")
    seen.end()


def test_a_teams_own_vision_stands_above_what_it_does_as_a_team(
    terminal: Start, reflectie: Start
) -> None:
    """The sentence of visie-op-leren stands above what a team walks, and what care is for (A23)."""
    reflectie("new", "visie-op-leren", stdin="purpose: x\nvision_line: Wij leren aan tafel.\n")
    seen = terminal("new", "teamreflectie", lang="nl")
    seen.see("Onze bedoeling: Wij leren aan tafel.", "vraag 1 van")
    seen.press("ctrl-c")
    seen.end()
    alone = terminal("new", "na-de-dienst", lang="nl")
    assert "Wij leren aan tafel." not in alone.see("vraag 1 van 4")
