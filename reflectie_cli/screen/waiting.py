"""What waits: the start screen and the status page. It tells, and never scolds."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from reflectie_cli.journal.entry import Heading, IntentionRecord
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, WEEKDAYS, say_day
from reflectie_cli.loop.thread import Thread
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import SetHeading
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import columns, cut
from reflectie_cli.screen.thread import thread_sentences

_DRAFT = N_("Draft: {title}, {day}")
_OPEN = N_("Open: {title}, {day}")
_TITLE_COLUMNS = 24
_NOTHING = Thread()


class Waiting(Struct, frozen=True):
    """Drafts, open entries, due intentions, and files with words that were never kept."""

    drafts: Sequence[Heading]
    open: Sequence[Heading]
    due: Sequence[IntentionRecord]
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
        lines.append(_unfinished(_DRAFT, heading, heading.handle, language, today))
    for heading in waiting.open:
        lines.append(_unfinished(_OPEN, heading, heading.handle, language, today))
    for due in waiting.due:
        lines += [Line()] if lines else []
        right = _(N_("reflectie follow-up {handle}")).format(handle=due.handle)
        lines += [Line(_since(due, language, today), right=right), Line(due.text, indent=1)]
    for path in waiting.leftovers:
        lines += [Line()] if lines else []
        says = _(N_("Words from an editor that were not kept: {path}"))
        lines.append(Line(says.format(path=path)))
    return lines


def start_page(
    waiting: Waiting,
    language: Language,
    *,
    today: date,
    journal: str,
    suggested: SetHeading | None,
    hangs_on: Thread = _NOTHING,
) -> list[Line]:
    """Show the day, what was left open on some lines, and one suggestion.

    `hangs_on` is the thread of the intention that waits longest.
    """
    _ = language.text
    day = say_day(today, language.code, today=today)
    day = day[:1].upper() + day[1:]
    where = _(N_("journal: {path}")).format(path=journal)
    gap = " " * max(2, WIDTH - columns(day) - columns(where))
    lines = [Line(f"{day}{gap}{where}", "quiet"), Line()]
    came_back = {due.entry for due in waiting.due}
    still_open = [heading for heading in waiting.open if heading.handle not in came_back]
    if waiting.due:
        asks = _(N_("What came of it?"))
        lines.append(Line(_wanted(waiting.due[0], language, today)))
        for words in thread_sentences(hangs_on, language, room=WIDTH - 2):
            lines.append(Line(words, "quiet", indent=1))
        lines.append(Line(asks, indent=1, right=_(N_("reflectie follow-up"))))
        lines.append(Line())
    if waiting.drafts:
        lines.append(_unfinished(_DRAFT, waiting.drafts[0], "", language, today))
    if still_open:
        first = still_open[0]
        lines.append(_unfinished(_OPEN, first, first.handle, language, today))
    if len(waiting.due) > 1 or len(waiting.drafts) > 1 or len(still_open) > 1:
        lines.append(Line(_(N_("More is waiting")), right=_(N_("reflectie status"))))
    return [*lines, _suggestion(suggested, language)]


def _suggestion(suggested: SetHeading | None, language: Language) -> Line:
    """Return the set to begin with; the one after a shift has words of its own."""
    _ = language.text
    name = suggested.name if suggested else known.AFTER_SHIFT
    new = _(N_("reflectie new {name}")).format(name=name)
    if suggested is None or name == known.AFTER_SHIFT:
        return Line(_(N_("Pause after your shift, 3 minutes")), right=new)
    about = cut(language.of(suggested.title), WIDTH - columns(new) - 16)
    says = _(N_("{title}, {minutes} minutes"))
    return Line(says.format(title=about, minutes=suggested.minutes), right=new)


def _wanted(due: IntentionRecord, language: Language, today: date) -> str:
    """Say on which day somebody wanted what: this week by its name, of another year with that."""
    if 0 <= (today - due.day).days < 7:
        day = WEEKDAYS[language.code][due.day.weekday()]
    else:
        year = "" if due.day.year == today.year else f" {due.day.year}"
        day = f"{due.day.day} {MONTHS[language.code][due.day.month - 1]}{year}"
    says = language.text(N_("On {day} you intended: {text}"))
    said = says.format(day=day, text=" ".join(due.text.split()))
    return cut(said, WIDTH)


def _unfinished(says: str, heading: Heading, handle: str, language: Language, today: date) -> Line:
    """Say which entry waits, and the command that goes on with it: the last draft needs no handle."""
    day = say_day(heading.date, language.code, today=today)
    said = language.text(says).format(title=cut(heading.set_title, _TITLE_COLUMNS), day=day)
    resume = language.text(N_("reflectie resume {handle}")).format(handle=handle)
    return Line(said, right=resume.rstrip())


def _since(due: IntentionRecord, language: Language, today: date) -> str:
    day = say_day(due.check, language.code, today=today) if due.check else ""
    return language.text(N_("To look back on since {day}:")).format(day=day)
