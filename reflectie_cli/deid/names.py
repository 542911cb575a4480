"""Names and initials: found by what stands around them, then wherever else they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reflectie_cli.deid.capitals import IN_CAPITALS, SHOUTED, shouted
from reflectie_cli.deid.context import Context, WordRule
from reflectie_cli.deid.extent import NO_SURNAME, extend, extend_right, mark
from reflectie_cli.deid.hit import Hit, Kind
from reflectie_cli.deid.name_list import NameList, Phrases
from reflectie_cli.deid.places import places
from reflectie_cli.deid.plain_words import quiet
from reflectie_cli.deid.rule import Rule, by_language
from reflectie_cli.deid.sentence_starts import SENTENCE_STARTS
from reflectie_cli.deid.small_letters import SMALL_LETTERS
from reflectie_cli.deid.titles import BEHIND_TITLE, INSIDE, TITLES
from reflectie_cli.deid.tokens import tokens
from reflectie_cli.deid.word_lists import CODES, Code, word_list, word_lists, word_set

_UP = r"[A-ZÀ-ÖØ-ÞŁŞĞİÇŠŽ]"
_INITIALS = re.compile(
    rf"(?<![\w.@'’-])(?:{_UP}\.[ ](?:(?:van|de|der|den|el|al|ter|ten)[ ]){{1,3}}{_UP}\.|(?:(?:v|d|vd)\.){{0,2}}{_UP}\.(?:[ ]?{_UP}\.(?!\w)|(?:{_UP}|v|d|vd|vdr)\.){{0,4}}|{_UP}\.{_UP}(?:\.{_UP}){{0,2}})(?![\w.])"
)
_SIGN_OF_LETTERS = re.compile(rf"{_UP}\.")
_LIST_OF_LETTERS = re.compile(r"^[ \t]*A[.)].*\n(?:.*\n){0,3}?[ \t]*B[.)]", re.MULTILINE)
LISTED = "listed name"


_GUESSED = {
    *(rule.name for code in CODES for rule in SMALL_LETTERS[code]),
    *(rule.name for code in CODES for rule in TITLES[code]),
}
"""What a rule of these finds in small letters stays where it stands."""


@lru_cache(8)
def _phrases(known: tuple[str, ...]) -> Phrases:
    return Phrases.of((*word_list("phrases"), *known))


def names(
    text: str,
    code: Code,
    wanted: NameList,
    known: Sequence[str],
    taken: bytearray,
    *,
    guess: bool = True,
) -> Iterator[Hit]:
    """Find names and initials outside the letters that are taken; without `guess` only `wanted`."""
    search = _Search(text, context_of(text, code, known, taken), wanted)
    search.listed(LISTED)
    if guess:
        search.places()
        search.by_evidence()
    for rule in PASSES[code] if guess else PASSES[code][-1:]:
        rule.how(search, rule.name)
    return search.hits()


def context_of(
    text: str, code: Code, known: Sequence[str] = (), taken: bytes | bytearray = b""
) -> Context:
    """Return the words of a text, of which none is a name so far."""
    lists = word_lists(code)
    words = tokens(text, lists.abbreviations)
    closed = bytearray(len(words))
    if 1 in taken:
        closed[:] = (taken.find(1, word.start, word.end) != -1 for word in words)
    for first, end in _phrases(tuple(known)).spans(words, genitive=False):
        closed[first:end] = b"\x01" * (end - first)
    marks = (closed, shouted(words, lists), bytearray(len(words)), bytearray(len(words)))
    return Context(words, *marks, code, lists)


class _Search:
    """The search for the names of one text: by evidence first, then the same names elsewhere."""

    def __init__(self, text: str, context: Context, wanted: NameList) -> None:
        self.text = text
        self.context = context
        self.wanted = wanted
        self.found_by: dict[int, str] = {}
        self.sites: list[Hit] = []
        self.initials: dict[int, int] = {}
        """Where the letters end of those that stand without a surname."""

    def _mark(self, first: int, end: int, rule: str) -> None:
        mark(self.context, first, end)
        self.found_by.setdefault(first, rule)

    def listed(self, rule: str) -> None:
        """Find the names of the list."""
        context = self.context
        for first, end in self.wanted.listed.spans(context.words, genitive=True):
            if not any(context.closed[first:end]):
                self._mark(first, end, rule)

    def places(self) -> None:
        """Find the places, whose words are nobody's name then."""
        for first, end, kind, rule in places(self.context):
            self.context.closed[first:end] = b"\x01" * (end - first)
            start, stop = self.context.words[first].start, self.context.words[end - 1].end
            self.sites.append(Hit(kind, start, stop, self.text[start:stop], rule))

    def by_evidence(self) -> None:
        """Find the names that what stands around them tells."""
        context, known = self.context, self.context.lists
        nothing = quiet(context.code)
        for index, word in enumerate(context.words):
            if context.named[index]:
                extend(context, index)
            elif word.folded in nothing and word.text.islower():
                continue
            elif word.folded in known.titles or word.folded in known.roles:
                rule = TITLES[context.code][word.folded not in known.titles]
                if span := rule.how(context, index):
                    self._mark(*span, rule.name)
                    extend(context, span[1] - 1)
            elif not word.text.islower():
                self._judge(index, self._rules(index))
            elif word.folded not in known.ordinary and (
                word.folded in known.ambiguous
                or context.is_unknown(index)
                or word.folded[:-1] in known.ambiguous
            ):
                self._judge(index, SMALL_LETTERS[context.code])

    def _rules(self, index: int) -> tuple[WordRule, ...]:
        """Return the rules for a word with a capital, by where it stands."""
        context, word = self.context, self.context.words[index]
        if word.loud and context.shouted[index] == SHOUTED:
            return IN_CAPITALS[context.code]
        return (SENTENCE_STARTS if word.begins else INSIDE)[context.code]

    def _judge(self, index: int, rules: tuple[WordRule, ...]) -> None:
        context = self.context
        for rule in rules:
            if rule.how(context, index):
                if rule.kind:
                    self._mark(index + rule.first, index + rule.end, rule.name)
                    if rule.grows:
                        extend(context, index + rule.first)
                return

    def letters(self, rule: str) -> None:
        """Find initials by the dots behind them, with the surname they stand before."""
        context = self.context
        if not _SIGN_OF_LETTERS.search(self.text):
            return
        starts = {word.start: index for index, word in enumerate(context.words)}
        lettered = _LIST_OF_LETTERS.search(self.text) is not None
        for found in _INITIALS.finditer(self.text):
            index = starts.get(found.start())
            if index is None or context.closed[index] or context.named[index]:
                continue
            if found[0].lower() in word_set("not_initials"):
                continue
            if len(found[0]) <= 2 and context.previous(index) in context.lists.before_letters:
                continue
            if lettered and (index == 0 or "\n" in context.words[index].gap):
                continue
            end = index
            while end < len(context.words) and context.words[end].start < found.end():
                end += 1
            self._mark(index, end, rule)
            if not self._has_surname(end, found.end()):
                self.initials[index] = found.end()

    def _has_surname(self, index: int, end: int) -> bool:
        """Return whether a surname stands behind initials, and mark it: `J. de Vries`."""
        context, at = self.context, index
        while (
            at - index < 3
            and context.folded(at) in context.lists.particles
            and (at == index or context.words[at].near)
        ):
            at += 1
        word = context.at(at)
        if word is None or not word.capital or not context.is_name_like(at):
            return False
        if self.text[end : context.words[index].start] not in ("", " "):
            return False
        if at == index and context.is_noun(word.folded):
            return False
        context.named[index : at + 1] = b"\x01" * (at + 1 - index)
        context.glued[index : at + 1] = b"\x01" * (at + 1 - index)
        extend_right(context, at)
        return True

    def bare_letters(self, rule: str) -> None:
        """Find a letter or two without a dot, behind a title or role: `mw T`."""
        context = self.context
        for index, word in enumerate(context.words):
            bare = word.letters and word.text.isupper() and len(word.text) <= 2
            if not bare or context.named[index] or context.closed[index] or index == 0:
                continue
            if context.shouted[index] and word.folded in context.lists.particles:
                continue
            before = context.folded(index - 1)
            met = before in word_set("before_somebody") or (
                before == "to" and context.folded(index - 2) in word_set("speech_verbs")
            )
            met = met and word.text not in NO_SURNAME
            one = (met or context.is_role(index - 1)) and len(word.text) == 1
            if not (one or context.is_title(index - 1)) or word.gap not in (" ", ". "):
                continue
            if not self.text.startswith(("'", "’", "-"), word.end):
                self._mark(index, index + 1, rule)
                self.initials[index] = word.end

    def elsewhere(self, rule: str) -> None:
        """Find the names that are known by now at the other places where they stand."""
        context = self.context
        if 1 not in context.named and not (self.wanted.told or self.wanted.parts):
            return
        seen = set[str]()
        guessed = ""
        for index, word in enumerate(context.words):
            if not context.named[index]:
                continue
            guessed = self.found_by.get(index, guessed if context.glued[index] else "")
            told = index not in self.initials and self._tells(word.folded)
            if told and self._spreads(index, guessed):
                seen.add(word.folded)
        if not (seen or self.wanted.told or self.wanted.parts):
            return
        for index, word in enumerate(context.words):
            if context.named[index] or context.closed[index] or not word.letters:
                continue
            folded, base = word.folded, word.folded.removesuffix("s")
            again = folded in seen or base in seen or self._is_told(folded) or self._is_told(base)
            if not again and not (
                word.capital and (self._is_listed(folded) or self._is_listed(base))
            ):
                continue
            if word.text[0].islower() and not self._is_name_in_small_letters(index):
                continue
            if context.is_title(index) and context.named[index + 1 : index + 2] == b"\x01":
                continue
            self._mark(index, index + 1, rule)
            extend_right(context, index)

    def _spreads(self, index: int, rule: str) -> bool:
        """Return whether a name holds elsewhere too: it is no guess made in small letters."""
        word = self.context.words[index]
        return rule not in _GUESSED or not word.text.islower() or self.context.is_forename(index)

    def _tells(self, folded: str) -> bool:
        known = self.context.lists
        no_name = (known.particles, known.common, known.titles)
        return len(folded) > 2 and not any(folded in words for words in no_name)

    def _is_told(self, folded: str) -> bool:
        """Return whether a word is of a name that another text told."""
        return folded in self.wanted.told and self._tells(folded)

    def _is_listed(self, folded: str) -> bool:
        """Return whether a word is of a listed name, and not the title or role before it."""
        known = self.context.lists
        no_name = (known.particles, known.titles, known.roles)
        listed = folded in self.wanted.parts and len(folded) > 2
        return listed and not any(folded in words for words in no_name)

    def _is_name_in_small_letters(self, index: int) -> bool:
        """Return whether a name in small letters is that name, and not the word it also is."""
        context = self.context
        word = context.is_ambiguous(index) or context.is_common(context.folded(index))
        thing = context.previous(index) in context.lists.determiners
        return not word and not thing and not context.in_dictionary(index)

    def hits(self) -> Iterator[Hit]:
        """Return what was found, names with the titles and roles before them."""
        yield from self.sites
        words, named, glued = self.context.words, self.context.named, self.context.glued
        index = 0
        while index < len(words):
            if not named[index]:
                index += 1
                continue
            end = index + 1
            while end < len(words) and named[end] and glued[end]:
                end += 1
            start = words[self._first_title(index)].start
            stop = max(words[end - 1].end, self.initials.get(index, 0))
            rule = next(self.found_by[at] for at in range(index, end) if at in self.found_by)
            kind: Kind = "initials" if index in self.initials else "name"
            yield Hit(kind, start, stop, self.text[start:stop], rule, self._spreads(index, rule))
            index = end

    def _first_title(self, index: int) -> int:
        """Return the first of the titles and roles before a name."""
        context, first = self.context, index
        while first > 0 and index - first < 3 and not context.named[first - 1]:
            word, before = context.words[first], first - 1
            if context.closed[before] or "\n" in word.gap:
                break
            if context.is_title(before) and word.gap in BEHIND_TITLE:
                first = before
            elif context.is_role(before) and word.near:
                work = context.previous(before) in word_set("kinds_of_work")
                first = before - work
            elif word.near and (context.folded(before), word.folded) == ("de", "heer"):
                first = before
            elif self._is_couple(before):
                first = before - 1
            else:
                break
        return first

    def _is_couple(self, index: int) -> bool:
        """Return whether a word joins two titles of one name: `dhr. en mw. Jansen`."""
        context = self.context
        joins = context.folded(index) in context.lists.conjunctions and context.is_title(index + 1)
        word = context.words[index]
        return joins and index > 0 and context.is_title(index - 1) and word.gap in BEHIND_TITLE


PASSES = by_language(
    Rule("initials", _Search.letters, "met K. gepraat", "I sat with K. again", kind="initials"),
    Rule(
        "bare letters", _Search.bare_letters, "bij mw T gezeten", "sat with Mr T", kind="initials"
    ),
    Rule(
        "name elsewhere",
        _Search.elsewhere,
        "Meneer Bakkersma. Ik at, bakkersma ook.",
        "Mrs Kaur. I missed kaur.",
    ),
)
"""What is looked for after the evidence, in the whole text."""
