"""Importing a file: which program wrote it, what in it can come in, and what cannot.

Every format has its reader. A reader looks at the content of a file and returns what it read, or
None when the file is not its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, Self, TypeVar

import msgspec

from reflectie_cli.errors import ImportUnreadable
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.merge_plan import Erasure
from reflectie_cli.language import N_, Language
from reflectie_cli.transfer.imports.decoder_trouble import Trouble, trouble_of
from reflectie_cli.transfer.imports.encodings import READ_AS_WINDOWS, in_utf8, mend_json

Record = TypeVar("Record")
Decoded = TypeVar("Decoded")

IN_ENTRY = N_("Entry {number} was left out: {reason}.")
ON_LINE = N_("Line {number} was left out: {reason}.")

NO_WORDS = N_("Left out because nothing was written in them: {count}")
NO_SUCH_MOMENT = N_("“{detail}” is not a day and a time that exist")
_ID_TWICE = N_("an earlier entry has the same id and is a different one")
_INTENTION_TWICE = N_("an intention in it appears twice")

NOT_WHOLE = N_("it is incomplete, or not JSON: {detail}")
_EMPTY = N_("it is empty")
_UNKNOWN = N_(
    "it is not an export of reflectie, jrnl, Day One or Daylio, nor a text, list or table with"
    " days in it"
)
_NO_COLUMNS = N_("only a table (CSV) or a list (JSON) has columns to choose")

_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises: broken, not UTF-8, or nested without end."""

_LONGEST_DETAIL = 200
_HEAD = 4096
_NOT_BLANK = re.compile(rb"\S")


