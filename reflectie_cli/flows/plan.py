"""Laying out a sitting: a new entry, one that waits, or one to change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reflectie_cli.errors import (
    LookedBackMeanwhile,
    NoSuchQuestion,
    NoSuchSet,
    ReflectieError,
    SetGone,
)
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.sitting import Sitting
from reflectie_cli.journal.entry import Entry, Intended, Intention, Period
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_, Language, speak
from reflectie_cli.language.days import say_day
from reflectie_cli.loop.outcome import ASK_KEY, NEXT_CHECK
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType, Step, next_labels, steps
from reflectie_cli.walk.earlier import asked_steps, earlier_replies
from reflectie_cli.walk.walk import check_day_is_asked

FOLLOW_UP = "opvolging"
"""The set that looks back on an intention (methods.md, 0.3)."""
DID_YOU_TELL = N_("Did you tell the client what you did with it?")
TOLD_BACK = {"yes": N_("yes"), "not_yet": N_("not yet"), "planned": N_("planned")}
"""What closes asking a client: they must notice that it mattered (methods.md, A6)."""
GOES_ON = ("adjust", "retry", "ask_help")
"""Next steps after which a cycle goes round once more."""
LOOK_AGAIN = N_("When will you look again?")
LEAVE_EMPTY = N_("Leave it empty and this round is complete.")


@dataclass(frozen=True, slots=True)
class About:
    """What a new entry is about: a day, and what it builds or looks back on (ids of the journal)."""

    day: date
    tags: Sequence[str] = ()
    builds_on: str | None = None
    follows: str | None = None
    period: Period | None = None
    covers: Sequence[str] = ()


def new_sitting(session: Session, journal: Journal, prompt_set: PromptSet, about: About) -> Sitting:
    """Lay out a new entry. It begins with its first answer."""
    rotated = next_labels(prompt_set, journal.history.last_rotated(prompt_set.name))
    sets = session.library().headings
    every = steps(prompt_set, session.language, rotated=rotated, sets=sets)
    sitting = Sitting(
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
    if about.builds_on:
        sitting.prefilled = _next_round(journal, about.builds_on, sitting)
    walked = _with_its_version(journal, prompt_set, sitting)
    sitting.begin = lambda: journal.entries.begin(
        walked, title=sitting.title, language=sitting.language.code, day=about.day,
        tags=about.tags, builds_on=about.builds_on, rotated=sitting.rotated,
        follows=about.follows, period=about.period, covers=about.covers,
    )  # fmt: skip
    return sitting


def resumed_sitting(session: Session, journal: Journal, uid: str) -> Sitting:
    """Lay out the part of an entry that waits, in the language it was begun in."""
    entry = journal.entries.get(uid)
    language = _language_of(session, entry)
    try:
        prompt_set = session.library().find(entry.set)
    except NoSuchSet as problem:
        folder = session.places.prompts
        raise SetGone(name=entry.set, handle=entry.handle, folder=folder) from problem
    rotated = journal.entries.rotated(uid)
    every = steps(prompt_set, language, rotated=rotated, sets=session.library().headings)
    is_draft = entry.state == "draft"
    meant = journal.intentions.followed(uid, with_bin=True)
    waits = steps_of_check(every, language) if not is_draft else _first_part(every, meant)
    if meant and is_draft:
        waits = steps_looking_back(session, prompt_set, every, meant, language)
    return Sitting(
        session=session,
        journal=journal,
        title=entry.set_title,
        language=language,
        steps=waits,
        not_now=tuple(step for step in every if step not in waits),
        after_days=_after_days(session, prompt_set, meant),
        uid=uid,
        comes_back=is_draft and not meant and prompt_set.comes_back,
        replies=earlier_replies(entry),
        rotated=rotated,
        left_off=journal.entries.unfinished(uid),
        by_us=_is_by_us(prompt_set),
        opening="" if is_draft else _too_early(session, entry.intentions, language),
        meant=meant,
    )


def follow_up_sitting(session: Session, journal: Journal, meant: Intended) -> Sitting:
    """Lay out looking back on an intention: the follow-up questions, or those of a cycle's check."""
    library = session.library()
    came_from = _set_or_none(library, meant.set)
    is_cycle = came_from is not None and meant.key != ASK_KEY and _is_cycle(came_from)
    if is_cycle:  # a check is asked in the language its cycle was begun in
        session = replace(
            session, language=_language_of(session, journal.entries.get(meant.entry_id))
        )
    prompt_set = came_from if came_from and is_cycle else library.find(FOLLOW_UP)
    prompt_set = replace(prompt_set, private=prompt_set.private or meant.private)
    about = About(session.day, builds_on=meant.entry_id, follows=meant.id)
    sitting = new_sitting(session, journal, prompt_set, about)
    every = (*sitting.steps, *sitting.not_now)
    sitting.steps = steps_looking_back(session, prompt_set, every, meant, session.language)
    sitting.not_now, sitting.comes_back, sitting.prefilled = (), False, {}
    sitting.after_days = _after_days(session, prompt_set, meant)
    sitting.meant, sitting.opening = meant, _too_early(session, [meant], session.language)
    begin = sitting.begin

    def begin_once() -> str:
        """Two terminals may look back on one intention: they share a draft, and keep one entry."""
        with journal.write():
            if draft := journal.entries.follow_up_draft(meant.id):
                return draft
            if len(journal.intentions.get(meant.id).follow_ups) > len(meant.follow_ups):
                raise LookedBackMeanwhile(handle=meant.handle)
            assert begin is not None
            return begin()

    sitting.begin = begin_once
    return sitting


