"""Before and after a talk with a coach: what it is to be about, and what was agreed."""

from msgspec.structs import replace

from reflectie_cli.errors import NothingShared
from reflectie_cli.flows.answers import Answers, FromFile
from reflectie_cli.flows.conversation import converse
from reflectie_cli.flows.follow_up import resume_entry
from reflectie_cli.flows.menu import ask, menu
from reflectie_cli.flows.plan import About, Plan
from reflectie_cli.flows.planner import library, plan_new, plan_resumed
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.typed import NO
from reflectie_cli.loop.talk import AGREED, TAKEN, TOPIC, Talk, answer_of, talk
from reflectie_cli.prompt_sets import known
from reflectie_cli.screen.lines import Line


def last_talk(journal: Journal) -> Talk:
    """Return the talk that is coming, and the last one on which something was agreed."""
    pages = journal.entries.pages(Filter(set=known.COACH))
    return talk([entry for page in pages for entry in page])


def ask_about_talk(session: Session, journal: Journal, answers: Answers) -> None:
    """Ask what the talk is to be about; the entry stays open until what was agreed is written.

    What was said already is not asked again on the same day, nor where somebody says that it still
    is so; answers from a file are always taken. A talk that never was is over once another one is to
    come.
    """
    before = last_talk(journal)
    plan = _plan(session, journal, before, from_file=isinstance(answers, FromFile))
    if plan is None:
        return
    kept = converse(session, journal, plan, answers)
    if kept is None:
        return
    for one in journal.entries.in_state(State.OPEN):
        if one.set == known.COACH and one.id != kept.uid:
            journal.entries.finish(one.id, comes_back=False)
    if kept.hint:
        session.say("{hint}", hint=kept.hint)


def agree(session: Session, journal: Journal, answers: Answers) -> None:
    """Ask what was agreed, in the entry that said what the talk was to be about.

    Raise `NothingShared`.
    """
    coming = last_talk(journal).coming
    if coming is None:
        raise NothingShared
    resume_entry(session, journal, coming.id, answers)


def _plan(session: Session, journal: Journal, before: Talk, *, from_file: bool) -> Plan | None:
    """Return what to ask before a talk; None where it was said and still is so."""
    if not from_file:
        half = [one for one in journal.entries.in_state(State.DRAFT) if one.set == known.COACH]
        if half:
            return plan_resumed(session, journal, half[0].id)
        if before.coming and _still_so(session, before.coming):
            return None
    prompt_set = library(session).find(known.COACH)
    plan = plan_new(session, journal, prompt_set, About(day=session.today))
    if from_file:
        return plan
    if before.agreed is None or before.taken:
        return replace(plan, steps=tuple(one for one in plan.steps if one.key != TAKEN))
    _tell(session, N_("Last time you agreed:"), before.agreed, AGREED)
    return plan


def _still_so(session: Session, coming: Entry) -> bool:
    """Show what was said on another day, and return whether it still is what the talk is about."""
    if coming.date == session.today:
        return True
    _tell(session, N_("You wanted to talk about this:"), coming, TOPIC[0])
    _ = session.language.text
    page = menu(
        _(N_("Is that still so?")),
        below=[_(N_("Enter = yes, n = say it anew"))],
        keys=[("Enter", _(N_("yes"))), (_(N_("n")), _(N_("anew")))],
    )
    return ask(session, page).casefold() not in NO


def _tell(session: Session, says: str, entry: Entry, key: str) -> None:
    if said := answer_of(entry, key):
        title = Line(session.language.text(says), "quiet")
        session.tell([Line(), title, Line(said.words, indent=1)])
