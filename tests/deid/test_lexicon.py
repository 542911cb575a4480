"""The ordinary words that tell a name from what is none."""

from pathlib import Path

import pytest

import reflectie_cli.deid.lexicon as lexicon
from reflectie_cli.deid.lexicon import LONGEST, in_dictionary, mistyped
from reflectie_cli.language import CODES, Code

LISTS = Path(lexicon.__file__).parent / "dictionary"


@pytest.mark.parametrize(
    ("code", "word", "known"),
    [
        ("nl", "appeltaart", True),
        ("nl", "huiskamer", True),
        ("nl", "mehmet", False),
        ("nl", "hoekstra", False),
        ("en", "hindsight", True),
        ("en", "tunde", False),
    ],
)
def test_a_word_and_a_compound_are_known_and_a_name_is_not(
    code: Code, word: str, known: bool
) -> None:
    """A Dutch compound counts as a known word, a surname that looks like one does not."""
    assert in_dictionary(word, code) is known


@pytest.mark.parametrize(
    ("code", "word", "typed"),
    [
        ("nl", "bewooner", True),
        ("nl", "mischien", True),
        ("nl", "mehmet", False),
        ("en", "freind", True),
        ("en", "sombody", True),
        ("en", "tunde", False),
    ],
)
def test_a_typing_error_is_known_by_the_word_it_was(code: Code, word: str, typed: bool) -> None:
    """A letter doubled, dropped or swapped makes a typing error, not a name."""
    assert mistyped(word, code) is typed


@pytest.mark.parametrize("code", CODES)
def test_the_lists_hold_folded_words_in_order(code: Code) -> None:
    """Each word is listed once, in order, unaccented, and no longer than the longest looked up."""
    words = (LISTS / f"{code}.txt").read_text(encoding="ascii").split()
    assert words == sorted(set(words))
    assert all(word.isalpha() and word.islower() and 3 <= len(word) <= LONGEST for word in words)


def test_where_the_lists_come_from_stands_beside_them() -> None:
    """The sources that the licences require us to name are named beside the lists."""
    page = (LISTS / "README.md").read_text(encoding="utf-8")
    assert "OpenTaal" in page
    assert "Kevin Atkinson" in page
