"""The one hint somebody may get while writing."""

import pytest

from reflectie_cli.language import Code
from reflectie_cli.share.deid import OwnName
from reflectie_cli.share.deid.hints import HINTS, nudge


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
        ("nl", "Ik voelde me onzeker en vroeg hulp.", None),
        ("en", "He told me he was suicidal.", "unsafe"),
        ("en", "He kicked me and I walked off.", "incident"),
        ("en", "I was tired and asked for help.", None),
    ],
)
def test_the_weightiest_hint_comes(code: Code, text: str, hint: str | None) -> None:
    """Safety first, then what identifies, then the ordinary ways; and mostly nothing."""
    assert nudge(text, code) == hint


def test_a_name_of_the_own_list_is_hinted_at() -> None:
    """In small letters too."""
    assert nudge("ik sprak sanne", "nl", [OwnName("Sanne")]) == "name"


def test_every_hint_has_its_words_in_order_of_weight() -> None:
    """What may be given has a sentence to be shown."""
    assert list(HINTS) == [
        "unsafe",
        "number",
        "name",
        "initials",
        "birth_age",
        "incident",
        "record",
    ]
    assert all(text.endswith((".", "?")) for text in HINTS.values())
