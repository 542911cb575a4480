"""Who may know whom (house.md), read from the imports of every module."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import reflectie_cli

PACKAGE = Path(reflectie_cli.__file__).parent
PROJECT = Path(__file__).parent.parent / "pyproject.toml"


@dataclass(frozen=True)
class Import:
    """One import: who imports what, and whether only once a function runs."""

    by: str
    what: str
    line: int
    inside: bool
    for_types: bool

    def __str__(self) -> str:
        return f"{self.by}:{self.line} imports {self.what}"


def module_name(file: Path) -> str:
    """Return a module's name without the package's: `walk.walk`."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "__init__"


def _imports(file: Path) -> Iterator[Import]:
    def look(node: ast.AST, *, inside: bool, for_types: bool) -> Iterator[Import]:
        inside = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for_types = for_types or (
            isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        )
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide who knows whom"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            yield Import(module_name(file), name, getattr(node, "lineno", 0), inside, for_types)
        for child in ast.iter_child_nodes(node):
            yield from look(child, inside=inside, for_types=for_types)

    yield from look(ast.parse(file.read_text(encoding="utf-8")), inside=False, for_types=False)


@cache
def every_import() -> tuple[Import, ...]:
    """Read the imports of every module."""
    return tuple(found for file in sorted(PACKAGE.rglob("*.py")) for found in _imports(file))


def within(name: str, places: tuple[str, ...]) -> bool:
    """Whether a name is one of some places, or stands inside one."""
    return any(name == place or name.startswith(f"{place}.") for place in places)


LOW = ("errors", "language", "system")
KEPT = ("journal", "prompt_sets", *LOW)
KNOWS: dict[str, tuple[str, ...]] = {
    "errors": ("language",),
    "language": ("errors",),
    "system": ("errors", "language"),
    "prompt_sets": LOW,
    "journal": ("prompt_sets", *LOW),
    "deid": (),
    "loop": KEPT,
    "screen": ("loop", *KEPT),
    "hints": ("deid", "language"),
    "walk": ("screen", *KEPT),
    "documents": ("loop", "screen", *KEPT),
    "transfer": ("deid", "documents", "loop", "screen", *KEPT),
    "flows": ("deid", "documents", "hints", "loop", "screen", "transfer", "walk", *KEPT),
    "cli": ("flows", "documents", "loop", "screen", "transfer", "walk", *KEPT),
    "__main__": ("cli",),
    "__init__": (),
}
"""Whom each room may know, besides itself. No room is exempt, and none is named by a file in it."""


@pytest.mark.parametrize("room", KNOWS)
def test_a_room_knows_only_whom_it_may_know(room: str) -> None:
    """A change in one room can be judged without looking into all the others."""
    strangers = [
        str(found)
        for found in every_import()
        if within(found.by, (room,))
        and found.what.startswith("reflectie_cli.")
        and not within(
            found.what.removeprefix("reflectie_cli."), (room, "__version__", *KNOWS[room])
        )
    ]
    assert strangers == []


def test_every_room_has_its_rule() -> None:
    """A new room says whom it may know."""
    assert {module_name(file).split(".")[0] for file in PACKAGE.rglob("*.py")} == {*KNOWS}


STAYS = {
    "typer": ("cli",),
    "rich": ("screen", "documents"),
    "prompt_toolkit": ("walk",),
    "sqlite_utils": ("journal",),
    "sqlcipher3": ("journal",),
    "yaml": ("prompt_sets", "system"),
    "msgspec": (
        "journal",
        "loop",
        "screen",
        "transfer",
        "documents",
        "prompt_sets",
        "system",
        "walk",
        "flows",
        "deid",
    ),
    "jinja2": ("documents",),
    "docx": ("documents",),
    "pyrage": ("transfer",),
    "icalendar": ("transfer",),
    "platformdirs": ("system",),
    "snowballstemmer": ("language",),
    "typst": ("documents",),
    "pikepdf": ("documents",),
}
"""Where each library stays, so that it can be replaced in one place; values are made of msgspec."""


@pytest.mark.parametrize("library", STAYS)
def test_a_library_stays_where_it_belongs(library: str) -> None:
    """Whoever replaces a library changes one room."""
    users = [found for found in every_import() if within(found.what, (library,))]
    assert users
    assert [str(found) for found in users if not within(found.by, STAYS[library])] == []


def test_every_library_is_declared_and_every_declared_one_is_used() -> None:
    """What the wheel asks for is what the program imports."""
    outside = {
        found.what.split(".")[0]
        for found in every_import()
        if found.what.split(".")[0] not in (*sys.stdlib_module_names, "reflectie_cli")
    }
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    asked_for = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    declared = {re.split("[<>=!~ \\[]", one)[0] for one in asked_for}
    imported_as = {"pyyaml": "yaml", "sqlite-utils": "sqlite_utils", "python-docx": "docx"}
    assert outside == {imported_as.get(name, name) for name in declared} == set(STAYS)


NETWORK = ("socket", "ssl", "urllib", "http", "ftplib", "smtplib", "asyncio", "socketserver",
           "xmlrpc", "webbrowser", "telnetlib", "imaplib", "poplib", "click")  # fmt: skip


