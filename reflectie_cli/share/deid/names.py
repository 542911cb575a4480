"""Names and initials: found by what stands around them, then wherever else they stand."""

import re
from collections.abc import Iterator, Sequence

from reflectie_cli.language import Code
from reflectie_cli.share.deid.hit import Kind, OwnName
from reflectie_cli.share.deid.ordinary import DOUBLE, PHRASES
from reflectie_cli.share.deid.reading import Reading, shouted
from reflectie_cli.share.deid.tokens import Token, tokens
from reflectie_cli.share.deid.words import AROUND, word_set

_UP = r"[A-ZÀ-ÖØ-ÞŁŞĞİÇŠŽ]"
_INITIALS = re.compile(
    rf"(?<![\w.@'’-])(?:(?:(?:v|d|vd)\.){{0,2}}{_UP}\.(?:[ ]?{_UP}\.(?!\w)|(?:{_UP}|v|d|vd|vdr)\.){{0,4}}|{_UP}\.{_UP}(?:\.{_UP}){{0,2}})(?![\w.])"
)
_NO_INITIALS = word_set(
    "n.b. p.s. b.v. n.v. u.k. u.s. a.m. p.m. i. u. i.e. e.g. u.k u.s n.v b.v o.k. o.k"
)
_JOIN = re.compile(r"[ \t\u00a0]{1,2}|[ ]?[-‐‑'’.][ ]?|\n")
_LIST_OF_LETTERS = re.compile(r"^[ \t]*A[.)].*\n(?:.*\n){0,3}?[ \t]*B[.)]", re.MULTILINE)

_KIND_OF_WORK = word_set("support care key social team ward shift")
"""Before worker and leader: `support worker Wei Ling`."""

Span = tuple[int, int]
"""First word of a name and the word after its last."""


def phrases(
    words: Sequence[Token], wanted: frozenset[tuple[str, ...]], genitive: bool
) -> Iterator[Span]:
    """Find rows of words, folded, the longest first; with `genitive` the last may end in an s.

    Between two words stands no more than a space, a hyphen, an apostrophe or a dot.
    """
    lengths = sorted({len(row) for row in wanted}, reverse=True)
    firsts = {row[0] for row in wanted} | ({row[0] + "s" for row in wanted} if genitive else set())
    index = 0
    while index < len(words):
        step = 1
        if words[index].folded in firsts:
            for length in lengths:
                if _same(words, index, length, wanted, genitive):
                    yield index, index + length
                    step = length
                    break
        index += step


def _same(
    words: Sequence[Token],
    index: int,
    length: int,
    wanted: frozenset[tuple[str, ...]],
    genitive: bool,
) -> bool:
    row = tuple(word.folded for word in words[index : index + length])
    if len(row) < length or not all(
        _JOIN.fullmatch(word.gap) for word in words[index + 1 : index + length]
    ):
        return False
    return row in wanted or (
        genitive and row[-1].endswith("s") and (*row[:-1], row[-1][:-1]) in wanted
    )


