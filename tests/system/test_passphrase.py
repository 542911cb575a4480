"""Where a passphrase comes from, in which order, and that it appears nowhere else."""

import os
import pty
import select
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from reflectie_cli.language import speak
from reflectie_cli.system.passphrase import (
    PassphraseCommandEnded,
    PassphraseCommandFailed,
    PassphraseEmpty,
    PassphraseFileOpen,
    PassphraseFileUnreadable,
    PassphraseMissing,
    PassphraseNotText,
    PassphraseProblem,
    new_passphrase,
    passphrase,
)

COMMAND, FILE, WORDS = (
    "REFLECTIE_PASSPHRASE_COMMAND", "REFLECTIE_PASSPHRASE_FILE", "REFLECTIE_PASSPHRASE",
)  # fmt: skip
ASK = """
import os
from reflectie_cli.errors import ReflectieError
from reflectie_cli.system.passphrase import new_passphrase, passphrase
try:
    given = {call}
    print("given:", len(given), sum(map(ord, given)))
except ReflectieError as problem:
    print(type(problem).__name__, problem)
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Keep a passphrase in a file for its owner alone."""
    file = tmp_path / "woord"
    file.touch(mode=0o600)
    file.write_bytes(b"uit het bestand\n")
    return file


def on_terminal(call: str, *typed: str, stdin: bytes = b"") -> str:
    """Run a call with a terminal that is nobody's standard input; return all that stood on it."""
    master, slave = pty.openpty()
    code = "import fcntl, termios\nfcntl.ioctl(2, termios.TIOCSCTTY, 0)\n" + ASK.format(call=call)
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=slave, stderr=slave,
        start_new_session=True,
    )  # fmt: skip
    assert child.stdin
    child.stdin.write(stdin)
    child.stdin.close()
    os.close(slave)
    shown, waiting = b"", list(typed)
    while True:
        ready, _, _ = select.select([master], [], [], 20)
        assert ready, f"it goes on waiting: {shown!r}"
        try:
            data = os.read(master, 4096)
        except OSError:  # the other side has gone
            data = b""
        if not data:
            break
        shown += data
        if waiting and shown.endswith(b"? "):
            os.write(master, waiting.pop(0).encode() + b"\r")
    child.wait()
    os.close(master)
    return shown.decode()


def test_the_command_goes_before_the_file_and_the_file_before_the_words(kept: Path) -> None:
    """Somebody who set several knows which one counts."""
    environment = {**os.environ, COMMAND: "printf 'uit het programma'", FILE: str(kept), WORDS: "x"}
    assert passphrase(environment, prompt=None) == "uit het programma"
    del environment[COMMAND]
    assert passphrase(environment, prompt=None) == "uit het bestand"
    environment[FILE] = ""
    assert passphrase(environment, prompt=None) == "x"


def test_a_command_is_run_without_a_shell_and_loses_one_line_end() -> None:
    """What would be a second command for a shell is a word; spaces and further line ends stay."""
    for command, given in (
        ("echo 'a b' ; echo c", "a b ; echo c"),
        (r"printf ' x \n\n'", " x \n"),
        (r"printf 'x\r\n'", "x"),
        ("echo $HOME", "$HOME"),
    ):
        assert passphrase({**os.environ, COMMAND: command}, prompt=None) == given


@pytest.mark.usefixtures("devices")
def test_a_command_reads_nothing_of_what_waits_for_the_program(kept: Path) -> None:
    """Answers on standard input are not a password program's."""
    own = os.dup(0)
    with kept.open("rb") as waiting:
        os.dup2(waiting.fileno(), 0)
    try:
        with pytest.raises(PassphraseEmpty):
            passphrase({**os.environ, COMMAND: "cat"}, prompt=None)
    finally:
        os.dup2(own, 0)
        os.close(own)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps its rights elsewhere")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o620, 0o601])
