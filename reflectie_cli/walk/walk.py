"""The walk: which question comes now, and where an answer leads. It knows no terminal.

A walk is a value. Somebody who asks (`Ask`) is given a prompt and says what came of it; what was
given goes to `Keep` before the next prompt appears.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from reflectie_cli.method.prompt_set import QuestionType, Step
from reflectie_cli.method.reply import Reply


class Part(Enum):
    """What of a question is asked: its answer first, then what belongs to it."""

    ANSWER = "answer"
    WHO = "who"
    BASIS = "basis"
    CHECK = "check"
    DUE = "due"
    LINE = "line"


PARTS = {
    QuestionType.PERSPECTIVE: (Part.WHO, Part.BASIS),
    QuestionType.INTENTION: (Part.CHECK, Part.DUE, Part.LINE),
}
"""What is asked after an answer, by the type of its question."""


class Move(Enum):
    """What somebody may do instead of answering."""

    EMPTY = "empty"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody stops here; `text` is what was half-way typed."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to ask: a part of a step, as question `number` of `total`."""

    step: Step
    part: Part
    number: int
    total: int


Ask = Callable[[Prompt, Reply, bool], Reply | Move | Stop]
"""Ask a prompt. Given what was replied earlier, and whether it is asked a second time."""
Keep = Callable[[Step, Reply], None]
"""Keep a reply to a step; an empty one takes the earlier answer away."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Where somebody is: the prompts, the replies so far, and the prompt that comes now."""

    prompts: tuple[Prompt, ...]
    replies: Mapping[str, Reply] = field(default_factory=dict)
    at: int = 0
    again: bool = False

    @property
    def prompt(self) -> Prompt | None:
        """The prompt that comes now; None at the end."""
        return self.prompts[self.at] if self.at < len(self.prompts) else None

    def reply(self, key: str) -> Reply:
        """Give what was replied to a question."""
        return self.replies.get(key, Reply())

    def given(self, reply: Reply) -> "Walk":
        """Take a reply to the prompt that comes now, and go on.

        A required question left empty is asked once more; then empty is accepted.
        """
        prompt = self.prompts[self.at]
        if (
            prompt.part is Part.ANSWER
            and reply.empty
            and not prompt.step.optional
            and not self.again
        ):
            return replace(self, again=True)
        replies = {**self.replies, prompt.step.key: reply}
        return replace(self, replies=replies, again=False)._onward(self.at + 1)

    def back(self) -> "Walk":
        """Go to the question before this one, or to the answer this prompt belongs to."""
        for at in range(self.at - 1, -1, -1):
            if self.prompts[at].part is Part.ANSWER and self._comes(at):
                return replace(self, at=at, again=False)
        return self

    def _onward(self, at: int) -> "Walk":
        while at < len(self.prompts) and not self._comes(at):
            at += 1
        return replace(self, at=at)

    def _comes(self, at: int) -> bool:
        """Whether a prompt is asked at all: nothing belongs to an answer that was not given."""
        prompt = self.prompts[at]
        if prompt.step.because_of:
            return not self.reply(prompt.step.because_of).empty
        return prompt.part is Part.ANSWER or not self.reply(prompt.step.key).empty


def begin(
    steps: Sequence[Step],
    replies: Mapping[str, Reply] | None = None,
    *,
    stopped_at: str | None = None,
) -> Walk:
    """Begin a walk over `steps`, or go on with one.

    It goes on at the question somebody stopped at, or else after the last one that has a reply.
    """
    replies = replies or {}
    prompts = _prompts(steps)
    onward = 0
    for at, prompt in enumerate(prompts):
        if prompt.step.key == stopped_at and prompt.part is Part.ANSWER:
            onward = at
            break
        if prompt.step.key in replies and (
            prompt.part is Part.ANSWER or _has_parts(replies[prompt.step.key])
        ):
            onward = at + 1
    return Walk(prompts, replies)._onward(onward)


def check_day_is_asked(steps: Sequence[Step]) -> bool:
    """Whether a question of its own asks the check date, so that the intention need not."""
    return any(
        step.type is QuestionType.DATE and "check" in step.roles and not step.later
        for step in steps
    )


def _prompts(steps: Sequence[Step]) -> tuple[Prompt, ...]:
    settled = check_day_is_asked(steps)
    total = sum(step.because_of is None for step in steps)
    number = 0
    prompts: list[Prompt] = []
    for step in steps:
        number += step.because_of is None
        prompts += [
            Prompt(step, part, number, total)
            for part in (Part.ANSWER, *PARTS.get(step.type, ()))
            if not (settled and part is Part.CHECK)
        ]
    return tuple(prompts)


def _has_parts(reply: Reply) -> bool:
    return any((reply.who, reply.basis, reply.check, reply.due, reply.line))


def ask_all(walk: Walk, ask: Ask, keep: Keep) -> tuple[Walk, Stop | None]:
    """Ask until the end or until somebody stops; every reply is kept before the next prompt."""
    while (prompt := walk.prompt) is not None:
        before = walk.reply(prompt.step.key)
        said = ask(prompt, before, walk.again)
        if isinstance(said, Stop):
            return walk, said
        if said is Move.BACK:
            walk = walk.back()
            continue
        reply = said if isinstance(said, Reply) else _nothing_said(prompt, before)
        walk = walk.given(reply)
        if reply != before and not walk.again:
            keep(prompt.step, reply)
    return walk, None


def _nothing_said(prompt: Prompt, before: Reply) -> Reply:
    """Give what an empty line means: no answer, or what belongs to it stays as it was."""
    return Reply() if prompt.part is Part.ANSWER else before
