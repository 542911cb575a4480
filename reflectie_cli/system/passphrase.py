"""Where a passphrase comes from: a program, a file, the environment, or somebody who types it.

It is never an argument of a command, is never shown, and stands in no message.
"""

import getpass
import os
import shlex
import stat
import subprocess
import unicodedata
import warnings
from collections.abc import Mapping
from pathlib import Path

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_
from reflectie_cli.system.settings import in_home
from reflectie_cli.system.streams import open_file

COMMAND, FILE, WORDS = (
    "REFLECTIE_PASSPHRASE_COMMAND",
    "REFLECTIE_PASSPHRASE_FILE",
    "REFLECTIE_PASSPHRASE",
)
_MOST = 4096
"""Bytes of a passphrase; who names a file that is longer means another one."""


class PassphraseProblem(ReflectieError):
    """No passphrase, or not the right one."""

    exit_code = 6


class PassphraseMissing(PassphraseProblem):
    """No passphrase anywhere, and no terminal to ask on."""

    says = N_(
        "A passphrase is needed, and there is no terminal to ask for it. Set"
        " REFLECTIE_PASSPHRASE_COMMAND, REFLECTIE_PASSPHRASE_FILE or REFLECTIE_PASSPHRASE."
    )


class PassphraseEmpty(PassphraseProblem):
    """What should give a passphrase gave nothing."""

    says = N_("The passphrase was empty. Nothing was opened and nothing was written.")


class PassphraseNotText(PassphraseProblem):
    """A passphrase that is not text."""

    says = N_("The passphrase is not text in UTF-8, or is far too long. Check where it comes from.")


class PassphrasesDiffer(PassphraseProblem):
    """A new passphrase was not typed the same twice."""

    says = N_("Those two were not the same. Nothing was written; begin again.")


class PassphraseCommandFailed(PassphraseProblem):
    """The program that should give the passphrase could not start."""

    says = N_("The program in REFLECTIE_PASSPHRASE_COMMAND gave no passphrase ({problem}).")


class PassphraseCommandEnded(PassphraseProblem):
    """The program that should give the passphrase ended badly."""

    says = N_("The program in REFLECTIE_PASSPHRASE_COMMAND gave no passphrase (exit code {code}).")


class PassphraseFileUnreadable(PassphraseProblem):
    """The file with the passphrase cannot be read."""

    says = N_("{path}, named in REFLECTIE_PASSPHRASE_FILE, cannot be read ({problem}).")


class PassphraseFileOpen(PassphraseProblem):
    """Others on this computer may look into the file with the passphrase."""

    says = N_(
        "Others can read {path}, named in REFLECTIE_PASSPHRASE_FILE. Close it first:"
        " chmod 600 {path}"
    )


def passphrase(environment: Mapping[str, str], *, prompt: str | None) -> str:
    """Return the passphrase: from the environment, otherwise from who sits at the terminal.

    A variable that is empty counts as not set. Without a `prompt` nobody is asked. The same
    letters are the same passphrase however a keyboard composes them (NFKC).

    Raise a `PassphraseProblem`, `PassphraseMissing` where there is nobody to ask.
    """
    found = _from_environment(environment)
    return _sound(_ask(prompt) if found is None else found)


def new_passphrase(environment: Mapping[str, str], *, prompt: str | None, again: str) -> str:
    """Return a passphrase to lock something with; one that is typed is typed twice.

    Raise as `passphrase` does, and `PassphrasesDiffer`.
    """
    given = passphrase(environment, prompt=prompt)
    if _from_somewhere(environment) is None and _sound(_ask(again)) != given:
        raise PassphrasesDiffer
    return given


def _from_somewhere(environment: Mapping[str, str]) -> str | None:
    return next((name for name in (COMMAND, FILE, WORDS) if environment.get(name)), None)


def _from_environment(environment: Mapping[str, str]) -> bytes | str | None:
    name = _from_somewhere(environment)
    if name is None:
        return None
    value = environment[name]
    if name == COMMAND:
        return _without_line_end(_output_of(value, environment))
    if name == FILE:
        return _without_line_end(_in_file(in_home(value)))
    return value


def _output_of(command: str, environment: Mapping[str, str]) -> bytes:
    """Run the program without a shell; its standard error goes to the person.

    It does not get ours as standard input: somebody's answers may wait there.
    """
    try:
        done = subprocess.run(
            shlex.split(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise PassphraseCommandFailed(problem=error.strerror) from error
    except (ValueError, IndexError):  # a quote that stays open, or no word at all
        raise PassphraseCommandFailed(problem=N_("it is not a command")) from None
    if done.returncode:
        raise PassphraseCommandEnded(code=done.returncode)
    return done.stdout


def _in_file(path: Path) -> bytes:
    try:
        with open_file(path) as file:
            mode = os.fstat(file.fileno()).st_mode
            # Windows keeps its rights elsewhere; there every file looks open.
            if os.name != "nt" and mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise PassphraseFileOpen(path=path)
            return file.read(_MOST + 1)
    except OSError as error:
        raise PassphraseFileUnreadable(path=path, problem=error.strerror) from error


def _without_line_end(data: bytes) -> bytes:
    return data.removesuffix(b"\n").removesuffix(b"\r")


def _ask(prompt: str | None) -> str:
    """Ask on the terminal itself, also where standard input is a pipe; no letter is shown."""
    if prompt is None:
        raise PassphraseMissing
    with warnings.catch_warnings():
        # Without a terminal it would read somebody's answers instead, in sight.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"{prompt} ")
        except getpass.GetPassWarning:
            raise PassphraseMissing from None
        except UnicodeError:
            raise PassphraseNotText from None


def _sound(given: bytes | str) -> str:
    """Return a passphrase as it is used. What was given stands in no error, nor behind one."""
    try:
        data = given if isinstance(given, bytes) else given.encode()
        text = unicodedata.normalize("NFKC", data.decode())
    except UnicodeError:
        raise PassphraseNotText from None
    if len(data) > _MOST:
        raise PassphraseNotText
    if not text:
        raise PassphraseEmpty
    return text
