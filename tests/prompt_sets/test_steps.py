from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.model import PromptSet, Question, QuestionType
from reflectie_cli.prompt_sets.steps import next_labels, steps


def a_set(*questions: Question) -> PromptSet:
    """Return a set of some questions."""
    return PromptSet(name="eigen", title={"nl": "Eigen", "en": "Own"}, questions=questions)


def a_question(key: str, kind: QuestionType = QuestionType.TEXT, **other: Any) -> Question:
    """Return a question in two languages."""
    return Question(key, kind, {"nl": f"{key}?", "en": f"{key} (en)?"}, **other)


def rotating(*labels: str) -> Question:
    """Return a question that is asked with one of some labels."""
    return a_question(
        "turn", rotate={label: {"nl": label, "en": label.upper()} for label in labels}
    )


def test_a_step_speaks_the_language_of_the_person(dutch: Language, english: Language) -> None:
    """Question, help, stage and options come in one language."""
    question = a_question(
        "a",
        QuestionType.CHOICE,
        help={"nl": "hulp", "en": "help"},
        stage={"nl": "fase", "en": "stage"},
        options={"x": {"nl": "ja", "en": "yes"}},
    )
    (nl,) = steps(a_set(question), dutch, rotated={})
    (en,) = steps(a_set(question), english, rotated={})
    assert (nl.text, nl.help, nl.stage, nl.options) == ("a?", "hulp", "fase", {"x": "ja"})
    assert (en.text, en.help, en.stage, en.options) == ("a (en)?", "help", "stage", {"x": "yes"})


def test_a_step_without_stage_or_help_has_none(english: Language) -> None:
    """What a question leaves out stays away."""
    (step,) = steps(a_set(a_question("a")), english, rotated={})
    assert (step.stage, step.help, step.options, step.because_of) == (None, "", {}, None)


def test_a_number_is_always_followed_by_what_makes_it_that_number(
    dutch: Language, english: Language
) -> None:
    """A scale gets its companion, in both languages, with its stage, roles and moment."""
    mark = a_question(
        "mark", QuestionType.SCALE, roles=("learn",), stage={"nl": "s", "en": "s"}, later=True
    )
    number, because = steps(a_set(mark), dutch, rotated={})
    assert (because.key, because.because_of) == ("mark_because", "mark")
    assert because.text == "Wat maakt het dat cijfer?"
    assert steps(a_set(mark), english, rotated={})[1].text == "What makes it that number?"
    assert (because.type, because.stage, because.roles) == (QuestionType.TEXT, "s", ("learn",))
    assert number.later
    assert because.later


def test_a_number_may_always_be_skipped(english: Language) -> None:
    """Nobody is made to give a number, whatever the file says."""
    mark = a_question("mark", QuestionType.SCALE, optional=False)
    assert [step.optional for step in steps(a_set(mark), english, rotated={})] == [True, True]


@settings(max_examples=60, deadline=None)
@given(kinds=st.lists(st.sampled_from(list(QuestionType)), min_size=1, max_size=12))
def test_positions_count_on_without_a_gap(kinds: list[QuestionType]) -> None:
    """Each step has a place of its own, companions included, in the order of asking."""
    questions = [a_question(f"q{n}", kind) for n, kind in enumerate(kinds)]
    laid_out = steps(a_set(*questions), speak("en"), rotated={})
    assert [step.position for step in laid_out] == list(range(len(laid_out)))
    assert [step.key for step in laid_out if step.because_of is None] == [q.key for q in questions]


def test_a_rotating_question_is_asked_with_the_label_of_this_time(english: Language) -> None:
    """The wording that was chosen is the one that is asked."""
    prompt_set = a_set(rotating("joy", "sorrow"))
    assert steps(prompt_set, english, rotated={"turn": "sorrow"})[0].text == "SORROW"


@pytest.mark.parametrize("rotated", [{}, {"turn": "gone"}, {"other": "joy"}])
def test_a_label_that_is_gone_falls_back_on_the_question(
    english: Language, rotated: dict[str, str]
) -> None:
    """A label that a changed file does not have any more leaves the question itself."""
    assert steps(a_set(rotating("joy")), english, rotated=rotated)[0].text == "turn (en)?"


@settings(max_examples=60, deadline=None)
@given(count=st.integers(2, 6), start=st.integers(0, 5))
def test_labels_come_round_and_never_twice_in_a_row(count: int, start: int) -> None:
    """Every label comes once before any comes again."""
    labels = [f"l{n}" for n in range(count)]
    prompt_set = a_set(rotating(*labels), a_question("other"))
    last = {"turn": labels[start % count]}
    seen = []
    for _ in range(2 * count):
        last = next_labels(prompt_set, last)
        seen.append(last["turn"])
    assert all(one != other for one, other in pairwise(seen))
    assert set(seen[:count]) == set(labels)
    assert seen[:count] == seen[count:]


def test_the_first_time_the_first_label_is_asked() -> None:
    """Without an earlier time a rotation begins at its beginning; other questions have no label."""
    prompt_set = a_set(rotating("joy", "sorrow"), a_question("other"))
    assert next_labels(prompt_set, {}) == {"turn": "joy"}
    assert next_labels(prompt_set, {"turn": "gone"}) == {"turn": "joy"}


def test_one_label_alone_is_asked_again() -> None:
    """A rotation of one has nothing to turn to."""
    assert next_labels(a_set(rotating("joy")), {"turn": "joy"}) == {"turn": "joy"}
