"""Writing so that nobody can be recognised: the page about it, and one's own list of names."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import AsJson, one_of
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.errors import NoSuchName
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()
names = CommandGroup("names", no_args_is_help=False, invoke_without_command=True)
commands.add_group(names, "names")

ROLES = {
    "client": "client",
    "relative": "relative",
    "colleague": "colleague",
    "cliënt": "client",
    "verwant": "relative",
    "collega": "colleague",
}
"""The roles people type, in either language, and how they are kept."""


@commands.command("privacy")
def privacy(context: typer.Context) -> None:
    """Show the page, where the journal is, and what may copy it elsewhere."""
    from reflectie_cli.screen.privacy import privacy_page
    from reflectie_cli.system.synced_folders import warnings

    session: Session = context.obj
    journal = session.places.journal
    session.show(privacy_page(journal, warnings(journal), session.language))


@names.callback()
def list_names(context: typer.Context, as_json: AsJson = False) -> None:
    """List the names, unless one is added or removed."""
    if context.invoked_subcommand is not None:
        return
    from reflectie_cli.screen.privacy import names_page

    session: Session = context.obj
    with look_into_journal(session) as journal:
        found = journal.sharing.names()
    show_items(
        session,
        found,
        lambda found: names_page(found, session.language),
        as_json=as_json,
        nothing=N_("No names yet. Add one with: reflectie names add NAME"),
    )


@names.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, argument("NAME", N_("The name as you write it."))],
    role: Annotated[
        str, option("--role", takes="ROLE", help=N_("client, relative or colleague."))
    ] = "",
) -> None:
    """Keep a name in the journal; a summary writes the role instead."""
    session: Session = context.obj
    one_of("--role", role or None, ROLES)
    if not name.strip():
        raise NoSuchName(name=name)
    with open_journal(session) as journal:
        journal.sharing.add_name(name, ROLES.get(role, ""))
    session.say(N_("Added to the list: {name}"), name=" ".join(name.split()))


@names.command("remove")
def remove(context: typer.Context, name: Annotated[str, argument("NAME", N_("The name."))]) -> None:
    """Forget a name. Raise `NoSuchName`."""
    session: Session = context.obj
    with open_journal(session) as journal:
        if not journal.sharing.remove_name(name):
            raise NoSuchName(name=name)
    session.say(N_("Taken off the list: {name}"), name=name)
