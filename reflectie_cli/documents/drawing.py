"""Small drawings for a page: when something came up, as marks on a line, and no height to beat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reflectie_cli.language import N_
from reflectie_cli.screen.text import clean, cut

STEPS = (N_("intended"), N_("tried"), N_("noticed"))
"""How far an intention can come: the loop that somebody wants to see closed."""

_NAMES, _WIDTH, _ROW, _TOP, _EDGE = 170, 640, 26, 34, 6
_NAME_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Row:
    """Something that came up: its name, its height from above, and its marks."""

    tag: str
    y: int
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rows, the sizes of their drawing, and all of it in words, for who sees no drawing.

    A `width` of 0 means that the words are enough.
    """

    rows: tuple[Row, ...]
    said: str
    width: int = 0
    height: int = 0
    left: int = 0
    first: str = ""
    last: str = ""


def marks_on_a_line(
    rows: Iterable[tuple[str, Sequence[int]]], times: Sequence[str], said: str
) -> Drawing:
    """Draw rows of a name and the places in `times` at which it came up; `said` is the same.

    The first and the last of `times` stand above the line.
    """
    of = len(times)
    drawn = tuple(
        Row(
            tag=cut(name, _NAME_COLUMNS) if of > 1 else clean(name),
            y=_TOP + number * _ROW,
            marks=tuple(_x(at, of) for at in marks),
        )
        for number, (name, marks) in enumerate(rows)
    )
    if of < 2:
        return Drawing(drawn, clean(said))
    height = _TOP + len(drawn) * _ROW
    return Drawing(drawn, clean(said), _WIDTH, height, _NAMES, times[0], times[-1])


def _x(at: int, of: int) -> int:
    return round(_NAMES + _EDGE + at * (_WIDTH - _NAMES - 2 * _EDGE) / max(1, of - 1))
