"""An account for a register: an activity is written down once, and the form is made of them."""

import hashlib
from pathlib import Path

from msgspec import Struct

from reflectie_cli.deid import find
from reflectie_cli.documents.formats import document_pieces
from reflectie_cli.documents.register import register_document
from reflectie_cli.errors import Ended, ReflectieError
from reflectie_cli.flows.answers import Answers
from reflectie_cli.flows.plan import About
from reflectie_cli.flows.planner import library
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.summary_lines import read_over
from reflectie_cli.flows.write import write_new
from reflectie_cli.journal.entry import Period
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.vocabulary import word_of_care
from reflectie_cli.loop.register import Activity, Register, activities


class NothingForRegister(ReflectieError):
    """A form without an activity."""

    says = N_(
        "Nothing was written down for this register in {period}. To write an activity down:"
        " reflectie register {register} --add ENTRY"
    )


class AboutSomebody(ReflectieError):
    """A sentence in a form that is about somebody else."""

    says = N_(
        "In {handle} it says “{word}”, and a register gets nothing about others. Nothing was written."
        " Say it about yourself: reflectie edit {handle} --question learned"
    )


class RegisterRequest(Struct, frozen=True):
    """Which form somebody wants, of which days; without a file it goes to standard output."""

    register: Register
    period: Period
    as_format: str
    output: Path | None
    asks: bool


def add_activity(
    session: Session, journal: Journal, register: Register, entry: str, answers: Answers
) -> None:
    """Walk the questions of a register about an entry, on the day of that entry."""
    uid = journal.entries.find(entry)
    about = About(day=journal.entries.get(uid).date, builds_on=uid)
    write_new(session, journal, library(session).find(register.set), about, answers)


def write_form(session: Session, journal: Journal, wish: RegisterRequest) -> None:
    """Write the form of a register, once it was read. Raise `NothingForRegister`, `AboutSomebody`."""
    wanted = Filter(set=wish.register.set, since=wish.period.first, until=wish.period.last)
    found = activities(entry for page in journal.entries.pages(wanted) for entry in page)
    if not found:
        raise NothingForRegister(period=wish.period.name, register=wish.register)
    for one in found:
        _look_for_others(session, one)
    document = register_document(wish.register, found, wish.period, session.language)
    asks = [N_("Is this exactly what the register may read?")]
    if wish.asks and read_over(session, document, asks) != "yes":
        session.say(N_("Nothing was written or shared."))
        raise Ended(1)
    data = b"".join(document_pieces(document, wish.as_format))
    session.deliver([data], wish.output, told=True)
    journal.sharing.remember(
        period=wish.period,
        level=wish.register,
        as_format=wish.as_format,
        digest=hashlib.sha256(data).hexdigest(),
        selection=[f"{one.handle}.learned" for one in found],
        entry=None,
    )
    if wish.output:
        session.say(N_("Written: {path}. It is yours; nothing was sent."), path=wish.output)


def _look_for_others(session: Session, one: Activity) -> None:
    """Raise `AboutSomebody` where a sentence names a client, or anybody."""
    hits = find(one.learned, session.language.code)
    word = word_of_care(one.learned) or next((hit.text for hit in hits), "")
    if word:
        raise AboutSomebody(handle=one.handle, word=word)
