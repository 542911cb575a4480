"""The page of what was intended: in the person's own words, with what it came from."""

from collections.abc import Iterator, Sequence
from datetime import date

from reflectie_cli.journal.entry import HORIZONS, SETTLED, IntentionRecord, IntentionState, present
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_short
from reflectie_cli.prompt_sets.model import LINE, with_whom
from reflectie_cli.screen.lines import Line, set_apart


def intentions_page(
    intentions: Sequence[IntentionRecord], language: Language, *, today: date
) -> list[Line]:
    """Show each intention as it was written; its days, and where it is from, quiet.

    A deadline and the day to look back on are two days, and each is called what it is.
    """
    return set_apart(_intention(one, language, today) for one in intentions)


def _intention(one: IntentionRecord, language: Language, today: date) -> list[Line]:
    _ = language.text
    is_open = one.state is IntentionState.OPEN
    about = [
        _(SETTLED.get(one.state, "")),
        *(_days(one, language, today) if is_open else ()),
        _(HORIZONS[one.horizon]) if is_open and one.horizon else "",
        _(LINE.get(one.line or "", "")),
        with_whom(present(one.together, None), language),
        f"{one.set_title} {one.entry}",
    ]
    return [
        Line(one.text, right=one.handle),
        Line(" · ".join(filter(None, about)), "quiet", indent=1),
    ]


def _days(one: IntentionRecord, language: Language, today: date) -> Iterator[str]:
    """Say by when it was to be done, and when it comes back or since when it can."""
    if one.due:
        says = N_("by {day}")
        yield language.text(says).format(day=_short(one.due, language))
    if one.check:
        says = N_("comes back on {day}") if one.check > today else N_("to look back on since {day}")
        yield language.text(says).format(day=_short(one.check, language))


def _short(day: date, language: Language) -> str:
    return " ".join(say_short(day, language.code).split())
