"""A summary in a file that only its reader can open: age, for a public key or a passphrase.

It keeps others out and shows that nothing was changed on the way. It does not show who sent it:
whoever has a public key can seal something for it.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pyrage
from msgspec import UNSET, UnsetType

from reflectie_cli.documents.document import Document
from reflectie_cli.documents.received import can_be_shown
from reflectie_cli.errors import FileMissing, Misused, ReflectieError, Unreadable
from reflectie_cli.language import N_
from reflectie_cli.language.typed import PASSPHRASE
from reflectie_cli.system.passphrase import PassphraseProblem
from reflectie_cli.system.streams import open_file

MOST = 5_000_000
"""Bytes of a sealed file; a summary is a page."""
_LONGEST_KEY = 4096

_BEGIN, _END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_AGE = b"age-encryption.org"
_FOR_PASSPHRASE = re.compile(rb"age-encryption\.org/v1\n-> scrypt ")
_REPLY = re.compile(rb'\s*\{\s*"schema"\s*:\s*"reflectie-reply/')
_SECRET = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")
_NOBODYS_KEY, _NOT_ITS_PASSPHRASE = "No matching keys found", "Decryption failed"
"""What pyrage says; it has one class of error for everything."""


class NotSealed(Unreadable):
    """A file that is no age file at all."""

    says = N_("{path} is not a file that was sealed with age, or nothing is left of it.")


class SealBroken(Unreadable):
    """An age file that was changed or cut off on its way."""

    says = N_("{path} is damaged or not complete. Ask for it again.")


class SealedTooLarge(Unreadable):
    """More than a summary can be."""

    says = N_("{path} is larger than {most} MB, so it cannot be a summary. It was not read.")


class NoSummary(Unreadable):
    """An age file with something else inside."""

    says = N_("What is in {path} is not a summary, or is one from a newer reflectie.")


class IsAReply(Unreadable):
    """A coach's reply where a summary belongs."""

    says = N_(
        "{path} is a reply of a coach, not a summary. Read it with: reflectie summary --agreed --from FILE"
    )


class WrongKey(PassphraseProblem):
    """A file that was sealed for somebody else."""

    says = N_(
        "{path} was sealed for a key other than yours. Send your public key again, and ask for a"
        " new file: reflectie coach key"
    )


class WrongPassphrase(PassphraseProblem):
    """Not the passphrase of a file."""

    says = N_("That is not the passphrase of {path}. Nothing was opened.")


class NoRecipient(Misused):
    """Neither a public key nor what stands for one."""

    says = N_(
        "“{text}” is not a public key (age1… or ssh-ed25519 …), not a file with one, and not the"
        " word passphrase."
    )


class PrivateKeyGiven(Misused):
    """A private key where a public one belongs; it is not repeated."""

    says = N_("That is a private key, which nobody else may see. Ask for the public one (age1…).")


class SummaryTooLarge(ReflectieError):
    """Something that could be sealed, but not opened again."""

    says = N_("This is larger than {most} MB; as a summary it could not be opened again.")


@dataclass(frozen=True, slots=True)
class Keys:
    """A pair of keys: what is sealed for `public` is opened with `secret`."""

    secret: str = field(repr=False)
    public: str


def make_identity() -> Keys:
    """Return a new pair of keys."""
    made = pyrage.x25519.Identity.generate()
    return Keys(secret=str(made), public=str(made.to_public()))


def as_key_file(keys: Keys) -> bytes:
    """Return a pair as age itself writes it, so that its own program can use the file."""
    return f"# public key: {keys.public}\n{keys.secret}\n".encode()


def read_key_file(data: bytes, name: str) -> Keys:
    """Read what `as_key_file` wrote. Raise `SealBroken`; no word of it stands in that."""
    if found := _SECRET.search(data.decode("ascii", "replace")):
        try:
            public = pyrage.x25519.Identity.from_str(found[0]).to_public()
        except pyrage.IdentityError:
            raise SealBroken(path=name) from None
        return Keys(secret=found[0], public=str(public))
    raise SealBroken(path=name)


