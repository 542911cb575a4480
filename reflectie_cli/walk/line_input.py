"""One line from a terminal, with line editing, and a Ctrl-C that is always heard."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TextIO


@contextlib.contextmanager
def _screen_as_output(screen: TextIO) -> Iterator[None]:
    """Let `input` see a terminal where standard output is a pipe.

    Only then does it use line editing; without that a line is cut at 4,095 characters.
    """
    if os.isatty(1) or not os.isatty(2) or screen is not sys.stderr:
        yield
        return
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


with _screen_as_output(sys.stderr):  # libedit looks only now whether it writes to a terminal
    readline: Any = import_module("readline") if find_spec("readline") else None
"""Line editing; Windows has its own."""
if readline:
    readline.set_auto_history(False)  # what people answer is nobody's history

CAN_BEGIN = bool(readline) and "libedit" not in (readline.__doc__ or "")
"""Whether a line can begin with words to change. Where Python is built with libedit, as on most
Macs and by uv, no hook is ever called for that; Windows has none.
"""
_LOOKS = 0.2


def line(screen: TextIO, initial: str = "") -> str:
    """Read one line; where `CAN_BEGIN`, `initial` stands there to be changed. Raise as `input` does."""
    if CAN_BEGIN and initial:
        readline.set_startup_hook(lambda: readline.insert_text(initial))
    try:
        with _screen_as_output(screen), _interrupts_heard():
            return input()
    finally:
        if CAN_BEGIN:
            readline.set_startup_hook(None)


@contextlib.contextmanager
def _interrupts_heard() -> Iterator[None]:
    """Let line editing look for a Ctrl-C every `_LOOKS` seconds, besides when a key comes.

    Between its beginning and its first wait for a key CPython's readline looks for no signals: a
    Ctrl-C that came there would be heard with the next key only.
    """
    if sys.platform == "win32" or not (readline and os.isatty(0) and os.isatty(1)):
        yield
        return
    heard: dict[int, Any] = {signal.SIGALRM: lambda *_: None}
    if not CAN_BEGIN and callable(signal.getsignal(signal.SIGHUP)):
        heard[signal.SIGHUP] = signal.SIG_DFL  # libedit reads on and on where the window is closed
    before = {number: signal.signal(number, handler) for number, handler in heard.items()}
    signal.setitimer(signal.ITIMER_REAL, _LOOKS, _LOOKS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
