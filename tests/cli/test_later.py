"""PDCA: the first part now, the rest on the check date."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

PLAN = {
    "situation": "Rumoer bij de lunch",
    "purpose": "Rust voor wie snel prikkels heeft",
    "intention": "Twee tafels proberen",
    "check_date": "2026-12-12",
}
LATER = {
    "done": "partly",
    "effect_client": "Hij bleef zitten",
    "known_how": ["seen", "asked_client"],
    "next_step": "adjust",
}


@pytest.fixture
def waiting(keep: Run, saturday: Any) -> str:
    """Keep the first part of a cycle and return its handle."""
    return str(keep("pdca", PLAN, lang="nl"))


def test_the_entry_is_open_after_its_first_part(items: Run, waiting: str) -> None:
    """What waits for its later questions is open, and not finished."""
    (item,) = items("show", waiting)
    assert (item["state"], item["finished"]) == ("open", None)
    assert [answer["key"] for answer in item["answers"]] == list(PLAN)


@pytest.mark.parametrize(
    ("lang", "day", "resume"),
    [
        ("nl", "zaterdag 12 december", "reflectie hervat"),
        ("en", "Saturday 12 December", "reflectie resume"),
    ],
)
@pytest.mark.usefixtures("saturday")
def test_the_end_says_when_it_comes_back_and_how_to_go_on(
    reflectie: Run, lang: str, day: str, resume: str
) -> None:
    """After the first part somebody is told the day and the command, once."""
    said = reflectie("new", "pdca", stdin=str(PLAN).replace("'", '"'), lang=lang)
    assert day in said.err
    assert f"{resume} {said.out.strip()}" in said.err
    assert len(said.err.splitlines()) == 1


def test_the_check_date_settles_when_the_intention_comes_back(items: Run, waiting: str) -> None:
    """The day that is asked on its own is the day the intention is asked after."""
    assert items("show", waiting)[0]["intentions"][0]["check"] == PLAN["check_date"]


def test_another_check_date_moves_the_intention(reflectie: Run, items: Run, waiting: str) -> None:
    """Changing the date later moves the day on which the intention comes back."""
    reflectie("edit", waiting, "--answers", "-", stdin="check_date: 2026-12-24\n")
    assert items("show", waiting)[0]["intentions"][0]["check"] == "2026-12-24"


def test_it_is_due_from_the_check_date_on(reflectie: Run, waiting: str, saturday: Any) -> None:
    """Nothing is due the day before; on the day itself it is."""
    saturday.on(days=20)
    assert reflectie("status", "--check").code == 0
    saturday.on(days=1)
    assert reflectie("status", "--check").code == 10
    assert PLAN["intention"] in reflectie("status").out
    assert waiting in reflectie("status").out


@pytest.mark.parametrize("name", [None, "last"])
def test_the_later_answers_make_it_done(
    reflectie: Run, items: Run, waiting: str, saturday: Any, name: str | None
) -> None:
    """`resume` takes the later questions, in the language it began in, and finishes the entry."""
    saturday.on(days=21)
    words = ("resume", name) if name else ("resume",)
    said = reflectie(*words, stdin=str(LATER).replace("'", '"'), lang="en")
    assert (said.code, said.out) == (0, f"{waiting}\n")
    (item,) = items("show", waiting)
    assert (item["state"], item["finished"]) == ("done", "2026-12-12T23:10:00+01:00")
    assert [answer["key"] for answer in item["answers"]] == [*PLAN, *LATER]
    later = {answer["key"]: answer for answer in item["answers"]}
    assert later["done"]["options"] == ["voor een deel"]
    assert later["known_how"]["answer"] == ["asked_client", "seen"]
    assert reflectie("status").out.count(waiting) <= 1


def test_what_was_answered_in_the_first_part_is_not_asked_later(
    reflectie: Run, everything: Callable[[], str], waiting: str
) -> None:
    """An answer to the first part is refused by `resume`, with the way to change it."""
    before = everything()
    said = reflectie("resume", waiting, stdin="situation: anders\n")
    assert (said.code, said.out) == (4, "")
    assert "situation" in said.err
    assert everything() == before


def test_the_way_to_give_a_later_answer_is_the_one_that_works(
    reflectie: Run, everything: Callable[[], str], waiting: str
) -> None:
    """A refusal never sends somebody to the command that just refused."""
    refused = reflectie("new", "pdca", stdin="situation: x\ndone: partly\n")
    assert "reflectie resume" in refused.err
    refused = reflectie("resume", waiting, stdin="situation: anders\n")
    assert "reflectie resume" not in refused.err
    assert everything().count("\n") == 1


def test_once_done_it_is_not_resumed_again(reflectie: Run, waiting: str) -> None:
    """A finished entry is changed with edit; resume says so."""
    reflectie("resume", stdin="done: partly\n")
    said = reflectie("resume", waiting, stdin="learned: x\n")
    assert said.code == 1
    assert f"reflectie edit {waiting}" in said.err


def test_the_later_answers_can_be_changed_as_well(reflectie: Run, items: Run, waiting: str) -> None:
    """`edit` reaches both parts of an entry that is done."""
    reflectie("resume", stdin="done: partly\n")
    said = reflectie("edit", waiting, "--answers", "-", stdin="done: let_go\nsituation: y\n")
    assert said.code == 0
    given = {answer["key"]: answer["answer"] for answer in items("show", waiting)[0]["answers"]}
    assert (given["done"], given["situation"]) == ("let_go", "y")
