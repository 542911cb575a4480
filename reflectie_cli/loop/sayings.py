"""A person's own words out of entries: which answers say what, whatever version asked for them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from reflectie_cli.journal.entry import Answer, Entry, Period, Quote, present
from reflectie_cli.loop.noticing import says_nothing
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import Basis, QuestionType, Role
from reflectie_cli.prompt_sets.steps import further_key

WORKED = {"good_for_client", "went_well", "best_moment", "success", "proud"}
_WORKED_IN = f"{known.WENT_WELL}.situation"
"""Where somebody writes what went well: questions of any set, and one of a set that is about it."""
TOLD_AGAIN = ("asked", "voices")
"""What a review asks for: mostly said before, and told first in the entry of that day."""
_HEARD = (Basis.ASKED, Basis.SEEN)
_IN_OWN_WORDS = (QuestionType.TEXT, QuestionType.SHORT)

Fits = Callable[[Entry, Answer], bool]
Given = Mapping[tuple[str, str], date]
"""The day on which a question for later was answered, by the entry's id and the question's key."""


def sayings(
    entries: Iterable[Entry], fits: Fits, period: Period | None = None, given: Given | None = None
) -> list[Quote]:
    """Return the answers that fit as quotes, in the order of their days, within a period if any.

    A later answer counts on the day it was `given`. Private ones and empty ones are left out.
    """
    found = [
        saying(entry, answer, (given or {}).get((entry.id, answer.key)))
        for entry in entries
        for answer in entry.answers
        if not answer.is_private and answer.words.strip() and fits(entry, answer)
    ]
    inside = [one for one in found if period is None or one.date in period]
    return sorted(inside, key=lambda one: one.date)


def saying(entry: Entry, answer: Answer, day: date | None = None) -> Quote:
    """Return an answer as somebody's own words, with where they stand and how they are known."""
    return Quote(
        date=day or entry.date,
        entry=entry.handle,
        set_title=entry.set_title,
        key=answer.key,
        text=answer.words,
        who=answer.who,
        basis=answer.basis,
        question=answer.question,
    )


def tells_what_worked(entry: Entry, answer: Answer) -> bool:
    """Whether an answer is what went well."""
    return answer.key in WORKED or _name(entry, answer) == _WORKED_IN


def tells_what_was_learned(entry: Entry, answer: Answer) -> bool:
    """Whether an answer is an insight: as its question says, but for labels of first versions."""
    name = _name(entry, answer)
    is_insight = answer.is_insight or (name == known.REFRAMED and not answer.is_private)
    return is_insight and name not in known.NO_INSIGHT and not tells_what_worked(entry, answer)


def tells_what_it_meant(entry: Entry, answer: Answer) -> bool:
    """Whether an answer is what something that worked meant for a client."""
    return entry.set in known.TELL_WHAT_WORKED and _asks_why(entry, answer)


def tells_a_purpose(entry: Entry, answer: Answer) -> bool:
    """Whether an answer is what somebody did something for.

    A follow-up has none: what was meant is for what it was meant for. What a client noticed, what
    worked and an intention have the role in first versions of sets, and are something else.
    """
    elsewhere = (*known.TELL_WHAT_WORKED, *known.NO_PURPOSE)
    is_told = entry.set not in elsewhere and not present(entry.follows, None)
    return is_told and _asks_why(entry, answer)


def _asks_why(entry: Entry, answer: Answer) -> bool:
    return (
        Role.WHY in answer.roles
        and Role.CHECK not in answer.roles
        and answer.type in (*_IN_OWN_WORDS, QuestionType.PERSPECTIVE)
        and not answer.is_private
        and not says_nothing(answer.words)
        and not tells_what_worked(entry, answer)
        and not tells_what_was_learned(entry, answer)
    )


def purpose_of(entry: Entry) -> Answer | None:
    """Return what an entry was written for: its first answer that says so, in own words if any.

    Where it was asked once more what that is for, that answer is it.
    """
    told = [one for one in entry.answers if tells_a_purpose(entry, one)]
    first = min(told, key=lambda one: one.type == QuestionType.PERSPECTIVE, default=None)
    return next((one for one in told if first and one.key == further_key(first.key)), first)


def is_a_voice(_entry: Entry, answer: Answer) -> bool:
    """Whether an answer is somebody's side."""
    return answer.type == QuestionType.PERSPECTIVE


def is_words_of_a_client(_entry: Entry, answer: Answer) -> bool:
    """Whether a light question was answered with what a client said."""
    return answer.key == known.LABEL and Role.VOICE in answer.roles


def struck_in_passing(entry: Entry, answer: Answer) -> bool:
    """Whether an answer is what a light question gathered, and stands nowhere else."""
    passed = answer.key == known.LABEL or _name(entry, answer) in known.IN_PASSING
    told = (tells_a_purpose, tells_what_was_learned, is_words_of_a_client)
    return passed and not says_nothing(answer.words) and not any(f(entry, answer) for f in told)


def shows_a_difference(_entry: Entry, answer: Answer) -> bool:
    """Whether an answer is where people of one team saw something differently."""
    return answer.key == "different_views" and not says_nothing(answer.words)


def was_heard(voice: Quote) -> bool:
    """Whether a side was asked or seen, and not supposed."""
    return voice.basis in _HEARD


def _name(entry: Entry, answer: Answer) -> str:
    return f"{entry.set}.{answer.key}"
