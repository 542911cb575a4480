"""What must fit together in the file of a prompt set: names, keys, types, earlier questions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.form import QUESTION, is_set_name
from reflectie_cli.prompt_sets.model import Role
from reflectie_cli.prompt_sets.question_types import KINDS, kind_of
from reflectie_cli.prompt_sets.steps import because_key, further_key, several_keys
from reflectie_cli.system.problems import Problem
from reflectie_cli.system.yaml_tree import Node

_MAY_HAVE = {
    name: [one for one, kind in KINDS.items() if name in kind.may_have]
    for name in ("options", "sets_for", "further", "several")
}


def misfits(root: Node, found: dict[str, Any], path: Path) -> Iterator[Problem]:
    """Return what no single value can tell: names, keys and types that do not fit each other.

    `found` is what was read of `root`, the file at `path`.
    """
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
        follows = companions.get(key, node)
        if (key and key in seen) or (follows is not node and _plain(follows, "type") == "scale"):
            says = N_("two questions have the key {key}; a key can be used once")
            yield _problem(values["key"], says, key=key)
        elif follows is not node:
            says = N_("the key {key} is of what is asked after {of}; choose another one")
            yield _problem(values["key"], says, key=key, of=_plain(follows, "key"))
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
        known_keys = _options(before[key])
        if known_keys is None:
            says = N_(
                "only a choice or multi with options can lead to this question; {key} is none"
            )
            yield _problem(place, says, key=key)
            continue
        for one in chosen.value if isinstance(chosen.value, list) else []:
            if isinstance(one.value, str) and one.value not in known_keys:
                says = N_("“{value}” is no option of {key}; choose one of: {choices}")
                listed = ", ".join(known_keys)
                yield _problem(one, says, value=one.value, key=key, choices=listed)


def _options(node: Node) -> list[str] | None:
    """Return the keys of what a question lets somebody choose; None where it has none of its own."""
    options = node.value.get("options") if isinstance(node.value, dict) else None
    if not kind_of(_plain(node, "type")).keyed or options is None:
        return None
    return [*options.value] if isinstance(options.value, dict) else []


def _question_fitting(node: Node, values: dict[str, Node]) -> Iterator[Problem]:
    """Look at what a question needs, and what one of its type may not have."""
    kind = _plain(node, "type")
    if "question" not in values and "rotate" not in values:
        says = N_("“{name}” is missing here")
        yield _problem(node, says, name="question", example=_example("question"))
    if kind_of(kind).needs_options and not {"options", "sets_for"} & set(values):
        says = N_("a question of type {type} needs options")
        yield _problem(node, says, type=kind, example=_example("options"))
    if "about" in values and "rotate" in values:
        says = N_("a question that takes turns is asked in those words, so it has no about")
        yield _problem(values["about"], says)
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
