from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reflectie_cli.journal.entry import Answer, Entry, Period, State
from reflectie_cli.loop.condense import story
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import Question, QuestionType, Role
from tests.conftest import whole_entry

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
FIELDS: dict[str, Any] = {
    "id": "019f0000-0000-7000-8000-000000000001", "handle": "h0001", "set": "waarom",
    "set_version": 1, "set_title": "The why-question", "language": "en", "state": State.DONE,
    "date": date(2026, 11, 21), "created": NOON, "updated": NOON,
}  # fmt: skip
QUARTER = Period(name="2026-Q4", first=date(2026, 10, 1), last=date(2026, 12, 31))


def answer(key: str, *roles: str, type: str = "text") -> Answer:
    """Return an answer in words, unless another type is named."""
    return Answer(
        key=key, type=type, roles=roles, question=f"{key}?", answer="words", answered=NOON
    )


LEARNED = answer("learned", "learn")
"""An insight: it stays, so an entry that holds it can be condensed."""


def entry(*answers: Answer) -> Entry:
    """Return an entry with some answers."""
    return Entry(answers=answers, **FIELDS)


def going(answers: Iterable[Answer]) -> list[str]:
    """Return the keys of what would go of an entry with these answers."""
    return [one.key for one in story(entry(*answers))]


@pytest.mark.parametrize(
    "stays",
    [
        answer("q", "learn"), answer("q", "act"), answer("q", "check"),
        answer("q", "why", "voice", "learn"), answer("q", "check", type="choice"),
        answer("q", "check", type="multi"), answer("q", "check", type="date"),
        answer("q", "learn", type="scale"), answer("q", type="intention"),
        answer("q", "act", type="intention"), answer("effect_client"),
        answer("effect_client", "why", "voice"), answer("effect_client", type="perspective"),
    ],
)  # fmt: skip
def test_insight_and_intention_stay(stays: Answer) -> None:
    """What was learned, what was meant, and what came of it for the client."""
    assert going([answer("situation"), stays]) == ["situation"]


@pytest.mark.parametrize(
    "goes",
    [
        answer("q"), answer("q", "why"), answer("q", "voice"), answer("q", "why", "voice"),
        answer("q", type="short"), answer("q", "voice", type="perspective"),
        answer("q", type="choice"), answer("q", type="multi"), answer("q", type="scale"),
        answer("q", type="tag"), answer("q", type="date"), answer("situation", "why"),
    ],
)  # fmt: skip
def test_the_story_may_go(goes: Answer) -> None:
    """What happened, whose side it was and how it felt: the insight does not need it."""
    assert going([goes, LEARNED]) == ["q" if goes.key == "q" else "situation"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PRIVATE])
def test_words_for_nobody_else_go_whatever_else_they_are(role: str) -> None:
    """Letting off steam is no insight, also where the question asks for one."""
    assert going([answer("vent", "private", role), LEARNED]) == ["vent"]
    assert going([answer("effect_client", role, "private"), LEARNED]) == ["effect_client"]


def test_what_goes_are_the_answers_themselves_in_their_order() -> None:
    """They can be shown, whole, before anything is gone."""
    first, last = answer("situation"), answer("other_side", type="perspective")
    assert story(entry(first, LEARNED, last)) == (first, last)


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param((), id="no answer"),
        pytest.param((answer("situation"),), id="a story"),
        pytest.param((answer("situation"), answer("purpose", "why")), id="a story with its why"),
        pytest.param((answer("vent", "private"),), id="words for nobody else"),
        pytest.param((answer("vent", "private", "learn"), answer("a")), id="private and a story"),
    ],
)
def test_an_entry_of_which_nothing_would_stay_is_left_alone(answers: tuple[Answer, ...]) -> None:
    """Throwing an entry away is a choice of its own, and is never made by tidying up."""
    assert story(entry(*answers)) == ()


@pytest.mark.parametrize("kind", [Entry, whole_entry])
def test_of_a_review_nothing_goes(kind: Callable[..., Entry]) -> None:
    """Looking back on a period is an insight already; the same answers elsewhere would go."""
    answers = (answer("thread"), answer("asked", type="perspective"), LEARNED)
    assert story(kind(answers=answers, period=QUARTER, **FIELDS)) == ()
    assert story(kind(answers=answers, **FIELDS)) == answers[:2]
    assert story(entry(*answers)) == answers[:2]


# The sets that ship


@pytest.fixture
def walked(home: Path) -> Any:
    """Answer every question of a set of ours, and return the entry."""

    def walk(name: str) -> Entry:
        questions = Library(home / "prompts").find(name).questions
        return entry(*(answer(q.key, *q.roles, type=q.type.value) for q in questions))

    return walk


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("reflectiecirkel", ["learned", "intention"]),
        ("pdca", [
            "goal", "intention", "check_date", "done", "effect_client", "known_how", "next_step",
            "adjustment", "learned",
        ]),
        ("opvolging", [
            "still_so", "done", "what_happened", "in_the_way", "own_part", "effect_client",
            "known_how", "next_step", "another_try", "another_day", "intention", "told_back",
            "told_what",
        ]),
        ("kernreflectie", ["learned", "own_why", "intention"]),
    ],
)  # fmt: skip
def test_of_our_sets_what_was_learned_meant_and_came_of_it_stays(
    walked: Any, name: str, stays: list[str]
) -> None:
    """Of a circle two answers, of a cycle and of a follow-up all that came of it."""
    whole = walked(name)
    gone = story(whole)
    assert [one.key for one in whole.answers if one not in gone] == stays


def test_no_question_of_ours_that_asks_for_an_insight_or_an_intention_loses_its_answer(
    home: Path, walked: Any
) -> None:
    """In every set that ships; and words for nobody else stay in none that is condensed."""
    library = Library(home / "prompts")
    asked: list[Question] = []
    for heading in library.headings():
        whole = walked(heading.name)
        gone = {one.key for one in story(whole)}
        questions = library.find(heading.name).questions
        kept = [question for question in questions if question.key not in gone]
        for question in questions:
            asked.append(question)
            is_insight = question.type is QuestionType.INTENTION or "learn" in question.roles
            if is_insight and "private" not in question.roles:
                assert question in kept, f"{heading.name}: {question.key}"
        if gone:
            assert not any("private" in question.roles for question in kept), heading.name
    assert len(asked) > 200, "this test has seen them"


# Whatever an entry holds

ANSWERS = st.lists(
    st.builds(
        lambda key, roles, type: answer(key, *sorted(roles), type=type.value),
        st.sampled_from(["situation", "effect_client", "learned", "a", "b"]),
        st.sets(st.sampled_from(Role)),
        st.sampled_from(QuestionType),
    ),
    max_size=6,
    unique_by=lambda one: one.key,
)


@settings(max_examples=300, deadline=None)
@given(answers=ANSWERS)
def test_condensing_once_is_enough(answers: list[Answer]) -> None:
    """What has been condensed holds no story any more; something always stays; none is made up."""
    whole = entry(*answers)
    gone = story(whole)
    assert [one for one in answers if one in gone] == [*gone]
    rest = replace(whole, answers=tuple(one for one in answers if one not in gone))
    assert story(rest) == ()
    assert rest.answers or not answers
    if gone:
        assert not any("private" in one.roles for one in rest.answers)
