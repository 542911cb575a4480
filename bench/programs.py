"""The programs that are measured: the same four tasks, in the words that each of them takes."""

import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bench import floor
from bench.corpus import RARE_WORD, SET, THEMES
from bench.journals import Folder
from bench.timing import Command

_TITLE = "The why-question"
_LAST_DAY = "2026-11-20"
_OUR_REPEATS = 5


class Program(Protocol):
    """A program that keeps a journal. The first three tasks leave the journal as it is."""

    def list(self) -> Command:
        """Show the latest ten entries."""

    def search(self) -> Command:
        """Find the word that stands in one entry only."""

    def export(self) -> Command:
        """Write every entry to a file as JSON."""

    def new(self) -> Command:
        """Add an entry."""


@dataclass(frozen=True, slots=True)
class Ours:
    """`reflectie`, as people run it. However slow it is, it is repeated."""

    folder: Folder

    def list(self) -> Command:
        """Show the latest ten entries."""
        return self._command("list", "-n", "10", shows=_TITLE)

    def search(self) -> Command:
        """Find the word that stands in one entry only."""
        return self._command("search", RARE_WORD, shows=RARE_WORD)

    def export(self) -> Command:
        """Write every entry to a file as JSON."""
        out = self.folder.exported
        words = ("export", "--format", "jsonl", "-o", str(out))
        return self._command(*words, shows=RARE_WORD, output=out)

    def new(self) -> Command:
        """Add an entry."""
        return self._command("new", SET, "--answers", str(self.folder.answers), "--tag", THEMES[0])

    def _command(self, *words: str, shows: str = "", output: Path | None = None) -> Command:
        words = (our_program(), *words)
        environment = self.folder.environment
        return Command(words, environment, shows=shows, output=output, at_least=_OUR_REPEATS)


@dataclass(frozen=True, slots=True)
class Floor:
    """A bare Python that asks SQLite the same of the same file."""

    folder: Folder

    def list(self) -> Command:
        """Show the latest ten entries."""
        return self._command(floor.LIST, shows=_TITLE)

    def search(self) -> Command:
        """Find the word that stands in one entry only."""
        return self._command(floor.SEARCH, RARE_WORD, shows=RARE_WORD)

    def export(self) -> Command:
        """Write every entry to a file as JSON."""
        out = self.folder.exported
        return self._command(floor.EXPORT, str(out), shows=RARE_WORD, output=out)

    def new(self) -> Command:
        """Add an entry."""
        return self._command(floor.NEW, str(self.folder.answers), THEMES[0])

    def _command(
        self, program: str, *words: str, shows: str = "", output: Path | None = None
    ) -> Command:
        begin = [sys.executable, "-c", program, str(self.folder.journal)]
        return Command([*begin, *words], self.folder.environment, shows=shows, output=output)


@dataclass(frozen=True, slots=True)
class Jrnl:
    """jrnl at `program`, with themes in its journal or without."""

    folder: Folder
    program: Path
    themes: bool

    def list(self) -> Command:
        """Show the latest ten entries."""
        return self._command("-n", "10", shows=_LAST_DAY)

    def search(self) -> Command:
        """Find the word that stands in one entry only."""
        return self._command("-contains", RARE_WORD, shows=RARE_WORD)

    def export(self) -> Command:
        """Write every entry to a file as JSON."""
        out = self.folder.exported
        words = ("--format", "json", "--file", str(out))
        return self._command(*words, shows=RARE_WORD, output=out)

    def new(self) -> Command:
        """Add an entry."""
        return self._command(stdin=self.folder.peer(themes=self.themes).entry)

    def _command(
        self, *words: str, shows: str = "", output: Path | None = None, stdin: Path | None = None
    ) -> Command:
        config = self.folder.peer(themes=self.themes).config
        begin = [str(self.program), "--config-file", str(config)]
        environment = self.folder.environment
        return Command([*begin, *words], environment, shows=shows, output=output, stdin=stdin)


def our_program() -> str:
    """Return `reflectie` as people run it, of the Python that runs this."""
    name = "reflectie.exe" if sys.platform == "win32" else "reflectie"
    return str(Path(sysconfig.get_path("scripts"), name))
