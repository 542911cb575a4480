"""What every test is built on: a home of its own, a clock of its own, the program at hand."""

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol

import hypothesis
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from typer.testing import CliRunner

import reflectie_cli
from reflectie_cli.cli.app import app
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import PromptSet

whole_entry = partial(
    Entry, follows=None, period=None, covers=(), unfinished=None, rotated=None, history=()
)
"""An entry with its past, as an export with history has it, however little there was."""


# A terminal and its signals, as these two use them, are not to be had there.
collect_ignore = ["faults", "whole"] if sys.platform == "win32" else []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let somebody who changed how a review looks write its golden files anew, and read the diff."""
    parser.addoption("--write-golden", action="store_true", help="write golden files anew")


def pytest_configure() -> None:
    """Compile the Dutch that is tested, where an install is older than what translators wrote.

    Before anything is collected, for some tests speak Dutch from their first line on; and in one
    step, for several processes may do it at once.
    """
    if os.environ.get("CI"):  # the same examples for everybody: new ones are looked for by hand
        hypothesis.settings.register_profile("ci", derandomize=True)
        hypothesis.settings.load_profile("ci")
    for source in Path(reflectie_cli.__file__).parent.rglob("*.po"):
        with source.open("rb") as translated:
            write_mo(compiled := io.BytesIO(), read_po(translated))
        target = source.with_suffix(".mo")
        if not target.exists() or target.read_bytes() != compiled.getvalue():
            fresh = target.with_suffix(f".{os.getpid()}.mo")
            fresh.write_bytes(compiled.getvalue())
            fresh.replace(target)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long loops out of a run that did not ask for them."""
    if "faults" in str(config.getoption("markexpr")):
        return
    left_out = pytest.mark.skip(reason="a long loop: pytest -m faults")
    for item in items:
        if item.get_closest_marker("faults"):
            item.add_marker(left_out)


def move_in(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the program a home in a place, English, and a screen without colour."""
    for name in (
        "REFLECTIE_JOURNAL",
        "REFLECTIE_LANG",
        "REFLECTIE_PASSPHRASE",
        "REFLECTIE_PASSPHRASE_FILE",
        "REFLECTIE_PASSPHRASE_COMMAND",
        "VISUAL",
        "EDITOR",
        "LANGUAGE",
        "LANG",
    ):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "REFLECTIE_HOME": str(place),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }.items():
        monkeypatch.setenv(name, value)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is tried of a PDF where the extra is not installed."""
    if "pdf" in getattr(getattr(item, "callspec", None), "params", {}).values():
        for library in ("typst", "pikepdf", "pypdf"):
            pytest.importorskip(library)


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return every test a folder of its own, named after it.

    pytest's own looks through the folders of all tests before, to number the next: of ten
    thousand tests that is a good part of what they take.
    """
    name = re.sub(r"\W", "_", request.node.name)[:22]
    return Path(mkdtemp(prefix=f"{name}-", dir=tmp_path_factory.getbasetemp()))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return every test an empty home, English, and a screen without colour."""
    move_in(tmp_path / "home", monkeypatch)
    return tmp_path / "home"


@pytest.fixture(scope="session")
def devices() -> None:
    """Skip a test that starts somebody else's program where a file stands in for a device."""
    for device in map(Path, ("/dev/null", "/dev/zero", "/dev/urandom")):
        if not (device.exists() and stat.S_ISCHR(device.stat().st_mode)):
            pytest.skip(f"{device} is no device on this computer")


@dataclass(frozen=True)
class Said:
    """What a run of the program gave: data, conversation, exit code."""

    out: str
    err: str
    code: int


class Reflectie(Protocol):
    """Run the program as somebody would type it, in this process."""

    def __call__(self, *words: str, stdin: str | bytes = "", lang: str = "en") -> Said:
        """Run it and give what it said."""


def typed(*words: str, stdin: str | bytes = "", lang: str = "en") -> Said:
    """Run the program in this process; a traceback fails the test."""
    arguments = ["--lang", lang, *words]
    result = CliRunner().invoke(app, arguments, input=stdin, prog_name="reflectie")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.stdout, result.stderr, result.exit_code)


@pytest.fixture(scope="session")
def reflectie() -> Reflectie:
    """Run the program in this process; a traceback fails the test."""
    return typed


@pytest.fixture
def nine(home: Path) -> dict[str, str]:
    """Fill the journal with nine sets walked in an autumn; return the ids of named entries.

    What they hold stands in `tests/year/nine.yaml`.
    """
    from tests.year.conftest import NINE, played

    return played(home, [NINE]).named


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 23, 10, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment

    def on(self, **time: float) -> None:
        """Go on by some time: `clock.on(minutes=5)`."""
        self.moment += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands at 23:10 on Saturday 21 November 2026, an hour before UTC."""
    return Clock()


@pytest.fixture
def journal_path(home: Path) -> Path:
    """Return where the journal of this test stands; there is none yet."""
    return home / "journal.db"


@pytest.fixture
def open_journal(journal_path: Path, clock: Clock) -> Iterator[Callable[[], Journal]]:
    """Open the journal of this test, as often as a test likes."""
    opened: list[Journal] = []

    def open_it() -> Journal:
        opened.append(Journal.open(journal_path, clock))
        return opened[-1]

    yield open_it
    for journal in opened:
        journal.close()


@pytest.fixture
def journal(open_journal: Callable[[], Journal]) -> Journal:
    """Return an open, empty journal."""
    return open_journal()


@pytest.fixture
def dutch() -> Language:
    """Return Dutch."""
    return speak("nl")


@pytest.fixture
def english() -> Language:
    """Return English."""
    return speak("en")


@pytest.fixture
def circle(home: Path) -> PromptSet:
    """Return the reflectiecirkel."""
    return Library(home / "prompts").find("reflectiecirkel")


@pytest.fixture
def pdca(home: Path) -> PromptSet:
    """Return PDCA, whose last five questions are for later."""
    return Library(home / "prompts").find("pdca")
