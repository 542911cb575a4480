"""A review: gathered from what a period holds, read back, then walked with a set's questions."""

import shutil
import sys
from pathlib import Path

from msgspec.structs import replace

from reflectie_cli.documents.formats import document_pieces
from reflectie_cli.documents.review import (
    for_oneself,
    review_document,
    review_page,
    year_document,
)
from reflectie_cli.documents.what_for import what_for_lines
from reflectie_cli.flows.answers import Answers
from reflectie_cli.flows.condense import offer_to_tidy
from reflectie_cli.flows.conversation import converse_and_tell
from reflectie_cli.flows.material import gather_for_paper, gather_review
from reflectie_cli.flows.pager import tell_by_screen
from reflectie_cli.flows.plan import About, Plan
from reflectie_cli.flows.planner import library, plan_new, plan_resumed
from reflectie_cli.flows.purposes import tell_purposes
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Period
from reflectie_cli.journal.journal import Journal
from reflectie_cli.loop.period import Kind, is_span, kind_of
from reflectie_cli.loop.review import Review
from reflectie_cli.prompt_sets import known
from reflectie_cli.screen.json_output import review_object

_DOES_IT_FIT = "purpose"
"""The question of a month that is laid beside what its entries were for."""
_MOST = 5


def review_in_person(session: Session, journal: Journal, period: Period, answers: Answers) -> None:
    """Read a period back, walk its set, and tidy up where somebody wants to."""
    review = gather_review(session, journal, period)
    if answers.asks:
        tell_by_screen(session, review_page(review, session.language, drawn=not session.plain))
    draft = journal.entries.review_draft(period)
    plan = plan_resumed(session, journal, draft) if draft else plan_review(session, journal, review)
    if answers.asks and plan.walks:
        tell_purposes(session, journal, plan.walks)
    kept = converse_and_tell(session, journal, beside_its_material(plan, review), answers)
    if kept:
        offer_to_tidy(session, journal, kept.uid, period, asks=answers.asks)


def plan_review(session: Session, journal: Journal, review: Review) -> Plan:
    """Return the plan of a review; its entry knows which entries it looked back on."""
    prompt_set = library(session).find(known.REVIEWS[kind_of(review.period)])
    covers = tuple(entry.id for entry in review.entries)
    about = About(day=session.today, period=review.period, covers=covers)
    return plan_new(session, journal, prompt_set, about)


def beside_its_material(plan: Plan, review: Review) -> Plan:
    """Return a plan in which a month's purposes stand above the question whether it fitted them.

    As many as can be read at once; those of which a client noticed something go first.
    """
    if plan.walks is None or plan.walks.name != known.REVIEWS["month"]:
        return plan
    said = what_for_lines(review, plan.language, _MOST)
    above = {f"what_for_{number}": line for number, line in enumerate(said, 1)}
    return replace(
        plan,
        steps=tuple(
            replace(step, above=(*step.above, *above)) if step.key == _DOES_IT_FIT else step
            for step in plan.steps
        ),
        quoted={**plan.quoted, **above},
    )


def review_command(session: Session, kind: Kind) -> list[str]:
    """Return the command that writes the newest review beside the journal, with whole paths.

    It names the folder: the review is called after its own period, never over an earlier one.
    """
    beside = shutil.which("reflectie", path=str(Path(sys.executable).parent))
    program = beside or shutil.which("reflectie")
    journal = session.places.journal.absolute()
    return [
        *([program] if program else [sys.executable, "-m", "reflectie_cli"]),
        *("--journal", str(journal), "--lang", session.language.code),
        *("review", f"last-{kind}", "--format", "html", "--force", "-o", str(journal.parent)),
    ]


def write_review(
    session: Session,
    journal: Journal,
    period: Period,
    as_format: str,
    output: Path | None,
    *,
    with_private: bool,
) -> None:
    """Write what a period holds in a format, to a file or to standard output."""
    review = gather_for_paper(session, journal, period, with_private=with_private)
    if as_format == "json":
        pieces = iter([review_object(review)])
    else:
        is_year = not is_span(period) and kind_of(period) == "year"
        document_of = year_document if is_year else review_document
        written = for_oneself(document_of(review, session.language), session.language)
        pieces = document_pieces(written, as_format)
    session.deliver(pieces, output)
