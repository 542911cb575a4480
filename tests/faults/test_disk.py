import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pexpect
import pytest

from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal

Check = Callable[[Path, list[str]], None]
Prepare = Callable[[Path], None]

_SCRIPT = str(Path(sys.executable).with_name("reflectie"))


def _now() -> datetime:
    return datetime(2026, 11, 21, 22, 10, tzinfo=UTC)


# A disk that is full, or that refuses, at any moment of writing


@pytest.mark.faults
@pytest.mark.parametrize("after", ["", "+"], ids=["once", "from then on"])
@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("pwrite64:error=ENOSPC", "JournalFull"),
        ("pwrite64:error=EIO", "JournalRefused"),
        ("fsync:error=EIO", "JournalRefused"),
        ("fsync:error=ENOSPC", "JournalRefused"),
        ("unlink:error=EIO", "JournalRefused"),
    ],
)
def test_a_disk_that_fails_at_any_write_costs_no_answer_that_was_kept(
    fail_at_every: Callable[..., list[str]], ready_made: Callable[..., Prepare],
    answers_kept: Check, record_property: Callable[[str, object], None],
    fault: str, kind: str, after: str,
) -> None:  # fmt: skip
    """What was acknowledged before it is there and the file sound; the problem has its name."""
    said = fail_at_every(fault, "answers", ready_made(), answers_kept, after=after)
    record_property(f"points at {fault}{after}", len(said))
    refused = {refusal for refusal in said if refusal}
    assert refused == {f"refused {kind}"}, "this loop does not bite, or says something else"


@pytest.mark.faults
@pytest.mark.parametrize("after", ["", "+"], ids=["once", "from then on"])
def test_a_disk_that_cannot_be_read_costs_no_answer_that_was_kept(
    fail_at_every: Callable[..., list[str]], ready_made: Callable[..., Prepare],
    answers_kept: Check, after: str,
) -> None:  # fmt: skip
    """At any read it is refused or called damaged, as SQLite tells it; what was kept is kept."""
    said = fail_at_every("pread64:error=EIO", "answers", ready_made(), answers_kept, after=after)
    refused = {refusal for refusal in said if refusal}
    assert refused == {"refused JournalRefused", "refused JournalDamaged"}


@pytest.mark.faults
@pytest.mark.parametrize("fault", ["fdatasync:error=EIO", "ftruncate:error=EIO"])
def test_a_disk_that_fails_at_other_calls_costs_no_answer_that_was_kept(
    fail_at_every: Callable[..., list[str]], ready_made: Callable[..., Prepare],
    answers_kept: Check, fault: str,
) -> None:  # fmt: skip
    """The same for calls that this build of SQLite may not use."""
    said = fail_at_every(fault, "answers", ready_made(), answers_kept, after="+")
    assert {refusal for refusal in said if refusal} <= {"refused JournalRefused"}


@pytest.mark.faults
@pytest.mark.parametrize(
    "fault",
    [
        "pwrite64:error=ENOSPC",
        "fsync:error=EIO",
        "link:error=EIO",
    ],
)
def test_a_disk_that_fails_while_a_journal_is_made_leaves_nothing_behind(
    fail_at_every: Callable[..., list[str]], nothing_yet: Prepare,
    sound: Callable[[Path], None], fault: str,
) -> None:  # fmt: skip
    """Not half a journal, nor a file out of sight: there is a whole one, or the place is empty."""

    def look(path: Path, said: list[str]) -> None:
        if said:
            sound(path)
        assert [*path.parent.iterdir()] == ([path] if said else [])

    said = fail_at_every(fault, "open", nothing_yet, look, after="+")
    assert said != []


@pytest.mark.faults
@pytest.mark.parametrize(
    ("call", "error", "sentences"),
    [
        ("pwrite64", "ENOSPC", {"en": "There is no room left", "nl": "is vol"}),
        ("fsync", "EIO", {"en": "The disk refused", "nl": "De schijf kan"}),
    ],
)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_at_the_command_line_a_failing_disk_is_one_line_in_the_language_of_the_person(
    strace: Callable[..., list[str]],
    home: Path,
    journal_path: Path,
    sound: Callable[[Path], None],
    call: str,
    error: str,
    sentences: dict[str, str],
    lang: str,
) -> None:
    """Exit code 5, one line on standard error, no traceback, nothing of the new entry half kept."""
    answers = json.dumps({"situation": "words " * 400, "purpose": "more words"})

    def run(*under: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*under, _SCRIPT, "--lang", lang, "new", "waarom", "--answers", "-"], input=answers,
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    handles = [run().stdout.strip()]
    for number in range(1, 500):
        ran = run(*strace(call, "-e", f"inject={call}:error={error}:when={number}+"))
        if ran.returncode == 0:
            handles.append(ran.stdout.strip())
            break
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (5, "", 1), ran.stderr
        assert sentences[lang] in ran.stderr
        assert str(journal_path) in ran.stderr
    assert number > 3, "this loop does not bite"
    with Journal.look(journal_path, _now) as journal:
        kept = journal.entries.select(Filter(), limit=None)
        assert sorted(listed.heading.handle for listed in kept) == sorted(handles)
        for listed in kept:
            assert len(journal.entries.get(listed.heading.id).answers) == 2
    assert [left.name for left in home.iterdir()] == ["journal.db"]
    sound(journal_path)


# A disk that is really full


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Return a disk of 300 kB, where this may be made."""
    if sys.platform != "linux" or os.getuid() != 0:
        pytest.skip("only root can make a small disk")
    disk = Path(mkdtemp(prefix="reflectie-disk-", dir="/tmp"))
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)],
        check=False, capture_output=True,
    )  # fmt: skip
    if made.returncode != 0:
        disk.rmdir()
        pytest.skip("no disk may be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)
    disk.rmdir()


def _fill(disk: Path) -> Path:
    """Leave no byte free on a disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return filler
    raise AssertionError("the disk has no end")


