"""Where prompt sets stand: shipped ones, and a person's own, which win."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.errors import CannotWrite, NoSuchSet, ReflectieError, Unreadable
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.file import read_heading, read_prompt_set
from reflectie_cli.prompt_sets.form import SCHEMA_FILE, schema_text
from reflectie_cli.prompt_sets.model import PromptSet, SetHeading
from reflectie_cli.system.private_files import make_folder, write_whole

_ALIKE, _AS_GOOD, _PART = 0.6, 0.1, 0.95
_PACKAGE = Path(__file__).parent.parent


def shipped_folder() -> Path:
    """Return the folder of shipped sets: inside the wheel, or beside the package in a checkout."""
    inside = _PACKAGE / "prompts"
    return inside if inside.is_dir() else _PACKAGE.parent / "prompts"


def unlisted_file(name: str) -> Path:
    """Return the file of a set that belongs to a command; such sets are in no list."""
    return Path(__file__).parent / "internal" / f"{name}.yaml"


def make_own_folder(folder: Path) -> Path:
    """Make the folder for sets of one's own, where that can be done, and return it."""
    with suppress(OSError, CannotWrite):  # where it cannot be made, its name is still the answer
        make_folder(folder)
        publish_schema(folder)
    return folder


def publish_schema(folder: Path) -> None:
    """Put the schema beside the sets, for editors that complete and check while typing."""
    write_whole(folder / SCHEMA_FILE, [schema_text().encode()])


class AliasTaken(Unreadable):
    """An alias of one's own set that another set has; the set is walked by its name."""

    says = N_("{path}: the alias “{alias}” belongs to the set {name}; choose another one.")


class SetFile(Struct, frozen=True):
    """One file of the library: the heading of its set, and what is wrong with it.

    Without a heading it could not be read; with one, it can be walked all the same.
    """

    name: str
    path: Path
    own: bool
    heading: SetHeading | None
    problem: ReflectieError | None = None

    def fits(self, *, audience: str | None, most_minutes: int | None, reason: str | None) -> bool:
        """Whether somebody who looks for these sees it; a broken file where nothing is asked."""
        found = self.heading
        if found is None:
            return not (audience or most_minutes or reason)
        return (
            (audience is None or audience in found.audience)
            and (most_minutes is None or found.minutes <= most_minutes)
            and reason in (None, found.reason)
        )


class Library(Struct, frozen=True):
    """Every prompt set a person can walk. `own_folder` need not exist."""

    own_folder: Path

    def names(self) -> list[str]:
        """List the names of all sets, without reading one."""
        return sorted(path.stem for path, _ in self._files())

    def find(self, name: str) -> PromptSet:
        """Find a set by its name or an alias, and read it.

        A name is a file's name, so one file is read; an alias needs a look at the headings.
        Raise `NoSuchSet` with the nearest names, or the problems of the file that was meant.
        """
        path, own = self.file(name)
        return read_prompt_set(path, own=own)[0]

    def file(self, name: str) -> tuple[Path, bool]:
        """Find the file of a set by its name or an alias, and whether it is a person's own.

        Raise `NoSuchSet`.
        """
        wanted = name.strip().lower()
        for path, own in self._files():
            if path.stem == wanted:
                return path, own
        if (unlisted := unlisted_file(wanted)).is_file():
            return unlisted, False
        set_files = self.set_files()
        for set_file in set_files:
            if set_file.heading and wanted in set_file.heading.aliases:
                return set_file.path, set_file.own
        raise NoSuchSet(name=name, nearest=_nearest(wanted, set_files))

    def set_files(self) -> list[SetFile]:
        """List the whole library, own sets first; a broken file is listed with its problem.

        Of a shipped set only the heading is read: its questions were looked at before it shipped.
        """
        return _with_taken_names([_set_file(path, own=own) for path, own in self._files()])

    def own_files(self) -> list[Path]:
        """List the files of one's own sets."""
        return [path for path, own in self._files() if own]

    def headings(self) -> list[SetHeading]:
        """Return the heading of every set that can be walked."""
        return [set_file.heading for set_file in self.set_files() if set_file.heading]

    def whole(self) -> list[PromptSet]:
        """Read every set that can be read, with its questions; those of one's own first."""
        found: list[PromptSet] = []
        for path, own in self._files():
            with suppress(ReflectieError):
                found.append(read_prompt_set(path, own=own)[0])
        return found

    def _files(self) -> list[tuple[Path, bool]]:
        """List one file for each name, and whether it is a person's own: that one wins."""
        first: dict[str, tuple[Path, bool]] = {}
        for folder, own in ((self.own_folder, True), (shipped_folder(), False)):
            for path in _yaml_files(folder):
                if not path.name.startswith("."):  # what editors and systems put beside a file
                    first.setdefault(path.stem, (path, own))
        return list(first.values())


def _yaml_files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    except OSError:  # it stands where this person may not look; the settings beside it tell so
        return []


def _set_file(path: Path, *, own: bool) -> SetFile:
    try:
        heading = read_prompt_set(path, own=own)[0] if own else read_heading(path, own=own)
    except ReflectieError as problem:
        return SetFile(path.stem, path, own, None, problem)
    return SetFile(path.stem, path, own, heading)


def _with_taken_names(set_files: list[SetFile]) -> list[SetFile]:
    """Tell of an own set that claims a name which another set has: that one keeps it."""
    owners = {set_file.name: set_file.name for set_file in set_files}
    for set_file in sorted(set_files, key=lambda set_file: set_file.own):
        for alias in set_file.heading.aliases if set_file.heading else ():
            owners.setdefault(alias, set_file.name)
    return [_with_taken(set_file, owners) for set_file in set_files]


def _with_taken(set_file: SetFile, owners: Mapping[str, str]) -> SetFile:
    heading = set_file.heading
    if heading is None or not set_file.own:
        return set_file
    taken = [alias for alias in heading.aliases if owners[alias] != set_file.name]
    if not taken:
        return set_file
    left = replace(heading, aliases=tuple(a for a in heading.aliases if a not in taken))
    problem = AliasTaken(path=set_file.path.name, alias=taken[0], name=owners[taken[0]])
    return replace(set_file, heading=left, problem=problem)


def _nearest(wanted: str, set_files: Sequence[SetFile]) -> str:
    """Name the sets whose names, or words in them, look most like what was typed."""
    found: list[tuple[float, str]] = []
    for set_file in set_files:
        names = [set_file.name, *(set_file.heading.aliases if set_file.heading else ())]
        found.append(max((_likeness(wanted, name), name) for name in names))
    best = max(found, default=(0.0, ""))[0]
    near = [name for likeness, name in sorted(found, reverse=True) if likeness > best - _AS_GOOD]
    return ", ".join(near[:3]) if best >= _ALIKE else ""


def _likeness(typed: str, name: str) -> float:
    """Measure from 0 to 1 how much two names look alike; a word of a longer name counts less."""
    words = [(1.0, name), *((_PART, word) for word in name.split("-") if len(word) > 3)]
    return max(weight * SequenceMatcher(None, typed, word).ratio() for weight, word in words)
