from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import kind_of
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.walk import (
    Move,
    Prompt,
    Stop,
    Walk,
    ask_all,
    begin,
    check_day_is_asked,
)

Said = Reply | Move | Stop
EMPTY, BACK = Move.EMPTY, Move.BACK


def text(key: str, *, optional: bool = False) -> Step:
    """Return a text question."""
    return Step(key, QuestionType.TEXT, f"{key}?", optional=optional)


def perspective(key: str = "side", *, optional: bool = False) -> Step:
    """Return a question about somebody's side."""
    return Step(key, QuestionType.PERSPECTIVE, f"{key}?", optional=optional)


def intention(key: str = "intention") -> Step:
    """Return a question for what somebody means to do."""
    return Step(key, QuestionType.INTENTION, f"{key}?", optional=True)


def scale(key: str = "mark") -> tuple[Step, Step]:
    """Return a number with its companion."""
    number = Step(key, QuestionType.SCALE, f"{key}?", optional=True)
    return number, replace(
        text(f"{key}_because", optional=True), because_of=key, text=f"why {key}?"
    )


CHECK_DATE = Step("check_date", QuestionType.DATE, "when?", roles=("check",))


@dataclass
class Somebody:
    """Answers from a script, and remembers what was asked and what was kept.

    After the script everything is skipped.
    """

    script: Sequence[Said] = ()
    asked: list[Prompt] = field(default_factory=list)
    before: list[Reply] = field(default_factory=list)
    again: list[bool] = field(default_factory=list)
    kept: list[tuple[str, Reply]] = field(default_factory=list)

    def ask(self, prompt: Prompt, before: Reply, again: bool) -> Said:
        """Return what the script says."""
        self.asked.append(prompt)
        self.before.append(before)
        self.again.append(again)
        number = len(self.asked) - 1
        return self.script[number] if number < len(self.script) else EMPTY

    def keep(self, step: Step, reply: Reply) -> None:
        """Remember what is kept."""
        self.kept.append((step.key, reply))

    @property
    def places(self) -> list[str]:
        """What was asked, as `key` or `key.part`."""
        return [
            prompt.step.key
            + (f".{prompt.part.value}" if prompt.part is not PromptPart.ANSWER else "")
            for prompt in self.asked
        ]

    def walks(
        self,
        *steps: Step,
        replies: Mapping[str, Reply] | None = None,
        stopped_at: str | None = None,
    ) -> tuple[Walk, Stop | None]:
        """Walk some steps to the end."""
        return ask_all(begin(steps, replies, stopped_at=stopped_at), self.ask, self.keep)


def test_questions_come_in_order_and_every_answer_is_kept_before_the_next() -> None:
    """A walk asks every question once, in order, and keeps each answer at once."""
    somebody = Somebody([Reply("1"), Reply("2"), Reply("3")])
    walk, stop = somebody.walks(text("a"), text("b"), text("c"))
    assert somebody.places == ["a", "b", "c"]
    assert somebody.kept == [("a", Reply("1")), ("b", Reply("2")), ("c", Reply("3"))]
    assert walk.replies == dict(somebody.kept)
    assert (stop, walk.prompt) == (None, None)


def test_an_answer_is_kept_before_the_next_question_appears() -> None:
    """Whoever loses power at question two has answer one."""
    events: list[str] = []

    def ask(prompt: Prompt, _before: Reply, _again: bool) -> Said:
        events.append(f"ask {prompt.step.key}")
        return Reply("x")

    ask_all(
        begin([text("a"), text("b")]), ask, lambda step, _reply: events.append(f"keep {step.key}")
    )
    assert events == ["ask a", "keep a", "ask b", "keep b"]


def test_numbers_count_questions_and_not_what_belongs_to_them() -> None:
    """Question 2 of 4 stays 2 of 4 while its parts and the words to a number are asked."""
    somebody = Somebody([Reply("s"), EMPTY, EMPTY, Reply("7"), Reply("because")])
    somebody.walks(perspective(), *scale(), text("a", optional=True), text("b", optional=True))
    numbers = [(prompt.number, prompt.total) for prompt in somebody.asked]
    assert somebody.places == ["side", "side.who", "side.basis", "mark", "mark_because", "a", "b"]
    assert numbers == [(1, 4), (1, 4), (1, 4), (2, 4), (2, 4), (3, 4), (4, 4)]


def test_an_optional_question_is_skipped_without_a_comment() -> None:
    """Enter on an optional question goes on, and nothing is kept."""
    somebody = Somebody([EMPTY, Reply("b")])
    somebody.walks(text("a", optional=True), text("b"))
    assert somebody.places == ["a", "b"]
    assert somebody.kept == [("b", Reply("b"))]


