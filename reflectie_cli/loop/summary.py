"""What a coach may see: lines that somebody can take in or leave out, one by one (methods.md, D5).

Never in it: raw situations, what was let off first, private sets and answers, what others brought
in, days, times and counts. What is left is still somebody's own words: they are shown first.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    IntentionFollowUp,
    IntentionOfEntry,
    IntentionState,
    Level,
)
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.loop.noticing import known_by
from reflectie_cli.loop.review import themes
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.follow_up import TRIED
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import kind_of

LEVELS_AS_TYPED: Mapping[str, Level] = {
    **{level: level for level in Level},
    "inzicht": Level.INSIGHT,
    "volledig": Level.FULL,
}
"""How much of somebody's words, by the names people type in either language."""

Kind = Literal["talk", "learned", "intention", "theme", "form", "looking", "answer", "team"]

_NEVER = {
    *"situation vent vent_first dragon_voice feeling called_up own_history three_words".split(),
    *"noticing heard best_question advice_kept topics success".split(),
}
"""Questions whose raw answers never leave: the story, the steam, and what others brought in."""
_LOOKING_KEYS = ("pattern", "purpose", "depth")
"""What somebody says of their own looking back: what never comes up, what it brought, how deep."""


class SummaryLine(Struct, frozen=True):
    """One line somebody can take in or leave out. `id` stays the same from day to day.

    An intention has what became of it (`state`), whether it was tried, what the client noticed
    and how that is known. A perspective says `who` it is of and how it is `known`. A theme
    has the months in which it came up, `2026-11`, and a form whether it `helped`: a client noticed
    something of what was meant in it.
    """

    id: str
    kind: Kind
    text: str
    question: str = ""
    state: str = ""
    tried: bool = False
    noticed: str = ""
    who: str = ""
    known: str = ""
    months: tuple[str, ...] = ()
    helped: bool = False


def summary_lines(
    entries: Sequence[Entry],
    came: Sequence[IntentionFollowUp],
    meant: Iterable[IntentionOfEntry],
    level: Level,
) -> tuple[SummaryLine, ...]:
    """Gather the lines of a level: insights, intentions and what came of them, themes and forms.

    `full` adds what else was answered, but for what never leaves. Entries of private sets, drafts
    and what lies in the bin are left alone at every level.
    """
    open_ones = [one for one in entries if _may_be_told(one)]
    hidden = {one.handle for one in entries if not _may_be_told(one)}
    lines = [*_talk(open_ones), *_insights(open_ones), *_intentions(came, meant, hidden)]
    lines += [*_themes(open_ones), *_forms(open_ones, came), *_on_reflecting(open_ones)]
    if level is Level.FULL:
        there = {line.id for line in lines}
        lines += [line for line in _others(open_ones) if line.id not in there]
    return tuple(lines)


_TEAM_KEYS = ("topic", "learned", "intention", "pass_on", "effect_client")


def team_year_lines(entries: Sequence[Entry]) -> tuple[SummaryLine, ...]:
    """Return what a team wrote in the latest of its year texts, question by question."""
    latest = _latest([one for one in entries if one.state.is_written], known.TEAM_YEAR)
    if latest is None:
        return ()
    return tuple(
        _answer_line(latest, answer, "team") for answer in latest.answers if not answer.is_private
    )


def team_material(entries: Sequence[Entry]) -> list[tuple[Entry, Answer]]:
    """Return what a team's year holds to write its text from: topics, insights, plans, effects.

    What came of a plan is written in a follow-up, an entry that builds on that of the plan. A
    yearly text is gathered from moments all year, not made from scratch (methods.md, C38, D6).
    """
    by_the_team = {entry.id for entry in entries if entry.set in known.OF_A_TEAM}
    return [
        (entry, answer)
        for entry in entries
        if (entry.id in by_the_team or _looks_back_on(entry, by_the_team)) and _may_be_told(entry)
        for answer in entry.answers
        if answer.key in _TEAM_KEYS and not answer.is_private
    ]


def _looks_back_on(entry: Entry, others: set[str]) -> bool:
    return entry.set == known.FOLLOW_UP and entry.builds_on in others


def _may_be_told(entry: Entry) -> bool:
    return not entry.private and entry.state.is_written


def _latest(entries: Sequence[Entry], name: str) -> Entry | None:
    """Return the entry of a set that is about the latest day."""
    of_it = [entry for entry in entries if entry.set == name]
    return max(of_it, key=lambda entry: (entry.date, entry.id), default=None)


