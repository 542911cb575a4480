"""A plan of what will be asked: a frozen value, made by pure functions out of what is known.

`planner` reads what they need from the journal and the library; `conversation` asks.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.errors import NoSuchQuestion
from reflectie_cli.journal.entry import (
    Entry,
    Intention,
    IntentionRecord,
    IntentionState,
    Period,
    State,
    Unfinished,
    present,
)
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day
from reflectie_cli.loop.outcome import ADJUSTMENT, NEXT_CHECK
from reflectie_cli.loop.purpose import OWN_WHY
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.follow_up import TRIED
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType, Role, SetHeading
from reflectie_cli.prompt_sets.question_types import AnswerReader
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step, steps
from reflectie_cli.walk.earlier_answers import asked_steps, earlier_replies
from reflectie_cli.walk.walk import check_day_is_asked

OUR_OWN_VERSION = N_("our own version")
_ONLY_AT_THE_END_OF = {"told_back": "told-back", "told_what": "told-back", "still_so": "still-so"}
"""Questions of a follow-up that belong to one ending: they must notice that asking mattered (A6),
and what was right then may be seen otherwise now (A7)."""
FORMER, WHY = "former", "what_for"
"""Words of before, by the name a question asks for them: one's own sentence, what it was for."""
_ABOVE = {"serves": (WHY,), OWN_WHY: (FORMER,)}
_GOES_ON = ("adjust", "retry", "ask_help")
"""Next steps after which a cycle goes round once more."""
_LOOK_AGAIN = N_("When will you look again?")
_LEAVE_EMPTY = N_("Leave it empty and this round is complete.")
AFTER_DAYS = 14
"""How many days on a set asks again that does not say when."""

Sets = Callable[[], Sequence[SetHeading]]
"""The library, for a question that lets somebody choose a set out of it."""


class About(Struct, frozen=True, kw_only=True):
    """What a new entry is about: a day, and the ids of what it builds or looks back on."""

    day: date
    tags: Sequence[str] = ()
    builds_on: str | None = None
    follows: str | None = None
    period: Period | None = None
    covers: Sequence[str] = ()


class Changes(Struct, frozen=True, kw_only=True):
    """What is to be changed of an entry beside its answers; None leaves the day or title."""

    day: date | None = None
    title: str | None = None
    themes: Sequence[str] = ()
    themes_off: Sequence[str] = ()

    def __bool__(self) -> bool:
        return self != Changes()


class Plan(Struct, frozen=True, kw_only=True):
    """What will be asked about one entry.

    `language` is the entry's own. `entry` is its id; a new one has none, and begins as `begins`
    says, in the set it is a walk of, with its first answer; so does one that takes the place of a
    draft that was erased meanwhile. `not_now` are questions of another
    moment, `later` says that some wait after these. `changes` are made together with the answers
    of an entry that is `complete`. `opening` stands above the first question; `quoted` are words of
    other entries that stand above others. `about_whom` says whom a follow-up is about. `meant` is
    the intention looked back on.
    """

    title: str
    heading: str
    language: Language
    steps: tuple[Step, ...]
    not_now: tuple[Step, ...] = ()
    after_days: int = AFTER_DAYS
    entry: str | None = None
    walks: PromptSet | None = None
    begins: About | None = None
    later: bool = False
    complete: bool = False
    changes: Changes = Changes()
    replies: Mapping[str, Reply] = {}
    rotated: Mapping[str, str] = {}
    left_off: Unfinished | None = None
    opening: str = ""
    quoted: Mapping[str, str] = {}
    about_whom: str = ""
    meant: IntentionRecord | None = None

    def reader(self, today: date, night: date | None = None) -> AnswerReader:
        """Return how what is typed is read on a day; `night` is the day `vannacht` belongs to."""
        proposal = today + timedelta(days=self.after_days)
        settled = check_day_is_asked(self.steps)
        return AnswerReader(self.language, today, proposal, settled, night=night)

    @property
    def quotes(self) -> Mapping[str, str]:
        """Words of before that may stand above a question; what is asked now is no longer before."""
        asked = {step.key for step in self.steps}
        return {key: text for key, text in self.quoted.items() if key not in asked}

    @property
    def half_typed(self) -> Mapping[str, Reply]:
        """What was answered so far, half-typed words among it."""
        left = self.left_off
        if left is None or not left.text.strip():
            return self.replies
        return {**self.replies, left.key: Reply(left.text)}


