"""The page of what was intended: in the person's own words, with what it came from."""

from collections.abc import Sequence

from reflectie_cli.journal.entry import HORIZONS, SETTLED, IntentionRecord, IntentionState
from reflectie_cli.language import Language
from reflectie_cli.language.days import say_short
from reflectie_cli.prompt_sets.model import LINE
from reflectie_cli.screen.lines import Line


def intentions_page(intentions: Sequence[IntentionRecord], language: Language) -> list[Line]:
    """Show each intention as it was written; the day it comes back, and where it is from, quiet."""
    _ = language.text
    lines: list[Line] = []
    for one in intentions:
        is_open = one.state is IntentionState.OPEN
        day = say_short(one.check, language.code) if one.check and is_open else ""
        about = [
            _(SETTLED.get(one.state, "")),
            " ".join(day.split()),
            _(HORIZONS[one.horizon]) if is_open and one.horizon else "",
            _(LINE.get(one.line or "", "")),
            f"{one.set_title} {one.entry}",
        ]
        lines += [Line()] if lines else []
        lines.append(Line(one.text, right=one.handle))
        lines.append(Line(" · ".join(filter(None, about)), "quiet", indent=1))
    return lines
