"""The pages of principles: all forty-one, in both languages, each with a test that is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = {
    code: (ROOT / "docs" / name).read_text("utf-8")
    for code, name in (("nl", "principes.md"), ("en", "principles.md"))
}


def cited(page: str) -> list[str]:
    """Return the tests a page names, in its order."""
    return re.findall(r"Test: `([^`]+)`\.", page)


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
