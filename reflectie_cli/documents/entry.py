"""Entries as a text to read or to print: one part for each, its questions quiet."""

from collections.abc import Iterable, Iterator

from reflectie_cli.documents.document import Document, Part, Saying
from reflectie_cli.journal.entry import Answer, Entry
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day
from reflectie_cli.prompt_sets.model import whose_side


def around_entries(language: Language, about: str = "") -> Document:
    """Give the document that entries stand in; they are its further parts."""
    return Document(title=language.text(N_("My journal")), language=language.code, about=about)


def entry_parts(entries: Iterable[Entry], language: Language) -> Iterator[Part]:
    """Lay entries out one by one, in their order."""
    return (_part(entry, language) for entry in entries)


def _part(entry: Entry, language: Language) -> Part:
    title = f"{say_day(entry.date, language.code)}, {entry.title or entry.set_title}"
    return Part(title, tuple(_saying(answer, language) for answer in entry.answers))


def _saying(answer: Answer, language: Language) -> Saying:
    side = whose_side(answer.who, answer.basis, language)
    return Saying(answer.words, note=side, asked=answer.question)
