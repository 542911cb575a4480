"""Files that somebody's words are being written to, and what a kill leaves of them.

Such a file is out of sight until it is whole. It has a name of ours, and is locked while a living
program writes it, so that whoever starts next knows which ones to sweep. One that stands far away
is noted beforehand, in a folder where the next start looks.
"""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_OURS, _PART, _NOTE = ".reflectie-", ".part", ".note"
_FRESH = 60
"""An empty file younger than so many seconds may not be locked yet; no word is in it."""


@contextmanager
def unfinished_file(folder: Path, *, noted_in: Path | None) -> Iterator[tuple[int, Path]]:
    """Give a new open file in a folder, and its path, to be written and then given its name.

    It goes when that did not happen. It is noted in the folder `noted_in` until then.
    """
    handle, name = tempfile.mkstemp(dir=folder, prefix=_OURS, suffix=_PART)
    path = Path(name)
    note = _noted(path, noted_in) if noted_in not in (None, folder) else None
    lock = _locked(handle)
    try:
        yield handle, path
    finally:
        path.unlink(missing_ok=True)
        if lock is not None:
            os.close(lock)
        if note:
            note.unlink(missing_ok=True)


def sweep(folder: Path, now: float) -> None:
    """Remove what programs that were killed left unfinished in a folder, or noted in it.

    `now` is this moment in seconds, as files keep it.
    """
    for path in _named(folder, _PART):
        _sweep_part(path, now)
    for note in _named(folder, _NOTE):
        with suppress(OSError):
            noted = _path_in(note)
            if noted is None:
                _sweep_empty(note, now)
                continue
            _sweep_part(noted, now)
            if noted.parent.is_dir() and not noted.exists():
                note.unlink(missing_ok=True)


def unfinished_in(folder: Path) -> list[Path]:
    """List what is unfinished in a folder or noted in it: being written now, or out of reach."""
    noted = [path for note in _named(folder, _NOTE) if (path := _path_in(note)) is not None]
    return sorted({*_named(folder, _PART), *noted})


def _named(folder: Path, ending: str) -> list[Path]:
    try:
        return sorted(folder.glob(f"{_OURS}*{ending}"))
    except OSError:
        return []


def _noted(path: Path, folder: Path | None) -> Path | None:
    """Note a file, and return the note; None where none can be written."""
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=_OURS, suffix=_NOTE)
    except OSError:
        return None
    with suppress(OSError), os.fdopen(handle, "wb") as note:
        note.write(os.fsencode(path.absolute()))
    return Path(name)


def _path_in(note: Path) -> Path | None:
    try:
        path = Path(os.fsdecode(note.read_bytes()))
    except OSError:
        return None
    return path if path.name.startswith(_OURS) and path.suffix == _PART else None


def _sweep_part(path: Path, now: float) -> None:
    """Remove an unfinished file, unless a living program writes it."""
    with suppress(OSError):
        if not stat.S_ISREG(path.lstat().st_mode):
            return
        if not path.lstat().st_size:
            _sweep_empty(path, now)
        elif not _is_alive(path):
            path.unlink()


def _sweep_empty(path: Path, now: float) -> None:
    if now - path.lstat().st_mtime > _FRESH:
        path.unlink()


if sys.platform == "win32":  # there an open file cannot be removed: that says as much as a lock

    def _locked(handle: int) -> int | None:
        return None

    def _is_alive(path: Path) -> bool:
        return False

else:
    import fcntl

    def _locked(handle: int) -> int | None:
        """Lock a file as long as the descriptor that is returned is open."""
        with suppress(OSError):  # some network drives know no locks: their files are not swept
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.dup(handle)

    def _is_alive(path: Path) -> bool:
        """Return whether a living program writes a file, or it is somebody else's."""
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return os.fstat(handle).st_uid != os.geteuid()
        except OSError:
            return True
        finally:
            os.close(handle)
