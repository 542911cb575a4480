"""What was shared, and when: as a list, and beside the entry that lines of it came from."""

from collections.abc import Mapping, Sequence
from shlex import quote

from msgspec import Struct

from reflectie_cli.documents.formats import FORMATS
from reflectie_cli.journal.entry import LEVELS, Period, ShareRecord
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day, say_months
from reflectie_cli.loop.period import is_span
from reflectie_cli.screen.lines import Line

_SEALED = "age"
_WITH_PASSPHRASE = "passphrase"
_WENT = N_("You shared part of this on {day} ({format})")
_WENT_TO = N_("You shared part of this with {name} on {day} ({format})")
_FEW = 8
"""So many letters of a hash tell one summary from another."""


class SharedLine(Struct, frozen=True):
    """A line that went along: its words as they stand now, and whether they `changed` since.

    Without words it is not there any more.
    """

    id: str
    text: str
    changed: bool = False


def by_coach(
    shared: Sequence[ShareRecord], language: Language
) -> list[tuple[str, list[ShareRecord]]]:
    """Return what was shared by whom it was for, the latest first.

    Who is not named is told by the words of a key, or by how it was shared. A name that was given
    once holds for all that was sealed for the same key.
    """
    names = {one.recipient: one.name for one in reversed(shared) if one.name and _key(one)}
    groups: dict[str, list[ShareRecord]] = {}
    called: dict[str, str] = {}
    for one in shared:
        name = one.name or (names.get(one.recipient) if _key(one) else None)
        who = name or _to(one, language) or language.text(N_("without a name"))
        group = fold_theme(who)
        called.setdefault(group, who)
        groups.setdefault(group, []).append(one)
    return [(called[group], of_it) for group, of_it in groups.items()]


def history_page(
    shared: Sequence[ShareRecord],
    language: Language,
    lines: Mapping[str, Sequence[SharedLine]] = {},
) -> list[Line]:
    """Show by coach every time that something was shared: the day, how much, and its hash.

    `lines` are those that went along, by the id of that time, where they are to be seen again.
    """
    page: list[Line] = []
    for who, of_it in by_coach(shared, language):
        for one in of_it:
            page += [Line()] if page else []
            page += _one_time(one, who, language)
            page += [_again(line, language) for line in lines.get(one.id, ())]
    return page


def out_of_hands(shared: Sequence[ShareRecord], language: Language, *, seen: bool) -> list[Line]:
    """Say what can be done about what was shared: nothing here; and how to see its lines again."""
    says = language.text(
        N_("What was sent is out of your hands: it cannot be taken back here, only asked for.")
    )
    if seen:
        as_written = N_(
            "These are your own words; people were made less recognisable in what went."
        )
        return [Line(), Line(language.text(as_written), "quiet"), Line(says, "quiet")]
    which = language.text(N_("Which lines it was: reflectie summary --history {name}"))
    (name, of_it), *_ = by_coach(shared, language)
    name = name if of_it[0].name else of_it[0].hash[:_FEW]
    return [Line(), Line(says, "quiet"), Line(which.format(name=quote(name)), "quiet")]


def named_so(shared: Sequence[ShareRecord], name: str, language: Language) -> list[ShareRecord]:
    """Return what was shared with somebody, for a talk, or as a file: by name, handle or hash."""
    wanted = name.strip().casefold()
    for who, of_it in by_coach(shared, language):
        if fold_theme(who) == fold_theme(name):
            return of_it
    return [
        one
        for one in shared
        if one.talk == wanted or (len(wanted) >= _FEW and one.hash.startswith(wanted))
    ]


def _one_time(one: ShareRecord, who: str, language: Language) -> list[Line]:
    _ = language.text
    says = (
        N_("{who}: {day}, {count} lines") if len(one.selection) != 1 else N_("{who}: {day}, 1 line")
    )
    day = say_day(one.at.date(), language.code)
    first = _(says).format(who=_capital(who), day=day, count=len(one.selection))
    to = _to(one, language)
    about = [
        _period(one.period, language),
        _(LEVELS.get(one.level, one.level)),
        _format(one, language),
        "" if to == who else to,
    ]
    return [
        Line(first, right=one.talk or ""),
        Line(" · ".join(filter(None, about)), "quiet", indent=1),
        Line(f"SHA-256 {one.hash}", "quiet", indent=1),
    ]


def _again(line: SharedLine, language: Language) -> Line:
    if not line.text:
        return Line(language.text(N_("(not here any more)")), "quiet", indent=1, margin="- ")
    changed = language.text(N_("changed since")) if line.changed else ""
    return Line(line.text, indent=1, margin="- ", right=changed)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _key(one: ShareRecord) -> bool:
    return one.recipient not in (None, _WITH_PASSPHRASE)


def went_along(shared: Sequence[ShareRecord], language: Language) -> list[str]:
    """Say of an entry when lines of it went to somebody, to whom, and as what."""
    _ = language.text
    return [
        _(_WENT_TO if one.name else _WENT).format(
            day=say_day(one.at.date(), language.code), format=_format(one, language), name=one.name
        )
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
    if one.recipient == _WITH_PASSPHRASE:
        return language.text(N_("with a passphrase"))
    says = language.text(N_("for the key {words}"))
    return says.format(words=one.recipient) if one.recipient else ""
