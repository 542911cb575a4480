"""Folders and files of prompt sets of one's own."""

import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.prompt_sets.form import SCHEMA_FILE

Run = Callable[..., Any]
LANGS = pytest.mark.parametrize("lang", ["en", "nl"])


def mode(path: Path) -> int:
    """Return who may read and write a file."""
    return stat.S_IMODE(path.stat().st_mode)


def files(folder: Path) -> set[str]:
    """Return what stands in the folder, hidden files as well, besides the schema."""
    return {path.name for path in folder.iterdir()} - {SCHEMA_FILE} if folder.exists() else set()


def version(path: Path) -> list[str]:
    """Return every version line of a file."""
    return re.findall("^version:.*$", path.read_text("utf-8"), re.MULTILINE)
