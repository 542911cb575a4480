"""Importing a file: which program wrote it, what in it can come in, and what cannot.

Every format has its reader. A reader looks at the content of a file and returns what it read, or
None when the file is not its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from typing import Self, TypeVar

import msgspec

from reflectie_cli.errors import ImportUnreadable
from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.journal.ids import uuid7
from reflectie_cli.journal.merge_plan import Erasure
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import QuestionType

Record = TypeVar("Record")

IN_ENTRY = N_("Entry {number} was left out: {reason}.")
ON_LINE = N_("Line {number} was left out: {reason}.")

NO_WORDS = N_("Left out because nothing was written in them: {count}")
NO_SUCH_MOMENT = N_("“{detail}” is not a day and a time that exist")
NOT_AS_IT_SHOULD = N_("it is not as it should be ({detail})")
_ID_TWICE = N_("an earlier entry has the same id and is a different one")
_INTENTION_TWICE = N_("an intention in it appears twice")

_STARRED = N_("starred")
"""The theme of what somebody marked with a star elsewhere; entries of ours have no stars."""

_EMPTY = N_("it is empty")
_ZIP = N_("it is a zip file: unpack it, and import the JSON file that was in it")
_NOT_WHOLE = N_("it is incomplete, or not JSON: {detail}")
_UNKNOWN = N_("it is not an export of reflectie, jrnl or Day One")

_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises: broken, not UTF-8, or nested without end."""

_LONGEST_DETAIL = 120
_LONGEST_TITLE = 200
_NOT_BLANK = re.compile(rb"\S")
_SENTENCE = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)")


class NotTaken(Exception):
    """One record cannot come in; `detail` fills the place in the reason."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class BrokenRecord(msgspec.Struct, frozen=True):
    """A record that cannot come in: where it stands (`says` holds the number), and why."""

    says: str
    number: int
    reason: str
    detail: str = ""

    def sentence(self, language: Language) -> str:
        """Return it as one line."""
        detail = " ".join(self.detail.split())[:_LONGEST_DETAIL]
        reason = language.text(self.reason).format(detail=detail)
        return language.text(self.says).format(number=self.number, reason=reason)


class ImportResult(msgspec.Struct, frozen=True):
    """What was read from a file; `notes` are sentences about the rest, each with its count.

    `ours`: they are entries of a copy of a journal, which tell when they were changed; what another
    program wrote tells nothing of that, and comes in once.
    """

    entries: Sequence[Entry] = ()
    broken: Sequence[BrokenRecord] = ()
    notes: Counter[str] = msgspec.field(default_factory=Counter)
    erased: Sequence[Erasure] = ()
    ours: bool = False


class Envelope(msgspec.Struct, frozen=True):
    """The outermost object of a JSON file, as far as it tells who wrote it."""

    schema: object = None
    set: object = None
    items: msgspec.Raw = msgspec.Raw()
    erased: msgspec.Raw = msgspec.Raw()
    metadata: msgspec.Raw = msgspec.Raw()
    tags: msgspec.Raw = msgspec.Raw()
    entries: msgspec.Raw = msgspec.Raw()


class Content(msgspec.Struct, frozen=True):
    """The bytes of a file called `name`, and the JSON object they are, if they are one.

    `language` is the one new entries get. `local` gives a time that was written down without its
    offset the one it had at this person's place. `problem` says why it is not one JSON object;
    `mended` whether it is only after broken characters were replaced.
    """

    data: bytes
    name: str
    language: Language
    local: Callable[[datetime], datetime]
    envelope: Envelope | None = None
    problem: str = ""
    mended: bool = False

    @classmethod
    def of(
        cls, data: bytes, name: str, language: Language, local: Callable[[datetime], datetime]
    ) -> Self:
        """Return the content of a file's bytes; marks of their encoding are no part of it."""
        data = _in_utf8(data)
        envelope, problem = _outermost(data)
        if envelope is None and _first(data) == b"{" and (mended := _mend(data)) != data:
            envelope, _ = _outermost(mended)
            if envelope is not None:
                return cls(mended, name, language, local, envelope, problem, mended=True)
        return cls(data, name, language, local, envelope, problem)

    @property
    def begins(self) -> bytes:
        """The first byte that is not blank; none in a file without words."""
        return _first(self.data)

    def refusal(self, problem: str, detail: str = "") -> ImportUnreadable:
        """Return the error that says that nothing of this file comes in."""
        said = self.language.text(problem).format(detail=detail[:_LONGEST_DETAIL])
        return ImportUnreadable(path=self.name, problem=said)

    def records(self, raw: msgspec.Raw) -> list[msgspec.Raw]:
        """Return the items of a list, each still unread. Raise `ImportUnreadable`."""
        try:
            return msgspec.json.decode(raw, type=list[msgspec.Raw])
        except _NOT_JSON as error:
            raise self.refusal(_NOT_WHOLE, str(error)) from error


READERS = (
    "day_one:read_day_one",
    "jrnl:read_jrnl_json",
    "jrnl:read_jrnl_text",
    "own:read_own",
)
"""Who may know a file, in the order they are asked: a module beside this one, and its function."""


