"""What a review tells of what was done: what is so, and nothing that nobody noticed."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from reflectie_cli.journal.entry import (
    Answer,
    FollowUp,
    IntentionFollowUp,
    IntentionRecord,
    IntentionState,
    Period,
    Quote,
)
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.review import Beside, Review, gather
from tests.loop.test_review import NOON, NOVEMBER, answer, entry, gathered, intended

WHY = ("why",)


def why(text: str, key: str = "purpose", **more: Any) -> Answer:
    """Return an answer to a question for a purpose."""
    return answer(key, text, roles=WHY, **more)


def looked(
    done: str | None = "yes", effect: str | None = None, known: tuple[str, ...] = (), **more: Any
) -> FollowUp:
    """Return what came of an intention."""
    return FollowUp(at=NOON, done=done, effect_client=effect, known_how=known, **more)


def came(meant: IntentionRecord, follow_up: FollowUp) -> IntentionFollowUp:
    """Return a follow-up of an intention, of the day it was written."""
    return IntentionFollowUp(
        date=date(2026, 11, 21), entry="h0009", intention=meant.exported, follow_up=follow_up
    )


def read(*follow_ups: FollowUp, state: IntentionState = IntentionState.DONE) -> Review:
    """Return a review of an entry with a why, an intention, and what came of it."""
    meant = replace(intended(1, state), follow_ups=follow_ups)
    return gathered(
        entry(why("that she chooses")), came=[came(meant, one) for one in follow_ups], meant=[meant]
    )


# Why


def test_a_why_stands_with_what_was_meant_and_what_a_client_noticed() -> None:
    """As it is known now; without a word of a client the place stays empty."""
    (purpose,) = read(looked(effect="She hummed.", known=("asked_client",))).purposes
    assert purpose.why is not None
    assert purpose.why.text == "that she chooses"
    assert [one.text for one in purpose.meant] == ["ask her first"]
    assert [one.effect_client for one in purpose.visible] == ["She hummed."]
    (unknown,) = read(looked(effect="She hummed.", known=("assumed",))).purposes
    assert (unknown.visible, unknown.was_tried) == ((), True)


def test_whys_that_say_the_same_are_said_once_with_everything_that_was_done_for_them() -> None:
    """Five times safety is one why, on its first day, with all five deeds."""
    texts = ("Safety.", "safety", "SAFETY!", " safety ", "Safety…")
    days = [date(2026, 11, 1) + timedelta(days=number) for number in range(5)]
    entries = [
        entry(why(text), number=number, day=day)
        for number, (text, day) in enumerate(zip(texts, days, strict=True), 1)
    ]
    meant = [replace(intended(number), entry_id=one.id) for number, one in enumerate(entries)]
    (purpose,) = gathered(*entries, meant=meant).purposes
    assert purpose.why is not None
    assert (purpose.why.text, purpose.why.date) == ("Safety.", days[0])
    assert len(purpose.intentions) == 5


@pytest.mark.parametrize("text", ["Godverdomme.", "Because I f*cking had to", "Omdat het moet!!"])
def test_a_why_that_is_a_curse_is_told_as_it_is(text: str) -> None:
    """Nobody's tone is judged or mended."""
    (purpose,) = gathered(entry(why(text))).purposes
    assert purpose.why is not None
    assert purpose.why.text == text


@pytest.mark.parametrize("text", ["-", "?", "geen idee", "don't know"])
def test_a_why_that_says_nothing_is_no_why(text: str) -> None:
    """What was noticed is told all the same, beside an empty place."""
    meant = replace(intended(), follow_ups=(looked(effect="She hummed.", known=("seen",)),))
    found = gathered(entry(why(text)), came=[came(meant, meant.follow_ups[0])], meant=[meant])
    (purpose,) = found.purposes
    assert purpose.why is None
    assert [one.effect_client for one in purpose.visible] == ["She hummed."]


def test_where_it_was_asked_once_more_the_deeper_why_is_it() -> None:
    """The answer to “and what is that for?” goes before the word it was asked about."""
    deeper = [why("safety"), why("that she dares to walk", key="purpose_further")]
    (purpose,) = gathered(entry(*deeper)).purposes
    assert purpose.why is not None
    assert purpose.why.text == "that she dares to walk"


@pytest.mark.parametrize(
    ("given", "of_set"),
    [
        (answer("effect_client", roles=("why", "voice", "check")), "opvolging"),
        (answer("good_for_client", roles=("why", "voice")), "na-de-dienst"),
        (answer("intention", type="intention", roles=("why", "act")), "slotronde"),
        (why("yes, mostly"), "terugblik-maand"),
        (why("she walks upright"), "wat-goed-gaat"),
        (answer("purpose", roles=("why", "private")), "waarom"),
    ],
    ids=["an effect", "a good moment", "an intention", "whether it fitted", "a meaning", "private"],
)
def test_a_label_of_a_first_version_makes_no_why(given: Answer, of_set: str) -> None:
    """Entries written before read as they were: what was asked is what was answered."""
    assert gathered(entry(given, set=of_set)).purposes == ()


