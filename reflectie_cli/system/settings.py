"""Where things live, and what a person has set."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

import platformdirs

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_, Code


class NoSuchHome(ReflectieError):
    """A path that begins with ~, where the home folder meant by it is not known."""

    says = N_("The home folder in “{path}” is not known here. Write the whole path.")


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
        with suppress(RuntimeError, ValueError):  # nobody's home, or elsewhere
            path = str(Path("~", self.journal.relative_to(Path.home())))
        parts = Path(path).parts
        return path if len(path) <= 36 else str(Path(parts[0], "…", parts[-1]))


def places(environment: Mapping[str, str], journal: str | None) -> Places:
    """Return the places: from the option, then the environment, then what the system prescribes.

    Raise `NoSuchHome`.
    """
    if home := environment.get("REFLECTIE_HOME"):
        data = config = in_home(home)
    else:
        data = in_home(platformdirs.user_data_dir("reflectie", appauthor=False))
        config = in_home(platformdirs.user_config_dir("reflectie", appauthor=False))
    named = journal or environment.get("REFLECTIE_JOURNAL")
    return Places(
        journal=in_home(named) if named else data / "journal.db",
        settings=config / "config.yaml",
        prompts=config / "prompts",
    )


def in_home(path: str) -> Path:
    """Return a path with the home folder for a `~`. Raise `NoSuchHome`."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise NoSuchHome(path=path) from None


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
