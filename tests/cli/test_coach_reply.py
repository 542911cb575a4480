"""A few lines back: written by a coach, sealed where there is a key, and kept beside the talk."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.transfer import sealed
from tests.cli.two_people import TwoPeople, two_people
from tests.transfer.light_seals import SUMMARY

Run = Callable[..., Any]
LINES = "Well asked.\n  What did it do to you?"
"""What the coach writes; as YAML, in a block."""


@pytest.fixture
def both(reflectie: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TwoPeople:
    """Return a coach and somebody they coach, who has a key as well."""
    people = two_people(reflectie, tmp_path, monkeypatch)
    people.key_of_noor()
    return people


def talk_of(both: TwoPeople, handle: str = "last") -> dict[str, str]:
    """Return what stands in the entry about a talk, by question."""
    (entry,) = json.loads(both.noor("show", handle, "--json").out)["items"]
    return {one["key"]: one["answer"] for one in entry["answers"]}


def everything(both: TwoPeople) -> str:
    """Return the whole journal of the person who is coached, with its past."""
    return str(both.noor("export", "-f", "json", "--history").out)


def test_a_reply_comes_back_beside_the_talk(both: TwoPeople) -> None:
    """Sealed for the key that came along: shown, kept beside what it was about, no own insight."""
    both.opened(both.sends())
    file = both.replies("Noor", LINES)
    assert file.read_bytes().startswith(b"-----BEGIN AGE")
    assert b"Well asked" not in file.read_bytes()
    said = both.noor("summary", "--agreed", "--from", str(file))
    assert said.code == 0
    assert "  Well asked.\n  What did it do to you?\n" in said.out
    assert "does not prove who wrote it" in said.err
    assert talk_of(both)["coach_said"] == "Well asked.\nWhat did it do to you?"
    (entry,) = json.loads(both.noor("show", "last", "--json").out)["items"]
    assert (entry["set"], entry["state"]) == ("coachgesprek", "open")
    assert next(one for one in entry["answers"] if one["key"] == "coach_said")["roles"] == []


def test_the_coach_keeps_what_was_written_back(both: TwoPeople) -> None:
    """It stands below the summary, in the list and in JSON; a second wording keeps the first."""
    handle = both.opened(both.sends())
    both.replies("Noor", "First thoughts")
    both.replies("Noor", "Second thoughts", "2.age")
    shown = both.coach("coach", "show").out.splitlines()
    assert shown[shown.index("What you wrote back") + 1] == "  Second thoughts"
    assert "written back" in both.coach("coach", "list").out
    (one,) = json.loads(both.coach("coach", "list", "--json").out)["items"]
    assert (one["reply"], bool(one["replied"])) == ("Second thoughts", True)
    assert "First thoughts" in both.coach("export", "--history").out
    assert handle


def test_the_same_reply_twice_is_once(both: TwoPeople) -> None:
    """Also under another name, after a mail changed its line ends, and after another one came."""
    both.opened(both.sends())
    first, second = both.replies("Noor", "One"), both.replies("Noor", "Two", "2.age")
    for file in (first, second):
        assert both.noor("summary", "--agreed", "--from", str(file)).code == 0
    before = everything(both)
    changed = both.file("mail.txt")
    changed.write_bytes(b"Hi\r\n" + first.read_bytes().replace(b"\n", b"\r\n"))
    for file in (changed, second, first):
        said = both.noor("summary", "--agreed", "--from", str(file))
        assert (said.code, "already" in said.err) == (0, True)
    assert talk_of(both)["coach_said"] == "One\n\nTwo"
    assert everything(both) == before


def test_without_a_key_it_is_a_plain_file_and_says_so(
    reflectie: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever made the summary has no key: the file is text, and that is said; --to seals it."""
    both = two_people(reflectie, tmp_path, monkeypatch)
    both.opened(both.sends())
    said = both.coach("coach", "reply", "Noor", "--answers", "-", stdin="reply: Plain words")
    assert (said.code, json.loads(said.out)["text"]) == (0, "Plain words")
    assert "not sealed" in said.err
    file = both.replies("Noor", "Plain words", "r.json")
    assert both.noor("summary", "--agreed", "--from", str(file)).code == 0
    assert talk_of(both)["coach_said"] == "Plain words"
    other = sealed.make_identity()
    closed = both.replies("Noor", "Other words", "o.age", "--to", other.public)
    assert b"Other words" not in closed.read_bytes()


