"""The one hint somebody may get while writing."""

import pytest

from reflectie_cli.deid import ListedName
from reflectie_cli.hints.nudge import HINTS, is_long, nudge
from reflectie_cli.language import Code


@pytest.mark.parametrize(
    ("code", "text", "hint"),
    [
        ("nl", "Ik vrees dat Sanne wordt mishandeld, bel 06-12345678.", "unsafe"),
        ("nl", "Toen belde ik Sanne op 06-12345678.", "number"),
        ("nl", "Toen belde ik Sanne en P. ook.", "name"),
        ("nl", "Daarna zat ik bij P. aan tafel.", "initials"),
        ("nl", "Een man van 54 jaar met korsakov.", "birth_age"),
        ("nl", "Hij sloeg naar mij en ik liep weg.", "incident"),
        ("nl", "Hij sloeg naar mij. Ik heb het gemeld.", None),
        ("nl", "Vannacht is ze weer gevallen.", "record"),
        ("nl", "Er was een bord gevallen.", None),
        ("nl", "Het rooster is gewijzigd.", None),
        ("nl", "Op 12 maart belde ik de politie over Sanne.", "name"),
        ("nl", "Op 12 maart vond de politie een vrouw van 84 jaar met dementie.", "combo"),
        ("nl", "Als hij 84 jaar oud is, mag hij dat zelf weten.", None),
        ("nl", "Die luie collega zag niet dat ze weer gevallen is.", "colleague"),
        ("nl", "Hij sloeg naar mij en die luie collega bleef zitten.", "incident"),
        ("nl", "Ik voelde me onzeker en vroeg hulp.", None),
        ("en", "He told me he was suicidal.", "unsafe"),
        ("en", "He kicked me and I walked off.", "incident"),
        ("en", "She is 84 years old and walked down the stairs.", None),
        ("en", "I was tired and asked for help.", None),
    ],
)
def test_the_weightiest_hint_comes(code: Code, text: str, hint: str | None) -> None:
    """A text that asks for several hints gets only the weightiest, and most texts get none."""
    assert nudge(text, code) == hint


def test_a_name_of_the_own_list_is_hinted_at() -> None:
    """A listed name in small letters gets the hint about names."""
    assert nudge("ik sprak sanne", "nl", [ListedName("Sanne")]) == "name"


def test_every_hint_has_its_words_in_order_of_weight() -> None:
    """Every hint has a sentence to show, in order of weight."""
    assert list(HINTS) == [
        "unsafe",
        "self_care",
        "number",
        "name",
        "initials",
        "combo",
        "birth_age",
        "incident",
        "colleague",
        "record",
        "read_along",
        "meeting",
        "assumed",
        "fresh_eyes",
        "unheard",
    ]
    assert all(text.endswith((".", "?")) for text in HINTS.values())


def test_heavy_words_alone_get_no_hint_and_nobody_is_asked_without_them() -> None:
    """Earlier entries are looked at only where this text is heavy, and it alone gets no hint."""
    asked: list[bool] = []

    def heavy_of_late() -> bool:
        asked.append(True)
        return True

    assert nudge("Ik trek het niet meer.", "nl") is None
    assert nudge("Ik was moe.", "nl", heavy_of_late=heavy_of_late) is None
    assert asked == []
    assert nudge("Ik trek het niet meer.", "nl", heavy_of_late=heavy_of_late) == "self_care"
    assert nudge("I'm burnt out.", "en", heavy_of_late=heavy_of_late) == "self_care"


def test_an_entry_is_long_past_two_hundred_and_fifty_words() -> None:
    """An entry is long when its answers together have more than 250 words."""
    assert not is_long(["woord " * 200, "woord " * 50])
    assert is_long(["woord " * 200, "woord " * 51])