def new_plan(
    prompt_set: PromptSet,
    language: Language,
    about: About,
    *,
    rotated: Mapping[str, str],
    sets: Sets,
    last: Entry | None = None,
    before: Entry | None = None,
    about_whom: str = "",
    quoted: Mapping[str, str] = {},
) -> Plan:
    """Return the plan of a new entry.

    `rotated` says in which words rotating questions are asked, `about_whom` in which those of a
    follow-up; `last` is the entry this set was walked for last, `before` the one that the new one
    builds on.
    """
    every = _laid_out(prompt_set, language, rotated, sets, about_whom)
    begins_with = _plan_of_before(before.intentions if before else (), language)
    first_part = tuple(step for step in every if not step.later)
    title = language.of(prompt_set.title)
    return Plan(
        title=title,
        heading=_heading(title, prompt_set, language),
        language=language,
        steps=first_part,
        not_now=tuple(step for step in every if step.later),
        after_days=prompt_set.after_days,
        walks=_with_its_version(prompt_set, every, last, language),
        begins=about,
        later=prompt_set.comes_back,
        rotated=rotated,
        opening="\n".join(filter(None, (language.of(prompt_set.note), *begins_with.values()))),
        quoted=quoted,
        about_whom=about_whom,
    )


def resume_plan(
    entry: Entry,
    prompt_set: PromptSet,
    language: Language,
    *,
    rotated: Mapping[str, str],
    sets: Sets,
    today: date,
    left_off: Unfinished | None = None,
    meant: IntentionRecord | None = None,
    came_from: PromptSet | None = None,
    about_whom: str = "",
    quoted: Mapping[str, str] = {},
) -> Plan:
    """Return the plan of the part of an entry that waits, in the language it was begun in.

    `meant` is the intention it looks back on, `came_from` the set that was meant in.
    """
    every = _laid_out(prompt_set, language, rotated, sets, about_whom)
    is_draft = entry.state is State.DRAFT
    if not is_draft:
        waits = _steps_of_check(every, language)
    elif meant:
        waits = _steps_looking_back(prompt_set, every, came_from, language)
    else:
        waits = tuple(step for step in every if not step.later)
    return Plan(
        title=entry.set_title,
        heading=_heading(entry.set_title, prompt_set, language),
        language=language,
        steps=waits,
        not_now=tuple(step for step in every if step not in waits),
        after_days=(came_from or prompt_set).after_days,
        entry=entry.id,
        walks=prompt_set,
        begins=About(
            day=entry.date,
            tags=entry.tags,
            builds_on=entry.builds_on,
            follows=meant.id if meant else None,
            period=present(entry.period, None),
            covers=present(entry.covers, ()),
        ),
        later=is_draft and not meant and prompt_set.comes_back,
        replies=earlier_replies(entry),
        rotated=rotated,
        left_off=left_off,
        opening="" if is_draft else _too_early(entry.intentions, language, today),
        quoted={**quoted, **_plan_of_before(entry.intentions, language)},
        about_whom=about_whom,
        meant=meant,
    )


def follow_up_plan(
    begun: Plan,
    prompt_set: PromptSet,
    meant: IntentionRecord,
    came_from: PromptSet | None,
    today: date,
) -> Plan:
    """Return the plan of looking back on an intention; `begun` is that of a new entry for it."""
    every = (*begun.steps, *begun.not_now)
    return replace(
        begun,
        steps=_steps_looking_back(prompt_set, every, came_from, begun.language),
        not_now=(),
        later=False,
        after_days=(came_from or prompt_set).after_days,
        meant=meant,
        opening=_too_early([meant], begun.language, today),
        quoted={**begun.quoted, **_plan_of_before([meant], begun.language)},
    )


def edit_plan(
    entry: Entry,
    of_today: Sequence[Step],
    language: Language,
    *,
    after_days: int = AFTER_DAYS,
    keys: Sequence[str] = (),
    changes: Changes,
    about_whom: str = "",
) -> Plan:
    """Return the plan of changing answers; with `keys`, only those of these questions.

    `of_today` are the questions as the set asks them now; none where it is gone. `about_whom` says
    whom a follow-up is about. Raise `NoSuchQuestion`.
    """
    asked = asked_steps(entry, tuple(of_today))
    known = ", ".join(step.key for step in asked if not step.is_extra)
    for key in keys:
        if all(step.key != key for step in asked):
            raise NoSuchQuestion(handle=entry.handle, key=key, keys=known)
    title = entry.title or entry.set_title
    return Plan(
        title=title,
        heading=title,
        language=language,
        steps=asked if not keys else _by_name(asked, keys),
        after_days=after_days,
        entry=entry.id,
        complete=True,
        changes=changes,
        replies=earlier_replies(entry),
        about_whom=about_whom,
    )


