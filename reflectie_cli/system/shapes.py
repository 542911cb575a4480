"""The shape of a prompt set's file, stated once: it checks a file and prints the JSON Schema.

A shape reads a node as the value it stands for; what does not fit is reported with its
line and skipped, so that one reading tells everything that is wrong.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from reflectie_cli.language import CODES, N_
from reflectie_cli.system.problems import Problem
from reflectie_cli.system.yaml_tree import Node

Report = Callable[[Problem], None]


class Shape(Protocol):
    """What a value in the file may be."""

    def read(self, node: Node, report: Report) -> Any:
        """Return the value, or report what is wrong and return None."""

    def schema(self) -> dict[str, Any]:
        """Return the same as JSON Schema."""


def _wrong(node: Node, report: Report, says: str, **details: object) -> None:
    report(Problem(says, node.line, node.column, details))


@dataclass(frozen=True)
class Words:
    """One text, for people or for the program; with a pattern it must fit that."""

    pattern: str = ""
    example: str = ""

    def read(self, node: Node, report: Report) -> str | None:
        """Return the text."""
        if not isinstance(node.value, str) or not node.value.strip():
            _wrong(node, report, N_("text is expected here"))
        elif self.pattern and not re.fullmatch(self.pattern, node.value):
            _wrong(
                node,
                report,
                N_("“{value}” does not fit; write it like {example}"),
                value=node.value,
                example=self.example,
            )
        else:
            return node.value.strip()
        return None

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        pattern = {"pattern": f"^(?:{self.pattern})$"} if self.pattern else {"minLength": 1}
        return {"type": "string", **pattern}


@dataclass(frozen=True)
class Spoken:
    """A text in both languages, or one plain text in a person's own set.

    `beside` are names that may stand beside the languages.
    """

    beside: Mapping[str, "Field"] = field(default_factory=dict)

    def read(self, node: Node, report: Report) -> dict[str, Any] | None:
        """Return the text by language code, and what stands beside it by its name."""
        if isinstance(node.value, str):
            text = Words().read(node, report)
            return {"nl": text, "en": text} if text else None
        return self._both.read(node, report)

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"anyOf": [Words().schema(), self._both.schema()]}

    @property
    def _both(self) -> "RecordShape":
        languages = {str(code): Field(Words(), needed=True) for code in CODES}
        return RecordShape({**languages, **self.beside})


@dataclass(frozen=True)
class OneOf:
    """One word out of a list."""

    words: tuple[str, ...]

    def read(self, node: Node, report: Report) -> str | None:
        """Return the word."""
        if node.value in self.words:
            return str(node.value)
        _wrong(
            node,
            report,
            N_("“{value}” is not known here; choose one of: {choices}"),
            value=node.value if isinstance(node.value, str) else "…",
            choices=", ".join(self.words),
        )
        return None

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Number:
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, node: Node, report: Report) -> int | None:
        """Return the number."""
        if isinstance(node.value, str) and re.fullmatch(r"[0-9]{1,9}", node.value):
            number = int(node.value)
            if self.least <= number <= self.most:
                return number
        _wrong(
            node,
            report,
            N_("a whole number from {least} to {most} is expected here"),
            least=self.least,
            most=self.most,
        )
        return None

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def read(self, node: Node, report: Report) -> bool | None:
        """Return the value."""
        if node.value in ("true", "false"):
            return node.value == "true"
        _wrong(node, report, N_("write true or false here"))
        return None

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Many:
    """A list of one shape, at least `least` and at most `most`."""

    item: Shape
    most: int = 100
    least: int = 1

    def read(self, node: Node, report: Report) -> list[Any] | None:
        """Return the values that fit."""
        if not isinstance(node.value, list):
            _wrong(node, report, N_("a list is expected here, every line beginning with “- ”"))
            return None
        if not self.least <= len(node.value) <= self.most:
            _wrong(
                node,
                report,
                N_("between {least} and {most} are expected here, not {count}"),
                least=self.least,
                most=self.most,
                count=len(node.value),
            )
        values = (self.item.read(item, report) for item in node.value[: self.most])
        return [value for value in values if value is not None]

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        sizes = {"minItems": self.least, "maxItems": self.most}
        return {"type": "array", "items": self.item.schema(), **sizes}


@dataclass(frozen=True)
class Either:
    """One of two shapes: `plain` where a plain word stands, or else `other`."""

    plain: Shape
    other: Shape

    def read(self, node: Node, report: Report) -> Any:
        """Return the value."""
        shape = self.plain if isinstance(node.value, str) else self.other
        return shape.read(node, report)

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"anyOf": [self.plain.schema(), self.other.schema()]}


@dataclass(frozen=True)
class Named:
    """A mapping whose names people choose: `key: {nl: …, en: …}`."""

    names: "Words | OneOf"
    value: Shape

    def read(self, node: Node, report: Report) -> dict[str, Any] | None:
        """Return the values by name."""
        if not isinstance(node.value, dict) or not node.value:
            _wrong(
                node,
                report,
                N_("names followed by a text are expected here, such as {example}"),
                example="good: {nl: goed, en: good}",
            )
            return None
        found = {}
        for name, value in node.value.items():
            fitting = self.names.read((node.names or {})[name], report)
            inner = self.value.read(value, report)
            if fitting is not None and inner is not None:
                found[fitting] = inner
        return found

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {
            "type": "object",
            "propertyNames": self.names.schema(),
            "additionalProperties": self.value.schema(),
            "minProperties": 1,
        }


@dataclass(frozen=True)
class Field:
    """One name of a record: what stands behind it, what it is for, and how it is written."""

    shape: Shape
    says: str = ""
    needed: bool = False
    example: str = ""

    def read(self, node: Node, report: Report) -> Any:
        """Return the value; what does not fit is reported with the example."""
        return self.shape.read(node, lambda problem: report(self._with_example(problem)))

    def _with_example(self, problem: Problem) -> Problem:
        return problem if problem.example else replace(problem, example=self.example)


@dataclass(frozen=True)
class RecordShape:
    """A mapping with names of ours; a name that is not known is a problem, never ignored."""

    fields: Mapping[str, Field]

    def read(self, node: Node, report: Report) -> dict[str, Any] | None:
        """Return the values that stand there and fit."""
        if not isinstance(node.value, dict):
            _wrong(
                node,
                report,
                N_("names followed by values are expected here: {names}"),
                names=", ".join(self.fields),
            )
            return None
        found: dict[str, Any] = {}
        for name, value in node.value.items():
            if name not in self.fields:
                place = (node.names or {})[name]
                near = difflib.get_close_matches(name, self.fields, n=1)
                if near:
                    says = N_("“{name}” is not known here; did you mean {near}?")
                    details = {"name": name, "near": near[0]}
                    meant = self.fields[near[0]].example
                    report(Problem(says, place.line, place.column, details, example=meant))
                else:
                    _wrong(
                        place,
                        report,
                        N_("“{name}” is not known here; you can use: {names}"),
                        name=name,
                        names=", ".join(self.fields),
                    )
            elif (read := self.fields[name].read(value, report)) is not None:
                found[name] = read
        for name, entry in self.fields.items():
            if entry.needed and name not in node.value:
                says = N_("“{name}” is missing here")
                details = {"name": name}
                report(Problem(says, node.line, node.column, details, example=entry.example))
        return found

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {
            "type": "object",
            "properties": {
                name: {
                    **entry.shape.schema(),
                    **({"description": entry.says} if entry.says else {}),
                }
                for name, entry in self.fields.items()
            },
            "required": [name for name, entry in self.fields.items() if entry.needed],
            "additionalProperties": False,
        }
