"""A journal to look around in: invented work of some three months, and nothing of one's own."""

import shutil
import signal
import sys
from pathlib import Path
from tempfile import mkdtemp

from reflectie_cli.documents.entry import entry_document
from reflectie_cli.documents.review import review_page
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.flows.diary import demonstration
from reflectie_cli.flows.material import gather_review
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.start import start_lines
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.loop.period import read_period
from reflectie_cli.prompt_sets import known
from reflectie_cli.screen.lines import Line


def show_demonstration(session: Session) -> None:
    """Make it and say where it is; where nobody looks, show a few pages and throw it away."""
    for name in ("SIGTERM", "SIGHUP"):  # nothing of it stays behind, however it ends
        if number := getattr(signal, name, None):
            signal.signal(number, lambda heard, _frame: sys.exit(128 + heard))
    folder = Path(mkdtemp(prefix="reflectie-demo-"))
    kept = False
    try:
        shown = demonstration(session, folder)
        if session.out.isatty():
            session.show(_where(session, shown.places.journal))
            kept = True
        else:
            _tour(shown)
    finally:
        if not kept:
            shutil.rmtree(folder)


def _where(session: Session, journal: Path) -> list[Line]:
    _ = session.language.text
    tries = (
        (N_("what is waiting"), ""),
        (N_("a review"), _(N_("review last-month"))),
        (N_("an entry"), _(N_("show last"))),
    )
    lines = [
        Line(_(N_("A journal to look around in. The work in it is invented; yours is untouched."))),
        Line(str(journal), indent=1),
        Line(),
        Line(_(N_("Try:")), "quiet"),
    ]
    for means, command in tries:
        lines.append(Line(f"reflectie --journal {journal} {command}".rstrip(), "command", indent=1))
        lines.append(Line(_(means), "quiet", indent=2))
    return [
        *lines,
        Line(),
        Line(_(N_("Throw its folder away when you have seen enough.")), "quiet"),
    ]


def _tour(session: Session) -> None:
    """Show the start screen, one entry and a review."""
    _ = session.language.text
    with Journal.look(session.places.journal, lambda: session.now) as journal:
        start = start_lines(session, journal)
        (listed,) = journal.entries.select(Filter(set=known.SHOWN_IN_DEMO), limit=1)
        entry = journal.entries.get(listed.heading.id)
        review = gather_review(session, journal, read_period("last-month", today=session.today))
    document = entry_document(entry, session.language, today=session.today)
    pages = (
        (N_("The start screen:"), start),
        (N_("An entry:"), as_lines(document)),
        (N_("A review:"), review_page(review, session.language, says_how=False)),
    )
    for title, page in pages:
        session.show([Line(_(title), "quiet"), Line(), *page, Line()])