def test_what_was_agreed_can_be_said_at_once(both: TwoPeople) -> None:
    """With answers the reply is kept first; the coach's words are not what was agreed."""
    both.opened(both.sends())
    file = both.replies("Noor", "Well asked")
    said = both.noor(
        "summary", "--agreed", "--from", str(file), "--answers", "-", stdin="agreed: Ask once more"
    )
    assert said.code == 0
    assert talk_of(both)["coach_said"] == "Well asked"
    assert talk_of(both)["agreed"] == "Ask once more"
    assert '"state":"done"' in everything(both)
    later = both.noor("summary", "--yes", "--all", "--level", "full", "-f", "md").out
    assert "Ask once more" in later
    assert "Well asked" not in later


def test_a_reply_to_an_earlier_talk_stands_beside_that_one(both: TwoPeople) -> None:
    """The file says which talk it is about; the talk that is coming stays as it was."""
    first = both.opened(both.sends("1.age", "The first"))
    both.noor("summary", "--agreed", "--answers", "-", stdin="agreed: Something")
    file = both.replies(first, "About the first")
    both.opened(both.sends("2.age", "The second"))
    said = both.noor("summary", "--agreed", "--from", str(file))
    assert said.code == 0
    talks = json.loads(everything(both))["items"]
    by_topic = {
        answers["talk_about"]: answers
        for one in talks
        if (answers := {each["key"]: each["answer"] for each in one["answers"]})
    }
    assert by_topic["The first"]["coach_said"] == "About the first"
    assert "coach_said" not in by_topic["The second"]
    assert "agreed" not in by_topic["The second"]


def bad_files(both: TwoPeople, good: Path) -> dict[str, tuple[int, bytes]]:
    """Return files that are no reply to take in, each with the exit code it ends with."""
    sealed_text = good.read_bytes()
    plain = {"schema": "reflectie-reply/1", "summary": "0" * 64, "made": "2026-11", "text": "Hello"}

    def variant(**changes: object) -> bytes:
        return json.dumps(plain | changes).encode()

    def closed(data: bytes) -> bytes:
        return sealed.seal(data, both.keys.public)

    other = sealed.make_identity()
    return {
        "stranger.json": (1, variant()),
        "stranger.age": (1, closed(variant())),
        "empty.age": (4, b""),
        "text.txt": (4, b"Dear Noor"),
        "list.json": (4, b"[]"),
        "nested.json": (4, b"[" * 100_000),
        "cut.json": (4, variant()[:-5]),
        "cut.age": (4, sealed_text[:-90]),
        "bytes.age": (4, b"\xff\xfe\x00"),
        "large.json": (4, variant(text="x" * 300_000)),
        "long.json": (4, variant(text="x" * 30_000)),
        "nothing.json": (4, variant(text=" \u0007 ")),
        "more.json": (4, variant(more=1)),
        "number.json": (4, variant(text=1)),
        "hash.json": (4, variant(summary="0" * 63 + "\n")),
        "newer.json": (4, variant(schema="reflectie-reply/2", more=1)),
        "newer.age": (4, closed(variant(schema="reflectie-reply/12"))),
        "letter.age": (4, closed(b"Dear Noor")),
        "others.age": (6, sealed.seal(variant(), other.public)),
        "passphrase.age": (6, SUMMARY),
    }


def test_what_is_no_reply_to_take_in_is_one_line_and_nothing_is_kept(both: TwoPeople) -> None:
    """From a stranger, damaged, cut off, newer, for another key: its line, its code, no change."""
    both.opened(both.sends())
    good = both.replies("Noor", "Well asked")
    before = everything(both)
    for name, (code, data) in bad_files(both, good).items():
        both.file(name).write_bytes(data)
        for lang in ("en", "nl"):
            said = both.noor("summary", "--agreed", "--from", str(both.file(name)), lang=lang)
            assert (name, said.code, said.out) == (name, code, "")
            assert (name, said.err.count("\n")) == (name, 1)
            assert name in said.err
    for place in (both.folder, both.file("nowhere.age")):
        said = both.noor("summary", "--agreed", "--from", str(place))
        assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)
    assert everything(both) == before


def test_a_summary_is_no_reply_and_a_reply_no_summary(both: TwoPeople) -> None:
    """Each says with which command it opens."""
    summary = both.sends()
    both.opened(summary)
    reply = both.replies("Noor", "Well asked")
    said = both.noor("summary", "--agreed", "--from", str(summary))
    assert (said.code, "reflectie coach open" in said.err) == (4, True)
    said = both.coach("coach", "open", str(reply), "--as", "Noor")
    assert (said.code, "reflectie summary --agreed --from" in said.err) == (4, True)


def test_a_talk_that_is_gone_takes_no_reply(both: TwoPeople) -> None:
    """In the bin it waits until it is taken out; erased, it is shown and not kept."""
    both.opened(both.sends())
    file = both.replies("Noor", "Well asked")
    (shared,) = json.loads(both.noor("summary", "--history", "--json").out)["items"]
    both.noor("delete", shared["talk"])
    said = both.noor("summary", "--agreed", "--from", str(file))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert f"reflectie restore {shared['talk']}" in said.err
    both.noor("erase", shared["talk"], "--yes")
    said = both.noor("summary", "--agreed", "--from", str(file))
    assert (said.code, "  Well asked" in said.out, said.err.count("\n")) == (1, True, 1)
    assert "Well asked" not in everything(both)


