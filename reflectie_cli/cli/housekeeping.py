"""Keeping house: the bin and what leaves it for good, and the settings."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_deleted, complete_setting
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import AsJson, EntryName
from reflectie_cli.errors import NeedsYes
from reflectie_cli.flows.agreeing import agrees
from reflectie_cli.flows.left_behind import tell_what_is_left
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

activity = Activity()

DeletedName = Annotated[
    str,
    typer.Argument(
        metavar="ENTRY",
        help=N_("A handle, the start of one, or last."),
        autocompletion=complete_deleted,
    ),
]


@activity.command(help=N_("Put an entry into the bin."))
def delete(context: typer.Context, entry: EntryName) -> None:
    """Put it out of sight; nothing of it is lost."""
    session: Session = context.obj
    with session.journal() as journal:
        uid = journal.entries.find(entry)
        journal.bin.delete(uid)
        handle = journal.entries.get(uid).handle
    session.say(
        N_("In the bin: {handle}. Take it out with: reflectie restore {handle}"), handle=handle
    )


@activity.command(help=N_("Take an entry out of the bin."))
def restore(context: typer.Context, entry: DeletedName) -> None:
    """Bring it back as it was."""
    session: Session = context.obj
    with session.journal() as journal:
        uid = journal.entries.find(entry, in_bin=True)
        journal.bin.restore(uid)
        session.say(N_("Back: {handle}"), handle=journal.entries.get(uid).handle)


@activity.command(help=N_("Erase an entry for good, text and earlier wordings included."))
def erase(
    context: typer.Context,
    entry: EntryName,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Do not ask first."))] = False,
) -> None:
    """Ask, erase, and say which copies may still hold the words."""
    session: Session = context.obj
    with session.journal() as journal:
        uid = journal.entries.find(entry)
        found = journal.entries.get(uid)
        if not (yes or _sure(session, found.handle, found.set_title)):
            session.say(N_("Nothing was erased."))
            raise typer.Exit(1)
        journal.bin.erase(uid)
        session.say(
            N_("Erased: {handle}. Its words are no longer in the journal."), handle=found.handle
        )
        tell_what_is_left(session, journal, [found])


def _sure(session: "Session", handle: str, title: str) -> bool:
    if not session.can_ask:
        raise NeedsYes
    try:
        question = N_("Erase {handle} ({title}) for good? Type yes:")
        return agrees(session, question, handle=handle, title=title)
    except (KeyboardInterrupt, EOFError):
        session.err.write("\n")
        session.say(N_("Nothing was erased."))
        raise typer.Exit(130) from None


@activity.command(help=N_("Read settings, or set one."))
def config(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help=N_("The setting."), autocompletion=complete_setting
        ),
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help=N_("What it becomes."))] = None,
    unset: Annotated[bool, typer.Option("--unset", help=N_("Back to how it came."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show every setting with what it means, one setting's value, or change one."""
    from reflectie_cli.system.settings_file import SHAPE, change, one, written

    session: Session = context.obj
    path = session.places.settings
    if name is not None and (value is not None or unset):
        change(path, name, None if unset else value)
    elif name is not None:
        session.out.write(f"{one(path, name)}\n")
    elif as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([dict.fromkeys(SHAPE.entries) | written(path)]))
    else:
        from reflectie_cli.screen.settings import settings_page

        session.show(settings_page(written(path), session.places, session.language))
