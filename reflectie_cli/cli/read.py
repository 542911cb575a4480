"""Reading back: the list, one entry, search, themes, and what waits."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_period
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import (
    AsJson,
    EntryName,
    InState,
    OfSet,
    OnThisDay,
    Since,
    Tagged,
    Until,
    read_filter,
)
from reflectie_cli.language import N_
from reflectie_cli.screen.text import clean

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session
    from reflectie_cli.prompt_sets.model import Heading
    from reflectie_cli.screen.lines import Line
    from reflectie_cli.screen.waiting import Waiting

activity = Activity()

NOTHING_YET = N_("Nothing yet. That is fine.")
NOTHING_FOUND = N_("Nothing found.")

Limit = Annotated[
    int, typer.Option("--limit", "-n", metavar="N", min=1, help=N_("At most this many."))
]


@activity.command("list", help=N_("List entries, the latest day first."))
def list_entries(
    context: typer.Context,
    limit: Limit = 10,
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    state: InState = None,
    on_this_day: OnThisDay = False,
    as_json: AsJson = False,
) -> None:
    """List entries as lines, or as JSON without their answers."""
    session: Session = context.obj
    wanted = read_filter(
        session, since=since, until=until, of_set=of_set, tags=tag, state=state,
        on_this_day=on_this_day,
    )  # fmt: skip
    with session.look() as journal:
        listed = journal.entries.select(wanted, limit=limit)
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([one.heading for one in listed]))
    elif listed:
        from reflectie_cli.screen.entries import list_page

        session.show(list_page(listed, session.language))
    else:
        session.say(NOTHING_YET if wanted.fits_all else NOTHING_FOUND)


@activity.command(help=N_("Show one entry."))
def show(
    context: typer.Context,
    entry: EntryName,
    history: Annotated[
        bool, typer.Option("--history", help=N_("Earlier wordings as well."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show an entry as a page, or as one item of JSON."""
    session: Session = context.obj
    with session.look() as journal:
        uid = journal.entries.find(entry)
        found = journal.entries.get(uid, with_history=history)
        wordings = journal.history.wordings(uid) if history else []
        earlier = journal.entries.get(found.builds_on).handle if found.builds_on else ""
        later = journal.entries.later_handles(uid)
        meant = journal.intentions.followed(uid)
        shared = journal.sharing.shared_of([found.handle, *(i.handle for i in found.intentions)])
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([found]))
    else:
        from reflectie_cli.screen.entries import entry_page

        session.show(
            entry_page(
                found, session.language, today=session.today, wordings=wordings,
                earlier_handle=earlier, later_handles=later, meant=meant,
                shared=shared,
            )
        )  # fmt: skip


@activity.command(help=N_("Find entries by the words in them, best first."))
def search(
    context: typer.Context,
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT...", help=N_("Words, or the beginnings of words."))
    ],
    limit: Limit = 10,
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    state: InState = None,
    question: Annotated[
        str | None,
        typer.Option("--question", metavar="KEY", help=N_("Only in answers to this question.")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show where the words stand; accents and capitals do not matter."""
    session: Session = context.obj
    wanted = read_filter(session, since=since, until=until, of_set=of_set, tags=tag, state=state)
    with session.look() as journal:
        found = journal.search.find(" ".join(text), wanted, question=question, limit=limit)
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object(found))
    elif found:
        from reflectie_cli.screen.entries import found_page

        session.show(found_page(found, session.language))
    else:
        session.say(NOTHING_FOUND)


@activity.command(help=N_("List the themes in use, or see when they came up."))
def tags(
    context: typer.Context,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar="PERIOD", help=N_("On the weeks of a period."),
            autocompletion=complete_period,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """List themes by the alphabet, without counting them."""
    session: Session = context.obj
    if period is not None:
        _tags_over_time(session, period, as_json=as_json)
        return
    with session.look() as journal:
        found = journal.themes.select()
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([{"tag": tag} for tag in found]))
    else:
        session.out.write("".join(f"{clean(tag)}\n" for tag in found))
        if not found:
            session.say(NOTHING_YET)


def _tags_over_time(session: "Session", text: str, *, as_json: bool) -> None:
    """Show in which weeks of a period themes came up."""
    from reflectie_cli.journal.filters import Filter
    from reflectie_cli.loop.period import read_period, weeks
    from reflectie_cli.loop.review import themes

    period = read_period(text, today=session.day)
    with session.look() as journal:
        wanted = Filter(since=period.first, until=period.last)
        found = themes(one.heading for one in journal.entries.select(wanted, limit=None))
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object(found))
    elif found:
        from reflectie_cli.documents.letter import theme_lines, themes_in_words

        draw = themes_in_words if session.plain or not session.out.isatty() else theme_lines
        session.show(draw(found, list(weeks(period)), session.language))
    else:
        session.say(NOTHING_FOUND)


@activity.command(help=N_("Show drafts, open entries, and what is due."))
def status(
    context: typer.Context,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help=N_("One line in a terminal, and exit code 10, when something is due.")
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what waits; nothing here nags."""
    session: Session = context.obj
    waiting = _waiting(session)
    if check:
        if waiting.due and session.err.isatty():
            session.say(N_("Something has come back: reflectie follow-up"))
        raise typer.Exit(10 if waiting.due else 0)
    if as_json:
        from reflectie_cli.screen.json_output import waiting_object

        session.give(waiting_object(waiting))
    elif waiting.anything:
        from reflectie_cli.screen.waiting import status_page

        session.show(status_page(waiting, session.language, today=session.today))
    else:
        session.say(N_("Nothing is waiting. That is fine."))


def show_start(session: "Session") -> None:
    """Show the start screen: what was left open, and one suggestion."""
    session.show(start_lines(session))


def start_lines(session: "Session") -> "list[Line]":
    """Give the start screen as lines."""
    from reflectie_cli.screen.waiting import start_page

    return start_page(
        _waiting(session), session.language, today=session.today,
        journal=session.places.journal_for_people, suggested=_suggested(session),
    )  # fmt: skip


def _suggested(session: "Session") -> "Heading | None":
    """Give the set to suggest; None where its file is of one's own and broken."""
    from reflectie_cli.errors import ReflectieError
    from reflectie_cli.loop.suggestion import Walked, suggestion

    with session.look() as journal:
        walked = [
            Walked(name, day) for name, day in journal.history.walked(60) if name != "opvolging"
        ]
        name = suggestion(walked, first=journal.history.first_day())
    try:
        return session.library().find(name)
    except ReflectieError:
        return None


def _waiting(session: "Session") -> "Waiting":
    from reflectie_cli.screen.waiting import Waiting
    from reflectie_cli.walk.editor import leftovers

    with session.look() as journal:
        return Waiting(
            drafts=journal.entries.waiting("draft"),
            open=journal.entries.waiting("open"),
            due=journal.intentions.due(session.today),
            leftovers=leftovers(session.places.journal.parent),
        )
