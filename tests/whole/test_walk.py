"""Walking a set in a terminal of 80 by 24, from the first question to the handle."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.language import speak
from reflectie_cli.language.days import say_day
from reflectie_cli.prompt_sets.library import Library

Start = Callable[..., Any]

CIRCLE = {
    "situation": "De lunch liep uit en hij werd onrustig.",
    "purpose": "Dat hij zelf kon kiezen.",
    "my_side": "Ik voelde haast.",
    "other_side": "Hij keek steeds naar de deur.",
    "essence": "Tijd tegenover keuze.",
    "learned": "Ik vul snel in voor een ander.",
    "alternatives": "Eerder beginnen.",
    "intention": "Eerst vragen, dan pas helpen.",
    "watch_for": "Of hij nog kijkt.",
}
SAYS: dict[str, dict[str, Any]] = {
    "nl": {
        "place": "vraag {} van 9",
        "keys": ["lege regel + Enter", "verder", "? zetje", "< terug", "Ctrl-X Ctrl-E editor",
                 "Ctrl-C stop"],
        "who": "Van wie is deze kant?", "basis": "Hoe weet je dat?",
        "check": "Enter = over twee weken", "due": "Uiterlijk wanneer?",
        "line": "Waar is het voor?", "kept": "Bewaard als ",
    },
    "en": {
        "place": "question {} of 9",
        "keys": ["empty line + Enter", "on", "? nudge", "< back", "Ctrl-X Ctrl-E editor",
                 "Ctrl-C stop"],
        "who": "Whose side is this?", "basis": "How do you know?",
        "check": "Enter = in two weeks", "due": "By when?",
        "line": "What is it for?", "kept": "Kept as ",
    },
}  # fmt: skip


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_whole_walk_shows_each_question_its_stage_and_the_keys(
    terminal: Start, given: Start, items: Start, home: Path, lang: str
) -> None:
    """Every page has place, stage, question and keys, within 80 columns; the end is the handle."""
    says = SAYS[lang]
    circle = Library(home / "prompts").find("reflectiecirkel")
    language = speak("nl" if lang == "nl" else "en")
    seen = terminal("new", "reflectiecirkel", lang=lang, wide=120)
    for number, question in enumerate(circle.questions, 1):
        page = seen.see(says["place"].format(number), *says["keys"][1:4], says["keys"][5])
        assert max(map(len, page.splitlines())) <= 80
        joined = " ".join(page.split())
        assert language.of(question.text) in joined
        assert language.of(question.stage) in joined
        if question.type == "text":
            seen.see(says["keys"][0], says["keys"][4])
            seen.answer(CIRCLE[question.key])
        elif question.type == "perspective":
            seen.answer(CIRCLE[question.key])
            seen.see(says["who"])
            seen.line("1")
            seen.see(says["basis"])
            seen.line("2")
        else:
            seen.line(CIRCLE[question.key])
        if question.type == "intention":
            seen.see(says["check"])
            seen.line()
            seen.see(says["due"])
            seen.line()
            seen.see(says["line"])
            seen.line("1")
    assert seen.end() == 0
    (item,) = items("show", "last")
    first, second = seen.text.strip().splitlines()[-2:]
    assert first == f"{says['kept']}{item['handle']}."
    check = date.fromisoformat(item["intentions"][0]["check"])
    assert say_day(check, language.code).rsplit(" ", 1)[0] in second
    assert given() == CIRCLE


def test_no_earlier_answer_stays_on_the_screen(terminal: Start) -> None:
    """One question at a time: what was written before is gone from sight, also at the end."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.answer("Iets wat niemand hoeft te zien")
    page = seen.see("question 2 of 9")
    assert "niemand" not in page
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert "niemand" not in seen.text


def test_what_is_typed_by_hand_equals_what_a_file_gives(
    terminal: Start, items: Start, reflectie: Start, home: Path, without_times: Start
) -> None:
    """The same answers, by keys and by `--answers`, make the same entry but for ids and times."""
    own = home / "prompts" / "proef.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(EVERY_TYPE, encoding="utf-8")
    seen = terminal("new", "proef", "-t", "Lunch", "-d", "2026-11-02")
    seen.see("question 1 of 9")
    seen.answer("Eerste regel\rTweede regel")
    for place, line in (
        ("question 2 of 9", "De lunch"),
        ("question 3 of 9", "2"),
        ("question 4 of 9", "3 1"),
        ("question 5 of 9", "4"),
    ):
        seen.see(place)
        seen.line(line)
    seen.see("that number")
    seen.answer("Het liep uit")
    seen.see("question 6 of 9")
    seen.line("1-11-2026")
    seen.see("question 7 of 9")
    seen.answer("Zij keek weg")
    for place, line in (
        ("Whose side", "1"), ("How do you know", "seen"), ("question 8 of 9", "Eerst vragen"),
        ("When shall I ask", ""), ("By when?", "2026-12-01"), ("What is it for", "care or support"),
        ("question 9 of 9", "rust, maaltijd"),
    ):  # fmt: skip
        seen.see(place)
        seen.line(line)
    assert seen.end() == 0
    (by_hand,) = items("show", "last")
    answers = {
        "story": "Eerste regel\nTweede regel", "name": "De lunch", "mood": "hard",
        "present": ["client", "family"], "calm": 4, "calm_because": "Het liep uit",
        "moment": "2026-11-01",
        "other_side": {"text": "Zij keek weg", "who": "client", "basis": "seen"},
        "plan": {"text": "Eerst vragen", "due": "2026-12-01", "line": "care"},
        "themes": ["rust", "maaltijd"],
    }  # fmt: skip
    reflectie("new", "proef", "-t", "Lunch", "-d", "2026-11-02", stdin=json.dumps(answers))
    (by_file,) = items("show", "last")
    assert by_hand["id"] != by_file["id"]
    assert without_times(by_hand) == without_times(by_file)


