import contextlib
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.errors import ReflectieError
from reflectie_cli.journal import engine
from reflectie_cli.journal.entry import State
from reflectie_cli.journal.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalLocked,
    JournalUnusable,
    NotAJournal,
)
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.journal.schema import APPLICATION_ID
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step


def _now() -> datetime:
    return datetime(2026, 11, 21, 22, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a journal with six entries of every kind of answer."""
    path = tmp_path_factory.mktemp("whole") / "journal.db"
    pdca = Library(Path("no own sets")).find("pdca")
    steps = [
        Step(key=question.key, type=question.type, text=question.text["en"], roles=question.roles,
             options={key: text["en"] for key, text in question.options.items()})
        for question in pdca.questions
    ]  # fmt: skip
    with Journal.open(path, _now) as journal:
        for number in range(6):
            uid = journal.entries.begin(
                pdca, title="PDCA", language="en", day=date(2026, 11, 1 + number), tags=["rest"]
            )
            for step in steps:
                if step.options:
                    journal.entries.record(uid, step, Reply(chosen=(next(iter(step.options)),)))
                elif step.type is QuestionType.DATE:
                    journal.entries.record(uid, step, Reply("2026-12-01"))
                else:
                    journal.entries.record(uid, step, Reply("it was busy on the ward " * 3))
            journal.entries.record(uid, steps[0], Reply("said otherwise"))
            journal.entries.change(uid, title="a title")
            journal.entries.keep_unfinished(uid, "learned", "half a sentence")
    return path.read_bytes()


def _read_all(path: Path) -> None:
    """Look at everything there is to look at."""
    with Journal.look(path, _now) as journal:
        for listed in journal.entries.select(Filter(with_bin=True), limit=None):
            uid = listed.heading.id
            journal.entries.get(uid)
            journal.history.wordings(uid)
            journal.entries.unfinished(uid)
            journal.entries.rotated(uid)
        assert len([*journal.entries.pages(Filter(with_bin=True))]) < 3
        journal.search.find("busy", Filter())
        journal.themes.select()
        journal.entries.in_state(State.DRAFT)
        journal.intentions.due(date(2027, 1, 1))


def _leaves_it(path: Path, data: bytes) -> type[ReflectieError] | None:
    """Read what can be read, and say with which problem it ended; the bytes must stay."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    problem = None
    try:
        _read_all(path)
    except ReflectieError as error:
        problem = type(error)
    finally:
        assert path.read_bytes() == data
    return problem


# Other files


@pytest.mark.parametrize(
    "data",
    [b"x", b"Dear diary,\n" * 100, random.Random(1).randbytes(20_000), b"SQLite format 3\0",
     b"SQLite format 3\0" + bytes(84), bytes(4096), b"\xff\xfe" * 2048],
    ids=["one byte", "text", "chance", "magic alone", "empty header", "zeros", "utf-16"],
)  # fmt: skip
def test_a_file_that_is_no_journal_is_refused_and_left(journal_path: Path, data: bytes) -> None:
    """Opening to write or to look says that it is not a journal, and no byte of it changes."""
    assert _leaves_it(journal_path, data) is NotAJournal
    with pytest.raises(NotAJournal):
        Journal.open(journal_path, _now)
    assert journal_path.read_bytes() == data
    assert [*journal_path.parent.iterdir()] == [journal_path]


def test_an_empty_file_is_refused_and_left(journal_path: Path) -> None:
    """A journal is never 0 bytes: nothing is made in its place, and what happened is said."""
    assert _leaves_it(journal_path, b"") is JournalEmpty
    with pytest.raises(JournalEmpty):
        Journal.open(journal_path, _now)
    assert journal_path.read_bytes() == b""


@pytest.fixture
def other_database(journal_path: Path) -> Path:
    """Put another program's SQLite database where the journal should be."""
    journal_path.parent.mkdir()
    other = sqlite3.connect(journal_path)
    other.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY, body TEXT)")
    other.execute("INSERT INTO entries (body) VALUES ('of another program')")
    other.commit()
    other.close()
    return journal_path


def test_another_programs_database_is_refused_and_left(other_database: Path) -> None:
    """A SQLite file of somebody else, even with a table `entries`, is not touched."""
    before = other_database.read_bytes()
    for open_it in (Journal.open, Journal.look):
        with pytest.raises(NotAJournal):
            open_it(other_database, _now)
    assert other_database.read_bytes() == before
    assert [*other_database.parent.iterdir()] == [other_database]


