"""A review as a letter to oneself: a person's own sentences, with the day in the margin.

One letter serves the terminal, Markdown and HTML; only the terminal leaves some of it out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reflectie_cli.journal.entry import CameOf, Due, Period, Quote
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, say_margin
from reflectie_cli.loop.period import Kind, is_span, kind_of, weeks
from reflectie_cli.loop.review import Review, Theme, known_by
from reflectie_cli.prompt_sets.follow_up import DONE
from reflectie_cli.prompt_sets.model import LINE, WHO
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import clean, columns, cut, lines_taken, pad

_MARGIN = "        "
_NAME_COLUMNS = 18
_MOST: dict[Kind, tuple[int, int, int, int, int]] = {
    "week": (7, 7, 5, 7, 8),
    "month": (3, 4, 3, 4, 5),
    "quarter": (3, 3, 2, 4, 4),
    "year": (3, 4, 2, 5, 5),
}
"""How much of each part a screen shows: what worked, noticed, open, learned, themes."""

_TIMES = (
    N_("once"), N_("twice"), N_("three times"), N_("four times"), N_("five times"),
    N_("six times"), N_("seven times"), N_("eight times"), N_("nine times"), N_("ten times"),
    N_("eleven times"), N_("twelve times"), N_("often"),
)  # fmt: skip
_KNOWN = {
    "asked": N_("you asked {times}"),
    "seen": N_("you saw or heard it {times}"),
    "assumed": N_("you assumed it {times}"),
}
_BASIS = {"asked": N_("asked"), "seen": N_("seen or heard"), "assumed": N_("assumed")}
_FOR = {
    "care": N_("care"),
    "self": N_("yourself"),
    "team": N_("the team"),
    "organisation": N_("the organisation"),
}
NOTHING = N_("Nothing was written in these days.")
NOTHING_FITS = N_("There are no insights or intentions in these days yet.")
_QUARTERS = (N_("first"), N_("second"), N_("third"), N_("fourth"))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing somebody wrote; `note` says quietly what belongs to it.

    Where not everything fits, what has a lower `rank` is kept.
    """

    text: str
    day: date | None = None
    note: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the letter; `most` is how much of it a screen shows."""

    title: str
    items: tuple[Item, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A review in words. `themes` are drawn on the line of `weeks`; `words` close it."""

    title: str
    span: str
    sections: tuple[Section, ...]
    themes: tuple[Theme, ...]
    weeks: tuple[str, ...]
    most_themes: int
    words: tuple[str, ...] = ()
    nothing: str = field(default="")


def letter(review: Review, language: Language) -> Letter:
    """Write a review as a letter: what worked, what clients noticed, what is open, insights."""
    _ = language.text
    worked, noticed, still_open, learned, most_themes = _MOST[kind_of(review.period)]
    sections = (
        Section(_(N_("What worked")), tuple(_plainly(review.worked)), worked),
        Section(_(N_("What clients noticed")), _noticed(review, language), noticed),
        Section(
            _(N_("What is open")),
            tuple(_meant(one, language, review.period.last.year) for one in review.intentions.open),
            still_open,
        ),
        Section(_(N_("What you learned")), tuple(_plainly(review.learned)), learned),
    )
    kept = tuple(section for section in sections if section.items)
    words = tuple(filter(None, (_how_known(review, language), _both_lines(review, language))))
    return Letter(
        title=title_of(review.period, language),
        span=_span(review.period, language),
        sections=kept,
        themes=review.themes,
        weeks=tuple(weeks(review.period)),
        most_themes=most_themes,
        words=words,
        nothing=""
        if kept or review.themes or words
        else _(NOTHING_FITS if review.entries else NOTHING),
    )


def letter_page(
    review: Review, language: Language, *, says_how: bool = True, drawn: bool = True
) -> list[Line]:
    """Show a review on a screen and a half.

    Where something is left out it `says_how` to read all of it; themes are `drawn`, or said.
    """
    _ = language.text
    written = letter(review, language)
    gap = " " * max(2, WIDTH - columns(written.title) - columns(written.span))
    page = [Line(f"{written.title}{gap}{written.span}", "title")]
    if written.nothing:
        return [*page, Line(), Line(written.nothing, "quiet")]
    left_out = False
    for section in written.sections:
        shown = _spread(section.items, section.most)
        cut_off = any(_two_lines(item.text) != _on_one_line(item.text) for item in shown)
        left_out = left_out or cut_off or len(shown) < len(section.items)
        page += [Line(), Line(section.title, "quiet")]
        for item in shown:
            page += _item_lines(item, language)
    themes = _most_used(written.themes, written.most_themes)
    if themes:
        left_out = left_out or len(themes) < len(written.themes)
        page += [Line(), Line(_(N_("Your themes")), "quiet")]
        page += (theme_lines if drawn else themes_in_words)(themes, written.weeks, language)
    page += [Line()] if written.words else []
    page += [Line(words, "quiet") for words in written.words]
    if left_out and says_how:
        says = _(N_("Read all of it: reflectie review {name} --format md"))
        page += [Line(), Line(says.format(name=review.period.name), "quiet")]
    return page


