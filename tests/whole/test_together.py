"""Who does it along, in a terminal: asked of what is meant together, and only there."""

import json
from collections.abc import Callable
from typing import Any

Start = Callable[..., Any]

PLAN = "Zaterdag gaan we met hem naar de markt."


def test_who_does_it_along_is_asked_of_what_is_meant_together(
    terminal: Start, reflectie: Start
) -> None:
    """After its day and what it is for; a number says it, and it stands there the second time."""
    said = {"purpose": "Rust", "intention": PLAN}
    handle = reflectie("new", "teamreflectie", stdin=json.dumps(said), lang="nl").out.strip()
    for way, expected in (("1", "de cliënt"), ("", "de cliënt"), ("-", "")):
        seen = terminal("wijzig", handle, "-q", "intention", lang="nl")
        seen.see(PLAN)
        seen.line()
        seen.see("Wanneer zal ik vragen")
        seen.line()
        seen.see("Uiterlijk wanneer")
        seen.line()
        seen.see("Waar is het voor?")
        seen.line()
        seen.see("Wie doet het met je mee?", "de cliënt", "een collega")
        seen.line(way)
        assert seen.end() == 0
        shown = reflectie("show", handle, lang="nl").out
        assert ("samen met" in shown) is bool(expected)


def test_where_the_words_say_nothing_of_it_nobody_is_asked(
    terminal: Start, reflectie: Start
) -> None:
    """What a team means to do may be one person's to do."""
    said = {"purpose": "Rust", "intention": "De bel op stil zetten."}
    handle = reflectie("new", "teamreflectie", stdin=json.dumps(said), lang="nl").out.strip()
    seen = terminal("wijzig", handle, "-q", "intention", lang="nl")
    for asked in ("De bel op stil", "Wanneer zal ik", "Uiterlijk wanneer", "Waar is het voor?"):
        seen.see(asked)
        seen.line()
    assert seen.end() == 0


def test_whoever_walks_alone_is_not_asked(terminal: Start, reflectie: Start) -> None:
    """A short set stays as short as it is."""
    said = {"situation": "x", "intention": PLAN}
    handle = reflectie("new", "waarom", stdin=json.dumps(said), lang="nl").out.strip()
    seen = terminal("wijzig", handle, "-q", "intention", lang="nl")
    seen.see(PLAN)
    seen.line()
    seen.see("Wanneer zal ik vragen")
    seen.line()
    seen.see("Uiterlijk wanneer")
    seen.line()
    seen.see("Waar is het voor?")
    seen.line()
    assert seen.end() == 0
    assert "Wie doet" not in seen.text
