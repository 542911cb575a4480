"""Looking back on what was meant: the questions, and how each of them can go on."""

from datetime import date, timedelta

from msgspec import structs

from reflectie_cli.errors import NothingDue, NothingToResume, ReflectieError, WasLetGo
from reflectie_cli.flows.answers import Answers, FromTerminal
from reflectie_cli.flows.condense import offer_to_tidy
from reflectie_cli.flows.conversation import converse_and_tell
from reflectie_cli.flows.menu import ask, ask_until, is_yes, menu
from reflectie_cli.flows.plan import About
from reflectie_cli.flows.planner import (
    library,
    plan_follow_up,
    plan_new,
    plan_new_follow_up,
    plan_resumed,
    thread_of,
)
from reflectie_cli.flows.record import Record
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import IntentionRecord, IntentionState, State, present
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.days import say_day
from reflectie_cli.language.typed import NO, NONE
from reflectie_cli.loop.outcome import ASK_KEY, only_assumed, outcome, was_tried
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.follow_up import DONE
from reflectie_cli.prompt_sets.model import TEAM, PromptSet, QuestionType, Role, with_whom
from reflectie_cli.prompt_sets.question_types import AnswerReader, NotAChoice, numbered
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step, steps
from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.text import cut
from reflectie_cli.screen.thread import thread_lines, thread_sentences

_SOON_DAYS = 7
_ASKING = {
    "": (N_("Would you like to ask the client?"), N_("Ask the client: {text}")),
    TEAM: (N_("Would you like to ask clients?"), N_("Ask clients: {text}")),
    "relative": (N_("Would you like to ask the relative?"), N_("Ask the relative: {text}")),
    "colleague": (N_("Would you like to ask your colleague?"), N_("Ask your colleague: {text}")),
    "other": (N_("Would you like to ask the other person?"), N_("Ask the other person: {text}")),
}
"""Whom to ask, by whom a follow-up is about."""
_UNBROKEN = "\xa0"


def follow_up(session: Session, journal: Journal, name: str | None, answers: Answers) -> None:
    """Ask what came of an intention; without a name of what has come back, and offer the next one.

    Raise `WasLetGo`, `NothingDue`, or what `converse` raises.
    """
    if name is not None:
        meant = journal.intentions.get(journal.intentions.find(name))
        if meant.state is IntentionState.LET_GO:
            raise WasLetGo(handle=meant.handle)
        look_back(session, journal, meant, answers)
        return
    due = journal.intentions.due(session.today)
    if not due:
        raise NothingDue
    look_back(session, journal, due[0], answers)
    for meant in due[1:]:
        if not (answers.asks and _wants(session, meant)):
            return
        look_back(session, journal, meant, answers)


def resume(session: Session, journal: Journal, name: str | None, answers: Answers) -> None:
    """Go on with a draft, or with the later part of an open entry: the one that was touched last.

    Raise `NothingToResume`, or what `entries.resumable` and `converse` raise.
    """
    if name is not None:
        uid = journal.entries.find(name)
    else:
        waiting = journal.entries.in_state(State.DRAFT) or journal.entries.in_state(State.OPEN)
        if not waiting:
            raise NothingToResume
        uid = waiting[0].id
    journal.entries.resumable(uid)
    resume_entry(session, journal, uid, answers)


def resume_entry(session: Session, journal: Journal, uid: str, answers: Answers) -> None:
    """Go on with an entry; a cycle may be checked again."""
    entry = journal.entries.get(uid)
    meant = journal.intentions.looked_back_on(uid)
    if meant is None and entry.state is State.OPEN:
        found = next((one for one in entry.intentions if one.state is IntentionState.OPEN), None)
        meant = journal.intentions.get(found.id) if found else None
    if meant:
        look_back(session, journal, meant, answers)
        return
    if entry.state is State.OPEN:
        _tell_thread(session, journal, entry.id)
    kept = converse_and_tell(session, journal, plan_resumed(session, journal, uid), answers)
    if kept and (period := journal.entries.period(uid)):
        offer_to_tidy(session, journal, uid, period, asks=answers.asks)


def look_back(session: Session, journal: Journal, meant: IntentionRecord, answers: Answers) -> None:
    """Look back on one intention, and offer what may follow from it to whoever sits here."""
    plan = plan_follow_up(session, journal, meant)
    _tell_of_meant(session, journal, meant)
    kept = converse_and_tell(session, journal, plan, answers)
    if not (kept and answers.asks):
        return
    record = Record(journal, structs.replace(plan, entry=kept.uid))
    if session.can_ask and only_assumed(record.replies):
        _offer_to_ask(session, record, meant)
    if was_tried(record.replies):
        _offer_next_round(session, journal, meant)


def _wants(session: Session, meant: IntentionRecord) -> bool:
    """Offer to look back on what has come back as well."""
    _ = session.language.text
    page = menu(
        _(N_("This is waiting too: {text}")).format(text=cut(meant.text, 120)),
        below=[_(N_("Enter = now, - = later"))],
        keys=[("Enter", _(N_("now"))), (NONE, _(N_("later")))],
    )
    said = ask(session, page)
    return not said or is_yes(said)


