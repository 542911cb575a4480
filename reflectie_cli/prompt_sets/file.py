"""From a file to a prompt set, with everything that is wrong in it told in one read."""

from pathlib import Path
from typing import Any

from reflectie_cli.prompt_sets.fitting import misfits
from reflectie_cli.prompt_sets.form import HEADING, SET
from reflectie_cli.prompt_sets.model import (
    Origin,
    PromptSet,
    Question,
    QuestionType,
    ReadBack,
    SetHeading,
)
from reflectie_cli.system.problems import FileProblems, Problem
from reflectie_cli.system.yaml_tree import Node, read_set_file, read_set_tree


def read_prompt_set(path: Path, *, own: bool) -> tuple[PromptSet, tuple[Problem, ...]]:
    """Read one file as a prompt set, and what deserves a second look in it.

    Raise `FileMissing`, `NotUtf8`, or `FileProblems` with every problem found.
    """
    return _from_tree(read_set_file(path), path, own=own)


def read_set_text(text: str, path: Path) -> PromptSet:
    """Read text as the set that a file at `path` would hold. Raise `FileProblems`."""
    return _from_tree(read_set_tree(text, path.name), path, own=True)[0]


def _from_tree(root: Node, path: Path, *, own: bool) -> tuple[PromptSet, tuple[Problem, ...]]:
    problems: list[Problem] = []
    found = SET.read(root, problems.append)
    if found is not None:
        problems += misfits(root, found, path)
    if any(not problem.warning for problem in problems) or found is None:
        raise FileProblems(path.name, problems)
    return _build(found, own=own), tuple(problems)


def read_heading(path: Path, *, own: bool) -> SetHeading:
    """Read what stands before the questions of a file. Raise as `read_prompt_set` does."""
    root = read_set_file(path, until="questions")
    problems: list[Problem] = []
    found = HEADING.read(root, problems.append)
    if problems or found is None:
        raise FileProblems(path.name, problems)
    return SetHeading(**_heading(found), own=own)


def _build(found: dict[str, Any], *, own: bool) -> PromptSet:
    questions = tuple(_question(values) for values in found["questions"])
    return PromptSet(**_heading(found), own=own, questions=questions)


def _heading(found: dict[str, Any]) -> dict[str, Any]:
    values = _with_tuples(found)
    values.pop("questions", None)
    follow_up = values.pop("follow_up", {})
    return {
        "audience": values.pop("for", ("individual",)),
        "reads_back": _read_back(values.pop("reads_back", ())),
        "origin": Origin(**values.pop("origin", {})),
        "after_days": int(follow_up.get("after", "14d").removesuffix("d")),
        "ends": follow_up.get("ends"),
        **values,
    }


def _read_back(found: bool | tuple[str, ...]) -> tuple[str, ...]:
    return ((ReadBack.INSIGHTS,) if found else ()) if isinstance(found, bool) else found


def _question(found: dict[str, Any]) -> Question:
    values = _with_tuples(found)
    labels = values.pop("rotate", {})
    roles = {key: tuple(label.pop("roles")) for key, label in labels.items() if "roles" in label}
    text = values.pop("question", None) or next(iter(labels.values()))
    asked_if = {key: tuple(chosen) for key, chosen in values.pop("asked_if", {}).items()}
    return Question(
        type=QuestionType(values.pop("type")),
        text=text,
        rotate=labels,
        rotate_roles=roles,
        asked_if=asked_if,
        **values,
    )


def _with_tuples(found: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in found.items()
    }
