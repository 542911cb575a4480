"""Names that are known before a text is read: taken in once, looked for in thousands of texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from reflectie_cli.deid.hit import OwnName
from reflectie_cli.deid.tokens import Token, tokens

JOIN = re.compile(r"[ \t\u00a0]{1,2}|[ ]?[-‐‑'’.][ ]?|\n")
"""What may stand between two words of one name."""

Row = tuple[str, ...]
"""The folded words of a name."""
Span = tuple[int, int]
"""First word of a name and the word after its last."""


def rows(names: Iterable[str]) -> frozenset[Row]:
    """Give names as rows of folded words."""
    cut = (tuple(word.folded for word in tokens(name, ())) for name in names)
    return frozenset(row for row in cut if row)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of words to find in texts; a thousand of them take no longer than one."""

    wanted: frozenset[Row]
    lengths: tuple[int, ...]
    firsts: frozenset[str]

    @classmethod
    def of(cls, wanted: frozenset[Row]) -> Self:
        """Take rows in."""
        lengths = sorted({len(row) for row in wanted}, reverse=True)
        return cls(wanted, tuple(lengths), frozenset(row[0] for row in wanted))

    def spans(self, words: Sequence[Token], *, genitive: bool) -> Iterator[Span]:
        """Find rows among words, the longest first; with `genitive` the last may end in an s.

        Between two words stands no more than a space, a hyphen, an apostrophe or a dot.
        """
        if not self.wanted:
            return
        index = 0
        while index < len(words):
            step = 1
            first = words[index].folded
            if first in self.firsts or (genitive and first[:-1] in self.firsts):
                for length in self.lengths:
                    if self._stands(words, index, length, genitive):
                        yield index, index + length
                        step = length
                        break
            index += step

    def _stands(self, words: Sequence[Token], index: int, length: int, genitive: bool) -> bool:
        row = tuple(word.folded for word in words[index : index + length])
        if len(row) < length or not all(
            JOIN.fullmatch(word.gap) for word in words[index + 1 : index + length]
        ):
            return False
        return row in self.wanted or (
            genitive and row[-1].endswith("s") and (*row[:-1], row[-1][:-1]) in self.wanted
        )


@dataclass(frozen=True, slots=True)
class LookedFor:
    """Names to find: those on somebody's own list, and those that other texts of a file told.

    A name of the own list is found in any case. A word of a name that has several, and a word
    that was told elsewhere, are found where they are written as that name could be.
    """

    own: Rows
    given: frozenset[str]
    told: frozenset[str]

    @classmethod
    def of(cls, own: Iterable[OwnName], told: Iterable[str] = ()) -> Self:
        """Take names in; `told` are folded words."""
        wanted = rows(one.name for one in own)
        given = frozenset(word for row in wanted if len(row) > 1 for word in row)
        return cls(Rows.of(wanted), given, frozenset(told))
