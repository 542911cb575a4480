"""Opening the file of a journal: made whole, recognised before it is touched, upgraded."""

import contextlib
import os
import tempfile
from importlib import import_module
from pathlib import Path

from reflectie_cli.journal.engine import Engine, connect, plain_errors, snapshot, transaction
from reflectie_cli.journal.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalLinkBroken,
    JournalNewer,
    JournalReadOnly,
    NotAJournal,
)
from reflectie_cli.journal.file_format import APPLICATION_ID, NAMES, VERSION
from reflectie_cli.system.presence import stands
from reflectie_cli.system.private_files import make_folder
from reflectie_cli.system.streams import open_file

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)  # in the first page of every SQLite file


def open_journal(path: Path) -> Engine:
    """Open the journal at `path`, making it and its folder if there is none yet.

    A journal of an older version is brought up to date after a verified copy is put beside it.
    Raise a `JournalUnusable` of the kind that says what is wrong; the file is then as it was.
    """
    with plain_errors(path):
        if not is_there(path):
            _create(path)
        _recognise(path)
        db = connect(path)
        if _must_be_upgraded(db, path):
            _upgrade(db, path)
        if db.value("PRAGMA journal_mode") != "delete":  # another tool left it in another mode
            db.execute("PRAGMA journal_mode = DELETE")
    return db


def is_there(path: Path) -> bool:
    """Return whether there is a journal at `path`. Raise `JournalLinkBroken`.

    A link to a place that is not there, as of a disk that is not connected, is no new journal.
    """
    if stands(path):
        return True
    for part in (path, *path.parents):
        if part.is_symlink() and not part.exists():
            raise JournalLinkBroken(path=part, target=part.readlink())
    return False


def open_read_only(path: Path) -> Engine:
    """Open the journal at `path` to read it; an older one that is read-only is read as a copy."""
    try:
        return open_journal(path)
    except JournalReadOnly:
        pass
    with plain_errors(path):
        there = connect(path)
        db = connect(Path(":memory:"))
        there.conn.backup(db.conn)
        there.close()
        _migrate(db)
    return db


def open_nothing() -> Engine:
    """Open an empty journal in memory: what there is to read where nothing was ever written."""
    db = connect(Path(":memory:"))
    _migrate(db)
    return db


def _recognise(path: Path) -> None:
    """Check whose file it is before SQLite opens it: opening alone may change another's."""
    with open_file(path) as file:
        header = file.read(100)
    if not header:
        raise JournalEmpty(path=path)
    mark = int.from_bytes(header[_APPLICATION_ID_AT], "big")
    if not header.startswith(_MAGIC) or mark != APPLICATION_ID:
        raise NotAJournal(path=path)


def _must_be_upgraded(db: Engine, path: Path) -> bool:
    """Return whether a journal is an older one; refuse what a newer program has changed."""
    with snapshot(db, path):  # at one moment: another program may be bringing it up to date
        version = db.value("PRAGMA user_version")
        applied = _applied_migrations(db)
    if applied == list(NAMES[:version]) and 0 < version <= VERSION:
        return bool(version < VERSION)
    if version <= VERSION and not set(applied) - set(NAMES):
        raise NotAJournal(path=path)
    oldest = str(db.value("SELECT value FROM meta WHERE key = 'oldest_writer'") or "")
    if version > VERSION and oldest.isdecimal() and int(oldest) <= VERSION:
        return False
    raise JournalNewer(theirs=max(version, VERSION + 1), ours=VERSION)


def _applied_migrations(db: Engine) -> list[str]:
    """List the names of the migrations a journal has had, in their order."""
    table = "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
    if not db.query(table):
        return []
    names = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'reflectie' ORDER BY rowid"
    return [row["name"] for row in db.query(names)]


def _migrate(db: Engine) -> None:
    import_module("reflectie_cli.journal.schema").migrations.apply(db.tables)


def _upgrade(db: Engine, path: Path) -> None:
    """Copy the journal and bring it up to date, while no other program can write in it."""
    with transaction(db, path):
        if not _must_be_upgraded(db, path):
            return
        if db.value("SELECT count(*) FROM entries"):
            _copy(path, path.with_name(f"{path.stem}.before-{VERSION}{path.suffix}"))
        _migrate(db)


def _copy(path: Path, copy: Path) -> None:
    """Put a whole copy beside the journal, once it has been looked at and found sound.

    What a kill left of an earlier try goes first: it holds every word.
    """
    for left in copy.parent.glob(f".{copy.name}.*"):
        _sweep(left)
    handle, name = tempfile.mkstemp(dir=copy.parent, prefix=f".{copy.name}.")
    os.close(handle)
    try:
        # A connection of its own: a copy cannot be made inside a transaction.
        with contextlib.closing(connect(path)) as original:
            original.execute("VACUUM INTO ?", [name])
        with contextlib.closing(connect(Path(name))) as copied:
            sound = copied.value("PRAGMA integrity_check")
        if sound != "ok":
            raise JournalDamaged(path=copy)
        Path(name).replace(copy)
    finally:
        _sweep(Path(name))


def _create(path: Path) -> None:
    """Make a new journal out of sight and put it in place whole, readable by its owner alone.

    Two programs may do this at once: the first one's file stays, the other's is thrown away.
    """
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    os.close(handle)
    fresh = Path(name)
    try:
        with contextlib.closing(connect(fresh)) as db, transaction(db, path):
            _migrate(db)
        with contextlib.suppress(FileExistsError):
            _put_in_place(fresh, path)
    finally:
        _sweep(fresh)


def _sweep(file: Path) -> None:
    """Remove a file of ours that is out of sight, and what SQLite put beside it."""
    for left in (file, file.with_name(f"{file.name}-journal")):
        left.unlink(missing_ok=True)


def _put_in_place(fresh: Path, path: Path) -> None:
    """Let a file take its name, unless another has it. Raise FileExistsError then."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as most memory sticks
        if path.exists():
            raise FileExistsError(path) from None
        fresh.rename(path)
