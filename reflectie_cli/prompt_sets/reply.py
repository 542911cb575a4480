"""A reply: what somebody gave to one question, before it is kept."""

import contextlib
import re
from datetime import date
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace


class PromptPart(Enum):
    """What of a question is asked: its answer first, then what belongs to it.

    A pause stands before a question with which a new sitting begins.
    """

    PAUSE = "pause"
    ANSWER = "answer"
    KEEP = "keep"
    WHO = "who"
    BASIS = "basis"
    CHECK = "check"
    DUE = "due"
    LINE = "line"
    TOGETHER = "with"


class Reply(Struct, frozen=True):
    """What was given to a question of any type.

    `text` holds the words: of a text, short, perspective or intention; the digits of a scale; a
    date as `YYYY-MM-DD`. `chosen` holds the keys of a choice or multi, or the words of a tag. Who does
    an intention `together` with somebody says in which role that is.
    """

    text: str = ""
    chosen: tuple[str, ...] = ()
    who: str | None = None
    basis: str | None = None
    due: date | None = None
    check: date | None = None
    line: str | None = None
    together: str | None = None

    def keepable(self) -> "Reply":
        """Return the reply as it can be kept: see `keepable`."""
        return replace(
            self, text=keepable(self.text), chosen=tuple(keepable(word) for word in self.chosen)
        )

    def without_controls(self) -> "Reply":
        """Return the reply as somebody meant it: see `without_controls`."""
        chosen = (without_controls(word) for word in self.chosen)
        return replace(self, text=without_controls(self.text), chosen=tuple(filter(None, chosen)))

    def reworded(self, reply: "Reply") -> "Reply":
        """Return a later reply to the question, with what belonged to this one.

        It stays as it is where one of the two is empty: nothing belongs to that.
        """
        if self.empty or reply.empty:
            return reply
        return replace(self, text=reply.text, chosen=reply.chosen)

    @property
    def is_shared(self) -> bool:
        """Whether it says that somebody does it along, in its words or by a role."""
        words = re.findall(r"[^\W\d_]+", self.text.casefold())
        return self.together is not None or not _TOGETHER.isdisjoint(words)

    @property
    def empty(self) -> bool:
        """Whether nothing was given."""
        return not self.text.strip() and not self.chosen


_TOGETHER = frozenset("we wij ons onze samen us our together".split())
"""Words by which somebody says that they do not do it alone."""
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def with_plain_line_ends(text: str) -> str:
    """Return text in which every line end is the same, whatever wrote it."""
    return _LINE_ENDS.sub("\n", text)


def without_controls(text: str) -> str:
    """Return text with one kind of line end, tabs, and no other control characters.

    Nobody types those as words: a stray key, or what older programs put between lines. In a
    terminal with the locale of Latin-1 they are what is left of UTF-8, which is read as that.
    """
    with contextlib.suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8") if _CONTROLS.search(text) else text
    return _CONTROLS.sub("", with_plain_line_ends(text))


def keepable(text: str) -> str:
    """Return text that can be written as UTF-8; nearly always that is the text itself.

    A terminal with a wrong locale gives bytes it did not understand as lone surrogates: they are
    read as the UTF-8 they were. What is left of broken pairs becomes a replacement character.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        except UnicodeEncodeError:
            return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
