"""Reading YAML that anybody may have written: safely, strictly, with line numbers.

PyYAML gives events; from them grows a tree of nodes whose scalars stay the text that was typed,
so `22:30`, `no` and `012` mean what they say. Everything YAML offers beyond mappings, lists and
text (anchors, aliases, merge keys, tags, more documents) is refused where it stands, so that a
file cannot grow when it is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from reflectie_cli.errors import FileMissing, NotUtf8
from reflectie_cli.language import N_
from reflectie_cli.system.problems import FileProblems, Problem
from reflectie_cli.system.streams import open_file

MOST_BYTES = 64 * 1024
"""A prompt set is at most this long."""
_DEEPEST = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is not in every build

_KNOWN_TROUBLE = (
    N_("mapping values are not allowed in this context"),
    N_("could not find expected ':'"),
    N_("did not find expected key"),
    N_("did not find expected ',' or '}'"),
    N_("did not find expected ',' or ']'"),
    N_("did not find expected '-' indicator"),
    N_("found character that cannot start any token"),
    N_("found unexpected end of stream"),
    N_("found unknown escape character"),
    N_("did not find expected comment or line break"),
    N_("did not find expected alphabetic or numeric character"),
    N_("did not find expected node content"),
    N_("did not find expected <document start>"),
    N_("did not find URI escaped octet"),
    N_("did not find expected whitespace or line break"),
    N_("could not find expected directive name"),
    N_("found unexpected document indicator"),
    N_("found unknown directive name"),
    N_("found undefined tag handle"),
    N_("did not find expected tag URI"),
    N_("did not find expected '!'"),
    N_("did not find expected hexdecimal number"),
    N_("block sequence entries are not allowed in this context"),
    N_("mapping keys are not allowed in this context"),
    N_("did not find expected digit or '.' character"),
    N_("found incompatible YAML document"),
    N_("found an indentation indicator equal to 0"),
    N_("found invalid Unicode character escape code"),
    N_("found a tab character where an indentation space is expected"),
    N_("found a tab character that violates indentation"),
    N_("control characters are not allowed"),
)


_TOO_DEEP = N_("This is nested deeper than any prompt set needs.")
_NOT_YAML = N_("this is not YAML ({trouble}). Check the spaces and the quotes just before it.")
_LIBYAML_TOO_DEEP = "maximum nesting depth"
"""What libyaml says since PyYAML 6.0.4: it looks ahead, so it may notice before we do."""
_UNSEEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Deep(Exception):
    """Reading stops: what comes after too deep a place is not looked at."""


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a file: text, a list or a mapping, and where it stands (from 1)."""

    value: "str | list[Node] | dict[str, Node]"
    line: int
    column: int
    names: "dict[str, Node] | None" = None

    @property
    def nothing(self) -> bool:
        """Whether nothing was written here: `key:` with no value behind it."""
        return self.value == "" and self.names is None


class _Reader:
    """Grows the tree of one file, and collects what it refuses on the way."""

    def __init__(self, events: Iterator[yaml.Event], until: str | None) -> None:
        self.events = events
        self.until = until
        self.problems: list[Problem] = []

    def refuse(self, says: str, event: yaml.Event, **details: object) -> None:
        self.problems.append(Problem(says, *_place(event), details))

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.refuse(N_("One file holds one document; remove this “---”."), event)
                    return root
                root = self.node(next(self.events), 1)
                if self.until:
                    return root
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(
                N_("References like *{name} are not used here; write it out."),
                event,
                name=event.anchor,
            )
            return Node("", *place)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.anchor is not None:
            self.refuse(
                N_("Anchors like &{name} are not used here; remove it."), event, name=event.anchor
            )
        if event.tag is not None:
            self.refuse(N_("YAML tags are not used here; remove {name}."), event, name=event.tag)
        if depth > _DEEPEST:
            self.refuse(_TOO_DEEP, event)
            raise _Deep
        if isinstance(event, yaml.ScalarEvent):
            return Node(_text(event), *place)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(inner, depth + 1))
            return Node(items, *place)
        return self.mapping(place, depth)

    def mapping(self, place: tuple[int, int], depth: int) -> Node:
        values: dict[str, Node] = {}
        names: dict[str, Node] = {}
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            name = self.node(inner, depth + 1)
            if depth == 1 and self.until and name.value == self.until:
                break
            value = self.node(next(self.events), depth + 1)
            if not isinstance(name.value, str):
                self.refuse(N_("A name before the colon must be plain text."), inner)
            elif name.value == "<<":
                self.refuse(N_("Merge keys (<<) are not used here; write it out."), inner)
            elif name.value in values:
                self.refuse(N_("“{name}” is here twice; keep one."), inner, name=name.value)
            else:
                values[name.value], names[name.value] = value, name
        return Node(values, *place, names)


def _place_of(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return mark.line + 1, mark.column + 1
    unseen = _UNSEEN.search(text)
    before = text[: unseen.start()] if unseen else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _trouble(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _text(event: yaml.ScalarEvent) -> str:
    value: str = event.value
    if event.style in ("|", ">"):
        return value.removesuffix("\n")  # it ends the notation, not the text
    return "" if event.implicit[0] and not event.style and value in ("~", "null") else value


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """Read a file, or its first `most` bytes and one. Raise `FileMissing`."""
    try:
        with open_file(path) as file:
            return file.read(-1 if most is None else most + 1)
    except OSError as error:
        raise FileMissing(path=path, problem=error.strerror) from error


def decode(data: bytes, name: str) -> str:
    """Read bytes as UTF-8, with or without a byte order mark. Raise `NotUtf8`."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8(path=name, place=error.start + 1) from error


def read_tree(text: str, name: str, *, until: str | None = None) -> Node:
    """Read YAML as a tree of nodes; `name` is the file's, for messages.

    With `until`, only what stands before that name is read.

    Raise `FileProblems` with everything that is refused, or with the first place where the text
    stops being YAML.
    """
    reader = _Reader(yaml.parse(text, Loader=_LOADER), until)
    try:
        root = reader.document()
    except yaml.YAMLError as error:
        place, trouble = _place_of(error, text), _trouble(error)
        too_deep = _LIBYAML_TOO_DEEP in trouble
        told = Problem(_TOO_DEEP if too_deep else _NOT_YAML, *place, {"trouble": trouble})
        raise FileProblems(name, [*reader.problems, told]) from error
    except _Deep:
        raise FileProblems(name, reader.problems) from None
    if reader.problems:
        raise FileProblems(name, reader.problems)
    return root if root is not None else Node("", 1, 1)


def read_set_file(path: Path, *, until: str | None = None) -> Node:
    """Read a prompt set's file, at most 64 KiB; with `until` only its head.

    Raise `FileMissing`, `NotUtf8` or `FileProblems`.
    """
    data = read_bytes(path, MOST_BYTES)
    _not_too_long(data, path.name)
    return read_tree(decode(data, path.name), path.name, until=until)


def read_set_tree(text: str, name: str) -> Node:
    """Read the text of a prompt set, at most 64 KiB. Raise `FileProblems`."""
    _not_too_long(text.encode(), name)
    return read_tree(text, name)


def _not_too_long(data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        says = N_("The file is longer than 64 KiB; no prompt set needs that.")
        raise FileProblems(name, [Problem(says)])
