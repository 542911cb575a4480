"""A sitting: one person, one entry, some questions, and how their answers are kept."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Intended, Unfinished
from reflectie_cli.journal.errors import JournalUnusable
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import QuestionType, Step
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.walk.earlier import earlier_replies
from reflectie_cli.walk.outlet import STEAM
from reflectie_cli.walk.reading import Reading
from reflectie_cli.walk.walk import check_day_is_asked, is_private

STEAM_KEY = "vent"
"""The key of what was let off first (methods.md, 0.3); it is never exported."""


@dataclass(slots=True)
class Sitting:
    """One person, one entry, some questions. A new entry begins with its first answer.

    `language` is the entry's own. `comes_back` says that questions for later wait after these;
    `changing`, that the entry was complete before. `not_now` are questions of another moment;
    `also` is what is to be changed together with the answers; `opening` stands above the first
    question, `prefilled` where words can be written: they are nobody's answer yet. `meant` is the
    intention somebody looks back on; `closing` is what is offered at the end to who sits here.
    Where the command `goes_on` after it, the end is not told.
    """

    session: Session
    journal: Journal
    title: str
    language: Language
    steps: tuple[Step, ...]
    after_days: int
    begin: Callable[[], str] | None = None
    uid: str | None = None
    comes_back: bool = False
    changing: bool = False
    not_now: tuple[Step, ...] = ()
    replies: Mapping[str, Reply] = field(default_factory=dict)
    rotated: Mapping[str, str] = field(default_factory=dict)
    left_off: Unfinished | None = None
    also: Callable[[], None] | None = None
    by_us: bool = False
    opening: str = ""
    prefilled: Mapping[str, str] = field(default_factory=dict)
    meant: Intended | None = None
    closing: Callable[[], None] | None = None
    goes_on: bool = False

    @property
    def first_line(self) -> str:
        """What stands above every question: the set, and whether it is nobody else's method."""
        if not self.by_us:
            return self.title
        return f"{self.title} · {self.language.text(N_('our own version'))}"

    @property
    def reading(self) -> Reading:
        """How what is typed is read."""
        today = self.session.today
        proposal = today + timedelta(days=self.after_days)
        return Reading(self.language, today, proposal, check_day_is_asked(self.steps))

    @property
    def entry(self) -> str:
        """The entry's id; it is begun when it was not yet."""
        if self.uid is None:
            assert self.begin is not None, "a sitting has an entry, or a way to begin one"
            self.uid = self.begin()
        return self.uid

    @property
    def so_far(self) -> Mapping[str, Reply]:
        """What was written so far, half-typed words among it."""
        left = self.left_off
        if left is None or not left.text.strip():
            return self.replies
        return {**self.replies, left.key: Reply(left.text)}

    def keep(self, step: Step, reply: Reply) -> None:
        """Keep a reply; nothing begins for an empty one.

        Words for nobody else that are taken back leave no trace.
        """
        if self.uid is not None or not reply.empty:
            with self.journal.write():
                if reply.empty and is_private(step):
                    self.journal.bin.throw_away(self.entry, step.key)
                else:
                    self._keep_wording(step)
                    self.journal.entries.record(self.entry, step, reply)

    def keep_steam(self, text: str) -> None:
        """Keep what somebody let off first, for nobody else; more of it comes below it."""
        with self.journal.write():
            taken = any(step.key == STEAM_KEY for step in (*self.steps, *self.not_now))
            key = f"{STEAM_KEY}_first" if taken else STEAM_KEY
            before = self._answers().get(key, Reply()).text
            step = Step(
                key=key,
                type=QuestionType.TEXT,
                text=self.language.text(STEAM),
                position=len(self.steps) + len(self.not_now),
                optional=True,
                roles=("private",),
            )
            self.journal.entries.record(
                self.entry, step, Reply("\n\n".join(filter(None, (before, text))))
            )

    def _answers(self) -> Mapping[str, Reply]:
        return earlier_replies(self.journal.entries.get(self.entry))

    def _keep_wording(self, step: Step) -> None:
        """Keep which card was drawn, where it is not the one that had its turn."""
        if step.label and self.rotated.get(step.key) != step.label:
            self.rotated = {**self.rotated, step.key: step.label}
            self.journal.entries.turn(self.entry, self.rotated)

    def keep_unfinished(self, key: str, text: str) -> None:
        """Keep words that are half-way typed, for when a draft is resumed."""
        if self.prefilled.get(key) == text:  # nobody typed them here
            return
        if not self.changing and (self.uid is not None or text.strip()):
            with self.journal.write():
                self.journal.entries.keep_unfinished(self.entry, key, text)

    def keep_meanwhile(self, key: str, text: str) -> None:
        """Keep the lines of an answer that is being written, where that can be done.

        A journal that refuses is told about when the answer itself is to be kept.
        """
        with suppress(JournalUnusable):
            self.keep_unfinished(key, text)
