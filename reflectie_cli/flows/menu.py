"""Asking something beside the questions of a set: one page, its keys, one typed line."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TypeVar

from msgspec.structs import replace

from reflectie_cli.errors import Ended, NeedsTerminal, ReflectieError
from reflectie_cli.flows.session import Session
from reflectie_cli.language import N_, Language
from reflectie_cli.language.typed import YES
from reflectie_cli.prompt_sets.question_types import AnswerReader
from reflectie_cli.walk.line_input import line
from reflectie_cli.walk.page import Keyboard, Page
from reflectie_cli.walk.plain import PlainKeyboard

_NOT_ON_LIST = N_("Type a number from the list.")

Read = TypeVar("Read")


def keyboard(session: Session, language: Language) -> Keyboard:
    """Return how to ask: keys in a terminal, or plain lines. Raise `NeedsTerminal`."""
    if not session.can_ask:
        raise NeedsTerminal
    if session.plain:
        return PlainKeyboard(language, session.err)
    terminal = import_module("reflectie_cli.walk.terminal")  # prompt_toolkit is slow to load
    made: Keyboard = terminal.TerminalKeyboard(language, session.err, colour=session.colour)
    return made


def ask(session: Session, page: Page) -> str:
    """Show a page and return what was typed, without space around it. Ctrl-C ends the program."""
    said = keyboard(session, session.language).read(page, _keep_nothing)
    if not isinstance(said, str):
        raise Ended(130)
    return said.strip()


def ask_until(session: Session, page: Page, read: Callable[[str], Read]) -> Read:
    """Show a page until `read` takes what was typed; what it raises is said on the page."""
    while True:
        try:
            return read(ask(session, page))
        except ReflectieError as problem:
            page = replace(page, note=problem.sentence(session.language))


def choose(session: Session, page: Page, options: Mapping[str, str], *, otherwise: str) -> str:
    """Return the key of one of `options`; `otherwise` is what Enter means."""
    reader = AnswerReader(session.language, session.today, session.today)
    return ask_until(
        session, page, lambda said: reader.choose(options, said)[0] if said else otherwise
    )


def menu(
    question: str,
    *,
    title: str = "",
    below: Sequence[str] = (),
    keys: Sequence[tuple[str, str]] = (),
    note: str = "",
) -> Page:
    """Return the page of one question that belongs to no prompt set."""
    return Page(title, "", "", question, below=tuple(below), note=note, menu=True, keys=tuple(keys))


def is_yes(said: str) -> bool:
    """Return whether somebody typed yes, in either language whatever that of the screen."""
    return said.strip().casefold() in YES


def agrees(session: Session, question: str, **fill: object) -> bool:
    """Ask on one line, and return whether the answer was yes. Raise as `input` does."""
    session.say(question, **fill)
    return is_yes(line(session.err))


def agrees_or_ends(session: Session, question: str, nothing: str, **fill: object) -> bool:
    """Ask as `agrees` does; who stops is told that `nothing` was done, and the program ends."""
    try:
        return agrees(session, question, **fill)
    except (KeyboardInterrupt, EOFError):
        session.err.write("\n")
        session.say(nothing)
        raise Ended(130) from None


def _keep_nothing(_text: str) -> None:
    """A half-typed line of a menu is nobody's words."""
