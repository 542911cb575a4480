"""For a coach: a key of one's own, and the summaries that others sealed for it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_theme
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import AsJson, Yes
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()
coach = CommandGroup("coach")
commands.add_group(coach, "coach")


@coach.command("key")
def key(
    context: typer.Context,
    force: Annotated[
        bool, option("--force", help=N_("A new key instead of the one that is there."))
    ] = False,
    yes: Yes = False,
) -> None:
    """Print the public key; with a new one a passphrase is asked, otherwise nothing is."""
    from reflectie_cli.flows.coach import public_key
    from reflectie_cli.transfer.sealed import fingerprint

    session: Session = context.obj
    public, private = public_key(session, force=force, yes=yes)
    session.write(f"{public}\n")
    session.say(N_("To compare by phone: {words}"), words=fingerprint(public))
    session.say(N_("Give the line with age1 to the person you coach; it is not secret. They type:"))
    session.say(N_("reflectie summary --to age1…"))
    says = N_(
        "Your private key: {path}. Keep a copy of it: without it and its passphrase nobody can open what you are sent."
    )
    session.say(says, path=private)


@coach.command("open")
def open_file(
    context: typer.Context,
    file: Annotated[Path, argument("FILE", N_("What you were sent."))],
    name: Annotated[
        str,
        option(
            "--as", takes="NAME", help=N_("The name you keep it under."), complete=complete_theme
        ),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Show what is in it; the same file is kept once. Nothing is kept of what cannot be read."""
    from reflectie_cli.flows import coach

    session: Session = context.obj
    name = " ".join(name.split())
    data, summary = coach.read_file(session, file, name)
    with open_journal(session, proven=True) as journal:
        if not as_json:
            session.show(coach.summary_lines_of(summary))
        entry = coach.keep_summary(session, journal, data, summary, name)
    if as_json:
        show_items(session, [coach.as_item(entry, summary)], lambda _: [], as_json=True)
    else:
        session.write(f"{entry.handle}\n")


@coach.command("list")
def list_received(
    context: typer.Context,
    name: Annotated[str, argument("NAME", N_("Only this name."), complete=complete_theme)] = "",
    as_json: AsJson = False,
) -> None:
    """Show handle, month and title of each summary, oldest first."""
    from reflectie_cli.flows.coach import received_summaries
    from reflectie_cli.screen.received import received_page

    session: Session = context.obj
    with look_into_journal(session) as journal:
        found = received_summaries(journal, " ".join(name.split()))
    show_items(
        session,
        found,
        received_page,
        as_json=as_json,
        nothing=N_("Nothing has been sent to you yet, or nothing under this name."),
    )
