"""The parts of a review in words: each a title, and somebody's own sentences below it."""

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from reflectie_cli.documents.document import Passage, Section, Timeline
from reflectie_cli.journal.entry import (
    FollowUp,
    IntentionFollowUp,
    IntentionOfEntry,
    Quote,
)
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_margin
from reflectie_cli.loop.noticing import known_by, noticed_nothing, says_nothing
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.purpose import SAYS
from reflectie_cli.loop.review import NotAsked, Review
from reflectie_cli.loop.sayings import TOLD_AGAIN
from reflectie_cli.loop.team import OF_THE_TEAM
from reflectie_cli.loop.then_and_now import ThenAndNow
from reflectie_cli.loop.what_for import Purpose, done
from reflectie_cli.prompt_sets.follow_up import DONE
from reflectie_cli.prompt_sets.model import BASIS_ASIDE, LINE, WHO, Basis

WHY = N_("What you did it for")
WORKED = N_("What worked")
SAID = N_("What clients said or showed")
NOTICED = N_("What clients noticed from what you did")
OTHERS = N_("How it was for others")
NOT_ASKED = N_("What hasn't been asked yet")
OPEN = N_("What is open")
LEARNED = N_("What you learned")
HAPPENED = N_("What happened along the way")
PASSING = N_("What struck you in passing")
DIFFERENCES = N_("What you saw differently as a team")
THEN_AND_NOW = N_("Then and now")
THEMES = N_("Your themes")

_QUOTED = re.compile(r"(?<!\w)[\"“„‘'«]\S.*?\S?[\"”“’'»](?!\w)", re.DOTALL)
"""Words between quotation marks: those of the client, and not about them."""
_RANK: Mapping[str, int] = {Basis.ASKED: 1, Basis.SEEN: 3, Basis.ASSUMED: 4}
"""What was asked comes before what was seen, where not everything fits; a guess comes last."""
_RANK_UNSAID = 2
_NOT_YET_ASKED = N_("not asked yet what the client noticed")


class Piece(Struct, frozen=True):
    """Some passages that stay together; where not everything fits, a low `rank` stays longest.

    `brief` is the note of the first passage on a screen, where there is less room. What one piece
    `shows` beside its words need not stand on the same screen in another.
    """

    passages: tuple[Passage, ...]
    rank: int = 0
    brief: str | None = None
    shows: frozenset[str] = frozenset()


class Part(Struct, frozen=True):
    """A part of a review, which may be a timeline instead of pieces."""

    title: str
    pieces: tuple[Piece, ...] = ()
    timeline: Timeline | None = None

    def section(self, language: Language) -> Section:
        """Return the whole part as a section of a document."""
        passages = tuple(one for piece in self.pieces for one in piece.passages)
        title = language.text(self.title)
        if self.timeline:
            return Section(title, timeline=self.timeline)
        return Section(title, passages, layout="margin")


def review_parts(review: Review, language: Language) -> list[Part]:
    """Return the parts in which something stands, but for the themes, in their order."""
    every: dict[str, Iterable[Piece]] = {
        WHY: (_purpose(one, review, language) for one in review.purposes if one.why),
        WORKED: _worked(review, language),
        SAID: (_said(one, _rank_of_words(one), language) for one in review.said),
        NOTICED: (_noticed(one, review, language) for one in review.noticed),
        OTHERS: (_said(one, _rank(one.basis), language) for one in review.others),
        NOT_ASKED: _not_asked(review, language),
        OPEN: _open(review, language),
        LEARNED: (_plainly(one, review, language) for one in review.learned),
        HAPPENED: (_piece(_happened(one, review, language)) for one in review.happened),
        PASSING: (_plainly(one, review, language) for one in review.passing),
        DIFFERENCES: (_piece(Passage(one.text, one.date)) for one in review.differences),
        THEN_AND_NOW: (_pair(one, language) for one in review.then_and_now),
    }
    parts = [Part(title, tuple(pieces)) for title, pieces in every.items()]
    return [part for part in parts if part.pieces]


def _piece(passage: Passage, rank: int = 0) -> Piece:
    return Piece((passage,), rank)


def _plainly(saying: Quote, review: Review, language: Language) -> Piece:
    return _piece(Passage(saying.text, saying.date, of_team(saying.entry, review, language)))


