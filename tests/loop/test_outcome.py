from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.journal.entry import IntentionState
from reflectie_cli.loop.outcome import (
    ADJUSTMENT,
    NEXT_CHECK,
    Outcome,
    only_assumed,
    outcome,
    was_tried,
)
from reflectie_cli.prompt_sets.follow_up import DONE, KNOWN_HOW
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.reply import Reply

AGAIN = date(2026, 12, 5)
LATER = date(2027, 1, 9)

STEPS = ("", "keep", "adjust", "retry", "share", "ask_help", "stop")
"""How somebody goes on, the empty answer first: the columns of the tables below."""

COMES_BACK = {
    "":          "open    open    open    open    open    open    let_go",
    "yes":       "done    done    done    open    done    done    done",
    "partly":    "done    done    done    open    done    done    done",
    "not_yet":   "open    open    open    open    open    open    let_go",
    "different": "done    done    done    open    done    done    done",
    "let_go":    "let_go  let_go  let_go  let_go  let_go  let_go  let_go",
}  # fmt: skip
"""A day to come back is at hand and nothing new is meant: what is not done yet waits for it."""

NO_DAY = {
    "":          "done    done    done    done    done    done    done",
    "yes":       "done    done    done    done    done    done    done",
    "partly":    "done    done    done    done    done    done    done",
    "not_yet":   "let_go  let_go  let_go  let_go  let_go  let_go  let_go",
    "different": "done    done    done    done    done    done    done",
    "let_go":    "let_go  let_go  let_go  let_go  let_go  let_go  let_go",
}  # fmt: skip
"""A question of its own asks for the next day, and none was given: this round is complete."""

SOMETHING_NEW = {
    "":          "done    done    done    done    done    done    done",
    "yes":       "done    done    done    done    done    done    done",
    "partly":    "done    done    done    done    done    done    done",
    "not_yet":   "let_go  let_go  let_go  let_go  let_go  let_go  let_go",
    "different": "done    done    done    done    done    done    done",
    "let_go":    "let_go  let_go  let_go  let_go  let_go  let_go  let_go",
}  # fmt: skip
"""A new intention takes the place of the old one, whether or not there is a day."""

ROWS: list[tuple[str, str, bool, date | None, IntentionState]] = [
    (done, step, renewed, again, IntentionState(state))
    for renewed, again, table in (
        (False, AGAIN, COMES_BACK),
        (False, None, NO_DAY),
        (True, AGAIN, SOMETHING_NEW),
        (True, None, SOMETHING_NEW),
    )
    for done, states in table.items()
    for step, state in zip(STEPS, states.split(), strict=True)
]


def answered(
    done: str = "", step: str = "", *, renewed: bool = False, next_check: str = ""
) -> dict[str, Reply]:
    """Return the answers of a follow-up; what is empty was not answered."""
    given = {
        "done": Reply(chosen=(done,) if done else ()),
        "next_step": Reply(chosen=(step,) if step else ()),
        "intention": Reply("ask her first" if renewed else ""),
        NEXT_CHECK: Reply(next_check),
    }
    return {key: reply for key, reply in given.items() if not reply.empty}


@pytest.mark.parametrize("name", ["opvolging", "pdca"])
def test_the_tables_hold_every_answer_there_is(home: Path, name: str) -> None:
    """No answer to either question of our sets is forgotten, and neither is the empty one."""
    asked = {one.key: one for one in Library(home / "prompts").find(name).questions}
    for table in (COMES_BACK, NO_DAY, SOMETHING_NEW):
        assert {*table} == {"", *asked["done"].options} == {"", *DONE}
    assert {*STEPS} == {"", *asked["next_step"].options}
    assert len(ROWS) == 4 * 6 * 7


@pytest.mark.parametrize(("done", "step", "renewed", "again", "state"), ROWS)
def test_looking_back_makes_of_an_intention_what_was_answered(
    done: str, step: str, renewed: bool, again: date | None, state: IntentionState
) -> None:
    """Done, let go, or open until it comes back: what the tables above say, and only then a day."""
    became = outcome(answered(done, step, renewed=renewed), again=again)
    assert became == Outcome(state, again if state == "open" else None)


@pytest.mark.parametrize(("done", "step", "renewed", "again", "_state"), ROWS)
def test_an_answer_left_empty_is_an_answer_not_given(
    done: str, step: str, renewed: bool, again: date | None, _state: IntentionState
) -> None:
    """A question that was skipped and one that was never asked come to the same."""
    given = answered(done, step, renewed=renewed)
    passed_by = dict.fromkeys(("done", "next_step", "intention", NEXT_CHECK), Reply()) | given
    assert outcome(passed_by, again=again) == outcome(given, again=again)


@pytest.mark.parametrize(
    ("done", "step", "renewed", "again"),
    [*product(("", *DONE), STEPS, (False, True), (None, AGAIN))],
)
def test_a_day_that_somebody_chose_for_the_next_check_is_kept(
    done: str, step: str, renewed: bool, again: date | None
) -> None:
    """A cycle goes round once more on that day, whatever else was answered."""
    given = answered(done, step, renewed=renewed, next_check=LATER.isoformat())
    assert outcome(given, again=again) == Outcome(IntentionState.OPEN, LATER)


