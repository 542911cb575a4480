"""What somebody did it for in a period, beside what clients noticed: shown, or written to a file."""

from pathlib import Path

from reflectie_cli.documents.formats import document_pieces
from reflectie_cli.documents.review import for_oneself
from reflectie_cli.documents.what_for import what_for_document, what_for_page
from reflectie_cli.flows.material import gather_for_paper, gather_review
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Period
from reflectie_cli.journal.journal import Journal
from reflectie_cli.loop.period import of_kind
from reflectie_cli.screen.json_output import what_for_object


def show_what_for(session: Session, journal: Journal, period: Period) -> None:
    """Show it on standard output: side by side in a terminal, otherwise below each other."""
    review = gather_review(session, journal, period)
    drawn = not session.plain and session.out.isatty()
    month = _is_this_month(session, period)
    session.show(what_for_page(review, session.language, this_month=month, drawn=drawn))


def write_what_for(
    session: Session,
    journal: Journal,
    period: Period,
    as_format: str,
    output: Path | None,
    *,
    with_private: bool,
) -> None:
    """Write it in a format, to a file or to standard output."""
    review = gather_for_paper(session, journal, period, with_private=with_private)
    if as_format == "json":
        pieces = iter([what_for_object(review)])
    else:
        month = _is_this_month(session, period)
        document = what_for_document(review, session.language, this_month=month)
        document = for_oneself(document, session.language)
        pieces = document_pieces(document, as_format)
    session.deliver(pieces, output)


def _is_this_month(session: Session, period: Period) -> bool:
    return period == of_kind("month", session.today)
