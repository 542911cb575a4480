"""An invented year of one person's work, played through the program with the clock passed in."""

import io
import random
import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from reflectie_cli.cli.session import begin_session, open_journal
from reflectie_cli.flows.diary import Player, Playhead
from reflectie_cli.flows.session import Session
from reflectie_cli.system.settings import Places, Settings

HERE = Path(__file__).parent
QUARTERS = [HERE / f"q{number}.yaml" for number in (1, 2, 3, 4)]
NINE = HERE / "nine.yaml"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Year:
    """The journal of the year, the items it was made of, and the entry of each named one."""

    journal: Path
    items: list[dict[str, Any]]
    named: dict[str, str]


def at(folder: Path, playhead: Playhead) -> Session:
    """Return a Dutch session on a journal in a folder, whose clock is the playhead."""
    silent = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    places = Places(folder / "journal.db", folder / "config.yaml", folder / "prompts")
    return replace(
        begin_session(language="nl"), places=places, settings=Settings(), clock=playhead,
        out=silent, err=silent,
    )  # fmt: skip


def played(folder: Path, files: list[Path]) -> Year:
    """Play diaries into a folder. Randomness gets a seed, so that handles are always the same."""
    folder.mkdir(exist_ok=True)
    chance = random.Random(2026)
    playhead = Playhead(datetime(2026, 1, 1, tzinfo=AMSTERDAM))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "randbits", chance.getrandbits)
        patch.setenv("REFLECTIE_HOME", str(folder))
        session = at(folder, playhead)
        with open_journal(session) as journal:
            player = Player(session, journal, playhead, AMSTERDAM)
            for file in files:
                player.play(file)
    items = [item for file in files for item in yaml.safe_load(file.read_text("utf-8"))]
    return Year(folder / "journal.db", items, player.named)


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """Play the whole year once."""
    return played(tmp_path_factory.mktemp("year"), QUARTERS)


@pytest.fixture
def lived(year: Year, home: Path) -> Path:
    """Put a copy of the year into the home of this test."""
    home.mkdir(exist_ok=True)
    return Path(shutil.copy(year.journal, home / "journal.db"))
