"""Choosing: a set by reason, and the answer to change."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]

REASONS = {
    "nl": ("Wat wil je?", "Terugkijken op een moment", "Twijfel over wat goed is", "Iets verbeteren"),
    "en": ("What would you like to do?", "Look back on a moment", "Doubt about what is right", "Improve something"),
}  # fmt: skip
KEYS = {
    "nl": ("kies", "Enter verder", "alle sets", "Esc stop"),
    "en": ("choose", "Enter next", "all sets", "Esc stop"),
}


def own_sets(home: Path, number: int) -> None:
    """Put sets of one's own into the home, all for the same reason."""
    (home / "prompts").mkdir(parents=True)
    for at in range(1, number + 1):
        (home / "prompts" / f"eigen-{at:02}.yaml").write_text(
            f"name: eigen-{at:02}\ntitle: Eigen set {at:02}\ndescription: Voor van alles.\n"
            "reason: team\nquestions:\n"
            "  - {key: story, type: text, roles: [why], question: Wat gebeurde er?}\n",
            encoding="utf-8",
        )


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_set_is_chosen_by_reason_with_the_arrows(terminal: Start, home: Path, lang: str) -> None:
    """Reasons stand first, in the person's language, with the keys; the set follows from one."""
    own_sets(home, 2)
    seen = terminal("new", lang=lang)
    page = seen.see(*REASONS[lang], *KEYS[lang])
    assert "Reflectiecirkel" not in page
    assert page.count("›") == 1
    team = {"nl": "Als team", "en": "As a team"}[lang]
    while not re.search(f"› . +{team}", seen.text):
        before = seen.text
        seen.press("down")
        seen.no_longer_see(next(line for line in before.splitlines() if "›" in line))
    seen.press("enter")
    seen.see("› 1  Eigen set 01, 10 min", "2  Eigen set 02", "Voor van alles.")
    seen.press("down")
    seen.see("› 2  Eigen set 02, 10 min")
    seen.press("enter")
    seen.see(
        "Eigen set 02", "Wat gebeurde er?", {"nl": "vraag 1 van 1", "en": "question 1 of 1"}[lang]
    )
    seen.press("ctrl-c")
    assert seen.end() == 130


@pytest.mark.parametrize("typed", ["CIRKEL, 15", "moment dat", "korthagen"])
def test_typing_finds_a_set(terminal: Start, typed: str) -> None:
    """A few letters of the title, the name or another name are enough."""
    seen = terminal("new", lang="nl")
    seen.see("Wat wil je?", "Terugkijken")
    seen.type(typed)
    seen.see(typed, "›    Reflectiecirkel")
    seen.press("enter")
    seen.see("vraag 1 van 9")
    seen.press("ctrl-c")
    assert seen.end() == 130


def test_what_is_not_found_is_said_and_can_be_rubbed_out(terminal: Start) -> None:
    """Nothing found is said on the screen; Backspace brings the reasons back."""
    seen = terminal("new", lang="nl")
    seen.see("Terugkijken op een moment")
    seen.type("zzz")
    seen.see("Niets gevonden.", "Esc stop")
    seen.press("enter")
    seen.press("backspace", "backspace", "backspace")
    seen.see("Terugkijken op een moment")


@pytest.mark.parametrize("key", ["escape", "ctrl-c"])
def test_leaving_without_a_set_makes_nothing(terminal: Start, home: Path, key: str) -> None:
    """Esc and Ctrl-C leave with 130; no journal is made for it."""
    seen = terminal("new")
    seen.see("Esc stop")
    seen.press(key)
    assert seen.end() == 130
    assert not home.exists()
    assert "Traceback" not in seen.text


def test_all_sets_at_once_stay_within_the_screen(terminal: Start, home: Path) -> None:
    """With more sets than lines the one that is pointed at, and the keys, stay in sight."""
    own_sets(home, 20)
    seen = terminal("new", lang="nl")
    seen.see("Wat wil je?", "Als team")
    seen.type("a")
    seen.see("Reflectiecirkel, 15 min", "Esc stop")
    for _ in range(3):  # past the last come the sets to account with
        seen.press("up")
    seen.see("› ", "Leren van samenwerken in de wijk", "Esc stop")


