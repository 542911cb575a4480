"""A prompt set as values: what is asked, in which order, in which words. No file, no screen."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from reflectie_cli.language import N_, Language
from reflectie_cli.language.letters import bare_letters


class QuestionType(StrEnum):
    """How a question is answered (contract, section 6)."""

    TEXT = "text"
    SHORT = "short"
    CHOICE = "choice"
    MULTI = "multi"
    SCALE = "scale"
    DATE = "date"
    PERSPECTIVE = "perspective"
    INTENTION = "intention"
    TAG = "tag"


class Role(StrEnum):
    """What an answer is for (contract, section 6)."""

    WHY = "why"
    VOICE = "voice"
    LEARN = "learn"
    ACT = "act"
    CHECK = "check"
    PRIVATE = "private"
    TITLE = "title"
    STORY = "story"


class Audience(StrEnum):
    """Who a set is for."""

    INDIVIDUAL = "individual"
    PAIR = "pair"
    TEAM = "team"
    LEADER = "leader"


AUDIENCES: Mapping[str, str] = {
    Audience.INDIVIDUAL: N_("on your own"),
    Audience.PAIR: N_("with two"),
    Audience.TEAM: N_("as a team"),
    Audience.LEADER: N_("for leaders"),
}

ENDINGS = ("next-time", "next-round", "told-back", "still-so")
"""How looking back on an intention of a set goes on: one line with the next entry (methods.md,
A4), a next round of the circle (A3), whether the client was told what was done (A6), or whether
one still thinks so (A7)."""


class ReadBack(StrEnum):
    """What stands above the first question of a set, out of what was written before."""

    INSIGHTS = "insights"
    PURPOSES = "purposes"
    FORMER = "former"
    AGREEMENT = "agreement"
    DEFINITION = "definition"
    YEAR = "year"


TEAM = "team"
"""Whom a question is about besides those of `WHO`: several clients, where a team looks back."""


class Reason(StrEnum):
    """Why somebody reaches for a set, in the order the picker shows them."""

    AFTER_SHIFT = "after-shift"
    LOOK_BACK = "look-back"
    WENT_WELL = "went-well"
    CLIENT = "client"
    RIGHT_THING = "right-thing"
    CONTACT = "contact"
    IMPROVE = "improve"
    TEAM = "team"
    REFLECTING = "reflecting"
    MYSELF = "myself"
    ACCOUNT = "account"
    REVIEW = "review"
    FOLLOW_UP = "follow-up"


REASONS: Mapping[str, str] = {
    Reason.AFTER_SHIFT: N_("Pause after my shift"),
    Reason.LOOK_BACK: N_("Look back on a moment"),
    Reason.WENT_WELL: N_("Keep what went well"),
    Reason.CLIENT: N_("Hear how it is for the client"),
    Reason.RIGHT_THING: N_("Doubt about what is right"),
    Reason.CONTACT: N_("Something difficult between people"),
    Reason.IMPROVE: N_("Improve something"),
    Reason.TEAM: N_("As a team"),
    Reason.REFLECTING: N_("How we look back"),
    Reason.MYSELF: N_("About who I am in this work"),
    Reason.ACCOUNT: N_("Account for our work in our own words"),
    Reason.REVIEW: N_("Look back on a period"),
    Reason.FOLLOW_UP: N_("What came of it"),
}
NOT_PICKED = (Reason.REVIEW, Reason.FOLLOW_UP)
"""Sets of these reasons are walked by commands of their own and stay out of the picker."""

WHO: Mapping[str, str] = {
    "client": N_("the client"),
    "relative": N_("a relative"),
    "colleague": N_("a colleague"),
    "newcomer": N_("a temp, trainee or newcomer"),
    "expert": N_("a behavioural expert or therapist"),
    "volunteer": N_("a volunteer"),
    "me": N_("myself"),
    "other": N_("someone else"),
}
"""Whose side a perspective is."""


class Basis(StrEnum):
    """How a perspective is known; a side that was only assumed must never look like one heard."""

    ASKED = "asked"
    SEEN = "seen"
    ASSUMED = "assumed"


BASIS: Mapping[str, str] = {
    Basis.ASKED: N_("I asked"),
    Basis.SEEN: N_("I saw or heard it"),
    Basis.ASSUMED: N_("I assume it"),
}
BASIS_ASIDE: Mapping[str, str] = {
    Basis.ASKED: N_("asked"),
    Basis.SEEN: N_("seen or heard"),
    Basis.ASSUMED: N_("assumed"),
}
"""How it is known, as it is noted beside what a client noticed."""


def whose_side(who: str | None, basis: str | None, language: Language) -> str:
    """Say whose side an answer is and how it is known: `the client · I asked`; or nothing."""
    said = [WHO.get(who or "", ""), BASIS.get(basis or "", "")]
    return " · ".join(language.text(part) for part in said if part)


class IntentionLine(StrEnum):
    """What an intention is for."""

    CARE = "care"
    SELF = "self"
    TEAM = "team"
    ORGANISATION = "organisation"


LINE: Mapping[str, str] = {
    IntentionLine.CARE: N_("care or support"),
    IntentionLine.SELF: N_("myself as a professional"),
    IntentionLine.TEAM: N_("our team"),
    IntentionLine.ORGANISATION: N_("the organisation"),
}

COMPANY: Mapping[str, str] = {key: label for key, label in WHO.items() if key != "me"}
"""In which role somebody does an intention with somebody, a client included (methods.md, C35)."""


def with_whom(together: str | None, language: Language) -> str:
    """Say who does it with somebody: `with a colleague`; or nothing."""
    says = language.text(N_("with {who}"))
    who = COMPANY.get(together or "", "")
    return says.format(who=language.text(who)) if who else ""


KEEPING: Mapping[str, str] = {
    "discard": N_("throw it away"),
    "keep_private": N_("keep it, never share it"),
    "continue": N_("carry on and look back on it"),
}
"""What may become of words for nobody else: of steam that was let off, or of a dragon's."""

