"""Dutch and English words by what their forms have in common: huizen and huis, geluisterd and
luisteren.

The library's Dutch stemmer knows participles but loses its way in some verbs (luisteren); its older
one is right there and knows no participles. Two words are forms of one where any of them says so.
The library takes 25 ms to load: who needs it loads this module when it does.
"""

import re
from functools import cache
from typing import Any

import snowballstemmer

_STEMMERS = ("dutch", "dutch_porter", "english")
_SHORTEST = 3
"""A stem of fewer letters says nothing."""
_BEFORE_GE = "aan|achter|af|bij|door|in|los|mee|na|om|op|over|samen|terug|toe|uit|voor|weg"
"""What a Dutch verb can have before the ge- of its participle: op-ge-ruimd."""
_PARTICIPLE = re.compile(f"({_BEFORE_GE}|)ge(.{{2,}}(?:d|t|en))")
_GE_WITHIN = re.compile("(.{0,6}?)ge")
_ENDS_ALIKE = {"s": "[sz]", "z": "[sz]", "f": "[fv]", "v": "[fv]", "i": "[iy]", "y": "[iy]"}


def stems(word: str) -> frozenset[str]:
    """Return what the forms of a word have in common, in each language it could be of."""
    found = {_stem(name, word) for name in _STEMMERS}
    if participle := _PARTICIPLE.fullmatch(word):
        found.add(_stem("dutch_porter", participle[1] + participle[2]))
    else:
        # The stemmer takes any ge away: gemeente would be a form of menen, begeleiding of beleid.
        found = {stem for stem in found if not _lost_ge(word, stem)}
    return frozenset(stem for stem in found if len(stem) >= _SHORTEST)


def patterns(stem: str) -> list[str]:
    """Return how words of a stem can look, as patterns of SQLite's GLOB.

    More fits than belongs there: what `stems` says of a word decides.
    """
    begins = {stem, stem.removesuffix("e")}
    begins |= {re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", begin) for begin in begins}
    begins |= {re.sub(r"([^aeiou][aeou])([^aeiouwxy])$", _doubled, begin) for begin in begins}
    found = set()
    for begin in sorted(begins):
        end = _ENDS_ALIKE.get(begin[-1], begin[-1])
        found.add(f"{begin[:-1]}{end}*")
        found.add(f"ge{begin[:-1]}{end}*")
        if apart := re.match(f"({_BEFORE_GE})(.{{3,}})", begin[:-1] + "_"):
            found.add(f"{apart[1]}ge{apart[2][:-1]}{end}*")
    return sorted(found)


def _doubled(found: re.Match[str]) -> str:
    return f"{found[1]}{found[1][-1]}{found[2]}"


def _lost_ge(word: str, stem: str) -> bool:
    within = _GE_WITHIN.match(word)
    return within is not None and not stem.startswith(word[: within.end()][: len(stem)])


def _stem(name: str, word: str) -> str:
    return str(_stemmer(name).stemWord(word))


@cache
def _stemmer(name: str) -> Any:
    return snowballstemmer.stemmer(name)
