"""Writing: a new entry, going on with a draft, changing what was written."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.commands.completing import complete_entry, complete_set, complete_tag
from reflectie_cli.commands.options import AnswersFile, EntryName, InEditor
from reflectie_cli.errors import NameASet, NoSuchQuestion, NoSuchSet, NothingToResume, SetGone
from reflectie_cli.language import N_, Language, speak
from reflectie_cli.usage import Activity

if TYPE_CHECKING:
    from reflectie_cli.commands.sitting import Sitting
    from reflectie_cli.journal.entry import Entry
    from reflectie_cli.journal.journal import Journal
    from reflectie_cli.method.prompt_set import PromptSet
    from reflectie_cli.session import Session

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
    from reflectie_cli.commands.walking import tell_of_earlier, walk

    session: Session = context.obj
    prompt_set = session.library().find(name or _pick(session, answers, everything=everything))
    day = session.read_day(date) if date else session.day
    with session.journal() as journal:
        journal.prove_writable()
        before = journal.find(earlier) if earlier else None
        sitting = _new_sitting(session, journal, prompt_set)
        if before:
            tell_of_earlier(session, journal, before)
            sitting.prefilled = _next_round(journal, before, sitting)
        walked = _with_its_version(journal, prompt_set, sitting)
        sitting.begin = lambda: journal.begin(
            walked, title=sitting.title, language=session.language.code, day=day,
            tags=tag or (), builds_on=before, rotated=sitting.rotated,
        )  # fmt: skip
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
    from reflectie_cli.commands.walking import walk

    session: Session = context.obj
    with session.journal() as journal:
        journal.prove_writable()
        if entry is None:
            waiting = journal.waiting("draft") or journal.waiting("open")
            if not waiting:
                raise NothingToResume
            uid = waiting[0].id
        else:
            uid = journal.find(entry)
        journal.resumable(uid)
        walk(_resumed_sitting(session, journal, uid), answers=answers, in_editor=in_editor)


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
    from reflectie_cli.commands.walking import change_one_by_one, walk

    session: Session = context.obj
    day = session.read_day(date) if date else None
    with session.journal() as journal:
        uid = journal.find(entry)
        sitting = _changing_sitting(session, journal, uid, question or ())

        def change() -> None:
            with journal.together():
                journal.change(uid, day=day, title=title)
                journal.tag(uid, tag or ())
                journal.untag(uid, untag or ())

        asked = question or answers or in_editor
        if day or tag or untag or title is not None:
            sitting.also = change
        if sitting.also and not asked:
            change()
            session.say(N_("Changed: {handle}"), handle=journal.entry(uid).handle)
        elif asked or not session.can_ask:
            walk(sitting, answers=answers, in_editor=in_editor)
        else:
            change_one_by_one(sitting)


def _pick(session: "Session", answers: str | None, *, everything: bool) -> str:
    """Let somebody choose a set by reason, and give its name; leaving ends the program."""
    if answers is not None or not session.can_ask:
        raise NameASet
    from reflectie_cli.commands.picking import pick

    chosen = pick(session, everything=everything)
    if chosen is None:
        raise typer.Exit(130)
    return chosen.name


def _new_sitting(session: "Session", journal: "Journal", prompt_set: "PromptSet") -> "Sitting":
    from reflectie_cli.commands.sitting import Sitting
    from reflectie_cli.method.prompt_set import next_labels, steps

    rotated = next_labels(prompt_set, journal.last_rotated(prompt_set.name))
    sets = session.library().headings
    every = steps(prompt_set, session.language, rotated=rotated, sets=sets)
    return Sitting(
        session=session,
        journal=journal,
        title=session.language.of(prompt_set.title),
        language=session.language,
        steps=tuple(step for step in every if not step.later),
        not_now=tuple(step for step in every if step.later),
        after_days=prompt_set.after_days,
        comes_back=prompt_set.comes_back,
        rotated=rotated,
        by_us=_is_by_us(prompt_set),
        opening=_opening(session, journal, prompt_set),
    )


def _resumed_sitting(session: "Session", journal: "Journal", uid: str) -> "Sitting":
    """Lay out the part of an entry that waits, in the language it was begun in."""
    from reflectie_cli.commands.sitting import Sitting
    from reflectie_cli.method.prompt_set import steps
    from reflectie_cli.walk.earlier import earlier_replies

    entry = journal.entry(uid)
    language = _language_of(session, entry)
    try:
        prompt_set = session.library().find(entry.set)
    except NoSuchSet as problem:
        folder = session.places.prompts
        raise SetGone(name=entry.set, handle=entry.handle, folder=folder) from problem
    rotated = journal.rotated(uid)
    every = steps(prompt_set, language, rotated=rotated, sets=session.library().headings)
    is_draft = entry.state == "draft"
    return Sitting(
        session=session,
        journal=journal,
        title=entry.set_title,
        language=language,
        steps=tuple(step for step in every if step.later is not is_draft),
        not_now=tuple(step for step in every if step.later is is_draft),
        after_days=prompt_set.after_days,
        uid=uid,
        comes_back=is_draft and prompt_set.comes_back,
        replies=earlier_replies(entry),
        rotated=rotated,
        left_off=journal.unfinished(uid),
        by_us=_is_by_us(prompt_set),
        opening="" if is_draft else _too_early(session, entry, language),
    )


def _changing_sitting(
    session: "Session", journal: "Journal", uid: str, keys: "list[str] | tuple[str, ...]"
) -> "Sitting":
    """Lay out the answers of an entry to change them; with keys, only those questions."""
    from reflectie_cli.commands.sitting import Sitting
    from reflectie_cli.errors import ReflectieError
    from reflectie_cli.method.prompt_set import steps
    from reflectie_cli.walk.earlier import asked_steps, earlier_replies

    entry = journal.entry(uid)
    language = _language_of(session, entry)
    after_days = 14
    try:
        prompt_set = session.library().find(entry.set)
    except ReflectieError:  # the set is gone or broken; what was asked is kept with the entry
        asked = asked_steps(entry, ())
    else:
        after_days = prompt_set.after_days
        rotated = journal.rotated(uid)
        today = steps(prompt_set, language, rotated=rotated, sets=session.library().headings)
        asked = asked_steps(entry, today)
    known = {step.key for step in asked}
    for key in keys:
        if key not in known:
            listed = ", ".join(step.key for step in asked)
            raise NoSuchQuestion(handle=entry.handle, key=key, keys=listed)
    return Sitting(
        session=session,
        journal=journal,
        title=entry.title or entry.set_title,
        language=language,
        steps=tuple(step for step in asked if not keys or step.key in keys),
        after_days=after_days,
        uid=uid,
        changing=True,
        replies=earlier_replies(entry),
    )


def _with_its_version(
    journal: "Journal", prompt_set: "PromptSet", sitting: "Sitting"
) -> "PromptSet":
    """Give an own set another version where its questions changed since it was last walked.

    Who changes a file with any program need not think of its version.
    """
    from dataclasses import replace

    last = journal.last_walk(prompt_set.name, sitting.language.code) if prompt_set.own else None
    if last is None or last.set_version < prompt_set.version:
        return prompt_set
    now = {step.key: step.text for step in (*sitting.steps, *sitting.not_now) if not step.label}
    changed = any(now.get(asked.key, asked.question) != asked.question for asked in last.answers)
    return replace(prompt_set, version=last.set_version + changed)


def _too_early(session: "Session", entry: "Entry", language: Language) -> str:
    """Say when somebody meant to look back, where that day has not come yet."""
    from reflectie_cli.days import say_day

    checks = [one.check for one in entry.intentions if one.state == "open" and one.check]
    if not checks or min(checks) <= session.today:
        return ""
    day = say_day(min(checks), language.code, today=session.today)
    return language.text(N_("You meant to look back on {day}. Now is fine too.")).format(day=day)


def _next_round(journal: "Journal", before: str, sitting: "Sitting") -> dict[str, str]:
    """Give what the next round begins with: what was meant is what happens now (A3, phase 5)."""
    meant = [intention.text for intention in journal.entry(before).intentions]
    first = sitting.steps[0]
    return {first.key: meant[-1]} if meant and first.key == "situation" else {}


def _opening(session: "Session", journal: "Journal", prompt_set: "PromptSet") -> str:
    """Give what stands above the first question: what to know, and a team's own vision (A23)."""
    vision = journal.latest_words("vision_line") if prompt_set.reason == "team" else ""
    return " · ".join(filter(None, (session.language.of(prompt_set.note), vision)))


def _is_by_us(prompt_set: "PromptSet") -> bool:
    """Whether a shipped set is a working-out of our own; somebody's own set is theirs."""
    return prompt_set.origin.status == "own" and not prompt_set.own


def _language_of(session: "Session", entry: "Entry") -> Language:
    return speak("nl" if entry.language == "nl" else "en", session.language.vocabulary)
