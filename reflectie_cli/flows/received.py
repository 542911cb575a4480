"""What a coach was sent, read again: by person, one by one, or as a file with its headings."""

import difflib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, structs

from reflectie_cli.documents.document import Document
from reflectie_cli.documents.formats import document_pieces
from reflectie_cli.documents.received import (
    answer_to,
    received_document,
    received_page,
    received_pages,
)
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.errors import NotFound
from reflectie_cli.flows.coach import is_new, received_entries
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, Period
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.screen.json_output import one_object
from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.received import Received


class NobodySent(NotFound):
    """Neither somebody who sent something, nor what they sent."""

    says = N_(
        "Nobody called “{name}” sent you something, and it is not the handle of a summary. All of them: reflectie coach list"
    )
    says_nearest = N_(
        "Nobody called “{name}” sent you something, and it is not the handle of a summary. Did you mean {nearest}?"
    )


class NothingSent(NotFound):
    """Something was asked for, and nothing was received yet."""

    says = N_("Nothing has been sent to you yet. What comes, you open with: reflectie coach open")


class NothingSentThen(NotFound):
    """Somebody sent something, but not in that period."""

    says = N_("{name} sent you nothing in that period. All of it: reflectie coach list")


class OneReceived(Struct, frozen=True):
    """A summary that was received: its entry, and the document it was sent as."""

    entry: Entry
    document: Document


def received_summaries(journal: Journal, name: str = "") -> list[Received]:
    """List what was received, oldest first; with a name, only of that one."""
    return [_as_received(entry) for entry in received_entries(journal, name)]


def find_received(journal: Journal, name: str) -> OneReceived:
    """Return the latest summary of a person, or of all without a name; or the one of a handle.

    Raise `NobodySent` or `NothingSent`.
    """
    every = received_entries(journal)
    if not every:
        raise NothingSent
    of_person = [one for one in every if not name or _is_called(one, name)]
    if of_person:
        return _with_document(of_person[-1])
    wanted = name.strip().lower()
    by_handle = [one for one in every if wanted and one.handle.startswith(wanted)]
    exact = [one for one in by_handle if one.handle == wanted] or by_handle
    if len(exact) != 1:
        people = dict.fromkeys(tag for one in every for tag in one.tags)
        near = difflib.get_close_matches(name, people, n=2)
        raise NobodySent(name=name, nearest=", ".join(near))
    return _with_document(exact[0])


def sent_by(journal: Journal, name: str, period: Period | None) -> list[OneReceived]:
    """Return what somebody sent that was received in a period, oldest first; by handle, that one.

    Raise as `find_received` does, or `NothingSentThen`.
    """
    found = find_received(journal, name)
    every = [one for one in received_entries(journal) if _is_called(one, name)] or [found.entry]
    inside = [one for one in every if period is None or one.date in period]
    if not inside:
        raise NothingSentThen(name=name)
    return [_with_document(one) for one in inside]


def show_received(session: Session, journal: Journal, one: OneReceived) -> None:
    """Show a summary with its headings, and say what else is new."""
    session.show(lines_of(received_page(one.entry, one.document, session.language)))
    others = [
        entry for entry in received_entries(journal) if is_new(entry) and entry.id != one.entry.id
    ]
    if others:
        named = ", ".join(f"{', '.join(entry.tags)} ({entry.handle})" for entry in others)
        session.say(N_("Not read yet: {names}"), names=named)


def lines_of(document: Document) -> list[Line]:
    """Return a summary as lines to read."""
    return [*as_lines(document), Line()]


def write_received(
    session: Session,
    found: Sequence[OneReceived],
    name: str,
    as_format: str,
    output: Path | None,
) -> None:
    """Write what somebody sent, in a format, to a file or to standard output."""
    if as_format == "json":
        session.deliver([one_object([as_item(one) for one in found])], output, told=True)
    else:
        pairs = [(one.entry, one.document) for one in found]
        document = received_pages(pairs, _called(found[-1].entry, name), session.language)
        session.deliver(document_pieces(document, as_format), output, told=True)
    if output:
        session.say(N_("Written: {path}. Keep it no longer than you need it."), path=output)


def as_item(one: OneReceived) -> dict[str, object]:
    """Return a summary that was received as an item of JSON, with all of its text."""
    return {**structs.asdict(_as_received(one.entry)), "document": one.document}


def _with_document(entry: Entry) -> OneReceived:
    document = received_document(entry)
    assert document is not None, "what was received has a document"
    return OneReceived(entry, document)


def _called(entry: Entry, name: str) -> str:
    """Return the name of a person as it was last written."""
    return next(
        (tag for tag in entry.tags if fold_theme(tag) == fold_theme(name)), ""
    ) or ", ".join(entry.tags)


def _is_called(entry: Entry, name: str) -> bool:
    names = {fold_theme(tag) for tag in entry.tags} | {fold_theme(", ".join(entry.tags))}
    return fold_theme(name) in names


def _as_received(entry: Entry) -> Received:
    document = received_document(entry)
    passages = [one.text for part in document.sections for one in part.passages] if document else []
    replied = next((one.answered for one in entry.answers if one.key == "reply"), None)
    has_headings = any(part.title for part in document.sections) if document else False
    return Received(
        handle=entry.handle,
        names=entry.tags,
        made=answer_to(entry, "made"),
        title=entry.title,
        received=entry.date.isoformat(),
        hash=answer_to(entry, "file"),
        begins=" ".join(passages[0].split()) if passages and has_headings else "",
        new=is_new(entry),
        replied=replied.date().isoformat() if replied else None,
        reply=answer_to(entry, "reply") or None,
    )
