"""An intention names in a role who does it along: a client, a relative, a colleague (methods.md, C35)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PLAN = "Zaterdag gaan we met hem naar de markt."


@pytest.fixture
def shared(keep: Run, saturday: Any) -> str:
    """Write what a team means to do with a client."""
    said = {"purpose": "Rust", "intention": {"text": PLAN, "with": "client"}}
    return str(keep("teamreflectie", said, lang="nl"))


def test_who_does_it_along_stands_with_the_intention(
    reflectie: Run, items: Run, shared: str, tmp_path: Path
) -> None:
    """In the list, in the entry, on paper, and when it comes back; in JSON as its role."""
    (meant,) = items("intentions")
    assert meant["with"] == "client"
    for words in (("voornemens",), ("toon", shared)):
        assert "samen met de cliënt" in reflectie(*words, lang="nl").out
    file = tmp_path / "x.html"
    reflectie("export", "-o", str(file), lang="nl")
    assert "samen met de cliënt" in file.read_text("utf-8")
    assert '"client"' in reflectie("export", "-f", "csv").out or ",client" in reflectie("export", "-f", "csv").out  # fmt: skip


def test_an_intention_of_ones_own_says_nothing_of_it(items: Run, keep: Run, saturday: Any) -> None:
    """No name for what nobody said, in JSON either."""
    keep("waarom", {"situation": "x", "intention": PLAN})
    (meant,) = items("intentions")
    assert "with" not in meant


def test_it_can_be_said_of_any_intention_in_a_file(items: Run, keep: Run, saturday: Any) -> None:
    """Also where nobody is asked for it."""
    keep("waarom", {"situation": "x", "intention": {"text": PLAN, "with": "relative"}})
    (meant,) = items("intentions")
    assert meant["with"] == "relative"


def test_a_role_that_is_none_is_refused_with_its_place(
    reflectie: Run, everything: Callable[[], str], shared: str
) -> None:
    """And nothing is stored."""
    before = everything()
    said = {"purpose": "x", "intention": {"text": PLAN, "with": "myself"}}
    refused = reflectie("new", "teamreflectie", stdin=json.dumps(said))
    assert (refused.code, refused.out) == (4, "")
    assert "myself" in refused.err
    assert everything() == before
    assert shared


def test_it_is_changed_and_travels(
    reflectie: Run, items: Run, shared: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later answer holds; an export with its past into an empty journal gives the same bytes."""
    new = {"intention": {"text": PLAN, "with": "colleague"}}
    said = reflectie("edit", shared, "-q", "intention", "--answers", "-", stdin=json.dumps(new))
    assert said.code == 0
    (meant,) = items("intentions")
    assert meant["with"] == "colleague"
    kept = reflectie("export", "--history").out
    file = tmp_path / "x.json"
    file.write_text(kept, "utf-8")
    monkeypatch.setenv("REFLECTIE_HOME", str(tmp_path / "other"))
    assert reflectie("import", str(file)).code == 0
    assert reflectie("export", "--history").out == kept
