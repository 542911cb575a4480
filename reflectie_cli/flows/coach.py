"""The coach's side of a summary: a key of one's own, and what others sealed for it.

What was received is an entry in the coach's own journal, under a name the coach chose.
"""

from pathlib import Path

from msgspec import structs

from reflectie_cli.documents.document import Document
from reflectie_cli.documents.layout import printable
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.errors import Ended, FileExists, ReflectieError
from reflectie_cli.flows.menu import agrees
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry, State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.library import unlisted_file
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import steps
from reflectie_cli.screen.lines import Line, plain_text
from reflectie_cli.screen.received import Received
from reflectie_cli.system.passphrase import new_passphrase, passphrase
from reflectie_cli.system.private_files import make_folder, write_whole
from reflectie_cli.transfer import sealed
from reflectie_cli.walk.line_input import line

RECEIVED = "ontvangen"


class NameNeeded(ReflectieError):
    """A summary without a name to keep it under, where nobody can be asked."""

    exit_code = 2
    says = N_("What name should it be kept under? Add --as NAME.")


class NeedsYesForKey(ReflectieError):
    """A key would have been lost, and nobody sits at a terminal to agree."""

    says = N_("Your key is unchanged. A new one is for good; add --yes to make it.")


class NoKeyYet(ReflectieError):
    """Something was sealed for a key, and there is none here."""

    exit_code = 6
    says = N_("{path} was sealed for a key, and you have none yet. Make one: reflectie coach key")


# The key


def public_key(session: Session, *, force: bool, yes: bool) -> tuple[str, Path]:
    """Return the public key and the file of the private one; a key is made where there is none.

    With `force` a new one replaces the key that is there, after a question unless `yes`. Raise
    `NeedsYesForKey`, `Ended` where somebody does not agree, or what a passphrase raises.
    """
    private = _key_file(session)
    if private.exists() and not force:
        return _public_key(session, private), private
    if private.exists() and not (yes or _agrees_to_new_key(session)):
        session.say(N_("Your key is unchanged."))
        raise Ended(1)
    return _new_key(session, private, over=force), private


def _key_file(session: Session) -> Path:
    return session.places.settings.parent / "coach-key.age"


def _new_key(session: Session, private: Path, *, over: bool) -> str:
    make_folder(private.parent)
    words = _new_passphrase(session, N_("A passphrase for your key, of a few words:"))
    keys = sealed.make_identity()
    data = sealed.seal_with_passphrase(sealed.as_key_file(keys), words)
    if private.exists() and not over:  # made elsewhere while somebody was typing here
        raise FileExists(path=private)
    # Whoever is stopped halfway has no public key beside a private one that does not fit it.
    private.with_suffix(".pub").unlink(missing_ok=True)
    write_whole(private, [data])
    write_whole(private.with_suffix(".pub"), [f"{keys.public}\n".encode()])
    return keys.public


def _public_key(session: Session, private: Path) -> str:
    """Return the public key from beside the private one; where it is gone, out of it."""
    beside = private.with_suffix(".pub")
    try:
        found = sealed.read_recipient(str(beside))
    except sealed.NoRecipient:
        found = None
    if found is None:
        found = _own_keys(session).public
        write_whole(beside, [f"{found}\n".encode()])
    return found


def _own_keys(session: Session) -> sealed.Keys:
    private = _key_file(session)
    data = sealed.read_sealed(private)
    words = _passphrase(session, N_("The passphrase of your key:"))
    name = str(private)
    return sealed.read_key_file(sealed.open_with_passphrase(data, words, name), name)


def _agrees_to_new_key(session: Session) -> bool:
    if not session.can_ask:
        raise NeedsYesForKey
    session.say(N_("What was sealed for the key you have can then never be opened again."))
    return agrees(session, N_("Replace your key for good? Type yes:"))


def _passphrase(session: Session, prompt: str) -> str:
    words = passphrase(session.environment, prompt=_prompt(session, prompt))
    _say_it_takes_a_moment(session)
    return words


def _new_passphrase(session: Session, prompt: str) -> str:
    again = session.language.text(N_("The same again:"))
    words = new_passphrase(session.environment, prompt=_prompt(session, prompt), again=again)
    _say_it_takes_a_moment(session)
    return words


def _prompt(session: Session, prompt: str) -> str | None:
    return session.language.text(prompt) if session.err.isatty() else None


def _say_it_takes_a_moment(session: Session) -> None:
    """Say why nothing happens: what makes guessing slow makes this slow as well."""
    if session.err.isatty():
        session.say(N_("This takes a few seconds, so that nobody can guess it quickly."))


