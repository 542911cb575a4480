"""What waits for somebody: half done, to come back to, or never kept."""

from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import State
from reflectie_cli.journal.journal import Journal
from reflectie_cli.screen.waiting import Waiting
from reflectie_cli.system.synced_folders import warnings
from reflectie_cli.walk.editor import leftovers


def tell_of_place(session: Session) -> None:
    """Say what deserves a look about where the journal is."""
    for says, details in warnings(session.places.journal):
        session.say(says, **details)


def what_waits(session: Session, journal: Journal) -> Waiting:
    """Return drafts, open entries, what is due, and files with words that were never kept."""
    return Waiting(
        drafts=journal.entries.in_state(State.DRAFT),
        open=journal.entries.in_state(State.OPEN),
        due=journal.intentions.due(session.today),
        leftovers=leftovers(session.places.journal.parent),
    )