def fingerprint(public: str) -> str:
    """Return the four words of a public key, to compare by phone (proquints, 64 bits)."""
    digest = hashlib.sha256(public.strip().encode()).digest()
    numbers = (int.from_bytes(digest[at : at + 2], "big") for at in range(0, 8, 2))
    return " ".join(map(_proquint, numbers))


def _proquint(number: int) -> str:
    consonants, vowels = "bdfghjklmnprstvz", "aiou"
    sounds = ((12, consonants), (10, vowels), (6, consonants), (4, vowels), (0, consonants))
    return "".join(letters[(number >> shift) % len(letters)] for shift, letters in sounds)


# Sealing


def read_recipient(text: str) -> str | None:
    """Return the public key that `text` is or names: a key, or a file with one in it.

    None stands for a passphrase. Raise `NoRecipient` or `PrivateKeyGiven`.
    """
    word = text.strip()
    if word.casefold() in PASSPHRASE:
        return None
    if key := _key_in(word):
        return key
    try:
        with open_file(Path(word).expanduser()) as file:
            written = file.read(_LONGEST_KEY).decode("utf-8-sig")
    except (OSError, ValueError, RuntimeError):  # also a ~ that is nobody's
        raise NoRecipient(text=word) from None
    lines = [line for line in written.splitlines() if line.strip() and not line.startswith("#")]
    if lines and (key := _key_in(lines[0])):
        return key
    raise NoRecipient(text=word)


def _key_in(text: str) -> str | None:
    """Return the key that a line is, without the name an ssh key has behind it."""
    if "AGE-SECRET-KEY-" in text.upper() or "PRIVATE KEY" in text:
        raise PrivateKeyGiven
    key = " ".join(text.split()[:2])
    if not key.casefold().startswith("age1"):
        return key if key.startswith("ssh-ed25519 ") and _recipient(key) else None
    return key.casefold() if _recipient(key.casefold()) else None


def _recipient(key: str) -> "pyrage.x25519.Recipient | pyrage.ssh.Recipient | None":
    kind = pyrage.ssh if key.startswith("ssh-") else pyrage.x25519
    try:
        return kind.Recipient.from_str(key)
    except pyrage.RecipientError:
        return None


def seal(data: bytes, recipient: str) -> bytes:
    """Seal data for a public key, as text that a mail can carry. Raise `NoRecipient`."""
    key = _key_in(recipient)
    if key is None:
        raise NoRecipient(text=recipient)
    return bytes(pyrage.encrypt(data, [_recipient(key)], armored=True))


