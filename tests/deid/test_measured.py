"""How much is found in invented sentences, two thirds of which the rules were tuned on."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
import yaml

from reflectie_cli.deid import KINDS, find
from reflectie_cli.hints.nudge import nudge
from reflectie_cli.language import CODES, Code

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "deid.md"
PARTS = {False: "tuned", True: "apart"}

FLOORS: dict[tuple[Code, bool], dict[str, int]] = {
    ("nl", False): {"all": 96, "name": 95, "bsn": 100, "phone": 100, "email": 100, "iban": 100},
    ("nl", True): {"all": 88, "name": 87, "bsn": 100, "phone": 100, "email": 100, "iban": 100},
    ("en", False): {"all": 96, "name": 95, "phone": 100, "email": 100, "iban": 100},
    ("en", True): {"all": 88, "name": 84, "phone": 100, "email": 100, "iban": 100},
}
"""Percent that must be found, a little below what was measured."""


@dataclass
class Figures:
    """What was counted in one part of one language."""

    items: int = 0
    plain: int = 0
    hints: int = 0
    other_hints: int = 0
    there: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def recall(self, kind: str) -> float:
        """Return the percentage found of a kind, or of `all`."""
        there = self.there.total() if kind == "all" else self.there[kind]
        found = self.found.total() if kind == "all" else self.found[kind]
        return 100 * found / there

    def alarms(self, kind: str) -> float:
        """Return the false hits of a kind, or of `all`, for each hundred sentences without a mark."""
        return 100 * (self.false.total() if kind == "all" else self.false[kind]) / self.plain


@cache
def figures(code: Code, apart: bool) -> Figures:
    """Return the counts of one part: a mark is found when one hit covers its letters, whatever its kind."""
    counted = Figures()
    for item in yaml.safe_load((HERE / f"{code}.yaml").read_text(encoding="utf-8")):
        if item["apart"] is not apart:
            continue
        text = item["text"]
        hits = find(text, code)
        counted.items += 1
        ends: Counter[str] = Counter()
        for mark in item["marks"]:
            start = text.index(mark["text"], ends[mark["text"]])
            ends[mark["text"]] = end = start + len(mark["text"])
            if mark["kind"] == "place":
                continue
            letters = [at for at in range(start, end) if text[at].isalnum()]
            counted.there[mark["kind"]] += 1
            counted.found[mark["kind"]] += any(
                hit.start <= letters[0] and letters[-1] < hit.end for hit in hits
            )
        if not item["marks"]:
            counted.plain += 1
            counted.false.update(hit.kind for hit in hits)
            hint = nudge(text, code)
            counted.hints += hint in ("number", "name", "initials", "combo", "birth_age")
            counted.other_hints += hint in ("unsafe", "incident", "colleague", "record")
    return counted


def table() -> list[str]:
    """Return the figures as the rows of the table in docs/deid.md."""
    parts = [figures(code, apart) for code in CODES for apart in PARTS]
    lines = [
        "| kind | "
        + " | ".join(f"{code} {PARTS[apart]}" for code in CODES for apart in PARTS)
        + " |",
        "|---|" + "---|" * len(parts),
        *(
            f"| {kind} | " + " | ".join(_cell(part, kind) for part in parts) + " |"
            for kind in (*KINDS, "all")
        ),
        "| sentences, of which unmarked | "
        + " | ".join(f"{part.items}, {part.plain}" for part in parts)
        + " |",
        "| false hits per 100 unmarked | "
        + " | ".join(f"{part.alarms('all'):.0f}{_which(part)}" for part in parts)
        + " |",
        "| false hints per 100 unmarked | "
        + " | ".join(f"{100 * part.hints / part.plain:.0f}" for part in parts)
        + " |",
        "| other hints per 100 unmarked | "
        + " | ".join(f"{100 * part.other_hints / part.plain:.0f}" for part in parts)
        + " |",
    ]
    return lines


def _cell(part: Figures, kind: str) -> str:
    there = part.there.total() if kind == "all" else part.there[kind]
    found = part.found.total() if kind == "all" else part.found[kind]
    return f"{found} of {there} ({part.recall(kind):.0f}%)" if there else "–"


def _which(part: Figures) -> str:
    named = ", ".join(f"{kind} {part.alarms(kind):.0f}" for kind in KINDS if part.false[kind])
    return f" ({named})" if named else ""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("apart", PARTS)
def test_no_less_is_found_than_before(code: Code, apart: bool) -> None:
    """Recall stays above its floor, also in the part that no rule was tuned on."""
    part = figures(code, apart)
    low = {
        kind: part.recall(kind)
        for kind, floor in FLOORS[code, apart].items()
        if part.recall(kind) < floor
    }
    assert low == {}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("apart", PARTS)
def test_few_sentences_about_nobody_are_marked(code: Code, apart: bool) -> None:
    """Sentences about nobody raise no false alarm where rules were tuned, and few elsewhere."""
    part = figures(code, apart)
    assert part.alarms("all") <= (9 if apart else 0)
    assert 100 * part.hints / part.plain <= (9 if apart else 0)


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
