"""Looking through a text for everything that may point at a person."""

from collections.abc import Sequence

from reflectie_cli.deid.hit import Hit, Kind, OwnName
from reflectie_cli.deid.listed import LookedFor
from reflectie_cli.deid.names import names
from reflectie_cli.deid.numbers import FINDERS
from reflectie_cli.deid.spoken import spoken_in
from reflectie_cli.deid.tokens import fold
from reflectie_cli.deid.wording import PLACEHOLDER
from reflectie_cli.language import Code

_WHEREVER: tuple[Kind, ...] = ("bsn", "phone", "email", "iban")
_START = 4
_IN_WORDS: tuple[Kind, ...] = ("email", "date", "age")
"""What may be there without a single figure."""


def find(
    text: str,
    language: Code,
    own: Sequence[OwnName] | LookedFor = (),
    known: Sequence[str] = (),
) -> tuple[Hit, ...]:
    """Find what may point at a person, in order and never overlapping; offsets are into `text`.

    The rules are those of the language its words are in; `language` where they do not say.

    `own` are names that are always found, in any case and with or without accents, as whole words
    (`LookedFor` where there are many texts or names); `known` are words that never are. What stands
    in a placeholder of ours is left alone. It finds much, never everything: somebody has to read
    the text again.
    """
    language = spoken_in(text, language)
    taken = bytearray(len(text))
    hits: list[Hit] = []
    spare = {fold(word) for word in known}

    def take(kind: Kind, start: int, end: int) -> None:
        if start < end and taken.find(1, start, end) == -1 and fold(text[start:end]) not in spare:
            taken[start:end] = b"\x01" * (end - start)
            hits.append(Hit(kind, start, end, text[start:end]))

    for found in PLACEHOLDER.finditer(text):
        taken[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    figures = any(figure in text for figure in "0123456789")
    for kind, finder in FINDERS:
        if not figures and kind not in _IN_WORDS:
            continue
        for start, end in finder(text, language):
            take(kind, start, end)
    for kind, start, end in _again(text, hits):
        take(kind, start, end)
    wanted = own if isinstance(own, LookedFor) else LookedFor.of(own)
    for kind, start, end in names(text, language, wanted, known, taken):
        take(kind, start, end)
    return tuple(sorted(hits, key=lambda hit: hit.start))


def find_listed(text: str, language: Code, wanted: LookedFor) -> tuple[Hit, ...]:
    """Find the names that are looked for and nothing else: for words that are not somebody's own."""
    if not wanted.own.wanted and not wanted.told:
        return ()
    spans = names(text, language, wanted, (), bytearray(len(text)), guess=False)
    return tuple(Hit(kind, start, end, text[start:end]) for kind, start, end in spans)


def _again(text: str, hits: Sequence[Hit]) -> list[tuple[Kind, int, int]]:
    """Find a number or mail address once more, also where letters or digits stand against it."""
    kinds = {hit.text: hit.kind for hit in hits if hit.kind in _WHEREVER}
    if not kinds:
        return []
    lengths: dict[str, set[int]] = {}
    for known in kinds:
        lengths.setdefault(known[:_START], set()).add(len(known))
    found: list[tuple[Kind, int, int]] = []
    for start in range(len(text)):
        for length in lengths.get(text[start : start + _START], ()):
            if kind := kinds.get(text[start : start + length]):
                found.append((kind, start, start + length))
    return found
