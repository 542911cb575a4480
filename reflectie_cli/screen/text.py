"""A person's words on their way to a screen: made harmless, cut and padded by columns."""

import re
import unicodedata
from collections.abc import Sequence
from importlib import import_module

_ESCAPES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def clean(text: str) -> str:
    """Make control and direction characters visible instead of working; the store keeps them.

    They could move the cursor, write to the clipboard, or turn a line around. Line ends and tabs
    stay; a carriage return before a line end goes.
    """
    return _ESCAPES.sub(_visible, text.replace("\r\n", "\n"))


def _visible(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"


_SOFT_HYPHEN = "\xad"  # terminals show it


_HALF_A_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
JOINED = re.compile("[\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""What makes one sign of several: a joiner, a flag, a colour of skin."""


def cut(text: str, width: int) -> str:
    """Return the beginning of a text as one clean line of at most `width` columns."""
    line = " ".join(clean(text).split())
    if columns(line) <= width:
        return line
    shown = ""
    for sign in _signs(line):
        if columns(shown + sign) > width - 1:
            break
        shown += sign
    return f"{shown.rstrip()}…"


def columns(text: str) -> int:
    """Return the columns a text takes: wide characters two, marks and unseen ones none.

    Where something is drawn, Rich's `cell_len` and prompt_toolkit's `get_cwidth` measure. This is
    for lines that may go to a pipe, for which neither is loaded: `rich.cells` costs 3 ms to
    import, wcwidth 22 ms. Of 144,697 characters 442 take another width by Rich and 463 by
    prompt_toolkit, mostly old Korean vowels and emoji that Python 3.11 does not know as wide.
    Emoji that are joined, such as a family or a flag, are measured by Rich, which takes them for
    the one sign that terminals draw.
    """
    if JOINED.search(text):
        return int(import_module("rich.cells").cell_len(text))
    return sum(
        0
        if unicodedata.category(c) in ("Mn", "Mc", "Me", "Cf") and c != _SOFT_HYPHEN
        else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def _signs(text: str) -> Sequence[str]:
    """Return what a text is made of, joined emoji whole."""
    if not JOINED.search(text):
        return text
    spans, _ = import_module("rich.cells").split_graphemes(text)
    signs: list[str] = []
    for start, end, _ in spans:
        half = _HALF_A_FLAG.fullmatch(text[start:end])
        if half and signs and _HALF_A_FLAG.fullmatch(signs[-1]):
            signs[-1] += half[0]  # to Rich a flag is two signs of one column
        else:
            signs.append(text[start:end])
    return signs


def lines_taken(text: str, width: int) -> int:
    """Count the lines that one line of words takes on a screen of so many columns."""
    lines, taken = 1, 0
    for word in text.split(" "):
        length = columns(word)
        if taken and taken + 1 + length > width:
            lines, taken = lines + 1, 0
        whole, rest = divmod(max(0, length - 1), width)
        lines += whole
        taken = rest + 1 if whole else taken + bool(taken) + length
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines of at most `width` columns, broken between words where that can be.

    Line ends stay.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            fits = columns(line) + bool(line) + columns(word) <= width
            if line and not fits:
                lines, line = [*lines, line], ""
            line = f"{line} {word}" if line else word
            while columns(line) > width:
                part = _beginning(line, width)
                lines, line = [*lines, part], line[len(part) :]
        lines.append(line)
    return lines


def _beginning(word: str, width: int) -> str:
    """Return so much of a word as fits, and at least one sign of it."""
    shown = ""
    for sign in _signs(word):
        if shown and columns(shown + sign) > width:
            break
        shown += sign
    return shown


def pad(text: str, width: int) -> str:
    """Return a text filled up with spaces to a number of columns."""
    return text + " " * (width - columns(text))
