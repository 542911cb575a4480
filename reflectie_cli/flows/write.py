"""A new entry, from what was meant last time to its end; and changing one that was written."""

from collections.abc import Sequence
from datetime import date

from reflectie_cli.documents.review import insights_page
from reflectie_cli.errors import Ended
from reflectie_cli.flows.answers import Answers
from reflectie_cli.flows.conversation import change_one_by_one, converse_and_tell
from reflectie_cli.flows.follow_up import ask_after_last_time
from reflectie_cli.flows.menu import agrees_or_ends
from reflectie_cli.flows.plan import About, Changes
from reflectie_cli.flows.planner import plan_edit, plan_new
from reflectie_cli.flows.purposes import tell_purposes
from reflectie_cli.flows.record import Record
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.days import say_day
from reflectie_cli.loop.period import of_kind
from reflectie_cli.loop.sayings import saying
from reflectie_cli.loop.summary import team_material
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import PromptSet, ReadBack, Role
from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.privacy import FIRST_RUN
from reflectie_cli.screen.text import cut
from reflectie_cli.system.synced_folders import warnings

_INSIGHTS = 8
_NOTHING_KEPT = N_("Nothing was kept and nothing was changed.")


def write_new(
    session: Session, journal: Journal, prompt_set: PromptSet, about: About, answers: Answers
) -> None:
    """Walk a set and keep the answers; what stands before the first question comes first."""
    _settle_day(session, about.day, asks=answers.asks)
    _tell_of_place_once(session, journal)
    if about.builds_on:
        _tell_of_earlier(session, journal, about.builds_on)
    if answers.asks:
        ask_after_last_time(session, journal, prompt_set)
        _read_back_insights(session, journal, prompt_set)
        tell_purposes(session, journal, prompt_set)
    converse_and_tell(session, journal, plan_new(session, journal, prompt_set, about), answers)


def edit(
    session: Session,
    journal: Journal,
    uid: str,
    keys: Sequence[str],
    changes: Changes,
    answers: Answers | None,
) -> None:
    """Change what was written; without `answers` only the changes, or what somebody chooses."""
    if changes.day:
        _settle_day(session, changes.day, asks=session.can_ask)
    plan = plan_edit(session, journal, uid, keys, changes)
    if answers is not None:
        converse_and_tell(session, journal, plan, answers)
    elif changes:
        Record(journal, plan).change()
        session.say(N_("Changed: {handle}"), handle=journal.entries.get(uid).handle)
    else:
        change_one_by_one(session, journal, plan)


def say_once(session: Session) -> None:
    """Say three sentences on privacy before the very first entry."""
    for sentence in FIRST_RUN:
        session.say(sentence)


def _tell_of_place_once(session: Session, journal: Journal) -> None:
    """Say once what deserves a look about where the journal is; `status` says it every time."""
    for says, details in warnings(session.places.journal):
        if journal.tell_once(says.format(**details)):
            session.say(says, **details)


def _settle_day(session: Session, day: date, *, asks: bool) -> None:
    """Ask whether a day to come is meant, or say that it is one: it would top every list.

    Raise `Ended` where somebody does not mean it.
    """
    if day <= session.today:
        return
    said = say_day(day, session.language.code)
    if not asks:
        session.say(N_("{day} is still to come; it was kept as you gave it."), day=said)
        return
    question = N_("{day} is still to come. Is that the day it is about? Type yes:")
    if not agrees_or_ends(session, question, _NOTHING_KEPT, day=said):
        session.say(_NOTHING_KEPT)
        raise Ended(1)


def _tell_of_earlier(session: Session, journal: Journal, uid: str) -> None:
    """Show what an earlier entry came to, before one that builds on it."""
    entry = journal.entries.get(uid)
    learned = [answer.words for answer in entry.answers if Role.LEARN in answer.roles]
    words = next(iter([*learned, *(answer.words for answer in entry.answers)]), "")
    says = N_("Builds on {handle}: {words}")
    session.say(says, handle=entry.handle, words=cut(words, 60))


def _read_back_insights(session: Session, journal: Journal, prompt_set: PromptSet) -> None:
    """Show one's latest insights above a set that asks about them (methods.md, A21)."""
    if prompt_set.name == known.TEAM_YEAR:
        _read_back_team_year(session, journal)
    if ReadBack.INSIGHTS not in prompt_set.reads_back:
        return
    if insights := journal.history.latest_insights(_INSIGHTS):
        session.tell(insights_page(insights, session.language, today=session.today))
    before = journal.history.last_walk(prompt_set.name, session.language.code)
    learned = [one.words for one in before.answers if one.key == "learned"] if before else []
    if learned:
        says = session.language.text(N_("Last time you intended to change:"))
        session.tell([Line(), Line(says, "quiet"), Line(learned[0], indent=1)])


def _read_back_team_year(session: Session, journal: Journal) -> None:
    """Show what the team wrote this year, to make its text from (methods.md, D6)."""
    year = of_kind("year", session.today)
    pages = journal.entries.pages(Filter(since=year.first, until=year.last))
    found = team_material([entry for page in pages for entry in page])
    sayings = [saying(entry, answer) for entry, answer in found]
    if sayings:
        title = N_("What the team wrote this year")
        session.tell(insights_page(sayings, session.language, title=title, today=session.today))
