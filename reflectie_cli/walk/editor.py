"""Writing in the editor of a person's choice, without losing a word whatever it does.

The file stands in a folder of its own, readable by the writer alone, and beside the journal: a
folder for temporary files may be gone after a restart. It stays until its words are kept.
"""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from reflectie_cli.journal.errors import JournalUnusable, WordsRescued
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import Step
from reflectie_cli.prompt_sets.question_types import AnswerReader, kind_of, numbered
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.system.private_files import make_folder, write_whole
from reflectie_cli.system.problems import FileProblems, Problem

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
        `NothingWritten`; `EditorFailed` or `WordsRescued` with the place of the file, which then stays.
        """
        make_folder(self.folder)
        own = Path(tempfile.mkdtemp(prefix=FOLDER, dir=self.folder))
        file = own / "reflectie.txt"
        file.touch(mode=0o600)
        file.write_bytes(text.encode())
        try:
            yield self._edit(file, text), file
        except (NoEditor, EditorGaveUp, NothingWritten, NothingToKeep):
            _sweep(own)
            raise
        except JournalUnusable as problem:
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
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _sweep(own: Path) -> None:
    shutil.rmtree(own, ignore_errors=True)  # with what editors put beside a file: x~, .x.swp


# A whole set in one file

_RULE = "──"


class Sheet(Struct, frozen=True):
    """All questions of a walk as one text to write in, and the way back.

    Only the exact lines the sheet put there are taken out again; every other line is an answer,
    whatever it begins with.
    """

    steps: Sequence[Step]
    language: Language
    explanation: str

    def text(self, replies: Mapping[str, Reply]) -> str:
        """Write the sheet, with what was answered already."""
        blocks = [self.explanation]
        for step in self.steps:
            shown = _shown(step, replies.get(step.key, Reply()))
            lines = [*self._printed(step), shown, ""]
            blocks.append("\n".join(lines))
        return "\n\n".join(blocks) + "\n"

    def read(
        self, text: str, reader: AnswerReader, replies: Mapping[str, Reply], name: str
    ) -> dict[str, Reply]:
        """Read a sheet back: a reply for every step, empty where nothing stands.

        What belonged to an earlier reply stays with it. Raise `FileProblems` with every answer
        that cannot be read; `name` is the file's.
        """
        by_mark = {self._mark(step): step for step in self.steps}
        lines = text.replace("\r\n", "\n").removeprefix(self.explanation).split("\n")
        found: dict[str, list[str]] = {}
        places: dict[str, int] = {}
        current: Step | None = None
        adrift = False
        for number, line in enumerate(lines, 1):
            if (step := by_mark.get(line.rstrip())) is not None:
                current = step
                places[step.key] = number
            elif current is not None:
                if line not in self._printed(current):
                    found.setdefault(current.key, []).append(line)
            elif line.strip():
                adrift = True
        problems = (
            [Problem(N_("there are words above the first question; put them under a question"))]
            if adrift
            else []
        )
        read: dict[str, Reply] = {}
        for step in self.steps:
            said = _trimmed("\n".join(found.get(step.key, [])))
            before = replies.get(step.key, Reply())
            if said == _trimmed(_shown(step, before).replace("\r\n", "\n")):
                read[step.key] = before
                continue
            try:
                reply = reader.whole(step, said)
            except ReflectieError as problem:
                problems.append(Problem(problem.says, places[step.key], 0, problem.details))
            else:
                read[step.key] = before.reworded(reply)
        if problems:
            raise FileProblems(name, problems)
        return read

    def _mark(self, step: Step) -> str:
        number = self.steps.index(step) + 1
        return f"{_RULE} {number}/{len(self.steps)} {_RULE} {_one_line(step.text)}"

    def _printed(self, step: Step) -> list[str]:
        help_line = [f"   {_one_line(step.help)}"] if step.help else []
        labels = [_one_line(label) for label in step.options.values()]
        options = [f"   {line}" for line in numbered(labels)]
        return [self._mark(step), *help_line, *options]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(step: Step, reply: Reply) -> str:
    return kind_of(step.type).typed(step, reply)


def _trimmed(text: str) -> str:
    """Take away empty lines before an answer and white space after it."""
    return re.sub(r"\A\s*\n|\s+\Z", "", text)
