"""Names and initials: found by what stands around them, then wherever else they stand."""

import re
from collections.abc import Iterator, Sequence

from reflectie_cli.deid.beginning import begins_a_name
from reflectie_cli.deid.growing import Named
from reflectie_cli.deid.hit import Kind
from reflectie_cli.deid.lexicon import in_dictionary
from reflectie_cli.deid.listed import JOIN, LookedFor, Rows, rows
from reflectie_cli.deid.ordinary import DOUBLE, PHRASES
from reflectie_cli.deid.reading import Reading
from reflectie_cli.deid.shouting import name_in_shouting, shouted
from reflectie_cli.deid.small import after_title, small
from reflectie_cli.deid.tokens import tokens
from reflectie_cli.deid.words import AROUND, word_set
from reflectie_cli.language import Code

_UP = r"[A-ZÀ-ÖØ-ÞŁŞĞİÇŠŽ]"
_INITIALS = re.compile(
    rf"(?<![\w.@'’-])(?:(?:(?:v|d|vd)\.){{0,2}}{_UP}\.(?:[ ]?{_UP}\.(?!\w)|(?:{_UP}|v|d|vd|vdr)\.){{0,4}}|{_UP}\.{_UP}(?:\.{_UP}){{0,2}})(?![\w.])"
)
_NO_INITIALS = word_set(
    "n.b. p.s. b.v. n.v. u.k. u.s. a.m. p.m. i. u. i.e. e.g. u.k u.s n.v b.v o.k. o.k"
)
_LIST_OF_LETTERS = re.compile(r"^[ \t]*A[.)].*\n(?:.*\n){0,3}?[ \t]*B[.)]", re.MULTILINE)

_KIND_OF_WORK = word_set("support care key social team ward shift")
"""Before worker and leader: `support worker Wei Ling`."""

_PHRASES = Rows.of(PHRASES)


def names(
    text: str,
    code: Code,
    wanted: LookedFor,
    known: Sequence[str],
    taken: bytearray,
    *,
    guess: bool = True,
) -> Iterator[tuple[Kind, int, int]]:
    """Find names and initials outside the letters that are taken; without `guess` only `wanted`."""
    words = tokens(text, AROUND[code].short)
    closed = bytearray(0 if taken.find(1, word.start, word.end) == -1 else 1 for word in words)
    spared = Rows.of(rows(known) | PHRASES) if known else _PHRASES
    for first, end in spared.spans(words, genitive=False):
        closed[first:end] = b"\x01" * (end - first)
    reading = Reading(words, closed, shouted(words, code), code)
    yield from _Found(text, reading, wanted, guess=guess).spans()


class _Found:
    """The names of one text, growing: by evidence first, then the same names elsewhere."""

    def __init__(self, text: str, reading: Reading, wanted: LookedFor, *, guess: bool) -> None:
        self.text = text
        self.reading = reading
        self.named = bytearray(len(reading.words))  # 1: a name begins or goes on here
        self.glued = bytearray(len(reading.words))  # 1: one name with the word before
        self.grown = Named(reading, self.named, self.glued)
        self.initial: dict[int, int] = {}
        self._own(wanted)
        if guess:
            self._by_evidence()
            self._initials()
        self._elsewhere(wanted)

    def _own(self, wanted: LookedFor) -> None:
        reading = self.reading
        for first, end in wanted.own.spans(reading.words, genitive=True):
            if not any(reading.closed[first:end]):
                self.grown.name(first, end)

    def _by_evidence(self) -> None:
        reading = self.reading
        for index in range(len(reading.words)):
            if self.named[index]:
                self.grown.grow(index)
            elif reading.title(index) or reading.role(index):
                self._after(index)
            elif reading.behind_van_der(index):
                self.grown.name(index - 2, index + 1)
                self.grown.grow(index - 2)
            elif (
                (reading.evident(index) and not reading.shouted[index])
                or begins_a_name(reading, index)
                or small(reading, index, self.named)
            ):
                self.grown.name(index, index + 1)
                self.grown.grow(index)
            elif end := name_in_shouting(reading, index):
                self.grown.name(index, end)

    def _after(self, index: int) -> None:
        """Look for the name behind a title or role."""
        reading = self.reading
        titled = reading.title(index)
        first = index + 1
        at = first
        while at - first < 4 and (word := reading.at(at)) is not None:
            if not (
                word.near
                or JOIN.fullmatch(word.gap)
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
                after_title(reading, at, titled=True)
                if titled
                else at == first and not plain and after_title(reading, at, titled=False)
            ) and (firm or not titled)
        if good:
            self.grown.name(first, at + 1)
            self.grown.grow(at)

    def _plain(self, index: int) -> bool:
        """Whether a capital behind a title still is no name: `Mevrouw Ik wil`, `meneer. Toen`."""
        reading = self.reading
        word = reading.words[index]
        return reading.ordinary(word.folded) and word.gap != " "

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
            self.grown.name(index, end)
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
                self.grown.name(index, index + 1)
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
        self.grown.rightward(at)
        return True

    def _elsewhere(self, wanted: LookedFor) -> None:
        """Find the names known by now at the other places they stand."""
        reading = self.reading
        seen = {
            word.folded
            for index, word in enumerate(reading.words)
            if self.named[index] and self._telling(word.folded) and index not in self.initial
        }
        for index, word in enumerate(reading.words):
            if self.named[index] or reading.closed[index] or not word.letters:
                continue
            base = word.folded[:-1] if word.folded.endswith("s") else word.folded
            again = word.folded in seen or base in seen or self._told(word.folded, base, wanted)
            if not again and not (word.capital and self._given(word.folded, base, wanted)):
                continue
            if word.text[0].islower() and not self._small_again(index):
                continue
            if reading.title(index) and self.named[index + 1 : index + 2] == b"\x01":
                continue
            self.grown.name(index, index + 1)
            self.grown.rightward(index)

    def _telling(self, folded: str) -> bool:
        around = self.reading.around
        return (
            len(folded) > 2
            and folded not in around.particles
            and not self.reading.ordinary(folded)
            and folded not in around.titles
        )

    def _told(self, folded: str, base: str, wanted: LookedFor) -> bool:
        """Whether a word, with or without an s, is of a name that another text told."""
        told = wanted.told
        return (folded in told and self._telling(folded)) or (base in told and self._telling(base))

    def _given(self, folded: str, base: str, wanted: LookedFor) -> bool:
        """Whether a word is of a name on the list, and not the title or role before it."""
        around = self.reading.around
        no_name = (around.particles, around.titles, around.roles)
        return any(
            one in wanted.given and len(one) > 2 and not any(one in none for none in no_name)
            for one in {folded, base}
        )

    def _small_again(self, index: int) -> bool:
        """Whether a name in small letters is that name, and not the word it also is."""
        reading = self.reading
        folded = reading.folded(index)
        return (
            folded not in DOUBLE[reading.code]
            and not reading.ordinary(folded)
            and not in_dictionary(folded, reading.code)
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
