"""A small program to do harm to: it says of everything it kept that it is kept.

    writer.py answers PATH    four answers one by one, one of them anew, and the end of the walk
    writer.py early PATH      the same, but it says so before it is so (a control)
    writer.py careless PATH   the same, without SQLite's rollback file (a control)
    writer.py open PATH       make the journal, or bring it up to date
    writer.py import PATH     take in three hundred entries
    writer.py erase PATH      erase the entry that was begun last

Where the journal refuses it says `refused` and the kind of problem, and ends with its exit code.
"""

import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.journal.errors import JournalUnusable
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

_waarom = Library(Path("no own sets")).find("waarom")
_KEYS = ("situation", "purpose", "situation", "fit", "learned")


def _say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


def _answers(journal: Journal, *, early: bool = False) -> None:
    uid = journal.entries.begin(
        _waarom, title="The why-question", language="en", day=date(2026, 11, 21), tags=["rest"]
    )
    for number, key in enumerate(_KEYS):
        if early:
            _say(f"{key}={number}")
        step = Step(key=key, type=QuestionType.TEXT, text="What?", position=number)
        journal.entries.record(uid, step, Reply(f"{number} words about {key} " * 60))
        if not early:
            _say(f"{key}={number}")
    journal.entries.finish(uid, comes_back=False)
    _say("finished")


def _early(journal: Journal) -> None:
    _answers(journal, early=True)


def _careless(journal: Journal) -> None:
    journal.store.db.execute("PRAGMA journal_mode = OFF")
    _answers(journal)


def _open(_journal: Journal) -> None:
    _say("opened")


def _import(journal: Journal) -> None:
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    entries = [
        Entry(
            id=f"019f0000-0000-7000-8000-{number:012x}", handle="", set="waarom", set_version=1,
            set_title="t", language="en", state=State.DONE, date=moment.date(), created=moment,
            updated=moment, finished=moment + timedelta(hours=1), tags=("imported",),
            answers=(
                Answer(key="situation", type="text", question="What?", answered=moment,
                       answer=f"entry {number} about coffee and tea " * 12),
            ),
        )
        for number in range(1, 301)
    ]  # fmt: skip
    _say(f"imported={len(journal.merge.add(entries).handles)}")


def _erase(journal: Journal) -> None:
    journal.bin.erase(journal.entries.find("last"))
    _say("erased")


def _main() -> int:
    what, path = sys.argv[1:]
    do = {
        "answers": _answers, "early": _early, "careless": _careless, "open": _open,
        "import": _import, "erase": _erase,
    }[what]  # fmt: skip
    try:
        with Journal.open(Path(path), lambda: datetime.now(UTC)) as journal:
            do(journal)
    except JournalUnusable as problem:
        _say(f"refused {type(problem).__name__}")
        return problem.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(_main())