def test_a_file_that_others_may_look_into_is_refused(kept: Path, mode: int) -> None:
    """A passphrase that others can read protects nothing; the message says how to close it."""
    kept.chmod(mode)
    with pytest.raises(PassphraseFileOpen, match="chmod 600"):
        passphrase({FILE: str(kept)}, prompt=None)


def test_the_same_letters_are_the_same_passphrase() -> None:
    """What one keyboard sends as one character another sends as two."""
    for form in ("NFC", "NFD"):
        words = unicodedata.normalize(form, "één ﬁets")
        assert passphrase({WORDS: words}, prompt=None) == "één fiets"


@pytest.mark.parametrize(
    ("environment", "problem"),
    [
        ({}, PassphraseMissing),
        ({WORDS: ""}, PassphraseMissing),
        ({COMMAND: "false"}, PassphraseCommandEnded),
        ({COMMAND: "sh -c 'echo geheim; exit 3'"}, PassphraseCommandEnded),
        ({COMMAND: "/no/such/geheim"}, PassphraseCommandFailed),
        ({COMMAND: "echo 'geheim"}, PassphraseCommandFailed),
        ({COMMAND: " "}, PassphraseCommandFailed),
        ({COMMAND: "true"}, PassphraseEmpty),
        ({COMMAND: r"printf 'geheim\377'"}, PassphraseNotText),
        ({COMMAND: r"sh -c 'printf %05000d 0 | tr 0 \\000'"}, PassphraseNotText),
        ({FILE: "/no/such/file"}, PassphraseFileUnreadable),
        ({WORDS: "geheim\udcff"}, PassphraseNotText),
    ],
)
def test_without_a_passphrase_there_is_one_line_and_code_6(
    environment: dict[str, str], problem: type[PassphraseProblem]
) -> None:
    """Every way to fail says which source failed, and never what it gave."""
    with pytest.raises(problem) as caught:
        passphrase({"PATH": os.environ["PATH"], **environment}, prompt=None)
    assert caught.value.exit_code == 6
    for code in ("nl", "en"):
        sentence = caught.value.sentence(speak("nl" if code == "nl" else "en"))
        assert sentence
        assert "\n" not in sentence
        assert "geheim" not in sentence


def test_a_folder_for_a_file_is_refused(tmp_path: Path) -> None:
    """A folder holds no passphrase."""
    tmp_path.chmod(0o700)
    with pytest.raises(PassphraseFileUnreadable):
        passphrase({FILE: str(tmp_path)}, prompt=None)


def test_one_from_the_environment_is_not_asked_for_twice() -> None:
    """A script has nobody to type it again."""
    assert new_passphrase({WORDS: "woord"}, prompt=None, again="?") == "woord"


def test_what_is_typed_is_not_shown_and_standard_input_is_left_alone() -> None:
    """The terminal is asked where a pipe is read; no letter of the passphrase appears on it."""
    shown = on_terminal("passphrase({}, prompt='Word?')", "geheim", stdin=b"antwoorden\n")
    assert shown.startswith("Word? ")
    assert f"given: 6 {sum(map(ord, 'geheim'))}" in shown
    assert "geheim" not in shown


def test_a_new_one_is_typed_twice_and_must_be_the_same() -> None:
    """A slip in an unseen word would lock somebody out for good."""
    call = "new_passphrase({}, prompt='Word?', again='Again?')"
    assert "given: 6" in on_terminal(call, "geheim", "geheim")
    shown = on_terminal(call, "geheim", "gehiem")
    assert "PassphrasesDiffer" in shown
    assert "geh" not in shown
    assert "PassphraseEmpty" in on_terminal(call, "", "")


def test_without_a_terminal_nobody_is_asked() -> None:
    """A program in the background never reads a passphrase from a pipe, in sight."""
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(call="passphrase({}, prompt='Word?')")],
        input=b"geheim\n", capture_output=True, check=True, start_new_session=True,
    )  # fmt: skip
    assert done.stdout.startswith(b"PassphraseMissing")
    assert done.stderr == b""
