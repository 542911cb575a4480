"""Some words around where a search found something, and the word itself as it was written.

SQLite's own `snippet` takes seconds for an answer of a megabyte; this looks for the first place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from msgspec import Struct

from reflectie_cli.journal.ways import Needle
from reflectie_cli.language.letters import bare_letters

_WORD = re.compile(r"\S+")
_SLICE = 4000
"""Letters that are folded one by one, to count a place back."""
_WORDS_BEFORE, _WORDS = 4, 12
_LETTERS_BEFORE, _LETTERS = 80, 240
"""Where a text has no spaces, letters are counted."""


class Place(Struct, frozen=True):
    """Where something stands in a text: from which letter up to which."""

    start: int
    end: int


class Folded:
    """A text as it is compared, in which places can be found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._letters = bare_letters(text)

    def first(self, needles: Iterable[Needle]) -> Place | None:
        """Return the first place where one of the needles stands, as whole words."""
        places = (place for needle in needles if (place := next(self._places(needle), None)))
        found = min(places, key=lambda place: place.start, default=None)
        if found is None:
            return None
        return Place(*self._back(self._start_of_word(found.start), self._end_of_word(found.end)))

    def _places(self, needle: Needle) -> Iterator[Place]:
        letters, first = self._letters, needle.words[0]
        at = letters.find(first)
        while at >= 0:
            end = self._end(needle, at)
            if end and not (needle.begins and at and letters[at - 1].isalnum()):
                yield Place(at, end)
            at = letters.find(first, at + 1)

    def _end(self, needle: Needle, at: int) -> int:
        """Return where a needle that begins at a place ends; 0 where it does not stand there."""
        at += len(needle.words[0])
        for word in needle.words[1:]:
            begin = at
            while at < len(self._letters) and not self._letters[at].isalnum():
                at += 1
            if at == begin or not self._letters.startswith(word, at):
                return 0
            at += len(word)
        more = at < len(self._letters) and self._letters[at].isalnum()
        return 0 if needle.ends and more else at

    def _start_of_word(self, at: int) -> int:
        while at and self._letters[at - 1].isalnum():
            at -= 1
        return at

    def _end_of_word(self, at: int) -> int:
        while at < len(self._letters) and self._letters[at].isalnum():
            at += 1
        return at

    def _back(self, start: int, end: int) -> tuple[int, int]:
        """Count places in the folded text back to places in the text as it was written."""
        if all(len(bare_letters(letter)) == 1 for letter in {*self.text}):
            return start, end
        before = 0
        for at in range(0, len(self.text), _SLICE):
            length = len(bare_letters(self.text[at : at + _SLICE]))
            if before + length > start or at + _SLICE >= len(self.text):
                near = self.text[at : at + 2 * _SLICE]
                sums = [*accumulate((len(bare_letters(one)) for one in near), initial=before)]
                first, last = bisect_right(sums, start) - 1, bisect_right(sums, end - 1)
                return at + first, at + min(last, len(near))
            before += length
        return 0, 0


def cut_around(text: str, place: Place | None) -> str:
    """Return some words of a text around a place in it, or those it begins with."""
    at = place.start if place else 0
    begin = (
        0 if at < _LETTERS_BEFORE and len(text[:at].split()) < _WORDS // 2 else _before(text, at)
    )
    words = [*_WORD.finditer(text, begin, begin + _LETTERS)][:_WORDS]
    end = words[-1].end() if words else begin
    before, after = bool(text[:begin].strip()), bool(text[end:].strip())
    return f"{'…' * before}{text[begin:end].strip()}{'…' * after}"


def _before(text: str, at: int) -> int:
    """Return where the words begin that are shown before a place."""
    begins = [word.start() for word in _WORD.finditer(text, max(0, at - _LETTERS_BEFORE), at)]
    whole = [begin for begin in begins if not begin or text[begin - 1].isspace()]
    return whole[-_WORDS_BEFORE:][0] if whole else at