def test_a_required_question_left_empty_is_asked_once_more_and_then_accepted() -> None:
    """Nothing is compulsory: after the help line an empty answer is fine."""
    somebody = Somebody([EMPTY, EMPTY, Reply("b")])
    somebody.walks(text("a"), text("b"))
    assert somebody.places == ["a", "a", "b"]
    assert somebody.again == [False, True, False]
    assert somebody.kept == [("b", Reply("b"))]


def test_the_second_asking_may_be_answered() -> None:
    """What the help line brings up is kept like any answer."""
    somebody = Somebody([EMPTY, Reply("toch")])
    somebody.walks(text("a"))
    assert (somebody.again, somebody.kept) == ([False, True], [("a", Reply("toch"))])


def test_every_required_question_is_asked_again_for_itself() -> None:
    """The one more asking of one question does not use up that of the next."""
    somebody = Somebody()
    somebody.walks(text("a"), text("b"))
    assert somebody.places == ["a", "a", "b", "b"]


def test_going_back_from_a_second_asking_begins_anew() -> None:
    """The question that is gone back to is asked as if for the first time."""
    somebody = Somebody([Reply("1"), EMPTY, BACK, EMPTY, EMPTY])
    somebody.walks(text("a"), text("b"))
    assert somebody.places[:5] == ["a", "b", "b", "a", "a"]
    assert somebody.again[:5] == [False, False, True, False, True]


def test_back_goes_to_the_question_before() -> None:
    """`<` brings the earlier answer back, and Enter from there goes on."""
    somebody = Somebody([Reply("1"), BACK, Reply("1"), Reply("2")])
    somebody.walks(text("a"), text("b"))
    assert somebody.places == ["a", "b", "a", "b"]
    assert somebody.before[2] == Reply("1")
    assert somebody.kept == [("a", Reply("1")), ("b", Reply("2"))]


def test_back_from_the_first_question_stays_there() -> None:
    """There is nothing before the first question, so it is asked."""
    somebody = Somebody([BACK, BACK, Reply("1")])
    somebody.walks(text("a"), text("b", optional=True))
    assert somebody.places == ["a", "a", "a", "b"]


def test_back_from_a_part_goes_to_its_answer() -> None:
    """Whose side it is belongs to the answer, so back is the answer."""
    somebody = Somebody([Reply("s"), Reply("s", who="client"), BACK])
    somebody.walks(perspective(optional=True))
    assert somebody.places[:4] == ["side", "side.who", "side.basis", "side"]
    assert somebody.before[3] == Reply("s", who="client")


def test_back_from_the_next_question_passes_over_the_parts() -> None:
    """Back leads to the answer before, not to what belonged to it."""
    somebody = Somebody([Reply("s"), EMPTY, EMPTY, BACK])
    somebody.walks(perspective(optional=True), text("a", optional=True))
    assert somebody.places[3:5] == ["a", "side"]


def test_back_passes_over_the_words_to_a_number_that_was_not_given() -> None:
    """A companion that was never asked is no place to go back to."""
    somebody = Somebody([Reply("1"), EMPTY, BACK])
    somebody.walks(text("z"), *scale(), text("a", optional=True))
    assert somebody.places[:4] == ["z", "mark", "a", "mark"]


def test_back_goes_to_a_question_that_was_skipped() -> None:
    """Somebody may come back to a question they skipped."""
    somebody = Somebody([EMPTY, BACK, Reply("toch")])
    somebody.walks(text("a", optional=True), text("b", optional=True))
    assert somebody.places == ["a", "b", "a", "b"]
    assert somebody.kept == [("a", Reply("toch"))]


def test_an_earlier_answer_that_changes_is_kept_once() -> None:
    """Going back to change keeps the new wording once, and what was not touched not again."""
    somebody = Somebody([Reply("1"), Reply("2"), BACK, BACK, Reply("1a"), Reply("2"), Reply("3")])
    somebody.walks(text("a"), text("b"), text("c"))
    assert somebody.kept == [
        ("a", Reply("1")), ("b", Reply("2")), ("a", Reply("1a")), ("c", Reply("3")),
    ]  # fmt: skip


def test_an_earlier_answer_can_be_taken_away() -> None:
    """Emptied twice, an answer goes; what belonged to it goes with it."""
    somebody = Somebody([Reply("s"), Reply("s", who="client"), EMPTY, BACK, EMPTY, EMPTY])
    walk, _ = somebody.walks(perspective(), text("a", optional=True))
    assert somebody.kept[-1] == ("side", Reply())
    assert walk.replies["side"] == Reply()


