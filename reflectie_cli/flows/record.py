"""Keeping what a plan asks: an entry that begins with its first answer, each stored at once.

Words that the journal refuses to take are tried again, or put where they can be found.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from typing import NoReturn

from reflectie_cli.errors import LookedBackMeanwhile, NoSuchEntry, NoSuchIntention
from reflectie_cli.flows.plan import Plan
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, IntentionRecord, IntentionState, State
from reflectie_cli.journal.errors import JournalUnusable, WordsRescued
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.loop.outcome import ASK_KEY, NEXT_CHECK, Outcome, outcome
from reflectie_cli.prompt_sets.model import QuestionType, Role, Step
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.walk.earlier_answers import earlier_replies
from reflectie_cli.walk.rescue import rescue
from reflectie_cli.walk.vent import STEAM
from reflectie_cli.walk.walk import is_private

STEAM_KEY = "vent"
"""The key of what was let off first (methods.md, 0.3); it is never exported."""


class Record:
    """The entry of one plan while it is written. `uid` is its id, once it has begun."""

    def __init__(self, journal: Journal, plan: Plan) -> None:
        self.journal = journal
        self.plan = plan
        self.uid = plan.entry
        self.rotated = plan.rotated

    @property
    def begun(self) -> str:
        """The id of the entry; it is begun when it was not yet."""
        if self.uid is None:
            with self.journal.write():
                self.uid = self._shared_draft() or self._begin()
        return self.uid

    @property
    def entry(self) -> Entry:
        """The entry as it is kept now."""
        return self.journal.entries.get(self.begun)

    @property
    def replies(self) -> dict[str, Reply]:
        """What was answered so far, by question key."""
        return earlier_replies(self.entry)

    def keep(self, step: Step, reply: Reply) -> None:
        """Keep a reply; nothing begins for an empty one.

        Words for nobody else that are taken back leave no trace.
        """
        if self.uid is None and reply.empty:
            return
        with self.journal.write():
            if reply.empty and is_private(step):
                self.journal.bin.throw_away(self.begun, step.key)
                return
            if step.label and self.rotated.get(step.key) != step.label:  # another card was drawn
                self.rotated = {**self.rotated, step.key: step.label}
                self.journal.entries.turn(self.begun, self.rotated)
            self.journal.entries.record(self.begun, step, reply)

    def keep_vent(self, text: str) -> None:
        """Keep what somebody let off first, for nobody else; more of it comes below it."""
        every = (*self.plan.steps, *self.plan.not_now)
        with self.journal.write():
            taken = any(step.key == STEAM_KEY for step in every)
            key = f"{STEAM_KEY}_first" if taken else STEAM_KEY
            before = self.replies.get(key, Reply()).text
            step = Step(
                key=key,
                type=QuestionType.TEXT,
                text=self.plan.language.text(STEAM),
                position=len(every),
                optional=True,
                roles=(Role.PRIVATE,),
            )
            words = "\n\n".join(filter(None, (before, text)))
            self.journal.entries.record(self.begun, step, Reply(words))

    def keep_unfinished(self, key: str, text: str) -> None:
        """Keep words that are half-way typed, for when a draft is resumed.

        Those that stood there before anybody typed are not kept.
        """
        if self.plan.complete or self.plan.prefilled.get(key) == text:
            return
        if self.uid is not None or text.strip():
            with self.journal.write():
                self.journal.entries.keep_unfinished(self.begun, key, text)

    def keep_meanwhile(self, key: str, text: str) -> None:
        """Keep the lines of an answer that is being written, where that can be done.

        A journal that refuses is told about when the answer itself is to be kept.
        """
        with suppress(JournalUnusable):
            self.keep_unfinished(key, text)

    def keep_all(self, replies: Mapping[str, Reply]) -> None:
        """Keep replies and finish in one transaction: all of it, or none."""
        with self.journal.write():
            self.change()
            self._keep_half_typed()
            for step in self.plan.steps:
                before = self.plan.replies.get(step.key, Reply())
                if replies.get(step.key, before) != before:
                    self.keep(step, replies[step.key])
            self.finish()

    def change(self) -> None:
        """Change what the plan changes beside the answers: the day, the title, themes."""
        changes = self.plan.changes
        if changes:
            with self.journal.write():
                self.journal.entries.change(self.begun, day=changes.day, title=changes.title)
                self.journal.themes.add(self.begun, changes.themes)
                self.journal.themes.remove(self.begun, changes.themes_off)

    def nothing_written(self) -> bool:
        """Return whether nothing was ever written; a draft, if there is one, is then forgotten."""
        return self.uid is None or self.journal.entries.discard_if_empty(self.uid)

    def finish(self) -> None:
        """End the entry, and settle what it looked back on, in one transaction."""
        journal, plan, uid = self.journal, self.plan, self.begun
        with journal.write():
            journal.entries.arrange(uid, (*plan.steps, *plan.not_now))
            if plan.complete:
                return
            replies = self.replies
            if plan.meant is None:
                became = outcome(replies, again=None)
                later = plan.later or became.check is not None
                asked = [*(step.key for step in plan.steps), ASK_KEY]
                journal.entries.finish(uid, comes_back=later, becomes=became.state, asked=asked)
                return
            journal.entries.finish(uid, comes_back=False)
            asks_again = any(step.key == NEXT_CHECK for step in plan.steps)
            again = None if asks_again else plan.reader(journal.store.now().date()).proposal
            _settle(journal, plan.meant, outcome(replies, again=again))

    def _keep_half_typed(self) -> None:
        """Make half-typed words an answer, or its earlier wording, when a file or sheet goes on."""
        half = self.plan.half_typed
        for step in self.plan.steps:
            if step.key not in self.plan.replies and step.key in half:
                self.keep(step, half[step.key])

    def _begin(self) -> str:
        plan = self.plan
        assert plan.walks is not None, "a plan has an entry, or says how one begins"
        assert plan.begins is not None
        return self.journal.entries.begin(
            plan.walks,
            title=plan.title,
            language=plan.language.code,
            day=plan.begins.day,
            tags=plan.begins.tags,
            builds_on=plan.begins.builds_on,
            rotated=self.rotated,
            follows=plan.begins.follows,
            period=plan.begins.period,
            covers=plan.begins.covers,
        )

    def _shared_draft(self) -> str | None:
        """Return the draft of another terminal that looks back on the same intention.

        They share it, and keep one entry. Raise `LookedBackMeanwhile` where it was ready first.
        """
        meant = self.plan.meant
        if meant is None:
            return None
        if draft := self.journal.entries.follow_up_draft(meant.id):
            return draft
        if len(self.journal.intentions.get(meant.id).follow_ups) > len(meant.follow_ups):
            raise LookedBackMeanwhile(handle=meant.handle)
        return None


def _settle(journal: Journal, meant: IntentionRecord, became: Outcome) -> None:
    """Settle an intention by what came of it; its entry is complete when no check is left."""
    with suppress(NoSuchIntention, NoSuchEntry):  # it was erased, or thrown away, meanwhile
        journal.intentions.look_back(meant.id, became.state, became.check)
        is_all = meant.entry_state is State.OPEN and meant.key != ASK_KEY
        if is_all and became.state is not IntentionState.OPEN:
            journal.entries.finish(meant.entry_id, comes_back=False, becomes=became.state)


def keep_or_rescue(session: Session, record: Record, step: Step, reply: Reply) -> None:
    """Keep a reply; when the journal refuses, try again or put the words elsewhere.

    Raise `WordsRescued`, or the problem itself where the words can only be left on the screen.
    """
    while True:
        try:
            return record.keep(step, reply)
        except JournalUnusable as problem:
            session.say_error(problem)
            session.say(N_("Enter tries again. Ctrl-C stops; your words stay."))
            try:
                if session.wait_for_enter():
                    continue
            except KeyboardInterrupt:
                pass
            put_elsewhere(session, record, step, reply, problem)


def put_elsewhere(
    session: Session, record: Record, step: Step, reply: Reply, problem: JournalUnusable
) -> NoReturn:
    """Write words into a file and say where it is. Raise as `keep_or_rescue` does."""
    folders = [record.journal.path.parent, Path(gettempdir()), Path.home()]
    if (kept := rescue(step, reply, folders)) is None:
        session.say("{words}", words=reply.text)
        raise problem
    raise WordsRescued(problem, kept) from problem
