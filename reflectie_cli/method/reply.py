"""A reply: what somebody gave to one question, before it is kept."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reply:
    """What was given to a question of any type.

    `text` holds the words: of a text, short, perspective or intention; the digits of a scale; a
    date as `YYYY-MM-DD`. `chosen` holds the keys of a choice or multi, or the words of a tag.
    """

    text: str = ""
    chosen: tuple[str, ...] = ()
    who: str | None = None
    basis: str | None = None
    due: date | None = None
    check: date | None = None
    line: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was given."""
        return not self.text.strip() and not self.chosen