SCALE = tuple(str(number) for number in range(1, 11))

Text = Mapping[str, str]
"""A text by language code."""


class Question(Struct, frozen=True):
    """One question of a set, in every language it is written in.

    `pause` begins a new sitting here; `sets_for` lets somebody choose among the sets for an
    audience, instead of options. `rotate_roles` are those of wordings that have roles of their own.
    With `asked_if` it is asked only after one of some answers to an earlier choice, by its key.
    `about` are other wordings, by whom it is about: a key of `WHO`, or `TEAM`. The answers to
    `above` stand above it; with `further` it is asked once more after a word or two, with `several`
    again after every answer. What `returns` is shown when somebody looks back on the entry.
    """

    key: str
    type: QuestionType
    text: Text
    help: Text = {}
    stage: Text = {}
    optional: bool = False
    roles: tuple[str, ...] = ()
    options: Mapping[str, Text] = {}
    rotate: Mapping[str, Text] = {}
    rotate_roles: Mapping[str, tuple[str, ...]] = {}
    later: bool = False
    pause: bool = False
    sets_for: str | None = None
    asked_if: Mapping[str, tuple[str, ...]] = {}
    about: Mapping[str, Text] = {}
    above: tuple[str, ...] = ()
    further: Text = {}
    several: Text = {}
    returns: bool = False


class Origin(Struct, frozen=True):
    """Where a method comes from, and how sure that is: verified, partly or own."""

    status: str = "own"
    text: Text = {}
    url: str | None = None


class SetHeading(Struct, frozen=True):
    """A set without its questions: enough to list it and to choose it.

    `own` is true for a person's own file, `after_days` the default check date, `ends` one of
    `ENDINGS`; a `starter` is shown before the other sets of its reason. `note` is one line to know
    before one begins; what it `reads_back`, a `ReadBack` each, stands above the first question. Where
    `story` is false, none of its questions asks what happened.
    """

    name: str
    title: Text
    aliases: tuple[str, ...] = ()
    version: int = 1
    description: Text = {}
    note: Text = {}
    reason: str = Reason.MYSELF
    audience: tuple[str, ...] = (Audience.INDIVIDUAL,)
    minutes: int = 10
    origin: Origin = Origin()
    private: bool = False
    after_days: int = 14
    ends: str | None = None
    reads_back: tuple[str, ...] = ()
    starter: bool = False
    story: bool = True
    own: bool = False

    @property
    def place(self) -> tuple[bool, int, str]:
        """Its place among the sets of one reason: own ones and starters first, then the short."""
        return not (self.own or self.starter), self.minutes, self.name

    @property
    def is_picked(self) -> bool:
        """Whether somebody can choose it by reason; some have a command of their own."""
        return self.reason not in NOT_PICKED


_IN_WORDS = (QuestionType.TEXT, QuestionType.SHORT, QuestionType.PERSPECTIVE)


class PromptSet(SetHeading, frozen=True):
    """A whole set."""

    questions: tuple[Question, ...] = ()

    def says(self, words: str) -> bool:
        """Whether every word stands somewhere in the set, in any language, however it is written."""
        texts = [self.title, self.description, self.origin.text]
        for question in self.questions:
            texts += [question.text, question.help, *question.options.values()]
            texts += [question.further, question.several]
            texts += [*question.about.values(), *question.rotate.values()]
        said = " ".join(text for texts_of_one in texts for text in texts_of_one.values())
        everything = bare_letters(" ".join((self.name, *self.aliases, said)))
        return all(word in everything for word in bare_letters(words).split())

    @property
    def leaves_story_open(self) -> bool:
        """Whether it says of no question that it asks what happened, and of some not what they ask."""
        of_each = [one.roles for one in self.questions if one.type in _IN_WORDS]
        turns = [roles for one in self.questions for roles in one.rotate_roles.values()]
        told = any(Role.STORY in roles for roles in (*of_each, *turns))
        return self.story and not told and () in of_each

    @property
    def comes_back(self) -> bool:
        """Whether some questions are asked only later."""
        return any(question.later for question in self.questions)
