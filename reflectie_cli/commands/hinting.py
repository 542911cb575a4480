"""One hint now and then while somebody writes: a name, a number, something for the record.

At most one in an entry, above the next question; nothing waits for it, and one setting turns it
off (methods.md, E5). Where nobody writes anything that points at a person it costs nothing to see.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reflectie_cli.journal.entry import OwnName
from reflectie_cli.method.prompt_set import QuestionType, Step
from reflectie_cli.method.reply import Reply
from reflectie_cli.session import Session
from reflectie_cli.share import deid
from reflectie_cli.share.deid.hints import HINTS, nudge

_WORDS = (QuestionType.TEXT, QuestionType.SHORT, QuestionType.PERSPECTIVE, QuestionType.INTENTION)


@dataclass(slots=True)
class Hints:
    """The hints of one entry: after the first there is none."""

    session: Session
    names: Sequence[OwnName]
    given: bool = False

    def about(self, step: Step, reply: Reply) -> str:
        """Give what to say about an answer; empty nearly always."""
        private = "private" in step.roles
        if self.given or private or not self.session.settings.hints or step.type not in _WORDS:
            return ""
        language = self.session.language
        own = [deid.OwnName(name.name, name.role) for name in self.names]
        key = nudge(reply.text, language.code, own)
        self.given = key is not None
        return language.text(HINTS[key]) if key else ""
