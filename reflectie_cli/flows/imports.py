"""Importing a file of another journal, or of ours: what can come in does; the rest is told."""

import errno
import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from reflectie_cli.errors import Ended, FileMissing
from reflectie_cli.flows.plan import AFTER_DAYS
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, IntentionState
from reflectie_cli.journal.journal import Journal
from reflectie_cli.journal.merge import MergeResult
from reflectie_cli.journal.merge_plan import Came
from reflectie_cli.language import N_, Language
from reflectie_cli.loop.outcome import NEXT_CHECK, outcome
from reflectie_cli.system.yaml_tree import read_bytes
from reflectie_cli.transfer.imports.bundles import read_folder
from reflectie_cli.transfer.imports.content import Content, ImportResult, read_import
from reflectie_cli.walk.earlier_answers import earlier_replies

NOTHING_CAME = MergeResult((), {})
_MANY = 3_000
"""So many entries take longer than a second or two to take in."""
MOST_TOLD = 20
"""How many broken records an import tells one by one."""


def read_file(
    session: Session,
    file: str,
    *,
    all_or_nothing: bool,
    columns: Mapping[str, str] | None = None,
) -> ImportResult:
    """Read a file or a folder, or standard input for `-`, and tell what in it is broken.

    `columns` are those somebody chose, by what they hold. Raise `ImportUnreadable`, or `Ended`
    where something is broken and it is all or nothing.
    """
    if not file:  # a variable of a script without a value, never the folder somebody is in
        raise FileMissing(path="“”", problem=os.strerror(errno.ENOENT))
    is_folder = file != "-" and Path(file).is_dir()
    content = Content.of(
        b"" if is_folder else _bytes_of(session, file),
        session.language.text(N_("standard input")) if file == "-" else file,
        session.language,
        local=datetime.astimezone,  # the system knows when summer time was
        columns=columns,
    )
    found = read_folder(Path(file), content) if is_folder else read_import(content)
    for broken in found.broken[:MOST_TOLD]:
        session.say("{sentence}", sentence=broken.sentence(session.language))
    if (more := len(found.broken) - MOST_TOLD) > 0:
        session.say(N_("And {count} more."), count=more)
    if found.broken and all_or_nothing:
        session.say(N_("Nothing was imported."))
        raise Ended(4)
    return found


def give_handles(session: Session, handles: Sequence[str]) -> None:
    """Give the handles of what came in, one a line; somebody at a terminal gets their number."""
    if not session.out.isatty():
        session.write("".join(f"{handle}\n" for handle in handles))


def take_in(
    session: Session, journal: Journal, found: ImportResult, *, bring_back: bool, dry_run: bool
) -> MergeResult:
    """Take in what was read, or with `dry_run` only see what would change."""
    if len(found.entries) >= _MANY and session.err.isatty():
        session.say(N_("This takes a while: {count} entries."), count=len(found.entries))
    entries, erased = found.entries, found.erased
    if dry_run:
        return journal.merge.preview(
            entries, erased=erased, bring_back=bring_back, only_new=not found.ours
        )
    return journal.merge.add(
        entries, erased=erased, bring_back=bring_back, only_new=not found.ours, implied=_implied
    )


def _implied(entry: Entry) -> tuple[IntentionState, date | None]:
    """Return what a follow-up makes of its intention, wherever it was written."""
    replies = earlier_replies(entry)
    asks_again = any(answer.key == NEXT_CHECK for answer in entry.answers)
    day = (entry.finished or entry.updated).date()
    became = outcome(replies, again=None if asks_again else day + timedelta(days=AFTER_DAYS))
    return became.state, became.check


def tell_of_rest(
    session: Session, found: ImportResult, taken: MergeResult, *, dry_run: bool
) -> None:
    """Tell what did not simply come in, and why. Raise `Ended` where something was broken."""
    for note, count in found.notes.items():
        session.say(note, count=count)
    _tell_of_photos(session, found.pictured)
    for came, says in _TELLS.items():
        if count := taken.counts.get(came, 0):
            session.say(says, count=count)
    says_erased = (
        N_("Erased elsewhere, and would be here: {handle}")
        if dry_run
        else N_("Erased elsewhere, and now here: {handle}")
    )
    for handle in taken.erased:
        session.say(says_erased, handle=handle)
    if dry_run:
        session.say(N_("Would be imported: {count}"), count=len(taken.handles))
    elif session.out.isatty():
        came_in = _in_thousands(len(taken.handles), session.language)
        session.say(N_("{count} came in."), count=came_in)
    if found.broken:
        raise Ended(4)


_TELLS = {
    Came.SAME: N_("Already here: {count}"),
    Came.NEWER_THERE: N_("Newer there, and changed here: {count}"),
    Came.BOTH: N_("Changed on both sides, and put together: {count}"),
    Came.NEWER_HERE: N_("Newer here, and kept: {count}"),
    Came.ERASED_HERE: N_("Erased here, and left out: {count}. To have it again: --bring-back"),
}


def _tell_of_photos(session: Session, pictured: Sequence[str]) -> None:
    """Name the entries whose photos stayed behind, so that somebody can add a sentence."""
    if pictured:
        session.say(N_("Entries with photos: {names}"), names=", ".join(pictured[:MOST_TOLD]))
    if (more := len(pictured) - MOST_TOLD) > 0:
        session.say(N_("And {count} more."), count=more)


def _bytes_of(session: Session, file: str) -> bytes:
    """Return what is in a file, or on standard input for `-`. Raise `FileMissing`."""
    if file != "-":
        return read_bytes(Path(file))
    return session.input.buffer.read() if session.input else b""


def _in_thousands(number: int, language: Language) -> str:
    return f"{number:,}".replace(",", "." if language.code == "nl" else ",")
