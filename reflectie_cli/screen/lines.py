"""A page as lines: what is said, and how loud."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reflectie_cli.screen.text import clean, columns

WIDTH = 76
Style = Literal["words", "quiet", "title", "key", "command"]


@dataclass(frozen=True, slots=True)  # `config` draws lines too, and loads no msgspec
class Line:
    """A line: a person's words, a title, a key to press, or the quiet words around them.

    A command to copy is never broken: a line end in it would run it.

    `right` stands at the right edge where there is one, `margin` quietly before the text, which
    hangs behind it. Texts are not cleaned yet.
    """

    text: str = ""
    style: Style = "words"
    indent: int = 0
    right: str = ""
    margin: str = ""


def set_apart(blocks: Iterable[Sequence[Line]]) -> list[Line]:
    """Return blocks of lines as one page, an empty line between two of them."""
    page: list[Line] = []
    for block in blocks:
        page += [Line(), *block] if page else block
    return page


def plain_text(lines: Sequence[Line]) -> str:
    """Return lines as bare text: nothing coloured, boxed or wrapped."""
    return "".join(_bare(line) + "\n" for line in lines)


def _bare(line: Line) -> str:
    edge = "  " * line.indent
    right = f"  {clean(line.right)}" if line.right else ""
    first, *rest = f"{clean(line.text)}{right}".split("\n")
    hanging = " " * columns(line.margin)
    lines = [f"{line.margin}{first}", *(f"{hanging}{one}" for one in rest)]
    return "\n".join(f"{edge}{one}".rstrip() for one in lines)
