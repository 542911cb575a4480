"""Beginning a run: from the global options, the environment and the streams of this process."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from reflectie_cli.language import Code, Language, from_locale, recognise, speak
from reflectie_cli.language.vocabulary import Vocabulary, noun

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.journal import Journal
    from reflectie_cli.prompt_sets.library import Library
    from reflectie_cli.system.settings import Places, Settings


def begin_session(
    *, journal: str | None = None, language: str | None = None, plain: bool = False
) -> "Session":
    """Return a session for the global options and the environment of this process."""
    from reflectie_cli.flows.session import Session

    where, settings = _places_and_settings(journal)
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
    if settings.problem:
        session.say_error(settings.problem)
    return session


def language_in_use(typed: str | None) -> Language:
    """Return the language to say something in before a session began."""
    return _language(typed, _places_and_settings(None)[1])


def this_moment() -> datetime:
    """Return this moment by the clock of the computer, with the offset of this place."""
    return datetime.now().astimezone()


def open_journal(session: "Session", *, proven: bool = False) -> "Journal":
    """Open the journal to write in it; `proven` to be writable, before anybody types."""
    from reflectie_cli.journal.journal import Journal

    journal = Journal.open(session.places.journal, lambda: session.now)
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
    from reflectie_cli.system.settings import Settings, places

    where = places(os.environ, journal)
    if not where.settings.exists():
        return where, Settings()
    from reflectie_cli.system.settings_file import read_settings

    return where, read_settings(where.settings)


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
