"""Files and folders for their owner alone; a file is there whole, or as it was before."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from reflectie_cli.errors import CannotWrite


def make_folder(path: Path) -> None:
    """Make a folder and those on the way to it, each for its owner alone, where they are not there.

    Raise the `OSError` of the first one that cannot be made.
    """
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True, mode=0o700)


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write pieces to `path`, readable by its owner alone.

    The pieces go to a file beside it first, which then takes its name in one step. Raise
    `CannotWrite`; whatever stood at `path` is then untouched.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(path=path, problem=error.strerror) from error
