"""Where a walk meets the journal: begin, ask in one of three ways, keep, finish.

Answers come from a person at a terminal, from a sheet in an editor, or from a file. All three end
in the same keeping, so they store the same.
"""

import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from typing import NoReturn

import typer

from reflectie_cli.errors import (
    NeedsTerminal,
    NoSuchEntry,
    NoSuchIntention,
    NothingToKeep,
    ReflectieError,
)
from reflectie_cli.flows.hints import Hints
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.sitting import Sitting
from reflectie_cli.journal.entry import Entry, Intended
from reflectie_cli.journal.errors import JournalUnusable, WordsRescued
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day
from reflectie_cli.loop.outcome import ASK_KEY, NEXT_CHECK, Outcome, outcome
from reflectie_cli.prompt_sets.model import Step
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.screen.text import cut
from reflectie_cli.system.yaml_tree import read_bytes
from reflectie_cli.walk.answers_file import read_answers
from reflectie_cli.walk.asking import Asking
from reflectie_cli.walk.earlier import earlier_replies
from reflectie_cli.walk.editor import Editor, Sheet
from reflectie_cli.walk.page import Keyboard, Page
from reflectie_cli.walk.reading import numbered
from reflectie_cli.walk.rescue import rescue
from reflectie_cli.walk.walk import Stop, Walk, ask_all, begin

_EXPLANATION = N_("Write below each question. Leave out what you like.\nSave and close when done.")


def walk(sitting: Sitting, *, answers: str | None, in_editor: bool) -> None:
    """Take a sitting from its first question to its end, by whichever way answers come."""
    if answers is not None or not (in_editor or sitting.session.can_ask):
        keep_all(sitting, _from_file(sitting, answers or "-"))
    elif in_editor:
        sheet = Sheet(sitting.steps, sitting.language, sitting.language.text(_EXPLANATION))
        with editor(sitting.session).written(sheet.text(sitting.so_far)) as (text, file):
            given = sheet.read(text, sitting.reading, sitting.replies, str(file))
            keep_all(sitting, given)
        if sitting.closing and sitting.session.can_ask:
            sitting.closing()
    else:
        _ask(sitting)


def change_one_by_one(sitting: Sitting) -> None:
    """Let somebody choose a question, change its answer, and choose again, until Enter."""
    keys = keyboard(sitting.session, sitting.language)
    questions = {step.key: step.text for step in sitting.steps}
    note = ""
    while True:
        page = Page(
            title=sitting.title,
            place="",
            stage="",
            question=sitting.language.text(N_("Which answer do you want to change?")),
            below=numbered(questions.values()),
            note=note,
            menu=True,
        )
        said = keys.read(page, lambda _: None)
        if not isinstance(said, str):
            raise typer.Exit(130)
        if not said.strip():
            break
        try:
            chosen = sitting.reading.choose(questions, said)
        except ReflectieError:
            note = sitting.language.text(N_("Type a number from the list."))
            continue
        note = ""
        steps = tuple(step for step in sitting.steps if step.key in chosen)
        now = earlier_replies(sitting.journal.entries.get(sitting.entry))
        _ask_about(replace(sitting, steps=steps, replies=now))
    sitting.session.say(
        N_("Kept as {handle}."), handle=sitting.journal.entries.get(sitting.entry).handle
    )


def _from_file(sitting: Sitting, name: str) -> Mapping[str, Reply]:
    if name == "-" and sys.stdin and sys.stdin.isatty():
        sitting.session.say(N_("Give the answers as YAML; Ctrl-D on a new line ends them."))
    piped = sys.stdin.buffer if sys.stdin else BytesIO()  # a program may start us without one
    data = piped.read() if name == "-" else read_bytes(Path(name))
    shown = sitting.language.text(N_("standard input")) if name == "-" else name
    reading = replace(sitting.reading, from_file=True)
    return read_answers(
        data, shown, sitting.steps, reading, not_now=sitting.not_now, before=sitting.replies
    )


def keep_all(sitting: Sitting, replies: Mapping[str, Reply]) -> None:
    """Keep replies and finish as one piece of writing: all of it, or none."""
    nothing = all(reply.empty for reply in replies.values())
    if nothing and not (sitting.changing and (replies or sitting.also)):
        raise NothingToKeep
    with sitting.journal.write():
        if sitting.also:
            sitting.also()
        _keep_half_typed(sitting)
        for step in sitting.steps:
            before = sitting.replies.get(step.key, Reply())
            if replies.get(step.key, before) != before:
                sitting.keep(step, replies[step.key])
        _finish(sitting)
    if not sitting.goes_on:
        _tell(sitting)


def _keep_half_typed(sitting: Sitting) -> None:
    """Let half-typed words be an answer, or its earlier wording, when a file or sheet goes on."""
    half = sitting.so_far
    for step in sitting.steps:
        if step.key not in sitting.replies and step.key in half:
            sitting.keep(step, half[step.key])


