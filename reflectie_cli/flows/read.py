"""Reading back: one entry as a page with what stands around it."""

from reflectie_cli.documents.entry import entry_document
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.flows.planner import question_left_off
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.teams import is_a_teams
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.journal import Journal
from reflectie_cli.screen.lines import Line


def read_entry(
    session: Session, journal: Journal, entry: Entry, *, history: bool = False
) -> list[Line]:
    """Return the page of an entry: what it builds on and leads to, and what went along of it."""
    handles = [entry.handle, *(one.handle for one in entry.intentions)]
    earlier = journal.entries.get(entry.builds_on).handle if entry.builds_on else ""
    document = entry_document(
        entry,
        session.language,
        today=session.today,
        wordings=journal.history.wordings(entry.id) if history else (),
        earlier_handle=earlier,
        later_handles=journal.entries.later_handles(entry.id),
        meant=journal.intentions.looked_back_on(entry.id),
        shared=journal.sharing.shared_of(handles),
        half_typed=_half_typed(session, journal, entry),
        of_team=is_a_teams(session, journal)(entry.set, entry.id),
    )
    return as_lines(document)


def _half_typed(session: Session, journal: Journal, entry: Entry) -> tuple[str, str] | None:
    """Return the question an entry stopped at and the words that stand there, where there are any."""
    left = journal.entries.unfinished(entry.id)
    if left is None or not left.text.strip():
        return None
    if any(answer.key == left.key and answer.words == left.text for answer in entry.answers):
        return None
    return question_left_off(session, journal, entry.id, left.key), left.text
