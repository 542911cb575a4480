"""Hints in a terminal: above the next question, at the end where none comes, never in the way."""

from collections.abc import Callable
from typing import Any

import pytest

Start = Callable[..., Any]

PHONE = "Ik belde hem op 06-12345678."
ABOUT_IT = "Dit lijkt op een nummer of adres"


@pytest.mark.parametrize("plain", [False, True])
def test_a_hint_about_the_last_answer_stands_before_the_handle(
    terminal: Start, given: Start, plain: bool
) -> None:
    """No question is left for it to stand above; the entry is kept and nothing is asked."""
    seen = terminal(*["--plain"] * plain, "nieuw", "tijdens-de-dienst", lang="nl")
    seen.see("vraag 1 van 2")
    seen.line("Ik zit te haasten.")
    seen.see("vraag 2 van 2")
    seen.line(PHONE)
    assert seen.end() == 0
    assert seen.text.count(ABOUT_IT) == 1
    assert seen.text.index(ABOUT_IT) < seen.text.index("Bewaard als")
    assert given()["purpose"] == PHONE


def test_after_a_hint_the_end_says_none(terminal: Start) -> None:
    """One an entry, wherever it stood."""
    seen = terminal("nieuw", "tijdens-de-dienst", lang="nl")
    seen.see("vraag 1 van 2")
    seen.line(PHONE)
    seen.see("vraag 2 van 2", ABOUT_IT)
    seen.line("Ik bel mevrouw De Vries ook.")
    assert seen.end() == 0
    assert "lijkt een naam" not in seen.text


def test_a_long_entry_is_asked_about_at_its_end(terminal: Start) -> None:
    """Would the client read along? The next long one of that month is not asked about."""
    for times in (1, 0):
        seen = terminal("nieuw", "tijdens-de-dienst", lang="nl")
        seen.see("vraag 1 van 2")
        seen.paste("Ik liep met hem naar buiten en keek. " * 35)
        seen.press("enter")
        seen.see("vraag 2 van 2")
        seen.line("Even met hem gaan zitten.")
        assert seen.end() == 0
        assert seen.text.count("Zou de cliënt dit mogen lezen?") == times
        assert "Bewaard als" in seen.text


def test_nothing_is_hinted_at_where_hints_are_off_nor_in_a_file(
    terminal: Start, reflectie: Start
) -> None:
    """The one setting silences all; a file or a pipe is answered to with the handle."""
    told = reflectie("new", "tijdens-de-dienst", stdin=f'{{"noticing": "{PHONE}"}}', lang="nl")
    assert (told.code, ABOUT_IT in told.out + told.err) == (0, False)
    assert reflectie("config", "hints", "false").code == 0
    seen = terminal("nieuw", "tijdens-de-dienst", lang="nl")
    seen.see("vraag 1 van 2")
    seen.line("Ik zit te haasten.")
    seen.see("vraag 2 van 2")
    seen.line(PHONE)
    assert seen.end() == 0
    assert ABOUT_IT not in seen.text
