"""JSON for programs: one object, or one entry a line (contract, section 4)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from reflectie_cli.loop.review import Review
from reflectie_cli.screen.waiting import Waiting

SCHEMA = "reflectie/1"

_AWAKE = re.compile("[\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def one_object(items: Sequence[Any]) -> bytes:
    """Return `{"schema": …, "items": […]}` and a line end."""
    return _object(items=list(items))


def waiting_object(waiting: Waiting) -> bytes:
    """Return what waits: `{"schema": …, "drafts": […], "open": […], "due": […]}`."""
    due = [one.exported for one in waiting.due]
    return _object(drafts=waiting.drafts, open=waiting.open, due=due)


def review_object(review: Review) -> bytes:
    """Return what a period holds: `{"schema": …, "period": …, "entries": […], …}`."""
    fields = msgspec.structs.asdict(review)
    del fields["of_team"]  # the set of an entry says that
    return _object(**fields)


def what_for_object(review: Review) -> bytes:
    """Return what somebody did it for: `{"schema": …, "period": …, "purposes": […], …}`."""
    names = ("period", "purposes", "vision", "own_why")
    return _object(**{name: getattr(review, name) for name in names})


def document_object(document: Any) -> bytes:
    """Return a text that leaves as one object: `{"schema": …, "document": {…}}`."""
    return _object(document=document)


def _object(**fields: Any) -> bytes:
    return encoded({"schema": SCHEMA, **fields}) + b"\n"


def streamed_object(items: Iterable[Any], **more: Any) -> Iterator[bytes]:
    """Yield the same object in pieces, for more items than memory should hold.

    What there is `more` of stands after the items, each under its name.
    """
    yield b'{"schema":"%s","items":[' % SCHEMA.encode()
    for number, item in enumerate(items):
        yield (b",\n" if number else b"\n") + encoded(item)
    yield b"\n]" + b"".join(b',\n"%s":%s' % (name.encode(), encoded(more[name])) for name in more)
    yield b"}\n"


def lines(items: Iterable[Any]) -> Iterator[bytes]:
    """Yield one item a line."""
    for item in items:
        yield encoded(item) + b"\n"


def encoded(value: Any) -> bytes:
    """Return a value as JSON in UTF-8; what a terminal could obey is written as an escape."""
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:  # the name of a file that is no UTF-8
        data = msgspec.json.encode(_utf8(msgspec.to_builtins(value)))
    if data.isascii() and b"\x7f" not in data:
        return data
    return _AWAKE.sub(lambda found: f"\\u{ord(found[0]):04x}", data.decode()).encode()


def _utf8(value: Any) -> Any:
    """Return a value with a mark in place of what is no letter in UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_utf8(key): _utf8(inner) for key, inner in value.items()}
    return [_utf8(inner) for inner in value] if isinstance(value, list | tuple) else value
