"""Letters as they are compared: without case, accents, or a sign that stands for two of them."""

import unicodedata
from functools import cache


def bare_letters(text: str) -> str:
    """Return a text without case and accents; ĳ becomes ij, and ß becomes ss.

    What is done to a text is done to each of its letters: a place in it can be counted back.
    """
    bare = text.lower()
    if not bare.isascii():
        for letter in {*bare}:  # in a long text far quicker than one after the other
            if not letter.isascii():
                bare = bare.replace(letter, _bare(letter))
    return bare


@cache
def _bare(letter: str) -> str:
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
