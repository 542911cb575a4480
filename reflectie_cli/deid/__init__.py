"""De-identification of Dutch and English texts: find what may point at a person, and replace it.

    from reflectie_cli.deid import find, replaced
    hits = find(text, "nl")
    lighter = replaced(text, hits, {}, "nl")

It knows a language code and nothing else of the program. It never makes anybody anonymous.
"""

from reflectie_cli.deid.finder import find, find_listed
from reflectie_cli.deid.hit import (
    KEEP,
    KINDS,
    PEOPLE,
    Hit,
    Kind,
    ListedName,
    Replacement,
    Replacements,
)
from reflectie_cli.deid.language_detection import language_of
from reflectie_cli.deid.name_list import NameList
from reflectie_cli.deid.replacement import Placeholders, placeholders, replaced, segments

__all__ = [
    "KEEP",
    "KINDS",
    "PEOPLE",
    "Hit",
    "Kind",
    "ListedName",
    "NameList",
    "Placeholders",
    "Replacement",
    "Replacements",
    "find",
    "find_listed",
    "language_of",
    "placeholders",
    "replaced",
    "segments",
]
