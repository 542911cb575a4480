import contextlib
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from reflectie_cli.journal import engine, open, schema
from reflectie_cli.journal.errors import JournalLocked, JournalUnusable
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal

_PROGRAM = Path(__file__).with_name("another_program.py")


def _now() -> datetime:
    return datetime(2026, 11, 21, 22, 10, tzinfo=UTC)


def _all_at_once(*commands: tuple[object, ...]) -> str:
    """Let programs go in the same moment, and return what they complained of."""
    ran = subprocess.run(
        [sys.executable, str(_PROGRAM), json.dumps(commands, default=str)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return ran.stderr


def test_eight_programs_that_start_at_once_make_one_journal(
    tmp_path: Path, sound: Callable[[Path], None]
) -> None:
    """Every first entry is there, in one journal, whoever came first, and nothing else is left."""
    for number in range(5):
        path = tmp_path / f"round {number}" / "journal.db"
        assert _all_at_once(*(("begin", path, program) for program in range(8))) == ""
        with Journal.look(path, _now) as journal:
            begins = [listed.begins for listed in journal.entries.select(Filter(), limit=None)]
        assert sorted(begins) == [f"program {program}" for program in range(8)]
        assert [*path.parent.iterdir()] == [path]
        sound(path)


def test_programs_that_write_at_once_lose_nothing(
    journal: Journal, write: Callable[..., str], sound: Callable[[Path], None]
) -> None:
    """Three programs, fifty answers each, to one entry: every one is there or an earlier one."""
    uid = write()
    journal.close()
    commands = [("record", journal.path, uid, key, 50) for key in ("a", "b", "c")]
    assert _all_at_once(*commands) == ""
    with Journal.look(journal.path, _now) as after:
        entry = after.entries.get(uid)
        said = [(wording.key, wording.answer) for wording in after.history.wordings(uid)]
        said += [(answer.key, answer.answer) for answer in entry.answers if answer.answer]
    assert len(entry.answers) == 3
    assert sorted(said) == sorted(
        (key, f"{key} {number}") for key in ("a", "b", "c") for number in range(50)
    )
    sound(journal.path)


def test_what_is_read_and_then_written_is_not_overtaken(
    journal: Journal, write: Callable[..., str]
) -> None:
    """Two programs that each add a letter to what they read end with every letter."""
    uid = write({"situation": "busy"})
    journal.close()
    assert _all_at_once(*[("change", journal.path, uid, 40)] * 2) == ""
    with Journal.look(journal.path, _now) as after:
        assert after.entries.get(uid).title == "x" * 80


def test_who_loses_the_race_to_make_a_journal_uses_the_winners(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between seeing that there is none and making one, another program made one: it is kept."""
    honest = schema.migrations.apply

    def overtaken(db: Database) -> None:
        honest(db)
        if not journal_path.exists():
            monkeypatch.undo()
            assert _all_at_once(("begin", journal_path, 1)) == ""

    monkeypatch.setattr(schema.migrations, "apply", overtaken)
    with Journal.open(journal_path, _now) as journal:
        (listed,) = journal.entries.select(Filter(), limit=None)
        assert listed.begins == "program 1"
    assert [*journal_path.parent.iterdir()] == [journal_path]


def _old_journal(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    db = engine.connect(path)
    schema.migrations.apply(db.tables, stop_before=schema.NAMES[1])
    moment = ("2026-11-20T21:00:00.000000+00:00", 0)
    db.execute(
        "INSERT INTO entries (uid, handle, set_name, set_version, set_title, language, state,"
        " day, created_utc, created_offset, updated_utc, updated_offset) VALUES"
        " ('019f0000-0000-7000-8000-00000000abcd', 'abcde', 'waarom', 1, 't', 'en', 'done',"
        " '2026-11-20', ?, ?, ?, ?)",
        [*moment, *moment],
    )
    db.close()


def _tables(path: Path) -> list[str]:
    db = engine.connect(path)
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master ORDER BY name")]
    db.close()
    return names


def test_programs_that_bring_a_journal_up_to_date_at_once_all_go_on(
    tmp_path: Path, sound: Callable[[Path], None]
) -> None:
    """After an update of the program four terminals open an old journal: none is turned away."""
    complaints = ""
    for number in range(6):
        path = tmp_path / f"round {number}" / "journal.db"
        _old_journal(path)
        complaints += _all_at_once(*(("begin", path, program) for program in range(4)))
        sound(path)
    assert complaints == ""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_who_is_overtaken_by_another_programs_update_goes_on(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Whoever finishes the update in between, the journal opens, and the copy is of the old one."""
    _old_journal(journal_path)
    before = _tables(journal_path)
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0.1)
    honest = open._applied_migrations
    looked: list[engine.Engine] = []

    def overtaken(db: engine.Engine) -> list[str]:
        looked.append(db)
        first = len(looked) == 1
        applied = honest(db)
        if first:
            with contextlib.suppress(JournalLocked):  # whoever is looked at may make it wait
                Journal.open(journal_path, _now).close()
        return applied if moment == "after" or not first else honest(db)

    monkeypatch.setattr(open, "_applied_migrations", overtaken)
    with Journal.open(journal_path, _now) as journal:
        assert journal.entries.find("abcde")
        (copy,) = journal.copies()
    assert _tables(copy) == before
    assert len(looked) > 1


def test_a_program_that_cannot_wait_any_longer_says_so(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making a journal where another keeps a lock too long is a problem people can read."""
    Journal.open(journal_path, _now).close()
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0.1)
    other = engine.connect(journal_path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalUnusable):
        Journal.open(journal_path, _now)
    other.execute("ROLLBACK")
    other.close()
    Journal.open(journal_path, _now).close()


def test_a_person_is_told_of_a_wait_and_gets_longer(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line after a few seconds; what was typed is kept as soon as the other lets go."""
    told: list[int] = []
    with Journal.open(journal_path, _now, tell_of_wait=lambda: told.append(1)) as journal:
        other = engine.connect(journal_path)
        monkeypatch.setattr(engine, "LOCK_SECONDS", 0.1)
        other.conn.execute("BEGIN IMMEDIATE")
        waited = iter([0, 0.05, 0.09, 0.3, 0.5])

        def moment() -> float:
            now = next(waited, None)
            if now is None:
                other.conn.execute("ROLLBACK")
                now = 0.55
            return now

        monkeypatch.setattr("reflectie_cli.journal.engine.time.monotonic", moment)
        journal.prove_writable()
        other.close()
    assert told == [1]


def test_a_program_waits_no_longer_than_before(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody is told, a lock that stays is a problem after five seconds."""
    with Journal.open(journal_path, _now) as journal:
        other = engine.connect(journal_path)
        monkeypatch.setattr(engine, "LOCK_SECONDS", 0.1)
        other.conn.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalLocked):
            journal.prove_writable()
        other.close()


@pytest.mark.faults
def test_none_of_eight_busy_writers_starves(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Eight programs write as fast as they can for ten seconds: each gets its turn."""
    path = tmp_path / "journal.db"
    Journal.open(path, _now).close()
    code = (
        "import sys, time\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from reflectie_cli.journal.journal import Journal\n"
        "count, end = 0, time.monotonic() + 10\n"
        "with Journal.open(Path(sys.argv[1]), lambda: datetime.now(UTC)) as journal:\n"
        "    while time.monotonic() < end:\n"
        "        journal.prove_writable()\n"
        "        count += 1\n"
        "print(count)\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(8)
    ]  # fmt: skip
    said = [one.communicate(timeout=60) for one in started]
    assert [err for _, err in said if err] == []
    counts = sorted(int(out) for out, _ in said)
    record_property("writes of eight programs", counts)
    assert counts[0] * 20 > counts[-1]
