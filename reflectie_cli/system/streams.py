"""Files that are none: devices, pipes, and what is open already under a number."""

import errno
import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from reflectie_cli.language import N_

NOT_A_FILE = N_("it is not a file")
_NUMBERED = re.compile(r"/dev/fd/([0-9]+)|/proc/self/fd/([0-9]+)")
_NAMED = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}


def descriptor_of(path: Path) -> int | None:
    """Return the number of an open file that a path stands for, such as `/dev/stdout`.

    A shell hands over `<(…)` and `>(…)` in this way as well.
    """
    if found := _NUMBERED.fullmatch(str(path)):
        return int(found[1] or found[2])
    return _NAMED.get(str(path)) if os.name != "nt" else None


def is_stream(path: Path) -> bool:
    """Return whether a path is written to as a stream: a pipe, a terminal, `/dev/null`.

    A disk is none: what is written there takes the place of everything on it.
    """
    if descriptor_of(path) is not None:
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def open_stream(path: Path) -> BinaryIO:
    """Open a stream to write to. Raise `OSError`; nothing is made or cut short by it."""
    number = descriptor_of(path)
    opened = os.open(path, os.O_WRONLY) if number is None else os.dup(number)
    return os.fdopen(opened, "wb")


def open_file(path: Path) -> BinaryIO:
    """Open a file to read it. Raise `OSError`, also for a pipe or device: it could wait for ever.

    What is open already is read whatever it is: somebody stands at its other end.
    """
    number = descriptor_of(path)
    if number is not None:
        return os.fdopen(os.dup(number), "rb")
    if not stat.S_ISREG(mode := path.stat().st_mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, NOT_A_FILE, str(path))
    return path.open("rb")
