"""Lines of a summary made less recognisable: one person has one placeholder in all of them.

It never makes anybody anonymous, and says so nowhere: who reads the lines decides.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.deid import (
    KEEP,
    PEOPLE,
    Hit,
    ListedName,
    NameList,
    Placeholders,
    Replacement,
    find,
    language_of,
    placeholders,
    replaced,
)
from reflectie_cli.deid.with_deduce import merged
from reflectie_cli.journal.entry import OwnName
from reflectie_cli.language import Language
from reflectie_cli.loop.summary import SummaryLine

_NAMING = ("text", "question", "noticed", "purpose", "form", "plan", "theme")
"""What of a line somebody could be named in."""

More = Callable[[Sequence[str]], Sequence[tuple[Hit, ...]]]
"""Another pair of eyes: returns what it finds in each text."""


class Substitution(Struct, frozen=True):
    """The ways in which somebody or something is written, and what stands there instead."""

    originals: tuple[str, ...]
    placeholder: str

    @property
    def written(self) -> str:
        """Return the ways in which it is written, each once whatever its capitals."""
        return ", ".join({one.casefold(): one for one in reversed(self.originals)}.values())


class DeidentifiedLines(Struct, frozen=True):
    """Lines of one document, with what was found in each text of them and who is who in all."""

    lines: tuple[SummaryLine, ...]
    hits: tuple[tuple[Hit, ...], ...]
    people: Placeholders

    @property
    def changes(self) -> tuple[Substitution, ...]:
        """Return what is replaced, in the order it stands there: a person once, by every name."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for hit in (hit for hits in self.hits for hit in hits):
            whose = "" if hit.kind in PEOPLE else hit.text.casefold()
            found.setdefault((self.people.of(hit), whose), {})[hit.text] = None
        return tuple(
            Substitution(tuple(originals), placeholder)
            for (placeholder, _), originals in found.items()
        )

    def written(self, instead: Mapping[str, str]) -> tuple[SummaryLine, ...]:
        """Return the lines as they may leave.

        `instead` holds what somebody wants in the place of an original; the original itself keeps
        it.
        """
        choices = {
            hit: KEEP if instead[hit.text] == hit.text else Replacement(text=instead[hit.text])
            for hits in self.hits
            for hit in hits
            if hit.text in instead
        }
        said = (
            replaced(text, hits, choices, self.people.language, self.people)
            for text, hits in zip(_texts(self.lines), self.hits, strict=True)
        )
        return tuple(replace(line, **{name: next(said) for name in _NAMING}) for line in self.lines)


def deidentify_lines(
    lines: Sequence[SummaryLine],
    language: Language,
    names: Sequence[OwnName],
    more: More | None = None,
) -> DeidentifiedLines:
    """Return the lines of one document with what may point at a person in them.

    A name that is told by its surroundings in one text is found in the others as well; a guess that
    was made in small letters is not. `more` is
    asked too, where there is one.
    """
    texts, own = _texts(lines), _listed(names)
    everywhere = NameList.of([*own, *_inferred(texts, language, own)])
    code = language_of(" ".join(texts), language.code)
    hits = tuple(find(text, code, everywhere) for text in texts)
    if more is not None:
        hits = tuple(merged(*both) for both in zip(hits, more(texts), strict=True))
    people = placeholders([hit for found in hits for hit in found], language.code, own)
    return DeidentifiedLines(tuple(lines), hits, people)


def said_in(lines: Sequence[SummaryLine]) -> list[str]:
    """Return the texts of lines as they are read, each once."""
    return list(dict.fromkeys(filter(None, _texts(lines))))


def inferred_names(
    lines: Sequence[SummaryLine], language: Language, names: Sequence[OwnName]
) -> list[OwnName]:
    """Return the names that lines tell by what stands around them, besides one's own list."""
    inferred = _inferred(_texts(lines), language, _listed(names))
    return [OwnName(name=one.name, role=one.role) for one in inferred]


def _inferred(
    texts: Sequence[str], language: Language, own: Sequence[ListedName]
) -> list[ListedName]:
    code, listed = language_of(" ".join(texts), language.code), NameList.of(own)
    hits = (hit for text in texts for hit in find(text, code, listed))
    found = {hit.text for hit in hits if hit.kind == "name" and hit.spreads}
    return [ListedName(name) for name in sorted(found - {name.name for name in own})]


def _listed(names: Sequence[OwnName]) -> list[ListedName]:
    return [ListedName(one.name, one.role) for one in names]


def _texts(lines: Sequence[SummaryLine]) -> list[str]:
    """Return the texts of lines in which somebody could be named."""
    return [getattr(line, name) for line in lines for name in _NAMING]
