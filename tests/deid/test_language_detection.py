"""The language of a text, whatever the screen speaks."""

from pathlib import Path

import pytest
import yaml

from reflectie_cli.deid import find, language_of, placeholders, replaced
from reflectie_cli.language import CODES, Code

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("text", "code"),
    [("Ik ging eerst naast haar zitten.", "nl"), ("I sat down beside her first.", "en"),
     ("Over haast in de ochtend", "nl"), ("Wij zochten een veilige manier, hij zocht een deur.", "nl"),
     ("Next time I ask before I help.", "en")],
)  # fmt: skip
@pytest.mark.parametrize("screen", CODES)
def test_a_sentence_is_in_its_own_language(text: str, code: Code, screen: Code) -> None:
    """A sentence is recognised as Dutch or English, whichever language the screen speaks."""
    assert language_of(text, screen) == code


@pytest.mark.parametrize("text", ["", "12-3", "ok", "[collega 1]", "Sanne", "العربية", "a" * 5000])
@pytest.mark.parametrize("screen", CODES)
def test_what_says_nothing_is_in_the_language_of_the_screen(text: str, screen: Code) -> None:
    """A text with too few known words keeps the language of the screen."""
    assert language_of(text, screen) == screen


@pytest.mark.parametrize("code", CODES)
def test_hardly_a_sentence_is_taken_for_the_other_language(code: Code) -> None:
    """Names, dialect and loan words mislead it in fewer than one in twenty invented sentences."""
    items = yaml.safe_load((HERE / f"{code}.yaml").read_text(encoding="utf-8"))
    texts = [item["text"] for item in items if not item["apart"]]
    other: Code = "en" if code == "nl" else "nl"
    assert [text for text in texts if language_of(text, code) != code] == []
    assert sum(language_of(text, other) != code for text in texts) < 0.05 * len(texts)


def test_dutch_on_an_english_screen_loses_the_names_and_nothing_else() -> None:
    """Names are found by the text's language and replaced in the language of the screen."""
    text = "Mevrouw De Vries wilde niet uit bed. De vrijwilliger wachtte, en mevrouw De Vries kwam."
    hits = find(text, "en")
    said = replaced(text, hits, {}, "en", placeholders(hits, "en"))
    assert said == "[person 1] wilde niet uit bed. De vrijwilliger wachtte, en [person 1] kwam."
