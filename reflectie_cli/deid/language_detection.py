"""Which language somebody wrote in: the screen may speak English to who writes Dutch."""

import re

from reflectie_cli.deid.lexicon import is_listed
from reflectie_cli.deid.tokens import fold
from reflectie_cli.deid.word_lists import CODES, Code

_WORD = re.compile(r"[^\W\d_]{3,}")
_MANY = 200
"""So many words are enough to know a language by."""
_CLEARLY = 2
"""How many words more another language must know of a text: the two have many in common."""


def language_of(text: str, otherwise: Code) -> Code:
    """Return the language a text is in, by the words its dictionary knows.

    It is `otherwise` unless another language clearly knows more of them.
    """
    words = [fold(found[0]) for _, found in zip(range(_MANY), _WORD.finditer(text), strict=False)]
    known = {code: sum(is_listed(word, code) for word in words) for code in CODES}
    best = max(CODES, key=known.__getitem__)
    return best if known[best] >= known[otherwise] + _CLEARLY else otherwise
