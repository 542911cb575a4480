"""Making a summary: gather, ask what the conversation is to be about, show all of it, choose, write.

Nothing is taken in until it was seen. What left is remembered by a hash, never as text.
"""

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from reflectie_cli.deid import Hit
from reflectie_cli.deid.with_deduce import DeduceProblem, found_by_deduce, is_built, is_there
from reflectie_cli.documents.document import Document
from reflectie_cli.documents.formats import document_pieces
from reflectie_cli.documents.summary import summary_document, team_document
from reflectie_cli.errors import Ended, Misused, NoTeamYear, NothingToShare, ReflectieError
from reflectie_cli.flows.answers import Answers
from reflectie_cli.flows.coach import seal_document
from reflectie_cli.flows.locked import write_locked
from reflectie_cli.flows.planner import library, where_it_began
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.summary_choice import (
    AsDocument,
    chosen_before,
    chosen_by_nobody,
    everything,
)
from reflectie_cli.flows.summary_lines import Deidentify, choose_and_read
from reflectie_cli.flows.talk import ask_about_talk, last_talk
from reflectie_cli.journal.entry import (
    Entry,
    IntentionOfEntry,
    IntentionRecord,
    Level,
    Period,
    present,
)
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.typed import PASSPHRASE
from reflectie_cli.loop.origins import Origins
from reflectie_cli.loop.period import of_kind, read_period
from reflectie_cli.loop.summary import SummaryLine, summary_lines, team_year_lines
from reflectie_cli.loop.talk import Talk
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.screen.json_output import document_object
from reflectie_cli.transfer.deidentified_lines import More, deidentify_lines, inferred_names
from reflectie_cli.transfer.sealed import fingerprint, read_recipient

_WEEKS, _TEAM = 6, "team"


class DeduceFailed(ReflectieError):
    """The other program did not find its way; ours goes on without it."""

    says = N_("deduce did not help this time ({problem}). The rules of reflectie were used alone.")


class TooEarly(ReflectieError):
    """A summary of days that are still to come."""

    says = N_("That period has yet to come. Nothing was written or shared.")


class AllNeedsYes(Misused):
    """Everything was asked for, and it is shown to choose from as well."""

    says = N_("--all goes with --yes. Without them you choose line by line.")


class ChangedMeanwhile(ReflectieError):
    """What somebody chose is not there any more, or says something else."""

    says = N_(
        "What you chose was changed or erased meanwhile. Nothing was written or shared; choose again."
    )


class SummaryRequest(Struct, frozen=True, kw_only=True):
    """What somebody asked for on the command line; without a file it goes to standard output.

    `asks`: somebody chooses, reads and agrees; otherwise the last choice holds, or `everything` goes
    along. `name` is what somebody calls whom it is for. `answers` are those to the questions about
    the conversation; None where none are asked.
    """

    period: str
    level: Level
    as_format: str
    output: Path | None
    discussion: bool
    lock: bool = False
    team: bool = False
    recipient: str | None = None
    name: str = ""
    answers: Answers | None = None
    asks: bool = True
    everything: bool = False

    @property
    def kept_as(self) -> str:
        """What is remembered as the level: the text of a team is chosen apart from one's own."""
        return _TEAM if self.team else self.level


