"""Names that are known before a text is read: taken in once, looked for in thousands of texts."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Self

from msgspec import Struct

from reflectie_cli.deid.hit import ListedName
from reflectie_cli.deid.rule import Span
from reflectie_cli.deid.tokens import Token, tokens

JOIN = re.compile(r"[ \t\u00a0]{1,2}|[ ]?[-‐‑'’.][ ]?|\n")
"""What may stand between two words of one name."""

Words = tuple[str, ...]
"""The folded words of a name."""


def folded_words(name: str) -> Words:
    """Return the folded words of a name."""
    return tuple(word.folded for word in tokens(name, ()))


class Phrases(Struct, frozen=True):
    """Names and phrases to find in texts; a thousand of them take no longer than one."""

    wanted: frozenset[Words]
    lengths: tuple[int, ...]
    firsts: frozenset[str]
    seconds: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Self:
        """Return phrases as what is looked for; those without a word fall away."""
        wanted = frozenset(map(folded_words, phrases)) - {()}
        lengths = sorted({len(words) for words in wanted}, reverse=True)
        firsts = frozenset(words[0] for words in wanted)
        seconds = frozenset(words[1] for words in wanted if len(words) > 1)
        return cls(wanted, tuple(lengths), firsts, seconds)

    def spans(self, words: Sequence[Token], *, genitive: bool) -> Iterator[Span]:
        """Find them among words, the longest first; with `genitive` the last may end in an s.

        A span is the first word and the word after the last. Between two words stands no more than
        a space, a hyphen, an apostrophe or a dot.
        """
        if not self.wanted:
            return
        firsts, free = self.firsts, 0
        if genitive:
            starts = [
                index
                for index, word in enumerate(words)
                if word.folded in firsts or word.folded[:-1] in firsts
            ]
        else:
            starts = [index for index, word in enumerate(words) if word.folded in firsts]
        for start in starts:
            for length in self.lengths if start >= free else ():
                if length > 1 and not self._goes_on(words, start + 1):
                    continue
                if self._stands(words[start : start + length], length, genitive):
                    yield start, start + length
                    free = start + length
                    break

    def _goes_on(self, words: Sequence[Token], index: int) -> bool:
        """Return whether a word is the second of some phrase: nearly always it is not."""
        second = words[index].folded if index < len(words) else ""
        return second in self.seconds or second[:-1] in self.seconds

    def _stands(self, words: Sequence[Token], length: int, genitive: bool) -> bool:
        if len(words) < length or not all(JOIN.fullmatch(word.gap) for word in words[1:]):
            return False
        said = tuple(word.folded for word in words)
        return said in self.wanted or (
            genitive and said[-1].endswith("s") and (*said[:-1], said[-1][:-1]) in self.wanted
        )


class NameList(Struct, frozen=True):
    """Names to find: those somebody listed, and those that other texts of a file tell.

    A listed name is found in any case. A word of a name that has several (`parts`), and a folded
    word that was told elsewhere (`told`), are found where they are written as that name could be.
    """

    listed: Phrases
    parts: frozenset[str]
    told: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[ListedName], told: Iterable[str] = ()) -> Self:
        """Return names as what is looked for; `told` are folded words."""
        listed = Phrases.of(one.name for one in names)
        parts = frozenset(word for words in listed.wanted if len(words) > 1 for word in words)
        return cls(listed, parts, frozenset(told))

    def is_among(self, words: Collection[str]) -> bool:
        """Return whether the first word of a name, or another word of one, is among folded words."""
        if not self.listed.wanted and not self.told:
            return False
        known = (self.listed.firsts, self.parts, self.told)
        return any(
            word in names or word.removesuffix("s") in names for names in known for word in words
        )
