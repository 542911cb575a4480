"""What is on screen while somebody is asked, and what may come of it instead of text."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from reflectie_cli.language import N_


class Key(Struct, frozen=True):
    """A key instead of an answer; `text` is what stands there meanwhile."""

    text: str = ""


class Back(Key, frozen=True):
    """The question before is wanted."""


class Help(Key, frozen=True):
    """Help is wanted."""


class Stopped(Key, frozen=True):
    """Ctrl-C, or a closed terminal."""


class Edit(Key, frozen=True):
    """The editor is wanted for what stands there."""


class Another(Key, frozen=True):
    """The question is wanted in another wording."""


class Steam(Key, frozen=True):
    """Steam is to be let off first."""


STEAM_KEYS = N_("An empty line ends this part; Ctrl-C throws it away.")
"""What to press where steam is let off; it stands in the box, or above it in plain lines."""


class Page(Struct, frozen=True):
    """What is on screen while one prompt is asked. Lines are plain text, still to be cleaned.

    A `menu` is no question: there is no help with it and no way back from it, and Enter leaves.
    Where it `takes_steam`, Ctrl-C throws away what stands there. `turns` and `vents` say that
    another wording can be drawn, and that steam can be let off. `in_words` says that a person's own
    words are asked, `unfinished` that `initial` was never ended. `keys` stand below a menu, with
    what each of them means.
    """

    title: str
    place: str
    stage: str
    question: str
    aside: str = ""
    below: tuple[str, ...] = ()
    note: str = ""
    long: bool = False
    optional: bool = False
    menu: bool = False
    takes_steam: bool = False
    turns: bool = False
    vents: bool = False
    initial: str = ""
    in_words: bool = False
    unfinished: bool = False
    keys: tuple[tuple[str, str], ...] = ()


Said = str | Back | Help | Stopped | Edit | Another | Steam
"""What comes of a page: text, or something else than text."""


def key_alone(page: Page, typed: str) -> "Said | None":
    """Return the key somebody asks for, where it is all they typed before Enter; else None.

    `< 5 min`, `! Let op` and `> 2 uur` are words. An earlier answer that stands there does not
    count: `<` may stand behind it, any key on a line below it.
    """
    if page.menu or page.takes_steam:
        return None
    said = typed.strip()
    if page.initial and typed.startswith(page.initial) and typed != page.initial:
        behind = typed.removeprefix(page.initial)
        said = behind.strip() if behind[:1] == "\n" or behind.strip() == "<" else said
    match said:
        case "?":
            return Help(page.initial)
        case "<":
            return Back(page.initial)
        case ">" if page.turns:
            return Another(page.initial)
        case "!" if page.vents:
            return Steam(page.initial)
    return None


class Keyboard(Protocol):
    """A way to show a page and to get a line, several lines, or a key."""

    @property
    def is_ahead(self) -> bool:
        """Whether somebody types on already: what waits belongs to the next page."""

    def read(self, page: Page, typing: Callable[[str], None]) -> "Said":
        """Show a page and wait. `typing` hears every finished line of a long answer."""
