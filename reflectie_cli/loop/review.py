"""A review: what a period holds, gathered from what was written. Nothing is weighed or scored.

What it was for comes first, then what worked and what clients said and noticed; what was only
supposed stands apart from what was asked or seen (methods.md, part D).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, UnsetType
from msgspec.structs import replace

from reflectie_cli.journal.entry import (
    Entry,
    Heading,
    IntentionFollowUp,
    IntentionOfEntry,
    IntentionRecord,
    IntentionState,
    Period,
    Quote,
)
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.loop.noticing import (
    known_by,
    noticed_nothing,
    says_nothing,
    was_noticed,
    was_tried,
)
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.period import kind_of, week_of
from reflectie_cli.loop.purpose import latest, wordings_in
from reflectie_cli.loop.sayings import (
    TOLD_AGAIN,
    Fits,
    Given,
    is_a_voice,
    is_words_of_a_client,
    sayings,
    shows_a_difference,
    struck_in_passing,
    tells_what_it_meant,
    tells_what_was_learned,
    tells_what_worked,
    was_heard,
)
from reflectie_cli.loop.then_and_now import ThenAndNow, then_and_now
from reflectie_cli.loop.what_for import Purpose, purposes
from reflectie_cli.prompt_sets.model import WHO, Basis


class Theme(Struct, frozen=True, kw_only=True):
    """A theme in somebody's own words, and the weeks in which it came up."""

    tag: str
    weeks: tuple[str, ...]


class IntentionsByState(Struct, frozen=True, kw_only=True):
    """Intentions of a period or before it, by their state now."""

    open: tuple[IntentionOfEntry, ...] = ()
    done: tuple[IntentionOfEntry, ...] = ()
    let_go: tuple[IntentionOfEntry, ...] = ()


class NotAsked(Struct, frozen=True, kw_only=True):
    """Something that was done, and of which nobody knows from a client what they noticed.

    `came` is the last time it was looked back on in the period, on the day `date`; None where it
    was closed by hand, and the day is that on which it was meant.
    """

    date: date
    intention: IntentionOfEntry
    came: IntentionFollowUp | None = None


