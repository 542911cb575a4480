"""Taking entries out of the journal: one by one, whatever the format and however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import monotonic

from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_, Language
from reflectie_cli.system.private_files import write_whole
from reflectie_cli.transfer.export import FORMATS as IN_TEXT
from reflectie_cli.transfer.export import OutgoingEntries

_TO_PRINT = ("html", "docx")
FORMATS = (*IN_TEXT, *_TO_PRINT)
_TO_READ = ("md", *_TO_PRINT)
"""Formats for people, who may hand the file on."""

_AS_WRITTEN = N_(
    "Your words are in it just as you wrote them, names included. For a coach: reflectie summary"
)
_ABOUT = N_(
    "People were made less recognisable; that is not the same as anonymous. Days are the Monday of their week."
)
_LIGHTER = N_(
    "People in it were made less recognisable, not anonymous. Read every line before somebody else does."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for on the command line; without a file it goes to standard output."""

    as_format: str
    output: Path | None
    history: bool
    deidentify: bool


def take_out(session: Session, journal: Journal, wanted: Filter, wish: Wish) -> None:
    """Write entries to a file or to standard output, and say what somebody should know of them."""
    entries = OutgoingEntries(
        lambda: _with_progress(session, journal.entries.pages(wanted, with_history=wish.history))
    )
    lighter = _made_lighter(session, journal, entries) if wish.deidentify else entries
    about = session.language.text(_ABOUT) if wish.deidentify else ""
    pieces = in_format(lighter, session.language, wish.as_format, about)
    if wish.output:
        write_whole(wish.output, pieces)
    else:
        for piece in pieces:
            session.give(piece)
    if entries.left_out:
        session.say(N_("Left out because they are only for you: {count}"), count=entries.left_out)
    if wish.as_format in _TO_READ and session.can_ask:
        session.say(_LIGHTER if wish.deidentify else _AS_WRITTEN)


def in_format(
    entries: Iterable[Entry], language: Language, as_format: str, about: str = ""
) -> Iterator[bytes]:
    """Return entries in one of `FORMATS`, piece by piece; `about` stands above what people read."""
    if as_format in IN_TEXT:
        above = [f"*{about}*\n\n".encode()] if about and as_format in _TO_READ else []
        return chain(above, IN_TEXT[as_format](entries, language))
    from reflectie_cli.documents.entry import around_entries, entry_parts
    from reflectie_cli.documents.formats import in_pieces

    return in_pieces(around_entries(language, about), as_format, entry_parts(entries, language))


def _made_lighter(session: Session, journal: Journal, entries: Iterable[Entry]) -> Iterator[Entry]:
    from reflectie_cli.transfer.deidentified_entries import deidentify_entries
    from reflectie_cli.transfer.weeks import by_week

    names = journal.sharing.names()
    return map(by_week, deidentify_entries(entries, session.language, names))


def _with_progress(session: Session, pages: Iterable[Sequence[Entry]]) -> Iterator[Sequence[Entry]]:
    """Say in a terminal how far it is, where it takes longer than a second."""
    begun, number, told = monotonic(), 0, False
    for page in pages:
        yield page
        number += len(page)
        if session.err.isatty() and monotonic() - begun > 1:
            session.err.write(f"\r{number}")
            session.err.flush()
            told = True
    if told:
        session.err.write("\r\x1b[K")
