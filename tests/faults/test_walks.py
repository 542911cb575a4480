import json
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pexpect
import pytest

from reflectie_cli.journal.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")


def _answer_two(asking: Any) -> None:
    asking.expect("question 1 of 9")
    asking.send("first answer\r\r")
    asking.expect("question 2 of 9")
    asking.send("the second\ranswer\r\r")
    asking.expect("question 3 of 9")


def _ended(asking: Any, number: int) -> None:
    asking.kill(number)
    asking.expect(pexpect.EOF)
    asking.wait()
    assert asking.signalstatus == number


def _kept(reflectie: Callable[..., Any]) -> list[str]:
    (item,) = json.loads(reflectie("show", "last", "--json").out)["items"]
    assert item["state"] == "draft"
    return [answer["answer"] for answer in item["answers"]]


def test_a_kill_between_two_answers_keeps_what_was_answered(
    walk: Callable[..., Any], reflectie: Callable[..., Any], home: Path,
    sound: Callable[[Path], None],
) -> None:  # fmt: skip
    """Killed without a warning at the third question, the draft holds the first two answers."""
    asking = walk("new", "waarom")
    _answer_two(asking)
    _ended(asking, signal.SIGKILL)
    assert _kept(reflectie) == ["first answer", "the second\nanswer"]
    assert [left.name for left in home.iterdir()] == ["journal.db"]
    sound(home / "journal.db")


def test_a_walk_that_was_killed_is_gone_on_with_where_it_stopped(
    walk: Callable[..., Any], reflectie: Callable[..., Any]
) -> None:
    """`resume` asks the third question, and its answer joins the two of before the kill."""
    asking = walk("new", "waarom")
    _answer_two(asking)
    _ended(asking, signal.SIGKILL)
    again = walk("resume")
    again.expect("question 3 of 9")
    again.send("third answer\r\r")
    again.expect("Whose side is this")
    again.send("\x03")
    again.expect(pexpect.EOF)
    assert _kept(reflectie) == ["first answer", "the second\nanswer", "third answer"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=["closed", "terminated"])
def test_words_that_were_half_typed_when_the_terminal_closed_are_there_on_resume(
    walk: Callable[..., Any], reflectie: Callable[..., Any], journal_path: Path,
    clock: Callable[[], datetime], number: int,
) -> None:  # fmt: skip
    """They are no answer yet; they stand at their question when the draft is resumed."""
    asking = walk("new", "waarom")
    _answer_two(asking)
    asking.send("a line\rhalf a sentence")
    asking.expect("sentence")
    _ended(asking, number)
    assert _kept(reflectie) == ["first answer", "the second\nanswer"]
    with Journal.look(journal_path, clock) as journal:
        left = journal.entries.unfinished(journal.entries.find("last"))
    assert left is not None
    assert (left.key, left.text) == ("whose_value", "a line\nhalf a sentence")
    again = walk("resume")
    again.expect("question 3 of 9")
    again.expect("half a sentence")


def test_a_kill_in_the_middle_of_an_answer_keeps_the_lines_that_were_finished(
    walk: Callable[..., Any], reflectie: Callable[..., Any], journal_path: Path,
    clock: Callable[[], datetime],
) -> None:  # fmt: skip
    """Every line ended with Enter is on disk, also before its answer is."""
    asking = walk("new", "waarom")
    _answer_two(asking)
    asking.send("a finished line\r")
    asking.send("half a sentence")
    asking.expect("sentence")
    _ended(asking, signal.SIGKILL)
    assert len(_kept(reflectie)) == 2
    with Journal.look(journal_path, clock) as journal:
        left = journal.entries.unfinished(journal.entries.find("last"))
    assert left is not None
    assert left.text.startswith("a finished line\n")
