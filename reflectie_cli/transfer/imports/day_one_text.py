"""Reads the words of Day One's rich text: lines with their headings, bullets, numbers and ticks."""

import msgspec

_DEEPEST = 12


class _Line(msgspec.Struct, frozen=True, rename="camel"):
    header: int | None = None
    list_style: str | None = None
    list_index: int | None = None
    indent_level: int | None = None
    checked: bool | int | None = None
    quote: bool | int | None = None


class _Attributes(msgspec.Struct, frozen=True):
    line: _Line | None = None


class _Embedded(msgspec.Struct, frozen=True):
    type: str = ""


class _Piece(msgspec.Struct, frozen=True, rename="camel"):
    text: str = ""
    attributes: _Attributes | None = None
    embedded_objects: tuple[_Embedded, ...] = ()


class _RichText(msgspec.Struct, frozen=True):
    contents: tuple[_Piece, ...] = ()


def rich_words(raw: msgspec.Raw) -> tuple[str, int]:
    """Return the words of a rich text as Markdown, and how many pictures stand among them.

    Raise what decoding raises.
    """
    rich = msgspec.json.decode(raw, type=str | None)
    pieces = msgspec.json.decode(rich, type=_RichText).contents if rich else ()
    written: list[str] = []
    pictures = number = 0
    at_start = True
    for piece in pieces:
        line = (piece.attributes and piece.attributes.line) or _Line()
        parts = piece.text.splitlines(keepends=True) if _begins_lines(line) else [piece.text]
        given = line.list_index
        for part in parts:
            if at_start and part.strip():
                number = (given or number + 1) if line.list_style == "numbered" else 0
                given = None  # the number of its first line
                written.append(_mark(line, number))
            written.append(part)
            at_start = part.endswith("\n") if part else at_start
        if piece.embedded_objects:
            rules = [one.type == "horizontalRuleLine" for one in piece.embedded_objects]
            pictures += rules.count(False)
            written.append("\n---\n" if any(rules) else "\n")
            at_start = True
    return "".join(written), pictures


def _begins_lines(line: _Line) -> bool:
    """Return whether each of its lines begins with a mark."""
    return bool(line.list_style or line.header or line.quote)


def _mark(line: _Line, number: int) -> str:
    """Return what stands before a line: its heading, bullet, number or tick."""
    indent = "  " * min(max((line.indent_level or 1) - 1, 0), _DEEPEST)
    if line.list_style == "bulleted":
        return f"{indent}- "
    if line.list_style == "numbered":
        return f"{indent}{number}. "
    if line.list_style == "checkbox":
        return f"{indent}- [{'x' if line.checked else ' '}] "
    if line.header:
        return "#" * min(max(line.header, 1), 6) + " "
    return "> " if line.quote else ""
