"""What a decoder found wrong, in our own words: its English never stands in a Dutch sentence."""

import re
from collections.abc import Callable

from reflectie_cli.language import N_

NOT_AS_IT_SHOULD = N_("it is not as it should be")
_MISSING = N_("“{detail}” is missing")
NOT_WHAT = N_("“{detail}” is not what it should be")
_STOPS = N_("it stops half-way")
_NOT_JSON = N_("it is not JSON from byte {detail} on")
_NOT_UTF8 = N_("a character in it is not UTF-8")
_TOO_DEEP = N_("it is nested without end")

Trouble = tuple[str, str]
"""A sentence of ours, and what fills the place in it."""

_KNOWN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Trouble]], ...] = (
    (re.compile("utf-8", re.IGNORECASE), lambda _: (_NOT_UTF8, "")),
    (re.compile("required field `([^`]+)`"), lambda found: (_MISSING, found[1])),
    (re.compile("truncated"), lambda _: (_STOPS, "")),
    (re.compile(r"malformed.*\(byte (\d+)\)"), lambda found: (_NOT_JSON, found[1])),
    (re.compile(r"at `\$\.?([^`]+)`"), lambda found: (NOT_WHAT, found[1])),
)


def trouble_of(error: Exception) -> Trouble:
    """Return what is wrong: a field that is missing or of another kind, or the place it stops."""
    if isinstance(error, RecursionError):
        return _TOO_DEEP, ""
    said = str(error)
    for pattern, trouble in _KNOWN:
        if found := pattern.search(said):
            return trouble(found)
    return NOT_AS_IT_SHOULD, ""
