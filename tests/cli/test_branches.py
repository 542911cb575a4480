"""A follow-up fits what was done and who was asked; an adjusted plan takes the place of the first."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PLAN = {
    "situation": "Rumoer bij de lunch",
    "purpose": "Dat hij rustig eet",
    "goal": "Hij blijft zitten tot het toetje",
    "who_knows": "Het team van boven",
    "intention": "Twee tafels, de radio uit",
    "check_date": "2026-12-12",
}
CHECK = {
    "done": "partly",
    "effect_client": "Hij bleef zitten",
    "known_how": ["seen"],
    "next_step": "adjust",
}


@pytest.fixture
def meant(keep: Run, items: Run, saturday: Any) -> Callable[..., str]:
    """Mean something in a set, and return the handle of the intention."""

    def mean(name: str, **answers: Any) -> str:
        entry = keep(name, answers, lang="nl")
        return str(items("show", entry)[0]["intentions"][0]["handle"])

    return mean


@pytest.fixture
def look_back(reflectie: Run) -> Run:
    """Look back on an intention, and return the handle of the entry."""

    def look(handle: str, **answers: Any) -> str:
        said = reflectie(
            "follow-up", handle, "--answers", "-", stdin=json.dumps(answers), lang="nl"
        )
        assert said.code == 0, said.err
        return str(said.out.strip())

    return look


def states(items: Run) -> dict[str, tuple[str, str | None]]:
    """Return what every intention has become, and when it comes back."""
    return {one["text"]: (one["state"], one["check"]) for one in items("intentions")}


def test_what_is_not_done_yet_comes_back_on_a_day_of_its_own(
    meant: Run, look_back: Run, items: Run
) -> None:
    """What stood in the way and one's own part are kept, and what stood in the way is told of it."""
    handle = meant("waarom", situation="x", intention="Wachten")
    entry = look_back(
        handle, done="not_yet", in_the_way="De telefoon", own_part="Ik had haast",
        another_try="another_day", another_day="2026-12-24",
    )  # fmt: skip
    assert states(items) == {"Wachten": ("open", "2026-12-24")}
    (one,) = items("intentions")
    assert one["follow_ups"][0]["what_happened"] == "De telefoon"
    roles = {answer["key"]: answer["roles"] for answer in items("show", entry)[0]["answers"]}
    assert roles["own_part"] == ["learn"]


def test_what_is_not_done_yet_can_be_let_go(meant: Run, look_back: Run, items: Run) -> None:
    """Letting go is choosing too."""
    handle = meant("waarom", situation="x", intention="Wachten")
    look_back(handle, done="not_yet", another_try="let_go")
    assert states(items)["Wachten"][0] == "let_go"


def test_answers_of_another_branch_are_kept_and_not_refused(
    meant: Run, look_back: Run, items: Run
) -> None:
    """A file that was accepted once stays accepted: nothing of it is lost, nothing is claimed."""
    handle = meant("waarom", situation="x", intention="Wachten")
    entry = look_back(handle, done="not_yet", effect_client="Rust", next_step="retry")
    answers = {one["key"]: one["answer"] for one in items("show", entry)[0]["answers"]}
    assert answers["effect_client"] == "Rust"
    assert states(items) == {"Wachten": ("open", "2026-12-05")}


@pytest.mark.parametrize(
    ("asked", "whose"),
    [("colleague", "colleague"), ("relative", "relative"), ("client", None)],
)
def test_what_a_colleague_noticed_is_told_as_a_colleagues(
    meant: Run, look_back: Run, items: Run, reflectie: Run, asked: str, whose: str | None
) -> None:
    """Who was asked is who noticed: with the answer stands whose it is, where it is no client."""
    handle = meant("vraag-de-client", asked_whom=asked, heard="Je praat snel", intention="Rustig")
    came = {"done": "yes", "effect_client": "Die knikte", "known_how": ["seen"]}
    entry = look_back(handle, **came)
    answers = {one["key"]: one for one in items("show", entry)[0]["answers"]}
    assert answers["effect_client"]["who"] == whose
    says = {"colleague": "je collega", "relative": "de verwant", "client": "de cliënt"}[asked]
    assert says in answers["effect_client"]["question"]
    followed = items("intentions")[0]["follow_ups"][0]
    assert followed.get("who") == whose


def test_a_team_is_asked_what_clients_noticed(meant: Run, look_back: Run, items: Run) -> None:
    """Not one client: a team's agreement is for all of them."""
    handle = meant("teamreflectie", learned="x", intention="Kloppen")
    entry = look_back(handle, done="yes", effect_client="Ze deden zelf open")
    asked = {one["key"]: one["question"] for one in items("show", entry)[0]["answers"]}
    assert asked["effect_client"] == "Wat hebben cliënten ervan gemerkt?"


