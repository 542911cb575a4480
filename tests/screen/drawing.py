"""Lines as a terminal would show them."""

import io
from collections.abc import Sequence

from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.terminal import draw


def drawn(lines: Sequence[Line], *, width: int) -> list[str]:
    """Draw lines without colour, for a terminal of some columns, and give what stands there.

    The width comes from `COLUMNS`, as for every stream that is no terminal.
    """
    assert width == 80, "tests run with COLUMNS=80"
    stream = io.StringIO()
    draw(lines, stream, colour=False)
    return [line.rstrip() for line in stream.getvalue().split("\n")[:-1]]
