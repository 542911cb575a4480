"""What comes back: intentions, and what becomes of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.commands.completing import complete_intention
from reflectie_cli.commands.options import AsJson, one_of
from reflectie_cli.days import say_day
from reflectie_cli.errors import DayIsPast
from reflectie_cli.language import N_
from reflectie_cli.usage import Activity

if TYPE_CHECKING:
    from typing import Literal

    from reflectie_cli.session import Session

activity = Activity()
intentions = Activity(no_args_is_help=False, invoke_without_command=True)

IntentionName = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=N_("A handle, or the start of one."), autocompletion=complete_intention
    ),
]


@activity.callback()
def only_groups() -> None:
    """Keep `intentions` a group of its own."""


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
    as_json: AsJson = False,
) -> None:
    """List intentions, unless one of them is named with what became of it."""
    if context.invoked_subcommand is not None:
        return
    from reflectie_cli.method.prompt_set import LINE

    session: Session = context.obj
    one_of("--line", line, LINE)
    with session.look() as journal:
        due_by = session.today if due else None
        found = journal.intentions(only_open=only_open, due_by=due_by, line=line)
    if as_json:
        from reflectie_cli.show.as_json import one_object

        session.give(one_object(found))
    elif found:
        from reflectie_cli.show.intentions import intentions_page

        session.show(intentions_page(found, session.language))
    else:
        session.say(N_("Nothing is intended here."))


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
    from reflectie_cli.days import read_day

    session: Session = context.obj
    day = read_day(when, today=session.today, ahead=True)
    if day <= session.today:
        raise DayIsPast(text=when)
    with session.journal() as journal:
        uid = journal.find_intention(intention)
        journal.postpone(uid, day)
        said = say_day(day, session.language.code, today=session.today)
        session.say(
            N_("On {day} it comes back: {text}"), day=said, text=journal.intention(uid).text
        )


def _settle(
    session: "Session", intention: str, becomes: "Literal['done', 'let_go']", says: str
) -> None:
    with session.journal() as journal:
        uid = journal.find_intention(intention)
        journal.settle(uid, becomes)
        session.say(says, text=journal.intention(uid).text)
