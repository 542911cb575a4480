"""Measure whether finding people in a text takes twice as long for twice the text, and no longer.

    python bench/deid.py            half a minute

Each row repeats one piece of text that could make a search go over the same letters again and
again; the worst of them is what is promised. Before them comes what a sentence takes, of those that
rules were tuned on, beside splitting the same sentences into words. Run it with the Python of an
environment that has reflectie and its `dev` extra.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from reflectie_cli.deid import find
from reflectie_cli.deid.word_lists import CODES, Code

LETTERS = 15_000
AT_MOST = 3.2
SPLITS_AT_MOST = 80
"""Splitting a sentence into words takes 2 µs: so many times that is a sixth of a millisecond."""
_ROUNDS = 3

UNITS = (
    "A|1|.|[|(|Aa |AB |1 |1.|A.|a@|Jan van de |van de |Jan-|mevrouw |nl02|0612345678 |\n|x'|aa|xa|"
    "NL91ABNA0417164300 |12 mei |Straat 1 |Ab Straat |kamer |mehmet en |met mehmet, |Qwrto |MEHMET |"
    "Van der |roos kan |a-\n|het Zork |told qwo |v.d. |op afdeling |www.|ab_|@ab |12 en |in Ab |zes |Ab House "
)


def main() -> None:
    """Measure a sentence, then every unit at one length and at twice that length, and print the ratios."""
    for code in CODES:
        _sentences(code)
    ratios = []
    print(f"Finding people in {LETTERS:,} letters, and twice that beside it; processor time.")
    for unit in UNITS.split("|"):
        short, long = _seconds(unit, LETTERS), _seconds(unit, 2 * LETTERS)
        ratios.append(long / short)
        print(f"  {unit!r:24}{short * 1000:8.1f} ms  {ratios[-1]:5.2f} x")
    verdict = "met" if max(ratios) <= AT_MOST else "missed"
    print(f"{verdict}: twice the text takes at most {AT_MOST} x as long; worst {max(ratios):.2f} x")


def _sentences(code: Code) -> None:
    """Print what a sentence takes, beside splitting it into words."""
    folder = Path(__file__).parents[1] / "tests" / "deid"
    files = [folder / f"{code}.yaml", *(folder / "2026-11" / "tuned").glob(f"{code}*.yaml")]
    rows = [row for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
    texts = [row["text"] for row in rows if not row.get("apart")]
    nobody = [row["text"] for row in rows if not row.get("apart") and not row["marks"]]
    split = _least(lambda: [re.findall(r"\w+", text) for text in texts]) / len(texts)
    found = _least(lambda: [find(text, code) for text in texts]) / len(texts)
    plain = _least(lambda: [find(text, code) for text in nobody]) / len(nobody)
    verdict = "met" if found / split <= SPLITS_AT_MOST else "missed"
    print(
        f"{verdict}: a sentence ({code}) takes {found * 1000:.3f} ms, one about nobody "
        f"{plain * 1000:.3f} ms; {found / split:.0f} x its words, at most {SPLITS_AT_MOST} x"
    )


def _seconds(unit: str, length: int) -> float:
    """Return the least processor time of some rounds, in seconds."""
    text = (unit * (length // len(unit) + 1))[:length]
    return _least(lambda: find(text, "nl"))


def _least(done: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        done()
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main()
