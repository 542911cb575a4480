"""What the fault tests stand on: strace to do harm with, and a look at what is left.

The long loops are marked `faults` and only run when they are asked for: `pytest -m faults`.
"""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, Protocol, cast

import pexpect
import pytest
from sqlcipher3 import dbapi2

from reflectie_cli.journal import engine, schema
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.library import Library

_SCRIPT = str(Path(sys.executable).with_name("reflectie"))
_MOMENT = ("2026-11-20T21:00:00.000000+00:00", 0)
_WRITER = Path(__file__).with_name("writer.py")


class Check(Protocol):
    """Look at what is left at a path, and hold it against what the writer said."""

    def __call__(self, path: Path, said: list[str]) -> None:
        """Raise an AssertionError where a promise was broken."""


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder in memory where there is one: a killed program leaves the same behind there."""
    if not (Path("/dev/shm").is_dir() and os.access("/dev/shm", os.W_OK)):
        yield tmp_path_factory.mktemp("memory")
        return
    with TemporaryDirectory(prefix="reflectie-", dir="/dev/shm") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def strace(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """Return what stands before a command to trace a kind of call, or to put faults into it.

    `strace("fsync", "-e", "inject=fsync:error=EIO")`; skip where it is not there.
    """
    found = shutil.which("strace")
    if found is None or sys.platform != "linux":
        pytest.skip("strace is not installed")
    unread = tmp_path_factory.mktemp("strace") / "calls"

    def before(call: str, *more: str, calls: Path = unread) -> list[str]:
        return [found, "-f", "-qq", "-o", str(calls), "-e", f"trace={call}", *more]

    tried = subprocess.run([*before("read"), "true"], check=False, capture_output=True)
    if tried.returncode != 0:
        pytest.skip("strace may not trace here")
    return before


def _now() -> datetime:
    return datetime(2026, 11, 21, 22, 10, tzinfo=UTC)


@pytest.fixture(scope="session")
def writer() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Run the writer unharmed, or under a command line that does it harm."""

    def run(what: str, path: Path, *under: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*under, sys.executable, str(_WRITER), what, str(path)],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip

    return run


@pytest.fixture
def kill_once(
    strace: Callable[..., list[str]],
    memory: Path,
    writer: Callable[..., "subprocess.CompletedProcess[str]"],
) -> Callable[..., bool]:
    """Kill the writer at one call, look at what is left, and tell whether it was killed.

    `kill_once("fsync", "answers", 3, prepare, check)`: `prepare` makes what the writer finds,
    `check` looks at what the kill left.
    """

    def killed(call: str, what: str, number: int, prepare: Prepare, check: Check) -> bool:
        path = Path(mkdtemp(dir=memory)) / "journal.db"
        prepare(path)
        fault = f"inject={call}:signal=SIGKILL:when={number}"
        ran = writer(what, path, *strace(call, "-e", fault))
        assert ran.returncode in (0, -9, 137), ran.stderr
        check(path, ran.stdout.split("\n")[:-1])
        shutil.rmtree(path.parent)
        return ran.returncode != 0

    return killed


@pytest.fixture
def kill_at_every(kill_once: Callable[..., bool]) -> Callable[..., int]:
    """Kill the writer at its first call of a kind, at its second, … until it ends by itself.

    `kill_at_every("fsync", "answers", prepare, check)` gives how many points there were.
    """

    def run(call: str, what: str, prepare: Prepare, check: Check) -> int:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            if not kill_once(call, what, 1, prepare, check):
                return 0
            for first in itertools.count(2, 8):
                batch = [
                    pool.submit(kill_once, call, what, number, prepare, check)
                    for number in range(first, first + 8)
                ]
                alive = [done.result() for done in batch].count(False)
                if alive:
                    return first + 7 - alive
        raise AssertionError("a loop without an end")

    return run


@pytest.fixture
def fail_at_every(
    strace: Callable[..., list[str]],
    memory: Path,
    writer: Callable[..., "subprocess.CompletedProcess[str]"],
) -> Callable[..., list[str]]:
    """Let the first call of a kind fail, the second, … once or from then on; give what was said.

    `fail_at_every("fsync:error=EIO", "answers", prepare, check, after="+")`.
    """

    def failed(fault: str, what: str, when: str, prepare: Prepare, check: Check) -> str:
        path = Path(mkdtemp(dir=memory)) / "journal.db"
        prepare(path)
        ran = writer(what, path, *strace(fault.split(":")[0], "-e", f"inject={fault}:when={when}"))
        assert ran.stderr == ""
        said = ran.stdout.split("\n")[:-1]
        refused = said[-1] if said and said[-1].startswith("refused") else ""
        assert ran.returncode == (5 if refused else 0)
        check(path, said[:-1] if refused else said)
        shutil.rmtree(path.parent)
        return refused

    def run(fault: str, what: str, prepare: Prepare, check: Check, *, after: str = "") -> list[str]:
        path = Path(mkdtemp(dir=memory)) / "journal.db"
        prepare(path)
        calls = path.with_name("calls")
        call = fault.split(":")[0]
        writer(what, path, *strace(call, "-y", calls=calls))
        lines = [line for line in calls.read_text("latin-1").split("\n") if f" {call}(" in line]
        ours = [number for number, line in enumerate(lines, 1) if str(path.parent) in line]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            batch = [
                pool.submit(failed, fault, what, f"{number}{after}", prepare, check)
                for number in ours
            ]
            return [done.result() for done in batch]

    return run


