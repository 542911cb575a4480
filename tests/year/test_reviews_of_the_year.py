"""The year read back: on the screen, and in files that are the same every time."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.screen.text import columns
from tests.year.conftest import HERE, Year

GOLDEN = [
    *((period, "md", lang) for period in ("2026-W53", "2026-11", "2026-Q2", "2026") for lang in ("nl", "en")),
    *((period, "html", lang) for period in ("2026-W53", "2026-Q2") for lang in ("nl", "en")),
    *((period, "json", lang) for period in ("2026-W53", "2026-Q2") for lang in ("nl", "en")),
]  # fmt: skip
"""A week, a month, a quarter and the year, to be read line by line."""


@pytest.mark.parametrize(("period", "as_format", "lang"), GOLDEN)
@pytest.mark.usefixtures("lived")
def test_a_review_is_the_golden_one(
    reflectie: Any, request: pytest.FixtureRequest, period: str, as_format: str, lang: str
) -> None:
    """A review in a file is what it was; who changes it reads the difference first.

    `pytest tests/year --write-golden` writes them anew.
    """
    said = reflectie("review", period, "--format", as_format, lang=lang)
    assert (said.code, said.err) == (0, "")
    spoken = "" if as_format == "json" else f".{lang}"  # programs are given one language
    golden = HERE / "golden" / f"{period}{spoken}.{as_format}"
    if request.config.getoption("--write-golden"):
        golden.write_text(said.out, "utf-8")
    assert said.out == golden.read_text("utf-8")


TALK = {
    "nl": "talk_about: Hoe ik op mijn handen kan zitten als het druk is.\n",
    "en": "talk_about: How I can sit on my hands when it is busy.\n",
}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.usefixtures("lived")
def test_the_summary_of_the_year_is_the_golden_one(
    reflectie: Any, request: pytest.FixtureRequest, lang: str
) -> None:
    """The page for a coach, where nobody chose: the talk, the newest, and no more than a page."""
    said = reflectie("summary", "2026", "--yes", "--answers", "-", stdin=TALK[lang], lang=lang)
    assert said.code == 0
    golden = HERE / "golden" / f"summary-2026.{lang}.md"
    if request.config.getoption("--write-golden"):
        golden.write_text(said.out, "utf-8")
    assert said.out == golden.read_text("utf-8")


@pytest.mark.usefixtures("lived")
def test_a_review_in_a_file_is_the_same_as_on_standard_output(
    reflectie: Any, tmp_path: Path
) -> None:
    """`-o` writes the same bytes, for the owner alone, and the name may say the format."""
    for ending in ("md", "html", "json"):
        file = tmp_path / f"review.{ending}"
        assert reflectie("review", "2026-Q2", "-o", str(file)).code == 0
        assert file.read_text("utf-8") == reflectie("review", "2026-Q2", "-f", ending).out
        assert file.stat().st_mode & 0o077 == 0


def own_sentences(year: Year) -> set[str]:
    """Return everything that was written, each answer on one line."""

    def inside(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for inner in value.values() for text in inside(inner)]
        if isinstance(value, list):
            return [text for inner in value for text in inside(inner)]
        return [" ".join(str(value).split())]

    return {text for item in year.items for text in inside(item.get("answers", {}))}


@pytest.mark.usefixtures("lived")
def test_a_quarter_is_a_screen_and_a_half_in_their_own_words(
    reflectie: Any, year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they learned and what came of it fits a screen and a half, and every saying is theirs."""
    from reflectie_cli.cli.session import begin_session, look_into_journal
    from reflectie_cli.documents.review import review_page
    from reflectie_cli.flows.material import gather_review
    from reflectie_cli.loop.period import read_period
    from tests.screen.drawing import drawn

    session = begin_session(language="nl")
    with look_into_journal(session) as journal:
        review = gather_review(session, journal, read_period("2026-Q2", today=session.today))
    page = review_page(review, session.language)
    shown = drawn(page, width=80)
    assert len(shown) <= 48
    assert all(columns(line) <= 76 for line in shown)
    sayings = [line.text for line in page if line.margin and line.style == "words"]
    assert len(sayings) >= 10
    theirs = own_sentences(year)
    for saying in sayings:
        start_of = saying.removesuffix("…").rstrip()
        assert any(text.startswith(start_of) for text in theirs), saying
    titles = [line.text for line in page if line.style == "quiet" and not line.margin]
    order = [titles.index(title) for title in
             ("Waar je het voor deed", "Wat cliënten zeiden of lieten zien",
              "Wat nog niet gevraagd is", "Wat je leerde", "Toen en nu")]  # fmt: skip
    assert order == sorted(order)


