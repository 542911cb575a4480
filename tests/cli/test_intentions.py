"""Intentions: listed in the person's own words, done, let go, postponed."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

Run = Callable[..., Any]

TODAY = date.today()


def day(days: int) -> str:
    """Return a day from today."""
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.fixture
def mean(reflectie: Run) -> Run:
    """Intend something, and return the handle of the intention."""

    def run(text: str, **more: str) -> str:
        intention = json.dumps({"text": text, **more})
        reflectie("new", "waarom", stdin=f"situation: x\nintention: {intention}\n")
        said = reflectie("intentions", "--json")
        items = json.loads(said.out)["items"]
        return str(next(one["handle"] for one in items if one["text"] == text))

    return run


@pytest.fixture
def listed(reflectie: Run) -> Run:
    """Return the words of what a listing shows, in its order."""

    def run(*words: str) -> list[str]:
        said = reflectie("intentions", *words, "--json")
        assert said.code == 0, said.err
        return [one["text"] for one in json.loads(said.out)["items"]]

    return run


def test_intentions_stand_soonest_first_and_what_is_settled_last(
    reflectie: Run, mean: Run, listed: Run
) -> None:
    """What comes back first stands first; what has no day comes after; settled is last."""
    mean("later", check=day(20))
    mean("zonder dag", check="-")
    gone = mean("gedaan", check=day(1))
    mean("eerst", check=day(2))
    reflectie("intentions", "done", gone)
    assert listed() == ["eerst", "later", "zonder dag", "gedaan"]
    assert listed("--open") == ["eerst", "later", "zonder dag"]


def test_what_is_due_and_what_it_is_for_can_be_asked_for(mean: Run, listed: Run) -> None:
    """`--due` gives what has come back, `--line` what is for one thing."""
    mean("vandaag", check=day(0), line="self")
    mean("morgen", check=day(1), line="care")
    assert listed("--due") == ["vandaag"]
    assert listed("--line", "care") == ["morgen"]
    assert listed("--line", "team") == []


@pytest.mark.parametrize(("lang", "group"), [("en", "intentions"), ("nl", "voornemens")])
def test_an_intention_is_shown_as_it_was_written(
    reflectie: Run, mean: Run, lang: str, group: str
) -> None:
    """The sentence and its handle; the day, what it is for and its entry stand below, quiet."""
    handle = mean("Eerst [vragen], dan :pas: helpen", check="2030-12-05", line="care")
    first, second = reflectie(group, lang=lang).out.splitlines()
    assert first == f"Eerst [vragen], dan :pas: helpen  {handle}"
    words = {
        "en": ("Thu 5 Dec 2030", "care or support"),
        "nl": ("do 5 dec 2030", "de zorg of begeleiding"),
    }
    assert all(word in second for word in words[lang])


def test_nothing_intended_is_said(reflectie: Run) -> None:
    """An empty journal has no intentions, and none is made for asking."""
    said = reflectie("voornemens", lang="nl")
    assert (said.code, said.out, said.err) == (0, "", "Hier staan geen voornemens.\n")


@pytest.mark.parametrize(
    ("words", "state", "said"),
    [
        (("intentions", "done"), "done", "Done: Eerst vragen\n"),
        (("intentions", "let-go"), "let_go", "Let go: Eerst vragen\n"),
    ],
)
def test_an_intention_is_settled_by_its_handle(
    reflectie: Run, mean: Run, items: Run, words: tuple[str, ...], state: str, said: str
) -> None:
    """Done and let go close it alike; `status --check` is quiet then."""
    handle = mean("Eerst vragen", check=day(0))
    assert reflectie("status", "--check").code == 10
    told = reflectie(*words, handle[:3])
    assert (told.code, told.err) == (0, said)
    assert items("intentions")[0]["state"] == state
    assert reflectie("status", "--check").code == 0
    assert items("show", "last")[0]["intentions"][0]["state"] == state


def test_the_dutch_names_do_the_same(reflectie: Run, mean: Run, items: Run) -> None:
    """gedaan, loslaten and uitstellen."""
    handle = mean("Eerst vragen", check=day(0))
    assert (
        "komt het terug" in reflectie("voornemens", "uitstellen", handle, "morgen", lang="nl").err
    )
    assert items("intentions")[0]["check"] == day(1)
    assert "Losgelaten" in reflectie("voornemens", "loslaten", handle, lang="nl").err
    assert "Gedaan" in reflectie("voornemens", "gedaan", handle, lang="nl").err


def test_postponing_moves_the_day_and_opens_again(reflectie: Run, mean: Run, items: Run) -> None:
    """Without a day it is a week; what was settled by mistake comes back this way."""
    handle = mean("Eerst vragen", check=day(0))
    reflectie("intentions", "done", handle)
    assert reflectie("intentions", "postpone", handle).code == 0
    (item,) = items("intentions")
    assert (item["state"], item["check"]) == ("open", day(7))


@pytest.mark.parametrize("when", ["yesterday", "today", "2020-01-01"])
def test_a_day_that_is_past_is_refused(reflectie: Run, mean: Run, items: Run, when: str) -> None:
    """Nothing comes back in the past; one line, 2, and nothing changes."""
    handle = mean("Eerst vragen", check=day(3))
    said = reflectie("intentions", "postpone", handle, when)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert items("intentions")[0]["check"] == day(3)


@pytest.mark.parametrize("what", ["done", "let-go", "postpone"])
@pytest.mark.parametrize("name", ["zzzzz", "", "last", "🙂"])
def test_an_intention_that_is_not_there_is_told(reflectie: Run, what: str, name: str) -> None:
    """3, one line, and where to look."""
    said = reflectie("intentions", what, name)
    assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
    assert "reflectie intentions" in said.err


def test_what_lies_in_the_bin_or_is_half_done_intends_nothing(
    reflectie: Run, mean: Run, listed: Run
) -> None:
    """With its entry an intention goes out of sight; erased, it is gone."""
    handle = mean("Eerst vragen", check=day(0))
    reflectie("delete", "last")
    assert listed() == []
    assert reflectie("intentions", "done", handle).code == 3
    reflectie("restore", "last")
    assert listed() == ["Eerst vragen"]
    reflectie("erase", "last", "--yes")
    assert reflectie("intentions", "done", handle).code == 3


def test_a_line_that_does_not_exist_is_refused_with_those_there_are(reflectie: Run) -> None:
    """2, and the four lines."""
    said = reflectie("intentions", "--line", "zorg")
    assert said.code == 2
    assert "care, self, team, organisation" in said.err
