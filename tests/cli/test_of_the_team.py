"""What a team wrote is marked as the team's, wherever it is read back (issue: a team has a memory)."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Run = Callable[..., Any]

WHY, LEARNED, PLAN = (
    "Zodat niemand twee keer vraagt",
    "Wij wachten te kort",
    "Zaterdag mee naar buiten",
)
EFFECT = "Hij zong op de markt"
OWN = "Ik vul te snel in"


@pytest.fixture
def written(keep: Run, items: Run, reflectie: Run, saturday: Any) -> str:
    """Write a team's reflection with what came of its plan, and something of one's own."""
    team = {"purpose": WHY, "learned": LEARNED, "intention": PLAN}
    handle = keep("teamreflectie", team, lang="nl")
    (plan,) = items("intentions")
    came = {"done": "yes", "effect_client": EFFECT, "known_how": ["seen"]}
    assert (
        reflectie("follow-up", plan["handle"], "--answers", "-", stdin=json.dumps(came)).code == 0
    )
    keep("waarom", {"situation": "x", "purpose": "Rust", "learned": OWN}, lang="nl")
    return str(handle)


def note_of(document: str, words: str) -> str:
    """Return the lines of Markdown from some words to the next item."""
    after = document[document.index(words) :]
    return after.split("\n- ")[0].split("\n\n")[0]


def test_in_a_review_each_word_of_a_team_says_so(reflectie: Run, written: str) -> None:
    """What it learned, what it was for and what clients noticed; one's own words do not."""
    text = reflectie("review", "week", "--format", "md", lang="nl").out
    assert "van het team" in note_of(text[text.index("Wat cliënten merkten") :], EFFECT)
    for words in (WHY, LEARNED):
        assert "van het team" in note_of(text, words)
    for words in (OWN, "Rust"):
        assert "van het team" not in note_of(text, words)
    assert written


def test_beside_what_it_was_for_it_says_so(reflectie: Run, written: str) -> None:
    """On a screen and on paper."""
    for words in (("waarvoor", "week"), ("waarvoor", "week", "--format", "md")):
        said = " ".join(reflectie(*words, lang="nl").out.split())
        assert "van het team" in said
        assert said.count("van het team") == 1
    assert written


def test_a_search_says_so_of_the_entry_and_of_what_came_of_it(reflectie: Run, written: str) -> None:
    """In the heading, once for each entry."""
    for words, is_a_teams in ((LEARNED, True), (EFFECT, True), (OWN, False)):
        said = reflectie("zoek", words.split()[-1], lang="nl").out
        assert ("van het team" in said) is is_a_teams
    assert written


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_an_export_says_so_in_every_format(
    reflectie: Run, written: str, tmp_path: Path, ending: str
) -> None:
    """Of the team's entry and what looks back on it, and of no other."""
    file = tmp_path / f"x.{ending}"
    assert reflectie("export", "-o", str(file), lang="nl").code == 0
    if ending == "docx":
        word = docx.Document(io.BytesIO(file.read_bytes()))
        text = "\n".join(one.text for one in word.paragraphs)
    else:
        text = file.read_text("utf-8")
    assert text.count("van het team") == 2
    assert written
