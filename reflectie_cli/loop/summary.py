"""What a coach may see: lines that somebody can take in or leave out, one by one (methods.md, D5).

Never in it: raw situations, what was let off first, private sets and answers, what others brought
in, days, times and counts. What is left is still somebody's own words, or marked as a team's: they
are shown first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    Intention,
    IntentionFollowUp,
    IntentionOfEntry,
    IntentionState,
    Level,
)
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.journal.follow_ups import KEYS as LOOKED_BACK
from reflectie_cli.loop.noticing import known_by, was_noticed
from reflectie_cli.loop.origins import Origins, looks_back, may_be_told
from reflectie_cli.loop.review import themes
from reflectie_cli.loop.sayings import purpose_of, tells_what_was_learned
from reflectie_cli.loop.story import tells_the_story
from reflectie_cli.loop.talk import AGREED, TAKEN, TOPIC, Talk, answer_of
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.follow_up import TRIED
from reflectie_cli.prompt_sets.model import QuestionType, Role
from reflectie_cli.prompt_sets.question_types import kind_of

LEVELS_AS_TYPED: Mapping[str, Level] = {
    **{level: level for level in Level},
    "inzicht": Level.INSIGHT,
    "volledig": Level.FULL,
}
"""How much of somebody's words, by the names people type in either language."""

Kind = Literal[
    "talk", "agreed", "learned", "intention", "came", "theme", "form", "looking", "answer", "team"
]

_LOOKING_KEYS = ("pattern", "purpose", "depth")
"""What somebody says of their own looking back: what never comes up, what it brought, how deep."""

_NOWHERE, _NO_TALK = Origins(), Talk()


