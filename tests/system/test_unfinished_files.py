import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reflectie_cli.errors import CannotWrite
from reflectie_cli.system.private_files import write_whole
from reflectie_cli.system.streams import is_stream, open_file, open_stream
from reflectie_cli.system.unfinished_files import sweep, unfinished_in


def killed(folder: Path, home: Path, signal: str = "SIGKILL") -> None:
    """Let a program write a file in a folder, and end it by a signal half-way."""
    code = f"""
import os, signal, pathlib, reflectie_cli.__main__ as program
from reflectie_cli.system.private_files import write_whole
program._hear_hang_ups()
def pieces():
    yield b"dear diary " * 100_000
    os.kill(os.getpid(), signal.{signal})
    yield b"the rest"
write_whole(pathlib.Path({str(folder / "out.json")!r}), pieces(), noted_in=pathlib.Path({str(home)!r}))
"""
    subprocess.run([sys.executable, "-c", code], check=False)


@pytest.mark.parametrize("far", [False, True], ids=["beside the journal", "elsewhere"])
def test_what_a_kill_leaves_of_an_export_is_gone_at_the_next_start(
    tmp_path: Path, far: bool
) -> None:
    """The whole journal does not lie about under a hidden name, wherever the export went."""
    home = tmp_path / "home"
    home.mkdir()
    folder = tmp_path / "desk" if far else home
    folder.mkdir(exist_ok=True)
    killed(folder, home)
    (left,) = unfinished_in(home)
    assert (left.parent, stat.S_IMODE(left.stat().st_mode)) == (folder, 0o600)
    sweep(home, time.time())
    assert [*folder.iterdir(), *home.iterdir()] == []
    assert unfinished_in(home) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("signal", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_clears_away_what_is_in_work(tmp_path: Path, signal: str) -> None:
    """Whatever asks the program to end, no half file stays behind, and no note of one."""
    (tmp_path / "home").mkdir()
    killed(tmp_path, tmp_path / "home", signal)
    assert [*tmp_path.iterdir()] == [tmp_path / "home"]
    assert [*(tmp_path / "home").iterdir()] == []


def test_what_a_living_program_writes_is_not_swept(tmp_path: Path) -> None:
    """Another program starts meanwhile; the export comes out whole."""

    def pieces() -> Iterator[bytes]:
        yield b"x" * 1_000_000
        sweep(tmp_path, time.time())
        code = f"import pathlib, time; from reflectie_cli.system.unfinished_files import sweep; sweep(pathlib.Path({str(tmp_path)!r}), time.time())"
        subprocess.run([sys.executable, "-c", code], check=True)
        yield b"y"

    write_whole(tmp_path / "out", pieces())
    assert (tmp_path / "out").stat().st_size == 1_000_001
    assert [*tmp_path.iterdir()] == [tmp_path / "out"]


def test_what_is_out_of_reach_stays_noted(tmp_path: Path) -> None:
    """A stick that is not there now is swept when it is back; until then its file is named."""
    home, stick = tmp_path / "home", tmp_path / "stick"
    home.mkdir()
    stick.mkdir()
    killed(stick, home)
    stick.rename(tmp_path / "taken out")
    sweep(home, time.time())
    (left,) = unfinished_in(home)
    assert left.parent == stick
    (tmp_path / "taken out").rename(stick)
    sweep(home, time.time())
    assert [*home.iterdir(), *stick.iterdir()] == []


@pytest.mark.parametrize("name", [".out.json.x8ab", "notes.part", ".reflectie-mine.txt"])
def test_nothing_of_somebody_else_is_swept(tmp_path: Path, name: str) -> None:
    """A note that names another file, and a hidden file that is not ours, are left alone."""
    other = tmp_path / name
    other.write_text("mine")
    home = tmp_path / "home"
    home.mkdir()
    (home / ".reflectie-x.note").write_bytes(os.fsencode(other))
    sweep(home, time.time())
    sweep(tmp_path, time.time())
    assert other.read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """It is never waited for, nor replaced; it is written to."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="it is not a file"):
        open_file(pipe)
    with pytest.raises(CannotWrite):
        write_whole(pipe, [b"x"])
    assert pipe.is_fifo()
    assert is_stream(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with open_stream(pipe) as stream:
        stream.write(b"words")
    assert os.read(reading, 10) == b"words"
    os.close(reading)


def test_what_is_open_already_is_read_and_written_under_its_number(tmp_path: Path) -> None:
    """A shell hands over `<(…)` and `>(…)` in this way; a file behind it is not cut short."""
    reading, writing = os.pipe()
    with open_stream(Path(f"/dev/fd/{writing}")) as stream:
        stream.write(b"words")
    os.close(writing)
    with open_file(Path(f"/dev/fd/{reading}")) as file:
        assert file.read() == b"words"
    os.close(reading)
    log = tmp_path / "log"
    log.write_text("before ")
    with log.open("ab") as opened, open_stream(Path(f"/dev/fd/{opened.fileno()}")) as stream:
        stream.write(b"after")
    assert log.read_text() == "before after"


def test_a_link_stays_one(tmp_path: Path) -> None:
    """What it leads to is written whole."""
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", [b"words"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"words"
