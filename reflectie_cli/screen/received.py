"""The page of what a coach was sent: names by the alphabet, and below each what it sent."""

from collections.abc import Sequence

from msgspec import Struct

from reflectie_cli.journal.filters import fold
from reflectie_cli.screen.lines import WIDTH, Line, set_apart
from reflectie_cli.screen.text import cut, pad

_HANDLE_COLUMNS = 5


class Received(Struct, frozen=True, kw_only=True):
    """A summary that was received, without its words; these fields are its JSON.

    `made` is the month it was made in, `names` are what the coach calls who sent it.
    """

    handle: str
    names: tuple[str, ...]
    made: str
    title: str | None
    received: str
    hash: str


def received_page(found: Sequence[Received]) -> list[Line]:
    """Return what was received, oldest first under each name."""
    by_name: dict[str, list[Received]] = {}
    for one in found:
        by_name.setdefault(fold(", ".join(one.names)), []).append(one)
    return set_apart(_sent(by_name[name]) for name in sorted(by_name))


def _sent(sent: Sequence[Received]) -> list[Line]:
    lines = [Line(", ".join(sent[-1].names), "quiet")]
    for one in sent:
        margin = f"{pad(one.handle, _HANDLE_COLUMNS)}  {one.made}  "
        title = cut(one.title or "", WIDTH - len(margin) - 2)
        lines.append(Line(title, indent=1, margin=margin))
    return lines
