"""Making a summary: gather, ask what the talk is to be about, show all of it, choose, write.

Nothing is taken in until it was seen. What left is remembered by a hash, never as text.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import typer

from reflectie_cli.commands.agreeing import is_yes
from reflectie_cli.commands.coach import seal_for
from reflectie_cli.commands.formats import written
from reflectie_cli.commands.laying_out import About, new_sitting
from reflectie_cli.commands.looking_back import resume_or_check
from reflectie_cli.commands.paging import tell_by_screen
from reflectie_cli.commands.walking import keyboard, walk
from reflectie_cli.days import say_day
from reflectie_cli.errors import NothingShared, NothingToShare, ReflectieError
from reflectie_cli.journal.entry import OwnName, Period
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.loop.period import read_period
from reflectie_cli.loop.summary import COACH_SET, Level, SummaryLine, summary_lines, team_year_lines
from reflectie_cli.private_files import write_whole
from reflectie_cli.session import Session
from reflectie_cli.share.coach_summary import summary_document, team_document
from reflectie_cli.share.deid import Hit
from reflectie_cli.share.deid.with_deduce import DeduceFailed, found_by_deduce, is_there
from reflectie_cli.share.document import Document
from reflectie_cli.share.less_recognisable import More, Replaced, less_recognisable
from reflectie_cli.share.plain_text import as_text
from reflectie_cli.share.sealed import fingerprint, read_recipient
from reflectie_cli.show.as_json import one_object
from reflectie_cli.show.page import Line
from reflectie_cli.walk.page import Page
from reflectie_cli.walk.reading import NONE
from reflectie_cli.walk.ticking import read_numbers

_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for on the command line; without a file it goes to standard output."""

    period: str
    level: str
    as_format: str
    output: Path | None
    discussion: bool
    team: bool = False
    recipient: str | None = None


def summarise(session: Session, journal: Journal, wish: Wish, *, asks: bool) -> None:
    """Take a summary from what was written to a file. Raises `NothingToShare`."""
    period = _period(session, wish.period)
    if wish.recipient:
        read_recipient(wish.recipient)  # a slip in a key is told before anything is asked
    level: Level = "full" if wish.level == "full" else "insight"
    if asks and not wish.team:
        _ask_about_the_talk(session, journal)
    every = _gathered(journal, period, level, team=wish.team)
    if not every:
        raise NothingToShare
    names = journal.sharing.names()
    more = _more_eyes(session)
    lines, replaced = less_recognisable(every, session.language, names, more=more)
    if asks:
        lines = _chosen(session, every, lines, replaced, names, more)
    elif (last := journal.sharing.last_selection(period, level)) is not None:
        lines = tuple(line for line in lines if line.id in last)
    if not lines:
        raise NothingToShare
    document = (
        team_document(lines, period, session.language)
        if wish.team
        else summary_document(lines, period, session.language, discussion=wish.discussion)
    )
    if asks and not _sure(session, document, level):
        session.say(N_("Nothing was written and nothing left."))
        raise typer.Exit(1)
    as_format = "age" if wish.recipient else wish.as_format
    data = (
        seal_for(session, wish.recipient, document)
        if wish.recipient
        else written(document, as_format)
    )
    if wish.output:
        write_whole(wish.output, [data])
    else:
        session.give(data)
    journal.sharing.remember(
        period=period, level=level, as_format=as_format,
        digest=hashlib.sha256(data).hexdigest(), selection=[line.id for line in lines],
        entry=_latest_talk(journal), recipient=_whom(wish.recipient),
    )  # fmt: skip
    if wish.output:
        session.say(N_("Written: {path}. It is yours; nothing was sent."), path=wish.output)


def show_history(session: Session, *, as_json: bool, answers: str | None = None) -> None:
    """Show what was shared, and when."""
    with session.look() as journal:
        shared = journal.sharing.history()
    if as_json:
        session.give(one_object(shared))
        return
    if not shared:
        session.say(N_("Nothing was shared yet."))
    for one in shared:
        day = say_day(one.at.date(), session.language.code)
        about = f"{one.period.name} · {one.level} · {one.format}"
        session.show([Line(f"{day} · {about}", right=one.hash[:12])])


def agree(session: Session, *, answers: str | None, as_json: bool = False) -> None:
    """Ask what was agreed, in the entry that said what the talk was to be about."""
    with session.journal() as journal:
        journal.prove_writable()
        waiting = [one for one in journal.waiting("open") if one.set == COACH_SET]
        if not waiting:
            raise NothingShared
        resume_or_check(session, journal, waiting[0].id, answers=answers, in_editor=False)


def _more_eyes(session: Session) -> More | None:
    """Give deduce as well, where it is installed and the words are Dutch; once for a summary."""
    if session.language.code != "nl" or not is_there():
        return None
    known: dict[tuple[str, ...], Sequence[tuple[Hit, ...]]] = {}

    def look(texts: Sequence[str]) -> Sequence[tuple[Hit, ...]]:
        if (key := tuple(texts)) not in known:
            session.say(N_("Looking for names with deduce as well; this may take a minute."))
            try:
                known[key] = found_by_deduce(texts, session.places.settings.parent / "deduce")
            except DeduceFailed as problem:
                session.say_error(problem)
                known[key] = [() for _ in texts]
        return known[key]

    return look


def _period(session: Session, text: str) -> Period:
    if text:
        return read_period(text, today=session.day)
    first = session.day - timedelta(weeks=_WEEKS) + timedelta(days=1)
    return read_period(f"{first}..{session.day}", today=session.day)


