"""Measure how fast the program is, beside jrnl and beside the floor, and print the ratios.

    python bench/run.py             all sizes, about twelve minutes; jrnl takes most of them
    python bench/run.py --quick     10 and 1,000 entries, about a minute
    python bench/run.py --processor processor time, where other programs keep the machine busy

Run it with the Python of an environment that has reflectie. jrnl is fetched once from PyPI, into
an environment of its own. Times depend on the machine; the ratios are what is promised.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2

sys.path.insert(0, str(Path(__file__).parent.parent))  # where `bench` itself stands

from bench import peer, table
from bench.journals import Folder, make_journals
from bench.programs import our_program
from bench.targets import FEW, MANY, SOME, Measured
from bench.tasks import reading, starting, writing
from bench.timing import Command, Costs, Name, measure

_ALL = (FEW, SOME, 10_000, MANY)
_QUICK = (FEW, SOME)
_ROUNDS = 11
_QUICK_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What one run measures, and how."""

    sizes: Sequence[int]
    rounds: int
    by_processor: bool

    def measure(self, commands: Mapping[Name, Command]) -> Costs[Name]:
        """Measure commands as planned."""
        return measure(commands, self.rounds, by_processor=self.by_processor)


def main() -> None:
    """Make the journals, measure, print."""
    options = _options()
    rounds = _QUICK_ROUNDS if options.quick else _ROUNDS
    plan = Plan(sorted(options.sizes), rounds, options.processor)
    print("\n".join(_about(plan)), flush=True)
    with tempfile.TemporaryDirectory(prefix="reflectie-bench-") as temporary:
        measure_all(plan, options.keep or Path(temporary), peer.program())


def measure_all(plan: Plan, place: Path, jrnl: Path) -> None:
    """Measure every task at every size in a folder, and print the tables."""
    begun = plan.measure(starting(Folder(place / "nothing", 0).environment))
    print("\n".join(["", *table.starting_table(begun)]), flush=True)
    folders = [Folder(place / str(size), size) for size in plan.sizes]
    _tell("Making the journals …")
    taken_in = {folder.size: make_journals(folder, our_program()) for folder in folders}
    _tell("Reading them; a large one takes jrnl minutes …")
    read = plan.measure({k: v for one in folders for k, v in reading(one, jrnl).items()})
    _tell("Writing in them …")
    written = plan.measure({k: v for one in folders for k, v in writing(one, jrnl).items()})
    measured = Measured(begun, read.and_also(written))
    print("\n".join(table.working_tables(measured.working, plan.sizes)))
    print("\n".join(table.taking_in_table(taken_in)))
    print("\n".join(table.promises(measured) + table.quiet(measured, plan.sizes[0])))


def _about(plan: Plan) -> list[str]:
    counted = "seconds that were computed" if plan.by_processor else "seconds on the clock"
    return [
        "reflectie beside jrnl and beside the floor, in one run. Ratios count; times are information.",
        f"Python {platform.python_version()} · SQLite {sqlcipher3.dbapi2.sqlite_version}"
        f" · jrnl {peer.VERSION} · {os.cpu_count()} cores",
        f"Medians of {plan.rounds} runs in turns, of fewer where a run takes long; {counted}.",
        "The floor is a bare Python that asks SQLite the same of the same file. Every entry has a"
        " theme;",
        "jrnl counts those in quadratic time, so it is measured on the same texts without themes"
        " too.",
    ]


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", type=_sizes, metavar="N,N", help="such as 10,1000")
    parser.add_argument("--quick", action="store_true", help="small journals, few runs")
    parser.add_argument(
        "--processor", action="store_true", help="processor time, for a machine that is busy"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the journals here")
    options = parser.parse_args()
    if options.keep and options.keep.exists():
        parser.error("--keep takes a folder that is not there yet")
    options.sizes = options.sizes or (_QUICK if options.quick else _ALL)
    return options


if __name__ == "__main__":
    main()
