"""Looking back on a period: read it back, walk its questions; or only read, for scripts."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_period
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import (
    AnswersFile,
    AsJson,
    Force,
    InEditor,
    Output,
    WithPrivate,
    answers_from,
    format_of,
    free_path,
    in_folder,
    one_of,
)
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.documents.formats import formats_of
from reflectie_cli.errors import OnlyReads, UnknownChoice
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()

FORMATS = formats_of("review")
_KINDS = N_("week, month, quarter, year")
SYSTEMS = ("cron", "systemd", "launchd", "windows")

PeriodName = Annotated[
    str,
    argument(
        "PERIOD",
        N_("week, last-month, 2026-W47, 2026-Q4, 2026 or two days with .. between."),
        complete=complete_period,
    ),
]


@commands.command("review")
def review(
    context: typer.Context,
    period: PeriodName = "week",
    as_format: Annotated[
        str | None,
        option(
            "--format", "-f", takes="FORMAT", help=N_("Only read it: md, html, docx, pdf or json.")
        ),
    ] = None,
    output: Output = None,
    force: Force = False,
    with_private: WithPrivate = False,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
) -> None:
    """Show what a period holds, and keep what somebody makes of it; or write it to a file."""
    from reflectie_cli.loop.period import read_period

    session: Session = context.obj
    one_of("--format", as_format, FORMATS)
    days = read_period(period, today=session.today)
    if not (as_format or output):
        from reflectie_cli.flows.review import review_in_person

        source = answers_from(session, answers, in_editor)
        with open_journal(session, proven=True) as journal:
            review_in_person(session, journal, days, source)
        return
    if answers is not None or in_editor:
        raise OnlyReads
    from reflectie_cli.flows.review import write_review

    as_format = as_format or format_of(output, FORMATS)
    file = free_path(in_folder(output, f"review-{days.name}.{as_format}"), force=force)
    with look_into_journal(session) as journal:
        write_review(session, journal, days, as_format, file, with_private=with_private)


@commands.command("what-for")
def what_for(
    context: typer.Context,
    period: Annotated[
        str,
        argument(
            "PERIOD",
            N_("As for a review; without one it is about this month."),
            complete=complete_period,
        ),
    ] = "month",
    as_format: Annotated[
        str | None,
        option("--format", "-f", takes="FORMAT", help=N_("md, html, docx, pdf or json.")),
    ] = None,
    output: Output = None,
    force: Force = False,
    with_private: WithPrivate = False,
    as_json: AsJson = False,
) -> None:
    """Show purposes in somebody's own words beside what became visible; nothing is asked."""
    from reflectie_cli.flows.what_for import show_what_for, write_what_for
    from reflectie_cli.loop.period import read_period

    session: Session = context.obj
    one_of("--format", as_format, FORMATS)
    days = read_period(period, today=session.today)
    as_format = "json" if as_json else as_format
    file = free_path(output, force=force)
    with look_into_journal(session) as journal:
        if as_format or output:
            as_format = as_format or format_of(output, FORMATS)
            write_what_for(session, journal, days, as_format, file, with_private=with_private)
        else:
            show_what_for(session, journal, days)


@commands.command("schedule")
def schedule(
    context: typer.Context,
    period: Annotated[str, argument("PERIOD", N_("week, month, quarter or year."))],
    system: Annotated[
        str | None, option("--print", takes="SYSTEM", help=N_("cron, systemd, launchd or windows."))
    ] = None,
) -> None:
    """Print a task for the scheduler of a computer, with what to do with it."""
    from reflectie_cli.flows.review import review_command
    from reflectie_cli.loop.period import read_kind
    from reflectie_cli.system.scheduled_tasks import task_text

    session: Session = context.obj
    one_of("--print", system, SYSTEMS)
    kind = read_kind(period)
    if kind is None:
        option, choices = (session.language.text(text) for text in (N_("PERIOD"), _KINDS))
        raise UnknownChoice(option=option, text=period, choices=choices)
    here = {"darwin": "launchd", "win32": "windows"}.get(sys.platform, "cron")
    command = review_command(session, kind)
    session.write(task_text(kind, system or here, command, session.language))
