"""A prompt set as values: what is asked, in which order, in which words. No file, no screen."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

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

ENDINGS = ("next-time", "next-round", "told-back")
"""How looking back on an intention of a set goes on: one line with the next entry (methods.md,
A4), a next round of the circle (A3), or whether the client was told what was done (A6)."""


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
    audience, instead of options.
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
    later: bool = False
    pause: bool = False
    sets_for: str | None = None


class Origin(Struct, frozen=True):
    """Where a method comes from, and how sure that is: verified, partly or own."""

    status: str = "own"
    text: Text = {}
    url: str | None = None


class SetHeading(Struct, frozen=True):
    """A set without its questions: enough to list it and to choose it.

    `own` is true for a person's own file, `after_days` the default check date, `ends` one of
    `ENDINGS`; a `starter` is shown before the other sets of its reason. `note` is one line to know
    before one begins; with `reads_back` one's latest insights stand above the first question.
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
    reads_back: bool = False
    starter: bool = False
    own: bool = False

    @property
    def place(self) -> tuple[bool, int, str]:
        """Its place among the sets of one reason: own ones and starters first, then the short."""
        return not (self.own or self.starter), self.minutes, self.name

    @property
    def is_picked(self) -> bool:
        """Whether somebody can choose it by reason; some have a command of their own."""
        return self.reason not in NOT_PICKED


class PromptSet(SetHeading, frozen=True):
    """A whole set."""

    questions: tuple[Question, ...] = ()

    def says(self, words: str) -> bool:
        """Whether every word stands somewhere in the set, in any language, however it is written."""
        texts = [self.title, self.description, self.origin.text]
        for question in self.questions:
            texts += [question.text, question.help, *question.options.values()]
            texts += question.rotate.values()
        said = " ".join(text for texts_of_one in texts for text in texts_of_one.values())
        everything = bare_letters(" ".join((self.name, *self.aliases, said)))
        return all(word in everything for word in bare_letters(words).split())

    @property
    def comes_back(self) -> bool:
        """Whether some questions are asked only later."""
        return any(question.later for question in self.questions)


class Step(Struct, frozen=True):
    """One question as it is asked: one language, one wording.

    `because_of` names the question this step follows from: it is asked, uncounted, once that one
    has an answer, or one `of` these where some are named. A scale is followed so, because a number
    never stands alone (methods.md, 0.1). `label` says which of the wordings that take turns this
    is, `others` are the rest, in the order they would come. `pause`: a new sitting begins here.
    `leads_on`: what is chosen is a set to walk next.
    """

    key: str
    type: QuestionType
    text: str
    position: int = 0
    help: str = ""
    stage: str | None = None
    optional: bool = False
    roles: tuple[str, ...] = ()
    options: Mapping[str, str] = {}
    later: bool = False
    because_of: str | None = None
    of: tuple[str, ...] = ()
    label: str | None = None
    others: Mapping[str, str] = {}
    pause: bool = False
    leads_on: bool = False

    def turned(self) -> "Step":
        """Return the step with the wording that comes next. Another one can be drawn once."""
        label, text = next(iter(self.others.items()))
        return replace(self, label=label, text=text, others={})


_BECAUSE = N_("What makes it that number?")


def because_key(key: str) -> str:
    """Return the key of the question that follows the scale with this key."""
    return f"{key}_because"


def steps(
    prompt_set: PromptSet,
    language: Language,
    *,
    rotated: Mapping[str, str],
    sets: Callable[[], Sequence[SetHeading]] = tuple,
) -> tuple[Step, ...]:
    """Lay a set out as it is asked. `rotated` says which label of a rotating question.

    `sets` gives the library, for a question that lets somebody choose a set out of it.
    """
    laid_out: list[Step] = []
    for question in prompt_set.questions:
        label = rotated.get(question.key)
        is_scale = question.type is QuestionType.SCALE
        options = dict(question.options)
        if question.sets_for:
            options = _sets_to_choose(sets(), question.sets_for, besides=prompt_set.name)
        step = Step(
            key=question.key,
            type=question.type,
            text=language.of(question.rotate.get(label or "") or question.text),
            position=len(laid_out),
            help=language.of(question.help),
            stage=language.of(question.stage) or None,
            optional=question.optional or is_scale,
            roles=question.roles,
            options={key: language.of(text) for key, text in options.items()},
            later=question.later,
            label=label if label in question.rotate else None,
            others={
                key: language.of(question.rotate[key])
                for key in _after(list(question.rotate), label)
            },
            pause=question.pause,
            leads_on=question.sets_for is not None,
        )
        laid_out.append(step)
        if is_scale:
            laid_out.append(
                Step(
                    key=because_key(question.key),
                    type=QuestionType.TEXT,
                    text=language.text(_BECAUSE),
                    position=len(laid_out),
                    stage=step.stage,
                    optional=True,
                    roles=question.roles,
                    later=question.later,
                    because_of=question.key,
                )
            )
    return tuple(laid_out)


def next_labels(prompt_set: PromptSet, last: Mapping[str, str]) -> dict[str, str]:
    """Choose a label for every rotating question: the one after the label asked last."""
    chosen: dict[str, str] = {}
    for question in prompt_set.questions:
        if question.rotate:
            chosen[question.key] = _after(list(question.rotate), last.get(question.key))[0]
    return chosen


def _after(labels: list[str], label: str | None) -> list[str]:
    """Return the labels in turn, from the one after `label`, which itself comes last."""
    if label not in labels:
        return labels
    at = labels.index(label) + 1
    return [*labels[at:], *labels[: at - 1]] or [label]


def _sets_to_choose(sets: Sequence[SetHeading], audience: str, *, besides: str) -> dict[str, Text]:
    return {
        one.name: one.title
        for one in sets
        if one.is_picked and audience in one.audience and one.name != besides
    }
