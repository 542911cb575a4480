"""What an intention hangs on: what it was for, and what the client said or showed then."""

from collections.abc import Sequence

from msgspec import Struct

from reflectie_cli.journal.entry import Answer, Entry, Quote, State
from reflectie_cli.loop.noticing import says_nothing
from reflectie_cli.loop.review import saying
from reflectie_cli.prompt_sets.model import Audience, Basis, PromptSet, QuestionType, Role

ASKED_WHOM = "asked_whom"
"""The question to which somebody answers whom they asked: a follow-up is about that person."""
OF_A_TEAM = "team"
"""What a follow-up is about where a team meant something: not one client, but all of them."""
_GOAL = "goal"
"""By what a plan is known to have worked; it came back before a set could say that itself."""
_THE_CLIENT = ("client", "me")
_FIRST = ("client", "relative")
_HEARD = (Basis.ASKED, Basis.SEEN)


class Thread(Struct, frozen=True):
    """What comes back with an intention, in somebody's own words; what was not said is absent."""

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
    why, said = _why(answers, prompt_set), _said(answers)
    marked = (
        {one.key for one in prompt_set.questions if getattr(one, "returns", False)}
        if prompt_set
        else set()
    )
    back = [one for one in answers if one.key in {_GOAL, *marked} and one not in (why, said)]
    return Thread(
        why=saying(entry, why) if why else None,
        said=saying(entry, said) if said else None,
        returns=tuple(saying(entry, one) for one in back),
    )


def about(entry: Entry, prompt_set: PromptSet | None = None) -> str | None:
    """Return whom looking back on an entry is about: a key of `WHO`, `team`, or None.

    None is the one client; what a team meant is about all of them.
    """
    for one in entry.answers:
        if one.key == ASKED_WHOM and isinstance(one.answer, str):
            return None if one.answer in _THE_CLIENT else one.answer
    of_team = prompt_set and {*prompt_set.audience} == {Audience.TEAM}
    return OF_A_TEAM if of_team else None


def _why(answers: Sequence[Answer], prompt_set: PromptSet | None) -> Answer | None:
    """Return what something was for: the first why, or what was said when it was asked further.

    What happened since, as a check tells it, is no why.
    """
    now = {one.key: one.roles for one in prompt_set.questions} if prompt_set else {}
    whys = [
        one
        for one in answers
        if Role.WHY in one.roles
        and Role.CHECK not in one.roles
        and one.type != QuestionType.INTENTION
        and Role.WHY in now.get(one.key, one.roles)
    ]
    first = next(iter(whys), None)
    deeper = [one for one in whys if first and one.key == f"{first.key}_further"]
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