class Review(Struct, frozen=True, kw_only=True):
    """What a period holds. The fields are the JSON of the contract (section 4).

    `meanings` say what something that `worked` meant for a client. `voices` are all perspectives,
    with how they are known: those of a client that were asked or seen are `said`, those of `others`
    stand apart, and so do those that were `supposed`. What is open may be older than the period;
    what is done or let go was meant, or looked back on, in it. `asked` names whose voice was asked,
    of whatever it was. `asks` has, by the id of an intention to ask the client, the id of what is
    asked about. `vision` is what a team says it is there for, `own_why` what its writer says. What stands in
    entries `of_team`, by their handles, or is meant in them, is a team's.
    """

    period: Period
    entries: tuple[Heading, ...] = ()
    worked: tuple[Quote, ...] = ()
    noticed: tuple[IntentionFollowUp, ...] = ()
    intentions: IntentionsByState = IntentionsByState()
    learned: tuple[Quote, ...] = ()
    voices: tuple[Quote, ...] = ()
    themes: tuple[Theme, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    meanings: tuple[Quote, ...] = ()
    said: tuple[Quote, ...] = ()
    others: tuple[Quote, ...] = ()
    supposed: tuple[Quote, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    happened: tuple[IntentionFollowUp, ...] = ()
    passing: tuple[Quote, ...] = ()
    differences: tuple[Quote, ...] = ()
    then_and_now: tuple[ThenAndNow, ...] = ()
    asked: tuple[str, ...] = ()
    asks: dict[str, str] = {}
    vision: str = ""
    own_why: str = ""
    of_team: tuple[str, ...] = ()

    @property
    def lines(self) -> set[str]:
        """What the intentions were for: the care and oneself must both be seen (C22)."""
        meant = (*self.intentions.open, *self.intentions.done, *self.intentions.let_go)
        return {one.line for one in meant if one.line}


class Beside(Struct, frozen=True, kw_only=True):
    """What a journal knows beside the entries and intentions of a period.

    `roots` are entries with the purpose of an intention, by its id; `given` says when a question
    for later was answered; `asks` is as in a review; `visions` and `whys` are every wording of
    what a team and its writer work for, oldest first; `of_team` are handles of what is a team's.
    """

    roots: Mapping[str, Entry] = {}
    given: Given = {}
    asks: Mapping[str, str] = {}
    visions: Sequence[Quote] = ()
    whys: Sequence[Quote] = ()
    of_team: Sequence[str] = ()


_NOTHING_BESIDE = Beside()


def gather(
    period: Period,
    entries: Iterable[Entry],
    came: Sequence[IntentionFollowUp],
    meant: Sequence[IntentionRecord],
    beside: Beside = _NOTHING_BESIDE,
) -> Review:
    """Gather a review from the entries of a period, what came of intentions in it, and those meant.

    Entries of before it may be among them: answers that were given in it count in it. Drafts and
    words for nobody else are skipped.
    """
    every = sorted((one for one in entries if one.state.is_written), key=_by_day)
    whole = [one for one in every if one.date in period]

    def said(fits: Fits) -> tuple[Quote, ...]:
        return tuple(sayings(every, fits, period, beside.given))

    by_state: dict[str, list[IntentionOfEntry]] = defaultdict(list)
    for one in meant:
        by_state[one.state].append(one.exported)
    sides = said(is_a_voice)
    of_clients = tuple(one for one in sides if one.who == "client" and was_heard(one))
    quoted = sorted((*of_clients, *said(is_words_of_a_client)), key=lambda one: one.date)
    review = Review(
        period=period,
        entries=tuple(_heading(one) for one in whole),
        worked=said(tells_what_worked),
        noticed=tuple(filter(was_noticed, came)),
        intentions=IntentionsByState(**{state: tuple(found) for state, found in by_state.items()}),
        learned=said(tells_what_was_learned),
        voices=sides,
        themes=themes(whole),
        purposes=_purposes(whole, came, meant, beside),
        meanings=said(tells_what_it_meant),
        said=tuple(quoted),
        others=tuple(_of_others(sides, came)),
        supposed=tuple(one for one in sides if _is_supposed(one)),
        not_asked=tuple(_not_asked(period, came, meant, beside.asks)),
        happened=tuple(one for one in came if _is_told(one)),
        passing=said(struck_in_passing),
        differences=said(shows_a_difference),
        asked=_asked(sides, came),
        asks=dict(beside.asks),
        vision=_latest(beside.visions, period),
        own_why=_latest(beside.whys, period),
        of_team=tuple(beside.of_team),
    )
    return replace(review, then_and_now=tuple(_then_and_now(review, whole, beside)))


def themes(entries: Iterable[Heading]) -> tuple[Theme, ...]:
    """Return the themes of entries alphabetically, each with its weeks."""
    found: dict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    for one in entries:
        for tag in one.tags:
            spelled[fold_theme(tag)] = tag
            found[fold_theme(tag)].add(week_of(one.date))
    return tuple(Theme(tag=spelled[tag], weeks=tuple(sorted(found[tag]))) for tag in sorted(found))


def _is_told(came: IntentionFollowUp) -> bool:
    """Whether a follow-up says what happened, or that a client noticed nothing of it."""
    return not says_nothing(came.follow_up.what_happened) or noticed_nothing(came)


def _purposes(
    entries: Sequence[Entry],
    came: Iterable[IntentionFollowUp],
    meant: Iterable[IntentionRecord],
    beside: Beside,
) -> tuple[Purpose, ...]:
    """Return what entries were written for, and what was looked back on; not what only waits."""
    here, looked = {one.id for one in entries}, {one.intention.id for one in came}
    touched = [one for one in meant if one.entry_id in here or one.id in looked]
    return purposes(entries, touched, beside.roots)


def _asked(sides: Iterable[Quote], came: Iterable[IntentionFollowUp]) -> tuple[str, ...]:
    """Return whom somebody asked, in the order of `WHO`."""
    asked = {side.who for side in sides if side.basis == Basis.ASKED}
    ways = {way for one in came for way in one.follow_up.known_how}
    return tuple(who for who in WHO if who in asked or f"asked_{who}" in ways)


def _of_others(sides: Iterable[Quote], came: Iterable[IntentionFollowUp]) -> list[Quote]:
    """Return what is of neither a client nor the writer: sides, and what they noticed of a plan.

    What was supposed stands apart.
    """
    found = [one for one in sides if one.who not in ("client", "me")]
    found += [_noticed_by(one, one.follow_up.who) for one in came if _another_noticed(one)]
    return sorted((one for one in found if one.basis != Basis.ASSUMED), key=lambda one: one.date)


def _another_noticed(came: IntentionFollowUp) -> bool:
    looked = came.follow_up
    return bool(looked.who) and was_tried(came) and not says_nothing(looked.effect_client)


def _noticed_by(came: IntentionFollowUp, who: str | UnsetType) -> Quote:
    return Quote(
        date=came.date,
        entry=came.entry,
        set_title=came.intention.set_title,
        key="effect_client",
        text=came.follow_up.effect_client or "",
        who=who or None,
        basis=known_by(came) or None,
    )


def _is_supposed(side: Quote) -> bool:
    """Whether a side was supposed; a client's of which nobody said how it is known is no voice."""
    if side.who == "client":
        return not was_heard(side)
    return side.who != "me" and side.basis == Basis.ASSUMED


def _not_asked(
    period: Period,
    came: Iterable[IntentionFollowUp],
    meant: Iterable[IntentionRecord],
    asks: Mapping[str, str],
) -> Iterator[NotAsked]:
    """Yield what was done without a word about the client, as far as is known by now."""
    last = {looked.intention.id: looked for looked in came if was_tried(looked)}
    known = {
        asks.get(one.id, one.id) for one in meant if any(map(was_noticed, one.follow_ups))
    }  # what was asked about something is known of it
    known |= {asks.get(key, key) for key, one in last.items() if _was_answered(one)}
    for one in meant:
        by_hand = one.state is IntentionState.DONE and not one.follow_ups and one.day in period
        if one.key != ASK_KEY and one.id not in known and (by_hand or one.id in last):
            looked = last.get(one.id)
            day = looked.date if looked else one.day
            yield NotAsked(date=day, intention=one.exported, came=looked)


def _was_answered(came: IntentionFollowUp) -> bool:
    """Whether somebody was asked or seen to notice something, or was asked and noticed nothing."""
    return was_noticed(came) or _another_noticed(came) or known_by(came) == Basis.ASKED


def _then_and_now(review: Review, entries: Sequence[Entry], beside: Beside) -> Iterator[ThenAndNow]:
    """Yield then beside now, in a period long enough to move in."""
    if kind_of(review.period) not in ("quarter", "year"):
        return
    whys = [one.why for one in review.purposes if one.why and one.why.date in review.period]
    telling: dict[str, Quote] = {}
    for quote in (*review.learned, *whys, *review.said, *review.worked):
        telling.setdefault(quote.entry, quote)
    sides = (*review.said, *filter(was_heard, review.others))
    heard = [one for one in sides if one.key not in TOLD_AGAIN]
    for wordings in (beside.visions, beside.whys):
        found = wordings_in(wordings, review.period)
        if len(found) > 1:
            yield ThenAndNow(of="sentence", name=found[0].key, then=found[0], now=found[-1])
    yield from then_and_now(review.period, entries, telling, [*review.learned, *whys], heard)


def _latest(wordings: Sequence[Quote], period: Period) -> str:
    """Return the last wording there was in a period or before it."""
    last = latest([one for one in wordings if one.date <= period.last])
    return last.text if last else ""


def _heading(entry: Entry) -> Heading:
    return Heading(**{name: getattr(entry, name) for name in Heading.__struct_fields__})


def _by_day(entry: Entry) -> tuple[str, str]:
    return entry.date.isoformat(), entry.id
