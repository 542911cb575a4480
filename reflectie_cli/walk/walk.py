"""The walk: which question comes now, and where an answer leads. It knows no terminal.

A walk is a value. Somebody who asks (`Ask`) is given a prompt and says what came of it; what was
given goes to `Keep` before the next prompt appears.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.prompt_sets.model import QuestionType, Role
from reflectie_cli.prompt_sets.question_types import kind_of
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step

_MANY_QUESTIONS = 9
_LONG_ANSWERS = 3
_BRIEF = 2
"""At most so many words are an answer that may be asked further."""


class Move(Enum):
    """What somebody may do instead of answering."""

    EMPTY = "empty"
    BACK = "back"
    ANOTHER = "another"


class Rest(Enum):
    """A moment to say that somebody may stop: half-way, or after some long answers."""

    HALFWAY = "halfway"
    ONWARD = "onward"


class Stop(Struct, frozen=True):
    """Somebody stops here; `text` is what was half-way typed. `rests`: a sitting ended here."""

    text: str = ""
    rests: bool = False


class Prompt(Struct, frozen=True):
    """One thing to ask: a part of a step, as question `number` of `total`.

    `above` are earlier answers that are to stand above it, by the key it asks for, each with its
    question.
    """

    step: Step
    part: PromptPart
    number: int = 0
    total: int = 0
    rest: Rest | None = None
    above: Mapping[str, tuple[tuple[Step, Reply], ...]] = {}

    @property
    def left(self) -> int:
        """How many questions there are to go, this one among them."""
        return self.total - self.number + 1


Ask = Callable[[Prompt, Reply, bool], Reply | Move | Stop]
"""Ask a prompt, knowing the earlier reply and whether it is asked a second time."""
Keep = Callable[[Step, Reply], None]
"""Keep a reply to a step; an empty one takes the earlier answer away."""


class Walk(Struct, frozen=True):
    """Where somebody is: the prompts, the replies so far, and the prompt that comes now.

    `beside` are questions of another moment, of which there may be replies.
    """

    prompts: tuple[Prompt, ...]
    replies: Mapping[str, Reply] = {}
    at: int = 0
    again: bool = False
    beside: Mapping[str, Step] = {}

    @property
    def prompt(self) -> Prompt | None:
        """The prompt that comes now; None at the end."""
        if self.at == len(self.prompts):
            return None
        now = self.prompts[self.at]
        counts = [
            index
            for index, prompt in enumerate(self.prompts)
            if prompt.part is PromptPart.ANSWER
            and prompt.step.counted
            and self._is_expected(prompt.step)
        ]
        answer = self.at + (now.part is PromptPart.PAUSE)
        number = sum(index <= answer for index in counts)
        prompt = replace(now, number=number, total=len(counts))
        above = self._above(now.step) if now.part is PromptPart.ANSWER else {}
        return replace(prompt, rest=self._rest(prompt), above=above)

    def reply(self, key: str) -> Reply:
        """Return the reply to a question, an empty one where there is none."""
        return self.replies.get(key, Reply())

    def given(self, reply: Reply) -> "Walk":
        """Take a reply to the prompt that comes now, and go on.

        A required question left empty is asked once more; then empty is accepted.
        """
        prompt = self.prompts[self.at]
        if (
            prompt.part is PromptPart.ANSWER
            and reply.empty
            and not prompt.step.optional
            and not self.again
        ):
            return replace(self, again=True)
        replies = {**self.replies, prompt.step.key: reply}
        return replace(self, replies=replies, again=False)._onward(self.at + 1)

    def turned(self) -> "Walk":
        """Ask the question that comes now in its next wording."""
        step = self.prompts[self.at].step
        turned = step.turned()
        prompts = (replace(p, step=turned) if p.step is step else p for p in self.prompts)
        return replace(self, prompts=tuple(prompts), again=False)

    @property
    def _steps(self) -> dict[str, Step]:
        return {**self.beside, **{prompt.step.key: prompt.step for prompt in self.prompts}}

    def _above(self, step: Step) -> dict[str, tuple[tuple[Step, Reply], ...]]:
        """Return what is to stand above a step: answers, and what was asked after them."""
        steps = self._steps
        return {
            key: tuple(
                (one, self.reply(one.key))
                for one in steps.values()
                if (one.key == key or (one.because_of == key and not one.counted))
                and not self.reply(one.key).empty
                and is_asked(one, steps, self.replies)
            )
            for key in step.above
        }

    def _rest(self, prompt: Prompt) -> Rest | None:
        """Tell whether this is a moment to say that stopping is fine (methods.md, G1 and G2.4)."""
        if prompt.part is not PromptPart.ANSWER or self.again or prompt.number == 1:
            return None
        pauses = any(other.part is PromptPart.PAUSE for other in self.prompts)
        if (
            prompt.total >= _MANY_QUESTIONS
            and prompt.step.counted
            and not pauses
            and prompt.number == prompt.total // 2 + 1
        ):
            return Rest.HALFWAY
        answered = [
            other.step
            for at, other in enumerate(self.prompts[: self.at])
            if other.part is PromptPart.ANSWER
            and self._comes(at)
            and not self.reply(other.step.key).empty
        ]
        long = sum(kind_of(step.type).long for step in answered)
        just_now = bool(answered) and kind_of(answered[-1].type).long
        return Rest.ONWARD if just_now and long % _LONG_ANSWERS == 0 else None

    def back(self) -> "Walk":
        """Go to the question before this one, or to the answer this prompt belongs to."""
        for at in range(self.at - 1, -1, -1):
            if self.prompts[at].part is PromptPart.ANSWER and self._comes(at):
                return replace(self, at=at, again=False)
        return self

    def _onward(self, at: int) -> "Walk":
        while at < len(self.prompts) and not self._comes(at):
            at += 1
        return replace(self, at=at)

    def _comes(self, at: int) -> bool:
        """Whether a prompt is asked at all: nothing belongs to an answer that was not given."""
        prompt = self.prompts[at]
        if not is_asked(prompt.step, self._steps, self.replies):
            return False
        if prompt.part in (PromptPart.ANSWER, PromptPart.PAUSE):
            return True
        reply = self.reply(prompt.step.key)
        if prompt.part is PromptPart.TOGETHER:
            return reply.is_shared
        return not reply.empty

    def _is_expected(self, step: Step) -> bool:
        """Whether a step is one of the questions, as far as is known: a branch may still be open.

        Where the choice it follows from is still to come, the first option counts.
        """
        cause = self._to_come.get(step.because_of or "")
        if not (step.branches and cause and self.reply(cause.key).empty):
            return is_asked(step, self._steps, self.replies)
        return step.expected and self._is_expected(cause)

    @property
    def _to_come(self) -> dict[str, Step]:
        return {prompt.step.key: prompt.step for prompt in self.prompts[self.at :]}


def begin(
    steps: Sequence[Step],
    replies: Mapping[str, Reply] | None = None,
    *,
    stopped_at: str | None = None,
    beside: Sequence[Step] = (),
) -> Walk:
    """Begin a walk over `steps`, or go on with one; `beside` are those of another moment.

    It goes on at the question somebody stopped at, or else after the last one that has a reply; an
    answer in a branch that is closed now says nothing about where somebody was.
    """
    replies = replies or {}
    prompts = _prompts(steps, replies)
    others = {step.key: step for step in beside}
    together = {**others, **{step.key: step for step in steps}}
    onward = 0
    for at, prompt in enumerate(prompts):
        if not is_asked(prompt.step, together, replies):
            continue
        if prompt.step.key == stopped_at and prompt.part is PromptPart.ANSWER:
            onward = at
            break
        if prompt.step.key in replies and (
            prompt.part is PromptPart.ANSWER or _has_parts(replies[prompt.step.key])
        ):
            onward = at + 1
    walk = Walk(prompts, replies, beside=others)._onward(onward)
    if walk.prompt and walk.prompt.part is PromptPart.PAUSE:  # this is the next sitting
        return replace(walk, at=walk.at + 1)
    return walk


def follows_from(step: Step, reply: Reply) -> bool:
    """Whether a step is asked after this reply to the question it follows from."""
    if step.brief:
        return 0 < len(reply.text.split()) <= _BRIEF
    return bool(set(step.of) & set(reply.chosen)) if step.of else not reply.empty


def is_asked(step: Step, steps: Mapping[str, Step], replies: Mapping[str, Reply]) -> bool:
    """Whether a step is asked after these replies: what it follows from is, and leads to it.

    `steps` are those that may be asked together, by key. Answers that are not asked any more stay
    where they are: a branch may open again.
    """
    if step.instead_of and not replies.get(step.instead_of, Reply()).empty:
        return False
    if step.because_of is None:
        return True
    cause = steps.get(step.because_of)
    if step.after:
        leads = any(not replies.get(key, Reply()).empty for key in (step.after, step.key))
    else:
        leads = follows_from(step, replies.get(step.because_of, Reply()))
    return leads and (cause is None or is_asked(cause, steps, replies))


def check_day_is_asked(steps: Sequence[Step]) -> bool:
    """Whether a question of its own asks the check date, so that the intention need not.

    One that only follows from another answer does not settle it for all.
    """
    return any(
        step.type is QuestionType.DATE
        and Role.CHECK in step.roles
        and not (step.later or step.because_of)
        for step in steps
    )


def _prompts(steps: Sequence[Step], replies: Mapping[str, Reply]) -> tuple[Prompt, ...]:
    settled = check_day_is_asked(steps)
    prompts: list[Prompt] = []
    for step in steps:
        parts = [PromptPart.PAUSE] * step.pause + [
            PromptPart.ANSWER,
            *map(PromptPart, kind_of(step.type).parts),
        ]
        if is_private(step) and step.key not in replies:  # what was kept once stays
            parts.append(PromptPart.KEEP)
        left_out = {PromptPart.CHECK} if settled else set()
        left_out |= set() if step.shared else {PromptPart.TOGETHER}
        prompts += [Prompt(step, part) for part in parts if part not in left_out]
    return tuple(prompts)


def asks_why(step: Step) -> bool:
    """Whether a step asks in words what it was for."""
    return Role.WHY in step.roles and kind_of(step.type).in_words


def is_private(step: Step) -> bool:
    """Whether a step asks for words for nobody else, to be thrown away if somebody likes."""
    return Role.PRIVATE in step.roles and kind_of(step.type).in_words


def _has_parts(reply: Reply) -> bool:
    return any((reply.who, reply.basis, reply.check, reply.due, reply.line, reply.together))


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
        if said is Move.ANOTHER:
            walk = walk.turned()
            continue
        reply = said if isinstance(said, Reply) else _nothing_said(prompt, before)
        walk = walk.given(reply)
        if reply != before and not walk.again:
            keep(prompt.step, reply)
    return walk, None


def _nothing_said(prompt: Prompt, before: Reply) -> Reply:
    """Return the reply an empty line stands for: none, or the answer with its parts unchanged."""
    return Reply() if prompt.part is PromptPart.ANSWER else before
