"""Every line of the README and the guides that somebody may type does what the page says."""

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.cli.commands import COMMANDS
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import Language
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import steps

ROOT = Path(__file__).parent.parent.parent
ASKING = ("new", "resume", "edit", "erase")
"""The commands that ask in a terminal, unless one of these stands behind them."""
UNASKED = ("--answers", "--yes", "--date", "-d", "--tag", "-t", "--untag", "--title")


@dataclass(frozen=True)
class Line:
    """A line to type, whether it asks in a terminal, and the exit code the page gives it."""

    text: str
    asks: bool
    code: int


def whole_lines(block: str) -> Iterator[str]:
    """Yield the lines of a block as a shell reads them: with what continues them, and here-docs."""
    lines = iter(block.splitlines())
    for line in lines:
        while line.endswith("\\"):
            line = f"{line[:-1]} {next(lines).strip()}"
        if here := re.search(r"<<-?\s*['\"]?(\w+)['\"]?", line):
            for inner in lines:
                line += f"\n{inner}"
                if inner.strip() == here[1]:
                    break
        if line.strip() and not line.startswith("#"):
            yield line.removeprefix("$ ")


def lines_of(page: Path) -> list[Line]:
    """Return every line of a page's `sh` blocks that runs reflectie."""
    found = []
    for block in re.findall(r"^```sh[^\n]*\n(.*?)^```", page.read_text("utf-8"), re.M | re.S):
        for line in whole_lines(block):
            exits = re.search(r"\s*# exits (\d+)\s*$", line)
            text = line[: exits.start()] if exits else line
            text = text.replace(".venv/bin/reflectie", "reflectie")
            if "pip install" in text:
                text = " && ".join(part for part in text.split(" && ") if "reflectie" in part[:10])
            if re.match(r"reflectie\b|(echo|printf|cat) .*\| reflectie", text):
                found.append(Line(text, asks(text), int(exits[1]) if exits else 0))
    return found


def asks(text: str) -> bool:
    """Return whether a line asks somebody at a terminal."""
    words = shlex.split(text.split("\n")[0], comments=True)
    named = {*ASKING, *(one.dutch for one in COMMANDS if one.name in ASKING)}
    plain = not re.search(r"[|<]", text) and not set(words) & set(UNASKED)
    behind_date = words[1:2] in (["new"], ["nieuw"]) and not re.search(r"[|<]|--answers", text)
    return bool(named & set(words[1:4])) and (plain or behind_date)


PAGES = {
    page.name: lines_of(page)
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    if page.exists()
}


def test_the_readme_and_the_guides_have_lines_to_type() -> None:
    """The reading of the pages finds lines: an empty list would let every other test pass."""
    assert len(PAGES["README.md"]) >= 4
    assert PAGES["README.md"][0].text == "reflectie new waarom"
    assert any(line.code for line in PAGES["README.md"])


@pytest.fixture
def demo(
    open_journal: Callable[[], Journal], circle: PromptSet, english: Language, reflectie: Any
) -> None:
    """Put an entry and a draft into the home, for pages that go on with something."""
    reflectie("new", "waarom", "-t", "breakfast", stdin="situation: Tea or coffee first?\n")
    journal = open_journal()
    uid = journal.entries.begin(
        circle, title="Reflection circle", language="en", day=date(2026, 11, 20)
    )
    journal.entries.record(uid, steps(circle, english, rotated={})[0], Reply("Lunch ran late"))
    journal.close()


@pytest.mark.parametrize("page", [name for name, lines in PAGES.items() if lines])
@pytest.mark.usefixtures("demo")
def test_every_line_to_type_does_what_the_page_says(
    shell: Callable[..., Any], environment: dict[str, str], tmp_path: Path, page: str
) -> None:
    """In order, in one home: each ends with 0, or with the code its comment names."""
    work = tmp_path / "work"
    work.mkdir()
    for line in PAGES[page]:
        if line.asks:
            seen = shell(f"cd '{work}' && {line.text}", EDITOR="true")
            seen.see_something()
            seen.press("ctrl-c")
            assert seen.end() in {130, line.code}, f"{line.text}\n{seen.text}"
        else:
            done = subprocess.run(
                ["/bin/sh", "-c", line.text],
                input=b"",
                cwd=work,
                env=environment,
                capture_output=True,
                check=False,
                timeout=30,
            )
            assert done.returncode == line.code, f"{line.text}\n{done.stderr.decode()}"
