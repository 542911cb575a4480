"""Running a command and measuring what it costs: seconds, processor time, memory at its peak.

A run that fails, or does not show what it should, ends the measurement: a wrong answer is quick.
Commands are run in turns, so that noise on the machine hits all of them.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import IO, Generic, TypeVar

_PATIENCE = 3.0
"""How many seconds of repeats a command gets beyond those that it must have."""

Name = TypeVar("Name")


class WrongAnswer(Exception):
    """A command failed, or did not show what it was asked for."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, and what tells that it did its work.

    `shows` must stand in `output`, the file it writes, or else on its standard output. A slow
    command is run once, and `at_least` as often as that.
    """

    words: Sequence[str]
    environment: Mapping[str, str]
    shows: str = ""
    stdin: Path | None = None
    output: Path | None = None
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: seconds by the clock, those it computed, and its peak of memory in MiB.

    On Windows only the clock is known.
    """

    seconds: float
    computed: float | None
    peak: float | None


@dataclass(frozen=True, slots=True)
class Costs(Generic[Name]):
    """What every command cost, run by run.

    `by_processor` counts the seconds that were computed, not those on the clock: waiting for the
    disk and for other programs is left out.
    """

    runs: Mapping[Name, Sequence[Cost]]
    by_processor: bool = False

    def seconds(self, name: Name) -> float | None:
        """Return the median of the seconds; None for what was not run."""
        runs = self.runs.get(name, ())
        if self.by_processor:
            return median(cost.computed or cost.seconds for cost in runs) if runs else None
        return median(cost.seconds for cost in runs) if runs else None

    def peak(self, name: Name) -> float | None:
        """Return the highest peak of memory that was seen, in MiB."""
        peaks = [cost.peak for cost in self.runs.get(name, ()) if cost.peak is not None]
        return max(peaks, default=None)

    def share(self, name: Name) -> float | None:
        """Return which part of a core a command got: near 1 when it only computes, undisturbed."""
        shares = [cost.computed / cost.seconds for cost in self.runs[name] if cost.computed]
        return median(shares) if shares else None

    def and_also(self, others: "Costs[Name]") -> "Costs[Name]":
        """Put what was measured of other commands beside it."""
        return replace(self, runs={**self.runs, **others.runs})


def measure(
    commands: Mapping[Name, Command], rounds: int, *, by_processor: bool = False
) -> Costs[Name]:
    """Run each command once to warm up, then `rounds` times in turns; the slow ones less often.

    A command that is never repeated keeps its first run.
    """
    runs: dict[Name, list[Cost]] = {name: [run(command)] for name, command in commands.items()}
    wanted = {
        name: min(rounds, max(commands[name].at_least, int(_PATIENCE / first.seconds)))
        for name, [first] in runs.items()
    }
    for number in range(rounds):
        for name, command in commands.items():
            if number < wanted[name]:
                runs[name].append(run(command))
    return Costs({name: costs[1:] or costs for name, costs in runs.items()}, by_processor)


def run(command: Command) -> Cost:
    """Run a command once. Raise `WrongAnswer`."""
    if command.output:
        command.output.unlink(missing_ok=True)
    with tempfile.TemporaryFile() as out, _input(command.stdin) as given:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command.words,
            env=dict(command.environment),
            stdin=given,
            stdout=out,
            stderr=subprocess.PIPE,
        )
        said = process.stderr.read() if process.stderr else b""
        code, computed, peak = _wait(process)
        seconds = time.perf_counter() - begin
        out.seek(0)
        if code != 0 or not _stands_in(command.shows, command.output, out):
            raise WrongAnswer(f"{' '.join(command.words)}\nended with {code}\n{said.decode()}")
    return Cost(seconds, computed, peak)


def _input(stdin: Path | None) -> IO[bytes]:
    return stdin.open("rb") if stdin else Path(os.devnull).open("rb")


def _wait(process: "subprocess.Popen[bytes]") -> tuple[int, float | None, float | None]:
    """Wait for the end; give the exit code, the seconds it computed, and its peak in MiB.

    Linux counts what this process had when it began the other, so this one must stay small.
    """
    if sys.platform == "win32":
        return process.wait(), None, None
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def _stands_in(words: str, output: Path | None, out: IO[bytes]) -> bool:
    """Look line by line: a large file in memory would count as the next command's peak."""
    if output is None:
        return any(words.encode() in line for line in out) or not words
    with output.open("rb") as file:
        return any(words.encode() in line for line in file)