def test_another_programs_write_ahead_log_is_left(other_database: Path, tmp_path: Path) -> None:
    """A database whose program left its log behind keeps that log as it is."""
    other = sqlite3.connect(other_database)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("INSERT INTO entries (body) VALUES ('still in the log')")
    other.commit()
    left = tmp_path / "left" / "other.db"
    left.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{other_database}{ending}", f"{left}{ending}")
    other.close()
    before = {file: file.read_bytes() for file in left.parent.iterdir()}
    assert len(before) == 2
    with pytest.raises(NotAJournal):
        Journal.open(left, _now)
    assert {file: file.read_bytes() for file in left.parent.iterdir()} == before


def test_a_database_that_only_carries_our_mark_is_refused(other_database: Path) -> None:
    """The application id alone does not make a journal, and the file is left as it was."""
    other = sqlite3.connect(other_database)
    other.execute("DROP TABLE entries")
    other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    other.close()
    before = other_database.read_bytes()
    with pytest.raises(JournalUnusable):
        Journal.open(other_database, _now)
    assert other_database.read_bytes() == before


# Damage


def test_a_journal_cut_short_is_never_written_over(journal_path: Path, whole: bytes) -> None:
    """At any length it opens, or is called damaged, empty or no journal; its bytes stay."""
    lengths = [*range(0, 1024, 64), *range(1024, len(whole), 1021), *range(0, len(whole), 4096)]
    problems = [_leaves_it(journal_path, whole[:length]) for length in lengths]
    assert set(problems) <= {None, JournalDamaged, JournalEmpty, NotAJournal}
    # All but the very last page must be noticed, whoever reads.
    noticed = [
        p for length, p in zip(lengths, problems, strict=True) if length <= len(whole) - 4096
    ]
    assert None not in noticed


def test_whatever_the_header_says_the_file_is_left(journal_path: Path, whole: bytes) -> None:
    """A journal whose first hundred bytes are damaged, one by one, is never written over."""
    problems = set()
    for place in range(100):
        if place in _SCHEMA_FORMAT:
            continue
        data = bytearray(whole)
        data[place] ^= 0xFF
        problems.add(_leaves_it(journal_path, bytes(data)))
    assert problems <= {None, JournalDamaged, NotAJournal}
    assert problems > {None}


_SCHEMA_FORMAT = range(44, 48)


@pytest.mark.parametrize("place", _SCHEMA_FORMAT[-1:])
def test_a_file_format_sqlite_does_not_know_is_called_unusable(
    journal_path: Path, whole: bytes, place: int
) -> None:
    """A header that asks for a newer SQLite is a journal that cannot be used, not a traceback."""
    data = bytearray(whole)
    data[place] ^= 0xFF
    problem = _leaves_it(journal_path, bytes(data))
    assert problem is not None
    assert issubclass(problem, JournalUnusable)


def _damaged(whole: bytes, *, times: int) -> Iterator[bytes]:
    """Yield the journal with one to twenty bytes changed at random, the same every time."""
    chance = random.Random(20261121)
    for _ in range(times):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 1, 3, 20))):
            data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        yield bytes(data)


def test_damage_anywhere_never_makes_it_worse(journal_path: Path, whole: bytes) -> None:
    """Whatever bytes are damaged, reading the journal leaves every byte as it was."""
    journal_path.parent.mkdir()
    for data in _damaged(whole, times=150):
        journal_path.write_bytes(data)
        with contextlib.suppress(Exception):  # which problem it may be, the next test asks
            _read_all(journal_path)
        assert journal_path.read_bytes() == data


def test_damage_anywhere_is_a_problem_a_person_can_read(journal_path: Path, whole: bytes) -> None:
    """Whatever bytes are damaged, reading gives the words or one of our own problems."""
    for data in _damaged(whole, times=150):
        _leaves_it(journal_path, data)


def test_a_damaged_name_of_a_column_is_a_problem_a_person_can_read(
    journal_path: Path, whole: bytes
) -> None:
    """One wrong letter in the tables themselves is damage too."""
    assert _leaves_it(journal_path, whole.replace(b"replaced_offset", b"replaced_offsex")) is (
        JournalDamaged
    )


def test_a_damaged_answer_is_not_printed_in_a_traceback(
    reflectie: Callable[..., Any], journal_path: Path, whole: bytes
) -> None:
    """One damaged letter in an answer gives exit code 5 and a sentence, not the answer."""
    place = whole.index(b"it was busy on the ward")
    data = bytearray(whole)
    while place >= 0:
        data[place + 7] = 0xFF
        place = whole.find(b"it was busy on the ward", place + 1)
    journal_path.parent.mkdir()
    journal_path.write_bytes(data)
    said = reflectie("show", "last", "--json")
    assert (said.code, "on the ward" in said.err) == (5, False)