def test_an_own_set_without_roles_is_read_without_a_claim() -> None:
    """Its sides and differences are told, and no word of it becomes a why or an insight."""
    own = entry(
        answer("purpose", "for the view"), answer("learned", "much"),
        answer("side", "he left", type="perspective", who="client", basis="seen"), set="eigen",
    )  # fmt: skip
    review = gathered(own)
    assert (review.purposes, review.learned) == ((), ())
    assert [one.text for one in review.said] == ["he left"]


# Insights


@pytest.mark.parametrize(
    ("of_set", "key", "is_insight"),
    [
        ("pdca", "goal", False), ("intervisie", "own_question", False),
        ("onderwerp-kiezen", "chosen", False), ("slotronde", "words", False),
        ("tijdens-de-dienst", "noticing", False), ("overdracht", "question_for_next", False),
        ("eigen", "goal", True), ("pdca", "learned", True),
    ],
)  # fmt: skip
def test_what_a_first_version_called_learned_and_was_no_insight_is_none(
    of_set: str, key: str, is_insight: bool
) -> None:
    """A goal, a question, a topic, words of a round; a set of one's own knows what it asks."""
    review = gathered(entry(answer(key, "words", type="short", roles=("learn",)), set=of_set))
    assert bool(review.learned) == is_insight


def test_the_question_as_it_is_asked_at_the_end_of_an_intervisie_is_an_insight() -> None:
    """Also where an entry of before says nothing of it."""
    assert gathered(entry(answer("reframed", type="short"), set="intervisie")).learned


def test_an_answer_counts_on_the_day_it_was_given() -> None:
    """In the period of that day, in no other, and there with that day."""
    october = entry(answer("learned", roles=("learn",)), day=date(2026, 10, 12), number=4)
    beside = Beside(given={(october.id, "learned"): date(2026, 11, 26)})
    (learned,) = gather(NOVEMBER, [october], [], [], beside).learned
    assert learned.date == date(2026, 11, 26)
    before = Period(name="2026-10", first=date(2026, 10, 1), last=date(2026, 10, 31))
    review = gather(before, [october], [], [], beside)
    assert (len(review.entries), review.learned) == (1, ())


# Voices


def test_every_side_stands_where_it_belongs() -> None:
    """A client's, another's, and what was only supposed; one's own is no voice of another."""
    sides = [
        answer(f"{who}_{basis}", type="perspective", who=who, basis=basis)
        for who in ("client", "relative", "colleague", "newcomer", "me", None)
        for basis in ("asked", "seen", "assumed", None)
    ]
    review = gathered(entry(*sides))
    assert [one.key for one in review.said] == ["client_asked", "client_seen"]
    assert [one.key for one in review.others] == [
        f"{who}_{basis}"
        for who in ("relative", "colleague", "newcomer", None)
        for basis in ("asked", "seen", None)
    ]
    assert [one.key for one in review.supposed] == [
        "client_assumed", "client_None",
        *(f"{who}_assumed" for who in ("relative", "colleague", "newcomer", None)),
    ]  # fmt: skip


def test_a_light_question_for_words_of_a_client_is_answered_with_them() -> None:
    """Beside what somebody heard; another light question is what struck them in passing."""
    said = answer("label_question", "“You are always in a hurry.”", roles=("voice",))
    struck = answer("label_question", "the light")
    review = gathered(
        entry(said), entry(struck, number=2), entry(why("rest", "label_question"), number=3)
    )
    assert [one.text for one in review.said] == ["“You are always in a hurry.”"]
    assert [one.text for one in review.passing] == ["the light"]
    assert [one.why.text for one in review.purposes if one.why] == ["rest"]


def test_what_a_colleague_noticed_of_a_plan_is_told_as_theirs() -> None:
    """It is how it was for another, and never what a client noticed."""
    review = read(looked(effect="He nodded.", known=("asked_client",), who="colleague"))
    assert review.noticed == ()
    assert [(one.text, one.who) for one in review.others] == [("He nodded.", "colleague")]
    assert review.not_asked == ()


def test_a_client_who_was_asked_what_it_is_for_was_asked() -> None:
    """A side that is the why of an entry is a voice like any other."""
    side = answer(
        "purpose", "that I choose", type="perspective", who="client", basis="asked", roles=WHY
    )
    review = gathered(entry(side))
    assert ([one.text for one in review.said], review.asked) == (["that I choose"], ("client",))
    assert [one.why.text for one in review.purposes if one.why] == ["that I choose"]


# What was done, and what is not asked


