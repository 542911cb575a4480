"""What the page says: the talk of whatever day, what was chosen, no more than a page, no story."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType, Role

Run = Callable[..., Any]

SHIPPED = Path(__file__).parent.parent.parent / "prompts"
TOPIC, AGREED = "Over wachten bij de kast", "Ik tel tot tien voor ik help"


def summary(reflectie: Run, *words: str, **more: Any) -> Any:
    """Ask for a Dutch summary without being asked anything."""
    return reflectie("samenvatting", *words, "--yes", lang="nl", **more)


def talk(reflectie: Run, topic: str, *words: str) -> Any:
    """Ask for one with what the talk is to be about from a file."""
    return summary(reflectie, *words, "--answers", "-", stdin=json.dumps({"talk_about": topic}))


def agree(reflectie: Run, agreed: str, **more: str) -> None:
    """Write what was agreed."""
    said = json.dumps({"agreed": agreed, **more})
    assert reflectie("summary", "--agreed", "--answers", "-", stdin=said).code == 0


@pytest.fixture
def october(keep: Run, saturday: Any) -> str:
    """Write an insight in October; the clock stands in November."""
    said = {"situation": "x", "learned": "Eerst kijken", "intention": "Langer wachten"}
    return str(keep("waarom", said, "-d", "2026-10-05", "-t", "Ochtend", lang="nl"))


def test_the_talk_belongs_to_the_summary_of_any_period(reflectie: Run, october: str) -> None:
    """Said today, it goes along in that of last month; and the next time without a word more."""
    assert TOPIC in talk(reflectie, TOPIC, "last-month").out
    for period in ("last-month", "2026-10", "2026", "last-quarter"):
        assert TOPIC in summary(reflectie, period).out
    assert october


def test_what_is_said_by_script_goes_along_the_second_time_as_well(
    reflectie: Run, october: str, saturday: Any
) -> None:
    """On the same day and a day later, whatever was chosen before; the latest is meant."""
    assert TOPIC in talk(reflectie, TOPIC, "last-month").out
    for topic in ("Over de nacht", "Over de ochtend"):
        said = talk(reflectie, topic, "last-month").out
        assert topic in said
        assert TOPIC not in said
        saturday.on(days=1)
    assert october


def test_what_was_agreed_stands_in_the_next_one_and_its_topic_does_not(
    reflectie: Run, october: str, items: Run, saturday: Any
) -> None:
    """With what somebody was to do, and what a client noticed of that."""
    talk(reflectie, TOPIC, "last-month")
    saturday.on(days=7)
    agree(reflectie, AGREED, intention="Tellen bij de kast")
    (plan,) = [one for one in items("intentions") if one["text"] == "Tellen bij de kast"]
    came = {"done": "yes", "effect_client": "Zij koos zelf", "known_how": ["seen"]}
    reflectie("follow-up", plan["handle"], "--answers", "-", stdin=json.dumps(came))
    text = summary(reflectie, "last-month").out
    assert TOPIC not in text
    assert text.index("Vorige keer spraken we af") < text.index(AGREED) < text.index("Tellen")
    assert "afgerond · De cliënt merkte: Zij koos zelf (gezien of gehoord)" in text
    new = talk(reflectie, "Over de avond", "last-month").out
    assert new.index("Over de avond") < new.index(AGREED)
    assert october


def test_what_was_taken_from_the_last_talk_is_asked_and_goes_along(
    reflectie: Run, october: str, saturday: Any
) -> None:
    """Beside what was agreed, in somebody's own words."""
    talk(reflectie, TOPIC, "last-month")
    agree(reflectie, AGREED)
    saturday.on(days=30)
    given = json.dumps({"taken": "Ik hoor mezelf tellen", "talk_about": "Over rust"})
    text = summary(reflectie, "2026", "--answers", "-", stdin=given).out
    assert text.index("Over rust") < text.index(AGREED) < text.index("Ik hoor mezelf tellen")
    assert "Wat nam je mee uit het vorige gesprek?" in text
    assert october


def test_a_talk_that_never_was_is_over_when_another_one_is_to_come(
    reflectie: Run, october: str, items: Run, saturday: Any
) -> None:
    """It waits for nothing any more, and what is agreed goes with the later one."""
    talk(reflectie, TOPIC, "last-month")
    (first,) = items("list", "--state", "open")
    saturday.on(days=14)
    talk(reflectie, "Over rust", "last-month")
    (second,) = items("list", "--state", "open")
    assert first["handle"] != second["handle"]
    agree(reflectie, AGREED)
    assert AGREED in reflectie("show", second["handle"]).out
    assert reflectie("summary", "--agreed", "--answers", "-", stdin="agreed: x").code == 3
    assert october


