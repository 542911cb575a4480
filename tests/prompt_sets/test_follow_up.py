"""The words of a follow-up are the same on every screen."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from reflectie_cli.journal import follow_ups
from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.follow_up import ASKED, DONE, KNOWN_HOW
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import PromptSet

PROMPTS = Path(__file__).parents[2] / "prompts"


@pytest.fixture
def follow_up(home: Path) -> PromptSet:
    """Return the set that looks back on an intention."""
    return Library(home / "prompts").find("opvolging")


@pytest.mark.parametrize(("key", "labels"), [("done", DONE), ("known_how", KNOWN_HOW)])
@pytest.mark.parametrize("language", [speak("nl"), speak("en")], ids=["nl", "en"])
def test_labels_are_those_of_the_set(
    follow_up: PromptSet, language: Language, key: str, labels: Mapping[str, str]
) -> None:
    """What a page says of a follow-up is what somebody chose when they were asked."""
    question = next(one for one in follow_up.questions if one.key == key)
    asked = {option: language.of(text) for option, text in question.options.items()}
    assert asked == {option: language.text(label) for option, label in labels.items()}


def test_what_is_kept_of_a_follow_up_is_what_it_asks(follow_up: PromptSet) -> None:
    """Every question that follow-ups are read from is asked, in that order."""
    keys = [question.key for question in follow_up.questions]
    assert [key for key in keys if key in follow_ups.KEYS] == [*follow_ups.KEYS]
    assert set(ASKED) <= set(KNOWN_HOW)


@pytest.mark.parametrize("file", sorted(PROMPTS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_yaml_reader_reads_a_shipped_set(file: Path) -> None:
    """A set reads the same with libyaml and without: some machines and most tools have only one."""
    text = file.read_text("utf-8")
    with_libyaml = yaml.load(text, Loader=yaml.CSafeLoader)
    assert yaml.load(text, Loader=yaml.SafeLoader) == with_libyaml
