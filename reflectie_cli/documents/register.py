"""Activities for a register as a form: what its own form asks, and nothing about clients.

SKJ asks for three dimensions (https://informatiebank.skjeugd.nl/vragen/, with the questions of NJi:
https://www.nji.nl/professionalisering/reflectiemodellen); V&VN for a kind, hours and the field of
CanMEDS (https://www.venvn.nl/registers/kwaliteitsregister/leren/oda/). Read in November 2026.
"""

from collections.abc import Iterable, Mapping, Sequence

from reflectie_cli.documents.document import Document, Passage, Section, Table
from reflectie_cli.journal.entry import Period
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, say_months
from reflectie_cli.loop.register import ALONE, Activity, Register

_DIMENSIONS: Mapping[str, tuple[str, str]] = {
    "instrumental": (
        N_("Technical and instrumental"),
        N_("Do I use the right methods and guidelines, and can I explain what I do and why?"),
    ),
    "normative": (
        N_("Normative"),
        N_("Which values influence what I do, and do I weigh them well?"),
    ),
    "personal": (N_("Personal"), N_("What do I think, feel and want, and am I myself in it?")),
}
_HEADINGS = (N_("Day"), N_("Kind"), N_("Hours"))
_ROOM = 3
_FILLED_IN = N_("I filled in the hours myself. Nobody checked them.")
_TITLES = {
    Register.SKJ: N_("Reflection, for SKJ"),
    Register.VENVN: N_("Other activities, for the register of V&VN"),
}
_RULES = {
    Register.SKJ: N_(
        "The rules of SKJ come first: informatiebank.skjeugd.nl (read in November 2026)."
    ),
    Register.VENVN: N_("The rules of V&VN come first: venvn.nl/registers (read in November 2026)."),
}


def register_document(
    register: Register, found: Sequence[Activity], period: Period, language: Language
) -> Document:
    """Lay activities out as the form of a register; what is not there stays open to write in."""
    _ = language.text
    build = _skj if register is Register.SKJ else _venvn
    return Document(
        title=_(_TITLES[register]),
        language=language.code,
        about=say_months(period.first, period.last, language.code),
        sections=tuple(build(found, language)),
        closing=(_(_FILLED_IN), _(_RULES[register])),
    )


def _skj(found: Sequence[Activity], language: Language) -> Iterable[Section]:
    _ = language.text
    together = [one for one in found if one.kind_key != ALONE]
    alone = [one for one in found if one.kind_key == ALONE]
    if together:
        yield Section(_(N_("What I took part in")), table=_table(together, language))
    for key, (title, question) in _DIMENSIONS.items():
        passages = tuple(_passage(one, language) for one in together if one.about_key == key)
        yield Section(_(title), passages, about=_(question), room=0 if passages else _ROOM)
    if alone:
        passages = tuple(_passage(one, language) for one in alone)
        about = _(N_("SKJ does not count this as reflection; it stands here for completeness."))
        yield Section(_(N_("Looked back on alone")), passages, about=about)


def _venvn(found: Sequence[Activity], language: Language) -> Iterable[Section]:
    for one in found:
        heading = f"{_day(one, language)} · {one.kind}"
        said = (Passage(one.learned, note=f"CanMEDS: {one.about}" if one.about else ""),)
        yield Section(heading, said, about=_hours(one, language))


def _hours(one: Activity, language: Language) -> str:
    hours = one.hours or "……"
    return language.text(N_("Hours: {hours}")).format(hours=hours)


def _table(found: Sequence[Activity], language: Language) -> Table:
    rows = tuple((_day(one, language), one.kind, one.hours) for one in found)
    return Table(tuple(map(language.text, _HEADINGS)), rows)


def _passage(one: Activity, language: Language) -> Passage:
    return Passage(one.learned, note=f"{_day(one, language)} · {one.kind}")


def _day(one: Activity, language: Language) -> str:
    return f"{one.day.day} {MONTHS[language.code][one.day.month - 1]} {one.day.year}"
