"""The start screen: what waits, and one thing to begin with."""

from reflectie_cli.errors import ReflectieError
from reflectie_cli.flows.planner import library, thread_of
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.waiting import what_waits
from reflectie_cli.journal.journal import Journal
from reflectie_cli.loop.suggestion import PastWalk, suggestion
from reflectie_cli.loop.thread import Thread
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import SetHeading
from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.waiting import start_page


def start_lines(session: Session, journal: Journal) -> list[Line]:
    """Return the start screen: what was left open, and one suggestion."""
    waiting = what_waits(session, journal)
    first = next(iter(waiting.due), None)
    return start_page(
        waiting,
        session.language,
        today=session.today,
        journal=session.places.journal_for_people,
        suggested=_suggestion(session, journal),
        hangs_on=thread_of(session, journal, first.entry_id) if first else Thread(),
    )


def _suggestion(session: Session, journal: Journal) -> SetHeading | None:
    """Return the set to suggest; None where its file is of one's own and broken."""
    walked = [
        PastWalk(name, day, begun.hour)
        for name, day, begun in journal.history.walks(60)
        if name != known.FOLLOW_UP
    ]
    name = suggestion(walked, first=journal.history.first_day(), hour=session.now.hour)
    try:
        return library(session).find(name)
    except ReflectieError:
        return None
