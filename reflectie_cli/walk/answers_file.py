"""Answers that come as a file or through a pipe: one mapping `key: answer`, YAML or JSON.

Everything is read and checked before anything is kept: one problem, and nothing is stored. The
replies are those that the same answers typed by hand would give (contract, section 3.6).
"""

import difflib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.question_types import AnswerReader, Multi, kind_of
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.system.problems import FileProblems, Problem
from reflectie_cli.system.text_files import read_text
from reflectie_cli.system.yaml_tree import Node, read_tree
from reflectie_cli.walk.walk import follows_from


def read_answers(
    data: bytes,
    name: str,
    steps: Sequence[Step],
    reader: AnswerReader,
    *,
    not_now: Sequence[Step] = (),
    before: Mapping[str, Reply] | None = None,
) -> dict[str, Reply]:
    """Read answers to `steps` from the bytes of a file called `name`, by question key.

    `not_now` are steps of the set that are asked at another moment; an answer to one is refused
    and says so. What belonged to a reply `before` stays where only its text is given. Raise
    `NotText`, or `FileProblems` with every problem.
    """
    root = _tree(read_text(data, name), name)
    problems: list[Problem] = []

    if root.nothing:
        return {}
    if not isinstance(root.value, dict):
        says = N_("answers are written as “key: answer”, one key for every question")
        raise FileProblems(name, [Problem(says, root.line)])
    by_key = {step.key: step for step in steps}
    later = {step.key: _IS_LATER if step.later else _WAS_EARLIER for step in not_now}
    replies: dict[str, Reply] = {}
    for key, node in root.value.items():
        try:
            if key not in by_key:
                raise _unknown(key, (root.names or {}).get(key, node), by_key, later)
            reply = _reply(by_key[key], node, reader, (before or {}).get(key, Reply()))
        except _Wrong as wrong:
            details = {"key": key, **wrong.details}
            problems.append(Problem(wrong.says, wrong.node.line, wrong.node.column, details))
        else:
            if not reply.empty:
                replies[key] = reply
    problems += _not_asked(steps, {**(before or {}), **replies}, replies, root.value)
    if problems:
        raise FileProblems(name, problems)
    return {step.key: replies[step.key] for step in steps if step.key in replies}


def _not_asked(
    steps: Sequence[Step], all_replies: Mapping[str, Reply], given: Collection[str], nodes: Any
) -> list[Problem]:
    """Find answers to questions that a person would not have been asked after these."""
    says = N_("“{key}” is only asked after another answer to {of}")
    problems: list[Problem] = []
    for step in steps:
        before = all_replies.get(step.because_of or "", Reply())
        if step.of and not step.branches and step.key in given and not follows_from(step, before):
            details = {"key": step.key, "of": step.because_of}
            node = nodes[step.key]
            problems.append(Problem(says, node.line, node.column, details))
    return problems


_IS_LATER = N_("“{key}” is asked later; give it then, with: reflectie resume")
_WAS_EARLIER = N_("“{key}” was asked before; change it with: reflectie edit")


class _Wrong(Exception):
    """Something wrong with an answer, at a place."""

    def __init__(self, node: Node, says: str, **details: object) -> None:
        super().__init__(says)
        self.node, self.says, self.details = node, says, details


def _unknown(key: str, place: Node, known: Mapping[str, Step], later: Mapping[str, str]) -> _Wrong:
    if key in later:
        return _Wrong(place, later[key])
    if near := difflib.get_close_matches(key, known, n=1):
        says = N_("there is no question “{key}” here; did you mean {near}?")
        return _Wrong(place, says, near=near[0])
    says = N_("there is no question “{key}” here; the questions are: {keys}")
    keys = [key for key, step in known.items() if not step.is_extra]
    return _Wrong(place, says, keys=", ".join(keys))


Given = TypeVar("Given")


def _reply(step: Step, node: Node, reader: AnswerReader, before: Reply) -> Reply:
    kind = kind_of(step.type)
    if kind.parts:
        return _with_parts(step, node, reader, before)
    if isinstance(kind, Multi):
        return _chosen(kind, step, node)
    return _at(node, lambda: reader.answer(step, _plain(node)))


def _chosen(kind: Multi, step: Step, node: Node) -> Reply:
    chosen: list[str] = []
    for item in node.value if isinstance(node.value, list) else [node]:
        if (word := _plain(item)).strip():
            chosen += _at(item, partial(kind.chosen_in, step, word, keys_first=True))
    return _at(node, partial(kind.reply, step, chosen))


def _with_parts(step: Step, node: Node, reader: AnswerReader, before: Reply) -> Reply:
    """Read text, or a mapping of text and what belongs to it."""
    parts = kind_of(step.type).parts
    inner = node.value if isinstance(node.value, dict) else {"text": node}
    known = ["text", *parts]
    for name in inner:
        if name not in known:
            place = (node.names or {}).get(name, node)
            says = N_("“{name}” does not belong to {key}; you can use: {known}")
            asked = [one for one in known if step.shared or one != PromptPart.TOGETHER.value]
            raise _Wrong(place, says, name=name, known=", ".join(asked))
    reply = reader.whole(step, _plain(inner["text"])) if "text" in inner else Reply()
    whole = before.reworded(reply)
    for part in parts:
        if part in inner:
            read = partial(reader.part, PromptPart(part), whole, _plain(inner[part]))
            whole = _at(inner[part], read)
    if reply.empty and len(inner) > ("text" in inner):
        raise _Wrong(node, N_("“text” is missing here"))
    return Reply() if reply.empty else whole


def _at(node: Node, read: Callable[[], Given]) -> Given:
    """Read something, and tie what is wrong with it to its place.

    A file is told the keys of options where a person is told their labels.
    """
    try:
        return read()
    except ReflectieError as problem:
        choices = {"choices": problem.details["keys"]} if "keys" in problem.details else {}
        raise _Wrong(node, problem.says, **{**problem.details, **choices}) from problem


def _plain(node: Node) -> str:
    if not isinstance(node.value, str):
        raise _Wrong(node, N_("plain text is expected after {key}"))
    return node.value


def _tree(text: str, name: str) -> Node:
    """Read JSON as JSON and everything else as YAML."""
    if text.lstrip()[:1] == "{":
        try:
            return _node(json.loads(text, object_pairs_hook=_once, parse_int=str, parse_float=str))
        except _Twice as twice:
            says = N_("“{name}” is here twice; keep one.")
            raise FileProblems(name, [Problem(says, details={"name": twice.args[0]})]) from None
        except (json.JSONDecodeError, RecursionError):
            pass  # YAML's own {…}, or broken: reading it as YAML tells where
    return read_tree(text, name)


class _Twice(Exception):
    """A name that stands in one JSON object twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object in which every name stands once. Raise `_Twice`."""
    read: dict[str, Any] = {}
    for name, value in pairs:
        if name in read:
            raise _Twice(name)
        read[name] = value
    return read


def _node(value: Any) -> Node:
    """Return a JSON value as a node without a place: nobody looks up a line in JSON."""
    if isinstance(value, dict):
        names = {key: Node(key, 0, 0) for key in value}
        return Node({key: _node(inner) for key, inner in value.items()}, 0, 0, names)
    if isinstance(value, list):
        return Node([_node(inner) for inner in value], 0, 0)
    if value is None:
        return Node("", 0, 0)
    return Node(value if isinstance(value, str) else json.dumps(value), 0, 0)
