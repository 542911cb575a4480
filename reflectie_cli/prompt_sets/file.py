"""From a file to a prompt set: what may stand in it, and what must fit together.

The form is the contract's (section 6); `SET` is its only description, for checking and for the
JSON Schema alike.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reflectie_cli.language import N_
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import (
    ENDINGS,
    TEAM,
    WHO,
    Audience,
    Origin,
    PromptSet,
    Question,
    QuestionType,
    ReadBack,
    Reason,
    Role,
    SetHeading,
    because_key,
    further_key,
    several_keys,
)
from reflectie_cli.prompt_sets.question_types import KINDS, kind_of
from reflectie_cli.system.problems import FileProblems, Problem
from reflectie_cli.system.shapes import (
    Either,
    Field,
    Flag,
    Many,
    Named,
    Number,
    OneOf,
    RecordShape,
    Spoken,
    Words,
)
from reflectie_cli.system.yaml_tree import Node, read_set_file, read_set_tree

SCHEMA_FILE = "prompt-set.schema.json"
"""The JSON Schema, beside the sets it is for."""

_NAME = Words("[a-z0-9]+(-[a-z0-9]+)*", example=known.AFTER_SHIFT)
_KEY = Words("[a-z][a-z0-9_]*", example="good_for_client")
_AFTER = Words("[1-9][0-9]{0,2}d", example="14d")
_MAY_HAVE = {
    name: [one for one, kind in KINDS.items() if name in kind.may_have]
    for name in ("options", "sets_for", "further", "several")
}

QUESTION = RecordShape(
    {
        "key": Field(
            _KEY,
            "stable for ever: reviews find answers by it",
            needed=True,
            example="key: situation",
        ),
        "type": Field(
            OneOf(tuple(QuestionType)), "how it is answered", needed=True, example="type: text"
        ),
        "question": Field(Spoken(), "what is asked", example=N_("question: What happened?")),
        "help": Field(Spoken(), "the line shown on ?", example=N_("help: One moment. No names.")),
        "stage": Field(
            Spoken(), "the phase of the method, where it has phases", example=N_("stage: Action")
        ),
        "optional": Field(Flag(), "true: Enter skips it", example="optional: true"),
        "later": Field(
            Flag(),
            "true: asked on the check date; the entry stays open until then",
            example="later: true",
        ),
        "pause": Field(Flag(), "true: a new sitting begins here", example="pause: true"),
        "roles": Field(Many(OneOf(tuple(Role))), "what the answer is for", example="roles: [why]"),
        "options": Field(
            Named(_KEY, Spoken()),
            "what a choice or multi chooses from; what a tag proposes",
            example=N_("options: {good: good, bad: bad}"),
        ),
        "rotate": Field(
            Named(_KEY, Spoken({"roles": Field(Many(OneOf(tuple(Role)), least=0))})),
            "one of these is asked, never twice in a row; one may have roles of its own",
            example=N_("rotate: {first: What struck you?, second: Who helped you?}"),
        ),
        "sets_for": Field(
            OneOf(tuple(Audience)),
            "instead of options: choose one of the prompt sets for these people",
            example="sets_for: team",
        ),
        "asked_if": Field(
            Named(_KEY, Many(_KEY)),
            "asked only after one of these answers to an earlier choice",
            example="asked_if: {done: [partly, different]}",
        ),
        "about": Field(
            Named(OneOf((*WHO, TEAM)), Spoken()),
            "other words for the question, where it is about somebody else than the client",
            example=N_("about: {relative: What did the relative notice?}"),
        ),
        "above": Field(
            Many(_KEY),
            "earlier questions, of which the answers stand above this one",
            example="above: [purpose]",
        ),
        "further": Field(
            Spoken(),
            "asked once more, where the answer was a word or two",
            example=N_("further: And what is that for?"),
        ),
        "several": Field(
            Spoken(),
            "asked again after every answer, until it is left empty",
            example=N_("several: And who else?"),
        ),
        "returns": Field(
            Flag(),
            "true: the answer is shown when you look back on the entry",
            example="returns: true",
        ),
    }
)
_HEADING = {
    "name": Field(
        _NAME, "the name of the file, without .yaml", needed=True, example="name: at-table"
    ),
    "aliases": Field(Many(_NAME), "other names people may type", example="aliases: [a-meal]"),
    "version": Field(Number(1, 9999), "raised when its questions change", example="version: 1"),
    "title": Field(Spoken(), "what people call it", needed=True, example=N_("title: At table")),
    "description": Field(
        Spoken(), "one line: what it is for", example=N_("description: Look back on one meal.")
    ),
    "note": Field(
        Spoken(),
        "one line shown before the first question",
        example=N_("note: Facts go elsewhere."),
    ),
    "reason": Field(OneOf(tuple(Reason)), "where the picker shows it", example="reason: look-back"),
    "for": Field(Many(OneOf(tuple(Audience))), "who it is for", example="for: [individual]"),
    "minutes": Field(Number(1, 480), "how long it takes", example="minutes: 5"),
    "starter": Field(
        Flag(), "true: shown before the other sets of its reason", example="starter: true"
    ),
    "origin": Field(
        RecordShape(
            {
                "status": Field(
                    OneOf(("verified", "partly", "own")),
                    "how sure the source is",
                    example="status: own",
                ),
                "text": Field(
                    Spoken(), "where the method comes from", example=N_("text: Made by our team")
                ),
                "url": Field(
                    Words("https?://.+", example="https://example.org"),
                    "its page",
                    example="url: https://example.org",
                ),
            }
        ),
        example=N_("origin: {status: own, text: Made by our team}"),
    ),
    "private": Field(Flag(), "true: never in a summary for a coach", example="private: true"),
    "reads_back": Field(
        Either(Flag(), Many(OneOf(tuple(ReadBack)))),
        "what you wrote before is shown above the first question; true: your latest insights",
        example="reads_back: [former]",
    ),
    "follow_up": Field(
        RecordShape(
            {
                "after": Field(_AFTER, "the default check date", needed=True, example="after: 14d"),
                "ends": Field(
                    OneOf(ENDINGS),
                    "asked in one line with the next entry; or when looking back: a next round,"
                    " whether the client was told, or whether you still think so",
                    example="ends: next-time",
                ),
            }
        ),
        example="follow_up: {after: 14d}",
    ),
}
_QUESTIONS = Field(
    Many(QUESTION, most=40),
    "in the order they are asked",
    needed=True,
    example=N_("- {key: situation, type: text, question: What happened?}"),
)
HEADING = RecordShape(_HEADING)
SET = RecordShape(_HEADING | {"questions": _QUESTIONS})


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a prompt set, so that an editor can complete and check."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reflectie prompt set",
        **SET.schema(),
    }


def schema_text() -> str:
    """Return the JSON Schema as the text of its file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


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
        problems += _fitting(root, found, path)
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


