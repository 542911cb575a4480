"""What the tests of sharing are built on: entries to share, and another home to share them with."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import move_in

Run = Callable[..., Any]

ENTRIES: tuple[tuple[str, dict[str, Any], tuple[str, ...]], ...] = (
    (
        "waarom",
        {
            "situation": "Eén lunch\nmet twee regels",
            "whose_value": {"text": "Zij koos zelf", "who": "client", "basis": "asked"},
            "intention": {"text": "Eerst vragen", "due": "2026-12-01", "line": "care"},
        },
        ("-d", "2026-11-02", "-t", "Rust", "-t", "maaltijd"),
    ),
    ("reflectiecirkel", {"situation": "Druk", "learned": "Stil zijn helpt"}, ("-d", "2026-11-03")),
    (
        "pdca",
        {"situation": "Rumoer", "check_date": "2026-12-12", "intention": "Proberen"},
        ("-d", "2026-11-20"),
    ),
)


@dataclass(frozen=True)
class Kept:
    """A journal of three entries, and their handles."""

    journal: Path
    handles: tuple[str, ...]


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory, reflectie: Run) -> Kept:
    """Keep three entries: one done with everything, one that builds on it, one that is open."""
    place = tmp_path_factory.mktemp("three")
    kept: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        move_in(place, patch)
        for name, answers, words in ENTRIES:
            earlier = ("--from", kept[0]) if len(kept) == 1 else ()
            said = reflectie("new", name, *words, *earlier, stdin=json.dumps(answers), lang="nl")
            assert said.code == 0, said.err
            kept.append(said.out.strip())
    return Kept(place / "journal.db", tuple(kept))


@pytest.fixture
def written(home: Path, three: Kept) -> list[str]:
    """Put the journal of three entries into the home of this test; return the handles."""
    home.mkdir(mode=0o700, exist_ok=True)
    shutil.copy(three.journal, home)
    return [*three.handles]


@pytest.fixture
def entries(reflectie: Run) -> Callable[..., list[dict[str, Any]]]:
    """Return every entry of a journal whole, the bin as well, oldest first."""

    def look(journal: Path | None = None) -> list[dict[str, Any]]:
        named = ("--journal", str(journal)) if journal else ()
        said = reflectie(*named, "export")
        assert said.code == 0, said.err
        return list(json.loads(said.out)["items"])

    return look
