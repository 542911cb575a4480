"""What is loaded for which command, by name: a small command must not pay for a large one."""

import subprocess
import sys
from collections.abc import Callable

import pytest

DRAWING = ("rich", "prompt_toolkit")
ENGINE = ("sqlite_utils", "sqlcipher3")


@pytest.fixture
def loaded(environment: dict[str, str]) -> Callable[..., set[str]]:
    """Run the program away from a terminal and give the names of all modules it loaded."""

    def run(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "reflectie_cli", *words],
            capture_output=True, check=True, env=environment, stdin=subprocess.DEVNULL,
        )  # fmt: skip
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
        (("list",), (*DRAWING, "yaml"), "sqlite_utils"),
        (("list", "--json"), (*DRAWING, "yaml"), "msgspec"),
        (("prompts", "list"), (*DRAWING, *ENGINE, "msgspec", "reflectie_cli.journal"), "yaml"),
        (("prompts", "path"), (*DRAWING, *ENGINE, "msgspec"), "platformdirs"),
        (("status",), (*DRAWING, "yaml"), "sqlite_utils"),
        (("search", "x"), (*DRAWING, "yaml"), "sqlite_utils"),
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
    assert "reflectie_cli.app" in names
    heavy = {name for name in names if name.startswith(tuple(f"{one}." for one in absent))}
    assert (names & set(absent)) | heavy == set()


def test_no_network_module_is_loaded_to_read_or_write(
    loaded: Callable[..., set[str]],
) -> None:
    """Nothing that contacts a network is loaded for a list or an export."""
    network = {"urllib.request", "http.client", "requests", "ssl"}
    assert (loaded("list") | loaded("export")) & network == set()
