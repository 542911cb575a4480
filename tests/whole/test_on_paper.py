"""What is printed from a browser, from Word and as a PDF: pages that break where a reader would."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.documents.document import Document, Passage, Section
from reflectie_cli.documents.formats import document_pieces

pypdf: Any = pytest.importorskip("pypdf")

BROWSER, OFFICE = shutil.which("chromium"), shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.usefixtures("devices")


def pages(document: Document, as_format: str, folder: Path) -> list[str]:
    """Print a document, and return the words of each page on one line."""
    file, paper = folder / f"x.{as_format}", folder / "x.pdf"
    file.write_bytes(b"".join(document_pieces(document, as_format)))
    if as_format == "html":
        if not BROWSER:
            pytest.skip("chromium is not on this computer")
        words = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                 f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={paper}", file.as_uri()]  # fmt: skip
        subprocess.run(words, check=True, capture_output=True, timeout=120)
    elif as_format == "docx":
        if not OFFICE:
            pytest.skip("LibreOffice is not on this computer")
        words = [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}",
                 "--convert-to", "pdf", "--outdir", str(folder), str(file)]  # fmt: skip
        home = {**os.environ, "HOME": str(folder)}
        subprocess.run(words, check=True, capture_output=True, timeout=180, env=home)
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(paper).pages]


@pytest.mark.parametrize("as_format", ["pdf", "html", "docx"])
def test_pages_break_where_a_reader_would(tmp_path: Path, as_format: str) -> None:
    """A question, its answer and its note are on one page, a heading with what it is above.

    What is to be written by hand begins a page.
    """
    answer = "Ze koos zelf, en ik bleef zitten. " * 7
    asked = Passage(f"Begin. {answer}Eind.", asked="De vraag?", note="De noot.")
    dated = Passage(f"Begin. {answer}Eind.", date(2026, 11, 4), "De noot.", "De vraag?")
    sections = [
        Section(f"Kop {number}", (asked if number % 2 else dated,) * (1 + number % 4), layout="text" if number % 2 else "margin")
        for number in range(24)
    ]  # fmt: skip
    room = (Section("Ons gesprek", room=1, new_page=True), Section("Wat we afspraken", room=4))
    said = pages(Document("T", "nl", sections=(*sections, *room)), as_format, tmp_path)
    assert len(said) > 6
    for page in said:
        assert len({page.count(one) for one in ("De vraag?", "Begin.", "Eind.", "De noot.")}) == 1
        assert not page.rstrip("0123456789 ").endswith("Kop")
    assert said[-1].startswith("Ons gesprek")
    assert "Wat we afspraken" in said[-1]


@pytest.mark.parametrize("as_format", ["pdf", "html", "docx"])
def test_a_long_answer_begins_on_the_page_of_its_question(tmp_path: Path, as_format: str) -> None:
    """It goes on over pages and leaves none half empty."""
    answer = "Ze koos zelf, en ik bleef zitten. " * 300
    short = Passage("Een regel.")
    passages = (*[short] * 18, Passage(f"Begin. {answer}", asked="De vraag?"))
    document = Document("T", "nl", sections=(Section("Kop", passages, layout="text"),))
    first, *_ = pages(document, as_format, tmp_path)
    assert first.count("Een regel.") == 18
    assert "De vraag? Begin. Ze koos" in first
