"""Making a summary: gather, ask what the talk is to be about, show all of it, choose, write.

Nothing is taken in until it was seen. What left is remembered by a hash, never as text.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import typer

from reflectie_cli.cli.coach import seal_for
from reflectie_cli.deid import Hit
from reflectie_cli.deid.with_deduce import DeduceProblem, found_by_deduce, is_built, is_there
from reflectie_cli.documents.document import Document
from reflectie_cli.documents.formats import written
from reflectie_cli.documents.summary import summary_document, team_document
from reflectie_cli.errors import NoTeamYear, NothingShared, NothingToShare, ReflectieError
from reflectie_cli.flows.conversation import walk
from reflectie_cli.flows.follow_up import resume_or_check
from reflectie_cli.flows.plan import About, new_sitting, resumed_sitting
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.summary_lines import Lighten, chosen_and_read
from reflectie_cli.journal.entry import Period
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.loop.period import of_kind, read_period
from reflectie_cli.loop.summary import COACH_SET, Level, SummaryLine, summary_lines, team_year_lines
from reflectie_cli.screen.json_output import one_object
from reflectie_cli.screen.sharing import history_page
from reflectie_cli.system.private_files import write_whole
from reflectie_cli.transfer.deidentified_lines import More, deidentify_lines, inferred_names
from reflectie_cli.transfer.sealed import PASSPHRASE, fingerprint, read_recipient

_WEEKS = 6


class DeduceFailed(ReflectieError):
    """The other program did not find its way; ours goes on without it."""

    says = N_("deduce did not help this time ({problem}). The rules of reflectie were used alone.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for on the command line; without a file it goes to standard output.

    `answers` are those to the questions about the talk, where they come from a file.
    """

    period: str
    level: Level
    as_format: str
    output: Path | None
    discussion: bool
    team: bool = False
    recipient: str | None = None
    answers: str | None = None


def summarise(session: Session, journal: Journal, wish: Wish, *, asks: bool) -> None:
    """Take a summary from what was written to a file. Raises `NothingToShare` or `NoTeamYear`."""
    period = _period(session, wish)
    if wish.recipient:
        read_recipient(wish.recipient)  # a slip in a key is told before anything is asked
    if (asks or wish.answers) and not wish.team:
        _ask_about_the_talk(session, journal, wish.answers)
    every = _gathered(journal, period, wish)
    if not every:
        raise NoTeamYear if wish.team else NothingToShare
    lighten = _lightening(session, journal, every)

    def laid_out(lines: Sequence[SummaryLine]) -> Document:
        if wish.team:
            return team_document(lines, period, session.language)
        return summary_document(lines, period, session.language, discussion=wish.discussion)

    if asks:
        document, chosen = _chosen_now(session, wish, every, lighten, laid_out)
    else:
        chosen = _chosen_before(session, journal, period, wish.level, every)
        document = laid_out(lighten([line for line in every if line.id in chosen]).written({}))
    whom = _whom(wish.recipient)
    digest = _write(session, wish, document)
    journal.sharing.remember(
        period=period, level=wish.level, as_format="age" if wish.recipient else wish.as_format,
        digest=digest, selection=[line.id for line in every if line.id in chosen],
        entry=_latest_talk(journal), recipient=whom,
    )  # fmt: skip
    _tell(session, wish, whom, talks=asks and not wish.team)


def _tell(session: Session, wish: Wish, whom: str | None, *, talks: bool) -> None:
    """Say where the text is, and what there is to do before and after a talk."""
    if wish.output:
        session.say(N_("Written: {path}. It is yours; nothing was sent."), path=wish.output)
    if whom not in (None, PASSPHRASE[0]):
        says = N_("Compare these words with your coach by phone before you send it: {words}")
        session.say(says, words=whom)
    if talks:
        session.say(N_("After the talk: reflectie summary --agreed"))


def _chosen_now(
    session: Session,
    wish: Wish,
    every: Sequence[SummaryLine],
    lighten: Lighten,
    laid_out: Callable[[Sequence[SummaryLine]], Document],
) -> tuple[Document, frozenset[str]]:
    """Let somebody choose, and give the text as they read it; who does not agree ends the program."""
    agreed = chosen_and_read(session, every, lighten, laid_out, *_words(wish))
    if agreed is None:
        session.say(N_("Nothing was written and nothing left."))
        raise typer.Exit(1)
    return agreed


def _chosen_before(
    session: Session, journal: Journal, period: Period, level: Level, every: Sequence[SummaryLine]
) -> frozenset[str]:
    """Give the lines that went along last time, or all where there was none.

    What came since stays out, for nobody saw it, and that is said. Raises `NothingToShare` where
    nothing of the last choice is left.
    """
    last = journal.sharing.last_selection(period, level)
    chosen = frozenset(line.id for line in every if last is None or line.id in last)
    if not chosen:
        raise NothingToShare
    if len(chosen) < len(every):
        says = N_("What you did not choose last time stays out. To choose again: without --yes.")
        session.say(says)
    return chosen


