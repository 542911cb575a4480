"""What there is to choose from, by reason: first why somebody comes, then the sets for that."""

import re
from collections.abc import Sequence
from typing import TextIO

from msgspec import Struct

from reflectie_cli.language import N_, Language
from reflectie_cli.language.letters import bare_letters
from reflectie_cli.language.typed import SHOW_ALL
from reflectie_cli.prompt_sets.model import REASONS, SetHeading
from reflectie_cli.screen.text import clean
from reflectie_cli.walk import line_input


class Choice(Struct, frozen=True):
    """A set to choose: its reason, its title with minutes, and the line that says what it is for."""

    reason: str
    title: str
    description: str
    heading: SetHeading

    @property
    def comes_first(self) -> bool:
        """Whether it is shown before somebody asks for all: a starter, or a set of one's own."""
        return self.heading.starter or self.heading.own

    @property
    def findable(self) -> str:
        """Everything typing can find a set by."""
        names = (self.heading.name, *self.heading.aliases)
        return bare_letters(" ".join((self.reason, self.title, self.description, *names)))


def choices_of(headings: Sequence[SetHeading], language: Language) -> list[Choice]:
    """Return every set that can be picked, reason by reason, in the order they are shown."""
    _ = language.text
    minutes = _(N_("{minutes} min"))
    order = list(REASONS)
    choices = [
        Choice(
            reason=_(REASONS[one.reason]),
            title=f"{language.of(one.title)}, {minutes.format(minutes=one.minutes)}",
            description=language.of(one.description),
            heading=one,
        )
        for one in headings
        if one.is_picked
    ]
    return sorted(choices, key=lambda one: (order.index(one.heading.reason), one.heading.place))


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices that contain every typed word."""
    words = bare_letters(typed).split()
    return [choice for choice in choices if all(word in choice.findable for word in words)]


_TIMES = (None, 3, 10, 20)
_COUNTABLE = 11
"""The reasons are as many; the last one is a key up from the first."""


class Row(Struct, frozen=True):
    """A line of the picker as it is shown.

    `number` is what people type for it, 0 for what was used last. `begins` is the reason that
    stands above it, where sets of another reason begin here.
    """

    number: int
    line: "str | Choice"
    begins: str = ""
    pointed: bool = False

    @property
    def text(self) -> str:
        """What it says: a reason, or the title of a set."""
        return self.line if isinstance(self.line, str) else self.line.title


class Picker:
    """Where somebody is in the picker: a reason or none, what is typed, and the line pointed at.

    `last` is what was used last; it stands on top, so that Enter alone begins it again.
    `everything` shows all sets, not only those that come first. `minutes` is how much time somebody
    has now, None for any; it is asked here and remembered nowhere (methods.md, C41).
    """

    def __init__(
        self, choices: Sequence[Choice], *, last: Choice | None = None, everything: bool = False
    ) -> None:
        self._every = choices
        self.last = last
        self.minutes: int | None = None
        self.everything = everything
        self.reason: str | None = None
        self.typed = ""
        self.at = 0

    @property
    def choices(self) -> list[Choice]:
        """What can be chosen in the time somebody has."""
        return [one for one in self._every if self._fits(one)]

    @property
    def shown(self) -> list[str | Choice]:
        """The lines to point at: reasons at first, sets once one is chosen or something is typed."""
        if self.typed:
            return list(matching(self.choices, self.typed))
        if self.reason is not None:
            return list(self._of_reason() if self.everything else self._first_of_reason())
        if self.everything:
            return list(self.choices)
        reasons = dict.fromkeys(choice.reason for choice in self.choices)
        return [*([self.last] if self.unnumbered and self.last else []), *reasons]

    @property
    def rows(self) -> list[Row]:
        """The same lines, each with its number and the reason that begins there."""
        rows: list[Row] = []
        reason = self.reason
        for at, line in enumerate(self.shown):
            number = at + 1 - self.unnumbered
            begins = ""
            if isinstance(line, Choice) and number and line.reason != reason:
                begins = reason = line.reason
            rows.append(Row(number, line, begins, at == self.at))
        return rows

    @property
    def unnumbered(self) -> int:
        """How many lines on top have no number: what was used last needs none."""
        at_the_reasons = self.reason is None and not self.typed and not self.everything
        return int(at_the_reasons and self.last is not None and self._fits(self.last))

    @property
    def is_numbered(self) -> bool:
        """Whether a digit takes a line: in a short list, while nobody searches."""
        return not self.typed and len(self.shown) - self.unnumbered <= _COUNTABLE

    @property
    def hidden(self) -> int:
        """How many sets of this reason are not shown."""
        if self.reason is None or self.typed or self.everything:
            return 0
        return len(self._of_reason()) - len(self._first_of_reason())

    def move(self, by: int) -> None:
        """Point at another line; past the last comes the first."""
        self.at = (self.at + by) % max(1, len(self.shown))

    def type(self, letters: str) -> None:
        """Search for what is typed."""
        self.typed = (self.typed + letters).lstrip()
        self.at = 0

    def rub_out(self) -> None:
        """Take the last letter away, or go back to the reasons."""
        if self.typed:
            self.typed = self.typed[:-1]
        else:
            self.reason, self.everything = None, False
        self.at = 0

    def show_all(self) -> None:
        """Show every set, of this reason or of all."""
        self.everything, self.at = True, 0

    def have_time(self, minutes: int | None) -> None:
        """Keep to what can be done in some minutes; None is any time."""
        self.minutes, self.reason, self.at = minutes, None, 0

    def have_other_time(self) -> None:
        """Go to the next of a few lengths of time, and after the last to any."""
        at = _TIMES.index(self.minutes) + 1 if self.minutes in _TIMES else 0
        self.have_time(_TIMES[at % len(_TIMES)])

    def number(self, number: int) -> Choice | None:
        """Take the line with a number, counted from 1; None where that leads to sets, or nowhere."""
        at = number - 1 + self.unnumbered
        if not self.unnumbered <= at < len(self.shown):
            return None
        self.at = at
        return self.enter()

    def enter(self) -> Choice | None:
        """Take the line that is pointed at: a set, or a reason whose only set that is."""
        if not self.shown:
            return None
        pointed = self.shown[self.at]
        if isinstance(pointed, Choice):
            return pointed
        self.reason, self.at = pointed, 0
        only = self._of_reason()
        return only[0] if len(only) == 1 else None

    def _fits(self, choice: Choice) -> bool:
        return self.minutes is None or choice.heading.minutes <= self.minutes

    def _of_reason(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.reason == self.reason]

    def _first_of_reason(self) -> list[Choice]:
        every = self._of_reason()
        return [choice for choice in every if choice.comes_first] or every


LAST_TIME = N_("last time")
_MINUTES = re.compile(r"([1-9]\d{0,2}) ?m(?:in(?:u(?:ten|tes?|ut))?)?", re.IGNORECASE)


def pick_by_number(picker: Picker, language: Language, screen: TextIO) -> Choice | None:
    """Ask in plain lines: reasons, then sets, a number each. None on an empty line."""
    _ = language.text
    while True:
        for line in _plain_lines(picker, language):
            screen.write(f"{clean(line)}\n")
        screen.flush()
        try:
            typed = line_input.line(screen).strip()
        except (EOFError, KeyboardInterrupt):
            return None
        if not typed:
            return None
        if chosen := _chosen_by(picker, typed):
            return chosen


def _chosen_by(picker: Picker, typed: str) -> Choice | None:
    """Take a line that was typed: a number chooses, `a` shows all, anything else searches."""
    if typed == "0":
        return picker.last if picker.unnumbered else None
    if typed.isdecimal():
        return picker.number(int(typed[:3]))
    if minutes := _MINUTES.fullmatch(typed):
        picker.have_time(int(minutes[1]))
        return None
    if typed.casefold() == SHOW_ALL:
        picker.typed = ""
        picker.show_all()
    else:
        picker.typed = typed
    return None


def _plain_lines(picker: Picker, language: Language) -> list[str]:
    _ = language.text
    lines: list[str] = []
    for row in picker.rows:
        again = "" if row.number else f" ({_(LAST_TIME)})"
        lines += [row.begins] if row.begins else []
        lines.append(f"  {row.number}  {row.text}{again}")
    if not lines:
        lines.append(_(N_("Nothing found.")))
    lines.append(_(N_("10 min shows what fits in that time, a shows all sets.")))
    return [*lines, _(N_("A number, a word to search for, or Enter to stop:"))]
