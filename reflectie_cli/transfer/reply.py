"""What a coach writes back, in a file: a few lines, and the summary they belong to.

A file names the summary by its hash, so that it is known which talk it is about. It does not show
who wrote it: whoever has the sealed summary can name its hash.
"""

import codecs
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from reflectie_cli.errors import FileMissing, ReflectieError, Unreadable
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.reply import without_controls
from reflectie_cli.system.streams import open_file
from reflectie_cli.transfer import sealed

MOST = 200_000
"""Bytes of a file with a reply; a reply is some lines."""
MOST_LETTERS = 20_000
_OURS, _KINDRED = "reflectie-reply/", "reflectie-summary/"


class NoReply(Unreadable):
    """A file that is no reply, or that was damaged."""

    says = N_(
        "{path} is not a reply of a coach, or it is damaged. Ask for it again. Nothing was kept."
    )


class ReplyNewer(Unreadable):
    """A reply that a newer program wrote."""

    says = N_(
        "{path} is a reply from a newer reflectie. Update first: pip install -U reflectie-cli. Nothing was kept."
    )


class IsASummary(Unreadable):
    """A summary where a reply belongs."""

    says = N_("{path} is a summary, not a reply. A coach opens it with: reflectie coach open")


class ReplyTooLong(ReflectieError):
    """More than some lines."""

    says = N_("A reply is a few lines; this is more than {most} letters. Nothing was written.")


class CoachReply(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reply. `summary` is the SHA-256 of the summary it answers, `made` the month of writing."""

    schema: Literal["reflectie-reply/1"] = "reflectie-reply/1"
    summary: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    made: sealed.Month
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_LETTERS)]


def reply_bytes(text: str, summary: str, made: date) -> bytes:
    """Return a reply as a file that can be read without a program. Raise `ReplyTooLong`."""
    if len(text) > MOST_LETTERS:
        raise ReplyTooLong(most=MOST_LETTERS)
    reply = CoachReply(summary=summary, made=f"{made:%Y-%m}", text=text)
    return msgspec.json.format(msgspec.json.encode(reply), indent=2) + b"\n"


def read_reply(path: Path, unsealed: Callable[[bytes, Path], bytes]) -> CoachReply:
    """Read a reply from its file; `unsealed` opens one that is sealed.

    Raise `FileMissing`, `NoReply`, `ReplyNewer` or `IsASummary`, or what `unsealed` raises.
    """
    try:
        with open_file(path) as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise FileMissing(path=path, problem=error.strerror) from error
    if len(data) > MOST:
        raise NoReply(path=path)
    if sealed.is_sealed(data):
        data = unsealed(data, path)
    return _reply(data.removeprefix(codecs.BOM_UTF8), path)


def _reply(data: bytes, path: Path) -> CoachReply:
    try:
        found = msgspec.json.decode(data)
        schema = found.get("schema") if isinstance(found, dict) else None
        if isinstance(schema, str) and schema.startswith(_KINDRED):
            raise IsASummary(path=path)
        if isinstance(schema, str) and schema.startswith(_OURS) and schema != f"{_OURS}1":
            raise ReplyNewer(path=path)
        reply = msgspec.json.decode(data, type=CoachReply)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise NoReply(path=path) from None
    text = without_controls(reply.text).strip()
    if not text:
        raise NoReply(path=path)
    return msgspec.structs.replace(reply, text=text)
