"""The talk with a coach: what it is to be about, what was agreed last time, and what came of that."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.prompt_sets import known

TOPIC = ("talk_about", "purpose", "ask_coach")
"""What somebody says before a talk: about what, why that matters, and what they ask."""
AGREED, TAKEN = "agreed", "taken"
"""What was agreed in a talk, and what was taken from it, which is asked before the next one."""


class Talk(Struct, frozen=True):
    """The entries of two talks: the one that is `coming`, and the last one with an agreement.

    `taken` is the entry in which somebody said since then what they took from that.
    """

    coming: Entry | None = None
    agreed: Entry | None = None
    taken: Entry | None = None


def talk(entries: Sequence[Entry]) -> Talk:
    """Return which talk is coming, of all entries about talks, and which was agreed on last.

    It is the latest one as long as nothing was agreed: an older one is over, whatever became of it.
    """
    said = [one for one in entries if one.set == known.COACH and one.state.is_written]
    latest = max(said, key=_place, default=None)
    agreed = max((one for one in said if answer_of(one, AGREED)), key=_place, default=None)
    since = [one for one in said if agreed is None or _place(one) > _place(agreed)]
    return Talk(
        coming=latest if latest and latest.state is State.OPEN else None,
        agreed=agreed,
        taken=max((one for one in since if answer_of(one, TAKEN)), key=_place, default=None),
    )


def said_since(about: Talk, moment: datetime) -> frozenset[str]:
    """Return the ids of the lines about talks in which something was said at a moment or after it."""
    entries = [one for one in (about.coming, about.agreed, about.taken) if one]
    said = {
        f"{entry.handle}.{answer.key}"
        for entry in entries
        for answer in entry.answers
        if answer.answered >= moment
    }
    agreed = about.agreed
    of_talk = agreed.intentions if agreed and f"{agreed.handle}.{AGREED}" in said else ()
    return frozenset(said | {f"intention.{one.handle}" for one in of_talk})


def answer_of(entry: Entry, key: str) -> Answer | None:
    """Return what was answered to a question, where that is words."""
    return next((one for one in entry.answers if one.key == key and one.words.strip()), None)


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.date, entry.created, entry.state is State.OPEN, entry.id
