"""How words are found that stand half-typed where a draft stopped."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.journal.entry import State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

Write = Callable[..., str]
Half = Callable[..., str]


@pytest.fixture
def half(journal: Journal, write: Write) -> Half:
    """Leave a draft behind that stopped in the middle of a text."""

    def leave(text: str, answers: dict[str, str] | None = None, **more: object) -> str:
        uid = write(answers or {}, **more)
        journal.entries.keep_unfinished(uid, "purpose", text)
        return uid

    return leave


def _found(journal: Journal, text: str, **wanted: object) -> list[str]:
    return [found.id for found in journal.search.find(text, Filter(**wanted))]  # type: ignore[arg-type]  # the fields of a filter


@pytest.mark.parametrize(
    ("asked_for", "how", "word"),
    [
        ("WERKOVERLEG", "word", "werkoverleg"),
        ("cliente", "beginning", "cliënten"),
        ("overleg", "inside", "werkoverleg"),
        ("huizen", "form", "huis"),
        ("email", "form", "e-mail"),
        ('"het huis van"', "word", "het huis van"),
        ("-thee huis", "word", "huis"),
    ],
)
def test_half_typed_words_are_found_as_an_answer_is(
    journal: Journal, half: Half, asked_for: str, how: str, word: str
) -> None:
    """In every way, with a mark that they were never ended; other drafts are not found."""
    text = "Na het werkoverleg bij het huis van de cliënten een e-mail"
    uid = half(text)
    half("iets anders")
    (found,) = journal.search.find(asked_for, Filter())
    (match,) = found.matches
    assert (found.id, match.key, match.how, match.word) == (uid, "purpose", how, word)
    assert match.unfinished


@pytest.mark.parametrize(
    "asked_for", ['"werk overleg"', "werkoverleg -huis", "-cli huis", "leg-huis"]
)
def test_half_typed_words_are_left_out_as_an_answer_is(
    journal: Journal, half: Half, asked_for: str
) -> None:
    """By a phrase that is not there, and by a word that may not be."""
    half("werkoverleg in het huis van de cliënten")
    assert _found(journal, asked_for) == []


def test_words_of_one_entry_may_stand_in_an_answer_and_half_typed(
    journal: Journal, half: Half
) -> None:
    """Both places are shown, what was ended first."""
    uid = half("daarna haast", {"situation": "koffie gezet"})
    (found,) = journal.search.find("haast koffie", Filter())
    assert found.id == uid
    assert [(one.key, one.unfinished) for one in found.matches] == [
        ("situation", False),
        ("purpose", True),
    ]
    assert _found(journal, "haast -koffie") == []


def test_what_is_an_answer_as_well_is_shown_once(journal: Journal, half: Half) -> None:
    """The same words, kept and half-typed, are one place."""
    half("alleen thee", {"purpose": "alleen thee"})
    (found,) = journal.search.find("thee", Filter())
    assert [match.unfinished for match in found.matches] == [False]


def test_filters_hold_for_half_typed_words(journal: Journal, half: Half) -> None:
    """Theme, state, the bin, the question, and how many: as for any other hit."""
    uid = half("thee", tags=["eten"])
    other = half("thee")
    assert _found(journal, "thee") == [other, uid]
    assert _found(journal, "thee", tags=("eten",)) == [uid]
    assert _found(journal, "thee", state=State.DONE) == []
    assert [one.id for one in journal.search.find("thee", Filter(), limit=1)] == [other]
    assert journal.search.find("thee", Filter(), question="situation") == []
    assert len(journal.search.find("thee", Filter(), question="purpose")) == 2
    journal.bin.delete(uid)
    assert _found(journal, "thee") == [other]
    assert _found(journal, "thee", state=State.DELETED) == [uid]
    journal.bin.erase(uid)
    assert _found(journal, "thee", state=State.DELETED) == []


def test_half_typed_words_that_became_an_answer_are_found_there_alone(
    journal: Journal, half: Half, asked: Callable[..., Step]
) -> None:
    """Nothing of what stood there before is found."""
    uid = half("eerst thee")
    journal.entries.keep_unfinished(uid, "purpose", "toch koffie")
    assert _found(journal, "thee") == []
    journal.entries.record(uid, asked("purpose"), Reply("koffie met melk"))
    (found,) = journal.search.find("koffie", Filter())
    assert [match.unfinished for match in found.matches] == [False]


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text())
@example('"', "a")
@example("a\0b é ĳ", "-a")
@example("ab", '"a" NEAR( b*')
def test_no_half_typed_text_is_too_strange_to_search_in(
    lasting_journal: Journal, waarom: PromptSet, text: str, asked_for: str
) -> None:
    """Whatever stands there, whatever is asked: no error, and each of its words finds it."""
    (uid,) = [one.id for one in lasting_journal.entries.in_state(State.DRAFT)] or [
        lasting_journal.entries.begin(waarom, title="t", language="en", day=date(2026, 11, 21))
    ]
    lasting_journal.entries.keep_unfinished(uid, "purpose", text)
    lasting_journal.search.find(asked_for, Filter())
    for word in text.split():
        if word.isascii() and word.isalnum():
            assert uid in _found(lasting_journal, word)
