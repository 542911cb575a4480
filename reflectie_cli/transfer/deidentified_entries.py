"""A whole file made less recognisable: one person has one placeholder in all of its entries.

Its entries are gone over twice: once to learn who is in them, once to replace. Only names are kept
in between, no texts, so that memory does not grow with the journal. It never makes anybody
anonymous: who reads the lines decides.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial

from reflectie_cli.deid import (
    Hit,
    ListedName,
    NameList,
    find,
    find_listed,
    language_of,
    placeholders,
    replaced,
)
from reflectie_cli.journal.entry import Entry, OwnName
from reflectie_cli.language import Code, Language, recognise
from reflectie_cli.transfer.entry_texts import rewrite

_QUESTIONS = 1000
"""Questions are few and stand in every entry: looking through each once is enough."""


def deidentify_entries(
    entries: Iterable[Entry],
    language: Language,
    names: Sequence[OwnName],
    is_own: Callable[[str], bool] = lambda _: False,
) -> Iterator[Entry]:
    """Return entries with people in them made less recognisable; earlier wordings stay behind.

    `entries` can be gone over twice. A name that one entry tells by its surroundings is found in
    the others as well. In the words of shipped sets only names of the own list are looked for;
    those of a set that `is_own` are somebody's as well. Who came in between the two times has no number: `[persoon]`.
    """
    own = [ListedName(name.name, name.role) for name in names]
    listed = NameList.of(own)
    people = placeholders(_hits(entries, language, listed, is_own), language.code, own)
    everybody = NameList.of(own, people.words)

    def said(text: str, code: Code) -> str:
        return replaced(text, find(text, code, everybody), {}, code, people)

    @lru_cache(_QUESTIONS)
    def asked(text: str, code: Code) -> str:
        return replaced(text, find_listed(text, code, listed), {}, code, people)

    for entry in entries:
        code = _language_of(entry, language)
        words = said if is_own(entry.set) else asked
        yield rewrite(entry, partial(said, code=code), partial(words, code=code))


def _hits(
    entries: Iterable[Entry], language: Language, listed: NameList, is_own: Callable[[str], bool]
) -> Iterator[Hit]:
    """Find what may point at people in every text of every entry, in order."""
    found: list[Hit] = []
    in_question = lru_cache(_QUESTIONS)(find_listed)

    def said(text: str, code: Code) -> str:
        found.extend(find(text, code, listed))
        return text

    def asked(text: str, code: Code) -> str:
        found.extend(in_question(text, code, listed))
        return text

    for entry in entries:
        code = _language_of(entry, language)
        words = said if is_own(entry.set) else asked
        rewrite(entry, partial(said, code=code), partial(words, code=code))
        yield from found
        found.clear()


def _language_of(entry: Entry, language: Language) -> Code:
    """Return the language in which somebody wrote an entry, whatever the screen spoke."""
    said = " ".join(answer.words for answer in entry.answers)
    return language_of(said, recognise(entry.language) or language.code)