def rows(names: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Give names as rows of folded words."""
    cut = (tuple(word.folded for word in tokens(name, ())) for name in names)
    return frozenset(row for row in cut if row)


def names(
    text: str, code: Code, own: Sequence[OwnName], known: Sequence[str], taken: bytearray
) -> Iterator[tuple[Kind, int, int]]:
    """Find names and initials outside the letters that are taken."""
    words = tokens(text, AROUND[code].short)
    closed = bytearray(0 if taken.find(1, word.start, word.end) == -1 else 1 for word in words)
    for first, end in phrases(words, rows(known) | PHRASES, genitive=False):
        closed[first:end] = b"\x01" * (end - first)
    reading = Reading(words, closed, shouted(words, code), code)
    yield from _Found(text, reading, own).spans()


class _Found:
    """The names of one text, growing: by evidence first, then the same names elsewhere."""

    def __init__(self, text: str, reading: Reading, own: Sequence[OwnName]) -> None:
        self.text = text
        self.reading = reading
        self.named = bytearray(len(reading.words))  # 1: a name begins or goes on here
        self.glued = bytearray(len(reading.words))  # 1: one name with the word before
        self.initial: dict[int, int] = {}
        self._own(own)
        self._by_evidence()
        self._initials()
        self._elsewhere(own)

    def _own(self, own: Sequence[OwnName]) -> None:
        reading = self.reading
        for first, end in phrases(reading.words, rows([one.name for one in own]), genitive=True):
            if not any(reading.closed[first:end]):
                self._name(first, end)

    def _name(self, first: int, end: int) -> None:
        self.named[first:end] = b"\x01" * (end - first)
        self.glued[first + 1 : end] = b"\x01" * (end - first - 1)

    def _by_evidence(self) -> None:
        reading = self.reading
        for index in range(len(reading.words)):
            if self.named[index]:
                self._grow(index)
            elif reading.title(index) or reading.role(index):
                self._after(index)
            elif (
                (reading.evident(index) and not reading.shouted[index])
                or reading.begins_a_name(index)
                or reading.small(index)
            ):
                self._name(index, index + 1)
                self._grow(index)

    def _after(self, index: int) -> None:
        """Look for the name behind a title or role."""
        reading = self.reading
        titled = reading.title(index)
        first = index + 1
        at = first
        while at - first < 4 and (word := reading.at(at)) is not None:
            if not (
                word.near
                or _JOIN.fullmatch(word.gap)
                or word.gap == ". "
                or word.gap in (" '", " ’")
            ):
                return
            if "\n" in word.gap:
                return
            if word.folded not in reading.around.particles:
                break
            at += 1
        word = reading.at(at)
        if word is None or reading.closed[at] or not word.letters:
            return
        if word.gap not in (" ", ". ", ".", " '", " ’", "'", "’", "  ", "\u00a0", ".  "):
            return
        if not titled and (word.gap != " " or at > first + 3):
            return
        if word.capital or (word.loud and not reading.shouted[index]):
            good = len(word.folded) > 1 and (
                not reading.ordinary(word.folded)
                if not titled or word.begins
                else not self._plain(at)
            )
            if word.loud and not titled:
                good = good and reading.loud_name(at)
            if at > first and not titled:
                good = good and reading.words[first].capital  # "moeder van Sanne" is two people
        else:
            firm = reading.folded(index) in reading.around.firm
            plain = (
                reading.noun(word.folded)
                or word.folded in reading.around.roles
                or reading.ordinary(word.folded)
                or word.folded.startswith("ge")  # "haar moeder gevallen was"
            )
            good = (
                reading.after_title(at, titled=True)
                if titled
                else at == first and not plain and reading.after_title(at, titled=False)
            ) and (firm or not titled)
        if good:
            self._name(first, at + 1)
            self._grow(at)

    def _plain(self, index: int) -> bool:
        """Whether a capital behind a title still is no name: `Mevrouw Ik wil`, `meneer. Toen`."""
        reading = self.reading
        word = reading.words[index]
        return reading.ordinary(word.folded) and word.gap != " "

    def _grow(self, index: int) -> None:
        """Take in the words beside a name that belong to it."""
        self._rightward(index)
        if not self.glued[index]:
            self._leftward(index)

    def _rightward(self, index: int) -> None:
        reading, around = self.reading, self.reading.around
        while (word := reading.at(index + 1)) is not None and not reading.closed[index + 1]:
            if self.named[index + 1]:
                # It grew (or will grow) by itself; walking on would make long rows slow.
                if word.near and reading.name_like(index + 1) and not word.begins:
                    self.glued[index + 1] = 1
                return
            compound = word.gap in ("-", "‐", "‑") and (word.capital or word.loud)
            if compound or (word.near and reading.name_like(index + 1) and not word.begins):
                index += 1
            else:
                end = index + 1
                while end - index <= 3 and (
                    (part := reading.at(end)) is not None
                    and part.gap in (" ", " '", " ’", "-")
                    and part.folded in around.particles
                    and not reading.closed[end]
                ):
                    end += 1
                last = reading.at(end)
                if end == index + 1 or last is None or not self._binds(index + 1, end):
                    return
                if last.gap not in (" ", "'", "’") or not reading.name_like(end) or last.begins:
                    return
                self.glued[index + 1 : end] = b"\x01" * (end - index - 1)
                self.named[index + 1 : end] = b"\x01" * (end - index - 1)
                index = end
            self.named[index] = self.glued[index] = 1

    def _binds(self, first: int, end: int) -> bool:
        around = self.reading.around
        return any(
            word.folded in around.binding or word.capital for word in self.reading.words[first:end]
        )

    def _leftward(self, index: int) -> None:
        reading, around = self.reading, self.reading.around
        while index > 0 and not reading.closed[index - 1] and not self.named[index - 1]:
            word, before = reading.words[index], reading.words[index - 1]
            if word.gap in ("-", "‐", "‑") and before.capital:
                pass
            elif word.near and reading.name_like(index - 1):
                if before.begins and reading.noun(before.folded):
                    return
            elif word.near and word.loud and before.loud and not reading.shouted[index - 1]:
                if reading.ordinary(before.folded) and before.folded not in around.particles:
                    return
            elif before.capital and before.folded in around.particles and word.near:
                if before.begins and not reading.acts(index):
                    return
            elif word.near or word.gap in ("'", "’"):
                first = index - 1
                while first > 0 and index - first < 4 and reading.folded(first) in around.particles:
                    first -= 1
                head = reading.words[first]
                parts = reading.words[first + 1 : index]
                if not parts or not all(part.gap in (" ", " '", " ’") for part in parts):
                    return
                if not reading.name_like(first) or reading.closed[first]:
                    return
                if reading.noun(head.folded) and head.begins:
                    return
                binding = any(part.folded in around.binding for part in parts)
                if not binding and (head.begins and not reading.acts(index)):
                    return
                self.named[first : index + 1] = b"\x01" * (index + 1 - first)
                self.glued[first + 1 : index + 1] = b"\x01" * (index - first)
                index = first
                continue
            else:
                return
            self.glued[index] = self.named[index - 1] = 1
            index -= 1

    def _initials(self) -> None:
        reading = self.reading
        starts = {word.start: index for index, word in enumerate(reading.words)}
        lettered = _LIST_OF_LETTERS.search(self.text) is not None
        for found in _INITIALS.finditer(self.text):
            index = starts.get(found.start())
            if index is None or reading.closed[index] or self.named[index]:
                continue
            if found[0].lower() in _NO_INITIALS:
                continue
            if len(found[0]) <= 2 and reading.ahead(index) in reading.around.letters:
                continue
            gap = reading.words[index].gap
            if lettered and (index == 0 or "\n" in gap):
                continue
            end = index
            while end < len(reading.words) and reading.words[end].start < found.end():
                end += 1
            self._name(index, end)
            if not self._surname(end, found.end()):
                self.initial[index] = found.end()
        for index, word in enumerate(reading.words):
            bare = word.letters and word.text.isupper() and len(word.text) <= 2
            if not bare or self.named[index] or reading.closed[index] or index == 0:
                continue
            led = reading.title(index - 1) or (reading.role(index - 1) and len(word.text) == 1)
            if (
                led
                and word.gap in (" ", ". ")
                and not self.text.startswith(("'", "’", "-"), word.end)
            ):
                self._name(index, index + 1)
                self.initial[index] = word.end

    def _surname(self, index: int, end: int) -> bool:
        """Take in the surname behind initials: `J. de Vries`."""
        reading = self.reading
        at = index
        while (
            at - index < 3
            and reading.folded(at) in reading.around.particles
            and reading.words[at].near | (at == index)
        ):
            at += 1
        word = reading.at(at)
        if word is None or reading.closed[at] or not word.capital or reading.ordinary(word.folded):
            return False
        if self.text[end : reading.words[index].start] not in ("", " ") or not reading.name_like(
            at
        ):
            return False
        if at == index and reading.noun(word.folded):
            return False
        self.named[index : at + 1] = b"\x01" * (at + 1 - index)
        self.glued[index : at + 1] = b"\x01" * (at + 1 - index)
        self._rightward(at)
        return True

    def _elsewhere(self, own: Sequence[OwnName]) -> None:
        """Find the names known by now at the other places they stand."""
        reading = self.reading
        seen = {
            word.folded
            for index, word in enumerate(reading.words)
            if self.named[index] and self._telling(word) and index not in self.initial
        }
        given = {word for row in rows([one.name for one in own]) if len(row) > 1 for word in row}
        given = {word for word in given if len(word) > 2 and word not in reading.around.particles}
        for index, word in enumerate(reading.words):
            if self.named[index] or reading.closed[index] or not word.letters:
                continue
            base = word.folded[:-1] if word.folded.endswith("s") else word.folded
            again = word.folded in seen or base in seen
            if not again and not (word.capital and (word.folded in given or base in given)):
                continue
            if word.text[0].islower() and not self._small_again(index):
                continue
            if reading.title(index) and self.named[index + 1 : index + 2] == b"\x01":
                continue
            self._name(index, index + 1)
            self._rightward(index)

    def _telling(self, word: Token) -> bool:
        around = self.reading.around
        return (
            len(word.folded) > 2
            and word.folded not in around.particles
            and not self.reading.ordinary(word.folded)
            and word.folded not in around.titles
        )

    def _small_again(self, index: int) -> bool:
        """Whether a name in small letters is that name, and not the word it also is."""
        reading = self.reading
        folded = reading.folded(index)
        return (
            folded not in DOUBLE[reading.code]
            and not reading.ordinary(folded)
            and reading.ahead(index) not in reading.around.determiners
        )

    def spans(self) -> Iterator[tuple[Kind, int, int]]:
        """Give what was found as letters, with the titles and roles before it."""
        words = self.reading.words
        index = 0
        while index < len(words):
            if not self.named[index]:
                index += 1
                continue
            end = index + 1
            while end < len(words) and self.named[end] and self.glued[end]:
                end += 1
            stop = max(words[end - 1].end, self.initial.get(index, 0))
            kind: Kind = "initials" if index in self.initial else "name"
            yield kind, words[self._titled(index)].start, stop
            index = end

    def _titled(self, index: int) -> int:
        """Give the first of the titles and roles before a name."""
        reading = self.reading
        first = index
        while first > 0 and index - first < 3 and not self.named[first - 1]:
            word = reading.words[first]
            before = first - 1
            if reading.closed[before] or "\n" in word.gap:
                break
            if reading.title(before) and word.gap in (" ", ". ", ".", " '", " ’", "  ", "'"):
                first = before
            elif reading.role(before) and word.near:
                first = before - (reading.ahead(before) in _KIND_OF_WORK)
            elif reading.folded(before) == "de" and reading.folded(first) == "heer" and word.near:
                first = before
            else:
                break
        return first
