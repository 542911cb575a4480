"""Choosing a prompt set by reason, not by the name of a method."""

from reflectie_cli.flows.session import Session
from reflectie_cli.prompt_sets.model import Heading
from reflectie_cli.walk.picker import Choice, Picking, choices_of


def pick(session: Session, *, everything: bool) -> Heading | None:
    """Let somebody choose; None when they leave without a set."""
    choices = choices_of(session.library().headings(), session.language)
    picking = Picking(choices, last=_used_last(session, choices), everything=everything)
    if session.plain:
        from reflectie_cli.walk.picker import pick_by_number

        chosen: Choice | None = pick_by_number(picking, session.language, session.err)
    else:
        from reflectie_cli.walk.picker_screen import pick_on_screen

        chosen = pick_on_screen(picking, session.language, session.err, colour=session.colour)
    return chosen.heading if chosen else None


def _used_last(session: Session, choices: list[Choice]) -> Choice | None:
    """Find what was walked last and can be chosen again."""
    by_name = {choice.heading.name: choice for choice in choices}
    with session.look() as journal:
        used = journal.history.sets_used()
    return next((by_name[name] for name in used if name in by_name), None)
