"""What may point at a person in a text, as a value, and what somebody wants done with it."""

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import Struct

Person = Literal["name", "initials"]
Kind = Literal[
    Person,
    "place",
    "institution",
    "url",
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
KINDS: tuple[Kind, ...] = get_args(Kind)
PEOPLE: tuple[Kind, ...] = get_args(Person)
"""The kinds that stand for a person and get a number: `[persoon 1]`."""
SITES: tuple[Kind, ...] = ("place", "institution")
"""The kinds that stand for a town, a ward or an organisation, and get a number as well: `[plek 1]`."""


class Hit(Struct, frozen=True):
    """Letters that may point at a person: `text` is what stands from `start` up to `end`.

    A name may bring the title or role before it: `mevrouw Bakker`, `collega Sanne`. `rule` is the
    name of the rule that found it. `spreads` is false for a guess that was made in small letters:
    it says nothing of the same word elsewhere.
    """

    kind: Kind
    start: int
    end: int
    text: str
    rule: str
    spreads: bool = True


class ListedName(Struct, frozen=True):
    """A name somebody listed; `role` says who it is: collega, cliënt, verwant, or nothing."""

    name: str
    role: str = ""


class Replacement(Struct, frozen=True):
    """What comes in the place of a hit: itself, somebody's own `text`, else its placeholder."""

    keep: bool = False
    text: str | None = None


REPLACE = Replacement()
KEEP = Replacement(keep=True)
Replacements = Mapping[Hit, Replacement]
"""What somebody chose for hits; a hit that is not in it gets its placeholder."""
