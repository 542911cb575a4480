"""Making a text less recognisable before anybody else sees it: find, choose, replace."""

from reflectie_cli.deid.hit import (
    KEEP,
    KINDS,
    REPLACE,
    Choice,
    Choices,
    Hit,
    Kind,
    OwnName,
)
from reflectie_cli.deid.listed import LookedFor
from reflectie_cli.deid.look import find, find_listed
from reflectie_cli.deid.replace import Placeholders, marked, placeholders, replaced

__all__ = [
    "KEEP",
    "KINDS",
    "REPLACE",
    "Choice",
    "Choices",
    "Hit",
    "Kind",
    "LookedFor",
    "OwnName",
    "Placeholders",
    "find",
    "find_listed",
    "marked",
    "placeholders",
    "replaced",
]
