"""Where things live, and what a person has set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

import platformdirs

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import Code


@dataclass(frozen=True, slots=True)
class Places:
    """The journal, the settings file, and the folder of a person's own prompt sets."""

    journal: Path
    settings: Path
    prompts: Path

    @property
    def journal_for_people(self) -> str:
        """The journal's path as people read it: the home folder as ~, a long way in short."""
        path = str(self.journal)
        if self.journal.is_relative_to(Path.home()):
            path = str(Path("~", self.journal.relative_to(Path.home())))
        parts = Path(path).parts
        return path if len(path) <= 36 else str(Path(parts[0], "…", parts[-1]))


def places(environment: Mapping[str, str], journal: str | None) -> Places:
    """Return the places: from the option, then the environment, then what the system prescribes."""
    if home := environment.get("REFLECTIE_HOME"):
        data = config = Path(home).expanduser()
    else:
        data = Path(platformdirs.user_data_dir("reflectie", appauthor=False))
        config = Path(platformdirs.user_config_dir("reflectie", appauthor=False))
    named = journal or environment.get("REFLECTIE_JOURNAL")
    return Places(
        journal=Path(named).expanduser() if named else data / "journal.db",
        settings=config / "config.yaml",
        prompts=config / "prompts",
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set. `day_begins`: before that hour it is still the day before.

    `hints`: one now and then about writing unrecognisably. `word_client` and
    `word_relative` are what somebody calls them, as `vocabulary.noun` reads it.
    """

    language: Code | None = None
    editor: str | None = None
    plain: bool = False
    hints: bool = True
    day_begins: time = time(5)
    word_client: str = ""
    word_relative: str = ""
    problem: ReflectieError | None = field(default=None, compare=False)
