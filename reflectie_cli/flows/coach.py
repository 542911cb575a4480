"""Between somebody and their coach: a summary sealed for one, opened by the other, and kept once.

What was received is an entry in the coach's own journal, under a name the coach chose.
"""

from pathlib import Path

import msgspec
from msgspec import UNSET

from reflectie_cli.documents.document import Document
from reflectie_cli.documents.layout import printable
from reflectie_cli.documents.received import answer_to
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.errors import ReflectieError
from reflectie_cli.flows.coach_key import key_for_replies, passphrase_for, unsealed
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, State
from reflectie_cli.journal.filters import Filter, fold_theme, theme_of
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.library import unlisted_file
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step, steps
from reflectie_cli.screen.lines import plain_text
from reflectie_cli.transfer import sealed
from reflectie_cli.walk.line_input import line


class NameNeeded(ReflectieError):
    """A summary without a name to keep it under, where nobody can be asked."""

    exit_code = 2
    says = N_("What name should it be kept under? Add --as NAME.")


def seal_document(session: Session, recipient: str, document: Document) -> bytes:
    """Seal a summary for a named recipient; a passphrase is asked for where there is no key.

    The own public key goes along where there is one: a reply can then be sealed for it. Raise what
    `sealed.seal_for` and a passphrase raise.
    """
    return sealed.seal_for(
        recipient,
        document,
        made=session.today,
        passphrase=lambda: passphrase_for(session, N_("A passphrase for this summary:")),
        reply_to=key_for_replies(session),
    )


def read_file(session: Session, file: Path, name: str) -> tuple[bytes, sealed.Summary]:
    """Open a summary that was sent, and return the file's bytes and what is in it.

    Raise `NameNeeded` before anything is opened, `NoKeyYet`, or what reading and opening raise.
    """
    if not (theme_of(name) or session.can_ask):
        raise NameNeeded
    data = sealed.read_sealed(file)
    return data, sealed.read_summary(unsealed(session, data, file), str(file))


def keep_summary(
    session: Session,
    journal: Journal,
    data: bytes,
    summary: sealed.Summary,
    name: str,
    *,
    shown: bool,
) -> Entry:
    """Return the entry of a file: the one it had already, or a new one, under a name.

    Where it was `shown` it is not new any more.
    """
    session.say(
        N_("Whoever knows the passphrase can open this file; it does not prove who sent it.")
        if sealed.needs_passphrase(data)
        else N_("Only you can open this file; it does not prove who sent it.")
    )
    digest = sealed.digest(data)
    every = received_entries(journal, with_bin=True)
    before = next((entry for entry in every if answer_to(entry, "file") == digest), None)
    if before is None:
        said = _said_in(summary, digest)
        entry = _keep(session, journal, summary, said, _name(session, name, every, said))
    elif before.state is State.DELETED:
        says = N_("You had it already; it is in the bin: reflectie restore {handle}")
        session.say(says, handle=before.handle)
        return before
    else:
        session.say(N_("You had it already, as {name}."), name=", ".join(before.tags))
        entry = _with_headings(session, journal, before, summary)
    return note_shown(session, journal, entry) if shown else entry


def received_entries(journal: Journal, name: str = "", *, with_bin: bool = False) -> list[Entry]:
    """Return the entries of what was received, oldest first; with a name, only of that one."""
    wanted = Filter(set=known.RECEIVED, tags=(name,) if name else (), with_bin=with_bin)
    pages = journal.entries.pages(wanted)
    return [entry for page in pages for entry in page if answer_to(entry, "file")]


def is_new(entry: Entry) -> bool:
    """Return whether nobody read it yet; what came before that was noted was read as it came."""
    return bool(answer_to(entry, known.RECEIVED_DOCUMENT)) and not answer_to(entry, "shown")


def note_shown(session: Session, journal: Journal, entry: Entry) -> Entry:
    """Note that somebody read what was received, the first time; return the entry."""
    if is_new(entry):
        journal.entries.record(entry.id, step_of(session, "shown"), Reply(f"{session.today}"))
        return journal.entries.get(entry.id)
    return entry


def step_of(session: Session, key: str) -> Step:
    """Return a question of what is received. Its set is the program's, whatever somebody calls theirs."""
    return next(step for step in steps(_set(), session.language, rotated={}) if step.key == key)


def _set() -> PromptSet:
    return read_prompt_set(unlisted_file(known.RECEIVED), own=False)[0]


def _said_in(summary: sealed.Summary, digest: str) -> dict[str, str]:
    """Return what is kept of a summary, by question."""
    document = summary.document
    return {
        "summary": plain_text(as_lines(document)),
        "made": summary.made,
        "file": digest,
        known.RECEIVED_DOCUMENT: msgspec.json.encode(document).decode(),
        "reply_to": "" if summary.reply_to is UNSET else summary.reply_to,
    }


def _keep(
    session: Session, journal: Journal, summary: sealed.Summary, said: dict[str, str], name: str
) -> Entry:
    """Keep a summary as an entry of today, all of it or nothing."""
    prompt_set, document = _set(), summary.document
    with journal.write():
        uid = journal.entries.begin(
            prompt_set,
            title=session.language.of(prompt_set.title),
            language=document.language,
            day=session.today,
            tags=[name],
        )
        for step in steps(prompt_set, session.language, rotated={}):
            if words := said.get(step.key):
                journal.entries.record(uid, step, Reply(words))
        journal.entries.change(uid, title=printable(document).title)
        journal.entries.finish(uid, comes_back=False)
        return journal.entries.get(uid)


def _with_headings(
    session: Session, journal: Journal, entry: Entry, summary: sealed.Summary
) -> Entry:
    """Keep the headings as well where they were not kept when the file was first opened."""
    if answer_to(entry, known.RECEIVED_DOCUMENT):
        return entry
    said = _said_in(summary, "")
    with journal.write():
        for key in (known.RECEIVED_DOCUMENT, "reply_to"):
            if said[key]:
                journal.entries.record(entry.id, step_of(session, key), Reply(said[key]))
    return journal.entries.get(entry.id)


def _name(session: Session, name: str, every: list[Entry], said: dict[str, str]) -> str:
    """Return the name to keep something under: the one given, or that of whoever has its key.

    Under a name that is taken by somebody with another key it is kept, and that is said.
    """
    key = said["reply_to"]
    name = theme_of(name)
    keys = {fold_theme(tag): answer_to(one, "reply_to") for one in every for tag in one.tags}
    names = {answer_to(one, "reply_to"): ", ".join(one.tags) for one in every}
    name = name or _ask_name(session, names.get(key, "") if key else "")
    before = keys.get(fold_theme(name))
    if key and before and before != key:
        says = N_(
            "What {name} sent before came with another key. Somebody else with that name? Give each a name of its own: --as"
        )
        session.say(says, name=name)
    return name


def _ask_name(session: Session, known_as: str) -> str:
    session.say(N_("What name will you keep it under? Better not the full name:"))
    if known_as:
        session.say(N_("Enter = {label}"), label=known_as)
    name = theme_of(line(session.err)) or known_as
    if not name:
        raise NameNeeded
    return name
