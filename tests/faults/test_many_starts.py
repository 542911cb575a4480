import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

import pytest

from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal

_PROGRAM = Path(__file__).parents[1] / "journal" / "another_program.py"
_ROUNDS = 40


def _eight_at_once(path: Path, sound: Callable[[Path], None], earlier: int) -> None:
    commands = [("begin", str(path), number) for number in range(8)]
    ran = subprocess.run(
        [sys.executable, str(_PROGRAM), json.dumps(commands)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ran.stderr == ""
    with Journal.look(path, lambda: datetime.now(UTC)) as journal:
        assert len(journal.entries.select(Filter(), limit=None)) == earlier + 8
    sound(path)


@pytest.mark.faults
def test_eight_programs_that_start_at_once_make_one_journal_every_time(
    memory: Path, sound: Callable[[Path], None]
) -> None:
    """Three hundred and twenty simultaneous first starts: each keeps its entry, in one journal."""
    for _ in range(_ROUNDS):
        path = Path(mkdtemp(dir=memory)) / "own" / "journal.db"
        _eight_at_once(path, sound, 0)
        assert [*path.parent.iterdir()] == [path]


@pytest.mark.faults
def test_eight_programs_that_bring_a_journal_up_to_date_at_once_all_go_on_every_time(
    memory: Path, sound: Callable[[Path], None], old_journal: Callable[[Path], None]
) -> None:
    """The same after an update of the program: none is turned away, and one whole copy is made."""
    for _ in range(_ROUNDS):
        path = Path(mkdtemp(dir=memory)) / "journal.db"
        old_journal(path)
        _eight_at_once(path, sound, 20)
        assert len([*path.parent.iterdir()]) == 2
