"""What was answered earlier, as replies and steps: to go on with, or to change."""

from collections.abc import Mapping

from msgspec.structs import replace

from reflectie_cli.journal.entry import Answer, Entry, present
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import kind_of
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step


def earlier_replies(entry: Entry) -> dict[str, Reply]:
    """Return the answers of an entry as replies, by question key."""
    return {answer.key: _reply(answer, entry) for answer in entry.answers}


def _reply(answer: Answer, entry: Entry) -> Reply:
    if not isinstance(answer.answer, str):
        return Reply(chosen=answer.answer)
    if kind_of(answer.type).chosen:
        return Reply(chosen=(answer.answer,))
    if meant := entry.intention_of(answer):
        return Reply(
            answer.answer,
            due=meant.due,
            check=meant.check,
            line=meant.line,
            together=present(meant.together, None),
        )
    return Reply(answer.answer, who=answer.who, basis=answer.basis)


def asked_steps(entry: Entry, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the questions of an entry as they were asked, and those that were left out.

    `steps` are the set's own of today, none when the set is gone; help lines and options come
    from there.
    """
    today = {step.key: step for step in steps}
    asked = [_as_asked(answer, number, today) for number, answer in enumerate(entry.answers)]
    keys = {answer.key for answer in entry.answers}
    left_out = [step for step in steps if step.key not in keys and not step.later]
    return tuple(sorted([*asked, *left_out], key=lambda step: step.position))


def _as_asked(answer: Answer, number: int, today: Mapping[str, Step]) -> Step:
    """Return the question of an answer; where its set has it still, it follows what it followed."""
    step = today.get(answer.key)
    words = Step(
        key=answer.key,
        type=QuestionType(answer.type),
        text=answer.question,
        position=number,
        stage=answer.stage,
        optional=True,
        roles=answer.roles,
        options=_chosen(answer),
    )
    if step is None:
        return words
    return replace(
        words,
        position=step.position,
        help=step.help,
        options=step.options,
        because_of=step.because_of,
        of=step.of,
        after=step.after,
        brief=step.brief,
        branches=step.branches,
        shared=step.shared,
    )


def _chosen(answer: Answer) -> dict[str, str]:
    keys = (answer.answer,) if isinstance(answer.answer, str) else answer.answer
    return dict(zip(keys, answer.options, strict=False))
