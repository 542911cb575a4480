"""The pages of principles: all forty-one, in both languages, each with a test that is there."""

import re
from pathlib import Path

from reflectie_cli.cli.commands import COMMANDS
from reflectie_cli.prompt_sets.library import Library

ROOT = Path(__file__).parent.parent
PAGES = {
    code: (ROOT / "docs" / name).read_text("utf-8")
    for code, name in (("nl", "principes.md"), ("en", "principles.md"))
}
SETS = Library(Path("nowhere")).headings()


def cited(page: str) -> list[str]:
    """Return the tests a page names, in its order."""
    return re.findall(r"Test: `([^`]+)`\.", page)


def meant(page: str) -> list[str]:
    """Return what a page names between backticks, sets and commands by their own names, in order."""
    names = {alias: one.name for one in SETS for alias in one.aliases}
    names |= {name: one.name for one in COMMANDS for name in (one.name, one.dutch)}
    named = re.findall(r"`((?:reflectie\s)?[a-z][a-z-]+)[^`/]*`", page)
    return [names.get(name, name) for name in (one.split()[-1] for one in named)]


def test_all_principles_stand_on_both_pages_in_their_order() -> None:
    """C1 to C41 of methods.md, part C, each with what it says, where it lives and a test."""
    for page in PAGES.values():
        assert re.findall(r"(?m)^## C(\d+) · \S", page) == [str(number) for number in range(1, 42)]
        assert len(cited(page)) == 41


def test_both_pages_name_the_same_tests_and_each_is_there() -> None:
    """A principle is shown by a test that somebody can run."""
    assert cited(PAGES["nl"]) == cited(PAGES["en"])
    for one in cited(PAGES["nl"]):
        file, name = one.split("::")
        assert re.search(rf"(?m)^def {name}\(", (ROOT / file).read_text("utf-8")), one


def test_both_pages_name_the_same_sets_and_commands_and_each_is_there() -> None:
    """Where a principle lives can be typed, in either language."""
    assert meant(PAGES["nl"]) == meant(PAGES["en"])
    there = {one.name for one in SETS} | {one.name for one in COMMANDS}
    assert set(meant(PAGES["nl"])) <= there


def test_a_principle_is_short_and_has_the_same_sources_on_both_pages() -> None:
    """At most four lines under each, and a source with a letter that the page explains."""
    said = {}
    for code, page in PAGES.items():
        top, *parts = re.split(r"(?m)^## C.+$", page)
        assert all(len([line for line in part.split("\n") if line]) <= 4 for part in parts)
        said[code] = [re.findall(r"S\d|§[\d.]+", part) for part in parts]
        assert all(said[code])
        assert {one for of in said[code] for one in of if one[0] == "S"} <= set(
            re.findall(r"S\d", top)
        )
    assert said["nl"] == said["en"]
