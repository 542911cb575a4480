"""What makes a long walk lighter: rests, sittings, another card, steam, words for nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from reflectie_cli.language import speak
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import AnswerReader
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.page import Another, Help, Page, Said, Steam, Stopped
from reflectie_cli.walk.prompter import Prompter
from reflectie_cli.walk.walk import Rest, Stop, Walk, ask_all, begin

TODAY, LATER = date(2026, 11, 21), date(2026, 12, 5)
ENOUGH = "Een zin met genoeg woorden"


@dataclass
class Somebody:
    """Types from a script, then Enter; remembers the pages, what was kept, and what was let off."""

    script: Sequence[Said]
    is_ahead: bool = False
    pages: list[Page] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    unfinished: list[tuple[str, str]] = field(default_factory=list)
    steam: list[str] = field(default_factory=list)

    def read(self, page: Page, typing: Any) -> Said:
        """Return what the script says."""
        self.pages.append(page)
        number = len(self.pages) - 1
        return self.script[number] if number < len(self.script) else ""

    def walks(self, *steps: Step, language: str = "en", **other: Any) -> tuple[Walk, Stop | None]:
        """Walk some steps to their end."""
        spoken = speak("nl" if language == "nl" else "en")
        prompter = Prompter(
            title="Titel",
            language=spoken,
            reader=AnswerReader(spoken, TODAY, LATER),
            keyboard=self,
            edit=str.upper,
            unfinished=lambda key, text: self.unfinished.append((key, text)),
            keep_steam=self.steam.append,
        )
        return ask_all(
            begin(steps, **other),
            prompter,
            lambda step, reply: self.kept.append((step.key, reply.text)),
        )


def texts(number: int, kind: QuestionType = QuestionType.TEXT) -> list[Step]:
    """Return some questions."""
    return [Step(f"q{at}", kind, f"Question {at}?") for at in range(1, number + 1)]


def why(**other: Any) -> Step:
    """Return a why-question with a help line."""
    return Step("purpose", QuestionType.TEXT, "What for?", help="Think.", roles=("why",), **other)


# Rests


def rests_of(steps: Sequence[Step]) -> dict[int, Rest]:
    """Walk steps with an answer to each, and give the questions at which there is a rest."""
    found: dict[int, Rest] = {}

    def ask(prompt: Any, _before: Reply, _again: bool) -> Reply:
        if prompt.rest:
            found[prompt.number] = prompt.rest
        return Reply("x") if prompt.part is PromptPart.ANSWER else _before

    ask_all(begin(steps), ask, lambda _step, _reply: None)
    return found


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3, {}),
        (5, {4: Rest.ONWARD}),
        (8, {4: Rest.ONWARD, 7: Rest.ONWARD}),
        (9, {4: Rest.ONWARD, 5: Rest.HALFWAY, 7: Rest.ONWARD}),
        (11, {4: Rest.ONWARD, 6: Rest.HALFWAY, 7: Rest.ONWARD, 10: Rest.ONWARD}),
    ],
)
def test_after_every_third_long_answer_and_half_way_there_is_a_rest(
    number: int, expected: dict[int, Rest]
) -> None:
    """A light line after each third long answer; from nine questions on a pause in the middle."""
    assert rests_of(texts(number)) == expected


def test_short_answers_ask_for_no_rest() -> None:
    """Four light questions after a shift stay as light as they are."""
    assert rests_of(texts(8, QuestionType.SHORT)) == {}


def test_a_rest_says_how_many_questions_are_to_go() -> None:
    """The line tells what is left and that the draft is kept; in Dutch as well."""
    somebody = Somebody([ENOUGH] * 5)
    somebody.walks(*texts(5), language="nl")
    assert [page.aside for page in somebody.pages] == [
        "", "", "", "Nog 2. Stoppen mag, je concept blijft.", ""
    ]  # fmt: skip


def test_the_pause_in_the_middle_is_one_line() -> None:
    """In the middle of nine questions a break is offered in one line."""
    somebody = Somebody(["x y z"] * 9)
    somebody.walks(*texts(9, QuestionType.SHORT), language="nl")
    assert somebody.pages[4].aside == "Even pauze? Je concept blijft bewaard."


# Sittings

SITTINGS = (
    Step("a", QuestionType.TEXT, "A?"),
    Step("b", QuestionType.TEXT, "B?", pause=True),
    Step("c", QuestionType.TEXT, "C?"),
)


def test_a_sitting_ends_where_the_next_one_begins() -> None:
    """Enter at the pause stops the walk; what was answered is kept."""
    somebody = Somebody([ENOUGH, ""])
    walk, stop = somebody.walks(*SITTINGS)
    assert stop == Stop(rests=True)
    assert walk.prompt is not None
    assert walk.prompt.step.key == "b"
    assert [key for key, _ in somebody.kept] == ["a"]


def test_whoever_wants_goes_on_at_once() -> None:
    """At the pause one may go on now."""
    somebody = Somebody([ENOUGH, "2", ENOUGH, ENOUGH])
    _, stop = somebody.walks(*SITTINGS)
    assert stop is None
    assert [key for key, _ in somebody.kept] == ["a", "b", "c"]


def test_the_next_sitting_begins_with_its_question_and_not_with_the_pause() -> None:
    """A draft that is resumed goes straight on."""
    somebody = Somebody([ENOUGH, ENOUGH])
    _, stop = somebody.walks(*SITTINGS, replies={"a": Reply("x")})
    assert stop is None
    assert [page.question for page in somebody.pages] == ["B?", "C?"]


# Another card

CARD = Step(
    "card", QuestionType.SHORT, "First?", optional=True, label="one",
    others={"two": "Second?", "three": "Third?"},
)  # fmt: skip


def test_another_card_can_be_drawn_once() -> None:
    """The next wording is asked and kept with its label; then there is no other."""
    somebody = Somebody([Another(), ENOUGH])
    walk, _ = somebody.walks(CARD)
    assert [page.question for page in somebody.pages] == ["First?", "Second?"]
    assert [page.turns for page in somebody.pages] == [True, False]
    assert walk.prompts[0].step.label == "two"


def test_an_answered_card_stays() -> None:
    """Somebody who goes back to an answer does not draw over it."""
    somebody = Somebody([""])
    somebody.walks(CARD, replies={"card": Reply("x")}, stopped_at="card")
    assert not somebody.pages[0].turns


# Few words about the why


def test_a_word_or_two_about_the_why_gets_the_nudge_once() -> None:
    """The help line comes with the answer still there; Enter then accepts it."""
    somebody = Somebody(["Rust bewaren", "Rust bewaren"])
    somebody.walks(why())
    assert [(page.note, page.initial) for page in somebody.pages] == [
        ("", ""), ("Think.", "Rust bewaren")
    ]  # fmt: skip
    assert somebody.kept == [("purpose", "Rust bewaren")]
    assert somebody.unfinished == [("purpose", "Rust bewaren")]


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (why(), "Drie hele woorden"),
        (Step("a", QuestionType.TEXT, "A?", help="Think."), "Kort"),
        (Step("a", QuestionType.CHOICE, "A?", options={"x": "X"}, roles=("why",), help="T."), "1"),
        (Step("a", QuestionType.TEXT, "A?", roles=("why",)), "Kort"),
    ],
    ids=["enough words", "no why", "a choice", "no help line"],
)
def test_nobody_else_is_nudged(step: Step, text: str) -> None:
    """Three words are enough, and only the why is asked on."""
    somebody = Somebody([text])
    somebody.walks(step)
    assert len(somebody.pages) == 1


def test_whoever_types_ahead_is_not_nudged() -> None:
    """What was typed for the next question must not land under this one."""
    somebody = Somebody(["Rust", ENOUGH], is_ahead=True)
    somebody.walks(why(), *texts(1))
    assert somebody.kept == [("purpose", "Rust"), ("q1", ENOUGH)]


def test_a_short_why_of_before_is_left_alone() -> None:
    """Going back and pressing Enter asks nothing."""
    somebody = Somebody(["Rust"])
    somebody.walks(why(), replies={"purpose": Reply("Rust")}, stopped_at="purpose")
    assert len(somebody.pages) == 1


def test_asking_for_help_twice_shows_ways_on() -> None:
    """Stuck is answered with the client's side, and with leave to skip or stop."""
    somebody = Somebody([Help(""), Help(""), ENOUGH])
    somebody.walks(why(), language="nl")
    assert [page.note for page in somebody.pages] == [
        "", "Think.", "Kom je er niet uit? Wat zou de cliënt zeggen? Overslaan mag, stoppen ook."
    ]  # fmt: skip


