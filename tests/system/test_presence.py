"""What stands at a path, on every Python there is."""

import os
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.system.presence import stands


def test_a_link_that_leads_nowhere_and_a_file_for_a_folder_are_nothing(tmp_path: Path) -> None:
    """Nothing there is told as nothing, and only what is there as something."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "round").symlink_to("round")
    found = {name: stands(tmp_path / name) for name in ("file", "file/in", "none", "link", "round")}
    assert [name for name, there in found.items() if there] == ["file"]


def test_a_folder_that_may_not_be_looked_in_is_not_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses to tell is its error, never an empty place."""

    def refuse(path: Any, *_arguments: Any, **_settings: Any) -> Any:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", refuse)
        with pytest.raises(PermissionError):
            stands(tmp_path / "closed")