def summarise(session: Session, journal: Journal, wish: SummaryRequest) -> None:
    """Make a summary of what was written, in a file. Raise `NothingToShare` or `NoTeamYear`.

    Raise `AllNeedsYes`, `TooEarly`, or `ChangedMeanwhile` where the journal changed while somebody chose.
    """
    if wish.everything and wish.asks:
        raise AllNeedsYes
    period = _period(session, wish)
    if period.first > session.today:
        raise TooEarly
    if wish.recipient:
        read_recipient(wish.recipient)  # a slip in a key is told before anything is asked
    if wish.answers is not None and not wish.team:
        ask_about_talk(session, journal, wish.answers)
    about = Talk() if wish.team else last_talk(journal)
    every = _gather(session, journal, period, wish, about)
    if not every:
        raise NoTeamYear if wish.team else NothingToShare
    deidentify = _deidentifier(session, journal, every)

    def as_document(lines: Sequence[SummaryLine]) -> Document:
        if wish.team:
            return team_document(lines, period, session.language)
        return summary_document(lines, period, session.language, discussion=wish.discussion)

    if wish.asks:
        document, chosen = _choose_now(session, wish, every, deidentify, as_document)
        now = {line.id: line for line in _gather(session, journal, period, wish, about)}
        if any(now.get(line.id) != line for line in every if line.id in chosen):
            raise ChangedMeanwhile
        somebody = True
    else:
        chosen, somebody = _choice(session, journal, period, wish, every, about, as_document)
        document = as_document(
            deidentify([line for line in every if line.id in chosen]).written({})
        )
    whom = _whom(wish.recipient)
    digest = _write(session, wish, document)
    journal.sharing.remember(
        period=period,
        level=wish.kept_as,
        as_format="age" if wish.recipient else wish.as_format,
        digest=digest,
        selection=[line.id for line in every if line.id in chosen],
        entry=about.coming.id if about.coming else None,
        recipient=whom,
        name=wish.name,
        chosen=somebody,
    )
    _tell(session, wish, whom, talks=wish.asks and not wish.team)


def _tell(session: Session, wish: SummaryRequest, whom: str | None, *, talks: bool) -> None:
    """Say where the text is, and what there is to do before and after a conversation."""
    if wish.output:
        session.say(N_("Written: {path}. It is yours; nothing was sent."), path=wish.output)
    if whom not in (None, PASSPHRASE[0]):
        says = N_("Compare these words with your coach by phone before you send it: {words}")
        session.say(says, words=whom)
    if talks:
        session.say(N_("After the conversation: reflectie summary --agreed"))


def _choose_now(
    session: Session,
    wish: SummaryRequest,
    every: Sequence[SummaryLine],
    deidentify: Deidentify,
    as_document: AsDocument,
) -> tuple[Document, frozenset[str]]:
    """Let somebody choose, and return the text they agreed to; who does not ends the program."""
    agreed = choose_and_read(session, every, deidentify, as_document, *_words(wish))
    if agreed is None:
        session.say(N_("Nothing was written or shared."))
        raise Ended(1)
    return agreed


def _choice(
    session: Session,
    journal: Journal,
    period: Period,
    wish: SummaryRequest,
    every: Sequence[SummaryLine],
    about: Talk,
    as_document: AsDocument,
) -> tuple[frozenset[str], bool]:
    """Return the lines that go along where nobody chooses now, and whether somebody chose them."""
    if wish.everything:
        return everything(session, every), True
    if saved := journal.sharing.saved_choice(period, wish.kept_as):
        return chosen_before(session, saved, every, about), saved.by_somebody
    level = Level.INSIGHT if wish.team else wish.level
    return chosen_by_nobody(session, every, level, as_document), False


def _write(session: Session, wish: SummaryRequest, document: Document) -> str:
    """Write a text to its file or to standard output, and return its SHA-256."""
    if wish.lock:
        return hashlib.sha256(write_locked(session, document, wish.output)).hexdigest()
    if wish.recipient:
        data = seal_document(session, wish.recipient, document)
    elif wish.as_format == "json":
        data = document_object(document)
    else:
        data = b"".join(document_pieces(document, wish.as_format))
    session.deliver([data], wish.output, told=True)
    return hashlib.sha256(data).hexdigest()


def _words(wish: SummaryRequest) -> tuple[str, list[str]]:
    """Return what is said above the choice and asked about the whole; the full level asks twice."""
    if wish.team:
        says = N_("This could go into the text of your team. Nothing is included yet.")
        return says, [N_("Is this exactly what may leave the team?")]
    again = N_("This holds more than insights. Do you mean to share it?")
    says = N_("This could go to your coach. Nothing is included yet.")
    return says, [
        N_("Is this exactly what your coach may read?"),
        *([again] if wish.level is Level.FULL else []),
    ]


