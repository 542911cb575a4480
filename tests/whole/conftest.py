"""What the tests of the whole program are built on: a terminal with a person's eyes and fingers."""

import json
import os
import re
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pexpect
import pyte
import pytest

from reflectie_cli.journal.journal import Journal

SCRIPT = Path(sys.executable).with_name("reflectie")
PATIENCE = 20.0
"""Seconds after which a screen that still does not show what is expected never will."""

LINE = 4_000
"""Letters a terminal keeps of one line while no program reads its keys; more needs a reader."""

KEYS = {
    "enter": "\r", "ctrl-c": "\x03", "ctrl-d": "\x04", "editor": "\x18\x05", "escape": "\x1b",
    "down": "\x1b[B", "up": "\x1b[A", "backspace": "\x7f",
}  # fmt: skip


class Terminal:
    """A terminal of 24 lines with a program in it. `columns` is what the program is told.

    What is drawn lands on a screen that is `wide` columns, so that a line that would run past
    the edge can be seen to.
    """

    def __init__(
        self, command: Sequence[str], environment: dict[str, str], columns: int, wide: int
    ) -> None:
        self.child = cast(Any, pexpect.spawn)(
            command[0], list(command[1:]), env=environment, dimensions=(24, columns)
        )
        self.child.ptyproc.delayafterclose = 0
        os.set_blocking(self.child.fileno(), False)
        self.screen = pyte.Screen(wide, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.over = False

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def see(self, *expected: str) -> str:
        """Wait until all of this stands on the screen, and return the screen."""
        self.until(lambda: all(text in self.text for text in expected))
        missing = [text for text in expected if text not in self.text]
        assert not missing, f"{missing} is not on the screen:\n{self.text}"
        return self.text

    def see_something(self) -> str:
        """Wait until anything at all stands on the screen, and return the screen."""
        self.until(lambda: bool(self.text))
        assert self.text, "the screen stays empty"
        return self.text

    def no_longer_see(self, text: str) -> str:
        """Wait until something is gone from the screen, and return the screen."""
        self.until(lambda: text not in self.text)
        assert text not in self.text, f"{text!r} is still on the screen:\n{self.text}"
        return self.text

    def type(self, text: str | bytes) -> None:
        """Type, and go on reading the screen meanwhile, as a terminal does."""
        data = text.encode() if isinstance(text, str) else text
        if len(data) > LINE:
            self.until(lambda: not termios.tcgetattr(self.child.fileno())[3] & termios.ICANON)
        deadline = time.monotonic() + PATIENCE * 3
        while data:
            with suppress(BlockingIOError):
                data = data[os.write(self.child.fileno(), data[:4096]) :]
            self._read(0)
            assert time.monotonic() < deadline, "the program does not read what is typed"

    def press(self, *keys: str) -> None:
        """Press keys by their names."""
        self.type("".join(KEYS[key] for key in keys))

    def paste(self, text: str) -> None:
        """Paste as a terminal does that marks what is pasted."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def answer(self, text: str) -> None:
        """Type a long answer and end it: Enter after it, and Enter on the empty line."""
        self.type(text)
        self.press("enter", "enter")

    def line(self, text: str = "") -> None:
        """Type one line and Enter."""
        self.type(text)
        self.press("enter")

    def end(self) -> int:
        """Wait for the end and return the exit code; minus the signal where one ended it."""
        self.until(lambda: False)
        assert self.over, f"the program goes on:\n{self.text}"
        self.child.wait()
        if self.child.signalstatus is not None:
            return -int(self.child.signalstatus)
        assert self.child.exitstatus is not None
        return int(self.child.exitstatus)

    def hang_up(self) -> int:
        """Close the window, as somebody does who goes away; give how the program ended."""
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True
        _, status = os.waitpid(self.child.pid, 0)
        self.child.terminated = self.child.ptyproc.terminated = True
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """End whatever still goes on."""
        if not self.child.closed:
            self.child.close(force=True)

    def until(self, enough: Callable[[], bool]) -> None:
        """Read the screen until it is enough, the program ends, or patience does."""
        deadline = time.monotonic() + PATIENCE
        while not self.over and not enough() and time.monotonic() < deadline:
            self._read(0.2)

    def _read(self, patience: float) -> None:
        try:
            data = self.child.read_nonblocking(1 << 16, timeout=patience)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self.over = True
            return
        self.raw += data
        self.stream.feed(data)


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """Return the environment of somebody with an empty home and an ordinary terminal."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LC_ALL") if name in os.environ}
    kept["PATH"] = f"{SCRIPT.parent}{os.pathsep}{kept['PATH']}"
    return {**kept, "REFLECTIE_HOME": str(home), "TERM": "xterm-256color"}


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Start the program, as it was installed, in a terminal."""
    started: list[Terminal] = []

    def start(
        *words: str, lang: str = "en", columns: int = 80, wide: int = 0, **more: str
    ) -> Terminal:
        command = [str(SCRIPT), "--lang", lang, *words]
        started.append(Terminal(command, {**environment, **more}, columns, wide or columns))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def shell(environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Start a line of shell in a terminal; `reflectie` in it is the program."""
    started: list[Terminal] = []

    def start(line: str, **more: str) -> Terminal:
        started.append(Terminal(["/bin/sh", "-c", line], {**environment, **more}, 80, 80))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def items(reflectie: Callable[..., Any]) -> Callable[..., Any]:
    """Run a reading command with `--json`, off a terminal, and return its items."""

    def run(*words: str) -> Any:
        said = reflectie(*words, "--json")
        assert said.code == 0, said.err
        return json.loads(said.out)["items"]

    return run


@pytest.fixture
def given(items: Callable[..., Any]) -> Callable[..., Any]:
    """Return the answers of an entry by the key of their question."""

    def look(name: str = "last") -> dict[str, Any]:
        (item,) = items("show", name)
        return {answer["key"]: answer["answer"] for answer in item["answers"]}

    return look


@pytest.fixture
def half_typed(items: Callable[..., Any], journal_path: Path) -> Callable[[], str]:
    """Return the words that are kept half-way typed in the entry that was begun last."""

    def look() -> str:
        if not items("list"):  # the first line is on its way
            return ""
        (item,) = items("show", "last")
        with Journal.look(journal_path, lambda: datetime.now().astimezone()) as journal:
            kept = journal.entries.unfinished(item["id"])
        return kept.text if kept else ""

    return look


@pytest.fixture
def outside(environment: dict[str, str]) -> Callable[..., Any]:
    """Run the installed program away from any terminal, with bytes in and bytes out."""

    def run(*words: str, stdin: bytes = b"", **more: str) -> Any:
        return subprocess.run(
            [str(SCRIPT), *words], input=stdin, capture_output=True, check=False,
            env={**environment, **more},
        )  # fmt: skip

    return run


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str, str], str]:
    """Make a small program, such as an editor, out of lines of shell; `$1` is the file."""

    def make(name: str, lines: str) -> str:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return make


@pytest.fixture
def without_times() -> Callable[[Any], Any]:
    """Return a function that takes out of a document what differs between two entries."""
    moment = re.compile(r"\d{4}-\d\d-\d\dT")

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        if isinstance(value, dict):
            return {name: plain(of) for name, of in value.items() if name not in ("id", "handle")}
        return "a moment" if isinstance(value, str) and moment.match(value) else value

    return plain
