"""What the tests of readers are built on: a file of somebody else's, read without a journal."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from reflectie_cli.errors import ImportUnreadable
from reflectie_cli.journal.entry import Entry
from reflectie_cli.language import Code, speak
from reflectie_cli.transfer.imports.content import Content, ImportResult, read_import


def amsterdam(moment: datetime) -> datetime:
    """Return a time its offset in Amsterdam."""
    return moment.replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


def read(
    data: str | bytes | list[Any] | dict[str, Any],
    name: str = "file",
    *,
    lang: Code = "en",
    columns: Mapping[str, str] | None = None,
) -> ImportResult:
    """Read a file by whoever knows it."""
    text = data if isinstance(data, str | bytes) else json.dumps(data)
    whole = text if isinstance(text, bytes) else text.encode()
    return read_import(Content.of(whole, name, speak(lang), amsterdam, columns))


def refusal(data: str | bytes, name: str = "file", *, lang: Code = "en") -> str:
    """Return what is said of a file that is refused; empty where it is not."""
    try:
        read(data, name, lang=lang)
    except ImportUnreadable as problem:
        return problem.sentence(speak(lang))
    return ""


def said(entry: Entry) -> str:
    """Return what was written."""
    (answer,) = entry.answers
    return answer.words


def moments(found: ImportResult) -> list[str]:
    """Return the day and the time of each entry, as the clock of its place had it."""
    return [f"{entry.created:%Y-%m-%d %H:%M}" for entry in found.entries]
