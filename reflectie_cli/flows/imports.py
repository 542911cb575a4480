"""Importing a file of another journal, or of ours: what can come in does; the rest is told."""

from datetime import date, datetime, timedelta
from pathlib import Path

from reflectie_cli.errors import Ended
from reflectie_cli.flows.plan import AFTER_DAYS
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, IntentionState
from reflectie_cli.journal.journal import Journal
from reflectie_cli.journal.merge import MergeResult
from reflectie_cli.journal.merge_plan import Came
from reflectie_cli.language import N_
from reflectie_cli.loop.outcome import NEXT_CHECK, outcome
from reflectie_cli.system.yaml_tree import read_bytes
from reflectie_cli.transfer.imports.content import Content, ImportResult, read_import
from reflectie_cli.walk.earlier_answers import earlier_replies

NOTHING_CAME = MergeResult((), {})
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
    for came, says in _TELLS.items():
        if count := taken.counts.get(came, 0):
            session.say(says, count=count)
    for handle in taken.erased:
        session.say(N_("Erased elsewhere, and now here: {handle}"), handle=handle)
    if dry_run:
        session.say(N_("Would be imported: {count}"), count=len(taken.handles))
    if found.broken:
        raise Ended(4)


_TELLS = {
    Came.SAME: N_("Already here: {count}"),
    Came.NEWER_THERE: N_("Newer there, and changed here: {count}"),
    Came.BOTH: N_("Changed on both sides, and put together: {count}"),
    Came.NEWER_HERE: N_("Newer here, and kept: {count}"),
    Came.ERASED_HERE: N_("Erased here, and left out: {count}. To have it again: --bring-back"),
}
