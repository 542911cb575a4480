"""What the tests of sharing are built on: entries to share, and another home to share them with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


@pytest.fixture
def written(reflectie: Run) -> list[str]:
    """Keep three entries: one done with everything, one that builds on it, one that is open."""
    kept: list[str] = []
    for name, answers, words in ENTRIES:
        earlier = ("--from", kept[0]) if len(kept) == 1 else ()
        said = reflectie("new", name, *words, *earlier, stdin=json.dumps(answers), lang="nl")
        assert said.code == 0, said.err
        kept.append(said.out.strip())
    return kept


@pytest.fixture
def entries(reflectie: Run) -> Callable[..., list[dict[str, Any]]]:
    """Return every entry of a journal whole, the bin as well, oldest first."""

    def look(journal: Path | None = None) -> list[dict[str, Any]]:
        named = ("--journal", str(journal)) if journal else ()
        said = reflectie(*named, "export")
        assert said.code == 0, said.err
        return list(json.loads(said.out)["items"])

    return look
