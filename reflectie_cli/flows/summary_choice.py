"""What goes along in a summary where nobody chooses now: as it was chosen, or what fits on a page."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reflectie_cli.documents.document import Document
from reflectie_cli.documents.one_page import lines_left
from reflectie_cli.documents.summary import section_title
from reflectie_cli.errors import Misused, NothingToShare
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Level
from reflectie_cli.journal.sharing import SavedChoice
from reflectie_cli.language import N_, Language
from reflectie_cli.loop.summary import SummaryLine
from reflectie_cli.loop.talk import Talk, said_since

AsDocument = Callable[[Sequence[SummaryLine]], Document]
"""Lays lines out as the text that would leave."""

_OF_THE_TALK = ("talk", "agreed")
_SMALL = ("looking", "theme", "form")
"""What is added last: it is short, and tells less than somebody's words."""
_LETTERS_A_LINE = 90


class NobodyChose(Misused):
    """More than insights was asked for, nobody ever chose from it, and nobody can choose now."""

    says = N_(
        "Nobody chose from this yet: {parts}. To include all of it add --all; to choose, leave out"
        " --yes."
    )


def chosen_before(
    session: Session, saved: SavedChoice, every: Sequence[SummaryLine], about: Talk
) -> frozenset[str]:
    """Return the lines that went along last time, and what was said about a talk since.

    What else came since stays out, for nobody saw it, and that is said. Raise `NothingToShare`.
    """
    wanted = saved.lines | said_since(about, saved.at)
    chosen = frozenset(line.id for line in every if line.id in wanted)
    if len(chosen) < len(every):
        session.say(
            N_("What you did not choose last time stays out. To choose again, leave out --yes.")
        )
    return _any_of(chosen)


def chosen_by_nobody(
    session: Session, every: Sequence[SummaryLine], level: Level, as_document: AsDocument
) -> frozenset[str]:
    """Return the talk and the newest lines, as many as fit on a page, and say what that is.

    Raise `NobodyChose` at the full level, or `NothingToShare`.
    """
    own = _own(session, every)
    if level is Level.FULL:
        raise NobodyChose(parts=_counted(own, session.language))
    chosen = _any_of(_on_a_page(own, as_document))
    session.say(
        N_("Nobody chose; this is included: {parts}"),
        parts=_counted((line for line in own if line.id in chosen), session.language),
    )
    if left := len(own) - len(chosen):
        says = N_(
            "To keep it on one page, {count} more stay out. To include them add --all; to choose,"
            " leave out --yes."
        )
        session.say(says, count=left)
    return chosen


def everything(session: Session, every: Sequence[SummaryLine]) -> frozenset[str]:
    """Return all lines but those of a team, and say what that is. Raise `NothingToShare`."""
    own = _own(session, every)
    chosen = _any_of(frozenset(line.id for line in own))
    says = N_("All of this is included: {parts}")
    session.say(says, parts=_counted(own, session.language))
    return chosen


def _own(session: Session, every: Sequence[SummaryLine]) -> list[SummaryLine]:
    """Return the lines that are somebody's own; those of a team leave where somebody chooses them."""
    own = [line for line in every if not line.team]
    if len(own) < len(every):
        session.say(N_("What a team wrote together stays out. To choose from it, leave out --yes."))
    return own


def _any_of(chosen: frozenset[str]) -> frozenset[str]:
    if not chosen:
        raise NothingToShare
    return chosen


def _counted(lines: Iterable[SummaryLine], language: Language) -> str:
    """Say how many lines of which parts: `What I learned 3, Still open 1`."""
    parts = Counter(section_title(line, language) for line in lines)
    return ", ".join(f"{title} {count}" for title, count in parts.items())


def _on_a_page(every: Sequence[SummaryLine], as_document: AsDocument) -> frozenset[str]:
    """Return the talk, then the newest of the rest that still fits, then the small parts."""
    first = [line for line in every if line.kind in _OF_THE_TALK]
    small = [line for line in every if line.kind in _SMALL]
    rest = [line for line in every if line.kind not in (*_OF_THE_TALK, *_SMALL)]
    chosen = {line.id for line in first}

    def left(ids: set[str]) -> int:
        return lines_left(as_document([line for line in every if line.id in ids]))

    room = left(chosen)
    for line in [*sorted(rest, key=lambda line: line.day, reverse=True), *small]:
        if room < 1:
            break
        if len(line.text) > room * _LETTERS_A_LINE:
            continue
        if (now := left({*chosen, line.id})) >= 0:
            chosen.add(line.id)
            room = now
    return frozenset(chosen)
