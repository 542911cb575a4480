"""An entry as a text to read: each question quiet, each answer plain, intentions last.

What was looked back on in the entry itself stands where it was asked: plan, do, check, act.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import UNSET, Struct, structs

from reflectie_cli.documents.document import Document, Passage, Section
from reflectie_cli.documents.received import received_document, received_page
from reflectie_cli.documents.sharing import went_along
from reflectie_cli.journal.entry import (
    NOT_FINISHED,
    SETTLED,
    STATES,
    Answer,
    Entry,
    FollowUp,
    Intention,
    IntentionState,
    ShareRecord,
    Wording,
    present,
)
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import MONTHS, say_day
from reflectie_cli.loop.team import OF_THE_TEAM
from reflectie_cli.prompt_sets.follow_up import DONE, KNOWN_HOW
from reflectie_cli.prompt_sets.model import LINE, Role, whose_side, with_whom
from reflectie_cli.prompt_sets.question_types import kind_of


def entry_document(
    entry: Entry,
    language: Language,
    *,
    today: date,
    wordings: Sequence[Wording] = (),
    earlier_handle: str = "",
    later_handles: Sequence[str] = (),
    meant: Intention | None = None,
    shared: Sequence[ShareRecord] = (),
    half_typed: tuple[str, str] | None = None,
    of_team: bool = False,
    by_week: bool = False,
) -> Document:
    """Return one entry, whole.

    `wordings` are earlier ones to show as well; `earlier_handle` names the entry it builds on,
    `later_handles` those that build on it; `meant` is the intention it looks back on,
    `shared` when lines of it went along to somebody; `half_typed` a question and the words that
    were typed there and never ended. What is `of_team` says so. `by_week`: a day tells its week alone.
    """
    _ = language.text
    days = _Days(language, by_week)
    whose = [_(OF_THE_TEAM)] if of_team else []
    about = [" · ".join((days.say(entry.date), *whose, *_about(entry, language)))]
    if earlier_handle:
        about.append(_(N_("Builds on {handle}")).format(handle=earlier_handle))
    about += _period(entry, days)
    if later_handles:
        about.append(_(N_("Continued in {handles}")).format(handles=", ".join(later_handles)))
    about += went_along(shared, language)
    sections = [_text(_(N_("What you intended:")), Passage(meant.text))] if meant else []
    unfinished: list[Section] = []
    if half_typed:
        asked, words = half_typed
        unfinished = [_text(asked, Passage(words, note=_aside(_(NOT_FINISHED))))]
    return Document(
        entry.title or entry.set_title,
        language.code,
        "\n".join(about),
        (*sections, *_sections(entry, days, today, wordings), *unfinished),
        mark=entry.handle,
    )


def around_entries(language: Language, about: str = "", contents: Iterable[str] = ()) -> Document:
    """Return the document that many entries stand in; they are its further sections.

    `contents` are the months under which they stand.
    """
    title = language.text(N_("My journal"))
    return Document(title, language.code, about, contents=tuple(contents) or UNSET)


def entry_sections(
    entries: Iterable[Entry],
    language: Language,
    is_a_teams: Callable[[Entry], bool],
    *,
    by_week: bool = False,
) -> Iterator[Section]:
    """Yield each entry as one section below that of its month, with all that it says by itself.

    What a coach was sent has its own headings beside that.
    """
    days, month = _Days(language, by_week), ""
    for entry in entries:
        if (now := month_of(entry.date, language)) != month:
            month = now
            yield Section(month)
        day = days.say(entry.date)
        whose = [language.text(OF_THE_TEAM)] if is_a_teams(entry) else []
        first = " · ".join((*whose, *_about(entry, language), entry.handle))
        if received := received_document(entry):
            about = "\n".join(filter(None, (first, received.about)))
            yield Section(f"{day}, {received.title}", about=about, level=2)
            yield from (structs.replace(one, level=2) for one in received.sections)
            continue
        passages = (
            structs.replace(passage, asked=" · ".join(filter(None, (section.title, passage.asked))))
            for section in _sections(entry, days, entry.date, ())
            for passage in section.passages
        )
        yield Section(
            f"{day}, {entry.title or entry.set_title}",
            tuple(passages),
            about="\n".join((first, *_period(entry, days))),
            level=2,
        )


def month_of(day: date, language: Language) -> str:
    """Return the month of a day with its year, under which entries of it stand."""
    return f"{MONTHS[language.code][day.month - 1]} {day.year}"


def _about(entry: Entry, language: Language) -> Iterator[str]:
    state = language.text(STATES.get(entry.state, ""))
    return filter(None, (entry.set_title if entry.title else "", state, ", ".join(entry.tags)))


class _Days(Struct, frozen=True):
    """How a text says its days: whole, or by their week alone."""

    language: Language
    by_week: bool = False

    def say(self, day: date, *, today: date | None = None) -> str:
        """Return a day, or its week, in words."""
        if not self.by_week:
            return say_day(day, self.language.code, today=today)
        year, week, _ = day.isocalendar()
        says = N_("week {week} of {year}")
        return self.language.text(says).format(week=week, year=year)


def _period(entry: Entry, days: _Days) -> list[str]:
    period = present(entry.period, None)
    if not period:
        return []
    first, last = map(days.say, (period.first, period.last))
    return [days.language.text(N_("From {first} to {last}")).format(first=first, last=last)]


def _sections(
    entry: Entry, days: _Days, today: date, wordings: Sequence[Wording]
) -> Iterator[Section]:
    language = days.language
    if received := received_document(entry):
        yield from received_page(entry, received, language).sections
        return
    earlier: dict[str, list[Passage]] = {}
    for old in wordings:
        earlier.setdefault(old.key, []).append(_earlier(old, days))
    questions = {old.key: old.question for old in reversed(wordings)}
    asked: dict[str, str] = {}
    told: set[str] = set()
    checks = [at for at, one in enumerate(entry.answers) if Role.CHECK in one.roles]
    for at, answer in enumerate(entry.answers):
        if intended := entry.intention_of(answer):
            asked[intended.id] = answer.question
            if at < max(checks, default=0):
                told.add(intended.id)
                yield _intended(intended, answer.question, days, today)
            continue
        side = whose_side(answer.who, answer.basis, language)
        said = Passage(_said(answer, language), note=_aside(side))
        yield _text(answer.question, said, *earlier.pop(answer.key, ()))
    for intention in entry.intentions:
        if intention.id not in told:
            question = asked.get(intention.id, language.text(N_("Intention")))
            yield _intended(intention, question, days, today)
    for key, passages in earlier.items():
        yield _text(questions[key], *passages)


def _intended(intention: Intention, asked: str, days: _Days, today: date) -> Section:
    said = Passage(intention.text, note=_aside(_coming(intention, days, today)))
    return _text(asked, said, *(_came(one, days) for one in intention.follow_ups))


def _text(title: str, *passages: Passage) -> Section:
    return Section(title, passages, layout="text")


def _aside(words: str) -> str:
    return f"({words})" if words else ""


def _said(answer: Answer, language: Language) -> str:
    return kind_of(answer.type).shown(answer.words, language)


def _coming(intention: Intention, days: _Days, today: date) -> str:
    language, _ = days.language, days.language.text
    said = [
        _(LINE.get(intention.line or "", "")),
        with_whom(present(intention.together, None), language),
    ]
    if intention.due:
        day = days.say(intention.due, today=today)
        said.append(_(N_("by {day}")).format(day=day))
    if intention.state is IntentionState.OPEN and intention.check:
        day = days.say(intention.check, today=today)
        ahead = intention.check > today
        comes = N_("comes back in {day}") if days.by_week else N_("comes back on {day}")
        says = comes if ahead else N_("to look back on since {day}")
        said.append(_(says).format(day=day))
    said.append(_(SETTLED.get(intention.state, "")))
    return " · ".join(filter(None, said))


def _came(follow_up: FollowUp, days: _Days) -> Passage:
    """Say what came of an intention: the day and whether it was done, and the client's side."""
    _ = days.language.text
    day = days.say(follow_up.at.date())
    done = _(DONE.get(follow_up.done or "", ""))
    known = ", ".join(_(KNOWN_HOW[way]) for way in follow_up.known_how if way in KNOWN_HOW)
    said = filter(None, (follow_up.what_happened, follow_up.effect_client))
    return Passage("\n".join(said), note=_aside(known), asked=": ".join(filter(None, (day, done))))


def _earlier(wording: Wording, days: _Days) -> Passage:
    language = days.language
    until = days.say(wording.replaced.date())
    asked = language.text(N_("until {day}, {time}:")).format(
        day=until, time=f"{wording.replaced:%H:%M}"
    )
    side = whose_side(wording.who, wording.basis, language)
    return Passage(_said(wording, language), note=_aside(side), asked=asked, aside=True)
