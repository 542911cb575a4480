"""Themes: those in use, and changing one in every entry that has it or should have it."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_period, complete_theme
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import (
    AsJson,
    InState,
    OfSet,
    Since,
    Tagged,
    Until,
    WithoutTag,
    WithoutTheme,
    read_filter,
)
from reflectie_cli.cli.read import NOTHING_FOUND, NOTHING_YET
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()
tags = CommandGroup("tags", no_args_is_help=False, invoke_without_command=True)
commands.add_group(tags, "tags")

Theme = Annotated[str, argument("THEME", N_("The theme."), complete=complete_theme)]
DryRun = Annotated[bool, option("--dry-run", help=N_("Only say how many entries would change."))]


@tags.callback()
def list_themes(
    context: typer.Context,
    period: Annotated[
        str | None,
        option(
            "--period",
            takes="PERIOD",
            help=N_("Week by week, over a period."),
            complete=complete_period,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List themes alphabetically, without counting them; or in which weeks they came up."""
    if context.invoked_subcommand is not None:
        return
    from reflectie_cli.screen.lines import Line

    session: Session = context.obj
    if period is not None:
        _themes_over_time(session, period, as_json=as_json)
        return
    with look_into_journal(session) as journal:
        found = journal.themes.select()
    show_items(
        session,
        found,
        lambda found: [Line(theme) for theme in found],
        as_json=as_json,
        nothing=NOTHING_YET,
        item=lambda theme: {"tag": theme},
    )


def _themes_over_time(session: "Session", text: str, *, as_json: bool) -> None:
    """Show in which weeks of a period themes came up."""
    from reflectie_cli.documents.review import theme_timeline
    from reflectie_cli.documents.terminal import timeline_lines
    from reflectie_cli.journal.filters import Filter
    from reflectie_cli.loop.period import read_period, weeks
    from reflectie_cli.loop.review import themes

    period = read_period(text, today=session.today)
    with look_into_journal(session) as journal:
        wanted = Filter(since=period.first, until=period.last)
        found = themes(one.heading for one in journal.entries.select(wanted, limit=None))
    drawn = not session.plain and session.out.isatty()
    show_items(
        session,
        found,
        lambda found: timeline_lines(
            theme_timeline(found, weeks(period), session.language), drawn=drawn
        ),
        as_json=as_json,
        nothing=NOTHING_FOUND,
    )


@tags.command("rename")
def rename(
    context: typer.Context,
    old: Annotated[str, argument("OLD", N_("The theme as it is."), complete=complete_theme)],
    new: Annotated[
        str,
        argument("NEW", N_("What it is to be called.")),
    ],
    dry_run: DryRun = False,
) -> None:
    """Give a theme another name everywhere; with the name of another theme they become one."""
    from reflectie_cli.flows import themes

    session: Session = context.obj
    with look_into_journal(session) if dry_run else open_journal(session) as journal:
        changed = themes.rename(journal, old, new, dry_run=dry_run)
    _tell(session, changed, dry_run=dry_run)


@tags.command("add")
def add(
    context: typer.Context,
    theme: Annotated[
        str,
        argument("THEME", N_("The theme.")),
    ],
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    not_tag: WithoutTheme = None,
    no_tag: WithoutTag = False,
    state: InState = None,
    dry_run: DryRun = False,
) -> None:
    """Give a theme to every entry that the filters let in. Raise `NameTheEntries` without any."""
    from reflectie_cli.flows import themes

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
    if wanted.fits_all:
        raise themes.NameTheEntries
    with look_into_journal(session) if dry_run else open_journal(session) as journal:
        changed = themes.add(journal, theme, wanted, dry_run=dry_run)
    _tell(session, changed, dry_run=dry_run)


@tags.command("remove")
def remove(
    context: typer.Context,
    theme: Theme,
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    not_tag: WithoutTheme = None,
    state: InState = None,
    dry_run: DryRun = False,
) -> None:
    """Take a theme off every entry that the filters let in; without filters off all."""
    from reflectie_cli.flows import themes

    session: Session = context.obj
    wanted = read_filter(
        session, since=since, until=until, of_set=of_set, tags=tag, not_tags=not_tag, state=state
    )
    with look_into_journal(session) if dry_run else open_journal(session) as journal:
        changed = themes.remove(journal, theme, wanted, dry_run=dry_run)
    _tell(session, changed, dry_run=dry_run)


def _tell(session: "Session", changed: int, *, dry_run: bool) -> None:
    says = N_("Entries that would change: {count}") if dry_run else N_("Entries changed: {count}")
    session.say(says, count=changed)
