"""Beginning a run: from the global options, the environment and the streams of this process."""

import os
import sys
from datetime import datetime
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, TextIO

from reflectie_cli.errors import FileMissing, ReflectieError, UnknownLanguage
from reflectie_cli.language import N_, Code, Language, from_locale, recognise, speak
from reflectie_cli.language.vocabulary import Vocabulary, noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.journal import Journal
    from reflectie_cli.prompt_sets.library import Library
    from reflectie_cli.system.settings import Places, Settings


class NoTimeZone(ReflectieError):
    """What the environment calls a time zone is none."""

    says = N_("The time zone “{text}” (TZ) is more than a day away from Greenwich. Set it right.")


def begin_session(
    *, journal: str | None = None, language: str | None = None, plain: bool = False
) -> "Session":
    """Return a session for the global options and the environment of this process."""
    from reflectie_cli.flows.session import Session
    from reflectie_cli.system.unfinished_files import sweep

    where, settings = _places_and_settings(journal)
    named = os.environ.get("REFLECTIE_LANG")
    if named and not (language or recognise(named)):
        raise UnknownLanguage(text=named)
    session = Session(
        environment=dict(os.environ),
        places=where,
        settings=settings,
        language=_language(language, settings),
        plain=plain or settings.plain or os.environ.get("TERM") == "dumb",
        input=sys.stdin,
        out=_any_letter(sys.stdout),
        err=_any_letter(sys.stderr),
        clock=this_moment,
    )
    if problem := settings.problem:
        session.say_error(problem)
    for folder in {where.journal.parent, where.settings.parent, where.prompts}:
        sweep(folder, time())
    return session


def typed_language(words: "Sequence[str]") -> str | None:
    """Return the language somebody typed, wherever it stands among the global options."""
    for number, word in enumerate(words):
        if word == "--lang":
            return next(iter(words[number + 1 :]), None)
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def language_in_use(typed: str | None) -> Language:
    """Return the language to say something in before a session began, or where none can begin."""
    try:
        settings = _places_and_settings(None)[1]
    except ReflectieError:
        from reflectie_cli.system.settings import Settings

        settings = Settings()
    return _language(typed, settings)


def this_moment() -> datetime:
    """Return this moment by the clock of the computer, with the offset of this place.

    Raise `NoTimeZone`.
    """
    try:
        return datetime.now().astimezone()
    except (ValueError, OverflowError):  # an offset of more than a day
        raise NoTimeZone(text=os.environ.get("TZ", "")) from None


def open_journal(session: "Session", *, proven: bool = False) -> "Journal":
    """Open the journal to write in it; `proven` to be writable, before anybody types."""
    from reflectie_cli.journal.journal import Journal

    def tell_of_wait() -> None:
        session.say(N_("Another program is writing in the journal; waiting for it …"))

    journal = Journal.open(
        session.places.journal,
        lambda: session.now,
        tell_of_wait=tell_of_wait if session.err.isatty() else None,
    )
    if proven:
        try:
            journal.prove_writable()
        except BaseException:
            journal.close()
            raise
    return journal


def look_into_journal(session: "Session") -> "Journal":
    """Open the journal to read in it; none is made where there is none."""
    from reflectie_cli.journal.journal import Journal

    return Journal.look(session.places.journal, lambda: session.now)


def library(session: "Session") -> "Library":
    """Return the prompt sets of this person."""
    from reflectie_cli.prompt_sets.library import Library

    return Library(session.places.prompts)


def _places_and_settings(journal: str | None) -> "tuple[Places, Settings]":
    from reflectie_cli.system.presence import stands
    from reflectie_cli.system.settings import Settings, places

    where = places(os.environ, journal)
    try:
        if not stands(where.settings):
            return where, Settings()
    except OSError as error:  # a folder on the way that may not be read
        problem = FileMissing(path=where.settings, problem=error.strerror)
        return where, Settings(problem=problem)
    from reflectie_cli.system.settings_file import read_settings

    return where, read_settings(where.settings)


def tell_of_unreadable_sets(session: "Session") -> None:
    """Say in one line why the folder of own sets cannot be read, where that is so."""
    if problem := _unreadable(session.places.prompts):
        session.say_error(problem)


def _unreadable(folder: Path) -> ReflectieError | None:
    """Return why a folder cannot be read; None where it can be, and where none stands there."""
    try:
        with os.scandir(folder):
            return None
    except OSError as error:
        absent = isinstance(error, (FileNotFoundError, NotADirectoryError))
        if absent and not os.path.lexists(folder):
            return None
        return FileMissing(path=folder, problem=error.strerror)


def _language(typed: str | None, settings: "Settings") -> Language:
    code: Code = (
        recognise(typed)
        or recognise(os.environ.get("REFLECTIE_LANG"))
        or settings.language
        or from_locale(os.environ)
    )
    words = Vocabulary(client=noun(settings.word_client), relative=noun(settings.word_relative))
    return speak(code, words)


def _any_letter(stream: TextIO | None) -> TextIO:
    """Let a stream carry every letter: a pipe as UTF-8, a screen as well as it can.

    A program may start us without one; then it leads nowhere.
    """
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if hasattr(stream, "reconfigure"):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")
    return stream