def is_set_name(text: str) -> bool:
    """Tell whether a prompt set, and so its file, may be called this."""
    return re.fullmatch(_NAME.pattern, text) is not None


def _fitting(root: Node, found: dict[str, Any], path: Path) -> Iterator[Problem]:
    """Look at what no single value can tell: names, keys and types that must fit each other."""
    assert isinstance(root.value, dict)
    if not is_set_name(path.stem):
        says = N_("the file's own name may only have a-z, digits and hyphens; rename it")
        yield _problem(root, says)
    elif found.get("name") not in (None, path.stem):
        says = N_("the file is called {stem}.yaml, so the name must be {stem}")
        example = f"name: {path.stem}"
        yield _problem(root.value["name"], says, example=example, stem=path.stem)
    listed = root.value.get("questions")
    nodes = listed.value if listed and isinstance(listed.value, list) else []
    seen: set[str] = set()
    roles: set[str] = set()
    was_later = False
    companions = {key: node for node in nodes for key in _companions(node)}
    before: dict[str, Node] = {}
    for node in nodes:
        values = node.value
        if not isinstance(values, dict):
            continue
        key = _plain(node, "key")
        if (key and key in seen) or companions.get(key, node) is not node:
            says = N_("two questions have the key {key}; a key can be used once")
            yield _problem(values["key"], says, key=key)
        seen.add(key)
        yield from _question_fitting(node, values)
        yield from _earlier_fitting(values, before)
        before[key] = node
        is_later = _plain(node, "later") == "true"
        if was_later and not is_later:
            says = N_("questions for later come last; this one comes after one of them")
            yield _problem(node, says)
        was_later = was_later or is_later
        roles |= set(_roles(node))
    if nodes and was_later and _plain(nodes[0], "later") == "true":
        yield _problem(nodes[0], N_("the first question cannot be one for later"))
    if nodes and Role.WHY not in roles:
        says = N_("no question asks what it is for; give one the role why")
        yield _problem(listed or root, says, warning=True, example="roles: [why]")


