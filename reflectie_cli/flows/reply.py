"""A coach's reply: written by the coach into a file, and kept beside the talk by whoever it is for.

What the file cannot show is not claimed: it names a summary, not who wrote it.
"""

from pathlib import Path

from msgspec import structs

from reflectie_cli.documents.received import answer_to
from reflectie_cli.errors import InBin, NothingToKeep, ReflectieError
from reflectie_cli.flows.answers import Answers
from reflectie_cli.flows.coach import step_of
from reflectie_cli.flows.coach_key import passphrase_for, unsealed
from reflectie_cli.flows.conversation import converse
from reflectie_cli.flows.follow_up import resume_entry
from reflectie_cli.flows.plan import Changes, edit_plan
from reflectie_cli.flows.received import OneReceived
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, ShareRecord, State
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_, recognise, speak
from reflectie_cli.language.days import say_day
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.screen.lines import Line
from reflectie_cli.transfer import sealed
from reflectie_cli.transfer.reply import CoachReply, read_reply, reply_bytes

COACH_SAID = "coach_said"
"""The answer beside a talk in which a reply stands; a coach's words are no insight of one's own."""
_LAST = 1000


class OfAStranger(ReflectieError):
    """A reply to a summary that this journal never sent."""

    says = N_("{path} answers a summary that was not made with this journal. Nothing was kept.")


class NoTalk(ReflectieError):
    """A reply to a summary that no talk belongs to, or one that was erased; it was shown."""

    says = N_(
        "{path} answers what you shared on {day}, and no talk stands beside that. Nothing was kept."
    )


# The coach's side


def write_reply(
    session: Session,
    journal: Journal,
    to: OneReceived,
    answers: Answers,
    *,
    recipient: str | None,
    output: Path | None,
) -> None:
    """Ask a coach for a few lines, keep them with what they answer, and write them to a file.

    It is sealed for the `recipient`, or for the key that came with the summary; without either it
    is not, and that is said. Raise what asking and sealing raise.
    """
    key = recipient or answer_to(to.entry, "reply_to")
    if key:
        sealed.read_recipient(key)  # a slip in a key is told before anything is asked
    text = _asked(session, journal, to.entry, answers)
    data = reply_bytes(text, answer_to(to.entry, "file"), session.today)
    if key:
        says = N_("A passphrase for this reply:")
        data = sealed.sealed_for(key, data, lambda: passphrase_for(session, says))
    session.deliver([data], output, told=True)
    if output:
        session.say(N_("Written: {path}. Send it yourself; nothing was sent."), path=output)
    if not key:
        says = N_(
            "It is not sealed: whoever gets it can read it. To seal it: --to passphrase, or their key (age1…)."
        )
        session.say(says)
    session.say(N_("They read it with: reflectie summary --agreed --from FILE"))


def _asked(session: Session, journal: Journal, entry: Entry, answers: Answers) -> str:
    """Ask for the lines, and return them as they were kept. Raise `NothingToKeep` without any."""
    step = step_of(session, "reply")
    plan = edit_plan(entry, (step,), session.language, keys=(step.key,), changes=Changes())
    heading = ", ".join(entry.tags)
    plan = structs.replace(plan, title=heading, heading=heading)
    converse(session, journal, plan, answers)
    text = answer_to(journal.entries.get(entry.id), step.key).strip()
    if not text:
        raise NothingToKeep
    return text


# The side of whoever made the summary


def open_reply(session: Session, file: Path) -> CoachReply:
    """Open the file of a reply. Raise what `read_reply` and opening raise."""
    return read_reply(file, lambda data, path: unsealed(session, data, path))


def take_reply(
    session: Session, journal: Journal, reply: CoachReply, file: Path, answers: Answers | None
) -> None:
    """Show a reply and keep it beside its talk, once; then ask what was agreed, where that waits.

    Nothing is asked without `answers`. Raise `OfAStranger`, `InBin`, or `NoTalk` once it was shown;
    nothing is kept then.
    """
    sent = _what_it_answers(journal, reply, file)
    talk = _talk(journal, sent)
    day = say_day(sent.at.date(), session.language.code)
    says = N_("To what you shared on {day}:")
    title = session.language.text(says).format(day=day)
    session.show(
        [
            Line(title, "quiet", right=talk.handle if talk else ""),
            Line(reply.text, indent=1),
            Line(),
        ]
    )
    if talk is None:
        raise NoTalk(path=file, day=day)
    if _stands_there(talk, reply.text):
        session.say(N_("You had this reply already; it stands with {handle}."), handle=talk.handle)
    else:
        _keep(session, journal, talk, reply.text)
        session.say(
            N_("Kept with {handle}. The file does not prove who wrote it."), handle=talk.handle
        )
    if answers is not None and talk.state is State.OPEN:
        resume_entry(session, journal, talk.id, answers)


def _what_it_answers(journal: Journal, reply: CoachReply, file: Path) -> ShareRecord:
    for one in journal.sharing.history():
        if one.hash == reply.summary:
            return one
    raise OfAStranger(path=file)


def _talk(journal: Journal, sent: ShareRecord) -> Entry | None:
    """Return the entry about the talk that something was shared for, if any. Raise `InBin`."""
    if sent.talk is None:
        return None
    talk = journal.entries.get(journal.entries.find(sent.talk))
    if talk.state is State.DELETED:
        raise InBin(handle=talk.handle)
    return talk


def _stands_there(talk: Entry, text: str) -> bool:
    """Return whether a reply is among those that came before, whole."""
    lines = answer_to(talk, COACH_SAID).split("\n")
    wanted = text.split("\n")
    starts = range(len(lines) - len(wanted) + 1)
    return any(lines[at : at + len(wanted)] == wanted for at in starts)


def _keep(session: Session, journal: Journal, talk: Entry, text: str) -> None:
    """Keep a reply; one that came before stays, and this one stands below it."""
    language = speak(recognise(talk.language) or session.language.code)
    step = Step(
        key=COACH_SAID,
        type=QuestionType.TEXT,
        text=language.text(N_("What came back from your coach")),
        position=_LAST,
        optional=True,
        later=True,
    )
    words = "\n\n".join(filter(None, (answer_to(talk, COACH_SAID), text)))
    journal.entries.record(talk.id, step, Reply(words))
