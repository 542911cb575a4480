"""What the tests of commands are built on: a clock that stands still, and a set with every type."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from reflectie_cli.cli.app import app
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import Language
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import steps

TRIAL = """\
name: proef
aliases: [trial]
version: 3
title: {nl: De proef, en: The trial}
description: {nl: Om alles te proberen., en: To try everything.}
reason: look-back
for: [individual, team]
minutes: 7
origin: {status: partly, text: Iemand (2020), url: "https://example.org/x"}
private: true
follow_up: {after: 7d}
questions:
  - key: story
    type: text
    roles: [why, learn]
    stage: {nl: Terug, en: Back}
    question: {nl: Wat gebeurde er?, en: What happened?}
    help: {nl: Eén moment., en: One moment.}
  - key: name
    type: short
    optional: true
    question: {nl: Hoe noem je het?, en: What do you call it?}
  - key: mood
    type: choice
    optional: true
    question: {nl: Hoe was het?, en: How was it?}
    options:
      good: {nl: goed, en: good}
      hard: {nl: lastig, en: hard}
  - key: present
    type: multi
    optional: true
    question: {nl: Wie waren erbij?, en: Who were there?}
    options:
      client: {nl: de cliënt, en: the client}
      team: {nl: het team, en: the team}
      family: {nl: de familie, en: the family}
  - key: calm
    type: scale
    question: {nl: Hoe rustig was je?, en: How calm were you?}
  - key: moment
    type: date
    optional: true
    question: {nl: Wanneer was dat?, en: When was that?}
  - key: other_side
    type: perspective
    optional: true
    roles: [voice]
    question: {nl: Hoe was het voor de ander?, en: What was it like for the other?}
  - key: plan
    type: intention
    optional: true
    roles: [act]
    question: {nl: Wat neem je je voor?, en: What do you intend?}
  - key: themes
    type: tag
    optional: true
    question: {nl: "Welke thema's?", en: Which themes?}
"""
Run = Callable[..., Any]


@pytest.fixture
def bare() -> Run:
    """Run the program with exactly these words: no `--lang` before them."""

    def run(*words: str, stdin: str | bytes = "") -> Any:
        result = CliRunner().invoke(app, list(words), input=stdin, prog_name="reflectie")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def saturday(monkeypatch: pytest.MonkeyPatch, clock: Any) -> Any:
    """Let the program's clock stand at 23:10 on Saturday 21 November 2026, until it goes on."""
    monkeypatch.setattr(Session, "now", property(lambda _: clock()))
    return clock


@pytest.fixture
def trial(home: Path) -> Path:
    """Put a set of one's own called `proef`, with every type of question, into the home."""
    file = home / "prompts" / "proef.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(TRIAL, encoding="utf-8")
    return file


@pytest.fixture
def items(reflectie: Run) -> Run:
    """Run a command with `--json` and return its items."""

    def run(*words: str, **settings: Any) -> Any:
        said = reflectie(*words, "--json", **settings)
        assert said.code == 0, said.err
        document = json.loads(said.out)
        assert document["schema"] == "reflectie/1"
        return document["items"]

    return run


@pytest.fixture
def keep(reflectie: Run) -> Run:
    """Keep answers without a terminal and return the handle."""

    def run(name: str, answers: dict[str, Any], *words: str, **settings: Any) -> str:
        said = reflectie("new", name, *words, stdin=json.dumps(answers), **settings)
        assert said.code == 0, said.err
        (handle,) = said.out.splitlines()
        return str(handle)

    return run


@pytest.fixture
def everything(reflectie: Run) -> Callable[[], str]:
    """Return all that is kept, the bin as well, to see whether something changed."""

    def look() -> str:
        return str(reflectie("export", "--format", "jsonl").out)

    return look


@pytest.fixture
def draft(open_journal: Callable[[], Journal], circle: PromptSet, english: Language) -> str:
    """Leave a draft behind, stopped in the second question of the reflectiecirkel."""
    journal = open_journal()
    uid = journal.entries.begin(
        circle, title="Reflection circle", language="en", day=date(2026, 11, 20)
    )
    first, second, *_ = steps(circle, english, rotated={})
    journal.entries.record(uid, first, Reply("Lunch ran late"))
    journal.entries.keep_unfinished(uid, second.key, "I wanted")
    return journal.entries.get(uid).handle


@pytest.fixture
def folder(home: Path) -> Path:
    """Return where sets of one's own stand; it is not there yet."""
    return home / "prompts"


@pytest.fixture
def editing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Let the editor be these lines of Python, about a file `f` whose text is `t`."""

    def edit_with(lines: str) -> Path:
        script = tmp_path / "editor.py"
        head = "import sys, pathlib\nf = pathlib.Path(sys.argv[1])\nt = f.read_bytes().decode()\n"
        script.write_text(f"{head}{lines}\n", "utf-8")
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
        return script

    return edit_with
