"""What a coach may see: seen, chosen and made less recognisable before it leaves."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_period
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
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.documents.formats import check_installed, formats_of
from reflectie_cli.errors import LockNeedsPdf, NotSeen, SealedHasNoFormat
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from pathlib import Path

    from reflectie_cli.flows.session import Session

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
            complete=complete_period,
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
    lock: Annotated[
        bool, option("--lock", help=N_("A PDF that opens with five words, told once."))
    ] = False,
    agreed: Annotated[
        bool, option("--agreed", help=N_("After the conversation: what did you agree?"))
    ] = False,
    history: Annotated[
        bool, option("--history", help=N_("What you shared before, and when."))
    ] = False,
    answers: AnswersFile = None,
    as_json: AsJson = False,
) -> None:
    """Show everything that could leave, let somebody choose line by line, and write just that."""
    from reflectie_cli.loop.summary import LEVELS_AS_TYPED

    session: Session = context.obj
    one_of("--level", level, LEVELS_AS_TYPED)
    kind = _kind(as_format, output, lock=lock, writes=not (recipient or history or agreed))
    if history or agreed:
        return _after_the_talk(session, history=history, answers=answers, as_json=as_json)
    _check(sealed=recipient is not None, as_format=as_format, seen=yes or session.can_ask)
    from reflectie_cli.flows import summary

    request = summary.SummaryRequest(
        period=period,
        level=LEVELS_AS_TYPED[level],
        as_format=kind,
        output=free_path(output, force=force),
        discussion=discussion,
        lock=lock,
        team=team,
        recipient=recipient,
        answers=answers_from(session, answers, in_editor=False) if answers or not yes else None,
        asks=not yes,
        everything=everything,
    )
    with open_journal(session, proven=True) as journal:
        summary.summarise(session, journal, request)


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


def _after_the_talk(
    session: "Session", *, history: bool, answers: str | None, as_json: bool
) -> None:
    """Show what was shared before, or ask what was agreed."""
    if not history:
        from reflectie_cli.flows.talk import agree

        with open_journal(session, proven=True) as journal:
            agree(session, journal, answers_from(session, answers, in_editor=False))
        return
    from reflectie_cli.documents.sharing import history_page

    with look_into_journal(session) as journal:
        shared = journal.sharing.history()
    show_items(
        session,
        shared,
        lambda shared: history_page(shared, session.language),
        as_json=as_json,
        nothing=N_("Nothing was shared yet."),
    )