def test_an_answer_emptied_once_stays_until_it_is_confirmed() -> None:
    """Between the two askings of an emptied answer nothing is lost yet."""
    somebody = Somebody([Reply("1"), BACK, EMPTY, Stop()])
    walk, _ = somebody.walks(text("a"), text("b"))
    assert somebody.kept == [("a", Reply("1"))]
    assert walk.replies == {"a": Reply("1")}


@pytest.mark.parametrize(
    ("step", "parts"),
    [(perspective(), ["who", "basis"]), (intention(), ["check", "due", "line"])],
)
def test_what_belongs_to_an_answer_is_asked_after_it(step: Step, parts: list[str]) -> None:
    """Whose side and how known, or when to ask and by when, come behind the answer, in order."""
    somebody = Somebody([Reply("x")])
    somebody.walks(step)
    assert somebody.places == [step.key, *(f"{step.key}.{part}" for part in parts)]


@pytest.mark.parametrize("step", [perspective(optional=True), intention()])
def test_nothing_is_asked_about_an_answer_that_was_not_given(step: Step) -> None:
    """No answer, no questions about it."""
    somebody = Somebody([EMPTY])
    somebody.walks(step)
    assert somebody.places == [step.key]


def test_a_part_left_empty_stays_as_it_was() -> None:
    """Enter on whose side it is keeps what was said earlier."""
    before = {"side": Reply("s", who="client", basis="asked")}
    somebody = Somebody([Reply("s", who="client", basis="asked")])
    walk, _ = somebody.walks(perspective(), replies=before, stopped_at="side")
    assert walk.replies == before
    assert somebody.kept == []


def test_a_check_day_is_not_asked_where_a_question_of_its_own_asks_it() -> None:
    """PDCA asks when to look in a question, so the intention does not ask it too."""
    somebody = Somebody([Reply("x")])
    somebody.walks(intention(), CHECK_DATE)
    assert somebody.places == [
        "intention", "intention.due", "intention.line", "check_date", "check_date",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "asked"),
    [
        ([intention(), CHECK_DATE], True),
        ([intention()], False),
        ([replace(CHECK_DATE, later=True)], False),
        ([replace(CHECK_DATE, roles=())], False),
        ([replace(CHECK_DATE, type=QuestionType.TEXT)], False),
    ],
    ids=["check date", "none", "later", "another role", "another type"],
)
def test_only_a_date_question_of_now_with_the_role_check_asks_the_check_day(
    steps: list[Step], asked: bool
) -> None:
    """A check question for later, or of another type, does not take the check date over."""
    assert check_day_is_asked(steps) is asked


def test_words_to_a_number_are_asked_only_after_a_number() -> None:
    """Without a number there is nothing to explain."""
    somebody = Somebody([EMPTY])
    somebody.walks(*scale())
    assert somebody.places == ["mark"]
    somebody = Somebody([Reply("7"), Reply("omdat")])
    walk, _ = somebody.walks(*scale())
    assert somebody.places == ["mark", "mark_because"]
    assert walk.replies == {"mark": Reply("7"), "mark_because": Reply("omdat")}


def test_a_stop_gives_what_was_half_way_typed_and_where() -> None:
    """Ctrl-C in the middle of a sentence hands on the sentence and its question."""
    somebody = Somebody([Reply("1"), Stop("halver")])
    walk, stop = somebody.walks(text("a"), text("b"), text("c"))
    assert stop == Stop("halver")
    assert walk.prompt is not None
    assert walk.prompt.step.key == "b"
    assert somebody.kept == [("a", Reply("1"))]


@pytest.mark.parametrize(
    ("replies", "stopped_at", "goes_on"),
    [
        ({}, None, ["a"]),
        ({"a": Reply("1")}, None, ["b"]),
        ({"b": Reply("2")}, None, ["c"]),
        ({"a": Reply("1"), "b": Reply("2")}, "b", ["b"]),
        ({"a": Reply("1")}, "a", ["a"]),
        ({"a": Reply("1")}, "gone", ["b"]),
        ({"a": Reply("1"), "b": Reply("2"), "c": Reply("3")}, None, []),
        ({"gone": Reply("1")}, None, ["a"]),
    ],
)
def test_a_walk_goes_on_where_somebody_stopped(
    replies: dict[str, Reply], stopped_at: str | None, goes_on: list[str]
) -> None:
    """It goes on at the question of the half-typed words, or after the last answer."""
    somebody = Somebody([Stop()])
    somebody.walks(text("a"), text("b"), text("c"), replies=replies, stopped_at=stopped_at)
    assert somebody.places == goes_on


