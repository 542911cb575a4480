"""The settings file: read strictly, written whole or not at all."""

import json
import re
import unicodedata
from contextlib import suppress
from datetime import time
from pathlib import Path
from typing import Any

from reflectie_cli.errors import ReflectieError, UnknownSetting, WrongSetting
from reflectie_cli.language import CODES, N_
from reflectie_cli.language.vocabulary import FORM
from reflectie_cli.system.presence import stands
from reflectie_cli.system.private_files import make_folder, write_whole
from reflectie_cli.system.problems import FileProblems, Problem
from reflectie_cli.system.settings import Settings
from reflectie_cli.system.shapes import Field, Flag, OneOf, RecordShape, Words
from reflectie_cli.system.yaml_tree import Node, decode, read_bytes, read_tree

_HOUR = Words("([01]?[0-9]|2[0-3]):[0-5][0-9]", example="05:00")
_CLIENT = Words(FORM, example="bewoner")
_RELATIVE = Words(FORM, example="naaste")
SHAPE = RecordShape(
    {
        "language": Field(OneOf(CODES), N_("nl or en")),
        "editor": Field(Words(), N_("the editor to write in, such as nano")),
        "plain": Field(Flag(), N_("true: plain lines, for screen readers")),
        "hints": Field(Flag(), N_("false: no hints about names and such while you write")),
        "day_begins": Field(_HOUR, N_("what you write before this hour belongs to the day before")),
        "word_client": Field(_CLIENT, N_("your word for those you care for: resident, patient …")),
        "word_relative": Field(
            _RELATIVE, N_("your word for those close to them: loved one, family …")
        ),
    }
)


_EXAMPLES = {
    "editor": "nano",
    "day_begins": _HOUR.example,
    "word_client": _CLIENT.example,
    "word_relative": _RELATIVE.example,
}


def read_settings(path: Path) -> Settings:
    """Return what stands in the file; the defaults, and the problem, where it cannot be read."""
    try:
        values = _read(path)
    except ReflectieError as problem:
        return Settings(problem=problem)
    if "day_begins" in values:
        hours, minutes = values["day_begins"].split(":")
        values["day_begins"] = time(int(hours), int(minutes))
    return Settings(**values)


def read_values(path: Path) -> dict[str, Any]:
    """Return what stands in the file, by name; empty where there is none."""
    return _read(path) if stands(path) else {}


def change(path: Path, name: str, value: str | None) -> None:
    """Set one setting, or with None remove it. All else in the file stays as it was written.

    Raise `UnknownSetting` or `WrongSetting`, `FileProblems` when the file is broken, or
    `CannotWrite`; the file is then as it was.
    """
    _check_name(name)
    written = decode(read_bytes(path), str(path)) if stands(path) else ""
    values = _values(written, str(path))
    values.pop(name, None)
    if value is not None:
        problems: list[Problem] = []
        value = unicodedata.normalize("NFC", value)
        read = SHAPE.fields[name].shape.read(Node(value, 0, 0), problems.append)
        if problems or not value.isprintable():
            raise WrongSetting(text=value, name=name, choices=_choices(name))
        values[name] = read
    text = _changed(written, name, values.get(name))
    if not _reads_as(text, values):  # it was not written one setting a line
        text = "".join(_line(key, values[key]) + "\n" for key in SHAPE.fields if key in values)
    with suppress(OSError):  # whether the folder is there shows when the file is written
        make_folder(path.parent)
    write_whole(path, [text.encode()])


def _read(path: Path) -> dict[str, Any]:
    return _values(decode(read_bytes(path), str(path)), str(path))


def _values(text: str, name: str) -> dict[str, Any]:
    root = read_tree(text, name)
    if root.nothing:
        return {}
    problems: list[Problem] = []
    values = SHAPE.read(root, problems.append)
    if problems or values is None:
        raise FileProblems(name, problems)
    return dict(values)


def _changed(written: str, name: str, value: Any) -> str:
    """Return the text of a settings file with one setting in it changed, added or left out."""
    lines = written.split("\n")
    names = read_tree(written, name).names or {}
    starts = sorted(node.line - 1 for node in names.values())
    new = [] if value is None else [_line(name, value)]
    if name not in names:
        end = len(lines) - (lines[-1].strip() == "")
        return "\n".join([*lines[:end], *new, ""])
    start = names[name].line - 1
    end = next((line for line in starts if line > start), len(lines))
    while end > start + 1 and lines[end - 1].lstrip()[:1] in ("", "#"):  # of what comes next
        end -= 1
    if new and end == start + 1 and (comment := _COMMENT.match(lines[start])):
        new = [new[0] + comment[1]]
    return "\n".join([*lines[:start], *new, *lines[end:]])


_COMMENT = re.compile(
    r"""\w+\s*:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:[^\s"'#]|\s(?!\s*\#)|(?<!\s)[#"'])*)(\s+\#.*)$"""
)
"""A setting and its value on one line, and a comment behind it."""


def _line(name: str, value: Any) -> str:
    return f"{name}: {json.dumps(value, ensure_ascii=False)}"


def _reads_as(text: str, values: dict[str, Any]) -> bool:
    try:
        return _values(text, "") == values
    except ReflectieError:
        return False


def _choices(name: str) -> str:
    schema = SHAPE.fields[name].shape.schema()
    if "enum" in schema:
        return ", ".join(schema["enum"])
    return "true, false" if schema["type"] == "boolean" else _EXAMPLES[name]


def _check_name(name: str) -> None:
    if name not in SHAPE.fields:
        raise UnknownSetting(name=name, names=", ".join(SHAPE.fields))


def typed_value(path: Path, name: str) -> str:
    """Return the value of one setting as it is typed; empty when it is not set.

    Raise `UnknownSetting`, or as `read_values` does.
    """
    _check_name(name)
    return as_typed(read_values(path).get(name))


def as_typed(value: Any) -> str:
    """Return a value as it is typed."""
    return str(value).lower() if isinstance(value, bool) else str(value or "")
