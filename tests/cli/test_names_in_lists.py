"""What an entry is called in a list: what it says, never only its day again or who was asked."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
TEAM = {"date": "2026-11-12", "purpose": "Rust voor bewoners."}
ASKED = {"asked_whom": "client", "purpose": "Of ik praat.", "heard": "Ik wil de vogels horen."}


@pytest.mark.parametrize(
    ("name", "answers", "called"),
    [
        ("teamreflectie", TEAM | {"topic": ["wachten"]}, "wachten"),
        ("teamreflectie", TEAM, "Rust voor bewoners."),
        ("vraag-de-client", ASKED, "Ik wil de vogels horen."),
        ("eigen-regie", {"who_decided": "me", "situation": "De trui."}, "De trui."),
    ],
)
def test_a_list_names_an_entry_by_what_it_says(
    reflectie: Run, keep: Run, saturday: Any, name: str, answers: dict[str, Any], called: str
) -> None:
    """A team reflection by its topic, what a client said by their words, else by the first words."""
    keep(name, answers)
    assert reflectie("list").out.rstrip().endswith(called)
