"""A review as a letter to oneself: a person's own sentences, with the day in the margin.

One text serves every format; a screen leaves some of it out, and says how to read all of it.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import UNSET, structs

from reflectie_cli.documents.document import Document, Passage, Section, Timeline
from reflectie_cli.documents.layout import DaySaid, day_words
from reflectie_cli.documents.terminal import as_lines, margin_of, section_lines
from reflectie_cli.journal.entry import IntentionFollowUp, IntentionOfEntry, Period, Quote
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, say_margin
from reflectie_cli.loop.noticing import known_by
from reflectie_cli.loop.period import Kind, is_span, kind_of, weeks
from reflectie_cli.loop.review import Review, Theme
from reflectie_cli.prompt_sets.follow_up import DONE
from reflectie_cli.prompt_sets.model import BASIS_ASIDE, LINE, WHO, Basis, IntentionLine
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import clean, columns, cut, lines_taken

_WORKED = N_("What worked")
_NOTICED = N_("What clients noticed")
_OPEN = N_("What is open")
_LEARNED = N_("What you learned")
_THEMES = N_("Your themes")
_MOST: dict[Kind, dict[str, int]] = {
    "week": {_WORKED: 7, _NOTICED: 7, _OPEN: 5, _LEARNED: 7, _THEMES: 8},
    "month": {_WORKED: 3, _NOTICED: 4, _OPEN: 3, _LEARNED: 4, _THEMES: 5},
    "quarter": {_WORKED: 3, _NOTICED: 3, _OPEN: 2, _LEARNED: 4, _THEMES: 4},
    "year": {_WORKED: 3, _NOTICED: 4, _OPEN: 2, _LEARNED: 5, _THEMES: 5},
}
"""How much of each section a screen shows."""

_TIMES = (
    N_("once"),
    N_("twice"),
    N_("three times"),
    N_("four times"),
    N_("five times"),
    N_("six times"),
    N_("seven times"),
    N_("eight times"),
    N_("nine times"),
    N_("ten times"),
    N_("eleven times"),
    N_("twelve times"),
    N_("often"),
)
_KNOWN = {
    Basis.ASKED: N_("you asked {times}"),
    Basis.SEEN: N_("you saw or heard it {times}"),
    Basis.ASSUMED: N_("you assumed it {times}"),
}
_RANK: Mapping[str, int] = {Basis.ASKED: 0, Basis.SEEN: 1, Basis.ASSUMED: 3}
"""What was asked comes before what was seen, where not everything fits; a guess comes last."""
_RANK_UNKNOWN = 2
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
    """Return a review in words: what worked, what clients noticed, what is open, insights."""
    _ = language.text
    year = review.period.last.year
    sections = [
        Section(_(title), passages, layout="margin")
        for title, passages in (
            (_WORKED, tuple(map(_plainly, review.worked))),
            (_NOTICED, tuple(one for rank, one in _noticed(review, language))),
            (_OPEN, tuple(_intended(one, language, year) for one in review.intentions.open)),
            (_LEARNED, tuple(map(_plainly, review.learned))),
        )
        if passages
    ]
    if review.themes:
        timeline = theme_timeline(review.themes, weeks(review.period), language)
        sections.append(Section(_(_THEMES), timeline=timeline))
    closing = tuple(filter(None, (_how_known(review, language), _both_lines(review, language))))
    if not (sections or closing):
        closing = (_(NOTHING_FITS if review.entries else NOTHING),)
    return Document(
        title_of(review.period, language),
        language.code,
        _span(review.period, language),
        tuple(sections),
        closing,
    )


def review_page(
    review: Review, language: Language, *, says_how: bool = True, drawn: bool = True
) -> list[Line]:
    """Return a review on a screen and a half.

    Where something is left out it `says_how` to read all of it; timelines are `drawn`, or said.
    """
    whole = review_document(review, language)
    most = {language.text(title): at for title, at in _MOST[kind_of(review.period)].items()}
    say = day_words(whole)
    ranks = {language.text(_NOTICED): [rank for rank, one in _noticed(review, language)]}
    sections = tuple(
        _shortened(section, most[section.title], say, ranks.get(section.title))
        for section in whole.sections
    )
    gap = " " * max(2, WIDTH - columns(whole.title) - columns(whole.about))
    shown = structs.replace(
        whole, title=f"{whole.title}{gap}{whole.about}", about="", sections=sections
    )
    page = as_lines(shown, drawn=drawn)
    if says_how and any(map(_lacks, whole.sections, sections)):
        says = language.text(N_("Read all of it: reflectie review {name} --format md"))
        page += [Line(), Line(says.format(name=review.period.name), "quiet")]
    return page


def insights_page(
    insights: Sequence[Quote], language: Language, *, title: str = LATEST
) -> list[Line]:
    """Return insights, somebody's latest or other ones, to look at them together."""
    section = Section(language.text(title), tuple(map(_plainly, insights)), layout="margin")
    say = day_words(Document("", language.code))
    shown = _shortened(section, len(insights), say)
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


