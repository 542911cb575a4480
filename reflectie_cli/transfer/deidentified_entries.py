"""A whole file made less recognisable: one person has one placeholder in all of its entries.

Its entries are gone over twice: once to learn who is in them, once to replace. Only names are kept
in between, no texts, so that memory does not grow with the journal. It never makes anybody
anonymous: who reads the lines decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from reflectie_cli.deid import Hit, LookedFor, OwnName, find, find_listed
from reflectie_cli.deid.replace import placeholders, replaced
from reflectie_cli.deid.spoken import spoken_in
from reflectie_cli.journal import entry as journal_entry
from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import Code, Language, recognise
from reflectie_cli.transfer.entry_texts import rewritten

_QUESTIONS = 1000
"""Questions are few and stand in every entry: looking through each once is enough."""


def entries_less_recognisable(
    entries: Iterable[Entry], language: Language, names: Sequence[journal_entry.OwnName]
) -> Iterator[Entry]:
    """Give entries with people in them made less recognisable; earlier wordings stay behind.

    `entries` can be gone over twice. A name that one entry tells by its surroundings is found in
    the others as well. In the words of prompt sets only names of the own list are looked for.
    Who came in between the two times has no number: `[persoon]`.
    """
    own = [OwnName(name.name, name.role) for name in names]
    listed = LookedFor.of(own)
    people = placeholders(_hits(entries, language, listed), language.code, own)
    everybody = LookedFor.of(own, people.words)

    def said(text: str, code: Code) -> str:
        return replaced(text, find(text, code, everybody), {}, code, people)

    @lru_cache(_QUESTIONS)
    def asked(text: str, code: Code) -> str:
        return replaced(text, find_listed(text, code, listed), {}, code, people)

    for entry in entries:
        code = _language_of(entry, language)
        yield rewritten(entry, partial(said, code=code), partial(asked, code=code))


def _hits(entries: Iterable[Entry], language: Language, listed: LookedFor) -> Iterator[Hit]:
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
        rewritten(entry, partial(said, code=code), partial(asked, code=code))
        yield from found
        found.clear()


def _language_of(entry: Entry, language: Language) -> Code:
    """Give the language in which somebody wrote an entry, whatever the screen spoke."""
    said = " ".join(answer.words for answer in entry.answers)
    return spoken_in(said, recognise(entry.language) or language.code)
