"""A summary that a coach received, as the document it was sent as; and whether it can be shown."""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET, structs

from reflectie_cli.documents.document import Document, Passage, Section, Table, Timeline
from reflectie_cli.documents.summary import KEEP_IT_SAFE
from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import CODES, N_, Language
from reflectie_cli.language.days import say_day
from reflectie_cli.loop.talk import answer_of
from reflectie_cli.prompt_sets import known

_LONGEST_TITLE = 300


def answer_to(entry: Entry, key: str) -> str:
    """Return the words an entry holds for a question; nothing where it has no answer."""
    answer = answer_of(entry, key)
    return answer.words if answer else ""


def received_document(entry: Entry) -> Document | None:
    """Return what was sent, with its headings; None for an entry that is no such thing.

    Of what came before its headings were kept there is the text.
    """
    if entry.set != known.RECEIVED or not answer_to(entry, "file"):
        return None
    try:
        kept = answer_to(entry, known.RECEIVED_DOCUMENT)
        document = msgspec.json.decode(kept, type=Document)
        if can_be_shown(document):
            return document
    except (msgspec.DecodeError, ValueError, RecursionError):
        pass
    title = entry.title or entry.set_title
    words = answer_to(entry, "summary").removeprefix(title).strip("\n")
    section = Section("", (Passage(words),), layout="text")
    return Document(title, entry.language, sections=(section,))


def received_page(entry: Entry, document: Document, language: Language) -> Document:
    """Return what was sent as a page: by whom and when it came, and what was written back."""
    about = " · ".join((*entry.tags, _came(entry, language)))
    about = "\n".join(filter(None, (about, document.about)))
    sections = (*document.sections, *_written_back(entry, language))
    return structs.replace(document, about=about, sections=sections, mark=entry.handle)


def received_pages(
    received: Sequence[tuple[Entry, Document]], name: str, language: Language
) -> Document:
    """Return what one person sent as one text, oldest first; each with its headings below its own."""
    _ = language.text
    closing = [words for _entry, document in received for words in document.closing]
    if len(received) == 1:
        entry, document = received[0]
        page = received_page(entry, document, language)
        return structs.replace(page, mark=UNSET, closing=_closing(closing, language))
    sections: list[Section] = []
    for entry, document in received:
        title = " ".join(document.about.split()) or document.title
        sections.append(Section(title, about=_came(entry, language)))
        parts = received_page(entry, document, language).sections
        sections += [structs.replace(one, level=2) for one in parts]
    return Document(
        title=_(N_("Summaries of {name}")).format(name=name),
        language=language.code,
        sections=tuple(sections),
        closing=_closing(closing, language),
    )


def _came(entry: Entry, language: Language) -> str:
    day = say_day(entry.date, language.code)
    return language.text(N_("received {day}")).format(day=day)


def _closing(said: Sequence[str], language: Language) -> tuple[str, ...]:
    """Return what stands below, each line once; how to treat it stands there whatever was sent."""
    return tuple(dict.fromkeys((*said, language.text(KEEP_IT_SAFE))))


def _written_back(entry: Entry, language: Language) -> list[Section]:
    words = answer_to(entry, "reply")
    title = language.text(N_("What you wrote back"))
    return [Section(title, (Passage(words),), layout="text")] if words else []


def can_be_shown(document: Document) -> bool:
    """Return whether what no type tells is right as well, so that nothing of it is left out."""
    return (
        document.language in CODES
        and 0 < len(document.title.strip()) <= _LONGEST_TITLE
        and all(_is_whole(one.table) for one in document.sections if one.table)
        and all(_is_in_place(one.timeline) for one in document.sections if one.timeline)
    )


def _is_whole(table: Table) -> bool:
    width = len(table.headings)
    return (
        width > 0
        and all(len(row) == width for row in table.rows)
        and len(table.reached) in (0, len(table.rows))
        and set(table.reached) <= {1, 2, 3}
    )


def _is_in_place(timeline: Timeline) -> bool:
    said_of_each = not timeline.said or len(timeline.said) == len(timeline.rows)
    places = (place for _, at in timeline.rows for place in at)
    return said_of_each and all(0 <= place < len(timeline.times) for place in places)
