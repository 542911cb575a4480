"""Taking entries out of the journal: one by one, whatever the format and however many there are."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from reflectie_cli.documents.entry import (
    around_entries,
    entry_document,
    entry_sections,
    month_of,
)
from reflectie_cli.documents.formats import document_pieces, to_read
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.teams import is_a_teams
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_, Language
from reflectie_cli.transfer.deidentified_entries import deidentify_entries
from reflectie_cli.transfer.export import WRITERS, OutgoingEntries, as_csv, as_json
from reflectie_cli.transfer.weeks import by_week, monday

_AS_WRITTEN = N_(
    "Your words are in it just as you wrote them, names included. For a coach: reflectie summary"
)
_ABOUT = N_(
    "People were made less recognisable; that is not the same as anonymous. Of days only the week is told."
)
_STAYED = N_(
    "Left out: private {private}, bin {bin}, drafts {draft}. With them as well: --with-private"
)
_DEIDENTIFIED = N_(
    "People in it were made less recognisable, not anonymous. Read every line before somebody else does."
)


class ExportRequest(Struct, frozen=True):
    """What somebody asked for on the command line; without a file it goes to standard output."""

    as_format: str
    output: Path | None
    history: bool
    deidentify: bool
    with_private: bool = False
    csv_for: str = "excel-nl"


def write_entries(
    session: Session, journal: Journal, wanted: Filter, request: ExportRequest
) -> None:
    """Write entries to a file or to standard output, and say what somebody should know of them."""
    leaving = OutgoingEntries(
        lambda: session.counted(journal.entries.pages(wanted, with_history=request.history)),
        handed_on=request.deidentify and not request.with_private,
    )
    entries: Iterable[Entry] = leaving
    about = ""
    if request.deidentify:
        names = journal.sharing.names()
        made = deidentify_entries(leaving, session.language, names, _is_own(session))
        entries = map(by_week, made)
        about = session.language.text(_ABOUT)
    whose = is_a_teams(session, journal)
    months: tuple[str, ...] = ()
    if request.as_format == "html":  # a page for a browser leads to them
        days = (monday(one.date) if request.deidentify else one.date for one in leaving)
        months = tuple(dict.fromkeys(month_of(day, session.language) for day in days))
    around = Around(
        about,
        lambda one: whose(one.set, one.id),
        request.csv_for,
        months,
        by_week=request.deidentify,
    )
    pieces = in_format(entries, session.language, request.as_format, around)
    if request.history and request.as_format == "json" and not request.deidentify:
        pieces = as_json(entries, journal.merge.erasures())
    session.deliver(pieces, request.output)
    if leaving.stayed:
        counts = {why: leaving.stayed[why] for why in ("private", "bin", "draft")}
        session.say(_STAYED, **counts)
    if leaving.left_out:
        session.say(N_("Left out because they are only for you: {count}"), count=leaving.left_out)
    if to_read(request.as_format) and session.can_ask:
        session.say(_DEIDENTIFIED if request.deidentify else _AS_WRITTEN)


def _is_own(session: Session) -> Callable[[str], bool]:
    """Return how to tell whether the words of a set are somebody's own: no shipped file has them."""
    library = import_module("reflectie_cli.prompt_sets.library")  # most exports read no set
    sets = library.Library(session.places.prompts)
    own = {one.stem for one in sets.own_files()}
    shipped = set(sets.names()) - own
    return lambda name: name not in shipped and not library.unlisted_file(name).is_file()


class Around(Struct, frozen=True):
    """What goes with the entries: what is said `about` them, which are a team's, whom a table is for.

    `contents` are the months that a page for a browser leads to. `by_week`: days tell their week alone.
    """

    about: str = ""
    is_a_teams: Callable[[Entry], bool] = lambda _: False
    csv_for: str = "excel-nl"
    contents: tuple[str, ...] = ()
    by_week: bool = False


_NOTHING = Around()


def in_format(
    entries: Iterable[Entry], language: Language, as_format: str, around: Around = _NOTHING
) -> Iterator[bytes]:
    """Return entries in a format, piece by piece; `around` is for what people read.

    Markdown has no file around it: every entry is a text of its own there.
    """
    if as_format == "csv":
        return as_csv(entries, around.csv_for)
    if as_format in WRITERS:
        return WRITERS[as_format](entries)
    if as_format == "md":
        return _one_by_one(entries, language, around)
    sections = entry_sections(entries, language, around.is_a_teams, by_week=around.by_week)
    whole = around_entries(language, around.about, around.contents)
    return document_pieces(whole, as_format, sections)


def _one_by_one(entries: Iterable[Entry], language: Language, around: Around) -> Iterator[bytes]:
    if around.about:
        yield f"*{around.about}*\n\n".encode()
    for number, entry in enumerate(entries):
        yield b"\n" * bool(number)
        of_team = around.is_a_teams(entry)
        document = entry_document(
            entry, language, today=entry.date, of_team=of_team, by_week=around.by_week
        )
        yield from document_pieces(document, "md")
