"""How much is found in invented sentences, two thirds of which the rules were tuned on."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import pytest
import yaml

from reflectie_cli.deid import KINDS, find
from reflectie_cli.hints.nudge import nudge
from reflectie_cli.language import CODES, Code

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "deid.md"
Part = Literal["tuned", "apart", "apart before"]
PARTS: tuple[Part, ...] = tuple(
    part
    for part in ("tuned", "apart", "apart before")
    if part == "apart before" or any((HERE / "2026-11" / part).glob("*.yaml"))
)
"""Sentences that rules were tuned on, those kept apart, and those kept apart in rounds before."""

FLOORS: dict[tuple[Code, Part], dict[str, int]] = {
    ("nl", "tuned"): {
        "all": 95,
        "name": 95,
        "place": 90,
        "institution": 90,
        "url": 90,
        "clean": 93,
    },
    ("nl", "apart"): {"all": 85, "name": 92, "url": 95, "clean": 83},
    ("nl", "apart before"): {"all": 92, "name": 90, "clean": 88},
    ("en", "tuned"): {
        "all": 95,
        "name": 95,
        "place": 90,
        "institution": 90,
        "url": 90,
        "clean": 93,
    },
    ("en", "apart"): {"all": 83, "name": 78, "url": 95, "clean": 82},
    ("en", "apart before"): {"all": 89, "name": 87, "clean": 86},
}
"""Percent that must be found, a little below what was measured."""


@dataclass
class Figures:
    """What was counted in one part of one language."""

    items: int = 0
    plain: int = 0
    clean: int = 0
    hints: int = 0
    other_hints: int = 0
    there: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def recall(self, kind: str) -> float:
        """Return the percentage found of a kind, of `all`, or of sentences that came out `clean`."""
        if kind == "clean":
            return 100 * self.clean / (self.items - self.plain)
        there = self.there.total() if kind == "all" else self.there[kind]
        found = self.found.total() if kind == "all" else self.found[kind]
        return 100 * found / there

    def alarms(self, kind: str) -> float:
        """Return the false hits of a kind, or of `all`, for each hundred sentences without a mark."""
        return 100 * (self.false.total() if kind == "all" else self.false[kind]) / self.plain


def sentences(code: Code, part: Part) -> list[dict[str, Any]]:
    """Return the invented sentences of one part."""
    older = _items(HERE / f"{code}.yaml")
    if part == "apart before":
        return [item for item in older if item["apart"]]
    newer = [
        item
        for file in sorted((HERE / "2026-11" / part).glob(f"{code}*.yaml"))
        for item in _items(file)
    ]
    return [item for item in older if not item["apart"]] + newer if part == "tuned" else newer


def _items(file: Path) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", yaml.safe_load(file.read_text(encoding="utf-8")))


@cache
def figures(code: Code, part: Part) -> Figures:
    """Return the counts of one part: a mark is found when one hit covers its letters, whatever its kind."""
    counted = Figures()
    for item in sentences(code, part):
        text = item["text"]
        hits = find(text, code)
        counted.items += 1
        ends: Counter[str] = Counter()
        clean = True
        for mark in item["marks"]:
            start = text.index(mark["text"], ends[mark["text"]])
            ends[mark["text"]] = end = start + len(mark["text"])
            letters = [at for at in range(start, end) if text[at].isalnum()]
            found = any(hit.start <= letters[0] and letters[-1] < hit.end for hit in hits)
            counted.there[mark["kind"]] += 1
            counted.found[mark["kind"]] += found
            clean = clean and found
        if item["marks"]:
            counted.clean += clean
        else:
            counted.plain += 1
            counted.false.update(hit.kind for hit in hits)
            hint = nudge(text, code)
            counted.hints += hint in ("number", "name", "initials", "combo", "birth_age")
            counted.other_hints += hint in ("unsafe", "incident", "colleague", "record")
    return counted


def table() -> list[str]:
    """Return the figures as the rows of the table in docs/deid.md."""
    parts = [figures(code, part) for code in CODES for part in PARTS]
    rows = {
        "marked sentences that come out wholly clean": [
            f"{part.clean} of {part.items - part.plain} ({part.recall('clean'):.0f}%)"
            for part in parts
        ],
        **{kind: [_cell(part, kind) for part in parts] for kind in (*KINDS, "all")},
        "sentences, of which unmarked": [f"{part.items}, {part.plain}" for part in parts],
        "false hits per 100 unmarked": [
            f"{part.alarms('all'):.0f}{_which(part)}" for part in parts
        ],
        "false hints per 100 unmarked": [f"{100 * part.hints / part.plain:.0f}" for part in parts],
        "other hints per 100 unmarked": [
            f"{100 * part.other_hints / part.plain:.0f}" for part in parts
        ],
    }
    heads = [f"{code} {part}" for code in CODES for part in PARTS]
    lines = [["kind", *heads], *([name, *cells] for name, cells in rows.items())]
    shown = ["| " + " | ".join(line) + " |" for line in lines]
    return [shown[0], "|---|" + "---|" * len(parts), *shown[1:]]


def _cell(part: Figures, kind: str) -> str:
    there = part.there.total() if kind == "all" else part.there[kind]
    found = part.found.total() if kind == "all" else part.found[kind]
    return f"{found} of {there} ({part.recall(kind):.0f}%)" if there else "–"


def _which(part: Figures) -> str:
    named = ", ".join(f"{kind} {part.alarms(kind):.0f}" for kind in KINDS if part.false[kind])
    return f" ({named})" if named else ""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("part", PARTS)
def test_no_less_is_found_than_before(code: Code, part: Part) -> None:
    """Recall stays above its floor, also in the part that no rule was tuned on."""
    counted = figures(code, part)
    low = {
        kind: counted.recall(kind)
        for kind, floor in FLOORS.get((code, part), {}).items()
        if counted.recall(kind) < floor
    }
    assert low == {}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("part", PARTS)
def test_few_sentences_about_nobody_are_marked(code: Code, part: Part) -> None:
    """Sentences about nobody raise hardly a false alarm where rules were tuned, and few elsewhere."""
    counted = figures(code, part)
    assert counted.alarms("all") <= (2 if part == "tuned" else 15)
    assert 100 * counted.hints / counted.plain <= (2 if part == "tuned" else 15)


def test_the_page_gives_the_measured_figures() -> None:
    """The table in docs/deid.md holds the figures measured here."""
    page = PAGE.read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert rows[-len(table()) :] == table()


def test_the_page_never_calls_it_anonymous() -> None:
    """The page says that a text is less recognisable, and never that it is anonymous."""
    page = PAGE.read_text(encoding="utf-8").lower()
    assert re.search(r"minder herkenbaar gemaakt", page)
    assert not re.search(
        r"\b(?:is|zijn|are|wordt|becomes?) (?:then |dan )?(?:anoniem|anonymous)\b", page
    )
