from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.loop.suggestion import (
    PastWalk,
    suggestion,
)
from reflectie_cli.prompt_sets.known import AFTER_SHIFT, DOUBLE_LOOP, SUGGESTED
from reflectie_cli.prompt_sets.library import Library

FIRST = date(2026, 3, 2)
LIGHTEST = SUGGESTED[0]


def on(day: int) -> date:
    """Return a day by its number, from the first one with an entry."""
    return FIRST + timedelta(days=day)


def latest_first(*walks: tuple[str, int]) -> list[PastWalk]:
    """Return what was walked, told oldest first, the way a journal gives it."""
    return [PastWalk(name, on(day)) for name, day in reversed(walks)]


def repeated(name: str, days: Sequence[int]) -> list[tuple[str, int]]:
    """Return the walks of one set on some days."""
    return [(name, day) for day in days]


def suggested(*walks: tuple[str, int], first: int | None = 0) -> str:
    """Return the suggestion after some walks, told oldest first."""
    return suggestion(latest_first(*walks), first=None if first is None else on(first))


def test_every_set_that_is_suggested_ships_with_the_program(home: Path) -> None:
    """Whoever takes the suggestion can walk it, and can choose it from the list as well."""
    library = Library(home / "prompts")
    for name in (AFTER_SHIFT, DOUBLE_LOOP, *SUGGESTED):
        found = library.find(name)
        assert (found.name, found.is_picked) == (name, True)


def test_in_an_empty_journal_it_is_the_few_questions_after_a_shift() -> None:
    """Whoever begins is offered something light."""
    assert suggestion([], first=None) == AFTER_SHIFT
    assert suggestion([], first=FIRST) == AFTER_SHIFT
    assert suggested((AFTER_SHIFT, 0), first=None) == AFTER_SHIFT


@settings(max_examples=150, deadline=None)
@given(
    walks=st.lists(
        st.tuples(
            st.sampled_from((AFTER_SHIFT, DOUBLE_LOOP, *SUGGESTED, "pdca")), st.integers(0, 20)
        ),
        max_size=60,
    )
)
def test_the_first_three_weeks_it_stays_the_few_questions(walks: list[tuple[str, int]]) -> None:
    """However often and whatever somebody walks then, nothing deeper is put before them."""
    assert suggested(*sorted(walks, key=lambda walk: walk[1])) == AFTER_SHIFT


@pytest.mark.parametrize(("last", "name"), [(20, AFTER_SHIFT), (21, LIGHTEST), (41, LIGHTEST)])
def test_after_three_weeks_six_times_the_same_leads_to_another_form(last: int, name: str) -> None:
    """The lightest of the other forms comes first, and not before three weeks have been written."""
    assert suggested(*repeated(AFTER_SHIFT, [0, 3, 6, 9, 12, last])) == name


def test_five_times_the_same_is_no_routine_yet() -> None:
    """It takes six in a row; another form among the last six breaks the row."""
    assert suggested(*repeated(AFTER_SHIFT, [0, 8, 16, 24, 30])) == AFTER_SHIFT
    row = repeated(AFTER_SHIFT, [10, 12, 14, 16, 18])
    assert suggested(("waarom", 0), *row, (AFTER_SHIFT, 30)) == LIGHTEST
    assert suggested(*row, ("waarom", 29), (AFTER_SHIFT, 30)) == AFTER_SHIFT
    assert suggested(*row, (AFTER_SHIFT, 29), ("waarom", 30)) == AFTER_SHIFT


def test_after_six_weeks_of_the_same_it_is_looking_at_the_reflecting_itself() -> None:
    """Six weeks after the first entry, and six weeks after every time it was done."""
    often = [0, 5, 10, 15, 20]
    assert suggested(*repeated(AFTER_SHIFT, [*often, 41])) == LIGHTEST
    assert suggested(*repeated(AFTER_SHIFT, [*often, 42])) == DOUBLE_LOOP
    looped = [*repeated(AFTER_SHIFT, often), (DOUBLE_LOOP, 42)]
    again = [44, 46, 48, 50, 52]
    assert suggested(*looped, *repeated(AFTER_SHIFT, [*again, 83])) == LIGHTEST
    assert suggested(*looped, *repeated(AFTER_SHIFT, [*again, 84])) == DOUBLE_LOOP


