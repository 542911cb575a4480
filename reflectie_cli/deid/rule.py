"""A rule: one row of a table, with an example of what it finds."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Generic, TypeVar

from msgspec import Struct

from reflectie_cli.deid.hit import Kind
from reflectie_cli.deid.word_lists import CODES, Code

How = TypeVar("How")
Span = tuple[int, int]
"""Where something begins and ends."""


class Rule(Struct, Generic[How], frozen=True):
    """How one thing is found, with an example in each language in which it is looked for.

    The last hit in the example is the rule's. A rule without a kind finds nothing: where it holds
    for a word, the rules after it in its table are not asked. A rule with `cues` is only asked of a
    text in which one of them stands, in small letters; one that is not `worded`, only of a text that
    has a figure or a sign.
    """

    name: str
    how: How
    nl: str = ""
    en: str = ""
    kind: Kind | None = "name"
    cues: tuple[str, ...] = ()
    worded: bool = False

    def example(self, code: Code) -> str:
        """Return the example in a language, empty where the rule is not for it."""
        return self.nl if code == "nl" else self.en


R = TypeVar("R", bound="Rule[Any]")


def by_language(*rules: R) -> dict[Code, tuple[R, ...]]:
    """Return a table of rules: for each language those with an example in it, in order."""
    return {code: tuple(rule for rule in rules if rule.example(code)) for code in CODES}


FIGURES: tuple[str, ...] = tuple("0123456789")
"""The cues of what is never there without a figure."""

Form = Callable[[str], Iterator[Span]]
"""Finds letters by the form they are written in."""
Judge = Callable[[re.Match[str]], Span | None]


compiled = cache(re.compile)
"""Made when it is first needed, not while the program starts."""


def whole(found: re.Match[str]) -> Span:
    """Return the place of all that was found."""
    return found.span()


def group(found: re.Match[str]) -> Span:
    """Return the place of the last group that was found; without groups, of all."""
    return found.span(found.lastindex or 0)


def form(pattern: str, place: Judge = whole) -> Form:
    """Return what finds a pattern where `place` gives it one; None there means that it is nothing."""

    small = _in_small_letters(pattern)

    def spans(text: str) -> Iterator[Span]:
        if small and len(low := text.lower()) == len(text):
            return filter(None, map(place, compiled(small).finditer(low)))
        return filter(None, map(place, compiled(pattern).finditer(text)))

    return spans


def _in_small_letters(pattern: str) -> str:
    """Return a pattern for any case as one for small letters, which is looked for twice as fast."""
    if not pattern.startswith("(?i)") or "(?-i:" in pattern:
        return ""
    return _LETTERS.sub(
        lambda found: found[0] if found[0][0] in "\\(" else found[0].lower(), pattern[4:]
    )


_LETTERS = re.compile(r"\\.|\(\?P|[A-ZÀ-Þ]")
