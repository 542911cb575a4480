"""A summary for a coach as a text: what somebody wants to talk about, learned, tried and noticed.

One page, no days, no counts. What stands here is what was seen before it left (methods.md, D5).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import UNSET

from reflectie_cli.documents.document import Document, Passage, Section, Table, Timeline
from reflectie_cli.journal.entry import SETTLED, IntentionState, Period
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, say_months
from reflectie_cli.loop.summary import Kind, SummaryLine
from reflectie_cli.prompt_sets.follow_up import DONE
from reflectie_cli.prompt_sets.model import BASIS_ASIDE, whose_side

_INTENDED = N_("I intended")
_CAME = N_("What I intended, and what came of it")
_TITLES: dict[Kind, str] = {
    "talk": N_("What I want to talk about"),
    "learned": N_("What I learned"),
    "intention": _CAME,
    "came": _CAME,
    "theme": N_("My themes"),
    "form": N_("Methods I used"),
    "looking": N_("How I look back"),
    "answer": N_("More of what I wrote"),
    "team": N_("Our year as a team"),
}
"""The sections of a summary, in their order."""
_STATES: Mapping[str, str] = {IntentionState.OPEN: N_("open"), **SETTLED}
_HELPED = N_("A client noticed something of what I intended here.")
_PURPOSE = N_("What it was for")
_NOTICED = N_("The client noticed")
_OF_A_TEAM = N_("of the team")
_CLOSING = N_(
    "Written and chosen by myself. People were made less recognisable; that is not the same as anonymous."
)
_CLOSING_OF_A_TEAM = N_(
    "Chosen by myself; what is of the team was written together. People were made less recognisable; that is not the same as anonymous."
)
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


def line_belongs(line: SummaryLine, language: Language) -> str:
    """Return the form and the plan that an answer belongs to; nothing for other lines."""
    return " · ".join(filter(None, (line.form, _plan(line, language))))


def _plan(line: SummaryLine, language: Language) -> str:
    intended = language.text(N_("We intended") if line.team else _INTENDED)
    return f"{intended}: {line.plan}" if line.plan else ""


def line_note(line: SummaryLine, language: Language) -> str:
    """Return what goes along below the words of a line; nothing for most.

    That an intention is still open goes without saying, and so does that something was done.
    """
    _ = language.text
    notes: list[str] = []
    match line.kind:
        case "form":
            notes = [_(_HELPED)] if line.helped else []
        case "intention":
            notes = [_(SETTLED[line.state])] if line.state in SETTLED else []
            notes += [f"{_(_PURPOSE)}: {line.purpose}"] if line.purpose else []
            notes += [f"{_(_NOTICED)}: {_noticed(line, language)}"] if line.noticed else []
        case "came" if not line.who:
            notes = [_(DONE[line.done])] if line.done in DONE and line.done != "yes" else []
            notes += [_(BASIS_ASIDE[line.known])] if line.known in BASIS_ASIDE else []
        case _:
            notes = [whose_side(line.who, line.known, language)]
    notes += [_(_OF_A_TEAM)] if line.team else []
    return " · ".join(filter(None, notes))


def _noticed(line: SummaryLine, language: Language) -> str:
    known = BASIS_ASIDE.get(line.known)
    return f"{line.noticed} ({language.text(known)})" if known else line.noticed


def summary_document(
    lines: Sequence[SummaryLine], period: Period, language: Language, *, discussion: bool = False
) -> Document:
    """Lay the chosen lines out as one page. With `discussion` there is room for the conversation itself."""
    _ = language.text
    sections: list[Section] = []
    for kind in _TITLES:
        if of_kind := [line for line in lines if line.kind == kind]:
            sections += _part(kind, of_kind, language, before=sections)
    if discussion:
        sections += [Section(_(title), room=room) for title, room in _BY_HAND]
    return Document(
        title=_(N_("For the conversation with my coach")),
        language=language.code,
        about=say_months(period.first, period.last, language.code),
        sections=tuple(sections),
        closing=(_(_CLOSING_OF_A_TEAM if any(line.team for line in lines) else _CLOSING),),
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


def _part(
    kind: Kind, lines: Sequence[SummaryLine], language: Language, before: Sequence[Section]
) -> list[Section]:
    """Return the sections of a part; what came of plans stands under the plans, where there are any."""
    title = language.text(_TITLES[kind])
    match kind:
        case "intention":
            return [Section(title, table=_intended(lines, language))]
        case "theme":
            return [_themes(title, lines, language)]
        case "form":
            return [Section(title, _forms(lines, language))]
        case "came" | "answer":
            begun = any(section.title == title for section in before)
            return [*([] if begun else [Section(title)]), *_belonging(lines, language)]
        case _:
            return [Section(title, tuple(_passage(line, language) for line in lines))]


def _passage(line: SummaryLine, language: Language) -> Passage:
    return Passage(line.text, note=line_note(line, language), asked=line.question)


def _belonging(lines: Sequence[SummaryLine], language: Language) -> Iterator[Section]:
    """Yield what belongs to one plan or one entry together, under its form and its plan."""
    for _of, group in groupby(lines, lambda line: line.of):
        first, *others = group
        yield Section(
            first.form,
            tuple(_passage(line, language) for line in (first, *others)),
            about=_plan(first, language) or UNSET,
            level=2,
        )


def _themes(title: str, lines: Sequence[SummaryLine], language: Language) -> Section:
    """Return the themes and the months in which they came up; the months between count as well.

    Those that only a team wrote about are said apart.
    """
    own = [line for line in lines if not line.team]
    of_a_team = ", ".join(line_words(line, language) for line in lines if line.team)
    said = (Passage(of_a_team, note=language.text(_OF_A_TEAM)),) if of_a_team else ()
    found = sorted({month for line in own for month in line.months})
    if not found:
        return Section(title, said)
    months = _up_to(found[0], found[-1])
    rows = tuple((line.text, tuple(map(months.index, line.months))) for line in own)
    return Section(title, said, timeline=Timeline(tuple(_months(months, language)), rows))


def _forms(lines: Sequence[SummaryLine], language: Language) -> tuple[Passage, ...]:
    """Return the forms in one line, and above it those of which a client noticed something."""
    helped = ", ".join(line.text for line in lines if line.helped)
    others = ", ".join(line.text for line in lines if not line.helped)
    said = [Passage(helped, note=language.text(_HELPED))] if helped else []
    return (*said, Passage(others)) if others else tuple(said)


def _intended(lines: Sequence[SummaryLine], language: Language) -> Table:
    """Return what was intended; what it was for stands beside it where somebody said so."""
    _ = language.text
    says_why = any(line.purpose for line in lines)
    headings = (_INTENDED, _PURPOSE, N_("State"), _NOTICED, N_("How I know"))
    rows = [
        (
            f"{line.text} ({_(_OF_A_TEAM)})" if line.team else line.text,
            line.purpose,
            _(_STATES.get(line.state, "")),
            line.noticed,
            _(BASIS_ASIDE.get(line.known, "")),
        )
        for line in lines
    ]
    reached = tuple(3 if line.noticed else 2 if line.tried else 1 for line in lines)
    shown = [at for at in range(len(headings)) if says_why or headings[at] is not _PURPOSE]
    return Table(
        tuple(_(headings[at]) for at in shown),
        tuple(tuple(row[at] for at in shown) for row in rows),
        reached,
    )


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
