"""What a coach may see: seen, chosen and made less recognisable before it leaves."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.after_talk import after_talk
from reflectie_cli.cli.completion import complete_coach, complete_shared
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import (
    AnswersFile,
    AsJson,
    Force,
    Output,
    answers_from,
    format_of,
    free_path,
    one_of,
)
from reflectie_cli.cli.session import open_journal
from reflectie_cli.documents.formats import check_installed, formats_of
from reflectie_cli.errors import LockNeedsPdf, NotSeen, SealedHasNoFormat
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from pathlib import Path

    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.entry import Level

commands = CommandGroup()


FORMATS = formats_of("summary")


@commands.command("summary")
def summary(
    context: typer.Context,
    period: Annotated[
        str,
        argument(
            "PERIOD",
            N_("A period as for review; without one, the last six weeks."),
            complete=complete_shared,
        ),
    ] = "",
    level: Annotated[
        str, option("--level", takes="LEVEL", help=N_("insight, or full: more of your words."))
    ] = "insight",
    as_format: Annotated[
        str | None,
        option("--format", "-f", takes="FORMAT", help=N_("md, html, docx, pdf or json.")),
    ] = None,
    output: Output = None,
    force: Force = False,
    yes: Annotated[
        bool,
        option("--yes", help=N_("What you chose last, or the newest on a page, without asking.")),
    ] = False,
    everything: Annotated[
        bool, option("--all", help=N_("With --yes: everything but a team's words."))
    ] = False,
    deidentify: Annotated[
        bool, option("--deidentify", help=N_("Always on: people are made less recognisable."))
    ] = True,
    discussion: Annotated[
        bool, option("--discussion", help=N_("With room to write during the conversation."))
    ] = False,
    team: Annotated[
        bool, option("--team", help=N_("A team's text about its year (the set teamjaar)."))
    ] = False,
    recipient: Annotated[
        str | None,
        option("--to", takes="RECIPIENT", help=N_("Seal it: a public key, or passphrase.")),
    ] = None,
    name: Annotated[
        str,
        option(
            "--for",
            takes="NAME",
            help=N_("Whom it is for, as you call them."),
            complete=complete_coach,
        ),
    ] = "",
    lock: Annotated[
        bool, option("--lock", help=N_("A PDF that opens with five words, told once."))
    ] = False,
    agreed: Annotated[
        bool, option("--agreed", help=N_("After the conversation: what did you agree?"))
    ] = False,
    reply: Annotated[
        Path | None,
        option("--from", takes="FILE", help=N_("With --agreed: a reply of your coach.")),
    ] = None,
    history: Annotated[
        bool,
        option(
            "--history",
            help=N_("What you shared before, with whom and when; with a NAME its lines."),
        ),
    ] = False,
    answers: AnswersFile = None,
    as_json: AsJson = False,
) -> None:
    """Show everything that could leave, let somebody choose line by line, and write just that."""
    session: Session = context.obj
    sought = _level(level)
    kind = _kind(as_format, output, lock=lock, writes=not (recipient or history or agreed or reply))
    if history or agreed or reply:
        return after_talk(session, period if history else None, reply, answers, as_json=as_json)
    _check(sealed=recipient is not None, as_format=as_format, seen=yes or session.can_ask)
    from reflectie_cli.flows import summary

    request = summary.SummaryRequest(
        period=period,
        level=sought,
        as_format=kind,
        output=free_path(output, force=force),
        discussion=discussion,
        lock=lock,
        team=team,
        recipient=recipient,
        name=name,
        answers=answers_from(session, answers, in_editor=False) if answers or not yes else None,
        asks=not yes,
        everything=everything,
    )
    with open_journal(session, proven=True) as journal:
        summary.summarise(session, journal, request)


def _level(typed: str) -> "Level":
    """Return a level by the name that was typed. Raise `UnknownChoice`."""
    from reflectie_cli.loop.summary import LEVELS_AS_TYPED

    one_of("--level", typed, LEVELS_AS_TYPED)
    return LEVELS_AS_TYPED[typed]


def _kind(as_format: str | None, output: "Path | None", *, lock: bool, writes: bool) -> str:
    """Return the format of a summary, which is one that can be written here and now.

    Raise `UnknownChoice`, `LockNeedsPdf` or `NeedsExtra`, before anything is asked.
    """
    one_of("--format", as_format, FORMATS)
    kind = as_format or format_of(output, FORMATS)
    if lock and not (writes and kind == "pdf"):
        raise LockNeedsPdf
    if writes:
        check_installed(kind)
    return kind


def _check(*, sealed: bool, as_format: str | None, seen: bool) -> None:
    """Raise `SealedHasNoFormat`, or `NotSeen` where nobody can read the text before it leaves."""
    if sealed and as_format:
        raise SealedHasNoFormat
    if not seen:
        raise NotSeen
