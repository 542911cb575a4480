"""What a review is made of, read from the journal and the library."""

from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from datetime import date
from itertools import chain

from reflectie_cli.errors import ReflectieError
from reflectie_cli.flows.planner import library
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.teams import is_a_teams
from reflectie_cli.journal.entry import Entry, IntentionRecord, Period, present
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.purpose import OWN_WHY, VISION
from reflectie_cli.loop.review import Beside, Review, gather

PRIVATE_STAYED = N_("Left out because they are private: {count}. With them: --with-private")


def gather_review(
    session: Session, journal: Journal, period: Period, *, with_private: bool = True
) -> Review:
    """Return what a period holds, with what the journal knows beside it."""
    pages = journal.entries.pages(Filter(since=period.first, until=period.last))
    entries = [entry for page in pages for entry in page]
    came = journal.intentions.follow_ups(period)
    meant = journal.intentions.select(period=period)
    returned = journal.history.answered_in(period)
    if not with_private:
        hidden = {one.id for one in meant if one.private}
        entries, returned = _public(entries, hidden), _public(returned, hidden)
        came = [one for one in came if one.intention.id not in hidden]
        meant = [one for one in meant if not one.private]
    touched = {entry.id for entry in entries}, {one.intention.id for one in came}
    beside = Beside(
        roots=dict(_roots(journal, meant, *touched)),
        given=dict(_given(session, journal, [*entries, *returned])),
        asks=dict(_asks(journal, meant)),
        visions=journal.history.said_to(VISION),
        whys=journal.history.said_to(OWN_WHY),
        of_team=_of_team(session, journal, [*entries, *returned], meant),
    )
    return gather(period, [*entries, *returned], came, meant, beside)


def gather_for_paper(
    session: Session, journal: Journal, period: Period, *, with_private: bool
) -> Review:
    """Return what a period holds for a file that may be handed on, and say what stays here."""
    if with_private:
        return gather_review(session, journal, period)
    pages = journal.entries.pages(Filter(since=period.first, until=period.last))
    entries = [*chain.from_iterable(pages), *journal.history.answered_in(period)]
    meant = journal.intentions.select(period=period)
    public = _public(entries, {one.id for one in meant if one.private})
    if stay := len({one.id for one in entries} - {one.id for one in public}):
        session.say(PRIVATE_STAYED, count=stay)
    return gather_review(session, journal, period, with_private=False)


def _public(entries: Iterable[Entry], hidden: Container[str]) -> list[Entry]:
    """Return the entries of no private set, that look back on none of the `hidden` intentions."""
    return [one for one in entries if not one.private and present(one.follows, None) not in hidden]


def _of_team(
    session: Session,
    journal: Journal,
    entries: Iterable[Entry],
    meant: Iterable[IntentionRecord],
) -> list[str]:
    """Return the handles of the entries that a team wrote, in which intentions were meant among them."""
    whose = is_a_teams(session, journal)
    found = {one.handle: (one.set, one.id) for one in entries}
    found |= {one.entry: (one.set, one.entry_id) for one in meant}
    return sorted(handle for handle, entry in found.items() if whose(*entry))


def _roots(
    journal: Journal,
    meant: Iterable[IntentionRecord],
    entries: Container[str],
    looked: Container[str],
) -> Iterator[tuple[str, Entry]]:
    """Yield, by intention, the entry with its purpose, where it is none of those of the period.

    What was meant while looking back is for what was looked back on.
    """
    for one in meant:
        if one.entry_id not in entries and one.id not in looked:
            continue
        root = journal.entries.get(one.entry_id)
        while present(root.follows, None) and root.builds_on:
            root = journal.entries.get(root.builds_on)
        if root.id != one.entry_id or root.id not in entries:
            yield one.id, root


def _given(
    session: Session, journal: Journal, entries: Iterable[Entry]
) -> Iterator[tuple[tuple[str, str], date]]:
    """Yield on which day questions for later were first answered; a correction changes no day."""
    sets, later = library(session), dict[str, set[str]]()
    for entry in entries:
        begun = entry.created.date()
        if all(answer.answered.date() <= begun for answer in entry.answers):
            continue
        if entry.set not in later:
            later[entry.set] = set()
            with suppress(ReflectieError):  # its file is gone or broken
                questions = sets.find(entry.set).questions
                later[entry.set] = {one.key for one in questions if one.later}
        keys = later[entry.set]
        whole = entry if not keys else journal.entries.get(entry.id, with_history=True)
        wordings = (*present(whole.history, ()), *whole.answers) if keys else ()
        for key in keys:
            first = min((one.answered for one in wordings if one.key == key), default=None)
            if first and first.date() > begun:
                yield (entry.id, key), first.date()


def _asks(journal: Journal, meant: Iterable[IntentionRecord]) -> Iterator[tuple[str, str]]:
    """Yield each wish to ask a client with what it is to be asked about, by their ids."""
    for one in meant:
        if one.key == ASK_KEY:
            about = journal.intentions.looked_back_on(one.entry_id)
            beside = journal.entries.get(one.entry_id).intentions
            found = about.id if about else next((i.id for i in beside if i.key != ASK_KEY), None)
            if found:
                yield one.id, found
