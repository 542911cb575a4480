"""What somebody types to search for, taken apart: words, phrases in quotes, what is left out.

Nothing typed is ever wrong: what is no sign of ours is a word to look for.
"""

import re

from msgspec import Struct

from reflectie_cli.language.letters import bare_letters
from reflectie_cli.prompt_sets.reply import keepable

_PIECE = re.compile(r"""(?<!\S)(-?)(?:"([^"]+)"|“([^”]+)”|„([^”“]+)[”“])(?!\S)|(\S+)""")
_TOKEN = re.compile(r"[^\W_]+")
_JOINS = re.compile("[-‐‑'’ʼ]|[-‐‑]['’]")
"""What Dutch puts inside a word, and people leave out: zorgplan-overleg, foto's, e-mail."""
_MOST_WORDS = 100
"""Who pastes a page to search for means its beginning."""


class Term(Struct, frozen=True):
    """One word to look for, or some that stand side by side.

    `tokens` are its words, folded; `whole` is said of a phrase, of which nothing may be longer.
    """

    text: str
    tokens: tuple[str, ...]
    whole: bool

    @property
    def joined(self) -> str:
        """The term as one word, without what joins its parts; empty where it is no one word."""
        if len(self.tokens) == 1:
            return self.tokens[0]
        if self.whole or not all(token.isalpha() for token in self.tokens):
            return ""
        between = _TOKEN.split(bare_letters(self.text))[1:-1]
        return "".join(self.tokens) if all(map(_JOINS.fullmatch, between)) else ""


class Query(Struct, frozen=True):
    """What must stand in an entry, and what may not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]


def read_query(text: str) -> Query:
    """Take apart what was typed. Signs without a letter or digit are nothing to look for."""
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for piece in _PIECE.finditer(keepable(text).replace("\0", " ")):
        phrase = piece[2] or piece[3] or piece[4]
        word = piece[5] or ""
        leaves_out = bool(piece[1]) or bool(re.match(r"-[^\W_]", word))
        typed = phrase or (word[1:] if leaves_out else word)
        if tokens := tuple(_TOKEN.findall(bare_letters(typed))):
            (unwanted if leaves_out else wanted)[Term(typed, tokens, phrase is not None)] = None
    return Query(tuple(wanted)[:_MOST_WORDS], tuple(unwanted)[:_MOST_WORDS])
