"""Whether something stands at a path: nothing there is not the same as a folder that is closed."""

import errno
from pathlib import Path

_NOTHING = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}


def stands(path: Path) -> bool:
    """Return whether there is a file or a folder at `path`; a link that leads nowhere is none.

    Raise the `OSError` of a folder on the way that may not be looked in: from Python 3.14 on,
    `Path.exists` takes that for nothing.
    """
    try:
        path.stat()
    except OSError as error:
        if error.errno in _NOTHING:
            return False
        raise
    return True