EVERY_TYPE = """\
name: proef
title: Proef
follow_up: {after: 7d}
questions:
  - {key: story, type: text, roles: [why], question: Wat gebeurde er?, help: Een moment.}
  - {key: name, type: short, question: Hoe noem je het?}
  - {key: mood, type: choice, question: Hoe was het?, options: {good: goed, hard: lastig}}
  - key: present
    type: multi
    question: Wie waren erbij?
    options: {client: de cliënt, team: het team, family: de familie}
  - {key: calm, type: scale, question: Hoe rustig was je?}
  - {key: moment, type: date, optional: true, question: Wanneer was dat?}
  - {key: other_side, type: perspective, question: Hoe was het voor de ander?}
  - {key: plan, type: intention, question: Wat neem je je voor?}
  - {key: themes, type: tag, optional: true, question: "Welke thema's?"}
"""


@pytest.mark.parametrize("typed", ["?\r", "? \n"])
def test_a_question_mark_shows_the_help_line_and_skips_nothing(
    terminal: Start, given: Start, typed: str
) -> None:
    """`?` and Enter show the nudge; the Enter is not taken for an answer."""
    seen = terminal("new", "waarom", lang="nl")
    page = seen.see("vraag 1 van 9")
    assert "Geen namen" not in page
    seen.type(typed)
    seen.see("Geen namen", "vraag 1 van 9")
    seen.answer("Wel een antwoord?")
    page = seen.see("vraag 2 van 9")
    assert "Maak af" not in page
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert given() == {"situation": "Wel een antwoord?"}


@pytest.mark.parametrize("typed", ["<\r", " <\n"])
def test_a_less_than_sign_goes_back_and_skips_nothing(
    terminal: Start, items: Start, reflectie: Start, typed: str
) -> None:
    """`<` shows the question before with its answer; changing it keeps the old wording."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.answer("Eerst dit")
    seen.see("question 2 of 9")
    seen.type(typed)
    page = seen.see("question 1 of 9", "Eerst dit")
    assert "question 2" not in page
    seen.press(*["backspace"] * len("dit"))
    seen.answer("dat")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    (item,) = items("show", "last", "--history")
    assert item["answers"][0]["answer"] == "Eerst dat"
    assert [old["answer"] for old in item["history"]] == ["Eerst dit"]
    assert "Eerst dit" not in reflectie("show", "last").out
    assert "Eerst dit" in reflectie("show", "last", "--history").out


def test_going_back_and_on_again_changes_nothing(terminal: Start, items: Start) -> None:
    """Enter on an earlier answer leaves it as it was, without a wording of it."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.answer("Twee regels\ren nog een")
    seen.see("question 2 of 9")
    seen.line("<")
    seen.see("question 1 of 9", "en nog een")
    seen.press("enter", "enter")
    seen.see("question 2 of 9")
    seen.press("ctrl-c")
    seen.end()
    (item,) = items("show", "last", "--history")
    assert item["answers"][0]["answer"] == "Twee regels\nen nog een"
    assert item["history"] == []


