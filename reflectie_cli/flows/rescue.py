"""Keeping what was typed whatever happens: tried again, in a new draft, or in a file beside it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import NoReturn

from reflectie_cli.errors import ReflectieError
from reflectie_cli.flows.record import GONE, Elsewhere, NothingToGoOnIn, Record
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.errors import JournalMoved, JournalUnusable, WordsRescued
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.rescue import rescue

IS_GONE = N_("The draft was erased or put in the bin elsewhere meanwhile.")
_HAPPENED = {
    Elsewhere.ANSWERED: N_(
        "This was answered elsewhere meanwhile. Both wordings are kept: "
        "reflectie show {handle} --history"
    ),
    Elsewhere.FINISHED: N_("Meanwhile {handle} was finished elsewhere. Your answer is in it too."),
}


def keep_or_rescue(session: Session, record: Record, step: Step, reply: Reply) -> None:
    """Keep a reply; where that fails, try again, begin a new draft, or put the words elsewhere.

    Raise `WordsRescued` or the problem itself, once it is said where the words are.
    """
    until_kept(session, record, partial(record.keep, step, reply), step, reply)


def until_kept(
    session: Session, record: Record, keep: Callable[[], None], step: Step, reply: Reply
) -> None:
    """Do what keeps some words, as `keep_or_rescue` does, and tell what happened elsewhere."""
    while True:
        try:
            keep()
        except GONE as gone:
            _go_on_anew(session, record, step, reply, gone)
        except JournalMoved as problem:
            _go_on_in_what_is_there(session, record, step, reply, problem)
        except JournalUnusable as problem:
            _ask_to_try_again(session, record, step, reply, problem)
        except Exception as problem:
            raise _rescued(session, record, step, reply, problem) from problem
        else:
            tell_what_happened(session, record)
            return


def finished(session: Session, record: Record) -> bool:
    """End the entry, in what stands there now where its journal was replaced; say so where it is gone.

    Raise the problem where it cannot be ended: every answer was kept by then.
    """
    while True:
        try:
            record.finish()
        except GONE:
            session.say(IS_GONE)
            return False
        except JournalMoved as problem:
            _go_on_in_what_is_there(session, record, record.plan.steps[-1], Reply(), problem)
        else:
            tell_what_happened(session, record)
            return True


def tell_what_happened(session: Session, record: Record) -> None:
    """Say what happened to the entry elsewhere, once."""
    if record.begun_anew:
        record.begun_anew = False
        session.say(IS_GONE)
        says = N_("What you write from here is in a new draft: {handle}")
        session.say(says, handle=record.entry.handle)
    for happened in sorted(record.elsewhere, key=lambda one: one.value):
        session.say(_HAPPENED[happened], handle=record.entry.handle)
    record.elsewhere.clear()


def _go_on_anew(
    session: Session, record: Record, step: Step, reply: Reply, gone: ReflectieError
) -> None:
    try:
        record.begin_anew()
    except NothingToGoOnIn as problem:
        put_elsewhere(session, record, step, reply, problem)
    except ReflectieError:
        put_elsewhere(session, record, step, reply, gone)


def _go_on_in_what_is_there(
    session: Session, record: Record, step: Step, reply: Reply, problem: JournalMoved
) -> None:
    """Open the journal that stands there now, and keep in it what this sitting said."""
    try:
        record.journal.reopen()
        record.keep_again()
    except JournalMoved:
        _ask_to_try_again(session, record, step, reply, problem)
    except JournalUnusable as other:
        _ask_to_try_again(session, record, step, reply, other)
    except ReflectieError as other:
        put_elsewhere(session, record, step, reply, other)
    else:
        record.begun_anew = False
        says = N_("Another file has taken the place of {path}.")
        session.say(says, path=record.journal.path)
        says = N_("What you wrote since you began here is in it too: {handle}")
        session.say(says, handle=record.entry.handle)


def _ask_to_try_again(
    session: Session, record: Record, step: Step, reply: Reply, problem: JournalUnusable
) -> None:
    session.say_error(problem)
    session.say(N_("Enter tries again. Ctrl-C stops; your words stay."))
    try:
        if session.wait_for_enter():
            return
    except KeyboardInterrupt:
        pass
    put_elsewhere(session, record, step, reply, problem)


def put_elsewhere(
    session: Session, record: Record, step: Step, reply: Reply, problem: Exception
) -> NoReturn:
    """Write words into a file and say where it is. Raise as `keep_or_rescue` does."""
    raise _rescued(session, record, step, reply, problem) from problem


def _rescued(
    session: Session, record: Record, step: Step, reply: Reply, problem: Exception
) -> Exception:
    """Write words into a file, and return what there is to say of it."""
    if not reply.text.strip():  # a choice is one key to make again
        return problem
    folders = [record.journal.path.parent, Path(gettempdir()), Path.home()]
    kept = rescue(step, reply, folders)
    if kept and isinstance(problem, JournalUnusable):
        return WordsRescued(problem, kept)
    if kept:
        session.say(N_("What you wrote is in {path}"), path=kept)
    else:
        session.say("{words}", words=reply.text)
    return problem