@pytest.fixture
def chosen(keep: Run, open_journal: Run, saturday: Any) -> str:
    """Write two insights and let one of them go along, in the six weeks until today."""
    kept = keep("waarom", {"situation": "x", "learned": "Dit wel"}, lang="nl")
    keep("waarom", {"situation": "x", "learned": "Dit niet"}, lang="nl")
    journal = open_journal()
    from reflectie_cli.loop.period import read_period

    days = read_period("2026-10-11..2026-11-21", today=saturday().date())
    journal.sharing.remember(period=days, level="insight", as_format="md", digest="x",
                             selection=[f"{kept}.learned"], entry=None)  # fmt: skip
    journal.close()
    return str(kept)


@pytest.mark.parametrize("days", [0, 1, 20])
def test_what_was_chosen_is_found_again_though_six_weeks_are_other_days_tomorrow(
    reflectie: Run, chosen: str, saturday: Any, days: int
) -> None:
    """--yes takes the one line, and never what was left out."""
    saturday.on(days=days)
    said = summary(reflectie)
    assert "Dit wel" in said.out
    assert "Dit niet" not in said.out
    assert "blijft erbuiten" in said.err
    assert "Dit niet" not in summary(reflectie, "2026-11").out
    assert chosen


def test_a_chosen_line_whose_entry_was_erased_leaves_nothing(
    reflectie: Run, chosen: str, tmp_path: Path
) -> None:
    """The other lines were refused then, and no file is made of nothing."""
    reflectie("erase", chosen, "--yes")
    said = summary(reflectie, "-o", str(tmp_path / "x.md"))
    assert (said.code, said.out) == (1, "")
    assert not (tmp_path / "x.md").exists()


def test_where_nobody_chose_what_goes_is_counted_by_part(reflectie: Run, october: str) -> None:
    """How many lines of which parts, on standard error; the text alone stands on the other."""
    said = summary(reflectie, "last-month")
    assert (
        "Er is niet gekozen; dit gaat mee: Wat ik leerde 1, Nog open 1, Mijn thema's 1" in said.err
    )
    assert said.out.startswith("# Voor het gesprek")
    assert october


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_full_needs_all_where_nobody_chose(
    reflectie: Run, october: str, tmp_path: Path, lang: str
) -> None:
    """Nothing is written or remembered without it; with it the parts are counted."""
    file = tmp_path / "x.md"
    asked = ("summary", "last-month", "--level", "full", "--yes", "-o", str(file))
    said = reflectie(*asked, lang=lang)
    assert (said.code, said.out, file.exists(), said.err.count("\n")) == (2, "", False, 1)
    assert "--all" in said.err
    assert json.loads(reflectie("summary", "--history", "--json").out)["items"] == []
    assert reflectie(*asked, "--all", lang=lang).code == 0
    assert file.exists()
    assert reflectie("summary", "--all", lang=lang).code == 2
    assert october


def test_a_page_holds_the_talk_and_the_newest_and_the_rest_is_told(
    reflectie: Run, keep: Run, saturday: Any
) -> None:
    """Where nobody chooses; --all takes everything, and nothing that was taken is cut."""
    for number in range(40):
        said = {"situation": "x", "learned": f"Inzicht {number:02}, in een hele zin van mij."}
        keep("waarom", said, "-d", f"2026-10-{number % 28 + 1:02}", lang="nl")
    newest = keep("waarom", {"situation": "x", "learned": "Het nieuwste"}, lang="nl")
    said = talk(reflectie, TOPIC, "2026")
    assert TOPIC in said.out
    assert "Het nieuwste" in said.out
    kept = said.out.count("Inzicht ")
    assert 5 < kept < 30
    assert f"blijven er nog {41 - kept} buiten" in said.err
    everything = summary(reflectie, "2026", "--all").out
    assert everything.count("Inzicht ") == 40
    assert newest


@pytest.mark.parametrize("period", ["2027", "2026-12", "2026-11-22..2026-11-30"])
def test_days_to_come_are_refused_before_anything_is_asked(
    reflectie: Run, october: str, period: str
) -> None:
    """One line, and what the talk would be about is not kept for nothing."""
    said = talk(reflectie, TOPIC, period)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "moet nog komen" in said.err
    assert json.loads(reflectie("list", "--set", "coachgesprek", "--json").out)["items"] == []
    assert october


