"""What was answered to one question over the years: every wording, on its day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import Language
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

Ask = Callable[..., Step]


@pytest.fixture
def say(journal: Journal, waarom: PromptSet, asked: Ask) -> Callable[[str], str]:
    """Say in a new entry what one does it for, and return its id."""

    def say_it(text: str, **more: Any) -> str:
        uid = journal.entries.begin(waarom, title="x", language="en", day=date(2026, 1, 1))
        journal.entries.record(uid, asked("own_why", **more), Reply(text))
        journal.entries.finish(uid, comes_back=False)
        return uid

    return say_it


def test_every_wording_stands_on_the_day_it_was_given(
    journal: Journal, say: Callable[[str], str], asked: Ask, clock: Any
) -> None:
    """Also one that was changed later; what was mended on its own day is not said twice."""
    first = say("so that nobody wates")
    journal.entries.record(first, asked("own_why"), Reply("so that nobody waits"))
    clock.on(days=100)
    journal.entries.record(first, asked("own_why"), Reply("so that she chooses"))
    clock.on(days=1)
    say("so that everybody chooses")
    said = journal.history.said_to("own_why")
    assert [(one.date.isoformat(), one.text) for one in said] == [
        ("2026-11-21", "so that nobody waits"),
        ("2027-03-01", "so that she chooses"),
        ("2027-03-02", "so that everybody chooses"),
    ]
    assert said[0].question == "What of own_why?"


def test_what_is_thrown_away_half_or_for_nobody_else_is_left_out(
    journal: Journal, say: Callable[..., str], waarom: PromptSet, asked: Ask, english: Language
) -> None:
    """A draft is not finished, the bin is gone, and private words stand above nothing."""
    journal.bin.delete(say("thrown away"))
    say("private", roles=("private",))
    draft = journal.entries.begin(waarom, title="x", language="en", day=date(2026, 1, 1))
    journal.entries.record(draft, asked("own_why"), Reply("half"))
    assert journal.history.said_to("own_why") == []
