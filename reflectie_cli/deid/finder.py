"""Find everything in a text that may point at a person, by the rules of its language, in order."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reflectie_cli.deid.capitals import IN_CAPITALS
from reflectie_cli.deid.forms import FORMS
from reflectie_cli.deid.hit import Hit, Kind, ListedName
from reflectie_cli.deid.language_detection import language_of
from reflectie_cli.deid.name_list import NameList
from reflectie_cli.deid.names import PASSES, names
from reflectie_cli.deid.placeholder import PLACEHOLDER
from reflectie_cli.deid.places import PLACES
from reflectie_cli.deid.plain_words import is_plain
from reflectie_cli.deid.rule import FIGURES, Rule, compiled
from reflectie_cli.deid.sentence_starts import SENTENCE_STARTS
from reflectie_cli.deid.small_letters import SMALL_LETTERS
from reflectie_cli.deid.titles import INSIDE, TITLES
from reflectie_cli.deid.tokens import fold
from reflectie_cli.deid.word_lists import CODES, Code

_TABLES = (FORMS, PLACES, TITLES, INSIDE, SENTENCE_STARTS, SMALL_LETTERS, IN_CAPITALS, PASSES)
RULES: dict[Code, tuple[Rule[Any], ...]] = {
    code: tuple(rule for table in _TABLES for rule in table[code]) for code in CODES
}
"""Every rule of a language; besides them a hit may be of `AGAIN` or `LISTED`."""
_FORMS = {
    code: [(cues, tuple(rules)) for cues, rules in groupby(FORMS[code], lambda rule: rule.cues)]
    for code in CODES
}
"""Rules that stand together and are asked of the same texts: those are looked through once."""
_WORDED = {
    code: [(cues, rules) for cues, rules in _FORMS[code] if rules[0].worded] for code in CODES
}
"""Those that may hold in a text of plain words: `eerste april`, `tachtig jaar`."""
AGAIN = "number that stands elsewhere too"

_WHEREVER: tuple[Kind, ...] = ("bsn", "phone", "email", "iban")
_NOBODY = NameList.of(())
_START = 4
_SIGNS = r"[0-9@/_:(]|[\w][.][\w]"
"""What a text of plain words has none of."""
_FIGURES = frozenset(FIGURES)


def find(
    text: str,
    language: Code,
    own: Sequence[ListedName] | NameList = (),
    known: Sequence[str] = (),
) -> tuple[Hit, ...]:
    """Return what may point at a person, in order and never overlapping; offsets are into `text`.

    The rules are those of the language its words are in; `language` where they do not say.

    `own` are names that are always found, in any case and with or without accents, as whole words
    (`NameList` where there are many texts or names); `known` are words that never are. What stands
    in a placeholder of ours is left alone. It finds much, never everything: somebody has to read
    the text again.
    """
    code = language_of(text, language)
    taken = bytearray(len(text))
    for found in PLACEHOLDER.finditer(text) if "[" in text else ():
        taken[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    spare = {fold(word) for word in known}
    hits: list[Hit] = []

    def take(found: Iterator[Hit]) -> None:
        for hit in found:
            free = hit.text and taken.find(1, hit.start, hit.end) == -1
            if free and fold(hit.text) not in spare:
                taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
                hits.append(hit)

    take(_of_a_form(text, code))
    if hits:
        take(_again(text, hits))
    wanted = own if isinstance(own, NameList) else NameList.of(own) if own else _NOBODY
    if not is_plain(text, code, wanted):
        take(names(text, code, wanted, known, taken))
    return tuple(sorted(hits, key=_start))


def _start(hit: Hit) -> int:
    return hit.start


def find_listed(text: str, language: Code, wanted: NameList) -> tuple[Hit, ...]:
    """Return the names that are looked for, and nothing else: for words that are nobody's own."""
    if not wanted.listed.wanted and not wanted.told:
        return ()
    return tuple(names(text, language, wanted, (), bytearray(len(text)), guess=False))


def _of_a_form(text: str, code: Code) -> Iterator[Hit]:
    """Find numbers, addresses, days and ages by the form they are written in."""
    small = text.lower()
    figures = not _FIGURES.isdisjoint(small)
    signs = compiled(_SIGNS).search(small) is not None
    for cues, rules in (_FORMS if signs else _WORDED)[code]:
        if not figures if cues is FIGURES else not any(map(small.__contains__, cues)):
            continue
        for rule in rules:
            for start, end in rule.how(text):
                yield Hit(rule.kind or "number", start, end, text[start:end], rule.name)


def _again(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Find a number or mail address once more, also where letters or digits stand against it."""
    kinds = {hit.text: hit.kind for hit in hits if hit.kind in _WHEREVER}
    lengths: dict[str, set[int]] = {}
    for known in kinds:
        lengths.setdefault(known[:_START], set()).add(len(known))
    for start in range(len(text)) if kinds else ():
        for length in lengths.get(text[start : start + _START], ()):
            said = text[start : start + length]
            if kind := kinds.get(said):
                yield Hit(kind, start, start + length, said, AGAIN)
