"""Forms for a register: what somebody wrote down for it, and nothing about anybody else."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Run = Callable[..., Any]

DID = {"kind": "peer", "hours": "1,5", "dimension": "personal", "learned": "Ik vul te snel in."}


@pytest.fixture
def reflected(keep: Run, saturday: Any) -> str:
    """Write an intervisie down, with somebody in it."""
    return str(
        keep("intervisie", {"situation": "Mevrouw De Vries viel."}, "-d", "2026-10-05", lang="nl")
    )


def add(reflectie: Run, register: str, entry: str, **said: Any) -> Any:
    """Write an activity down for a register."""
    return reflectie(
        "register", register, "--add", entry, "--answers", "-", stdin=json.dumps(said), lang="nl"
    )


def form(reflectie: Run, *words: str, lang: str = "nl") -> Any:
    """Make a form without being asked anything."""
    return reflectie("register", *words, "--yes", lang=lang)


def test_the_form_of_skj_has_three_dimensions_and_nothing_about_clients(
    reflectie: Run, reflected: str
) -> None:
    """Day, kind and hours in a table; a dimension nobody wrote for has room to write in."""
    assert add(reflectie, "skj", reflected, **DID).code == 0
    text = form(reflectie, "skj", "2026").out
    assert "| 5 oktober 2026 | intervisie | 1,5 |" in text
    assert text.index("Persoonlijk") < text.index("Ik vul te snel in.")
    for title in ("Technisch-instrumenteel", "Normatief"):
        assert f"## {title}" in text
    assert "Vries" not in text
    assert "viel" not in text
    assert "De uren heb ik zelf ingevuld" in text
    assert "informatiebank.skjeugd.nl" in text


def test_what_was_done_alone_is_never_claimed_as_taken_part_in(
    reflectie: Run, reflected: str
) -> None:
    """It stands apart, and it is said that it does not count."""
    add(reflectie, "skj", reflected, **{**DID, "kind": "alone"})
    text = form(reflectie, "skj").out
    assert "Waar ik aan meedeed" not in text
    assert "1,5" not in text
    assert text.index("SKJ telt dit niet als reflectie") < text.index("Ik vul te snel in.")


def test_the_form_of_venvn_has_the_field_of_canmeds(reflectie: Run, reflected: str) -> None:
    """Each activity with its kind, hours and roles, in both languages."""
    said = {
        "kind": "case",
        "roles": ["communicator", "reflective"],
        "learned": "Ik vraag eerder door.",
    }
    assert add(reflectie, "venvn", reflected, **said).code == 0
    text = form(reflectie, "venvn").out
    assert "## 5 oktober 2026 · casuïstiekbespreking" in text
    assert "CanMEDS: communicator, reflectieve EBP-professional" in text
    assert "Uren: ……" in text
    assert "venvn.nl/registers" in text


@pytest.mark.parametrize(
    ("learned", "word"),
    [
        ("Ik liet de bewoner niet uitpraten.", "bewoner"),
        ("I did not let my client finish.", "client"),
        ("Ik luisterde niet naar mevrouw De Vries.", "mevrouw"),
        ("Ik vroeg Sanne te laat om hulp.", "Sanne"),
    ],
)
def test_a_sentence_about_somebody_leaves_nothing(
    reflectie: Run, reflected: str, tmp_path: Path, learned: str, word: str
) -> None:
    """One line says which word in which entry, and how to say it anew; then it is written."""
    handle = add(reflectie, "skj", reflected, **{**DID, "learned": learned}).out.strip()
    file = tmp_path / "skj.docx"
    said = form(reflectie, "skj", "-o", str(file))
    assert (said.code, said.out, file.exists(), said.err.count("\n")) == (1, "", False, 1)
    assert f"“{word}" in said.err
    assert handle in said.err
    new = json.dumps({"learned": "Ik luisterde te kort."})
    reflectie("edit", handle, "--question", "learned", "--answers", "-", stdin=new)
    assert form(reflectie, "skj", "-o", str(file)).code == 0
    words = "\n".join(one.text for one in docx.Document(io.BytesIO(file.read_bytes())).paragraphs)
    assert "Ik luisterde te kort." in words


def test_the_second_time_it_is_all_still_there(reflectie: Run, reflected: str) -> None:
    """What was written down once is in the form of next month as well, byte for byte."""
    add(reflectie, "skj", reflected, **DID)
    first, second = (form(reflectie, "skj", "2026-10").out for _ in range(2))
    assert first == second
    (shared, _) = json.loads(reflectie("summary", "--history", "--json").out)["items"]
    assert shared["level"] == "skj"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("skj", "2025"), 1),
        (("bigregister",), 2),
        (("skj", "--format", "odt"), 2),
        (("skj", "--add", "zzzzz", "--answers", "-"), 3),
        (("skj", "gisterenmorgen"), 1),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(
    reflectie: Run, reflected: str, words: tuple[str, ...], code: int
) -> None:
    """With what to do, and nothing on standard output."""
    said = form(reflectie, *words)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)
    assert reflected


def test_without_a_terminal_it_is_read_before(reflectie: Run, reflected: str) -> None:
    """Nobody could read it there, so it is not written without --yes."""
    add(reflectie, "skj", reflected, **DID)
    assert reflectie("register", "skj").code == 2


def test_an_activity_goes_into_no_summary(reflectie: Run, reflected: str) -> None:
    """It was written for a register alone."""
    add(reflectie, "skj", reflected, **DID)
    said = reflectie("summary", "2026", "--yes", "--level", "full", "--all", lang="nl")
    assert "Ik vul te snel in." not in said.out