def seal_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Seal data with a passphrase, as text. It takes a second or more, on purpose."""
    return bytes(pyrage.passphrase.encrypt(data, passphrase, armored=True))


def seal_for(
    recipient: str,
    document: Document,
    *,
    made: date,
    passphrase: Callable[[], str],
    reply_to: str | None = None,
) -> bytes:
    """Seal a summary for the `recipient`, as `read_recipient` reads it.

    Of the day it was `made` only the month goes along, and the public key `reply_to`, to seal a
    reply for, where there is one. `passphrase` is asked for where there is no key. Raise as
    `read_recipient` does, or `SummaryTooLarge`.
    """
    closed = sealed_for(recipient, summary_bytes(document, made, reply_to), passphrase)
    if len(closed) > MOST:
        raise SummaryTooLarge(most=MOST // 1_000_000)
    return closed


def sealed_for(recipient: str, data: bytes, passphrase: Callable[[], str]) -> bytes:
    """Seal data for the `recipient`, as `read_recipient` reads it, and raise as that does."""
    key = read_recipient(recipient)
    return seal_with_passphrase(data, passphrase()) if key is None else seal(data, key)


# Opening


def read_sealed(path: Path) -> bytes:
    """Read a file that should be an age file; more than `MOST` is not read.

    Raise `FileMissing`, `SealedTooLarge` or `NotSealed`.
    """
    try:
        with open_file(path) as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise FileMissing(path=path, problem=error.strerror) from error
    if len(data) > MOST:
        raise SealedTooLarge(path=path, most=MOST // 1_000_000)
    if not is_sealed(data):
        raise NotSealed(path=path)
    return data


def is_sealed(data: bytes) -> bool:
    """Return whether data begins as an age file does."""
    return _beginning(data).startswith(_AGE)


def needs_passphrase(data: bytes) -> bool:
    """Return whether an age file is opened with a passphrase, and not with a key."""
    return bool(_FOR_PASSPHRASE.match(_beginning(data)))


def digest(data: bytes) -> str:
    """Return the SHA-256 of an age file, whatever a mail did to its line ends."""
    armour = _armour(data)
    return hashlib.sha256(data if armour is None else armour.replace(b"\r\n", b"\n")).hexdigest()


def open_with_key(data: bytes, identity: str, name: str) -> bytes:
    """Open what was sealed for the key `identity` belongs to; `name` is the file's, for messages.

    Raise `WrongKey`, `NotSealed` or `SealBroken`.
    """
    try:
        key = pyrage.x25519.Identity.from_str(identity)
        return bytes(pyrage.decrypt(_armour(data) or data, [key]))
    except pyrage.DecryptError as error:
        raise _problem(error, data, name) from None


def open_with_passphrase(data: bytes, passphrase: str, name: str) -> bytes:
    """Open what was sealed with a passphrase. Raise `WrongPassphrase`, or as `open_with_key`."""
    try:
        return bytes(pyrage.passphrase.decrypt(_armour(data) or data, passphrase))
    except pyrage.DecryptError as error:
        raise _problem(error, data, name) from None


def _problem(error: "pyrage.DecryptError", data: bytes, name: str) -> ReflectieError:
    if not _beginning(data).startswith(_AGE):
        return NotSealed(path=name)
    kinds = {_NOBODYS_KEY: WrongKey, _NOT_ITS_PASSPHRASE: WrongPassphrase}
    return kinds.get(str(error), SealBroken)(path=name)


def _armour(data: bytes) -> bytes | None:
    """Return an age file out of the text of a mail; None where it is not written as text."""
    if data.startswith(_AGE) or (at := data.find(_BEGIN)) < 0:
        return None
    until = data.find(_END, at)
    return data[at:] if until < 0 else data[at : until + len(_END)] + b"\n"


def _beginning(data: bytes) -> bytes:
    """Return the first bytes of an age file as they are without armour."""
    armour = _armour(data)
    if armour is None:
        return data[:48]
    line = b"".join(armour.removeprefix(_BEGIN).split(maxsplit=1)[:1])[:64]
    try:
        return base64.b64decode(line[: len(line) // 4 * 4], validate=True)
    except ValueError:
        return b""


# What is inside

Month = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])\Z")]
"""A month such as `2026-11`."""


class Summary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a sealed file holds. `made` is a month: a day would tell too much.

    `reply_to` is the public key of whoever made it, where they have one.
    """

    schema: Literal["reflectie-summary/1"] = "reflectie-summary/1"
    made: Month
    document: Document
    reply_to: str | UnsetType = UNSET


def summary_bytes(document: Document, made: date, reply_to: str | None = None) -> bytes:
    """Return a summary as it goes into the file: what was seen, and no other property."""
    seen = msgspec.structs.replace(document, properties={})
    key = reply_to or UNSET
    return msgspec.json.encode(Summary(made=f"{made:%Y-%m}", document=seen, reply_to=key))


def read_summary(data: bytes, name: str) -> Summary:
    """Read what was in a sealed file. Raise `NoSummary` unless all of it can be shown."""
    try:
        summary = msgspec.json.decode(data, type=Summary)
        # A field that stands there twice, or not at all, is not what this program wrote.
        exact = msgspec.json.decode(data) == msgspec.json.decode(msgspec.json.encode(summary))
    except (msgspec.DecodeError, ValueError, RecursionError):
        problem = IsAReply if _REPLY.match(data) else NoSummary
        raise problem(path=name) from None
    has_key = summary.reply_to is UNSET or _recipient(summary.reply_to)
    if not (exact and has_key and can_be_shown(summary.document)):
        raise NoSummary(path=name)
    return summary
