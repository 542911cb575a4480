"""Choosing a prompt set by reason, not by the name of a method."""

from reflectie_cli.method.prompt_set import PromptSet
from reflectie_cli.session import Session
from reflectie_cli.walk.picker import Choice, choices_of


def pick(session: Session) -> PromptSet | None:
    """Let somebody choose; None when they leave without a set."""
    sets = [shelf.prompt_set for shelf in session.library().shelves() if shelf.prompt_set]
    choices = choices_of(sets, session.language)
    if session.plain:
        from reflectie_cli.walk.picker import pick_by_number

        chosen: Choice | None = pick_by_number(choices, session.language, session.err)
    else:
        from reflectie_cli.walk.picker_screen import pick_on_screen

        chosen = pick_on_screen(choices, session.language, session.err, colour=session.colour)
    return chosen.prompt_set if chosen else None
