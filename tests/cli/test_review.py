"""Looking back on a period, tidying up, and what a scheduler is given, without a terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

WEEK = {"best_moment": "Hij koos zelf zijn beker.", "purpose": "Dat hij kiest.",
        "intention": "Vaker wachten"}  # fmt: skip


@pytest.fixture
def written(keep: Run, saturday: Any) -> list[str]:
    """Write on three days: this week, last week, and last year."""
    handles = []
    for day, learned in (("2025-11-20", "lang geleden"), ("2026-11-12", "vorige week"),
                         ("2026-11-20", "deze week")):  # fmt: skip
        answers = {"situation": f"verhaal van {learned}", "learned": f"inzicht van {learned}",
                   "intention": {"text": f"voornemen van {learned}", "line": "care"}}  # fmt: skip
        handles.append(keep("waarom", answers, "--date", day, "--tag", "ontbijt", lang="nl"))
    return handles


def test_a_review_keeps_its_answers_and_what_it_looked_back_on(
    reflectie: Run, items: Run, written: list[str]
) -> None:
    """The entry is of the week's set, about today, and knows its days and the entries in them."""
    said = reflectie("review", "week", "--answers", "-", stdin=json.dumps(WEEK), lang="nl")
    assert said.code == 0
    (review,) = items("show", said.out.strip())
    (covered,) = items("show", written[2])
    assert (review["set"], review["date"]) == ("terugblik-week", "2026-11-21")
    assert review["period"] == {"name": "2026-W47", "from": "2026-11-16", "until": "2026-11-22"}
    assert review["covers"] == [covered["id"]]
    shown = reflectie("show", said.out.strip(), lang="nl").out
    assert "Over maandag 16 november 2026 tot en met zondag 22 november 2026" in shown


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("week", "terugblik-week"), ("maand", "terugblik-maand"), ("2026-Q4", "terugblik-kwartaal"),
        ("2026", "terugblik-jaar"), ("2026-11-01..2026-11-10", "terugblik-week"),
        ("2026-09-01..2026-11-21", "terugblik-kwartaal"),
    ],
)  # fmt: skip
def test_each_period_is_looked_back_on_with_its_own_questions(
    reflectie: Run, items: Run, written: list[str], period: str, name: str
) -> None:
    """A week, month, quarter and year have their set; other days take the nearest."""
    said = reflectie("terugblik", period, stdin="purpose: Dat hij kiest\n", lang="nl")
    assert said.code == 0, said.err
    assert items("show", said.out.strip())[0]["set"] == name
    assert written


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "period",
    ["2026-W54", "2025-W53", "2026-W00", "2026-Q5", "2026-13", "0000", "ooit", "",
     "2026-11-15..2026-11-01", "2026-02-30..2026-03-01", ".."],
)  # fmt: skip
def test_a_period_that_does_not_exist_is_told_in_one_line(
    reflectie: Run, everything: Callable[[], str], period: str, lang: str
) -> None:
    """One line says what is wrong and what would be right; nothing is kept."""
    for words in (["--format", "md"], []):
        said = reflectie("review", period, *words, stdin=json.dumps(WEEK), lang=lang)
        assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert everything() == ""


def test_a_period_without_entries_is_calm(reflectie: Run, written: list[str]) -> None:
    """Nothing written is one quiet sentence, for people; for programs it is empty lists."""
    said = reflectie("review", "2024-W10", "--format", "md", lang="nl")
    assert (said.code, said.err) == (0, "")
    assert "In deze dagen staat niets geschreven." in said.out
    review = json.loads(reflectie("review", "2024-W10", "--format", "json").out)
    assert (review["entries"], review["worked"], review["themes"]) == ([], [], [])
    assert written


