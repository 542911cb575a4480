"""A coach and somebody they coach, at a terminal: a key, a summary for it, and its opening."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from reflectie_cli.documents.document import Document, Passage, Section
from reflectie_cli.transfer import sealed

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
