"""A prompt set as values: what is asked, in which order, in which words. No file, no screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reflectie_cli.language import N_, Language


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


ROLES = ("why", "voice", "learn", "act", "check", "private")
AUDIENCES = ("individual", "pair", "team", "leader")

REASONS: Mapping[str, str] = {
    "after-shift": N_("Pause after my shift"),
    "look-back": N_("Look back on a moment"),
    "went-well": N_("Keep what went well"),
    "client": N_("Hear how it is for the client"),
    "right-thing": N_("Doubt about what is right"),
    "contact": N_("A difficult contact"),
    "improve": N_("Improve something"),
    "team": N_("As a team"),
    "reflecting": N_("About our reflecting"),
    "myself": N_("About who I am in this work"),
    "account": N_("Account for it in our own words"),
    "review": N_("Look back on a period"),
    "follow-up": N_("What came of it"),
}
"""Why somebody reaches for a set, in the order the picker shows them."""

NOT_PICKED = ("review", "follow-up")
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

BASIS: Mapping[str, str] = {
    "asked": N_("I asked"),
    "seen": N_("I saw or heard it"),
    "assumed": N_("I assume it"),
}
"""How a perspective is known; a side that was only assumed must never look like one heard."""

LINE: Mapping[str, str] = {
    "care": N_("the care or support"),
    "self": N_("myself as a professional"),
    "team": N_("our team"),
    "organisation": N_("the organisation"),
}
"""What an intention is for."""

SCALE = tuple(str(number) for number in range(1, 11))

Text = Mapping[str, str]
"""A text by language code."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set, in every language it is written in."""

    key: str
    type: QuestionType
    text: Text
    help: Text = field(default_factory=dict)
    stage: Text = field(default_factory=dict)
    optional: bool = False
    roles: tuple[str, ...] = ()
    options: Mapping[str, Text] = field(default_factory=dict)
    rotate: Mapping[str, Text] = field(default_factory=dict)
    later: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a method comes from, and how sure that is: verified, partly or own."""

    status: str = "own"
    text: Text = field(default_factory=dict)
    url: str | None = None


@dataclass(frozen=True, slots=True)
class PromptSet:
    """A whole set. `own` is true for a person's own file, `after_days` the default check date."""

    name: str
    title: Text
    questions: tuple[Question, ...]
    aliases: tuple[str, ...] = ()
    version: int = 1
    description: Text = field(default_factory=dict)
    reason: str = "myself"
    audience: tuple[str, ...] = ("individual",)
    minutes: int = 10
    origin: Origin = Origin()
    private: bool = False
    after_days: int = 14
    own: bool = False

    @property
    def has_why(self) -> bool:
        """Whether at least one question asks what it is for."""
        return any("why" in question.roles for question in self.questions)

    @property
    def comes_back(self) -> bool:
        """Whether some questions are asked only later."""
        return any(question.later for question in self.questions)


@dataclass(frozen=True, slots=True)
class Step:
    """One question as it is asked: one language, one wording.

    `because_of` names the scale question whose number this step asks the words for; a number
    never stands alone (methods.md, 0.1).
    """

    key: str
    type: QuestionType
    text: str
    position: int = 0
    help: str = ""
    stage: str | None = None
    optional: bool = False
    roles: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    later: bool = False
    because_of: str | None = None


_BECAUSE = N_("What makes it that number?")


def steps(
    prompt_set: PromptSet, language: Language, *, rotated: Mapping[str, str]
) -> tuple[Step, ...]:
    """Lay a set out as it is asked. `rotated` says which label of a rotating question."""
    laid_out: list[Step] = []
    for question in prompt_set.questions:
        label = question.rotate.get(rotated.get(question.key, ""))
        is_scale = question.type is QuestionType.SCALE
        step = Step(
            key=question.key,
            type=question.type,
            text=language.of(label or question.text),
            position=len(laid_out),
            help=language.of(question.help),
            stage=language.of(question.stage) or None,
            optional=question.optional or is_scale,
            roles=question.roles,
            options={key: language.of(text) for key, text in question.options.items()},
            later=question.later,
        )
        laid_out.append(step)
        if is_scale:
            laid_out.append(
                Step(
                    key=f"{question.key}_because",
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
            labels = list(question.rotate)
            before = last.get(question.key)
            chosen[question.key] = labels[
                (labels.index(before) + 1) % len(labels) if before in labels else 0
            ]
    return chosen