def of_team(entry: str, review: Review, language: Language) -> str:
    """Say that words are a team's, by the handle of the entry they stand in, or are meant in.

    The side of somebody is theirs, whoever wrote it down.
    """
    return language.text(OF_THE_TEAM) if entry in review.of_team else ""


def _together(*notes: str) -> str:
    return " · ".join(filter(None, notes))


def _rank(known: str | None) -> int:
    return _RANK.get(known or "", _RANK_UNSAID)


def _rank_of_words(voice: Quote) -> int:
    """Return the rank of what a client said: their own words, asked, before all others."""
    if voice.key in TOLD_AGAIN:
        return _RANK[Basis.ASSUMED]
    return 0 if voice.basis == Basis.ASKED and _QUOTED.search(voice.text) else _rank(voice.basis)


def _purpose(purpose: Purpose, review: Review, language: Language) -> Piece:
    """Return a purpose with what was done for it below, and what a client noticed of that."""
    why = purpose.why
    assert why is not None
    deeds = [_deed(one, language) for one in purpose.meant]
    shown = [it_showed(came, language) for came in purpose.visible]
    whose = _together(_whose(why, language), of_team(why.entry, review, language))
    note = "\n".join(filter(None, (whose, *deeds, *shown)))
    return Piece(
        (Passage(why.text, why.date, note),),
        rank=min((_rank(known_by(came)) for came in purpose.visible), default=_RANK[Basis.ASSUMED]),
        brief=whose or next(iter([*shown[-1:], *deeds]), ""),
        shows=frozenset([why.text, *(came.effect_client or "" for came in purpose.visible[-1:])]),
    )


def _deed(one: IntentionOfEntry, language: Language) -> str:
    _ = language.text
    says = N_("you did: {text}") if done(one) else N_("you intended: {text}")
    last = next((came.done for came in reversed(one.follow_ups) if came.done), None)
    came_of_it = "" if last in (None, "yes") else _(DONE[last])
    return " · ".join(filter(None, (_(says).format(text=_on_a_line(one.text)), came_of_it)))


def it_showed(came: FollowUp, language: Language) -> str:
    """Say how it is known what a client noticed, and what: `asked · it showed: She hummed.`."""
    says = language.text(N_("it showed: {text}")).format(text=_on_a_line(came.effect_client or ""))
    return " · ".join(filter(None, (how_known(came, language), says)))


def how_known(came: FollowUp | IntentionFollowUp, language: Language) -> str:
    """Say how it is known what a client noticed: `asked`; empty where nobody said so."""
    return language.text(BASIS_ASIDE.get(known_by(came), "")) if known_by(came) else ""


def _worked(review: Review, language: Language) -> Iterable[Piece]:
    """Yield what worked, each with what it meant for the client."""
    meant = {one.entry: one for one in review.meanings}
    for one in review.worked:
        meaning = meant.pop(one.entry, None)
        says = language.text(N_("for the client: {text}"))
        note = says.format(text=_on_a_line(meaning.text)) if meaning else ""
        note = _together(note, of_team(one.entry, review, language))
        yield _piece(Passage(one.text, one.date, note))
    yield from (_plainly(one, review, language) for one in meant.values())


def _whose(voice: Quote, language: Language) -> str:
    said = (WHO.get(voice.who or "", ""), BASIS_ASIDE.get(voice.basis or "", ""))
    return " · ".join(language.text(part) for part in said if part)


def _voice(voice: Quote, language: Language) -> Passage:
    return Passage(voice.text, voice.date, _whose(voice, language))


def _said(voice: Quote, rank: int, language: Language) -> Piece:
    return Piece((_voice(voice, language),), rank, shows=frozenset([voice.text]))


def _plan_of(review: Review) -> Callable[[IntentionOfEntry], str]:
    """Return how what was meant is said; a wish to ask the client stands for what it is about."""
    texts = {
        one.id: one.text
        for ones in (review.intentions.open, review.intentions.done, review.intentions.let_go)
        for one in ones
    }

    def plan(one: IntentionOfEntry) -> str:
        return _on_a_line(texts.get(review.asks.get(one.id, ""), one.text))

    return plan


def _you_intended(one: IntentionOfEntry, review: Review, language: Language) -> str:
    return language.text(N_("you intended: {text}")).format(text=_plan_of(review)(one))