def _gathered(
    journal: Journal, period: Period, level: Level, *, team: bool
) -> tuple[SummaryLine, ...]:
    pages = journal.pages(Filter(since=period.first, until=period.last))
    entries = [entry for page in pages for entry in page]
    if team:
        return team_year_lines(entries)
    came = journal.came_of(period)
    looked_at = {one.intention.id for one in came}
    meant = [
        one for one in journal.intentions(period=period)
        if one.day >= period.first or one.id in looked_at
    ]  # fmt: skip
    return summary_lines(entries, came, meant, level)


def _whom(recipient: str | None) -> str | None:
    """Give what is remembered of a recipient: the words of a key, never where it stands."""
    if recipient is None:
        return None
    key = read_recipient(recipient)
    return fingerprint(key) if key else "passphrase"


def _latest_talk(journal: Journal) -> str | None:
    listed = journal.entries(Filter(set=COACH_SET), limit=1)
    return listed[0].heading.id if listed else None


def _ask_about_the_talk(session: Session, journal: Journal) -> None:
    """Ask the questions of D5; the entry stays open until what was agreed is written."""
    waiting = [one for one in journal.waiting("open") if one.set == COACH_SET]
    if waiting and waiting[0].date == session.day:
        return
    prompt_set = session.library().find(COACH_SET)
    walk(
        new_sitting(session, journal, prompt_set, About(session.day)),
        answers=None, in_editor=False,
    )  # fmt: skip


def _chosen(
    session: Session,
    every: Sequence[SummaryLine],
    lines: Sequence[SummaryLine],
    replaced: Sequence[Replaced],
    names: Sequence[OwnName],
    more: More | None,
) -> tuple[SummaryLine, ...]:
    """Show every line by its number, and what was changed in it; give those that may leave."""
    _ = session.language.text
    page = [
        Line(),
        Line(_(N_("This could go to your coach. Nothing of it goes along yet.")), "quiet"),
    ]
    for number, line in enumerate(lines, 1):
        margin = f"{number:>3}  "
        page.append(Line(" ".join(line.text.split()), margin=margin))
        for note in filter(None, (line.question, line.noticed)):
            page.append(Line(note, "quiet", margin="     "))
    tell_by_screen(session, page)
    lines = _with_names(session, every, lines, replaced, names, more)
    keys = keyboard(session, session.language)
    ask = Page(
        title="", place="", stage="", question=_(N_("Which of these go along?")),
        below=(_(N_("Numbers such as 1 3 5-8, or all. Enter = none.")),),
        menu=True, keys=(("Enter", _(N_("none"))),),
    )  # fmt: skip
    while isinstance(said := keys.read(ask, lambda _: None), str):
        try:
            wanted = read_numbers(said, len(lines))
        except ReflectieError as problem:
            ask = replace(ask, note=problem.sentence(session.language))
            continue
        return tuple(line for number, line in enumerate(lines, 1) if number in wanted)
    raise typer.Exit(130)


def _with_names(
    session: Session,
    every: Sequence[SummaryLine],
    lines: Sequence[SummaryLine],
    replaced: Sequence[Replaced],
    names: Sequence[OwnName],
    more: More | None,
) -> Sequence[SummaryLine]:
    """Show what was made less recognisable, and let somebody keep or word each differently."""
    if not replaced:
        return lines
    _ = session.language.text
    page = [Line(), Line(_(N_("Made less recognisable:")), "quiet")]
    for number, one in enumerate(replaced, 1):
        page.append(Line(f"{one.original} → {one.placeholder}", margin=f"{number:>3}  "))
    tell_by_screen(session, page)
    ask = Page(
        title="", place="", stage="", question=_(N_("Is that right?")),
        below=(_(N_("Enter = yes. 2 = keep number 2 as it was. 2 a colleague = write that instead.")),),
        menu=True, keys=(("Enter", _(N_("yes"))),),
    )  # fmt: skip
    instead: dict[str, str] = {}
    keys = keyboard(session, session.language)
    while isinstance(said := keys.read(ask, lambda _: None), str) and said.strip() not in (
        "",
        NONE,
    ):
        typed, _space, words = said.strip().partition(" ")
        if not typed.isdecimal() or not 1 <= int(typed) <= len(replaced):
            ask = replace(ask, note=_(N_("Type a number from the list.")))
            continue
        original = replaced[int(typed) - 1].original
        instead[original] = words.strip() or original
        ask = replace(ask, note=f"{original} → {instead[original]}")
    if not isinstance(said, str):
        raise typer.Exit(130)
    if not instead:
        return lines
    return less_recognisable(every, session.language, names, instead=instead, more=more)[0]


def _sure(session: Session, document: Document, level: Level) -> bool:
    """Show the exact text that would be written, and ask; twice for the full level."""
    _ = session.language.text
    tell_by_screen(session, [Line(), *as_text(document)])
    nudge = _(N_("Read every line. Is there anything by which somebody can be recognised?"))
    questions = [N_("May your coach read exactly this?")]
    questions += [N_("This holds more than insights. Is it meant to leave?")] * (level == "full")
    for question in questions:
        page = Page(
            title="", place="", stage="", question=_(question),
            below=(nudge, _(N_("yes = write it. Enter = do not."))),
            menu=True, keys=((_(N_("yes")), _(N_("write it"))), ("Enter", _(N_("do not")))),
        )  # fmt: skip
        said = keyboard(session, session.language).read(page, lambda _: None)
        if not isinstance(said, str):
            raise typer.Exit(130)
        if not is_yes(said):
            return False
    return True
