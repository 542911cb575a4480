"""A page that is longer than the screen, some of it at a time."""

import shutil
from collections.abc import Callable, Iterable
from typing import TypeVar

from reflectie_cli.flows.menu import ask, menu
from reflectie_cli.flows.session import Session
from reflectie_cli.language import N_
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import columns

_ROOM_BELOW = 8

Piece = TypeVar("Piece")


def tell_by_screen(session: Session, lines: list[Line]) -> None:
    """Show lines as part of the conversation, and wait for Enter between two screens of them.

    Plain lines come all at once: who listens to them stops when they like. Parts between blank
    lines stay together where they fit on a screen. Ctrl-C leaves the program.
    """
    *before, last = [lines] if session.plain else _screens(lines)
    for screen in before:
        session.tell(screen)
        ask(session, menu("", keys=[("Enter", session.language.text(N_("next")))]))
    session.tell(last)


def by_screen(
    session: Session, pieces: Iterable[Piece], lines_of: Callable[[Piece], list[Line]]
) -> list[list[Piece]]:
    """Divide pieces over screens, some below each other; with plain lines all are one screen."""
    width, room = _size()
    screens: list[list[Piece]] = [[]]
    taken = 0
    for piece in pieces:
        needs = _height(lines_of(piece), width)
        if not session.plain and screens[-1] and taken + needs > room:
            screens.append([])
            taken = 0
        screens[-1].append(piece)
        taken += needs
    return screens


def _screens(lines: list[Line]) -> list[list[Line]]:
    width, room = _size()
    screens: list[list[Line]] = [[]]
    for part in _parts(lines):
        fits = _height(part, width) <= room
        for piece in [part] if fits else [[line] for line in part]:
            if screens[-1] and _height([*screens[-1], *piece], width) > room:
                screens.append([])
            screens[-1] += piece
    return screens


def _parts(lines: list[Line]) -> list[list[Line]]:
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line == Line():
            parts.append([])
        parts[-1].append(line)
    return parts


def _size() -> tuple[int, int]:
    """Return how wide lines may be, and how many of them leave room for the keys."""
    size = shutil.get_terminal_size()
    return min(WIDTH, size.columns), size.lines - _ROOM_BELOW


def _height(lines: Iterable[Line], width: int) -> int:
    """Return roughly how many lines of the screen these take."""
    return sum(
        1 + max(0, columns(line.text) - 1) // (width - columns(line.margin) - 2 * line.indent)
        for line in lines
    )
