"""Asking what is planned, from the first question to the end, by whichever way answers come."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import NoReturn

from msgspec import Struct, structs

from reflectie_cli.errors import Ended, NoSuchIntention, NothingToKeep, ReflectieError
from reflectie_cli.flows.answers import Answers, FromEditor, FromFile, edit_text, editor
from reflectie_cli.flows.hints import Hints
from reflectie_cli.flows.menu import ask, keyboard, menu
from reflectie_cli.flows.plan import Plan, changing
from reflectie_cli.flows.record import Record
from reflectie_cli.flows.rescue import IS_GONE, finished, keep_or_rescue, until_kept
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, IntentionState, State
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.days import say_day
from reflectie_cli.prompt_sets.question_types import numbered
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.answers_file import read_answers
from reflectie_cli.walk.prompter import Prompter
from reflectie_cli.walk.sheet import Sheet
from reflectie_cli.walk.vent import vent_step
from reflectie_cli.walk.walk import Stop, ask_all, begin, is_asked

_EXPLANATION = N_("Write below each question. Leave out what you like.\nSave and close when done.")


class Kept(Struct, frozen=True):
    """What came of asking: the id of the entry, and a hint that came after the last question."""

    uid: str
    hint: str = ""


def converse(session: Session, journal: Journal, plan: Plan, answers: Answers) -> Kept | None:
    """Ask what is planned and keep it; return None where nothing was written at a terminal.

    Raise `NothingToKeep` where a file or a sheet gives nothing, or what reading them raises;
    `Ended` where somebody stops.
    """
    record = Record(journal, plan)
    match answers:
        case FromFile():
            _keep_from_file(session, record, answers)
        case FromEditor():
            _keep_from_editor(session, record)
        case _:
            record.change()
            hint = ask_questions(session, record)
            if _nothing_is_there(session, record) or not finished(session, record):
                return None
            return Kept(record.begun, hint)
    return Kept(record.begun)


def converse_and_tell(
    session: Session, journal: Journal, plan: Plan, answers: Answers
) -> Kept | None:
    """Ask what is planned and keep it, as `converse` does, and tell what was kept."""
    kept = converse(session, journal, plan, answers)
    if kept:
        tell_kept(session, journal, plan, kept)
    return kept


def _keep_from_file(session: Session, record: Record, answers: FromFile) -> None:
    plan = record.plan
    data, name = answers.read(session)
    reader = structs.replace(plan.reader(session.today, session.night), from_file=True)
    replies = read_answers(
        data, name, plan.steps, reader, not_now=plan.not_now, before=plan.replies
    )
    _keep_all(record, replies)


def _keep_from_editor(session: Session, record: Record) -> None:
    plan = record.plan
    sheet = Sheet(_on_the_sheet(plan), plan.language, plan.language.text(_EXPLANATION))
    with editor(session).written(sheet.text(plan.half_typed)) as (text, file):
        replies = sheet.read(
            text, plan.reader(session.today, session.night), plan.replies, str(file)
        )
        _keep_all(record, replies)


def _on_the_sheet(plan: Plan) -> tuple[Step, ...]:
    """Return the questions that stand on a sheet: all, and of what is asked more what comes now."""
    said = plan.half_typed
    by_key = {step.key: step for step in (*plan.not_now, *plan.steps)}
    return tuple(
        step
        for step in plan.steps
        if not step.is_extra or step.key in said or is_asked(step, by_key, said)
    )


def _keep_all(record: Record, replies: dict[str, Reply]) -> None:
    replies = {key: reply.without_controls() for key, reply in replies.items()}
    nothing = all(reply.empty for reply in replies.values())
    if nothing and not (record.plan.complete and (replies or record.plan.changes)):
        raise NothingToKeep
    record.keep_all(replies)


def ask_questions(session: Session, record: Record) -> str:
    """Ask the questions one by one; every answer is on disk before the next one appears.

    Return the hint that came after the last question. Raise `Ended`.
    """
    plan = record.plan
    left = plan.left_off
    first = plan.steps[0].key if plan.complete else left.key if left else None

    def keep_steam(text: str) -> None:
        step = vent_step((*plan.steps, *plan.not_now), plan.language)
        until_kept(session, record, partial(record.keep_vent, text), step, Reply(text))

    prompter = Prompter(
        title=plan.heading,
        language=plan.language,
        reader=plan.reader(session.today, session.night),
        keyboard=keyboard(session, plan.language),
        edit=partial(edit_text, session),
        unfinished=record.keep_meanwhile,
        known_tags=record.journal.themes.select(),
        half_typed={left.key: left.text} if left else {},
        carried=plan.opening,
        keep_steam=None if plan.complete else keep_steam,
        quoted=plan.quotes,
    )
    hints = Hints(session, record)

    def keep(step: Step, reply: Reply) -> None:
        keep_or_rescue(session, record, step, reply)
        prompter.carried = hints.about(step, reply) or prompter.carried

    going = begin(plan.steps, plan.replies, stopped_at=first, beside=plan.not_now)
    try:
        going, stop = ask_all(going, prompter, keep)
    except KeyboardInterrupt:  # pressed between two questions
        _stop(session, record)
    if stop and going.prompt:
        _keep_half_typed(session, record, stop, going.prompt.step)
        _stop(session, record, code=0 if stop.rests else 130)
    return hints.at_the_end(prompter.carried)


def _keep_half_typed(session: Session, record: Record, stop: Stop, step: Step) -> None:
    keep = partial(record.stop, step, stop.text)
    if not stop.text.strip() and record.is_gone:
        return
    until_kept(session, record, keep, step, Reply(stop.text))


def _nothing_is_there(session: Session, record: Record) -> bool:
    """Say, where that is so, that nothing was written, or that the draft is gone."""
    if record.is_gone:
        session.say(IS_GONE)
        return True
    if record.nothing_written():
        session.say(NothingToKeep.says)
        return True
    return False


def _stop(session: Session, record: Record, code: int = 130) -> NoReturn:
    """Say how to go on, and end the program."""
    if _nothing_is_there(session, record):
        pass
    elif record.plan.complete:
        session.say(N_("Stopped. What you had not finished changing is as it was."))
    else:
        entry = record.entry
        says = N_("Kept. Carry on later with: reflectie resume {handle}")
        if entry.state is State.DONE:  # finished elsewhere meanwhile
            says = N_("Kept as {handle}.")
        session.say(says, handle=entry.handle)
    raise Ended(code)


def change_one_by_one(session: Session, journal: Journal, plan: Plan) -> None:
    """Let somebody choose a question, change its answer, and choose again, until Enter."""
    record = Record(journal, plan)
    _ = plan.language.text
    in_its_language = replace(session, language=plan.language)
    note = ""
    while True:
        questions = _that_can_be_changed(plan, record.replies)
        which = menu(
            _(N_("Which answer do you want to change?")),
            title=plan.title,
            below=numbered(questions.values()),
            note=note,
        )
        if not (said := ask(in_its_language, which)):
            break
        try:
            chosen = plan.reader(session.today, session.night).choose(questions, said)
        except ReflectieError:
            note = _(N_("Type a number from the list."))
            continue
        note = ""
        ask_questions(session, Record(journal, changing(plan, chosen, record.replies)))
    session.say(N_("Kept as {handle}."), handle=record.entry.handle)


def _that_can_be_changed(plan: Plan, replies: Mapping[str, Reply]) -> dict[str, str]:
    """Return the questions that have an answer, or would be asked after these, by key."""
    by_key = {step.key: step for step in plan.steps}
    return {
        step.key: step.text
        for step in plan.steps
        if step.key in replies or is_asked(step, by_key, replies)
    }


# What is said at the end


def tell_kept(session: Session, journal: Journal, plan: Plan, kept: Kept) -> None:
    """Say the handle, what comes back and when, and nothing else."""
    if kept.hint:
        session.say("{hint}", hint=kept.hint)
    entry = journal.entries.get(kept.uid)
    if session.out.isatty():
        session.say(N_("Kept as {handle}."), handle=entry.handle)
    else:
        session.write(f"{entry.handle}\n")
    if plan.complete:
        _tell_of_rest(session, entry)
        return
    _tell_way_on(session, plan, entry)
    _tell_what_comes_again(session, journal, plan)
    meant = [one for one in entry.intentions if one.state is IntentionState.OPEN and one.check]
    for one in meant:
        if one.check and one.check < session.today:
            says = N_("{day} has passed, so you can look back now: reflectie follow-up {handle}")
            session.say(says, day=say_day(one.check, session.language.code), handle=one.handle)
    checks = [one.check for one in meant if one.check and one.check > session.today]
    if checks and entry.state is not State.DRAFT:
        says = N_("On {day} I'll ask what the client noticed.")
        if entry.state is State.OPEN:
            says = N_("On {day} I'll ask how it went: reflectie resume {handle}")
        day = say_day(min(checks), session.language.code, today=session.today)
        session.say(says, day=day, handle=entry.handle)
    elif not meant:
        _tell_of_rest(session, entry)


def _tell_of_rest(session: Session, entry: Entry) -> None:
    """Say how to go on with an open entry of which no intention waits."""
    waits = any(one.state is IntentionState.OPEN and one.check for one in entry.intentions)
    if entry.state is State.OPEN and not waits:
        session.say(N_("The rest comes later: reflectie resume {handle}"), handle=entry.handle)


def _tell_what_comes_again(session: Session, journal: Journal, plan: Plan) -> None:
    """Say when what is not done yet comes back, and that this can be another day."""
    try:
        meant = journal.intentions.get(plan.meant.id) if plan.meant else None
    except NoSuchIntention:
        return
    if meant and meant.state is IntentionState.OPEN and meant.check:
        says = N_("On {day} I'll ask again. Another day: reflectie intentions postpone {handle}")
        day = say_day(meant.check, session.language.code, today=session.today)
        session.say(says, day=day, handle=meant.handle)


def _tell_way_on(session: Session, plan: Plan, entry: Entry) -> None:
    """Say how to walk the set that was chosen, where a question asks for one."""
    ways_on = {step.key for step in plan.steps if step.leads_on}
    for answer in entry.answers:
        if answer.key in ways_on and isinstance(answer.answer, str):
            says = N_("Carry on with: reflectie new {name} --from {handle}")
            session.say(says, name=answer.answer, handle=entry.handle)
