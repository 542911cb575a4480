"""What was shared: with whom, how much, which lines, and that it is out of one's hands."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.transfer.sealed import fingerprint, make_identity
from tests.cli.two_people import TwoPeople, two_people

Run = Callable[..., Any]


@pytest.fixture
def both(reflectie: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TwoPeople:
    """Return a coach and somebody they coach, who learned something."""
    people = two_people(reflectie, tmp_path, monkeypatch)
    answers = {"situation": "At the table", "learned": "First I ask", "intention": "I ask at tea"}
    people.noor("new", "waarom", "--tag", "tea", "--answers", "-", stdin=json.dumps(answers))
    return people


def history(both: TwoPeople, *words: str, lang: str = "en") -> list[str]:
    """Return what the history says, line by line."""
    said = both.noor("summary", "--history", *words, lang=lang)
    assert said.code == 0, said.err
    return str(said.out).splitlines()


def test_it_says_by_coach_when_and_how_much(saturday: Any, both: TwoPeople) -> None:
    """A name that was given once holds for all that went to the same key; the rest is told by how."""
    both.sends("1.age", "One")
    both.sends("2.age", "Two", "--for", "Anna")
    both.sends("3.age", "Three")
    both.noor("summary", "--yes", "--for", " Bram ", "-f", "md")
    both.noor("summary", "--yes", "-f", "md")
    told = [line.split(", ")[0] for line in history(both) if line and not line.startswith(" ")]
    assert [one.partition(":")[0] for one in told] == [
        "Without a name", "Bram", "Anna", "Anna", "Anna",
    ]  # fmt: skip
    assert "Anna: zaterdag 21 november 2026, 5 regels" in "\n".join(history(both, lang="nl"))
    assert saturday


def test_without_a_name_a_key_has_its_words_and_a_passphrase_is_one(both: TwoPeople) -> None:
    """Two keys are two coaches."""
    other = make_identity().public
    both.sends()
    both.sends("2.age", "Two", "--to", other)
    both.sends("3.age", "Three", "--to", "passphrase")
    told = "\n".join(history(both))
    assert f"For the key {fingerprint(both.keys.public)}: " in told
    assert f"For the key {fingerprint(other)}: " in told
    assert "With a passphrase: " in told


def test_which_lines_it_was_can_be_seen_again(both: TwoPeople) -> None:
    """By name, by the handle of the talk or by the hash, as they stand now; changed or gone is said."""
    both.sends("1.age", "How I say no", "--for", "Anna")
    (shared,) = json.loads(both.noor("summary", "--history", "--json").out)["items"]
    for name in ("anna", shared["talk"], shared["hash"][:12]):
        lines = history(both, name)
        for words in ("How I say no", "First I ask", "I ask at tea", "tea", "The why-question"):
            assert any(line.strip().startswith(f"- {words}") for line in lines), (words, lines)
    (entry,) = [
        one
        for one in json.loads(both.noor("list", "--json").out)["items"]
        if one["set"] == "waarom"
    ]
    both.noor("edit", entry["handle"], "-q", "learned", "--answers", "-", stdin="learned: Anew")
    assert any("Anew  changed since" in line for line in history(both, "Anna"))
    both.noor("erase", entry["handle"], "--yes")
    assert sum("not here any more" in line for line in history(both, "Anna")) == 3
    (item,) = json.loads(both.noor("summary", "--history", "Anna", "--json").out)["items"]
    assert item["lines"][0] == {
        "id": item["selection"][0], "text": "How I say no", "changed": False,
    }  # fmt: skip


def test_it_says_plainly_what_cannot_be_taken_back(both: TwoPeople) -> None:
    """In one line beside the list, and how to see the lines; nothing of it where nothing left."""
    assert "out of your hands" not in both.noor("summary", "--history").err
    both.sends("1.age", "How I say no", "--for", "Anna van B")
    said = both.noor("summary", "--history")
    assert "out of your hands" in said.err
    assert "reflectie summary --history 'Anna van B'" in said.err
    assert "out of your hands" in both.noor("summary", "--history", "Anna van B").err
    assert both.noor("summary", "--history", "--json").err == ""


@pytest.mark.parametrize("name", ["Nobody", "0", "", "abcdefgh", "-"])
def test_a_name_that_nothing_was_shared_with_is_told(both: TwoPeople, name: str) -> None:
    """Code 3 and one line; an empty name is none, and shows all."""
    both.sends("1.age", "How I say no", "--for", "Anna")
    said = both.noor("summary", "--history", name)
    assert (said.code, said.err.count("\n")) == ((3, 1) if name else (0, 3))


def test_an_entry_says_with_whom_it_was_shared(both: TwoPeople) -> None:
    """The name that was given stands beside the day."""
    both.sends("1.age", "How I say no", "--for", "Anna")
    (entry,) = [
        one
        for one in json.loads(both.noor("list", "--json").out)["items"]
        if one["set"] == "waarom"
    ]
    assert "shared part of this with Anna on" in both.noor("show", entry["handle"]).out


@pytest.mark.parametrize("name", ["[b]x[/]", "\x1b[31mAnna\u202e", "نور", "{who}", "a" * 500])
def test_any_name_is_only_a_name(both: TwoPeople, name: str) -> None:
    """It is kept on one line, and nothing in it works."""
    both.sends("1.age", "How I say no", "--for", name)
    said = both.noor("summary", "--history")
    assert (said.code, said.out.count("\n")) == (0, 3)
    assert not any(sign in said.out + said.err for sign in "\x1b\u202e")
    assert both.noor("summary", "--history", "--", name).code == 0