@pytest.mark.parametrize("where", ["a file", "nowhere"])
def test_what_stands_there_is_not_overwritten(
    reflectie: Run, written: list[str], tmp_path: Path, where: str
) -> None:
    """A file that is there stays as it is without --force; a place that cannot be is reported."""
    file = tmp_path / "review.md"
    if where == "a file":
        file.write_text("mine")
    else:
        file = tmp_path / "no" / "such" / "review.md"
    said = reflectie("review", "week", "-o", str(file))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    if where == "a file":
        assert file.read_text() == "mine"
        assert reflectie("review", "week", "-o", str(file), "--force").code == 0
        assert file.read_text().startswith("# ")
    assert written


def test_in_a_folder_a_review_is_called_after_its_period(
    reflectie: Run, written: list[str], tmp_path: Path
) -> None:
    """It never stands over another period's; --force writes over its own alone."""
    for period in ("week", "last-week", "2026-Q4", "2025"):
        said = reflectie("review", period, "--format", "html", "-o", str(tmp_path))
        assert (said.code, said.out) == (0, "")
    names = ["review-2025.html", "review-2026-Q4.html", "review-2026-W46.html"]
    assert sorted(one.name for one in tmp_path.glob("*.html")) == [*names, "review-2026-W47.html"]
    again = ("review", "week", "--format", "html", "-o", str(tmp_path))
    said = reflectie(*again)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "review-2026-W47.html" in said.err
    assert reflectie(*again, "--force").code == 0
    assert written


def test_a_quarter_that_wants_to_tidy_up_is_told_how(reflectie: Run, written: list[str]) -> None:
    """Off a terminal nothing goes; one line says which command shows it and asks."""
    answers = {"purpose": "x y z", "privacy_check": "condense"}
    said = reflectie("review", "2026-Q4", stdin=json.dumps(answers))
    assert said.code == 0
    assert "reflectie condense --before 2027-01-01" in said.err
    assert written


def test_condensing_shows_what_goes_and_keeps_the_insight(
    reflectie: Run, items: Run, home: Path, written: list[str]
) -> None:
    """The story goes, out of the file as well; insight and intention stay. First it is shown."""
    old = written[0]
    shown = reflectie("condense", "--dry-run", lang="nl")
    assert "verhaal van lang geleden" in shown.err
    assert "inzicht" not in shown.err
    assert "vorige week" not in shown.err
    assert b"verhaal van lang geleden" in (home / "journal.db").read_bytes()
    refused = reflectie("condense", lang="nl")
    assert refused.code == 1
    assert "--yes" in refused.err
    assert reflectie("inkorten", "--yes", lang="nl").code == 0
    (entry,) = items("show", old)
    assert [answer["key"] for answer in entry["answers"]] == ["learned", "intention"]
    assert [one["text"] for one in entry["intentions"]] == ["voornemen van lang geleden"]
    assert b"verhaal van lang geleden" not in (home / "journal.db").read_bytes()
    assert items("search", "verhaal", "--set", "waarom", "--until", "2025-12-31") == []
    assert len(items("search", "verhaal")) == 2


def test_condensing_takes_entries_by_name(reflectie: Run, items: Run, written: list[str]) -> None:
    """Whoever names entries condenses those, of any day, and no other."""
    assert reflectie("condense", written[2], "--yes").code == 0
    assert len(items("show", written[2])[0]["answers"]) == 2
    assert len(items("show", written[1])[0]["answers"]) == 3
    assert reflectie("condense", written[2], "--yes").err.startswith("There is nothing to tidy up")
    assert reflectie("condense", "zzzzz", "--yes").code == 3


@pytest.mark.parametrize("period", ["week", "maand", "quarter", "jaar"])
@pytest.mark.parametrize("system", ["cron", "systemd", "launchd", "windows"])
def test_a_schedule_is_printed_and_installs_nothing(
    reflectie: Run, home: Path, period: str, system: str
) -> None:
    """The task names the program, the journal and the review of the period before."""
    said = reflectie("schedule", period, "--print", system)
    assert (said.code, said.err) == (0, "")
    kind = {"maand": "month", "jaar": "year"}.get(period, period)
    for words in ("reflectie", str(home / "journal.db"), f"last-{kind}", "--format", "html"):
        assert words in said.out
    assert not home.exists()


