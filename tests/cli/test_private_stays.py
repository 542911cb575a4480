"""What is private stays here when something is handed on, unless somebody asks for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

Run = Callable[..., Any]

OWN = """
name: alleen-van-mij
version: "1"
title: Alleen van mij
private: true
questions:
  - {key: said, type: text, question: Wat was er?, roles: [learn]}
  - {key: goal, type: intention, question: Wat neem je je voor?, optional: true}
"""
INTENDS = {"line": "care", "check": "2026-12-05"}


@pytest.fixture
def written(reflectie: Run, keep: Run, saturday: Any, home: Path) -> dict[str, str]:
    """Write in a private set and in a shared one, and throw one of three away."""
    file = home / "prompts" / "alleen-van-mij.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(OWN, encoding="utf-8")
    private = {"said": "GEHEIM", "goal": {"text": "GEHEIM plan", **INTENDS}}
    shared = {"situation": "x y z", "learned": "OPENBAAR"}
    kept = {
        "private": keep("alleen-van-mij", private, lang="nl"),
        "shared": keep("waarom", {**shared, "intention": {"text": "OPENBAAR plan", **INTENDS}}),
        "bin": keep("waarom", {**shared, "learned": "WEGGEGOOID"}),
    }
    assert reflectie("delete", kept["bin"]).code == 0
    return kept


@pytest.mark.parametrize("as_format", ["json", "jsonl", "csv", "md", "html"])
def test_an_export_to_hand_on_leaves_it_here_and_counts(
    reflectie: Run, written: dict[str, str], as_format: str
) -> None:
    """Private sets, the bin and drafts stay, in one line; --with-private takes them along."""
    words = ("export", "--deidentify", "--format", as_format)
    said = reflectie(*words)
    with_bin = as_format in ("json", "jsonl")
    assert said.code == 0
    assert "OPENBAAR" in said.out
    assert "GEHEIM" not in said.out
    assert "WEGGEGOOID" not in said.out
    assert f"private 1, bin {int(with_bin)}, drafts 0" in said.err
    asked = reflectie(*words, "--with-private")
    assert "GEHEIM" in asked.out
    assert ("WEGGEGOOID" in asked.out) == with_bin
    assert "Left out: private" not in asked.err
    assert "GEHEIM" in reflectie("export", "--format", as_format).out
    assert written


@pytest.mark.parametrize("as_format", ["json", "md", "html"])
@pytest.mark.parametrize("command", ["review", "what-for"])
def test_a_review_in_a_file_leaves_it_here(
    reflectie: Run, written: dict[str, str], tmp_path: Path, command: str, as_format: str
) -> None:
    """The line on standard error says how many stayed; --with-private takes them along."""
    file = tmp_path / f"out.{as_format}"
    said = reflectie(command, "month", "-o", str(file))
    assert (said.code, said.out) == (0, "")
    assert "private: 1" in said.err
    assert "GEHEIM" not in file.read_text("utf-8")
    asked = reflectie(command, "month", "-o", str(file), "--force", "--with-private")
    assert asked.code == 0
    assert "private" not in asked.err
    if command == "review":
        assert "GEHEIM" in file.read_text("utf-8")
    assert written


def test_a_calendar_leaves_it_here(reflectie: Run, written: dict[str, str], tmp_path: Path) -> None:
    """No private intention, nothing of the past unless asked; -o writes it to a file."""
    file = tmp_path / "days.ics"
    said = reflectie("intentions", "-o", str(file), "--with-text")
    assert (said.code, said.out) == (0, "")
    assert "private: 1" in said.err
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert str(event["description"]) == "OPENBAAR plan"
    asked = reflectie("intentions", "--format", "ics", "--with-text", "--with-private")
    assert asked.out.count("BEGIN:VEVENT") == 2
    assert reflectie("intentions", "-o", str(file)).code == 1
    refused = reflectie("intentions", "-o", str(tmp_path / "days.docx"))
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert written


def test_a_moved_day_is_a_newer_event(
    reflectie: Run, items: Run, written: dict[str, str], saturday: Any
) -> None:
    """The journal notes when a check day moved; the event keeps its name."""
    one = next(i for i in items("intentions") if i["text"] == "OPENBAAR plan")
    before = reflectie("intentions", "--format", "ics").out
    saturday.on(days=3)
    assert reflectie("intentions", "postpone", one["handle"], "2026-12-20").code == 0
    after = reflectie("intentions", "--format", "ics").out
    events = [Calendar.from_ical(text).walk("VEVENT")[0] for text in (before, after)]
    assert events[0]["uid"] == events[1]["uid"]
    assert [event["sequence"] for event in events] == [0, 3]
    assert json.dumps(one["id"]) not in after
    assert written
