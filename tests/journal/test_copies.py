"""Many copies of one journal, changed apart and taken in by each other in any order."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.journal.entry import Entry, IntentionState, State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.transfer.export import as_json

COPIES = 20
BEGAN = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)
KEYS = ("situation", "purpose", "learned")


class Copy:
    """One copy of the journal, whose clock is somewhat off and now and then set back."""

    def __init__(
        self, path: Path, waarom: PromptSet, asked: Callable[..., Step], seed: int
    ) -> None:
        self.random = random.Random(seed)
        self.at = BEGAN + timedelta(minutes=self.random.randrange(-600, 600))
        self.journal = Journal.open(path, self.now)
        self.waarom, self.asked = waarom, asked
        self.said: list[str] = []
        self.name = f"c{seed}"

    def now(self) -> datetime:
        """Return this moment by the clock of this copy."""
        self.at += timedelta(seconds=self.random.randrange(1, 90))
        if self.random.random() < 0.02:
            self.at -= timedelta(hours=self.random.randrange(1, 30))
        return self.at

    def export(self) -> bytes:
        """Return what `export --history` writes."""
        pages = self.journal.entries.pages(Filter(with_bin=True), with_history=True)
        entries = [entry for page in pages for entry in page]
        return b"".join(as_json(entries, self.journal.merge.erasures()))

    def entries(self) -> list[Entry]:
        """Return everything, with its past."""
        pages = self.journal.entries.pages(Filter(with_bin=True), with_history=True)
        return [entry for page in pages for entry in page]

    def take_in(self, other: "Copy") -> None:
        """Take in all of another copy."""
        self.journal.merge.add(other.entries(), erased=other.journal.merge.erasures())

    def words(self) -> str:
        """Return words that nobody wrote before."""
        self.said.append(f"{self.name} woord {len(self.said)} van hier")
        return self.said[-1]

    def begin(self) -> None:
        """Begin an entry, with an intention as often as not."""
        uid = self.journal.entries.begin(
            self.waarom, title="Waarom", language="nl", day=date(2026, 11, 1)
        )
        self.journal.entries.record(uid, self.asked("situation", position=0), Reply(self.words()))
        if self.random.random() < 0.6:
            step = self.asked("intention", QuestionType.INTENTION, position=5)
            self.journal.entries.record(uid, step, Reply(self.words(), check=date(2026, 11, 20)))

    def change(self) -> None:
        """Change one thing of one entry, as somebody would."""
        parts, pick = self.journal, self.random.choice
        listed = [one.heading for one in parts.entries.select(Filter(with_bin=True), limit=None)]
        if not listed or self.random.random() < 0.1:
            self.begin()
            return
        one = pick(listed)
        if one.state is State.DELETED:
            parts.bin.restore(one.id)
            return
        what = self.random.randrange(9)
        if what < 3:
            key = pick(KEYS)
            empty = self.random.random() < 0.1
            reply = Reply() if empty else Reply(self.words())
            parts.entries.record(one.id, self.asked(key, position=KEYS.index(key)), reply)
        elif what == 3:
            parts.themes.add(one.id, [pick(["rust", "Café", "nacht"])])
        elif what == 4:
            parts.themes.remove(one.id, [pick(["rust", "cafe", "nacht"])])
        elif what == 5:
            parts.entries.change(one.id, day=date(2026, 11, self.random.randrange(1, 29)))
        elif what == 6:
            parts.entries.change(one.id, title=pick(["een", "twee", "drie"]))
        elif what == 7:
            parts.bin.delete(one.id)
        else:
            self.go_on(one.id, one.state)

    def go_on(self, uid: str, state: State) -> None:
        """Type half an answer of a draft, or finish it; settle or look back on what was intended."""
        parts = self.journal
        if state is State.DRAFT:
            if self.random.random() < 0.4:
                parts.entries.keep_unfinished(uid, "learned", self.words())
                return
            parts.entries.finish(uid, comes_back=False)
            return
        for one in parts.intentions.select():
            if one.entry_id == uid:
                if self.random.random() < 0.5:
                    parts.intentions.postpone(one.id, date(2026, 12, self.random.randrange(1, 29)))
                    return
                looked = parts.entries.begin(
                    self.waarom, title="Opvolging", language="nl", day=date(2026, 11, 30),
                    follows=one.id,
                )  # fmt: skip
                step = self.asked("what_happened", position=0)
                parts.entries.record(looked, step, Reply(self.words()))
                parts.entries.finish(looked, comes_back=False)
                parts.intentions.look_back(one.id, IntentionState.DONE, None)
                return


@pytest.fixture
def copies(
    tmp_path: Path, waarom: PromptSet, asked: Callable[..., Step], request: Any
) -> list[Copy]:
    """Return copies of one journal with some entries, each with a clock of its own."""
    first = Copy(tmp_path / "0.db", waarom, asked, request.param * 100)
    for _ in range(4):
        first.begin()
    found = [first]
    for number in range(1, COPIES):
        other = Copy(tmp_path / f"{number}.db", waarom, asked, request.param * 100 + number)
        other.take_in(first)
        found.append(other)
    return found


def _by_updated(copies: list[Copy]) -> str:
    """Return what is left where whole entries are taken by when they were changed last."""
    latest: dict[str, Entry] = {}
    for entry in (entry for copy in copies for entry in copy.entries()):
        known = latest.get(entry.id)
        latest[entry.id] = entry if known is None or entry.updated > known.updated else known
    return b"".join(as_json(latest.values())).decode()


@pytest.mark.parametrize("copies", [1], indirect=True)
def test_copies_taken_in_in_any_order_are_one_journal(copies: list[Copy]) -> None:
    """Twenty copies, changed apart, become byte-equal, with every wording in each of them.

    The control, which takes whole entries by when they were changed, loses words.
    """
    chance = copies[0].random
    for _ in range(3):
        for copy in copies:
            for _ in range(chance.randrange(1, 5)):
                copy.change()
        for _ in range(COPIES // 2):
            one, other = chance.sample(copies, 2)
            one.take_in(other)
    said = {text for copy in copies for text in copy.said}
    typed_over = {
        text for text in said if not any(text in copy.export().decode() for copy in copies)
    }
    control = _by_updated(copies)
    chance.shuffle(copies)
    for _ in range(2):
        for one, other in zip(copies, [*copies[1:], copies[0]], strict=True):
            other.take_in(one)
    exports = {copy.export() for copy in copies}
    assert len(exports) == 1
    whole = exports.pop().decode()
    assert [text for text in said - typed_over if text not in whole] == []
    assert [text for text in said - typed_over if text not in control]


@pytest.mark.parametrize("copies", [3], indirect=True)
def test_an_export_with_its_past_makes_the_same_journal_anew(
    copies: list[Copy], tmp_path: Path, waarom: PromptSet, asked: Callable[..., Step]
) -> None:
    """Taken into an empty journal it gives a byte-equal export again."""
    for copy in copies[:4]:
        for _ in range(6):
            copy.change()
        copies[0].take_in(copy)
    anew = Copy(tmp_path / "anew.db", waarom, asked, 999)
    anew.take_in(copies[0])
    assert anew.export() == copies[0].export()
    assert anew.journal.merge.add(copies[0].entries()).handles == []