def test_what_a_schedule_runs_works(reflectie: Run, home: Path, written: list[str]) -> None:
    """The very command that cron is given writes the review beside the journal, also twice."""
    import shlex

    line = reflectie("schedule", "week", "--print", "cron", lang="nl").out.splitlines()[-1]
    words = shlex.split(line)[5:]
    for _ in range(2):
        assert reflectie(*words[words.index("--journal") :]).code == 0
    assert "inzicht van vorige week" in (home / "review-2026-W46.html").read_text("utf-8")
    assert written


@pytest.mark.parametrize(("words", "code"), [(("schedule", "decade"), 2),
                                             (("schedule", "week", "--print", "at"), 2),
                                             (("review", "--format", "odt"), 2),
                                             (("tags", "--period", "2026-W99"), 2),
                                             (("intentions", "--format", "csv"), 2),
                                             (("intentions", "--horizon", "middle"), 2)])  # fmt: skip
def test_a_word_that_is_not_known_is_told_with_those_that_are(
    reflectie: Run, words: tuple[str, ...], code: int
) -> None:
    """One line names what would be right."""
    said = reflectie(*words)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)


def test_a_calendar_holds_days_and_no_words(reflectie: Run, items: Run, written: list[str]) -> None:
    """Check dates for a calendar: the intention's words only with --with-text; closed ones never."""
    handle = items("intentions")[0]["handle"]
    assert reflectie("intentions", "done", handle).code == 0
    said = reflectie("intentions", "--format", "ics")
    assert said.out.startswith("BEGIN:VCALENDAR\r\n") or said.out.startswith("BEGIN:VCALENDAR\n")
    assert said.out.count("BEGIN:VEVENT") == 2
    assert "voornemen" not in said.out
    assert "voornemen van" in reflectie("intentions", "--format", "ics", "--with-text").out
    assert handle not in said.out
    assert written


def test_two_horizons(reflectie: Run, keep: Run, items: Run, saturday: Any) -> None:
    """What comes back in a week or so is short, in a month or more long; words name them."""
    for text, check in (("deze week", "kort"), ("dit seizoen", "lang"), ("ooit", "-")):
        keep("waarom", {"situation": "x", "intention": {"text": text, "check": check}})
    by_text = {one["text"]: one["check"] for one in items("intentions")}
    assert by_text == {"deze week": "2026-11-28", "dit seizoen": "2026-12-21", "ooit": None}
    assert [one["text"] for one in items("intentions", "--horizon", "short")] == ["deze week"]
    assert [one["text"] for one in items("intentions", "--horizon", "long")] == ["dit seizoen"]
    assert "lange termijn" in reflectie("voornemens", lang="nl").out


@pytest.mark.parametrize("effect", ["Niets.", "Niks gemerkt"])
def test_a_client_who_was_asked_and_noticed_nothing_is_told_as_it_is(
    reflectie: Run, keep: Run, items: Run, saturday: Any, effect: str
) -> None:
    """In its own words, with how it is known; under nothing that a client noticed."""
    keep("waarom", {"situation": "x", "intention": "Langer wachten"}, lang="nl")
    (plan,) = items("intentions")
    came = {"done": "yes", "effect_client": effect, "known_how": ["asked_client"]}
    reflectie("follow-up", plan["handle"], "--answers", "-", stdin=json.dumps(came), lang="nl")
    text = reflectie("review", "week", "--format", "md", lang="nl").out
    part = text[text.index("## Wat er onderweg gebeurde") :]
    assert effect in part
    assert "*gevraagd · je wilde: Langer wachten*" in part
    assert "## Wat cliënten merkten" not in text
    assert "## Wat nog niet gevraagd is" not in text
