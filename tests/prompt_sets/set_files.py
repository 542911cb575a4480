"""The file of a set, read as one's own."""

from pathlib import Path

import pytest

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.model import PromptSet

GOOD = """\
name: eigen
title: Eigen
questions:
  - key: situation
    type: text
    roles: [why]
    question: Wat?
"""
"""Line 1: name; 2: title; 4: key; 5: type; 6: roles; 7: question."""
ENGLISH = speak("en")


def changed(old: str, new: str) -> str:
    """Give the good file with one thing changed."""
    assert old in GOOD
    return GOOD.replace(old, new)


def read(path: Path, content: str | bytes) -> PromptSet:
    """Write a file and read it as a set of one's own."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_prompt_set(path, own=True)[0]


def said(path: Path, content: str | bytes, language: Language = ENGLISH) -> list[str]:
    """Give what is said about a file that is refused, one problem an item."""
    with pytest.raises(ReflectieError) as caught:
        read(path, content)
    return caught.value.sentence(language).split("\n")
