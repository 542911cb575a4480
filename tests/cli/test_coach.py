"""A coach's key, and what is sent to it: opened, shown, kept once, listed by name."""

import json
import os
import re
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.documents.document import Document, Passage, Section
from reflectie_cli.transfer import sealed
from tests.transfer.light_seals import KEY_FILE, KEY_WORDS, SUMMARY, SUMMARY_WORDS

Run = Callable[..., Any]
MADE = date(2026, 11, 21)
DOCUMENT = Document(
    title="For the conversation with my coach",
    language="en",
    about="November 2026",
    sections=(Section("What I learned", (Passage("First ask [bold]her[/x] :smile:"),)),),
)
HOSTILE = Document(
    title="Title\x1b]0;owned\x07\u202e",
    language="nl",
    sections=(Section("[red]x[/y]", (Passage("\x1b[2Jweg\x9b31m {0} {handle} %s"),)),),
)


def nobody() -> str:
    """Stand in for a passphrase where none is to be asked for."""
    raise AssertionError("no passphrase is needed here")


@pytest.fixture(scope="module")
def keys() -> sealed.Keys:
    """Return the pair of keys of a coach."""
    return sealed.read_key_file(sealed.open_with_passphrase(KEY_FILE, KEY_WORDS, "key"), "key")


@pytest.fixture
def at_coachs(home: Path, keys: sealed.Keys, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the home be a coach's, with a key, and its passphrase in the environment."""
    home.mkdir()
    (home / "coach-key.age").write_bytes(KEY_FILE)
    (home / "coach-key.pub").write_text(f"{keys.public}\n", encoding="utf-8")
    monkeypatch.setenv("REFLECTIE_PASSPHRASE", KEY_WORDS)
    return home


@pytest.fixture(autouse=True)
def _no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("", "_FILE", "_COMMAND"):
        monkeypatch.delenv(f"REFLECTIE_PASSPHRASE{name}", raising=False)


@pytest.fixture
def sent(tmp_path: Path, keys: sealed.Keys) -> Callable[..., Path]:
    """Put a sealed summary into a file, as it came with a mail."""

    def send(document: Document = DOCUMENT, name: str = "sent.age") -> Path:
        file = tmp_path / name
        file.write_bytes(sealed.seal_for(keys.public, document, made=MADE, passphrase=nobody))
        return file

    return send


def test_a_key_is_made_once_and_its_private_half_is_locked_away(
    reflectie: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public key is the only data; asked again it is the same, and no passphrase is needed."""
    monkeypatch.setenv("REFLECTIE_PASSPHRASE", "een paar woorden")
    made = reflectie("coach", "key")
    assert made.code == 0
    assert re.fullmatch(r"age1[0-9a-z]{58}\n", made.out)
    assert sealed.fingerprint(made.out) in made.err
    assert "een paar woorden" not in made.out + made.err
    private = home / "coach-key.age"
    assert b"AGE-SECRET" not in private.read_bytes()
    if os.name != "nt":
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
    before = private.read_bytes()
    monkeypatch.delenv("REFLECTIE_PASSPHRASE")
    again = reflectie("coach", "sleutel", lang="nl")
    assert (again.code, again.out, private.read_bytes()) == (0, made.out, before)
    assert sealed.fingerprint(made.out) in again.err


def test_without_a_passphrase_no_key_is_made(reflectie: Run, home: Path) -> None:
    """A key that nothing protects is not written."""
    said = reflectie("coach", "key")
    assert (said.code, said.out) == (6, "")
    assert len(said.err.splitlines()) == 1
    assert not (home / "coach-key.age").exists()


def test_a_key_is_replaced_only_with_force_and_a_yes(
    reflectie: Run, at_coachs: Path, keys: sealed.Keys
) -> None:
    """Losing a key loses every file for it; --force alone, where nobody can answer, is no yes."""
    private = at_coachs / "coach-key.age"
    before = private.read_bytes()
    for words in (("--yes",), ("--force",)):
        said = reflectie("coach", "key", *words)
        assert private.read_bytes() == before
    assert (said.code, said.out) == (1, "")
    said = reflectie("coach", "key", "--force", "--yes")
    assert said.code == 0
    assert said.out.strip() != keys.public
    assert (at_coachs / "coach-key.pub").read_text(encoding="utf-8") == said.out
    assert private.read_bytes() != before


@pytest.mark.parametrize("left", [None, b"", b"age1halfway"])
def test_a_public_key_that_is_lost_comes_out_of_the_private_one(
    reflectie: Run, at_coachs: Path, keys: sealed.Keys, left: bytes | None
) -> None:
    """A file that somebody threw away or damaged is written again."""
    public = at_coachs / "coach-key.pub"
    public.unlink()
    if left is not None:
        public.write_bytes(left)
    said = reflectie("coach", "key")
    assert (said.code, said.out) == (0, f"{keys.public}\n")
    assert public.read_text(encoding="utf-8") == said.out


def test_what_was_sent_is_shown_and_kept_once_under_a_name(
    reflectie: Run, items: Run, at_coachs: Path, sent: Run
) -> None:
    """The text stands on screen, the handle comes last, and the entry holds the same words."""
    said = reflectie("coach", "open", str(sent()), "--as", " Noor  V ")
    assert said.code == 0
    *shown, handle = said.out.splitlines()
    assert "First ask [bold]her[/x] :smile:" in shown
    assert "does not prove who sent it" in said.err
    (entry,) = items("show", handle)
    assert (entry["set"], entry["state"], entry["title"]) == ("ontvangen", "done", DOCUMENT.title)
    assert (entry["tags"], entry["private"], entry["language"]) == (["Noor V"], True, "en")
    given = {answer["key"]: answer["answer"] for answer in entry["answers"]}
    assert "First ask [bold]her[/x] :smile:" in given["summary"].splitlines()
    assert given["made"] == "2026-11"


def test_the_same_file_twice_is_one_entry(
    reflectie: Run, items: Run, at_coachs: Path, sent: Run
) -> None:
    """Also after a mail changed its line ends, under another name, or when it lies in the bin."""
    file = sent()
    handle = reflectie("coach", "open", str(file), "--as", "Noor").out.splitlines()[-1]
    file.write_bytes(b"Hoi\r\n" + file.read_bytes().replace(b"\n", b"\r\n"))
    again = reflectie("coach", "open", str(file), "--as", "Bram")
    assert (again.code, again.out.splitlines()[-1]) == (0, handle)
    assert "Noor" in again.err
    reflectie("delete", handle)
    binned = reflectie("coach", "open", str(file), "--as", "Noor")
    assert f"reflectie restore {handle}" in binned.err
    assert items("list") == []


def test_it_is_json_for_programs(reflectie: Run, items: Run, at_coachs: Path, sent: Run) -> None:
    """`open --json` gives the document as it was sent, `list --json` what came."""
    (item,) = items("coach", "open", str(sent()), "--as", "Noor")
    assert item["document"]["parts"][0]["sayings"][0]["text"] == "First ask [bold]her[/x] :smile:"
    (listed,) = items("coach", "list", "noor")
    assert listed == {name: item[name] for name in item if name != "document"}
    assert (listed["names"], listed["made"], listed["title"]) == (
        ["Noor"],
        "2026-11",
        DOCUMENT.title,
    )


def test_the_list_is_by_name(reflectie: Run, at_coachs: Path, sent: Run) -> None:
    """Each name once, the latest that it sent below it; one name alone is whole, whatever its case."""
    assert reflectie("coach", "list").out == ""
    handles = {}
    for name, title in (("Noor", "Eerste"), ("Bram", "Ander"), ("noor", "Tweede")):
        file = sent(Document(title=title, language="nl"), f"{title}.age")
        handles[title] = reflectie("coach", "open", str(file), "--as", name).out.splitlines()[-1]
    said = reflectie("coach", "lijst", lang="nl").out
    lines = [line.split() for line in said.splitlines()]
    assert [handles["Ander"], "2026-11", "Ander"] in lines
    assert (
        said.index("Bram") < said.index("Ander") < said.index("en nog 1 van") < said.index("Tweede")
    )
    assert "Eerste" not in said
    assert said.casefold().count("noor") == 1
    said = reflectie("coach", "list", "NOOR").out
    assert said.index("Eerste") < said.index("Tweede")
    assert "Ander" not in said
    assert reflectie("coach", "list", "Niemand").code == 0


def test_what_others_wrote_stays_out_of_ones_own_summary(
    reflectie: Run, at_coachs: Path, sent: Run
) -> None:
    """A coach who has a coach too does not pass on what others said, nor their names as themes."""
    reflectie("coach", "open", str(sent()), "--as", "Noor")
    said = reflectie("summary", "year", "--yes", "--level", "full")
    assert "Noor" not in said.out
    assert "First ask" not in said.out


def test_hostile_text_is_only_text(reflectie: Run, items: Run, at_coachs: Path, sent: Run) -> None:
    """Nothing in a summary works: not on the screen, not in a list, not in the journal."""
    file = sent(HOSTILE)
    said = reflectie("coach", "open", str(file), "--as", "[bold]\x1b[31mNoor{x}")
    assert said.code == 0, said.err
    said_again = reflectie("coach", "open", str(file), "--as", "x")
    listed, shown = reflectie("coach", "list"), reflectie("show", "last")
    for one in (said, said_again, listed, shown):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", one.out + one.err)
    assert "<U+001B>[2Jweg<U+009B>31m {0} {handle} %s" in said.out
    assert "[red]x[/y]" in said.out


def test_bad_files_are_one_line_each_and_nothing_is_kept(
    reflectie: Run, at_coachs: Path, sent: Run, tmp_path: Path, keys: sealed.Keys
) -> None:
    """Whatever is wrong with a file has its line and its code, and no journal is made for it."""
    good = sent().read_bytes()
    other = sealed.make_identity()
    no_summary = b'{"schema": "reflectie-summary/1", "made": "2026-11", "document": "tekst"}'
    bad: dict[str, tuple[int, bytes | None]] = {
        "empty.age": (4, b""),
        "text.age": (4, b"Hoi coach"),
        "zeros.age": (4, None),
        "damaged.age": (4, good[:-80]),
        "letter.age": (4, sealed.seal(no_summary, keys.public)),
        "others.age": (6, sealed.seal_for(other.public, DOCUMENT, made=MADE, passphrase=nobody)),
    }
    for name, (code, data) in bad.items():
        file = tmp_path / name
        with file.open("wb") as writing:
            writing.write(data or b"")
            writing.truncate(200_000_000 if data is None else None)
        said = reflectie("coach", "open", str(file), "--as", "Noor")
        assert (name, said.code, said.out) == (name, code, "")
        assert len(said.err.splitlines()) == 1
        assert name in said.err
    for place in (tmp_path, tmp_path / "niets.age"):
        said = reflectie("coach", "open", str(place), "--as", "Noor")
        assert (said.code, said.out, len(said.err.splitlines())) == (4, "", 1)
    assert not (at_coachs / "journal.db").exists()


def test_a_wrong_passphrase_opens_nothing(
    reflectie: Run, at_coachs: Path, sent: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code 6, for the key and for a file with a passphrase of its own; the word is not repeated."""
    monkeypatch.setenv("REFLECTIE_PASSPHRASE", "geheim")
    said = reflectie("coach", "open", str(sent()), "--as", "Noor")
    assert (said.code, said.out) == (6, "")
    assert "coach-key.age" in said.err
    assert "geheim" not in said.err
    monkeypatch.delenv("REFLECTIE_PASSPHRASE")
    assert reflectie("coach", "open", str(sent()), "--as", "Noor").code == 6
    assert not (at_coachs / "journal.db").exists()


def test_a_file_with_a_passphrase_needs_no_key(
    reflectie: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who coaches once agrees on a word by phone."""
    file = tmp_path / "sent.age"
    file.write_bytes(SUMMARY)
    monkeypatch.setenv("REFLECTIE_PASSPHRASE", SUMMARY_WORDS)
    said = reflectie("coach", "open", str(file), "--as", "Noor")
    assert said.code == 0
    assert "What I learned" in said.out
    assert "Whoever knows the passphrase can open this file" in said.err


def test_without_a_key_of_ones_own_it_says_how_to_make_one(reflectie: Run, sent: Run) -> None:
    """Whoever was sent something too early knows what to do."""
    said = reflectie("coach", "open", str(sent()), "--as", "Noor")
    assert (said.code, said.out) == (6, "")
    assert "reflectie coach key" in said.err


def test_off_a_terminal_a_name_is_required_before_anything_else(
    reflectie: Run, at_coachs: Path, sent: Run
) -> None:
    """Nothing is kept without a name to find it by."""
    for words in ((), ("--as", " ")):
        said = reflectie("coach", "open", str(sent()), *words)
        assert (said.code, said.out) == (2, "")
        assert "--as" in said.err


def test_a_set_of_ones_own_with_the_same_name_changes_nothing(
    reflectie: Run, at_coachs: Path, sent: Run, trial: Path
) -> None:
    """What is received keeps its shape, whatever somebody calls a set of their own."""
    text = trial.read_text(encoding="utf-8").replace("name: proef", "name: ontvangen")
    (trial.parent / "ontvangen.yaml").write_text(text, encoding="utf-8")
    assert reflectie("coach", "open", str(sent()), "--as", "Noor").code == 0
    reflectie("new", "ontvangen", stdin=json.dumps({"story": "Eigen"}))
    assert "Noor" in reflectie("coach", "list").out
