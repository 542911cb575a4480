"""What stands above a question: earlier answers as people read them, and words of before."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from reflectie_cli.language import speak
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import AnswerReader
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.page import Page, Said, Stopped
from reflectie_cli.walk.prompter import Prompter
from reflectie_cli.walk.walk import ask_all, begin

CHOICE = Step(
    "mood", QuestionType.CHOICE, "Hoe was het?", options={"good": "goed", "hard": "lastig"}
)


def asked_above(
    *steps: Step, above: tuple[str, ...], replies: Mapping[str, Reply], **more: Any
) -> list[str]:
    """Return the lines that stand above a question after these steps."""
    pages: list[Page] = []

    class Keyboard:
        is_ahead = False

        def read(self, page: Page, typing: Callable[[str], None]) -> Said:
            pages.append(page)
            return Stopped("")

    reader = AnswerReader(speak("nl"), date(2026, 11, 21), date(2026, 12, 5))
    prompter = Prompter(
        "Titel", speak("nl"), reader, Keyboard(), str, lambda _key, _text: None,
        quoted=more.pop("quoted", {}),
    )  # fmt: skip
    last = Step("last", QuestionType.TEXT, "En?", above=above)
    going = begin((*steps, last), replies, stopped_at="last", **more)
    ask_all(going, prompter, lambda _step, _reply: None)
    return pages[0].aside.split("\n") if pages[0].aside else []


def text(key: str, **other: Any) -> Step:
    """Return a text question."""
    return Step(key, QuestionType.TEXT, f"{key}?", **other)


@pytest.mark.parametrize(
    ("step", "reply", "line"),
    [
        (text("a"), Reply("een\n\ntwee"), "a? een twee"),
        (CHOICE, Reply(chosen=("hard",)), "Hoe was het? lastig"),
        (
            Step("who", QuestionType.MULTI, "Wie?", options={"a": "Jij", "b": "ik"}),
            Reply(chosen=("a", "b")),
            "Wie? Jij, ik",
        ),
        (
            Step("day", QuestionType.DATE, "Dag?"),
            Reply("2026-12-01"),
            "Dag? dinsdag 1 december 2026",
        ),
        (Step("t", QuestionType.TAG, "Thema's?"), Reply(chosen=("rust",)), "Thema's? rust"),
    ],
    ids=["text", "choice", "multi", "date", "tag"],
)
def test_an_earlier_answer_stands_there_as_people_read_it(
    step: Step, reply: Reply, line: str
) -> None:
    """Behind its question, in one line: labels and not numbers, a day and not its code."""
    assert asked_above(step, above=(step.key,), replies={step.key: reply}) == [line]


def test_what_was_not_answered_does_not_stand_there() -> None:
    """No question stands above another without an answer."""
    assert asked_above(text("a"), above=("a",), replies={}) == []


def test_voices_and_what_was_asked_further_come_along() -> None:
    """The answers to what was asked again are answers to the question."""
    steps = (
        text("a"),
        text("a_further", because_of="a", brief=True),
        text("a_2", because_of="a", after="a"),
        text("b"),
    )
    replies = {"a": Reply("kort"), "a_further": Reply("langer"), "a_2": Reply("nog een")}
    assert asked_above(*steps, above=("b", "a"), replies=replies | {"b": Reply("x")}) == [
        "b? x", "a? kort", "a_further? langer", "a_2? nog een",
    ]  # fmt: skip


def test_an_answer_in_a_branch_that_closed_does_not_stand_there() -> None:
    """It is kept, and is nobody's business any more."""
    steps = (CHOICE, text("a", because_of="mood", of=("good",), branches=True))
    replies = {"mood": Reply(chosen=("hard",)), "a": Reply("fijn")}
    assert asked_above(*steps, above=("a",), replies=replies) == []
    replies["mood"] = Reply(chosen=("good",))
    assert asked_above(*steps, above=("a",), replies=replies) == ["a? fijn"]


def test_an_answer_of_the_first_part_stands_above_a_later_question() -> None:
    """With its question, as within one part."""
    beside: Sequence[Step] = (text("own_question"),)
    replies = {"own_question": Reply("Wat doe ik?")}
    lines = asked_above(above=("own_question",), replies=replies, beside=beside)
    assert lines == ["own_question? Wat doe ik?"]


def test_words_of_another_entry_stand_above_by_their_name() -> None:
    """They are whole sentences of their own, before what is asked in this walk."""
    quoted = {"why": "Waarvoor: dat zij kiest"}
    replies = {"a": Reply("x")}
    lines = asked_above(text("a"), above=("why", "a"), replies=replies, quoted=quoted)
    assert lines == ["Waarvoor: dat zij kiest", "a? x"]
