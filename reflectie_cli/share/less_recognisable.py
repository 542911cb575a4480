"""Lines of a summary made less recognisable: one person has one placeholder in all of them.

It never makes anybody anonymous, and says so nowhere: who reads the lines decides.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from reflectie_cli.journal import entry as journal_entry
from reflectie_cli.journal.entry import Entry, WholeEntry
from reflectie_cli.language import Language
from reflectie_cli.loop.summary import SummaryLine
from reflectie_cli.share.deid import KEEP, Choice, Hit, OwnName, find
from reflectie_cli.share.deid.replace import Placeholders, placeholders, replaced
from reflectie_cli.share.deid.with_deduce import together


@dataclass(frozen=True, slots=True)
class Replaced:
    """Letters that point at somebody, and what stands there instead."""

    original: str
    placeholder: str


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of one document, with what was found in each and who is who in all of them."""

    texts: tuple[str, ...]
    hits: tuple[tuple[Hit, ...], ...]
    people: Placeholders
    language: Language

    def written(self, instead: Mapping[str, str]) -> list[str]:
        """Give the texts as they may leave; `instead` has what somebody wants for an original."""
        return [
            replaced(text, hits, _choices(hits, instead), self.language.code, self.people)
            for text, hits in zip(self.texts, self.hits, strict=True)
        ]

    @property
    def changes(self) -> tuple[Replaced, ...]:
        """List what is replaced, each original once, in the order it stands there."""
        found: dict[str, str] = {}
        for hits in self.hits:
            for hit in hits:
                found.setdefault(hit.text, self.people.of(hit))
        return tuple(Replaced(original, placeholder) for original, placeholder in found.items())


More = Callable[[Sequence[str]], Sequence[tuple[Hit, ...]]]
"""Another pair of eyes: gives what it finds in each text."""


def looked_through(
    texts: Sequence[str],
    language: Language,
    names: Sequence[journal_entry.OwnName],
    more: More | None = None,
) -> Texts:
    """Find what may point at a person in the texts of one document.

    A name that is told by its surroundings in one text is found in the others as well. `more` is
    asked too, where there is one.
    """
    own = [OwnName(name.name, name.role) for name in names]
    first = [find(text, language.code, own) for text in texts]
    told = {hit.text for hits in first for hit in hits if hit.kind == "name"}
    everywhere = [*own, *(OwnName(name) for name in sorted(told - {name.name for name in own}))]
    hits = tuple(find(text, language.code, everywhere) for text in texts)
    if more is not None:
        hits = tuple(together(*both) for both in zip(hits, more(texts), strict=True))
    people = placeholders([hit for found in hits for hit in found], language.code, own)
    return Texts(tuple(texts), hits, people, language)


def less_recognisable(
    lines: Sequence[SummaryLine],
    language: Language,
    names: Sequence[journal_entry.OwnName],
    *,
    instead: Mapping[str, str] | None = None,
    more: More | None = None,
) -> tuple[tuple[SummaryLine, ...], tuple[Replaced, ...]]:
    """Give lines as they may leave, and what was replaced in them.

    `instead` holds what somebody wants in the place of an original; the original itself keeps it.
    """
    found = looked_through(
        [text for line in lines for text in (line.text, line.noticed)], language, names, more
    )
    written = iter(found.written(instead or {}))
    made = tuple(replace(line, text=next(written), noticed=next(written)) for line in lines)
    return made, found.changes


def _choices(hits: Sequence[Hit], instead: Mapping[str, str]) -> dict[Hit, Choice]:
    return {
        hit: KEEP if instead[hit.text] == hit.text else Choice(text=instead[hit.text])
        for hit in hits
        if hit.text in instead
    }


def entry_less_recognisable(
    entry: Entry, language: Language, names: Sequence[journal_entry.OwnName]
) -> Entry:
    """Give an entry with people in it made less recognisable; earlier wordings stay behind.

    Who is who is told within one entry.
    """
    said = [
        one.answer if isinstance(one.answer, str) and not one.options else ""
        for one in entry.answers
    ]
    texts = [*said, *(one.text for one in entry.intentions), entry.title or ""]
    *made, title = looked_through(texts, language, names).written({})
    answers = tuple(
        structs.replace(one, answer=text) if before else one
        for one, before, text in zip(entry.answers, said, made, strict=False)
    )
    intentions = tuple(
        structs.replace(one, text=text, follow_ups=())
        for one, text in zip(entry.intentions, made[len(said) :], strict=True)
    )
    lighter = structs.replace(entry, answers=answers, intentions=intentions, title=title or None)
    if isinstance(lighter, WholeEntry):
        return structs.replace(lighter, history=(), unfinished=None)
    return lighter
