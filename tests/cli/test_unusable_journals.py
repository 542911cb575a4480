"""A journal that cannot be used: the exit code is 5, one line says why, the file stays as it is."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.journal.engine import connect

Run = Callable[..., Any]

COMMANDS = (
    ("list",), ("show", "last"), ("search", "x"), ("tags",), ("status",), ("export",),
    ("delete", "last"), ("erase", "last", "--yes"), ("resume",), ("edit", "last", "-t", "x"),
)  # fmt: skip


def text(path: Path) -> None:
    """Put a text file where the journal belongs."""
    path.write_text("Dit is geen dagboek.\n" * 400, encoding="utf-8")


def empty(path: Path) -> None:
    """Put a file of no bytes where the journal belongs."""
    path.touch()


def other(path: Path) -> None:
    """Put the database of another program where the journal belongs."""
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()


def newer(path: Path) -> None:
    """Make the journal one that a newer program has changed."""
    database = connect(path)
    database.execute("UPDATE meta SET value = '99' WHERE key = 'oldest_writer'")
    database.execute("PRAGMA user_version = 99")
    database.close()


def truncated(path: Path) -> None:
    """Leave only the first page of the journal."""
    path.write_bytes(path.read_bytes()[:4096])


def wrecked(path: Path) -> None:
    """Write rubbish over everything behind the first page."""
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (text, {"en": "not a journal", "nl": "geen dagboek"}),
        (empty, {"en": "empty", "nl": "leeg"}),
        (other, {"en": "not a journal", "nl": "geen dagboek"}),
        (newer, {"en": "newer version (99)", "nl": "nieuwere versie (99)"}),
        (truncated, {"en": "damaged", "nl": "beschadigd"}),
        (wrecked, {"en": "damaged", "nl": "beschadigd"}),
    ],
    ids=lambda value: getattr(value, "__name__", "said"),
)
def test_a_file_that_is_no_sound_journal_is_refused_and_left_alone(
    reflectie: Run,
    keep: Run,
    journal_path: Path,
    spoil: Callable[[Path], None],
    said: dict[str, str],
    lang: str,
) -> None:
    """Every command says in one line what is wrong, exits with 5, and changes not a byte."""
    keep("waarom", {"situation": "x"})
    spoil(journal_path)
    if spoil is empty:
        journal_path.write_bytes(b"")
    before = journal_path.read_bytes()
    told = []
    for words in COMMANDS:
        run = reflectie(*words, lang=lang)
        assert (run.code, run.out) == (5, ""), words
        assert len(run.err.splitlines()) == 1
        assert said[lang] in run.err
        told.append(run.err)
    run = reflectie("new", "waarom", stdin="situation: nieuw\n", lang=lang)
    assert (run.code, run.out) == (5, "")
    assert journal_path.read_bytes() == before
    assert sorted(path.name for path in journal_path.parent.iterdir()) == ["journal.db"]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_folder_where_the_journal_belongs_is_refused(
    reflectie: Run, journal_path: Path, lang: str
) -> None:
    """A folder is no journal: exit code 5, and it stays a folder."""
    journal_path.mkdir(parents=True)
    said = reflectie("new", "waarom", stdin="situation: x\n", lang=lang)
    assert (said.code, said.out) == (5, "")
    assert str(journal_path) in said.err
    assert list(journal_path.iterdir()) == []


def test_a_place_that_cannot_be_made_is_refused(reflectie: Run, tmp_path: Path) -> None:
    """A journal below a file is refused with 5, and the sentence names the place."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    path = tmp_path / "file" / "journal.db"
    said = reflectie("--journal", str(path), "new", "waarom", stdin="situation: x\n")
    assert (said.code, said.out) == (5, "")
    assert str(path) in said.err
    assert len(said.err.splitlines()) == 1


def test_a_damaged_journal_does_not_stop_what_needs_none(
    reflectie: Run, journal_path: Path
) -> None:
    """Prompt sets, settings, help and version work whatever the journal is."""
    journal_path.parent.mkdir(parents=True)
    text(journal_path)
    for words in (("prompts", "list"), ("config",), ("--version",), ("list", "--help")):
        assert reflectie(*words).code == 0


def test_the_journal_and_its_folder_are_for_their_owner_alone(
    keep: Run, journal_path: Path
) -> None:
    """A new journal is 0600 in a folder that is 0700."""
    keep("waarom", {"situation": "x"})
    assert journal_path.stat().st_mode & 0o777 == 0o600
    assert journal_path.parent.stat().st_mode & 0o777 == 0o700
