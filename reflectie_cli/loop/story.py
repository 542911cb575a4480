"""Whether an answer tells what happened: the raw story, which goes to nobody (methods.md, D5)."""

import re

from reflectie_cli.journal.entry import Answer
from reflectie_cli.prompt_sets.model import PromptSet, Question, Role

_NEVER = frozenset(
    "situation vent vent_first dragon_voice feeling called_up own_history three_words noticing"
    " heard best_question advice_kept topics success observation occasion image story moment actual"
    " experience what_happened".split()
)
"""Questions whose answers are the story, the steam, or what others brought in, in any version."""
_SAYS_WHAT_IT_IS = {Role.WHY, Role.LEARN, Role.ACT, Role.CHECK, Role.VOICE}
_AGAIN = re.compile(r"_(?:further|\d)$")
"""How the key of a question ends where it was asked once more."""


def tells_the_story(answer: Answer, prompt_set: PromptSet | None) -> bool:
    """Return whether an answer tells what happened, or nobody can know that it does not.

    `prompt_set` is its set as it is now, for answers from before a question said so; None where it
    is gone. Where a set says of no question that it is the story, every answer that is not said to
    be something else may be.
    """
    key = _AGAIN.sub("", answer.key)
    if Role.STORY in answer.roles or key in _NEVER:
        return True
    if prompt_set is None or prompt_set.leaves_story_open:
        return not _SAYS_WHAT_IT_IS & {*answer.roles}
    asked = next((one for one in prompt_set.questions if one.key == key), None)
    return asked is not None and Role.STORY in _roles(asked, answer)


def _roles(question: Question, answer: Answer) -> tuple[str, ...]:
    """Return the roles of a question now, in the wording in which it was asked."""
    wordings = question.rotate.items()
    asked = next((key for key, text in wordings if answer.question in text.values()), "")
    return question.rotate_roles.get(asked, question.roles)
