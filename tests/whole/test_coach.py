"""A coach and somebody they coach, at a terminal: a key, a summary for it, and its opening."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.documents.document import Document, Passage, Section
from reflectie_cli.transfer import sealed
from tests.cli.two_people import two_people
from tests.transfer.light_seals import KEY_WORDS

Start = Callable[..., Any]
WORDS = "drie stille paden"


def test_a_key_is_made_and_what_is_sent_to_it_is_opened_and_kept(
    terminal: Start, items: Start, home: Path, tmp_path: Path
) -> None:
    """The passphrase is typed unseen, twice for a key; a name is asked before something is kept."""
    screen = terminal("coach", "key")
    screen.see("A passphrase for your key")
    screen.line(WORDS)
    screen.see("The same again:")
    screen.line(WORDS)
    assert screen.end() == 0
    assert WORDS not in screen.raw.decode()
    public = (home / "coach-key.pub").read_text(encoding="utf-8").strip()
    assert public in screen.text.replace("\n", "")
    assert sealed.fingerprint(public) in screen.text

    document = Document(
        "Voor het gesprek", "nl", sections=(Section("Geleerd", (Passage("Vragen"),)),)
    )
    file = tmp_path / "sent.age"
    file.write_bytes(
        sealed.seal_for(public, document, made=date(2026, 11, 21), passphrase=lambda: "")
    )
    screen = terminal("coach", "open", str(file))
    screen.see("The passphrase of your key:")
    screen.line(WORDS)
    screen.see("Vragen", "does not prove who sent it", "What name will you keep it under?")
    assert items("list") == []
    screen.line("Noor")
    assert screen.end() == 0
    assert WORDS not in screen.raw.decode()
    (entry,) = items("list")
    assert entry["tags"] == ["Noor"]
    assert screen.text.splitlines()[-1].strip() == entry["handle"]


def test_two_words_that_differ_make_no_key(terminal: Start, home: Path) -> None:
    """A slip in an unseen word is found before anything is locked with it."""
    screen = terminal("coach", "key")
    screen.see("A passphrase for your key")
    screen.line("een")
    screen.see("The same again:")
    screen.line("twee")
    assert screen.end() == 6
    assert not (home / "coach-key.age").exists()


def test_ctrl_c_at_a_passphrase_ends_quietly(terminal: Start, home: Path) -> None:
    """Stopping is no error, and leaves no key."""
    screen = terminal("coach", "key")
    screen.see("A passphrase for your key")
    screen.press("ctrl-c")
    assert screen.end() == 130
    assert "Traceback" not in screen.text
    assert not (home / "coach-key.age").exists()


def test_a_reply_is_written_and_read_at_a_terminal(
    terminal: Start, reflectie: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some lines, kept as they are typed; read beside the talk, and what was agreed is asked next.

    Whoever has a key is known by it: the name under which the first summary was kept is offered.
    """
    both = two_people(reflectie, tmp_path, monkeypatch)
    both.key_of_noor()
    both.opened(both.sends("1.age"))
    second = both.sends("2.age", "Something else")
    coach = {"REFLECTIE_HOME": str(both.file("coach")), "REFLECTIE_PASSPHRASE": KEY_WORDS}

    screen = terminal("coach", "open", str(second), **coach)
    screen.see("Something else", "What name will you keep it under?", "Enter = Noor")
    screen.press("enter")
    assert screen.end() == 0
    assert len(json.loads(both.coach("coach", "list", "Noor", "--json").out)["items"]) == 2

    file = both.file("r.age")
    screen = terminal("coach", "reply", "Noor", "-o", str(file), **coach)
    screen.see("What do you want to write back?")
    screen.line("Well asked.")
    screen.line("What did it do to you?")
    screen.press("enter")
    assert screen.end() == 0
    assert file.exists()

    noor = {**coach, "REFLECTIE_HOME": str(both.file("noor"))}
    screen = terminal("summary", "--agreed", "--from", str(file), **noor)
    screen.see("Well asked.", "What did it do to you?", "What did you agree?")
    screen.line("Ask once more")
    screen.press("enter")
    screen.see("What will you do?")
    screen.press("enter")
    assert screen.end() == 0
    (entry,) = json.loads(both.noor("show", "last", "--json").out)["items"]
    said = {one["key"]: one["answer"] for one in entry["answers"]}
    assert said["coach_said"] == "Well asked.\nWhat did it do to you?"
    assert said["agreed"] == "Ask once more"


def test_a_reply_of_no_words_is_none(
    terminal: Start, reflectie: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter, or Ctrl-C, writes no file."""
    both = two_people(reflectie, tmp_path, monkeypatch)
    both.opened(both.sends())
    coach = {"REFLECTIE_HOME": str(both.file("coach")), "REFLECTIE_PASSPHRASE": KEY_WORDS}
    file = both.file("r.age")
    for key, code in (("enter", 1), ("ctrl-c", 130)):
        screen = terminal("coach", "reply", "Noor", "-o", str(file), **coach)
        screen.see("What do you want to write back?")
        screen.press(key)
        assert screen.end() == code
        assert not file.exists()
