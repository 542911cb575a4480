import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from reflectie_cli.journal import engine, schema
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps who may read a file in another way"
)

_NOBODY = 65534

# It loads everything first: nobody may not even be allowed to read Python's own files.
_SOMEBODY_ELSE = """
import json, os, sys
from datetime import UTC, date, datetime
from pathlib import Path
from reflectie_cli.errors import ReflectieError
from reflectie_cli.journal.entry import Entry, State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal import engine, schema
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import speak
from reflectie_cli.prompt_sets.library import Library

path, what = Path(sys.argv[1]), sys.argv[2]
now = lambda: datetime(2026, 11, 21, 22, 10, tzinfo=UTC)
entry = Entry(
    id="019f0000-0000-7000-8000-000000000001", handle="", set="waarom", set_version=1,
    set_title="t", language="en", state=State.DONE, date=date(2026, 11, 1), created=now(), updated=now(),
)
waarom, english = Library(Path("no own sets")).find("waarom"), speak("en")
if os.getuid() == 0:
    os.setgroups([]), os.setresgid(65534, 65534, 65534), os.setresuid(65534, 65534, 65534)
    assert not os.access("/root", os.W_OK)
os.umask(0o022)
try:
    if what == "dry run":
        with Journal.look(path, now) as journal:
            said = journal.merge.preview([entry]).handles
    elif what == "read":
        with Journal.look(path, now) as journal:
            said = [listed.begins for listed in journal.entries.select(Filter(), limit=None)]
            said += [hit.title for hit in journal.search.find("coffee", Filter())]
    else:
        with Journal.open(path, now) as journal:
            if what == "prove":
                journal.prove_writable()
            else:
                journal.entries.begin(waarom, title="t", language="en", day=date(2026, 11, 21))
        said = "kept"
except ReflectieError as problem:
    said = [type(problem).__name__, problem.sentence(english)]
print(json.dumps(said))
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder whose way in is open to everybody, as a shared disk or a stick has."""
    own = Path(
        mkdtemp(prefix="reflectie-", dir="/dev/shm" if Path("/dev/shm").is_dir() else "/tmp")
    )
    own.chmod(0o755)
    yield own
    for place in (own, *own.rglob("*")):
        place.chmod(0o755)
    shutil.rmtree(own)


@pytest.fixture
def path(folder: Path, waarom: PromptSet, asked: Callable[..., Step]) -> Path:
    """Return a journal with one entry, in a folder of its own, that belongs to somebody else."""
    path = folder / "own" / "journal.db"
    with Journal.open(path, lambda: datetime(2026, 11, 21, tzinfo=UTC)) as journal:
        uid = journal.entries.begin(waarom, title="t", language="en", day=date(2026, 11, 21))
        journal.entries.record(uid, asked("situation"), Reply("coffee first"))
    if os.getuid() == 0:
        for place in (path, path.parent):
            os.chown(place, _NOBODY, _NOBODY)
    return path


def _as_somebody(path: Path, what: str) -> Any:
    """Do something as an ordinary person: for root nothing is read-only."""
    ran = subprocess.run(
        [sys.executable, "-c", _SOMEBODY_ELSE, str(path), what],
        capture_output=True, text=True, check=False, timeout=60, env={**os.environ, "HOME": "/tmp"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_an_ordinary_journal_is_read_and_written(path: Path) -> None:
    """The person of these tests can do everything as long as nothing is read-only."""
    assert _as_somebody(path, "read") == ["coffee first", None]
    assert [_as_somebody(path, what) for what in ("prove", "begin")] == ["kept", "kept"]


@pytest.mark.parametrize(
    ("file", "own_folder"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)],
    ids=["the file", "its folder", "both"],
)  # fmt: skip
def test_what_is_read_only_can_be_read_and_says_so_when_written(
    path: Path, file: int, own_folder: int
) -> None:
    """A read-only file, folder or both: reading works, writing is refused, no byte changes."""
    before = path.read_bytes()
    path.chmod(file)
    path.parent.chmod(own_folder)
    assert _as_somebody(path, "read") == ["coffee first", None]
    kind, sentence = _as_somebody(path, "begin")
    assert kind == "JournalReadOnly"
    assert str(path) in sentence
    assert path.read_bytes() == before
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize(
    ("file", "own_folder"),
    [(0o400, 0o700), (0o600, 0o500)],
    ids=["the file", "its folder"],
)  # fmt: skip
def test_that_nothing_can_be_written_is_said_before_the_first_question(
    path: Path, file: int, own_folder: int
) -> None:
    """The proof before a walk fails where keeping the first answer would have failed."""
    path.chmod(file)
    path.parent.chmod(own_folder)
    assert _as_somebody(path, "prove")[0] == "JournalReadOnly"


def test_what_would_come_in_can_be_asked_of_a_read_only_journal(path: Path) -> None:
    """A dry run only looks."""
    path.chmod(0o400)
    path.parent.chmod(0o500)
    assert len(_as_somebody(path, "dry run")) == 1


def test_an_old_journal_that_is_read_only_can_be_read(path: Path) -> None:
    """A backup of an earlier version on a stick that is closed can still be read."""
    path.unlink()
    old = engine.connect(path)
    schema.migrations.apply(old.tables, stop_before=schema.NAMES[1])
    old.close()
    if os.getuid() == 0:
        os.chown(path, _NOBODY, _NOBODY)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    assert _as_somebody(path, "read") == []


def test_a_journal_of_somebody_else_cannot_be_opened_at_all(path: Path) -> None:
    """Where not even reading is allowed, that is said with the reason, and nothing is made."""
    path.chmod(0)
    for what in ("read", "begin"):
        assert _as_somebody(path, what) == [
            "JournalUnreachable",
            f"{path} cannot be opened (Permission denied). Name another place with --journal.",
        ]
    path.parent.chmod(0)
    for what in ("read", "begin"):
        assert _as_somebody(path, what)[0] == "JournalUnreachable"


def test_where_nothing_may_be_made_that_is_said_before_the_first_question(folder: Path) -> None:
    """A folder that is missing and may not be made, or may not be written in: named, with why."""
    folder.chmod(0o555)
    for place in (folder / "journal.db", folder / "missing" / "journal.db"):
        assert _as_somebody(place, "begin") == [
            "JournalUnreachable",
            f"{place} cannot be opened (Permission denied). Name another place with --journal.",
        ]
        assert _as_somebody(place, "read") == [], "there is nothing to read yet"
    assert [*folder.iterdir()] == []
