"""For a coach: a key of one's own, and the summaries that others sealed for it.

What was received is an entry in the coach's own journal, under a name the coach chose.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_tag
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import AsJson
from reflectie_cli.errors import FileExists, ReflectieError
from reflectie_cli.flows.agreeing import agrees
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.documents.document import Document
    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.entry import Entry
    from reflectie_cli.journal.journal import Journal
    from reflectie_cli.prompt_sets.model import PromptSet
    from reflectie_cli.transfer.sealed import Keys, Summary

activity = Activity()
coach = Activity()

RECEIVED = "ontvangen"
_HANDLE_COLUMNS = 5


class NameNeeded(ReflectieError):
    """A summary without a name to keep it under, where nobody can be asked."""

    exit_code = 2
    says = N_("Under which name is it kept? Add --as NAME.")


class NeedsYesForKey(ReflectieError):
    """A key would have been lost, and nobody sits at a terminal to agree."""

    says = N_("Your key is still as it was. A new one is for good; add --yes to make it.")


class NoKeyYet(ReflectieError):
    """Something was sealed for a key, and there is none here."""

    exit_code = 6
    says = N_("{path} was sealed for a key, and you have none yet. Make one: reflectie coach key")


@activity.callback()
def only_groups() -> None:
    """Keep `coach` a group of its own."""


activity.add_typer(
    coach, name="coach", help=N_("For a coach: your key, and what others sent to you.")
)


@coach.command("key", help=N_("Make your key, or show the public one again."))
def key(
    context: typer.Context,
    force: Annotated[
        bool, typer.Option("--force", help=N_("A new one instead of the key that is there."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Do not ask first."))] = False,
) -> None:
    """Print the public key; with a new one a passphrase is asked, otherwise nothing is."""
    from reflectie_cli.transfer.sealed import fingerprint

    session: Session = context.obj
    private = _key_file(session)
    if private.exists() and not force:
        public = _public_key(session, private)
    else:
        if private.exists() and not (yes or _sure(session)):
            session.say(N_("Your key is still as it was."))
            raise typer.Exit(1)
        public = _new_key(session, private, over=force)
    session.out.write(f"{public}\n")
    session.say(N_("To compare by phone: {words}"), words=fingerprint(public))
    session.say(N_("Give the line with age1 to who you coach; it is no secret. They type:"))
    session.say(N_("reflectie summary --to age1…"))
    session.say(
        N_("Your private key: {path}. Keep a copy of it: without it and its passphrase nobody can open what you are sent."),
        path=private,
    )  # fmt: skip


@coach.command("open", help=N_("Open a summary that was sent to you, and keep it."))
def open_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("What you were sent."))],
    name: Annotated[
        str, typer.Option("--as", metavar="NAME", help=N_("The name you keep it under."),
                          autocompletion=complete_tag),
    ] = "",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show what is in it; the same file is kept once. Nothing is kept of what cannot be read."""
    from reflectie_cli.transfer import sealed

    session: Session = context.obj
    if not (_one_line(name) or session.can_ask):
        raise NameNeeded
    data = sealed.read_sealed(file)
    summary = sealed.read_summary(_opened(session, data, file), str(file))
    with session.journal() as journal:
        journal.prove_writable()
        if not as_json:
            _show(session, summary.document)
        session.say(N_("Only you can open this file; it does not prove who sent it."))
        entry = _kept(session, journal, summary, sealed.digest(data), _one_line(name))
    _give(session, entry, summary, as_json=as_json)


