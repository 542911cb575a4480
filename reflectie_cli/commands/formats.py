"""Writing a text in a format; what writes Word or a page for a browser is loaded only for it."""

from reflectie_cli.share.document import Document
from reflectie_cli.share.plain_text import as_markdown
from reflectie_cli.show.as_json import document_object


def written(document: Document, as_format: str) -> bytes:
    """Give a text as `md`, `html`, `docx` or `json`. The same text gives the same bytes."""
    if as_format == "docx":
        from reflectie_cli.share.word import as_word

        return as_word(document)
    if as_format == "html":
        from reflectie_cli.share.web_page import as_web_page

        return as_web_page(document)
    return document_object(document) if as_format == "json" else as_markdown(document)
