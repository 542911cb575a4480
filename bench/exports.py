"""Measure what taking everything out costs in every format, from journals of growing size.

    python bench/exports.py                 a few minutes
    python bench/exports.py 10000 100000    an hour, most of it for Word and for `--deidentify`

Memory must not grow with the journal. The words are invented and hold no names; the last rows are
one format once more, with people made less recognisable. Run it with the Python of an environment
that has reflectie.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # where `bench` itself stands

from bench.corpus import RARE_WORD
from bench.journals import Folder, write_ours
from bench.programs import our_program
from bench.timing import Command, Cost, run

SIZES = (1_000, 10_000)
WAYS: tuple[tuple[str, ...], ...] = (
    ("json",), ("jsonl",), ("csv",), ("md",), ("html",), ("docx",), ("md", "--deidentify"),
)  # fmt: skip


def main() -> None:
    """Make a journal of each size, take it out in every way, print a row for each way."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("sizes", nargs="*", type=int, default=SIZES, help="entries of a journal")
    sizes = tuple(asked.parse_args().sizes)
    row = "{:17}" + "  {:>9}" * 2 * len(sizes)
    costs: dict[tuple[str, ...], list[Cost]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory(prefix="reflectie-bench-") as temporary:
        for size in sizes:
            folder = Folder(Path(temporary) / str(size), size)
            folder.path.mkdir(parents=True)
            write_ours(folder)
            run(Command([our_program(), "import", str(folder.taken_in)], folder.environment))
            for way in WAYS:
                costs[way].append(run(_taking_out(folder, *way)))
    named = [f"{size:,}" for size in sizes]
    print("Taking everything out: peak of memory in MiB, then seconds, by entries.")
    print(row.format("", *named, *named))
    for way, by_size in costs.items():
        peaks = [f"{cost.peak:.0f}" if cost.peak else "-" for cost in by_size]
        print(row.format(" ".join(way), *peaks, *(f"{cost.seconds:.1f}" for cost in by_size)))


def _taking_out(folder: Folder, as_format: str, *more: str) -> Command:
    return Command(
        [our_program(), "export", "--format", as_format, *more, "-o", str(folder.exported)],
        folder.environment,
        shows="" if as_format == "docx" else RARE_WORD,  # its words are packed
        output=folder.exported,
    )


if __name__ == "__main__":
    main()
