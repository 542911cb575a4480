"""What was shared before, with whom, and which lines of it: as they stand in the journal now.

The text itself was never kept, and what was sent cannot be taken back.
"""

from contextlib import suppress

from msgspec import structs

from reflectie_cli.documents.sharing import SharedLine, named_so
from reflectie_cli.errors import NotFound, ReflectieError
from reflectie_cli.flows.planner import heading_or_none
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, ShareRecord, State
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.loop.summary import theme_line


class NothingSharedSo(NotFound):
    """Nothing was shared with somebody, for a talk, or as a file of this name."""

    says = N_(
        "Nothing was shared with “{name}”, or for a talk with that handle. All of it: reflectie summary --history"
    )


def shared_before(session: Session, journal: Journal, name: str = "") -> list[ShareRecord]:
    """List what was shared, the latest first; with a name, only that. Raise `NothingSharedSo`."""
    shared = journal.sharing.history()
    if not name:
        return shared
    found = named_so(shared, name, session.language)
    if not found:
        raise NothingSharedSo(name=name)
    return found


def lines_of(session: Session, journal: Journal, one: ShareRecord) -> list[SharedLine]:
    """Return the lines that went along one time, in their order, with their words of now."""
    return [_line(session, journal, one, line) for line in one.selection]


def as_item(one: ShareRecord, lines: list[SharedLine]) -> dict[str, object]:
    """Return what was shared one time as an item of JSON, with its lines."""
    return {**structs.asdict(one), "lines": lines}


def _line(session: Session, journal: Journal, one: ShareRecord, line: str) -> SharedLine:
    of, _, name = line.partition(".")
    words, changed = "", False
    with suppress(ReflectieError):  # it was erased
        match of:
            case "intention":
                words = journal.intentions.get(journal.intentions.find(name)).text
            case "theme":
                themes = journal.themes.select()
                words = next((theme for theme in themes if theme_line(theme) == line), "")
            case "form":
                heading = heading_or_none(session, name)
                words = session.language.of(heading.title) if heading else name
            case _:
                words, changed = _answer(journal, of, name, one)
    return SharedLine(line, words, changed)


def _answer(journal: Journal, handle: str, key: str, one: ShareRecord) -> tuple[str, bool]:
    entry: Entry = journal.entries.get(journal.entries.find(handle))
    found = next((answer for answer in entry.answers if answer.key == key), None)
    if found is None or entry.handle != handle or entry.state is State.DELETED:
        return "", False
    return found.words, found.answered > one.at
