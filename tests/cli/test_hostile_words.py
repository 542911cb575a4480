"""Nothing of a set, an entry, a path, a name or a theme works on the terminal it is shown on."""

import io
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.cli.app import app
from reflectie_cli.cli.commands import COMMANDS
from tests.conftest import move_in

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="such paths are not to be had there"
)

Run = Callable[..., Any]

EVIL = "x\x1b[2J\x1b]52;c;AAAA\x07\x9b31m\u202eevil\x08\x7f"
_IN_YAML = r"x\e[2J\e]52;c;AAAA\a\x9B31m\u202Eevil\b\x7F"
_OURS = re.compile("\x1b\\[[0-9;]*m")
"""The colours we draw with."""
_WORKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")

SET = f"""\
name: kwaad
version: 1
title: "{_IN_YAML}"
description: "{_IN_YAML}"
reason: look-back
for: [individual]
minutes: 3
origin: {{status: own, text: "{_IN_YAML}"}}
questions:
  - key: story
    type: text
    roles: [why, learn]
    question: "{_IN_YAML}"
    help: "{_IN_YAML}"
  - key: plan
    type: intention
    optional: true
    roles: [act]
    question: "{_IN_YAML}"
"""

LINES = {
    "list": ["list", "-n", "5"], "show": ["show", "last", "--history"], "search": ["search", "evil"],
    "tags": ["tags"], "what-for": ["what-for", "2026"], "intentions": ["intentions"], "status": ["status"],
    "review": ["review", "week", "--format", "md"], "summary": ["summary", "--yes"],
    "names": ["names"], "privacy": ["privacy"], "config": ["config"], "demo": ["demo"],
    "schedule": ["schedule", "week", "--print", "cron"], "condense": ["condense", "last", "--dry-run"],
    "edit": ["edit", "last", "--title", EVIL], "delete": ["delete", EVIL], "erase": ["erase", "last"],
    "restore": ["restore", EVIL], "new": ["new", EVIL], "resume": ["resume", EVIL],
    "follow-up": ["follow-up", EVIL], "import": ["import", EVIL], "coach": ["coach", "open", EVIL, "--as", EVIL],
    "register": ["register", "skj", "--add", EVIL],
    "prompts": ["prompts"], "export": ["export", "--format", "csv"],
}  # fmt: skip
"""A line for every command of the root."""
MORE = [
    ["export", "--format", "md"], ["export", "--format", "json"], ["export", "--format", "html"],
    ["export", "-o", EVIL + "/no"], ["prompts", "book"], ["prompts", "list"], ["prompts", "show", "kwaad"],
    ["prompts", "check"], ["prompts", "path"], ["prompts", "search", "evil"], ["prompts", "new", EVIL],
    ["list", "-t", EVIL], ["list", "--set", EVIL], ["list", "--since", EVIL], ["list", "--json"],
    ["review", "week", "--format", "html"], ["review", EVIL], ["names", "add", EVIL], ["names"],
    ["config", "editor", EVIL], ["config", EVIL], ["config", "editor"], [EVIL], ["list", f"--{EVIL}"],
    ["tags", "rename", EVIL, "rust"], ["coach", "list"], ["coach", "show", EVIL],
    ["coach", "export", EVIL, EVIL], ["coach", "reply", EVIL, "--to", EVIL],
    ["summary", "--agreed", "--from", EVIL], ["summary", "--history", EVIL], ["schedule", "week", "--print", "systemd"],
    ["schedule", "week", "--print", "launchd"], ["schedule", "week", "--print", "windows"],
    ["new", "kwaad", "--answers", EVIL], ["show", "last", "--json"], [], ["--lang", EVIL, "list"],
]  # fmt: skip


class Screen(io.TextIOWrapper):
    """A stream that takes itself for a terminal, and keeps what is written on it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        """Return that it is a terminal."""
        return True

    @property
    def shown(self) -> str:
        """What was written, without the colours we draw with."""
        self.flush()
        return _OURS.sub("", self.buffer.getvalue().decode())  # type: ignore[attr-defined]  # a BytesIO


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, reflectie: Run) -> Path:
    """Keep an entry of a hostile set, with a hostile theme, title and answers, on a hostile path."""
    place = tmp_path_factory.mktemp("kept") / EVIL
    (place / "prompts").mkdir(parents=True)
    (place / "prompts" / "kwaad.yaml").write_text(SET, encoding="utf-8")
    (place / "prompts" / f"{EVIL}.yaml").write_text("broken: [", encoding="utf-8")
    (place / "config.yaml").write_text(f'editor: "{_IN_YAML}"\n', encoding="utf-8")
    answers = f'story: "{_IN_YAML}"\nplan: "{_IN_YAML}"\n'
    with pytest.MonkeyPatch.context() as patch:
        move_in(place, patch)
        assert reflectie("new", "kwaad", "-t", EVIL, stdin=answers).code == 0
        assert reflectie("edit", "last", "--title", EVIL).code == 0
        reflectie("names", "add", EVIL)
    return place


@pytest.fixture
def evil(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the home be a copy of all that is hostile."""
    monkeypatch.setenv("REFLECTIE_HOME", str(shutil.copytree(kept, tmp_path / EVIL)))


def test_there_is_a_line_for_every_command() -> None:
    """A new command is tried as well."""
    assert {one.name for one in COMMANDS if not one.within} == set(LINES)


@pytest.mark.usefixtures("evil")
@pytest.mark.parametrize("plain", [[], ["--plain"]], ids=["drawn", "plain"])
@pytest.mark.parametrize(
    "words", [*LINES.values(), *MORE], ids=lambda words: ascii(" ".join(words))[:40]
)
def test_nothing_works_on_a_terminal(
    words: list[str], plain: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control and direction characters come out as marks, on both streams, drawn or plain."""
    out, err = Screen(), Screen()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with pytest.raises(SystemExit):
        app([*plain, *words], prog_name="reflectie")
    shown = out.shown + err.shown
    assert shown
    assert _WORKS.findall(shown) == []
