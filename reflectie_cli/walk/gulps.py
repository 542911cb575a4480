"""Letters that arrive together in a terminal, taken in together: somebody pasted them."""

from collections.abc import Sequence
from itertools import groupby

from prompt_toolkit.input import Input
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

from reflectie_cli.walk.type_ahead import AT_ONCE, GULP, keys_wait

_IN_TEXT: dict[str, str] = {Keys.ControlM: "\n", Keys.ControlJ: "\n", Keys.ControlI: "\t"}


def in_gulps(terminal_in: Input) -> Input:
    """Let letters that arrive together be taken in together.

    One by one, 200,000 letters take more than a minute.
    """
    read = terminal_in.read_keys

    def read_all() -> list[KeyPress]:
        came = read()
        keys = [*came]
        while came and len(keys) >= GULP and keys_wait(terminal_in.fileno(), AT_ONCE):
            came = read()
            keys += came
        return _gulps(keys)

    terminal_in.read_keys = read_all  # type: ignore[method-assign]  # this one input
    return terminal_in


def _gulps(keys: Sequence[KeyPress]) -> list[KeyPress]:
    if (lines := _pasted_lines(keys)) is not None:
        return lines
    taken: list[KeyPress] = []
    for is_letter, group in groupby(keys, lambda press: len(press.key) == 1):
        presses = list(group)
        if is_letter and len(presses) >= GULP:
            text = "".join(press.data for press in presses)
            presses = [KeyPress(Keys.BracketedPaste, text)]
        taken += presses
    return taken


def _pasted_lines(keys: Sequence[KeyPress]) -> list[KeyPress] | None:
    """Return lines that arrived at once as one paste; None where it is no such thing.

    Older consoles do not mark what is pasted: its Enters would end answers. Those behind the last
    letter were pressed.
    """
    letters = [at for at, press in enumerate(keys) if len(press.key) == 1]
    if not letters or not all(len(press.key) == 1 or press.key in _IN_TEXT for press in keys):
        return None
    end = letters[-1] + 1
    text = "".join(_IN_TEXT.get(press.key, press.data) for press in keys[:end])
    lines = text.split("\n")
    if len(lines) == 1 or max(map(len, lines)) < GULP:  # a quick typist, ahead of the questions
        return None
    return [KeyPress(Keys.BracketedPaste, text), *keys[end:]]
