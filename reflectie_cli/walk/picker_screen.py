"""The picker in a terminal: reasons, then the sets of one; arrows, or typing to search."""

from typing import TextIO

from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth

from reflectie_cli.language import N_, Language
from reflectie_cli.screen.text import clean, cut
from reflectie_cli.walk.application import LoudApplication
from reflectie_cli.walk.picker import LAST_TIME, Choice, Picker, Row
from reflectie_cli.walk.terminal import STYLE, WIDTH, calm_output, key_line, suspend

_ROOMY = 8


def pick_on_screen(
    picker: Picker, language: Language, screen: TextIO, *, colour: bool
) -> Choice | None:
    """Let somebody point at a set; None on Esc or Ctrl-C."""
    application: LoudApplication[Choice | None] = LoudApplication(
        layout=Layout(
            HSplit(
                [
                    Window(
                        FormattedTextControl(
                            lambda: _lines(picker, language), show_cursor=False, focusable=True
                        ),
                        wrap_lines=False,
                        dont_extend_height=True,
                    ),
                    Window(
                        FormattedTextControl(lambda: _known_keys(picker, language)),
                        dont_extend_height=True,
                    ),
                ]
            )
        ),
        key_bindings=_keys(picker),
        style=STYLE,
        color_depth=None if colour else ColorDepth.DEPTH_1_BIT,
        output=calm_output(screen),
        erase_when_done=True,
    )
    application.ttimeoutlen = 0.05  # Esc answers at once
    return application.run()


def _lines(picker: Picker, language: Language) -> StyleAndTextTuples:
    _ = language.text
    heading = (not picker.typed and picker.reason) or _(N_("What would you like to do?"))
    lines: StyleAndTextTuples = [("", "\n"), ("class:question", f"{heading}\n")]
    lines.append(("class:key", f"{picker.typed}\n" if picker.typed else "\n"))
    for row in picker.rows:
        if row.begins and not picker.typed:
            lines.append(("class:quiet", f"  {clean(row.begins)}\n"))
        lines += _line(row, picker, language)
    if picker.hidden:
        more = _(N_("{count} more")).format(count=picker.hidden)
        lines.append(("class:quiet", f"\n  a  {more}\n"))
    if not picker.shown:
        lines.append(("class:quiet", _(N_("Nothing found.")) + "\n"))
    return [*lines[:-1], (lines[-1][0], lines[-1][1].rstrip("\n"))]


def _line(row: Row, picker: Picker, language: Language) -> StyleAndTextTuples:
    key = str(row.number % 10) if picker.is_numbered and 1 <= row.number <= 10 else " "
    text = f" {key}  {cut(clean(row.text), WIDTH - 5)}"
    shown: StyleAndTextTuples = [("", f" {text}")]
    if row.pointed:
        shown = [("[SetCursorPosition]", ""), ("class:key", f"›{text}")]
    if not row.number:
        return [*shown, ("class:quiet", f" ({language.text(LAST_TIME)})\n\n")]
    shown.append(("", "\n"))
    if isinstance(row.line, Choice) and row.line.description and not _is_long(picker):
        shown.append(("class:quiet", f"     {cut(clean(row.line.description), WIDTH - 5)}\n"))
    return shown


def _is_long(picker: Picker) -> bool:
    """Whether the list is longer than a screen: then one line a set is enough."""
    return len(picker.shown) > _ROOMY


def _known_keys(picker: Picker, language: Language) -> StyleAndTextTuples:
    _ = language.text
    time = _(N_("how much time do you have now? any"))
    if picker.minutes:
        time = _(N_("how much time do you have now? {minutes} min")).format(minutes=picker.minutes)
    keys = (
        ("↑↓ 1–9", _(N_("choose"))),
        (_(N_("type")), _(N_("to search"))),
        ("Enter", _(N_("next"))),
        ("a", _(N_("all sets"))),
        ("Tab", time),
        ("Esc", _(N_("stop"))),
    )
    return [("", "\n"), *key_line(keys, WIDTH)]


def _keys(picker: Picker) -> KeyBindings:
    keys = KeyBindings()

    @Condition
    def nothing_typed() -> bool:
        return not picker.typed

    def leave_with(event: KeyPressEvent, chosen: Choice | None) -> None:
        if chosen:
            event.app.exit(result=chosen)

    @keys.add("up")
    @keys.add("c-p")
    def _up(_event: KeyPressEvent) -> None:
        picker.move(-1)

    @keys.add("down")
    @keys.add("c-n")
    def _down(_event: KeyPressEvent) -> None:
        picker.move(1)

    @keys.add("enter")
    @keys.add("c-j")
    def _enter(event: KeyPressEvent) -> None:
        leave_with(event, picker.enter())

    @keys.add("backspace")
    @keys.add("left")
    def _rub_out(_event: KeyPressEvent) -> None:
        picker.rub_out()

    @keys.add(Keys.Any)
    def _type(event: KeyPressEvent) -> None:
        leave_with(event, _typed(picker, event.data))

    @keys.add("tab")
    def _time(_event: KeyPressEvent) -> None:
        picker.have_other_time()

    @keys.add("a", filter=nothing_typed)
    def _all(_event: KeyPressEvent) -> None:
        picker.show_all()

    keys.add("c-z")(suspend)

    @keys.add("escape", eager=True)
    @keys.add("c-c")
    @keys.add("c-d")
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    return keys


def _typed(picker: Picker, data: str) -> Choice | None:
    """Take what is typed: a digit chooses where lines have numbers, anything else searches."""
    if data.isdecimal() and picker.is_numbered:
        return picker.number(int(data) or 10)
    if data.isprintable():
        picker.type(data)
    return None
