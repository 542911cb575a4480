"""From a file to a prompt set: what may stand in it, and what must fit together.

The form is the contract's (section 6); `SET` is its only description, for checking and for the
JSON Schema alike.
"""

from pathlib import Path
from typing import Any

from reflectie_cli.language import N_
from reflectie_cli.method.problems import FileProblems, Problem
from reflectie_cli.method.prompt_set import (
    AUDIENCES,
    REASONS,
    ROLES,
    Origin,
    PromptSet,
    Question,
    QuestionType,
)
from reflectie_cli.method.shape import (
    Entry,
    Flag,
    Many,
    Named,
    Number,
    OneOf,
    Record,
    Spoken,
    Words,
)
from reflectie_cli.method.yaml_file import Node, read_set_file

_NAME = Words("[a-z0-9]+(-[a-z0-9]+)*", example="na-de-dienst")
_KEY = Words("[a-z][a-z0-9_]*", example="good_for_client")
_AFTER = Words("[1-9][0-9]{0,2}d", example="14d")
_WITH_OPTIONS = (QuestionType.CHOICE, QuestionType.MULTI)

QUESTION = Record(
    {
        "key": Entry(_KEY, "stable for ever: reviews find answers by it", needed=True),
        "type": Entry(OneOf(tuple(QuestionType)), "how it is answered", needed=True),
        "question": Entry(Spoken(), "what is asked"),
        "help": Entry(Spoken(), "the line shown on ?"),
        "stage": Entry(Spoken(), "the phase of the method, where it has phases"),
        "optional": Entry(Flag(), "true: Enter skips it"),
        "later": Entry(Flag(), "true: asked on the check date; the entry stays open until then"),
        "roles": Entry(Many(OneOf(ROLES)), "what the answer is for"),
        "options": Entry(Named(_KEY, Spoken()), "what a choice or multi chooses from"),
        "rotate": Entry(Named(_KEY, Spoken()), "one of these is asked, never twice in a row"),
    }
)
SET = Record(
    {
        "name": Entry(_NAME, "the name of the file, without .yaml", needed=True),
        "aliases": Entry(Many(_NAME), "other names people may type"),
        "version": Entry(Number(1, 9999), "raised when its questions change"),
        "title": Entry(Spoken(), "what people call it", needed=True),
        "description": Entry(Spoken(), "one line: what it is for"),
        "reason": Entry(OneOf(tuple(REASONS)), "where the picker shows it"),
        "for": Entry(Many(OneOf(AUDIENCES)), "who walks it"),
        "minutes": Entry(Number(1, 480), "how long it takes"),
        "origin": Entry(
            Record(
                {
                    "status": Entry(OneOf(("verified", "partly", "own")), "how sure the source is"),
                    "text": Entry(Spoken(), "where the method comes from"),
                    "url": Entry(Words("https?://.+", example="https://example.org"), "its page"),
                }
            )
        ),
        "private": Entry(Flag(), "true: never in a summary for a coach"),
        "follow_up": Entry(Record({"after": Entry(_AFTER, "the default check date", needed=True)})),
        "questions": Entry(Many(QUESTION, most=40), "in the order they are asked", needed=True),
    }
)


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of a prompt set, so that an editor can complete and check."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reflectie prompt set",
        **SET.schema(),
    }


def read_prompt_set(path: Path, *, own: bool) -> tuple[PromptSet, tuple[Problem, ...]]:
    """Read one file as a prompt set, and what deserves a second look in it.

    Raises `FileMissing`, `NotUtf8`, or `FileProblems` with every problem found.
    """
    root = read_set_file(path)
    problems: list[Problem] = []
    found = SET.read(root, problems.append)
    if found is not None:
        problems += _fitting(root, found, path)
    if any(not problem.warning for problem in problems) or found is None:
        raise FileProblems(path.name, problems)
    return _build(found, own=own), tuple(problems)


def _fitting(root: Node, found: dict[str, Any], path: Path) -> list[Problem]:
    """Look at what no single value can tell: names, keys and types that must fit each other."""
    assert isinstance(root.value, dict)
    problems: list[Problem] = []

    def wrong(node: Node, says: str, *, warning: bool = False, **details: object) -> None:
        problems.append(Problem(says, node.line, node.column, details, warning))

    if found.get("name") not in (None, path.stem):
        wrong(
            root.value["name"],
            N_("the file is called {stem}.yaml, so the name must be {stem}"),
            stem=path.stem,
        )
    listed = root.value.get("questions")
    nodes = listed.value if listed and isinstance(listed.value, list) else []
    seen: set[str] = set()
    roles: set[str] = set()
    was_later = False
    companions = {
        f"{_plain(node, 'key')}_because" for node in nodes if _plain(node, "type") == "scale"
    }
    for node in nodes:
        values = node.value
        if not isinstance(values, dict):
            continue
        key, kind = (str(values[name].value) if name in values else "" for name in ("key", "type"))
        if key in seen or (key in companions and kind != "scale"):
            says = N_("two questions have the key {key}; every key stands once")
            wrong(values["key"], says, key=key)
        seen.add(key)
        if "question" not in values and "rotate" not in values:
            wrong(node, N_("“{name}” is missing here"), name="question")
        if kind in _WITH_OPTIONS and "options" not in values:
            wrong(node, N_("a question of type {type} needs options"), type=kind)
        if kind in tuple(QuestionType) and kind not in _WITH_OPTIONS and "options" in values:
            wrong(
                values["options"],
                N_("only choice and multi have options; this is {type}"),
                type=kind,
            )
        is_later = "later" in values and values["later"].value == "true"
        if was_later and not is_later:
            wrong(node, N_("questions for later stand last; this one comes after one of those"))
        was_later = was_later or is_later
        if "roles" in values and isinstance(values["roles"].value, list):
            roles |= {str(role.value) for role in values["roles"].value}
    if nodes and was_later and _plain(nodes[0], "later") == "true":
        wrong(nodes[0], N_("the first question cannot be one for later"))
    if nodes and "why" not in roles:
        wrong(
            listed or root,
            N_("no question asks what it is for; give one the role why"),
            warning=True,
        )
    return problems


def _plain(node: Node, name: str) -> str:
    inner = node.value.get(name) if isinstance(node.value, dict) else None
    return str(inner.value) if inner else ""


def _build(found: dict[str, Any], *, own: bool) -> PromptSet:
    origin = found.get("origin", {})
    return PromptSet(
        name=found["name"],
        title=found["title"],
        questions=tuple(_question(values) for values in found["questions"]),
        aliases=tuple(found.get("aliases", ())),
        version=found.get("version", 1),
        description=found.get("description", {}),
        reason=found.get("reason", "myself"),
        audience=tuple(found.get("for", ("individual",))),
        minutes=found.get("minutes", 10),
        origin=Origin(origin.get("status", "own"), origin.get("text", {}), origin.get("url")),
        private=found.get("private", False),
        after_days=int(found.get("follow_up", {}).get("after", "14d").removesuffix("d")),
        own=own,
    )


def _question(values: dict[str, Any]) -> Question:
    rotate = values.get("rotate", {})
    return Question(
        key=values["key"],
        type=QuestionType(values["type"]),
        text=values.get("question") or next(iter(rotate.values())),
        help=values.get("help", {}),
        stage=values.get("stage", {}),
        optional=values.get("optional", False),
        roles=tuple(values.get("roles", ())),
        options=values.get("options", {}),
        rotate=rotate,
        later=values.get("later", False),
    )