def _companions(node: Node) -> tuple[str, ...]:
    """Return the keys under which more is asked after a question."""
    key = _plain(node, "key")
    names = node.value if isinstance(node.value, dict) else {}
    because = (because_key(key),) if _plain(node, "type") == "scale" else ()
    further = (further_key(key),) if "further" in names else ()
    return because + further + (several_keys(key) if "several" in names else ())


def _roles(node: Node) -> Iterator[str]:
    """Return the roles of a question, or of the wordings of it that take turns."""
    names = node.value if isinstance(node.value, dict) else {}
    labels = names["rotate"].value if "rotate" in names else {}
    own = [*labels.values()] if isinstance(labels, dict) else []
    each = [
        one.value["roles"]
        for one in (*own, node)
        if isinstance(one.value, dict) and "roles" in one.value
    ]
    for listed in each:
        if isinstance(listed.value, list):
            yield from (str(role.value) for role in listed.value)


def _earlier_fitting(values: dict[str, Node], before: dict[str, Node]) -> Iterator[Problem]:
    """Look whether what a question says of earlier ones is so."""
    above = values["above"].value if "above" in values else []
    for one in above if isinstance(above, list) else []:
        if one.value not in before:
            yield _problem(one, N_("no question before this one has the key {key}"), key=one.value)
    branches = values.get("asked_if")
    if branches is None or not isinstance(branches.value, dict):
        return
    if len(branches.value) > 1:
        yield _problem(branches, N_("asked_if names one earlier question, not more"))
    for key, chosen in branches.value.items():
        place = (branches.names or {})[key]
        if key not in before:
            yield _problem(place, N_("no question before this one has the key {key}"), key=key)
            continue
        choices = before[key].value
        options = choices.get("options") if isinstance(choices, dict) else None
        known_keys = [*options.value] if options and isinstance(options.value, dict) else []
        for one in chosen.value if isinstance(chosen.value, list) else []:
            if isinstance(one.value, str) and one.value not in known_keys:
                says = N_("“{value}” is no option of {key}; choose one of: {choices}")
                listed = ", ".join(known_keys)
                yield _problem(one, says, value=one.value, key=key, choices=listed)


def _question_fitting(node: Node, values: dict[str, Node]) -> Iterator[Problem]:
    """Look at what a question needs, and what one of its type may not have."""
    kind = _plain(node, "type")
    if "question" not in values and "rotate" not in values:
        says = N_("“{name}” is missing here")
        yield _problem(node, says, name="question", example=_example("question"))
    if kind_of(kind).needs_options and not {"options", "sets_for"} & set(values):
        says = N_("a question of type {type} needs options")
        yield _problem(node, says, type=kind, example=_example("options"))
    for name, types in _MAY_HAVE.items():
        if kind in KINDS and kind not in types and name in values:
            says = N_("only {types} may have {name}; this is {type}")
            yield _problem(values[name], says, types=", ".join(types), name=name, type=kind)


def _problem(
    node: Node, says: str, *, warning: bool = False, example: str = "", **details: object
) -> Problem:
    return Problem(says, node.line, node.column, details, warning, example)


def _example(name: str) -> str:
    return QUESTION.fields[name].example


def _plain(node: Node, name: str) -> str:
    inner = node.value.get(name) if isinstance(node.value, dict) else None
    return str(inner.value) if inner else ""


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