class SummaryLine(Struct, frozen=True):
    """One line somebody can take in or leave out. `id` stays the same from day to day.

    An intention has its `purpose`, what became of it (`state`), whether it was tried, in which role
    somebody did it along (`together`), and what a client noticed, asked or seen, with how that is known. A perspective says `who` it is of and how
    it is `known`. What was answered besides says in which `form`, and the `plan` it belongs to; what
    came of a plan also how far it was `done`. Lines of one entry or one plan are `of` the same, and
    the entry of some has a `theme`. A theme has the months in which it came up, `2026-11`, and a form
    whether it `helped`: a client noticed something of what was meant in it. What a `team` wrote
    together is not one person's. `day` is that of the latest word of it, and never leaves.
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
    purpose: str = ""
    form: str = ""
    plan: str = ""
    of: str = ""
    done: str = ""
    together: str = ""
    theme: str = ""
    team: bool = False
    day: date = date.min


def summary_lines(
    entries: Sequence[Entry],
    came: Sequence[IntentionFollowUp],
    meant: Iterable[IntentionOfEntry],
    level: Level,
    origins: Origins = _NOWHERE,
    about: Talk = _NO_TALK,
) -> tuple[SummaryLine, ...]:
    """Gather the lines of a level: the talk, insights, intentions and what came of them, themes, forms.

    The talk is of no period. `full` adds what else was answered, but for what never leaves. Entries
    of private sets, drafts and what lies in the bin are left alone at every level.
    """
    open_ones = [one for one in entries if may_be_told(one)]
    hidden = {one.handle for one in entries if not may_be_told(one)}
    origins = replace(origins, began={one.handle: one for one in entries} | {**origins.began})
    lines = [*talk_lines(about), *_insights(open_ones, level, origins)]
    there = {line.id for line in lines}
    intentions = _intentions(came, meant, hidden, origins)
    lines += [line for line in intentions if line.id not in there]
    told = {line.of for line in intentions}
    others = _others(open_ones, origins, told) if level is Level.FULL else []
    lines += [line for line in others if line.kind == "came"]
    lines += _on_reflecting(open_ones)
    there = {line.id for line in lines}
    lines += [line for line in others if line.id not in there]
    return (*lines, *_themes(open_ones, origins), *_forms(open_ones, came, origins))


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
        if (entry.id in by_the_team or _looks_back_on(entry, by_the_team)) and may_be_told(entry)
        for answer in entry.answers
        if answer.key in _TEAM_KEYS and not answer.is_private
    ]


def _looks_back_on(entry: Entry, others: set[str]) -> bool:
    return entry.set == known.FOLLOW_UP and entry.builds_on in others


def _latest(entries: Sequence[Entry], name: str) -> Entry | None:
    """Return the entry of a set that is about the latest day."""
    of_it = [entry for entry in entries if entry.set == name]
    return max(of_it, key=lambda entry: (entry.date, entry.id), default=None)


def talk_lines(about: Talk) -> list[SummaryLine]:
    """Return what the talk is to be about; then what was agreed last time, and what came of it."""
    lines: list[SummaryLine] = []
    if about.coming:
        # The part of what is to be talked about is called as the question is.
        lines += _said(about.coming, "talk", TOPIC, TOPIC[0])
    if about.agreed:
        lines += _said(about.agreed, "agreed", (AGREED,), AGREED)
        lines += [_of_talk(one, about.agreed) for one in about.agreed.intentions]
    if about.taken:
        lines += _said(about.taken, "agreed", (TAKEN,))
    return lines


def _said(
    entry: Entry, kind: Kind, keys: Sequence[str], not_asked: str = ""
) -> Iterator[SummaryLine]:
    for answer in filter(None, (answer_of(entry, key) for key in keys)):
        line = _answer_line(entry, answer, kind)
        yield replace(line, question="") if answer.key == not_asked else line


def _of_talk(intention: Intention, agreed: Entry) -> SummaryLine:
    """Return what somebody was to do after a talk, with what came of it."""
    line = _intention_line(intention, intention.follow_ups)
    return replace(line, kind="agreed", day=max(line.day, agreed.date))


def _insights(entries: Sequence[Entry], level: Level, origins: Origins) -> list[SummaryLine]:
    """Return what was learned; its question stands with it at the full level, and where it is one."""
    return [
        SummaryLine(
            _id(entry, answer),
            "learned",
            answer.words,
            answer.question if level is Level.FULL or _needs_its_question(entry, answer) else "",
            theme=next(iter(entry.tags), ""),
            team=origins.is_a_teams(entry, answer),
            day=entry.date,
        )
        for entry in entries
        for answer in entry.answers
        if _is_insight(entry, answer)
    ]


def _needs_its_question(entry: Entry, answer: Answer) -> bool:
    """Return whether an insight stands alone without it: it has no theme, or is a question itself."""
    return not entry.tags or f"{entry.set}.{answer.key}" == known.REFRAMED


def _is_insight(entry: Entry, answer: Answer) -> bool:
    is_told = Role.STORY not in answer.roles and entry.set != known.COACH
    return is_told and tells_what_was_learned(entry, answer)


def _intentions(
    came: Sequence[IntentionFollowUp],
    meant: Iterable[IntentionOfEntry],
    hidden: set[str],
    origins: Origins,
) -> list[SummaryLine]:
    """Return what was tried, with what came of it, and then what was not tried yet."""
    looked_at: dict[str, list[FollowUp]] = defaultdict(list)
    for one in came:
        looked_at[one.intention.id].append(one.follow_up)
    lines = [
        replace(
            line := _intention_line(one, looked_at[one.id]),
            purpose=origins.purpose(one.entry),
            of=one.entry,
            team=origins.by_a_team(one.entry),
            day=max(line.day, origins.day(one.entry)),
        )
        for one in meant
        if one.entry not in hidden
    ]
    return sorted(lines, key=lambda line: (not line.tried, line.state == IntentionState.LET_GO))


def _intention_line(one: Intention, came: Sequence[FollowUp]) -> SummaryLine:
    """Return an intention with what a client last noticed of it, where it was asked or seen."""
    noticed = next(filter(was_noticed, reversed(came)), None)
    return SummaryLine(
        f"intention.{one.handle}",
        "intention",
        one.text,
        state=one.state,
        together=one.together or "",
        tried=one.state is IntentionState.DONE
        or noticed is not None
        or any(looked.done in TRIED for looked in came),
        noticed=(noticed and noticed.effect_client) or "",
        known=known_by(noticed) if noticed else "",
        done=next((looked.done for looked in reversed(came) if looked.done), ""),
        day=max((looked.at.date() for looked in came), default=date.min),
    )


def theme_line(theme: str) -> str:
    """Return the id of the line of a theme: a hash, for it is remembered after its last entry."""
    return f"theme.{sha256(fold_theme(theme).encode()).hexdigest()[:16]}"


def _themes(entries: Sequence[Entry], origins: Origins) -> list[SummaryLine]:
    """Return the themes, each with its months: a week or a day would tell too much.

    The id of a theme is a hash, for it is remembered after its last entry was erased.
    """
    months: dict[str, set[str]] = defaultdict(set)
    latest: dict[str, date] = {}
    own: set[str] = set()
    for entry in entries:
        tags = {fold_theme(tag) for tag in entry.tags}
        own |= tags if not origins.by_a_team(entry.handle) else set()
        for tag in tags:
            months[tag].add(f"{entry.date:%Y-%m}")
            latest[tag] = max(entry.date, latest.get(tag, date.min))
    return [
        SummaryLine(
            theme_line(one.tag),
            "theme",
            one.tag,
            months=tuple(sorted(months[fold_theme(one.tag)])),
            team=fold_theme(one.tag) not in own,
            day=latest[fold_theme(one.tag)],
        )
        for one in themes(entries)
    ]


def _forms(
    entries: Sequence[Entry], came: Sequence[IntentionFollowUp], origins: Origins
) -> list[SummaryLine]:
    """Return the forms that were used, each once, alphabetically; how often says nothing.

    What a client noticed of a team's plan is no work of the form that one person used.
    """
    helped = {
        origins.began[handle].handle if handle in origins.began else handle
        for handle in (one.intention.entry for one in came if was_noticed(one))
        if not origins.by_a_team(handle)
    }
    forms: dict[str, SummaryLine] = {}
    for entry in entries:
        if entry.set in (known.COACH, known.FOLLOW_UP) or entry.set.startswith(known.REVIEW):
            continue
        before = forms.get(entry.set)
        has_helped = entry.handle in helped or (before is not None and before.helped)
        form = SummaryLine(
            f"form.{entry.set}", "form", entry.set_title, helped=has_helped, day=entry.date
        )
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


def _others(entries: Sequence[Entry], origins: Origins, told: Collection[str]) -> list[SummaryLine]:
    """Return what else was answered, what belongs to one plan or one entry together.

    What it was for is left out where it is `told` with what was intended in the entry.
    """
    together: dict[str, list[SummaryLine]] = defaultdict(list)
    for entry in entries:
        purpose = purpose_of(entry) if entry.handle in told else None
        for answer in entry.answers:
            if answer is not purpose and _may_go_along(entry, answer, origins):
                line = _other_line(entry, answer, origins)
                together[line.of].append(line)
    return [line for lines in together.values() for line in lines]


def _may_go_along(entry: Entry, answer: Answer, origins: Origins) -> bool:
    return (
        kind_of(answer.type).in_words
        and answer.type != QuestionType.INTENTION
        and not answer.is_private
        and not _is_insight(entry, answer)
        and entry.set != known.COACH
        and not tells_the_story(answer, origins.sets.get(entry.set))
    )


def _other_line(entry: Entry, answer: Answer, origins: Origins) -> SummaryLine:
    """Return an answer with the form and the plan it belongs to."""
    plan, text = origins.plan(entry)
    is_check = Role.CHECK in answer.roles and answer.key in LOOKED_BACK and bool(text)
    came = looks_back(entry) or is_check
    line = replace(
        _answer_line(entry, answer, "came" if came else "answer"),
        form=origins.form(entry),
        plan=text,
        of=f"plan.{plan}" if came else entry.handle,
        theme="" if came else next(iter(entry.tags), ""),
        team=origins.is_a_teams(entry, answer),
    )
    if not came:
        return line
    chosen = {one.key: one.answer for one in entry.answers}
    done, how = chosen.get("done", ""), chosen.get("known_how", ())
    known = line.known
    if answer.key == "effect_client" and isinstance(how, tuple):
        known = known_by(FollowUp(at=answer.answered, known_how=how))
    return replace(line, done=done if isinstance(done, str) else "", known=known)


def _answer_line(entry: Entry, answer: Answer, kind: Kind) -> SummaryLine:
    return SummaryLine(
        _id(entry, answer),
        kind,
        answer.words,
        answer.question,
        who=answer.who or "",
        known=answer.basis or "",
        day=entry.date,
    )


def _id(entry: Entry, answer: Answer) -> str:
    return f"{entry.handle}.{answer.key}"
