"""What comes back: intentions, and what becomes of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_intention
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import AnswersFile, AsJson, InEditor, one_of
from reflectie_cli.errors import DayIsPast, NothingDue, WasLetGo
from reflectie_cli.language import N_
from reflectie_cli.language.days import say_day

if TYPE_CHECKING:
    from typing import Literal

    from reflectie_cli.flows.session import Session

activity = Activity()
intentions = Activity(no_args_is_help=False, invoke_without_command=True)

IntentionName = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=N_("A handle, or the start of one."), autocompletion=complete_intention
    ),
]


activity.add_typer(
    intentions, name="intentions", help=N_("What you intended, in your own words, soonest first.")
)


@intentions.callback()
def list_intentions(
    context: typer.Context,
    only_open: Annotated[bool, typer.Option("--open", help=N_("Only what is open."))] = False,
    due: Annotated[bool, typer.Option("--due", help=N_("Only what has come back."))] = False,
    line: Annotated[
        str | None,
        typer.Option("--line", metavar="LINE", help=N_("care, self, team or organisation.")),
    ] = None,
    horizon: Annotated[
        str | None,
        typer.Option("--horizon", metavar="WORD", help=N_("short (a week) or long (a month).")),
    ] = None,
    as_format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=N_("ics: check dates for an agenda.")
        ),
    ] = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help=N_("Your own words in the agenda as well."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List intentions, unless one of them is named with what became of it."""
    if context.invoked_subcommand is not None:
        return
    from reflectie_cli.prompt_sets.model import LINE

    session: Session = context.obj
    one_of("--line", line, LINE)
    one_of("--horizon", horizon, ("short", "long"))
    one_of("--format", as_format, ("ics",))
    with session.look() as journal:
        due_by = session.today if due else None
        only_open = only_open or as_format == "ics"
        found = journal.intentions.select(only_open=only_open, due_by=due_by, line=line)
    found = [one for one in found if horizon in (None, one.horizon)]
    if as_format:
        from reflectie_cli.transfer.agenda import agenda

        session.give(agenda(found, session.language, with_text=with_text))
    elif as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([one.meant for one in found]))
    elif found:
        from reflectie_cli.screen.intentions import intentions_page

        session.show(intentions_page(found, session.language))
    else:
        session.say(N_("Nothing is intended here."))


@activity.command("follow-up", help=N_("Look back on what you intended: what came of it?"))
def follow_up(
    context: typer.Context,
    intention: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help=N_("An intention; without one, what has come back."),
            autocompletion=complete_intention,
        ),
    ] = None,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
) -> None:  # fmt: skip
    """Ask what came of an intention; where more has come back, offer the next one."""
    from reflectie_cli.flows.follow_up import look_back, wants_next

    session: Session = context.obj
    with session.journal() as journal:
        journal.prove_writable()
        if intention is not None:
            meant = journal.intentions.get(journal.intentions.find(intention))
            if meant.state == "let_go":
                raise WasLetGo(handle=meant.handle)
            look_back(session, journal, meant, answers=answers, in_editor=in_editor)
            return
        due = journal.intentions.due(session.today)
        if not due:
            raise NothingDue
        look_back(session, journal, due[0], answers=answers, in_editor=in_editor)
        for meant in due[1:]:
            if answers is not None or not session.can_ask or not wants_next(session, meant):
                return
            look_back(session, journal, meant, answers=None, in_editor=in_editor)


@intentions.command("done", help=N_("It is done."))
def done(context: typer.Context, intention: IntentionName) -> None:
    """Close an intention as done."""
    _settle(context.obj, intention, "done", N_("Done: {text}"))


@intentions.command("let-go", help=N_("Let it go; that is as good as done."))
def let_go(context: typer.Context, intention: IntentionName) -> None:
    """Close an intention as let go."""
    _settle(context.obj, intention, "let_go", N_("Let go: {text}"))


@intentions.command("postpone", help=N_("Let it come back on another day."))
def postpone(
    context: typer.Context,
    intention: IntentionName,
    when: Annotated[
        str,
        typer.Argument(metavar="WHEN", help=N_("A day: in two weeks, Friday, 2026-12-05.")),
    ] = "in 1 week",
) -> None:
    """Move the day it comes back; what was settled is open again."""
    from reflectie_cli.language.days import read_check_day

    session: Session = context.obj
    day = read_check_day(when, today=session.today)
    if day <= session.today:
        raise DayIsPast(text=when)
    with session.journal() as journal:
        uid = journal.intentions.find(intention)
        journal.intentions.postpone(uid, day)
        said = say_day(day, session.language.code, today=session.today)
        session.say(
            N_("On {day} it comes back: {text}"), day=said, text=journal.intentions.get(uid).text
        )


def _settle(
    session: "Session", intention: str, becomes: "Literal['done', 'let_go']", says: str
) -> None:
    with session.journal() as journal:
        uid = journal.intentions.find(intention)
        journal.intentions.settle(uid, becomes)
        session.say(says, text=journal.intentions.get(uid).text)
