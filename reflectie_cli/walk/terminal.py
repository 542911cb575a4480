"""The walk in a terminal: one question on screen, room to write, the keys below it.

An answer takes several lines and ends with an empty one. A pasted text is one answer, whatever it
holds, also where the terminal does not mark what is pasted. Nothing earlier stays on screen; `<`
brings it back.
"""

import re
import signal
import sys
import textwrap
from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any, TextIO

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, FilterOrBool
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import AfterInput, ConditionalProcessor
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from reflectie_cli.language import N_, Language
from reflectie_cli.screen.text import clean, cut, pad
from reflectie_cli.walk.application import LoudApplication, draw_joined_signs_anew
from reflectie_cli.walk.gulps import in_gulps
from reflectie_cli.walk.page import STEAM_KEYS, Edit, Key, Page, Said, Stopped, key_alone
from reflectie_cli.walk.type_ahead import keys_wait

if sys.platform == "win32":
    _GONE = (EOFError, OSError)
else:
    import termios

    _GONE = (EOFError, OSError, termios.error)
"""What a terminal says, or what is said of it, when its window is closed."""

WIDTH = 76
_ROOMY, _TWO_COLUMNS = 10, 32
_CHOICE = re.compile(" *[0-9]+  ")
STYLE = Style.from_dict({"quiet": "dim", "question": "bold", "key": "ansicyan"})
_HANGUPS = [
    number for name in ("SIGHUP", "SIGTERM") if (number := getattr(signal, name, None)) is not None
]