Prepare = Callable[[Path], None]


@pytest.fixture(scope="session")
def nothing_yet() -> Prepare:
    """Leave the place empty: there is no journal."""
    return lambda _path: None


@pytest.fixture(scope="session")
def old_journal() -> Prepare:
    """Put a journal of the first version in place, with twenty entries."""

    def put(path: Path) -> None:
        path.touch(mode=0o600)
        db = engine.connect(path)
        schema.migrations.apply(db.tables, stop_before=schema.NAMES[1])
        db.execute("BEGIN")
        for number in range(1, 21):
            db.execute(
                "INSERT INTO entries (id, uid, handle, set_name, set_version, set_title, language,"
                " state, day, created_utc, created_offset, updated_utc, updated_offset) VALUES"
                " (?, ?, ?, 'waarom', 1, 't', 'en', 'done', '2026-11-20', ?, ?, ?, ?)",
                [number, f"uid{number}", f"h{number}", *_MOMENT, *_MOMENT],
            )
            db.execute(
                "INSERT INTO answers (entry_id, position, key, type, question, answer,"
                " answered_utc, answered_offset) VALUES (?, 0, 'situation', 'text', 'What?', ?, ?, ?)",
                [number, f"coffee number {number} " * 40, *_MOMENT],
            )
        db.execute("COMMIT")
        db.close()

    return put


@pytest.fixture(scope="session")
def ready_made(
    memory: Path, writer: Callable[..., "subprocess.CompletedProcess[str]"]
) -> Callable[..., Prepare]:
    """Give a way to put a copy of a journal in place, after the writer was at it unharmed."""

    def prepared(*whats: str) -> Prepare:
        template = Path(mkdtemp(dir=memory)) / "journal.db"
        for what in ("open", *whats):
            assert writer(what, template).returncode == 0

        def put(path: Path) -> None:
            shutil.copy(template, path)

        return put

    return prepared


@pytest.fixture
def walk(home: Path) -> Iterator[Callable[..., Any]]:
    """Start the program in a terminal; `expect` waits for what comes on screen."""
    started: list[Any] = []

    def start(*words: str) -> Any:
        environment = {**os.environ, "TERM": "xterm-256color", "REFLECTIE_LANG": "en"}
        started.append(
            cast(Any, pexpect.spawn)(
                _SCRIPT, list(words), env=environment, timeout=20, encoding="utf-8",
                dimensions=(24, 80),
            )
        )  # fmt: skip
        return started[-1]

    yield start
    for one in started:
        one.close(force=True)


@pytest.fixture(scope="session")
def sound() -> Callable[[Path], None]:
    """Look at a file through a connection of its own: SQLite, links and both indexes are whole."""

    def look(path: Path) -> None:
        db = engine.connect(path)
        try:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            for index in ("answers_words", "entries_words"):
                try:
                    db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
                except dbapi2.DatabaseError as error:
                    raise AssertionError(f"{index} is not sound") from error
        finally:
            db.close()

    return look


@pytest.fixture(scope="session")
def answers_kept(sound: Callable[[Path], None]) -> Check:
    """Look whether every answer of which the writer said that it is kept, is kept, and whole.

    The entry can be gone on with, and the journal be written in as before.
    """
    waarom = Library(Path("no own sets")).find("waarom")

    def look(path: Path, said: list[str]) -> None:
        kept: dict[str, str] = {}
        for word in said:
            key, _, number = word.partition("=")
            if number:
                kept[key] = _text(key, int(number))
        with Journal.open(path, _now) as journal:
            uids = [listed.heading.id for listed in journal.entries.select(Filter(), limit=None)]
            assert len(uids) == 1 if kept else len(uids) <= 1, f"{[*kept]} was said to be kept"
            for uid in uids:
                entry = journal.entries.get(uid)
                there = {answer.key: answer.answer for answer in entry.answers}
                for key, text in kept.items():
                    # One more may be there than was said; it is then whole as well.
                    assert there.get(key) in (text, _text(key, 2)), f"{key} was said to be kept"
                for key, answer in there.items():
                    assert answer in [_text(key, number) for number in range(5)]
                assert len(there) <= len(kept) + 1
                if "finished" in said:
                    assert entry.state == "done"
                if entry.state == "draft":
                    assert journal.entries.resumable(uid).tags == ("rest",)
                    journal.entries.keep_unfinished(uid, "fit", "going on")
                    journal.entries.finish(uid, comes_back=False)
                    assert journal.entries.get(uid).state == "done"
                for key in there:
                    assert [found.id for found in journal.search.find(key, Filter())] == [uid]
            journal.entries.discard_if_empty(
                journal.entries.begin(waarom, title="t", language="en", day=date(2026, 11, 22))
            )
        assert [*path.parent.iterdir()] == [path], "after the next writing nothing is left over"
        sound(path)

    return look


def _text(key: str, number: int) -> str:
    return f"{number} words about {key} " * 60