# What is sent


def seal_document(session: Session, recipient: str, document: Document) -> bytes:
    """Seal a summary for a named recipient; a passphrase is asked for where there is no key.

    Raise what `sealed.seal_for` and a passphrase raise.
    """
    return sealed.seal_for(
        recipient,
        document,
        made=session.today,
        passphrase=lambda: _new_passphrase(session, N_("A passphrase for this summary:")),
    )


# What was sent


def read_file(session: Session, file: Path, name: str) -> tuple[bytes, sealed.Summary]:
    """Open a summary that was sent, and return the file's bytes and what is in it.

    Raise `NameNeeded` before anything is opened, `NoKeyYet`, or what reading and opening raise.
    """
    if not (name or session.can_ask):
        raise NameNeeded
    data = sealed.read_sealed(file)
    return data, sealed.read_summary(_open(session, data, file), str(file))


def keep_summary(
    session: Session, journal: Journal, data: bytes, summary: sealed.Summary, name: str
) -> Entry:
    """Return the entry of a file: the one it had already, or a new one, under a name."""
    session.say(N_("Only you can open this file; it does not prove who sent it."))
    digest = sealed.digest(data)
    every = _entries(journal, with_bin=True)
    before = next((entry for entry in every if _answer(entry, "file") == digest), None)
    if before is None:
        return _keep(session, journal, summary, digest, name or _ask_name(session))
    if before.state is State.DELETED:
        says = N_("You had it already; it is in the bin: reflectie restore {handle}")
        session.say(says, handle=before.handle)
    else:
        session.say(N_("You had it already, as {name}."), name=", ".join(before.tags))
    return before


def received_summaries(journal: Journal, name: str = "") -> list[Received]:
    """List what was received, oldest first; with a name, only of that one."""
    return [_as_received(entry) for entry in _entries(journal, name)]


def as_item(entry: Entry, summary: sealed.Summary) -> dict[str, object]:
    """Return a summary that was received as an item of JSON, with all of its text."""
    return {**structs.asdict(_as_received(entry)), "document": summary.document}


def summary_lines_of(summary: sealed.Summary) -> list[Line]:
    """Return a summary as lines to read."""
    return [*as_lines(summary.document), Line()]


def _as_received(entry: Entry) -> Received:
    return Received(
        handle=entry.handle,
        names=entry.tags,
        made=_answer(entry, "made"),
        title=entry.title,
        received=entry.date.isoformat(),
        hash=_answer(entry, "file"),
    )


def _open(session: Session, data: bytes, file: Path) -> bytes:
    if sealed.needs_passphrase(data):
        words = _passphrase(session, N_("The passphrase of this file:"))
        return sealed.open_with_passphrase(data, words, str(file))
    if not _key_file(session).exists():
        raise NoKeyYet(path=file)
    return sealed.open_with_key(data, _own_keys(session).secret, str(file))


def _ask_name(session: Session) -> str:
    session.say(N_("What name will you keep it under? Better not the full name:"))
    name = " ".join(line(session.err).split())
    if not name:
        raise NameNeeded
    return name


def _keep(
    session: Session, journal: Journal, summary: sealed.Summary, digest: str, name: str
) -> Entry:
    """Keep a summary as an entry of today, all of it or nothing.

    Its set is the program's, whatever somebody calls a set of their own.
    """
    prompt_set = read_prompt_set(unlisted_file(RECEIVED), own=False)[0]
    document = summary.document
    given = {"summary": plain_text(as_lines(document)), "made": summary.made, "file": digest}
    with journal.write():
        uid = journal.entries.begin(
            prompt_set,
            title=session.language.of(prompt_set.title),
            language=document.language,
            day=session.today,
            tags=[name],
        )
        for step in steps(prompt_set, session.language, rotated={}):
            journal.entries.record(uid, step, Reply(given[step.key]))
        journal.entries.change(uid, title=printable(document).title)
        journal.entries.finish(uid, comes_back=False)
        return journal.entries.get(uid)


def _entries(journal: Journal, name: str = "", *, with_bin: bool = False) -> list[Entry]:
    wanted = Filter(set=RECEIVED, tags=(name,) if name else (), with_bin=with_bin)
    pages = journal.entries.pages(wanted)
    return [entry for page in pages for entry in page if _answer(entry, "file")]


def _answer(entry: Entry, key: str) -> str:
    return next((answer.words for answer in entry.answers if answer.key == key), "")