def test_in_plain_lines_a_set_is_chosen_by_number(terminal: Start) -> None:
    """Reasons and then sets have a number; a wrong one is asked again; Enter alone leaves."""
    seen = terminal("--plain", "new", lang="nl")
    page = seen.see("Terugkijken op een moment", "of Enter om te stoppen:")
    number = next(line.split()[0] for line in page.splitlines() if "Twijfel over" in line)
    seen.line("99")
    seen.line(number)
    page = seen.see("De waarom-vraag")
    seen.line(next(line.split()[0] for line in page.splitlines() if "De waarom-vraag" in line))
    seen.see("De waarom-vraag, vraag 1 van 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    again = terminal("--plain", "new", lang="nl")
    again.see("Een nummer")
    again.line("")
    assert again.end() == 130


@pytest.fixture
def entry(reflectie: Start) -> str:
    """Keep an entry with three answers and return its handle."""
    stdin = "situation: Eerste\npurpose: De tweede zin\nfit: Vijfde\n"
    return str(reflectie("new", "waarom", stdin=stdin, lang="nl").out.strip())


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_edit_lets_somebody_choose_the_answer_to_change(
    terminal: Start, items: Start, entry: str, lang: str
) -> None:
    """Questions stand there with a number; the old answer can be changed; Enter is done."""
    seen = terminal("edit", entry, lang=lang)
    seen.see("1  Waar wil je bij stilstaan?", "2  Waar is dit voor bedoeld?")
    seen.line("2")
    seen.see("Waar is dit voor bedoeld?", "│ De tweede zin")
    seen.answer(", aangevuld")
    seen.see("1  Waar wil je bij stilstaan?")
    seen.line()
    assert seen.end() == 0
    (item,) = items("show", entry, "--history")
    assert [answer["answer"] for answer in item["answers"]] == [
        "Eerste",
        "De tweede zin, aangevuld",
        "Vijfde",
    ]
    assert [old["answer"] for old in item["history"]] == ["De tweede zin"]


def test_the_questions_to_choose_from_stand_in_the_order_of_the_set(
    terminal: Start, entry: str
) -> None:
    """A question without an answer stands where it belongs, not behind all others."""
    seen = terminal("edit", entry, lang="nl")
    page = seen.see("1  Waar wil je bij stilstaan?", "7  ")
    assert page.index("Wat vind jij zelf belangrijk") < page.index("Past wat je doet")


def test_an_answer_that_was_just_changed_shows_its_new_words(terminal: Start, entry: str) -> None:
    """Choosing the same question again shows what it says now."""
    seen = terminal("edit", entry, lang="nl")
    seen.see("7  ")
    seen.line("1")
    seen.see("│ Eerste")
    seen.answer(", nu anders")
    seen.see("7  ")
    seen.line("1")
    seen.see("│ Eerste, nu anders")


@pytest.mark.parametrize("key", ["?", "<"])
def test_keys_that_mean_nothing_here_do_not_end_the_choosing(
    terminal: Start, entry: str, key: str
) -> None:
    """`?` and `<` while choosing an answer leave the question standing, and say in a line what fits."""
    seen = terminal("edit", entry, lang="nl")
    seen.see("7  ")
    seen.line(key)
    page = seen.see("nummer", "7  ")
    assert len(page.splitlines()) <= 20, page
    seen.press("backspace")
    seen.line("1")
    seen.see("│ Eerste")


def test_ctrl_c_while_choosing_stops_with_130(terminal: Start, entry: str) -> None:
    """Stopping is stopping, also where nothing was changed."""
    seen = terminal("edit", entry)
    seen.see("7  ")
    seen.press("ctrl-c")
    assert seen.end() == 130


def test_edit_of_one_question_asks_only_that_one(terminal: Start, items: Start, entry: str) -> None:
    """`edit -q` shows the old answer at once, and ends after it."""
    seen = terminal("edit", entry, "-q", "fit")
    seen.see("Past wat je doet", "│ Vijfde")
    seen.answer("!")
    assert seen.end() == 0
    assert items("show", entry)[0]["answers"][2]["answer"] == "Vijfde!"


def test_an_answer_that_is_emptied_is_taken_away_and_its_wording_stays(
    terminal: Start, items: Start, entry: str
) -> None:
    """Rubbing an answer out removes it; `show --history` still knows it."""
    seen = terminal("edit", entry, "-q", "fit")
    seen.see("│ Vijfde")
    seen.press(*["backspace"] * 6)
    seen.press("enter")
    assert seen.end() == 0
    (item,) = items("show", entry, "--history")
    assert [answer["key"] for answer in item["answers"]] == ["situation", "purpose"]
    assert [old["answer"] for old in item["history"]] == ["Vijfde"]


def test_stopping_in_the_middle_of_a_change_leaves_the_answer_as_it_was(
    terminal: Start, items: Start, entry: str
) -> None:
    """Ctrl-C while changing says that it is as it was, and it is."""
    seen = terminal("edit", entry, "-q", "fit", lang="nl")
    seen.see("│ Vijfde")
    seen.type(" en half")
    seen.see("Vijfde en half")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert "zoals het was" in seen.text
    (item,) = items("show", entry)
    assert item["answers"][2]["answer"] == "Vijfde"
    assert item["state"] == "done"