@pytest.mark.usefixtures("lived")
def test_no_number_is_a_goal(reflectie: Any) -> None:
    """A review for people has no counts, averages or percentages of ours; only days and weeks."""
    text = reflectie("review", "2026-Q2", "--format", "md", lang="nl").out
    *_, voices, lines = text.strip().split("\n\n")
    assert voices.startswith("Gevraagd aan cliënten")
    assert lines.startswith("Wat je je voornam")
    assert not re.search(r"[0-9%]|keer", voices + lines)


@pytest.mark.usefixtures("lived")
def test_json_holds_every_entry_of_the_period_and_no_other(reflectie: Any) -> None:
    """A program gets headings, sayings, intentions and themes of just these days."""
    review = json.loads(reflectie("review", "2026-Q2", "--format", "json").out)
    assert review["schema"] == "reflectie/1"
    assert review["period"] == {"name": "2026-Q2", "from": "2026-04-01", "until": "2026-06-30"}
    listed = json.loads(
        reflectie(
            "list", "--since", "2026-04-01", "--until", "2026-06-30", "-n", "999", "--json"
        ).out
    )["items"]
    assert {entry["id"] for entry in review["entries"]} == {entry["id"] for entry in listed}
    for part in ("worked", "learned", "voices", "said", "others", "passing"):
        assert review[part]
        assert all("2026-04-01" <= one["date"] <= "2026-06-30" for one in review[part])
    assert set(review["intentions"]) == {"open", "done", "let_go"}
    assert all(one["follow_up"]["effect_client"] for one in review["noticed"])
    assert all(week.startswith("2026-W") for theme in review["themes"] for week in theme["weeks"])


@pytest.mark.usefixtures("lived")
def test_reading_a_review_writes_nothing(reflectie: Any, lived: Path) -> None:
    """A script that reads every period leaves the journal as it was, byte for byte."""
    before = lived.read_bytes()
    for period in ("2026", "2026-Q1", "2026-02", "2026-W10", "2026-02-28..2026-03-01"):
        for as_format in ("md", "html", "json"):
            assert reflectie("review", period, "--format", as_format).code == 0
    assert lived.read_bytes() == before


@pytest.mark.usefixtures("lived")
def test_themes_stand_on_the_weeks_of_a_period(reflectie: Any) -> None:
    """`tags --period` says in which weeks a theme came up, and JSON names them."""
    said = reflectie("tags", "--period", "2026-Q2", lang="nl")
    assert said.code == 0
    assert re.search(r"^  eten: week 15, ", said.out, re.MULTILINE)
    items = json.loads(reflectie("tags", "--period", "2026-Q2", "--json").out)["items"]
    weeks = {item["tag"]: item["weeks"] for item in items}
    assert weeks["eten"][0] == "2026-W15"
    assert all(one == sorted(one) for one in weeks.values())


@pytest.mark.usefixtures("lived")
def test_what_a_client_said_to_a_light_question_is_in_the_review_of_its_day(reflectie: Any) -> None:
    """The sentence a whole year turns on is not lost between two reviews."""
    said = json.loads(reflectie("review", "2026", "--format", "json").out)["said"]
    light = [one for one in said if one["key"] == "label_question"]
    assert light
    assert {one["question"] for one in light} == {"Welke zin van een cliënt blijft hangen?"}
