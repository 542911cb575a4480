"""A walk that branches and asks more: what comes, how it counts, and that nothing is lost."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.language import speak
from reflectie_cli.prompt_sets.model import PromptSet, Question, QuestionType
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step, steps
from reflectie_cli.walk.walk import Move, Rest, Walk, begin, is_asked
from tests.walk.test_walk import Said, Somebody

EMPTY, BACK = Move.EMPTY, Move.BACK
YES, NO, MAYBE = (Reply(chosen=(key,)) for key in ("yes", "no", "maybe"))
OPTIONS = {key: {"nl": key, "en": key} for key in ("yes", "no", "maybe")}
LONG = Reply("meer dan twee woorden")


def asked(key: str, kind: QuestionType = QuestionType.TEXT, **other: Any) -> Question:
    """Return a question that may be skipped."""
    options = OPTIONS if kind is QuestionType.CHOICE else {}
    text = {"nl": f"{key}?", "en": f"{key}?"}
    return Question(key, kind, text, optional=True, options=options, **other)


def laid_out(*questions: Question) -> tuple[Step, ...]:
    """Return questions as they are asked."""
    found = PromptSet(name="x", title={"nl": "X", "en": "X"}, questions=questions)
    return steps(found, speak("en"), rotated={})


MORE = {"nl": "En?", "en": "And?"}
CHOICE = asked("done", QuestionType.CHOICE)
BRANCHED = laid_out(
    CHOICE,
    asked("effect", asked_if={"done": ("yes", "maybe")}),
    asked("obstacle", asked_if={"done": ("no",)}),
    asked("again", QuestionType.CHOICE, asked_if={"done": ("no",)}),
    asked("when", asked_if={"again": ("yes",)}),
    asked("learned"),
)


def counted(somebody: Somebody) -> list[tuple[str, int, int]]:
    """Return what was asked, with the place of each among the questions."""
    return [(one.step.key, one.number, one.total) for one in somebody.asked]


# Branches


def test_only_what_fits_the_answer_is_asked_and_counted() -> None:
    """A question of a branch comes after its answer; 2 of 3 is 2 of the three that apply."""
    somebody = Somebody([YES])
    somebody.walks(*BRANCHED)
    assert counted(somebody) == [("done", 1, 3), ("effect", 2, 3), ("learned", 3, 3)]


def test_a_branch_within_a_branch_is_counted_once_it_opens() -> None:
    """Where nobody chose yet, the first option counts; then what was chosen."""
    somebody = Somebody([NO, Reply("x"), YES])
    somebody.walks(*BRANCHED)
    assert counted(somebody) == [
        ("done", 1, 3), ("obstacle", 2, 5), ("again", 3, 5), ("when", 4, 5), ("learned", 5, 5),
    ]  # fmt: skip


def test_a_choice_that_was_skipped_opens_no_branch_and_counts_none() -> None:
    """Who skips the choice sees 2 of 2, not 3 of 3."""
    somebody = Somebody([EMPTY])
    somebody.walks(*BRANCHED)
    assert counted(somebody) == [("done", 1, 3), ("learned", 2, 2)]


def test_what_was_written_in_a_branch_that_closes_stays_and_is_not_asked() -> None:
    """Going back and choosing otherwise loses nothing; choosing the first again shows it."""
    somebody = Somebody([YES, Reply("rust"), BACK, BACK, NO, EMPTY, BACK, BACK, YES, BACK, EMPTY])
    walk, _ = somebody.walks(*BRANCHED)
    assert somebody.places[:10] == [
        "done", "effect", "learned", "effect", "done", "obstacle", "again", "obstacle", "done",
        "effect",
    ]  # fmt: skip
    assert somebody.before[9] == Reply("rust")
    assert [key for key, _ in somebody.kept].count("effect") == 1
    assert walk.replies["effect"] == Reply("rust")


def test_back_passes_over_a_branch_that_is_closed() -> None:
    """The question before is the one that was asked before, not one that never came."""
    somebody = Somebody([NO, EMPTY, EMPTY, BACK])
    somebody.walks(*BRANCHED)
    assert somebody.places == ["done", "obstacle", "again", "learned", "again", "learned"]


@pytest.mark.parametrize(
    ("replies", "goes_on"),
    [
        ({"done": YES}, "effect"),
        ({"done": YES, "effect": Reply("x")}, "learned"),
        ({"done": YES, "obstacle": Reply("x"), "again": YES, "when": Reply("x")}, "effect"),
        ({"done": NO, "effect": Reply("x")}, "obstacle"),
        ({"done": NO, "again": YES}, "when"),
    ],
)
def test_a_draft_goes_on_behind_what_was_answered_in_the_branch_of_now(
    replies: dict[str, Reply], goes_on: str
) -> None:
    """Answers in a branch that closed say nothing about where somebody was."""
    walk = begin(BRANCHED, replies)
    assert walk.prompt is not None
    assert walk.prompt.step.key == goes_on


def test_a_draft_that_stopped_in_a_branch_that_closed_goes_on_where_the_branch_of_now_begins() -> (
    None
):
    """Half-typed words of a question that is not asked any more do not pass others by."""
    walk = begin(BRANCHED, {"done": YES}, stopped_at="when")
    assert walk.prompt is not None
    assert walk.prompt.step.key == "effect"


def test_a_later_part_branches_by_what_the_first_part_answered() -> None:
    """The choice may be of another moment; what was not asked then opens nothing now."""
    later = laid_out(asked("then"), asked("how", asked_if={"done": ("yes",)}))
    for replies, keys in (
        ({"done": YES}, ["then", "how"]),
        ({"done": NO}, ["then"]),
        ({}, ["then"]),
    ):
        somebody = Somebody()
        walk = begin(later, replies, beside=laid_out(CHOICE))
        while walk.prompt:
            somebody.ask(walk.prompt, Reply(), again=False)
            walk = walk.given(Reply())
        assert somebody.places == keys
        assert {one.total for one in somebody.asked} == {len(keys)}


# Asking more

VOICES = laid_out(asked("views", several=MORE), asked("end"))
WHY = laid_out(asked("why", further=MORE), asked("end"))


def test_a_question_is_asked_again_until_it_is_left_empty() -> None:
    """One voice at a time, under a key of its own; all of them are one question."""
    somebody = Somebody([Reply("1"), Reply("2"), Reply("3"), EMPTY])
    walk, _ = somebody.walks(*VOICES)
    assert counted(somebody) == [
        ("views", 1, 2), ("views_2", 1, 2), ("views_3", 1, 2), ("views_4", 1, 2), ("end", 2, 2),
    ]  # fmt: skip
    assert list(walk.replies)[:3] == ["views", "views_2", "views_3"]


def test_six_voices_are_the_most() -> None:
    """After the sixth the next question comes."""
    somebody = Somebody([Reply(str(number)) for number in range(9)])
    somebody.walks(*VOICES)
    assert somebody.places == ["views", *(f"views_{number}" for number in range(2, 7)), "end"]


def test_an_empty_first_voice_asks_for_no_other() -> None:
    """Nothing is asked again that was not answered."""
    somebody = Somebody()
    somebody.walks(*VOICES)
    assert somebody.places == ["views", "end"]


@pytest.mark.parametrize(
    "emptied", [("views",), ("views_2",), ("views_2", "views_3"), ("views_4",)]
)
def test_a_voice_that_is_emptied_leaves_the_others_in_reach(emptied: tuple[str, ...]) -> None:
    """Taking one voice out of four asks the others still, forwards and back."""
    keys = ["views", "views_2", "views_3", "views_4"]
    heard = {key: Reply(key) for key in keys if key not in emptied}
    walk = begin(VOICES, heard, stopped_at="views")
    onward, back = [], []
    while walk.prompt and walk.prompt.step.key != "end":
        onward.append(walk.prompt.step.key)
        walk = walk.given(walk.reply(walk.prompt.step.key))
    while walk.at:
        walk = walk.back()
        back.append(walk.prompts[walk.at].step.key)
    assert set(heard) <= set(onward)
    assert set(heard) <= set(back)


def _by_key(laid: tuple[Step, ...]) -> dict[str, Step]:
    return {step.key: step for step in laid}


@pytest.mark.parametrize(
    ("answer", "places"),
    [
        ("Rust.", ["why", "why_further", "end"]),
        ("Haar rust.", ["why", "why_further", "end"]),
        ("Dat zij rust", ["why", "end"]),
        ("", ["why", "end"]),
    ],
)
def test_a_word_or_two_is_asked_further_once(answer: str, places: list[str]) -> None:
    """A short answer is asked once more and never twice; a longer one not."""
    somebody = Somebody([Reply(answer), Reply("Kort")])
    somebody.walks(*WHY)
    assert somebody.places == places


def test_voices_within_a_branch_close_with_it() -> None:
    """What is asked again follows the question it belongs to, also where it has answers."""
    laid = laid_out(CHOICE, asked("views", several=MORE, asked_if={"done": ("yes",)}), asked("end"))
    heard = {"done": NO, "views": Reply("1"), "views_2": Reply("2")}
    walk = begin(laid, heard, stopped_at="done").given(NO)
    assert walk.prompt is not None
    assert walk.prompt.step.key == "end"


def test_half_way_is_said_once_where_a_question_is_asked_again() -> None:
    """The one line that offers a pause stands above the question, not above every voice."""
    laid = laid_out(*(asked(f"q{n}", QuestionType.SHORT, several=MORE) for n in range(9)))
    somebody = Somebody([Reply("x")] * 60)
    somebody.walks(*laid)
    assert [one.step.key for one in somebody.asked if one.rest is Rest.HALFWAY] == ["q4"]


# Whatever somebody does

TANGLED = laid_out(
    asked("start", further=MORE),
    CHOICE,
    asked("effect", several=MORE, asked_if={"done": ("yes", "maybe")}),
    asked("mark", QuestionType.SCALE, asked_if={"done": ("maybe",)}),
    asked("again", QuestionType.CHOICE, asked_if={"done": ("no",)}),
    asked("side", QuestionType.PERSPECTIVE, several=MORE, asked_if={"again": ("yes",)}),
    asked("act", QuestionType.INTENTION, asked_if={"again": ("maybe", "no")}),
    asked("end", above=("effect", "again")),
)
BY_KEY = _by_key(TANGLED)
SAID: st.SearchStrategy[Said] = st.one_of(
    st.sampled_from([YES, NO, MAYBE]),
    st.sampled_from([Reply("kort"), LONG, Reply("7"), Reply("")]),
    st.sampled_from([EMPTY, BACK, BACK]),
)


class Listener(Somebody):
    """Remembers, with every question, what had been answered when it was asked."""

    def __init__(self, script: list[Said]) -> None:
        super().__init__(script)
        self.known: list[dict[str, Reply]] = []

    def ask(self, prompt: Any, before: Reply, again: bool) -> Said:
        """Return what the script says; a choice takes no words, and words no choice."""
        self.known.append(dict(self.kept))
        said = super().ask(prompt, before, again)
        if prompt.part is not PromptPart.ANSWER or not isinstance(said, Reply):
            return said if said is BACK else EMPTY
        is_choice = prompt.step.type is QuestionType.CHOICE
        return said if is_choice == bool(said.chosen) else EMPTY


def walked(script: list[Said]) -> tuple[Listener, Walk]:
    """Walk the tangled set by a script, and skip what comes after it."""
    somebody = Listener(script)
    walk, stop = somebody.walks(*TANGLED)
    assert (stop, walk.prompt) == (None, None)
    return somebody, walk


@settings(max_examples=300, deadline=None)
@given(script=st.lists(SAID, max_size=60))
def test_in_any_order_nothing_typed_is_lost(script: list[Said]) -> None:
    """Whatever is answered, skipped, gone back to and chosen otherwise: what was kept last is there."""
    somebody, walk = walked(script)
    kept = {key: reply for key, reply in dict(somebody.kept).items() if not reply.empty}
    assert {key: reply for key, reply in walk.replies.items() if not reply.empty} == kept
    emptied = {key for key, reply in somebody.kept if reply.empty}
    assert emptied <= {one.step.key for one in somebody.asked}


@settings(max_examples=300, deadline=None)
@given(script=st.lists(SAID, max_size=60))
def test_in_any_order_only_what_applies_is_asked(script: list[Said]) -> None:
    """No question of a branch that is closed then comes, and all that is open comes in the end."""
    somebody, walk = walked(script)
    for prompt, known in zip(somebody.asked, somebody.known, strict=True):
        assert is_asked(prompt.step, BY_KEY, known)
    last = {one.step.key: at for at, one in enumerate(somebody.asked)}
    expected = [step.key for step in TANGLED if is_asked(step, BY_KEY, walk.replies)]
    assert set(expected) <= set(last)


@settings(max_examples=300, deadline=None)
@given(script=st.lists(SAID, max_size=60))
def test_in_any_order_the_numbering_is_right(script: list[Said]) -> None:
    """Question 2 is the second of those that apply; the last one is the last."""
    somebody, walk = walked(script)
    for prompt, known in zip(somebody.asked, somebody.known, strict=True):
        before = [step for step in TANGLED if step.position <= prompt.step.position]
        come = [step for step in before if step.counted and is_asked(step, BY_KEY, known)]
        assert prompt.number == len(come)
        assert 1 <= prompt.number <= prompt.total <= len(TANGLED)
    counts = [s for s in TANGLED if s.counted and is_asked(s, BY_KEY, walk.replies)]
    assert (somebody.asked[-1].number, somebody.asked[-1].total) == (len(counts), len(counts))


@settings(max_examples=200, deadline=None)
@given(script=st.lists(SAID, max_size=40))
def test_a_walk_stopped_at_any_question_goes_on_there(script: list[Said]) -> None:
    """Stop anywhere, in a run of voices or in a branch, and the same question stands there again."""
    somebody, _ = walked(script)
    for prompt, known in zip(somebody.asked, somebody.known, strict=True):
        kept = {key: reply for key, reply in known.items() if not reply.empty}
        onward = begin(TANGLED, kept, stopped_at=prompt.step.key).prompt
        assert onward is not None
        assert onward.step.key == prompt.step.key
        assert (onward.number, onward.total) == (prompt.number, prompt.total)
