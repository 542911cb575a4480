"""What a review is laid beside: a month's question beside its purposes, a wish beside its plan."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from reflectie_cli.cli.session import begin_session, open_journal
from reflectie_cli.documents.review import insights_page
from reflectie_cli.flows.material import gather_review
from reflectie_cli.flows.plan import Plan
from reflectie_cli.flows.planner import plan_follow_up
from reflectie_cli.flows.record import Record
from reflectie_cli.flows.review import beside_its_material, plan_review
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Quote
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import speak
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.period import read_period
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.screen.lines import plain_text

NOVEMBER, TODAY = "2026-11", date(2026, 11, 28)


@pytest.fixture
def opened(nine: dict[str, str]) -> Iterator[tuple[Session, Journal]]:
    """Open the journal of nine sets, in Dutch."""
    session = begin_session(language="nl")
    with open_journal(session) as journal:
        yield session, journal
    assert nine


def asked_beside(plan: Plan, key: str) -> list[str]:
    """Return the words of before that stand above a question of a walk."""
    (step,) = (step for step in plan.steps if step.key == key)
    return [plan.quotes[above] for above in step.above]


def test_a_months_question_is_laid_beside_what_its_entries_were_for(
    opened: tuple[Session, Journal],
) -> None:
    """Five purposes at most, those a client noticed something of among them, and no other question."""
    session, journal = opened
    review = gather_review(session, journal, read_period(NOVEMBER, today=TODAY))
    plan = beside_its_material(plan_review(session, journal, review), review)
    assert asked_beside(plan, "purpose") == [
        "12 okt: Rust aan tafel, zodat hij proeft wat hij eet. · Hij bleef drie van de vijf keer"
        " zitten. · gevraagd",
        "2 nov: Als een volwassen mens de dag in gaan. · Zij hield de rode trui omhoog. · gezien of"
        " gehoord",
        "12 nov: Dat zijn zoon een avond zonder ruzie heeft. · nog niet geprobeerd",
        "13 nov: Of ik te veel praat. · Zij neuriede en zei na afloop “zo”. · gevraagd",
        "17 nov: Dat hij hoort wat er over hem gaat.",
    ]
    assert asked_beside(plan, "learned") == []
    week = gather_review(session, journal, read_period("2026-W46", today=TODAY))
    assert (
        asked_beside(beside_its_material(plan_review(session, journal, week), week), "purpose")
        == []
    )


def test_the_wish_to_ask_is_known_to_be_about_its_plan(
    opened: tuple[Session, Journal], nine: dict[str, str], reflectie: Callable[..., Any]
) -> None:
    """It was written while looking back; a review has both as one item."""
    session, journal = opened
    meant = journal.intentions.get(journal.entries.get(nine["team"]).intentions[0].id)
    record = Record(journal, plan_follow_up(session, journal, meant))
    record.keep(record.plan.steps[0], Reply(chosen=("yes",)))
    wish = Step(key=ASK_KEY, type=QuestionType.INTENTION, text="?", position=90)
    record.keep(wish, Reply("Cliënten vragen: Wie wegloopt zegt wanneer hij terug is."))
    record.finish()
    month = f"{session.today:%Y-%m}"
    found = json.loads(reflectie("review", month, "--format", "json").out)
    assert list(found["asks"].values()) == [meant.id]
    text = reflectie("review", month, "--format", "md", lang="nl").out
    assert "Cliënten vragen:" not in text
    assert "de cliënt vragen" in text


def test_insights_of_another_year_carry_their_years() -> None:
    """Nobody takes last December for the next one."""
    said = Quote(
        date=date(2025, 12, 10), entry="k7f3q", set_title="A", key="learned", text="Wachten."
    )
    then, now = (
        plain_text(insights_page([said], speak("nl"), today=date(year, 12, 31)))
        for year in (2026, 2025)
    )
    assert "10 dec 2025  Wachten." in then
    assert "10 dec  Wachten." in now
