"""What is loaded for which command, by name: a small command must not pay for a large one."""

import subprocess
import sys
from collections.abc import Callable

import pytest

DRAWING = ("rich", "prompt_toolkit")
ENGINE = ("sqlite_utils", "sqlcipher3")


@pytest.fixture
def loaded(environment: dict[str, str]) -> Callable[..., set[str]]:
    """Run the program away from a terminal and return the names of all modules it loaded."""

    def run(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "reflectie_cli", *words],
            capture_output=True,
            check=True,
            env=environment,
            input=b"",
        )
        lines = done.stderr.decode().splitlines()
        return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time")}

    return run


@pytest.mark.parametrize(
    ("words", "absent", "present"),
    [
        (
            ("--version",),
            (*DRAWING, *ENGINE, "yaml", "platformdirs", "msgspec", "reflectie_cli.journal"),
            "typer",
        ),
        (("list",), (*DRAWING, "yaml"), "sqlcipher3"),
        (("list", "--json"), (*DRAWING, "yaml"), "msgspec"),
        (("prompts", "list"), (*DRAWING, *ENGINE, "reflectie_cli.journal"), "yaml"),
        (("prompts", "path"), (*DRAWING, *ENGINE), "platformdirs"),
        (("status",), (*DRAWING, "yaml"), "sqlcipher3"),
        (("search", "x"), (*DRAWING, "yaml"), "sqlcipher3"),
        (("export",), (*DRAWING, "yaml"), "msgspec"),
        (("config",), (*DRAWING, *ENGINE, "msgspec", "reflectie_cli.journal"), "yaml"),
        (
            ("list", "--help"),
            (*DRAWING, *ENGINE, "yaml", "msgspec", "reflectie_cli.journal"),
            "typer",
        ),
        (
            ("--lang", "nl", "--help"),
            (*DRAWING, *ENGINE, "yaml", "msgspec", "reflectie_cli.journal"),
            "gettext",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_a_command_loads_only_what_it_needs(
    loaded: Callable[..., set[str]],
    words: tuple[str, ...],
    absent: tuple[str, ...],
    present: str,
) -> None:
    """None of the heavy modules by these names is loaded; one that must be there is."""
    names = loaded(*words)
    assert present in names
    assert "reflectie_cli.cli.app" in names
    heavy = {name for name in names if name.startswith(tuple(f"{one}." for one in absent))}
    assert (names & set(absent)) | heavy == set()


@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "last"), ("search", "x"), ("tags",), ("status", "--check"),
     ("intentions",), ("export",)],
    ids=" ".join,
)  # fmt: skip
def test_what_only_reads_a_journal_loads_nothing_to_write_one(
    loaded: Callable[..., set[str]], reflectie: Callable[..., object], words: tuple[str, ...]
) -> None:
    """sqlite-utils takes longer to load than the rest together; a shell profile should not wait."""
    reflectie("new", "waarom", stdin="situation: x\n")
    names = loaded(*words)
    assert "sqlcipher3" in names
    assert not {name for name in names if name.split(".")[0] in ("sqlite_utils", "click")}


def test_no_network_module_is_loaded_to_read_or_write(
    loaded: Callable[..., set[str]],
) -> None:
    """Nothing that contacts a network is loaded for a list or an export."""
    network = {"urllib.request", "http.client", "requests", "ssl"}
    assert (loaded("list") | loaded("export")) & network == set()
