"""A text as words with what stands between them, so that names can be judged word by word."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from msgspec import Struct

MARKS = "\u0300-\u036f"
"""The accents of letters written in two pieces; without them `O¨zdemir` is two words."""

_WORD = re.compile(
    r"(?<![\w.])[Vv](?:\. ?|/)[Dd](?:\.r?\.?)?(?=\s?[^\W\d_])"
    rf"|(?<![\w’'])[OD]['’](?=[A-ZÀ-Þ][\w{MARKS}])[\w{MARKS}]+|[\w{MARKS}]+"
)
"""`v.d.` and `v/d` before a surname are one word, as `vd` is; so is `O'Brien`."""
_VAN_DE = "vd"
_JOINED = frozenset("./'’")
_FOLDS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ĳ": "ij"})
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*\s")
_SPACES = re.compile(r"[ \t\u00a0]{2,4}(?![ \t\u00a0])")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_CARRIES = frozenset(
    [
        "van",
        "de",
        "den",
        "der",
        "ten",
        "ter",
        "el",
        "al",
        "bin",
        "la",
        "le",
        "du",
        "da",
        "dos",
        "di",
        "von",
    ]
)
"""Words after which a name goes on, on the next line too."""

_OPENS = re.compile(r"[\"“„«‟]$|(?:^|\s)['‘‚]$")


def fold(text: str) -> str:
    """Return letters without case and accents, to compare names by."""
    if text.isascii():
        return text.lower()
    flat = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDS))
    return "".join(letter for letter in flat if not unicodedata.combining(letter))


class Token(Struct, frozen=True):
    """A word: where it stands, its folded letters, what stands before it, how it is written.

    `begins` is true where a capital says nothing: at the start of a sentence, line or quotation.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: str
    begins: bool
    letters: bool

    @property
    def capital(self) -> bool:
        """Return whether it is written like a name: a capital, then small letters too."""
        return self.letters and self.text[0].isupper() and not self.text.isupper()

    @property
    def loud(self) -> bool:
        """Return whether it is written in capitals only, two letters at least."""
        return self.letters and len(self.folded) > 1 and self.text.isupper()

    @property
    def near(self) -> bool:
        """Return whether only a space stands between it and the word before."""
        return self.gap in (" ", "  ", "\u00a0")


def tokens(text: str, short: Collection[str]) -> list[Token]:
    """Return the words of a text. `short` are the abbreviations whose dot does not end a sentence."""
    return list(_tokens(text, short))


def _tokens(text: str, short: Collection[str]) -> Iterator[Token]:
    end, before = 0, ""
    for found in _WORD.finditer(text):
        word = found[0]
        gap = text[end : found.start()]
        if gap != " ":  # nearly never
            gap = _gap(gap, before)
        letters = word.isalpha() or (word[0].isalpha() and _alphabetic(word))
        folded = word.lower() if word.isascii() else fold(word)
        if not letters and folded[1:2] in _JOINED:
            letters, folded = True, _VAN_DE if folded[0] == "v" else folded[0] + folded[2:]
        begins = not before or (gap != " " and _begins(gap, before, short))
        yield Token(found.start(), found.end(), word, folded, gap, begins, letters)
        end, before = found.end(), folded


def _gap(gap: str, before: str) -> str:
    """Return what stands between two words, without a line's end that is in the middle of a name."""
    if len(gap) < 2 and gap != "\n":
        return gap
    gap = _SPACES.sub(" ", gap)
    if gap.count("\n") != 1:
        return gap
    if _BREAK.fullmatch(gap):
        return " " if before in _CARRIES else "\n"
    return "-" if _BREAK.fullmatch(gap[1:]) and gap[0] in "-‐‑" else gap


def _alphabetic(word: str) -> bool:
    return all(letter.isalpha() or unicodedata.combining(letter) for letter in word)


def _begins(gap: str, before: str, short: Collection[str]) -> bool:
    if gap in (" ", "'", "’", "-"):  # nearly always
        return False
    if "\n" in gap or _OPENS.search(gap[-3:]):
        return True
    if gap[:1] == "." and before in short and gap[1:2].isspace():
        return False
    return _ENDS.search(gap[:8]) is not None
