"""What the journal keeps, as values. Their fields are the JSON of the contract (section 4).

One definition serves `--json`, export and import alike, so what one writes the other reads.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from typing import Literal, TypeVar

from msgspec import UNSET, Struct, UnsetType

from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.model import QuestionType, Role

LONG_HORIZON = 19
"""Days from which a check date is nearer to a month than to a week."""

Field = TypeVar("Field")


class State(StrEnum):
    """What an entry is; an open one waits for questions that come later."""

    DRAFT = "draft"
    OPEN = "open"
    DONE = "done"
    DELETED = "deleted"

    @property
    def is_written(self) -> bool:
        """Whether it was walked to its end, and does not lie in the bin."""
        return self in (State.OPEN, State.DONE)


STATES: Mapping[State, str] = {
    State.DRAFT: N_("draft"),
    State.OPEN: N_("open"),
    State.DELETED: N_("in the bin"),
}
"""What is said beside an entry; of one that is done it goes without saying."""

NOT_FINISHED = N_("not finished yet")
"""What is said beside half-typed words."""


class IntentionState(StrEnum):
    """What an intention can be; let go is as good as done."""

    OPEN = "open"
    DONE = "done"
    LET_GO = "let_go"


SETTLED: Mapping[str, str] = {
    IntentionState.DONE: N_("done"),
    IntentionState.LET_GO: N_("let go"),
}
"""What is said beside an intention; that it is open goes without saying."""


class Horizon(StrEnum):
    """How far off an intention is looked back on: a week or so, or a month or more."""

    SHORT = "short"
    LONG = "long"


HORIZONS: Mapping[Horizon, str] = {
    Horizon.SHORT: N_("short term"),
    Horizon.LONG: N_("long term"),
}


class Level(StrEnum):
    """How much of somebody's words may go to a coach: insights, or all but what never leaves."""

    INSIGHT = "insight"
    FULL = "full"


LEVELS: Mapping[str, str] = {Level.INSIGHT: N_("insight"), Level.FULL: N_("full")}

How = Literal["word", "beginning", "form", "inside"]
"""How a word is found: whole, by its beginning, by another form of it, inside a longer one."""


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

    @property
    def is_private(self) -> bool:
        """Whether it is for nobody else: it never leaves the journal (methods.md, 0.1)."""
        return Role.PRIVATE in self.roles

    @property
    def is_insight(self) -> bool:
        """Whether it says in words what somebody learned; a private one is not looked at.

        What happened in a follow-up is the story of it, and no insight.
        """
        return (
            Role.LEARN in self.roles
            and not self.is_private
            and self.type in (QuestionType.TEXT, QuestionType.SHORT)
            and self.key != "what_happened"
        )


class FollowUp(Struct, frozen=True, kw_only=True):
    """What came of an intention, at one moment of looking back.

    `who` is whose noticing `effect_client` is, where somebody else than a client was asked.
    """

    at: dt.datetime
    done: str | None = None
    what_happened: str | None = None
    effect_client: str | None = None
    known_how: tuple[str, ...] = ()
    next_step: str | None = None
    who: str | UnsetType = UNSET


class Intention(Struct, frozen=True, kw_only=True, rename={"together": "with"}):
    """What somebody means to do; `check` is the day on which it comes back as a question.

    `key` is that of the answer it was written in; None where an import did not say. `together` is
    the role of who does it with them, where that was said.
    """

    id: str
    handle: str
    key: str | None = None
    text: str
    line: str | None = None
    due: dt.date | None = None
    check: dt.date | None = None
    together: str | UnsetType = UNSET
    state: IntentionState = IntentionState.OPEN
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