class TerminalKeyboard:
    """Asks in a terminal through prompt_toolkit. `colour` is false where somebody wants none.

    It draws on `screen`, standard error, so that standard output stays free for data.
    """

    def __init__(self, language: Language, screen: TextIO, *, colour: bool) -> None:
        self.language = language
        self.input = in_gulps(create_input())
        self.output = calm_output(screen)
        self.colour = colour

    @property
    def is_ahead(self) -> bool:
        """Whether keys wait that nobody has read."""
        waiting = get_typeahead(self.input)  # this takes them away
        store_typeahead(self.input, waiting)
        return bool(waiting) or keys_wait(self.input.fileno())

    def read(self, page: Page, typing: Callable[[str], None]) -> Said:
        """Show a page and wait for an answer or a key."""
        buffer = Buffer(
            document=Document(page.initial),
            multiline=page.long,
            accept_handler=lambda _: self._leave(page, buffer.text),
        )
        if page.long:
            buffer.on_text_changed += _finished_lines(typing, page.initial.count("\n"))
        application: Application[Any] = LoudApplication(
            layout=Layout(self._screen(page, buffer)),
            key_bindings=_keys(page, buffer),
            style=STYLE,
            color_depth=None if self.colour else ColorDepth.DEPTH_1_BIT,
            input=self.input,
            output=self.output,
            max_render_postpone_time=1,  # a long text pours in faster than it can be drawn
            erase_when_done=True,
        )
        buffer.on_text_changed += partial(draw_joined_signs_anew, application)
        with _HangUp(application, buffer) as hang_up:
            try:
                said = application.run()
            except _GONE:
                said = Stopped(buffer.text)
            if isinstance(said, Stopped) and buffer.text.strip():
                typing(buffer.text)
        if hang_up.heard:
            signal.raise_signal(hang_up.heard)
        return said  # type: ignore[no-any-return]  # the key bindings give what is promised

    def _leave(self, page: Page, text: str) -> bool:
        get_app().exit(result=key_alone(page, text) or text)
        return True

    def _writing(self, page: Page, buffer: Buffer) -> Window:
        """Return the window people write in, with a bar before every line: a quiet one.

        Where steam is let off it looks different, and what to press stands in it.
        """
        bar = ("class:key", "! ") if page.takes_steam else ("class:quiet", "│ ")
        says = self.language.text(STEAM_KEYS) if page.takes_steam and page.long else ""
        empty = Condition(lambda: not buffer.text)
        hint = ConditionalProcessor(AfterInput(says, style="class:quiet"), empty)
        return Window(
            BufferControl(buffer, input_processors=[hint]),
            get_line_prefix=lambda _line, _wrapped: [bar],
            wrap_lines=True,
            dont_extend_height=True,
        )

    @property
    def _width(self) -> int:
        return min(WIDTH, self.output.get_size().columns)

    def _screen(self, page: Page, buffer: Buffer) -> HSplit:
        """Set out a page; on a small screen without room between, or the question,
        what is said of it, and some keys.
        """
        rows = self.output.get_size().rows
        above, keys = self._above(page), [("", "\n"), *self._keys_below(page)]
        if _height(above) + _height(keys) + 1 > rows:
            above, keys = [part for part in above if part != ("", "\n")], self._keys_below(page)
        if _height(above) + _height(keys) + 1 > rows:
            asked = self._asked(page)
            most = max(1, rows - 3, min(_height(asked) - 1, rows - 2))
            above = _first_lines([*asked, *self._noted(page)], most)
            keys = _first_lines(self._keys_below(page), max(0, rows - 2 - _height(above)))
        return HSplit([_told(above), self._writing(page, buffer), *([_told(keys)] if keys else [])])

    def _above(self, page: Page) -> StyleAndTextTuples:
        width = self._width
        gap = " " * max(2, width - get_cwidth(page.title) - get_cwidth(page.place))
        lines: StyleAndTextTuples = []
        if page.title or page.place:
            lines += [("", "\n"), ("class:quiet", clean(page.title) + gap + page.place + "\n")]
        if page.stage:
            lines.append(("class:quiet", clean(page.stage) + "\n"))
        if page.aside:
            asides = (_wrap(line, width) + "\n" for line in page.aside.split("\n"))
            lines += [("class:quiet", aside) for aside in asides]
        if page.question:
            lines.append(("", "\n"))
        return [*lines, *self._asked(page), *self._noted(page)]

    def _asked(self, page: Page) -> StyleAndTextTuples:
        lines: StyleAndTextTuples = []
        if page.question:
            lines.append(("class:question", _wrap(page.question, self._width) + "\n"))
        return lines + [("", f"{line}\n") for line in _side_by_side(page.below, self._width)]

    def _noted(self, page: Page) -> StyleAndTextTuples:
        return [("class:quiet", _wrap(page.note, self._width) + "\n")] if page.note else []

    def _keys_below(self, page: Page) -> StyleAndTextTuples:
        _ = self.language.text
        end = (_(N_("empty line + Enter")) if page.long else "Enter", _(N_("next")))
        if page.optional:
            end = (end[0], _(N_("next, or skip")))
        editor = [("Ctrl-X Ctrl-E", _(N_("editor")))] if page.long else []
        empties = [("Ctrl-U", _(N_("empties")))] if page.initial and not page.long else []
        alone = [
            ("?", _(N_("nudge"))),
            *([("!", _(N_("let off steam")))] if page.vents else []),
            *([(">", _(N_("another one")))] if page.turns else []),
            ("<", f"{_(N_('back'))} (+ Enter)"),
        ]
        keys = [end, *alone, *empties, ("Ctrl-C", _(N_("stop (saves)"))), *editor]
        if page.menu:
            ready = page.keys or [("Enter", _(N_("ready")))]
            keys = [*ready, *empties, ("Ctrl-C", _(N_("stop")))]
        if page.takes_steam:
            keys = [(end[0], _(N_("next"))), ("Ctrl-C", _(N_("throw away"))), *editor]
        return key_line(keys, self._width)


def _told(lines: StyleAndTextTuples) -> Window:
    return Window(FormattedTextControl(lines), dont_extend_height=True)


def _height(lines: StyleAndTextTuples) -> int:
    return sum(part[1].count("\n") for part in lines) + 1


def _first_lines(lines: StyleAndTextTuples, count: int) -> StyleAndTextTuples:
    """Return the first lines of a text on the screen, without the end of the last one."""
    shown: StyleAndTextTuples = []
    for style, text, *_ in lines:
        left = count - _height(shown) + 1
        if not count or left <= 0:
            break
        shown.append((style, "\n".join(text.split("\n")[:left])))
        if text.count("\n") >= left:
            break
    return shown


def calm_output(screen: TextIO) -> Output:
    """Draw on a stream without asking the terminal where its cursor is: some never answer."""
    output = create_output(screen)
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False
    return output


