"""What somebody did it for on the left, what became visible to a client on the right.

What is not there stays empty. It ends with one question, and asks for no answer.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from reflectie_cli.documents.document import Document, Passage, Section, Table
from reflectie_cli.documents.layout import DaySaid, day_words
from reflectie_cli.documents.review import NOTHING, days_of, spoken_name, worked_for
from reflectie_cli.documents.review_parts import how_known, of_team
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.journal.entry import IntentionState
from reflectie_cli.language import N_, Language
from reflectie_cli.loop.review import Review
from reflectie_cli.loop.what_for import Purpose
from reflectie_cli.prompt_sets.follow_up import DONE
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import clean, pad, wrapped

_DAY = N_("Day")
_WHY = N_("What you did it for")
_VISIBLE = N_("What clients noticed")
_NOT_TRIED = N_("not tried yet")
_NOTHING_SAID = N_("Nothing in these days says what you did it for.")
_WHICH = N_(
    "Which of these does what you did serve? And which did it serve too, without you meaning it?"
)
_LEFT, _GAP = 31, 3


class _Row(Struct, frozen=True):
    """A purpose with its day, and what became visible of it; each may be empty."""

    day: date | None
    why: str
    visible: str


def what_for_document(review: Review, language: Language, *, this_month: bool = False) -> Document:
    """Return purposes beside what became visible, as a table; `this_month` says that it is that."""
    _ = language.text
    rows = list(_rows(review, language))
    say = _day_words(rows, review, language)
    cells = tuple((say(one.day).strip(), one.why, one.visible) for one in rows)
    table = Table((_(_DAY), _(_WHY), _(_VISIBLE)), cells)
    return _document(review, language, (Section("", table=table),) if rows else (), this_month)


def what_for_page(
    review: Review, language: Language, *, this_month: bool = False, drawn: bool = True
) -> list[Line]:
    """Return the same as lines: side by side where it is `drawn`, otherwise below each other."""
    rows = list(_rows(review, language))
    if not (drawn and rows):
        passages = tuple(Passage(one.why, one.day, one.visible) for one in rows)
        sections = (Section("", passages, layout="margin"),) if rows else ()
        return as_lines(_document(review, language, sections, this_month))
    whole = what_for_document(review, language, this_month=this_month)
    say = _day_words(rows, review, language)
    margin = max(len(say(one.day)) for one in rows) + 2
    titles = pad(language.text(_WHY), _LEFT + _GAP) + language.text(_VISIBLE)
    lines = [Line(whole.title, "title"), Line(whole.about, "quiet"), Line()]
    lines.append(Line(titles, "quiet", margin=" " * margin))
    for one in rows:
        left = wrapped(clean(one.why), _LEFT)
        right = wrapped(clean(one.visible), WIDTH - margin - _LEFT - _GAP)
        for at in range(max(len(left), len(right))):
            beside = [side[at] if at < len(side) else "" for side in (left, right)]
            text = (pad(beside[0], _LEFT + _GAP) + beside[1]).rstrip()
            lines.append(Line(text, margin=("" if at else say(one.day)).ljust(margin)))
    return [*lines, Line(), *(Line(words, "quiet") for words in whole.closing)]


def what_for_lines(review: Review, language: Language, most: int) -> list[str]:
    """Return at most so many purposes, a line each with what became visible, in their order.

    Those of which a client noticed something go first, then the latest.
    """
    rows = list(_rows(review, language))
    noticed = [bool(one.visible) for one in review.purposes]
    with_why = [at for at, one in enumerate(rows) if one.why]
    chosen = sorted(with_why, key=lambda at: (not noticed[at], -at))[:most]
    say = _day_words(rows, review, language)
    return [
        " · ".join(filter(None, (f"{say(one.day).strip()}: {_line(one.why)}", _line(one.visible))))
        for one in (rows[at] for at in sorted(chosen))
    ]


def _line(text: str) -> str:
    return " ".join(text.split())


def _document(
    review: Review, language: Language, sections: tuple[Section, ...], this_month: bool
) -> Document:
    _ = language.text
    days = days_of(review.period, language)
    says = N_("What you did it for, {period}")
    nothing = _NOTHING_SAID if review.entries else NOTHING
    return Document(
        _(says).format(period=spoken_name(review.period, language)),
        language.code,
        _(N_("This month: {days}")).format(days=days) if this_month else days,
        sections,
        (*worked_for(review, language), _(_WHICH if sections else nothing)),
        of_year=review.period.last.year,
    )


def _rows(review: Review, language: Language) -> Iterator[_Row]:
    for one in review.purposes:
        yield _Row(_day(one), _why(one, review, language), _became_visible(one, language))


def _why(purpose: Purpose, review: Review, language: Language) -> str:
    """Return a purpose in somebody's own words; that of a team says so."""
    if purpose.why is None:
        return ""
    whose = of_team(purpose.why.entry, review, language)
    return f"{purpose.why.text} ({whose})" if whose else purpose.why.text


def _day(purpose: Purpose) -> date | None:
    if purpose.why:
        return purpose.why.date
    return next((came.at.date() for came in purpose.visible), None)


def _became_visible(purpose: Purpose, language: Language) -> str:
    """Say what clients noticed, or that nothing was tried yet; where nobody knows, nothing."""
    noticed = [
        " · ".join(
            filter(None, (" ".join(str(came.effect_client).split()), how_known(came, language)))
        )
        for came in purpose.visible
    ]
    if noticed or not purpose.meant or purpose.was_tried:
        return "\n".join(noticed)
    gone = all(one.state is IntentionState.LET_GO for one in purpose.meant)
    return language.text(DONE["let_go"] if gone else _NOT_TRIED)


def _day_words(rows: list[_Row], review: Review, language: Language) -> DaySaid:
    days = Section("", tuple(Passage("", one.day) for one in rows))
    of_year = review.period.last.year
    return day_words(Document("", language.code, sections=(days,), of_year=of_year))
