"""The settings file: read strictly, written whole or not at all."""

import json
import unicodedata
from contextlib import suppress
from datetime import time
from pathlib import Path
from typing import Any

from reflectie_cli.errors import ReflectieError, UnknownSetting, WrongSetting
from reflectie_cli.language import CODES, N_
from reflectie_cli.language.vocabulary import FORM
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
    return _read(path) if path.exists() else {}


def change(path: Path, name: str, value: str | None) -> None:
    """Set one setting, or with None remove it. Comments in the file do not survive this.

    Raise `UnknownSetting` or `WrongSetting`, `FileProblems` when the file is broken, or
    `CannotWrite`; the file is then as it was.
    """
    _check_name(name)
    values = read_values(path)
    values.pop(name, None)
    if value is not None:
        problems: list[Problem] = []
        value = unicodedata.normalize("NFC", value)
        read = SHAPE.fields[name].shape.read(Node(value, 0, 0), problems.append)
        if problems or not value.isprintable():
            raise WrongSetting(text=value, name=name, choices=_choices(name))
        values[name] = read
    text = "".join(
        f"{key}: {json.dumps(values[key], ensure_ascii=False)}\n"
        for key in SHAPE.fields
        if key in values
    )
    with suppress(OSError):  # whether the folder is there shows when the file is written
        make_folder(path.parent)
    write_whole(path, [text.encode()])


def _read(path: Path) -> dict[str, Any]:
    root = read_tree(decode(read_bytes(path), str(path)), str(path))
    if root.nothing:
        return {}
    problems: list[Problem] = []
    values = SHAPE.read(root, problems.append)
    if problems or values is None:
        raise FileProblems(str(path), problems)
    return dict(values)


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
