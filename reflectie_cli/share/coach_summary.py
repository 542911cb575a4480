"""A summary for a coach as a text: what somebody wants to talk about, learned, tried and noticed.

One page, no days, no counts. What stands here is what was seen before it left (methods.md, D5).
"""

from collections.abc import Iterable, Sequence

from reflectie_cli.days import MONTHS
from reflectie_cli.journal.entry import Period
from reflectie_cli.language import N_, Language
from reflectie_cli.loop.summary import Kind, SummaryLine
from reflectie_cli.share.document import Document, Part, Saying, Table

_STATES = {"open": N_("open"), "done": N_("done"), "let_go": N_("let go")}
_KNOWN = {"asked": N_("asked"), "seen": N_("seen or heard"), "assumed": N_("assumed")}
_HAND = N_("Date:"), N_("Who were there (roles):"), N_("Agreed:"), N_("Signed:")
_LINES_TO_WRITE_ON = 6


def summary_document(
    lines: Sequence[SummaryLine], period: Period, language: Language, *, discussion: bool = False
) -> Document:
    """Lay the chosen lines out as one page. With `discussion` there is room for the talk itself."""
    _ = language.text
    parts = [
        Part(_(N_("What I want to talk about")), tuple(_said(lines, "talk"))),
        Part(_(N_("What I learned")), tuple(_said(lines, "learned"))),
        Part(_(N_("What I intended, and what came of it")), table=_intended(lines, language)),
        Part(_(N_("My themes")), _listed(lines, "theme")),
        Part(_(N_("Forms I used")), _listed(lines, "form")),
        Part(_(N_("More of what I wrote")), tuple(_said(lines, "answer"))),
    ]
    if discussion:
        hand = tuple(Saying(_(label)) for label in _HAND)
        parts.append(Part(_(N_("Our talk")), hand, room=_LINES_TO_WRITE_ON))
    kept = tuple(part for part in parts if part.sayings or part.table or part.room)
    return Document(
        title=_(N_("For the talk with my coach")),
        language=language.code,
        about=_months(period, language),
        parts=kept,
        closing=(
            _(N_("Written and chosen by myself. People were made less recognisable; that is not the same as anonymous.")),
        ),
    )  # fmt: skip


def team_document(lines: Sequence[SummaryLine], period: Period, language: Language) -> Document:
    """Lay a team's year out as one page in plain words, for the quality report."""
    _ = language.text
    return Document(
        title=_(N_("Our year as a team")),
        language=language.code,
        about=str(period.last.year),
        parts=tuple(Part(line.question, (Saying(line.text),)) for line in lines),
        closing=(_(N_("Read it to clients or relatives before it leaves.")),),
    )


def _said(lines: Iterable[SummaryLine], kind: Kind) -> Iterable[Saying]:
    for line in lines:
        if line.kind == kind:
            yield Saying(line.text, note=line.question)


def _listed(lines: Iterable[SummaryLine], kind: Kind) -> tuple[Saying, ...]:
    words = [line.text for line in lines if line.kind == kind]
    return (Saying(", ".join(words)),) if words else ()


def _intended(lines: Iterable[SummaryLine], language: Language) -> Table | None:
    _ = language.text
    rows = tuple(
        (
            line.text,
            _(_STATES.get(line.state, "")),
            line.noticed,
            _(_KNOWN.get(line.known, "")),
        )
        for line in lines
        if line.kind == "intention"
    )
    headings = (N_("I intended"), N_("It is"), N_("The client noticed"), N_("I know because"))
    return Table(tuple(map(_, headings)), rows) if rows else None


def _months(period: Period, language: Language) -> str:
    """Say which months it is about: days would tell too much."""
    first, last = (
        f"{MONTHS[language.code][day.month - 1]} {day.year}" for day in (period.first, period.last)
    )
    return first if first == last else f"{first} – {last}"