def _tell_of_meant(session: Session, journal: Journal, meant: IntentionRecord) -> None:
    """Show the sentence as it was written, and what it hangs on."""
    day = say_day(meant.day, session.language.code, today=session.today)
    lines = [Line(), Line(f"{day[:1].upper()}{day[1:]}, {meant.set_title}", "quiet")]
    company = with_whom(present(meant.together, None), session.language)
    together = [Line(company, "quiet", indent=1)] if company else []
    session.tell([*lines, Line(meant.text, indent=1), *together])
    _tell_thread(session, journal, meant.entry_id)


def _tell_thread(session: Session, journal: Journal, uid: str) -> None:
    session.tell(thread_lines(thread_of(session, journal, uid), session.language))


def _offer_to_ask(session: Session, record: Record, meant: IntentionRecord) -> None:
    """Offer to ask whom it is about, where what they noticed was only assumed: Enter is yes."""
    plan = record.plan
    language, today = plan.language, session.today
    _ = language.text
    asks, wishes = _ASKING.get(plan.about_whom, _ASKING["other"])
    soon = today + timedelta(days=_SOON_DAYS)
    enter = _(N_("Enter = yes, in one week, {day}; or type a day, or -"))
    question = _(asks)
    page = menu(
        question,
        title=plan.title,
        below=[enter.format(day=say_day(soon, language.code))],
        keys=[("Enter", _(N_("yes"))), (NONE, _(N_("no")))],
    )
    wish = Reply(_(wishes).format(text=meant.text), check=soon)
    reader = AnswerReader(language, today, soon)

    def read(said: str) -> Reply | None:
        if said.lower() in NO:
            return None
        return reader.part(PromptPart.CHECK, wish, said) if said else wish

    wanted = ask_until(session, page, read)
    if wanted is None:
        return
    step = Step(
        key=ASK_KEY,
        type=QuestionType.INTENTION,
        text=question,
        position=len(plan.steps) + len(plan.not_now),
        optional=True,
        roles=(Role.ACT,),
    )
    record.keep(step, wanted)
    if wanted.check:
        day = say_day(wanted.check, language.code, today=today)
        session.say(N_("On {day} I'll ask what came of it."), day=day)


def _offer_next_round(session: Session, journal: Journal, meant: IntentionRecord) -> None:
    """Offer a next round of the circle: what was tried is its first phase (methods.md, A3)."""
    try:
        prompt_set = library(session).find(meant.set)
    except ReflectieError:  # its file is gone or broken
        return
    if prompt_set.ends != "next-round":
        return
    _ = session.language.text
    page = menu(
        _(N_("Another round, with what you tried?")),
        title=session.language.of(prompt_set.title),
        below=[_(N_("Enter = not now, y = yes"))],
        keys=[("Enter", _(N_("not now"))), (_(N_("y")), _(N_("yes")))],
    )
    if is_yes(ask(session, page)):
        about = About(day=session.today, builds_on=meant.entry_id)
        plan = plan_new(session, journal, prompt_set, about)
        converse_and_tell(session, journal, plan, FromTerminal())


# In one line, before a next entry


def ask_after_last_time(session: Session, journal: Journal, prompt_set: PromptSet) -> None:
    """Ask in one line what came of the previous entry of a set; Enter is later (methods.md, A4)."""
    if prompt_set.ends != "next-time":
        return
    for meant in journal.intentions.of_last_walk(prompt_set.name):
        looked_at = meant.follow_ups or journal.entries.follow_up_draft(meant.id)
        if meant.state is IntentionState.OPEN and meant.check and not looked_at:
            if done := _ask_done(session, journal, prompt_set, meant):
                _keep_done(session, journal, meant, done, meant.check)
            return


def _ask_done(
    session: Session, journal: Journal, prompt_set: PromptSet, meant: IntentionRecord
) -> str:
    """Ask whether it worked out, and return a key of `DONE`; empty for later."""
    language = session.language
    _ = language.text
    options = {key: _(label) for key, label in DONE.items()}
    listed = " · ".join(_UNBROKEN.join(line.split()) for line in numbered(options.values()))
    hangs_on = thread_of(session, journal, meant.entry_id)
    asks = _(N_("Last time you intended: {text} Did it work out?"))
    page = menu(
        asks.format(text=_as_sentence(meant.text)),
        title=language.of(prompt_set.title),
        below=[*thread_sentences(hangs_on, language), listed],
        keys=[("Enter", _(N_("later")))],
    )
    reader = AnswerReader(language, session.today, session.today)
    while said := ask(session, page):
        try:
            (done,) = reader.choose(options, said)
        except (NotAChoice, ValueError):
            page = structs.replace(page, note=_(N_("Type a number from the list.")))
        else:
            return done
    return ""


def _keep_done(
    session: Session, journal: Journal, meant: IntentionRecord, done: str, check: date
) -> None:
    """Keep the one line as a follow-up; what is not done yet keeps its day."""
    asked = steps(library(session).find(known.FOLLOW_UP), session.language, rotated={})
    step = next(one for one in asked if one.key == "done")
    reply = Reply(chosen=(done,))
    became = outcome({step.key: reply}, again=check)
    record = Record(journal, plan_new_follow_up(session, journal, meant))
    with journal.write():
        record.keep(step, reply)
        journal.entries.finish(record.begun, comes_back=False)
        journal.intentions.look_back(meant.id, became.state, became.check)
    session.say(N_("Kept with what you intended."))


def _as_sentence(text: str) -> str:
    """Return words that end like a sentence: a question of ours follows them."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
