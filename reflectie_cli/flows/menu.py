"""Asking something beside the questions of a set: one page, its keys, one typed line."""

import typer

from reflectie_cli.flows.conversation import keyboard
from reflectie_cli.flows.session import Session
from reflectie_cli.walk.page import Page


def typed(session: Session, page: Page) -> str:
    """Show a page and give what was typed, without space around it. Ctrl-C leaves the program."""
    said = keyboard(session, session.language).read(page, _keep_nothing)
    if not isinstance(said, str):
        raise typer.Exit(130)
    return said.strip()


def _keep_nothing(_text: str) -> None:
    """A half-typed line of a menu is nobody's words."""
