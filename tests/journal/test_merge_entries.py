"""Two states of one entry become one: whatever the order, however often, and no word is lost."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    Intention,
    IntentionState,
    State,
    Unfinished,
    Wording,
    present,
)
from reflectie_cli.journal.merge_entries import canonical, merged
from tests.conftest import whole_entry

BEGAN = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
MOMENTS = st.integers(0, 6).map(lambda hours: BEGAN + timedelta(hours=hours))
UID = "019f0000-0000-7000-8000-000000000001"
MEANT = "019f0000-0000-7000-8000-0000000000aa"


def entry(**more: Any) -> Entry:
    """Return an entry as a journal knows it with its past, nothing changed since it began."""
    fields: dict[str, Any] = {
        "id": UID, "handle": "10000", "set": "waarom", "set_version": 1, "set_title": "Waarom",
        "language": "nl", "state": State.DRAFT, "date": date(2026, 11, 20), "created": BEGAN,
        "updated": BEGAN, "answers": (), "history": (), "changed": {}, "places": {},
        "unfinished": None, "rotated": None, "follows": None, "period": None, "covers": (),
    }  # fmt: skip
    return whole_entry(**fields | more)


def answer(text: str, at: datetime, key: str = "situation", kind: str = "text") -> Answer:
    """Return an answer that was given at a moment."""
    return Answer(key=key, type=kind, question="Wat?", answer=text, answered=at)


def later(hours: int) -> datetime:
    """Return a moment some hours after the entry began."""
    return BEGAN + timedelta(hours=hours)


WORDS = st.sampled_from(["thee", "thee eerst", "koffie", "rust", "a"])
ANSWERS = st.builds(answer, WORDS, MOMENTS, st.sampled_from(["situation", "learned"]))


@st.composite
def states(draw: st.DrawFn) -> Entry:
    """Draw what an entry may be in some copy."""
    answers = {one.key: one for one in draw(st.lists(ANSWERS, max_size=2))}
    history = tuple(
        Wording(
            **msgspec.structs.asdict(one),
            replaced=one.answered + timedelta(hours=draw(st.integers(0, 3))),
        )
        for one in draw(st.lists(ANSWERS, max_size=2))
    )
    tags = tuple(
        draw(st.lists(st.sampled_from(["Rust", "rust", "nacht"]), max_size=2, unique_by=str.lower))
    )
    fields = st.sampled_from(
        ["date", "title", "state", "bin", "unfinished", "rotated", "tag:rust", "tag:nacht",
         "answer:situation", "away:situation", "gone:situation", f"check:{MEANT}", f"became:{MEANT}",
         f"intention:{MEANT}"]
    )  # fmt: skip
    meant = Intention(
        id=MEANT, handle="abcde", key="intention", text=draw(WORDS),
        check=draw(st.sampled_from([None, date(2026, 12, 1), date(2026, 12, 2)])),
        state=draw(st.sampled_from(list(IntentionState))),
    )  # fmt: skip
    state = draw(st.sampled_from(list(State)))
    return entry(
        answers=tuple(answers.values()),
        history=history,
        tags=tags,
        title=draw(st.sampled_from([None, "een", "twee"])),
        date=draw(st.sampled_from([date(2026, 11, 20), date(2026, 11, 21)])),
        state=state,
        was=draw(st.sampled_from([State.DRAFT, State.DONE])) if state is State.DELETED else UNSET,
        unfinished=draw(st.sampled_from([None, Unfinished(key="learned", text="half"), Unfinished(key="learned", text="half af")])),
        intentions=(meant,) if draw(st.booleans()) else (),
        updated=draw(MOMENTS),
        changed=draw(st.dictionaries(fields, MOMENTS, max_size=5)),
        places={key: place for place, key in enumerate(answers)},
        covers=tuple(draw(st.lists(st.sampled_from(["x", "y"]), max_size=2, unique=True))),
    )  # fmt: skip


def as_bytes(one: Entry) -> bytes:
    """Return an entry as an export with its past holds it."""
    return msgspec.json.encode(one)


@settings(max_examples=100, deadline=None)
@given(one=states(), other=states())
def test_the_order_of_two_does_not_matter(one: Entry, other: Entry) -> None:
    """Whichever copy takes in the other, both end with the same bytes."""
    assert as_bytes(merged(one, other)) == as_bytes(merged(other, one))


@settings(max_examples=100, deadline=None)
@given(one=states(), other=states(), third=states())
def test_the_order_of_three_does_not_matter(one: Entry, other: Entry, third: Entry) -> None:
    """Whichever two copies meet first, three end with the same bytes."""
    first = as_bytes(merged(merged(one, other), third))
    assert as_bytes(merged(one, merged(other, third))) == first
    assert as_bytes(merged(merged(one, third), other)) == first


@settings(max_examples=100, deadline=None)
@given(one=states(), other=states())
def test_twice_is_once(one: Entry, other: Entry) -> None:
    """Taking in again what was taken in changes nothing, and nor does an entry of one's own."""
    both = merged(one, other)
    assert as_bytes(merged(both, other)) == as_bytes(merged(both, both)) == as_bytes(both)
    assert as_bytes(canonical(canonical(one))) == as_bytes(canonical(one))


