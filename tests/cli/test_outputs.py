"""Where words go: files, pipes, devices; and what is read is a file."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of Unix")

Run = Callable[..., Any]
WRITERS = [
    "export",
    "export --format md",
    "review week --format md",
    "prompts book",
    "summary --yes",
]


@pytest.fixture
def written(keep: Run) -> None:
    """Keep an entry."""
    keep("waarom", {"situation": "A word about coffee"})


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("words", WRITERS)
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_pipe_is_written_to_and_stays_a_pipe(
    reflectie: Run, tmp_path: Path, words: str, force: list[str]
) -> None:
    """With --force as well it is never replaced by a file with the journal in it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    said = reflectie(*words.split(), *force, "-o", str(pipe))
    assert said.code == 0
    assert pipe.is_fifo()
    assert reader.communicate(timeout=20)[0]


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("words", WRITERS)
def test_a_device_stays_a_device(reflectie: Run, tmp_path: Path, words: str) -> None:
    """The journal is poured into a device of one's own, and no file takes its place."""
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o600 | 0o020000, os.makedev(1, 3))
        with device.open("wb") as opened:
            opened.write(b"x")
    except OSError:
        pytest.skip("no device can be made here")
    for force in ([], ["--force"]):
        assert reflectie(*words.split(), *force, "-o", str(device)).code == 0
        assert device.is_char_device()


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("words", WRITERS)
@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1"])
def test_standard_output_has_more_than_one_name(reflectie: Run, words: str, name: str) -> None:
    """`-o -` and `-o /dev/stdout` are standard output wherever there is an -o."""
    said = reflectie(*words.split(), "-o", name)
    plain = reflectie(*words.split())
    assert (said.code, said.out) == (0, plain.out)
    assert said.out


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_pipe_for_a_journal_or_settings_is_refused_at_once(
    reflectie: Run, home: Path, tmp_path: Path, lang: str
) -> None:
    """Nothing waits for ever for somebody to write in it."""
    home.mkdir()
    pipe = home / "config.yaml"
    os.mkfifo(pipe)
    means = {"nl": "het is geen bestand", "en": "it is not a file"}[lang]
    said = reflectie("--journal", str(pipe), "list", lang=lang)
    assert said.code == 5
    assert said.err.count(means) == 2
    for words in (["new", "waarom", "--answers"], ["import"], ["coach", "open", "--as", "Noor"]):
        said = reflectie(*words, str(pipe), lang=lang)
        assert (said.code, means in said.err) == (4, True)
        assert pipe.is_fifo()
    assert reflectie("config", "editor", "nano").code == 4
    assert pipe.is_fifo()


def test_answers_from_a_shells_own_pipe_are_read(reflectie: Run) -> None:
    """`--answers <(…)` and `--answers /dev/stdin` go on working: somebody stands at the other end."""
    reading, writing = os.pipe()
    os.write(writing, b"situation: A word about coffee\n")
    os.close(writing)
    said = reflectie("new", "waarom", "--answers", f"/dev/fd/{reading}")
    os.close(reading)
    assert said.code == 0


def test_a_pipe_that_an_editor_left_is_not_waited_for(
    reflectie: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is no file any more holds nothing; nothing is kept."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nrm "$1"; mkfifo "$1"; sleep 1\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    said = reflectie("new", "waarom", "-e")
    assert said.code == 1
    assert "nothing is kept" in said.err.lower()


@pytest.mark.usefixtures("written")
def test_erase_names_what_a_killed_export_left_out_of_reach(
    reflectie: Run, home: Path, tmp_path: Path
) -> None:
    """Whoever erases for good hears of every file that may still hold the words."""
    gone = tmp_path / "stick" / ".reflectie-abcdefgh.part"
    (home / ".reflectie-abcdefgh.note").write_bytes(os.fsencode(gone))
    (home / "reflectie-1.txt").write_text("rescued")
    (home / ".journal.before-9.db.x8").write_text("half a copy")
    said = reflectie("erase", "last", "--yes")
    for name in (str(gone), "reflectie-1.txt", ".journal.before-9.db.x8"):
        assert name in said.err
