"""The page of what a coach was sent: people by the alphabet, and below each what they sent."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.language import N_, Language
from reflectie_cli.screen.lines import WIDTH, Line, set_apart
from reflectie_cli.screen.text import cut, pad

_HANDLE_COLUMNS = 5
_STATE_COLUMNS = 14
_BESIDE = 24


class Received(Struct, frozen=True, kw_only=True):
    """A summary that was received, without its words; these fields are its JSON.

    `made` is the month it was made in, `names` are what the coach calls who sent it; `begins` is
    the first that it says. `new` is what nobody read yet; `reply` was written back on the day
    `replied`.
    """

    handle: str
    names: tuple[str, ...]
    made: str
    title: str | None
    received: str
    hash: str
    begins: str = ""
    new: bool = False
    replied: str | None = None
    reply: str | None = None

    @property
    def person(self) -> str:
        """Who sent it, as the coach calls them."""
        return ", ".join(self.names)


def by_person(found: Iterable[Received]) -> list[list[Received]]:
    """Return what was received, by person in the order of the alphabet; the oldest comes first."""
    by_name: dict[str, list[Received]] = {}
    for one in found:
        by_name.setdefault(fold_theme(one.person), []).append(one)
    return [by_name[name] for name in sorted(by_name)]


def people_page(found: Iterable[Received], language: Language) -> list[Line]:
    """Return of each person the latest that they sent, and what nobody read yet; close together.

    Beside the name stands how much came before it.
    """
    page: list[Line] = []
    for sent in by_person(found):
        shown = [*(one for one in sent[:-1] if one.new), sent[-1]]
        says = language.text(N_("and {count} before it"))
        earlier = len(sent) - len(shown)
        name = _name(sent)
        page.append(Line(name, "quiet", right=says.format(count=earlier) if earlier else ""))
        page += _lines(shown, language)
    return page


def received_page(found: Iterable[Received], language: Language) -> list[Line]:
    """Return all that was received, oldest first under each name."""
    return set_apart(
        [Line(_name(sent), "quiet"), *_lines(sent, language)] for sent in by_person(found)
    )


def _name(sent: Sequence[Received]) -> str:
    return cut(" ".join(sent[-1].person.split()), WIDTH - _BESIDE)


def _lines(shown: Sequence[Received], language: Language) -> Iterator[Line]:
    for one in shown:
        margin = f"{pad(one.handle, _HANDLE_COLUMNS)}  {one.made}  "
        begins = cut(one.begins or one.title or "", WIDTH - len(margin) - _STATE_COLUMNS)
        yield Line(begins, indent=1, margin=margin, right=_state(one, language))


def _state(one: Received, language: Language) -> str:
    if one.new:
        return language.text(N_("new"))
    return language.text(N_("written back")) if one.replied else ""
