"""One open journal: its connection, its path, its clock, one way to read and one to write.

The parts of the journal (entries, intentions, history …) are made of it and of nothing else.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from reflectie_cli.errors import NoSuchEntry, NoSuchIntention
from reflectie_cli.journal.engine import Engine, Row, snapshot, transaction
from reflectie_cli.journal.ids import handles
from reflectie_cli.journal.moments import columns, stamp
from reflectie_cli.journal.words import read_new_words, write_words_anew


class Store(Struct, frozen=True):
    """One open journal file. `now` is the clock: it returns an aware local moment."""

    db: Engine
    path: Path
    now: Callable[[], datetime]

    def read(self) -> AbstractContextManager[None]:
        """Read the journal as it is at one moment, whatever other programs write meanwhile."""
        return snapshot(self.db, self.path)

    @contextmanager
    def write(self) -> Iterator[None]:
        """Make everything inside one transaction: all of it is kept, or none."""
        within_another = self.db.conn.in_transaction
        with transaction(self.db, self.path):
            if not within_another:
                self._move_the_clock_on()
            yield
            if not within_another:
                read_new_words(self.db)

    def _move_the_clock_on(self) -> None:
        """Let the clock by which changes are told apart be now, and never behind what was seen.

        A hybrid logical clock: where the clock of the computer was set back, it goes on a second
        after the last change, so that what is written now is later than what was written then.
        """
        now = stamp(self.now())
        seen = self.db.value("SELECT value FROM meta WHERE key = 'clock'")
        if seen and seen > now:
            now = stamp(datetime.fromisoformat(seen) + timedelta(seconds=1))
        if seen and seen != now:
            self.db.execute("UPDATE meta SET value = ? WHERE key = 'clock'", [now])

    def entry(self, uid: str) -> Row:
        """Return the row of an entry. Raise `NoSuchEntry`."""
        rows = self.db.query("SELECT * FROM entries WHERE uid = ?", [uid])
        if not rows:
            raise NoSuchEntry(name=uid)
        return rows[0]

    def intention(self, uid: str) -> Row:
        """Return the row of an intention. Raise `NoSuchIntention`."""
        rows = self.db.query("SELECT * FROM intentions WHERE uid = ?", [uid])
        if not rows:
            raise NoSuchIntention(name=uid)
        return rows[0]

    def named(self, select: str, table: str, name: str) -> list[Row]:
        """Return the rows of a table that a handle or an id names; of its beginning, all of them."""
        whole = f"{select} AND ? IN ({table}.uid, {table}.handle)"
        begun = f"{select} AND substr({table}.handle, 1, ?) = ? ORDER BY {table}.id DESC"
        return self.db.query(whole, [name]) or self.db.query(begun, [len(name), name])

    def free_handle(self, table: str, uid: str) -> str:
        """Return the shortest handle of an id that nothing else in a table has."""
        taken = f"SELECT 1 FROM {table} WHERE handle = ?"
        return next(handle for handle in handles(uid) if not self.db.value(taken, [handle]))

    def touch(self, number: int, moment: datetime, *, unfinished: str | None) -> None:
        """Note when an entry was changed last, and what stands half-typed in it."""
        self.db.update("entries", number, {**columns("updated", moment), "unfinished": unfinished})

    def forget_words(self) -> None:
        """Write the word indexes anew: words that were taken out stand in them until then."""
        for index in ("answers_words", "entries_words"):
            self.db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        write_words_anew(self.db)
