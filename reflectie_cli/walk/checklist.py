"""Ticking lines of a list: `1 3 5-8`, or all of them."""

import re
from collections.abc import Iterable

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_
from reflectie_cli.language.typed import ALL, NOTHING


class NotOnTheList(ReflectieError):
    """A number that no line has."""

    exit_code = 4
    says = N_(
        "“{text}” is not on the list. Type numbers from 1 to {most}, such as 1 3 5-8, or all."
    )


def read_numbers(text: str, most: int) -> frozenset[int]:
    """Read which numbers from 1 to `most` somebody means; empty for none.

    Raise `NotOnTheList`.
    """
    said = text.strip().casefold()
    if said in ALL:
        return frozenset(range(1, most + 1))
    wanted: set[int] = set()
    for word in re.split(r"[\s,;]+", said) if said and said not in NOTHING else ():
        found = re.fullmatch(r"([0-9]{1,6})(?:-([0-9]{1,6}))?", word)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= most:
            raise NotOnTheList(text=word, most=most)
        wanted.update(range(first, last + 1))
    return frozenset(wanted)


def say_numbers(numbers: Iterable[int]) -> str:
    """Say numbers as somebody would type them: `1 3 5-8`; nothing for none of them."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
