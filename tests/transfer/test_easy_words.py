"""The words of a passphrase: easy to say and to type, and enough of them."""

import math
import re

import pytest

from reflectie_cli.language import Code
from reflectie_cli.transfer.easy_words import WORDS, easy_words, new_words


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_list_is_long_enough_and_holds_each_word_once(code: Code) -> None:
    """Five of them are 53 bits, as the guides say."""
    words = easy_words(code)
    assert len(set(words)) == len(words) >= 1500
    assert list(words) == sorted(words)
    assert math.log2(len(words)) * WORDS >= 53 - 0.5
    assert all(re.fullmatch("[a-z]{3,11}", word) for word in words)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_word_is_another_with_an_ending(code: Code) -> None:
    """`appel` and `appels` would be heard for one another."""
    words = set(easy_words(code))
    assert [word for word in words if word + "s" in words or word + "en" in words] == []


def test_dutch_words_are_spelled_as_they_sound() -> None:
    """Neither ij nor ei, neither au nor ou: a coach hears them and types them."""
    assert [word for word in easy_words("nl") if re.search("ij|ei|au|ou|y|x|q|ph|th", word)] == []


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_passphrase_is_five_words_of_the_list(code: Code) -> None:
    """Each by chance, and another every time."""
    said = {new_words(code) for _ in range(50)}
    assert len(said) == 50
    assert all(len(words.split()) == WORDS for words in said)
    assert {word for words in said for word in words.split()} <= set(easy_words(code))
