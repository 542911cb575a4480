"""A zip file that is handed on while it is written: no more of it is held than its last piece."""

import zipfile
from collections.abc import Iterable, Iterator

_ENOUGH = 1 << 16


def zipped(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Return files, each a name and its pieces, as a zip file in pieces.

    It says nothing of the moment and the system it was written on.
    """
    held = _Held()
    with zipfile.ZipFile(held, "w") as file:
        for name, pieces in files:
            about = zipfile.ZipInfo(name)  # of 1 January 1980
            about.compress_type, about.create_system = zipfile.ZIP_DEFLATED, 0
            with file.open(about, "w") as inside:
                for piece in pieces:
                    inside.write(piece)
                    if len(held.data) > _ENOUGH:
                        yield held.taken()
    yield held.taken()


class _Held:
    """What was written and not yet handed on. As in a pipe there is no way back in it."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, piece: bytes) -> int:
        """Take a piece in."""
        self.data += piece
        return len(piece)

    def flush(self) -> None:
        """Have nothing to do: what is held is handed on when somebody takes it."""

    def close(self) -> None:
        """Stay open: what is held is still to be taken."""

    def taken(self) -> bytes:
        """Return what is held, and let go of it."""
        data = bytes(self.data)
        self.data.clear()
        return data
