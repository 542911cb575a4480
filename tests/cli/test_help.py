"""Help, version and language: every page in both languages, and which language is chosen."""

import re
from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import Any

import pytest

from reflectie_cli.cli.commands import COMMANDS, Command, commands_within
from reflectie_cli.language import speak

Run = Callable[..., Any]

ROOT = list(commands_within(""))
GROUP = list(commands_within("prompts"))
GROUPS = ("prompts", "coach")
DUTCH = {one.name: one.dutch for one in COMMANDS}
PATHS = [
    (),
    *((name,) for name in ROOT),
    *((group, name) for group in GROUPS for name in commands_within(group)),
]
LEFT_OVER = (
    "the and this that with from for your you not show give take put only words entry entries "
    "options arguments commands command usage file path when name value text key option "
    "language setting question answers set's also such as to it an at"
)
"""English words that no Dutch page needs; `set`, `of`, `in` and `open` are Dutch as well."""


def in_dutch(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a command by its Dutch names."""
    return tuple(DUTCH[word] for word in path)


def rows(page: str, *titles: str) -> Iterator[tuple[str, str]]:
    """Yield the left and right side of every row below one of the titles."""
    for block in page.split("\n\n"):
        title, *lines = block.splitlines()
        if title.rstrip(":") in titles:
            text = re.sub(r"\n {3,}(?=\S)", "  ", "\n".join(lines))
            for line in text.splitlines():
                left, _, right = line.strip().partition("  ")
                yield left, " ".join(right.split())


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_has_help_in_both_languages(reflectie: Run, path: tuple[str, ...]) -> None:
    """Each page says what the command does, and every row of it what that is for."""
    english = reflectie(*path, "--help", lang="en")
    dutch = reflectie(*in_dutch(path), "--help", lang="nl")
    assert (english.code, english.err) == (dutch.code, dutch.err) == (0, "")
    assert english.out.startswith(" ".join(["Usage: reflectie", *path]))
    assert " ".join(["reflectie", *in_dutch(path)]) in dutch.out.splitlines()[0]
    assert english.out.split("\n\n")[1] != dutch.out.split("\n\n")[1]
    for page, titles in (
        (english.out, ("Arguments", "Options", "Commands")),
        (dutch.out, ("Woorden", "Opties", "Opdrachten")),
    ):
        found = list(rows(page, *titles))
        assert found
        assert all(right for _, right in found), found
        assert all(len(line) <= 80 for line in page.splitlines())


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_no_english_is_left_in_a_dutch_page(reflectie: Run, path: tuple[str, ...]) -> None:
    """Dutch help has no English words and no English names for what belongs behind an option."""
    page = reflectie(*in_dutch(path), "--help", lang="nl").out
    prose = re.sub(r"--?[a-z][a-z-]*|--help|reflectie", " ", page)
    found = set(re.findall(r"[a-z']+", prose.lower()))
    assert found & set(LEFT_OVER.split()) == set()


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_a_dutch_page_repeats_no_sentence_of_the_english_one(
    reflectie: Run, path: tuple[str, ...]
) -> None:
    """No row of the Dutch page says what the English page says, word for word."""
    english = dict(rows(reflectie(*path, "--help").out, "Arguments", "Options", "Commands"))
    page = reflectie(*in_dutch(path), "--help", lang="nl").out
    said = {right for _, right in rows(page, "Woorden", "Opties", "Opdrachten")}
    same = said & set(english.values())
    assert same == set()


@pytest.mark.parametrize("path", [path for path in PATHS if path], ids=" ".join)
def test_both_names_of_a_command_work_in_both_languages(
    reflectie: Run, path: tuple[str, ...]
) -> None:
    """An alias gives the same page as the name, whichever language is spoken."""
    for lang in ("en", "nl"):
        own = reflectie(*path, "--help", lang=lang)
        alias = reflectie(*in_dutch(path), "--help", lang=lang)
        assert (own.code, alias.code) == (0, 0)
        assert own.out.split("\n\n")[1:] == alias.out.split("\n\n")[1:]


@pytest.mark.parametrize(("lang", "title"), [("en", "Commands"), ("nl", "Opdrachten")])
def test_help_lists_the_commands_by_the_names_of_the_language(
    reflectie: Run, lang: str, title: str
) -> None:
    """The first page has every command once, Dutch names under Dutch, English under English."""
    listed = [left for left, _ in rows(reflectie("--help", lang=lang).out, title)]
    assert listed == [DUTCH[name] if lang == "nl" else name for name in ROOT]
    inside = [left for left, _ in rows(reflectie("prompts", "--help", lang=lang).out, title)]
    assert inside == [DUTCH[name] if lang == "nl" else name for name in GROUP]


@pytest.mark.parametrize("one", [one for one in COMMANDS if one.examples], ids=lambda one: one.name)
def test_every_example_can_be_typed(reflectie: Run, one: Command) -> None:
    """What a page gives as an example exists, and is of that command, in either language."""
    for lang in ("en", "nl"):
        own = in_dutch((one.name,))[0] if lang == "nl" else one.name
        page = reflectie(*filter(None, (one.within, one.name)), "--help", lang=lang).out
        _, _, examples = page.partition("For example:\n" if lang == "en" else "Bijvoorbeeld:\n")
        lines = [line.split() for line in examples.splitlines() if line.strip()]
        assert lines
        for _reflectie, *words in lines:
            assert own in words[:2]
            assert reflectie(*words, "--help", lang=lang).code == 0


def test_no_two_commands_share_a_name() -> None:
    """Within a group every name, English or Dutch, means one command."""
    for names in (list(ROOT), *(list(commands_within(group)) for group in GROUPS)):
        both = [*names, *(DUTCH[name] for name in names if DUTCH[name] != name)]
        assert len(both) == len(set(both))


@pytest.mark.parametrize("words", [(), ("-h",), ("--help",)])
def test_without_a_command_and_without_a_terminal_help_is_shown(
    bare: Run, words: tuple[str, ...]
) -> None:
    """Help goes to stdout and the exit code is 0."""
    said = bare(*words)
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith("Usage: reflectie [OPTIONS] COMMAND ...\n")


def test_the_version_is_that_of_the_package(bare: Run) -> None:
    """`--version` gives one line: the name and the version."""
    said = bare("--version")
    assert (said.exit_code, said.stdout) == (0, f"reflectie {version('reflectie-cli')}\n")


@pytest.mark.parametrize(
    ("environment", "setting", "option", "lang"),
    [
        ({"LC_ALL": "nl_NL.UTF-8"}, None, None, "nl"),
        ({"LC_ALL": "nl_BE"}, None, None, "nl"),
        ({"LC_ALL": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"}, None, None, "nl"),
        ({"LC_ALL": "", "LC_MESSAGES": "nl_NL", "LANG": "en_US"}, None, None, "nl"),
        ({"LC_ALL": "", "LANG": "nl_NL.UTF-8"}, None, None, "nl"),
        ({"LC_ALL": "en_GB", "LC_MESSAGES": "nl_NL", "LANG": "nl_NL"}, None, None, "en"),
        ({"LC_ALL": "C", "LANG": "nl_NL"}, None, None, "en"),
        ({"LC_ALL": "POSIX"}, None, None, "en"),
        ({"LC_ALL": "de_DE.UTF-8"}, None, None, "en"),
        ({"LC_ALL": "en_US"}, "nl", None, "nl"),
        ({"LC_ALL": "nl_NL"}, "en", None, "en"),
        ({"LC_ALL": "nl_NL", "REFLECTIE_LANG": "en"}, "nl", None, "en"),
        ({"LC_ALL": "en_US", "REFLECTIE_LANG": "nl"}, "en", None, "nl"),
        ({"LC_ALL": "nl_NL", "REFLECTIE_LANG": "nl"}, "nl", "en", "en"),
        ({"LC_ALL": "en_US", "REFLECTIE_LANG": "en"}, "en", "nl", "nl"),
    ],
)
def test_the_option_goes_before_the_environment_the_setting_and_the_locale(
    bare: Run,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    setting: str | None,
    option: str | None,
    lang: str,
) -> None:
    """`--lang`, `REFLECTIE_LANG`, the setting, `LC_ALL`, `LC_MESSAGES`, `LANG`: in that order."""
    if setting:
        bare("config", "language", setting)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    words = ("--lang", option) if option else ()
    help_page = bare(*words, "list", "--help").stdout
    sentence = bare(*words, "show", "zzzzz").stderr
    assert help_page.split("\n\n")[1] == speak("nl" if lang == "nl" else "en").text(
        "List entries, the latest day first."
    )
    assert ("notitie" in sentence) == (lang == "nl")


def test_the_language_may_stand_on_either_side_of_help(bare: Run) -> None:
    """`--help --lang nl` is Dutch, as `--lang nl --help` is."""
    assert bare("--help", "--lang", "nl").stdout == bare("--lang", "nl", "--help").stdout
