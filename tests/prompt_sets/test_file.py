import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.file import QUESTION, SET, json_schema, read_prompt_set
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.system.problems import FileProblems

GOOD = """\
name: eigen
title: Eigen
questions:
  - key: situation
    type: text
    roles: [why]
    question: Wat?
"""
"""Line 1: name; 2: title; 4: key; 5: type; 6: roles; 7: question."""
ENGLISH = speak("en")
ENTRIES = ", ".join(SET.fields)
TYPES = ", ".join(QuestionType)


def changed(old: str, new: str) -> str:
    """Return the good file with one thing changed."""
    assert old in GOOD
    return GOOD.replace(old, new)


def read(path: Path, content: str | bytes) -> PromptSet:
    """Write a file and read it as a set of one's own."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_prompt_set(path, own=True)[0]


def said(path: Path, content: str | bytes, language: Language = ENGLISH) -> list[str]:
    """Return what is said about a file that is refused, one problem an item."""
    with pytest.raises(ReflectieError) as caught:
        read(path, content)
    return caught.value.sentence(language).split("\n")


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
        ["line 6: “wy” is not known here; choose one of: why, voice, learn, act, check, private"],
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


@pytest.mark.parametrize("scalar", ["22:30", "no", "012", "0x1f", "1_000", "2026-11-20", "1e3"])
def test_what_somebody_types_stays_the_text_they_typed(scalar: str, tmp_path: Path) -> None:
    """YAML makes numbers, dates and truths of words; here they stay words."""
    found = read(tmp_path / "eigen.yaml", changed("Wat?", scalar))
    assert found.questions[0].text == {"nl": scalar, "en": scalar}


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(),
        b"---\n" + GOOD.encode() + b"...\n",
        b"# mijn eigen set\n\n" + GOOD.encode() + b"\n\n",
    ],
    ids=["byte order mark", "windows line ends", "both", "document marks", "comments"],
)
def test_files_as_notepad_writes_them_are_read(content: bytes, tmp_path: Path) -> None:
    """A byte order mark and Windows line ends change nothing."""
    read(tmp_path / "plain.yaml", GOOD.replace("eigen", "plain"))
    assert read(tmp_path / "eigen.yaml", content).questions[0].text["nl"] == "Wat?"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (GOOD.encode() + b"description: caf\xe9\n", len(GOOD) + len("description: caf") + 1),
        (GOOD.encode("utf-16"), 1),
        (bytes(range(256)), 129),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1),
    ],
    ids=["latin-1", "utf-16", "every byte", "a picture"],
)
def test_a_file_that_is_not_utf8_says_at_which_byte(
    content: bytes, place: int, tmp_path: Path
) -> None:
    """The place of the first byte that is not UTF-8 is said, and what to do."""
    path = tmp_path / "eigen.yaml"
    assert said(path, content) == [
        f"eigen.yaml is not text in UTF-8 (byte {place}). Save it as UTF-8 and try again."
    ]


def test_a_file_of_64_kib_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    """The limit is exact, and what is longer is refused unread."""
    longest = (GOOD + "#" * 65536)[:65536]
    path = tmp_path / "eigen.yaml"
    assert read(path, longest).name == "eigen"
    assert said(path, longest + "#") == [
        "eigen.yaml: The file is longer than 64 KiB; no prompt set needs that."
    ]


def _folder(path: Path) -> None:
    path.mkdir()


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def _looping(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.skipif(sys.platform == "win32", reason="making links asks for rights on Windows")
@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (_folder, "Is a directory"),
        (_dangling, "No such file or directory"),
        (_looping, "Too many levels of symbolic links"),
    ],
)
def test_what_is_no_file_at_all_is_said_plainly(
    make: Callable[[Path], None], problem: str, tmp_path: Path
) -> None:
    """A folder or a link to nowhere with a set's name is one sentence, not a crash."""
    path = tmp_path / "eigen.yaml"
    make(path)
    with pytest.raises(ReflectieError) as caught:
        read_prompt_set(path, own=True)
    assert caught.value.sentence(ENGLISH) == f"{path} cannot be read ({problem})."
    assert caught.value.exit_code == 4


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a file that may not be read"
)
def test_a_file_that_may_not_be_read_is_said_plainly(tmp_path: Path) -> None:
    """Missing rights are one sentence, not a crash."""
    path = tmp_path / "eigen.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ReflectieError, match="Permission denied"):
        read_prompt_set(path, own=True)


# Whatever stands in a file

PIECES = st.sampled_from(
    ["name: eigen", "title: ", "questions:", "- ", "key: a", "type: text", "question: W", "\n",
     "\n  ", "\n    ", ": ", "{", "}", "[", "]", ",", "'", '"', "&a ", "*a", "!t ", "<<: ", "---",
     "\t", "|\n", ">\n", "#", "null", "~", "yes", "22:30", "\\", "\\x0", "%", "?", "é", "\x00",
     "\x1b", "\ufeff", "\u2028", "roles: [why]", "options: ", "later: true"]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=25).map("".join)
MANGLED = st.builds(
    lambda at, cut, piece: GOOD[:at] + piece + GOOD[at + cut :],
    st.integers(0, len(GOOD)),
    st.integers(0, 12),
    YAMLISH,
)
ANYTHING = st.one_of(
    st.binary(max_size=200), st.text(max_size=200).map(str.encode), YAMLISH.map(str.encode),
    MANGLED.map(str.encode),
)  # fmt: skip


def set_or_problem(path: Path) -> PromptSet | ReflectieError:
    """Read a file as a set; give what a person would be told where it is none."""
    try:
        return read_prompt_set(path, own=True)[0]
    except ReflectieError as problem:
        return problem


@pytest.fixture(scope="module")
def any_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a path whose file is written anew for every example."""
    return tmp_path_factory.mktemp("sets") / "eigen.yaml"


@settings(max_examples=300, deadline=None)
@given(content=ANYTHING)
@example(content=("name: " + "[" * 3000 + "]" * 3000).encode())
@example(content="".join("  " * n + "a:\n" for n in range(200)).encode())
@example(content=b"&a [*a]")
@example(content=b"? [a]\n: b\n")
def test_whatever_stands_in_a_file_it_is_a_set_or_a_sentence(
    any_file: Path, content: bytes
) -> None:
    """Any bytes give a set, or an error a person can mend that speaks both languages."""
    any_file.write_bytes(content)
    outcome = set_or_problem(any_file)
    if isinstance(outcome, ReflectieError):
        assert outcome.exit_code == 4
        assert outcome.sentence(ENGLISH).strip()
        assert outcome.sentence(speak("nl")).strip()
    else:
        assert outcome.name == "eigen"
        assert outcome.questions


def test_a_billion_laughs_stay_as_small_as_the_file(tmp_path: Path) -> None:
    """A file that would grow when it is read is refused at every anchor and every reference."""
    laughs = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    lines = said(tmp_path / "eigen.yaml", laughs)
    assert lines[0] == "eigen.yaml, line 1: Anchors like &a are not used here; remove it."
    assert all("are not used here" in line for line in lines[:-1])
    assert len(lines) <= 9 + 2 * 8


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
        "private": "private: true\n", "reads_back": "reads_back: true\n", "follow_up": "follow_up: {after: 7d}\n",
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
