"""Everything out, to read: pages for a browser and for Word, and less recognisable."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Run = Callable[..., Any]

SAID = {
    "situation": "Fatima Yilmaz wilde [bold]niet[/bold] eten <script>.",
    "learned": "Bel 06-12345678 niet meer.",
    "intention": {"text": "Met Sanne overleggen"},
}


@pytest.fixture
def written(keep: Run, saturday: Any) -> str:
    """Write an entry with people in it."""
    return str(keep("waarom", SAID, lang="nl"))


def words_of(file: Path) -> str:
    """Give the words of a Word file."""
    return "\n".join(one.text for one in docx.Document(io.BytesIO(file.read_bytes())).paragraphs)


def test_a_page_holds_every_word_and_runs_nothing(reflectie: Run, written: str) -> None:
    """What somebody wrote stands there as text; markup in it stays words."""
    page = reflectie("export", "--format", "html", lang="nl").out
    assert page.startswith("<!doctype html>")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "[bold]niet[/bold]" in page
    assert written


def test_a_word_file_holds_every_word(reflectie: Run, written: str, tmp_path: Path) -> None:
    """The questions quiet, the answers plain, the day and the set as a heading."""
    file = tmp_path / "out.docx"
    assert reflectie("export", "--format", "docx", "-o", str(file), lang="nl").code == 0
    text = words_of(file)
    for words in ("zaterdag 21 november 2026, De waarom-vraag", SAID["situation"], SAID["learned"]):
        assert str(words) in text
    assert written


@pytest.mark.parametrize("as_format", ["json", "jsonl", "csv", "md", "html"])
def test_deidentify_leaves_nobody_by_name_in_any_format(
    reflectie: Run, written: str, as_format: str
) -> None:
    """Names and numbers are gone, the rest stands as it was."""
    reflectie("edit", written, "--answers", "-", stdin="learned: Bel 06-87654321 niet meer.\n")
    words = ["export", "--format", as_format, "--deidentify"]
    out = reflectie(*words, *(["--history"] if as_format == "json" else []), lang="nl").out
    for never in ("Yilmaz", "Fatima", "06-12345678", "06-87654321", "Sanne"):
        assert never not in out
    assert "niet meer" in out


def test_what_is_deidentified_can_be_taken_in_elsewhere(
    reflectie: Run, written: str, tmp_path: Path
) -> None:
    """It is an export like any other."""
    file = tmp_path / "out.json"
    assert reflectie("export", "--deidentify", "-o", str(file)).code == 0
    elsewhere = ("--journal", str(tmp_path / "b" / "journal.db"))
    assert reflectie(*elsewhere, "import", str(file)).out.strip() == written
    (item,) = json.loads(reflectie(*elsewhere, "show", written, "--json").out)["items"]
    assert item["intentions"][0]["text"] == item["answers"][-1]["answer"]
