"""Entries for other programs: JSON for safety, CSV for a spreadsheet."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import UNSET, structs

from reflectie_cli.journal.entry import Answer, Entry, State, present
from reflectie_cli.journal.merge_plan import Erasure
from reflectie_cli.screen.json_output import lines, streamed_object

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


StaysHere = Literal["private", "bin", "draft"]
"""Why a whole entry is not handed on."""


class OutgoingEntries:
    """Entries on their way out, without the answers for nobody else.

    They can be gone over more than once: `pages` reads them anew. `left_out` counts what stayed
    behind, once the entries have gone by; earlier wordings go with their answer. What is
    `handed_on` to somebody leaves private sets, the bin and drafts here; `stayed` counts those.
    """

    def __init__(
        self, pages: Callable[[], Iterable[Sequence[Entry]]], *, handed_on: bool = False
    ) -> None:
        self.pages = pages
        self.handed_on = handed_on
        self.left_out = 0
        self.stayed: Counter[StaysHere] = Counter()

    def __iter__(self) -> Iterator[Entry]:
        """Yield entry by entry."""
        self.left_out = 0
        self.stayed.clear()
        for page in self.pages():
            for entry in page:
                why = stays_here(entry) if self.handed_on else None
                if why:
                    self.stayed[why] += 1
                else:
                    yield self._leave(entry)

    def _leave(self, entry: Entry) -> Entry:
        kept = tuple(answer for answer in entry.answers if not answer.is_private)
        self.left_out += len(entry.answers) - len(kept)
        if entry.history is not UNSET:
            private = {one.key for one in (*entry.answers, *entry.history) if one.is_private}
            history = tuple(old for old in entry.history if not old.is_private)
            changed = {
                field: at
                for field, at in present(entry.changed, {}).items()
                if field.partition(":")[2] not in private
            }
            return structs.replace(entry, answers=kept, history=history, changed=changed)
        return structs.replace(entry, answers=kept) if len(kept) < len(entry.answers) else entry


def stays_here(entry: Entry) -> StaysHere | None:
    """Return why an entry is not handed on; None where it is."""
    if entry.state is State.DELETED:
        return "bin"
    if entry.private:
        return "private"
    return "draft" if entry.state is State.DRAFT else None


def as_json(entries: Iterable[Entry], erased: Sequence[Erasure] = ()) -> Iterator[bytes]:
    """Return one JSON object with every entry, whole, and with what was `erased`, if anything."""
    return streamed_object(entries, erased=erased) if erased else streamed_object(entries)


def as_jsonl(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Return one entry a line, whole."""
    return lines(entries)


class TableFor(NamedTuple):
    """How a program wants a table: what parts cells, and whether a byte order mark is before it."""

    mark: str
    bom: bool
    quoting: Literal[0, 1]


TABLES = {
    "excel-nl": TableFor(";", bom=True, quoting=csv.QUOTE_ALL),
    "excel-en": TableFor(",", bom=True, quoting=csv.QUOTE_ALL),
    "plain": TableFor(",", bom=False, quoting=csv.QUOTE_MINIMAL),
}
"""Tables by who opens them: Excel parts cells as the computer writes numbers, a script by commas."""


def as_csv(entries: Iterable[Entry], csv_for: str = "excel-nl") -> Iterator[bytes]:
    """Yield one answer a row, as a table of `TABLES`.

    A spreadsheet reads a cell that begins with `=`, `+`, `-` or `@` as a formula; such a cell
    gets a `'` before it.
    """
    table = TABLES[csv_for]
    if table.bom:
        yield codecs.BOM_UTF8
    yield _row(_COLUMNS, table)
    for entry in entries:
        for answer in entry.answers:
            cells = (take(entry, answer) for take in _COLUMNS.values())
            yield _row(("" if cell is None else str(cell) for cell in cells), table)


WRITERS = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv}
"""What writes entries for a program, by the name of the format."""


def _meant(name: str) -> Callable[[Entry, Answer], object]:
    """Return what takes a field of the intention that an answer is, where it is one."""
    return lambda entry, answer: getattr(entry.intention_of(answer), name, None)


_COLUMNS: dict[str, Callable[[Entry, Answer], object]] = {
    "id": lambda entry, _: entry.id,
    "handle": lambda entry, _: entry.handle,
    "date": lambda entry, _: entry.date,
    "state": lambda entry, _: entry.state,
    "set": lambda entry, _: entry.set,
    "set_title": lambda entry, _: entry.set_title,
    "title": lambda entry, _: entry.title,
    "tags": lambda entry, _: ", ".join(entry.tags),
    "key": lambda _, answer: answer.key,
    "type": lambda _, answer: answer.type,
    "question": lambda _, answer: answer.question,
    "answer": lambda _, answer: answer.words,
    "who": lambda _, answer: answer.who,
    "basis": lambda _, answer: answer.basis,
    "line": _meant("line"),
    "with": lambda entry, answer: _meant("together")(entry, answer) or None,
    "due": _meant("due"),
    "check": _meant("check"),
}


def _row(cells: Iterable[str], table: TableFor) -> bytes:
    written = io.StringIO()
    safe = (f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)
    csv.writer(written, delimiter=table.mark, quoting=table.quoting).writerow(safe)
    return written.getvalue().encode()