class NotTaken(Exception):
    """One record cannot come in; `detail` fills the place in the reason."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class BrokenRecord(msgspec.Struct, frozen=True):
    """A record that cannot come in: where it stands (`says` holds the number), and why.

    `file` is the one it stands in, where there are several.
    """

    says: str
    number: int
    reason: str
    detail: str = ""
    file: str = ""

    def sentence(self, language: Language) -> str:
        """Return it as one line."""
        detail = " ".join(self.detail.split())[:_LONGEST_DETAIL]
        reason = language.text(self.reason).format(detail=detail)
        said = language.text(self.says).format(number=self.number, reason=reason)
        return f"{self.file}: {said}" if self.file else said


class ImportResult(msgspec.Struct, frozen=True):
    """What was read from a file; `notes` are sentences about the rest, each with its count.

    `ours`: they are entries of a copy of a journal, which tell when they were changed; what another
    program wrote tells nothing of that, and comes in once. `pictured` names the entries whose
    photos stayed where they were.
    """

    entries: Sequence[Entry] = ()
    broken: Sequence[BrokenRecord] = ()
    notes: Counter[str] = msgspec.field(default_factory=Counter)
    erased: Sequence[Erasure] = ()
    ours: bool = False
    pictured: Sequence[str] = ()


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
    offset the one it had at this person's place. `columns` are those somebody chose, by what they
    hold. `order` tells from the moments in it whether the month comes first, where more than this
    file decides. `problem` says why it is not one JSON object; `mended` whether it is only after broken
    characters were replaced.
    """

    data: bytes
    name: str
    language: Language
    local: Callable[[datetime], datetime]
    columns: Mapping[str, str] = {}
    order: Callable[[Sequence[Any]], bool] | None = None
    envelope: Envelope | None = None
    problem: Trouble = ("", "")
    mended: bool = False

    @classmethod
    def of(
        cls,
        data: bytes,
        name: str,
        language: Language,
        local: Callable[[datetime], datetime],
        columns: Mapping[str, str] | None = None,
        order: Callable[[Sequence[Any]], bool] | None = None,
    ) -> Self:
        """Return the content of a file's bytes; marks of their encoding are no part of it."""
        data = in_utf8(data)
        content = cls(data, name, language, local, columns or {}, order)
        envelope, problem = _outermost(data)
        mended = data
        if envelope is None and content.begins == b"{" and (mended := mend_json(data)) != data:
            envelope, _ = _outermost(mended)
        mending = envelope is not None and mended is not data
        return msgspec.structs.replace(
            content,
            data=mended if mending else data,
            envelope=envelope,
            problem=problem,
            mended=mending,
        )

    @property
    def begins(self) -> bytes:
        """The first byte that is not blank; none in a file without words."""
        found = _NOT_BLANK.search(self.data)  # stripping would make a second copy of a large file
        return found[0] if found else b""

    @property
    def head(self) -> str:
        """How it begins, as text with `\\n` at the end of its lines: enough to know it by."""
        text = self.data[:_HEAD].decode(errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").lstrip()

    def refusal(self, problem: str, detail: str = "") -> ImportUnreadable:
        """Return the error that says that nothing of this file comes in."""
        said = self.language.text(problem).format(detail=detail[:_LONGEST_DETAIL])
        return ImportUnreadable(path=self.name, problem=said)

    def not_whole(self, trouble: Trouble) -> ImportUnreadable:
        """Return the error that says where the JSON of this file stops being that."""
        says, detail = trouble
        return self.refusal(NOT_WHOLE, self.language.text(says).format(detail=detail))

    def records(self, raw: msgspec.Raw | bytes) -> list[msgspec.Raw]:
        """Return the items of a list, each still unread. Raise `ImportUnreadable`."""
        try:
            return msgspec.json.decode(raw, type=list[msgspec.Raw])
        except _NOT_JSON as error:
            raise self.not_whole(trouble_of(error)) from error

    def here(self, moment: datetime) -> datetime:
        """Return a time with its offset: the one it had at this place, if none or UTC was written.

        Raise `NotTaken` when there is no such time.
        """
        try:
            here = moment
            if moment.tzinfo is None:
                here = self.local(moment)
            elif moment.tzinfo == UTC:  # a program wrote it, for no place
                here = moment.astimezone(self.local(moment.replace(tzinfo=None)).tzinfo)
        except (OverflowError, ValueError, OSError) as error:  # no zone is known that far away
            raise NotTaken(NO_SUCH_MOMENT, str(moment)) from error
        if not is_moment(here):
            raise NotTaken(NO_SUCH_MOMENT, str(moment))
        return here


CHOOSING = ("table:read_list", "table:read_table")
"""Who reads a file of which somebody chose the columns."""

READERS = (
    "bundles:read_zip",  # what is packed looks as random as what is encrypted
    "other_files:refuse_known_bytes",
    "day_one:read_day_one",
    "jrnl:read_jrnl_json",
    "jrnl_exports:read_jrnl_xml",
    "day_one_classic:read_doentry",
    "table:read_list",
    "own:read_own",
    "other_files:refuse_own_documents",
    "jrnl_exports:read_jrnl_yaml",
    "jrnl_exports:read_jrnl_markdown",
    "day_one_classic:read_day_one_text",
    "jrnl:read_jrnl_text",
    "daylio:read_daylio",
    "table:read_table",
    "dated_markdown:read_dated_markdown",
    "other_files:refuse_known_texts",
)
"""Who may know a file, in the order they are asked: a module beside this one, and its function."""


def read_import(content: Content) -> ImportResult:
    """Return what the first reader that knows the content reads in it.

    Raise `ImportUnreadable` when no reader knows it, or when it is not whole.
    """
    if not content.begins:
        raise content.refusal(_EMPTY)
    for reader in CHOOSING if content.columns else READERS:
        module, _, name = reader.partition(":")
        read = getattr(import_module(f"{__package__}.{module}"), name)
        imported: ImportResult | None = read(content)
        if imported is not None:
            return imported
    if content.columns:
        raise content.refusal(_NO_COLUMNS)
    if content.problem[0] and content.begins == b"{":
        raise content.not_whole(content.problem)
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
            broken.append(BrokenRecord(says, number, *trouble_of(error)))
    return ImportResult([*kept.values()], broken, notes)


def decode_record(
    decoder: msgspec.json.Decoder[Decoded], record: msgspec.Raw, notes: Counter[str]
) -> Decoded:
    """Decode one record of another program, which may have written it as Windows does.

    Raise what decoding raises.
    """
    data = bytes(record)
    try:
        data.decode()
    except UnicodeDecodeError:
        notes[READ_AS_WINDOWS] += 1
        return decoder.decode(data.decode("cp1252", errors="replace"))
    return decoder.decode(record)


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


def _outermost(data: bytes) -> tuple[Envelope | None, Trouble]:
    """Return the object that all of it is, or why it is not one."""
    try:
        return msgspec.json.decode(data, type=Envelope), ("", "")
    except _NOT_JSON as error:
        return None, trouble_of(error)
