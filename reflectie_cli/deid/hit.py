"""What looks like a person in a text, as a value: what kind, where, and which letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "name",
    "initials",
    "bsn",
    "phone",
    "email",
    "iban",
    "postcode",
    "address",
    "date",
    "age",
    "number",
]
KINDS: tuple[Kind, ...] = (
    "name",
    "initials",
    "bsn",
    "phone",
    "email",
    "iban",
    "postcode",
    "address",
    "date",
    "age",
    "number",
)
PEOPLE: tuple[Kind, ...] = ("name", "initials")
"""The kinds that stand for a person and get a number: `[persoon 1]`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Letters that may point at a person. `text` is what stands from `start` up to `end`.

    A name may bring the title or role before it: `mevrouw Bakker`, `collega Sanne`.
    """

    kind: Kind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name on a person's own list; `role` is who it is: collega, cliënt, verwant, or nothing."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do with a hit: keep it, write something else, or (without either) replace it."""

    keep: bool = False
    text: str | None = None


REPLACE = Choice()
KEEP = Choice(keep=True)
Choices = Mapping[Hit, Choice]
"""What somebody chose for hits; a hit that is not in it is replaced."""
