"""Which words a dictionary has: a capital, or a word before them, does not make those a name.

The lists hold what is written in small letters and were not made by us; where they come from stands
beside them.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from reflectie_cli.deid.word_lists import Code

LONGEST = 9
"""Longer words are not in the lists: most are compounds, and few names are longer."""

_HERE = Path(__file__).parent / "dictionary"
_PART = 3
_COMPOUND = 8
_SURNAMES = ("stra", "sma", "tsma", "inga", "daal")
"""Ends of surnames, and rare words too: `Hoekstra` is not of a `hoek`."""

_LONG = 6
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def dictionary(code: Code) -> frozenset[str]:
    """Return the words of a language, folded."""
    return frozenset((_HERE / f"{code}.txt").read_text(encoding="ascii").split())


def is_listed(folded: str, code: Code) -> bool:
    """Return whether a folded word is in the dictionary as it stands there."""
    return folded in dictionary(code)


def in_dictionary(folded: str, code: Code) -> bool:
    """Return whether a folded word is in the dictionary, or is two words of it written as one."""
    known = dictionary(code)
    return folded in known or (code == "nl" and _compound(folded, known))


def _compound(folded: str, known: frozenset[str]) -> bool:
    if not _COMPOUND <= len(folded) <= 2 * LONGEST or folded.endswith(_SURNAMES):
        return False
    return any(
        folded[:cut] in known
        and (folded[cut:] in known or (folded[cut] == "s" and folded[cut + 1 :] in known))
        for cut in range(_PART, len(folded) - _PART + 1)
    )


@lru_cache(maxsize=512)
def mistyped(folded: str, code: Code) -> bool:
    """Return whether a word of the dictionary comes out when one letter is doubled, single, swapped or put in."""
    known = dictionary(code)
    once = (folded[:at] + folded[at + 1 :] for at in _doubles(folded))
    twice = (folded[:at] + folded[at - 1 :] for at in range(1, len(folded) + 1))
    swapped = (
        folded[:at] + folded[at + 1] + folded[at] + folded[at + 2 :]
        for at in range(len(folded) - 2)  # the last two are often a name: "tunde" is not "tuned"
    )
    more = (
        folded[:at] + letter + folded[at:]
        for at in range(1, len(folded))
        for letter in _LETTERS
        if len(folded) >= _LONG
    )
    return any(word in known for ways in (once, twice, swapped, more) for word in ways)


def _doubles(folded: str) -> list[int]:
    return [found.start() for found in re.finditer(r"(.)(?=\1)", folded)]