def test_a_moral_decision_is_asked_whether_one_still_thinks_so(
    meant: Run, look_back: Run, items: Run
) -> None:
    """A beraad comes back as a question, and elsewhere that question is not asked."""
    handle = meant("moreel-beraad", moral_question="Is het goed om …?", intention="Vragen")
    entry = look_back(handle, still_so="Ja, maar milder", done="yes")
    first = items("show", entry)[0]["answers"][0]
    assert (first["key"], first["question"]) == ("still_so", "Denk je er nu nog zo over?")


def test_what_is_adjusted_takes_the_place_of_the_plan(
    meant: Run, reflectie: Run, items: Run, saturday: Any
) -> None:
    """At Act the old plan is settled and the new one comes back, six weeks on or when one says."""
    meant("pdca", **PLAN)
    saturday.on(days=21)
    again = {"text": "Een kaart bij het brood", "check": "2027-01-20"}
    said = reflectie("resume", stdin=json.dumps({**CHECK, "adjustment": again}), lang="nl")
    assert said.code == 0, said.err
    assert states(items) == {
        "Twee tafels, de radio uit": ("done", "2026-12-12"),
        "Een kaart bij het brood": ("open", "2027-01-20"),
    }
    saturday.on(days=60)
    (due,) = items("intentions", "--due")
    assert due["text"] == "Een kaart bij het brood"


def test_the_adjusted_plan_is_checked_as_a_cycle_with_its_own_goal(
    meant: Run, reflectie: Run, look_back: Run, items: Run, saturday: Any
) -> None:
    """The next check asks what a cycle asks, and may adjust once more: the circle is round."""
    meant("pdca", **PLAN)
    saturday.on(days=21)
    reflectie("resume", stdin=json.dumps({**CHECK, "adjustment": "Een kaart"}), lang="nl")
    (card,) = [one for one in items("intentions") if one["state"] == "open"]
    entry = look_back(card["handle"], **{**CHECK, "done": "yes"}, adjustment="Elke ochtend")
    assert items("show", entry)[0]["set"] == "pdca"
    assert {text: state for text, (state, _) in states(items).items()} == {
        "Twee tafels, de radio uit": "done", "Een kaart": "done", "Elke ochtend": "open",
    }  # fmt: skip


def test_a_cycle_is_shown_as_plan_do_check_act(
    meant: Run, reflectie: Run, items: Run, saturday: Any
) -> None:
    """`show` reads in the order of the circle: what was meant stands where it was asked."""
    meant("pdca", **PLAN)
    saturday.on(days=21)
    reflectie("resume", stdin=json.dumps({**CHECK, "adjustment": "Een kaart"}), lang="nl")
    shown = reflectie("show", "last", lang="nl").out
    order = [
        "Rumoer bij de lunch", "Hij blijft zitten tot het toetje", "Twee tafels, de radio uit",
        "Heb je gedaan wat je van plan was?", "Hoe weet je dat?", "Hoe ga je verder?", "Een kaart",
    ]  # fmt: skip
    assert sorted(order, key=shown.index) == order


def test_a_follow_up_of_ones_own_keeps_its_version_whoever_it_is_about(
    meant: Run, look_back: Run, items: Run, reflectie: Run
) -> None:
    """Other words for a colleague are no change of the questions."""
    assert reflectie("prompts", "new", "eigen", "--from", "opvolging").code == 0
    folder = Path(reflectie("prompts", "path").out.strip())
    own = (folder / "eigen.yaml").read_text("utf-8").replace("name: eigen", "name: opvolging")
    (folder / "opvolging.yaml").write_text(own, "utf-8")
    versions = set()
    for asked in ("colleague", "client", "relative"):
        handle = meant("vraag-de-client", asked_whom=asked, heard="x", intention=f"Met {asked}")
        entry = look_back(handle, done="yes", effect_client="Die knikte")
        versions.add(items("show", entry)[0]["set_version"])
    assert len(versions) == 1


def test_what_was_left_out_is_asked_of_the_same_person_when_it_is_changed(
    meant: Run, look_back: Run, items: Run, reflectie: Run
) -> None:
    """Editing a follow-up about a colleague asks what the colleague noticed, not the client."""
    handle = meant("vraag-de-client", asked_whom="colleague", heard="x", intention="Rustig")
    entry = look_back(handle, done="yes")
    answers = json.dumps({"effect_client": "Die knikte"})
    said = reflectie("edit", entry, "--answers", "-", stdin=answers, lang="nl")
    assert said.code == 0, said.err
    noticed = {one["key"]: one for one in items("show", entry)[0]["answers"]}["effect_client"]
    assert noticed["question"] == "Wat heeft je collega ervan gemerkt?"
    assert noticed["who"] == "colleague"
