"""What every command starts from: who asks, in which language, where, when, and on what screen.

It is made once, in `app`, from the command line and the environment; nothing below looks there.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import Language, from_locale, recognise, speak
from reflectie_cli.language.days import day_of, read_day
from reflectie_cli.language.vocabulary import Vocabulary, noun
from reflectie_cli.system.settings import Places, Settings, places

if TYPE_CHECKING:
    from reflectie_cli.journal.journal import Journal
    from reflectie_cli.prompt_sets.library import Library
    from reflectie_cli.screen.lines import Line


_PLEASANT = 76
"""Longer lines are hard to read, however wide the window."""


def this_moment() -> datetime:
    """Give this moment by the clock of the computer, with the offset of this place."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the program. `out` is for data, `err` for conversation, `clock` gives moments."""

    environment: Mapping[str, str]
    places: Places
    settings: Settings
    language: Language
    plain: bool
    out: TextIO
    err: TextIO
    clock: Callable[[], datetime] = this_moment

    @property
    def now(self) -> datetime:
        """This moment, with the offset of this place."""
        return self.clock()

    @property
    def today(self) -> date:
        """The day of the calendar."""
        return self.now.date()

    @property
    def day(self) -> date:
        """The day that is being lived: after midnight a night shift is still the day before."""
        return day_of(self.now, begins=self.settings.day_begins)

    @property
    def can_ask(self) -> bool:
        """Whether somebody sits at a terminal, to read a question and type an answer."""
        return sys.stdin is not None and sys.stdin.isatty() and self.err.isatty()

    @property
    def colour(self) -> bool:
        """Whether colour is wanted."""
        return not self.plain and not self.environment.get("NO_COLOR")

    def say(self, message: str, **details: object) -> None:
        """Say one sentence of ours to the person, not to a program that reads the output."""
        from reflectie_cli.screen.text import clean

        said = clean(self.language.text(message).format(**details))
        if self.err.isatty():  # a terminal breaks a long line in the middle of a word
            said = _broken_between_words(said)
        self.err.write(said + "\n")

    def say_error(self, problem: ReflectieError) -> None:
        """Say a problem that does not end what somebody is doing."""
        self.say("{sentence}", sentence=problem.sentence(self.language))

    def read_day(self, text: str) -> date:
        """Read a day somebody typed. Raises `UnreadableDay`."""
        return read_day(text, today=self.today)

    def show(self, lines: "list[Line]") -> None:
        """Show what was asked for, on standard output."""
        self._show(lines, self.out)

    def _show(self, lines: "list[Line]", stream: TextIO) -> None:
        if self.plain or not stream.isatty():
            from reflectie_cli.screen.lines import plain_text

            stream.write(plain_text(lines))
        else:
            from reflectie_cli.screen.terminal import draw

            draw(lines, stream, colour=self.colour)

    def tell(self, lines: "list[Line]") -> None:
        """Show lines that belong to the conversation, on standard error."""
        self._show(lines, self.err)

    def give(self, pieces: bytes) -> None:
        """Give data for a program, on standard output."""
        self.out.flush()
        self.out.buffer.write(pieces)
        self.out.buffer.flush()

    def journal(self) -> "Journal":
        """Open the journal to write in it."""
        from reflectie_cli.journal.journal import Journal

        return Journal.open(self.places.journal, lambda: self.now)

    def look(self) -> "Journal":
        """Open the journal to read in it; none is made where there is none."""
        from reflectie_cli.journal.journal import Journal

        return Journal.look(self.places.journal, lambda: self.now)

    def library(self) -> "Library":
        """Give the prompt sets of this person."""
        from reflectie_cli.prompt_sets.library import Library

        return Library(self.places.prompts)


def _broken_between_words(text: str) -> str:
    width = min(_PLEASANT, get_terminal_size().columns)
    lines = (
        wrap(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.splitlines()
    )
    return "\n".join("\n".join(line) for line in lines)


def start(
    *, journal: str | None = None, language: str | None = None, plain: bool = False
) -> Session:
    """Begin a session from the global options and the environment."""
    environment = dict(os.environ)
    where = places(environment, journal)
    settings = Settings()
    if where.settings.exists():
        from reflectie_cli.system.settings_file import read_settings

        settings = read_settings(where.settings)
    code = (
        recognise(language)
        or recognise(environment.get("REFLECTIE_LANG"))
        or settings.language
        or from_locale(environment)
    )
    session = Session(
        environment=environment,
        places=where,
        settings=settings,
        language=speak(code, _vocabulary(settings)),
        plain=plain or settings.plain or environment.get("TERM") == "dumb",
        out=_speaking_utf8(sys.stdout or _nowhere()),
        err=_speaking_utf8(sys.stderr or _nowhere()),
    )
    if settings.problem:
        session.say_error(settings.problem)
    return session


def _vocabulary(settings: Settings) -> Vocabulary:
    return Vocabulary(client=noun(settings.word_client), relative=noun(settings.word_relative))


def _nowhere() -> TextIO:
    """Give a stream that leads nowhere: a program may start us without one."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _speaking_utf8(stream: TextIO) -> TextIO:
    """Let a stream carry every letter: a pipe as UTF-8, a screen as well as it can."""
    if hasattr(stream, "reconfigure"):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")
    return stream
