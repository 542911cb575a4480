"""What a plan is made of, read from the journal and the library."""

from collections.abc import Sequence
from dataclasses import replace

from msgspec import structs

from reflectie_cli.errors import NoSuchEntry, NoSuchSet, ReflectieError, SetGone
from reflectie_cli.flows import plan
from reflectie_cli.flows.plan import About, Changes, Plan
from reflectie_cli.flows.purposes import purpose_sentence
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, IntentionRecord, State, present
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import Language, recognise, speak
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.purpose import OWN_WHY, latest
from reflectie_cli.loop.thread import Thread, about_whom, thread
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.file import read_heading
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import PromptSet, SetHeading
from reflectie_cli.prompt_sets.steps import next_labels, steps
from reflectie_cli.screen.thread import thread_sentences


def library(session: Session) -> Library:
    """Return the prompt sets of this person."""
    return Library(session.places.prompts)


def plan_new(session: Session, journal: Journal, prompt_set: PromptSet, about: About) -> Plan:
    """Return the plan of a new entry."""
    history, name = journal.history, prompt_set.name
    began = where_it_began(journal, about.builds_on) if about.follows and about.builds_on else None
    return plan.new_plan(
        prompt_set,
        session.language,
        about,
        rotated=next_labels(prompt_set, history.last_rotated(name)),
        sets=library(session).headings,
        last=history.last_walk(name, session.language.code) if prompt_set.own else None,
        before=journal.entries.get(about.builds_on) if about.builds_on else None,
        about_whom=about_whom(began, _find(library(session), began.set)) if began else "",
        quoted=_quoted(session, journal, began),
    )


def plan_resumed(session: Session, journal: Journal, uid: str) -> Plan:
    """Return the plan of the part of an entry that waits. Raise `SetGone`."""
    entry = journal.entries.get(uid)
    sets = library(session)
    try:
        prompt_set = sets.find(entry.set)
    except NoSuchSet as problem:
        folder = session.places.prompts
        raise SetGone(name=entry.set, handle=entry.handle, folder=folder) from problem
    meant = journal.intentions.looked_back_on(uid, with_bin=True)
    began = where_it_began(journal, uid)
    return plan.resume_plan(
        entry,
        prompt_set,
        _language_of(session, entry),
        rotated=journal.entries.rotated(uid),
        sets=sets.headings,
        today=session.today,
        left_off=journal.entries.unfinished(uid),
        meant=meant,
        came_from=_find(sets, meant.set) if meant else None,
        about_whom=about_whom(began, _find(sets, began.set)) if began and meant else "",
        quoted=_quoted(session, journal, began),
    )


def question_left_off(session: Session, journal: Journal, uid: str, key: str) -> str:
    """Return how a question is asked at which an entry stopped; its key where its set is gone."""
    try:
        plan = plan_resumed(session, journal, uid)
    except ReflectieError:  # its set is gone or broken
        return key
    return next((one.text for one in (*plan.steps, *plan.not_now) if one.key == key), key)


def plan_follow_up(session: Session, journal: Journal, meant: IntentionRecord) -> Plan:
    """Return the plan of looking back on an intention: go on with what waits, or begin anew.

    What waits is a draft, or the later part of an open entry that was not checked yet.
    """
    draft = journal.entries.follow_up_draft(meant.id)
    waits = meant.entry_state is State.OPEN and meant.key != ASK_KEY
    if draft or (waits and not plan.was_checked(journal.entries.get(meant.entry_id))):
        return plan_resumed(session, journal, draft or meant.entry_id)
    return plan_new_follow_up(session, journal, meant)


def plan_new_follow_up(session: Session, journal: Journal, meant: IntentionRecord) -> Plan:
    """Return the plan of an entry that looks back, with follow-up questions or a cycle's own."""
    sets = library(session)
    came_from = _find(sets, meant.set)
    prompt_set = came_from
    if came_from and meant.key != ASK_KEY and plan.is_cycle(came_from, session.language):
        # A check is asked in the language its cycle was begun in.
        entry = journal.entries.get(meant.entry_id)
        session = replace(session, language=_language_of(session, entry))
    else:
        prompt_set = sets.find(known.FOLLOW_UP)
    assert prompt_set is not None
    prompt_set = structs.replace(prompt_set, private=prompt_set.private or meant.private)
    about = About(day=session.today, builds_on=meant.entry_id, follows=meant.id)
    begun = plan_new(session, journal, prompt_set, about)
    return plan.follow_up_plan(begun, prompt_set, meant, came_from, session.today)


def plan_edit(
    session: Session, journal: Journal, uid: str, keys: Sequence[str], changes: Changes
) -> Plan:
    """Return the plan of changing an entry. Raise `NoSuchQuestion`.

    Where its set is gone or broken, what was asked is kept with the entry.
    """
    entry = journal.entries.get(uid)
    language = _language_of(session, entry)
    sets = library(session)
    prompt_set = _find(sets, entry.set)
    if prompt_set is None:
        return plan.edit_plan(entry, (), language, keys=keys, changes=changes)
    rotated = journal.entries.rotated(uid)
    meant = journal.intentions.looked_back_on(uid, with_bin=True)
    began = where_it_began(journal, uid) if meant else None
    about = about_whom(began, _find(sets, began.set)) if began else ""
    of_today = steps(prompt_set, language, rotated=rotated, sets=sets.headings, about=about)
    return plan.edit_plan(
        entry,
        of_today,
        language,
        after_days=prompt_set.after_days,
        keys=keys,
        changes=changes,
        about_whom=about,
    )


def thread_of(session: Session, journal: Journal, uid: str) -> Thread:
    """Return what an intention of an entry hangs on: that of where it all began.

    What was meant in a follow-up hangs on what that looked back on.
    """
    began = where_it_began(journal, uid)
    return thread(began, _find(library(session), began.set)) if began else Thread()


def _quoted(session: Session, journal: Journal, began: Entry | None) -> dict[str, str]:
    """Return the words of before that may stand above a question, by the key it asks for them."""
    quoted: dict[str, str] = {}
    if stands := latest(journal.history.said_to(OWN_WHY)):
        quoted[plan.FORMER] = purpose_sentence(session, stands)
    if began:
        hangs_on = thread(began, _find(library(session), began.set))
        quoted |= {one.key: f"{one.question} {one.text}" for one in hangs_on.returns}
        for why in thread_sentences(Thread(why=hangs_on.why), session.language):
            quoted[plan.WHY] = why
    return quoted


def where_it_began(journal: Journal, uid: str) -> Entry | None:
    """Return the entry that one, or what it looks back on, follows; None where it is gone."""
    passed: set[str] = set()
    try:
        entry = journal.entries.get(uid)
        while present(entry.follows, None) and entry.builds_on and entry.id not in passed:
            passed.add(entry.id)
            entry = journal.entries.get(entry.builds_on)
    except NoSuchEntry:
        return None
    return entry


def heading_or_none(session: Session, name: str) -> SetHeading | None:
    """Return what stands before the questions of a set; None where its file is gone or broken."""
    try:
        path, own = library(session).file(name)
        return read_heading(path, own=own)
    except ReflectieError:
        return None


def _find(sets: Library, name: str) -> PromptSet | None:
    """Return a set; None where its file is gone or broken."""
    try:
        return sets.find(name)
    except ReflectieError:
        return None


def _language_of(session: Session, entry: Entry) -> Language:
    return speak(recognise(entry.language) or "en", session.language.vocabulary)
