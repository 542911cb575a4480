"""Ticking lines of a list by their numbers."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectie_cli.walk.checklist import NotOnTheList, read_numbers, say_numbers


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", ()), ("  ", ()), ("2", (2,)), ("1 3", (1, 3)), ("1,3;5", (1, 3, 5)), ("2-4", (2, 3, 4)),
     ("alles", (1, 2, 3, 4, 5)), ("ALL", (1, 2, 3, 4, 5)), ("1 1-2", (1, 2)),
     ("-", ()), ("geen", ()), ("None", ())],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(text: str, wanted: tuple[int, ...]) -> None:
    """Spaces, commas and spans; a word for all of them; nothing for none."""
    assert read_numbers(text, 5) == frozenset(wanted)


@pytest.mark.parametrize("text", ["0", "6", "4-2", "3-9", "x", "1 twee", "-1", "١"])
def test_what_is_not_on_the_list_is_refused(text: str) -> None:
    """Nothing is taken in by a slip."""
    with pytest.raises(NotOnTheList):
        read_numbers(text, 5)


@given(st.text(), st.integers(0, 50))
def test_any_text_gives_numbers_of_the_list_or_a_problem(text: str, most: int) -> None:
    """Whatever is typed, no line that is not there is ticked."""
    with suppress(NotOnTheList):
        assert read_numbers(text, most) <= set(range(1, most + 1))


@given(st.frozensets(st.integers(1, 60)))
def test_numbers_are_said_as_they_are_read(numbers: frozenset[int]) -> None:
    """What stands behind Enter is what Enter means."""
    assert read_numbers(say_numbers(numbers), 60) == numbers


def test_neighbours_are_said_as_a_span() -> None:
    """Nobody reads a row of numbers."""
    assert say_numbers([8, 1, 3, 5, 6, 7]) == "1 3 5-8"
