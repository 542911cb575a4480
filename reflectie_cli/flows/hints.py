"""One hint now and then while somebody writes: a name, a number, something for the record.

At most one in an entry, above the next question, or at the end where none comes; nothing waits for
it, and one setting turns it off (methods.md, E5). Where nobody writes anything that points at a
person it costs nothing to see. What other entries say is only looked at when this one asks for it;
where the journal cannot be read just then, there is no hint. What judges words is loaded when there
are words to judge, and not while somebody waits for the first question.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from reflectie_cli.flows.record import Record
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.errors import JournalUnusable
from reflectie_cli.language import Code
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import Basis, QuestionType, Reason, Role
from reflectie_cli.prompt_sets.question_types import IN_WORDS
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

_MONTH = timedelta(days=31)
_FOUR_WEEKS = timedelta(days=28)
_A_WEEK = 7
_FEW = 2
_SEVERAL = 2
"""How many other entries must be heavy before one that is heavy gets a word about it."""


class Hints:
    """The hints of one entry: after the first there is none. Words for nobody else get none."""

    def __init__(self, session: Session, record: Record) -> None:
        self.session = session
        self.record = record
        self.said = ""
        self.written: dict[str, str] = {}

    def about(self, step: Step, reply: Reply) -> str:
        """Return what to say about an answer; empty nearly always."""
        if not self.said and self.session.settings.hints and self._may_ask(step):
            self._say(_asking(step, reply, self.session.today, self.record.plan.language.code))
            if self.said:
                return self.said
        if not _is_looked_at(step) or self.written.get(step.key) == reply.text:
            return ""
        before = [text for key, text in self.written.items() if key != step.key]
        self.written[step.key] = reply.text
        if self.said or not self.session.settings.hints:
            return ""
        code = self.record.plan.language.code
        with suppress(JournalUnusable):
            own = [
                _judge().ListedName(one.name, one.role)
                for one in self.record.journal.sharing.names()
            ]
            last = before[-1] if before else ""
            self._say(_judge().nudge(reply.text, code, own, last, self._heavy_of_late))
            if not self.said and self._is_first_of_somebody_new(reply.text, code):
                self._say("fresh_eyes")
        return self.said

    def at_the_end(self, unread: str) -> str:
        """Return what is still to be said of an entry that is done: `unread` where it is a hint.

        Otherwise, once a month at most, a word about one that became long: it can wait till here,
        so that it never takes the place of a weightier one.
        """
        if self.said or self.record.plan.complete or not self.session.settings.hints:
            return unread if unread == self.said else ""
        with suppress(JournalUnusable):
            if _judge().is_long(self._whole.values()) and not self._long_of_late():
                self._say("read_along")
        if not self.said and self._nobody_was_asked:
            self._say("unheard")
        return self.said

    def _may_ask(self, step: Step) -> bool:
        """Return whether a question is one after which somebody could still be asked."""
        return Role.PRIVATE not in step.roles and not self.record.plan.complete

    def _is_first_of_somebody_new(self, text: str, code: Code) -> bool:
        """Return whether somebody new is named for the first time in this journal."""
        walks = self.record.plan.walks
        if walks is None or walks.name == known.FRESH_EYES:
            return False
        return _judge().names_somebody_new(text, code) and self.record.journal.tell_once(
            known.FRESH_EYES
        )

    @property
    def _nobody_was_asked(self) -> bool:
        """Return whether an entry with more than a few answers tells of no voice that was asked."""
        walks = self.record.plan.walks
        if walks is None or not walks.is_picked or walks.reason == Reason.AFTER_SHIFT:
            return False
        replies = self.record.replies.values()
        told = sum(bool(reply.text) for reply in replies)
        return told > _FEW and all(reply.basis != Basis.ASKED for reply in replies)

    @property
    def _whole(self) -> dict[str, str]:
        """The answers of this entry, those of earlier sittings among them."""
        plan = self.record.plan
        looked_at = filter(_is_looked_at, (*plan.steps, *plan.not_now))
        kept = {
            step.key: plan.replies[step.key].text for step in looked_at if step.key in plan.replies
        }
        return kept | self.written

    def _say(self, hint: str | None) -> None:
        self.said = self.record.plan.language.text(_judge().HINTS[hint]) if hint else ""

    def _others(self, of_late: timedelta) -> Sequence[Sequence[str]]:
        since = self.session.now - of_late
        return self.record.journal.history.words_since(since, beside=self.record.begun)

    def _heavy_of_late(self) -> bool:
        is_heavy = _judge().is_heavy
        return sum(any(map(is_heavy, texts)) for texts in self._others(_FOUR_WEEKS)) >= _SEVERAL

    def _long_of_late(self) -> bool:
        return any(map(_judge().is_long, self._others(_MONTH)))


def _asking(step: Step, reply: Reply, today: date, code: Code) -> str | None:
    """Return the hint that asks whom to ask: about a side that is a guess, a plan that waits."""
    if step.type is QuestionType.PERSPECTIVE and reply.basis == Basis.ASSUMED:
        return "assumed"
    is_far = reply.check is not None and (reply.check - today).days >= _A_WEEK
    if step.type is QuestionType.INTENTION and is_far:
        return "meeting" if _judge().waits_for_a_meeting(reply.text, code) else None
    return None


def _judge() -> Any:
    """Return the module that judges words; its patterns are slow to make."""
    return import_module("reflectie_cli.hints.nudge")


def _is_looked_at(step: Step) -> bool:
    """Return whether a question asks for words, and not for nobody else."""
    return step.type in IN_WORDS and Role.PRIVATE not in step.roles
