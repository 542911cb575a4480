"""What a coach may see: lines that somebody can take in or leave out, one by one (methods.md, D5).

Never in it: raw situations, what was let off first, private sets and answers, what others brought
in, days, times and counts. What is left is still somebody's own words: they are shown first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reflectie_cli.journal.entry import Answer, CameOf, Due, Entry
from reflectie_cli.loop.review import known_by, themes
from reflectie_cli.method.prompt_set import QuestionType

Level = Literal["insight", "full"]
LEVELS: tuple[Level, ...] = ("insight", "full")
COACH_SET = "coachgesprek"
"""The set with the questions for the talk; it stands in no list."""

Kind = Literal["talk", "learned", "intention", "theme", "form", "answer"]

_NEVER = {"situation", "vent", "vent_first", "dragon_voice", "feeling", "called_up", "own_history",
          "three_words", "noticing", "heard", "best_question", "advice_kept", "topics", "success"}  # fmt: skip
"""Questions whose raw answers never leave: the story, the steam, and what others brought in."""
_WORDS = (QuestionType.TEXT, QuestionType.SHORT, QuestionType.PERSPECTIVE)


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line somebody can take in or leave out. `id` stays the same from day to day.

    An intention has what became of it (`state`), what the client noticed and how that is known.
    """

    id: str
    kind: Kind
    text: str
    question: str = ""
    state: str = ""
    noticed: str = ""
    known: str = ""


def summary_lines(
    entries: Sequence[Entry], came: Sequence[CameOf], meant: Iterable[Due], level: Level
) -> tuple[SummaryLine, ...]:
    """Gather the lines of a level: insights, intentions and what came of them, themes and forms.

    `full` adds what else was answered, but for what never leaves. Entries of private sets, drafts
    and what lies in the bin are left alone at every level.
    """
    open_ones = [one for one in entries if _may_be_told(one)]
    hidden = {one.handle for one in entries if not _may_be_told(one)}
    lines = [*_talk(open_ones), *_learned(open_ones), *_intentions(came, meant, hidden)]
    lines += [SummaryLine(f"theme.{one.tag}", "theme", one.tag) for one in themes(open_ones)]
    lines += _forms(open_ones)
    if level == "full":
        lines += _others(open_ones)
    return tuple(lines)


TEAM_SET = "teamjaar"
_TEAM_SETS = ("teamreflectie", "clientervaringsonderzoek", "pdca", "successen-vieren",
              "van-regels-naar-relaties")  # fmt: skip
_TEAM_KEYS = ("topic", "learned", "intention", "pass_on", "effect_client")


def team_year_lines(entries: Sequence[Entry]) -> tuple[SummaryLine, ...]:
    """Give what a team wrote in its year text: the latest of these entries, question by question."""
    written = [one for one in entries if one.set == TEAM_SET and one.state in ("open", "done")]
    if not written:
        return ()
    latest = max(written, key=lambda entry: (entry.date, entry.id))
    return tuple(
        SummaryLine(f"{latest.handle}.{answer.key}", "answer", answer.words, answer.question)
        for answer in latest.answers
        if "private" not in answer.roles
    )


def gathered_for_team(entries: Sequence[Entry]) -> list[tuple[Entry, Answer]]:
    """Give what a year of team sets holds to write its text from: topics, insights, plans, effects.

    A yearly text is gathered from moments all year, not made from scratch (methods.md, C38, D6).
    """
    return [
        (entry, answer)
        for entry in entries
        if entry.set in _TEAM_SETS and _may_be_told(entry)
        for answer in entry.answers
        if answer.key in _TEAM_KEYS and "private" not in answer.roles
    ]


def _may_be_told(entry: Entry) -> bool:
    return not entry.private and entry.state in ("open", "done")


def _talk(entries: Sequence[Entry]) -> list[SummaryLine]:
    """Give what somebody wants to talk about, from the latest time they were asked."""
    asked = [entry for entry in entries if entry.set == COACH_SET]
    if not asked:
        return []
    latest = max(asked, key=lambda entry: (entry.date, entry.id))
    return [
        SummaryLine(f"{latest.handle}.{answer.key}", "talk", answer.words, answer.question)
        for answer in latest.answers
        if answer.key in ("talk_about", "purpose", "ask_coach")
    ]


def _learned(entries: Sequence[Entry]) -> list[SummaryLine]:
    return [
        SummaryLine(f"{entry.handle}.{answer.key}", "learned", answer.words)
        for entry in entries
        for answer in entry.answers
        if _is_insight(entry, answer)
    ]


def _is_insight(entry: Entry, answer: Answer) -> bool:
    return (
        "learn" in answer.roles
        and answer.type in (QuestionType.TEXT, QuestionType.SHORT)
        and answer.key not in (*_NEVER, "what_happened", "best_moment")
        and "private" not in answer.roles
        and entry.set != COACH_SET
    )


def _intentions(
    came: Sequence[CameOf], meant: Iterable[Due], hidden: set[str]
) -> list[SummaryLine]:
    latest = {one.intention.id: one for one in came}
    return [
        SummaryLine(
            f"intention.{one.handle}",
            "intention",
            one.text,
            state=one.state,
            noticed=(latest[one.id].follow_up.effect_client or "") if one.id in latest else "",
            known=known_by(latest[one.id]) if one.id in latest else "",
        )
        for one in meant
        if one.entry not in hidden
    ]


def _forms(entries: Sequence[Entry]) -> list[SummaryLine]:
    """Name the forms that were used, each once, by the alphabet; how often says nothing."""
    titles = {
        entry.set: entry.set_title
        for entry in entries
        if entry.set not in (COACH_SET, "opvolging") and not entry.set.startswith("terugblik-")
    }
    return [SummaryLine(f"form.{name}", "form", titles[name]) for name in sorted(titles)]


def _others(entries: Sequence[Entry]) -> list[SummaryLine]:
    return [
        SummaryLine(f"{entry.handle}.{answer.key}", "answer", answer.words, answer.question)
        for entry in entries
        for answer in entry.answers
        if answer.type in _WORDS
        and answer.key not in _NEVER
        and "private" not in answer.roles
        and not _is_insight(entry, answer)
        and entry.set != COACH_SET
    ]