def steps_looking_back(
    session: Session,
    prompt_set: PromptSet,
    every: Sequence[Step],
    meant: Intended,
    language: Language,
) -> tuple[Step, ...]:
    """Give the questions that look back on an intention, in the set they are walked in."""
    if prompt_set.name != FOLLOW_UP:
        return steps_of_check(every, language)
    came_from = _set_or_none(session.library(), meant.set)
    if came_from is None or came_from.ends != "told-back":
        return tuple(every)
    options = {key: language.text(label) for key, label in TOLD_BACK.items()}
    told = Step(
        key="told_back", type=QuestionType.CHOICE, text=language.text(DID_YOU_TELL),
        position=len(every), optional=True, roles=("check",), options=options,
    )  # fmt: skip
    return (*every, told)


def steps_of_check(every: Sequence[Step], language: Language) -> tuple[Step, ...]:
    """Give the questions for later; those of a cycle end with the day of the next check.

    One open cycle can get several checks (methods.md, A2).
    """
    later = tuple(step for step in every if step.later)
    if not (later and check_day_is_asked(every)):
        return later
    next_check = Step(
        key=NEXT_CHECK, type=QuestionType.DATE, text=language.text(LOOK_AGAIN),
        help=language.text(LEAVE_EMPTY), position=len(every), optional=True,
        roles=("check",), later=True, because_of="next_step", of=GOES_ON,
    )  # fmt: skip
    return (*later, next_check)


def _first_part(every: Sequence[Step], meant: Intended | None) -> tuple[Step, ...]:
    return tuple(step for step in every if meant or not step.later)


def was_checked(entry: Entry) -> bool:
    """Whether an open entry has had its first check, so that a next one is an entry of its own."""
    return any(answer.key == NEXT_CHECK for answer in entry.answers)


def _is_cycle(prompt_set: PromptSet) -> bool:
    return prompt_set.comes_back and check_day_is_asked(steps(prompt_set, speak("en"), rotated={}))


def _after_days(session: Session, prompt_set: PromptSet, meant: Intended | None) -> int:
    """Give after how many days something comes back: as the set it was meant in has it."""
    came_from = _set_or_none(session.library(), meant.set) if meant else None
    return came_from.after_days if came_from else prompt_set.after_days


def _set_or_none(library: Library, name: str) -> PromptSet | None:
    """Give a set; None where its file is gone or broken: looking back needs no more of it."""
    try:
        return library.find(name)
    except ReflectieError:
        return None


def changing_sitting(session: Session, journal: Journal, uid: str, keys: Sequence[str]) -> Sitting:
    """Lay out the answers of an entry to change them; with keys, only those questions."""
    entry = journal.entries.get(uid)
    language = _language_of(session, entry)
    after_days = 14
    try:
        prompt_set = session.library().find(entry.set)
    except ReflectieError:  # the set is gone or broken; what was asked is kept with the entry
        asked = asked_steps(entry, ())
    else:
        after_days = prompt_set.after_days
        rotated = journal.entries.rotated(uid)
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


def _with_its_version(journal: Journal, prompt_set: PromptSet, sitting: Sitting) -> PromptSet:
    """Give an own set another version where its questions changed since it was last walked.

    Who changes a file with any program need not think of its version.
    """
    last = (
        journal.history.last_walk(prompt_set.name, sitting.language.code)
        if prompt_set.own
        else None
    )
    if last is None or last.set_version < prompt_set.version:
        return prompt_set
    now = {step.key: step.text for step in (*sitting.steps, *sitting.not_now) if not step.label}
    changed = any(now.get(asked.key, asked.question) != asked.question for asked in last.answers)
    return replace(prompt_set, version=last.set_version + changed)


def _too_early(session: Session, meant: Sequence[Intention], language: Language) -> str:
    """Say when somebody meant to look back, where that day has not come yet."""
    checks = [one.check for one in meant if one.state == "open" and one.check]
    if not checks or min(checks) <= session.today:
        return ""
    day = say_day(min(checks), language.code, today=session.today)
    return language.text(N_("You meant to look back on {day}. Now is fine too.")).format(day=day)


def _next_round(journal: Journal, before: str, sitting: Sitting) -> dict[str, str]:
    """Give what the next round begins with: what was meant is what happens now (A3, phase 5)."""
    meant = [intention.text for intention in journal.entries.get(before).intentions]
    first = sitting.steps[0]
    return {first.key: meant[-1]} if meant and first.key == "situation" else {}


def _opening(session: Session, journal: Journal, prompt_set: PromptSet) -> str:
    """Give what stands above the first question: what to know, and a team's own vision (A23)."""
    vision = journal.history.latest_words("vision_line") if prompt_set.reason == "team" else ""
    return " · ".join(filter(None, (session.language.of(prompt_set.note), vision)))


def _is_by_us(prompt_set: PromptSet) -> bool:
    """Whether a shipped set is a working-out of our own; somebody's own set is theirs."""
    return prompt_set.origin.status == "own" and not prompt_set.own


def _language_of(session: Session, entry: Entry) -> Language:
    return speak("nl" if entry.language == "nl" else "en", session.language.vocabulary)