# Steam


@pytest.mark.parametrize("becomes", ["", "1", "throw it away"])
def test_steam_is_thrown_away_unless_somebody_wants_it(becomes: str) -> None:
    """Enter forgets it, and the question stands there with what was typed."""
    somebody = Somebody([Steam("half"), "Ik ben het zat", becomes, ENOUGH])
    somebody.walks(*texts(1))
    assert somebody.steam == []
    assert [page.question for page in somebody.pages] == [
        "Question 1?", "Do you want to let off steam first?",
        "What do you want to do with this part?", "Question 1?",
    ]  # fmt: skip
    assert somebody.pages[-1].initial == "half"
    assert somebody.kept == [("q1", ENOUGH)]


@pytest.mark.parametrize(("becomes", "aside"), [("2", ""), ("3", "Ik ben het zat")])
def test_steam_can_be_kept_and_looked_back_on(becomes: str, aside: str) -> None:
    """Kept words are for nobody else; looking back shows them beside the question."""
    somebody = Somebody([Steam(""), "Ik ben het zat", becomes, ENOUGH])
    somebody.walks(*texts(1))
    assert somebody.steam == ["Ik ben het zat"]
    assert somebody.pages[-1].aside == aside


@pytest.mark.parametrize("empty", ["", "  \n "])
def test_an_empty_line_in_a_fresh_outlet_stays_there(empty: str) -> None:
    """Whoever presses Enter behind `!` lets off steam there, and not in the answer."""
    somebody = Somebody([Steam(""), empty, "Ik ben het zat", "2", ENOUGH])
    somebody.walks(*texts(1))
    assert somebody.steam == ["Ik ben het zat"]
    assert somebody.kept == [("q1", ENOUGH)]


