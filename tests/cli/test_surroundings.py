"""What a computer can do to a program: closed streams, full disks, folders that nobody may read."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.output import DummyOutput

from reflectie_cli import __main__ as program
from reflectie_cli.cli import app
from reflectie_cli.walk.application import LoudApplication

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of Unix")

_PROGRAM = [sys.executable, "-m", "reflectie_cli"]
Start = Callable[..., Any]


@pytest.fixture
def start(home: Path, tmp_path: Path) -> Start:
    """Start the program as a shell does; give what it said and how it ended."""

    def run(*words: str | bytes, **settings: Any) -> Any:
        environment = {**os.environ, **settings.pop("environment", {})}
        settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings}
        return subprocess.run(
            [*_PROGRAM, *words], env=environment, cwd=tmp_path, check=False,
            stdin=subprocess.DEVNULL, **settings,
        )  # fmt: skip

    return run


def one_line(ended: Any, code: int = 1) -> str:
    """Return the one line that was said, once it is known that there is only one."""
    (line,) = ended.stderr.decode().splitlines()
    assert ended.returncode == code
    assert "Traceback" not in line
    return str(line)


@pytest.mark.parametrize("name", ["REFLECTIE_HOME", "REFLECTIE_JOURNAL"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_home_of_nobody_is_told_in_one_line(start: Start, name: str, lang: str) -> None:
    """A `~` that this computer does not know is named, in the language that was asked for."""
    said = one_line(start("--lang", lang, "list", environment={name: "~nobody-at-all/y"}))
    assert "~nobody-at-all/y" in said
    assert ("persoonlijke map" in said) == (lang == "nl")


def test_a_time_zone_of_a_week_is_told_in_one_line(start: Start) -> None:
    """A clock nobody can write down keeps nothing, and says so."""
    said = one_line(start("status", environment={"TZ": "XXX-167:59:59"}))
    assert "XXX-167:59:59" in said


def test_a_set_whose_name_is_no_utf8_stands_in_json(start: Start, home: Path) -> None:
    """A program that lists the sets gets an object, with a mark for what is no letter."""
    folder = home / "prompts"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"a\xff.yaml")).touch()
    for words in (["prompts", "list"], ["prompts", "list", "--json"], ["prompts", "check"]):
        ended = start(*words)
        assert ended.returncode in (0, 4)
        assert b"a?" in ended.stdout + ended.stderr
        assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("word", ["list", "--help", "--version", "config", "status", "prompts"])
@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2)])
def test_streams_that_are_closed_are_no_trouble(
    start: Start, word: str, closed: tuple[int, ...]
) -> None:
    """Who closed standard output wants to read nothing; that is not a problem."""

    def close() -> None:
        for number in closed:
            os.close(number)

    ended = start(word, preexec_fn=close)
    assert ended.returncode in (0, 2)
    assert b"Traceback" not in ended.stderr


def test_a_settings_folder_that_may_not_be_read_is_told(
    start: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The settings cannot be read: one line; the journal elsewhere is read all the same."""
    real = os.stat

    def refuse(path: Any, *arguments: Any, **settings: Any) -> Any:
        if str(path).startswith(str(home)):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **settings)

    from typer.testing import CliRunner

    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", refuse)
        result = CliRunner().invoke(app.app, ["prompts", "list"], prog_name="reflectie")
    assert result.exit_code == 0
    assert "config.yaml cannot be read (Permission denied)" in result.stderr
    assert "waarom" in result.stdout


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_nobody_foresaw_is_one_line_without_a_word_of_anybody(
    lang: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It names the kind and the place, never what Python says: that may be somebody's diary."""

    def break_down(*_: object, **__: object) -> None:
        diary = "dear diary"
        raise ValueError(diary)

    monkeypatch.setattr(app, "begin_session", break_down)
    monkeypatch.setattr(sys, "argv", ["reflectie", "--lang", lang, "list"])
    with pytest.raises(SystemExit) as ended:
        program.main()
    said = capfd.readouterr().err
    assert (ended.value.code, said.count("\n")) == (1, 1)
    assert "ValueError, app.py:" in said
    assert "diary" not in said
    assert ("niemand voorzag" in said) == (lang == "nl")


def test_what_goes_wrong_in_a_key_ends_the_application(capfd: pytest.CaptureFixture[str]) -> None:
    """A mistake in a callback of the terminal goes up; no traceback stands over the screen."""
    keys = KeyBindings()

    @keys.add("a")
    def break_down(_event: object) -> None:
        raise ZeroDivisionError

    with create_pipe_input() as keyboard:
        keyboard.send_text("a")
        application: LoudApplication[None] = LoudApplication(
            Layout(Window()), key_bindings=keys, input=keyboard, output=DummyOutput()
        )
        with pytest.raises(ZeroDivisionError):
            application.run()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("how", ["a file", "a loop", "a link to nowhere"])
def test_a_folder_of_own_sets_that_cannot_be_read_is_told_once(
    start: Start, home: Path, how: str, lang: str
) -> None:
    """Somebody who misses their own sets knows why; the shipped ones can be walked meanwhile."""
    home.mkdir(exist_ok=True)
    folder = home / "prompts"
    if how == "a file":
        folder.write_text("x", "utf-8")
    else:
        folder.symlink_to(folder if how == "a loop" else home / "gone")
    ended = start("--lang", lang, "prompts", "list")
    assert str(folder) in one_line(ended, 0)
    assert b"waarom" in ended.stdout


@pytest.mark.parametrize("lang", ["fr", "Nederlands"])
def test_a_language_in_the_environment_is_told_like_one_that_is_typed(
    start: Start, lang: str
) -> None:
    """`REFLECTIE_LANG=fr` is no language; a language that is typed takes its place."""
    told = one_line(start("list", environment={"REFLECTIE_LANG": lang}), 2)
    assert told == one_line(start("--lang", lang, "list"), 2)
    assert start("--lang", "nl", "list", environment={"REFLECTIE_LANG": lang}).returncode == 0


# A disk without room


def _no_room() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


READERS = ["--help", "--version", "prompts list", "prompts book", "prompts schema", "export", "list --json", "config", "new --help"]  # fmt: skip


@pytest.mark.parametrize("words", READERS)
def test_an_output_that_is_full_is_one_line_and_1(start: Start, tmp_path: Path, words: str) -> None:
    """What was cut short is not taken for whole; Python adds nothing of its own."""
    with (tmp_path / "full").open("wb") as full:
        ended = start(*words.split(), stdout=full, preexec_fn=_no_room)
    assert "cut short" in one_line(ended)


@pytest.mark.parametrize(("words", "code"), [("nothing-like-it", 2), ("show zzz", 3)])
def test_a_problem_that_cannot_be_said_leaves_with_its_code(
    start: Start, tmp_path: Path, words: str, code: int
) -> None:
    """Where standard error is full, a script still knows what was wrong."""
    with (tmp_path / "full").open("wb") as full:
        ended = start(*words.split(), stderr=full, preexec_fn=_no_room)
    assert ended.returncode == code


@pytest.mark.parametrize("words", READERS)
def test_a_reader_that_has_seen_enough_is_no_problem(start: Start, words: str) -> None:
    """Whatever is piped into `head` ends alike: 0, and nothing said."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        ended = start(*words.split(), stdout=pipe)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_whoever_ends_the_program_sees_what_ended_it(name: str) -> None:
    """What was in work is cleared away first, and then the signal has its way."""
    number = int(getattr(signal, name))
    code = f"import os, runpy, sys, typer; sys.argv = ['reflectie', '--version']; typer.echo = lambda _: os.kill(os.getpid(), {number}); runpy.run_module('reflectie_cli', run_name='__main__')"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (-number, b"")
