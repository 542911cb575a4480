"""Erasing for good, and where words may still be after that: copies, and what went to others."""

from collections.abc import Iterable

from reflectie_cli.errors import Ended, NeedsYes
from reflectie_cli.flows.menu import agrees_or_ends
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.days import say_day
from reflectie_cli.system.unfinished_files import unfinished_in
from reflectie_cli.walk.editor import leftovers
from reflectie_cli.walk.rescue import RESCUED

_NOTHING = N_("Nothing was erased.")


def erase(session: Session, journal: Journal, uid: str, *, yes: bool) -> None:
    """Ask unless `yes`, erase an entry, and say which copies may still hold its words.

    Raise `NeedsYes` where nobody can be asked, `Ended` where somebody does not agree.
    """
    entry = journal.entries.get(uid)
    if not (yes or _agrees(session, entry)):
        session.say(_NOTHING)
        raise Ended(1)
    journal.bin.erase(uid)
    session.say(
        N_("Erased: {handle}. Its words are no longer in the journal."), handle=entry.handle
    )
    tell_what_is_left(session, journal, [entry])


def tell_what_is_left(session: Session, journal: Journal, gone: Iterable[Entry]) -> None:
    """Say which copies may still hold the words of entries, and when lines of them went out.

    Words in work, or rescued, stand in files of their own; an export may be on its way right now.
    """
    folder = journal.path.parent
    in_work = [*leftovers(folder), *sorted(folder.glob(RESCUED)), *unfinished_in(folder)]
    for copy in [*journal.copies(), *in_work]:
        session.say(N_("The words may still be in this copy: {path}"), path=copy)
    handles = [
        handle
        for entry in gone
        for handle in (entry.handle, *(one.handle for one in entry.intentions))
    ]
    for shared in journal.sharing.shared_of(handles):
        session.say(
            N_("You shared part of it on {day} ({format}). That cannot be taken back here."),
            day=say_day(shared.at.date(), session.language.code),
            format=shared.format,
        )


def _agrees(session: Session, entry: Entry) -> bool:
    if not session.can_ask:
        raise NeedsYes
    question = N_("Erase {handle} ({title}) for good? Type yes:")
    fill = {"handle": entry.handle, "title": entry.set_title}
    return agrees_or_ends(session, question, _NOTHING, **fill)