def _plainly(saying: Quote) -> Passage:
    return Passage(saying.text, saying.date)


def _noticed(review: Review, language: Language) -> list[tuple[int, Passage]]:
    """Return what clients noticed of what was tried, and what they or relatives let know.

    The number before a passage is its rank; 0 is kept longest.
    """
    found = [(one.date, _rank(known_by(one)), _came(one, language)) for one in review.noticed]
    found += [
        (one.date, _rank(one.basis or ""), _voice(one, language))
        for one in review.voices
        if one.who in ("client", "relative") and one.basis in (Basis.ASKED, Basis.SEEN)
    ]
    return [(rank, one) for _, rank, one in sorted(found, key=lambda one: one[:2])]


def _rank(known: str) -> int:
    return _RANK.get(known, _RANK_UNKNOWN)


def _came(came: IntentionFollowUp, language: Language) -> Passage:
    _ = language.text
    basis = _(BASIS_ASIDE.get(known_by(came), ""))
    intended = " ".join(came.intention.text.split())
    note = _(N_("you intended: {text}")).format(text=intended)
    done = _(DONE.get(came.follow_up.done or "", "")) if came.follow_up.done != "yes" else ""
    known = " · ".join(filter(None, (basis, done, note)))
    return Passage(came.follow_up.effect_client or "", came.date, known)


def _voice(voice: Quote, language: Language) -> Passage:
    said = (WHO.get(voice.who or "", ""), BASIS_ASIDE.get(voice.basis or "", ""))
    return Passage(voice.text, voice.date, " · ".join(language.text(part) for part in said if part))


def _intended(one: IntentionOfEntry, language: Language, of_year: int) -> Passage:
    _ = language.text
    day = say_margin(one.check, language.code).strip() if one.check else ""
    if one.check and one.check.year != of_year:
        day = f"{day} {one.check.year}"
    comes = _(N_("to look back on from {day}")).format(day=day) if day else ""
    line = _(LINE.get(one.line or "", ""))
    return Passage(one.text, note=" · ".join(filter(None, (comes, line, one.handle))))


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


def _shortened(
    section: Section, most: int, say: DaySaid, ranks: Sequence[int] | None = None
) -> Section:
    """Return so much of a section as a screen shows, each text on two lines of it."""
    if section.timeline:
        return structs.replace(section, timeline=_most_used(section.timeline, most))
    room = WIDTH - margin_of(section, say)
    passages = tuple(
        structs.replace(one, text=_two_lines(one.text, room), note=cut(one.note, room))
        for one in _spread(section.passages, ranks or [0] * len(section.passages), most)
    )
    return structs.replace(section, passages=passages)


def _lacks(whole: Section, shown: Section) -> bool:
    """Return whether words of a section are not on the screen."""
    texts, on_screen = (
        [" ".join(clean(passage.text).split()) for passage in one.passages]
        for one in (whole, shown)
    )
    return texts != on_screen or whole.timeline != shown.timeline


def _two_lines(text: str, room: int) -> str:
    """Return a text as it fits on two lines of the screen; where it is cut, a sign says so."""
    for width in range(2 * room, room, -1):
        shown = cut(text, width)
        if lines_taken(shown, room) <= 2:
            return shown
    return cut(text, room)


def _spread(passages: Sequence[Passage], ranks: Sequence[int], most: int) -> list[Passage]:
    """Choose what has the lowest rank, and of one rank evenly over the period."""
    kept: list[int] = []
    for rank in sorted(set(ranks)):
        same = [at for at, one in enumerate(ranks) if one == rank]
        room = most - len(kept)
        if len(same) > room:
            last = len(same) - 1
            same = [same[round(at * last / max(1, room - 1))] for at in range(room)]
        kept += same
    return [passages[at] for at in sorted(kept)]


def _most_used(timeline: Timeline, most: int) -> Timeline:
    """Keep what came up most often; it stays in its order."""
    often = sorted(
        range(len(timeline.rows)),
        key=lambda at: (-len(timeline.rows[at][1]), timeline.rows[at][0]),
    )
    kept = sorted(often[:most])
    said = tuple(timeline.said[at] for at in kept) if timeline.said else UNSET
    return structs.replace(timeline, rows=tuple(timeline.rows[at] for at in kept), said=said)
