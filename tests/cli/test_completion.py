"""What the shell offers: names of commands in the language in use, sets, entries, themes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.cli.commands import commands_within
from tests.cli.two_people import two_people

Run = Callable[..., Any]


@pytest.fixture
def offered(bare: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Ask as bash does what fits behind a line that somebody has typed so far."""

    def ask(line: str, lang: str = "en") -> list[str]:
        monkeypatch.setenv("REFLECTIE_LANG", lang)
        monkeypatch.setenv("_REFLECTIE_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        said = bare()
        monkeypatch.delenv("_REFLECTIE_COMPLETE")
        assert said.stderr == ""
        return [str(word) for word in said.stdout.split("\n") if word]

    return ask


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_commands_are_offered_by_the_names_of_the_language(
    offered: Callable[..., list[str]], lang: str
) -> None:
    """Under Dutch the Dutch names are offered, under English the English ones."""
    names = [one.dutch if lang == "nl" else one.name for one in commands_within("").values()]
    assert offered("reflectie ", lang) == names


def test_the_option_for_the_language_counts_as_well(offered: Callable[..., list[str]]) -> None:
    """`--lang nl` on the line itself gives Dutch names."""
    assert offered("reflectie --lang nl nieu") == ["nieuw"]


def test_commands_of_a_group_are_offered_too(offered: Callable[..., list[str]]) -> None:
    """Behind `vragensets` its own commands are offered, in Dutch."""
    assert offered("reflectie vragensets ", "nl") == [
        "lijst", "zoek", "toon", "nieuw", "wijzig", "voeg-toe", "controleer", "pad", "schema",
        "boek",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("reflectie new ", "en"), ("reflectie nieuw ", "nl"), ("reflectie list --set ", "en"),
        ("reflectie prompts show ", "en"), ("reflectie vragensets toon ", "nl"),
        ("reflectie search x --set ", "en"), ("reflectie export --set ", "en"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("trial")
def test_sets_are_offered_wherever_one_is_named(
    offered: Callable[..., list[str]], line: str, lang: str
) -> None:
    """Shipped sets and own ones are offered by name."""
    assert {"pdca", "proef", "reflectiecirkel", "waarom"} <= set(offered(line, lang))


def test_only_what_fits_the_letters_is_offered(
    offered: Callable[..., list[str]], trial: Path
) -> None:
    """What was typed already narrows what is offered."""
    assert offered("reflectie new waarom-") == ["waarom-hoe-wat"]
    assert offered("reflectie new proe") == ["proef"]
    assert offered("reflectie li") == ["list"]


@pytest.mark.parametrize(
    "line",
    [
        "reflectie show ", "reflectie toon ", "reflectie edit ", "reflectie delete ",
        "reflectie erase ", "reflectie resume ", "reflectie new waarom --from ",
    ],
)  # fmt: skip
def test_entries_are_offered_by_their_handles_the_latest_first(
    offered: Callable[..., list[str]], keep: Run, line: str
) -> None:
    """Wherever an entry is named its handle is offered."""
    first = keep("waarom", {"situation": "x"})
    second = keep("waarom", {"situation": "y"})
    assert offered(line) == [second, first]
    assert offered(line + first[:4]) == [first]


@pytest.mark.parametrize(
    "line",
    ["reflectie list -t ", "reflectie new waarom -t ", "reflectie search x --tag ",
     "reflectie edit last --untag "],
)  # fmt: skip
def test_themes_in_use_are_offered(offered: Callable[..., list[str]], keep: Run, line: str) -> None:
    """Wherever a theme is named those in use are offered."""
    keep("waarom", {"situation": "x"}, "-t", "rust", "-t", "maaltijd")
    assert offered(line) == ["maaltijd", "rust"]
    assert offered(line + "ma") == ["maaltijd"]


def test_people_are_offered_by_who_sent_something_and_for_whom_it_was(
    offered: Callable[..., list[str]],
    reflectie: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A coach is offered names, then handles; whoever shared something, for whom that was."""
    both = two_people(reflectie, tmp_path, monkeypatch)
    handle = both.opened(both.sends("s.age", "No", "--for", "Anna"), "Noor")
    for line in ("reflectie coach show ", "reflectie coach export ", "reflectie coach antwoord "):
        assert offered(line) == ["Noor", handle]
    assert offered("reflectie coach show no") == ["Noor"]
    assert offered(f"reflectie coach reply {handle[:3]}") == [handle]
    for line in ("reflectie coach list ", "reflectie coach open x --as "):
        assert offered(line) == ["Noor"]
    monkeypatch.setenv("REFLECTIE_HOME", str(both.file("noor")))
    for line in ("reflectie summary --for ", "reflectie samenvatting --history a"):
        assert offered(line) == ["Anna"]
    assert "last-month" in offered("reflectie summary ")


def test_what_lies_in_the_bin_is_offered_to_take_it_out(
    offered: Callable[..., list[str]], reflectie: Run, keep: Run
) -> None:
    """`restore` offers what it can restore."""
    gone = keep("waarom", {"situation": "x"})
    keep("waarom", {"situation": "y"})
    reflectie("delete", gone)
    assert offered("reflectie restore ") == [gone]


def test_settings_and_formats_are_offered(offered: Callable[..., list[str]]) -> None:
    """Names of settings and of export formats are offered."""
    assert offered("reflectie config ") == [
        "language", "editor", "plain", "hints", "day_begins", "word_client", "word_relative"
    ]  # fmt: skip
    assert offered("reflectie instellingen pl", "nl") == ["plain"]
    assert offered("reflectie export -f j") == ["json", "jsonl"]


def test_the_journal_that_is_named_is_the_one_that_is_looked_in(
    offered: Callable[..., list[str]], reflectie: Run, tmp_path: Path
) -> None:
    """`--journal` on the line is where handles and themes come from."""
    other = str(tmp_path / "other.db")
    said = reflectie("--journal", other, "new", "waarom", stdin="situation: x\n")
    assert offered(f"reflectie --journal {other} show ") == [said.out.strip()]
    assert offered("reflectie show ") == []


def test_looking_for_completions_makes_no_journal_and_trips_over_none(
    offered: Callable[..., list[str]], journal_path: Path
) -> None:
    """No journal, or a broken one, offers nothing and says nothing."""
    assert offered("reflectie show ") == []
    assert not journal_path.exists()
    journal_path.parent.mkdir(parents=True)
    journal_path.write_text("geen dagboek", encoding="utf-8")
    assert offered("reflectie show ") == []
    assert offered("reflectie list -t ") == []


@pytest.mark.parametrize("typed", ["CA", "caf", "Café", "cafe", "#ca"])
def test_a_theme_is_offered_however_it_is_typed(
    offered: Callable[..., list[str]], keep: Run, typed: str
) -> None:
    """Without its accent, its capital or with a #: what is found by it is offered for it."""
    keep("waarom", {"situation": "x"}, "-t", "Café")
    assert offered(f"reflectie list -t {typed}") == ["Café"]


HOSTILE = [
    "z$(touch f)",
    "own choice",
    "it's",
    'a "b"',
    "`touch f`",
    "x;touch f",
    "a*",
    "a\\b",
    "~q",
]


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.parametrize("theme", HOSTILE)
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_bash_gets_back_the_very_theme_and_runs_nothing(
    keep: Run, tmp_path: Path, theme: str, quote: str
) -> None:
    """What is offered is typed into a line of bash, and is one word there: the theme itself."""
    keep("waarom", {"situation": "x"}, "-t", theme)
    script = tmp_path / "complete"
    own = f"{sys.executable} -m reflectie_cli"
    script.write_text(f"#!/bin/sh\nexec {own}\n")
    script.chmod(0o700)
    line = [
        f"IFS=$'\\n'; COMPREPLY=( $( env COMP_WORDS=$'reflectie\\nlist\\n-t\\n'\"$1\" COMP_CWORD=3"
        f" _REFLECTIE_COMPLETE=complete_bash {script} ) )",
        'eval "set -- $1${COMPREPLY[0]}$1"',
        'printf "%s|" "$#" "$1"',
    ]
    ended = subprocess.run(
        ["bash", "-c", "\n".join(line), "bash", quote],
        cwd=tmp_path, capture_output=True, text=True, check=True, env={**os.environ},
    )  # fmt: skip
    assert ended.stdout == f"1|{theme}|"
    assert not (tmp_path / "f").exists()


@pytest.mark.parametrize(
    ("shell", "theme", "shown"),
    [
        ("zsh", "it's", "_arguments '*: :((\"it'\\''s\"))'"),
        ("zsh", "z$(touch f)", "_arguments '*: :((\"z\\$(touch f)\"))'"),
        ("zsh", 'a "b": c', '_arguments \'*: :(("a \\"b\\"\\\\: c"))\''),
        ("powershell", "it's $(x)", "'it''s $(x)':::"),
        ("powershell", "rust", "rust:::"),
        ("fish", "it's $(x)", "it's $(x)"),
    ],
)
def test_each_shell_gets_its_own_quotes(
    bare: Run, keep: Run, monkeypatch: pytest.MonkeyPatch, shell: str, theme: str, shown: str
) -> None:
    """An apostrophe stays, and nothing in a theme is a command."""
    keep("waarom", {"situation": "x"}, "-t", theme)
    monkeypatch.setenv("_REFLECTIE_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "reflectie list -t ")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    assert bare().stdout.strip() == shown


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh here")
def test_zsh_is_offered_something_at_the_first_tab(tmp_path: Path) -> None:
    """zsh reads what was installed when Tab is pressed first; that Tab is answered, as all others."""
    own = tmp_path / "reflectie"
    own.write_text(f'#!/bin/sh\nexec {sys.executable} -m reflectie_cli "$@"\n')
    own.chmod(0o700)
    lines = [
        "reflectie --install-completion >said",
        "compdef() { }; _arguments() { print -r -- $1 }",
        "fpath=($HOME/.zfunc $fpath); autoload -Uz _reflectie",
        "words=(reflectie li); CURRENT=2; _reflectie",
    ]
    home = {"HOME": str(tmp_path), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    ended = subprocess.run(
        ["zsh", "-f", "-c", "\n".join(lines)],
        cwd=tmp_path, capture_output=True, text=True, check=True, env={**os.environ, **home},
    )  # fmt: skip
    assert ended.stdout.startswith("*: :((")
    assert '"list"' in ended.stdout
