"""A summary for a coach as a text: what somebody wants to talk about, learned, tried and noticed.

One page, no days, no counts. What stands here is what was seen before it left (methods.md, D5).
"""

from collections.abc import Mapping, Sequence

from reflectie_cli.documents.document import Document, Passage, Section, Table, Timeline
from reflectie_cli.journal.entry import SETTLED, IntentionState, Period
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, say_months
from reflectie_cli.loop.summary import Kind, SummaryLine
from reflectie_cli.prompt_sets.model import BASIS_ASIDE, whose_side

_TITLES: dict[Kind, str] = {
    "talk": N_("What I want to talk about"),
    "learned": N_("What I learned"),
    "intention": N_("What I intended, and what came of it"),
    "theme": N_("My themes"),
    "form": N_("Methods I used"),
    "looking": N_("How I look back"),
    "answer": N_("More of what I wrote"),
    "team": N_("Our year as a team"),
}
"""The sections of a summary, in their order."""
_STATES: Mapping[str, str] = {IntentionState.OPEN: N_("open"), **SETTLED}
_HELPED = N_("A client noticed something of what I intended here.")
_BY_HAND = (
    (N_("Our conversation: the date, and who was there (roles)"), 1),
    (N_("What we agreed"), 4),
    (N_("Signed"), 1),
)
"""What is written during the conversation, with the number of lines for it."""


def section_title(line: SummaryLine, language: Language) -> str:
    """Return the title of the section in which a line stands."""
    return language.text(_TITLES[line.kind])


def line_words(line: SummaryLine, language: Language) -> str:
    """Return the words of a line; a theme is told with its months."""
    if not line.months:
        return line.text
    return f"{line.text} ({', '.join(_months(line.months, language))})"


def line_note(line: SummaryLine, language: Language) -> str:
    """Return what goes along below the words of a line; nothing for most.

    That an intention is still open goes without saying.
    """
    _ = language.text
    if line.kind == "form":
        return _(_HELPED) if line.helped else ""
    if line.kind != "intention":
        return whose_side(line.who, line.known, language)
    notes = [_(SETTLED[line.state])] if line.state in SETTLED else []
    if line.noticed:
        known = f" ({_(BASIS_ASIDE[line.known])})" if line.known in BASIS_ASIDE else ""
        notes.append(f"{_(N_('The client noticed'))}: {line.noticed}{known}")
    return " · ".join(notes)


def summary_document(
    lines: Sequence[SummaryLine], period: Period, language: Language, *, discussion: bool = False
) -> Document:
    """Lay the chosen lines out as one page. With `discussion` there is room for the conversation itself."""
    _ = language.text
    sections = [
        _section(kind, [line for line in lines if line.kind == kind], language) for kind in _TITLES
    ]
    if discussion:
        sections += [Section(_(title), room=room) for title, room in _BY_HAND]
    kept = (
        section
        for section in sections
        if section.passages or section.timeline or section.table or section.room
    )
    return Document(
        title=_(N_("For the conversation with my coach")),
        language=language.code,
        about=say_months(period.first, period.last, language.code),
        sections=tuple(kept),
        closing=(
            _(
                N_(
                    "Written and chosen by myself. People were made less recognisable; that is not the same as anonymous."
                )
            ),
        ),
    )


def team_document(lines: Sequence[SummaryLine], period: Period, language: Language) -> Document:
    """Lay a team's year out as one page in plain words, for the quality report."""
    _ = language.text
    return Document(
        title=language.text(_TITLES["team"]),
        language=language.code,
        about=str(period.last.year),
        sections=tuple(
            Section(line.question, (Passage(line.text, note=line_note(line, language)),))
            for line in lines
        ),
        closing=(_(N_("Read it out to clients or relatives before it leaves.")),),
    )


def _section(kind: Kind, lines: Sequence[SummaryLine], language: Language) -> Section:
    title = language.text(_TITLES[kind])
    match kind:
        case "intention":
            return Section(title, table=_intended(lines, language))
        case "theme":
            return Section(title, timeline=_themes(lines, language))
        case "form":
            return Section(title, _forms(lines, language))
    passages = (
        Passage(line.text, note=line_note(line, language), asked=line.question) for line in lines
    )
    return Section(title, tuple(passages))


def _themes(lines: Sequence[SummaryLine], language: Language) -> Timeline | None:
    """Return the themes and the months in which they came up; the months between count as well."""
    found = sorted({month for line in lines for month in line.months})
    if not found:
        return None
    months = _up_to(found[0], found[-1])
    rows = tuple((line.text, tuple(map(months.index, line.months))) for line in lines)
    return Timeline(tuple(_months(months, language)), rows)


def _forms(lines: Sequence[SummaryLine], language: Language) -> tuple[Passage, ...]:
    """Return the forms in one line, and above it those of which a client noticed something."""
    helped = ", ".join(line.text for line in lines if line.helped)
    others = ", ".join(line.text for line in lines if not line.helped)
    said = [Passage(helped, note=language.text(_HELPED))] if helped else []
    return (*said, Passage(others)) if others else tuple(said)


def _intended(lines: Sequence[SummaryLine], language: Language) -> Table | None:
    _ = language.text
    rows = tuple(
        (
            line.text,
            _(_STATES.get(line.state, "")),
            line.noticed,
            _(BASIS_ASIDE.get(line.known, "")),
        )
        for line in lines
    )
    headings = (N_("I intended"), N_("State"), N_("The client noticed"), N_("How I know"))
    reached = tuple(3 if line.noticed else 2 if line.tried else 1 for line in lines)
    return Table(tuple(map(_, headings)), rows, reached) if rows else None


def _up_to(first: str, last: str) -> list[str]:
    """Return every month from one such as `2026-11` up to another."""
    begin, end = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (first, last))
    return [f"{at // 12}-{at % 12 + 1:02}" for at in range(begin, end + 1)]


def _months(months: Sequence[str], language: Language) -> list[str]:
    """Say months such as `2026-11`; the year only where they are of more than one."""
    with_year = len({month[:4] for month in months}) > 1
    names = MONTHS[language.code]
    return [
        f"{names[int(month[5:]) - 1]}{f' {month[:4]}' if with_year else ''}" for month in months
    ]