def _noticed(came: IntentionFollowUp, review: Review, language: Language) -> Piece:
    tried = came.follow_up.done
    done_so = "" if tried in (None, "yes") else language.text(DONE[tried])
    meant = _you_intended(came.intention, review, language)
    whose = of_team(came.intention.entry, review, language)
    note = _together(how_known(came, language), done_so, meant, whose)
    passage = Passage(came.follow_up.effect_client or "", came.date, note)
    return Piece((passage,), _rank(known_by(came)), shows=frozenset([passage.text]))


def _happened(came: IntentionFollowUp, review: Review, language: Language) -> Passage:
    whose = of_team(came.intention.entry, review, language)
    looked = came.follow_up
    known, effect = how_known(came, language), _on_a_line(looked.effect_client or "")
    nothing = f"{known}: {effect}" if noticed_nothing(came) else ""
    happened = "" if says_nothing(looked.what_happened) else looked.what_happened or ""
    meant = _you_intended(came.intention, review, language)
    if happened:
        return Passage(happened, came.date, _together(nothing, meant, whose))
    return Passage(effect, came.date, _together(known, meant, whose))


def _not_asked(review: Review, language: Language) -> Iterable[Piece]:
    """Yield what was done without a word of a client, and sides that were only supposed."""
    wishes = {review.asks.get(one.id): one for one in review.intentions.open if one.key == ASK_KEY}
    for one in review.not_asked:
        wish = wishes.get(one.intention.id)
        asks = _to_ask(wish, language, review.period.last.year) if wish else ""
        whose = of_team(one.intention.entry, review, language)
        note = _together(_no_word(one, review, language, asks), whose)
        effect = one.came.follow_up.effect_client if one.came else None
        text = one.intention.text if effect is None or says_nothing(effect) else effect
        yield _piece(Passage(text, one.date, note))
    for side in review.supposed:
        yield _piece(_voice(side, language), 1)


def _no_word(one: NotAsked, review: Review, language: Language, asks: str) -> str:
    """Say below what was done that nobody asked, or will; or below a guess that it is one."""
    looked = one.came.follow_up if one.came else None
    tried = looked.done if looked else None
    done_so = "" if tried in (None, "yes") else language.text(DONE[tried])
    if looked and not says_nothing(looked.effect_client):
        meant = _you_intended(one.intention, review, language)
        said = (how_known(looked, language), done_so, asks, meant)
    else:
        said = ("", done_so, asks or language.text(_NOT_YET_ASKED), "")
    return " · ".join(filter(None, said))


def _open(review: Review, language: Language) -> Iterable[Piece]:
    """Yield what is open; a plan and the wish to ask the client about it are one item."""
    year, still = review.period.last.year, review.intentions.open
    said = {one.intention.id for one in review.not_asked} | {one.id for one in still}
    wishes = {review.asks[one.id]: one for one in still if one.id in review.asks}
    for one in still:
        if review.asks.get(one.id) in said:
            continue
        wish = wishes.get(one.id)
        asks = _to_ask(wish, language, year) if wish else ""
        more = _together(asks, of_team(one.entry, review, language))
        yield _piece(_intended(one, language, year, more))


def _intended(one: IntentionOfEntry, language: Language, of_year: int, more: str) -> Passage:
    _ = language.text
    day = _day(one, language, of_year)
    comes = _(N_("to look back on from {day}")).format(day=day) if day else ""
    line = _(LINE.get(one.line or "", ""))
    return Passage(one.text, note=" · ".join(filter(None, (comes, line, one.handle, more))))


def _to_ask(wish: IntentionOfEntry, language: Language, of_year: int) -> str:
    day = _day(wish, language, of_year)
    says = N_("to ask the client from {day}") if day else N_("to ask the client")
    return f"{language.text(says).format(day=day)} · {wish.handle}"


def _day(one: IntentionOfEntry, language: Language, of_year: int) -> str:
    """Say the day on which it comes back; a day of another year carries its year."""
    if one.check is None:
        return ""
    day = say_margin(one.check, language.code).strip()
    return day if one.check.year == of_year else f"{day} {one.check.year}"


def _pair(pair: ThenAndNow, language: Language) -> Piece:
    """Return then and now below what both are of."""
    _ = language.text
    match pair.of:
        case "who":
            asked = _(WHO[pair.name])
        case "theme" | "question":
            asked = pair.name
        case _:
            asked = _(SAYS[pair.name]).format(text="").strip(" :")
    then = Passage(pair.then.text, pair.then.date, asked=asked)
    return Piece((then, Passage(pair.now.text, pair.now.date)))


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
