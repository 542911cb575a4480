import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectie_cli.prompt_sets.reply import Reply, without_controls


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("voor\x1a na", "voor na"),
        ("\x00\x07een\x1b[2J\x7f\x9b", "een[2J"),
        ("een\r\ntwee\rdrie\u2028vier\u2029vijf\x0czes\x85", "een\ntwee\ndrie\nvier\nvijf\nzes\n"),
        ("a\tb\nc é \u202e", "a\tb\nc é \u202e"),
    ],
)
def test_of_control_characters_only_line_ends_and_tabs_are_words(typed: str, kept: str) -> None:
    """A stray key, or what an older program puts between lines, is nobody's words."""
    assert without_controls(typed) == kept
    assert Reply(typed).without_controls() == Reply(kept)


@given(st.text())
def test_words_stay_as_they_are(text: str) -> None:
    """Taking out twice is taking out once."""
    once = without_controls(text)
    assert without_controls(once) == once
