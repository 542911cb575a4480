from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.journal import engine
from reflectie_cli.journal.errors import JournalDamaged
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal

Check = Callable[[Path, list[str]], None]
Prepare = Callable[[Path], None]

_CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "unlink")
"""Every call with which SQLite, or the system under it, changes what is on disk."""


def _now() -> datetime:
    return datetime(2026, 11, 21, 22, 10, tzinfo=UTC)


@pytest.mark.faults
@pytest.mark.parametrize("call", _CALLS)
def test_a_kill_at_any_write_keeps_every_answer_that_was_said_to_be_kept(
    kill_at_every: Callable[..., int], ready_made: Callable[..., Prepare], answers_kept: Check,
    record_property: Callable[[str, object], None], call: str,
) -> None:  # fmt: skip
    """Killed at any system call of a kind: what was acknowledged is there, and all of it is sound."""
    acknowledged: list[int] = []

    def look(path: Path, said: list[str]) -> None:
        answers_kept(path, said)
        acknowledged.append(sum("=" in word for word in said))

    points = kill_at_every(call, "answers", ready_made(), look)
    record_property(f"kill points at {call}", points)
    record_property(f"answers said to be kept, and kept, at {call}", sum(acknowledged))
    if call in ("pwrite64", "fsync", "unlink", "write"):
        assert points >= 5, "this loop does not bite"


def test_a_kill_in_the_middle_of_writing_keeps_what_came_before(
    kill_once: Callable[..., bool], ready_made: Callable[..., Prepare], answers_kept: Check
) -> None:
    """A few of the points of the long loops, every time: early, in the middle, and never."""
    prepare = ready_made()
    assert kill_once("pwrite64", "answers", 1, prepare, answers_kept)
    assert kill_once("pwrite64", "answers", 100, prepare, answers_kept)
    assert kill_once("unlink", "answers", 3, prepare, answers_kept)
    assert not kill_once("unlink", "answers", 1000, prepare, answers_kept)


@pytest.mark.faults
def test_this_check_sees_an_answer_that_was_promised_too_early(
    kill_at_every: Callable[..., int], ready_made: Callable[..., Prepare], answers_kept: Check
) -> None:
    """A control: a program that says `kept` before it is kept does not come through."""
    with pytest.raises(AssertionError, match="was said to be kept"):
        kill_at_every("fsync", "early", ready_made(), answers_kept)


@pytest.mark.faults
def test_this_check_sees_a_journal_that_was_half_written(
    kill_at_every: Callable[..., int], ready_made: Callable[..., Prepare], answers_kept: Check
) -> None:
    """A control: without SQLite's rollback file a kill leaves a journal that is not sound."""
    with pytest.raises((AssertionError, JournalDamaged)):
        kill_at_every("pwrite64", "careless", ready_made(), answers_kept)


@pytest.fixture
def whole_or_not_there(sound: Callable[[Path], None]) -> Check:
    """Look whether a journal that was being made is whole, or not there at all."""

    def look(path: Path, said: list[str]) -> None:
        there = path.exists()
        assert there or said == []
        if there:
            sound(path)
        with Journal.open(path, _now) as journal:
            assert journal.entries.select(Filter(), limit=None) == []
            journal.prove_writable()
        sound(path)
        assert all(left == path or left.name.startswith(".") for left in path.parent.iterdir())

    return look


@pytest.mark.faults
@pytest.mark.parametrize("call", [*_CALLS, "link"])
def test_a_kill_while_a_journal_is_made_leaves_a_whole_one_or_none(
    kill_at_every: Callable[..., int], nothing_yet: Prepare, whole_or_not_there: Check,
    record_property: Callable[[str, object], None], call: str,
) -> None:  # fmt: skip
    """There is never a file that looks like a journal and is not one; starting again just works."""
    record_property(
        f"kill points at {call}", kill_at_every(call, "open", nothing_yet, whole_or_not_there)
    )


@pytest.fixture
def brought_up_to_date(sound: Callable[[Path], None]) -> Check:
    """Look whether a journal that was being brought up to date has everything, and its copy."""

    def look(path: Path, _said: list[str]) -> None:
        with Journal.open(path, _now) as journal:
            assert len(journal.entries.select(Filter(), limit=None)) == 20
            assert len(journal.search.find("coffee", Filter())) == 20
            (copy,) = journal.copies()
        sound(path)
        db = engine.connect(copy)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM answers").fetchone() == (20,)
        db.close()

    return look


@pytest.mark.faults
@pytest.mark.parametrize("call", [*_CALLS, "rename"])
def test_a_kill_while_a_journal_is_brought_up_to_date_loses_nothing(
    kill_at_every: Callable[..., int], old_journal: Prepare, brought_up_to_date: Check,
    record_property: Callable[[str, object], None], call: str,
) -> None:  # fmt: skip
    """It is the old one or the new one, the next start finishes it, and a whole copy is beside it."""
    record_property(
        f"kill points at {call}", kill_at_every(call, "open", old_journal, brought_up_to_date)
    )


def test_a_kill_while_copying_leaves_no_copy_that_nobody_knows_of(
    kill_once: Callable[..., bool], old_journal: Prepare
) -> None:
    """Whoever erases afterwards has every file named, or swept, that still holds the words."""

    def look(path: Path, _said: list[str]) -> None:
        with Journal.open(path, _now) as journal:
            known = {path, *journal.copies()}
        holding = {left for left in path.parent.iterdir() if b"coffee" in left.read_bytes()}
        assert holding <= known

    assert kill_once("rename", "open", 1, old_journal, look)


@pytest.mark.faults
@pytest.mark.parametrize("call", _CALLS)
def test_a_kill_while_importing_takes_in_all_or_nothing(
    kill_at_every: Callable[..., int], ready_made: Callable[..., Prepare], writer: Any,
    sound: Callable[[Path], None], record_property: Callable[[str, object], None], call: str,
) -> None:  # fmt: skip
    """Three hundred entries are there, or none of them; what was there stays; again is once."""

    def look(path: Path, said: list[str]) -> None:
        with Journal.open(path, _now) as journal:
            imported = len(journal.entries.select(Filter(tags=("imported",)), limit=None))
            assert len(journal.entries.select(Filter(tags=("rest",)), limit=None)) == 1
            assert len(journal.search.find("tea", Filter())) == imported
        assert imported == 300 if said else imported in (0, 300)
        sound(path)

    prepare = ready_made("answers")
    points = kill_at_every(call, "import", prepare, look)
    record_property(f"kill points at {call}", points)


@pytest.mark.faults
@pytest.mark.parametrize("call", _CALLS)
def test_a_kill_while_erasing_leaves_the_entry_or_no_byte_of_it(
    kill_at_every: Callable[..., int], ready_made: Callable[..., Prepare],
    sound: Callable[[Path], None], record_property: Callable[[str, object], None], call: str,
) -> None:  # fmt: skip
    """It is whole or it is gone, and once it is gone no word of it is left in the folder."""

    def look(path: Path, said: list[str]) -> None:
        with Journal.open(path, _now) as journal:
            there = [listed.heading.id for listed in journal.entries.select(Filter(), limit=None)]
            assert len(there) == 1 + (said == []) or (said == [] and len(there) == 1)
            for uid in there:
                assert len(journal.entries.get(uid).answers) == 4
            while there:
                journal.bin.erase(there.pop())
        assert b"words about" not in b"".join(left.read_bytes() for left in path.parent.iterdir())
        sound(path)

    points = kill_at_every(call, "erase", ready_made("answers", "answers"), look)
    record_property(f"kill points at {call}", points)
