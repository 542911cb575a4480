"""Reading back: which entries to list. It reads no prompt set, so a list stays light."""

from collections.abc import Sequence
from random import Random

from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import ListedEntry
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.screen.entries import list_page
from reflectie_cli.screen.lines import Line

LATEST = 10
"""How many entries a list shows by itself."""


def list_some(
    journal: Journal, wanted: Filter, limit: int | None, chance: Random | None
) -> list[ListedEntry]:
    """List the latest entries, one past the limit where there are more.

    By `chance` it is just any entry, or as many as the limit.
    """
    if chance is not None:
        return journal.entries.draw(wanted, limit or 1, chance)
    return journal.entries.select(wanted, limit=(limit or LATEST) + 1)


def list_lines(session: Session, listed: Sequence[ListedEntry]) -> list[Line]:
    """Return the page of a list."""
    return list_page(listed, session.language)
