"""What the journal keeps, as values. Their fields are the JSON of the contract (section 4).

One definition serves `--json`, export and import alike, so what one writes the other reads.
"""

import datetime as dt
from typing import Literal

from msgspec import Struct

State = Literal["draft", "open", "done", "deleted"]


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
    done: str
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
    state: Literal["open", "done", "let_go"] = "open"
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


class Wording(Answer, frozen=True, kw_only=True):
    """An earlier wording of an answer, and until when it stood."""

    replaced: dt.datetime


class Unfinished(Struct, frozen=True, kw_only=True):
    """The question a draft stopped at, and the words that were half-way typed there."""

    key: str
    text: str


class WholeEntry(Entry, frozen=True, kw_only=True, rename={"builds_on": "from"}):
    """An entry with its past as well: earlier wordings, half-typed words, labels that were asked."""

    unfinished: Unfinished | None = None
    rotated: dict[str, str] | None = None
    history: tuple[Wording, ...] = ()
