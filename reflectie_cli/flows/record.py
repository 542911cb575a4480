"""Keeping what a plan asks: an entry that begins with its first answer, each stored at once.

Somebody else, or the same person in another window, may be at the entry too: what was read is
compared with what is there now, and no wording takes the place of another unseen.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum

from msgspec.structs import replace

from reflectie_cli.errors import (
    InBin,
    LookedBackMeanwhile,
    NoSuchEntry,
    NoSuchIntention,
    ReflectieError,
)
from reflectie_cli.flows.plan import Plan
from reflectie_cli.flows.settling import settle
from reflectie_cli.journal.entry import (
    Entry,
    State,
    Unfinished,
)
from reflectie_cli.journal.follow_ups import EFFECT
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.loop.outcome import ASK_KEY, NEXT_CHECK, outcome
from reflectie_cli.prompt_sets.model import WHO
from reflectie_cli.prompt_sets.question_types import kind_of
from reflectie_cli.prompt_sets.reply import Reply, keepable, without_controls
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.earlier_answers import earlier_replies
from reflectie_cli.walk.vent import vent_step
from reflectie_cli.walk.walk import is_asked, is_private

GONE = (NoSuchEntry, InBin, NoSuchIntention)
"""What says that an entry, or what it looks back on, went elsewhere meanwhile."""
"""The key of what was let off first (methods.md, 0.3); it is never exported."""


class NothingToGoOnIn(ReflectieError):
    """The entry that was changed is gone, and no new one takes its place."""

    exit_code = 3
    says = N_("The entry you were changing was erased or put in the bin elsewhere meanwhile.")


class Elsewhere(Enum):
    """What happened to an entry elsewhere while it was written here."""

    ANSWERED = "answered"
    FINISHED = "finished"
    PRIVATE = "private"


class Record:
    """The entry of one plan while it is written. `uid` is its id, once it has begun.

    `elsewhere` gathers what happened to it elsewhere meanwhile, until somebody is told.
    """

    def __init__(self, journal: Journal, plan: Plan) -> None:
        self.journal = journal
        self.plan = plan
        self.uid = plan.entry
        self.rotated = plan.rotated
        self.elsewhere: set[Elsewhere] = set()
        self.begun_anew = False
        self._known = dict(plan.replies)
        self._half = plan.left_off
        self._halves: dict[str, str] = {}
        self._said: dict[str, tuple[Step, Reply]] = {}
        waits = plan.entry is not None and not plan.complete
        self._state = self.entry.state if waits else State.DRAFT
        self._private = self.entry.private if waits else self._begins_private

    @property
    def begun(self) -> str:
        """The id of the entry; it is begun when it was not yet."""
        if self.uid is None:
            with self.journal.write():
                self.uid = self._shared_draft() or self._begin()
        return self.uid

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Make everything inside one transaction; an entry that it began goes with it.

        Raise `NoSuchEntry` or `InBin` where the entry went elsewhere meanwhile.
        """
        before = self.uid
        try:
            with self.journal.write():
                if before is not None and not self.plan.complete:
                    self._look_whether_it_is_there(before)
                yield
        except BaseException:
            self.uid = before
            raise

    def _look_whether_it_is_there(self, uid: str) -> None:
        now = self.journal.entries.get(uid)
        if now.state is State.DELETED:
            raise InBin(handle=now.handle)
        if now.state is not self._state:
            self.elsewhere.add(Elsewhere.FINISHED)
        if now.private and not self._private:
            self.elsewhere.add(Elsewhere.PRIVATE)
        self._state, self._private = now.state, now.private

    @property
    def _begins_private(self) -> bool:
        return self.plan.walks is not None and self.plan.walks.private

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

        Words for nobody else that are taken back leave no trace. Where the question was answered
        elsewhere meanwhile, that wording is kept as an earlier one, and `elsewhere` says so. Raise
        `NoSuchEntry` or `InBin` where the entry is gone.
        """
        reply = reply.without_controls()
        if self.uid is None and reply.empty:
            return
        if step.key == EFFECT and not reply.empty and self.plan.about_whom in WHO:
            reply = replace(reply, who=self.plan.about_whom)  # no client noticed this
        with self._writing():
            self._keep(step, reply)
        self._said[step.key] = (step, reply)

    def _keep(self, step: Step, reply: Reply) -> None:
        uid = self.begun
        changed = self._changed_elsewhere(step.key, reply)
        if changed:
            self.elsewhere.add(Elsewhere.ANSWERED)
        if reply.empty and is_private(step) and not changed:
            self.journal.bin.throw_away(uid, step.key)
        else:
            if step.label and self.rotated.get(step.key) != step.label:  # another card was drawn
                self.rotated = {**self.rotated, step.key: step.label}
                self.journal.entries.turn(uid, self.rotated)
            self._spare_half_typed(step.key)
            self.journal.entries.record(uid, step, reply)
        self._halves.pop(step.key, None)
        if self._half and self._half.key == step.key:
            self._half = None
        if self._halves:  # one went back in the middle of another answer
            self._put_half_typed(*list(self._halves.items())[-1])
        self._known[step.key] = self.replies.get(step.key, Reply())

    def _changed_elsewhere(self, key: str, reply: Reply) -> bool:
        there, known = self.replies.get(key, Reply()), self._known.get(key, Reply())
        return _words(there) not in (_words(known), _words(reply))

    def _spare_half_typed(self, key: str) -> None:
        """Keep, as the wording of its question, what another window left there half-typed."""
        left = self.journal.entries.unfinished(self.begun)
        if left is None or left == self._half or not left.text.strip():
            return
        steps = {step.key: step for step in self.plan.steps if kind_of(step.type).in_words}
        before = self.replies.get(left.key, Reply())
        if left.key not in steps or left.text.strip() in before.text:
            return
        self._keep_as_wording(steps[left.key], left.text, before)
        if left.key == key:
            self.elsewhere.add(Elsewhere.ANSWERED)

    def _keep_as_wording(self, step: Step, text: str, before: Reply) -> None:
        """Keep words as the answer to a question, or as an earlier wording of the one it has."""
        self.journal.entries.record(self.begun, step, Reply(text))
        if not before.empty:
            self.journal.entries.record(self.begun, step, before)

    def _keep_of_closed_branches(self) -> None:
        """Keep what was half-typed below a question that is not asked any more.

        Somebody went back from it and answered so that its branch closed. Words for nobody else
        are not kept: nobody said that they may be.
        """
        left = {self._half.key: self._half.text} if self._half else {}
        halves, replies = {**left, **self._halves}, self.replies
        steps = {step.key: step for step in (*self.plan.not_now, *self.plan.steps)}
        for step in self.plan.steps:
            words = halves.get(step.key, "").strip()
            before = replies.get(step.key, Reply())
            kept = kind_of(step.type).in_words and not is_private(step)
            if words and kept and words not in before.text and not is_asked(step, steps, replies):
                self._keep_as_wording(step, halves[step.key], before)

    def keep_vent(self, text: str) -> None:
        """Keep what somebody let off first, for nobody else; more of it comes below it."""
        plan = self.plan
        step = vent_step((*plan.steps, *plan.not_now), plan.language)
        with self._writing():
            before = self.replies.get(step.key, Reply()).text
            words = "\n\n".join(filter(None, (before, without_controls(text))))
            self.journal.entries.record(self.begun, step, Reply(words))

    def keep_unfinished(self, key: str, text: str) -> None:
        """Keep words that are half-way typed, for when a draft is resumed.

        Nothing is kept so of an entry that is complete.
        """
        if self.plan.complete:
            return
        text = without_controls(text)
        if self.uid is not None or text.strip():
            with self._writing():
                self._spare_half_typed(key)
                self._put_half_typed(key, text)
            self._halves.pop(key, None)
            if text.strip():
                self._halves[key] = text

    def stop(self, step: Step, text: str) -> None:
        """Keep words that are half-way typed where somebody stops.

        An entry that was finished elsewhere meanwhile is not resumed; there they are the answer.
        """
        if self.uid is None or not text.strip() or not kind_of(step.type).in_words:
            self.keep_unfinished(step.key, text)
            return
        with self._writing():
            if self._state is State.DONE and not self.plan.complete:
                self.keep(step, self.replies.get(step.key, Reply()).reworded(Reply(text)))
            else:
                self.keep_unfinished(step.key, text)

    def _put_half_typed(self, key: str, text: str) -> None:
        self.journal.entries.keep_unfinished(self.begun, key, text)
        self._half = Unfinished(key=key, text=keepable(text))

    def keep_meanwhile(self, key: str, text: str) -> None:
        """Keep the lines of an answer that is being written, where that can be done.

        A journal that refuses is told about when the answer itself is to be kept, and so is a new
        draft, for an entry that is gone.
        """
        with suppress(ReflectieError):
            try:
                self.keep_unfinished(key, text)
            except GONE:
                self.begin_anew()
                self.keep_unfinished(key, text)

    def begin_anew(self) -> None:
        """Write on in a new draft: the entry there was is gone.

        What it built or looked back on is left out where that is gone as well. Raise
        `NothingToGoOnIn` where no new entry can be begun: an answer of an earlier one was changed.
        """
        plan = self.plan
        if plan.complete or plan.walks is None or plan.begins is None:
            raise NothingToGoOnIn
        begins, meant = plan.begins, plan.meant
        with self.journal.write():
            if begins.builds_on and not self._is_there(begins.builds_on):
                begins = replace(begins, builds_on=None)
            try:
                if begins.follows:
                    self.journal.intentions.get(begins.follows)
            except NoSuchIntention:
                begins, meant = replace(begins, follows=None), None
            self.plan = replace(plan, entry=None, begins=begins, meant=meant)
            self.uid = self._begin()
        self.begun_anew = True
        self._known, self._half, self._halves, self._said = {}, None, {}, {}
        self._state, self._private = State.DRAFT, self._begins_private

    def keep_again(self) -> None:
        """Keep once more what was said in this sitting, where the journal is an older copy now.

        Begin anew where the entry is not in it. Raise as `begin_anew` does.
        """
        said = [*self._said.values()]
        if self.uid is not None and not self._is_there(self.uid):
            self.begin_anew()
        with self._writing():
            for step, reply in said:
                if _words(self.replies.get(step.key, Reply())) != _words(reply):
                    self.journal.entries.record(self.begun, step, reply)
            self._known = self.replies if self.uid else {}
        self._said = {step.key: (step, reply) for step, reply in said}

    def _is_there(self, uid: str) -> bool:
        with suppress(NoSuchEntry):
            return self.journal.entries.get(uid).state is not State.DELETED
        return False

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
                title = changes.title and without_controls(changes.title)
                self.journal.entries.change(self.begun, day=changes.day, title=title)
                self.journal.themes.add(self.begun, changes.themes)
                self.journal.themes.remove(self.begun, changes.themes_off)

    @property
    def is_gone(self) -> bool:
        """Whether the entry was begun, and erased or put in the bin elsewhere meanwhile."""
        return self.uid is not None and not self.plan.complete and not self._is_there(self.uid)

    def nothing_written(self) -> bool:
        """Return whether nothing was ever written; a draft, if there is one, is then forgotten."""
        return self.uid is None or self.journal.entries.discard_if_empty(self.uid)

    def finish(self) -> None:
        """End the entry, and settle what it looked back on, in one transaction.

        Raise `NoSuchEntry` or `InBin` where it is gone.
        """
        journal, plan, uid = self.journal, self.plan, self.begun
        with self._writing():
            journal.entries.arrange(uid, (*plan.steps, *plan.not_now))
            if plan.complete:
                return
            self._keep_of_closed_branches()
            replies = self.replies
            if plan.meant is None:
                became = outcome(replies, again=None)
                later = plan.later and self._state is not State.DONE
                later = later or became.check is not None
                asked = [*(step.key for step in plan.steps), ASK_KEY]
                journal.entries.finish(uid, comes_back=later, becomes=became.state, asked=asked)
                return
            journal.entries.finish(uid, comes_back=False)
            asks_again = any(step.key == NEXT_CHECK for step in plan.steps)
            again = None if asks_again else plan.reader(journal.store.now().date()).proposal
            settle(journal, plan.meant, outcome(replies, again=again))

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


def _words(reply: Reply) -> tuple[str, tuple[str, ...]]:
    """Return what a reply says, without what belongs to it."""
    kept = reply.keepable()
    return kept.text, kept.chosen
