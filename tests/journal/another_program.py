"""Other programs at the same journal: started by tests, as many at once as they ask for.

Everything is loaded first; then every command gets a process of its own, and all begin in the same
moment. What one of them complains of goes to standard error. The commands, as one JSON list:

    ["begin", PATH, NUMBER]            open the journal, which may not be there yet, write an entry
    ["record", PATH, UID, KEY, COUNT]  answer one question COUNT times, each time anew
    ["change", PATH, UID, COUNT]       read the title and add a letter to it, COUNT times
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

_waarom = Library(Path("no own sets")).find("waarom")


def _begin(path: str, number: int) -> None:
    with _open(path) as journal:
        uid = journal.entries.begin(_waarom, title="t", language="en", day=date(2026, 11, 21))
        journal.entries.record(uid, _question("situation"), Reply(f"program {number}"))


def _record(path: str, uid: str, key: str, count: int) -> None:
    with _open(path) as journal:
        for number in range(count):
            journal.entries.record(uid, _question(key), Reply(f"{key} {number}"))


def _change(path: str, uid: str, count: int) -> None:
    with _open(path) as journal:
        for _ in range(count):
            with journal.write():
                journal.entries.change(uid, title=f"{journal.entries.get(uid).title or ''}x")


def _open(path: str) -> Journal:
    return Journal.open(Path(path), lambda: datetime.now(UTC))


def _question(key: str) -> Step:
    return Step(key=key, type=QuestionType.TEXT, text=f"What of {key}?")


_WHAT: dict[str, Callable[..., None]] = {"begin": _begin, "record": _record, "change": _change}


def _main() -> None:
    wait_here, open_the_gate = os.pipe()
    for what, *details in json.loads(sys.argv[1]):
        if os.fork() == 0:
            os.close(open_the_gate)
            os.read(wait_here, 1)
            try:
                _WHAT[what](*details)
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
            os._exit(0)
    os.close(open_the_gate)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


if __name__ == "__main__":
    _main()
