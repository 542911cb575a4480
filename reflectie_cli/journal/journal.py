"""The journal: one open file, and what can be done with it, in parts.

Every public method of a part is one transaction: what it was asked to do is on disk when it
returns, or nothing of it is. `write()` makes several of them one.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

from reflectie_cli.journal.bin import Bin
from reflectie_cli.journal.engine import Engine, plain_errors
from reflectie_cli.journal.entries import Entries
from reflectie_cli.journal.errors import JournalMoved
from reflectie_cli.journal.history import History
from reflectie_cli.journal.intentions import Intentions
from reflectie_cli.journal.merge import Merge
from reflectie_cli.journal.open import is_there, open_journal, open_nothing, open_read_only
from reflectie_cli.journal.search import Search
from reflectie_cli.journal.sharing import Sharing
from reflectie_cli.journal.store import Store
from reflectie_cli.journal.themes import Themes
from reflectie_cli.system.presence import stands


class Journal:
    """One open journal. `open` it to write, `look` into it to read only."""

    def __init__(self, db: Engine, path: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self._hold(Store(db, path, now))

    def _hold(self, store: Store) -> None:
        self.store = store
        self.entries = Entries(store)
        self.bin = Bin(store)
        self.themes = Themes(store)
        self.intentions = Intentions(store)
        self.history = History(store)
        self.search = Search(store)
        self.sharing = Sharing(store)
        self.merge = Merge(store)

    @classmethod
    def open(
        cls,
        path: Path,
        now: Callable[[], datetime],
        *,
        tell_of_wait: Callable[[], None] | None = None,
    ) -> Self:
        """Open the journal at `path` to write in it; it is made when there is none.

        With `tell_of_wait` a write waits longer for other programs, and tells so.
        """
        db = open_journal(path)
        db.tell_of_wait = tell_of_wait
        return cls(db, path, now)

    @classmethod
    def look(cls, path: Path, now: Callable[[], datetime]) -> Self:
        """Open the journal at `path`; where there is none it is empty, and none is made."""
        with plain_errors(path):
            there = is_there(path)
        return cls(open_read_only(path) if there else open_nothing(), path, now)

    def write(self) -> AbstractContextManager[None]:
        """Make everything inside one transaction: all of it is kept, or none."""
        return self.store.write()

    def prove_writable(self) -> None:
        """Write and commit something: nobody should type first and lose it after.

        It changes a value that means nothing: one written over itself is not written at all.
        """
        with self.write():
            self.store.db.execute("UPDATE meta SET value = 1 - value WHERE key = 'proof'")

    def tell_once(self, sentence: str) -> bool:
        """Return whether a sentence was never told before; it has been from now on."""
        with self.write():
            key = f"told {sha256(sentence.encode()).hexdigest()[:16]}"
            known = self.store.db.value("SELECT 1 FROM meta WHERE key = ?", [key])
            if not known:
                self.store.db.insert("meta", [{"key": key, "value": ""}])
            return not known

    def copies(self) -> list[Path]:
        """List the copies that were put beside the journal before it was brought up to date.

        What a kill left of one is named as well, though it is out of sight.
        """
        start = f"{self.path.stem}.before-"
        beside = self.path.parent.iterdir()
        return sorted(path for path in beside if path.name.removeprefix(".").startswith(start))

    def reopen(self) -> None:
        """Open the file that stands at the path now, in the place of the one that was opened.

        Raise `JournalMoved` where none stands there, or what `open` raises.
        """
        with plain_errors(self.path):
            if not stands(self.path):
                raise JournalMoved(path=self.path)
        fresh = open_journal(self.path)
        self.store.db.close()
        self._hold(Store(fresh, self.path, self.store.now))

    def close(self) -> None:
        """Close the file."""
        self.store.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
