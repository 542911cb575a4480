from pathlib import Path

import pytest

from reflectie_cli.language import Code, speak
from reflectie_cli.method.library import Library, shipped_folder
from reflectie_cli.method.prompt_set import PromptSet, Question
from reflectie_cli.method.set_file import read_prompt_set

FILES = sorted(shipped_folder().glob("*.yaml"))

QUESTIONS = {
    "waarom": (
        "situation text", "purpose text", "whose_value perspective", "my_value text optional",
        "fit text", "learned text", "intention intention optional",
    ),
    "pdca": (
        "situation text", "purpose text", "goal text", "intention intention", "check_date date",
        "done choice later", "effect_client text later", "known_how multi later",
        "next_step choice later", "learned text optional later",
    ),
    "reflectiecirkel": (
        "situation text", "purpose text", "my_side text", "other_side perspective",
        "essence text", "alternatives text", "learned text", "intention intention",
    ),
}  # fmt: skip
"""What methods.md (A1–A3) asks, in its order."""

OPTIONS = {
    "done": ("yes", "partly", "not_yet", "different", "let_go"),
    "known_how": ("asked_client", "asked_relative", "seen", "colleague", "figures", "assumed"),
    "next_step": ("keep", "adjust", "retry", "share", "ask_help", "stop"),
}
"""The shared option lists of methods.md (0.2)."""


def shipped(name: str) -> PromptSet:
    """Read a shipped set by its name."""
    return Library(Path("nowhere")).find(name)


def in_short(question: Question) -> str:
    """Say of a question what methods.md lays down."""
    marks = [question.key, question.type.value]
    marks += ["optional"] * question.optional + ["later"] * question.later
    return " ".join(marks)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_set_has_no_problem_and_no_warning(file: Path) -> None:
    """Every shipped file reads without a problem and without anything to look at twice."""
    prompt_set, warnings = read_prompt_set(file, own=False)
    assert (prompt_set.name, warnings) == (file.stem, ())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_set_asks_what_it_is_for(file: Path) -> None:
    """No reflection without the why-question: every shipped set has one."""
    assert read_prompt_set(file, own=False)[0].has_why


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_set_is_written_in_both_languages(file: Path) -> None:
    """Title, description, questions, help lines, stages and options stand in Dutch and in English."""
    found, _ = read_prompt_set(file, own=False)
    sentences = [found.description]
    labels = [found.title]
    for question in found.questions:
        sentences += [question.text, question.help, *question.rotate.values()]
        labels += [question.stage] if question.stage else []
        labels += question.options.values()
    for text in (*sentences, *labels):
        assert sorted(text) == ["en", "nl"]
        assert all(text.values())
    for text in sentences:
        assert text["nl"] != text["en"]


@pytest.mark.parametrize(
    ("name", "aliases", "reason"),
    [
        ("waarom", {"why"}, "right-thing"),
        ("pdca", set(), "improve"),
        ("reflectiecirkel", {"reflection-circle", "korthagen"}, "look-back"),
    ],
)
def test_a_set_goes_by_its_names_and_stands_under_its_reason(
    name: str, aliases: set[str], reason: str
) -> None:
    """A set answers to the names of sets.md and stands where people look for it."""
    found = shipped(name)
    assert found.name == name
    assert aliases <= set(found.aliases)
    assert found.reason == reason


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_set_asks_the_questions_of_its_method_in_their_order(name: str) -> None:
    """Keys, types, what may be skipped and what comes later are those of methods.md."""
    assert tuple(map(in_short, shipped(name).questions)) == QUESTIONS[name]


@pytest.mark.parametrize(
    ("name", "key", "roles"),
    [
        ("waarom", "purpose", {"why"}),
        ("waarom", "whose_value", {"voice"}),
        ("waarom", "learned", {"learn"}),
        ("waarom", "intention", {"act"}),
        ("pdca", "purpose", {"why"}),
        ("pdca", "check_date", {"check"}),
        ("pdca", "effect_client", {"voice"}),
        ("pdca", "learned", {"learn"}),
        ("reflectiecirkel", "purpose", {"why"}),
        ("reflectiecirkel", "other_side", {"voice"}),
        ("reflectiecirkel", "learned", {"learn"}),
        ("reflectiecirkel", "intention", {"act"}),
    ],
)
def test_a_question_has_the_role_that_reviews_find_it_by(
    name: str, key: str, roles: set[str]
) -> None:
    """Reviews and exports find an answer by its role, so the role stands with the question."""
    (question,) = (question for question in shipped(name).questions if question.key == key)
    assert roles <= set(question.roles)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shared_option_list_is_complete(file: Path) -> None:
    """A question that shares its key with an option list of methods.md offers all of it."""
    for question in read_prompt_set(file, own=False)[0].questions:
        if question.key in OPTIONS:
            assert tuple(question.options) == OPTIONS[question.key]


def test_an_intention_comes_back_after_the_time_its_method_gives() -> None:
    """Two weeks for a set one walks alone, six weeks for PDCA."""
    names = ("waarom", "reflectiecirkel", "pdca")
    assert [shipped(name).after_days for name in names] == [14, 14, 42]


def test_pdca_is_not_finished_at_do() -> None:
    """PDCA keeps its second half for the check date; the other two are whole at once."""
    assert shipped("pdca").comes_back
    assert not shipped("waarom").comes_back
    assert not shipped("reflectiecirkel").comes_back


def test_no_two_shipped_sets_answer_to_one_name() -> None:
    """A name or alias means one set."""
    sets = [read_prompt_set(file, own=False)[0] for file in FILES]
    names = [name for found in sets for name in (found.name, *found.aliases)]
    assert len(set(names)) == len(names)


def test_no_text_of_a_shipped_set_raises_its_voice() -> None:
    """Not one exclamation mark: nothing praises, nothing scolds."""
    for file in FILES:
        assert "!" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "asked"), [("nl", "Geen namen."), ("en", "No names.")])
def test_the_reflectiecirkel_begins_with_a_moment_without_names(code: Code, asked: str) -> None:
    """Before somebody writes about a client, the help line asks to leave names out."""
    assert asked in speak(code).of(shipped("reflectiecirkel").questions[0].help)
