"""A review in person: the letter first, then the few questions of its set."""

from reflectie_cli.documents.letter import letter_page
from reflectie_cli.flows.conversation import walk
from reflectie_cli.flows.pager import tell_by_screen
from reflectie_cli.flows.plan import About, new_sitting, resumed_sitting
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.sitting import Sitting
from reflectie_cli.flows.tidying import offer_to_tidy
from reflectie_cli.journal.journal import Journal
from reflectie_cli.loop.period import Kind, kind_of
from reflectie_cli.loop.review import Review

SETS: dict[Kind, str] = {
    "week": "terugblik-week",
    "month": "terugblik-maand",
    "quarter": "terugblik-kwartaal",
    "year": "terugblik-jaar",
}
"""The set that looks back on a period of each kind (methods.md, part D)."""


def look_back_on(
    session: Session, journal: Journal, review: Review, *, answers: str | None, in_editor: bool
) -> None:
    """Read a period back, walk its set, and tidy up where somebody wants to."""
    if answers is None and session.can_ask:
        tell_by_screen(session, letter_page(review, session.language, drawn=not session.plain))
    draft = journal.entries.review_draft(review.period)
    sitting = (
        resumed_sitting(session, journal, draft)
        if draft
        else review_sitting(session, journal, review)
    )
    walk(sitting, answers=answers, in_editor=in_editor)
    asks = answers is None and session.can_ask
    offer_to_tidy(session, journal, sitting.entry, review.period, asks=asks)


def review_sitting(session: Session, journal: Journal, review: Review) -> Sitting:
    """Lay out a review; its entry knows which entries it looked back on."""
    prompt_set = session.library().find(SETS[kind_of(review.period)])
    covers = tuple(entry.id for entry in review.entries)
    about = About(session.day, period=review.period, covers=covers)
    return new_sitting(session, journal, prompt_set, about)