# Somebody else is writing


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for another program no longer than a moment."""
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0.1)


@pytest.fixture
def another(journal_path: Path) -> Iterator[engine.Engine]:
    """Return the connection of another program; the journal holds one entry."""
    with Journal.open(journal_path, _now) as journal:
        uid = journal.entries.begin(
            Library(Path("no own sets")).find("waarom"), title="The why-question",
            language="en", day=date(2026, 11, 21), tags=["rest"],
        )  # fmt: skip
        journal.entries.record(
            uid, Step(key="situation", type=QuestionType.TEXT, text="?"), Reply("busy")
        )
    db = engine.connect(journal_path)
    yield db
    if db.conn.in_transaction:
        db.execute("ROLLBACK")
    db.close()


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("kind", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_locked_journal_is_called_locked_and_works_when_it_is_free(
    journal_path: Path, another: engine.Engine, kind: str
) -> None:
    """Writing says after its wait that another program is busy; after that it just works."""
    journal = Journal.open(journal_path, _now)
    uid = journal.entries.find("last")
    another.execute(f"BEGIN {kind}")
    with pytest.raises(JournalLocked):
        journal.entries.change(uid, title="too soon")
    another.execute("ROLLBACK")
    journal.entries.change(uid, title="now")
    assert journal.entries.get(uid).title == "now"
    journal.close()


def test_a_locked_journal_is_waited_for(
    journal_path: Path, another: engine.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing does not give up at once: it waits as long as is set, then says so."""
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0.3)
    journal = Journal.open(journal_path, _now)
    another.execute("BEGIN IMMEDIATE")
    began = datetime.now(UTC)
    with pytest.raises(JournalLocked):
        journal.prove_writable()
    assert (datetime.now(UTC) - began).total_seconds() >= 0.25
    journal.close()


@pytest.mark.usefixtures("impatient")
def test_reading_goes_on_while_another_program_writes(
    journal_path: Path, another: engine.Engine
) -> None:
    """A reader sees what was there before the other began, without waiting for it to end."""
    another.execute("BEGIN IMMEDIATE")
    another.execute("UPDATE entries SET title = 'not yet'")
    with Journal.look(journal_path, _now) as journal:
        (listed,) = journal.entries.select(Filter(), limit=None)
        assert (listed.heading.title, listed.begins) == (None, "busy")
    another.execute("COMMIT")
    with Journal.look(journal_path, _now) as journal:
        assert journal.entries.select(Filter(), limit=None)[0].heading.title == "not yet"


@pytest.mark.usefixtures("impatient")
def test_looking_at_a_wholly_locked_journal_says_so(
    journal_path: Path, another: engine.Engine
) -> None:
    """Where not even reading is possible, that is said as well, with nothing changed."""
    another.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalLocked):
        Journal.look(journal_path, _now)


@pytest.mark.usefixtures("impatient")
def test_a_reader_that_stays_in_the_middle_never_costs_a_writer_its_words(
    journal_path: Path, another: engine.Engine
) -> None:
    """A commit that cannot come through is taken back whole, and comes through later."""
    journal = Journal.open(journal_path, _now)
    uid = journal.entries.find("last")
    another.execute("BEGIN")
    assert another.execute("SELECT count(*) FROM entries").fetchone() == (1,)
    with pytest.raises(JournalLocked):
        journal.entries.change(uid, title="too soon")
    assert journal.entries.get(uid).title is None
    another.execute("COMMIT")
    journal.entries.change(uid, title="now")
    assert journal.entries.get(uid).title == "now"
    journal.close()


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("lang", "sentence"), [("en", "in use"), ("nl", "in gebruik")])
def test_a_locked_journal_is_exit_code_5_in_the_language_of_the_person(
    reflectie: Callable[..., Any], another: engine.Engine, lang: str, sentence: str
) -> None:
    """At the command line it is one line in the chosen language, and nothing is stored."""
    another.execute("BEGIN IMMEDIATE")
    said = reflectie("new", "waarom", stdin="situation: busy again\n", lang=lang)
    assert (said.code, said.out, said.err.count("\n")) == (5, "", 1)
    assert sentence in said.err
    another.execute("ROLLBACK")
    assert another.execute("SELECT count(*) FROM entries").fetchone() == (1,)