@coach.command("list", help=N_("List what you were sent, by name."))
def list_received(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=N_("Of this name only."),
                            autocompletion=complete_tag),
    ] = "",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show handle, month and title of each summary, oldest first."""
    session: Session = context.obj
    with session.look() as journal:
        found = _received(journal, _one_line(name))
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([_as_item(entry) for entry in found]))
    elif found:
        _show_list(session, found)
    else:
        session.say(N_("You were sent nothing yet, or nothing by this name."))


def seal_for(session: "Session", recipient: str, document: "Document") -> bytes:
    """Seal a summary for whom somebody named; a passphrase is asked for where there is no key.

    Raises what `share.sealed.seal_for` and `passphrase.new_passphrase` raise.
    """
    from reflectie_cli.transfer import sealed

    return sealed.seal_for(
        recipient, document, made=session.day,
        passphrase=lambda: _new_passphrase(session, N_("A passphrase for this summary:")),
    )  # fmt: skip


def _one_line(text: str) -> str:
    return " ".join(text.split())


# The key


def _key_file(session: "Session") -> Path:
    return session.places.settings.parent / "coach-key.age"


def _new_key(session: "Session", private: Path, *, over: bool) -> str:
    from reflectie_cli.system.private_files import make_folder, write_whole
    from reflectie_cli.transfer import sealed

    make_folder(private.parent)
    words = _new_passphrase(session, N_("A passphrase for your key, of a few words:"))
    keys = sealed.make_identity()
    data = sealed.sealed_with(sealed.as_key_file(keys), words)
    if private.exists() and not over:  # made elsewhere while somebody was typing here
        raise FileExists(path=private)
    # Whoever is stopped halfway has no public key beside a private one that does not fit it.
    private.with_suffix(".pub").unlink(missing_ok=True)
    write_whole(private, [data])
    write_whole(private.with_suffix(".pub"), [f"{keys.public}\n".encode()])
    return keys.public


def _public_key(session: "Session", private: Path) -> str:
    """Give the public key from beside the private one; where it is gone, out of it."""
    from reflectie_cli.system.private_files import write_whole
    from reflectie_cli.transfer import sealed

    beside = private.with_suffix(".pub")
    try:
        found = sealed.read_recipient(str(beside))
    except sealed.NoRecipient:
        found = None
    if found is None:
        found = _own_keys(session).public
        write_whole(beside, [f"{found}\n".encode()])
    return found


def _own_keys(session: "Session") -> "Keys":
    from reflectie_cli.transfer import sealed

    private = _key_file(session)
    data = sealed.read_sealed(private)
    words = _passphrase(session, N_("The passphrase of your key:"))
    return sealed.read_key_file(sealed.opened_with(data, words, str(private)), str(private))


def _sure(session: "Session") -> bool:
    if not session.can_ask:
        raise NeedsYesForKey
    session.say(N_("What was sealed for the key you have can then never be opened again."))
    return agrees(session, N_("Make a new key for good? Type yes:"))


def _passphrase(session: "Session", prompt: str) -> str:
    from reflectie_cli.system.passphrase import passphrase

    words = passphrase(session.environment, prompt=_prompt(session, prompt))
    _say_it_takes_a_moment(session)
    return words


def _new_passphrase(session: "Session", prompt: str) -> str:
    from reflectie_cli.system.passphrase import new_passphrase

    again = session.language.text(N_("The same again:"))
    words = new_passphrase(session.environment, prompt=_prompt(session, prompt), again=again)
    _say_it_takes_a_moment(session)
    return words


def _prompt(session: "Session", prompt: str) -> str | None:
    return session.language.text(prompt) if session.err.isatty() else None


def _say_it_takes_a_moment(session: "Session") -> None:
    """Say why nothing happens: what makes guessing slow makes this slow as well."""
    if session.err.isatty():
        session.say(N_("This takes a few seconds, so that nobody can guess quickly."))


# What was sent


def _opened(session: "Session", data: bytes, file: Path) -> bytes:
    from reflectie_cli.transfer import sealed

    if sealed.needs_passphrase(data):
        words = _passphrase(session, N_("The passphrase of this file:"))
        return sealed.opened_with(data, words, str(file))
    if not _key_file(session).exists():
        raise NoKeyYet(path=file)
    return sealed.opened(data, _own_keys(session).secret, str(file))


def _show(session: "Session", document: "Document") -> None:
    from reflectie_cli.documents.plain_text import as_text
    from reflectie_cli.screen.lines import Line

    session.show([*as_text(document), Line()])


def _asked(session: "Session") -> str:
    from reflectie_cli.walk.line_input import line

    session.say(N_("Under which name do you keep this? Better not the whole name:"))
    name = _one_line(line(session.err))
    if not name:
        raise NameNeeded
    return name


def _kept(
    session: "Session", journal: "Journal", summary: "Summary", digest: str, name: str
) -> "Entry":
    """Give the entry of a file: the one it had already, or a new one."""
    if before := _kept_before(journal, digest):
        _say_where(session, before)
        return before
    return _keep(session, journal, summary, digest, name or _asked(session))


def _keep(
    session: "Session", journal: "Journal", summary: "Summary", digest: str, name: str
) -> "Entry":
    """Keep a summary as an entry of today, all of it or nothing."""
    from reflectie_cli.documents.plain_text import as_text
    from reflectie_cli.documents.readable import harmless
    from reflectie_cli.prompt_sets.model import steps
    from reflectie_cli.prompt_sets.reply import Reply
    from reflectie_cli.screen.lines import plain_text

    prompt_set = _received_set()
    document = summary.document
    given = {"summary": plain_text(as_text(document)), "made": summary.made, "file": digest}
    with journal.write():
        uid = journal.entries.begin(
            prompt_set,
            title=session.language.of(prompt_set.title),
            language=document.language,
            day=session.day,
            tags=[name],
        )
        for step in steps(prompt_set, session.language, rotated={}):
            journal.entries.record(uid, step, Reply(given[step.key]))
        journal.entries.change(uid, title=harmless(document).title)
        journal.entries.finish(uid, comes_back=False)
        return journal.entries.get(uid)


def _received_set() -> "PromptSet":
    """Read the set of what is received: the program's, whatever somebody calls a set of their own."""
    from reflectie_cli.prompt_sets.file import read_prompt_set
    from reflectie_cli.prompt_sets.library import unlisted_file

    return read_prompt_set(unlisted_file(RECEIVED), own=False)[0]


