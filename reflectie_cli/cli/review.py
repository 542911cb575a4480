"""Looking back on a period: read it back, walk its questions; or only read, for scripts."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_period
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import AnswersFile, InEditor, format_of, free, one_of
from reflectie_cli.errors import OnlyReads, UnknownChoice
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.entry import Period
    from reflectie_cli.journal.journal import Journal
    from reflectie_cli.loop.review import Review

activity = Activity()

FORMATS = ("md", "json", "html")
_KINDS = N_("week, month, quarter, year")
SYSTEMS = ("cron", "systemd", "launchd", "windows")

PeriodName = Annotated[
    str,
    typer.Argument(
        metavar="PERIOD",
        help=N_("week, last-month, 2026-W47, 2026-Q4, 2026 or two days with .. between."),
        autocompletion=complete_period,
    ),
]


@activity.command(help=N_("Read a period back, then look back on it."))
def review(
    context: typer.Context,
    period: PeriodName = "week",
    as_format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=N_("Only read it: md, json or html.")
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=N_("Into this file."))
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Also over a file that is there."))
    ] = False,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
) -> None:
    """Show what a period holds, and keep what somebody makes of it; or write it to a file."""
    from reflectie_cli.loop.period import read_period

    session: Session = context.obj
    one_of("--format", as_format, FORMATS)
    days = read_period(period, today=session.day)
    if (as_format or output) and (answers is not None or in_editor):
        raise OnlyReads
    if as_format or output:
        _write(session, days, as_format or format_of(output, FORMATS), output, force=force)
        return
    from reflectie_cli.flows.review import look_back_on

    with session.journal() as journal:
        journal.prove_writable()
        found = gathered(journal, days)
        look_back_on(session, journal, found, answers=answers, in_editor=in_editor)


@activity.command(help=N_("Print what writes a review by itself; nothing is installed."))
def schedule(
    context: typer.Context,
    period: Annotated[
        str, typer.Argument(metavar="PERIOD", help=N_("week, month, quarter or year."))
    ],
    system: Annotated[
        str | None,
        typer.Option("--print", metavar="SYSTEM", help=N_("cron, systemd, launchd or windows.")),
    ] = None,
) -> None:
    """Print a task for the scheduler of a computer, with what to do with it."""
    from reflectie_cli.loop.period import kind_named
    from reflectie_cli.system.scheduled_tasks import scheduled

    session: Session = context.obj
    one_of("--print", system, SYSTEMS)
    kind = kind_named(period)
    if kind is None:
        option, choices = (session.language.text(text) for text in (N_("PERIOD"), _KINDS))
        raise UnknownChoice(option=option, text=period, choices=choices)
    here = {"darwin": "launchd", "win32": "windows"}.get(sys.platform, "cron")
    command = _command_for(session, kind)
    session.out.write(scheduled(kind, system or here, command, session.language))


def _command_for(session: "Session", kind: str) -> list[str]:
    """Give the command that writes the newest review beside the journal, with whole paths."""
    beside = shutil.which("reflectie", path=str(Path(sys.executable).parent))
    program = beside or shutil.which("reflectie")
    journal = session.places.journal.absolute()
    written = journal.parent / f"review-{kind}.html"
    return [
        *([program] if program else [sys.executable, "-m", "reflectie_cli"]),
        *("--journal", str(journal), "--lang", session.language.code),
        *("review", f"last-{kind}", "--format", "html", "--force", "-o", str(written)),
    ]


def gathered(journal: "Journal", period: "Period") -> "Review":
    """Gather what a period holds."""
    from reflectie_cli.journal.filters import Filter
    from reflectie_cli.loop.review import gather

    pages = journal.entries.pages(Filter(since=period.first, until=period.last))
    entries = (entry for page in pages for entry in page)
    return gather(
        period,
        entries,
        journal.intentions.came_of(period),
        journal.intentions.select(period=period),
    )


def _write(
    session: "Session", period: "Period", as_format: str, output: Path | None, *, force: bool
) -> None:
    """Give what a period holds in a format, to a file or to standard output."""
    from reflectie_cli.documents.letter import letter
    from reflectie_cli.system.private_files import write_whole

    output = free(output, force=force)
    with session.look() as journal:
        found = gathered(journal, period)
    if as_format == "json":
        from reflectie_cli.screen.json_output import review_object

        data = review_object(found)
    elif as_format == "html":
        from reflectie_cli.documents.letter_html import as_html

        data = as_html(letter(found, session.language), session.language)
    else:
        from reflectie_cli.documents.letter_markdown import as_markdown

        data = as_markdown(letter(found, session.language), session.language)
    if output:
        write_whole(output, [data])
    else:
        session.give(data)
