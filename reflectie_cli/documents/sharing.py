"""What was shared, and when: as a list, and beside the entry that lines of it came from."""

from collections.abc import Sequence

from reflectie_cli.documents.formats import FORMATS
from reflectie_cli.journal.entry import LEVELS, Period, ShareRecord
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day, say_months
from reflectie_cli.loop.period import is_span
from reflectie_cli.screen.lines import Line

_SEALED = "age"


def history_page(shared: Sequence[ShareRecord], language: Language) -> list[Line]:
    """Show every time that something was shared: the day, what it was about, and its hash."""
    lines: list[Line] = []
    for one in shared:
        about = [
            _period(one.period, language),
            language.text(LEVELS.get(one.level, one.level)),
            _format(one, language),
            _to(one, language),
        ]
        lines += [Line()] if lines else []
        lines.append(Line(say_day(one.at.date(), language.code), right=one.talk or ""))
        lines.append(Line(" · ".join(filter(None, about)), "quiet", indent=1))
        lines.append(Line(f"SHA-256 {one.hash}", "quiet", indent=1))
    return lines


def went_along(shared: Sequence[ShareRecord], language: Language) -> list[str]:
    """Say of an entry when lines of it went to somebody, and as what."""
    says = language.text(N_("You shared part of this on {day} ({format})"))
    return [
        says.format(day=say_day(one.at.date(), language.code), format=_format(one, language))
        for one in shared
    ]


def _period(period: Period, language: Language) -> str:
    """Say a period as it can be typed; of some days only their months."""
    if is_span(period):
        return say_months(period.first, period.last, language.code)
    return period.name


def _format(one: ShareRecord, language: Language) -> str:
    if one.format == _SEALED:
        return language.text(N_("sealed"))
    return FORMATS[one.format].label if one.format in FORMATS else one.format


def _to(one: ShareRecord, language: Language) -> str:
    if one.recipient == "passphrase":
        return language.text(N_("with a passphrase"))
    says = language.text(N_("for the key {words}"))
    return says.format(words=one.recipient) if one.recipient else ""
