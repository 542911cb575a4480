"""What a set may say of a question beside its words: when it is asked, and how it is asked more."""

from pathlib import Path

import pytest

from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.form import json_schema
from reflectie_cli.prompt_sets.model import PromptSet, ReadBack, Role
from reflectie_cli.prompt_sets.steps import steps
from tests.prompt_sets.set_files import GOOD, read, said

FIELDS = (
    GOOD
    + """\
    further: En waarvoor dát?
    returns: true
  - key: done
    type: choice
    question: Gedaan?
    options: {yes: ja, no: nee}
  - key: effect
    type: perspective
    roles: [voice]
    asked_if: {done: [yes]}
    above: [situation, done]
    several: En een ander?
    question: Wat merkte de cliënt?
    about: {relative: Wat merkte de verwant?, team: Wat merkten cliënten?}
  - key: turn
    type: text
    roles: [why, title]
    rotate:
      a: Waarvoor?
      b: {nl: Wat nog?, en: What else?, roles: []}
reads_back: [former, year]
"""
)
"""Line 8: further; 10: done; 14: effect; 17: asked_if; 18: above; 19: several; 21: about."""
SHOWN = {"en": "line", "nl": "regel"}


@pytest.fixture
def found(tmp_path: Path) -> PromptSet:
    """Return the set with every field."""
    return read(tmp_path / "eigen.yaml", FIELDS)


def test_every_field_of_a_file_is_in_the_set(found: PromptSet) -> None:
    """Nothing of it is lost between the file and the questions."""
    situation, _, effect, turn = found.questions
    assert (situation.further["nl"], situation.returns) == ("En waarvoor dát?", True)
    assert effect.asked_if == {"done": ("yes",)}
    assert effect.above == ("situation", "done")
    assert effect.several["nl"] == "En een ander?"
    assert {who: text["nl"] for who, text in effect.about.items()} == {
        "relative": "Wat merkte de verwant?", "team": "Wat merkten cliënten?",
    }  # fmt: skip
    assert (turn.roles, turn.rotate_roles) == ((Role.WHY, Role.TITLE), {"b": ()})
    assert turn.rotate["b"] == {"nl": "Wat nog?", "en": "What else?"}
    assert found.reads_back == (ReadBack.FORMER, ReadBack.YEAR)


def test_what_reads_back_without_saying_what_reads_insights_back(tmp_path: Path) -> None:
    """`true` means what it always meant, and `false` nothing."""
    for says, means in (("true", ("insights",)), ("false", ()), ("[insights]", ("insights",))):
        found = read(tmp_path / "eigen.yaml", GOOD + f"reads_back: {says}\n")
        assert found.reads_back == means


def test_a_set_is_laid_out_with_what_follows_from_its_questions(found: PromptSet) -> None:
    """Once more after its question, five times again at most; a branch counts, these do not."""
    laid = {step.key: step for step in steps(found, speak("nl"), rotated={})}
    voices = [f"effect_{number}" for number in range(2, 7)]
    assert list(laid) == ["situation", "situation_further", "done", "effect", *voices, "turn"]
    assert [step.position for step in laid.values()] == list(range(10))
    assert [key for key, step in laid.items() if step.counted] == [
        "situation", "done", "effect", "turn",
    ]  # fmt: skip
    assert {laid[key].text for key in voices} == {"En een ander?"}
    for key, of in (("situation_further", "situation"), ("effect_4", "effect")):
        step, first = laid[key], laid[of]
        assert (step.type, step.roles, step.optional) == (first.type, first.roles, True)
        assert (step.because_of, step.above) == (of, ())
    assert laid["effect"].expected


@pytest.mark.parametrize(
    ("about", "asks"),
    [
        ("", "Wat merkte de cliënt?"),
        ("relative", "Wat merkte de verwant?"),
        ("team", "Wat merkten cliënten?"),
        ("volunteer", "Wat merkte de cliënt?"),
    ],
)
def test_a_question_is_worded_by_whom_it_is_about(found: PromptSet, about: str, asks: str) -> None:
    """Where nothing is said of somebody, the question is as it stands."""
    laid = {step.key: step for step in steps(found, speak("nl"), rotated={}, about=about)}
    assert laid["effect"].text == asks