def key_line(keys: Sequence[tuple[str, str]], width: int) -> StyleAndTextTuples:
    """Set out keys and what they do, on as many lines as the width asks."""
    shown: StyleAndTextTuples = []
    taken = 0
    for key, means in keys:
        length = get_cwidth(f"{key} {means}")
        if taken and taken + 3 + length > width:
            shown.append(("", "\n"))
            taken = 0
        if taken:
            shown.append(("class:quiet", " · "))
            taken += 3
        shown += [("class:key", key), ("class:quiet", f" {means}")]
        taken += length
    return shown


def _wrap(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(clean(text), width)) or clean(text)


def _side_by_side(lines: Sequence[str], width: int) -> list[str]:
    """Put a long list of choices in columns, so that none falls off a small screen."""
    choices = [(found[0], line[found.end() :]) for line in lines if (found := _CHOICE.match(line))]
    if len(choices) <= _ROOMY:
        return [_wrap(line, width) for line in lines]
    columns_wide = 2 if len(choices) <= _TWO_COLUMNS else 3
    rows, share = -(-len(choices) // columns_wide), width // columns_wide
    short = [number + cut(label, share - 2 - len(number)) for number, label in choices]
    beside = zip_longest(
        *(short[at : at + rows] for at in range(0, len(short), rows)), fillvalue=""
    )
    shown = ["".join(pad(choice, share) for choice in row).rstrip() for row in beside]
    return [*shown, *(_wrap(line, width) for line in lines[len(choices) :])]


def _keys(page: Page, buffer: Buffer) -> KeyBindings:
    keys = KeyBindings()
    blank = Condition(lambda: not buffer.text)

    def leave(result: type[Key], *pressed: str, when: FilterOrBool = True) -> None:
        keys.add(*pressed, filter=when)(lambda event: event.app.exit(result=result(buffer.text)))

    leave(Stopped, "c-c")
    leave(Stopped, "<sigint>")
    leave(Stopped, "c-d", when=blank)
    keys.add("c-z")(suspend)
    keys.add(Keys.BracketedPaste, filter=blank)(_paste_in_empty_box)
    if page.long:
        leave(Edit, "c-x", "c-e")
        keys.add("enter")(lambda _event: _end_or_new_line(page, buffer))
    return keys


def suspend(event: KeyPressEvent) -> None:
    """Let the shell take over, as Ctrl-Z does everywhere; `fg` draws the page again."""
    event.app.suspend_to_background()


def _paste_in_empty_box(event: KeyPressEvent) -> None:
    """Put in what was pasted, without the empty lines it begins with."""
    event.current_buffer.insert_text(re.sub("\r\n?", "\n", event.data).lstrip("\n"))


def _end_or_new_line(page: Page, buffer: Buffer) -> None:
    """End the answer on an empty last line (or a `.` alone); otherwise begin a new line.

    An empty box of steam stays: somebody pressed Enter behind `!`, and has said nothing yet.
    """
    if key_alone(page, buffer.text):
        buffer.validate_and_handle()
        return
    if page.takes_steam and not buffer.text.strip():
        buffer.reset()
        return
    *lines, last = buffer.text.split("\n")
    at_end = buffer.document.is_cursor_at_the_end
    if not buffer.text or (at_end and lines and last.strip() in ("", ".")):
        buffer.document = Document("\n".join(lines))
        buffer.validate_and_handle()
    else:
        buffer.newline(copy_margin=False)


def _finished_lines(typing: Callable[[str], None], there: int) -> Callable[[Buffer], None]:
    """Return what tells of every line that is finished, typed or pasted; `there` are some already."""
    lines = there

    def changed(buffer: Buffer) -> None:
        nonlocal lines
        before, lines = lines, buffer.text.count("\n")
        if lines > before and buffer.text.strip():
            typing(buffer.text)

    return changed


class _HangUp:
    """While it lasts, a closed terminal ends the asking, so that the words there can be kept.

    Nothing is kept from within the signal: it may come in the middle of keeping something.
    """

    def __init__(self, application: Application[Any], buffer: Buffer) -> None:
        self.application = application
        self.buffer = buffer
        self.heard: int | None = None
        self.before: dict[int, Any] = {}

    def __enter__(self) -> "_HangUp":
        for number in _HANGUPS:
            self.before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self.before.items():
            signal.signal(number, handler)

    def _hear(self, number: int, _frame: object) -> None:
        self.heard = number
        if self.application.is_running and not self.application.is_done:
            self.application.exit(result=Stopped(self.buffer.text))
