import json
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from reflectie_cli.journal import engine, file_format, schema
from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.journal.errors import JournalDamaged, JournalNewer
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.journal.open import open_nothing
from tests.conftest import whole_entry

# Every step after the first, by the name of the migration an old journal still lacks. A file
# without the first one is no journal yet.
_LACKING = schema.NAMES[1:]

_MOMENT = ("2026-11-20T21:00:00.000000+00:00", 60)
_UID = "019f0000-0000-7000-8000-00000000abcd"


def _old_journal(path: Path, lacking: str, *, written: bool) -> None:
    """Make a journal as an older version made it, with plain SQL of that time."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.touch(mode=0o600)
    db = engine.connect(path)
    schema.migrations.apply(db.tables, stop_before=lacking)
    if written:
        db.execute(
            "INSERT INTO entries (id, uid, handle, set_name, set_version, set_title, language,"
            " title, state, day, created_utc, created_offset, updated_utc, updated_offset)"
            " VALUES (1, ?, 'abcde', 'waarom', 1, 'De waarom-vraag', 'nl', 'Rond het ontbijt',"
            " 'done', '2026-11-20', ?, ?, ?, ?)",
            [_UID, *_MOMENT, *_MOMENT],
        )
        db.execute(
            "INSERT INTO answers (entry_id, position, key, type, question, answer,"
            " answered_utc, answered_offset) VALUES (1, 0, 'situation', 'text',"
            " 'Waar wil je bij stilstaan?', 'De koffie stond al klaar in het café', ?, ?)",
            [*_MOMENT],
        )
        db.execute("INSERT INTO entry_tags VALUES (1, 'Rust', 'rust')")
    db.close()


def _schema(db: engine.Engine) -> list[tuple[object, ...]]:
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    return [tuple(row.values()) for row in db.query(sql)]


def _schema_of(path: Path) -> list[tuple[object, ...]]:
    db = engine.connect(path)
    try:
        return _schema(db)
    finally:
        db.close()


def _version_of(path: Path) -> int:
    db = engine.connect(path)
    try:
        return int(db.value("PRAGMA user_version"))
    finally:
        db.close()


def _copies(journal: Path) -> list[Path]:
    return sorted(path for path in journal.parent.iterdir() if path != journal)


@pytest.fixture(scope="module")
def todays_schema() -> list[tuple[object, ...]]:
    """Return the schema of a journal that is made today."""
    return _schema(open_nothing())


def test_the_names_of_migrations_are_the_migrations() -> None:
    """`NAMES`, by which a newer journal is known, lists what is registered, in order."""
    nothing = Database(memory=True)
    assert tuple(step.name for step in schema.migrations.pending(nothing)) == schema.NAMES
    assert len(schema.NAMES) == schema.VERSION
    said = (file_format.APPLICATION_ID, file_format.NAMES, file_format.VERSION)
    assert said == (schema.APPLICATION_ID, schema.NAMES, schema.VERSION)


def test_every_migration_says_which_version_it_makes(tmp_path: Path) -> None:
    """After each migration `user_version` is its number, and some version may write."""
    for number, lacking in enumerate((*schema.NAMES[1:], "none"), 1):
        path = tmp_path / f"{number}.db"
        _old_journal(path, lacking, written=False)
        db = engine.connect(path)
        assert db.execute("PRAGMA user_version").fetchone()[0] == number
        assert db.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
        (oldest,) = db.execute("SELECT value FROM meta WHERE key = 'oldest_writer'").fetchone()
        assert 1 <= int(oldest) <= number
        db.close()


@pytest.mark.parametrize("lacking", _LACKING)
@pytest.mark.parametrize("written", [False, True], ids=["empty", "written"])
def test_an_old_journal_comes_out_with_the_schema_of_a_new_one(
    journal_path: Path, lacking: str, written: bool, todays_schema: object,
    sound: Callable[[Path], None],
) -> None:  # fmt: skip
    """Brought up to date, every table, index and trigger is as in a journal made today."""
    _old_journal(journal_path, lacking, written=written)
    assert _version_of(journal_path) < schema.VERSION
    Journal.open(journal_path, datetime.now).close()
    assert _schema_of(journal_path) == todays_schema
    sound(journal_path)


@pytest.mark.parametrize("lacking", _LACKING)
def test_what_an_old_journal_holds_is_kept_and_can_be_searched(
    journal_path: Path, lacking: str
) -> None:
    """Answers, titles and themes from before are there, and a search finds their words."""
    _old_journal(journal_path, lacking, written=True)
    with Journal.open(journal_path, datetime.now) as journal:
        entry = journal.entries.get(_UID)
        assert (entry.title, entry.tags, entry.handle) == ("Rond het ontbijt", ("Rust",), "abcde")
        assert [answer.answer for answer in entry.answers] == [
            "De koffie stond al klaar in het café"
        ]
        for word in ("koffie", "CAFE", "ontbijt"):
            assert [found.id for found in journal.search.find(word, Filter())] == [_UID]


@pytest.mark.parametrize("lacking", _LACKING)
def test_a_whole_copy_stands_beside_a_journal_that_was_brought_up_to_date(
    journal_path: Path, lacking: str, sound: Callable[[Path], None]
) -> None:
    """The copy is as the journal was, sound, for its owner alone, and the journal names it."""
    _old_journal(journal_path, lacking, written=True)
    before = _schema_of(journal_path)
    with Journal.open(journal_path, datetime.now) as journal:
        (copy,) = _copies(journal_path)
        assert journal.copies() == [copy]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert _schema_of(copy) == before
    old = engine.connect(copy)
    assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert old.execute("SELECT uid FROM entries").fetchall() == [(_UID,)]
    assert old.execute("SELECT answer FROM answers").fetchall() == [
        ("De koffie stond al klaar in het café",)
    ]
    old.close()
    Journal.open(copy, datetime.now).close()
    sound(copy)


@pytest.mark.parametrize("lacking", _LACKING)
def test_no_copy_is_made_of_a_journal_without_entries(journal_path: Path, lacking: str) -> None:
    """Where there is nothing to lose, nothing is put beside it."""
    _old_journal(journal_path, lacking, written=False)
    Journal.open(journal_path, datetime.now).close()
    assert _copies(journal_path) == []


@pytest.mark.parametrize("lacking", [*_LACKING, "none"])
def test_opening_a_second_time_changes_nothing(journal_path: Path, lacking: str) -> None:
    """Once a journal is up to date, opening it to write or to look leaves every byte."""
    _old_journal(journal_path, lacking, written=True)
    Journal.open(journal_path, datetime.now).close()
    before = {path: path.read_bytes() for path in journal_path.parent.iterdir()}
    Journal.open(journal_path, datetime.now).close()
    Journal.look(journal_path, datetime.now).close()
    assert {path: path.read_bytes() for path in journal_path.parent.iterdir()} == before


def test_a_journal_is_not_brought_up_to_date_without_a_sound_copy(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the copy does not check out, the old journal stays as it was and that is said."""
    _old_journal(journal_path, _LACKING[0], written=True)
    before = journal_path.read_bytes()
    honest = engine.connect

    def connect(path: Path) -> engine.Engine:
        if path != journal_path:
            data = bytearray(path.read_bytes())
            data[4096 : 2 * 4096] = bytes(4096)
            path.write_bytes(data)
        return honest(path)

    monkeypatch.setattr("reflectie_cli.journal.open.connect", connect)
    with pytest.raises(JournalDamaged):
        Journal.open(journal_path, datetime.now)
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize("left_over", [b"", b"half a copy"])
def test_half_a_copy_of_an_earlier_time_is_not_taken_for_a_copy(
    journal_path: Path, left_over: bytes
) -> None:
    """After a full disk or a kill while copying, the next opening makes a whole copy first."""
    _old_journal(journal_path, _LACKING[0], written=True)
    name = journal_path.with_name(f"journal.before-{schema.VERSION}.db")
    name.write_bytes(left_over)
    Journal.open(journal_path, datetime.now).close()
    uids = []
    for copy in _copies(journal_path):
        if copy.read_bytes() != left_over:
            db = engine.connect(copy)
            uids += db.execute("SELECT uid FROM entries").fetchall()
            db.close()
    assert uids == [(_UID,)]


