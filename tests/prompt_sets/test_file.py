"""The file of a set: what is refused is said with its line; what the contract names is read."""

import re
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.language import Language
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.form import QUESTION, SET, json_schema
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.system.problems import FileProblems
from tests.prompt_sets.set_files import ENGLISH, GOOD, changed, read, said

ENTRIES = ", ".join(SET.fields)
TYPES = ", ".join(QuestionType)


QUESTION_AGAIN = "  - key: situation\n    type: text\n    question: Nog?\n"

BAD: dict[str, tuple[str, list[str]]] = {
    "unknown key, with the nearest": (
        GOOD + "descripton: Wat\n",
        ["line 8: “descripton” is not known here; did you mean description?"],
    ),
    "unknown key, near nothing": (
        GOOD + "zzz: 1\n",
        [f"line 8: “zzz” is not known here; you can use: {ENTRIES}"],
    ),
    "unknown key of a question": (
        changed("question: Wat?", "vraag: Wat?\n    question: Wat?"),
        [f"line 7: “vraag” is not known here; you can use: {', '.join(QUESTION.fields)}"],
    ),
    "a key that is missing": (
        "name: eigen\n",
        ["line 1: “title” is missing here", "line 1: “questions” is missing here"],
    ),
    "a question without words": (
        changed("    question: Wat?\n", ""),
        ["line 4: “question” is missing here"],
    ),
    "a type that does not exist": (
        changed("type: text", "type: tekst"),
        [f"line 5: “tekst” is not known here; choose one of: {TYPES}"],
    ),
    "two questions with one key": (
        GOOD + QUESTION_AGAIN,
        ["line 8: two questions have the key situation; a key can be used once"],
    ),
    "two questions without a key": (
        GOOD + "  - {type: text, question: Hoe?}\n  - {type: text, question: Wie?}\n",
        ["line 8: “key” is missing here", "line 9: “key” is missing here"],
    ),
    "the companion of a scale taken": (
        GOOD
        + "  - key: mark\n    type: scale\n    question: Hoe?\n"
        + "  - key: mark_because\n    type: text\n    question: Waarom?\n",
        ["line 11: two questions have the key mark_because; a key can be used once"],
    ),
    "the companion of a scale taken before it": (
        GOOD
        + "  - key: mark_because\n    type: text\n    question: Waarom?\n"
        + "  - key: mark\n    type: scale\n    question: Hoe?\n",
        ["line 8: two questions have the key mark_because; a key can be used once"],
    ),
    "a choice without options": (
        changed("type: text", "type: choice"),
        ["line 4: a question of type choice needs options"],
    ),
    "options where none belong": (
        GOOD + "    options: {a: A}\n",
        ["line 8: only choice, multi, tag may have options; this is text"],
    ),
    "an option without a label": (
        changed("type: text", "type: choice\n    options: {a: }"),
        ["line 6: text is expected here"],
    ),
    "a name unlike the file's": (
        changed("name: eigen", "name: anders"),
        ["line 1: the file is called eigen.yaml, so the name must be eigen"],
    ),
    "a name that is no name": (
        changed("name: eigen", "name: Eigen Set"),
        ["line 1: “Eigen Set” does not fit; write it like na-de-dienst"],
    ),
    "a key that is no key": (
        changed("key: situation", "key: Situatie-1"),
        ["line 4: “Situatie-1” does not fit; write it like good_for_client"],
    ),
    "one language of two": (
        changed("question: Wat?", "question: {nl: Wat?}"),
        ["line 7: “en” is missing here"],
    ),
    "a third language": (
        changed("question: Wat?", "question: {nl: Wat?, en: What?, de: Was?}"),
        ["line 7: “de” is not known here; you can use: nl, en"],
    ),
    "an empty text": (changed("question: Wat?", "question:"), ["line 7: text is expected here"]),
    "a list for a text": (
        changed("title: Eigen", "title: [Eigen]"),
        ["line 2: names followed by values are expected here: nl, en"],
    ),
    "a text for a list": (
        GOOD + "aliases: mijn\n",
        ["line 8: a list is expected here, every line beginning with “- ”"],
    ),
    "a role that does not exist": (
        changed("roles: [why]", "roles: [why, wy]"),
        ["line 6: “wy” is not known here; choose one of: why, voice, learn, act, check, private, title, story"],
    ),
    "a number out of reach": (
        GOOD + "minutes: 481\nversion: 0\n",
        [
            "line 8: a whole number from 1 to 480 is expected here",
            "line 9: a whole number from 1 to 9999 is expected here",
        ],
    ),
    "a flag that is neither": (GOOD + "private: ja\n", ["line 8: write true or false here"]),
    "a time that is none": (
        GOOD + "follow_up: {after: 2w}\n",
        ["line 8: “2w” does not fit; write it like 14d"],
    ),
    "an address that is none": (
        GOOD + "origin: {url: ftp://x}\n",
        ["line 8: “ftp://x” does not fit; write it like https://example.org"],
    ),
    "options that are a list": (
        changed("type: text", "type: choice\n    options: [ja, nee]"),
        [
            "line 6: names followed by a text are expected here, "
            "such as good: {nl: goed, en: good}"
        ],
    ),
    "later before now": (
        GOOD
        + "  - {key: a, type: text, question: A, later: true}\n"
        + "  - {key: b, type: text, question: B}\n",
        ["line 9: questions for later come last; this one comes after one of them"],
    ),
    "only later": (
        changed("roles:", "later: true\n    roles:"),
        ["line 4: the first question cannot be one for later"],
    ),
    "no questions": (
        "name: eigen\ntitle: Eigen\nquestions: []\n",
        ["line 3: between 1 and 40 are expected here, not 0"],
    ),
    "two hundred questions": (
        GOOD + "".join(f"  - {{key: q{n}, type: text, question: W}}\n" for n in range(199)),
        ["line 4: between 1 and 40 are expected here, not 200"],
    ),
    "more aliases than anybody types": (
        GOOD + f"aliases: [{', '.join(f'a{n}' for n in range(101))}]\n",
        ["line 8: between 1 and 100 are expected here, not 101"],
    ),
    "a list at the top": (
        "- name: eigen\n",
        [f"line 1: names followed by values are expected here: {ENTRIES}"],
    ),
    "text at the top": (
        "eigen\n",
        [f"line 1: names followed by values are expected here: {ENTRIES}"],
    ),
    "nothing at all": (
        "",
        [f"line 1: names followed by values are expected here: {ENTRIES}"],
    ),
    "only a comment": (
        "# straks\n",
        [f"line 1: names followed by values are expected here: {ENTRIES}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_the_line_and_the_reason(case: str, tmp_path: Path) -> None:
    """What does not fit is named with its line, and with what would fit."""
    content, problems = BAD[case]
    expected = [f"eigen.yaml, {problem}" for problem in problems]
    assert said(tmp_path / "eigen.yaml", content) == expected


def test_all_problems_of_one_file_come_at_once(tmp_path: Path) -> None:
    """Somebody mends a file in one go, not by one problem a try."""
    content = """\
name: anders
titel: Eigen
minutes: veel
questions:
  - key: situation
    type: tekst
    roles: [why, wy]
    question: {nl: Wat?}
  - key: situation
    type: choice
    question: Nog?
    help: [a]
private: ja
"""
    lines = said(tmp_path / "eigen.yaml", content)
    places = [int(found[1]) for line in lines if (found := re.match(r".*?line (\d+):", line))]
    assert places == [1, 1, 2, 3, 6, 7, 8, 9, 9, 12, 13]


def test_the_problems_are_said_in_dutch_as_well(tmp_path: Path, dutch: Language) -> None:
    """A Dutch person reads every problem in Dutch."""
    content, _ = BAD["unknown key, with the nearest"]
    assert said(tmp_path / "eigen.yaml", content, dutch) == [
        "eigen.yaml, regel 8: “descripton” is hier onbekend; bedoelde je description?"
    ]


def test_a_file_of_nothing_but_problems_does_not_flood_the_screen(tmp_path: Path) -> None:
    """Of thousands of problems a screenful is said, so that the first can still be read."""
    content = GOOD + "".join(f"k{n}: 1\n" for n in range(5000))
    assert len(said(tmp_path / "eigen.yaml", content)) <= 100


def test_a_set_of_ones_own_without_a_why_gets_a_warning(tmp_path: Path) -> None:
    """Without the role why a set can be walked, and the check of the file says what is missing."""
    path = tmp_path / "eigen.yaml"
    path.write_text(changed("    roles: [why]\n", ""), encoding="utf-8")
    prompt_set, warnings = read_prompt_set(path, own=True)
    assert not any("why" in question.roles for question in prompt_set.questions)
    assert [(w.line, w.warning, w.sentence(ENGLISH)) for w in warnings] == [
        (4, True, "no question asks what it is for; give one the role why")
    ]


def test_everything_the_contract_names_is_read(tmp_path: Path) -> None:
    """Each field of section 6 reaches the set as it was written."""
    content = """\
name: eigen
aliases: [own, my-own]
version: 3
title: {nl: Eigen, en: Own}
description: Voor mij
reason: client
for: [pair, team]
minutes: 7
origin: {status: partly, text: Iemand, url: "https://example.org/x"}
private: true
follow_up: {after: 7d}
questions:
  - key: choice
    type: choice
    optional: true
    roles: [why, voice]
    stage: {nl: Begin, en: Start}
    question: {nl: Wat?, en: What?}
    help: {nl: Kies., en: Choose.}
    options: {"yes": {nl: ja, en: "yes"}, "no": nee}
  - key: turn
    type: text
    later: true
    rotate: {joy: {nl: Blij?, en: Glad?}, sorrow: Verdrietig?}
"""
    found = read(tmp_path / "eigen.yaml", content)
    assert (found.name, found.aliases, found.version) == ("eigen", ("own", "my-own"), 3)
    assert found.title == {"nl": "Eigen", "en": "Own"}
    assert found.description == {"nl": "Voor mij", "en": "Voor mij"}
    assert (found.reason, found.audience, found.minutes) == ("client", ("pair", "team"), 7)
    assert (found.origin.status, found.origin.text["en"]) == ("partly", "Iemand")
    assert found.origin.url == "https://example.org/x"
    assert (found.private, found.after_days, found.own, found.comes_back) == (True, 7, True, True)
    choice, turn = found.questions
    assert (choice.type, choice.optional, choice.roles) == ("choice", True, ("why", "voice"))
    assert (choice.stage["en"], choice.help["nl"]) == ("Start", "Kies.")
    assert {key: text["nl"] for key, text in choice.options.items()} == {"yes": "ja", "no": "nee"}
    assert turn.later
    assert list(turn.rotate) == ["joy", "sorrow"]
    assert turn.text["en"] == "Glad?"


def test_the_least_a_set_needs_is_a_name_a_title_and_a_question(tmp_path: Path) -> None:
    """Whoever writes a first set of their own needs six lines, and gets sensible defaults."""
    found = read(tmp_path / "eigen.yaml", GOOD)
    assert (found.version, found.minutes, found.after_days) == (1, 10, 14)
    assert (found.reason, found.audience, found.origin.status) == ("myself", ("individual",), "own")
    assert (found.private, found.comes_back) == (False, False)


# The JSON Schema says what the checker checks


def schema_of(*path: str) -> dict[str, Any]:
    """Return a part of the schema."""
    part: Any = json_schema()
    for name in path:
        part = part[name]
    return dict(part)


@pytest.mark.parametrize("name", SET.fields)
def test_a_property_the_schema_requires_is_one_the_checker_misses(
    name: str, tmp_path: Path
) -> None:
    """Leave a property out: the checker misses exactly what the schema requires."""
    whole = {
        "name": "name: eigen\n", "aliases": "aliases: [mijn]\n", "version": "version: 2\n",
        "title": "title: Eigen\n", "description": "description: Wat\n",
        "note": "note: Let op\n", "reason": "reason: team\n",
        "for": "for: [team]\n", "minutes": "minutes: 5\n", "starter": "starter: true\n", "origin": "origin: {status: own}\n",
        "private": "private: true\n", "story": "story: false\n", "reads_back": "reads_back: true\n", "follow_up": "follow_up: {after: 7d}\n",
        "questions": "questions: [{key: a, type: text, question: W, roles: [why]}]\n",
    }  # fmt: skip
    assert set(whole) == set(SET.fields)
    content = "".join(line for key, line in whole.items() if key != name)
    if name in json_schema()["required"]:
        assert said(tmp_path / "eigen.yaml", content) == [
            f"eigen.yaml, line 1: “{name}” is missing here"
        ]
    else:
        assert read(tmp_path / "eigen.yaml", content).name == "eigen"


def test_the_schema_knows_the_properties_of_the_checker() -> None:
    """An editor that completes offers what the checker accepts, and nothing more."""
    assert set(schema_of("properties")) == set(SET.fields)
    assert schema_of()["additionalProperties"] is False
    question = schema_of("properties", "questions", "items")
    assert set(question["properties"]) == set(QUESTION.fields)
    assert question["additionalProperties"] is False
    assert set(question["required"]) == {"key", "type"}
    assert question["properties"]["type"]["enum"] == list(QuestionType)
    assert question["properties"]["key"]["description"]


def test_the_schema_allows_a_text_in_one_language_or_in_both() -> None:
    """A person's own set may hold plain texts; a mapping must hold both languages."""
    plain, both = schema_of("properties", "title")["anyOf"]
    assert plain["type"] == "string"
    assert (set(both["properties"]), set(both["required"])) == ({"nl", "en"}, {"nl", "en"})


def test_a_problem_of_a_whole_file_has_no_line(tmp_path: Path) -> None:
    """Where no line is to blame, none is named."""
    with pytest.raises(FileProblems) as caught:
        read(tmp_path / "eigen.yaml", "#" * 70000)
    assert [problem.line for problem in caught.value.problems] == [0]
