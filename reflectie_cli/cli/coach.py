"""For a coach: a key of one's own, the summaries that others sealed for it, and a reply."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_period, complete_person, complete_received
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import (
    AnswersFile,
    AsJson,
    Force,
    InEditor,
    Output,
    Yes,
    answers_from,
    format_of,
    free_path,
    one_of,
)
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.documents.formats import formats_of
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()
coach = CommandGroup("coach")
commands.add_group(coach, "coach")

FORMATS = formats_of("summary")

WhichSummary = Annotated[
    str,
    argument("NAME", N_("Who sent it, or a handle."), complete=complete_received),
]
AsFormat = Annotated[
    str | None, option("--format", "-f", takes="FORMAT", help=N_("md, html, docx, pdf or json."))
]


@coach.command("key")
def key(
    context: typer.Context,
    force: Annotated[
        bool, option("--force", help=N_("A new key instead of the one that is there."))
    ] = False,
    yes: Yes = False,
) -> None:
    """Print the public key; with a new one a passphrase is asked, otherwise nothing is."""
    from reflectie_cli.flows.coach_key import public_key
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
            "--as", takes="NAME", help=N_("The name you keep it under."), complete=complete_person
        ),
    ] = "",
    output: Output = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Show what is in it; the same file is kept once. Nothing is kept of what cannot be read."""
    from reflectie_cli.flows import coach, received

    session: Session = context.obj
    as_format, output = format_of(output, FORMATS), free_path(output, force=force)
    data, summary = coach.read_file(session, file, name)
    shown = not (as_json or output)
    with open_journal(session, proven=True) as journal:
        if shown:
            session.show(received.lines_of(summary.document))
        entry = coach.keep_summary(session, journal, data, summary, name, shown=shown)
    one = received.OneReceived(entry, summary.document)
    if output:
        received.write_received(session, [one], name, as_format, output)
    if as_json:
        show_items(session, [received.as_item(one)], lambda _: [], as_json=True)
    else:
        session.write(f"{entry.handle}\n")


@coach.command("list")
def list_received(
    context: typer.Context,
    name: Annotated[str, argument("NAME", N_("Only this name."), complete=complete_person)] = "",
    as_json: AsJson = False,
) -> None:
    """Show the latest of each person and what is new; with a name, all of that one, oldest first."""
    from reflectie_cli.flows.received import received_summaries
    from reflectie_cli.screen.received import people_page, received_page

    session: Session = context.obj
    name = " ".join(name.split())
    with look_into_journal(session) as journal:
        found = received_summaries(journal, name)
    page = received_page if name else people_page
    show_items(
        session,
        found,
        lambda found: page(found, session.language),
        as_json=as_json,
        nothing=N_("Nothing has been sent to you yet, or nothing under this name."),
    )


@coach.command("show")
def show(context: typer.Context, which: WhichSummary = "", as_json: AsJson = False) -> None:
    """Show the latest of somebody, or one by its handle; without a name, the latest of all."""
    from reflectie_cli.flows.coach import is_new, note_shown
    from reflectie_cli.flows.received import as_item, find_received, show_received

    session: Session = context.obj
    with look_into_journal(session) as journal:
        one = find_received(journal, which)
        if as_json:
            show_items(session, [as_item(one)], lambda _: [], as_json=True)
            return
        show_received(session, journal, one)
    if is_new(one.entry):
        with open_journal(session) as journal:
            note_shown(session, journal, one.entry)


@coach.command("export")
def export(
    context: typer.Context,
    who: WhichSummary,
    period: Annotated[
        str,
        argument("PERIOD", N_("Received in this period; as for review."), complete=complete_period),
    ] = "",
    as_format: AsFormat = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write what somebody sent you to a file, with its headings, oldest first."""
    from reflectie_cli.flows.received import sent_by, write_received
    from reflectie_cli.loop.period import read_period

    session: Session = context.obj
    one_of("--format", as_format, FORMATS)
    as_format = as_format or format_of(output, FORMATS)
    output = free_path(output, force=force)
    days = read_period(period, today=session.today) if period else None
    with look_into_journal(session) as journal:
        found = sent_by(journal, who, days)
    write_received(session, found, who, as_format, output)


@coach.command("reply")
def reply(
    context: typer.Context,
    which: WhichSummary,
    output: Output = None,
    recipient: Annotated[
        str | None,
        option(
            "--to", takes="RECIPIENT", help=N_("Seal it for this public key, or with a passphrase.")
        ),
    ] = None,
    force: Force = False,
    answers: AnswersFile = None,
    in_editor: InEditor = False,
) -> None:
    """Write a few lines back; they come with what they answer, and are sealed where there is a key."""
    from reflectie_cli.flows.received import find_received
    from reflectie_cli.flows.reply import write_reply

    session: Session = context.obj
    output = free_path(output, force=force)
    source = answers_from(session, answers, in_editor)
    with open_journal(session, proven=True) as journal:
        to = find_received(journal, which)
        write_reply(session, journal, to, source, recipient=recipient, output=output)
