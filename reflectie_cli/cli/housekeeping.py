"""Keeping house: the bin and what leaves it for good, old stories, settings, a demonstration."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_deleted, complete_entry, complete_setting
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import AsJson, EntryName, Yes
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()

DeletedName = Annotated[
    str, argument("ENTRY", N_("A handle, the start of one, or last."), complete=complete_deleted)
]


@commands.command("delete")
def delete(context: typer.Context, entry: EntryName) -> None:
    """Put it out of sight; nothing of it is lost."""
    session: Session = context.obj
    with open_journal(session) as journal:
        uid = journal.entries.find(entry)
        journal.bin.delete(uid)
        handle = journal.entries.get(uid).handle
    says = N_("In the bin: {handle}. Take it out with: reflectie restore {handle}")
    session.say(says, handle=handle)


@commands.command("restore")
def restore(context: typer.Context, entry: DeletedName) -> None:
    """Bring it back as it was."""
    session: Session = context.obj
    with open_journal(session) as journal:
        uid = journal.entries.find(entry, in_bin=True)
        journal.bin.restore(uid)
        session.say(N_("Restored: {handle}"), handle=journal.entries.get(uid).handle)


@commands.command("erase")
def erase(context: typer.Context, entry: EntryName, yes: Yes = False) -> None:
    """Ask, erase, and say which copies may still hold the words."""
    from reflectie_cli.flows import erase

    session: Session = context.obj
    with open_journal(session) as journal:
        erase.erase(session, journal, journal.entries.find(entry), yes=yes)


@commands.command("condense")
def condense(
    context: typer.Context,
    entries: Annotated[
        list[str] | None,
        argument("ENTRY...", N_("Handles; without any, by --before."), complete=complete_entry),
    ] = None,
    before: Annotated[
        str, option("--before", takes="WHEN", help=N_("Entries about a day before this one."))
    ] = "12 months ago",
    yes: Yes = False,
    dry_run: Annotated[bool, option("--dry-run", help=N_("Only show what would go."))] = False,
) -> None:
    """Show what would go, ask, and drop it for good."""
    from reflectie_cli.flows import condense

    session: Session = context.obj
    day = session.read_day(before)
    with look_into_journal(session) if dry_run else open_journal(session) as journal:
        found = (
            [journal.entries.get(journal.entries.find(name)) for name in entries]
            if entries
            else condense.old_entries(journal, day)
        )
        condense.condense(session, journal, found, yes=yes, dry_run=dry_run)


@commands.command("config")
def config(
    context: typer.Context,
    name: Annotated[
        str | None, argument("NAME", N_("The setting."), complete=complete_setting)
    ] = None,
    value: Annotated[str | None, argument("VALUE", N_("The new value."))] = None,
    unset: Annotated[bool, option("--unset", help=N_("Back to the default."))] = False,
    as_json: AsJson = False,
) -> None:
    """Show every setting with what it means, one setting's value, or change one."""
    from reflectie_cli.cli.render import show_items
    from reflectie_cli.screen.settings import settings_page
    from reflectie_cli.system.settings_file import SHAPE, change, read_values, typed_value
    from reflectie_cli.system.synced_folders import warnings

    session: Session = context.obj
    path = session.places.settings
    if name is not None and (value is not None or unset):
        change(path, name, None if unset else value)
    elif name is not None:
        session.write(f"{typed_value(path, name)}\n")
    else:
        values = read_values(path)
        show_items(
            session,
            [dict.fromkeys(SHAPE.fields) | values],
            lambda _: settings_page(
                values, session.places, warnings(session.places.journal), session.language
            ),
            as_json=as_json,
        )


@commands.command("demo")
def demo(context: typer.Context) -> None:
    """Make it in a folder of its own; where nobody looks, show a few pages and throw it away."""
    from reflectie_cli.flows.demo import show_demonstration

    show_demonstration(context.obj)
