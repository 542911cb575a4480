"""Forms for a register: activities written down one by one, and a form made of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_entry, complete_period
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import (
    AnswersFile,
    Force,
    Output,
    Yes,
    answers_from,
    format_of,
    free_path,
    one_of,
)
from reflectie_cli.cli.session import open_journal
from reflectie_cli.documents.formats import formats_of
from reflectie_cli.errors import NotSeen
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()

FORMATS = formats_of("register")
REGISTERS = ("skj", "venvn")


@commands.command("register")
def register(
    context: typer.Context,
    name: Annotated[str, argument("REGISTER", N_("skj or venvn."))],
    period: Annotated[
        str,
        argument(
            "PERIOD",
            N_("As for a review; without one it is about this year."),
            complete=complete_period,
        ),
    ] = "year",
    add: Annotated[
        str | None,
        option(
            "--add",
            takes="ENTRY",
            help=N_("Write down an activity: this entry."),
            complete=complete_entry,
        ),
    ] = None,
    answers: AnswersFile = None,
    as_format: Annotated[
        str | None, option("--format", "-f", takes="FORMAT", help=N_("md, html, docx or pdf."))
    ] = None,
    output: Output = None,
    force: Force = False,
    yes: Yes = False,
) -> None:
    """Write an activity down, or make the form of those of a period."""
    from reflectie_cli.loop.period import read_period
    from reflectie_cli.loop.register import Register

    session: Session = context.obj
    one_of(session.language.text(N_("REGISTER")), name.lower(), REGISTERS)
    one_of("--format", as_format, FORMATS)
    which = Register(name.lower())
    if add is None and not (yes or session.can_ask):
        raise NotSeen
    from reflectie_cli.flows import register as flow

    days = read_period(period, today=session.today)
    file = free_path(output, force=force)
    with open_journal(session, proven=True) as journal:
        if add:
            flow.add_activity(session, journal, which, add, answers_from(session, answers, False))
        else:
            kind = as_format or format_of(output, FORMATS)
            flow.write_form(
                session, journal, flow.RegisterRequest(which, days, kind, file, not yes)
            )
