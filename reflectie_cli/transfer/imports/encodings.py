"""The bytes of a file as text: whatever editor, program or system wrote it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from reflectie_cli.language import N_

READ_AS_WINDOWS = N_("Lines that are not UTF-8, read as text from Windows: {count}")

_PAIR_OR_HALF = re.compile(
    rb"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def in_utf8(data: bytes) -> bytes:
    """Return UTF-8 without a byte order mark; PowerShell writes what a program prints as UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16").encode()
        except UnicodeError:
            return data
    return data.removeprefix(b"\xef\xbb\xbf")


def mend_json(data: bytes) -> bytes:
    r"""Write half a character as U+FFFD, and bare control characters as JSON wants them."""
    data = _PAIR_OR_HALF.sub(lambda found: b"\\ufffd" if found["half"] else found[0], data)
    return _CONTROL.sub(lambda found: b"\\u%04x" % found[0][0], data)


def decode_text(data: bytes, notes: Counter[str]) -> str:
    """Return bytes as text with `\\n` at the end of its lines; count what is not UTF-8.

    Line by line where need be: two editors may have written one file.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = "\n".join(_decode_line(line, notes) for line in data.split(b"\n"))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def line_numbers(text: str, places: Iterable[int]) -> Iterator[int]:
    """Yield the number of the line at each place in a text, places that go forward."""
    line, counted = 1, 0
    for place in places:
        line += text.count("\n", counted, place)
        counted = place
        yield line


def _decode_line(line: bytes, notes: Counter[str]) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        notes[READ_AS_WINDOWS] += 1
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing on Windows
        return line.decode("latin-1")
