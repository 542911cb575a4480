"""The picker in a terminal: reasons, then the sets of one; arrows, or typing to search."""

from collections.abc import Sequence
from typing import Any, TextIO

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth

from reflectie_cli.language import N_, Language
from reflectie_cli.screen_text import clean, cut
from reflectie_cli.walk.picker import Choice, matching
from reflectie_cli.walk.terminal import STYLE, WIDTH, calm_output, key_line


class Picking:
    """Where somebody is in the picker: a reason or none, what is typed, and the line pointed at."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = choices
        self.reason: str | None = None
        self.everything = False
        self.typed = ""
        self.at = 0

    @property
    def shown(self) -> list[str | Choice]:
        """The lines to point at: reasons at first, sets once one is chosen or something is typed."""
        if self.typed:
            return list(matching(self.choices, self.typed))
        if self.everything:
            return list(self.choices)
        if self.reason is not None:
            return [choice for choice in self.choices if choice.reason == self.reason]
        return list(dict.fromkeys(choice.reason for choice in self.choices))

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

    def enter(self) -> Choice | None:
        """Take the line that is pointed at: a set, or a reason whose only set that is."""
        if not self.shown:
            return None
        pointed = self.shown[self.at]
        if isinstance(pointed, Choice):
            return pointed
        self.reason, self.at = pointed, 0
        only = self.shown
        return only[0] if len(only) == 1 and isinstance(only[0], Choice) else None


def pick_on_screen(
    choices: Sequence[Choice], language: Language, screen: TextIO, *, colour: bool
) -> Choice | None:
    """Let somebody point at a set; None on Esc or Ctrl-C."""
    picking = Picking(choices)
    application: Application[Choice | None] = Application(
        layout=Layout(
            HSplit(
                [
                    Window(
                        FormattedTextControl(
                            lambda: _lines(picking, language), show_cursor=False, focusable=True
                        ),
                        wrap_lines=False,
                        dont_extend_height=True,
                    ),
                    Window(FormattedTextControl(_known_keys(language)), height=2),
                ]
            )
        ),
        key_bindings=_keys(picking),
        style=STYLE,
        color_depth=None if colour else ColorDepth.DEPTH_1_BIT,
        output=calm_output(screen),
        erase_when_done=True,
    )
    application.ttimeoutlen = 0.05  # Esc answers at once
    return application.run()


def _lines(picking: Picking, language: Language) -> StyleAndTextTuples:
    _ = language.text
    heading = picking.reason if picking.reason and not picking.typed else _(N_("What do you want?"))
    lines: StyleAndTextTuples = [("", "\n"), ("class:question", f"{heading}\n")]
    lines.append(("class:key", f"{picking.typed}\n" if picking.typed else "\n"))
    for number, line in enumerate(picking.shown):
        mark = "› " if number == picking.at else "  "
        style = "class:key" if number == picking.at else ""
        text = line if isinstance(line, str) else line.title
        if number == picking.at:
            lines.append(("[SetCursorPosition]", ""))  # a long list moves along with it
        lines.append((style, f"{mark}{cut(clean(text), WIDTH - 2)}\n"))
        if isinstance(line, Choice) and line.description:
            lines.append(("class:quiet", f"    {cut(clean(line.description), WIDTH - 4)}\n"))
    if not picking.shown:
        lines.append(("class:quiet", _(N_("Nothing found.")) + "\n"))
    return [*lines[:-1], (lines[-1][0], lines[-1][1].rstrip("\n"))]


def _known_keys(language: Language) -> StyleAndTextTuples:
    _ = language.text
    keys = (
        ("↑↓", _(N_("choose"))),
        (_(N_("type")), _(N_("to search"))),
        ("Enter", _(N_("on"))),
        ("a", _(N_("all sets"))),
        ("Esc", _(N_("stop"))),
    )
    return [("", "\n"), *key_line(keys, WIDTH)]


def _keys(picking: Picking) -> KeyBindings:
    keys = KeyBindings()

    @Condition
    def nothing_typed() -> bool:
        return not picking.typed

    def leave(event: KeyPressEvent, result: Any) -> None:
        event.app.exit(result=result)

    @keys.add("up")
    @keys.add("c-p")
    def _up(_event: KeyPressEvent) -> None:
        picking.move(-1)

    @keys.add("down")
    @keys.add("c-n")
    def _down(_event: KeyPressEvent) -> None:
        picking.move(1)

    @keys.add("enter")
    @keys.add("c-j")
    def _enter(event: KeyPressEvent) -> None:
        if chosen := picking.enter():
            leave(event, chosen)

    @keys.add("backspace")
    @keys.add("left")
    def _rub_out(_event: KeyPressEvent) -> None:
        picking.rub_out()

    @keys.add(Keys.Any)
    def _type(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            picking.type(event.data)

    @keys.add("a", filter=nothing_typed)
    def _all(_event: KeyPressEvent) -> None:
        picking.everything, picking.at = True, 0

    @keys.add("escape", eager=True)
    @keys.add("c-c")
    @keys.add("c-d")
    def _stop(event: KeyPressEvent) -> None:
        leave(event, None)

    return keys