def test_nothing_reaches_for_the_network_or_for_click() -> None:
    """What somebody writes stays on this computer; and errors raised through click are lost."""
    assert [str(found) for found in every_import() if within(found.what, NETWORK)] == []


def test_only_commands_import_late() -> None:
    """A late import hides who knows whom; it stands where it saves a start of the program."""
    late = ("cli", "__main__")
    assert [
        str(found) for found in every_import() if found.inside and not within(found.by, late)
    ] == []


def test_only_commands_import_for_types_alone() -> None:
    """An import for types alone is for what a command loads late anyhow."""
    late = ("cli", *REGISTRY)
    assert [
        str(found) for found in every_import() if found.for_types and not within(found.by, late)
    ] == []


REGISTRY = ("documents.formats",)
"""What names its parts, and loads one when it is asked for."""

_ALWAYS = ("app", "commands", "completion", "localized", "options", "render", "session")
HEAVY = (
    "flows",
    "journal",
    "walk",
    "screen",
    "documents",
    "transfer",
    "prompt_sets",
    "loop",
    "deid",
    "hints",
)


def test_the_first_step_of_the_program_loads_no_room() -> None:
    """`--version` and help start quickly because what every command loads is light."""
    first = ("__main__", *(f"cli.{one}" for one in _ALWAYS))
    assert [
        str(found)
        for found in every_import()
        if within(found.by, first)
        and within(found.what, tuple(f"reflectie_cli.{room}" for room in HEAVY))
        and not (found.inside or found.for_types)
    ] == []


FILES = sorted(PACKAGE.rglob("*.py"))
RIGHTLY_ONE = {"schema": "migrations are added and never changed, and stand in their order"}
"""Files that may be longer, by their name, and why."""


@pytest.mark.parametrize("file", FILES, ids=module_name)
def test_a_file_is_one_thing(file: Path) -> None:
    """Past four hundred lines a file is two things."""
    if module_name(file).rpartition(".")[2] in RIGHTLY_ONE:
        return
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_file_is_called_after_nothing() -> None:
    """A name is a promise; these promise nothing."""
    empty = {"utils", "util", "helpers", "helper", "core", "base", "common", "manager", "misc"}
    assert [module_name(file) for file in FILES if file.stem in empty] == []
    assert [folder.name for folder in PACKAGE.rglob("*/") if folder.name in empty] == []


def test_a_command_body_is_short() -> None:
    """Parse, call one thing, show it: some twenty lines without its parameters and docstring."""
    long = []
    for file in (PACKAGE / "cli").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                ".command" in ast.unparse(one) for one in node.decorator_list
            ):
                first, last = node.body[1], node.body[-1]
                length = (last.end_lineno or 0) - first.lineno + 1
                if length > 25:
                    long.append(f"{file.name}: {node.name} ({length} lines)")
    assert long == []


def test_values_of_a_method_cannot_change() -> None:
    """Sets, questions and replies are frozen: whoever has one has it as it was."""
    loose = []
    for file in (PACKAGE / "prompt_sets").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                for decorator in node.decorator_list:
                    said = ast.unparse(decorator)
                    if said.startswith("dataclass") and "frozen=True" not in said:
                        loose.append(f"{file.name}: {node.name}")
    assert loose == []


def test_no_broad_except_goes_on() -> None:
    """`except Exception` swallows what nobody thought of; so does a bare except."""
    broad = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                kinds = ast.unparse(node.type) if node.type else "everything"
                raises = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
                if re.search(r"\b(Exception|BaseException|everything)\b", kinds) and not raises:
                    broad.append(f"{module_name(file)}:{node.lineno}")
    assert broad == []


def test_nothing_below_the_commands_reads_the_environment_or_the_clock() -> None:
    """Clock, environment and terminal come in as arguments, so a test can give its own."""
    reads = []
    for file in FILES:
        name = module_name(file)
        if within(name, ("cli", "__main__")):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            said = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            if said in ("os.environ", "datetime.now", "date.today", "sys.stdin", "time.time"):
                reads.append(f"{name}:{getattr(node, 'lineno', 0)} {said}")
    assert reads == []


ARCHITECTURE = PROJECT.parent / "ARCHITECTURE.md"


def test_what_the_architecture_names_is_there() -> None:
    """Every file that ARCHITECTURE.md names exists, and every function is in the file beside it."""
    text = ARCHITECTURE.read_text(encoding="utf-8")
    named = re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.(?:py|md))?)`", text)
    assert len(named) > 20
    places = (PROJECT.parent, PACKAGE)
    assert [name for name in named if not any((place / name).exists() for place in places)] == []
    functions = re.findall(r"`(reflectie_cli/[a-z_/]+\.py)` `([\w.]+)`", text)
    assert len(functions) > 8
    for file, name in functions:
        source = (PROJECT.parent / file).read_text(encoding="utf-8")
        for one in name.split("."):
            assert re.search(rf"^\s*(def|class) {one}\b", source, re.MULTILINE), f"{file}: {name}"