@pytest.mark.parametrize(
    ("given", "became"),
    [
        ({}, Outcome(IntentionState.OPEN, AGAIN)),
        ({"another_try": "let_go"}, Outcome(IntentionState.LET_GO)),
        ({"another_try": "another_day"}, Outcome(IntentionState.OPEN, AGAIN)),
        (
            {"another_try": "another_day", "another_day": LATER.isoformat()},
            Outcome(IntentionState.OPEN, LATER),
        ),
        (
            {"another_try": "let_go", "another_day": LATER.isoformat()},
            Outcome(IntentionState.LET_GO),
        ),
    ],
    ids=["nothing said", "let go", "another day", "that day", "let go after all"],
)
def test_what_is_not_done_yet_comes_back_on_another_day_or_is_let_go(
    given: dict[str, str], became: Outcome
) -> None:
    """Whoever did not come to it yet says which; a day that was typed before letting go is none."""
    said = {
        key: Reply(text) if key == "another_day" else Reply(chosen=(text,))
        for key, text in given.items()
    }
    assert outcome(answered("not_yet") | said, again=AGAIN) == became
    assert outcome(answered("yes") | said, again=AGAIN) == Outcome(IntentionState.DONE)


@pytest.mark.parametrize("done", ["", "yes", "partly", "different"])
@pytest.mark.parametrize("next_check", ["", LATER.isoformat()])
def test_an_adjusted_plan_takes_the_place_of_the_first(done: str, next_check: str) -> None:
    """The old one is settled, whatever day is typed: the new one comes back on a day of its own."""
    given = answered(done, "adjust", next_check=next_check) | {ADJUSTMENT: Reply("A card")}
    assert outcome(given, again=None) == Outcome(IntentionState.DONE)


def test_words_of_spaces_are_no_new_intention() -> None:
    """Whoever typed a space meant nothing new, so what is not done yet comes back."""
    given = answered("not_yet") | {"intention": Reply(" \n ")}
    assert outcome(given, again=AGAIN) == Outcome(IntentionState.OPEN, AGAIN)


def test_answers_to_other_questions_change_nothing() -> None:
    """What happened and what the client noticed weigh nothing: nothing is scored."""
    other = {
        "what_happened": Reply("let_go"),
        "effect_client": Reply("not_yet"),
        "known_how": Reply(chosen=("assumed",)),
        "learned": Reply("stop"),
    }
    for done, step, renewed, again, state in ROWS:
        given = answered(done, step, renewed=renewed)
        assert outcome(given | other, again=again).state == state


@pytest.mark.parametrize(
    ("known", "guess"),
    [
        (("assumed",), True),
        ((), False),
        *(((how,), False) for how in KNOWN_HOW if how != "assumed"),
        *((("assumed", how), False) for how in KNOWN_HOW if how != "assumed"),
        *(((how, "assumed"), False) for how in KNOWN_HOW if how != "assumed"),
    ],
)
def test_asking_is_offered_where_there_is_nothing_but_a_guess(
    known: tuple[str, ...], guess: bool
) -> None:
    """One thing that was seen, heard or asked beside it is enough; no answer is no guess."""
    assert only_assumed({"known_how": Reply(chosen=known)}) is guess


@pytest.mark.parametrize("done", ["not_yet", "let_go"])
def test_of_what_was_not_tried_nobody_can_be_asked_what_they_noticed(done: str) -> None:
    """A guess that was typed before somebody went back and said `not yet` leads to no offer."""
    given = answered(done) | {"known_how": Reply(chosen=("assumed",))}
    assert not only_assumed(given)
    assert not was_tried(given)
    assert was_tried(answered("partly"))


def test_where_nobody_asked_how_it_is_known_there_is_no_guess() -> None:
    """A set without that question leads to no offer."""
    assert not only_assumed({})
    assert not only_assumed({"done": Reply(chosen=("assumed",))})


@settings(max_examples=200, deadline=None)
@given(
    done=st.text(max_size=12),
    step=st.text(max_size=12),
    words=st.text(max_size=12),
    again=st.none() | st.dates(),
)
def test_answers_of_a_set_of_ones_own_close_an_intention_or_let_it_come_back(
    done: str, step: str, words: str, again: date | None
) -> None:
    """Options with keys of somebody's own are no problem: open always has its day."""
    given = {
        "done": Reply(chosen=(done,)),
        "next_step": Reply(chosen=(step,)),
        "intention": Reply(words),
    }
    became = outcome(given, again=again)
    assert (became.state == "open") is (became.check is not None)
    assert became.check in (None, again)


def test_another_try_counts_before_what_was_said_in_a_branch_that_closed() -> None:
    """Who wrote a next step and went back to "not yet" is asked again, as they then chose."""
    said = {
        "done": Reply(chosen=("not_yet",)),
        "another_try": Reply(chosen=("another_day",)),
        "next_step": Reply(chosen=("stop",)),
        "intention": Reply("Iets anders."),
    }
    day = date(2026, 12, 5)
    assert outcome(said, again=day) == Outcome(IntentionState.OPEN, day)