LATEST = N_("Your latest insights")


def insights_page(
    insights: Sequence[Quote], language: Language, *, title: str = LATEST
) -> list[Line]:
    """Show insights, somebody's latest or other ones, to look at them together."""
    lines = [Line(language.text(title), "quiet")]
    for one in insights:
        lines += _item_lines(Item(one.text, one.date), language)
    return lines


def theme_lines(themes: Sequence[Theme], of_weeks: Sequence[str], language: Language) -> list[Line]:
    """Draw themes on a line of weeks: a mark where one came up, and no height to beat.

    Where there is only one week, or no room, the words are enough.
    """
    week = language.text(N_("week"))
    names = min(_NAME_COLUMNS, max(columns(name) for name in [week, *(t.tag for t in themes)])) + 2
    step = next((step for step in (2, 1) if names + step * len(of_weeks) <= WIDTH - 2), 0)
    if len(of_weeks) < 2 or not step:
        return [Line(", ".join(theme.tag for theme in themes), indent=1)]
    lines = [Line(_scale(of_weeks, names, step, language), "quiet", indent=1)]
    for theme in themes:
        marks = ("●" if week in theme.weeks else "·" for week in of_weeks)
        lines.append(
            Line(pad(cut(theme.tag, names - 2), names) + (" " * (step - 1)).join(marks), indent=1)
        )
    return lines


def themes_in_words(
    themes: Sequence[Theme], of_weeks: Sequence[str], language: Language
) -> list[Line]:
    """Say in which weeks themes came up, for who reads no drawing."""
    says = language.text(N_("{tag}: week {weeks}"))
    numbers = {week: week[-2:].lstrip("0") for week in of_weeks}
    return [
        Line(says.format(tag=theme.tag, weeks=", ".join(numbers[w] for w in theme.weeks)), indent=1)
        for theme in themes
    ]


