"""Where prompt sets stand: shipped ones, and a person's own, which win."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reflectie_cli.errors import NoSuchSet, ReflectieError
from reflectie_cli.method.prompt_set import PromptSet
from reflectie_cli.method.set_file import read_prompt_set

_PACKAGE = Path(__file__).parent.parent


def shipped_folder() -> Path:
    """Give the folder of the shipped sets: inside the wheel, or beside the package in a checkout."""
    inside = _PACKAGE / "prompts"
    return inside if inside.is_dir() else _PACKAGE.parent / "prompts"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One file of the library: the set in it, or why it could not be read."""

    name: str
    path: Path
    own: bool
    prompt_set: PromptSet | None
    problem: ReflectieError | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """Every prompt set a person can walk. `own_folder` need not exist."""

    own_folder: Path

    def names(self) -> list[str]:
        """List the names of all sets, without reading one."""
        return sorted({path.stem for path, _ in self._files()})

    def find(self, name: str) -> PromptSet:
        """Find a set by its name or an alias.

        A name is a file's name, so one file is read; only an alias needs a look at the others.
        Raises `NoSuchSet` with the nearest names, or the problems of the file that was meant.
        """
        shelf = self.shelf(name)
        if shelf.problem:
            raise shelf.problem
        assert shelf.prompt_set is not None
        return shelf.prompt_set

    def shelf(self, name: str) -> Shelf:
        """Find the file of a set by its name or an alias. Raises `NoSuchSet`."""
        wanted = name.strip().lower()
        for path, own in self._files():
            if path.stem == wanted:
                return _shelf(path, own=own)
        shelves = self.shelves()
        for shelf in shelves:
            if shelf.prompt_set and wanted in shelf.prompt_set.aliases:
                return shelf
        raise NoSuchSet(name=name, nearest=_nearest(wanted, shelves))

    def shelves(self) -> list[Shelf]:
        """Read the whole library, own sets first; a broken file is listed with its problem."""
        first: dict[str, Shelf] = {}
        for path, own in self._files():
            if path.stem not in first:
                first[path.stem] = _shelf(path, own=own)
        return list(first.values())

    def _files(self) -> list[tuple[Path, bool]]:
        return [
            (path, own)
            for folder, own in ((self.own_folder, True), (shipped_folder(), False))
            if folder.is_dir()
            for path in sorted(folder.glob("*.yaml"))
            if not path.name.startswith(".")  # what editors and systems put beside a file
        ]


def _shelf(path: Path, *, own: bool) -> Shelf:
    try:
        prompt_set, _ = read_prompt_set(path, own=own)
    except ReflectieError as problem:
        return Shelf(path.stem, path, own, None, problem)
    return Shelf(path.stem, path, own, prompt_set)


def _nearest(wanted: str, shelves: Sequence[Shelf]) -> str:
    names = [shelf.name for shelf in shelves]
    names += [alias for shelf in shelves if shelf.prompt_set for alias in shelf.prompt_set.aliases]
    return ", ".join(difflib.get_close_matches(wanted, names, n=3, cutoff=0.5))
