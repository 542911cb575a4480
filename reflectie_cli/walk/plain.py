"""Plain lines: for screen readers, dumb terminals and `--plain`.

An empty line ends a long answer, as in the terminal, and so does a `.` alone. An empty line within
lines that come at once, as a paste does, belongs to them; before them it skips nothing.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from reflectie_cli.language import N_, Language
from reflectie_cli.screen.text import clean
from reflectie_cli.walk.line_input import CAN_BEGIN, line
from reflectie_cli.walk.page import STEAM_KEYS, Page, Said, Stopped, key_alone
from reflectie_cli.walk.type_ahead import AT_ONCE, GULP, keys_wait

END = "."
_STANDARD_INPUT = 0


class PlainKeyboard:
    """Asks line by line. It says the keys once, and never moves the cursor.

    `can_begin` is whether a line can begin with the words somebody wrote there before.
    """

    def __init__(self, language: Language, screen: TextIO, *, can_begin: bool = CAN_BEGIN) -> None:
        self.language = language
        self.screen = screen
        self.can_begin = can_begin
        self.keys_said = False
        self.last: Page | None = None
        self.ahead: deque[str] = deque()
        self.typed_ahead = False

    @property
    def is_ahead(self) -> bool:
        """Whether a line waits that nobody has read."""
        return bool(self.ahead) or keys_wait(_STANDARD_INPUT)

    def read(self, page: Page, typing: Callable[[str], None]) -> Said:
        """Show a page as lines, and read a line, or lines until an empty one or a `.` alone."""
        lines: list[str] = []
        try:
            self.typed_ahead = self.is_ahead
            self._show(page)
            if not page.long:
                return self._one_line(page)
            typed = self._first_line()
            if key := key_alone(page, typed):
                return key
            if not typed.strip() or typed.strip() == END:
                return page.initial
            if page.unfinished:
                lines.append(page.initial.rstrip("\n"))
            while not self._ends(typed):
                lines.append(typed)
                typing("\n".join(lines))
                typed = self._line()
            return "\n".join(lines)
        except (KeyboardInterrupt, EOFError):
            self._say("")
            return Stopped("\n".join([*lines, *self.ahead]).strip("\n") or page.initial)

    def _ends(self, typed: str) -> bool:
        said = typed.strip()
        waits = bool(self.ahead) or keys_wait(_STANDARD_INPUT, AT_ONCE)
        return said == END or (not said and not waits)

    def _one_line(self, page: Page) -> Said:
        """Read one line; lines of words that come at once are one answer, which is then refused."""
        typed = self._first_line(page.initial) if page.in_words else self._line(page.initial)
        if key := key_alone(page, typed):
            return key
        if typed.strip() == END:
            return ""
        if not typed.strip() and self._shows(page):
            return page.initial
        lines = [typed]
        while page.in_words and typed.strip() and self.is_ahead:
            typed = self._line()
            if typed.strip():
                lines.append(typed)
            else:
                self.ahead.appendleft(typed)
        return "\n".join(lines)

    def _first_line(self, initial: str = "") -> str:
        """Read the line an answer begins with: of a paste, the first with something in it.

        What waited before its question was shown was typed ahead, and an Enter there skips.
        """
        typed = self._line(initial)
        if self.typed_ahead or typed.strip():
            return typed
        with suppress(EOFError):
            while keys_wait(_STANDARD_INPUT, AT_ONCE):
                self.ahead.append(line(self.screen))
        if any(len(one) >= GULP for one in self.ahead):
            while not typed.strip():
                typed = self.ahead.popleft()
        return typed

    def _line(self, initial: str = "") -> str:
        return self.ahead.popleft() if self.ahead else line(self.screen, initial)

    def _show(self, page: Page) -> None:
        _ = self.language.text
        if not (self.keys_said or page.menu):  # a menu says its own keys
            self.keys_said = True
            self._say(_(N_("Enter alone skips. Alone on a line, ? helps and < goes back.")))
            self._say(_(N_("An empty line ends an answer, and so does a full stop alone.")))
            self._say(_(N_("Ctrl-C stops and keeps what you wrote. ! lets off steam.")))
        shown = self.last
        self.last = page
        if not shown or (shown.question, shown.place) != (page.question, page.place):
            self._say("")
            if page.aside:
                self._say(page.aside)
            if where := ", ".join(filter(None, (page.title, page.place, page.stage))):
                self._say(where)
            self._say(self._question(page))
            if page.turns:
                self._say(_(N_("> asks another one.")))
            for below in page.below:
                self._say(below)
        if page.note:
            self._say(page.note)
        if page.takes_steam and page.long:
            self._say(_(STEAM_KEYS))
        if self._shows(page):
            self._say(_(N_("You wrote:")))
            self._say(page.initial)
            says = N_("Enter keeps it; or write it again.")
            if page.long and page.unfinished:
                says = N_("Enter keeps it so; what you type comes behind it.")
            self._say(_(says))

    def _shows(self, page: Page) -> bool:
        """Return whether what was written before stands above the line, and not in it."""
        return bool(page.initial) and (page.long or not self.can_begin)

    def _question(self, page: Page) -> str:
        """Return the question, and how its answer ends."""
        if page.menu:
            return page.question
        ends = N_("an empty line ends it") if page.long else N_("Enter ends it")
        return f"{page.question} ({self.language.text(ends)})"

    def _say(self, text: str) -> None:
        self.screen.write(clean(text) + "\n")
        self.screen.flush()