def _ask(sitting: Sitting) -> None:
    """Ask the questions one by one, and finish."""
    if sitting.also:
        sitting.also()
    hint = _ask_about(sitting)
    if sitting.uid is None or sitting.journal.entries.discard_if_empty(sitting.uid):
        sitting.session.say(NothingToKeep.says)
        return
    _finish(sitting)
    if hint:
        sitting.session.say("{hint}", hint=hint)
    if not sitting.goes_on:
        _tell(sitting)
    if sitting.closing:
        sitting.closing()


def _ask_about(sitting: Sitting) -> str:
    """Ask the questions one by one; every answer is on disk before the next one appears.

    Gives the hint that no question is left for to stand above.
    """
    going = _beginning(sitting)
    asking = Asking(
        title=sitting.first_line,
        language=sitting.language,
        reading=sitting.reading,
        keyboard=keyboard(sitting.session, sitting.language),
        edit=lambda text: _edited(sitting.session, text),
        unfinished=sitting.keep_meanwhile,
        known_tags=sitting.journal.themes.select(),
        half_typed=_half_typed(sitting),
        carried=sitting.opening,
        keep_steam=None if sitting.changing else sitting.keep_steam,
    )
    hints = Hints(sitting)

    def keep(step: Step, reply: Reply) -> None:
        _keep_or_rescue(sitting, step, reply)
        asking.carried = hints.about(step, reply) or asking.carried

    try:
        going, stop = ask_all(going, asking, keep)
    except KeyboardInterrupt:  # between two questions
        _say_how_to_go_on(sitting)
    if stop and going.prompt:
        if stop.rests:
            _say_how_to_go_on(sitting, code=0)
        _stop(sitting, stop, going.prompt.step)
    return hints.at_the_end(asking.carried)


def _half_typed(sitting: Sitting) -> dict[str, str]:
    left = sitting.left_off
    return {**sitting.prefilled, **({left.key: left.text} if left else {})}


def _beginning(sitting: Sitting) -> Walk:
    if sitting.changing:
        return begin(sitting.steps, sitting.replies, stopped_at=sitting.steps[0].key)
    stopped_at = sitting.left_off.key if sitting.left_off else None
    return begin(sitting.steps, sitting.replies, stopped_at=stopped_at)


def _stop(sitting: Sitting, stop: Stop, step: Step) -> NoReturn:
    """Keep the draft where somebody stops, say how to go on, and leave."""
    try:
        sitting.keep_unfinished(step.key, stop.text)
    except JournalUnusable as problem:
        _rescue(sitting, step, Reply(stop.text), problem)
    _say_how_to_go_on(sitting)


def _say_how_to_go_on(sitting: Sitting, code: int = 130) -> NoReturn:
    session = sitting.session
    if sitting.uid is None or sitting.journal.entries.discard_if_empty(sitting.uid):
        session.say(NothingToKeep.says)
    elif sitting.changing:
        session.say(N_("Stopped. What you had not finished changing is as it was."))
    else:
        handle = sitting.journal.entries.get(sitting.uid).handle
        session.say(N_("Kept. Go on later with: reflectie resume {handle}"), handle=handle)
    raise typer.Exit(code)


def _keep_or_rescue(sitting: Sitting, step: Step, reply: Reply) -> None:
    """Keep a reply; when the journal refuses, try again or put the words elsewhere."""
    while True:
        try:
            return sitting.keep(step, reply)
        except JournalUnusable as problem:
            sitting.session.say_error(problem)
            sitting.session.say(N_("Enter tries again. Ctrl-C stops; your words stay."))
            try:
                if sys.stdin.readline():
                    continue
            except KeyboardInterrupt:
                pass
            _rescue(sitting, step, reply, problem)


def _rescue(sitting: Sitting, step: Step, reply: Reply, problem: JournalUnusable) -> NoReturn:
    """Put words where they can be found, say where, and leave; at worst they stay on screen."""
    folders = [sitting.journal.path.parent, Path(gettempdir()), Path.home()]
    if (kept := rescue(step, reply, folders)) is None:
        sitting.session.say("{words}", words=reply.text)
        raise problem
    raise WordsRescued(problem, kept) from problem


def _finish(sitting: Sitting) -> None:
    """End the entry, and settle what it looked back on, as one piece of writing."""
    journal, uid = sitting.journal, sitting.entry
    with journal.write():
        journal.entries.arrange(uid, (*sitting.steps, *sitting.not_now))
        if sitting.changing:
            return
        asked = [*(step.key for step in sitting.steps), ASK_KEY]
        replies = earlier_replies(journal.entries.get(uid))
        if sitting.meant is None:
            became = outcome(replies, again=None)
            comes_back = sitting.comes_back or became.check is not None
            journal.entries.finish(uid, comes_back=comes_back, becomes=became.state, asked=asked)
            return
        journal.entries.finish(uid, comes_back=False)
        asks_again = any(step.key == NEXT_CHECK for step in sitting.steps)
        again = None if asks_again else sitting.reading.proposal
        _settle_meant(journal, sitting.meant, outcome(replies, again=again))


