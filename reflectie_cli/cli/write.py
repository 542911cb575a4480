"""Writing: a new entry, going on with a draft, changing what was written."""

from os.path import exists
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_entry, complete_set, complete_theme
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import AnswersFile, EntryName, InEditor, answers_from
from reflectie_cli.cli.session import library, look_into_journal, open_journal
from reflectie_cli.errors import NameASet
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()

Day = Annotated[
    str | None,
    option(
        "--date", "-d", takes="WHEN", help=N_("The day it is about: 2026-11-20, 20-11, yesterday.")
    ),
]
Tags = Annotated[
    list[str] | None,
    option("--tag", "-t", takes="THEME", help=N_("Give it a theme."), complete=complete_theme),
]


@commands.command("new")
def new(
    context: typer.Context,
    name: Annotated[
        str | None,
        argument(
            "SET", N_("A prompt set; without one you choose by reason."), complete=complete_set
        ),
    ] = None,
    date: Day = None,
    tag: Tags = None,
    earlier: Annotated[
        str | None,
        option(
            "--from",
            takes="ENTRY",
            help=N_("It builds on this earlier entry."),
            complete=complete_entry,
        ),
    ] = None,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
    everything: Annotated[
        bool, option("--all", "-a", help=N_("Choose among all sets, not only the first ones."))
    ] = False,
) -> None:
    """Prove that the journal can be written, then walk the set."""
    from reflectie_cli.flows.plan import About
    from reflectie_cli.flows.write import say_once, write_new

    session: Session = context.obj
    source = answers_from(session, answers, in_editor)
    if name is None:
        name = _pick(session, asks=source.asks, everything=everything)
    prompt_set = library(session).find(name)
    day = session.read_day(date) if date else session.today
    if source.asks and not exists(session.places.journal):  # noqa: PTH110  # opening it tells what is wrong
        say_once(session)
    with open_journal(session, proven=True) as journal:
        before = journal.entries.find(earlier) if earlier else None
        about = About(day=day, tags=tag or (), builds_on=before)
        write_new(session, journal, prompt_set, about, source)


@commands.command("resume")
def resume(
    context: typer.Context,
    entry: Annotated[
        str | None,
        argument(
            "ENTRY", N_("A handle; without one, what you last worked on."), complete=complete_entry
        ),
    ] = None,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
) -> None:
    """Find what waits, and walk on from where it stopped."""
    from reflectie_cli.flows import follow_up

    session: Session = context.obj
    source = answers_from(session, answers, in_editor)
    with open_journal(session, proven=True) as journal:
        follow_up.resume(session, journal, entry, source)


@commands.command("edit")
def edit(
    context: typer.Context,
    entry: EntryName,
    question: Annotated[
        list[str] | None,
        option("--question", "-q", takes="KEY", help=N_("The question to change.")),
    ] = None,
    date: Day = None,
    tag: Tags = None,
    untag: Annotated[
        list[str] | None,
        option("--untag", takes="THEME", help=N_("Remove a theme."), complete=complete_theme),
    ] = None,
    title: Annotated[
        str | None, option("--title", takes="TEXT", help=N_("Give it a title."))
    ] = None,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
) -> None:
    """Change what the options say; without any, ask which answer to change."""
    from reflectie_cli.flows import write
    from reflectie_cli.flows.plan import Changes

    session: Session = context.obj
    changes = Changes(
        day=session.read_day(date) if date else None,
        title=title,
        themes=tuple(tag or ()),
        themes_off=tuple(untag or ()),
    )
    asked = question or answers or in_editor or not (changes or session.can_ask)
    source = answers_from(session, answers, in_editor) if asked else None
    with open_journal(session) as journal:
        uid = journal.entries.find(entry)
        write.edit(session, journal, uid, question or (), changes, source)


def _pick(session: "Session", *, asks: bool, everything: bool) -> str:
    """Let somebody choose a set by reason, and return its name. Raise `NameASet` or `Ended`."""
    if not asks:
        raise NameASet
    from reflectie_cli.flows.pick_set import pick_set

    with look_into_journal(session) as journal:
        used = journal.history.sets_used()
    return pick_set(session, used, everything=everything)
