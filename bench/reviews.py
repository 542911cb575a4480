"""Measure twenty reviews of 1,000 entries each, in one journal, beside a list of that journal.

    python bench/reviews.py

Each review is walked, so that it is kept with the thousand entries it looked back on; the last one
must not be slower than the first. Run it with the Python of an environment that has reflectie.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # where `bench` itself stands

from bench.corpus import as_entry, asked_steps, texts
from bench.journals import Folder
from bench.programs import our_program
from reflectie_cli.screen.json_output import lines

REVIEWS, ENTRIES = 20, 1_000
_ANSWERS = json.dumps(
    {"purpose": "So that somebody can choose for themselves.", "growth": "Waiting."}
)


def main() -> None:
    """Make the journal, walk the reviews, print the ratios."""
    with tempfile.TemporaryDirectory(prefix="reflectie-bench-") as temporary:
        folder = Folder(Path(temporary) / "reviews", REVIEWS * ENTRIES)
        folder.path.mkdir(parents=True)
        asked = asked_steps()
        entries = [as_entry(text, number, asked) for number, text in enumerate(texts(folder.size))]
        file = folder.taken_in
        file.write_bytes(b"".join(lines(entries)))
        _run(folder, "import", str(file))
        listing = min(_run(folder, "list") for _ in range(5))
        walked, read = [], []
        for number in range(REVIEWS):
            part = entries[number * ENTRIES : (number + 1) * ENTRIES]
            period = f"{part[0].date + timedelta(days=number > 0)}..{part[-1].date}"
            read.append(_run(folder, "review", period, "--format", "json"))
            walked.append(_run(folder, "review", period, "--answers", "-", stdin=_ANSWERS))
    early, late = (statistics.median(walked[at]) for at in (slice(0, 5), slice(-5, None)))
    print(
        f"{REVIEWS} reviews of {ENTRIES:,} entries each, in one journal of {REVIEWS * ENTRIES:,}."
    )
    print(f"list: {listing:.2f} s")
    print(
        f"reading one: {statistics.median(read):.2f} s, {statistics.median(read) / listing:.1f} x list"
    )
    print(
        f"walking one: {statistics.median(walked):.2f} s, {statistics.median(walked) / listing:.1f} x list"
    )
    print(f"the last five beside the first five: {late / early:.2f} x")


def _run(folder: Folder, *words: str, stdin: str = "") -> float:
    begun = time.perf_counter()
    subprocess.run(
        [our_program(), *words], input=stdin, text=True, check=True, capture_output=True,
        env=dict(folder.environment),
    )  # fmt: skip
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
