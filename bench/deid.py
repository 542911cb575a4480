"""Measure whether finding people in a text takes twice as long for twice the text, and no longer.

    python bench/deid.py            half a minute

Each row repeats one piece of text that could make a search go over the same letters again and
again; the worst of them is what is promised. Run it with the Python of an environment that has
reflectie.
"""

import time

from reflectie_cli.deid import find

LETTERS = 15_000
AT_MOST = 3.2
_ROUNDS = 3

UNITS = (
    "A|1|.|[|(|Aa |AB |1 |1.|A.|a@|Jan van de |van de |Jan-|mevrouw |nl02|0612345678 |\n|x'|aa|xa|"
    "NL91ABNA0417164300 |12 mei |Straat 1 |Ab Straat |kamer |mehmet en |met mehmet, |Qwrto |MEHMET |"
    "Van der |roos kan |a-\n|het Zork |told qwo "
)


def main() -> None:
    """Measure every unit at one length and at twice that length, and print the ratios."""
    ratios = []
    print(f"Finding people in {LETTERS:,} letters, and twice that beside it; processor time.")
    for unit in UNITS.split("|"):
        short, long = _seconds(unit, LETTERS), _seconds(unit, 2 * LETTERS)
        ratios.append(long / short)
        print(f"  {unit!r:24}{short * 1000:8.1f} ms  {ratios[-1]:5.2f} x")
    verdict = "met" if max(ratios) <= AT_MOST else "missed"
    print(f"{verdict}: twice the text takes at most {AT_MOST} x as long; worst {max(ratios):.2f} x")


def _seconds(unit: str, length: int) -> float:
    """Return the least processor time of some rounds, in seconds."""
    text = (unit * (length // len(unit) + 1))[:length]
    times = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        find(text, "nl")
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main()
