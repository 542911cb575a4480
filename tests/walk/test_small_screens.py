"""The question stays in sight on a screen as small as 24 by 8, and what is typed as well."""

import io

import pyte
import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from reflectie_cli.language import speak
from reflectie_cli.walk.page import Page
from reflectie_cli.walk.terminal import TerminalKeyboard


def shown(page: Page, columns: int, rows: int, lang: str) -> list[str]:
    """Return what stands on a screen of a size while somebody writes under a page."""
    drawn, screen = io.StringIO(), pyte.Screen(columns, rows)
    stream = pyte.Stream(screen)
    seen: list[str] = []

    def look(_: str) -> None:
        if not seen:  # at the end it is called once more, when the page is gone
            stream.feed(drawn.getvalue())
            seen.extend(line.rstrip() for line in screen.display)

    with create_pipe_input() as keyboard:
        asks = TerminalKeyboard.__new__(TerminalKeyboard)
        asks.language, asks.input, asks.colour = (
            speak("nl" if lang == "nl" else "en"),
            keyboard,
            False,
        )
        asks.output = Vt100_Output(
            drawn, lambda: Size(rows, columns), term="xterm", enable_cpr=False
        )
        keyboard.send_text("a\r\x03")
        asks.read(page, look)
    return seen


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("columns", "rows"), [(24, 8), (24, 6), (40, 8), (80, 10)])
def test_the_question_stays_in_sight(columns: int, rows: int, lang: str) -> None:
    """Title, stage and help give way first, then keys; the question and the pen never."""
    page = Page(
        title="Reflectiecirkel van Korthagen", place="vraag 2 van 8", stage="Terugblikken",
        aside="Even terug naar wat je eerder schreef.", question="Wat wilde je bereiken, en waarom?",
        note="Je kunt dit overslaan.", long=True, vents=True, optional=True,
    )  # fmt: skip
    lines = shown(page, columns, rows, lang)
    together = " ".join(" ".join(lines).split())
    assert "Wat wilde je bereiken, en waarom?" in together
    assert any(line.startswith("│") for line in lines)
    assert "Enter" in together


def test_a_screen_with_room_shows_everything() -> None:
    """Nothing gives way where there is room."""
    page = Page(title="Titel", place="vraag 1 van 2", stage="Fase", question="Wat?", long=True)
    together = " ".join(shown(page, 80, 24, "nl"))
    for words in ("Titel", "vraag 1 van 2", "Fase", "Wat?", "Ctrl-C"):
        assert words in together


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("columns", "rows"), [(24, 8), (32, 8), (40, 7)])
def test_what_was_asked_for_is_in_sight_before_the_keys(columns: int, rows: int, lang: str) -> None:
    """A nudge, or why an answer was refused, comes after the question and before most keys."""
    page = Page(
        title="Reflectiecirkel", place="vraag 2 van 8", stage="Terugblikken",
        question="Wat wilde je bereiken?", note="Wat was je bedoeling, ook als het anders liep?",
        long=True, vents=True,
    )  # fmt: skip
    together = " ".join(" ".join(shown(page, columns, rows, lang)).split())
    assert "Wat wilde je bereiken?" in together
    assert "Wat was je bedoeling, ook als het anders liep?" in together
    assert "│" in together
