"""Themes: found however they are written, and changed in many entries at once."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def three(keep: Run) -> list[str]:
    """Keep three entries: two with the theme Café, one without any."""
    return [
        keep("waarom", {"situation": "a"}, "-t", "Café", "-d", "2026-11-01"),
        keep("waarom", {"situation": "b"}, "-t", "#cafe", "-t", "rust", "-d", "2026-11-02"),
        keep("waarom", {"situation": "c"}, "-d", "2026-11-03"),
    ]


def handles(items: Run, *words: str) -> set[str]:
    """Return the handles that `list` shows."""
    return {item["handle"] for item in items("list", *words)}


@pytest.mark.parametrize("typed", ["café", "CAFE", " cafe ", "#Café", "cafe\u0301", "# cafe"])
def test_a_theme_is_found_however_it_is_written(items: Run, three: list[str], typed: str) -> None:
    """Accents, capitals, spaces around it and a leading # do not matter; one theme stays one."""
    assert handles(items, "-t", typed) == set(three[:2])
    assert {item["handle"] for item in items("search", "a", "-t", typed)} == {three[0]}
    assert [item["tag"] for item in items("tags")] == ["cafe", "rust"]


def test_entries_without_a_theme_can_be_asked_for(
    items: Run, reflectie: Run, three: list[str]
) -> None:
    """`--no-tag` is without any, `--not-tag` without this one, wherever filters are."""
    assert handles(items, "--no-tag") == {three[2]}
    assert handles(items, "--not-tag", "Rust") == {three[0], three[2]}
    assert {item["handle"] for item in items("search", "b", "--not-tag", "x")} == {three[1]}
    assert items("search", "b", "--no-tag") == []
    assert three[2] in reflectie("export", "--no-tag", "-f", "json").out
    assert three[1] not in reflectie("export", "--not-tag", "rust", "-f", "json").out


def test_a_theme_that_nobody_has_gives_the_nearest(reflectie: Run, three: list[str]) -> None:
    """A mistyped theme finds nothing, and says which one was meant."""
    said = reflectie("list", "-t", "caffé")
    assert (said.code, said.out) == (0, "")
    assert "There is no theme “caffé”. Did you mean “cafe”?" in said.err
    assert "Bedoel je “rust”?" in reflectie("list", "--not-tag", "rustt", lang="nl").err


def test_a_theme_is_renamed_everywhere(items: Run, reflectie: Run, three: list[str]) -> None:
    """The count is told, `--dry-run` changes nothing, and the second time there is nothing left."""
    said = reflectie("tags", "rename", "cafe", "Koffie", "--dry-run")
    assert said.err == "Entries that would change: 2\n"
    assert handles(items, "-t", "koffie") == set()
    assert reflectie("tags", "rename", "cafe", "Koffie").err == "Entries changed: 2\n"
    assert handles(items, "-t", "koffie") == set(three[:2])
    again = reflectie("tags", "rename", "cafe", "Koffie")
    assert (again.code, again.out) == (3, "")
    assert "There is no theme “cafe”" in again.err


def test_a_theme_renamed_to_another_becomes_that_one(
    items: Run, reflectie: Run, three: list[str]
) -> None:
    """Two themes become one, and no entry has it twice; the Dutch name of the command works."""
    assert reflectie("themas", "hernoem", "rust", "café", lang="nl").code == 0
    assert [item["tag"] for item in items("tags")] == ["café"]
    assert items("show", three[1])[0]["tags"] == ["café"]
    reflectie("tags", "rename", "CAFÉ", "Café")
    assert [item["tag"] for item in items("tags")] == ["Café"]


def test_a_theme_is_given_to_and_taken_off_what_the_filters_let_in(
    items: Run, reflectie: Run, three: list[str]
) -> None:
    """`add` and `remove` know the filters of `list`; giving it to everything must be said."""
    said = reflectie("tags", "add", "nacht", "--since", "2026-11-02", "--dry-run")
    assert said.err == "Entries that would change: 2\n"
    assert reflectie("tags", "add", "nacht", "--since", "2026-11-02").err == "Entries changed: 2\n"
    assert reflectie("tags", "add", "Nacht", "--since", "2026-11-02").err == "Entries changed: 0\n"
    assert handles(items, "-t", "nacht") == set(three[1:])
    assert reflectie("tags", "remove", "nacht", "--no-tag").code == 2
    assert reflectie("tags", "remove", "nacht", "-t", "rust").err == "Entries changed: 1\n"
    assert handles(items, "-t", "nacht") == {three[2]}
    assert reflectie("tags", "remove", "nacht").err == "Entries changed: 1\n"
    assert reflectie("tags", "remove", "nacht").code == 3
    everything = reflectie("tags", "add", "nacht")
    assert (everything.code, everything.out) == (2, "")


@pytest.mark.parametrize("theme", ["", "#", " # "])
def test_what_is_no_theme_is_refused(reflectie: Run, three: list[str], theme: str) -> None:
    """A theme needs something to call it by."""
    for words in (["rename", "rust", theme], ["add", theme, "-t", "rust"]):
        said = reflectie("tags", *words)
        assert (said.code, said.out) == (2, "")


def test_a_theme_or_a_title_keeps_no_control_characters(
    reflectie: Run, items: Run, keep: Run
) -> None:
    """A pasted key press is no part of a name; what is left of it finds the entry."""
    handle = keep("waarom", {"situation": "a"}, "-t", "ru\x1bst\x85nu")
    reflectie("edit", handle, "-t", "z\x07org", "--title", "Ti\x9btel\r\nhier")
    (entry,) = items("show", handle)
    assert (entry["title"], entry["tags"]) == ("Titel\nhier", ["rust nu", "zorg"])
    assert handles(items, "-t", "rust nu") == {handle}
    reflectie("tags", "rename", "zorg", "w\x00arm\x1b")
    assert handles(items, "-t", "warm") == {handle}
