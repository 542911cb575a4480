"""Looking back on what was meant: the loop, without a terminal."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

MEANT = {
    "situation": "Koffie bij het ontbijt",
    "purpose": "Dat hij zelf kiest",
    "learned": "Eerst vragen.",
    "intention": {"text": "Eerst vragen, dan schenken.", "check": "2026-12-05", "line": "care"},
}
CAME = {
    "done": "yes",
    "what_happened": "Ik hield de kannen omhoog.",
    "effect_client": "Hij wees naar de thee.",
    "known_how": ["seen", "asked_client"],
    "next_step": "keep",
}
PLAN = {
    "situation": "Rumoer bij de lunch",
    "purpose": "Rust",
    "goal": "Hij blijft zitten",
    "intention": "Twee tafels",
    "check_date": "2026-12-12",
}
CHECK = {
    "done": "partly",
    "effect_client": "Hij bleef zitten",
    "known_how": ["seen"],
    "next_step": "adjust",
    "next_check": "2027-01-23",
}


@pytest.fixture
def meant(keep: Run, items: Run, saturday: Any) -> Callable[..., str]:
    """Mean something, and return the handle of the intention."""

    def mean(name: str = "waarom", answers: dict[str, Any] = MEANT) -> str:
        entry = keep(name, answers, lang="nl")
        return str(items("show", entry)[0]["intentions"][0]["handle"])

    return mean


@pytest.fixture
def one(items: Run) -> Callable[[str], Any]:
    """Return an intention by its handle."""
    return lambda handle: next(one for one in items("intentions") if one["handle"] == handle)


@pytest.fixture
def look_back(reflectie: Run) -> Run:
    """Look back with answers; what is looked back on comes first, or nothing for what is due."""

    def look(*words: str, lang: str = "nl", **answers: Any) -> Any:
        return reflectie(
            "follow-up", *words, "--answers", "-", stdin=json.dumps(answers), lang=lang
        )

    return look


def test_what_came_of_it_stands_with_the_intention(
    meant: Run, look_back: Run, one: Run, saturday: Any
) -> None:
    """The answers are kept beside the sentence they are about, and the intention is done."""
    handle = meant()
    saturday.on(days=14)
    said = look_back(**CAME)
    assert said.code == 0
    assert len(said.out.split()) == 1
    found = one(handle)
    assert found["state"] == "done"
    (came,) = found["follow_ups"]
    at = came.pop("at")
    assert at.startswith("2026-12-05T23:10")
    assert came == {**CAME, "known_how": ["asked_client", "seen"]}


def test_a_follow_up_is_an_entry_that_can_be_found_and_shown(
    meant: Run, look_back: Run, reflectie: Run, items: Run
) -> None:
    """It is searched, listed and shown with the sentence that was meant; both entries tell."""
    handle = meant()
    entry = look_back(handle, **CAME).out.strip()
    (item,) = items("show", entry)
    before = items("show", item["from"])[0]
    assert item["follows"] == before["intentions"][0]["id"]
    assert [found["handle"] for found in items("search", "kannen")] == [entry]
    shown = reflectie("show", entry, lang="nl").out
    assert "Wat je wilde:\n  Eerst vragen, dan schenken." in shown
    assert MEANT["intention"]["text"] in reflectie("list", lang="nl").out  # type: ignore[index]  # a mapping
    origin = reflectie("show", before["handle"], lang="nl").out
    assert "Hij wees naar de thee." in origin
    assert f"Gaat verder in {entry}" in origin


@pytest.mark.parametrize(
    ("given", "state", "days"),
    [
        ({"done": "yes"}, "done", None),
        ({"done": "partly", "next_step": "keep"}, "done", None),
        ({"done": "different", "next_step": "stop"}, "done", None),
        ({"done": "let_go"}, "let_go", None),
        ({"done": "not_yet"}, "open", 14),
        ({"done": "not_yet", "next_step": "stop"}, "let_go", None),
        ({"done": "partly", "next_step": "retry"}, "open", 14),
    ],
    ids=lambda value: json.dumps(value) if isinstance(value, dict) else None,
)
def test_an_intention_becomes_what_came_of_it(
    meant: Run, look_back: Run, one: Run, saturday: Any,
    given: dict[str, str], state: str, days: int | None,
) -> None:  # fmt: skip
    """What is not done yet comes back by itself; let go is as good as done."""
    handle = meant()
    saturday.on(days=14)
    said = look_back(handle, effect_client="Rust", **given)
    assert said.code == 0
    assert one(handle)["state"] == state
    if days:
        assert one(handle)["check"] == "2026-12-19"
        assert "zaterdag 19 december" in said.err
        assert f"reflectie voornemens uitstellen {handle}" in said.err


def test_a_next_step_is_an_intention_of_its_own(meant: Run, look_back: Run, items: Run) -> None:
    """What somebody wants to try next comes back in its turn; the one before is closed."""
    handle = meant()
    look_back(
        handle, **{**CAME, "done": "partly", "next_step": "adjust"}, intention="Ook bij de lunch"
    )
    states = {one["text"]: one["state"] for one in items("intentions")}
    assert states == {"Ook bij de lunch": "open", "Eerst vragen, dan schenken.": "done"}


def test_without_a_name_what_waits_longest_comes_first(
    meant: Run, look_back: Run, one: Run, saturday: Any
) -> None:
    """Of what has come back, the earliest check date is asked first."""
    later = meant(answers={**MEANT, "intention": {"text": "later", "check": "2026-12-04"}})
    first = meant(answers={**MEANT, "intention": {"text": "eerst", "check": "2026-12-01"}})
    saturday.on(days=14)
    look_back(**CAME)
    assert (one(first)["state"], one(later)["state"]) == ("done", "open")


@pytest.mark.parametrize(("lang", "says"), [("nl", "nog niets"), ("en", "nothing to look back on")])
@pytest.mark.usefixtures("saturday")
def test_nothing_due_is_said_calmly(meant: Run, look_back: Run, lang: str, says: str) -> None:
    """Where nothing has come back, one line says so and where intentions are; nothing is kept."""
    meant()
    said = look_back(lang=lang, **CAME)
    assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
    assert says in said.err


def test_before_its_day_it_can_be_looked_back_on_by_name(
    meant: Run, look_back: Run, one: Run
) -> None:
    """Whoever is early names it, and goes on."""
    handle = meant()
    assert look_back(handle, **CAME).code == 0
    assert one(handle)["state"] == "done"


def test_what_was_let_go_is_not_asked_after(
    meant: Run, look_back: Run, reflectie: Run, everything: Callable[[], str]
) -> None:
    """Looking back on what was let go is refused with the way to take it up again."""
    handle = meant()
    reflectie("intentions", "let-go", handle)
    before = everything()
    said = look_back(handle, lang="en", **CAME)
    assert (said.code, said.out) == (1, "")
    assert f"reflectie intentions postpone {handle}" in said.err
    assert everything() == before


def test_what_was_done_can_still_be_told_about(
    meant: Run, look_back: Run, reflectie: Run, one: Run
) -> None:
    """Whoever closed it by hand can say later what the client noticed; each telling is kept."""
    handle = meant()
    reflectie("intentions", "done", handle)
    look_back(handle, **CAME)
    look_back(handle, **{**CAME, "effect_client": "Nu pakt hij zelf"})
    effects = [came["effect_client"] for came in one(handle)["follow_ups"]]
    assert effects == ["Hij wees naar de thee.", "Nu pakt hij zelf"]


@pytest.mark.parametrize("how", ["delete", "erase"])
def test_an_intention_goes_with_its_entry(
    meant: Run, look_back: Run, reflectie: Run, items: Run, how: str, saturday: Any
) -> None:
    """An intention of an entry that was thrown away or erased is not there; nothing else is lost."""
    handle = meant()
    follow_up = look_back(handle, **{**CAME, "done": "not_yet"}).out.strip()
    entry = items("show", follow_up)[0]["from"]
    assert reflectie(how, entry, *(["--yes"] if how == "erase" else [])).code == 0
    saturday.on(days=60)
    assert reflectie("status", "--check").code == 0
    assert look_back(handle, **CAME).code == 3
    (kept,) = items("show", follow_up)
    assert [answer["key"] for answer in kept["answers"]] == list(CAME)
    assert reflectie("show", follow_up).code == 0
    if how == "delete":
        assert reflectie("restore", entry).code == 0
        assert reflectie("status", "--check").code == 10


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"gedaan": "yes"}, "done"),
        ({"done": "misschien"}, "yes"),
        ({"done": ["yes", "partly"]}, "Choose one"),
        ({"known_how": ["gehoord"]}, "asked_client"),
    ],
)
def test_a_wrong_answer_is_refused_and_nothing_is_kept(
    meant: Run, look_back: Run, everything: Callable[[], str], wrong: dict[str, Any], says: str
) -> None:
    """One problem in the answers, and neither the entry nor the intention changes."""
    handle = meant()
    before = everything()
    said = look_back(handle, lang="en", **{**CAME, **wrong})
    assert (said.code, said.out) == (4, "")
    assert says in said.err
    assert everything() == before


def test_a_cycle_can_be_checked_more_than_once(
    meant: Run, look_back: Run, reflectie: Run, one: Run, items: Run, saturday: Any
) -> None:
    """A cycle stays open while a day to look again is given; every check is kept, in its order."""
    handle = meant("pdca", PLAN)
    (entry,) = items("list", "--set", "pdca")
    saturday.on(days=21)
    said = reflectie("resume", stdin=json.dumps(CHECK), lang="nl")
    assert said.out.strip() == entry["handle"]
    assert "zaterdag 23 januari" in said.err
    assert items("show", entry["handle"])[0]["state"] == "open"
    assert (one(handle)["state"], one(handle)["check"]) == ("open", "2027-01-23")
    assert reflectie("status", "--check").code == 0
    saturday.on(days=42)
    assert reflectie("status", "--check").code == 10
    second = {**CHECK, "done": "yes", "effect_client": "Ze bleven alle vier zitten",
              "next_step": "keep", "next_check": None}  # fmt: skip
    assert look_back(**second).code == 0
    found = one(handle)
    assert found["state"] == "done"
    assert [came["effect_client"] for came in found["follow_ups"]] == [
        "Hij bleef zitten", "Ze bleven alle vier zitten",
    ]  # fmt: skip
    (whole,) = items("show", entry["handle"])
    assert whole["state"] == "done"
    given = {answer["key"]: answer["answer"] for answer in whole["answers"]}
    assert given["effect_client"] == "Hij bleef zitten"


def test_resume_checks_an_open_cycle_again(
    meant: Run, reflectie: Run, one: Run, items: Run, saturday: Any
) -> None:
    """`resume` on a cycle that had its first check begins the next, in an entry of its own."""
    handle = meant("pdca", PLAN)
    (entry,) = items("list", "--set", "pdca")
    saturday.on(days=21)
    reflectie("resume", entry["handle"], stdin=json.dumps(CHECK))
    saturday.on(days=42)
    second = {**CHECK, "effect_client": "Beter", "next_check": "2027-03-01"}
    assert reflectie("resume", entry["handle"], stdin=json.dumps(second)).code == 0
    assert [came["effect_client"] for came in one(handle)["follow_ups"]] == [
        "Hij bleef zitten", "Beter",
    ]  # fmt: skip
    assert items("show", entry["handle"])[0]["state"] == "open"
    assert one(handle)["check"] == "2027-03-01"


def test_asking_a_client_ends_with_whether_they_were_told(
    meant: Run, look_back: Run, items: Run
) -> None:
    """After asking a client there is one question more; elsewhere there is none."""
    asked = {
        "asked_whom": "client",
        "purpose": "Weten of het goed is",
        "heard": "Ja",
        "intention": "Wachten",
    }
    handle = meant("vraag-de-client", asked)
    entry = look_back(handle, **CAME, told_back="planned").out.strip()
    last = items("show", entry)[0]["answers"][-1]
    assert (last["key"], last["answer"], last["options"]) == ("told_back", "planned", ["gepland"])
    assert look_back(meant(), **CAME, told_back="planned").code == 4
    shown = {"shown": {"text": "De kapstok", "who": "client"}, "intention": "Een haak lager"}
    told = {"told_back": "yes", "told_what": "Dat er een haak komt. Hij lachte."}
    again = look_back(meant("client-onderzoekt-mee", shown), **CAME, **told).out.strip()
    assert {one["key"] for one in items("show", again)[0]["answers"]} >= {*told}


def test_a_private_entry_is_looked_back_on_in_private(
    look_back: Run, meant: Run, items: Run
) -> None:
    """What came of a private entry is as private as that entry."""
    angry = {"event": "x", "intention": {"text": "Rustig ademen", "check": "2026-12-05"}}
    handle = meant("g-schema", angry)
    entry = look_back(handle, **CAME).out.strip()
    assert items("show", entry)[0]["private"] is True


def test_a_round_trip_keeps_what_came_of_it(
    meant: Run, look_back: Run, reflectie: Run, items: Run, home: Any, tmp_path: Any
) -> None:
    """An export that is imported elsewhere knows the same follow-ups, in either form of JSON."""
    look_back(meant(), **CAME)
    before = items("intentions")
    for as_format in ("json", "jsonl"):
        file = tmp_path / f"out.{as_format}"
        assert reflectie("export", "--format", as_format, "-o", str(file)).code == 0
        elsewhere = tmp_path / as_format / "journal.db"
        assert reflectie("--journal", str(elsewhere), "import", str(file)).code == 0
        said = reflectie("--journal", str(elsewhere), "intentions", "--json")
        assert json.loads(said.out)["items"] == before


@pytest.mark.usefixtures("saturday")
def test_a_check_date_that_has_passed_is_said(reflectie: Run, meant: Run) -> None:
    """A note of long ago may have one; it comes back right away, and one line says so."""
    said = reflectie(
        "new", "waarom", "--answers", "-",
        stdin=json.dumps({**MEANT, "intention": {"text": "Vragen", "check": "2026-11-01"}}),
    )  # fmt: skip
    assert said.code == 0
    assert "has passed" in said.err
    assert reflectie("status", "--check").code == 10
