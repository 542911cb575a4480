"""Words that the journal refuses to take: tried again, or put where they can be found."""

from pathlib import Path
from tempfile import gettempdir
from typing import NoReturn

from reflectie_cli.flows.record import Record
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.errors import JournalUnusable, WordsRescued
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.model import Step
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.walk.rescue import rescue


def keep_or_rescue(session: Session, record: Record, step: Step, reply: Reply) -> None:
    """Keep a reply; when the journal refuses, try again or put the words elsewhere.

    Raise `WordsRescued`, or the problem itself where the words can only be left on the screen.
    """
    while True:
        try:
            return record.keep(step, reply)
        except JournalUnusable as problem:
            session.say_error(problem)
            session.say(N_("Enter tries again. Ctrl-C stops; your words stay."))
            try:
                if session.wait_for_enter():
                    continue
            except KeyboardInterrupt:
                pass
            put_elsewhere(session, record, step, reply, problem)


def put_elsewhere(
    session: Session, record: Record, step: Step, reply: Reply, problem: JournalUnusable
) -> NoReturn:
    """Write words into a file and say where it is. Raise as `keep_or_rescue` does."""
    folders = [record.journal.path.parent, Path(gettempdir()), Path.home()]
    if (kept := rescue(step, reply, folders)) is None:
        session.say("{words}", words=reply.text)
        raise problem
    raise WordsRescued(problem, kept) from problem
