"""A page that is longer than the screen, some of it at a time."""

import shutil

import typer

from reflectie_cli.commands.walking import keyboard
from reflectie_cli.language import N_
from reflectie_cli.screen_text import columns
from reflectie_cli.session import Session
from reflectie_cli.show.page import WIDTH, Line
from reflectie_cli.walk.page import Page

_ROOM_BELOW = 8


def tell_by_screen(session: Session, lines: list[Line]) -> None:
    """Show lines as part of the conversation, and wait for Enter between two screens of them.

    Plain lines come all at once: who listens to them stops when they like. Parts between blank
    lines stay together. Ctrl-C leaves the program.
    """
    *before, last = [lines] if session.plain else _screens(lines)
    for screen in before:
        session.tell(screen)
        on = session.language.text(N_("on"))
        page = Page(title="", place="", stage="", question="", menu=True, keys=(("Enter", on),))
        if not isinstance(keyboard(session, session.language).read(page, lambda _: None), str):
            raise typer.Exit(130)
    session.tell(last)


def _screens(lines: list[Line]) -> list[list[Line]]:
    size = shutil.get_terminal_size()
    width, room = min(WIDTH, size.columns), size.lines - _ROOM_BELOW
    screens: list[list[Line]] = [[]]
    for part in _parts(lines):
        taken = sum(_height(line, width) for line in screens[-1])
        if screens[-1] and taken + sum(_height(line, width) for line in part) > room:
            screens.append([])
        screens[-1] += part
    return screens


def _parts(lines: list[Line]) -> list[list[Line]]:
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line == Line():
            parts.append([])
        parts[-1].append(line)
    return parts


def _height(line: Line, width: int) -> int:
    """Give about how many lines of the screen a line takes."""
    room = width - columns(line.margin) - 2 * line.indent
    return 1 + max(0, columns(line.text) - 1) // room
