"""Texts of plain words only, in which no rule can find a name or a place: most of what people write."""

import re
from functools import cache, lru_cache

from reflectie_cli.deid.context import is_unknown_word
from reflectie_cli.deid.lexicon import dictionary
from reflectie_cli.deid.name_list import NameList
from reflectie_cli.deid.site_names import towns
from reflectie_cli.deid.tokens import fold
from reflectie_cli.deid.word_lists import CODES, Code, word_lists, word_set

_WORDS = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][^\W\d_]*")
_SIGNS = re.compile(r"[0-9@/_:(\"“”„‘‚«\[]|\w\.\w|[A-Z]\.|[\s]'|[^\x00-\u024f’…–€]")
"""What calls for a closer look: figures, quotations, initials, letters that were not thought of."""


@cache
def _telling(code: Code) -> frozenset[str]:
    """Return the words that may be, or stand before, a name in small letters."""
    known = word_lists(code)
    places = {word for other in CODES for name in towns(other)[0].wanted for word in name}
    organisations = {word for line in word_set("institutions") for word in line.split()}
    listed = word_set("forenames") | known.ward_names | word_set("nl/small_wards")
    before = known.titles.keys() | {"vd", "vdr", "der", "den"}
    plain = known.ordinary | known.particles
    before |= {f"{word}s" for word in known.ambiguous}  # "merels zus"
    return known.ambiguous | before | ((listed | places | organisations) - plain)


@cache
def _plain(code: Code) -> frozenset[str]:
    """Return words that tell nothing."""
    known = word_lists(code)
    return (dictionary(code) | known.common | known.known) - _telling(code)


@cache
def quiet(code: Code) -> frozenset[str]:
    """Return words that are no name in small letters, and stand before none."""
    return _plain(code) - word_lists(code).roles.keys()


@lru_cache(4096)
def _is_plain(folded: str, code: Code) -> bool:
    return folded not in _telling(code) and not is_unknown_word(folded, code)


def is_plain(text: str, code: Code, wanted: NameList) -> bool:
    """Return whether no rule can find a name or a place in a text, and no name that is wanted."""
    if _SIGNS.search(text):
        return False
    small = text.lower() if text.isascii() else fold(text)
    words = set(_WORDS.findall(small))
    known = word_lists(code)
    for capital in set(_CAPITALS.findall(text)):
        word = capital.lower() if capital.isascii() else fold(capital)
        if word not in known.common or word in known.ambiguous:
            return False
    if not all(_is_plain(word, code) for word in words - _plain(code)):
        return False
    return not wanted.is_among(words)
