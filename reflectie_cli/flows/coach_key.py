"""A key of one's own, behind a passphrase: what is sealed for its public half opens with it."""

from pathlib import Path

from reflectie_cli.errors import Ended, FileExists, ReflectieError
from reflectie_cli.flows.menu import agrees
from reflectie_cli.flows.session import Session
from reflectie_cli.language import N_
from reflectie_cli.system.passphrase import new_passphrase, passphrase
from reflectie_cli.system.presence import stands
from reflectie_cli.system.private_files import make_folder, write_whole
from reflectie_cli.transfer import sealed


class NeedsYesForKey(ReflectieError):
    """A key would have been lost, and nobody sits at a terminal to agree."""

    says = N_("Your key is unchanged. A new one is for good; add --yes to make it.")


class NoKeyYet(ReflectieError):
    """Something was sealed for a key, and there is none here."""

    exit_code = 6
    says = N_("{path} was sealed for a key, and you have none yet. Make one: reflectie coach key")


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


def key_for_replies(session: Session) -> str | None:
    """Return the public key that a reply can be sealed for; None where there is none at hand.

    No passphrase is asked for it.
    """
    private = _key_file(session)
    return _written_beside(private) if stands(private) else None


def unsealed(session: Session, data: bytes, file: Path) -> bytes:
    """Return what is in a sealed file; its passphrase or that of the own key is asked for.

    Raise `NoKeyYet`, or what a passphrase and opening raise.
    """
    if sealed.needs_passphrase(data):
        words = _passphrase(session, N_("The passphrase of this file:"))
        return sealed.open_with_passphrase(data, words, str(file))
    if not stands(_key_file(session)):
        raise NoKeyYet(path=file)
    return sealed.open_with_key(data, _own_keys(session).secret, str(file))


def passphrase_for(session: Session, prompt: str) -> str:
    """Ask for a new passphrase, twice in a terminal, and raise what that raises."""
    again = session.language.text(N_("The same again:"))
    words = new_passphrase(session.environment, prompt=_prompt(session, prompt), again=again)
    _say_it_takes_a_moment(session)
    return words


def _key_file(session: Session) -> Path:
    return session.places.settings.parent / "coach-key.age"


def _new_key(session: Session, private: Path, *, over: bool) -> str:
    make_folder(private.parent)
    words = passphrase_for(session, N_("A passphrase for your key, of a few words:"))
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
    found = _written_beside(private)
    if found is None:
        found = _own_keys(session).public
        write_whole(private.with_suffix(".pub"), [f"{found}\n".encode()])
    return found


def _written_beside(private: Path) -> str | None:
    try:
        return sealed.read_recipient(str(private.with_suffix(".pub")))
    except sealed.NoRecipient:
        return None


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


def _prompt(session: Session, prompt: str) -> str | None:
    return session.language.text(prompt) if session.err.isatty() else None


def _say_it_takes_a_moment(session: Session) -> None:
    """Say why nothing happens: what makes guessing slow makes this slow as well."""
    if session.err.isatty():
        session.say(N_("This takes a few seconds, so that nobody can guess it quickly."))
