"""The questions of a set on paper: for whoever walks it without a screen, with room to write."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf"])
def test_every_question_stands_on_the_sheet_with_room_below(
    reflectie: Run, tmp_path: Path, ending: str, lang: str
) -> None:
    """In every format for people; a second time not over the first, unless somebody says so."""
    file = tmp_path / f"blad.{ending}"
    asked = ("prompts", "show", "reflectiecirkel", "--questions", "-o", str(file))
    assert reflectie(*asked, lang=lang).code == 0
    assert file.stat().st_size > 500
    assert reflectie(*asked, lang=lang).code == 1
    assert reflectie(*asked, "--force", lang=lang).code == 0
    first = {"nl": "1. Wat maakte je mee?", "en": "1. What"}[lang]
    if ending == "docx":
        text = "\n".join(
            one.text for one in docx.Document(io.BytesIO(file.read_bytes())).paragraphs
        )
        assert first in text
    elif ending in ("md", "html"):
        assert first.replace("1.", "1\\.") in file.read_text("utf-8") or first in file.read_text(
            "utf-8"
        )


def test_what_is_chosen_can_be_ticked_and_a_format_that_is_none_is_refused(
    reflectie: Run, tmp_path: Path
) -> None:
    """Options stand below their question; one line says what formats there are."""
    text = reflectie("prompts", "show", "waarom", "--format", "html", lang="nl").out
    assert "○ " in reflectie("prompts", "show", "leerverslag", "-f", "md", lang="nl").out
    assert 'class="room"' in text
    said = reflectie("prompts", "show", "waarom", "-o", str(tmp_path / "x.odt"))
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