def test_the_other_form_is_the_one_that_was_longest_away() -> None:
    """What was never walked comes first, from light to deep; then what was walked longest ago."""
    row = repeated(AFTER_SHIFT, [31, 32, 33, 34, 35, 36])
    seen: list[tuple[str, int]] = []
    for day, name in enumerate(SUGGESTED):
        assert suggested((AFTER_SHIFT, 0), *seen, *row) == name
        seen.append((name, day + 1))
    assert suggested((AFTER_SHIFT, 0), *seen, *row) == SUGGESTED[0]
    assert suggested((AFTER_SHIFT, 0), *seen, (SUGGESTED[0], 20), *row) == SUGGESTED[1]


@pytest.mark.parametrize("name", [*SUGGESTED, DOUBLE_LOOP, "pdca", "een-eigen-set"])
def test_a_form_that_was_walked_six_times_is_not_put_forward_once_more(name: str) -> None:
    """A new routine is avoided: whichever set it is, and also when all others are known."""
    known = [(other, day) for day, other in enumerate(SUGGESTED, 1)]
    row = repeated(name, [30, 31, 32, 33, 34, 35])
    assert suggested((AFTER_SHIFT, 0), *row) != name
    assert suggested((AFTER_SHIFT, 0), *known, *row) != name


def test_a_routine_of_one_long_day_is_a_routine_too() -> None:
    """Whoever wrote down everything on one day is not offered what they did six times that day."""
    others = [(other, 30) for other in SUGGESTED[1:]]
    assert suggested((AFTER_SHIFT, 0), *others, *repeated(LIGHTEST, [30] * 6)) != LIGHTEST


# Days without an entry

NAMES = st.sampled_from((AFTER_SHIFT, DOUBLE_LOOP, *SUGGESTED, "pdca"))


@settings(max_examples=200, deadline=None)
@given(
    walks=st.lists(st.tuples(NAMES, st.integers(0, 400)), max_size=30),
    first=st.integers(0, 10),
    later=st.integers(-3000, 3000),
)
def test_when_all_of_it_was_makes_no_difference(
    walks: list[tuple[str, int]], first: int, later: int
) -> None:
    """The same entries, all as many days earlier or later, lead to the same suggestion.

    So it does not matter how long ago the last entry is: today plays no part.
    """
    walks = sorted(walks, key=lambda walk: walk[1])
    moved = [(name, day + later) for name, day in walks]
    assert suggested(*moved, first=first + later) == suggested(*walks, first=first)


@settings(max_examples=200, deadline=None)
@given(
    names=st.lists(st.sampled_from((AFTER_SHIFT, *SUGGESTED, "pdca")), min_size=2, max_size=20),
    span=st.integers(20, 200),
    data=st.data(),
)
def test_where_the_days_without_an_entry_lie_makes_no_difference(
    names: list[str], span: int, data: st.DataObject
) -> None:
    """From the first entry to the last, regular days and one long silence come to the same."""
    between = st.lists(
        st.integers(1, span - 1), unique=True, min_size=len(names) - 2, max_size=len(names) - 2
    ).map(sorted)
    ways = [data.draw(between), data.draw(between)]
    one, other = ([*zip(names, [0, *way, span], strict=True)] for way in ways)
    assert suggested(*one) == suggested(*other)


@pytest.mark.parametrize("gap", [1, 7, 42, 100, 400, 3000])
def test_a_long_silence_asks_nothing_of_somebody_who_wrote_a_little(gap: int) -> None:
    """Whoever wrote five times and comes back after a silence finds the few questions again."""
    assert suggested(*repeated(AFTER_SHIFT, [0, 2, 4, 6]), (AFTER_SHIFT, 6 + gap)) == AFTER_SHIFT
    assert suggested((AFTER_SHIFT, 0), ("waarom", gap)) == AFTER_SHIFT


@settings(max_examples=200, deadline=None)
@given(
    walks=st.lists(st.tuples(NAMES | st.text(max_size=5), st.integers(0, 4000)), max_size=40),
    first=st.none() | st.integers(0, 4000),
)
def test_there_is_always_one_suggestion_and_it_is_a_set_of_ours(
    walks: list[tuple[str, int]], first: int | None
) -> None:
    """Whatever was walked whenever, also sets of one's own, it is one of the eight."""
    walks = sorted(walks, key=lambda walk: walk[1])
    assert suggested(*walks, first=first) in {AFTER_SHIFT, DOUBLE_LOOP, *SUGGESTED}