# A newer program's journal


def _newer(
    path: Path, *, oldest_writer: int, version: int, extra: bool, clock: Callable[[], datetime]
) -> str:
    """Let a newer program have been at a journal that holds one entry; return the entry's id."""
    journal = Journal.open(path, clock)
    (handle,) = journal.merge.add([_entry(clock())]).handles
    uid = journal.entries.find(handle)
    journal.close()
    db = engine.connect(path)
    if extra:
        db.tables.table("_sqlite_migrations").insert(
            {"migration_set": "reflectie", "name": "m999_tomorrow", "applied_at": "2030-01-01"}
        )
        db.execute("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)")
    db.execute("UPDATE meta SET value = ? WHERE key = 'oldest_writer'", [str(oldest_writer)])
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    return uid


def _entry(now: datetime) -> Entry:
    return whole_entry(
        id=_UID, handle="abcde", set="waarom", set_version=1, set_title="The why-question",
        language="en", state=State.DONE, date=now.date(), created=now, updated=now, finished=now,
        answers=(
            Answer(key="situation", type="text", question="What?", answer="coffee", answered=now),
        ),
    )  # fmt: skip


_AHEAD = schema.VERSION + 1


@pytest.mark.parametrize(
    ("oldest_writer", "version", "extra"),
    [(_AHEAD, _AHEAD, True), (_AHEAD, _AHEAD, False), (_AHEAD, schema.VERSION, True),
     (schema.VERSION, schema.VERSION, True), (_AHEAD + 5, _AHEAD + 5, True)],
)  # fmt: skip
def test_a_journal_only_newer_programs_may_write_is_refused_and_left(
    journal_path: Path, clock: Callable[[], datetime], oldest_writer: int, version: int, extra: bool
) -> None:
    """Neither writing nor looking opens it, both versions are named, and no byte changes."""
    _newer(journal_path, oldest_writer=oldest_writer, version=version, extra=extra, clock=clock)
    before = journal_path.read_bytes()
    for open_it in (Journal.open, Journal.look):
        with pytest.raises(JournalNewer) as refused:
            open_it(journal_path, clock)
        assert refused.value.details == {
            "theirs": max(version, _AHEAD), "ours": schema.VERSION
        }  # fmt: skip
    assert journal_path.read_bytes() == before
    assert [*journal_path.parent.iterdir()] == [journal_path]


