"""Draw the pictures of the README and the handleiding, from the invented work of `reflectie demo`.

    python docs/pictures/draw.py

The clock stands still and chance is seeded, so the same program gives the same pictures; a test
holds them. They are SVG without a font, a script or an address of elsewhere.
"""

import io
import random
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from reflectie_cli.cli.session import begin_session, look_into_journal
from reflectie_cli.documents.review import review_page
from reflectie_cli.flows.diary import demonstration
from reflectie_cli.flows.material import gather_review
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.start import start_lines
from reflectie_cli.language import CODES, Code
from reflectie_cli.loop.period import read_period
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import clean, columns

HERE = Path(__file__).parent
_NOW = datetime(2026, 11, 21, 23, 10, tzinfo=timezone(timedelta(hours=1)))
_PAPER = TerminalTheme((250, 250, 248), (20, 20, 20), [(0, 0, 0)] * 8)
_STYLES = {"words": "#141414", "quiet": "#6a6a6a", "title": "bold #141414", "key": "#0b6e75"}
_FRAME = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {terminal_width} {terminal_height}" role="img">
<style>.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}</style>
<rect fill="#fafaf8" width="100%" height="100%"/>
<g transform="translate(12, 12)"><g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def pictures() -> Iterator[tuple[str, str]]:
    """Yield each picture by the name of its file, in both languages."""
    for code in CODES:
        with tempfile.TemporaryDirectory() as folder:
            session = demonstration_of(code, Path(folder))
            with look_into_journal(session) as journal:
                first, *rest = start_lines(session, journal)
            lines = [_at_home(first, session.places.journal_for_people), *rest]
            yield f"start.{code}.svg", _svg(lines, f"start-{code}")
            with look_into_journal(session) as journal:
                review = gather_review(
                    session, journal, read_period("2026-10", today=session.today)
                )
            yield (
                f"review.{code}.svg",
                _svg(review_page(review, session.language), f"review-{code}"),
            )


def demonstration_of(code: Code, folder: Path) -> Session:
    """Fill a journal with the invented work, as it would be on one evening."""
    chance = random.Random(2026).getrandbits
    with patch.object(secrets, "randbits", chance):
        silent = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        session = replace(
            begin_session(language=code, plain=True), clock=lambda: _NOW, out=silent, err=silent
        )
        return demonstration(session, folder, zone=_NOW.tzinfo)


def _at_home(line: Line, journal: str) -> Line:
    """Let a journal stand where people have it; where the picture was drawn means nothing."""
    day, _, where = line.text.partition("  ")
    shown = where.strip().replace(journal, "~/…/journal.db")
    gap = " " * (WIDTH - columns(day) - columns(shown))
    return replace(line, text=f"{day}{gap}{shown}")


def _svg(lines: list[Line], name: str) -> str:
    """Draw lines as a terminal of 78 columns shows them."""
    console = Console(record=True, width=WIDTH + 2, file=io.StringIO(), force_terminal=True,
                      color_system="truecolor", legacy_windows=False)  # fmt: skip
    for line in [*lines, Line()]:
        text = Text(clean(line.text), _STYLES[line.style])
        before = Text("  " * line.indent) + Text(line.margin, _STYLES["quiet"])
        room = WIDTH - before.cell_len
        if line.right:
            text.append(" " * max(2, room - text.cell_len - columns(line.right)))
            text.append(line.right, _STYLES["key"])
        for wrapped in text.wrap(console, room):
            console.print(before + wrapped, highlight=False)
            before = Text(" " * before.cell_len)
    return console.export_svg(theme=_PAPER, code_format=_FRAME, unique_id=name)


if __name__ == "__main__":
    for name, picture in pictures():
        (HERE / name).write_text(picture, encoding="utf-8")
