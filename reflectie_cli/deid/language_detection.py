"""Which language somebody wrote in: the screen may speak English to who writes Dutch."""

import re

from reflectie_cli.deid.lexicon import dictionary
from reflectie_cli.deid.tokens import fold
from reflectie_cli.deid.word_lists import CODES, Code

_WORD = re.compile(r"[^\W\d_]{3,}")
_MANY = 200
"""So many words are enough to know a language by."""
_LONG = 4_000
"""So many letters hold them."""
_CLEARLY = 2
"""How many words more another language must know of a text: the two have many in common."""


def language_of(text: str, otherwise: Code) -> Code:
    """Return the language a text is in, by the words its dictionary knows.

    It is `otherwise` unless another language clearly knows more of them.
    """
    if text.isascii():
        words = _WORD.findall(text[:_LONG].lower())[:_MANY]
    else:
        said = zip(range(_MANY), _WORD.finditer(text), strict=False)
        words = [fold(found[0]) for _, found in said]
    known = {code: sum(map(dictionary(code).__contains__, words)) for code in CODES}
    best = max(CODES, key=known.__getitem__)
    return best if known[best] >= known[otherwise] + _CLEARLY else otherwise
