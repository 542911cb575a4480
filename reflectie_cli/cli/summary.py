"""What a coach may see: seen, chosen and made less recognisable before it leaves."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_period
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import AnswersFile, AsJson, format_of, free, one_of
from reflectie_cli.errors import NotSeen, SealedHasNoFormat
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

activity = Activity()

FORMATS = ("md", "html", "docx", "json")


@activity.command(help=N_("What a coach may see: read it, choose, and write it to a file."))
def summary(
    context: typer.Context,
    period: Annotated[
        str,
        typer.Argument(
            metavar="PERIOD", help=N_("A period as for review; without one, the last six weeks."),
            autocompletion=complete_period,
        ),
    ] = "",
    level: Annotated[
        str, typer.Option("--level", metavar="LEVEL", help=N_("insight, or full: more of your words."))
    ] = "insight",
    as_format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help=N_("md, html, docx or json.")),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=N_("Into this file."))
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Also over a file that is there."))
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=N_("What you chose last, or all of it, without asking."))
    ] = False,
    deidentify: Annotated[
        bool, typer.Option("--deidentify", help=N_("Always on: people are made less recognisable."))
    ] = True,
    discussion: Annotated[
        bool, typer.Option("--discussion", help=N_("With room to write on during the talk."))
    ] = False,
    team: Annotated[
        bool, typer.Option("--team", help=N_("The year text of a team (the set teamjaar)."))
    ] = False,
    recipient: Annotated[
        str | None,
        typer.Option("--to", metavar="RECIPIENT", help=N_("Sealed: a coach's public key, or passphrase.")),
    ] = None,
    agreed: Annotated[
        bool, typer.Option("--agreed", help=N_("After the talk: what did you agree?"))
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help=N_("What you shared before, and when."))
    ] = False,
    answers: AnswersFile = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show everything that could leave, let somebody choose line by line, and write just that."""
    from reflectie_cli.flows import summary
    from reflectie_cli.loop.summary import LEVELS

    session: Session = context.obj
    one_of("--level", level, LEVELS)
    one_of("--format", as_format, FORMATS)
    if history or agreed:
        tell = summary.show_history if history else summary.agree
        tell(session, as_json=as_json, answers=answers)
        return
    if recipient and as_format:
        raise SealedHasNoFormat
    if not yes and not session.can_ask:
        raise NotSeen
    wish = summary.Wish(
        period=period, level=LEVELS[level],
        as_format=as_format or format_of(output, FORMATS), output=free(output, force=force),
        discussion=discussion, team=team, recipient=recipient, answers=answers,
    )  # fmt: skip
    with session.journal() as journal:
        journal.prove_writable()
        summary.summarise(session, journal, wish, asks=not yes)
