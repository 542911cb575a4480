"""Reading a PDF back, with a reader that is not ours."""

import io

import pytest


def words_of_pdf(data: bytes) -> str:
    """Return the words of a PDF on one line, page by page; where a long word may break is no word."""
    pages = pytest.importorskip("pypdf").PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text().replace("\u200b", "") for page in pages).split())
