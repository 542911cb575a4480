"""Plain lines: for screen readers, dumb terminals and `--plain`. `.` alone ends a long answer."""

from collections.abc import Callable
from typing import TextIO

from reflectie_cli.language import N_, Language
from reflectie_cli.screen.text import clean
from reflectie_cli.walk.line_input import line
from reflectie_cli.walk.page import Another, Back, Help, Page, Said, Steam, Stopped
from reflectie_cli.walk.type_ahead import keys_wait

END = "."
_STANDARD_INPUT = 0


class PlainKeyboard:
    """Asks line by line. It says the keys once, and never moves the cursor."""

    def __init__(self, language: Language, screen: TextIO) -> None:
        self.language = language
        self.screen = screen
        self.keys_said = False
        self.last: Page | None = None

    @property
    def is_ahead(self) -> bool:
        """Whether a line waits that nobody has read."""
        return keys_wait(_STANDARD_INPUT)

    def read(self, page: Page, typing: Callable[[str], None]) -> Said:
        """Show a page as lines, and read a line, or lines until a `.` alone."""
        lines: list[str] = []
        try:
            self._show(page)
            while True:
                typed = line(self.screen, page.initial if not page.long else "")
                if not lines and (key := self._key(page, typed.strip())):
                    return key
                if not page.long:
                    return "" if typed.strip() == END else typed
                if typed.strip() == END:
                    return "\n".join(lines)
                if not lines and not typed.strip():
                    return page.initial
                lines.append(typed)
                typing("\n".join(lines))
        except (KeyboardInterrupt, EOFError):
            self._say("")
            return Stopped("\n".join(lines) or page.initial)

    def _key(self, page: Page, typed: str) -> Said | None:
        """Return what a line asks for when a key is all it holds."""
        if page.menu or page.takes_steam:
            return None
        match typed:
            case "?":
                return Help(page.initial)
            case "<":
                return Back(page.initial)
            case ">" if page.turns:
                return Another()
            case "!" if page.vents:
                return Steam(page.initial)
        return None

    def _show(self, page: Page) -> None:
        _ = self.language.text
        if not (self.keys_said or page.menu):  # a menu says its own keys
            self.keys_said = True
            self._say(_(N_("A full stop alone ends an answer, Enter skips, ? helps, < goes back.")))
            self._say(_(N_("Ctrl-C stops and keeps what you wrote. ! lets off steam.")))
        shown = self.last
        self.last = page
        if not shown or (shown.question, shown.place) != (page.question, page.place):
            self._say("")
            if page.aside:
                self._say(page.aside)
            if where := ", ".join(filter(None, (page.title, page.place, page.stage))):
                self._say(where)
            self._say(page.question)
            if page.turns:
                self._say(_(N_("> asks another one.")))
            for below in page.below:
                self._say(below)
        if page.note:
            self._say(page.note)
        if page.long and page.initial:
            self._say(_(N_("You wrote:")))
            self._say(page.initial)
            self._say(_(N_("Enter keeps it; or write it again.")))

    def _say(self, text: str) -> None:
        self.screen.write(clean(text) + "\n")
        self.screen.flush()
