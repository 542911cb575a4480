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
    """Dutch writes two words as one; what looks like one and is a surname stays one."""
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
    """One letter doubled, single, swapped or left out."""
    assert mistyped(word, code) is typed


@pytest.mark.parametrize("code", CODES)
def test_the_lists_hold_folded_words_in_order(code: Code) -> None:
    """Small letters without accents, no longer than is looked for, each once."""
    words = (LISTS / f"{code}.txt").read_text(encoding="ascii").split()
    assert words == sorted(set(words))
    assert all(word.isalpha() and word.islower() and 3 <= len(word) <= LONGEST for word in words)


def test_where_the_lists_come_from_stands_beside_them() -> None:
    """Their licences ask that it goes along."""
    page = (LISTS / "README.md").read_text(encoding="utf-8")
    assert "OpenTaal" in page
    assert "Kevin Atkinson" in page
