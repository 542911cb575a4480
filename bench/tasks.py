"""What is measured: how long starting takes, and four tasks by every program at every size."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bench.corpus import SET
from bench.journals import Folder
from bench.programs import Floor, Jrnl, Ours, Program, our_program
from bench.timing import Command

LIST, SEARCH, EXPORT, NEW = "list", "search", "export", "new"
OURS, FLOOR, JRNL, JRNL_PLAIN = "ours", "floor", "jrnl", "jrnl without themes"
BARE, TYPER, VERSION = 'python -c ""', 'python -c "import typer"', "reflectie --version"
WITH_YAML = 'python -c "import typer, yaml"'
EMPTY_LIST, SETS = "reflectie list (nothing yet)", "reflectie prompts list"


class Case(NamedTuple):
    """A task, who does it, and how many entries the journal holds."""

    task: str
    program: str
    size: int


def starting(environment: Mapping[str, str]) -> dict[str, Command]:
    """Return what tells how long starting takes, in an environment without a journal."""
    python, reflectie = [sys.executable, "-c"], our_program()
    return {
        BARE: Command([*python, "pass"], environment),
        TYPER: Command([*python, "import typer"], environment),
        WITH_YAML: Command([*python, "import typer, yaml"], environment),
        VERSION: Command([reflectie, "--version"], environment, shows="reflectie"),
        EMPTY_LIST: Command([reflectie, "list"], environment),
        SETS: Command([reflectie, "prompts", "list"], environment, shows=SET),
    }


def reading(folder: Folder, jrnl: Path) -> dict[Case, Command]:
    """Return the tasks that leave a journal as it is."""
    cases: dict[Case, Command] = {}
    for name, program in _programs(folder, jrnl).items():
        cases[Case(LIST, name, folder.size)] = program.list()
        cases[Case(SEARCH, name, folder.size)] = program.search()
        cases[Case(EXPORT, name, folder.size)] = program.export()
    return cases


def writing(folder: Folder, jrnl: Path) -> dict[Case, Command]:
    """Return the task that makes a journal one entry longer."""
    programs = _programs(folder, jrnl)
    return {Case(NEW, name, folder.size): program.new() for name, program in programs.items()}


def _programs(folder: Folder, jrnl: Path) -> dict[str, Program]:
    return {
        OURS: Ours(folder),
        FLOOR: Floor(folder),
        JRNL: Jrnl(folder, jrnl, themes=True),
        JRNL_PLAIN: Jrnl(folder, jrnl, themes=False),
    }
