"""What comes back with an intention: the why it was for, and what the client said then."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.loop.thread import Thread, about_whom, thread
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import PromptSet, Question, QuestionType

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def answer(key: str, text: str | tuple[str, ...], *roles: str, **more: Any) -> Answer:
    """Return an answer in words, unless another type is named."""
    fields: dict[str, Any] = {"type": "text", "question": f"{key}?", "answered": NOON}
    return Answer(key=key, answer=text, roles=roles, **fields | more)


def side(text: str, who: str, basis: str | None) -> Answer:
    """Return what somebody else said or showed."""
    return answer(f"of_{who}_{basis}", text, "voice", type="perspective", who=who, basis=basis)


def entry(*answers: Answer, **more: Any) -> Entry:
    """Return an entry that was finished."""
    fields: dict[str, Any] = {
        "id": "1", "handle": "abcde", "set": "waarom", "set_version": 1, "language": "nl",
        "set_title": "De waarom-vraag", "state": State.DONE, "created": NOON, "updated": NOON,
        "date": date(2026, 11, 2),
    }  # fmt: skip
    return Entry(answers=answers, **fields | more)


WHY = answer("purpose", "Als een volwassen mens de dag in gaan.", "why")


def words(found: Thread) -> tuple[str | None, str | None]:
    """Return the two sentences of a thread."""
    why, said = (one.text if one else None for one in (found.why, found.said))
    return why, said


def test_what_it_was_for_and_what_the_client_showed_come_back_as_they_were_written() -> None:
    """The cupboard: her own words of the why, and her hand at the wardrobe, seen."""
    found = thread(entry(WHY, side("Haar hand aan de kast.", "client", "seen")))
    assert words(found) == ("Als een volwassen mens de dag in gaan.", "Haar hand aan de kast.")
    assert found.why
    assert (found.why.date, found.why.question) == (date(2026, 11, 2), "purpose?")
    assert found.said
    assert (found.said.who, found.said.basis) == ("client", "seen")


@pytest.mark.parametrize(
    ("sides", "first"),
    [
        ([("x", "client", "seen"), ("y", "client", "asked")], "y"),
        ([("x", "relative", "asked"), ("y", "client", "seen")], "y"),
        ([("x", "colleague", "asked"), ("y", "relative", "seen")], "y"),
        ([("x", "client", "assumed"), ("y", "volunteer", "seen")], "y"),
        ([("x", "client", "assumed")], None),
        ([("x", "client", None)], None),
        ([("x", "me", "seen")], None),
        ([("Niets, denk ik", "client", "seen")], None),
    ],
)
def test_of_several_sides_the_client_comes_first_and_a_guess_never(
    sides: list[tuple[str, str, str | None]], first: str | None
) -> None:
    """The client before a relative before others, asked before seen; what was assumed is no word."""
    assert words(thread(entry(*(side(*one) for one in sides)))) == (None, first)


def test_a_one_word_why_that_was_asked_further_comes_back_as_what_was_said_then() -> None:
    """“Safety.” and then what for: the second is what it was for."""
    further = answer("purpose_further", "Zodat zij durft te lopen.", "why")
    assert words(thread(entry(answer("purpose", "Veilig.", "why"), further)))[0] == further.answer


@pytest.mark.parametrize(
    "no_why",
    [
        answer("purpose", "x", "why", "private"),
        answer("effect_client", "x", "why", "voice", "check"),
        answer("intention", "x", "why", type="intention"),
        answer("purpose", "-", "why"),
    ],
    ids=["for nobody else", "a check", "an intention", "nothing"],
)
def test_what_is_no_why_is_not_told_as_one(no_why: Answer) -> None:
    """Words for nobody else, what came of it, the plan itself, and an empty dash stay away."""
    assert thread(entry(no_why)).why is None


def test_a_question_that_no_longer_asks_why_is_not_told_as_one() -> None:
    """A good moment of the shift was kept as a why once; the set as it is now says it is none."""
    now = PromptSet(
        name="x", title={}, questions=(Question(key="good", type=QuestionType.SHORT, text={}),)
    )
    was = entry(answer("good", "Een grap aan tafel", "why"))
    assert thread(was, now).why is None
    assert words(thread(was))[0] == "Een grap aan tafel"


def test_by_what_a_plan_was_to_be_known_comes_back(home: Path) -> None:
    """The goal of a cycle of any version stands there, below the question that was asked."""
    library = Library(home / "prompts")
    old = entry(WHY, answer("goal", "Hij blijft zitten", "learn"), set="pdca")
    for found in (thread(old), thread(old, library.find("pdca"))):
        assert [(one.question, one.text) for one in found.returns] == [
            ("goal?", "Hij blijft zitten")
        ]


def test_what_lies_in_the_bin_says_nothing() -> None:
    """An entry that was thrown away is not read back."""
    assert thread(entry(WHY, state=State.DELETED)) == Thread()


@pytest.mark.parametrize(
    ("asked", "whom"),
    [("client", ""), ("me", ""), ("relative", "relative"), ("colleague", "colleague")],
)
def test_a_follow_up_is_about_whoever_was_asked(asked: str, whom: str, home: Path) -> None:
    """A colleague was asked: then it is about the colleague."""
    found = Library(home / "prompts").find("vraag-de-client")
    said = answer("asked_whom", asked, type="choice")
    assert about_whom(entry(said), found) == whom


@pytest.mark.parametrize(
    ("name", "whom"), [("teamreflectie", "team"), ("waarom", ""), ("na-de-dienst", "")]
)
def test_what_a_team_meant_is_about_clients(name: str, whom: str, home: Path) -> None:
    """A set for teams alone is about all of them; one that is walked alone too, about one."""
    assert about_whom(entry(), Library(home / "prompts").find(name)) == whom
