"""What the tests of the journal are built on: an entry in one line, and a look at what is on disk."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest

from reflectie_cli.journal import engine
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step


@pytest.fixture(scope="session")
def waarom() -> PromptSet:
    """Return the waarom-vraag: seven questions, of which one is an intention."""
    return Library(Path("no own sets")).find("waarom")


@pytest.fixture(scope="session")
def asked() -> Callable[..., Step]:
    """Make a question: `asked("situation")`, or with a type, roles, options."""

    def ask(key: str, type: QuestionType = QuestionType.TEXT, **more: object) -> Step:
        return Step(key=key, type=type, text=f"What of {key}?", **more)  # type: ignore[arg-type]  # the fields of a step

    return ask


@pytest.fixture
def write(
    journal: Journal, waarom: PromptSet, asked: Callable[..., Step], clock: Callable[[], datetime]
) -> Callable[..., str]:
    """Write an entry in the journal of this test: `write({"situation": "busy"}, day=…)`."""

    def write_it(
        answers: Mapping[str, str] | None = None,
        *,
        day: date = date(2026, 11, 21),
        tags: Sequence[str] = (),
        title: str | None = None,
        builds_on: str | None = None,
        prompt_set: PromptSet = waarom,
        finish: bool = False,
    ) -> str:
        uid = journal.entries.begin(
            prompt_set, title="The why-question", language="en", day=day, tags=tags,
            builds_on=builds_on,
        )  # fmt: skip
        for number, (key, text) in enumerate((answers or {}).items()):
            journal.entries.record(uid, asked(key, position=number), Reply(text))
        if title is not None:
            journal.entries.change(uid, title=title)
        if finish:
            journal.entries.finish(uid, comes_back=prompt_set.comes_back)
        return uid

    return write_it


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder in memory where there is one: there every commit is as safe, and quicker.

    These tests commit some thousands of times, and a busy disk takes ten milliseconds for each.
    """
    if not (Path("/dev/shm").is_dir() and os.access("/dev/shm", os.W_OK)):
        yield tmp_path_factory.mktemp("memory")
        return
    with TemporaryDirectory(prefix="reflectie-", dir="/dev/shm") as folder:
        yield Path(folder)


@pytest.fixture
def tmp_path(memory: Path) -> Path:
    """Return every test a folder of its own, in memory."""
    return Path(mkdtemp(dir=memory))


@pytest.fixture(scope="module")
def lasting_journal(memory: Path) -> Iterator[Journal]:
    """Return one journal for every example of a property."""
    path = Path(mkdtemp(dir=memory)) / "journal.db"
    with Journal.open(path, lambda: datetime(2026, 11, 21, 22, 10, tzinfo=UTC)) as journal:
        yield journal


@pytest.fixture(scope="session")
def sound() -> Callable[[Path], None]:
    """Look at a file through a connection of its own: SQLite, links and both indexes are whole."""

    def look(path: Path) -> None:
        db = engine.connect(path)
        try:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            for index in ("answers_words", "entries_words"):
                db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        finally:
            db.close()

    return look


@pytest.fixture(scope="session")
def on_disk() -> Callable[[Path], bytes]:
    """Return every byte of every file in a folder."""
    return lambda folder: b"".join(
        file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    )