def test_who_writes_on_behind_an_empty_line_lets_off_more_steam() -> None:
    """A second paragraph is no choice of what becomes of the first, nor part of an answer."""
    somebody = Somebody(
        [Steam(""), "Een", "en nog veel meer", "Een\n\nen nog veel meer", "2", ENOUGH]
    )
    somebody.walks(*texts(1))
    assert somebody.steam == ["Een\n\nen nog veel meer"]
    assert somebody.kept == [("q1", ENOUGH)]


@pytest.mark.parametrize("way_out", [Stopped("weg ermee")])
def test_leaving_the_outlet_leads_back_to_the_question(way_out: Said) -> None:
    """Ctrl-C there throws away what stood there, and the walk goes on."""
    somebody = Somebody([Steam(""), way_out, ENOUGH])
    _, stop = somebody.walks(*texts(1))
    assert (stop, somebody.steam) == (None, [])
    assert somebody.kept == [("q1", ENOUGH)]


def test_a_slip_at_what_becomes_of_it_loses_nothing() -> None:
    """What is not among the choices is asked again."""
    somebody = Somebody([Steam(""), "Ik ben het zat", "9", "2", ENOUGH])
    somebody.walks(*texts(1))
    assert somebody.steam == ["Ik ben het zat"]


def test_while_steam_is_let_off_nothing_is_kept_of_it() -> None:
    """Half-typed steam is nowhere."""
    somebody = Somebody([Steam(""), Stopped("Ik ben het zat")])
    somebody.walks(*texts(1))
    assert somebody.unfinished == []


# Words for nobody else

DRAGON = Step("dragon", QuestionType.TEXT, "What does it shout?", roles=("private",))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", [("dragon", "Weg jij"), ("dragon", "")]),
        ("1", [("dragon", "Weg jij"), ("dragon", "")]),
        ("2", [("dragon", "Weg jij")]),
        ("3", [("dragon", "Weg jij")]),
    ],
)
def test_words_for_nobody_else_can_be_thrown_away(typed: str, kept: list[tuple[str, str]]) -> None:
    """After such an answer one chooses what becomes of it; Enter throws it away."""
    somebody = Somebody(["Weg jij", typed, ENOUGH])
    somebody.walks(DRAGON, *texts(1))
    assert somebody.kept == [*kept, ("q1", ENOUGH)]
    assert somebody.pages[2].aside == ("Weg jij" if typed == "3" else "")


def test_words_that_were_kept_once_are_not_asked_about_again() -> None:
    """Going through them later, Enter leaves them where they are."""
    somebody = Somebody(["Weg jij"])
    somebody.walks(DRAGON, replies={"dragon": Reply("Weg jij")}, stopped_at="dragon")
    assert (len(somebody.pages), somebody.kept) == (1, [])