@pytest.mark.parametrize(("lang", "sentence"), [("en", "no room left"), ("nl", "is vol")])
def test_a_disk_that_fills_up_keeps_every_entry_it_took(
    small_disk: Path, reflectie: Callable[..., Any], monkeypatch: pytest.MonkeyPatch,
    sound: Callable[[Path], None], lang: str, sentence: str,
) -> None:  # fmt: skip
    """Entry after entry until there is no room: exit code 5 and a line; the others are whole."""
    path = small_disk / "journal.db"
    monkeypatch.setenv("REFLECTIE_JOURNAL", str(path))
    taken: dict[str, str] = {}
    while True:
        text = f"entry {len(taken)} " * 500
        said = reflectie("new", "waarom", stdin=json.dumps({"situation": text}), lang=lang)
        if said.code != 0:
            break
        taken[said.out.strip()] = text
    assert (said.code, said.out, said.err.count("\n")) == (5, "", 1)
    assert sentence in said.err
    assert len(taken) >= 2
    for handle, text in taken.items():
        (item,) = json.loads(reflectie("show", handle, "--json").out)["items"]
        assert [answer["answer"] for answer in item["answers"]] == [text]
    assert len(json.loads(reflectie("list", "--json", "-n", "99").out)["items"]) == len(taken)
    assert [*small_disk.iterdir()] == [path]
    sound(path)
    subprocess.run(["mount", "-o", "remount,size=3m", str(small_disk)], check=True)
    assert reflectie("new", "waarom", stdin=json.dumps({"situation": "room again"})).code == 0


def test_where_there_is_no_room_for_a_journal_none_is_begun(
    small_disk: Path, reflectie: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk the first start says so, and leaves nothing that looks like a journal."""
    monkeypatch.setenv("REFLECTIE_JOURNAL", str(small_disk / "journal.db"))
    filler = _fill(small_disk)
    said = reflectie("new", "waarom", stdin=json.dumps({"situation": "busy"}))
    assert (said.code, said.out, said.err.count("\n")) == (5, "", 1)
    assert [*small_disk.iterdir()] == [filler]
    filler.unlink()
    assert reflectie("new", "waarom", stdin=json.dumps({"situation": "busy"})).code == 0


def test_on_a_full_disk_nobody_is_asked_anything(
    small_disk: Path, reflectie: Callable[..., Any], monkeypatch: pytest.MonkeyPatch,
    walk: Callable[..., Any],
) -> None:  # fmt: skip
    """That an answer could not be kept is said before it is typed, not after."""
    monkeypatch.setenv("REFLECTIE_JOURNAL", str(small_disk / "journal.db"))
    assert reflectie("new", "waarom", stdin="situation: busy\n").code == 0
    _fill(small_disk)
    asking = walk("new", "waarom")
    asking.timeout = 3
    asking.expect("no room left")
    asking.expect(pexpect.EOF)
    asking.close()
    assert asking.exitstatus == 5


def test_a_disk_that_fills_up_during_a_walk_costs_no_word(
    small_disk: Path, reflectie: Callable[..., Any], monkeypatch: pytest.MonkeyPatch,
    walk: Callable[..., Any], sound: Callable[[Path], None],
) -> None:  # fmt: skip
    """The answer that could not be kept waits until there is room; Enter then keeps it."""
    path = small_disk / "journal.db"
    monkeypatch.setenv("REFLECTIE_JOURNAL", str(path))
    asking = walk("new", "waarom")
    asking.expect("question 1 of 9")
    asking.send("first answer\r\r")
    asking.expect("question 2 of 9")
    filler = _fill(small_disk)
    asking.send("the second answer\r\r")
    asking.expect("no room left")
    asking.expect("Enter tries again")
    filler.unlink()
    asking.send("\r")
    asking.expect("question 3 of 9")
    asking.send("\x03")
    asking.expect("Kept")
    asking.expect(pexpect.EOF)
    asking.close()
    assert asking.exitstatus == 130
    (item,) = json.loads(reflectie("show", "last", "--json").out)["items"]
    assert [answer["answer"] for answer in item["answers"]] == ["first answer", "the second answer"]
    sound(path)


def test_words_that_cannot_be_kept_on_a_full_disk_are_put_elsewhere(
    small_disk: Path, reflectie: Callable[..., Any], monkeypatch: pytest.MonkeyPatch,
    walk: Callable[..., Any], tmp_path: Path,
) -> None:  # fmt: skip
    """Whoever cannot make room stops, is told where the words are, and finds every one there."""
    monkeypatch.setenv("REFLECTIE_JOURNAL", str(small_disk / "journal.db"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    asking = walk("new", "waarom")
    asking.expect("question 1 of 9")
    asking.send("first answer\r\r")
    asking.expect("question 2 of 9")
    _fill(small_disk)
    asking.send("the second\ranswer\r\r")
    asking.expect("Enter tries again")
    asking.send("\x03")
    asking.expect("What you wrote is in ([^\r\n]+)\r")
    words = Path(asking.match[1]).read_text("utf-8")
    asking.expect(pexpect.EOF)
    asking.close()
    assert asking.exitstatus == 5
    assert words.endswith("\n\nthe second\nanswer\n")
    (item,) = json.loads(reflectie("show", "last", "--json").out)["items"]
    assert [answer["answer"] for answer in item["answers"]] == ["first answer"]
