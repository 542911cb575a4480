"""A review: what a period holds, gathered from what was written. Nothing is weighed or scored.

What worked comes first, then what clients noticed, what is open, and what was learned (methods.md,
part D).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    Heading,
    IntentionFollowUp,
    IntentionOfEntry,
    IntentionRecord,
    Period,
    Quote,
)
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.loop.noticing import known_by
from reflectie_cli.loop.period import week_of
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import QuestionType

_WORKED = {"good_for_client", "went_well", "best_moment", "success", "proud"}
_WORKED_IN = {(known.WENT_WELL, "situation")}
"""Where somebody writes what went well: questions of any set, and one of a set that is about it."""
Fits = Callable[[Entry, Answer], bool]


class Theme(Struct, frozen=True, kw_only=True):
    """A theme in somebody's own words, and the weeks in which it came up."""

    tag: str
    weeks: tuple[str, ...]


class IntentionsByState(Struct, frozen=True, kw_only=True):
    """Intentions of a period or before it, by their state now."""

    open: tuple[IntentionOfEntry, ...] = ()
    done: tuple[IntentionOfEntry, ...] = ()
    let_go: tuple[IntentionOfEntry, ...] = ()


class Review(Struct, frozen=True, kw_only=True):
    """What a period holds. The fields are the JSON of the contract (section 4).

    `voices` are perspectives of others, with how they are known. What is open may be older than the
    period; what is done or let go was meant, or looked back on, in it.
    """

    period: Period
    entries: tuple[Heading, ...] = ()
    worked: tuple[Quote, ...] = ()
    noticed: tuple[IntentionFollowUp, ...] = ()
    intentions: IntentionsByState = IntentionsByState()
    learned: tuple[Quote, ...] = ()
    voices: tuple[Quote, ...] = ()
    themes: tuple[Theme, ...] = ()

    @property
    def known(self) -> Counter[str]:
        """How often a perspective was asked, seen or assumed; told in words, no goal (C10)."""
        found = Counter(voice.basis for voice in self.voices if voice.basis)
        return found + Counter(filter(None, (known_by(came) for came in self.noticed)))

    @property
    def lines(self) -> set[str]:
        """What the intentions were for: the care and oneself must both be seen (C22)."""
        meant = (*self.intentions.open, *self.intentions.done, *self.intentions.let_go)
        return {one.line for one in meant if one.line}


def gather(
    period: Period,
    entries: Iterable[Entry],
    came: Sequence[IntentionFollowUp],
    meant: Sequence[IntentionRecord],
) -> Review:
    """Gather a review from the entries of a period, what came of intentions in it, and those meant.

    Drafts and words for nobody else are skipped.
    """
    whole = sorted((one for one in entries if one.state.is_written), key=_by_day)
    by_state: dict[str, list[IntentionOfEntry]] = defaultdict(list)
    for one in meant:
        by_state[one.state].append(one.exported)
    return Review(
        period=period,
        entries=tuple(_heading(one) for one in whole),
        worked=tuple(_sayings(whole, _tells_what_worked)),
        noticed=tuple(one for one in came if one.follow_up.effect_client),
        intentions=IntentionsByState(**{state: tuple(found) for state, found in by_state.items()}),
        learned=tuple(_sayings(whole, _tells_what_was_learned)),
        voices=tuple(_sayings(whole, _is_a_voice)),
        themes=themes(whole),
    )


def themes(entries: Iterable[Heading]) -> tuple[Theme, ...]:
    """Return the themes of entries alphabetically, each with its weeks."""
    found: dict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    for one in entries:
        for tag in one.tags:
            spelled[fold_theme(tag)] = tag
            found[fold_theme(tag)].add(week_of(one.date))
    return tuple(Theme(tag=spelled[tag], weeks=tuple(sorted(found[tag]))) for tag in sorted(found))


def _sayings(entries: Iterable[Entry], fits: Fits) -> Iterable[Quote]:
    for entry in entries:
        for answer in entry.answers:
            if not answer.is_private and answer.words.strip() and fits(entry, answer):
                yield saying(entry, answer)


def saying(entry: Entry, answer: Answer) -> Quote:
    """Return an answer as somebody's own words, with where they stand and how they are known."""
    return Quote(
        date=entry.date,
        entry=entry.handle,
        set_title=entry.set_title,
        key=answer.key,
        question=answer.question,
        text=answer.words,
        who=answer.who,
        basis=answer.basis,
    )


def _tells_what_worked(entry: Entry, answer: Answer) -> bool:
    return answer.key in _WORKED or (entry.set, answer.key) in _WORKED_IN


def _tells_what_was_learned(entry: Entry, answer: Answer) -> bool:
    return answer.is_insight and not _tells_what_worked(entry, answer)


def _is_a_voice(_entry: Entry, answer: Answer) -> bool:
    return answer.type == QuestionType.PERSPECTIVE


def _heading(entry: Entry) -> Heading:
    return Heading(**{name: getattr(entry, name) for name in Heading.__struct_fields__})


def _by_day(entry: Entry) -> tuple[str, str]:
    return entry.date.isoformat(), entry.id
