"""A summary for a coach as a text: what somebody wants to talk about, learned, tried and noticed.

One page, no days, no counts. What stands here is what was seen before it left (methods.md, D5).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import UNSET

from reflectie_cli.documents.document import Document, Passage, Section, Timeline
from reflectie_cli.journal.entry import SETTLED, IntentionState, Period
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, say_months
from reflectie_cli.loop.summary import Kind, SummaryLine
from reflectie_cli.loop.team import OF_THE_TEAM
from reflectie_cli.prompt_sets.follow_up import DONE, TRIED
from reflectie_cli.prompt_sets.model import BASIS_ASIDE, whose_side, with_whom

_INTENDED = N_("I intended")
_Part = Literal[Kind, "tried", "open", "let_go"]
_TITLES: dict[_Part, str] = {
    "talk": N_("What I want to talk about"),
    "agreed": N_("Last time we agreed"),
    "learned": N_("What I learned"),
    "tried": N_("What I tried"),
    "open": N_("Still open"),
    "let_go": N_("What I let go"),
    "came": N_("What came of it"),
    "looking": N_("How I look back"),
    "answer": N_("More of what I wrote"),
    "theme": N_("My themes"),
    "form": N_("Methods I used"),
    "team": N_("Our year as a team"),
}
"""The sections of a summary, in their order."""
_DRAWN_MONTHS = 4
"""From so many months on a drawing tells more of a theme than their names."""
_HELPED = N_("A client noticed something of what I intended here.")
_PURPOSE = N_("What it was for")
_NOTICED = N_("The client noticed")
_CLOSING = N_(
    "Written and chosen by myself. People were made less recognisable; that is not the same as anonymous."
)
_CLOSING_OF_A_TEAM = N_(
    "Chosen by myself; what is of the team was written together. People were made less recognisable; that is not the same as anonymous."
)
KEEP_IT_SAFE = N_(
    "For our conversation only: do not keep it longer than that takes, do not forward it, and keep it out of any personnel file."
)
"""How a coach is asked to treat the page, in the words of who wrote it."""
_BY_HAND = (
    (N_("Our conversation: the date, and who was there (roles)"), 1),
    (N_("What my coach noticed"), 6),
    (N_("What we agreed"), 6),
    (N_("Signed"), 1),
)
"""What is written during the conversation, with the number of lines for it."""


def section_title(line: SummaryLine, language: Language) -> str:
    """Return the title of the section in which a line stands."""
    return language.text(_TITLES[_part_of(line)])


def _part_of(line: SummaryLine) -> _Part:
    if line.kind == "intention":
        untried: _Part = "let_go" if line.state == IntentionState.LET_GO else "open"
        return "tried" if line.tried else untried
    return line.kind


def line_words(line: SummaryLine, language: Language) -> str:
    """Return the words of a line; a theme is told with its months."""
    if not line.months:
        return line.text
    return f"{line.text} ({', '.join(_months(line.months, language))})"


def line_belongs(line: SummaryLine, language: Language) -> str:
    """Return the form, the plan and the theme that words belong to; nothing for other lines."""
    return " · ".join(filter(None, (line.form, _plan(line, language), line.theme)))


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
        case "intention" | "agreed" if line.state:
            notes = [_came_of(line, language), with_whom(line.together, language)]
            notes += [f"{_(_NOTICED)}: {_noticed(line, language)}"] if line.noticed else []
            notes += [f"{_(_PURPOSE)}: {line.purpose}"] if line.purpose else []
        case "came" if not line.who:
            notes = [_(DONE[line.done])] if line.done in DONE and line.done != "yes" else []
            notes += [_(BASIS_ASIDE[line.known])] if line.known in BASIS_ASIDE else []
        case _:
            notes = [whose_side(line.who, line.known, language)]
    notes += [_(OF_THE_TEAM)] if line.team else []
    return " · ".join(filter(None, notes))


def _came_of(line: SummaryLine, language: Language) -> str:
    """Return what became of an intention: how far it was done, or that it was let go."""
    if line.state == IntentionState.LET_GO and (line.tried or line.kind == "agreed"):
        return language.text(SETTLED[IntentionState.LET_GO])
    if line.done in TRIED and line.done != "yes":
        return language.text(DONE[line.done])
    # Under what was tried it goes without saying; what was agreed is told whole.
    settled = line.kind == "agreed" and line.state in SETTLED
    return language.text(SETTLED[line.state]) if settled else ""


def _noticed(line: SummaryLine, language: Language) -> str:
    known = BASIS_ASIDE.get(line.known)
    return f"{line.noticed} ({language.text(known)})" if known else line.noticed


def summary_document(
    lines: Sequence[SummaryLine], period: Period, language: Language, *, discussion: bool = False
) -> Document:
    """Lay the chosen lines out as one page. With `discussion` there is room for the conversation itself."""
    _ = language.text
    sections: list[Section] = []
    for part in _TITLES:
        if of_part := [line for line in lines if _part_of(line) == part]:
            sections += _sections(part, of_part, language)
    if discussion:
        sections += [
            Section(_(title), room=room, new_page=True if number == 0 else UNSET)
            for number, (title, room) in enumerate(_BY_HAND)
        ]
    return Document(
        title=_(N_("For the conversation with my coach")),
        language=language.code,
        about=say_months(period.first, period.last, language.code),
        sections=tuple(sections),
        closing=(
            _(_CLOSING_OF_A_TEAM if any(line.team for line in lines) else _CLOSING),
            _(KEEP_IT_SAFE),
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


def _sections(part: _Part, lines: Sequence[SummaryLine], language: Language) -> Iterable[Section]:
    title = language.text(_TITLES[part])
    match part:
        case "learned":
            return [Section(title, tuple(_by_theme(lines, language)))]
        case "theme":
            return [_themes(title, lines, language)]
        case "form":
            return [Section(title, _forms(lines, language), layout="small")]
        case "came" | "answer":
            return [Section(title), *_belonging(lines, language)]
        case _:
            passages = tuple(_passage(line, language) for line in lines)
            return [Section(title, passages, layout="lead" if part == "talk" else UNSET)]


def _by_theme(lines: Sequence[SummaryLine], language: Language) -> Iterator[Passage]:
    """Yield what was learned, what is of one theme together; the theme stands above the first of it."""
    themes = [fold_theme(line.theme) for line in lines]
    together = sorted(
        lines, key=lambda line: (not line.theme, themes.index(fold_theme(line.theme)))
    )
    for theme, group in groupby(together, lambda line: fold_theme(line.theme)):
        for number, line in enumerate(group):
            above = line.theme if theme and not number else ""
            asked = " · ".join(filter(None, (above, line.question)))
            yield Passage(line.text, note=line_note(line, language), asked=asked)


def _passage(line: SummaryLine, language: Language) -> Passage:
    return Passage(line.text, note=line_note(line, language), asked=line.question)


def _belonging(lines: Sequence[SummaryLine], language: Language) -> Iterator[Section]:
    """Yield what belongs to one plan or one entry together, under its form and its plan."""
    for _of, group in groupby(lines, lambda line: line.of):
        first, *others = group
        yield Section(
            " · ".join(filter(None, (first.form, first.theme))),
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
    said = (Passage(of_a_team, note=language.text(OF_THE_TEAM)),) if of_a_team else ()
    found = sorted({month for line in own for month in line.months})
    months = _up_to(found[0], found[-1]) if found else []
    if len(months) < _DRAWN_MONTHS:
        words = [line.text if len(months) < 2 else line_words(line, language) for line in own]
        return Section(title, (*((Passage(", ".join(words)),) if words else ()), *said))
    rows = tuple((line.text, tuple(map(months.index, line.months))) for line in own)
    return Section(title, said, timeline=Timeline(tuple(_months(months, language)), rows))


def _forms(lines: Sequence[SummaryLine], language: Language) -> tuple[Passage, ...]:
    """Return the forms in one line, and above it those of which a client noticed something."""
    helped = ", ".join(line.text for line in lines if line.helped)
    others = ", ".join(line.text for line in lines if not line.helped)
    said = [Passage(helped, note=language.text(_HELPED))] if helped else []
    return (*said, Passage(others)) if others else tuple(said)


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
