"""What the journal keeps, as values. Their fields are the JSON of the contract (section 4).

One definition serves `--json`, export and import alike, so what one writes the other reads.
"""

import datetime as dt
from typing import Literal

from msgspec import Struct

LONG_HORIZON = 19
"""Days from which a check date is nearer to a month than to a week."""

State = Literal["draft", "open", "done", "deleted"]
Became = Literal["open", "done", "let_go"]
"""What an intention can be; let go is as good as done."""


class Answer(Struct, frozen=True, kw_only=True):
    """One answer, beside the question as it was asked.

    `answer` is text; the key of a choice; a list of keys for a multi, of words for tags.
    `options` holds the labels that were chosen, as they were read.
    """

    key: str
    type: str
    stage: str | None = None
    roles: tuple[str, ...] = ()
    question: str
    answer: str | tuple[str, ...]
    who: str | None = None
    basis: str | None = None
    options: tuple[str, ...] = ()
    answered: dt.datetime

    @property
    def words(self) -> str:
        """The answer as people read it: text, or the labels that were chosen."""
        if self.options:
            return ", ".join(self.options)
        return self.answer if isinstance(self.answer, str) else ", ".join(self.answer)


class FollowUp(Struct, frozen=True, kw_only=True):
    """What came of an intention, at one moment of looking back."""

    at: dt.datetime
    done: str | None = None
    what_happened: str | None = None
    effect_client: str | None = None
    known_how: tuple[str, ...] = ()
    next_step: str | None = None


class Intention(Struct, frozen=True, kw_only=True):
    """What somebody means to do; `check` is the day on which it comes back as a question."""

    id: str
    handle: str
    text: str
    line: str | None = None
    due: dt.date | None = None
    check: dt.date | None = None
    state: Became = "open"
    follow_ups: tuple[FollowUp, ...] = ()


class Heading(Struct, frozen=True, kw_only=True, rename={"builds_on": "from"}):
    """An entry without its words: one walk through one prompt set, about one day."""

    id: str
    handle: str
    set: str
    set_version: int
    set_title: str
    language: str
    title: str | None = None
    state: State
    date: dt.date
    created: dt.datetime
    updated: dt.datetime
    finished: dt.datetime | None = None
    tags: tuple[str, ...] = ()
    builds_on: str | None = None
    private: bool = False


class Entry(Heading, frozen=True, kw_only=True, rename={"builds_on": "from"}):
    """An entry with everything that was answered."""

    answers: tuple[Answer, ...] = ()
    intentions: tuple[Intention, ...] = ()


class Match(Struct, frozen=True, kw_only=True):
    """Where a search found its words; `key` and `question` are null for a title."""

    key: str | None
    question: str | None
    snippet: str


class Found(Heading, frozen=True, kw_only=True, rename={"builds_on": "from"}):
    """An entry that a search found."""

    matches: tuple[Match, ...] = ()


class Due(Intention, frozen=True, kw_only=True):
    """An intention with the entry it came from."""

    entry: str
    set_title: str


class Intended(Due, frozen=True, kw_only=True):
    """The same with what only we look at: the entry's id, set and state, and the day it is about.

    `meant` is what leaves as JSON.
    """

    entry_id: str
    entry_state: State
    key: str | None
    set: str
    day: dt.date
    private: bool

    @property
    def meant(self) -> Due:
        """The intention as the contract gives it."""
        return Due(**{name: getattr(self, name) for name in Due.__struct_fields__})

    @property
    def horizon(self) -> Literal["short", "long"] | None:
        """Whether it comes back in a week or so, or in a month or more; None without a day.

        It counts from the day it was meant, or from when it was last looked back on.

        Professionals use a short loop for small things and a long one for what is complex or
        returns (Sagasser and others, BMC Medical Education 2012; 12: 67).
        """
        if self.check is None:
            return None
        since = max([self.day, *(one.at.date() for one in self.follow_ups)])
        return "short" if (self.check - since).days < LONG_HORIZON else "long"


class Wording(Answer, frozen=True, kw_only=True):
    """An earlier wording of an answer, and until when it stood."""

    replaced: dt.datetime


class Unfinished(Struct, frozen=True, kw_only=True):
    """The question a draft stopped at, and the words that were half-way typed there."""

    key: str
    text: str


class Period(Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "until"}):
    """Some days that are looked back on, both ends in; `name` is how they are typed: `2026-Q2`."""

    name: str
    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days there are in it."""
        return (self.last - self.first).days + 1


class CameOf(Struct, frozen=True, kw_only=True):
    """One looking back on an intention: the day, the entry it is written in, and what it says."""

    date: dt.date
    entry: str
    intention: Due
    follow_up: FollowUp


class OwnName(Struct, frozen=True, kw_only=True):
    """A name on somebody's own list, and the role it is left out as; empty where it has none."""

    name: str
    role: str = ""


class Shared(Struct, frozen=True, kw_only=True):
    """One time that something was shared. The text itself is not kept, only its SHA-256.

    `talk` is the handle of the entry that said what the talk was to be about, and was agreed.
    """

    id: str
    at: dt.datetime
    period: Period
    level: str
    format: str
    hash: str
    recipient: str | None = None
    talk: str | None = None


class Saying(Struct, frozen=True, kw_only=True):
    """A person's own words, the day they are about, and where they stand."""

    date: dt.date
    entry: str
    set_title: str
    key: str
    text: str
    who: str | None = None
    basis: str | None = None


class LinkedEntry(Entry, frozen=True, kw_only=True, rename={"builds_on": "from"}):
    """An entry that looks back: on an intention, or on a period.

    `follows` is the id of the intention; `period` and `covers` (ids of entries) are what a review
    looked back on.
    """

    follows: str | None = None
    period: Period | None = None
    covers: tuple[str, ...] = ()


class WholeEntry(LinkedEntry, frozen=True, kw_only=True, rename={"builds_on": "from"}):
    """An entry with its past as well: earlier wordings, half-typed words, labels that were asked."""

    unfinished: Unfinished | None = None
    rotated: dict[str, str] | None = None
    history: tuple[Wording, ...] = ()
