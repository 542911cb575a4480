"""What stands above the first question of a set, out of what was written before."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from reflectie_cli.documents.review import insights_page
from reflectie_cli.documents.what_for import what_for_lines
from reflectie_cli.flows.answers import FromTerminal
from reflectie_cli.flows.follow_up import look_back
from reflectie_cli.flows.material import gather_review
from reflectie_cli.flows.menu import ask, ask_until, is_yes, menu
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import IntentionRecord, IntentionState, Quote
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.days import say_day
from reflectie_cli.loop.noticing import was_noticed
from reflectie_cli.loop.period import read_period, span
from reflectie_cli.loop.sayings import saying
from reflectie_cli.loop.summary import team_material
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import PromptSet, ReadBack
from reflectie_cli.prompt_sets.question_types import kind_of
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import cut

_INSIGHTS, _PURPOSES = 8, 5
_WEEKS = timedelta(weeks=8)
_A_YEAR = 365
_SPRING = 4
"""Until this month the year that is looked back on is most often the one before."""
_TWO_LINES = 2 * WIDTH - 8
_DEFINITION = "definition"


def read_back(session: Session, journal: Journal, prompt_set: PromptSet) -> None:
    """Show what a set reads back, to whoever sits here; some of it can be answered at once."""
    for what in prompt_set.reads_back:
        _SHOWN[ReadBack(what)](session, journal, prompt_set)


def _insights(session: Session, journal: Journal, prompt_set: PromptSet) -> None:
    """Show one's latest insights, and what was to change since the last time (methods.md, A21)."""
    if insights := journal.history.latest_insights(_INSIGHTS):
        session.tell(insights_page(insights, session.language, today=session.today))
    before = journal.history.last_walk(prompt_set.name, session.language.code)
    learned = [one.words for one in before.answers if one.key == "learned"] if before else []
    if learned:
        says = session.language.text(N_("Last time you intended to change:"))
        session.tell([Line(), Line(says, "quiet"), Line(learned[0], indent=1)])


def _purposes(session: Session, journal: Journal, _prompt_set: PromptSet) -> None:
    """Show what the last weeks were for, beside what a client noticed: meant beside done (A21)."""
    period = span(session.today - _WEEKS, session.today)
    review = gather_review(session, journal, period)
    if said := what_for_lines(review, session.language, _PURPOSES):
        title = session.language.text(N_("What you did it for"))
        lines = [Line(cut(one, _TWO_LINES), indent=1) for one in said]
        session.tell([Line(), Line(title, "quiet"), *lines])


def _former(session: Session, journal: Journal, prompt_set: PromptSet) -> None:
    """Show the answers of the last time beside their questions: the old beside the new (A22)."""
    before = journal.history.last_walk(prompt_set.name, session.language.code)
    if before is None:
        return
    day = say_day(before.date, session.language.code)
    says = session.language.text(N_("What you wrote on {day}")).format(day=day)
    lines = [Line(), Line(says, "quiet")]
    for answer in before.answers:
        if kind_of(answer.type).in_words and not answer.is_private:
            lines.append(Line(answer.question, "quiet", indent=1))
            lines.append(Line(cut(" ".join(answer.words.split()), _TWO_LINES), indent=2))
    session.tell(lines)


def _agreement(session: Session, journal: Journal, prompt_set: PromptSet) -> None:
    """Show what was meant the last time, with what clients noticed; or ask whether they did."""
    meant = next(iter(journal.intentions.of_last_walk(prompt_set.name)), None)
    if meant is None:
        return
    _ = session.language.text
    day = say_day(meant.day, session.language.code)
    says = _(N_("Last time, on {day}:")).format(day=day)
    lines = [Line(), Line(says, "quiet"), Line(meant.text, indent=1)]
    came = next(filter(was_noticed, reversed(meant.follow_ups)), None)
    noticed = came.effect_client if came else ""
    if noticed:
        lines += [Line(_(N_("What clients noticed of it:")), "quiet"), Line(noticed, indent=1)]
    session.tell(lines)
    if not noticed and meant.state is IntentionState.OPEN and session.settings.hints:
        _ask_what_came(session, journal, meant)


def _ask_what_came(session: Session, journal: Journal, meant: IntentionRecord) -> None:
    _ = session.language.text
    page = menu(
        _(N_("Did clients notice anything of it?")),
        below=[_(N_("Enter = later, y = look back on it now"))],
        keys=[("Enter", _(N_("later"))), (_(N_("y")), _(N_("now")))],
    )
    if is_yes(ask(session, page)):
        look_back(session, journal, meant, FromTerminal())


def _definition(session: Session, journal: Journal, _prompt_set: PromptSet) -> None:
    """Show what this team calls a team reflection; where it never agreed, offer to (C39)."""
    said = journal.history.said_to(_DEFINITION)
    if not said:
        _offer_to_define(session, journal)
        return
    _ = session.language.text
    latest = said[-1]
    day = say_day(latest.date, session.language.code)
    says = _(N_("What you call a team reflection, since {day}:")).format(day=day)
    lines = [Line(), Line(says, "quiet"), Line(latest.text, indent=1)]
    if (session.today - latest.date).days >= _A_YEAR:
        asks = N_("Is that still so? To agree anew: reflectie new {name}")
        lines.append(Line(_(asks).format(name=known.DEFINITION), "quiet"))
    session.tell(lines)


def _offer_to_define(session: Session, journal: Journal) -> None:
    """Say once, before a team's first reflection, how to agree what that is."""
    offer = N_(
        "Have you agreed yet what you call a team reflection? Do so with: reflectie new {name}"
    )
    if session.settings.hints and journal.tell_once(known.DEFINITION):
        session.say(offer, name=known.DEFINITION)


def _year(session: Session, journal: Journal, _prompt_set: PromptSet) -> None:
    """Show what the team wrote in the year that is asked for, to make its text from (D6)."""
    if not (
        _of_the_team(journal, session.today.year) or _of_the_team(journal, session.today.year - 1)
    ):
        return
    _ = session.language.text
    usual = session.today.year - (session.today.month < _SPRING)
    page = menu(
        _(N_("Which year is it about?")),
        below=[_(N_("Enter = {year}, or type a year")).format(year=usual)],
        keys=[("Enter", str(usual))],
    )
    year = ask_until(session, page, lambda said: _read_year(session, said or str(usual)))
    if sayings := _of_the_team(journal, year):
        title = _(N_("What the team wrote in {year}")).format(year=year)
        session.tell(insights_page(sayings, session.language, title=title, today=session.today))
    else:
        session.say(N_("Nothing by the team was found in {year}."), year=year)


def _of_the_team(journal: Journal, year: int) -> list[Quote]:
    """Return what the team wrote in a year."""
    pages = journal.entries.pages(Filter(since=date(year, 1, 1), until=date(year, 12, 31)))
    found = team_material([entry for page in pages for entry in page])
    return [saying(entry, answer) for entry, answer in found]


def _read_year(session: Session, said: str) -> int:
    """Return a year that was typed, or that of a period. Raise what `read_period` does."""
    return read_period(said, today=session.today).first.year


_SHOWN: Mapping[ReadBack, Callable[[Session, Journal, PromptSet], None]] = {
    ReadBack.INSIGHTS: _insights,
    ReadBack.PURPOSES: _purposes,
    ReadBack.FORMER: _former,
    ReadBack.AGREEMENT: _agreement,
    ReadBack.DEFINITION: _definition,
    ReadBack.YEAR: _year,
}
