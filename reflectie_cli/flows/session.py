"""One run of the program: who asks, in which language, where, when, and on which streams.

It is made once, in `cli`, from the command line and the environment; nothing below looks there. It
is a dataclass because commands that open no journal load no msgspec.
"""

from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass, field
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from random import Random
from shutil import get_terminal_size
from textwrap import wrap
from typing import TextIO, TypeVar

from reflectie_cli.errors import CannotWrite, Misused, ReflectieError
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import day_of, read_day
from reflectie_cli.screen.lines import Line, plain_text
from reflectie_cli.screen.text import clean
from reflectie_cli.system.private_files import write_whole
from reflectie_cli.system.settings import Places, Settings
from reflectie_cli.system.streams import is_stream, open_stream

Page = TypeVar("Page", bound=Sized)

_EVENING = time(18)
_PLEASANT = 76
"""Longer lines are hard to read, however wide the window."""


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the program.

    `input` is where answers come from, `out` is for data, `err` for conversation; `clock` returns
    this moment with the offset of this place. `plain` asks for lines without colour or movement;
    `chance` draws what comes up at random.
    """

    environment: Mapping[str, str]
    places: Places
    settings: Settings
    language: Language
    plain: bool
    input: TextIO | None
    out: TextIO
    err: TextIO
    clock: Callable[[], datetime]
    chance: Random = field(default_factory=Random)

    @property
    def now(self) -> datetime:
        """This moment, with the offset of this place."""
        return self.clock()

    @property
    def today(self) -> date:
        """The day that is being lived: after midnight a night shift is still the day before."""
        return day_of(self.now, begins=self.settings.day_begins)

    @property
    def night(self) -> date:
        """The day that `vannacht` belongs to: until the next evening it is the last night."""
        return day_of(self.now, begins=_EVENING)

    @property
    def can_ask(self) -> bool:
        """Whether somebody sits at a terminal, to read a question and type an answer."""
        return self.input is not None and self.input.isatty() and self.err.isatty()

    @property
    def colour(self) -> bool:
        """Whether colour is wanted."""
        return not self.plain and not self.environment.get("NO_COLOR")

    def read_day(self, text: str) -> date:
        """Return the day somebody typed. Raise `UnreadableDay`."""
        return read_day(text, today=self.today, night=self.night)

    def say(self, message: str, **details: object) -> None:
        """Say one sentence of ours to the person, not to a program that reads the output."""
        said = clean(self.language.text(message).format(**details))
        if self.err.isatty():  # a terminal breaks a long line in the middle of a word
            said = _broken_between_words(said)
        self.err.write(said + "\n")

    def say_error(self, problem: ReflectieError) -> None:
        """Say a problem that does not end what somebody is doing."""
        self.say("{sentence}", sentence=problem.sentence(self.language))

    def tell(self, lines: list[Line]) -> None:
        """Show lines that belong to the conversation, on standard error."""
        self._show(lines, self.err)

    def wait_for_enter(self) -> bool:
        """Wait until somebody presses Enter; return False where the input has ended."""
        return bool(self.input and self.input.readline())

    def show(self, lines: list[Line]) -> None:
        """Show lines that were asked for, on standard output."""
        self._show(lines, self.out)

    def _show(self, lines: list[Line], stream: TextIO) -> None:
        if self.plain or not stream.isatty():
            stream.write(plain_text(lines))
        else:
            draw = import_module("reflectie_cli.screen.terminal").draw  # Rich is slow to load
            draw(lines, stream, colour=self.colour)

    def counted(self, pages: Iterable[Page]) -> Iterable[Page]:
        """Return pages; while they go by, somebody at a terminal sees how far it is."""
        if self.plain or not self.err.isatty():
            return pages
        progress = import_module("reflectie_cli.screen.progress")  # Rich is slow to load
        counted: Iterable[Page] = progress.counted(pages, self.err, colour=self.colour)
        return counted

    def write(self, text: str) -> None:
        """Write text that was asked for as it stands; in a terminal nothing in it works."""
        self.out.write(clean(text) if self.out.isatty() else text)

    def deliver(self, pieces: Iterable[bytes], output: Path | None, *, told: bool = False) -> None:
        """Write data to a file, whole or not at all; without one, to standard output.

        Whoever sits at a terminal hears where the file is, unless that is `told` in other words.
        What is no file, such as a pipe or `/dev/null`, is written to and stays what it is. Raise
        `CannotWrite`, or `NotToRead` for a terminal.
        """
        if output is None:
            for piece in pieces:
                self.give(piece)
        elif is_stream(output):
            try:
                with open_stream(output) as stream:
                    for piece in pieces:
                        stream.write(_to_read(piece) if stream.isatty() else piece)
            except BrokenPipeError:  # whoever read along has seen enough
                return
            except OSError as error:
                raise CannotWrite(path=output, problem=error.strerror) from error
        else:
            write_whole(output, pieces, noted_in=self.places.journal.parent)
            if not told and self.err.isatty():
                self.say(N_("Written: {path}"), path=output)

    def give(self, data: bytes) -> None:
        """Write data for a program to standard output. Raise `NotToRead` for a terminal."""
        self.out.flush()
        self.out.buffer.write(_to_read(data) if self.out.isatty() else data)
        self.out.buffer.flush()


class NotToRead(Misused):
    """A format that is no text was about to be poured over a terminal."""

    says = N_("This format is not to be read on a screen. Write it to a file with -o FILE.")


def _to_read(data: bytes) -> bytes:
    """Return data as it may reach a terminal: nothing in it works there. Raise `NotToRead`."""
    try:
        return clean(data.decode()).encode()
    except UnicodeDecodeError:
        raise NotToRead from None


def _broken_between_words(text: str) -> str:
    width = min(_PLEASANT, get_terminal_size().columns)
    lines = (
        wrap(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.splitlines()
    )
    return "\n".join("\n".join(line) for line in lines)