def test_a_wording_that_takes_its_turn_has_its_own_roles(found: PromptSet) -> None:
    """Also where it is drawn in the place of another; then the other roles come back."""
    laid = [steps(found, speak("nl"), rotated={"turn": label})[-1] for label in ("a", "b")]
    assert [step.roles for step in laid] == [(Role.WHY, Role.TITLE), ()]
    assert [step.turned().roles for step in laid] == [(), (Role.WHY, Role.TITLE)]


def test_the_schema_knows_every_field() -> None:
    """An editor completes them, and knows whom a question may be about."""
    item = json_schema()["properties"]["questions"]["items"]["properties"]
    assert {"asked_if", "about", "above", "further", "several", "returns"} <= set(item)
    assert "team" in str(item["about"])
    assert "title" in str(item["roles"])
    assert "former" in str(json_schema()["properties"]["reads_back"])


MISFITS = {
    "an earlier question that is none": (
        FIELDS.replace("{done: [yes]}", "{dune: [yes]}"),
        "{line} 17: no question before this one has the key dune",
        "{line} 17: geen vraag hiervóór heeft de sleutel dune",
    ),
    "a later question": (
        FIELDS.replace("[situation, done]", "[situation, turn]"),
        "{line} 18: no question before this one has the key turn",
        "{line} 18: geen vraag hiervóór heeft de sleutel turn",
    ),
    "an option that is none": (
        FIELDS.replace("{done: [yes]}", "{done: [yes, maybe]}"),
        "{line} 17: “maybe” is no option of done; choose one of: yes, no",
        "{line} 17: “maybe” is geen optie van done; kies uit: yes, no",
    ),
    "a question without options": (
        FIELDS.replace("{done: [yes]}", "{situation: [yes]}"),
        "{line} 17: only a choice or multi with options can lead to this question;"
        " situation is none",
        "{line} 17: alleen een choice of multi met opties kan naar deze vraag leiden;"
        " situation is dat niet",
    ),
    "two earlier questions": (
        FIELDS.replace("{done: [yes]}", "{done: [yes], situation: [x]}"),
        "{line} 17: asked_if names one earlier question, not more",
        "{line} 17: asked_if noemt één eerdere vraag, niet meer",
    ),
    "the key of a voice": (
        FIELDS.replace("key: turn", "key: effect_3"),
        "{line} 22: the key effect_3 is of what is asked after effect; choose another one",
        "{line} 22: de sleutel effect_3 hoort bij wat na effect gevraagd wordt; kies een andere",
    ),
    "the key of what is asked further": (
        FIELDS.replace("key: turn", "key: situation_further"),
        "{line} 22: the key situation_further is of what is asked after situation; choose another"
        " one",
        "{line} 22: de sleutel situation_further hoort bij wat na situation gevraagd wordt; kies een"
        " andere",
    ),
    "a number asked again": (
        FIELDS.replace("type: perspective", "type: scale"),
        "{line} 19: only text, short, perspective may have several; this is scale",
        "{line} 19: alleen text, short, perspective mag several hebben; dit is scale",
    ),
    "other words for what takes turns": (
        FIELDS.replace("    rotate:\n", "    about: {team: Wat?}\n    rotate:\n"),
        "{line} 25: a question that takes turns is asked in those words, so it has no about",
        "{line} 25: een vraag die wisselt heeft al andere woorden, dus geen about",
    ),
}


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("name", MISFITS)
def test_what_does_not_fit_is_said_with_its_line(name: str, lang: str, tmp_path: Path) -> None:
    """A field that leads nowhere is told at its own place, in both languages."""
    content, *sentences = MISFITS[name]
    language: Language = speak("nl" if lang == "nl" else "en")
    sentence = sentences[lang == "nl"].format(line=SHOWN[lang])
    assert f"eigen.yaml, {sentence}" in said(tmp_path / "eigen.yaml", content, language)
