"""What the shell offers while somebody types: sets by their files, entries by their handles."""

from typing import TYPE_CHECKING

import typer

from reflectie_cli.errors import ReflectieError

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session


def complete_set(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the names of prompt sets; no file is opened for it."""
    return [name for name in _session(context).library().names() if name.startswith(incomplete)]


def complete_entry(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer handles, latest first, each with its set and its day."""
    try:
        with _session(context).look() as journal:
            return journal.entries.handles(incomplete)
    except ReflectieError:
        return []  # a shell that completes is no place for a sentence


def complete_deleted(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the handles of what lies in the bin."""
    try:
        with _session(context).look() as journal:
            return journal.entries.handles(incomplete, in_bin=True)
    except ReflectieError:
        return []  # a shell that completes is no place for a sentence


def complete_tag(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the themes in use."""
    try:
        with _session(context).look() as journal:
            start = incomplete.casefold()
            return [tag for tag in journal.themes.select() if tag.casefold().startswith(start)]
    except ReflectieError:
        return []  # a shell that completes is no place for a sentence


def _session(context: typer.Context) -> "Session":
    from reflectie_cli.flows.session import start

    return start(journal=context.find_root().params.get("journal"))


def complete_setting(incomplete: str) -> list[str]:
    """Offer the names of settings."""
    from reflectie_cli.system.settings_file import SHAPE

    return [name for name in SHAPE.entries if name.startswith(incomplete)]


def complete_format(incomplete: str) -> list[str]:
    """Offer the formats of export."""
    return [
        name
        for name in ("json", "jsonl", "csv", "md", "html", "docx")
        if name.startswith(incomplete)
    ]


def complete_reason(incomplete: str) -> list[str]:
    """Offer the reasons somebody may have for a set."""
    from reflectie_cli.prompt_sets.model import REASONS

    return [reason for reason in REASONS if reason.startswith(incomplete)]


def complete_period(incomplete: str) -> list[str]:
    """Offer the periods people look back on most."""
    known = ("week", "month", "quarter", "year", "last-week", "last-month", "last-quarter")
    return [name for name in (*known, "last-year") if name.startswith(incomplete)]


def complete_intention(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the handles of what is open, soonest first, each with its words."""
    try:
        with _session(context).look() as journal:
            found = journal.intentions.select(only_open=True)
    except ReflectieError:
        return []  # a shell that completes is no place for a sentence
    start = incomplete.lower()
    return [(one.handle, one.text) for one in found if one.handle.startswith(start)][:50]
