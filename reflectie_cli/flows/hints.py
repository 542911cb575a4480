"""One hint now and then while somebody writes: a name, a number, something for the record.

At most one in an entry, above the next question, or at the end where none comes; nothing waits for
it, and one setting turns it off (methods.md, E5). Where nobody writes anything that points at a
person it costs nothing to see. What other entries say is only looked at when this one asks for it;
where the journal cannot be read just then, there is no hint. What judges words is loaded when there
are words to judge, and not while somebody waits for the first question.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from reflectie_cli.flows.sitting import Sitting
from reflectie_cli.journal.errors import JournalUnusable
from reflectie_cli.prompt_sets.model import QuestionType, Step
from reflectie_cli.prompt_sets.reply import Reply

if TYPE_CHECKING:
    from reflectie_cli.hints.nudge import Hint

_WORDS = (QuestionType.TEXT, QuestionType.SHORT, QuestionType.PERSPECTIVE, QuestionType.INTENTION)
_MONTH = timedelta(days=31)
_FOUR_WEEKS = timedelta(days=28)
_SEVERAL = 2
"""How many other entries must be heavy before one that is heavy gets a word about it."""


@dataclass(slots=True)
class Hints:
    """The hints of one entry: after the first there is none. Words for nobody else get none."""

    sitting: Sitting
    said: str = ""
    written: dict[str, str] = field(default_factory=dict)

    def about(self, step: Step, reply: Reply) -> str:
        """Give what to say about an answer; empty nearly always."""
        if not _is_looked_at(step) or self.written.get(step.key) == reply.text:
            return ""
        before = [text for key, text in self.written.items() if key != step.key]
        self.written[step.key] = reply.text
        if self.said or not self.sitting.session.settings.hints:
            return ""
        with suppress(JournalUnusable):
            self._say(self._judged(reply.text, before[-1] if before else ""))
        return self.said

    def at_the_end(self, unread: str) -> str:
        """Give what is still to be said of an entry that is done: `unread` where it is a hint.

        Otherwise, once a month at most, a word about one that became long: it can wait till here,
        so that it never takes the place of a weightier one.
        """
        sitting = self.sitting
        if self.said or sitting.changing or not sitting.session.settings.hints:
            return unread if unread == self.said else ""
        from reflectie_cli.hints.nudge import is_long

        with suppress(JournalUnusable):
            if is_long(self._whole.values()) and not self._long_of_late():
                self._say("read_along")
        return self.said

    def _judged(self, text: str, before: str) -> "Hint | None":
        from reflectie_cli.deid import ListedName
        from reflectie_cli.hints.nudge import nudge

        own = [ListedName(one.name, one.role) for one in self.sitting.journal.sharing.names()]
        return nudge(text, self.sitting.language.code, own, before, self._heavy_of_late)

    @property
    def _whole(self) -> dict[str, str]:
        """The answers of this entry, those of earlier sittings among them."""
        earlier = self.sitting.replies
        looked_at = filter(_is_looked_at, (*self.sitting.steps, *self.sitting.not_now))
        kept = {step.key: earlier[step.key].text for step in looked_at if step.key in earlier}
        return kept | self.written

    def _say(self, hint: "Hint | None") -> None:
        from reflectie_cli.hints.nudge import HINTS

        self.said = self.sitting.language.text(HINTS[hint]) if hint else ""

    def _others(self, of_late: timedelta) -> Sequence[Sequence[str]]:
        since = self.sitting.session.now - of_late
        return self.sitting.journal.words_since(since, beside=self.sitting.entry)

    def _heavy_of_late(self) -> bool:
        from reflectie_cli.hints.heavy import is_heavy

        return sum(any(map(is_heavy, texts)) for texts in self._others(_FOUR_WEEKS)) >= _SEVERAL

    def _long_of_late(self) -> bool:
        from reflectie_cli.hints.nudge import is_long

        return any(map(is_long, self._others(_MONTH)))


def _is_looked_at(step: Step) -> bool:
    """Whether a question asks for words, and not for nobody else."""
    return step.type in _WORDS and "private" not in step.roles