def changing(plan: Plan, keys: Collection[str], replies: Mapping[str, Reply]) -> Plan:
    """Return a plan of changing only the answers to some questions; `replies` are those of now."""
    return replace(plan, steps=_by_name(plan.steps, keys), replies=replies)


def _by_name(asked: Sequence[Step], keys: Collection[str]) -> tuple[Step, ...]:
    """Return questions somebody named: these are asked, whatever else was answered."""
    return tuple(replace(step, because_of=None) for step in asked if step.key in keys)


def is_cycle(prompt_set: PromptSet, language: Language) -> bool:
    """Return whether a set is a cycle: part of it is asked on a day it asks for itself."""
    every = steps(prompt_set, language, rotated={})
    return prompt_set.comes_back and check_day_is_asked(every)


def was_checked(entry: Entry) -> bool:
    """Return whether an open entry has had its first check: a next one is an entry of its own."""
    return any(answer.key == NEXT_CHECK for answer in entry.answers)


def _steps_looking_back(
    prompt_set: PromptSet, every: Sequence[Step], came_from: PromptSet | None, language: Language
) -> tuple[Step, ...]:
    """Return the questions that look back on an intention, in the set they are walked in."""
    if prompt_set.name != known.FOLLOW_UP:
        return _steps_of_check(every, language)
    ends = came_from.ends if came_from else None
    return tuple(one for one in every if _ONLY_AT_THE_END_OF.get(one.key, ends) == ends)


def _steps_of_check(every: Sequence[Step], language: Language) -> tuple[Step, ...]:
    """Return the questions for later; those of a cycle end with the day of the next check.

    One open cycle can get several checks (methods.md, A2).
    """
    later = tuple(step for step in every if step.later)
    if not (later and check_day_is_asked(every)):
        return later
    next_check = Step(
        key=NEXT_CHECK,
        type=QuestionType.DATE,
        text=language.text(_LOOK_AGAIN),
        help=language.text(_LEAVE_EMPTY),
        position=len(every),
        optional=True,
        roles=(Role.CHECK,),
        later=True,
        because_of="next_step",
        of=_GOES_ON,
        instead_of=ADJUSTMENT,
    )
    return (*later, next_check)


def _heading(title: str, prompt_set: PromptSet, language: Language) -> str:
    """Return the title, which says so where a shipped set was worked out by us."""
    if prompt_set.own or prompt_set.origin.status != "own":
        return title
    return f"{title} · {language.text(OUR_OWN_VERSION)}"


def _with_its_version(
    prompt_set: PromptSet, every: Sequence[Step], last: Entry | None, language: Language
) -> PromptSet:
    """Return an own set with another version where its questions changed since its last walk.

    Who changes a file with any program need not think of its version. Words for somebody else are
    no change.
    """
    if not prompt_set.own or last is None or last.set_version < prompt_set.version:
        return prompt_set
    asks = {step.key: {step.text} for step in every if not step.label}
    for question in prompt_set.questions:
        if question.about:
            asks[question.key] |= {language.of(question.text)}
            asks[question.key] |= {language.of(text) for text in question.about.values()}
    changed = any(one.question not in asks.get(one.key, {one.question}) for one in last.answers)
    return replace(prompt_set, version=last.set_version + changed)


def _laid_out(
    prompt_set: PromptSet,
    language: Language,
    rotated: Mapping[str, str],
    sets: Sets,
    about_whom: str,
) -> tuple[Step, ...]:
    """Return a set as it is asked, with what of before stands above some of its questions."""
    every = steps(prompt_set, language, rotated=rotated, sets=sets, about=about_whom)
    return tuple(replace(one, above=(*_ABOVE.get(one.key, ()), *one.above)) for one in every)


def _plan_of_before(meant: Sequence[Intention], language: Language) -> dict[str, str]:
    """Return what was meant last, to stand above what takes its place or what comes next.

    It was tried where somebody said so; a next round begins there (A3, phase 5).
    """
    for one in meant[-1:]:
        tried = any(came.done in TRIED for came in one.follow_ups)
        says = N_("You tried: {text}") if tried else N_("You intended: {text}")
        return {"intention": language.text(says).format(text=" ".join(one.text.split()))}
    return {}


def _too_early(meant: Sequence[Intention], language: Language, today: date) -> str:
    """Return when somebody meant to look back, where that day has not come yet."""
    checks = [one.check for one in meant if one.state is IntentionState.OPEN and one.check]
    if not checks or min(checks) <= today:
        return ""
    day = say_day(min(checks), language.code, today=today)
    return language.text(N_("You chose {day} to look back. Now is fine too.")).format(day=day)
