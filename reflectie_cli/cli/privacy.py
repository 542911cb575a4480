"""Writing so that nobody can be recognised: the page about it, and one's own list of names."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import AsJson, one_of
from reflectie_cli.errors import NoSuchName
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

activity = Activity()
names = Activity(no_args_is_help=False, invoke_without_command=True)

ROLES = {
    "client": "client", "relative": "relative", "colleague": "colleague",
    "cliënt": "client", "verwant": "relative", "collega": "colleague",
}  # fmt: skip
"""The roles people type, in either language, and how they are kept."""


@activity.command(help=N_("How to write so that nobody can be recognised."))
def privacy(context: typer.Context) -> None:
    """Show the page, where the journal is, and what may copy it elsewhere."""
    from reflectie_cli.screen.privacy import privacy_page
    from reflectie_cli.system.synced_folders import warnings

    session: Session = context.obj
    session.show(
        privacy_page(
            session.places.journal, warnings(session.places.journal), session.language
        )
    )  # fmt: skip


activity.add_typer(names, name="names", help=N_("Names that a summary always leaves out."))


@names.callback()
def list_names(context: typer.Context, as_json: AsJson = False) -> None:
    """List the names, unless one is added or removed."""
    if context.invoked_subcommand is not None:
        return
    session: Session = context.obj
    with session.look() as journal:
        found = journal.sharing.names()
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object(found))
    elif found:
        from reflectie_cli.screen.privacy import names_page

        session.show(names_page(found, session.language))
    else:
        session.say(N_("No names yet. Put one on the list with: reflectie names add NAME"))


@names.command("add", help=N_("Put a name on the list."))
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("As you write it."))],
    role: Annotated[
        str,
        typer.Option("--role", metavar="ROLE", help=N_("client, relative or colleague.")),
    ] = "",
) -> None:
    """Keep a name in the journal; a summary writes the role instead."""
    session: Session = context.obj
    one_of("--role", role or None, ROLES)
    if not name.strip():
        raise NoSuchName(name=name)
    with session.journal() as journal:
        journal.sharing.add_name(name, ROLES.get(role, ""))
    session.say(N_("On the list: {name}"), name=" ".join(name.split()))


@names.command("remove", help=N_("Take a name off the list."))
def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("The name."))],
) -> None:
    """Forget a name. Raises `NoSuchName`."""
    session: Session = context.obj
    with session.journal() as journal:
        if not journal.sharing.remove_name(name):
            raise NoSuchName(name=name)
    session.say(N_("Off the list: {name}"), name=name)
