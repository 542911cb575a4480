"""What comes back: intentions, and what becomes of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_intention
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
    one_of,
)
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.errors import DayIsPast
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.entry import IntentionState

_FORMATS = ("ics",)
_PAST_STAYED = N_("Left out because their day is past: {count}. With them: --with-past")

commands = CommandGroup()
intentions = CommandGroup("intentions", no_args_is_help=False, invoke_without_command=True)
commands.add_group(intentions, "intentions")

IntentionName = Annotated[
    str, argument("ID", N_("A handle, or the start of one."), complete=complete_intention)
]


@intentions.callback()
def list_intentions(
    context: typer.Context,
    only_open: Annotated[bool, option("--open", help=N_("Only what is open."))] = False,
    due: Annotated[bool, option("--due", help=N_("Only what there is to look back on."))] = False,
    line: Annotated[
        str | None, option("--line", takes="LINE", help=N_("care, self, team or organisation."))
    ] = None,
    horizon: Annotated[
        str | None, option("--horizon", takes="WORD", help=N_("short (a week) or long (a month)."))
    ] = None,
    as_format: Annotated[
        str | None,
        option("--format", "-f", takes="FORMAT", help=N_("ics: check dates for a calendar.")),
    ] = None,
    with_text: Annotated[
        bool, option("--with-text", help=N_("Your own words in the calendar as well."))
    ] = False,
    with_past: Annotated[
        bool, option("--with-past", help=N_("Days that are past in the calendar as well."))
    ] = False,
    with_private: WithPrivate = False,
    alarm: Annotated[
        bool, option("--alarm", help=N_("The calendar reminds you at nine on the day."))
    ] = False,
    output: Output = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """List intentions, unless one of them is named with what became of it."""
    if context.invoked_subcommand is not None:
        return
    from reflectie_cli.journal.entry import Horizon
    from reflectie_cli.prompt_sets.model import IntentionLine
    from reflectie_cli.screen.intentions import intentions_page

    session: Session = context.obj
    one_of("--line", line, IntentionLine)
    one_of("--horizon", horizon, Horizon)
    one_of("--format", as_format, _FORMATS)
    file = free_path(output, force=force)
    if output is not None and not as_format:
        as_format = format_of(output, _FORMATS, otherwise="")
        one_of("--format", as_format or output.suffix.removeprefix("."), _FORMATS)
    with look_into_journal(session) as journal:
        found = journal.intentions.select(
            only_open=only_open or as_format == "ics",
            due_by=session.today if due else None,
            line=line,
        )
        moved = journal.intentions.moved() if as_format else {}
    found = [one for one in found if horizon in (None, one.horizon)]
    if as_format:
        from reflectie_cli.flows.material import PRIVATE_STAYED
        from reflectie_cli.transfer.agenda import agenda

        public = [one for one in found if with_private or not one.private]
        leaves = [
            one for one in public if with_past or one.check is None or one.check >= session.today
        ]
        pieces = agenda(leaves, session.language, with_text=with_text, moved=moved, alarm=alarm)
        session.deliver([pieces], file)
        if len(public) < len(found):
            session.say(PRIVATE_STAYED, count=len(found) - len(public))
        if len(leaves) < len(public):
            session.say(_PAST_STAYED, count=len(public) - len(leaves))
        return
    show_items(
        session,
        found,
        lambda found: intentions_page(found, session.language, today=session.today),
        as_json=as_json,
        nothing=N_("There are no intentions here."),
        item=lambda one: one.exported,
    )


@commands.command("follow-up")
def follow_up(
    context: typer.Context,
    intention: Annotated[
        str | None,
        argument(
            "ID", N_("An intention; without one, what is waiting."), complete=complete_intention
        ),
    ] = None,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
) -> None:
    """Ask what came of an intention; where more has come back, offer the next one."""
    from reflectie_cli.flows import follow_up

    session: Session = context.obj
    source = answers_from(session, answers, in_editor)
    with open_journal(session, proven=True) as journal:
        follow_up.follow_up(session, journal, intention, source)


@intentions.command("done")
def done(context: typer.Context, intention: IntentionName) -> None:
    """Close an intention as done."""
    from reflectie_cli.journal.entry import IntentionState

    _settle(context.obj, intention, IntentionState.DONE, N_("Done: {text}"))


@intentions.command("let-go")
def let_go(context: typer.Context, intention: IntentionName) -> None:
    """Close an intention as let go."""
    from reflectie_cli.journal.entry import IntentionState

    _settle(context.obj, intention, IntentionState.LET_GO, N_("Let go: {text}"))


@intentions.command("postpone")
def postpone(
    context: typer.Context,
    intention: IntentionName,
    when: Annotated[
        str, argument("WHEN", N_("A day: in two weeks, Friday, 2026-12-05."))
    ] = "in 1 week",
) -> None:
    """Move the day it comes back; what was settled is open again."""
    from reflectie_cli.language.days import read_check_day, say_day

    session: Session = context.obj
    day = read_check_day(when, today=session.today)
    if day <= session.today:
        raise DayIsPast(text=when)
    with open_journal(session) as journal:
        uid = journal.intentions.find(intention)
        journal.intentions.postpone(uid, day)
        text = journal.intentions.get(uid).text
    said = say_day(day, session.language.code, today=session.today)
    session.say(N_("It will come back on {day}: {text}"), day=said, text=text)


def _settle(session: "Session", intention: str, becomes: "IntentionState", says: str) -> None:
    with open_journal(session) as journal:
        uid = journal.intentions.find(intention)
        journal.intentions.settle(uid, becomes)
        session.say(says, text=journal.intentions.get(uid).text)
