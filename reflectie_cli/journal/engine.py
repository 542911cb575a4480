"""The one way to open SQLite here, and the one way to write.

The engine is sqlcipher3's SQLite, the same on every machine. sqlite-utils looks for `pysqlite3`
before it takes the system's own, so ours is registered under that name, and this module must be
imported before sqlite-utils. Without it, writes through `INSERT … RETURNING` vanish.

Tables and indexes are made through sqlite-utils, which takes longer to start than all the rest
together; to read and write rows it is not needed, nor loaded.

Measured (docs/reliability.md): rollback journal with `synchronous=EXTRA` kept every acknowledged
answer in every simulated power cut; the default lost one in six.
"""

import contextlib
import errno
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from reflectie_cli.journal.errors import (  # noqa: E402
    JournalDamaged,
    JournalFull,
    JournalLocked,
    JournalMoved,
    JournalReadOnly,
    JournalRefused,
    JournalUnreachable,
    NotAJournal,
)

_MEANINGS = {
    "SQLITE_BUSY": JournalLocked,
    "SQLITE_LOCKED": JournalLocked,
    "SQLITE_READONLY": JournalReadOnly,
    "SQLITE_FULL": JournalFull,
    "SQLITE_IOERR": JournalRefused,
    "SQLITE_NOTADB": NotAJournal,
    "SQLITE_CORRUPT": JournalDamaged,
}

LOCK_SECONDS = 5
"""How long one program waits for another before it says so."""
_TOLD_AFTER, _PATIENCE = 0.6, 6
"""Of that time: when a person is told of the wait, and how long it may take with a person."""
_TRIES = (0.001, 0.01)
"""Seconds between two tries to write. Tries that grow rare, as SQLite's own do, let a busy program
keep all others out."""

Row = dict[str, Any]


class Engine:
    """One connection: rows in and out, and sqlite-utils' `tables` to make or change tables."""

    def __init__(self, conn: dbapi2.Connection, path: Path) -> None:
        self.conn = conn
        self.path = path
        self.opened = _identity(path)
        self.tell_of_wait: Callable[[], None] | None = None
        """Tells a person that another program is waited for; with a person there is more time."""

    def look_whether_it_stands_there(self) -> None:
        """Raise `JournalMoved` where the file that was opened stands at its path no longer.

        What is written into a file that was moved, erased or replaced is found by nobody.
        """
        if self.opened is not None and _identity(self.path) != self.opened:
            raise JournalMoved(path=self.path)

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return rows by column name, all of them at once: a cursor left open holds a lock."""
        cursor = self.conn.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> dbapi2.Cursor:
        """Run one statement."""
        return self.conn.execute(sql, values)

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row; None where there is no row."""
        row = self.conn.execute(sql, values).fetchone()
        return row[0] if row else None

    def insert(self, table: str, rows: Iterable[Row], *, ignore: bool = False) -> None:
        """Insert rows with the same columns; with `ignore`, without those already there."""
        rows = list(rows)
        if rows:
            places = ", ".join(f":{name}" for name in rows[0])
            verb = "INSERT OR IGNORE" if ignore else "INSERT"
            sql = f"{verb} INTO {table} ({', '.join(rows[0])}) VALUES ({places})"
            self.conn.executemany(sql, rows)

    def update(self, table: str, number: int, changes: Row) -> None:
        """Change some columns of the row with this integer key."""
        columns = ", ".join(f"{name} = :{name}" for name in changes)
        self.conn.execute(f"UPDATE {table} SET {columns} WHERE id = :id", {**changes, "id": number})

    @cached_property
    def tables(self) -> Any:
        """The same connection as a `sqlite_utils.Database`.

        Plugins that somebody installed for it must never see the journal.
        """
        return import_module("sqlite_utils").Database(self.conn, execute_plugins=False)

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()


def connect(path: Path) -> Engine:
    """Connect to the file at `path` with every setting that keeps words safe."""
    connection = dbapi2.connect(str(path), timeout=LOCK_SECONDS, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    for setting in ("foreign_keys = ON", "secure_delete = ON", "synchronous = EXTRA"):
        connection.execute(f"PRAGMA {setting}")
    return Engine(connection, path)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other; None where none stands there."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


@contextlib.contextmanager
def transaction(db: Engine, path: Path) -> Iterator[None]:
    """Make everything inside one transaction: all of it is kept, or none.

    It begins IMMEDIATE, so two programs wait for each other instead of failing half-way. Inside
    another `transaction` it is part of that one.
    """
    with plain_errors(path):
        if db.conn.in_transaction:
            yield
            return
        _begin(db)
        try:
            db.look_whether_it_stands_there()
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.execute("ROLLBACK")
            raise


def _begin(db: Engine) -> None:
    """Begin to write as soon as no other program does; each of many gets its turn."""
    begun = time.monotonic()
    told = db.tell_of_wait is None
    patience = LOCK_SECONDS if told else LOCK_SECONDS * _PATIENCE
    db.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                db.execute("BEGIN IMMEDIATE")
                return
            except dbapi2.OperationalError as error:
                waited = time.monotonic() - begun
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or waited > patience:
                    raise
            if not told and waited > LOCK_SECONDS * _TOLD_AFTER and db.tell_of_wait:
                db.tell_of_wait()
                told = True
            time.sleep(random.uniform(*_TRIES))
    finally:
        db.execute(f"PRAGMA busy_timeout = {int(LOCK_SECONDS * 1000)}")


@contextlib.contextmanager
def snapshot(db: Engine, path: Path) -> Iterator[None]:
    """Read the journal as it is at one moment, whatever other programs write meanwhile.

    Only rows are read inside, so what does not fit there is damage. What stands in such a row is
    not passed on: it may be somebody's words.
    """
    with plain_errors(path):
        if db.conn.in_transaction:
            yield
            return
        db.execute("BEGIN")
        try:
            yield
        except (ValueError, TypeError, OverflowError, LookupError):
            raise JournalDamaged(path=path) from None
        finally:
            if db.conn.in_transaction:
                db.execute("ROLLBACK")


@contextlib.contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and the system inside into ones a person can mend.

    What SQLite says may hold somebody's words, so none of it is passed on.
    """
    try:
        yield
    except dbapi2.DatabaseError as error:
        kind = getattr(error, "sqlite_errorname", "")
        if kind.startswith("SQLITE_CANTOPEN"):
            raise _open_problem(path) from error
        for start, meaning in _MEANINGS.items():
            if kind.startswith(start):
                raise meaning(path=path) from error
        raise JournalDamaged(path=path) from error
    except UnicodeDecodeError:
        raise JournalDamaged(path=path) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise JournalFull(path=path) from error
        if error.errno == errno.EROFS:
            raise JournalReadOnly(path=path) from error
        raise JournalUnreachable(path=path, problem=error.strerror or error) from error


def _open_problem(path: Path) -> JournalReadOnly | JournalUnreachable:
    """Return the error for a folder that may not be written, or a file that cannot be opened."""
    if path.is_file() and os.access(path, os.R_OK):
        return JournalReadOnly(path=path)
    return JournalUnreachable(path=path, problem=os.strerror(errno.EACCES))
