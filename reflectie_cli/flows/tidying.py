"""What a review of a quarter or a year may end with: old stories go, insights stay."""

from datetime import timedelta

from reflectie_cli.cli.condense import offer_to_condense
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Period
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_

_QUESTIONS = ("privacy_check", "throw_away")
"""The questions of the quarter and the year that ask what may go (methods.md, D3 and D4)."""


def offer_to_tidy(
    session: Session, journal: Journal, review: str, period: Period, *, asks: bool
) -> None:
    """Do what somebody wished at the end of a review; where nobody can be asked, say how."""
    answers = journal.entries.get(review).answers
    wish = next((one.answer for one in answers if one.key in _QUESTIONS), None)
    if wish not in ("condense", "choose"):
        return
    before = period.last + timedelta(days=1)
    if asks:
        offer_to_condense(session, journal, before, one_by_one=wish == "choose")
    else:
        session.say(N_("Tidy up when you like: reflectie condense --before {day}"), day=before)
