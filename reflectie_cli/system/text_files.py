"""The text of a file that some other program wrote: which letters its bytes stand for."""

import codecs

from reflectie_cli.errors import Unreadable
from reflectie_cli.language import N_

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16: its mark begins with that one's
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class NotText(Unreadable):
    """A file with NULs in it: no text, or text of which nobody can tell how it was written."""

    says = N_(
        "{path} holds characters that are no text (NUL). It was left as it is; "
        "save it as UTF-8 and try again."
    )


def read_text(data: bytes, name: str) -> str:
    """Return the text of a file called `name`, with the line ends it has.

    UTF-8 with or without a mark, UTF-16 and UTF-32 with one; what is none of these is
    Windows-1252, in which older programs write. Raise `NotText` where there are NULs in it.
    """
    text = _decoded(data)
    if "\0" in text:
        raise NotText(path=name)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