def _talk(entries: Sequence[Entry]) -> list[SummaryLine]:
    """Return what somebody wants to talk about, from the latest time they were asked."""
    latest = _latest(entries, known.COACH)
    if latest is None:
        return []
    # The part of what is to be talked about is called as the question is.
    asked = {one.key: "" if one.key == "talk_about" else one.question for one in latest.answers}
    return [
        SummaryLine(_id(latest, answer), "talk", answer.words, asked[answer.key])
        for answer in latest.answers
        if answer.key in ("talk_about", "purpose", "ask_coach")
    ]


def _insights(entries: Sequence[Entry]) -> list[SummaryLine]:
    return [
        SummaryLine(_id(entry, answer), "learned", answer.words)
        for entry in entries
        for answer in entry.answers
        if _is_insight(entry, answer)
    ]


def _is_insight(entry: Entry, answer: Answer) -> bool:
    return (
        answer.is_insight
        and answer.key not in (*_NEVER, "best_moment")
        and entry.set != known.COACH
    )


def _intentions(
    came: Sequence[IntentionFollowUp], meant: Iterable[IntentionOfEntry], hidden: set[str]
) -> list[SummaryLine]:
    looked_at = {one.intention.id: one for one in came}
    return [_intention(one, looked_at.get(one.id)) for one in meant if one.entry not in hidden]


def _intention(one: IntentionOfEntry, came: IntentionFollowUp | None) -> SummaryLine:
    """Return an intention with what came of it when somebody last looked back on it."""
    return SummaryLine(
        f"intention.{one.handle}",
        "intention",
        one.text,
        state=one.state,
        tried=one.state is IntentionState.DONE
        or (came is not None and came.follow_up.done in TRIED),
        noticed=(came and came.follow_up.effect_client) or "",
        known=known_by(came) if came else "",
    )


def _themes(entries: Sequence[Entry]) -> list[SummaryLine]:
    """Return the themes, each with its months: a week or a day would tell too much.

    The id of a theme is a hash, for it is remembered after its last entry was erased.
    """
    months: dict[str, set[str]] = {}
    for entry in entries:
        for tag in entry.tags:
            months.setdefault(fold_theme(tag), set()).add(f"{entry.date:%Y-%m}")
    return [
        SummaryLine(
            f"theme.{sha256(fold_theme(one.tag).encode()).hexdigest()[:16]}",
            "theme",
            one.tag,
            months=tuple(sorted(months[fold_theme(one.tag)])),
        )
        for one in themes(entries)
    ]


def _forms(entries: Sequence[Entry], came: Sequence[IntentionFollowUp]) -> list[SummaryLine]:
    """Return the forms that were used, each once, alphabetically; how often says nothing."""
    helped = {one.intention.entry for one in came if one.follow_up.effect_client}
    forms: dict[str, SummaryLine] = {}
    for entry in entries:
        if entry.set in (known.COACH, known.FOLLOW_UP) or entry.set.startswith(known.REVIEW):
            continue
        before = forms.get(entry.set)
        has_helped = entry.handle in helped or (before is not None and before.helped)
        form = SummaryLine(f"form.{entry.set}", "form", entry.set_title, helped=has_helped)
        forms[entry.set] = form
    return [forms[name] for name in sorted(forms)]


def _on_reflecting(entries: Sequence[Entry]) -> list[SummaryLine]:
    """Return what somebody last said about their own reflecting (methods.md, A21 and D5)."""
    latest = _latest(entries, known.DOUBLE_LOOP)
    if latest is None:
        return []
    return [
        SummaryLine(_id(latest, answer), "looking", answer.words, answer.question)
        for answer in latest.answers
        if answer.key in _LOOKING_KEYS and not answer.is_private
    ]


def _others(entries: Sequence[Entry]) -> list[SummaryLine]:
    return [
        _answer_line(entry, answer, "answer")
        for entry in entries
        for answer in entry.answers
        if kind_of(answer.type).in_words
        and answer.type != QuestionType.INTENTION
        and answer.key not in _NEVER
        and not answer.is_private
        and not _is_insight(entry, answer)
        and entry.set != known.COACH
    ]


def _answer_line(entry: Entry, answer: Answer, kind: Kind) -> SummaryLine:
    return SummaryLine(
        _id(entry, answer),
        kind,
        answer.words,
        answer.question,
        who=answer.who or "",
        known=answer.basis or "",
    )


def _id(entry: Entry, answer: Answer) -> str:
    return f"{entry.handle}.{answer.key}"