def test_a_walk_that_stopped_between_an_answer_and_its_parts_asks_the_parts() -> None:
    """Whose side it is was not asked yet, so resuming asks it."""
    somebody = Somebody([Stop()])
    somebody.walks(perspective(), text("a"), replies={"side": Reply("s")})
    assert somebody.places == ["side.who"]


def test_a_walk_that_has_the_parts_does_not_ask_them_again() -> None:
    """Once whose side it is was said, resuming goes to the next question."""
    somebody = Somebody([Stop()])
    somebody.walks(perspective(), text("a"), replies={"side": Reply("s", who="client")})
    assert somebody.places == ["a"]


def test_going_on_does_not_touch_earlier_answers() -> None:
    """Resuming keeps only what is new."""
    somebody = Somebody([Reply("2")])
    walk, _ = somebody.walks(text("a"), text("b"), replies={"a": Reply("1")})
    assert somebody.kept == [("b", Reply("2"))]
    assert walk.replies == {"a": Reply("1"), "b": Reply("2")}


# Whatever somebody does

STEPS = (
    text("a"), perspective(), text("b", optional=True), *scale(), intention(), CHECK_DATE,
    Step("tags", QuestionType.TAG, "tags?", optional=True),
)  # fmt: skip
WORDS = st.sampled_from(["", " ", "x", "y", "7"])
REPLIES = st.builds(
    Reply,
    text=WORDS,
    chosen=st.sampled_from([(), ("een",), ("een", "twee")]),
    who=st.sampled_from([None, "client"]),
    basis=st.sampled_from([None, "asked"]),
    due=st.sampled_from([None, date(2026, 12, 1)]),
)
SAID: st.SearchStrategy[Said] = st.one_of(REPLIES, REPLIES, st.sampled_from([EMPTY, BACK, BACK]))


@settings(max_examples=200, deadline=None)
@given(script=st.lists(SAID, max_size=40))
def test_whatever_somebody_does_the_walk_ends_and_all_is_kept(script: list[Said]) -> None:
    """Any answers, skips and ways back end, and what was kept last is what the walk holds."""
    somebody = Somebody(script)
    walk, stop = somebody.walks(*STEPS)
    assert (stop, walk.prompt) == (None, None)
    assert len(somebody.asked) <= len(script) + 2 * len(walk.prompts)
    last = dict(somebody.kept)
    assert {key: reply for key, reply in walk.replies.items() if reply != Reply()} == {
        key: reply for key, reply in last.items() if reply != Reply()
    }


@settings(max_examples=100, deadline=None)
@given(script=st.lists(SAID, max_size=40))
def test_nothing_is_kept_twice_in_a_row(script: list[Said]) -> None:
    """An answer that did not change is not kept again: no earlier wording equal to the later."""
    somebody = Somebody(script)
    somebody.walks(*STEPS)
    for key in {key for key, _ in somebody.kept}:
        wordings = [Reply(), *(reply for kept, reply in somebody.kept if kept == key)]
        assert all(one != other for one, other in pairwise(wordings))


@settings(max_examples=100, deadline=None)
@given(script=st.lists(SAID, max_size=40))
def test_a_part_is_never_asked_about_an_empty_answer(script: list[Said]) -> None:
    """Whatever somebody does, what belongs to an answer comes only behind one."""
    somebody = Somebody(script)
    somebody.walks(*STEPS)
    for prompt, before in zip(somebody.asked, somebody.before, strict=True):
        if prompt.part is not PromptPart.ANSWER:
            assert not before.empty
            assert prompt.part.value in kind_of(prompt.step.type).parts


@settings(max_examples=100, deadline=None)
@given(script=st.lists(SAID, max_size=30))
def test_a_walk_stopped_anywhere_goes_on_behind_the_last_answer(script: list[Said]) -> None:
    """Stop anywhere and begin again from what was kept: no answer is gone, no question passed by."""
    somebody = Somebody([*script, Stop()])
    walk, _ = somebody.walks(*STEPS)
    kept = {key: reply for key, reply in dict(somebody.kept).items() if not reply.empty}
    assert {key: reply for key, reply in walk.replies.items() if not reply.empty} == kept
    onward = begin(STEPS, kept)
    keys = [step.key for step in STEPS]
    last = max((keys.index(key) for key in kept), default=-1)
    goes_on = keys.index(onward.prompt.step.key) if onward.prompt else len(STEPS)
    assert goes_on >= last
    for passed_by in STEPS[last + 1 : goes_on]:
        assert passed_by.because_of
        assert passed_by.because_of not in kept