def _deidentifier(session: Session, journal: Journal, every: Sequence[SummaryLine]) -> Deidentify:
    """Return how lines are made less recognisable, by all that every line tells of names."""
    own = journal.sharing.names()
    names = [*own, *inferred_names(every, session.language, own)]
    more = _more_eyes(session)
    return lambda lines: deidentify_lines(lines, session.language, names, more)


def _more_eyes(session: Session) -> More | None:
    """Return deduce as well, where it is installed and the words are Dutch; once for each text."""
    if session.language.code != "nl" or not is_there():
        return None
    known: dict[str, tuple[Hit, ...]] = {}

    def look(texts: Sequence[str]) -> Sequence[tuple[Hit, ...]]:
        if fresh := [text for text in dict.fromkeys(texts) if text not in known]:
            cache = session.places.settings.parent / "deduce"
            session.say(
                N_("Looking for names with deduce as well; this may take a minute.")
                if is_built(cache)
                else N_("Looking for names with deduce as well; the first time takes minutes.")
            )
            try:
                found = found_by_deduce(fresh, cache)
            except DeduceProblem as problem:
                session.say_error(DeduceFailed(problem=str(problem)))
                found = [() for _ in fresh]
            known.update(zip(fresh, found, strict=True))
        return [known[text] for text in texts]

    return look


def _period(session: Session, wish: SummaryRequest) -> Period:
    if wish.period:
        return read_period(wish.period, today=session.today)
    if wish.team:
        return of_kind("year", session.today)
    first = session.today - timedelta(weeks=_WEEKS) + timedelta(days=1)
    return read_period(f"{first}..{session.today}", today=session.today)


def _gather(
    session: Session, journal: Journal, period: Period, wish: SummaryRequest, about: Talk
) -> tuple[SummaryLine, ...]:
    pages = journal.entries.pages(Filter(since=period.first, until=period.last))
    entries = [entry for page in pages for entry in page]
    if wish.team:
        return team_year_lines(entries)
    came = journal.intentions.follow_ups(period)
    looked_at = {one.intention.id for one in came}
    meant = [
        one
        for one in journal.intentions.select(period=period)
        if not one.private and (one.day >= period.first or one.id in looked_at)
    ]
    origins = _origins(session, journal, entries, meant)
    return summary_lines(entries, came, meant, wish.level, origins, about)


def _origins(
    session: Session,
    journal: Journal,
    entries: Sequence[Entry],
    meant: Iterable[IntentionRecord],
) -> Origins:
    """Return where lines come from: what entries look back on, and how it all began."""
    here = {entry.id: entry for entry in entries}
    handles = {one.entry_id: one.entry for one in meant} | {one.id: one.handle for one in entries}
    began: dict[str, Entry] = {}
    plans: dict[str, IntentionOfEntry] = {}
    sets: dict[str, PromptSet] = {}
    for uid, handle in handles.items():
        entry = here.get(uid)
        is_first = entry is not None and not present(entry.follows, None)
        if first := entry if is_first else where_it_began(journal, uid):
            began[handle] = first
        if entry and not is_first and (plan := journal.intentions.looked_back_on(uid)):
            plans[handle] = plan
    for name in {entry.set for entry in (*entries, *began.values())}:
        with suppress(ReflectieError):  # its file is gone or broken
            sets[name] = library(session).find(name)
    return Origins(began=began, plans=plans, sets=sets)


def _whom(recipient: str | None) -> str | None:
    """Return what is remembered of a recipient: the words of a key, never where it stands."""
    if recipient is None:
        return None
    key = read_recipient(recipient)
    return fingerprint(key) if key else PASSPHRASE[0]
