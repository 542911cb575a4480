"""Entries as a text to read or to print: one part for each, its questions quiet."""

from collections.abc import Iterable

from reflectie_cli.days import say_day
from reflectie_cli.journal.entry import Answer, Entry
from reflectie_cli.language import N_, Language
from reflectie_cli.method.prompt_set import BASIS, WHO
from reflectie_cli.share.document import Document, Part, Saying


def entries_document(entries: Iterable[Entry], language: Language) -> Document:
    """Lay entries out, in their order."""
    return Document(
        title=language.text(N_("My journal")),
        language=language.code,
        parts=tuple(_part(entry, language) for entry in entries),
    )


def _part(entry: Entry, language: Language) -> Part:
    title = f"{say_day(entry.date, language.code)}, {entry.title or entry.set_title}"
    return Part(title, tuple(_saying(answer, language) for answer in entry.answers))


def _saying(answer: Answer, language: Language) -> Saying:
    known = (WHO.get(answer.who or "", ""), BASIS.get(answer.basis or "", ""))
    said = " · ".join(language.text(part) for part in known if part)
    return Saying(answer.words, note=" · ".join(filter(None, (answer.question, said))))