def test_a_required_question_left_empty_is_asked_once_more(terminal: Start, given: Start) -> None:
    """Enter on nothing shows the help line; Enter again is accepted."""
    seen = terminal("new", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.press("enter")
    seen.see("Geen namen", "vraag 1 van 9")
    seen.press("enter")
    seen.see("vraag 2 van 9")
    seen.answer("Toch wel iets")
    seen.see("vraag 3 van 9")
    seen.press("ctrl-c")
    seen.end()
    assert given() == {"purpose": "Toch wel iets"}


def test_an_optional_question_says_so_and_is_skipped_with_one_enter(
    terminal: Start, given: Start
) -> None:
    """That it may be skipped stands on the screen; one Enter does it."""
    seen = terminal("new", "waarom", lang="nl")
    for number, text in enumerate(("Een", "Nummer twee hier", "Drie"), 1):
        assert not re.search("sla.*over|overslaan", seen.see(f"vraag {number} van 9"))
        seen.answer(text)
    for part in ("Van wie is deze kant?", "Hoe weet je dat?"):
        seen.see(part)
        seen.line()
    page = seen.see("vraag 4 van 9")
    assert re.search("sla.*over|overslaan", page), page
    seen.press("enter")
    seen.see("vraag 5 van 9")
    seen.press("ctrl-c")
    seen.end()
    assert list(given()) == ["situation", "purpose", "whose_value"]


def test_a_walk_without_any_answer_keeps_nothing(terminal: Start, reflectie: Start) -> None:
    """Only an entry without an answer is not kept, and that is said."""
    seen = terminal("new", "waarom", lang="nl")
    for number in range(1, 10):
        seen.see(f"vraag {number} van 9")
        seen.press(*["enter"] * (1 if number in (4, 5, 8, 9) else 2))
    assert seen.end() == 0
    assert "niets bewaard" in seen.text
    assert reflectie("list", "--json").out == '{"schema":"reflectie/1","items":[]}\n'


def test_a_wrong_choice_is_told_of_and_can_be_mended(terminal: Start, items: Start) -> None:
    """What is not among the choices is said on the page; the box is empty for the next try."""
    seen = terminal("new", "waarom")
    for number in (1, 2, 3):
        seen.see(f"question {number} of 9")
        seen.answer("x y z")
    seen.see("Whose side")
    seen.line("99")
    page = seen.see("99”")
    assert "Whose side" in page
    assert "│ 99" not in page
    seen.line("4")
    seen.see("How do you know")
    seen.press("ctrl-c")
    seen.end()
    assert items("show", "last")[0]["answers"][2]["who"] == "newcomer"


def test_a_fast_typist_is_not_outrun(terminal: Start, given: Start) -> None:
    """Answers typed ahead of their questions land under the right ones."""
    seen = terminal("new", "waarom")
    seen.see("question 1 of 9")
    seen.type("Een\r\rTwee\r\rDrie\r\r1\r2\rVier\r\rVijf\r\r")
    seen.see("question 6 of 9")
    seen.press("ctrl-c")
    assert seen.end() == 130
    assert list(given().values()) == ["Een", "Twee", "Drie", "Vier", "Vijf"]


def test_signs_inside_an_answer_are_part_of_it(terminal: Start, given: Start) -> None:
    """`?` and `<` are keys only where nothing was typed yet."""
    texts = ["een ? erin, 3 < 4", "maar hoezo dan?", "a\r? b\r< c\r<"]
    seen = terminal("new", "reflectiecirkel")
    for number, text in enumerate(texts, 1):
        seen.see(f"question {number} of 9")
        seen.answer(text)
    seen.see("question 4 of 9")
    seen.press("ctrl-c")
    seen.end()
    assert list(given().values()) == [text.replace("\r", "\n") for text in texts]


def test_with_stdout_elsewhere_the_walk_is_drawn_all_the_same(
    shell: Start, given: Start, tmp_path: Path
) -> None:
    """Questions stay on the screen; the pipe or file gets the handle and nothing else."""
    seen = shell(f"reflectie new waarom > '{tmp_path / 'uit'}'")
    seen.see("question 1 of 9", "Ctrl-C")
    seen.answer("Zomaar")
    seen.type("\r\r" * 2 + "\r" * 2 + "\r\r" * 2 + "\r" * 2)
    assert seen.end() == 0
    handle = (tmp_path / "uit").read_text("utf-8")
    assert re.fullmatch(r"[0-9a-z]{5,}\n", handle)
    assert given(handle.strip()) == {"situation": "Zomaar"}


def test_the_later_part_of_a_cycle_is_asked_by_resume(
    terminal: Start, items: Start, reflectie: Start
) -> None:
    """PDCA comes back with its later questions, and is done after them."""
    plan = {"situation": "Rumoer", "intention": "Proberen", "check_date": "2026-12-12"}
    handle = reflectie("new", "pdca", stdin=json.dumps(plan), lang="nl").out.strip()
    seen = terminal("resume", lang="nl")
    seen.see("vraag 1 van 6", "Heb je gedaan wat je van plan was?", "2  voor een deel")
    seen.line("2")
    seen.see("vraag 2 van 6")
    seen.answer("Hij bleef zitten")
    seen.see("vraag 3 van 6", "nummers")
    seen.line("1, 3")
    seen.see("vraag 4 van 6")
    seen.line("aanpassen")
    seen.see("vraag 5 van 6", "Wat pas je aan")
    seen.line()
    seen.see("vraag 6 van 6")
    seen.line()
    seen.see("Wanneer kijk je nog eens?", "Enter voor geen")
    seen.line()
    assert seen.end() == 0
    (item,) = items("show", handle)
    assert item["state"] == "done"
    later = {answer["key"]: answer["answer"] for answer in item["answers"][3:]}
    assert later == {
        "done": "partly", "effect_client": "Hij bleef zitten",
        "known_how": ["asked_client", "seen"], "next_step": "adjust",
    }  # fmt: skip
