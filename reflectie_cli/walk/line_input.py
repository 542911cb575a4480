"""One line from a terminal, with line editing, and a Ctrl-C that is always heard."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from threading import Timer
from typing import Any, TextIO

readline: Any = import_module("readline") if find_spec("readline") else None
"""Line editing; Windows has its own."""
if readline:
    readline.set_auto_history(False)  # what people answer is nobody's history

_SOON = 0.02


def line(screen: TextIO, initial: str = "") -> str:
    """Read one line; `initial` stands there to be changed. Raise as `input` does."""
    if readline and initial:
        readline.set_startup_hook(lambda: readline.insert_text(initial))
    try:
        with _screen_as_output(screen), _interrupts_heard():
            return input()
    finally:
        if readline:
            readline.set_startup_hook(None)


@contextlib.contextmanager
def _screen_as_output(screen: TextIO) -> Iterator[None]:
    """Let `input` see a terminal where standard output is a pipe.

    Only then does it use line editing; without that a line is cut at 4,095 characters.
    """
    if os.isatty(1) or screen is not sys.stderr:
        yield
        return
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


@contextlib.contextmanager
def _interrupts_heard() -> Iterator[None]:
    """Say a Ctrl-C again that came while line editing got ready.

    Between its beginning and its first wait for a key CPython's readline looks for no signals: a
    Ctrl-C that came there would be heard with the next key only.
    """
    if not (hasattr(readline, "set_pre_input_hook") and os.isatty(0) and os.isatty(1)):
        yield
        return
    ready = False

    def begin() -> None:
        nonlocal ready
        ready = True

    def hear(number: int, _frame: Any) -> None:
        if ready:
            raise KeyboardInterrupt
        Timer(_SOON, os.kill, (os.getpid(), number)).start()

    before = signal.signal(signal.SIGINT, hear)
    readline.set_pre_input_hook(begin)
    try:
        yield
    finally:
        readline.set_pre_input_hook(None)
        signal.signal(signal.SIGINT, before)
