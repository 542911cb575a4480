"""Text that Markdown shows as it was written."""

import re


def literal(text: str) -> str:
    """Write text so that Markdown shows it as it is, line by line."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(
        "\\\n".join(_literal_line(line.strip()) for line in paragraph.split("\n"))
        for paragraph in paragraphs
    )


def _literal_line(line: str) -> str:
    inside = re.sub(r"([\\`*_\[\]<>|~&])", r"\\\1", line)
    return re.sub(r"^([#+=-]|\d+(?=[.)]))", _escaped_start, inside)


def _escaped_start(found: re.Match[str]) -> str:
    """Escape what makes a heading, a line or a list at the start; behind a number that is its mark."""
    start = found[1]
    return f"{start}\\" if start.isdecimal() else f"\\{start}"
