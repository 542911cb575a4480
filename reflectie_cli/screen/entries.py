"""Pages of entries: one entry, a list, what a search found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reflectie_cli.journal.entries import Listed
from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    Found,
    Heading,
    Intention,
    Shared,
    Wording,
    present,
)
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day, say_short
from reflectie_cli.prompt_sets.follow_up import DONE, KNOWN_HOW
from reflectie_cli.prompt_sets.model import LINE, whose_side
from reflectie_cli.prompt_sets.question_types import kind_of
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.sharing import went_along
from reflectie_cli.screen.text import columns, cut, pad

_STATES = {"draft": N_("draft"), "open": N_("open"), "deleted": N_("in the bin")}
_CAME = {"done": N_("done"), "let_go": N_("let go")}
_TITLE_COLUMNS = 22


def entry_page(
    entry: Entry,
    language: Language,
    *,
    today: date,
    wordings: Sequence[Wording] = (),
    earlier_handle: str = "",
    later_handles: Sequence[str] = (),
    meant: Intention | None = None,
    shared: Sequence[Shared] = (),
) -> list[Line]:
    """Show one entry: each question quiet, each answer plain, intentions last.

    `wordings` are earlier ones to show as well; `earlier_handle` names the entry it builds on,
    `later_handles` those that build on it; `meant` is the intention it looks back on,
    `shared` when lines of it went along to somebody.
    """
    _ = language.text
    state = _(_STATES.get(entry.state, ""))
    about = [say_day(entry.date, language.code), entry.set_title if entry.title else "", state]
    page = [
        Line(entry.title or entry.set_title, "title", right=entry.handle),
        Line(" · ".join(filter(None, [*about, ", ".join(entry.tags)])), "quiet"),
    ]
    if earlier_handle:
        builds_on = _(N_("Builds on {handle}")).format(handle=earlier_handle)
        page.append(Line(builds_on, "quiet"))
    if period := present(entry.period, None):
        first, last = (say_day(day, language.code) for day in (period.first, period.last))
        about_days = _(N_("From {first} to {last}")).format(first=first, last=last)
        page.append(Line(about_days, "quiet"))
    if meant:
        page += [Line(), Line(_(N_("What you intended:")), "quiet"), Line(meant.text, indent=1)]
    if later_handles:
        goes_on = _(N_("Continued in {handles}")).format(handles=", ".join(later_handles))
        page.append(Line(goes_on, "quiet"))
    page += went_along(shared, language)
    earlier: dict[str, list[Wording]] = {}
    for wording in wordings:
        earlier.setdefault(wording.key, []).append(wording)
    questions: dict[str, str] = {}
    for answer in entry.answers:
        if intended := entry.intention_of(answer):
            questions[intended.id] = answer.question
            continue
        said = kind_of(answer.type).shown(answer.words, language)
        page += [Line(), Line(answer.question, "quiet"), Line(said, indent=1)]
        page += _known(answer, language)
        page += _earlier(earlier.pop(answer.key, []), language)
    for intention in entry.intentions:
        question = questions.get(intention.id, _(N_("Intention")))
        page += [Line(), Line(question, "quiet"), Line(intention.text, indent=1)]
        page += _coming(intention, language, today)
        page += [line for one in intention.follow_ups for line in _came(one, language)]
    for rest in earlier.values():
        page += [Line(), Line(rest[0].question, "quiet"), *_earlier(rest, language)]
    return page


def _known(answer: Answer, language: Language) -> list[Line]:
    """Say whose side an answer is and how it is known; an assumption must not pass for a voice."""
    shown = whose_side(answer.who, answer.basis, language)
    return [Line(f"({shown})", "quiet", indent=1)] if shown else []


def _coming(intention: Intention, language: Language, today: date) -> list[Line]:
    _ = language.text
    said = [_(LINE.get(intention.line or "", ""))]
    if intention.due:
        day = say_day(intention.due, language.code, today=today)
        said.append(_(N_("by {day}")).format(day=day))
    if intention.state == "open" and intention.check:
        day = say_day(intention.check, language.code, today=today)
        ahead = intention.check > today
        says = N_("comes back on {day}") if ahead else N_("to look back on since {day}")
        said.append(_(says).format(day=day))
    said.append(_(_CAME.get(intention.state, "")))
    shown = " · ".join(filter(None, said))
    return [Line(f"({shown})", "quiet", indent=1)] if shown else []


def _came(follow_up: FollowUp, language: Language) -> list[Line]:
    """Say what came of an intention: the day and whether it was done, and the client's side."""
    _ = language.text
    day = say_day(follow_up.at.date(), language.code)
    done = _(DONE.get(follow_up.done or "", ""))
    known = ", ".join(_(KNOWN_HOW[way]) for way in follow_up.known_how if way in KNOWN_HOW)
    said = [Line(": ".join(filter(None, (day, done))), "quiet", indent=1)]
    for words in filter(None, (follow_up.what_happened, follow_up.effect_client)):
        said.append(Line(words, indent=2))
    return [*said, Line(f"({known})", "quiet", indent=2)] if known else said


def _earlier(wordings: Sequence[Wording], language: Language) -> list[Line]:
    lines: list[Line] = []
    for wording in wordings:
        until = say_day(wording.replaced.date(), language.code)
        said = language.text(N_("until {day}, {time}:"))
        time = f"{wording.replaced:%H:%M}"
        lines.append(Line(said.format(day=until, time=time), "quiet", indent=2))
        lines.append(Line(kind_of(wording.type).shown(wording.words, language), "quiet", indent=3))
        lines += [replace(line, indent=3) for line in _known(wording, language)]
    return lines


def list_page(listed: Sequence[Listed], language: Language) -> list[Line]:
    """Show entries, one a line: handle, day, set, and how it begins."""
    lines = []
    for one in listed:
        margin = _margin(one.heading, language)
        begins = cut(one.heading.title or one.begins, max(10, WIDTH - columns(margin)))
        lines.append(Line(margin + begins))
    return lines


def found_page(found: Sequence[Found], language: Language) -> list[Line]:
    """Show what a search found: each entry, and below it where the words stand."""
    lines: list[Line] = []
    for number, one in enumerate(found):
        lines += [Line()] if number else []
        lines.append(Line(_margin(one, language).rstrip()))
        for match in one.matches:
            if match.question:
                lines.append(Line(match.question, "quiet", indent=1))
            lines.append(Line(" ".join(match.snippet.split()), indent=2))
    return lines


def _margin(heading: Heading, language: Language) -> str:
    state = language.text(_STATES.get(heading.state, ""))
    title = cut(heading.set_title, _TITLE_COLUMNS)
    day = say_short(heading.date, language.code)
    return f"{pad(heading.handle, 5)}  {day}  {pad(title, _TITLE_COLUMNS)}  " + (
        f"[{state}] " if state else ""
    )
