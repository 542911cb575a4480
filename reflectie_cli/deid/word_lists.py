"""The words of a language that tell a name from what is none: the files in `lists`, as sets.

Every list says in its first lines what it holds. Its words are folded: small letters, no accents.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import fields

Code = Literal["nl", "en"]
"""A language with rules and lists of its own."""
CODES: tuple[Code, ...] = ("nl", "en")

_LISTS = Path(__file__).parent / "lists"


class WordLists(Struct, frozen=True):
    """The words of one language, each field those of the file with its name."""

    titles: Mapping[str, str]
    """With `woman` or `man` where the title tells it."""
    roles: Mapping[str, str]
    """With `client`, `relative` or `colleague` where the word says who somebody is."""
    firm_titles: frozenset[str]
    particles: frozenset[str]
    binding_particles: frozenset[str]
    acts: frozenset[str]
    says: frozenset[str]
    copulas: frozenset[str]
    states: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    first_person: frozenset[str]
    before_people: frozenset[str]
    before_places: frozenset[str]
    before_letters: frozenset[str]
    before_unknown: frozenset[str]
    sites: frozenset[str]
    numbered_heads: frozenset[str]
    place_prepositions: frozenset[str]
    ward_names: frozenset[str]
    subordinators: frozenset[str]
    clause_starts: frozenset[str]
    anaphors: frozenset[str]
    abbreviations: frozenset[str]
    ordinary: frozenset[str]
    ambiguous: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    common: frozenset[str]
    """Words with a meaning of their own, so that a capital does not make them a name."""
    forenames: frozenset[str]
    """Names that are no word of the language besides."""
    known: frozenset[str]
    """Words that need no dictionary: these, those that are names too, titles and roles."""


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the lines of a list, such as `phrases` or `nl/months`, in the order of the file."""
    lines = (_LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the lines of a list, to look words up in."""
    return frozenset(word_list(name))


@cache
def word_lists(code: Code) -> WordLists:
    """Return the words of a language."""
    plain = [field.name for field in fields(WordLists)[2:-3]]
    words = {name: word_set(f"{code}/{name}") for name in plain}
    days = words["months"] | words["weekdays"]
    common = (words["ordinary"] | word_set("proper_nouns")) - words["ambiguous"] | days
    titles = _by_file(code, "titles", "woman", "man")
    roles = _by_file(code, "roles", "client", "relative", "colleague")
    known = common | words["ambiguous"] | titles.keys() | roles.keys()
    forenames = word_set("forenames") - known - words["particles"]
    return WordLists(titles, roles, **words, common=common, forenames=forenames, known=known)


def _by_file(code: Code, name: str, *values: str) -> dict[str, str]:
    """Return the words of a list, with those of each list beside it that is called by a value."""
    found = dict.fromkeys(word_list(f"{code}/{name}"), "")
    for value in values:
        found |= dict.fromkeys(word_list(f"{code}/{name}_{value}"), value)
    return found
