"""A hint that cries wolf is turned off: over a year of work without names there are hardly any."""

from collections.abc import Iterator
from typing import Any

import yaml

from reflectie_cli.hints.nudge import nudge
from tests.year.conftest import QUARTERS

_WORTH_LOOKING_AT = 20


def answers(value: Any) -> Iterator[str]:
    """Yield every answer in words."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from answers(inner)
    elif isinstance(value, str) and len(value) >= _WORTH_LOOKING_AT:
        yield value


def test_a_year_without_names_gets_hardly_a_hint() -> None:
    """Of its answers, none of which names anybody, not one in two hundred is stopped at."""
    items = [item for file in QUARTERS for item in yaml.safe_load(file.read_text("utf-8"))]
    written = [text for item in items for text in answers(item.get("answers", {}))]
    hinted = [text for text in written if nudge(text, "nl")]
    assert len(written) > 800
    assert len(hinted) / len(written) < 1 / 200
