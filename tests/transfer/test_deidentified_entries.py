"""A whole file made less recognisable: who is who holds from its first entry to its last."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    Intention,
    OwnName,
    State,
    Unfinished,
    Wording,
)
from reflectie_cli.language import Language, speak
from reflectie_cli.transfer.deidentified_entries import deidentify_entries
from tests.conftest import whole_entry

THEN = dt.datetime(2026, 11, 21, 20, tzinfo=dt.UTC)
LIST = (OwnName(name="Sanne", role="colleague"), OwnName(name="Bo", role="cliënt"))
SURNAMES = ("Hoekstra", "Yilmazoglu", "Bakkersma", "Nowakowski")


def answer(text: str | tuple[str, ...], **more: Any) -> Answer:
    """Return an answer."""
    return Answer(**{"key": "a", "type": "text", "question": "Wat?", "answered": THEN, **more},
                  answer=text)  # fmt: skip


def entry(*answers: str | Answer, kind: Callable[..., Entry] = Entry, **more: Any) -> Entry:
    """Return an entry of some answers."""
    given = tuple(answer(one) if isinstance(one, str) else one for one in answers)
    about: dict[str, Any] = {
        "id": "0", "handle": "0", "set": "waarom", "set_version": 1, "set_title": "De waarom-vraag",
        "language": "nl", "state": State.DONE, "date": THEN.date(), "created": THEN, "updated": THEN,
    }  # fmt: skip
    return kind(**{**about, **more}, answers=given)


def lighter(*entries: Entry, names: Sequence[OwnName] = (), code: str = "nl") -> list[Entry]:
    """Return entries made less recognisable."""
    return [*deidentify_entries(entries, speak("en" if code == "en" else "nl"), names)]


def said(*texts: str, names: Sequence[OwnName] = ()) -> list[str]:
    """Return texts, each of an entry of its own, made less recognisable together."""
    return [one.answers[0].words for one in lighter(*map(entry, texts), names=names)]


def test_a_person_has_one_placeholder_in_all_entries() -> None:
    """Who comes back in another entry is the same person, and another is another."""
    assert said("met Fatima gebeld", "ik zag mevrouw Hoekstra", "met Fatima gelopen") == [
        "met [persoon 1] gebeld",
        "ik zag [persoon 2]",
        "met [persoon 1] gelopen",
    ]


def test_a_name_that_one_entry_tells_is_found_in_the_others_before_and_after() -> None:
    """Nothing around it tells it there."""
    first, _, last = said("Bakkersma nu rustiger.", "bij mevrouw Bakkersma", "bakkersma sliep")
    assert first == "[persoon 1] nu rustiger."
    assert last == "[persoon 1] sliep"


def test_a_role_that_one_entry_tells_holds_in_all() -> None:
    """Who is a colleague somewhere is a colleague everywhere."""
    assert said("vandaag met Fatima", "ik belde collega Fatima")[0] == "vandaag met [collega 1]"


def test_a_name_from_the_list_goes_from_every_text_of_an_entry() -> None:
    """Title, themes, answers, sides, intentions, what came of them; and what a set asked."""
    came = FollowUp(at=THEN, done="yes", what_happened="sanne lachte", effect_client="Bo at mee",
                    known_how=("seen",), next_step="keep")  # fmt: skip
    written = entry(
        "Sanne riep SANNE",
        answer(("sanne", "rust"), type="tag"),
        answer("no", type="choice", options=("Niet met Sanne",)),
        answer("zij", type="perspective", who="Sanne", basis="van Sanne"),
        answer("stil", question="Wat zou Sanne zeggen?", stage="Sanne"),
        title="Over Sanne",
        tags=("Sanne", "sanne", "rust"),
        set_title="Vragen van Sanne",
        intentions=(Intention(id="1", handle="1", text="sanne bellen", line="care",
                              follow_ups=(came,)),),
    )  # fmt: skip
    [made] = lighter(written, names=LIST)
    assert "sanne" not in repr(made).lower()
    assert made.tags == ("[collega 1]", "rust")
    assert made.answers[1].answer == ("[collega 1]", "rust")
    assert (made.answers[2].answer, made.answers[2].words) == ("no", "Niet met [collega 1]")
    [meant] = made.intentions
    assert (meant.text, meant.line) == ("[collega 1] bellen", "care")
    assert meant.follow_ups == (
        structs.replace(came, what_happened="[collega 1] lachte", effect_client="[cliënt 1] at mee"),
    )  # fmt: skip


def test_what_a_set_asks_is_not_guessed_about() -> None:
    """A capital in a question is the set's, and stays; keys of the program stay too."""
    asked = answer("stil", question="B · Bronnen en vormen", who="client", basis="asked")
    [made] = lighter(entry(asked, set_title="Visie · Leren"), names=LIST)
    assert (made.answers, made.set_title) == ((asked,), "Visie · Leren")


