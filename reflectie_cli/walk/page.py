"""What is on screen while somebody is asked, and what may come of it instead of text."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct


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


class Page(Struct, frozen=True):
    """What is on screen while one prompt is asked. Lines are plain text, still to be cleaned.

    A `menu` is no question: there is no help with it and no way back from it, and Enter leaves.
    Where it `takes_steam`, Ctrl-C throws away what stands there. `turns` and `vents` say that
    another wording can be drawn, and that steam can be let off. `keys` stand below a menu, with
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
    keys: tuple[tuple[str, str], ...] = ()


Said = str | Back | Help | Stopped | Edit | Another | Steam
"""What comes of a page: text, or something else than text."""


class Keyboard(Protocol):
    """A way to show a page and to get a line, several lines, or a key."""

    @property
    def is_ahead(self) -> bool:
        """Whether somebody types on already: what waits belongs to the next page."""

    def read(self, page: Page, typing: Callable[[str], None]) -> "Said":
        """Show a page and wait. `typing` hears every finished line of a long answer."""