def _write(session: Session, wish: Wish, document: Document) -> str:
    """Write a text to its file or to standard output, and give its SHA-256."""
    if wish.recipient:
        data = seal_for(session, wish.recipient, document)
    else:
        data = written(document, wish.as_format)
    if wish.output:
        write_whole(wish.output, [data])
    else:
        session.give(data)
    return hashlib.sha256(data).hexdigest()


def _words(wish: Wish) -> tuple[str, list[str]]:
    """Give what is said above the choice and asked about the whole text; the full level asks twice."""
    if wish.team:
        says = N_("This could go into the text of your team. Nothing of it goes along yet.")
        return says, [N_("May exactly this leave the team?")]
    again = N_("This holds more than insights. Is it meant to leave?")
    says = N_("This could go to your coach. Nothing of it goes along yet.")
    return says, [
        N_("May your coach read exactly this?"),
        *([again] if wish.level == "full" else []),
    ]


def _lightening(session: Session, journal: Journal, every: Sequence[SummaryLine]) -> Lighten:
    """Give how lines are made less recognisable, by all that every line tells of names."""
    own = journal.sharing.names()
    names = [*own, *inferred_names(every, session.language, own)]
    more = _more_eyes(session)
    return lambda lines: deidentify_lines(lines, session.language, names, more)


def show_history(session: Session, *, as_json: bool, answers: str | None = None) -> None:
    """Show what was shared, and when."""
    with session.look() as journal:
        shared = journal.sharing.history()
    if as_json:
        session.give(one_object(shared))
        return
    if shared:
        session.show(history_page(shared, session.language))
    else:
        session.say(N_("Nothing was shared yet."))


def agree(session: Session, *, answers: str | None, as_json: bool = False) -> None:
    """Ask what was agreed, in the entry that said what the talk was to be about."""
    with session.journal() as journal:
        journal.prove_writable()
        waiting = [one for one in journal.waiting("open") if one.set == COACH_SET]
        if not waiting:
            raise NothingShared
        resume_or_check(session, journal, waiting[0].id, answers=answers, in_editor=False)


def _more_eyes(session: Session) -> More | None:
    """Give deduce as well, where it is installed and the words are Dutch; once for each text."""
    if session.language.code != "nl" or not is_there():
        return None
    known: dict[str, tuple[Hit, ...]] = {}

    def look(texts: Sequence[str]) -> Sequence[tuple[Hit, ...]]:
        if fresh := [text for text in dict.fromkeys(texts) if text not in known]:
            cache = session.places.settings.parent / "deduce"
            session.say(
                N_("Looking for names with deduce as well; this may take a minute.")
                if is_built(cache)
                else N_("Looking for names with deduce as well; the first time takes some minutes.")
            )
            try:
                found = found_by_deduce(fresh, cache)
            except DeduceProblem as problem:
                session.say_error(DeduceFailed(problem=str(problem)))
                found = [() for _ in fresh]
            known.update(zip(fresh, found, strict=True))
        return [known[text] for text in texts]

    return look


def _period(session: Session, wish: Wish) -> Period:
    if wish.period:
        return read_period(wish.period, today=session.day)
    if wish.team:
        return of_kind("year", session.day)
    first = session.day - timedelta(weeks=_WEEKS) + timedelta(days=1)
    return read_period(f"{first}..{session.day}", today=session.day)


def _gathered(journal: Journal, period: Period, wish: Wish) -> tuple[SummaryLine, ...]:
    pages = journal.pages(Filter(since=period.first, until=period.last))
    entries = [entry for page in pages for entry in page]
    if wish.team:
        return team_year_lines(entries)
    came = journal.came_of(period)
    looked_at = {one.intention.id for one in came}
    meant = [
        one for one in journal.intentions(period=period)
        if not one.private and (one.day >= period.first or one.id in looked_at)
    ]  # fmt: skip
    return summary_lines(entries, came, meant, wish.level)


def _whom(recipient: str | None) -> str | None:
    """Give what is remembered of a recipient: the words of a key, never where it stands."""
    if recipient is None:
        return None
    key = read_recipient(recipient)
    return fingerprint(key) if key else PASSPHRASE[0]


def _latest_talk(journal: Journal) -> str | None:
    listed = journal.entries(Filter(set=COACH_SET), limit=1)
    return listed[0].heading.id if listed else None


def _ask_about_the_talk(session: Session, journal: Journal, answers: str | None) -> None:
    """Ask the questions of D5; the entry stays open until what was agreed is written.

    Once a day is enough, unless the answers come from a file.
    """
    said, half = (
        [one for one in journal.waiting(state) if one.set == COACH_SET]
        for state in ("open", "draft")
    )
    if half and not answers:
        sitting = resumed_sitting(session, journal, half[0].id)
    elif said and said[0].date == session.day and not answers:
        return
    else:
        prompt_set = session.library().find(COACH_SET)
        sitting = new_sitting(session, journal, prompt_set, About(session.day))
    sitting.goes_on = True
    walk(sitting, answers=answers, in_editor=False)
