"""What an intention hangs on: what it was for, and what the client said or showed then."""

from collections.abc import Sequence

from msgspec import Struct

from reflectie_cli.journal.entry import Answer, Entry, Quote, State
from reflectie_cli.loop.noticing import says_nothing
from reflectie_cli.loop.sayings import saying, tells_a_purpose
from reflectie_cli.prompt_sets.model import (
    TEAM,
    Audience,
    Basis,
    PromptSet,
    QuestionType,
    Role,
)
from reflectie_cli.prompt_sets.steps import further_key

_ASKED_WHOM = "asked_whom"
_GOAL = "goal"
"""By what a plan is known to have worked; it came back before a set could say that itself."""
_THE_CLIENT = ("client", "me")
_FIRST = ("client", "relative")
_HEARD = (Basis.ASKED, Basis.SEEN)


class Thread(Struct, frozen=True):
    """What comes back with an intention, in somebody's own words; what was not said is absent.

    What `returns` comes back below its question, and the why may be among it.
    """

    why: Quote | None = None
    said: Quote | None = None
    returns: tuple[Quote, ...] = ()


def thread(entry: Entry, prompt_set: PromptSet | None = None) -> Thread:
    """Return what an intention of an entry hangs on; nothing of one that lies in the bin.

    `prompt_set` is its set as it is now: it says which answers come back, and of which question
    it turned out that it asks for no why.
    """
    if entry.state is State.DELETED:
        return Thread()
    answers = [one for one in entry.answers if not one.is_private and not says_nothing(one.words)]
    why, said = _why(entry, answers, prompt_set), _said(answers)
    marked = {one.key for one in prompt_set.questions if one.returns} if prompt_set else set()
    back = [one for one in answers if one.key in {_GOAL, *marked} and one is not said]
    return Thread(
        why=saying(entry, why) if why else None,
        said=saying(entry, said) if said else None,
        returns=tuple(saying(entry, one) for one in back),
    )


def about_whom(entry: Entry, prompt_set: PromptSet | None = None) -> str:
    """Return whom looking back on an entry is about: a key of `WHO`, `TEAM`, or nothing.

    It is about who was asked; nothing is the one client, and what a team meant is about all.
    """
    whom = [str(one.answer) for one in entry.answers if one.key == _ASKED_WHOM]
    if prompt_set and prompt_set.ends == "told-back":
        whom += [one.who for one in entry.answers if one.who]
    if whom:
        return "" if whom[0] in _THE_CLIENT else whom[0]
    of_team = prompt_set and {*prompt_set.audience} == {Audience.TEAM}
    return TEAM if of_team else ""


def _why(entry: Entry, answers: Sequence[Answer], prompt_set: PromptSet | None) -> Answer | None:
    """Return what something was for: the first why, or what was said when it was asked further."""
    now = {one.key: one.roles for one in prompt_set.questions} if prompt_set else {}
    whys = [
        one
        for one in answers
        if tells_a_purpose(entry, one) and Role.WHY in now.get(one.key, one.roles)
    ]
    first = next(iter(whys), None)
    deeper = [one for one in whys if first and one.key == further_key(first.key)]
    return next(iter(deeper), first)


def _said(answers: Sequence[Answer]) -> Answer | None:
    """Return what the client said or showed, else a relative, else another; never a guess."""
    heard = [
        one
        for one in answers
        if one.type == QuestionType.PERSPECTIVE and one.basis in _HEARD and one.who != "me"
    ]
    return min(heard, key=_nearness, default=None)


def _nearness(answer: Answer) -> tuple[int, int]:
    nearest = _FIRST.index(answer.who) if answer.who in _FIRST else len(_FIRST)
    return nearest, _HEARD.index(Basis(answer.basis or ""))
