import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import reflectie_cli
from reflectie_cli.language import Code, Language, from_locale, recognise, speak

PACKAGE = Path(reflectie_cli.__file__).parent
CATALOGUE = PACKAGE / "language" / "locale" / "nl" / "LC_MESSAGES" / "reflectie.po"


@cache
def sentences() -> frozenset[str]:
    """Return every sentence that is marked for the catalogue, in English."""
    return frozenset(
        message
        for file in PACKAGE.rglob("*.py")
        for _, message, _, _ in extract_from_file("python", str(file), keywords={"N_": None})
        if isinstance(message, str)
    )


@cache
def dutch() -> dict[str, str]:
    """Return the Dutch of the catalogue by its English."""
    with CATALOGUE.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


def fields(sentence: str) -> list[str]:
    """List the places in a sentence that are filled in."""
    return sorted(re.findall(r"{(\w*)}", sentence.replace("{{", "").replace("}}", "")))


def test_every_sentence_has_its_dutch() -> None:
    """Nothing in the program speaks English to a Dutch person."""
    assert sorted(one for one in sentences() if not dutch().get(one, "").strip()) == []


def test_no_dutch_is_left_over() -> None:
    """A sentence that nothing says any more leaves the catalogue."""
    assert sorted(set(dutch()) - sentences()) == []


def test_a_translation_fills_in_what_its_sentence_fills_in() -> None:
    """No place in a sentence gets lost, and none appears, on the way to Dutch."""
    assert [one for one, nl in dutch().items() if fields(one) != fields(nl)] == []


def test_no_translation_waits_for_a_second_look() -> None:
    """Nothing in the catalogue is a guess of a tool."""
    with CATALOGUE.open("rb") as file:
        assert [entry.id for entry in read_po(file) if entry.id and entry.fuzzy] == []


def test_what_the_program_reads_is_what_translators_wrote() -> None:
    """The compiled catalogue is made from the one people edit."""
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = {str(entry.id): str(entry.string) for entry in read_mo(file) if entry.id}
    assert compiled == dutch()


def test_nothing_raises_its_voice() -> None:
    """No word is followed by an exclamation mark, and none praises."""
    said = [*sentences(), *dutch().values()]
    assert [one for one in said if re.search(r"[\w.”)]!", one)] == []
    assert [
        one for one in said if re.search(r"\b(well done|goed gedaan|great|top)\b", one, re.I)
    ] == []


def test_the_dutch_says_je() -> None:
    """People who use it among themselves say je; u and uw are for letters."""
    assert [
        nl
        for nl in dutch().values()
        if re.search(r"(?<![-\w])[Uu]w?(?![-\w])", re.sub(r"\bpip install -U\b", "", nl))
    ] == []


def test_the_dutch_names_commands_in_dutch() -> None:
    """A sentence that says what to type says it with the Dutch names."""
    names = {
        name for one in sentences() for name in re.findall(r"reflectie ([a-z]+(?: [a-z]+)?)", one)
    }
    assert "resume" in names
    for one, nl in dutch().items():
        for name in ("resume", "new", "list", "edit", "restore", "config", "prompts"):
            if f"reflectie {name}" in one:
                assert f"reflectie {name}" not in nl, one


def test_a_sentence_has_no_space_too_many() -> None:
    """Double spaces and spaces at an edge are slips."""
    said = [*sentences(), *dutch().values()]
    assert [one for one in said if re.search(r"  | \n|\n ", one)] == []
    assert [one for one in said if one != one.strip() and one not in ("Usage: ", "Gebruik: ")] == []


def test_every_word_that_is_said_is_marked_for_the_catalogue() -> None:
    """A literal sentence handed to `_`, `text` or `say` without N_ would stay English."""
    unmarked = []
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                words = node.args[0].value
                if (
                    name in ("_", "text", "say")
                    and isinstance(words, str)
                    and re.search("[A-Za-z]", re.sub(r"{\w+}", "", words))
                ):
                    unmarked.append(f"{file.name}:{node.lineno}: {words}")
    assert unmarked == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nl", "nl"), ("en", "en"), ("NL", "nl"), ("nl_NL", "nl"), ("nl_NL.UTF-8", "nl"),
        ("nl-BE", "nl"), ("nl_BE@euro", "nl"), ("nl.UTF-8", "nl"), ("en_US.UTF-8", "en"),
        ("en-GB", "en"), ("C", None), ("C.UTF-8", None), ("POSIX", None), ("de_DE", None),
        ("", None), (None, None), ("nld", None), ("nederlands", None), ("fy_NL", None),
    ],
)  # fmt: skip
def test_a_language_is_recognised_by_its_first_letters(name: str | None, code: Code | None) -> None:
    """Names of locales and tags of languages are read alike; other languages are not ours."""
    assert recognise(name) == code


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "C", "LANG": "nl_NL"}, "en"),
        ({"LC_ALL": "", "LANG": "nl_NL"}, "nl"),
        ({"LC_ALL": "nl_NL", "LANG": "en_US"}, "nl"),
        ({"LC_MESSAGES": "nl_NL", "LANG": "en_US"}, "nl"),
        ({"LC_TIME": "nl_NL", "LANG": "en_US"}, "en"),
    ],
)
def test_the_locale_says_which_language(environment: dict[str, str], code: Code) -> None:
    """LC_ALL, then LC_MESSAGES, then LANG; whatever is not Dutch means English."""
    assert from_locale(environment) == code


def test_a_language_says_what_it_has_no_words_for_as_it_is() -> None:
    """A sentence without a translation is said, not swallowed; nothing stays nothing."""
    for language in (speak("nl"), speak("en")):
        assert language.text("no such sentence") == "no such sentence"
        assert language.text("") == ""


@pytest.mark.parametrize(
    ("texts", "nl", "en"),
    [
        ({"nl": "ja", "en": "yes"}, "ja", "yes"),
        ({"nl": "ja"}, "ja", "ja"),
        ({"nl": "", "en": "yes"}, "yes", "yes"),
        ({}, "", ""),
    ],
)
def test_a_text_in_one_language_serves_for_both(texts: dict[str, str], nl: str, en: str) -> None:
    """Better the other language than nothing."""
    assert (speak("nl").of(texts), speak("en").of(texts)) == (nl, en)


def test_each_language_keeps_to_itself() -> None:
    """Two languages can be spoken side by side; neither changes the other."""
    first: Language = speak("nl")
    assert speak("en").text("Nothing found.") == "Nothing found."
    assert first.text("Nothing found.") == "Niets gevonden."


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANGUAGE": "nl", "LANG": "en_GB.UTF-8"}, "nl"),
        ({"LANGUAGE": "fr:nl:en", "LANG": "fr_FR.UTF-8"}, "nl"),
        ({"LANGUAGE": "en:nl", "LC_ALL": "nl_NL.UTF-8"}, "en"),
        ({"LANGUAGE": "fr", "LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANGUAGE": "nl", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "nl", "LANG": "POSIX"}, "en"),
        ({"LANGUAGE": "nl"}, "nl"),
        ({"LANGUAGE": "", "LANG": "nl_BE"}, "nl"),
    ],
)
def test_language_lists_what_somebody_likes_best(environment: dict[str, str], code: str) -> None:
    """`LANGUAGE` goes before the locale, unless that has no language at all."""
    assert from_locale(environment) == code
