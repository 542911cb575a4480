"""Writing a text in a format; what writes Word or a page for a browser is loaded only for it."""

from collections.abc import Iterable, Iterator

from reflectie_cli.documents.document import Document, Part
from reflectie_cli.documents.plain_text import as_markdown
from reflectie_cli.screen.json_output import document_object


def written(document: Document, as_format: str) -> bytes:
    """Give a text as `md`, `html`, `docx` or `json`. The same text gives the same bytes."""
    if as_format in ("html", "docx"):
        return b"".join(in_pieces(document, as_format))
    return document_object(document) if as_format == "json" else as_markdown(document)


def in_pieces(document: Document, as_format: str, more: Iterable[Part] = ()) -> Iterator[bytes]:
    """Give a text as `html` or `docx`, piece by piece; `more` are parts that come one by one."""
    if as_format == "docx":
        from reflectie_cli.documents.word import word_pieces

        return word_pieces(document, more)
    from reflectie_cli.documents.html import page_pieces

    return page_pieces(document, more)
