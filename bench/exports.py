"""Measure what taking everything out costs in every format, from journals of growing size.

    python bench/exports.py

Memory must not grow with the journal. The words are invented and hold no names; the last rows are
one format once more, with people made less recognisable. Run it with the Python of an environment
that has reflectie.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # where `bench` itself stands

from bench.corpus import RARE_WORD
from bench.journals import Folder, write_ours
from bench.programs import our_program
from bench.timing import Command, Cost, run

SIZES = (1_000, 10_000, 100_000)
WAYS: tuple[tuple[str, ...], ...] = (
    ("json",), ("jsonl",), ("csv",), ("md",), ("html",), ("docx",), ("md", "--deidentify"),
)  # fmt: skip
_ROW = "{:17}" + "  {:>9}" * 2 * len(SIZES)


def main() -> None:
    """Make a journal of each size, take it out in every way, print a row for each way."""
    costs: dict[tuple[str, ...], list[Cost]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory(prefix="reflectie-bench-") as temporary:
        for size in SIZES:
            folder = Folder(Path(temporary) / str(size), size)
            folder.path.mkdir(parents=True)
            write_ours(folder)
            run(Command([our_program(), "import", str(folder.taken_in)], folder.environment))
            for way in WAYS:
                costs[way].append(run(_taking_out(folder, *way)))
    sizes = [f"{size:,}" for size in SIZES]
    print("Taking everything out: peak of memory in MiB, then seconds, by entries.")
    print(_ROW.format("", *sizes, *sizes))
    for way, by_size in costs.items():
        peaks = [f"{cost.peak:.0f}" if cost.peak else "-" for cost in by_size]
        print(_ROW.format(" ".join(way), *peaks, *(f"{cost.seconds:.1f}" for cost in by_size)))


def _taking_out(folder: Folder, as_format: str, *more: str) -> Command:
    return Command(
        [our_program(), "export", "--format", as_format, *more, "-o", str(folder.exported)],
        folder.environment,
        shows="" if as_format == "docx" else RARE_WORD,  # its words are packed
        output=folder.exported,
    )


if __name__ == "__main__":
    main()
