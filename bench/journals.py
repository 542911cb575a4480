"""The journals that are measured: one of each program for every size, with the same texts.

Ours is made by the program itself, from a file as it exports them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench import peer
from bench.corpus import as_answers, as_entry, as_jrnl, as_typed, asked_steps, one_more, texts
from bench.timing import Command, Cost, run


@dataclass(frozen=True, slots=True)
class PeerFiles:
    """What jrnl needs for one journal: its configuration, the journal, and one more entry.

    Some journals have themes and some have none, because jrnl counts them in quadratic time.
    """

    folder: Path
    themes: bool

    @property
    def config(self) -> Path:
        """The configuration, which names the journal."""
        return self.folder / f"{self._name}.yaml"

    @property
    def journal(self) -> Path:
        """The journal itself."""
        return self.folder / f"{self._name}.txt"

    @property
    def entry(self) -> Path:
        """One more entry, as somebody would pipe it into jrnl."""
        return self.folder / f"{self._name}-entry.txt"

    @property
    def _name(self) -> str:
        return "jrnl-themes" if self.themes else "jrnl"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the journals of one size stand, beside the files that the measured commands need."""

    path: Path
    size: int

    @property
    def journal(self) -> Path:
        """Our journal."""
        return self.path / "journal.db"

    @property
    def taken_in(self) -> Path:
        """The entries that our journal was made from."""
        return self.path / "entries.jsonl"

    @property
    def answers(self) -> Path:
        """Answers for one more entry."""
        return self.path / "answers.yaml"

    @property
    def exported(self) -> Path:
        """The file that an export writes."""
        return self.path / "exported"

    def peer(self, *, themes: bool) -> PeerFiles:
        """Return the files of jrnl, for a journal with themes or without."""
        return PeerFiles(self.path, themes)

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of every command: this folder is home, English, no colour."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("REFLECTIE_", "XDG_", "PYTHON"))
        }
        home = {name: str(self.path) for name in ("HOME", "USERPROFILE", "REFLECTIE_HOME")}
        return {**inherited, **home, "REFLECTIE_LANG": "en", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


def make_journals(folder: Folder, reflectie: str) -> Cost:
    """Write every journal of a size; give what taking the entries in cost ours."""
    folder.path.mkdir(parents=True)
    write_ours(folder)
    for themes in (True, False):
        _write_theirs(folder.peer(themes=themes), folder.size)
    return run(Command([reflectie, "import", str(folder.taken_in)], folder.environment))


def write_ours(folder: Folder) -> None:
    """Write an export file entry by entry: in memory it would count as the commands' peak."""
    asked = asked_steps()
    with folder.taken_in.open("wb") as file:
        for number, text in enumerate(texts(folder.size)):
            file.write(msgspec.json.encode(as_entry(text, number, asked)) + b"\n")
    folder.answers.write_text(as_answers(one_more()), encoding="utf-8")


def _write_theirs(files: PeerFiles, size: int) -> None:
    peer.write_config(files.config, files.journal)
    with files.journal.open("w", encoding="utf-8") as file:
        file.writelines(as_jrnl(text, themes=files.themes) for text in texts(size))
    files.entry.write_text(as_typed(one_more(), themes=files.themes), encoding="utf-8")
