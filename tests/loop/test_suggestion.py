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
from reflectie_cli.prompt_sets.known import (
    AFTER_SHIFT,
    DOUBLE_LOOP,
    IN_THE_MOMENT,
    SUGGESTED,
)
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
def test_there_is_always_one_suggestion_of_ours_or_of_what_was_walked(
    walks: list[tuple[str, int]], first: int | None
) -> None:
    """Whatever was walked whenever, also sets of one's own, there is something to begin with."""
    walks = sorted(walks, key=lambda walk: walk[1])
    ours = {AFTER_SHIFT, DOUBLE_LOOP, *SUGGESTED}
    assert suggested(*walks, first=first) in ours | {name for name, _ in walks}


# Not everyone has shifts


def at(name: str, day: int, hour: int) -> PastWalk:
    """Return a walk that was begun at an hour."""
    return PastWalk(name, on(day), hour)


def test_nine_different_sets_in_six_weeks_lead_to_one_that_is_new() -> None:
    """Whoever varies, and never walks after a shift, is not taken for somebody with shifts."""
    varied = ["gibbs", "waarom", "intervisie", "teamreflectie", "moreel-beraad", "starr", "pdca"]
    walks = [(name, 4 * number) for number, name in enumerate([*varied, "dilemma", "parabool"])]
    assert suggested(*walks) not in {AFTER_SHIFT, IN_THE_MOMENT, *(name for name, _ in walks)}


def test_only_one_set_about_talks_with_a_director_leads_to_another_that_needs_no_shift() -> None:
    """Six times the same is a routine; what is proposed instead is nothing for after a shift."""
    assert suggested(*repeated("gibbs", [0, 5, 10, 15, 20, 25])) == SUGGESTED[1]


def test_it_follows_what_is_walked_at_this_hour() -> None:
    """In the morning the adviser's own questions, in the evening those after a shift."""
    walks = [
        at(*walk)
        for walk in (
            ("gibbs", 0, 9), (AFTER_SHIFT, 4, 22), ("gibbs", 8, 10), (AFTER_SHIFT, 12, 23),
            ("waarom", 18, 14), ("gibbs", 24, 9), (AFTER_SHIFT, 30, 23),
        )
    ]  # fmt: skip
    latest = walks[::-1]
    assert suggestion(latest, first=FIRST, hour=9) == "gibbs"
    assert suggestion(latest, first=FIRST, hour=0) == AFTER_SHIFT


def test_after_ten_shifts_one_in_the_middle_of_it_is_offered_once() -> None:
    """It is there until the next entry, and does not come back."""
    mixed = [entry for day in range(0, 40, 4) for entry in ((AFTER_SHIFT, day),)]
    walks = [*mixed[:5], ("waarom", 18), *mixed[5:9], ("starr", 34), mixed[9]]
    assert suggested(*walks) == IN_THE_MOMENT
    assert suggested(*walks, (AFTER_SHIFT, 37)) == AFTER_SHIFT


def test_the_double_loop_comes_every_eight_weeks_for_two_whatever_was_walked() -> None:
    """From six weeks on it is offered, and who leaves it is left alone for six weeks."""
    varied = [("gibbs", 0), ("waarom", 9), ("starr", 17), ("pdca", 22), (AFTER_SHIFT, 30)]
    for last, offered in (
        (41, False),
        (42, True),
        (55, True),
        (56, False),
        (97, False),
        (98, True),
    ):
        assert (suggested(*varied, ("dilemma", last)) == DOUBLE_LOOP) is offered
