"""A passphrase to say by phone: five easy words, drawn by chance from a list."""

import secrets
from functools import cache
from pathlib import Path

from reflectie_cli.language import Code

WORDS = 5
"""So many, each drawn from all of the list: 53 bits, and no more than that."""
_LISTS = Path(__file__).parent / "word_lists"


@cache
def easy_words(code: Code) -> tuple[str, ...]:
    """Return the words a passphrase is made of, in a language."""
    return tuple((_LISTS / f"{code}.txt").read_text(encoding="ascii").split())


def new_words(code: Code) -> str:
    """Return a passphrase that nobody had before, in a language."""
    return " ".join(secrets.choice(easy_words(code)) for _ in range(WORDS))
