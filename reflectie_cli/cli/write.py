"""Writing: a new entry, going on with a draft, changing what was written."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_entry, complete_set, complete_tag
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import AnswersFile, EntryName, InEditor
from reflectie_cli.errors import NameASet, NothingToResume
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

activity = Activity()

Day = Annotated[
    str | None,
    typer.Option(
        "--date",
        "-d",
        metavar="WHEN",
        help=N_("The day it is about: 2026-11-20, 20-11, yesterday."),
    ),
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag", "-t", metavar="TAG", help=N_("Give it a theme."), autocompletion=complete_tag
    ),
]


@activity.command(help=N_("Walk a prompt set and keep the answers."))
def new(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="SET", help=N_("A prompt set; without one you choose by reason."),
            autocompletion=complete_set,
        ),
    ] = None,
    date: Day = None,
    tag: Tags = None,
    earlier: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="ENTRY", help=N_("It builds on this earlier entry."),
            autocompletion=complete_entry,
        ),
    ] = None,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
    everything: Annotated[
        bool, typer.Option("--all", "-a", help=N_("Choose among all sets, not only the first ones."))
    ] = False,
) -> None:  # fmt: skip
    """Prove that the journal can be written, then walk the set."""
    from reflectie_cli.flows.conversation import tell_of_earlier, walk
    from reflectie_cli.flows.follow_up import ask_after_last_time, read_back_insights
    from reflectie_cli.flows.plan import About, new_sitting

    session: Session = context.obj
    prompt_set = session.library().find(name or _pick(session, answers, everything=everything))
    day = session.read_day(date) if date else session.day
    if answers is None and session.can_ask and not session.places.journal.exists():
        _say_once(session)
    with session.journal() as journal:
        journal.prove_writable()
        before = journal.entries.find(earlier) if earlier else None
        if before:
            tell_of_earlier(session, journal, before)
        if answers is None and session.can_ask:
            ask_after_last_time(session, journal, prompt_set)
            read_back_insights(session, journal, prompt_set)
        about = About(day, tags=tag or (), builds_on=before)
        sitting = new_sitting(session, journal, prompt_set, about)
        walk(sitting, answers=answers, in_editor=in_editor)


@activity.command(help=N_("Go on with a draft, or with the later part of an open entry."))
def resume(
    context: typer.Context,
    entry: Annotated[
        str | None,
        typer.Argument(
            metavar="ENTRY", help=N_("A handle; without one, what you touched last."),
            autocompletion=complete_entry,
        ),
    ] = None,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
) -> None:  # fmt: skip
    """Find what waits, and walk on from where it stopped."""
    from reflectie_cli.flows.follow_up import resume_or_check

    session: Session = context.obj
    with session.journal() as journal:
        journal.prove_writable()
        if entry is None:
            waiting = journal.entries.waiting("draft") or journal.entries.waiting("open")
            if not waiting:
                raise NothingToResume
            uid = waiting[0].id
        else:
            uid = journal.entries.find(entry)
        journal.entries.resumable(uid)
        resume_or_check(session, journal, uid, answers=answers, in_editor=in_editor)


@activity.command(help=N_("Change answers, day, themes or title; the old wording is kept."))
def edit(
    context: typer.Context,
    entry: EntryName,
    question: Annotated[
        list[str] | None,
        typer.Option("--question", "-q", metavar="KEY", help=N_("The question to change.")),
    ] = None,
    date: Day = None,
    tag: Tags = None,
    untag: Annotated[
        list[str] | None,
        typer.Option(
            "--untag", metavar="TAG", help=N_("Take a theme off."), autocompletion=complete_tag
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help=N_("Give it a title."))
    ] = None,
    in_editor: InEditor = False,
    answers: AnswersFile = None,
) -> None:
    """Change what the options say; without any, ask which answer to change."""
    from reflectie_cli.flows.conversation import change_one_by_one, walk
    from reflectie_cli.flows.plan import changing_sitting

    session: Session = context.obj
    day = session.read_day(date) if date else None
    with session.journal() as journal:
        uid = journal.entries.find(entry)
        sitting = changing_sitting(session, journal, uid, question or ())

        def change() -> None:
            with journal.write():
                journal.entries.change(uid, day=day, title=title)
                journal.themes.add(uid, tag or ())
                journal.themes.remove(uid, untag or ())

        asked = question or answers or in_editor
        if day or tag or untag or title is not None:
            sitting.also = change
        if sitting.also and not asked:
            change()
            session.say(N_("Changed: {handle}"), handle=journal.entries.get(uid).handle)
        elif asked or not session.can_ask:
            walk(sitting, answers=answers, in_editor=in_editor)
        else:
            change_one_by_one(sitting)


def _say_once(session: "Session") -> None:
    """Say three sentences on privacy before the very first entry, and what deserves a look."""
    from reflectie_cli.screen.privacy import FIRST_RUN
    from reflectie_cli.system.synced_folders import warnings

    for sentence in FIRST_RUN:
        session.say(sentence)
    for sentence, details in warnings(session.places.journal):
        session.say(sentence, **details)


def _pick(session: "Session", answers: str | None, *, everything: bool) -> str:
    """Let somebody choose a set by reason, and give its name; leaving ends the program."""
    if answers is not None or not session.can_ask:
        raise NameASet
    from reflectie_cli.flows.pick_set import pick

    chosen = pick(session, everything=everything)
    if chosen is None:
        raise typer.Exit(130)
    return chosen.name
