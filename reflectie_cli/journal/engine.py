"""The one way to open SQLite here, and the one way to write.

The engine is sqlcipher3's SQLite, the same on every machine. sqlite-utils looks for `pysqlite3`
before it takes the system's own, so ours is registered under that name, and this module must be
imported before sqlite-utils. Without it, writes through `INSERT … RETURNING` vanish.

Measured (docs/reliability.md): rollback journal with `synchronous=EXTRA` kept every acknowledged
answer in every simulated power cut; the default lost one in six.
"""

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database  # noqa: E402  # only after the engine is registered

from reflectie_cli.errors import (  # noqa: E402
    JournalDamaged,
    JournalEmpty,
    JournalFull,
    JournalLocked,
    JournalNewer,
    JournalReadOnly,
    JournalRefused,
    JournalUnreachable,
    NotAJournal,
)
from reflectie_cli.journal.schema import APPLICATION_ID, NAMES, VERSION, migrations  # noqa: E402

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

Engine = Database


def open_journal(path: Path) -> Engine:
    """Open the journal at `path`, making it and its folder if there is none yet.

    A journal of an older version is brought up to date after a verified copy is put beside it.
    Raises a `JournalUnusable` of the kind that says what is wrong; the file is then as it was.
    """
    with plainly(path):
        if not path.exists():
            _create(path)
        if path.stat().st_size == 0:
            raise JournalEmpty(path=path)
        db = connect(path)
        _recognise(db, path)
        if _version(db) < VERSION:
            _upgrade(db, path)
    return db


def open_nothing() -> Engine:
    """Open an empty journal in memory: what there is to read where nothing was ever written."""
    db = connect(Path(":memory:"))
    migrations.apply(db)
    return db


def connect(path: Path) -> Engine:
    """Connect to the file at `path` with every setting that keeps words safe."""
    connection = dbapi2.connect(str(path), timeout=LOCK_SECONDS, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    for setting in ("foreign_keys = ON", "secure_delete = ON", "synchronous = EXTRA"):
        connection.execute(f"PRAGMA {setting}")
    # Plugins of sqlite-utils that somebody installed must never see this connection.
    return Database(connection, execute_plugins=False)


@contextlib.contextmanager
def writing(db: Engine, path: Path) -> Iterator[None]:
    """Do everything inside as one piece of writing: all of it is kept, or none.

    It begins IMMEDIATE, so two programs wait for each other instead of failing half-way. Inside
    another `writing` it is part of that one.
    """
    with plainly(path):
        if db.conn.in_transaction:
            yield
            return
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def reading(db: Engine, path: Path) -> Iterator[None]:
    """See one moment of the journal inside, whatever other programs write meanwhile."""
    with plainly(path):
        if db.conn.in_transaction:
            yield
            return
        db.execute("BEGIN")
        try:
            yield
        finally:
            if db.conn.in_transaction:
                db.execute("ROLLBACK")


@contextlib.contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say inside into an error a person can mend."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        kind = getattr(error, "sqlite_errorname", "")
        if kind.startswith("SQLITE_CANTOPEN"):
            raise _unopened(path) from error
        for start, meaning in _MEANINGS.items():
            if kind.startswith(start):
                raise meaning(path=path) from error
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise JournalFull(path=path) from error
        if error.errno == errno.EROFS:
            raise JournalReadOnly(path=path) from error
        raise JournalUnreachable(path=path, problem=error.strerror or error) from error


def _unopened(path: Path) -> JournalReadOnly | JournalUnreachable:
    """Tell a folder that may not be written from a file that cannot be opened at all."""
    if path.is_file() and os.access(path, os.R_OK):
        return JournalReadOnly(path=path)
    return JournalUnreachable(path=path, problem=os.strerror(errno.EACCES))


def _version(db: Engine) -> int:
    return int(_value(db, "PRAGMA user_version"))


def _value(db: Engine, sql: str) -> Any:
    return db.execute(sql).fetchone()[0]


def _recognise(db: Engine, path: Path) -> None:
    """Refuse a file that is not a journal, or one that a newer program has changed."""
    if _value(db, "PRAGMA application_id") != APPLICATION_ID:
        raise NotAJournal(path=path)
    applied = {migration.name for migration in migrations.applied(db)}
    if applied <= set(NAMES) and _version(db) <= VERSION:
        return
    oldest = db.execute("SELECT value FROM meta WHERE key = 'oldest_writer'").fetchone()
    if oldest is None or int(oldest[0]) > VERSION or _version(db) <= VERSION:
        raise JournalNewer(theirs=max(_version(db), VERSION + 1), ours=VERSION)


def _upgrade(db: Engine, path: Path) -> None:
    copy = path.with_name(f"{path.stem}.before-{VERSION}{path.suffix}")
    if _value(db, "SELECT count(*) FROM entries") and not copy.exists():
        _copy(db, copy)
    with writing(db, path):
        migrations.apply(db)


def _copy(db: Engine, copy: Path) -> None:
    """Put a whole copy beside the journal and look whether it is sound."""
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    db.execute("VACUUM INTO ?", [str(copy)])
    copied = connect(copy)
    if _value(copied, "PRAGMA integrity_check") != "ok":
        raise JournalDamaged(path=copy)
    copied.close()


def _create(path: Path) -> None:
    """Make a new journal out of sight and put it in place whole, readable by its owner alone.

    Two programs may do this at once: the first one's file stays, the other's is thrown away.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    os.close(handle)
    fresh = Path(name)
    try:
        db = connect(fresh)
        with writing(db, path):
            migrations.apply(db)
        db.close()
        with contextlib.suppress(FileExistsError):
            _put_in_place(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def _put_in_place(fresh: Path, path: Path) -> None:
    """Give a file its name unless somebody has it; raises FileExistsError then."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as most memory sticks
        if path.exists():
            raise FileExistsError(path) from None
        fresh.rename(path)
