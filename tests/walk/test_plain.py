"""Plain lines where a line cannot begin with what somebody wrote there before."""

import io
import sys

import pytest

from reflectie_cli.language import speak
from reflectie_cli.walk.page import Page, Said
from reflectie_cli.walk.plain import PlainKeyboard

ASKED_AGAIN = Page("Kort", "vraag 1 van 2", "", "Hoe noem je het?", initial="eerder")


@pytest.mark.parametrize(
    ("typed", "given"),
    [("\n", "eerder"), ("nieuw\n", "nieuw"), (".\n", "")],
    ids=["Enter keeps it", "other words take its place", "a full stop takes it away"],
)
def test_what_was_written_is_shown_and_stays(
    monkeypatch: pytest.MonkeyPatch, typed: str, given: Said
) -> None:
    """Without line editing that can be filled in, Enter never empties an answer unseen."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    screen = io.StringIO()
    keyboard = PlainKeyboard(speak("nl"), screen, can_begin=False)
    assert keyboard.read(ASKED_AGAIN, lambda _: None) == given
    assert "eerder" in screen.getvalue()
