"""Reading back: the list, one entry, search, and what waits."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.localized import CommandGroup, TakingOut, argument, option
from reflectie_cli.cli.options import (
    AsJson,
    EntryName,
    InState,
    OfSet,
    OnThisDay,
    Since,
    Tagged,
    Until,
    WithoutTag,
    WithoutTheme,
    read_filter,
)
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import look_into_journal
from reflectie_cli.errors import Ended
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()

NOTHING_YET = N_("Nothing yet. That is fine.")
NOTHING_FOUND = N_("Nothing found.")

_MOST = option("--limit", "-n", takes="N", help=N_("At most this many."), min=1)


@commands.command("list")
def list_entries(
    context: typer.Context,
    limit: Annotated[int | None, _MOST] = None,
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    not_tag: WithoutTheme = None,
    no_tag: WithoutTag = False,
    state: InState = None,
    on_this_day: OnThisDay = False,
    at_random: Annotated[
        bool, option("--random", help=N_("One entry at random, or as many as -n says."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List entries as lines, or as JSON without their answers."""
    from reflectie_cli.flows.entry_list import LATEST, list_lines, list_some

    session: Session = context.obj
    wanted = read_filter(
        session,
        since=since,
        until=until,
        of_set=of_set,
        tags=tag,
        not_tags=not_tag,
        no_tag=no_tag,
        state=state,
        on_this_day=on_this_day,
    )
    with look_into_journal(session) as journal:
        listed = list_some(journal, wanted, limit, session.chance if at_random else None)
    show_items(
        session,
        listed,
        lambda listed: list_lines(session, listed),
        as_json=as_json,
        nothing=NOTHING_YET if wanted.fits_all else NOTHING_FOUND,
        item=lambda one: one.heading,
        limit=limit or LATEST,
    )


@commands.command("show")
def show(
    context: typer.Context,
    entry: EntryName,
    history: Annotated[bool, option("--history", help=N_("Earlier wordings as well."))] = False,
    as_json: AsJson = False,
) -> None:
    """Show an entry as a page, or as one item of JSON."""
    from reflectie_cli.flows.read import read_entry

    session: Session = context.obj
    with look_into_journal(session) as journal:
        uid = journal.entries.find(entry)
        found = journal.entries.get(uid, with_history=history)
        page = [] if as_json else read_entry(session, journal, found, history=history)
    show_items(session, [found], lambda _: page, as_json=as_json)


@commands.command("search", cls=TakingOut)
def search(
    context: typer.Context,
    text: Annotated[
        list[str],
        argument("TEXT...", N_("Words; a phrase in quotes; -word leaves a word out.")),
    ],
    limit: Annotated[int, _MOST] = 10,
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    not_tag: WithoutTheme = None,
    no_tag: WithoutTag = False,
    state: InState = None,
    question: Annotated[
        str | None, option("--question", takes="KEY", help=N_("Only in answers to this question."))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show where the words stand; accents and capitals do not matter."""
    from reflectie_cli.flows.finding import find_words
    from reflectie_cli.flows.teams import of_teams
    from reflectie_cli.screen.entries import found_page

    session: Session = context.obj
    wanted = read_filter(
        session,
        since=since,
        until=until,
        of_set=of_set,
        tags=tag,
        not_tags=not_tag,
        no_tag=no_tag,
        state=state,
    )
    with look_into_journal(session) as journal:
        found = find_words(session, journal, text, wanted, question=question, limit=limit + 1)
        teams = of_teams(session, journal, found)
    page = partial(found_page, language=session.language, of_team=teams)
    show_items(session, found, page, as_json=as_json, nothing=NOTHING_FOUND, limit=limit)


@commands.command("status")
def status(
    context: typer.Context,
    check: Annotated[
        bool,
        option(
            "--check", help=N_("One line in a terminal, and exit code 10, when something is due.")
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what waits; nothing here nags."""
    from reflectie_cli.flows.waiting import tell_of_place, what_waits
    from reflectie_cli.screen.json_output import waiting_object
    from reflectie_cli.screen.waiting import status_page

    session: Session = context.obj
    with look_into_journal(session) as journal:
        waiting = what_waits(session, journal)
    if check:
        if waiting.due and session.err.isatty():
            session.say(N_("There is something to look back on: reflectie follow-up"))
        raise Ended(10 if waiting.due else 0)
    if as_json:
        session.give(waiting_object(waiting))
    elif waiting.anything:
        session.show(status_page(waiting, session.language, today=session.today))
    else:
        session.say(N_("Nothing is waiting. That is fine."))
    if not as_json:
        tell_of_place(session)
