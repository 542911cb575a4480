"""A summary as it leaves: nothing is claimed in it, and a team's words stay with the team."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Run = Callable[..., Any]

WHY = "Dat zij haar dag begint als een volwassen mens."
PLAN = "Morgen wacht ik tot zij pakt."
DEED = "De volgende keer praat ik door de deur."
TEAM = "Een bewoner vertelde dat hij leert niet meer te vragen."
SATURDAY = "Zaterdag gaan we met hem mee."
OLD_QUESTION, NEW_QUESTION = "Hoe kan ik hem serieus nemen?", "Hoe merkt hij dat ik hem hoor?"


@pytest.fixture
def told(keep: Run, items: Run, reflectie: Run, saturday: Any) -> dict[str, str]:
    """Write what a month holds: two plans of one's own, one of which a client noticed; a team's."""
    keep(
        "waarom",
        {"situation": "x", "purpose": WHY, "learned": "Haar rust.", "intention": PLAN},
        "--tag",
        "ochtend",
        lang="nl",
    )
    circle = {"situation": "x", "purpose": "Dat hij niet alleen is", "intention": DEED}
    keep("reflectiecirkel", circle, lang="nl")
    team = {"purpose": "Zodat niemand twee keer vraagt", "topic": "wachten", "learned": TEAM,
            "intention": SATURDAY}  # fmt: skip
    keep("teamreflectie", team, lang="nl")
    handle = keep("intervisie", {"situation": "x", "own_question": OLD_QUESTION}, lang="nl")
    reflectie("resume", handle, "--answers", "-", stdin=json.dumps({
        "best_question": "Wat hoor je?", "reframed": NEW_QUESTION, "advice_kept": "Bel zelf."}), lang="nl")  # fmt: skip
    plans = {one["text"]: one["handle"] for one in items("intentions")}
    for plan, *said in (
        (PLAN, "yes", "Ik wachtte drie minuten", "Zij pakte de rode trui", "seen"),
        (DEED, "not_yet", "Er was geen moment", "Niets, denk ik.", "assumed"),
    ):
        done, happened, effect, known = said
        given = {"done": done, "what_happened": happened, "effect_client": effect}
        came = reflectie("follow-up", plans[plan], "--answers", "-",
                         stdin=json.dumps({**given, "known_how": [known]}), lang="nl")  # fmt: skip
        assert came.code == 0, came.err
    return plans


def summary(reflectie: Run, *words: str) -> Any:
    """Ask for a Dutch summary without being asked anything."""
    return reflectie("samenvatting", "week", *words, "--yes", lang="nl")


def notes(reflectie: Run) -> dict[str, tuple[str, str]]:
    """Return the intentions of a summary, by their words: the part they stand in, and their note."""
    parts = document(reflectie)["parts"]
    return {one["text"]: (part["title"], one["note"]) for part in parts for one in part["sayings"]}


def document(reflectie: Run, *words: str) -> dict[str, Any]:
    """Return a summary as JSON."""
    said = json.loads(summary(reflectie, *words, "-f", "json").out)
    return dict(said["document"])


def test_only_what_was_tried_and_seen_is_what_a_client_noticed(
    reflectie: Run, told: dict[str, str]
) -> None:
    """“Niets, denk ik”, supposed and not done, stands under nothing that a client noticed."""
    said = notes(reflectie)
    assert said[PLAN] == (
        "Wat ik probeerde",
        f"De cliënt merkte: Zij pakte de rode trui (gezien of gehoord) · Waar het voor was: {WHY}",
    )
    assert said[DEED] == ("Nog open", "Waar het voor was: Dat hij niet alleen is")
    forms = next(p for p in document(reflectie)["parts"] if p["title"] == "Vormen die ik gebruikte")
    claims = {one["text"] for one in forms["sayings"] if "Een cliënt merkte iets" in one["note"]}
    assert claims == {"De waarom-vraag"}
    assert told


@pytest.mark.parametrize("as_format", ["md", "html", "docx"])
def test_every_format_claims_as_little(
    reflectie: Run, told: dict[str, str], tmp_path: Path, as_format: str
) -> None:
    """One client noticed one thing; no drawing says otherwise than the words beside it."""
    file = tmp_path / f"c.{as_format}"
    summary(reflectie, "-o", str(file))
    if as_format == "docx":
        word = docx.Document(io.BytesIO(file.read_bytes()))
        text = "\n".join(
            [p.text for p in word.paragraphs]
            + [c.text for t in word.tables for r in t.rows for c in r.cells]
        )
    else:
        text = file.read_text("utf-8")
    assert text.count("Een cliënt merkte iets") == 1
    assert "Niets, denk ik" not in text
    for said in (PLAN, WHY, DEED, "Dat hij niet alleen is", "Zij pakte de rode trui"):
        assert said in text
    if as_format == "html":
        assert len(re.findall(r"<title>(.*?)</title>", text)) == 1
        assert "<table" not in text
    assert told


def test_an_intention_stands_beside_what_it_was_for(reflectie: Run, told: dict[str, str]) -> None:
    """In own words, at the level of insights; a coach asks that first."""
    said = notes(reflectie)
    assert said[PLAN][1].endswith(f"Waar het voor was: {WHY}")
    assert said[DEED][1] == "Waar het voor was: Dat hij niet alleen is"
    assert told


def test_at_full_each_answer_stands_under_its_plan_and_its_question(
    reflectie: Run, told: dict[str, str]
) -> None:
    """What a client noticed, with how far it was done and how that is known; not what happened."""
    text = summary(reflectie, "--level", "volledig", "--all").out
    at = text.index(f"*Ik nam me voor: {DEED}*")
    assert text[at:].startswith(
        f"*Ik nam me voor: {DEED}*\n\n"
        "- *Wat heeft de cliënt ervan gemerkt?*\\\n  Niets, denk ik.\\\n  *nog niet · vermoed*\n"
    )
    assert f"### De waarom-vraag\n\n*Ik nam me voor: {PLAN}*\n\n- *Wat heeft de cliënt" in text
    assert "Er was geen moment" not in text
    assert told


def test_a_teams_words_stay_out_until_somebody_chooses_them(
    reflectie: Run, told: dict[str, str]
) -> None:
    """--yes without a choice takes no insight, plan, theme or answer of a team, and says so."""
    for level in ("inzicht", "volledig"):
        said = summary(reflectie, "--level", level, "--all")
        for words in (TEAM, SATURDAY, "wachten\n", "Zodat niemand", "van het team"):
            assert words not in said.out
        assert "Wat een team samen schreef, blijft erbuiten." in said.err
    assert summary(reflectie).out == summary(reflectie).out  # the second time it is the last choice
    assert told


def test_what_was_only_a_teams_leaves_nothing_without_a_choice(
    reflectie: Run, keep: Run, saturday: Any
) -> None:
    """The method that was used is no word of the team; nothing else is there."""
    keep(
        "moreel-beraad",
        {"moral_question": "Mag het?", "learned": TEAM, "intention": SATURDAY},
        lang="nl",
    )
    said = summary(reflectie, "--level", "full", "--all")
    assert said.code == 0
    assert TEAM not in said.out
    assert SATURDAY not in said.out
    assert "Mag het?" not in said.out
    assert "Moreel beraad" in said.out


def test_the_new_question_of_an_intervisie_is_an_insight_and_the_one_before_it_is_none(
    reflectie: Run, told: dict[str, str]
) -> None:
    """What others brought in leaves at no level."""
    learned = next(p for p in document(reflectie)["parts"] if p["title"] == "Wat ik leerde")
    assert [one["text"] for one in learned["sayings"]] == ["Haar rust.", NEW_QUESTION]
    full = summary(reflectie, "--level", "full", "--all").out
    assert f"*Wat is jouw vraag over jezelf?*\\\n  {OLD_QUESTION}" in full
    for others in ("Wat hoor je?", "Bel zelf."):
        assert others not in full
    assert told


def test_a_name_in_a_why_or_a_plan_is_made_less_recognisable_too(
    reflectie: Run, keep: Run, items: Run, saturday: Any
) -> None:
    """Wherever the words of a line stand."""
    reflectie("names", "add", "Sanne", "--role", "colleague")
    keep(
        "waarom", {"situation": "x", "purpose": "Dat Sanne rust heeft", "intention": "Sanne bellen"}
    )
    (plan,) = items("intentions")
    given = {"done": "yes", "what_happened": "Gebeld", "known_how": ["seen"]}
    reflectie("follow-up", plan["handle"], "--answers", "-", stdin=json.dumps(given))
    text = summary(reflectie, "--level", "full", "--all").out
    assert "Sanne" not in text
    assert "[collega 1] bellen" in text
    assert "Waar het voor was: Dat [collega 1] rust heeft" in text


def test_a_follow_up_of_a_plan_in_the_bin_does_not_bring_it_back(
    reflectie: Run, keep: Run, items: Run, saturday: Any
) -> None:
    """What a client noticed is told as it is; the plan and its why stay where they were thrown."""
    handle = keep("waarom", {"situation": "x", "purpose": WHY, "intention": PLAN})
    (plan,) = items("intentions")
    given = {"done": "yes", "effect_client": "Zij lachte", "known_how": ["seen"]}
    reflectie("follow-up", plan["handle"], "--answers", "-", stdin=json.dumps(given))
    reflectie("delete", handle)
    text = summary(reflectie, "--level", "full", "--all").out
    assert "Zij lachte" in text
    assert PLAN not in text
    assert WHY not in text
    assert "merkte" not in text


def test_a_team_set_of_ones_own_is_a_teams_and_one_whose_file_is_gone_is_told(
    reflectie: Run, keep: Run, saturday: Any, home: Path
) -> None:
    """The set says who walks it; where it is gone, nobody can say that it was a team's."""
    own = home / "prompts" / "kring.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(
        "name: kring\ntitle: {nl: De kring, en: The circle}\nreason: team\nfor: [team]\n"
        "questions:\n  - {key: learned, type: text, roles: [learn], question: {nl: Wat, en: What}}\n"
    )
    keep("kring", {"learned": "Wij wachten"})
    assert "Wij wachten" not in summary(reflectie).out
    own.unlink()
    assert "Wij wachten" in summary(reflectie, "--level", "full", "--all").out
