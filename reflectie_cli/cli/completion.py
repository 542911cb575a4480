"""What the shell offers while somebody types: sets by their files, entries by their handles."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import typer

from reflectie_cli.cli.session import begin_session, library, look_into_journal
from reflectie_cli.errors import ReflectieError

if TYPE_CHECKING:
    from reflectie_cli.journal.journal import Journal
    from reflectie_cli.screen.received import Received


def _from_journal(context: typer.Context, found: "Callable[[Journal], list[Any]]") -> list[Any]:
    """Return what is found in the journal; a shell that completes is no place for a sentence."""
    try:
        session = begin_session(journal=context.find_root().params.get("journal"))
        with look_into_journal(session) as journal:
            return found(journal)
    except ReflectieError:
        return []


def _starting_with(start: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(start)]


def complete_set(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the names of prompt sets; no file is opened for it."""
    try:
        session = begin_session(journal=context.find_root().params.get("journal"))
    except ReflectieError:
        return []
    return _starting_with(incomplete, library(session).names())


def complete_entry(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer handles, latest first, each with its set and its day."""
    return _from_journal(context, lambda journal: journal.entries.handles(incomplete))


def complete_deleted(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the handles of what lies in the bin."""
    return _from_journal(context, lambda journal: journal.entries.handles(incomplete, in_bin=True))


def complete_theme(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the themes in use."""
    from reflectie_cli.journal.filters import fold_theme

    start = fold_theme(incomplete)
    themes = _from_journal(context, lambda journal: journal.themes.select())
    return [theme for theme in themes if fold_theme(theme).startswith(start)]


def complete_person(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the names of those who sent a coach something."""
    from reflectie_cli.journal.filters import fold_theme

    start = fold_theme(incomplete)
    names = dict.fromkeys(name for one in _received(context) for name in one.names)
    return [name for name in names if fold_theme(name).startswith(start)]


def complete_received(context: typer.Context, incomplete: str) -> list[Any]:
    """Offer the names of those who sent a coach something, then the handles of what they sent."""
    start = incomplete.lower()
    handles = [(one.handle, one.person) for one in _received(context)]
    return [*complete_person(context, incomplete), *(h for h in handles if h[0].startswith(start))]


def complete_coach(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the names of those for whom something was shared before."""
    start = incomplete.casefold()
    shared = _from_journal(context, lambda journal: journal.sharing.history())
    names = dict.fromkeys(one.name for one in shared if one.name)
    return [name for name in names if name.casefold().startswith(start)]


def complete_shared(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the periods of a summary; behind --history, those for whom something was shared."""
    offer = complete_coach if context.params.get("history") else complete_period
    return offer(context, incomplete)


def _received(context: typer.Context) -> "list[Received]":
    from reflectie_cli.flows.received import received_summaries

    return _from_journal(context, received_summaries)


def complete_intention(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the handles of what is open, soonest first, each with its words."""
    start = incomplete.lower()
    found = _from_journal(context, lambda journal: journal.intentions.select(only_open=True))
    return [(one.handle, one.text) for one in found if one.handle.startswith(start)][:50]


def complete_setting(_context: typer.Context, incomplete: str) -> list[str]:
    """Offer the names of settings."""
    from reflectie_cli.system.settings_file import SHAPE

    return _starting_with(incomplete, SHAPE.fields)


def complete_format(_context: typer.Context, incomplete: str) -> list[str]:
    """Offer the formats of export."""
    from reflectie_cli.documents.formats import formats_of

    return _starting_with(incomplete, formats_of("entries"))


def complete_reason(_context: typer.Context, incomplete: str) -> list[str]:
    """Offer the reasons somebody may have for a set."""
    from reflectie_cli.prompt_sets.model import Reason

    return _starting_with(incomplete, Reason)


def complete_period(_context: typer.Context, incomplete: str) -> list[str]:
    """Offer the periods people look back on most."""
    kinds = ("week", "month", "quarter", "year")
    return _starting_with(incomplete, (*kinds, *(f"last-{kind}" for kind in kinds)))
