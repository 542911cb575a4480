"""From a reply to the answer that is kept, and when an earlier one must be kept beside it."""

from datetime import datetime
from typing import Any

from reflectie_cli.journal.entry import Answer
from reflectie_cli.journal.mapping import Row
from reflectie_cli.prompt_sets.model import QuestionType, Step
from reflectie_cli.prompt_sets.reply import Reply


def given_answer(step: Step, reply: Reply, moment: datetime) -> Answer:
    """Give a reply to a step as the answer that is kept, beside the question as it was asked."""
    labels: tuple[str, ...] = ()
    given: str | tuple[str, ...] = reply.text
    if step.type in (QuestionType.CHOICE, QuestionType.MULTI):
        labels = tuple(step.options[key] for key in reply.chosen if key in step.options)
    if step.type is QuestionType.CHOICE:
        given = reply.chosen[0]
    elif step.type in (QuestionType.MULTI, QuestionType.TAG):
        given = reply.chosen
    return Answer(
        key=step.key,
        type=step.type.value,
        stage=step.stage,
        roles=step.roles,
        question=step.text,
        answer=given,
        who=reply.who,
        basis=reply.basis,
        options=labels,
        answered=moment,
    )


def says_less(before: Row, after: dict[str, Any]) -> bool:
    """Whether something that was said would be gone, so that its wording must be kept."""
    said = ("answer", "chosen", "who", "basis")
    return any(before[name] is not None and before[name] != after[name] for name in said)
