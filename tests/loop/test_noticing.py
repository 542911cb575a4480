"""What counts as noticed by a client, and what says nothing."""

from datetime import UTC, datetime

import pytest

from reflectie_cli.journal.entry import FollowUp
from reflectie_cli.loop.noticing import says_nothing, was_noticed
from reflectie_cli.prompt_sets.follow_up import DONE, KNOWN_HOW, TRIED

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        None, "", " ", "-", "—", "?", "…", "...", "niets", "Niets, denk ik.", "Niks.", "geen idee",
        "Weet ik niet", "Ik weet het nog niet.", "Nog niets", "nog niet", "Nee", "n.v.t.",
        "Niets gemerkt", "De cliënt merkte er niets van.", "Nog niet gevraagd", "onbekend",
        "nothing", "Nothing, I think.", "I don't know", "I don’t know yet", "don't know", "no idea",
        "Not asked yet", "She didn't notice", "N/A", "not sure", "dunno",
    ],
)  # fmt: skip
def test_words_that_say_nothing_are_no_noticing(text: str | None) -> None:
    """In either language, with or without a hedge, and whatever sign stands for it."""
    assert says_nothing(text)
    asked = FollowUp(at=NOON, done="yes", effect_client=text, known_how=("asked_client",))
    assert not was_noticed(asked)


@pytest.mark.parametrize(
    "text",
    [
        "Zo.", "Hij zei niets.", "He said nothing", "Niets meer dan een glimlach", "😊", "ja",
        "Zij neuriede en zei na afloop “zo”.", "Hij vroeg niets meer.", "Hij weet het niet",
        "Rust", "Godverdomme.", "0", "Zij merkte dat ik wachtte.", "الصمت", "何も",
    ],
)  # fmt: skip
def test_words_that_say_something_are_left_alone(text: str) -> None:
    """One word is enough, a silence that was heard is something, and nobody's tone is judged."""
    assert not says_nothing(text)


@pytest.mark.parametrize("done", [None, *DONE])
@pytest.mark.parametrize("known", [(), *((way,) for way in KNOWN_HOW), ("assumed", "seen")])
def test_only_what_was_tried_and_asked_or_seen_was_noticed(
    done: str | None, known: tuple[str, ...]
) -> None:
    """Nothing that was not done, and no guess, is ever told as noticed."""
    came = FollowUp(at=NOON, done=done, effect_client="Zij neuriede.", known_how=known)
    tried = done is None or done in TRIED
    assert was_noticed(came) == (tried and known not in ((), ("assumed",)))
