"""Where words may still be after they are gone from the journal: copies, and what went to others."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.entry import Entry
    from reflectie_cli.journal.journal import Journal


def tell_what_is_left(session: "Session", journal: "Journal", gone: "Iterable[Entry]") -> None:
    """Say which copies may still hold the words of entries, and when lines of them went out."""
    from reflectie_cli.language.days import say_day

    for copy in journal.copies():
        session.say(N_("This copy may still hold them: {path}"), path=copy)
    handles = [
        handle
        for entry in gone
        for handle in (entry.handle, *(one.handle for one in entry.intentions))
    ]
    for shared in journal.sharing.shared_of(handles):
        session.say(
            N_("Lines of it went out on {day} ({format}). What left cannot be taken back here."),
            day=say_day(shared.at.date(), session.language.code),
            format=shared.format,
        )
