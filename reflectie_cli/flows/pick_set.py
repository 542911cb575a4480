"""Choosing a prompt set by reason, not by the name of a method."""

from collections.abc import Sequence
from importlib import import_module

from reflectie_cli.errors import Ended
from reflectie_cli.flows.planner import library
from reflectie_cli.flows.session import Session
from reflectie_cli.walk.picker import Choice, Picker, choices_of, pick_by_number


def pick_set(session: Session, used: Sequence[str], *, everything: bool) -> str:
    """Let somebody choose, and return the name of the set. Raise `Ended` when they leave.

    `used` are the sets that were walked lately, the last one first; `everything` shows all sets.
    """
    choices = choices_of(library(session).headings(), session.language)
    by_name = {choice.heading.name: choice for choice in choices}
    last = next((by_name[name] for name in used if name in by_name), None)
    picker = Picker(choices, last=last, everything=everything)
    if session.plain:
        chosen = pick_by_number(picker, session.language, session.err)
    else:
        screen = import_module("reflectie_cli.walk.picker_screen")  # prompt_toolkit is slow to load
        chosen = screen.pick_on_screen(picker, session.language, session.err, colour=session.colour)
    if chosen is None:
        raise Ended(130)
    choice: Choice = chosen
    return choice.heading.name
