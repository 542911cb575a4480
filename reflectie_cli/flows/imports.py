"""Importing a file of another journal, or of ours: what can come in does; the rest is told."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from reflectie_cli.errors import Ended
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.system.yaml_tree import read_bytes
from reflectie_cli.transfer.imports.content import Content, ImportResult, read_import

_MANY = 3_000
"""So many entries take longer than a second or two to take in."""
MOST_TOLD = 20
"""How many broken records an import tells one by one."""


def read_file(session: Session, file: str, *, all_or_nothing: bool) -> ImportResult:
    """Read a file, or standard input for `-`, and tell what in it is broken.

    Raise `ImportUnreadable`, or `Ended` where something is broken and it is all or nothing.
    """
    piped = session.input.buffer.read() if file == "-" and session.input else b""
    content = Content.of(
        piped if file == "-" else read_bytes(Path(file)),
        session.language.text(N_("standard input")) if file == "-" else file,
        session.language,
        local=datetime.astimezone,  # the system knows when summer time was
    )
    found = read_import(content)
    for broken in found.broken[:MOST_TOLD]:
        session.say("{sentence}", sentence=broken.sentence(session.language))
    if (more := len(found.broken) - MOST_TOLD) > 0:
        session.say(N_("And {count} more."), count=more)
    if found.broken and all_or_nothing:
        session.say(N_("Nothing was imported."))
        raise Ended(4)
    return found


def add_entries(
    session: Session, journal: Journal, entries: Sequence[Entry], *, dry_run: bool
) -> list[str]:
    """Add entries, or with `dry_run` only see what would be added; return their handles."""
    if len(entries) >= _MANY and session.err.isatty():
        session.say(N_("This takes a while: {count} entries."), count=len(entries))
    return journal.merge.preview(entries) if dry_run else journal.merge.add(entries)


def tell_of_rest(session: Session, found: ImportResult, added: int, *, dry_run: bool) -> None:
    """Tell what did not come in, and why. Raise `Ended` where something was broken."""
    for note, count in found.notes.items():
        session.say(note, count=count)
    if here := len(found.entries) - added:
        session.say(N_("Already here, or erased here: {count}"), count=here)
    if dry_run:
        session.say(N_("Would be imported: {count}"), count=added)
    if found.broken:
        raise Ended(4)
