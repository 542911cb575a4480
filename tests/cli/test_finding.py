"""Finding back at the command line: search in its ways, what is left out, and more than is shown."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from reflectie_cli.cli.session import begin_session
from reflectie_cli.language import Language
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.prompt_sets.steps import steps

Run = Callable[..., Any]


@pytest.fixture
def kept(keep: Run) -> dict[str, str]:
    """Keep some entries about an overleg, and return their handles by name."""
    texts = {
        "plain": "het overleg",
        "team": "teamoverleg van vandaag",
        "tagged": "overleg met familie",
        "phrase": "ze was niet thuis",
        "apart": "thuis was ze niet",
    }
    options = {"tagged": ["-t", "eam"]}
    return {
        name: keep("waarom", {"situation": text}, *options.get(name, []))
        for name, text in texts.items()
    }


def _handles(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines() if line[:1].isalnum()]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("nl", "(in een langer woord: teamoverleg)"), ("en", "(inside a longer word: teamoverleg)")],
)
def test_a_word_inside_a_longer_one_is_found_last_and_told(
    reflectie: Run, kept: dict[str, str], lang: str, said: str
) -> None:
    """The page says of such a hit what it is, in the language of the person; JSON says it too."""
    page = reflectie("search", "overleg", lang=lang)
    assert _handles(page.out)[-1] == kept["team"]
    assert page.out.count(said) == 1
    items = json.loads(reflectie("search", "overleg", "--json").out)["items"]
    assert [item["matches"][0]["how"] for item in items] == ["word", "word", "inside"]
    assert items[-1]["matches"][0]["word"] == "teamoverleg"


@pytest.mark.parametrize(("lang", "said"), [("nl", "vorm"), ("en", "form")])
def test_another_form_of_a_word_is_told(reflectie: Run, keep: Run, lang: str, said: str) -> None:
    """`luisteren` finds `geluisterd`, and says that it is another form of the word."""
    keep("waarom", {"situation": "Ik heb geluisterd"})
    out = reflectie("search", "luisteren", lang=lang).out
    assert "geluisterd)" in out
    assert said in out


@pytest.mark.parametrize(("lang", "said"), [("nl", "(nog niet af)"), ("en", "(not finished yet)")])
def test_half_typed_words_are_found_with_their_question(
    reflectie: Run, draft: str, circle: PromptSet, english: Language, lang: str, said: str
) -> None:
    """The question the draft stopped at stands above them, and that they are not finished below."""
    page = reflectie("search", "want", lang=lang).out
    asked = steps(circle, english, rotated={})[1].text
    assert _handles(page) == [draft]
    assert page.splitlines()[1:] == [f"  {asked}", "    I wanted", f"    {said}"]
    (item,) = json.loads(reflectie("search", "wanted", "--json").out)["items"]
    (match,) = item["matches"]
    assert match["unfinished"] is True
    assert match["question"] == asked
    assert reflectie("search", "nowhere", lang=lang).out == ""


@pytest.mark.parametrize(
    "words",
    [["overleg", "-team"], ["-team", "overleg"], ["overleg -team"], ["--", "overleg", "-team"],
     ["--", "-team", "overleg"], ["-n", "5", "overleg", "-team", "--json"], ["overleg", "-n5", "-team"],
     ["overleg", "-team", "-2026", "-7"]],
)  # fmt: skip
def test_a_word_is_left_out_wherever_it_stands(
    reflectie: Run, kept: dict[str, str], words: list[str]
) -> None:
    """With or without --, in one argument or in two, beside any option."""
    said = reflectie("search", *words, *(["--json"] if words[0] != "--" else []))
    assert (said.code, said.err) == (0, "")
    found = (
        _handles(said.out)
        if words[0] == "--"
        else [item["handle"] for item in json.loads(said.out)["items"]]
    )
    assert sorted(found) == sorted([kept["plain"], kept["tagged"]])


@pytest.mark.parametrize(
    "options", [["-t", "eam"], ["--tag", "eam"], ["--tag=eam"], ["--not-tag", "-x", "-t", "eam"]]
)
def test_options_of_a_search_stay_options(
    reflectie: Run, kept: dict[str, str], options: list[str]
) -> None:
    """A theme is still a theme, also after its short option; what follows an option is its value."""
    assert _handles(reflectie("search", "overleg", *options).out) == [kept["tagged"]]


@pytest.mark.parametrize("phrase", ['"niet thuis"', "“niet thuis”"])
def test_a_phrase_stands_in_quotes(reflectie: Run, kept: dict[str, str], phrase: str) -> None:
    """Also where the shell has split it over two arguments."""
    assert _handles(reflectie("search", phrase).out) == [kept["phrase"]]
    assert _handles(reflectie("search", *phrase.split()).out) == [kept["phrase"]]
    left = _handles(reflectie("search", "thuis", f"-{phrase}").out)
    assert left == [kept["apart"]]


@pytest.mark.parametrize("command", [["list"], ["search", "dag"]])
def test_more_than_is_shown_is_told_once_beside_the_page(
    reflectie: Run, keep: Run, command: list[str]
) -> None:
    """One line on standard error, how to see more; not where all is shown, not beside JSON."""
    for number in range(11):
        keep("waarom", {"situation": f"dag {number}"})
    said = reflectie(*command)
    assert len(_handles(said.out)) == 10
    assert said.err == "There is more than this; to see it, add: -n 50\n"
    assert "zet erachter: -n 15" in reflectie(*command, "-n", "3", lang="nl").err
    assert reflectie(*command, "--json").err == ""
    assert len(json.loads(reflectie(*command, "--json").out)["items"]) == 10
    assert reflectie(*command, "-n", "11").err == ""
    assert reflectie("list", "--random").err == ""


def test_an_entry_comes_up_at_random(
    reflectie: Run, keep: Run, items: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of those that the filters let in, each in its turn; as many as -n says, none twice."""
    days = ("2024-11-21", "2025-11-21", "2026-11-20")
    kept = [keep("waarom", {"situation": day}, "-d", day, "-t", "rust") for day in days]
    keep("waarom", {"situation": "zonder"})

    def drawn(seed: int, *options: str) -> list[str]:
        def seeded(**given: Any) -> Any:
            return replace(begin_session(**given), chance=Random(seed))

        with monkeypatch.context() as patch:
            patch.setattr("reflectie_cli.cli.app.begin_session", seeded)
            return [item["handle"] for item in items("list", "--random", *options)]

    once = [drawn(seed, "-t", "rust") for seed in range(20)]
    assert all(len(one) == 1 for one in once)
    assert {one[0] for one in once} == {*kept}
    assert drawn(3, "-t", "rust") == once[3]
    assert sorted(drawn(1, "-t", "rust", "-n", "9")) == sorted(kept)
    assert drawn(1, "--until", "2025-01-01") == [kept[0]]
    assert drawn(1, "-t", "onbekend") == []


@pytest.mark.skipif(sys.platform == "win32", reason="processor time of programs is not known there")
@pytest.mark.parametrize("word", ["naald", "overleg", "luisteren"])
def test_a_search_in_a_very_long_answer_takes_no_longer_than_two_lists(
    keep: Run, word: str
) -> None:
    """A megabyte with the word at its end: whole, inside another, or in another form."""
    chance = Random(2)
    some = ["".join(chance.choices("bdefghiklmnoprstuvwzé", k=8)) for _ in range(5000)]
    text = " ".join(chance.choices(some, k=110_000)) + " naald teamoverleg geluisterd"
    keep("waarom", {"situation": text})

    def seconds(*words: str) -> float:
        before = os.times()
        program = [sys.executable, "-m", "reflectie_cli", *words]
        assert subprocess.run(program, capture_output=True, check=True).stdout
        after = os.times()
        return after.children_user + after.children_system - sum(before[2:4])

    taken = [(seconds("search", word), seconds("list")) for _ in range(4)]
    assert min(one for one, _ in taken) < 2 * min(one for _, one in taken)
