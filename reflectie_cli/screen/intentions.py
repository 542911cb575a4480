"""The page of what was intended: in the person's own words, with what it came from."""

from collections.abc import Iterator, Sequence
from datetime import date

from reflectie_cli.journal.entry import Intended
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_short
from reflectie_cli.prompt_sets.model import LINE
from reflectie_cli.screen.lines import Line

_HORIZONS = {"short": N_("short term"), "long": N_("long term")}
_SETTLED = {"done": N_("done"), "let_go": N_("let go")}


def intentions_page(
    intentions: Sequence[Intended], language: Language, *, today: date
) -> list[Line]:
    """Show each intention as it was written; its days, and where it is from, quiet.

    A deadline and the day to look back on are two days, and each is called what it is.
    """
    _ = language.text
    lines: list[Line] = []
    for one in intentions:
        about = [
            _(_SETTLED.get(one.state, "")),
            *(_days(one, language, today) if one.state == "open" else ()),
            _(_HORIZONS.get(one.horizon or "", "")) if one.state == "open" else "",
            _(LINE.get(one.line or "", "")),
            f"{one.set_title} {one.entry}",
        ]
        lines += [Line()] if lines else []
        lines.append(Line(one.text, right=one.handle))
        lines.append(Line(" · ".join(filter(None, about)), "quiet", indent=1))
    return lines


def _days(one: Intended, language: Language, today: date) -> Iterator[str]:
    """Say by when it was to be done, and when it comes back or since when it can."""
    if one.due:
        says = N_("by {day}")
        yield language.text(says).format(day=_short(one.due, language))
    if one.check:
        says = N_("comes back on {day}") if one.check > today else N_("to look back on since {day}")
        yield language.text(says).format(day=_short(one.check, language))


def _short(day: date, language: Language) -> str:
    return " ".join(say_short(day, language.code).split())