def _settle_meant(journal: Journal, meant: Intended, became: Outcome) -> None:
    """Let an intention be what came of it; its entry is complete when no check is left."""
    with suppress(NoSuchIntention, NoSuchEntry):  # it was erased, or thrown away, meanwhile
        journal.intentions.look_back(meant.id, became.state, became.check)
        is_all = meant.entry_state == "open" and meant.key != ASK_KEY
        if is_all and became.state != "open":
            journal.entries.finish(meant.entry_id, comes_back=False, becomes=became.state)


def _tell(sitting: Sitting) -> None:
    """Say the handle, what comes back and when, and nothing else."""
    session = sitting.session
    entry = sitting.journal.entries.get(sitting.entry)
    if session.out.isatty():
        session.say(N_("Kept as {handle}."), handle=entry.handle)
    else:
        session.out.write(f"{entry.handle}\n")
    _lead_on(sitting, entry)
    _tell_what_comes_again(sitting)
    meant = [one for one in entry.intentions if one.state == "open" and one.check]
    checks = [one.check for one in meant if one.check and one.check > session.today]
    for one in meant:
        if one.check and one.check < session.today and not sitting.changing:
            says = N_("{day} has passed, so you can look back now: reflectie follow-up {handle}")
            session.say(says, day=say_day(one.check, session.language.code), handle=one.handle)
    if entry.state == "open" and not (checks or meant):
        session.say(N_("The rest comes later: reflectie resume {handle}"), handle=entry.handle)
    elif checks and not sitting.changing and entry.state != "draft":
        says = N_("On {day} I ask what the client noticed of it.")
        if entry.state == "open":
            says = N_("On {day} I ask how it went: reflectie resume {handle}")
        day = say_day(min(checks), session.language.code, today=session.today)
        session.say(says, day=day, handle=entry.handle)


def _tell_what_comes_again(sitting: Sitting) -> None:
    """Say when what is not done yet comes back, and that this can be another day."""
    session = sitting.session
    try:
        meant = sitting.journal.intentions.get(sitting.meant.id) if sitting.meant else None
    except NoSuchIntention:
        return
    if meant and not sitting.changing and meant.state == "open" and meant.check:
        says = N_("On {day} I ask again. Another day: reflectie intentions postpone {handle}")
        day = say_day(meant.check, session.language.code, today=session.today)
        session.say(says, day=day, handle=meant.handle)


def _lead_on(sitting: Sitting, entry: Entry) -> None:
    """Say how to walk the set that was chosen, where a question asks for one."""
    ways_on = {step.key for step in sitting.steps if step.leads_on and not sitting.changing}
    for answer in entry.answers:
        if answer.key in ways_on and isinstance(answer.answer, str):
            says = N_("Go on with: reflectie new {name} --from {handle}")
            sitting.session.say(says, name=answer.answer, handle=entry.handle)


def tell_of_earlier(session: Session, journal: Journal, uid: str) -> None:
    """Show what an earlier entry came to, before one that builds on it."""
    entry = journal.entries.get(uid)
    learned = [answer.words for answer in entry.answers if "learn" in answer.roles]
    words = next(iter([*learned, *(answer.words for answer in entry.answers)]), "")
    says = N_("Builds on {handle}: {words}")
    session.say(says, handle=entry.handle, words=cut(words, 60))


def keyboard(session: Session, language: Language) -> Keyboard:
    """Choose how to ask: keys in a terminal, or plain lines. Raises `NeedsTerminal`."""
    if not session.can_ask:
        raise NeedsTerminal
    if session.plain:
        from reflectie_cli.walk.plain import PlainKeyboard

        return PlainKeyboard(language, session.err)
    from reflectie_cli.walk.terminal import TerminalKeyboard

    return TerminalKeyboard(language, session.err, colour=session.colour)


def editor(session: Session) -> Editor:
    """Give the person's editor: the setting, VISUAL, EDITOR, or the system's plainest."""
    environment = session.environment
    named = session.settings.editor or environment.get("VISUAL") or environment.get("EDITOR")
    plainest = ("notepad",) if sys.platform == "win32" else ("nano", "vim", "vi")
    command = named or next(filter(shutil.which, plainest), plainest[0])

    def wait() -> None:
        if session.can_ask:
            session.say(N_("Save the file in {editor}, then press Enter here."), editor=command)
            sys.stdin.readline()

    return Editor(command, session.places.journal.parent, wait)


def _edited(session: Session, text: str) -> str:
    """Write an answer in the editor; whatever the editor does, words come back."""
    try:
        with editor(session).written(text) as (saved, _file):
            return saved.removesuffix("\n")
    except ReflectieError as problem:
        session.say_error(problem)
        return text
