from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from reflectie_cli.errors import ReflectieError
from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    Intention,
    IntentionState,
    State,
    Unfinished,
    Wording,
)
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from tests.conftest import whole_entry

Write = Callable[..., str]

DAY = timedelta(days=1)
_HERE = timezone(timedelta(hours=1))


def _uid(number: int) -> str:
    return f"019f0000-0000-7000-8000-{number:012x}"


def _entry(number: int, **more: Any) -> Entry:
    """Make an entry as an export holds it: one answer, finished an hour after it was begun."""
    created = datetime(2026, 11, 1, 20, 30, tzinfo=_HERE) + timedelta(minutes=number)
    fields: dict[str, Any] = {
        "id": _uid(number), "handle": "zzzzz", "set": "waarom", "set_version": 1,
        "set_title": "The why-question", "language": "en", "state": State.DONE,
        "date": date(2026, 11, 1), "created": created, "updated": created,
        "finished": created + timedelta(hours=1),
        "answers": (
            Answer(key="situation", type="text", question="What?", answer=f"words {number}",
                   answered=created),
        ),
    }  # fmt: skip
    return whole_entry(**fields | more)


def _everything() -> Entry:
    """Make an entry in which no field is left empty."""
    created = datetime(2026, 3, 29, 1, 59, 59, 123456, tzinfo=_HERE)
    answers = (
        Answer(key="mood", type="scale", stage="Now", roles=("why",), question="How?", answer="7",
               answered=created),
        Answer(key="voice", type="perspective", roles=("voice",), question="Whose?",
               answer="tea\nfirst", who="client", basis="asked", answered=created),
        Answer(key="done", type="choice", question="Done?", answer="yes", options=("ja",),
               answered=created),
        Answer(key="how", type="multi", question="How known?", answer=("seen", "asked"),
               options=("gezien", "gevraagd"), answered=created),
        Answer(key="themes", type="tag", question="Themes?", answer=("rust", "koffie"),
               answered=created),
        Answer(key="when", type="date", roles=("check",), question="When?", answer="2026-04-10",
               answered=created),
        Answer(key="intention", type="intention", roles=("act",), question="What?",
               answer="ask first", answered=created),
    )  # fmt: skip
    intention = Intention(
        id=_uid(900), handle="00074", key="intention", text="ask first", line="care", due=date(2026, 4, 3),
        check=date(2026, 4, 10), state=IntentionState.LET_GO,
    )  # fmt: skip
    earlier = Wording(
        key="how", type="multi", stage="Now", roles=("check",), question="How known?",
        answer=("seen",), options=("gezien",), answered=created,
        replaced=created + timedelta(hours=2),
    )  # fmt: skip
    return whole_entry(
        id=_uid(0xabc), handle="00abc", set="own", set_version=3, set_title="Van mij",
        language="nl", title="Café", state=State.OPEN, date=date(2026, 3, 28), created=created,
        updated=created + timedelta(days=1), finished=created + timedelta(days=2),
        tags=("Café", "rust"), private=True, answers=answers, intentions=(intention,),
        history=(earlier,), unfinished=Unfinished(key="later", text="half"), rotated={"q": "a"},
    )  # fmt: skip


def _all_of(journal: Journal) -> list[Entry]:
    pages = journal.entries.pages(Filter(with_bin=True), with_history=True)
    return [entry for page in pages for entry in page if entry.history is not UNSET]


def test_what_was_exported_comes_in_whole(journal: Journal) -> None:
    """Every field of an entry, of its answers, its intentions and its past comes back equal."""
    entry = _everything()
    (handle,) = journal.merge.add([entry]).handles
    kept = journal.entries.get(entry.id, with_history=True)
    assert kept.history is not UNSET
    told = replace(kept, handle="", intentions=(), changed=UNSET, places=UNSET)
    assert told == replace(entry, handle="", intentions=())
    assert [replace(intention, handle="") for intention in kept.intentions] == [
        replace(intention, handle="") for intention in entry.intentions
    ]
    assert journal.entries.get(entry.id).handle == handle


