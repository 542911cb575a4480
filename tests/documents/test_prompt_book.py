from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest

from reflectie_cli.documents.formats import formats_of
from reflectie_cli.documents.markdown import as_markdown
from reflectie_cli.documents.prompt_book import book_document
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.screen.lines import plain_text
from tests.documents.pdf_text import words_of_pdf

Run = Callable[..., Any]

OWN = """
name: aan-tafel
title: Aan tafel
description: Terugkijken op een maaltijd.
note: Namen zijn niet nodig.
minutes: 3
origin:
  text: Van ons team
  url: https://voorbeeld.nl/aan_tafel
  status: own
questions:
  - key: happened
    type: text
    roles: [why]
    stage: Zien
    question: Wat gebeurde er?
    help: Eén moment.
  - key: mood
    stage: Zien
    type: choice
    question: Hoe was het?
    options:
      calm: Rustig
      busy: Druk
    optional: true
"""


@pytest.fixture
def table(tmp_path: Path) -> PromptSet:
    """A set with something of everything that the book says."""
    file = tmp_path / "aan-tafel.yaml"
    file.write_text(OWN, encoding="utf-8")
    return read_prompt_set(file, own=True)[0]


def test_a_set_stands_under_its_reason_with_its_questions_numbered(
    table: PromptSet, dutch: Language
) -> None:
    """First what it is for, then from where; a stage is named once, choices have a line each."""
    text = as_markdown(book_document([table], dutch)).decode()
    assert text.partition("\n### ")[2] == (
        "Aan tafel\n\nTerugkijken op een maaltijd.\n\n"
        "*aan-tafel · 3 min · alleen\\\n"
        "Van ons team · eigen uitwerking · https://voorbeeld.nl/aan_tafel\\\n"
        "Namen zijn niet nodig.*\n\n"
        "1. *Zien*\\\n   Wat gebeurde er?\\\n   *Eén moment.*\n"
        "2. Hoe was het? (mag je overslaan)\\\n   • Rustig\\\n   • Druk\n"
    )


def test_the_book_is_a_document_like_any_other(table: PromptSet) -> None:
    """On a screen its questions are numbered in the margin as well."""
    words = plain_text(as_lines(book_document([table], speak("en"))))
    assert "1.      Zien\n        Wat gebeurde er?\n        Eén moment.\n" in words
    assert "2.      Hoe was het? (may be skipped)\n        • Rustig\n        • Druk\n" in words


@pytest.mark.parametrize("as_format", formats_of("book"))
def test_every_format_to_read_holds_every_question(
    reflectie: Run, tmp_path: Path, as_format: str
) -> None:
    """Asked for by name, or by the ending of the file."""
    file = tmp_path / f"methoden.{as_format}"
    assert reflectie("prompts", "book", "-o", str(file), lang="nl").code == 0
    if as_format == "docx":
        with ZipFile(file) as parts:
            text = "".join(fromstring(parts.read("word/document.xml")).itertext())
    elif as_format == "pdf":
        text = words_of_pdf(file.read_bytes())
    else:
        text = file.read_text("utf-8")
    assert "Je dienst in drie woorden?" in text
    again = reflectie("prompts", "book", "-f", as_format, "-o", str(file), lang="nl")
    assert again.code != 0, "a file that is there is not written over"


def test_a_format_that_nobody_reads_is_refused(reflectie: Run) -> None:
    """JSON of the sets is what `prompts list --json` gives."""
    assert reflectie("prompts", "book", "-f", "json").code == 2
