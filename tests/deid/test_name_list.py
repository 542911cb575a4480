"""Names that are known beforehand: found, however many there are."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.deid import ListedName, NameList, find, find_listed
from reflectie_cli.language import Code

TEXT = "Naamling. De roos bloeit, en roos is mooi, en naamling ook."
CODES = st.sampled_from(("nl", "en"))
WORDS = st.text("abAB éÉ'-.", max_size=8)


def told(text: str, *words: str, code: Code = "nl") -> list[str]:
    """Return what is found in a text when other texts told some words."""
    return [hit.text for hit in find(text, code, NameList.of((), words))]


def calls(work: Callable[[], object]) -> int:
    """Return how many functions some work calls."""
    count = 0

    def called(_frame: FrameType, event: str, _given: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_a_name_that_another_text_told_is_found() -> None:
    """A name that another text told is found without further evidence, in small letters too."""
    assert told(TEXT) == []
    assert told(TEXT, "naamling") == ["Naamling", "naamling"]


def test_a_told_name_that_is_a_word_too_leaves_the_word_alone() -> None:
    """A told name that is also a word is found as the name and left alone as the word."""
    assert "roos" not in told(TEXT, "roos")
    assert told("Roos en ik", "roos") == ["Roos"]


@pytest.mark.parametrize("word", ["de", "mevrouw", "van", "ik", "al"])
def test_a_word_that_only_goes_with_names_is_not_told(word: str) -> None:
    """Titles, particles and short words are nobody's name by themselves."""
    assert told(f"{word.capitalize()} liep weg.", word) == []


def test_a_title_on_the_list_is_not_a_name_by_itself() -> None:
    """`mevrouw Bakkersma` on the list is a person; `Mevrouw` at the start of a sentence is not."""
    own = [ListedName("mevrouw Bakkersma")]
    assert find("Mevrouw had pijn.", "nl", own) == ()
    assert [hit.text for hit in find("Bakkersma sliep.", "nl", own)] == ["Bakkersma"]


def test_words_that_are_not_somebodys_own_are_only_looked_through_for_the_list() -> None:
    """In words that are nobody's own only listed names are found, and nothing is guessed."""
    wanted = NameList.of([ListedName("sanne")])
    text = "B · Bronnen: wat zou Sanne vragen, of Kees?"
    assert [hit.text for hit in find_listed(text, "nl", wanted)] == ["Sanne"]
    assert find_listed(text, "nl", NameList.of(())) == ()


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60) | WORDS, names=st.lists(WORDS, max_size=4), code=CODES)
def test_names_taken_in_beforehand_are_found_as_names_given_each_time(
    text: str, names: list[str], code: Code
) -> None:
    """Taking names in once changes nothing about what is found."""
    own = [ListedName(name) for name in names]
    text = f"{text} {' '.join(names)}"
    assert find(text, code, NameList.of(own)) == find(text, code, own)


def test_thousands_of_names_ask_no_more_work_of_a_text_than_a_few() -> None:
    """What a text costs does not grow with the names that are looked for."""
    few, many = (
        NameList.of(
            [ListedName(f"Naam{number} van Vijver{number}") for number in range(count)],
            [f"ander{number}" for number in range(count)],
        )
        for count in (5, 5_000)
    )
    work = [calls(lambda names=names: find(TEXT, "nl", names)) for names in (few, few, many)]  # type: ignore[misc]
    assert work[1] == work[2]
