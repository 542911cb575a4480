"""The page of what was intended: in the person's own words, with what it came from."""

from collections.abc import Sequence

from reflectie_cli.journal.entry import Intended
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_short
from reflectie_cli.prompt_sets.model import LINE
from reflectie_cli.screen.lines import Line, set_apart

_HORIZONS = {"short": N_("short term"), "long": N_("long term")}
_SETTLED = {"done": N_("done"), "let_go": N_("let go")}


def intentions_page(intentions: Sequence[Intended], language: Language) -> list[Line]:
    """Show each intention as it was written; the day it comes back, and where it is from, quiet."""
    return set_apart(_intention(one, language) for one in intentions)


def _intention(one: Intended, language: Language) -> list[Line]:
    _ = language.text
    day = say_short(one.check, language.code) if one.check and one.state == "open" else ""
    about = [
        _(_SETTLED.get(one.state, "")),
        " ".join(day.split()),
        _(_HORIZONS.get(one.horizon or "", "")) if one.state == "open" else "",
        _(LINE.get(one.line or "", "")),
        f"{one.set_title} {one.entry}",
    ]
    return [
        Line(one.text, right=one.handle),
        Line(" · ".join(filter(None, about)), "quiet", indent=1),
    ]
