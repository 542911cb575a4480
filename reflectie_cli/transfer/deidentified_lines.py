"""Lines of a summary made less recognisable: one person has one placeholder in all of them.

It never makes anybody anonymous, and says so nowhere: who reads the lines decides.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from reflectie_cli.deid import KEEP, Choice, Hit, LookedFor, OwnName, find
from reflectie_cli.deid.hit import PEOPLE
from reflectie_cli.deid.replace import Placeholders, placeholders, replaced
from reflectie_cli.deid.spoken import spoken_in
from reflectie_cli.deid.with_deduce import together
from reflectie_cli.journal import entry as journal_entry
from reflectie_cli.language import Language
from reflectie_cli.loop.summary import SummaryLine


@dataclass(frozen=True, slots=True)
class Replaced:
    """The ways in which somebody or something is written, and what stands there instead."""

    originals: tuple[str, ...]
    placeholder: str

    @property
    def written(self) -> str:
        """The ways in which it is written, each once whatever its capitals."""
        return ", ".join({one.casefold(): one for one in reversed(self.originals)}.values())


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
        """List what is replaced, in the order it stands there: a person once, by every name."""
        found: dict[tuple[str, str], list[str]] = {}
        for hits in self.hits:
            for hit in hits:
                placeholder = self.people.of(hit)
                whose = "" if hit.kind in PEOPLE else hit.text.casefold()
                written = found.setdefault((placeholder, whose), [])
                if hit.text not in written:
                    written.append(hit.text)
        return tuple(
            Replaced(tuple(originals), placeholder) for (placeholder, _), originals in found.items()
        )


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
    everywhere = LookedFor.of([*own, *told_names(texts, language, own)])
    code = spoken_in(" ".join(texts), language.code)
    hits = tuple(find(text, code, everywhere) for text in texts)
    if more is not None:
        hits = tuple(together(*both) for both in zip(hits, more(texts), strict=True))
    people = placeholders([hit for found in hits for hit in found], language.code, own)
    return Texts(tuple(texts), hits, people, language)


def told_in(
    lines: Sequence[SummaryLine], language: Language, names: Sequence[journal_entry.OwnName]
) -> list[journal_entry.OwnName]:
    """Give the names that lines tell by themselves, besides those of one's own list."""
    own = [OwnName(one.name, one.role) for one in names]
    told = told_names(_said_in(lines), language, own)
    return [journal_entry.OwnName(name=one.name, role=one.role) for one in told]


def told_names(texts: Sequence[str], language: Language, own: Sequence[OwnName]) -> list[OwnName]:
    """Give the names that texts tell by what stands around them, without those that are known."""
    code, listed = spoken_in(" ".join(texts), language.code), LookedFor.of(own)
    found = {hit.text for text in texts for hit in find(text, code, listed) if hit.kind == "name"}
    return [OwnName(name) for name in sorted(found - {name.name for name in own})]


@dataclass(frozen=True, slots=True)
class Lightened:
    """Lines that were looked through once: what is replaced in them, and how they may leave."""

    lines: tuple[SummaryLine, ...]
    texts: Texts

    @property
    def changes(self) -> tuple[Replaced, ...]:
        """List what is replaced, in the order it stands there."""
        return self.texts.changes

    def written(self, instead: Mapping[str, str]) -> tuple[SummaryLine, ...]:
        """Give the lines as they may leave.

        `instead` holds what somebody wants in the place of an original; the original itself keeps
        it.
        """
        said = iter(self.texts.written(instead))
        return tuple(replace(line, text=next(said), noticed=next(said)) for line in self.lines)


def less_recognisable(
    lines: Sequence[SummaryLine],
    language: Language,
    names: Sequence[journal_entry.OwnName],
    more: More | None = None,
) -> Lightened:
    """Look through the lines of one document, as `looked_through` does through its texts."""
    return Lightened(tuple(lines), looked_through(_said_in(lines), language, names, more))


def _said_in(lines: Sequence[SummaryLine]) -> list[str]:
    """Give the texts of lines in which somebody could be named."""
    return [text for line in lines for text in (line.text, line.noticed)]


def _choices(hits: Sequence[Hit], instead: Mapping[str, str]) -> dict[Hit, Choice]:
    return {
        hit: KEEP if instead[hit.text] == hit.text else Choice(text=instead[hit.text])
        for hit in hits
        if hit.text in instead
    }
