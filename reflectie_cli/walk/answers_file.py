"""Answers that come as a file or through a pipe: one mapping `key: answer`, YAML or JSON.

Everything is read and checked before anything is kept: one problem, and nothing is stored. What
it gives equals what the same answers typed by hand would have given (contract, section 3.6).
"""

import difflib
import json
from collections.abc import Sequence
from typing import Any

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_
from reflectie_cli.method.problems import FileProblems, Problem
from reflectie_cli.method.prompt_set import QuestionType, Step
from reflectie_cli.method.reply import Reply
from reflectie_cli.method.yaml_file import Node, decode, read_tree
from reflectie_cli.walk.reading import NotAChoice, Reading
from reflectie_cli.walk.walk import PARTS

_LISTS = (QuestionType.MULTI, QuestionType.TAG, QuestionType.CHOICE)


def read_answers(
    data: bytes,
    name: str,
    steps: Sequence[Step],
    reading: Reading,
    *,
    not_now: Sequence[Step] = (),
) -> dict[str, Reply]:
    """Read answers to `steps` from the bytes of a file called `name`, by question key.

    `not_now` are steps of the set that are asked at another moment; an answer to one is refused
    and says so. Raises `NotUtf8`, or `FileProblems` with every problem.
    """
    root = _tree(decode(data, name), name)
    problems: list[Problem] = []

    def wrong(node: Node, says: str, **details: object) -> None:
        problems.append(Problem(says, node.line, node.column, details))

    if root.nothing:
        return {}
    if not isinstance(root.value, dict):
        raise FileProblems(
            name,
            [
                Problem(
                    N_("answers are written as “key: answer”, one key for every question"),
                    root.line,
                )
            ],
        )
    by_key = {step.key: step for step in steps}
    later = {step.key for step in not_now}
    replies: dict[str, Reply] = {}
    for key, node in root.value.items():
        place = (root.names or {}).get(key, node)
        if key in later:
            wrong(
                place,
                N_("“{key}” is asked at another moment; give it with: reflectie resume"),
                key=key,
            )
        elif key not in by_key:
            near = difflib.get_close_matches(key, by_key, n=1)
            if near:
                wrong(
                    place,
                    N_("there is no question “{key}” here; did you mean {near}?"),
                    key=key,
                    near=near[0],
                )
            else:
                wrong(
                    place,
                    N_("there is no question “{key}” here; there are: {keys}"),
                    key=key,
                    keys=", ".join(by_key),
                )
        else:
            try:
                reply = _reply(by_key[key], node, reading)
            except _Misshapen as problem:
                wrong(problem.node, problem.says, key=key, **problem.details)
            except ReflectieError as problem:
                wrong(node, problem.says, **problem.details)
            else:
                if not reply.empty:
                    replies[key] = reply
    if problems:
        raise FileProblems(name, problems)
    return {step.key: replies[step.key] for step in steps if step.key in replies}


class _Misshapen(Exception):
    """An answer of the wrong shape, at a place."""

    def __init__(self, node: Node, says: str, **details: object) -> None:
        super().__init__(says)
        self.node, self.says, self.details = node, says, details


def _reply(step: Step, node: Node, reading: Reading) -> Reply:
    if step.type in PARTS:
        return _with_parts(step, node, reading)
    if isinstance(node.value, list) and step.type in _LISTS:
        return _listed(step, node, reading)
    return reading.answer(step, _plain(node))


def _listed(step: Step, node: Node, reading: Reading) -> Reply:
    assert isinstance(node.value, list)
    words = [" ".join(_plain(item).split()) for item in node.value]
    if step.type is QuestionType.TAG:
        return Reply(chosen=tuple(dict.fromkeys(word for word in words if word)))
    chosen: list[str] = []
    for word in words:
        keys = [key for key, label in step.options.items() if word in (key, label)]
        if not keys:
            raise NotAChoice(text=word, choices=", ".join(step.options))
        chosen += keys
    return reading.answer(step, ", ".join(key for key in step.options if key in chosen))


def _with_parts(step: Step, node: Node, reading: Reading) -> Reply:
    """Read text, or a mapping of text and what belongs to it."""
    parts = PARTS[step.type]
    inner = node.value if isinstance(node.value, dict) else {"text": node}
    known = ["text", *(part.value for part in parts)]
    for name in inner:
        if name not in known:
            place = (node.names or {}).get(name, node)
            raise _Misshapen(
                place,
                N_("“{name}” does not belong to {key}; there are: {known}"),
                name=name,
                known=", ".join(known),
            )
    reply = reading.whole(step, _plain(inner["text"])) if "text" in inner else Reply()
    if reply.empty:
        return Reply()
    for part in parts:
        if part.value in inner:
            reply = reading.part(part, reply, _plain(inner[part.value]))
    return reply


def _plain(node: Node) -> str:
    if not isinstance(node.value, str):
        raise _Misshapen(node, N_("plain text is expected behind {key}"))
    return node.value


def _tree(text: str, name: str) -> Node:
    """Read JSON as JSON and everything else as YAML."""
    if text.lstrip()[:1] == "{":
        try:
            return _node(json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str))
        except _Twice as twice:
            says = N_("“{name}” stands here twice; keep one.")
            raise FileProblems(name, [Problem(says, details={"name": twice.args[0]})]) from None
        except (json.JSONDecodeError, RecursionError):
            pass  # YAML's own {…}, or broken: reading it as YAML tells where
    return read_tree(text, name)


class _Twice(Exception):
    """A name that stands in one JSON object twice."""


class _Pairs(dict[str, Any]):
    """A JSON object in which a name may stand only once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        if len(self) < len(pairs):
            names = [name for name, _ in pairs]
            raise _Twice(next(name for name in names if names.count(name) > 1))


def _node(value: Any) -> Node:
    """Give a JSON value as a node, without a line: JSON of a program has none worth naming."""
    if isinstance(value, dict):
        return Node(
            {key: _node(inner) for key, inner in value.items()},
            0, 0, {key: Node(key, 0, 0) for key in value},
        )  # fmt: skip
    if isinstance(value, list):
        return Node([_node(inner) for inner in value], 0, 0)
    if value is None:
        return Node("", 0, 0)
    return Node(value if isinstance(value, str) else json.dumps(value), 0, 0)
