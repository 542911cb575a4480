"""Every format that something can be written in, in one table.

What writes a format is loaded only for it; the table itself is read at every start.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, NamedTuple

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.documents.document import Document, Section

Written = Literal["entries", "review", "summary", "book", "register"]
"""What can be written to a file."""

_HERE = "reflectie_cli.documents"
_TO_READ: "tuple[Written, ...]" = ("entries", "review", "summary", "book", "register")


class NeedsExtra(ReflectieError):
    """A format whose libraries are not there."""

    says = N_(
        "A PDF needs libraries that are not here yet: pip install 'reflectie-cli[pdf]'. HTML needs"
        " nothing and prints well (--format html). Nothing was written."
    )


class Format(NamedTuple):
    """A format: what people call it, what can be written in it, and what writes it.

    `writer` names a function that takes a document, and sections that come one by one after its
    own, and yields bytes. Formats without one are for programs. `endings` are other endings of
    files of this format than its name. `needs` are the libraries of an extra.
    """

    label: str
    of: tuple[Written, ...]
    writer: str = ""
    endings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


FORMATS = {
    "json": Format("JSON", ("entries", "review", "summary")),
    "jsonl": Format("JSON", ("entries",)),
    "csv": Format("CSV", ("entries",)),
    "md": Format("Markdown", _TO_READ, f"{_HERE}.markdown:markdown_pieces"),
    "html": Format("HTML", _TO_READ, f"{_HERE}.html:html_pieces", ("htm",)),
    "docx": Format("Word", _TO_READ, f"{_HERE}.word:word_pieces"),
    "pdf": Format("PDF", _TO_READ, f"{_HERE}.pdf:pdf_pieces", needs=("typst", "pikepdf")),
}
"""Every format by the name people type, which is the ending of its files as well."""


def formats_of(what: Written) -> tuple[str, ...]:
    """Return the names of the formats something can be written in."""
    return tuple(name for name, one in FORMATS.items() if what in one.of)


def to_read(as_format: str) -> bool:
    """Return whether a format is for people, who may hand the file on."""
    return bool(FORMATS[as_format].writer)


def check_installed(as_format: str) -> None:
    """Raise `NeedsExtra` where a library is missing that writes a format."""
    if not all(map(find_spec, FORMATS[as_format].needs)):
        raise NeedsExtra


def document_pieces(
    document: "Document", as_format: str, more: "Iterable[Section]" = ()
) -> "Iterator[bytes]":
    """Return a document in a format for people, piece by piece.

    `more` are sections that come one by one after its own. The same document gives the same bytes.
    Raise `NeedsExtra` before anything is written.
    """
    check_installed(as_format)
    module, _, name = FORMATS[as_format].writer.partition(":")
    pieces: Iterator[bytes] = getattr(import_module(module), name)(document, more)
    return pieces


def locked_pdf(document: "Document", passphrase: str) -> bytes:
    """Return a document as a PDF that only opens with the passphrase. Raise `NeedsExtra`."""
    data = b"".join(document_pieces(document, "pdf"))
    closed: bytes = import_module(f"{_HERE}.locked_pdf").locked(data, passphrase)
    return closed
