"""Tidying up: of old entries insight and intention stay, the story goes, once somebody saw it."""

from collections.abc import Sequence
from datetime import date, timedelta

from reflectie_cli.errors import NeedsYesToCondense
from reflectie_cli.flows.erase import tell_what_is_left
from reflectie_cli.flows.menu import agrees_or_ends
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, Period, State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.loop.condense import story
from reflectie_cli.screen.condense import condensing_page

_NOTHING = N_("Nothing was removed.")
_QUESTIONS = ("privacy_check", "throw_away")
"""The questions of the quarter and the year that ask what may go (methods.md, D3 and D4)."""


def old_entries(journal: Journal, before: date) -> list[Entry]:
    """List the entries that are done and about a day before another."""
    wanted = Filter(until=before - timedelta(days=1), state=State.DONE)
    return [entry for page in journal.entries.pages(wanted) for entry in page]


def condense(
    session: Session,
    journal: Journal,
    entries: Sequence[Entry],
    *,
    yes: bool = False,
    dry_run: bool = False,
) -> None:
    """Show what would go, ask unless `yes`, and drop it for good; with `dry_run` only show it.

    Raise `NeedsYesToCondense` where nobody can be asked, `Ended` where somebody stops.
    """
    going = {entry.id: story(entry) for entry in entries}
    found = [entry for entry in entries if going[entry.id]]
    if not found:
        session.say(N_("There is nothing to tidy up here."))
        return
    session.tell(condensing_page(found, going, session.language))
    if dry_run:
        return
    if not (yes or _agrees(session)):
        session.say(_NOTHING)
        return
    with journal.write():
        for entry in found:
            journal.bin.condense(entry.id, [answer.key for answer in going[entry.id]])
    session.say(N_("Gone from the journal. What you learned and intended is still there."))
    tell_what_is_left(session, journal, found)


def offer_to_tidy(
    session: Session, journal: Journal, review: str, period: Period, *, asks: bool
) -> None:
    """Condense as somebody wished at the end of a review; where nobody can be asked, say how."""
    answers = journal.entries.get(review).answers
    wish = next((one.answer for one in answers if one.key in _QUESTIONS), None)
    if wish not in ("condense", "choose"):
        return
    before = period.last + timedelta(days=1)
    if not asks:
        session.say(N_("Tidy up when you like: reflectie condense --before {day}"), day=before)
        return
    found = [entry for entry in old_entries(journal, before) if story(entry)]
    for together in [[one] for one in found] if wish == "choose" and found else [found]:
        condense(session, journal, together)


def _agrees(session: Session) -> bool:
    if not session.can_ask:
        raise NeedsYesToCondense
    return agrees_or_ends(session, N_("Remove this for good? Type yes:"), _NOTHING)
