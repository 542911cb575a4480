"""A review as a letter to oneself: a person's own sentences, with the day in the margin.

One text serves every format; a screen leaves some of it out, and says how to read all of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import UNSET, structs

from reflectie_cli.documents.document import Document, Passage, Section, Timeline
from reflectie_cli.documents.layout import day_words
from reflectie_cli.documents.review_parts import THEMES, Part, Piece, review_parts
from reflectie_cli.documents.screenful import lacks, on_two_lines, what_fits
from reflectie_cli.documents.terminal import as_lines, margin_of, section_lines
from reflectie_cli.journal.entry import IntentionOfEntry, Period, Quote
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, say_margin
from reflectie_cli.loop.period import is_span, kind_of, weeks
from reflectie_cli.loop.purpose import OWN_WHY, SAYS, VISION
from reflectie_cli.loop.review import Review, Theme
from reflectie_cli.prompt_sets.model import IntentionLine
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import columns

_ASKED_OF = {
    "client": N_("clients"),
    "relative": N_("relatives"),
    "colleague": N_("a colleague"),
    "newcomer": N_("a temp, trainee or newcomer"),
    "expert": N_("a behavioural expert or therapist"),
    "volunteer": N_("a volunteer"),
    "other": N_("someone else"),
}
"""Whose voice was asked, as a letter says it: never how often."""
_OF_NO = {
    ("client",): N_("of no client"),
    ("relative",): N_("of no relative"),
    ("client", "relative"): N_("of no client or relative"),
}
_FOR = {
    IntentionLine.CARE: N_("care"),
    IntentionLine.SELF: N_("yourself"),
    IntentionLine.TEAM: N_("the team"),
    IntentionLine.ORGANISATION: N_("the organisation"),
}
NOTHING = N_("Nothing was written in these days.")
NOTHING_FITS = N_("There are no insights or intentions in these days yet.")
LATEST = N_("Your latest insights")
_QUARTERS = (N_("first"), N_("second"), N_("third"), N_("fourth"))


def review_document(review: Review, language: Language) -> Document:
    """Return a review in words: what it was for, what worked, what clients said and noticed.

    What has waited since before the period, and was not looked at in it, is one line near its end.
    """
    of_period = structs.replace(
        review, intentions=structs.replace(review.intentions, open=_open_here(review))
    )
    written = _document(of_period, _parts(of_period, language), language)
    if len(of_period.intentions.open) == len(review.intentions.open):
        return written
    more = language.text(N_("More is open from before: reflectie intentions --open"))
    return structs.replace(written, closing=(more, *written.closing))


def year_document(review: Review, language: Language) -> Document:
    """Return the review of a year in words, by its months; its themes come first."""
    shown = structs.replace(
        review, intentions=structs.replace(review.intentions, open=_open_here(review))
    )
    sections = tuple(_by_months(_parts(shown, language), language))
    return structs.replace(review_document(review, language), sections=sections)


def _by_months(parts: Sequence[Part], language: Language) -> Iterator[Section]:
    """Yield the themes, each month with what stands in it, and then what is of no one month."""
    yield from (part.section(language) for part in parts if part.timeline)
    of_months: dict[date, list[Section]] = {}
    of_none: list[Section] = []
    for part in parts:
        pieces: dict[date | None, list[Piece]] = {}
        for piece in part.pieces:
            first, *others = piece.passages
            month = first.day.replace(day=1) if first.day and not others else None
            pieces.setdefault(month, []).append(piece)
        for month, found in pieces.items():
            section = Part(part.title, tuple(found)).section(language)
            if month is None:
                of_none.append(section)
            else:
                of_months.setdefault(month, []).append(structs.replace(section, level=2))
    for first_day in sorted(of_months):
        yield Section(f"{MONTHS[language.code][first_day.month - 1]} {first_day.year}")
        yield from of_months[first_day]
    yield from of_none


def for_oneself(document: Document, language: Language) -> Document:
    """Return a text with a line that says for whom it was made, and that nobody was taken out."""
    says = language.text(N_("For yourself, in your own words, names included."))
    return structs.replace(document, about=f"{document.about}\n{says}")


def _open_here(review: Review) -> tuple[IntentionOfEntry, ...]:
    """Return what is open, but for what has waited since before and nobody looked at since."""
    here = {one.handle for one in review.entries}
    looked = {one.intention.id for one in review.not_asked}
    return tuple(
        one
        for one in review.intentions.open
        if one.entry in here
        or one.id in looked
        or review.asks.get(one.id) in looked
        or one.check is None
        or one.check >= review.period.first
    )


def _parts(review: Review, language: Language) -> list[Part]:
    parts = review_parts(review, language)
    if review.themes:
        timeline = theme_timeline(review.themes, weeks(review.period), language)
        parts.append(Part(THEMES, timeline=timeline))
    return parts


def _document(review: Review, parts: Sequence[Part], language: Language) -> Document:
    _ = language.text
    closing = tuple(filter(None, (_whose_voice(review, language), _both_lines(review, language))))
    if not (parts or closing):
        closing = (_(NOTHING_FITS if review.entries else NOTHING),)
    return Document(
        title_of(review.period, language),
        language.code,
        "\n".join((days_of(review.period, language), *worked_for(review, language))),
        tuple(part.section(language) for part in parts),
        closing,
        of_year=review.period.last.year,
    )


def worked_for(review: Review, language: Language) -> list[str]:
    """Say what it is about for the team and for oneself, where somebody wrote so."""
    said = ((VISION, review.vision), (OWN_WHY, review.own_why))
    return [
        language.text(SAYS[key]).format(text=" ".join(text.split())) for key, text in said if text
    ]


def review_page(
    review: Review, language: Language, *, says_how: bool = True, drawn: bool = True
) -> list[Line]:
    """Return a review on a screen and a half; what it is about for somebody stands below it.

    Where something is left out it `says_how` to read all of it; timelines are `drawn`, or said.
    """
    parts = _parts(review, language)
    whole = _document(review, parts, language)
    say = day_words(whole)
    span, *_ = whole.about.split("\n")
    gap = " " * max(2, WIDTH - columns(whole.title) - columns(span))
    top = structs.replace(whole, title=f"{whole.title}{gap}{span}", about="")

    def page(sections: Sequence[Section]) -> list[Line]:
        return as_lines(structs.replace(top, sections=tuple(sections)), drawn=drawn)

    sections = what_fits(parts, say, language, page)
    lines = page(sections)
    if says_how and lacks(whole.sections, sections):
        says = language.text(N_("Read all of it: reflectie review {name} --format md"))
        lines += [Line(), Line(says.format(name=review.period.name), "quiet")]
    return lines


def insights_page(
    insights: Sequence[Quote], language: Language, *, title: str = LATEST, today: date | None = None
) -> list[Line]:
    """Return insights, somebody's latest or other ones, to look at them together.

    Where one is of another year than `today`, the days carry their year.
    """
    passages = tuple(Passage(one.text, one.date) for one in insights)
    section = Section(language.text(title), passages, layout="margin")
    of_year = today.year if today else UNSET
    say = day_words(Document("", language.code, sections=(section,), of_year=of_year))
    room = WIDTH - margin_of(section, say)
    shown = structs.replace(section, passages=on_two_lines(passages, room))
    return section_lines(shown, say)[1:]


def theme_timeline(
    themes: Sequence[Theme], of_weeks: Iterable[str], language: Language
) -> Timeline:
    """Return in which of some weeks themes came up; for who reads no drawing, by their numbers."""
    places = {one: place for place, one in enumerate(of_weeks)}
    numbers = [str(int(one[-2:])) for one in places]
    rows = tuple((theme.tag, tuple(map(places.__getitem__, theme.weeks))) for theme in themes)
    week = language.text(N_("week"))

    def say(tag: str, at: Sequence[int]) -> str:
        says = N_("{tag}: week {weeks}") if len(at) == 1 else N_("{tag}: weeks {weeks}")
        return language.text(says).format(tag=tag, weeks=", ".join(numbers[one] for one in at))

    return Timeline(
        tuple(f"{week} {number}" for number in numbers),
        rows,
        tuple(say(tag, at) for tag, at in rows),
    )


def title_of(period: Period, language: Language) -> str:
    """Say what is looked back on."""
    if is_span(period):
        return language.text(N_("Looking back on some days"))
    says = language.text(N_("Looking back on {period}"))
    return says.format(period=spoken_name(period, language))


def spoken_name(period: Period, language: Language) -> str:
    """Say which period it is: `week 3 of 2026`, `November 2026`; of two days, the days."""
    _ = language.text
    year = period.first.year
    if is_span(period):
        return days_of(period, language)
    match kind_of(period):
        case "week":
            of_year, week = period.name.split("-W")
            return _(N_("week {week} of {year}")).format(week=int(week), year=of_year)
        case "month":
            return f"{MONTHS[language.code][period.first.month - 1]} {year}"
        case "quarter":
            which = _(_QUARTERS[period.first.month // 3])
            return _(N_("the {which} quarter of {year}")).format(which=which, year=year)
    return str(year)


def days_of(period: Period, language: Language) -> str:
    """Say the first and the last day; over a year end they carry their years."""
    first, last = (say_margin(day, language.code).strip() for day in (period.first, period.last))
    if period.first.year != period.last.year:
        first, last = f"{first} {period.first.year}", f"{last} {period.last.year}"
    elif is_span(period):
        last = f"{last} {period.last.year}"
    return f"{first} – {last}"


def _whose_voice(review: Review, language: Language) -> str:
    """Say whose voice was asked, and whether a client's or a relative's was not: no numbers."""
    _ = language.text
    if not (review.voices or review.noticed or review.not_asked or review.asked):
        return ""
    asked = [_(of) for who, of in _ASKED_OF.items() if who in review.asked]
    missing = tuple(who for who in ("client", "relative") if who not in review.asked)
    if not asked:
        return _(N_("Asked of no client or relative."))
    said = _(N_("Asked of {whom}")).format(whom=_and(asked, language))
    return "; ".join(filter(None, (said, _(_OF_NO.get(missing, ""))))) + "."


def _both_lines(review: Review, language: Language) -> str:
    """Say what the intentions were for, and ask after the care or oneself where one is missing."""
    _ = language.text
    named = [_(label) for line, label in _FOR.items() if line in review.lines]
    if not named:
        return ""
    said = [_(N_("What you intended was about {lines}.")).format(lines=_and(named, language))]
    if IntentionLine.CARE not in review.lines:
        said.append(_(N_("What does the care you give need?")))
    elif IntentionLine.SELF not in review.lines:
        said.append(_(N_("What do you want to learn yourself?")))
    return " ".join(said)


def _and(words: Sequence[str], language: Language) -> str:
    if len(words) < 2:
        return "".join(words)
    return language.text(N_("{first} and {last}")).format(
        first=", ".join(words[:-1]), last=words[-1]
    )
