"""Texts of plain words, which are not looked through word by word."""

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import reflectie_cli.deid.finder as finder
from reflectie_cli.deid import Hit, ListedName, NameList, find
from reflectie_cli.deid.plain_words import is_plain
from reflectie_cli.language import CODES, Code

HERE = Path(__file__).parent
NOBODY = NameList.of(())


@cache
def texts(code: Code) -> list[str]:
    """Return the invented sentences that rules were tuned on."""
    files = [HERE / f"{code}.yaml", *(HERE / "2026-11" / "tuned").glob(f"{code}*.yaml")]
    items = [item for file in files for item in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return [item["text"] for item in items if not item.get("apart")]


@cache
def words(code: Code) -> list[str]:
    """Return the words of those sentences."""
    return sorted({word for text in texts(code) for word in text.split()})


def looked_through(text: str, code: Code, own: NameList = NOBODY) -> tuple[Hit, ...]:
    """Return what is found where every text is looked through."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finder, "is_plain", lambda *_: False)
        return find(text, code, own)


@pytest.mark.parametrize("code", CODES)
def test_the_quick_look_hides_nothing(code: Code) -> None:
    """What is found is the same with and without the look that passes plain texts by."""
    assert all(find(text, code) == looked_through(text, code) for text in texts(code))


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_no_row_of_words_is_passed_by_that_holds_a_name(code: Code, data: st.DataObject) -> None:
    """Words of invented sentences in any order, in small letters or not, are judged the same."""
    row = data.draw(st.lists(st.sampled_from(words(code)), max_size=8))
    text = " ".join(word.lower() if data.draw(st.booleans()) else word for word in row)
    assert find(text, code) == looked_through(text, code)


def test_plain_words_are_passed_by() -> None:
    """Most of what people write names nobody; a name of one's own list among it is seen."""
    text = "ik had een rustige dienst en was toch moe"
    assert is_plain(text, "nl", NOBODY)
    assert not is_plain(text, "nl", NameList.of([ListedName("Rustige Dienst")]))
    assert not is_plain("ik had fatima gezien", "nl", NOBODY)
