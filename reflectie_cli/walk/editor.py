"""Writing in the editor of a person's choice, without losing a word whatever it does.

The file stands in a folder of its own, readable by the writer alone, and beside the journal: a
folder for temporary files may be gone after a restart. It stays until its words are kept.
"""

import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from reflectie_cli.errors import (
    EditorFailed,
    EditorGaveUp,
    NoEditor,
    NothingToKeep,
    NothingWritten,
    ReflectieError,
)
from reflectie_cli.journal.errors import WordsRescued
from reflectie_cli.prompt_sets.reply import keepable, with_plain_line_ends
from reflectie_cli.system.private_files import make_folder, write_whole
from reflectie_cli.system.problems import FileProblems
from reflectie_cli.system.text_files import NotText, read_text

FOLDER = "writing-"
"""How the folder of a file in work begins; one that is left over holds words not kept."""
_AT_ONCE = 0.7
"""Seconds within which nobody writes: the editor has only opened a window."""


class Editor(Struct, frozen=True):
    """An editor: its command line, where files in work stand, and how to wait for a person.

    `wait` is asked when the editor came back at once, as window programs do: it returns when the
    person says the file is saved.
    """

    command: str
    folder: Path
    wait: Callable[[], None]

    @contextlib.contextmanager
    def written(self, text: str) -> Iterator[tuple[str, Path]]:
        """Open the editor on `text`; yield what was saved, and the file, until it is kept.

        The file goes when everything inside went well. Raise `NoEditor`, `EditorGaveUp` or
        `NothingWritten`; `EditorFailed`, `NotText` or `WordsRescued` with the place of the file,
        which then stays.
        """
        make_folder(self.folder)
        own = Path(tempfile.mkdtemp(prefix=FOLDER, dir=self.folder))
        file = own / "reflectie.txt"
        file.touch(mode=0o600)
        text = keepable(text)
        file.write_bytes(text.encode())
        try:
            yield self._edit(file, text), file
        except (NoEditor, EditorGaveUp, NothingWritten, NothingToKeep):
            _sweep(own)
            raise
        except (EditorFailed, NotText, FileProblems):  # they name the file
            raise
        except ReflectieError as problem:
            raise WordsRescued(problem, file) from problem
        _sweep(own)

    def on_file(self, file: Path) -> str:
        """Open the editor on a file where it stands, and return what was saved.

        An emptied file gets its text back. Raise `NoEditor`, `EditorGaveUp`, `EditorFailed` or
        `NothingWritten`.
        """
        before = file.read_bytes()
        text = _saved(file, "")
        try:
            return self._edit(file, text)
        except NothingWritten:
            write_whole(file, [before])
            raise

    def _edit(self, file: Path, text: str) -> str:
        began = time.monotonic()
        try:
            # When we are asked to end, the editor is not killed: words are in it.
            code = subprocess.Popen(
                [*shlex.split(self.command, posix=os.name != "nt"), str(file)]
            ).wait()
        except (OSError, ValueError) as error:
            raise NoEditor(editor=self.command) from error
        saved = _saved(file, text)
        if code != 0:
            failed = EditorGaveUp if saved == text else EditorFailed
            raise failed(editor=self.command, problem=f"{code}", path=file)
        if saved == text and time.monotonic() - began < _AT_ONCE:
            self.wait()
            saved = _saved(file, text)
        if not saved.strip():
            raise NothingWritten(editor=self.command)
        return saved


def leftovers(folder: Path) -> list[Path]:
    """Find files in work whose words were never kept."""
    return sorted(path for path in folder.glob(f"{FOLDER}*/*.txt") if path.stat().st_size)


def _saved(file: Path, before: str) -> str:
    """Read what stands in the file; an editor may write in another encoding, or remove it.

    What is no file any more, such as a pipe, is not waited for.
    """
    if not file.is_file():
        return before
    return with_plain_line_ends(read_text(file.read_bytes(), str(file)))


def _sweep(own: Path) -> None:
    shutil.rmtree(own, ignore_errors=True)  # with what editors put beside a file: x~, .x.swp
