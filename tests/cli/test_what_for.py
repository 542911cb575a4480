"""`what-for`: purposes beside what became visible, as a page, as files and for programs."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from reflectie_cli.documents.what_for import what_for_page
from reflectie_cli.language import speak
from reflectie_cli.screen.lines import WIDTH
from tests.documents.reviews import purpose, review
from tests.screen.drawing import drawn

Run = Callable[..., Any]

WHICH = {
    "nl": "Welke bedoeling dient wat je deed? En welke diende het ook, zonder dat je het wilde?",
    "en": "Which of these does what you did serve? And which did it serve too, without you meaning it?",
}


@pytest.mark.usefixtures("nine", "saturday")
@pytest.mark.parametrize(
    "words", [("waarvoor",), ("what-for",), ("waarvoor", "maand"), ("waarvoor", "2026-11")]
)
def test_without_a_period_it_is_about_this_month_and_says_so(
    reflectie: Run, words: tuple[str, ...]
) -> None:
    """Own purposes in the order of their days, what became visible below, empty places empty."""
    said = reflectie(*words, lang="nl")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Waar je het voor deed, november 2026",
        "Deze maand: 1 nov – 30 nov",
        "",
        "12 okt  Rust aan tafel, zodat hij proeft wat hij eet.",
        "        Hij bleef drie van de vijf keer zitten. · gevraagd",
        " 2 nov  Als een volwassen mens de dag in gaan.",
        "        Zij hield de rode trui omhoog. · gezien of gehoord",
        " 5 nov  Medicijnen op tijd, zonder gedoe.",
        "        nog niet geprobeerd",
        " 9 nov  Zodat niemand hier twee keer hoeft te vragen. (van het team)",
        "        nog niet geprobeerd",
        "10 nov  Is het goed om zijn drop te bewaren als hij daar niet om vroeg? (van het team)",
        "        nog niet geprobeerd",
        "12 nov  Dat zijn zoon een avond zonder ruzie heeft.",
        "        nog niet geprobeerd",
        "13 nov  Of ik te veel praat.",
        "        Zij neuriede en zei na afloop “zo”. · gevraagd",
        "17 nov  Dat hij hoort wat er over hem gaat.",
        "",
        WHICH["nl"],
    ]


@pytest.mark.usefixtures("nine", "saturday")
def test_another_period_does_not_claim_to_be_this_month(reflectie: Run) -> None:
    """It says which days it is about."""
    assert reflectie("what-for", "2026-10").out.splitlines()[:2] == [
        "What you did it for, October 2026", "1 Oct – 31 Oct",
    ]  # fmt: skip


@pytest.mark.usefixtures("nine")
def test_the_vision_stands_under_it(reflectie: Run, keep: Run) -> None:
    """The team's own line, beside which the purposes can be laid."""
    keep("visie-op-leren", {"vision_line": "Niemand hoeft hier twee keer te vragen."})
    closing = reflectie("waarvoor", "2026-11", lang="nl").out.splitlines()[-2:]
    assert closing == [
        "Onze bedoeling: Niemand hoeft hier twee keer te vragen.", WHICH["nl"],
    ]  # fmt: skip


@pytest.mark.usefixtures("nine")
def test_it_can_be_a_file_and_is_a_table_there(reflectie: Run, tmp_path: Path) -> None:
    """The same purposes, beside each other, in Markdown, as a page and in Word."""
    text = reflectie("waarvoor", "2026-11", "-f", "md", lang="nl").out
    assert "| Dag | Waar je het voor deed | Wat cliënten ervan merkten |" in text
    assert "| 17 nov | Dat hij hoort wat er over hem gaat. |  |" in text
    for ending in ("html", "docx"):
        file = tmp_path / f"waarvoor.{ending}"
        assert reflectie("waarvoor", "2026-11", "-o", str(file), lang="nl").code == 0
        assert file.stat().st_size > 1000
    assert reflectie("waarvoor", "2026-11", "-o", str(file)).code == 1


@pytest.mark.usefixtures("nine")
@pytest.mark.parametrize("words", [("--json",), ("-f", "json")])
def test_programs_get_purposes_with_their_intentions(
    reflectie: Run, words: tuple[str, ...]
) -> None:
    """One object; a follow-up stands with its intention, noticed or not."""
    found = json.loads(reflectie("what-for", "2026-11", *words).out)
    assert list(found) == ["schema", "period", "purposes", "vision", "own_why"]
    first = found["purposes"][0]
    assert first["why"]["text"] == "Rust aan tafel, zodat hij proeft wat hij eet."
    (plan, *_) = first["intentions"]
    assert plan["follow_ups"][0]["effect_client"] == "Hij bleef drie van de vijf keer zitten."


@pytest.mark.parametrize("words", [("waarvoor", "ooit"), ("waarvoor", "week", "-f", "odt")])
def test_what_cannot_be_read_is_told_in_one_line(reflectie: Run, words: tuple[str, ...]) -> None:
    """As everywhere: what is wrong, and what would be right."""
    said = reflectie(*words, lang="nl")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


# Side by side in a terminal


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize(
    ("why", "effect"),
    [("Dat zij kiest.", "Ze keek op."), ("woord " * 40, "x" * 90), ("日本語" * 20, "👍" * 40),
     ("één\n\ntwee", "[bold] :smile:"), ("\x1b[31mrood", "\u202eom")],
)  # fmt: skip
def test_left_and_right_stay_beside_each_other(why: str, effect: str, code: Any) -> None:
    """No line is wider than the screen, and every letter of both is there."""
    found = review(purposes=(purpose(why, effect), purpose("Rust.", day=date(2026, 11, 30))))
    page = drawn(what_for_page(found, speak(code)), width=80)
    assert max(cell_len(line) for line in page) <= WIDTH
    assert page[-1].startswith(WHICH[code][:20]) or WHICH[code].endswith(page[-1])
    rows = page[4:-3] if code else page
    assert rows[0].startswith("21 ")
    assert rows[0][8:].strip()


def test_a_day_of_another_year_carries_its_year_here_too() -> None:
    """A why of last year whose plan was tried this year."""
    found = review(purposes=(purpose("Dat zij kiest.", day=date(2025, 12, 10)),))
    page = drawn(what_for_page(found, speak("nl")), width=80)
    assert page[4].startswith("10 dec 2025  Dat zij kiest.")