def test_what_this_journal_wrote_comes_into_another_whole(
    journal: Journal, write: Write, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    """Pages out of one journal and into a new one: the same entries, in the same order."""
    first = write({"situation": "one"}, tags=["rest"], title="a title", finish=True)
    write({"situation": "two"}, builds_on=first, day=date(2020, 1, 1))
    journal.bin.delete(write({"situation": "three"}, finish=True))
    journal.entries.keep_unfinished(journal.entries.find("last"), "purpose", "half")
    exported = _all_of(journal)
    with Journal.open(tmp_path / "other.db", clock) as other:
        handles = other.merge.add(exported).handles
        assert _all_of(other) == exported
        assert handles == [entry.handle for entry in exported]


def test_twice_is_once(journal: Journal) -> None:
    """What is here already is skipped, also when it stands twice in one export."""
    entries = [_entry(1), _entry(2), _entry(1)]
    assert len(journal.merge.preview(entries).handles) == 2
    assert len(journal.merge.add(entries).handles) == 2
    before = [*journal.entries.pages(Filter())]
    changed = replace(_entry(1), title="changed elsewhere", updated=_entry(1).created - DAY)
    assert journal.merge.add([changed, _entry(3)]).handles == [journal.entries.get(_uid(3)).handle]
    assert journal.entries.get(_uid(1)).title is None
    assert next(iter(journal.entries.pages(Filter())))[:2] == before[0]


def test_only_looking_what_would_come_in_changes_nothing(journal: Journal) -> None:
    """A dry run reads, and writes not a byte."""
    before = journal.path.read_bytes()
    assert len(journal.merge.preview([_entry(1), _entry(2)]).handles) == 2
    assert journal.path.read_bytes() == before
    assert journal.entries.select(Filter(), limit=None) == []


def test_a_dry_run_names_the_handles_that_the_import_gives(journal: Journal, write: Write) -> None:
    """Where a handle is taken here, or does not fit its id, the dry run says the real one."""
    entries = [_entry(1), _entry(1 | 1 << 29)]
    assert journal.merge.preview(entries).handles == journal.merge.add(entries).handles


def test_what_was_taken_in_is_found_by_its_words(journal: Journal) -> None:
    """Answers and titles from an export are searched like those that were typed here."""
    journal.merge.add([_entry(1, title="Rond het ontbijt"), _entry(2)])
    assert [found.id for found in journal.search.find("ontbijt", Filter())] == [_uid(1)]
    assert [found.id for found in journal.search.find("words 2", Filter())] == [_uid(2)]


def test_links_survive_in_whatever_order_entries_stand(journal: Journal, write: Write) -> None:
    """An entry may build on one that stands later in the file, or that was here already."""
    here = write({"situation": "here"})
    entries = [
        _entry(1, builds_on=_uid(3)),
        _entry(2, builds_on=here),
        _entry(3, builds_on=_uid(2)),
        _entry(4, builds_on=_uid(999)),
    ]
    journal.merge.add(entries)
    assert [journal.entries.get(_uid(number)).builds_on for number in (1, 2, 3, 4)] == [
        _uid(3), here, _uid(2), None
    ]  # fmt: skip
    assert [entry.id for page in journal.entries.pages(Filter()) for entry in page] == [
        here, *(_uid(number) for number in (1, 2, 3, 4))
    ]  # fmt: skip


def test_a_handle_is_kept_unless_it_is_somebody_elses_here(journal: Journal) -> None:
    """The second of two that would share a handle gets a longer one of its own; both are found."""
    first, second = _entry(1, handle="10000"), _entry(1 | 1 << 29, handle="10000")
    assert journal.merge.add([first]).handles == ["10000"]
    (longer,) = journal.merge.add([second]).handles
    assert (longer[:5], len(longer)) == ("10000", 6)
    assert (journal.entries.find("10000"), journal.entries.find(longer)) == (first.id, second.id)


def test_a_link_survives_however_far_away_the_other_entry_stands(journal: Journal) -> None:
    """The first entry of a long export may build on its very last."""
    far = 1500
    journal.merge.add([_entry(1, builds_on=_uid(far)), *(_entry(n) for n in range(2, far + 1))])
    assert journal.entries.get(_uid(1)).builds_on == _uid(far)
    assert len(journal.entries.select(Filter(), limit=None)) == far


@pytest.mark.parametrize("handle", ["", "last", "../x", "abcde", "1000"])
def test_a_handle_that_does_not_come_from_the_id_is_not_taken_over(
    journal: Journal, handle: str
) -> None:
    """A file cannot give an entry a name such as `last`, or somebody else's."""
    assert journal.merge.add([_entry(1, handle=handle)]).handles == ["10000"]


def test_an_entry_from_the_bin_comes_back_in_the_bin(journal: Journal) -> None:
    """It is out of sight here as it was there, and can be taken out."""
    journal.merge.add([_entry(1, state=State.DELETED)])
    assert journal.entries.select(Filter(), limit=None) == []
    journal.bin.restore(_uid(1))
    assert [listed.heading.id for listed in journal.entries.select(Filter(), limit=None)] == [
        _uid(1)
    ]


def test_an_imported_intention_still_follows_its_answer(
    journal: Journal, asked: Callable[..., Any]
) -> None:
    """Changing the answer changes the intention that came with it, under the same id."""
    from reflectie_cli.prompt_sets.model import QuestionType
    from reflectie_cli.prompt_sets.reply import Reply

    journal.merge.add([_everything()])
    uid = _uid(0xABC)
    journal.entries.record(uid, asked("intention", QuestionType.INTENTION), Reply("ask twice"))
    (kept,) = journal.entries.get(uid).intentions
    assert (kept.id, kept.text) == (_uid(900), "ask twice")


def test_an_import_that_fails_half_way_leaves_nothing(journal: Journal, write: Write) -> None:
    """All of it, or none: whatever the problem is and wherever it stands."""
    write({"situation": "here"})
    before = [*journal.entries.pages(Filter(with_bin=True))]
    wrong = _entry(3, answers=_entry(3).answers * 2)
    with pytest.raises((ReflectieError, dbapi2.IntegrityError)):
        journal.merge.add([_entry(1), _entry(2), wrong])
    assert [*journal.entries.pages(Filter(with_bin=True))] == before
    assert len(journal.merge.add([_entry(1), _entry(2)]).handles) == 2


def test_two_themes_that_are_one_here_come_in_as_one(journal: Journal) -> None:
    """An export made by hand may hold a theme twice."""
    journal.merge.add([_entry(1, tags=("Rust", "rust", "RUST"))])
    assert journal.entries.get(_uid(1)).tags == ("Rust",)


def test_a_moment_keeps_its_offset(journal: Journal) -> None:
    """A moment in another zone is the same moment, shown as it was there."""
    created = datetime(2026, 7, 1, 23, 0, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    journal.merge.add([_entry(1, created=created, updated=created.astimezone(UTC))])
    kept = journal.entries.get(_uid(1))
    assert (kept.created.isoformat(), kept.updated.isoformat()) == (
        "2026-07-01T23:00:00+05:45", "2026-07-01T17:15:00+00:00"
    )  # fmt: skip


# Hostile or mistaken files, through the command


def _export(*entries: Entry, **changes: object) -> bytes:
    import msgspec

    items = [msgspec.to_builtins(entry) | changes for entry in entries]
    return msgspec.json.encode({"schema": "reflectie/1", "items": items})


_SAME_INTENTION: list[dict[str, object]] = [
    {"id": _uid(900), "handle": "aaaaa", "text": "ask", "line": None, "due": None, "check": None,
     "state": "open", "follow_ups": []}
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "changes"),
    [
        pytest.param(2, {"intentions": _SAME_INTENTION}, id="an intention that stands twice"),
        pytest.param(1, {"set_version": 2**70}, id="a number SQLite cannot hold"),
        pytest.param(1, {"created": "0001-01-01T00:00:00+01:00"}, id="before the calendar"),
        pytest.param(1, {"finished": "2026-01-01T12:00:00"}, id="finished without an offset"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_kept_is_refused_with_its_place(
    reflectie: Callable[..., Any], entries: int, changes: dict[str, object]
) -> None:
    """What an export should never hold is exit code 4, reported, and with the option nothing comes in."""
    data = _export(*(_entry(number) for number in range(1, entries + 1)), **changes)
    said = reflectie("import", "-", "--all-or-nothing", stdin=data)
    assert (said.code, said.out) == (4, "")
    assert said.err
    assert reflectie("list").out == ""


@pytest.mark.parametrize("spelt", [str.upper, lambda uid: uid.replace("-", "")])
def test_an_id_spelt_otherwise_is_the_same_id(
    reflectie: Callable[..., Any], spelt: Callable[[str], str]
) -> None:
    """Capitals or missing hyphens do not make a second entry of one."""
    uid = "019f0000-0000-7000-8000-00000000abcd"
    reflectie("import", "-", stdin=_export(_entry(1, id=uid)))
    reflectie("import", "-", stdin=_export(_entry(1, id=spelt(uid))))
    assert reflectie("export", "--format", "jsonl").out.count("\n") == 1