def read_import(content: Content) -> ImportResult:
    """Return what the first reader that knows the content reads in it.

    Raise `ImportUnreadable` when no reader knows it, or when it is not whole.
    """
    if not content.begins:
        raise content.refusal(_EMPTY)
    if content.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise content.refusal(_ZIP)
    for reader in READERS:
        module, _, name = reader.partition(":")
        read = getattr(import_module(f"{__package__}.{module}"), name)
        imported: ImportResult | None = read(content)
        if imported is not None:
            return imported
    if content.problem and content.begins == b"{":
        raise content.refusal(_NOT_WHOLE, content.problem)
    raise content.refusal(_UNKNOWN)


def read_records(
    records: Iterable[tuple[int, Record]],
    read: Callable[[Record], Entry | None],
    *,
    says: str = IN_ENTRY,
    notes: Counter[str] | None = None,
) -> ImportResult:
    """Read numbered records one by one; a broken one is reported and the rest still comes in.

    `read` returns None for a record in which nothing was written. An entry that comes twice with
    the same words is one entry.
    """
    kept: dict[str, Entry] = {}
    intentions: set[str] = set()
    broken: list[BrokenRecord] = []
    notes = Counter() if notes is None else notes
    for number, record in records:
        try:
            entry = read(record)
            if entry is None:
                notes[NO_WORDS] += 1
            elif entry.id not in kept:
                intentions |= _other_intentions(entry, intentions)
                kept[entry.id] = entry
            elif kept[entry.id] != entry:
                raise NotTaken(_ID_TWICE)
        except NotTaken as problem:
            broken.append(BrokenRecord(says, number, problem.reason, problem.detail))
        except _NOT_JSON as error:
            broken.append(BrokenRecord(says, number, NOT_AS_IT_SHOULD, str(error)))
    return ImportResult([*kept.values()], broken, notes)


def foreign_entry(
    *,
    uid: str,
    name: str,
    title: str,
    question: str,
    moment: datetime,
    words: str,
    heading: str,
    tags: Iterable[str],
    starred: bool,
    language: Language,
) -> Entry:
    """Return what somebody wrote in another program as a done entry of one answer.

    `name` and `title` are the program's, `heading` is what the entry is called in a list.
    """
    themes = [*tags, language.text(_STARRED)] if starred else tags
    kept = dict.fromkeys(" ".join(theme.split()) for theme in themes)
    return Entry(
        id=uid,
        handle="",  # it gets one of its own where it is taken in
        set=name,
        set_version=0,  # no version of any set of ours asked it
        set_title=title,
        language=language.code,
        title=_short(heading),
        state=State.DONE,
        date=moment.date(),
        created=moment,
        updated=moment,
        finished=moment,
        tags=tuple(filter(None, kept)),
        answers=(
            Answer(
                key="text",
                type=QuestionType.TEXT,
                question=question,
                answer=words,
                answered=moment,
            ),
        ),
    )


def first_sentence(words: str) -> str:
    """Return the first line of words; of words on one line the first sentence."""
    line, broken, _ = words.strip().partition("\n")
    found = None if broken else _SENTENCE.search(line)
    return line[: found.end()] if found else line.rstrip()


def stable_uid(milliseconds: int, source: str) -> str:
    """Return a UUIDv7 that is the same for the same source: a hash in the place of randomness."""
    return uuid7(milliseconds, int.from_bytes(sha256(source.encode()).digest()[:10], "big"))


def is_moment(moment: datetime) -> bool:
    """Return whether a time has its offset, and is a time in UTC as well."""
    try:
        return moment.tzinfo is not None and moment.astimezone(UTC).year > 1
    except OverflowError:
        return False


def _other_intentions(entry: Entry, known: set[str]) -> set[str]:
    """Return the ids of an entry's intentions. Raise `NotTaken` when one is there already."""
    own = {intention.id for intention in entry.intentions}
    if len(own) < len(entry.intentions) or own & known:
        raise NotTaken(_INTENTION_TWICE)
    return own


def _short(title: str) -> str | None:
    title = " ".join(title.split())
    if len(title) > _LONGEST_TITLE:  # its words stand whole in the answer
        title = title[:_LONGEST_TITLE].rpartition(" ")[0] or title[:_LONGEST_TITLE]
        title += "…"
    return title or None


def _outermost(data: bytes) -> tuple[Envelope | None, str]:
    """Return the object that all of it is, or why it is not one."""
    try:
        return msgspec.json.decode(data, type=Envelope), ""
    except _NOT_JSON as error:
        return None, str(error)


def _first(data: bytes) -> bytes:
    found = _NOT_BLANK.search(data)  # stripping would make a second copy of a large file
    return found[0] if found else b""


def _in_utf8(data: bytes) -> bytes:
    """Return UTF-8 without a byte order mark; PowerShell writes what a program prints as UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16").encode()
        except UnicodeError:
            return data
    return data.removeprefix(b"\xef\xbb\xbf")


_PAIR_OR_HALF = re.compile(
    rb"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _mend(data: bytes) -> bytes:
    r"""Write half a character as U+FFFD, and bare control characters as JSON wants them."""
    data = _PAIR_OR_HALF.sub(lambda found: b"\\ufffd" if found["half"] else found[0], data)
    return _CONTROL.sub(lambda found: b"\\u%04x" % found[0][0], data)