class Wording(Answer, frozen=True, kw_only=True):
    """An earlier wording of an answer, and until when it stood."""

    replaced: dt.datetime
    changed: dt.datetime | UnsetType = UNSET
    """When it was given by the clock of its journal, where that is not `answered`."""


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
        """The number of days in it."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: dt.date) -> bool:
        """Return whether a day is one of them."""
        return self.first <= day <= self.last


class Entry(Heading, frozen=True, kw_only=True, rename={"builds_on": "from"}):
    """An entry with everything that was answered.

    What stands below the intentions may be absent, also in JSON. `follows`, the id of an intention,
    `period` and `covers`, ids of entries, are there for an entry that looks back on something; the
    rest, its past, where it was asked for: `places` says by key where answers stand, `changed` when
    each field was changed last, by the names of `merge_entries`, and `was` what an entry in the bin
    was before.
    """

    answers: tuple[Answer, ...] = ()
    intentions: tuple[Intention, ...] = ()
    follows: str | UnsetType | None = UNSET
    period: Period | UnsetType | None = UNSET
    covers: tuple[str, ...] | UnsetType = UNSET
    unfinished: Unfinished | UnsetType | None = UNSET
    rotated: dict[str, str] | UnsetType | None = UNSET
    history: tuple[Wording, ...] | UnsetType = UNSET
    places: dict[str, int] | UnsetType = UNSET
    changed: dict[str, dt.datetime] | UnsetType = UNSET
    was: State | UnsetType = UNSET

    def intention_of(self, answer: Answer) -> Intention | None:
        """Return the intention that was written in an answer; None where it is no intention.

        An export of an older version does not say which answer that was, but the words do.
        """
        if answer.type != QuestionType.INTENTION:
            return None
        tied = (one for one in self.intentions if one.key == answer.key)
        alike = (one for one in self.intentions if not one.key and one.text == answer.answer)
        return next(chain(tied, alike), None)


def present(value: Field | UnsetType, otherwise: Field) -> Field:
    """Return a value of an entry that may be absent, or `otherwise` where it is."""
    return otherwise if value is UNSET else value


class ListedEntry(Struct, frozen=True):
    """An entry in a list: its heading, and the words it begins with.

    `unfinished` are half-typed ones, where a draft stopped.
    """

    heading: Heading
    begins: str
    unfinished: str = ""


class Match(Struct, frozen=True, kw_only=True):
    """Where a search found its words; `key` and `question` are null for a title.

    `word` is what was found, as it was written, and `how` in which way that is what was asked for;
    `unfinished` says that it stands half-typed where a draft stopped.
    """

    key: str | None
    question: str | None
    snippet: str
    how: How = "word"
    word: str = ""
    unfinished: bool = False


class Found(Heading, frozen=True, kw_only=True, rename={"builds_on": "from"}):
    """An entry that a search found."""

    matches: tuple[Match, ...] = ()


class IntentionOfEntry(Intention, frozen=True, kw_only=True, rename={"together": "with"}):
    """An intention with the entry it came from."""

    entry: str
    set_title: str


class IntentionRecord(IntentionOfEntry, frozen=True, kw_only=True, rename={"together": "with"}):
    """An `IntentionOfEntry` with what only the program looks at: the entry's id, set, state and day.

    `exported` is what leaves as JSON.
    """

    entry_id: str
    entry_state: State
    set: str
    day: dt.date
    private: bool

    @property
    def exported(self) -> IntentionOfEntry:
        """The intention as the contract gives it."""
        return IntentionOfEntry(
            **{name: getattr(self, name) for name in IntentionOfEntry.__struct_fields__}
        )

    @property
    def horizon(self) -> Horizon | None:
        """How far off its check date is; None without one.

        It counts from the day it was meant, or from when it was last looked back on.

        Professionals use a short loop for small things and a long one for what is complex or
        returns (Sagasser and others, BMC Medical Education 2012; 12: 67).
        """
        if self.check is None:
            return None
        since = max([self.day, *(one.at.date() for one in self.follow_ups)])
        return Horizon.SHORT if (self.check - since).days < LONG_HORIZON else Horizon.LONG


class IntentionFollowUp(Struct, frozen=True, kw_only=True):
    """A follow-up of an intention: the day, the entry it is written in, and what it says."""

    date: dt.date
    entry: str
    intention: IntentionOfEntry
    follow_up: FollowUp


class OwnName(Struct, frozen=True, kw_only=True):
    """A name on somebody's own list, and the role written in its place; empty where it has none."""

    name: str
    role: str = ""


class ShareRecord(Struct, frozen=True, kw_only=True):
    """One time that something was shared. The text itself is not kept, only its SHA-256.

    `talk` is the handle of the entry that says what the talk was to be about, and what was agreed;
    `name` is what its owner calls whom it was for, and `selection` names the lines that went along.
    """

    id: str
    at: dt.datetime
    period: Period
    level: str
    format: str
    hash: str
    recipient: str | None = None
    talk: str | None = None
    name: str | None = None
    selection: tuple[str, ...] = ()


class Quote(Struct, frozen=True, kw_only=True):
    """A person's own words, the day they are about, where they stand, and what was asked."""

    date: dt.date
    entry: str
    set_title: str
    key: str
    text: str
    who: str | None = None
    basis: str | None = None
    question: str = ""
