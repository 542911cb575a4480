"""Looking back in a terminal: a follow-up, what it may lead to, and the review of a week."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

Start = Callable[..., Any]

MEANT = {
    "situation": "Koffie bij het ontbijt",
    "learned": "Eerst vragen.",
    "intention": {"text": "Eerst vragen, dan schenken.", "check": "today", "line": "care"},
}


@pytest.fixture
def meant(reflectie: Start, items: Start) -> Callable[..., Any]:
    """Mean something that has come back today, and return the intention."""

    def mean(name: str = "waarom", **more: Any) -> Any:
        said = reflectie("new", name, stdin=json.dumps({**MEANT, **more}), lang="nl")
        assert said.code == 0, said.err
        return items("show", said.out.strip())[0]["intentions"][0]

    return mean


@pytest.fixture
def one(items: Start) -> Callable[[str], Any]:
    """Return an intention by its handle."""
    return lambda handle: next(one for one in items("intentions") if one["handle"] == handle)


def to_the_end(seen: Any, known_how: str) -> None:
    """Answer a follow-up from its first question to its last."""
    seen.see("vraag 1 van 7", "Wat is ervan gekomen?")
    seen.line("1")
    seen.see("vraag 2 van 7")
    seen.answer("Ik hield de kannen omhoog.")
    seen.see("vraag 3 van 7")
    seen.answer("Hij wees naar de thee.")
    seen.see("vraag 4 van 7")
    seen.line(known_how)
    seen.see("vraag 5 van 7", "Dient het nog waar je het voor deed?")
    seen.answer("Ja")
    seen.see("vraag 6 van 7")
    seen.line("1")
    seen.see("vraag 7 van 7")
    seen.line()


def test_a_follow_up_shows_the_sentence_and_asks(terminal: Start, meant: Start, one: Start) -> None:
    """The sentence stands there as it was written, and the answers close it."""
    handle = meant()["handle"]
    seen = terminal("opvolgen", lang="nl")
    seen.see("De waarom-vraag", "Eerst vragen, dan schenken.")
    to_the_end(seen, "1 3")
    assert seen.end() == 0
    found = one(handle)
    assert found["state"] == "done"
    (came,) = found["follow_ups"]
    assert came["effect_client"] == "Hij wees naar de thee."
    assert came["known_how"] == ["asked_client", "seen"]


@pytest.mark.parametrize(("typed", "asks"), [("", True), ("over twee weken", True), ("-", False)])
def test_what_was_only_assumed_can_be_asked_with_one_key(
    terminal: Start, meant: Start, items: Start, typed: str, asks: bool
) -> None:
    """Enter makes asking the client an intention with a day of its own; `-` does not."""
    meant()
    seen = terminal("opvolgen", lang="nl")
    to_the_end(seen, "6")
    seen.see("Wil je het de cliënt nog vragen?", "Enter = ja, over een week", "- nee")
    seen.line(typed)
    assert seen.end() == 0
    wishes = items("intentions", "--open")
    assert [item["text"] for item in wishes] == (
        ["De cliënt vragen: Eerst vragen, dan schenken."] if asks else []
    )
    assert all(item["check"] for item in wishes)


def test_stopping_keeps_a_follow_up_to_go_on_with(
    terminal: Start, meant: Start, one: Start, items: Start
) -> None:
    """Ctrl-C keeps the draft; `follow-up` and `resume` both go on with it, and it is one entry."""
    handle = meant()["handle"]
    seen = terminal("opvolgen", lang="nl")
    seen.see("vraag 1 van 7")
    seen.line("voor een deel")
    seen.see("vraag 2 van 7")
    seen.type("Half")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert one(handle)["state"] == "open"
    seen = terminal("opvolgen", handle, lang="nl")
    seen.see("vraag 2 van 7", "│ Half", "Eerst vragen, dan schenken.")
    seen.press("ctrl-c")
    assert seen.end() == 130
    seen = terminal("hervat", lang="nl")
    seen.see("vraag 2 van 7", "│ Half", "Eerst vragen, dan schenken.")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert len(items("list")) == 2


def test_the_circle_offers_a_next_round(terminal: Start, meant: Start, items: Start) -> None:
    """After the circle's follow-up one key begins a linked round, with what was tried above it."""
    meant("reflectiecirkel", purpose="Dat hij zelf kiest")
    seen = terminal("opvolgen", lang="nl")
    to_the_end(seen, "1")
    seen.see("Een volgende ronde, met wat je probeerde?", "Enter nu niet", "j ja")
    seen.line("j")
    page = seen.see("vraag 1 van 9", "Je probeerde: Eerst vragen, dan schenken.")
    assert "│ Eerst" not in page
    seen.answer("Dat deed ik.")
    seen.see("vraag 2 van 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    (first,) = [item for item in items("list") if item["from"] is None]
    (again,) = items("list", "--state", "draft")
    assert (again["set"], again["from"]) == ("reflectiecirkel", first["id"])


def test_more_that_has_come_back_is_offered(terminal: Start, meant: Start, one: Start) -> None:
    """After one follow-up the next is offered; `-` leaves it for later."""
    meant()
    second = meant(intention={"text": "Langzamer lopen", "check": "today"})["handle"]
    seen = terminal("opvolgen", lang="nl")
    to_the_end(seen, "1")
    seen.see("Dit is ook weer aan de beurt: Langzamer lopen", "Enter nu", "- later")
    seen.line("-")
    assert seen.end() == 0
    assert one(second)["state"] == "open"


def test_the_next_shift_asks_after_the_last_in_one_line(
    terminal: Start, reflectie: Start, items: Start
) -> None:
    """One line asks whether it worked out; a number answers, and the questions follow."""
    shift = {"good_for_client": "Hij lachte", "intention": "Langzamer lopen"}
    assert reflectie("new", "na-de-dienst", stdin=json.dumps(shift), lang="nl").code == 0
    seen = terminal("nieuw", "na-de-dienst", lang="nl")
    seen.see("Vorige keer wilde je: Langzamer lopen. Gelukt?", "1 ja", "Enter later")
    seen.line("2")
    seen.see("vraag 1 van 4")
    seen.press("ctrl-c")
    seen.end()
    (found,) = items("intentions")
    assert (found["state"], [came["done"] for came in found["follow_ups"]]) == ("done", ["partly"])


def test_later_leaves_last_time_as_it_is(terminal: Start, reflectie: Start, items: Start) -> None:
    """Enter is later: nothing is kept, and the questions follow at once."""
    shift = {"good_for_client": "Hij lachte", "intention": "Langzamer lopen"}
    reflectie("new", "na-de-dienst", stdin=json.dumps(shift), lang="nl")
    seen = terminal("nieuw", "na-de-dienst", lang="nl")
    seen.see("Gelukt?")
    seen.line()
    seen.see("vraag 1 van 4")
    seen.press("ctrl-c")
    seen.end()
    (found,) = items("intentions")
    assert (found["state"], found["follow_ups"]) == ("open", [])
    assert len(items("list")) == 1


def test_two_terminals_share_one_follow_up(
    terminal: Start, meant: Start, one: Start, items: Start
) -> None:
    """Begun at once in two terminals, it is one entry: nothing is lost, nothing is there twice."""
    handle = meant()["handle"]
    first, second = (terminal("opvolgen", handle, lang="nl") for _ in range(2))
    for seen in (first, second):
        seen.see("vraag 1 van 7")
    first.line("1")
    first.see("vraag 2 van 7")
    second.line("2")
    second.see("vraag 2 van 7")
    first.answer("Eerste venster")
    first.see("vraag 3 van 7")
    second.answer("Tweede venster")
    second.see("vraag 3 van 7")
    for seen in (first, second):
        seen.press("ctrl-c")
        assert seen.end() == 130
    assert len(items("list")) == 2
    assert [item["handle"] for item in items("search", "venster")]
    (draft,) = items("list", "--state", "draft")
    (whole,) = items("show", draft["handle"], "--history")
    said = [answer["answer"] for answer in (*whole["answers"], *whole["history"])]
    assert {"Eerste venster", "Tweede venster", "yes", "partly"} <= set(said)


def test_who_comes_second_hears_that_it_was_done(
    terminal: Start, reflectie: Start, meant: Start, one: Start
) -> None:
    """Where the other terminal was ready first, one line says so and nothing is kept twice."""
    handle = meant()["handle"]
    seen = terminal("follow-up", handle, lang="en")
    seen.see("question 1 of 7")
    came = {"done": "yes", "effect_client": "Rust", "known_how": ["seen"], "next_step": "keep"}
    assert reflectie("follow-up", handle, stdin=json.dumps(came)).code == 0
    seen.line("1")
    assert seen.end() == 1
    assert "Nothing was kept twice" in seen.text
    assert len(one(handle)["follow_ups"]) == 1


def test_the_week_is_read_back_before_it_is_asked_about(
    terminal: Start, meant: Start, items: Start
) -> None:
    """`review` shows the person's own words first, asks its four questions, and knows the entries."""
    entry = meant()["id"]
    (written,) = items("list")
    seen = terminal("terugblik", "week", lang="nl")
    seen.see("Wat je leerde", "Eerst vragen.", "Wat nog open is", "Eerst vragen, dan schenken.",
             "vraag 1 van 4", "Welk moment met een cliënt wil je bewaren?")  # fmt: skip
    seen.answer("Dat hij wees.")
    seen.see("vraag 2 van 4")
    seen.line()
    seen.see("vraag 3 van 4")
    seen.answer("Voor zijn eigen keuze.")
    seen.see("vraag 4 van 4")
    seen.line()
    assert seen.end() == 0
    (review,) = items("show", "last")
    assert (review["set"], review["state"]) == ("terugblik-week", "done")
    assert review["covers"] == [written["id"]]
    assert review["period"]["from"] <= written["date"] <= review["period"]["until"]
    assert entry


def _next_screen(seen: Any, before: str) -> bool:
    """Return whether another screen waits for Enter than the one before."""
    return seen.text != before and ("vraag 1 van 4" in seen.text or "Enter verder" in seen.text)


def test_a_letter_longer_than_the_screen_waits(
    terminal: Start, meant: Start, reflectie: Start
) -> None:
    """Of a long letter the first screen stands still until Enter; nothing scrolls away unread."""
    for number in range(8):
        meant(
            learned=f"Inzicht {number} dat lang genoeg is om een hele regel op het scherm te vullen, en nog een."
        )
    seen = terminal("terugblik", "week", lang="nl")
    seen.see("Terugblik op week", "Enter verder")
    assert "vraag 1" not in seen.text
    seen.line()
    while "vraag 1 van 4" not in seen.text:
        before = seen.text
        seen.line()
        seen.until(partial(_next_screen, seen, before))
    seen.press("ctrl-c")
    seen.end()


def test_plain_lines_ask_the_same(terminal: Start, meant: Start, one: Start) -> None:
    """With `--plain` a follow-up is asked line by line, and keeps the same."""
    handle = meant()["handle"]
    seen = terminal("--plain", "opvolgen", lang="nl")
    seen.see("Eerst vragen, dan schenken.", "Wat is ervan gekomen?")
    seen.line("1")
    seen.see("Wat gebeurde er, of wat kwam ertussen?")
    seen.line()
    seen.see("Wat heeft de cliënt ervan gemerkt?")
    seen.line("Hij pakte zelf thee")
    seen.line(".")
    seen.see("Hoe weet je dat?")
    seen.line("3")
    seen.see("Dient het nog waar je het voor deed?")
    seen.line()
    seen.see("Hoe ga je verder?")
    seen.line("1")
    seen.see("volgende kleine stap")
    seen.line()
    assert seen.end() == 0
    assert [came["effect_client"] for came in one(handle)["follow_ups"]] == ["Hij pakte zelf thee"]


def test_one_line_in_a_profile_never_loses_an_intention(shell: Start, meant: Start) -> None:
    """`status --check` in a terminal says in one line that something has come back, and exits 10."""
    meant()
    seen = shell("reflectie --lang nl status --check; echo code $?")
    seen.see("Er is iets om op terug te kijken: reflectie opvolgen", "code 10")
    assert len(seen.text.splitlines()) == 2


def test_where_nothing_has_come_back_a_profile_stays_empty(shell: Start) -> None:
    """Nothing due, nothing said."""
    seen = shell("reflectie status --check; echo code $?")
    assert seen.see("code 0").strip() == "code 0"


def test_the_demo_is_somewhere_else(shell: Start, items: Start, meant: Start) -> None:
    """The demonstration says where it is, and leaves the journal of the person alone."""
    meant()
    before = items("list")
    seen = shell("TMPDIR=$REFLECTIE_HOME/tmp; export TMPDIR; mkdir -p $TMPDIR;"
                 " REFLECTIE_JOURNAL=$REFLECTIE_HOME/journal.db reflectie --lang nl demo")  # fmt: skip
    assert seen.end() == 0
    shown = seen.text.replace("\n", "")
    for words in ("verzonnen", "/tmp/reflectie-demo-", "terugblik vorige-maand", "toon laatste"):
        assert words in shown
    assert items("list") == before


def test_without_a_terminal_the_demo_is_a_tour_that_leaves_nothing(
    outside: Start, tmp_path: Any
) -> None:
    """A pipe gets the start screen, an entry and a review, and no folder stays behind."""
    empty = tmp_path / "empty"
    empty.mkdir()
    said = outside("--lang", "en", "demo", TMPDIR=str(empty))
    assert said.returncode == 0
    text = said.stdout.decode()
    for words in ("The start screen:", "An entry:", "A review:", "What clients noticed"):
        assert words in text
    assert [*empty.iterdir()] == []
