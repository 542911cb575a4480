"""Sets on which the program relies by name are there, and no file names one beside the table."""

import re
from pathlib import Path

import reflectie_cli
from reflectie_cli.loop.team import walked_by_a_team
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.library import Library

PACKAGE = Path(reflectie_cli.__file__).parent
NAMES = {
    known.AFTER_SHIFT, known.DOUBLE_LOOP, known.SHOWN_IN_DEMO, known.COACH, known.FOLLOW_UP,
    known.TEAM_YEAR, known.RECEIVED, *known.SUGGESTED, *known.OF_A_TEAM, *known.REVIEWS.values(),
}  # fmt: skip


def test_every_known_set_is_shipped() -> None:
    """A set that is renamed or taken away would leave a command without its questions."""
    assert [
        name for name in sorted(NAMES) if Library(Path("nowhere")).find(name).name != name
    ] == []


def test_sets_are_named_in_one_place() -> None:
    """A name of a set stands in code once."""
    quoted = re.compile("|".join(f'"{name}"' for name in sorted(NAMES)))
    found = [
        (file.name, match[0])
        for file in sorted(PACKAGE.rglob("*.py"))
        if file.name != "known.py"
        for match in quoted.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_sets_that_nobody_walks_alone_are_known_by_name() -> None:
    """What is written in them is a team's, and no file need be read to know it."""
    walked = {one.name for one in Library(Path("nowhere")).headings() if walked_by_a_team(one)}
    assert set(known.WALKED_BY_A_TEAM) == walked