def test_earlier_wordings_and_half_typed_words_stay_behind() -> None:
    """They would hold what was taken out since."""
    old = Wording(**structs.asdict(answer("met Fatima")), replaced=THEN)
    whole = entry("stil", kind=whole_entry, history=(old,),
                  unfinished=Unfinished(key="a", text="met Fa"))  # fmt: skip
    [made] = lighter(whole)
    assert made == structs.replace(whole, history=(), unfinished=None)


def test_a_name_is_looked_for_in_the_language_of_its_entry() -> None:
    """A Dutch entry is read as Dutch by somebody who asked for English, and says it in English."""
    dutch, english = (
        entry("Toen zei mevrouw Bakkersma niets"),
        entry("I rang Mrs Kaur", language="en"),
    )
    made = lighter(dutch, english, code="en")
    assert [one.answers[0].words for one in made] == [
        "Toen zei [person 1] niets", "I rang [person 2]",
    ]  # fmt: skip


class Growing:
    """Entries to which some are added between two times of going over them."""

    def __init__(self, *later: Entry) -> None:
        self.later = later
        self.times = 0

    def __iter__(self) -> Iterator[Entry]:
        """Yield one more entry every time."""
        self.times += 1
        yield entry("met Fatima gebeld")
        yield from self.later[: self.times - 1]


def test_who_comes_in_between_has_no_number(dutch: Language) -> None:
    """A journal that changes meanwhile breaks nothing, and no name gets through."""
    growing = Growing(entry("ik sprak Nowakowski even, en Fatima"))
    made = [one.answers[0].words for one in deidentify_entries(growing, dutch, ())]
    assert made == ["met [persoon 1] gebeld", "ik sprak [persoon] even, en [persoon 1]"]
    assert growing.times == 2


TEMPLATES = ("Met {} gebeld.", "vandaag bij mevrouw {} geweest", "{} nu wat rustiger", "en {} ook")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SURNAMES), st.sampled_from(TEMPLATES)), max_size=12))
def test_one_name_is_one_placeholder_whatever_the_order(lines: list[tuple[str, str]]) -> None:
    """No name that was told anywhere is left, and two people are never one."""
    made = said(*(template.format(name) for name, template in lines))
    known = {name for name, template in lines if template in TEMPLATES[:2]}
    called: dict[str, set[str]] = {}
    for (name, _), text in zip(lines, made, strict=True):
        if name in known:
            assert name not in text
            called.setdefault(name, set()).add(text[text.index("[") : text.index("]")])
    assert all(len(one) == 1 for one in called.values())
    assert len(set().union(*called.values())) == len(called)


@pytest.mark.parametrize("count", [1, 40])
def test_entries_are_given_one_by_one(dutch: Language, count: int) -> None:
    """Nothing is read before somebody asks, and the first entry comes before the last is read."""
    seen: list[int] = []

    class Read:
        def __iter__(self) -> Iterator[Entry]:
            for number in range(count):
                seen.append(number)
                yield entry("stil")

    made = deidentify_entries(Read(), dutch, ())
    assert seen == []
    next(made)
    assert seen == [*range(count), 0]
