"""What was promised, as ratios of what one run measured."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.tasks import EXPORT, JRNL, LIST, NEW, OURS, SEARCH, SETS, TYPER, VERSION, WITH_YAML, Case
from bench.timing import Costs

FEW, SOME, MANY = 10, 1_000, 100_000


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that one run measured."""

    starting: Costs[str]
    working: Costs[Case]


@dataclass(frozen=True, slots=True)
class Target:
    """One promise. `found` gives what was found, or None where it was not measured."""

    says: str
    found: Callable[[Measured], float | None]
    at_most: float | None = None
    at_least: float | None = None
    unit: str = "x"

    def met(self, found: float) -> bool:
        """Whether what was found keeps the promise."""
        low = self.at_least is None or found >= self.at_least
        return low and (self.at_most is None or found <= self.at_most)

    @property
    def promise(self) -> str:
        """The promise in a few words."""
        if self.at_most is not None:
            return f"at most {self.at_most:g} {self.unit}"
        return f"at least {self.at_least:g} {self.unit}"


def ratio(over: float | None, under: float | None) -> float | None:
    """Return how many times one is the other; None where one of them was not measured."""
    return over / under if over is not None and under is not None else None


def _of_cases(over: Case, under: Case) -> Callable[[Measured], float | None]:
    return lambda measured: ratio(measured.working.seconds(over), measured.working.seconds(under))


def _start_up(measured: Measured) -> float | None:
    return ratio(measured.starting.seconds(VERSION), measured.starting.seconds(TYPER))


def _library(measured: Measured) -> float | None:
    return ratio(measured.starting.seconds(SETS), measured.starting.seconds(WITH_YAML))


def _export_peak(measured: Measured) -> float | None:
    return measured.working.peak(Case(EXPORT, OURS, MANY))


TARGETS = (
    Target("--version beside import typer", _start_up, at_most=1.3),
    Target("prompts list beside import typer, yaml", _library, at_most=2.0),
    Target(
        f"list of {MANY:,} beside list of {FEW}",
        _of_cases(Case(LIST, OURS, MANY), Case(LIST, OURS, FEW)),
        at_most=1.2,
    ),
    Target(
        f"new in {MANY:,} beside new in {FEW}",
        _of_cases(Case(NEW, OURS, MANY), Case(NEW, OURS, FEW)),
        at_most=1.3,
    ),
    Target(
        f"search in {MANY:,} beside list of {MANY:,}",
        _of_cases(Case(SEARCH, OURS, MANY), Case(LIST, OURS, MANY)),
        at_most=1.5,
    ),
    Target(
        f"list of {SOME:,} beside jrnl's",
        _of_cases(Case(LIST, OURS, SOME), Case(LIST, JRNL, SOME)),
        at_most=1.0,
    ),
    Target(
        f"jrnl's list of {MANY:,} beside ours",
        _of_cases(Case(LIST, JRNL, MANY), Case(LIST, OURS, MANY)),
        at_least=20,
    ),
    Target(
        f"jrnl's export of {MANY:,} beside ours",
        _of_cases(Case(EXPORT, JRNL, MANY), Case(EXPORT, OURS, MANY)),
        at_least=20,
    ),
    Target(f"memory of our export of {MANY:,}", _export_peak, at_most=80, unit="MiB"),
)