def test_a_newer_journal_that_older_programs_may_write_opens(
    journal_path: Path, clock: Callable[[], datetime], sound: Callable[[Path], None]
) -> None:
    """It is read and written, its version stays the newer one, and what is unknown stays too."""
    uid = _newer(
        journal_path, oldest_writer=schema.VERSION, version=_AHEAD, extra=True, clock=clock
    )
    with Journal.open(journal_path, clock) as journal:
        journal.entries.change(uid, title="from an older program")
        assert journal.entries.get(uid).title == "from an older program"
    db = engine.connect(journal_path)
    assert db.execute("PRAGMA user_version").fetchone() == (_AHEAD,)
    assert db.tables.table("tomorrow").exists()
    db.close()
    sound(journal_path)


def test_a_newer_journal_is_refused_with_exit_code_5_and_one_line(
    reflectie: Callable[..., Any], journal_path: Path, clock: Callable[[], datetime]
) -> None:
    """At the command line it is one line on standard error that says what to do."""
    _newer(journal_path, oldest_writer=_AHEAD, version=_AHEAD, extra=True, clock=clock)
    for words in (("list", "--json"), ("new", "waarom", "--answers", "-")):
        said = reflectie(*words, stdin=json.dumps({"situation": "busy"}))
        assert (said.code, said.out, said.err.count("\n")) == (5, "", 1)
        assert "pip install -U reflectie-cli" in said.err
