"""What stands above a walk: a team's vision, and one's own why; asked anew once a year."""

from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Quote
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.days import say_day
from reflectie_cli.loop.purpose import SAYS, is_a_year_old, latest, purposes_of
from reflectie_cli.prompt_sets.model import SetHeading
from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.text import cut

_SHORT = 200
_STILL = N_("Is that still so? Say it anew with: reflectie new {name}")


def tell_purposes(session: Session, journal: Journal, prompt_set: SetHeading) -> None:
    """Show, quietly, what a team or somebody says they are here for, each on a line of its own."""
    lines: list[Line] = []
    for key in purposes_of(prompt_set):
        if stands := latest(journal.history.said_to(key)):
            lines += _purpose(session, journal, stands)
    if lines:
        session.tell([Line(), *lines])


def purpose_sentence(session: Session, stands: Quote) -> str:
    """Return what a team or somebody says they are here for; after a year with its day."""
    _ = session.language.text
    sentence = _(SAYS[stands.key]).format(text=cut(stands.text, _SHORT))
    if not is_a_year_old(stands, session.today):
        return sentence
    return f"{sentence} ({say_day(stands.date, session.language.code, today=session.today)})"


def _purpose(session: Session, journal: Journal, stands: Quote) -> list[Line]:
    """Say a sentence, and once a year, after the first, how to say it anew."""
    lines = [Line(purpose_sentence(session, stands), "quiet")]
    asks_anew = f"{stands.key} {stands.entry} {stands.date} {session.today.year}"
    if is_a_year_old(stands, session.today) and journal.tell_once(asks_anew):
        name = journal.entries.get(journal.entries.find(stands.entry)).set
        lines.append(Line(session.language.text(_STILL).format(name=name), "quiet"))
    return lines