def title_of(period: Period, language: Language) -> str:
    """Say what is looked back on."""
    _ = language.text
    if is_span(period):
        return _(N_("Looking back on some days"))
    match kind_of(period):
        case "week":
            year, week = period.name.split("-W")
            return _(N_("Looking back on week {week} of {year}")).format(week=int(week), year=year)
        case "month":
            month = MONTHS[language.code][period.first.month - 1]
            return _(N_("Looking back on {month} {year}")).format(
                month=month, year=period.first.year
            )
        case "quarter":
            which = _(_QUARTERS[period.first.month // 3])
            says = _(N_("Looking back on the {which} quarter of {year}"))
            return says.format(which=which, year=period.first.year)
    return _(N_("Looking back on {year}")).format(year=period.first.year)


def _span(period: Period, language: Language) -> str:
    first, last = (say_margin(day, language.code).strip() for day in (period.first, period.last))
    if period.first.year != period.last.year:
        first, last = f"{first} {period.first.year}", f"{last} {period.last.year}"
    elif is_span(period):
        last = f"{last} {period.last.year}"
    return f"{first} – {last}"


def _plainly(sayings: Sequence[Quote]) -> "list[Item]":
    return [Item(one.text, one.date) for one in sayings]


def _noticed(review: Review, language: Language) -> tuple[Item, ...]:
    """Give what clients noticed of what was tried, and what they or relatives let know themselves."""
    found = [(one.date, _came(one, language)) for one in review.noticed]
    found += [
        (one.date, _voice(one, language))
        for one in review.voices
        if one.who in ("client", "relative") and one.basis in ("asked", "seen")
    ]
    return tuple(item for _, item in sorted(found, key=lambda one: (one[0], one[1].rank)))


def _rank(known: str) -> int:
    """Put what was asked before what was seen, and a guess last."""
    return {"asked": 0, "seen": 1, "assumed": 3}.get(known, 2)


def _came(came: CameOf, language: Language) -> Item:
    _ = language.text
    basis = _(_BASIS.get(known_by(came), ""))
    meant = " ".join(came.intention.text.split())
    note = _(N_("you intended: {text}")).format(text=meant)
    done = _(DONE.get(came.follow_up.done or "", "")) if came.follow_up.done != "yes" else ""
    known = " · ".join(filter(None, (basis, done, note)))
    return Item(came.follow_up.effect_client or "", came.date, known, _rank(known_by(came)))


def _voice(voice: Quote, language: Language) -> Item:
    _ = language.text
    said = (WHO.get(voice.who or "", ""), _BASIS.get(voice.basis or "", ""))
    note = " · ".join(_(part) for part in said if part)
    return Item(voice.text, voice.date, note, _rank(voice.basis or ""))


def _meant(one: Due, language: Language, of_year: int) -> Item:
    _ = language.text
    day = say_margin(one.check, language.code).strip() if one.check else ""
    if one.check and one.check.year != of_year:
        day = f"{day} {one.check.year}"
    comes = _(N_("to look back on from {day}")).format(day=day) if day else ""
    line = _(LINE.get(one.line or "", ""))
    return Item(one.text, None, " · ".join(filter(None, (comes, line, one.handle))))


def _how_known(review: Review, language: Language) -> str:
    """Say how often a side was asked, seen or assumed: in words, without a target."""
    _ = language.text
    known = review.known
    parts = [
        _(says).format(times=_(_TIMES[min(known[basis], len(_TIMES)) - 1]))
        for basis, says in _KNOWN.items()
        if known[basis]
    ]
    if not parts:
        return ""
    return _(N_("What it was like for the other person: {parts}.")).format(parts=", ".join(parts))


def _both_lines(review: Review, language: Language) -> str:
    """Say what the intentions were for, and ask after the care or oneself where one is missing."""
    _ = language.text
    named = [_(label) for line, label in _FOR.items() if line in review.lines]
    if not named:
        return ""
    said = [_(N_("What you intended was about {lines}.")).format(lines=_and(named, language))]
    if "care" not in review.lines:
        said.append(_(N_("What does the care you give need?")))
    elif "self" not in review.lines:
        said.append(_(N_("What do you want to learn yourself?")))
    return " ".join(said)


def _and(words: Sequence[str], language: Language) -> str:
    if len(words) < 2:
        return "".join(words)
    return language.text(N_("{first} and {last}")).format(
        first=", ".join(words[:-1]), last=words[-1]
    )


def _item_lines(item: Item, language: Language) -> list[Line]:
    margin = pad(say_margin(item.day, language.code), len(_MARGIN)) if item.day else _MARGIN
    lines = [Line(_two_lines(item.text), margin=margin)]
    note = cut(item.note, WIDTH - len(_MARGIN))
    return [*lines, Line(note, "quiet", margin=_MARGIN)] if note else lines


def _on_one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _two_lines(text: str) -> str:
    """Give a text as it fits on two lines of the screen; where it is cut, a sign says so."""
    room = WIDTH - len(_MARGIN)
    for width in range(2 * room, room, -1):
        shown = cut(text, width)
        if lines_taken(shown, room) <= 2:
            return shown
    return cut(text, room)


def _spread(items: Sequence[Item], most: int) -> list[Item]:
    """Choose what has the lowest rank, and of one rank evenly over the period."""
    kept: list[int] = []
    for rank in sorted({item.rank for item in items}):
        same = [at for at, item in enumerate(items) if item.rank == rank]
        room = most - len(kept)
        if len(same) > room:
            last = len(same) - 1
            same = [same[round(at * last / max(1, room - 1))] for at in range(room)]
        kept += same
    return [items[at] for at in sorted(kept)]


def _most_used(themes: Sequence[Theme], most: int) -> list[Theme]:
    """Keep the themes that came up in most weeks; they stay in the order of the alphabet."""
    kept = sorted(themes, key=lambda theme: (-len(theme.weeks), theme.tag))[:most]
    return [theme for theme in themes if theme in kept]


def _scale(of_weeks: Sequence[str], names: int, step: int, language: Language) -> str:
    """Write the first and the last week above the marks."""
    first, last = (str(int(week[-2:])) for week in (of_weeks[0], of_weeks[-1]))
    width = step * (len(of_weeks) - 1) + 1
    gap = " " * max(1, width - len(first) - len(last))
    return pad(language.text(N_("week")), names) + first + gap + last
