"""Files and folders for their owner alone; a file is there whole, or as it was before."""

import os
from collections.abc import Iterable
from pathlib import Path

from reflectie_cli.errors import CannotWrite
from reflectie_cli.system.streams import NOT_A_FILE
from reflectie_cli.system.unfinished_files import unfinished_file


def make_folder(path: Path) -> None:
    """Make a folder and those on the way to it, each for its owner alone, where they are not there.

    Raise the `OSError` of the first one that cannot be made.
    """
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True, mode=0o700)


def write_whole(path: Path, pieces: Iterable[bytes], *, noted_in: Path | None = None) -> None:
    """Write pieces to `path`, readable by its owner alone; a link stays one.

    The pieces go to a file beside it first, which then takes its name in one step. What a kill
    leaves of it is swept at the next start, which looks in the folder `noted_in` as well. Raise
    `CannotWrite`; whatever stood at `path` is then untouched. A device or a pipe never gives way.
    """
    try:
        place = Path(os.path.realpath(path))
        if place.exists() and not (place.is_file() or place.is_dir()):
            raise CannotWrite(path=path, problem=NOT_A_FILE)
        with unfinished_file(place.parent, noted_in=noted_in) as (handle, fresh):
            with os.fdopen(handle, "wb") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(place)
    except OSError as error:
        raise CannotWrite(path=path, problem=error.strerror) from error