def _received(journal: "Journal", name: str = "", *, with_bin: bool = False) -> "list[Entry]":
    from reflectie_cli.journal.filters import Filter

    wanted = Filter(set=RECEIVED, tags=(name,) if name else (), with_bin=with_bin)
    return [
        entry for page in journal.entries.pages(wanted) for entry in page if _said(entry, "file")
    ]


def _kept_before(journal: "Journal", digest: str) -> "Entry | None":
    every = _received(journal, with_bin=True)
    return next((entry for entry in every if _said(entry, "file") == digest), None)


def _said(entry: "Entry", key: str) -> str:
    return next((answer.words for answer in entry.answers if answer.key == key), "")


def _say_where(session: "Session", entry: "Entry") -> None:
    if entry.state == "deleted":
        session.say(
            N_("You had it already; it lies in the bin: reflectie restore {handle}"),
            handle=entry.handle,
        )
    else:
        session.say(N_("You had it already, as {name}."), name=", ".join(entry.tags))


def _give(session: "Session", entry: "Entry", summary: "Summary", *, as_json: bool) -> None:
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([{**_as_item(entry), "document": summary.document}]))
    else:
        session.out.write(f"{entry.handle}\n")


def _as_item(entry: "Entry") -> dict[str, object]:
    return {
        "handle": entry.handle,
        "names": entry.tags,
        "made": _said(entry, "made"),
        "title": entry.title,
        "received": entry.date,
        "hash": _said(entry, "file"),
    }


def _show_list(session: "Session", found: "list[Entry]") -> None:
    """Show names by the alphabet, and below each what it sent."""
    from reflectie_cli.journal.filters import fold
    from reflectie_cli.screen.lines import WIDTH, Line
    from reflectie_cli.screen.text import cut, pad

    by_name: dict[str, list[Entry]] = {}
    for entry in found:
        by_name.setdefault(fold(", ".join(entry.tags)), []).append(entry)
    for number, (_, sent) in enumerate(sorted(by_name.items())):
        lines = [Line()] if number else []
        lines.append(Line(", ".join(sent[-1].tags), "quiet"))
        for entry in sent:
            margin = f"{pad(entry.handle, _HANDLE_COLUMNS)}  {_said(entry, 'made')}  "
            lines.append(
                Line(cut(entry.title or "", WIDTH - len(margin) - 2), indent=1, margin=margin)
            )
        session.show(lines)
