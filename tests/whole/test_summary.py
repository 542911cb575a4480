"""A summary in a terminal: everything is seen, chosen and read before it leaves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]

SAID = {
    "situation": "Bij het ontbijt.",
    "learned": "Sanne vroeg het eerst aan mevrouw De Vries.",
    "intention": "Langer wachten",
}


@pytest.fixture
def written(reflectie: Start) -> None:
    """Write an entry with names in it."""
    assert reflectie("new", "waarom", stdin=json.dumps(SAID), lang="nl").code == 0


PARTS = ("Waar ik het over wil hebben", "Wat ik leerde", "Nog open", "Vormen die ik")


def to_the_choice(seen: Any) -> None:
    """Answer what the talk is to be about, and come to the first part."""
    seen.see("vraag 1 van 3", "Waar wil je het met je coach over hebben?")
    seen.answer("Over langer wachten met alles.")
    seen.see("vraag 2 van 3")
    seen.line()
    seen.see("vraag 3 van 3")
    seen.line()
    seen.see("Er gaat nog niets van mee.")


def tick(seen: Any, *numbers: str) -> None:
    """Say part by part what goes along."""
    for at, (part, typed) in enumerate(zip(PARTS, numbers, strict=True), 1):
        seen.see(part, f"{at} van 4", "Welke hiervan gaan mee?")
        seen.line(typed)


def read_on(seen: Any, *expected: str) -> None:
    """Go on from screen to screen until this stands there."""
    while not all(text in seen.text for text in expected):
        seen.until(lambda: expected[0] in seen.text or "Enter verder" in seen.text)
        if expected[0] not in seen.text:
            seen.line()
            seen.no_longer_see("Enter verder")
    seen.see(*expected)


@pytest.mark.usefixtures("written")
def test_nothing_goes_along_until_it_was_seen_and_chosen(
    terminal: Start, tmp_path: Path, reflectie: Start
) -> None:
    """Every part by numbers, then exactly what would be written, then a yes."""
    file = tmp_path / "coach.md"
    seen = terminal("samenvatting", "week", "-o", str(file), lang="nl")
    to_the_choice(seen)
    tick(seen, "1", "alles", "", "")
    seen.see("Minder herkenbaar gemaakt", "mevrouw De Vries → [persoon", "Klopt dat zo?")
    seen.line()
    seen.see("Voor het gesprek met mijn coach")
    read_on(seen, "Mag je coach precies dit lezen?", "ja schrijf het", "k kies opnieuw")
    assert not file.exists()
    seen.line("ja")
    assert seen.end() == 0
    assert "reflectie samenvatting --agreed" in seen.text
    text = file.read_text("utf-8")
    assert "Over langer wachten met alles." in text
    assert "De Vries" not in text
    assert "Langer wachten" not in text.replace("langer wachten met alles", "")
    assert len(json.loads(reflectie("summary", "--history", "--json").out)["items"]) == 1


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("way", ["none", "no", "ctrl-c"])
def test_who_does_not_say_yes_writes_nothing(
    terminal: Start, tmp_path: Path, reflectie: Start, way: str
) -> None:
    """Nothing ticked, Enter at the end or Ctrl-C: no file, and nothing remembered."""
    file = tmp_path / "coach.md"
    seen = terminal("samenvatting", "week", "-o", str(file), lang="nl")
    to_the_choice(seen)
    if way == "ctrl-c":
        seen.press("ctrl-c")
        assert seen.end() == 130
    elif way == "none":
        tick(seen, "", "", "", "")
        assert seen.end() == 1
    else:
        tick(seen, "alles", "", "", "")
        read_on(seen, "Mag je coach precies dit lezen?")
        seen.line()
        assert seen.end() == 1
    assert not file.exists()
    assert json.loads(reflectie("summary", "--history", "--json").out)["items"] == []


@pytest.mark.usefixtures("written")
def test_what_was_erased_while_somebody_chose_does_not_leave(
    terminal: Start, tmp_path: Path, reflectie: Start
) -> None:
    """In another window, after it was ticked and before the yes: one line, and no file."""
    file = tmp_path / "coach.md"
    seen = terminal("samenvatting", "week", "-o", str(file), lang="nl")
    to_the_choice(seen)
    tick(seen, "alles", "alles", "", "")
    seen.see("Minder herkenbaar gemaakt")
    listed = json.loads(reflectie("list", "--set", "waarom", "--json").out)["items"]
    assert reflectie("erase", listed[0]["handle"], "--yes").code == 0
    seen.line()
    read_on(seen, "Mag je coach precies dit lezen?")
    seen.line("ja")
    seen.see("intussen veranderd of gewist")
    assert seen.end() == 1
    assert not file.exists()
    assert json.loads(reflectie("summary", "--history", "--json").out)["items"] == []


@pytest.mark.usefixtures("written")
def test_what_was_chosen_can_be_chosen_again(terminal: Start, tmp_path: Path) -> None:
    """`<` goes back a part, `k` begins again; Enter keeps what was ticked, `-` unticks it."""
    file = tmp_path / "coach.md"
    seen = terminal("samenvatting", "week", "-o", str(file), lang="nl")
    to_the_choice(seen)
    seen.see("1 van 4")
    seen.line("9")
    seen.see("“9” staat niet op de lijst.")
    seen.line("1")
    seen.see("2 van 4", "< terug")
    seen.line("<")
    seen.see("Enter = 1.")
    seen.line()
    tick_rest(seen, "", "1", "")
    read_on(seen, "Mag je coach precies dit lezen?")
    seen.line("k")
    seen.see("Nog eens.", "Enter = 1.")
    seen.line("-")
    tick_rest(seen, "", "", "")
    read_on(seen, "Mag je coach precies dit lezen?")
    seen.line("ja")
    assert seen.end() == 0
    text = file.read_text("utf-8")
    assert "Langer wachten" in text
    assert "met alles" not in text


def tick_rest(seen: Any, *numbers: str) -> None:
    """Say what goes along of every part but the first."""
    for at, typed in enumerate(numbers, 2):
        seen.see(PARTS[at - 1], f"{at} van 4", "Welke hiervan gaan mee?")
        seen.line(typed)


@pytest.mark.usefixtures("written")
def test_what_was_replaced_can_be_said_otherwise(terminal: Start, tmp_path: Path) -> None:
    """A number and words put those words there."""
    file = tmp_path / "coach.md"
    seen = terminal("samenvatting", "week", "-o", str(file), lang="nl")
    to_the_choice(seen)
    tick(seen, "alles", "alles", "alles", "alles")
    seen.see("Minder herkenbaar gemaakt", "Klopt dat zo?")
    at = next(line.split()[0] for line in seen.text.splitlines() if "De Vries →" in line)
    seen.line(f"{at} een bewoner")
    seen.see("→ een bewoner")
    seen.line()
    seen.see("De regels vinden er niemand meer in.")
    read_on(seen, "Mag je coach precies dit lezen?")
    seen.line("ja")
    assert seen.end() == 0
    assert "aan een bewoner." in file.read_text("utf-8")


@pytest.mark.usefixtures("written")
def test_what_was_kept_is_read_as_a_stranger_would_and_changed(
    terminal: Start, tmp_path: Path
) -> None:
    """How many of what stand in it, each in its line; other words take its place."""
    file = tmp_path / "coach.md"
    seen = terminal("samenvatting", "week", "-o", str(file), lang="nl")
    to_the_choice(seen)
    tick(seen, "alles", "alles", "alles", "alles")
    seen.see("Minder herkenbaar gemaakt", "Klopt dat zo?")
    at = next(line.split()[0] for line in seen.text.splitlines() if "De Vries →" in line)
    seen.line(at)
    seen.see("→ mevrouw De Vries")
    seen.line()
    seen.see("Zoals een vreemde het leest: 1 naam", "mevrouw De Vries", "vroeg het eerst aan")
    seen.line("1 een bewoner")
    seen.see("→ een bewoner")
    seen.line()
    read_on(seen, "Mag je coach precies dit lezen?")
    seen.line("ja")
    assert seen.end() == 0
    assert "aan een bewoner." in file.read_text("utf-8")


def test_the_full_level_asks_twice(terminal: Start, written: None, tmp_path: Path) -> None:
    """More than insights leaves only after a second yes."""
    file = tmp_path / "coach.md"
    seen = terminal("samenvatting", "week", "--level", "full", "-o", str(file), lang="nl")
    to_the_choice(seen)
    tick(seen, "alles", "", "", "")
    read_on(seen, "Mag je coach precies dit lezen?")
    seen.line("ja")
    seen.see("Hierin staat meer dan inzichten.")
    seen.line()
    assert seen.end() == 1
    assert not file.exists()
    assert written is None


def test_three_sentences_come_before_the_very_first_entry_and_never_again(terminal: Start) -> None:
    """Privacy is said once, before anything is written; then only when it is asked for."""
    seen = terminal("nieuw", "na-de-dienst", lang="nl")
    seen.see("Je dagboek blijft op deze computer", "Meer: reflectie privacy", "vraag 1 van 4")
    seen.line("druk fijn warm")
    seen.see("vraag 2 van 4")
    seen.press("ctrl-c")
    seen.end()
    seen = terminal("hervat", lang="nl")
    assert "blijft op deze computer" not in seen.see("vraag 2 van 4")
    seen.press("ctrl-c")
    seen.end()


def test_a_name_gets_one_hint_and_stops_nobody(terminal: Start, given: Start) -> None:
    """The hint stands above the next question, once; the answer is kept as it was."""
    seen = terminal("nieuw", "wat-goed-gaat", lang="nl")
    seen.see("vraag 1 van 5")
    seen.answer("Vandaag hielp mevrouw De Vries zelf mee met dekken.")
    seen.see("vraag 2 van 5", "Hier lijkt een naam te staan.")
    seen.answer("Mevrouw De Vries straalde de hele avond.")
    assert "lijkt een naam" not in seen.see("vraag 3 van 5")
    seen.press("ctrl-c")
    seen.end()
    assert given()["situation"] == "Vandaag hielp mevrouw De Vries zelf mee met dekken."


def test_the_text_of_a_team_is_chosen_and_read_as_well(
    terminal: Start, reflectie: Start, tmp_path: Path
) -> None:
    """Nobody is asked about a coach; what the team ticked and read leaves, and nothing else."""
    said = {"purpose": "Rust bij Sanne", "own_theme": "Haast", "learned": "Vraag eerst"}
    assert reflectie("new", "teamjaar", stdin=json.dumps(said), lang="nl").code == 0
    file = tmp_path / "team.md"
    seen = terminal("samenvatting", "--team", "-o", str(file), lang="nl")
    seen.see(
        "Dit zou in de tekst van je team kunnen.", "Ons jaar als team", "Welke hiervan gaan mee?"
    )
    assert "coach" not in seen.text
    seen.line("1 3")
    seen.see("Sanne → [persoon 1]", "Klopt dat zo?")
    seen.line()
    read_on(seen, "Mag precies dit het team uit?")
    seen.line("ja")
    assert seen.end() == 0
    assert "--agreed" not in seen.text
    text = file.read_text("utf-8")
    assert "Vraag eerst" in text
    assert "Haast" not in text
    assert "Sanne" not in text


def test_a_teams_words_and_the_plan_of_an_answer_are_seen_before_they_are_chosen(
    terminal: Start, reflectie: Start, tmp_path: Path
) -> None:
    """“Van het team” stands below a line, its plan above it; the text says so when it leaves."""
    own = {"situation": "x", "purpose": "Dat zij kiest", "intention": "Langer wachten"}
    assert reflectie("new", "waarom", stdin=json.dumps(own), lang="nl").code == 0
    (plan,) = json.loads(reflectie("intentions", "--json").out)["items"]
    came = {"done": "partly", "effect_client": "Zij keek op", "known_how": ["assumed"]}
    reflectie("follow-up", plan["handle"], "--answers", "-", stdin=json.dumps(came), lang="nl")
    team = {"purpose": "Rust", "learned": "Wij wachten te kort"}
    assert reflectie("new", "teamreflectie", stdin=json.dumps(team), lang="nl").code == 0
    file = tmp_path / "coach.md"
    seen = terminal("samenvatting", "week", "--level", "volledig", "-o", str(file), lang="nl")
    to_the_choice(seen)
    seen.see("1 van 6", "Welke hiervan gaan mee?", "regels op de pagina")
    seen.line()
    seen.see("2 van 6", "Wij wachten te kort", "van het team")
    seen.line("alles")
    seen.see("3 van 6", "Wat ik probeerde", "Langer wachten", "Waar het voor was: Dat zij kiest")
    seen.line()
    seen.see("4 van 6", "Ik nam me voor: Langer wachten", "Wat heeft de cliënt ervan gemerkt?",
             "Zij keek op", "voor een deel · vermoed")  # fmt: skip
    seen.line("alles")
    for at in "56":
        seen.see(f"{at} van 6")
        seen.line()
    read_on(seen, "Mag je coach precies dit lezen?")
    seen.line("ja")
    seen.see("Hierin staat meer dan inzichten.")
    seen.line("ja")
    assert seen.end() == 0
    text = file.read_text("utf-8")
    assert "Wij wachten te kort\\\n  *van het team*" in text
    assert "*Ik nam me voor: Langer wachten*\n\n- *Wat heeft de cliënt" in text
    assert "wat van het team is, schreven we samen" in text


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    "words",
    [
        ("exporteer",),
        ("terugblik", "week"),
        ("waarvoor", "week"),
        ("vragensets", "boek"),
        ("vragensets", "toon", "waarom"),
    ],
)
def test_whoever_sits_at_a_terminal_hears_where_a_file_is(
    terminal: Start, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """One line, whatever was written."""
    file = tmp_path / "x.html"
    seen = terminal(*words, "-o", str(file), lang="nl")
    assert seen.end() == 0
    assert "Geschreven:" in seen.text
    assert file.exists()