def story_keys(prompt_set: PromptSet) -> set[str]:
    """Return the questions of a set that ask what happened."""
    return {one.key for one in prompt_set.questions if Role.STORY in one.roles}


@pytest.mark.parametrize("name", sorted(path.stem for path in SHIPPED.glob("*.yaml")))
def test_what_happened_leaves_at_no_level(
    reflectie: Run, keep: Run, saturday: Any, name: str
) -> None:
    """Of every shipped set, each question answered with its own name."""
    prompt_set = read_prompt_set(SHIPPED / f"{name}.yaml", own=False)[0]
    said: dict[str, Any] = {}
    for one in prompt_set.questions:
        words = f"zeker {one.key} gezegd"
        if one.type in (QuestionType.TEXT, QuestionType.SHORT):
            said[one.key] = words
        elif one.type is QuestionType.PERSPECTIVE:
            said[one.key] = {"text": words, "who": "client", "basis": "asked"}
    now = {one.key for one in prompt_set.questions if not one.later}
    keep(name, {key: words for key, words in said.items() if key in now}, lang="nl")
    told = summary(reflectie, "week", "--level", "full", "--all")
    if prompt_set.private:
        assert told.code == 1
    for key in story_keys(prompt_set):
        assert f"zeker {key} gezegd" not in told.out


OWN = """\
name: tafel
title: Aan tafel met Sanne
reason: look-back
questions:
  - {key: a, type: text, ROLE question: "Wat deed Sanne aan tafel?"}
  - {key: why_so, type: text, roles: [why], question: "Waarvoor deed Sanne dat?"}
  - {key: b, type: text, ROLES question: "Wat dacht jij?"}
"""


@pytest.fixture
def own(home: Path) -> Callable[[str, str], None]:
    """Write a set of one's own, with roles for its two questions."""

    def write(role: str, other: str = "") -> None:
        file = home / "prompts" / "tafel.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(OWN.replace("ROLES", other).replace("ROLE", role), "utf-8")

    return write


def test_a_set_of_ones_own_says_what_is_the_story_and_until_then_all_may_be(
    reflectie: Run, keep: Run, own: Any, saturday: Any
) -> None:
    """Asked by `prompts check`; also for what was written before it was said."""
    own("")
    keep("tafel", {"a": "Het eten viel", "why_so": "Rust", "b": "Ik schrok"}, lang="nl")
    asked = reflectie("prompts", "check", "tafel", lang="nl")
    assert asked.code == 0
    assert "welke vraag vraagt wat er gebeurde?" in asked.err
    text = summary(reflectie, "week", "--level", "full", "--all").out
    assert "Rust" in text
    assert "Het eten viel" not in text
    assert "Ik schrok" not in text
    own("roles: [story],")
    assert reflectie("prompts", "check", "tafel", lang="nl").err == ""
    text = summary(reflectie, "week", "--level", "full", "--all").out
    assert "Ik schrok" in text
    assert "Het eten viel" not in text


@pytest.mark.parametrize("as_format", ["md", "html", "json"])
def test_a_name_in_a_question_or_a_title_goes_out_as_little_as_one_in_an_answer(
    reflectie: Run, keep: Run, own: Any, saturday: Any, as_format: str
) -> None:
    """Whoever is on the list, and who is told by what stands around the name."""
    reflectie("names", "add", "Sanne")
    own("roles: [story],")
    keep("tafel", {"a": "x", "why_so": "Rust", "b": "y"}, "-t", "sanne", lang="nl")
    said = summary(reflectie, "week", "--level", "full", "--all", "-f", as_format)
    assert said.code == 0
    assert "Sanne" not in said.out
    assert "sanne" not in said.out
    assert "Waarvoor deed" in said.out


@pytest.mark.parametrize("as_format", ["md", "html", "json", "csv"])
def test_an_export_to_hand_on_has_no_name_in_a_question_or_title_of_ones_own(
    reflectie: Run, keep: Run, own: Any, saturday: Any, as_format: str
) -> None:
    """Also where no list has it; words of a shipped set stay as they are."""
    own("roles: [story],")
    keep("tafel", {"a": "x", "why_so": "Rust", "b": "y"}, lang="nl")
    keep("visie-op-leren", {"purpose": "Rust"}, lang="nl")
    said = reflectie("export", "--deidentify", "-f", as_format, lang="nl")
    assert said.code == 0
    assert "Sanne" not in said.out
    assert "Waarvoor deed" in said.out
    assert "Wat moet terugkijken en leren opleveren, en voor wie?" in said.out
