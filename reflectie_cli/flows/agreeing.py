"""Asking for a yes before something goes or leaves; anything else is a no."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

_YES = ("yes", "y", "ja", "j")


def is_yes(said: str) -> bool:
    """Tell whether somebody typed yes, in either language whatever the language of the screen."""
    return said.strip().casefold() in _YES


def agrees(session: "Session", question: str, **fill: object) -> bool:
    """Ask on one line, and tell whether the answer was yes. Raises as `input` does."""
    from reflectie_cli.walk.line_input import line

    session.say(question, **fill)
    return is_yes(line(session.err))