def test_a_reply_to_what_was_for_no_talk_is_shown_and_not_kept(both: TwoPeople) -> None:
    """Where nobody said what the talk is to be about, there is nothing to keep it beside."""
    both.noor("new", "waarom", stdin="learned: First I ask")
    file = both.file("s.age")
    both.noor("summary", "--yes", "--to", both.keys.public, "-o", str(file))
    both.opened(file)
    before = everything(both)
    said = both.noor("summary", "--agreed", "--from", str(both.replies("Noor", "Well asked")))
    assert (said.code, "  Well asked" in said.out, said.err.count("\n")) == (1, True, 1)
    assert everything(both) == before


def test_a_passphrase_seals_a_reply_too(both: TwoPeople) -> None:
    """Who has no key at hand agrees on a few words by phone."""
    both.opened(both.sends())
    file = both.replies("Noor", "Well asked", "r.age", "--to", "passphrase")
    assert both.noor("summary", "--agreed", "--from", str(file)).code == 0
    assert talk_of(both)["coach_said"] == "Well asked"
    both.environment.setenv("REFLECTIE_PASSPHRASE", "other words")
    said = both.run("summary", "--agreed", "--from", str(file))
    assert (said.code, said.out, said.err.count("\n")) == (6, "", 1)


def test_a_stranger_makes_no_journal(both: TwoPeople) -> None:
    """Where nothing was ever written, nothing is made for a file that cannot be taken in."""
    file = both.file("damaged.json")
    file.write_bytes(b"{")
    assert both.noor("summary", "--agreed", "--from", str(file)).code == 4
    assert not (both.file("noor") / "journal.db").exists()


@pytest.mark.parametrize("given", ["", "reply: ", "story: x", "reply: [1, 2]"])
def test_a_reply_needs_words(both: TwoPeople, given: str) -> None:
    """Nothing is written without any, or where the answers are not what was asked."""
    both.opened(both.sends())
    file = both.file("r.age")
    said = both.coach("coach", "reply", "Noor", "--answers", "-", "-o", str(file), stdin=given)
    assert (said.code in (1, 4), said.out, file.exists()) == (True, "", False)


def test_more_than_some_lines_is_no_reply(both: TwoPeople) -> None:
    """What could not be read again is not written."""
    both.opened(both.sends())
    file = both.file("r.age")
    said = both.coach(
        "coach", "reply", "Noor", "--answers", "-", "-o", str(file), stdin=f"reply: {'x' * 60_000}"
    )
    assert (said.code, said.out, file.exists()) == (1, "", False)


def test_a_slip_in_a_key_is_told_before_anything_is_asked(both: TwoPeople) -> None:
    """Code 2, and no words are lost: none were read."""
    both.opened(both.sends())
    said = both.coach("coach", "reply", "Noor", "--to", "age1nonsense", stdin="reply: Words")
    assert (said.code, said.out) == (2, "")
    assert json.loads(both.coach("coach", "list", "--json").out)["items"][0]["reply"] is None


def test_hostile_words_of_a_coach_are_only_words(both: TwoPeople) -> None:
    """Nothing in a reply works: not on the screen, not in the journal."""
    both.opened(both.sends())
    (shared,) = json.loads(both.noor("summary", "--history", "--json").out)["items"]
    text = "[bold]x[/y] \x1b]0;owned\x07 \u202e {0} {text} :smile:"
    reply = {"schema": "reflectie-reply/1", "summary": shared["hash"], "made": "2026-11"}
    file = both.file("r.json")
    file.write_text(json.dumps(reply | {"text": text}), encoding="utf-8")
    for words in (("summary", "--agreed", "--from", str(file)), ("show", shared["talk"])):
        said = both.noor(*words)
        assert said.code == 0
        assert "[bold]x[/y]" in said.out
        assert not any(sign in said.out + said.err for sign in "\x1b\x07\u202e")


def test_a_key_goes_along_only_where_there_is_one(
    reflectie: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is made or asked for it, and a file without one reads as before."""
    both = two_people(reflectie, tmp_path, monkeypatch)
    secret = both.keys.secret
    file = both.sends()
    inside = json.loads(sealed.open_with_key(file.read_bytes(), secret, "s"))
    assert "reply_to" not in inside
    both.key_of_noor()
    file = both.sends("2.age")
    inside = json.loads(sealed.open_with_key(file.read_bytes(), secret, "s"))
    assert inside["reply_to"] == both.keys.public