@settings(max_examples=100, deadline=None)
@given(one=states(), other=states())
def test_every_wording_stays(one: Entry, other: Entry) -> None:
    """What was answered in either is an answer or an earlier wording, unless it was thrown away."""
    both = merged(one, other)
    kept = {(each.key, each.words) for each in (*both.answers, *present(both.history, ()))}
    for side in (one, other):
        for each in (*side.answers, *present(side.history, ())):
            gone = present(both.changed, {}).get(f"gone:{each.key}")
            assert (each.key, each.words) in kept or gone is not None


def test_what_was_changed_on_two_sides_stays_on_both() -> None:
    """A theme given here and a title changed there are both there."""
    here = entry(tags=("rust",), changed={"tag:rust": later(1)})
    there = entry(title="Ontbijt", changed={"title": later(2)})
    both = merged(here, there)
    assert (both.tags, both.title) == (("rust",), "Ontbijt")


def test_the_later_answer_shows_and_the_other_is_an_earlier_wording() -> None:
    """By question, never by entry: what was answered last elsewhere shows, and no word goes."""
    here = entry(answers=(answer("hier", later(1)), answer("ook", later(5), "learned")))
    there = entry(answers=(answer("daar", later(3)), answer("eerst", later(2), "learned")))
    both = merged(here, there)
    assert [one.answer for one in both.answers] == ["daar", "ook"]
    assert {one.words for one in present(both.history, ())} == {"hier", "eerst"}


def test_a_theme_taken_off_later_stays_off_and_one_given_again_comes_back() -> None:
    """Whichever was done last holds."""
    given, off = entry(tags=("rust",), changed={"tag:rust": later(1)}), {"tag:rust": later(2)}
    assert merged(given, entry(changed=off)).tags == ()
    again = entry(tags=("Rust",), changed={"tag:rust": later(3)})
    assert merged(merged(given, entry(changed=off)), again).tags == ("Rust",)


def test_a_clock_that_was_set_back_loses_nothing() -> None:
    """What was answered last by the clock of its journal holds, whatever the computer's clock said."""
    here = entry(answers=(answer("eerst", later(5)),))
    there = entry(answers=(answer("later", later(1)),), changed={"answer:situation": later(6)})
    both = merged(here, there)
    assert [one.answer for one in both.answers] == ["later"]
    assert [one.words for one in present(both.history, ())] == ["eerst"]


def test_words_thrown_away_for_good_do_not_come_back() -> None:
    """What was for nobody else, or was condensed, stays away; what was written after it is there."""
    here = entry(changed={"away:situation": later(3), "gone:situation": later(3)})
    there = entry(answers=(answer("weg", later(1)),))
    assert (merged(here, there).answers, merged(here, there).history) == ((), ())
    anew = entry(answers=(answer("nieuw", later(4)),))
    assert [one.answer for one in merged(here, anew).answers] == ["nieuw"]


def test_half_typed_words_of_two_copies_both_stay() -> None:
    """The later ones stand there half typed, the others as an earlier wording."""
    here = entry(
        unfinished=Unfinished(key="learned", text="ik zag"), changed={"unfinished": later(1)}
    )
    there = entry(
        unfinished=Unfinished(key="learned", text="zij zei"), changed={"unfinished": later(2)}
    )
    both = merged(here, there)
    assert both.unfinished == Unfinished(key="learned", text="zij zei")
    assert [one.words for one in present(both.history, ())] == ["ik zag"]


def test_the_bin_and_the_state_before_it_are_two_things() -> None:
    """An entry finished here and put in the bin there lies in the bin, done."""
    here = entry(state=State.DONE, finished=later(2), changed={"state": later(2)})
    there = entry(state=State.DELETED, was=State.DRAFT, changed={"bin": later(1)})
    both = merged(here, there)
    assert (both.state, both.was, both.finished) == (State.DELETED, State.DONE, later(2))
    back = entry(changed={"bin": later(3)})
    assert merged(both, back).state is State.DONE


@pytest.mark.parametrize("turned", [False, True])
def test_an_export_without_its_past_tells_by_when_it_was_changed(turned: bool) -> None:
    """The time of its last change goes for every field; what it leaves out is not taken away."""
    here = entry(title="oud", changed={"title": later(1)}, unfinished=Unfinished(key="a", text="b"))
    plain = replace(
        entry(title="nieuw", updated=later(2)),
        changed=UNSET, history=UNSET, unfinished=UNSET, rotated=UNSET, places=UNSET,
    )  # fmt: skip
    both = merged(plain, here) if turned else merged(here, plain)
    assert (both.title, both.unfinished) == ("nieuw", here.unfinished)
