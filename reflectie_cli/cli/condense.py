"""Tidying up: of old entries insight and intention stay, the story goes."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_entry
from reflectie_cli.cli.localized import Activity
from reflectie_cli.errors import NeedsYesToCondense
from reflectie_cli.flows.agreeing import agrees
from reflectie_cli.flows.left_behind import tell_what_is_left
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.entry import Entry
    from reflectie_cli.journal.journal import Journal

activity = Activity()


@activity.callback()
def only_groups() -> None:
    """Keep the one command of this file a command of a group."""


@activity.command(help=N_("Keep insight and intention of old entries, drop the story."))
def condense(
    context: typer.Context,
    entries: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ENTRY...", help=N_("Handles; without any, by day."),
            autocompletion=complete_entry,
        ),
    ] = None,
    before: Annotated[
        str, typer.Option("--before", metavar="WHEN", help=N_("Entries about a day before this one."))
    ] = "12 months ago",
    yes: Annotated[bool, typer.Option("--yes", help=N_("Do not ask first."))] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only show what would go."))
    ] = False,
) -> None:  # fmt: skip
    """Show what would go, ask, and drop it for good."""
    session: Session = context.obj
    day = session.read_day(before)
    with session.look() if dry_run else session.journal() as journal:
        found = (
            [journal.entries.get(journal.entries.find(name)) for name in entries]
            if entries
            else _old(journal, day)
        )
        _condense(session, journal, found, yes=yes, dry_run=dry_run)


def offer_to_condense(
    session: "Session", journal: "Journal", before: date, *, one_by_one: bool
) -> None:
    """Show what would go of the entries before a day, and ask: for all of them, or for each."""
    from reflectie_cli.loop.condense import story

    found = [entry for entry in _old(journal, before) if story(entry)]
    for together in [[one] for one in found] if one_by_one and found else [found]:
        _condense(session, journal, together, yes=False, dry_run=False)


def _old(journal: "Journal", before: date) -> "list[Entry]":
    from datetime import timedelta

    from reflectie_cli.journal.filters import Filter

    wanted = Filter(until=before - timedelta(days=1), state="done")
    return [entry for page in journal.entries.pages(wanted) for entry in page]


def _condense(
    session: "Session", journal: "Journal", entries: "list[Entry]", *, yes: bool, dry_run: bool
) -> None:
    from reflectie_cli.loop.condense import story
    from reflectie_cli.screen.condense import condensing_page

    going = {entry.id: story(entry) for entry in entries}
    found = [entry for entry in entries if going[entry.id]]
    if not found:
        session.say(N_("There is nothing to tidy up here."))
        return
    session.tell(condensing_page(found, going, session.language))
    if dry_run:
        return
    if not (yes or _sure(session)):
        session.say(N_("Nothing has gone."))
        return
    with journal.write():
        for entry in found:
            journal.bin.condense(entry.id, [answer.key for answer in going[entry.id]])
    session.say(N_("Gone from the journal. What you learned and intended is still there."))
    tell_what_is_left(session, journal, found)


def _sure(session: "Session") -> bool:
    if not session.can_ask:
        raise NeedsYesToCondense
    try:
        return agrees(session, N_("Let this go for good? Type yes:"))
    except (KeyboardInterrupt, EOFError):
        session.err.write("\n")
        session.say(N_("Nothing has gone."))
        raise typer.Exit(130) from None
