"""Where answers come from: a person at a terminal, a sheet in an editor, or a file.

`cli` decides which, once. All three are stored in the same way.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from reflectie_cli.errors import ReflectieError
from reflectie_cli.flows.session import Session
from reflectie_cli.language import N_
from reflectie_cli.system.yaml_tree import read_bytes
from reflectie_cli.walk.editor import Editor


class FromTerminal(Struct, frozen=True):
    """One question at a time, answered by a person."""

    asks: bool = True


class FromEditor(Struct, frozen=True):
    """All questions on a sheet in an editor. `asks`: somebody can be asked more afterwards."""

    asks: bool


class FromFile(Struct, frozen=True):
    """One mapping of keys and answers, in the file of this name; `-` is standard input."""

    name: str
    asks: bool = False

    def read(self, session: Session) -> tuple[bytes, str]:
        """Return the bytes, and how the file is called in messages. Raise `FileMissing`."""
        if self.name != "-":
            return read_bytes(Path(self.name)), self.name
        if session.input and session.input.isatty():
            session.say(N_("Type the answers as YAML; Ctrl-D on a new line ends them."))
        piped = session.input.buffer if session.input else BytesIO()
        return piped.read(), session.language.text(N_("standard input"))


Answers = FromTerminal | FromEditor | FromFile


def editor(session: Session) -> Editor:
    """Return the person's editor: the setting, VISUAL, EDITOR, or the system's plainest."""
    environment = session.environment
    named = session.settings.editor or environment.get("VISUAL") or environment.get("EDITOR")
    plainest = ("notepad",) if sys.platform == "win32" else ("nano", "vim", "vi")
    command = named or next(filter(shutil.which, plainest), plainest[0])

    def wait() -> None:
        if session.can_ask:
            session.say(N_("Save the file in {editor}, then press Enter here."), editor=command)
            session.wait_for_enter()

    return Editor(command, session.places.journal.parent, wait)


def edit_text(session: Session, text: str) -> str:
    """Return a text as it was edited; whatever the editor does, words come back."""
    try:
        with editor(session).written(text) as (saved, _file):
            return saved.removesuffix("\n")
    except ReflectieError as problem:
        session.say_error(problem)
        return text
