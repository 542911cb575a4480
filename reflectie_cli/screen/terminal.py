"""Lines in a terminal, through Rich: wrapped, at most two colours, never as markup."""

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import clean

_STYLES = {"words": "", "quiet": "dim", "title": "bold", "key": "cyan", "command": "cyan"}


def draw(lines: Sequence[Line], stream: TextIO, *, colour: bool) -> None:
    """Draw lines on a terminal; `colour` is false where somebody wants none."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False, no_color=not colour)
    width = min(WIDTH, console.width)
    for line in lines:
        text = Text(clean(line.text), _STYLES[line.style])
        before = Text("  " * line.indent) + Text(line.margin, _STYLES["quiet"])
        room = width - before.cell_len
        if line.right:
            right = Text(clean(line.right), _STYLES["key"])
            text.append(" " * max(2, room - text.cell_len - right.cell_len)).append(right)
        for wrapped in [text] if line.style == "command" else text.wrap(console, room):
            console.print(before + wrapped, soft_wrap=True)
            before = Text(" " * before.cell_len)
