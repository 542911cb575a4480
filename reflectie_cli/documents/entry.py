"""An entry as a text to read: each question quiet, each answer plain, intentions last.

What was looked back on in the entry itself stands where it was asked: plan, do, check, act.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import UNSET, structs

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
) -> Document:
    """Return one entry, whole.

    `wordings` are earlier ones to show as well; `earlier_handle` names the entry it builds on,
    `later_handles` those that build on it; `meant` is the intention it looks back on,
    `shared` when lines of it went along to somebody; `half_typed` a question and the words that
    were typed there and never ended. What is `of_team` says so.
    """
    _ = language.text
    whose = [_(OF_THE_TEAM)] if of_team else []
    about = [" · ".join((say_day(entry.date, language.code), *whose, *_about(entry, language)))]
    if earlier_handle:
        about.append(_(N_("Builds on {handle}")).format(handle=earlier_handle))
    about += _period(entry, language)
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
        (*sections, *_sections(entry, language, today, wordings), *unfinished),
        mark=entry.handle,
    )


def around_entries(language: Language, about: str = "", contents: Iterable[str] = ()) -> Document:
    """Return the document that many entries stand in; they are its further sections.

    `contents` are the months under which they stand.
    """
    title = language.text(N_("My journal"))
    return Document(title, language.code, about, contents=tuple(contents) or UNSET)


def entry_sections(
    entries: Iterable[Entry], language: Language, is_a_teams: Callable[[Entry], bool]
) -> Iterator[Section]:
    """Yield each entry as one section below that of its month, with all that it says by itself.

    What a coach was sent has its own headings beside that.
    """
    month = ""
    for entry in entries:
        if (now := month_of(entry.date, language)) != month:
            month = now
            yield Section(month)
        day = say_day(entry.date, language.code)
        whose = [language.text(OF_THE_TEAM)] if is_a_teams(entry) else []
        first = " · ".join((*whose, *_about(entry, language), entry.handle))
        if received := received_document(entry):
            about = "\n".join(filter(None, (first, received.about)))
            yield Section(f"{day}, {received.title}", about=about, level=2)
            yield from (structs.replace(one, level=2) for one in received.sections)
            continue
        passages = (
            structs.replace(passage, asked=" · ".join(filter(None, (section.title, passage.asked))))
            for section in _sections(entry, language, entry.date, ())
            for passage in section.passages
        )
        yield Section(
            f"{day}, {entry.title or entry.set_title}",
            tuple(passages),
            about="\n".join((first, *_period(entry, language))),
            level=2,
        )


def month_of(day: date, language: Language) -> str:
    """Return the month of a day with its year, under which entries of it stand."""
    return f"{MONTHS[language.code][day.month - 1]} {day.year}"


def _about(entry: Entry, language: Language) -> Iterator[str]:
    state = language.text(STATES.get(entry.state, ""))
    return filter(None, (entry.set_title if entry.title else "", state, ", ".join(entry.tags)))


def _period(entry: Entry, language: Language) -> list[str]:
    period = present(entry.period, None)
    if not period:
        return []
    first, last = (say_day(day, language.code) for day in (period.first, period.last))
    return [language.text(N_("From {first} to {last}")).format(first=first, last=last)]


def _sections(
    entry: Entry, language: Language, today: date, wordings: Sequence[Wording]
) -> Iterator[Section]:
    if received := received_document(entry):
        yield from received_page(entry, received, language).sections
        return
    earlier: dict[str, list[Passage]] = {}
    for old in wordings:
        earlier.setdefault(old.key, []).append(_earlier(old, language))
    questions = {old.key: old.question for old in reversed(wordings)}
    asked: dict[str, str] = {}
    told: set[str] = set()
    checks = [at for at, one in enumerate(entry.answers) if Role.CHECK in one.roles]
    for at, answer in enumerate(entry.answers):
        if intended := entry.intention_of(answer):
            asked[intended.id] = answer.question
            if at < max(checks, default=0):
                told.add(intended.id)
                yield _intended(intended, answer.question, language, today)
            continue
        side = whose_side(answer.who, answer.basis, language)
        said = Passage(_said(answer, language), note=_aside(side))
        yield _text(answer.question, said, *earlier.pop(answer.key, ()))
    for intention in entry.intentions:
        if intention.id not in told:
            question = asked.get(intention.id, language.text(N_("Intention")))
            yield _intended(intention, question, language, today)
    for key, passages in earlier.items():
        yield _text(questions[key], *passages)


def _intended(intention: Intention, asked: str, language: Language, today: date) -> Section:
    said = Passage(intention.text, note=_aside(_coming(intention, language, today)))
    return _text(asked, said, *(_came(one, language) for one in intention.follow_ups))


def _text(title: str, *passages: Passage) -> Section:
    return Section(title, passages, layout="text")


def _aside(words: str) -> str:
    return f"({words})" if words else ""


def _said(answer: Answer, language: Language) -> str:
    return kind_of(answer.type).shown(answer.words, language)


def _coming(intention: Intention, language: Language, today: date) -> str:
    _ = language.text
    said = [
        _(LINE.get(intention.line or "", "")),
        with_whom(present(intention.together, None), language),
    ]
    if intention.due:
        day = say_day(intention.due, language.code, today=today)
        said.append(_(N_("by {day}")).format(day=day))
    if intention.state is IntentionState.OPEN and intention.check:
        day = say_day(intention.check, language.code, today=today)
        ahead = intention.check > today
        says = N_("comes back on {day}") if ahead else N_("to look back on since {day}")
        said.append(_(says).format(day=day))
    said.append(_(SETTLED.get(intention.state, "")))
    return " · ".join(filter(None, said))


def _came(follow_up: FollowUp, language: Language) -> Passage:
    """Say what came of an intention: the day and whether it was done, and the client's side."""
    _ = language.text
    day = say_day(follow_up.at.date(), language.code)
    done = _(DONE.get(follow_up.done or "", ""))
    known = ", ".join(_(KNOWN_HOW[way]) for way in follow_up.known_how if way in KNOWN_HOW)
    said = filter(None, (follow_up.what_happened, follow_up.effect_client))
    return Passage("\n".join(said), note=_aside(known), asked=": ".join(filter(None, (day, done))))


def _earlier(wording: Wording, language: Language) -> Passage:
    until = say_day(wording.replaced.date(), language.code)
    asked = language.text(N_("until {day}, {time}:")).format(
        day=until, time=f"{wording.replaced:%H:%M}"
    )
    side = whose_side(wording.who, wording.basis, language)
    return Passage(_said(wording, language), note=_aside(side), asked=asked, aside=True)
