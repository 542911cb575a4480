"""Where a journal lies, and what may copy it elsewhere."""

from pathlib import Path

import pytest

from reflectie_cli.system.synced_folders import (
    COPY,
    REMOTE,
    SYNCED,
    WAY_OUT,
    warnings,
)


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - Zorggroep", "Nextcloud", "Google Drive", "Sync"]
)
def test_a_synced_folder_is_told(tmp_path: Path, folder: str) -> None:
    """By the name that such folders have, however deep the journal lies in it."""
    journal = tmp_path / folder / "werk" / "journal.db"
    (says, details), (way_out, _) = warnings(journal)
    assert (says, way_out) == (SYNCED, WAY_OUT)
    assert details["folder"] == str(tmp_path / folder)


def test_a_folder_is_known_by_what_stands_in_it(tmp_path: Path) -> None:
    """Syncthing marks any folder it copies."""
    (tmp_path / "werk" / ".stfolder").mkdir(parents=True)
    assert [says for says, _ in warnings(tmp_path / "werk" / "journal.db")] == [
        SYNCED, WAY_OUT
    ]  # fmt: skip


@pytest.mark.parametrize(("config", "told"), [('[remote "origin"]\n', True), ("[core]\n", False)])
def test_a_repository_is_told_only_with_a_remote(tmp_path: Path, config: str, told: bool) -> None:
    """History of one's own is one's own; a remote is somewhere else."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(config)
    assert [says for says, _ in warnings(tmp_path / "a" / "journal.db")] == [REMOTE] * told


def test_an_ordinary_folder_is_not_told(tmp_path: Path) -> None:
    """Words that only look alike are no reason: syncopation is music."""
    assert warnings(tmp_path / "syncopation" / "journal.db") == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("journal (conflicted copy 2026-11-20).db", True),
        ("journal.sync-conflict-20261120-231000-ABC.db", True), ("journal-LAPTOP.db", True),
        ("journal 2.db", True), ("journal_conflict-20261120.db", True),
        ("journal.before-6.db", False), ("journal.db", False), ("journalist.db", False),
        ("journal.db-journal", False), ("other.db", False), ("journal 2.txt", False),
    ],
)  # fmt: skip
def test_a_copy_that_a_program_put_beside_the_journal_is_told(
    tmp_path: Path, name: str, told: bool
) -> None:
    """Words of another device stand in it, and nobody would look there."""
    (tmp_path / name).write_bytes(b"x")
    found = [(says, details["path"]) for says, details in warnings(tmp_path / "journal.db")]
    assert found == [(COPY, str(tmp_path / name))] * told