@pytest.mark.parametrize(
    ("follow_up", "is_there"),
    [
        (looked(), True),
        (looked("partly", "-", ("seen",)), True),
        (looked("different", "Nothing, I think", ("assumed",)), True),
        (looked("yes", "She hummed.", ("assumed",)), True),
        (looked("yes", "She hummed.", ()), True),
        (looked("yes", "She hummed.", ("seen",)), False),
        (looked("yes", "niets", ("asked_client",)), False),
        (looked("not_yet", "Nothing, I think", ("assumed",)), False),
        (looked("let_go"), False),
    ],
)
def test_what_was_done_without_a_word_of_a_client_is_not_asked_yet(
    follow_up: FollowUp, is_there: bool
) -> None:
    """What was not tried has nothing to ask about, and who was asked has been asked."""
    assert bool(read(follow_up).not_asked) == is_there


def test_what_was_closed_by_hand_is_not_asked_yet_either() -> None:
    """Nobody looked back on it; its day is that on which it was meant."""
    (one,) = read().not_asked
    assert (one.came, one.date) == (None, date(2026, 11, 21))
    assert read(state=IntentionState.LET_GO).not_asked == ()


def test_asking_the_client_later_answers_what_was_not_asked() -> None:
    """The wish to ask is about the plan: what came of it is known of the plan."""
    plan = replace(intended(1, IntentionState.DONE), follow_ups=(looked(),))
    heard = looked(effect="She hummed.", known=("asked_client",))
    wish = replace(intended(2, IntentionState.DONE), key=ASK_KEY, follow_ups=(heard,))
    looks = [came(plan, plan.follow_ups[0]), came(wish, heard)]
    beside = Beside(asks={wish.id: plan.id})
    review = gather(NOVEMBER, [entry(why("rest"))], looks, [plan, wish], beside)
    assert review.not_asked == ()
    (purpose,) = review.purposes
    assert [one.id for one in purpose.meant] == [plan.id]
    assert [one.effect_client for one in purpose.visible] == ["She hummed."]


def test_what_happened_on_the_way_is_kept_with_its_plan() -> None:
    """Whatever came of it; a dash is no story."""
    told = looked("not_yet", what_happened="The door was open.")
    assert [one.follow_up for one in read(told, looked(what_happened="-")).happened] == [told]


# Then and now


QUARTER = Period(name="2026-Q4", first=date(2026, 10, 1), last=date(2026, 12, 31))


def learned(text: str, day: date, number: int, *tags: str, set_title: str = "A") -> Any:
    """Return an entry with an insight."""
    given = answer("learned", text, roles=("learn",))
    return entry(given, number=number, day=day, tags=tags, set_title=set_title)


def test_then_stands_beside_now_for_the_theme_that_lies_furthest_apart() -> None:
    """The first word of it and the last, each in its half of the period."""
    entries = [
        learned("one", date(2026, 10, 2), 1, "rest", "haste"),
        learned("two", date(2026, 10, 20), 2, "haste"),
        learned("three", date(2026, 12, 1), 3, "rest"),
        learned("four", date(2026, 12, 28), 4, "haste", set_title="B"),
    ]
    first, *_ = gather(QUARTER, entries, [], []).then_and_now
    assert (first.of, first.name, first.then.text, first.now.text) == (
        "theme", "haste", "one", "four",
    )  # fmt: skip
    assert gather(NOVEMBER, entries, [], []).then_and_now == (), "a month is too short"


def test_a_question_and_a_side_have_a_pair_and_no_entry_is_used_twice() -> None:
    """What says the same then and now has not moved, and one half has no now."""
    side = answer("heard", "too loud", type="perspective", who="client", basis="asked")
    later = answer("heard", "better", type="perspective", who="client", basis="seen")
    entries = [
        learned("one", date(2026, 10, 2), 1), learned("two", date(2026, 12, 20), 2),
        entry(side, number=3, day=date(2026, 10, 3)), entry(later, number=4, day=date(2026, 12, 1)),
    ]  # fmt: skip
    pairs = gather(QUARTER, entries, [], []).then_and_now
    assert [(one.of, one.then.text, one.now.text) for one in pairs] == [
        ("question", "one", "two"), ("who", "too loud", "better"),
    ]  # fmt: skip
    assert gather(QUARTER, entries[:1], [], []).then_and_now == ()
    same = [learned("one", date(2026, 10, 2), 1), learned("one", date(2026, 12, 20), 2)]
    assert gather(QUARTER, same, [], []).then_and_now == ()


def test_what_somebody_works_for_is_shown_where_it_moved() -> None:
    """As it was before the period, beside the last; and it stands above the review."""

    def said(text: str, day: date) -> Quote:
        return Quote(date=day, entry="h1", set_title="A", key="own_why", text=text)

    whys = [said("for calm", date(2025, 12, 1)), said("for choice", date(2026, 11, 5)),
            said("for joy", date(2027, 2, 1))]  # fmt: skip
    review = gather(QUARTER, [], [], [], Beside(whys=whys))
    assert review.own_why == "for choice"
    (pair,) = review.then_and_now
    assert (pair.of, pair.then.text, pair.now.text) == ("sentence", "for calm", "for choice")
