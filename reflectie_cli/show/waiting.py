"""What waits: the start screen and the status page. It tells, and never scolds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reflectie_cli.days import say_day
from reflectie_cli.journal.entry import Due, Heading
from reflectie_cli.language import N_, Language
from reflectie_cli.screen_text import columns, cut
from reflectie_cli.show.page import WIDTH, Line


@dataclass(frozen=True, slots=True)
class Waiting:
    """Drafts, open entries, due intentions, and files with words that were never kept."""

    drafts: Sequence[Heading]
    open: Sequence[Heading]
    due: Sequence[Due]
    leftovers: Sequence[Path] = ()

    @property
    def anything(self) -> bool:
        """Whether anything waits at all."""
        return any((self.drafts, self.open, self.due, self.leftovers))


def status_page(waiting: Waiting, language: Language, *, today: date) -> list[Line]:
    """Show everything that waits, each with the command that goes on with it."""
    _ = language.text
    lines: list[Line] = []
    for heading in waiting.drafts:
        lines.append(_half_done(heading, language, today, heading.handle))
    for heading in waiting.open:
        lines.append(_comes_back(heading, language, today))
    for due in waiting.due:
        lines += [Line()] if lines else []
        right = _(N_("reflectie show {handle}")).format(handle=due.entry)
        lines += [Line(_meant(due, language, today), right=right), Line(due.text, indent=1)]
    for path in waiting.leftovers:
        lines += [Line()] if lines else []
        lines.append(
            Line(_(N_("Words from an editor that were not kept: {path}")).format(path=path))
        )
    return lines


def start_page(
    waiting: Waiting, language: Language, *, today: date, journal: str, suggestion: str
) -> list[Line]:
    """Show the day, what was left open, and one suggestion."""
    _ = language.text
    day = say_day(today, language.code, today=today)
    day = day[:1].upper() + day[1:]
    where = _(N_("journal: {path}")).format(path=journal)
    gap = " " * max(2, WIDTH - columns(day) - columns(where))
    lines = [Line(f"{day}{gap}{where}", "quiet"), Line()]
    if waiting.due:
        due = waiting.due[0]
        lines += [Line(_meant(due, language, today)), Line(due.text, indent=1), Line()]
    if waiting.drafts:
        lines.append(_half_done(waiting.drafts[0], language, today, ""))
    if waiting.open:
        lines.append(_comes_back(waiting.open[0], language, today))
    new = _(N_("reflectie new {name}")).format(name=suggestion)
    return [*lines, Line(_(N_("Pause after your shift, 3 minutes")), right=new)]


def _half_done(heading: Heading, language: Language, today: date, handle: str) -> Line:
    _ = language.text
    said = _(N_("Half done: {title}, {day}")).format(
        title=cut(heading.set_title, 24), day=say_day(heading.date, language.code, today=today)
    )
    return Line(said, right=_(N_("reflectie resume {handle}")).format(handle=handle).rstrip())


def _comes_back(heading: Heading, language: Language, today: date) -> Line:
    _ = language.text
    said = _(N_("Open: {title}, {day}")).format(
        title=cut(heading.set_title, 24), day=say_day(heading.date, language.code, today=today)
    )
    right = _(N_("reflectie resume {handle}")).format(handle=heading.handle)
    return Line(said, right=right)


def _meant(due: Due, language: Language, today: date) -> str:
    day = say_day(due.check, language.code, today=today) if due.check else ""
    return language.text(N_("To look back on since {day}:")).format(day=day)
