from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.errors import AmbiguousEntry, NoSuchEntry
from reflectie_cli.journal.entry import State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

Write = Callable[..., str]


def _ids(journal: Journal, limit: int | None = None, **wanted: Any) -> list[str]:
    return [listed.heading.id for listed in journal.entries.select(Filter(**wanted), limit=limit)]


# Finding one entry by what somebody calls it


def test_an_entry_is_found_by_its_handle_its_start_or_its_id(
    journal: Journal, write: Write
) -> None:
    """Capitals and spaces around do not matter, and one letter is enough while it is the only."""
    uid = write({"situation": "busy"})
    handle = journal.entries.get(uid).handle
    for name in (handle, handle[:1], handle[:3], handle.upper(), f" {handle}\n", uid, uid.upper()):
        assert journal.entries.find(name) == uid


def test_last_is_the_entry_that_was_begun_last(journal: Journal, write: Write) -> None:
    """Whatever day it is about; an entry in the bin is not it."""
    assert _no_such(journal, "last")
    first = write(day=date(2026, 11, 21))
    second = write(day=date(2020, 1, 1))
    assert (journal.entries.find("last"), journal.entries.find("laatste")) == (second, second)
    journal.bin.delete(second)
    assert journal.entries.find("LAST") == first


def test_last_in_the_bin_is_what_was_put_there_last(
    journal: Journal, write: Write, clock: Any
) -> None:
    """To take something back needs no handle."""
    first, second, _stays = write(), write(), write()
    for uid in (second, first):
        clock.on(minutes=1)
        journal.bin.delete(uid)
    assert journal.entries.find("last", in_bin=True) == first


def test_an_entry_in_the_bin_is_found_by_its_handle(journal: Journal, write: Write) -> None:
    """It can be restored or erased by the name it always had."""
    uid = write()
    journal.bin.delete(uid)
    assert journal.entries.find(journal.entries.get(uid).handle) == uid


def _no_such(journal: Journal, name: str) -> bool:
    with pytest.raises(NoSuchEntry) as missing:
        journal.entries.find(name)
    return missing.value.details == {"name": name}


@pytest.mark.parametrize(
    "name",
    ["", " ", "nobody", "%", "_", "' OR 1=1 --", "last one", "0\0", "ü", "a" * 10_000, "\ud800"],
)
def test_what_is_nobodys_name_is_said_to_be_nobodys(
    journal: Journal, write: Write, name: str
) -> None:
    """Nothing, a pattern, SQL or nonsense never finds an entry by accident."""
    write()
    assert _no_such(journal, name)


def test_the_start_of_more_than_one_handle_names_them(
    journal: Journal, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are offered, latest first; a whole handle that is also a start means itself."""
    numbers = iter([1, 1 | 1 << 29])
    monkeypatch.setattr("secrets.randbits", lambda _bits: next(numbers))
    uids = [write(), write()]
    short, long = (journal.entries.get(uid).handle for uid in uids)
    assert long.startswith(short)
    with pytest.raises(AmbiguousEntry) as unsure:
        journal.entries.find(short[:4])
    assert unsure.value.details == {
        "name": short[:4],
        "candidates": f"{long} (The why-question, 2026-11-21),"
        f" {short} (The why-question, 2026-11-21)",
    }
    assert [journal.entries.find(short), journal.entries.find(long)] == uids


def test_handles_are_offered_by_their_start_latest_first(journal: Journal, write: Write) -> None:
    """Completion offers what is not in the bin, with its title and day."""
    uids = [write(day=date(2026, 11, day)) for day in (1, 2, 3)]
    journal.bin.delete(uids[1])
    offered = [(journal.entries.get(uid).handle, uid) for uid in (uids[2], uids[0])]
    assert [handle for handle, _ in journal.entries.handles()] == [handle for handle, _ in offered]
    assert journal.entries.handles(offered[0][0]) == [
        (offered[0][0], "The why-question, 2026-11-03")
    ]
    assert journal.entries.handles("u") == [], "no handle begins with u"


# Lists


def test_the_latest_day_comes_first_and_on_one_day_what_was_begun_last(
    journal: Journal, write: Write
) -> None:
    """The order is by the day an entry is about, and a limit takes the first of it."""
    uids = [write(day=date(2026, 11, day)) for day in (20, 22, 21, 22, 19)]
    expected = [uids[number] for number in (3, 1, 2, 0, 4)]
    assert _ids(journal) == expected
    assert _ids(journal, limit=2) == expected[:2]


def test_a_list_shows_what_an_entry_begins_with(
    journal: Journal, write: Write, asked: Callable[..., Step]
) -> None:
    """The words shown are of the first question that has an answer."""
    uid = write()
    for position, text in ((2, "third"), (1, "second")):
        journal.entries.record(uid, asked(f"q{position}", position=position), Reply(text))
    nothing = write()
    begins = {
        listed.heading.id: listed.begins for listed in journal.entries.select(Filter(), limit=None)
    }
    assert begins == {uid: "second", nothing: ""}


def test_days_count_both_ends_in(journal: Journal, write: Write) -> None:
    """`since` and `until` hold their own day as well."""
    uids = [write(day=date(2026, 11, day)) for day in (1, 2, 3, 4)]
    assert _ids(journal, since=date(2026, 11, 3)) == [uids[3], uids[2]]
    assert _ids(journal, until=date(2026, 11, 2)) == [uids[1], uids[0]]
    assert _ids(journal, since=date(2026, 11, 2), until=date(2026, 11, 2)) == [uids[1]]
    assert _ids(journal, since=date(2026, 11, 3), until=date(2026, 11, 2)) == []


def test_every_filter_narrows_and_together_they_narrow_more(
    journal: Journal, write: Write, pdca: PromptSet
) -> None:
    """Set, themes and days all count at once; two themes mean both."""
    one = write(tags=["rest", "coffee"])
    two = write(tags=["rest"], prompt_set=pdca)
    three = write(tags=["coffee"], day=date(2026, 1, 1), prompt_set=pdca)
    assert _ids(journal, set="pdca") == [two, three]
    assert _ids(journal, tags=("REST",)) == [two, one]
    assert _ids(journal, tags=("rest", "coffee")) == [one]
    assert _ids(journal, tags=("coffee",), set="pdca") == [three]
    assert _ids(journal, tags=("coffee",), set="pdca", since=date(2026, 2, 1)) == []
    assert _ids(journal, set="pd_a") == []


def test_states_are_apart_and_the_bin_stays_closed_unless_asked_for(
    journal: Journal, write: Write
) -> None:
    """Each state lists its own; without a state everything but the bin."""
    draft, open_, done, deleted = (write({"situation": "busy"}) for _ in range(4))
    journal.entries.finish(open_, comes_back=True)
    journal.entries.finish(done, comes_back=False)
    journal.bin.delete(deleted)
    by_state: dict[State | None, list[str]] = {
        State.DRAFT: [draft], State.OPEN: [open_], State.DONE: [done], State.DELETED: [deleted],
        None: [done, open_, draft],
    }  # fmt: skip
    for state, expected in by_state.items():
        assert _ids(journal, state=state) == expected
    assert _ids(journal, with_bin=True) == [deleted, done, open_, draft]
    assert [heading.id for heading in journal.entries.in_state(State.DRAFT)] == [draft]
    assert [heading.id for heading in journal.entries.in_state(State.OPEN)] == [open_]


def test_on_this_day_shows_earlier_years_only(journal: Journal, write: Write) -> None:
    """The same day and month of years before; 29 February comes up on the 28th of other years."""
    days = ["2026-11-21", "2025-11-21", "2024-11-21", "2024-11-22", "2027-11-21", "2024-02-29"]
    uids = {day: write(day=date.fromisoformat(day)) for day in days}
    assert _ids(journal, on_this_day=date(2026, 11, 21)) == [
        uids["2025-11-21"], uids["2024-11-21"]
    ]  # fmt: skip
    assert _ids(journal, on_this_day=date(2028, 2, 29)) == [uids["2024-02-29"]]
    assert _ids(journal, on_this_day=date(2026, 2, 28)) == [uids["2024-02-29"]]
    assert _ids(journal, on_this_day=date(2028, 2, 28)) == []


def test_what_waits_shows_first_what_was_touched_last(
    journal: Journal, write: Write, asked: Callable[..., Step], clock: Any
) -> None:
    """Going on without a name goes on with the draft somebody wrote in last."""
    first, second = write({"situation": "one"}), write({"situation": "two"})
    clock.on(minutes=1)
    journal.entries.record(first, asked("purpose"), Reply("again"))
    assert [heading.id for heading in journal.entries.in_state(State.DRAFT)] == [first, second]


def test_an_export_reads_page_after_page_without_missing_or_repeating(
    journal: Journal, write: Write, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a journal is, every entry comes once, oldest first, also while it grows."""
    monkeypatch.setattr("reflectie_cli.journal.entries._PAGE", 3)

    def write_later(text: str) -> str:
        clock.on(minutes=1)
        return write({"situation": text})

    uids = [write_later(f"number {number}") for number in range(7)]
    pages: list[list[str]] = []
    for page in journal.entries.pages(Filter()):
        if not pages:
            uids.append(write_later("written meanwhile"))
        pages.append([entry.id for entry in page])
    assert [uid for page in pages for uid in page] == uids
    assert [len(page) for page in pages] == [3, 3, 2]


def test_an_export_keeps_nobody_waiting_between_two_pages(
    journal: Journal, write: Write, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a page is being read slowly, another program writes at once."""
    monkeypatch.setattr("reflectie_cli.journal.entries._PAGE", 1)
    monkeypatch.setattr("reflectie_cli.journal.engine.LOCK_SECONDS", 0)
    uid = write({"situation": "one"})
    write({"situation": "two"})
    with Journal.look(journal.path, clock) as reader, Journal.open(journal.path, clock) as writer:
        for number, _page in enumerate(reader.entries.pages(Filter())):
            writer.entries.change(uid, title=f"while reading {number}")
        assert reader.entries.get(uid).title == "while reading 1"


@pytest.mark.parametrize("name", ["journal.db", "my journal.db", "journal [1].db"])
def test_the_copies_beside_a_journal_are_named(
    tmp_path: Path, clock: Callable[[], datetime], name: str
) -> None:
    """Whoever erases an entry is told of every copy that may still hold its words."""
    path = tmp_path / name
    copies = [path.with_name(f"{path.stem}.before-{number}.db") for number in (2, 3)]
    for other in (*copies, path.with_name("other.before-2.db")):
        other.touch()
    with Journal.open(path, clock) as journal:
        assert journal.copies() == copies


# What was written of late


def test_words_of_late_are_those_of_other_entries_since_a_moment(
    journal: Journal, write: Write, clock: Any
) -> None:
    """By when they were begun, whatever day they are about; what lies in the bin is left out."""
    write({"situation": "long ago"})
    clock.on(days=40)
    since = clock()
    write({"situation": "busy", "learned": "to sit"}, day=date(2020, 1, 1))
    clock.on(days=1)
    journal.bin.delete(write({"situation": "thrown away"}))
    this = write({"situation": "now"})
    assert journal.history.words_since(since, beside=this) == [["busy", "to sit"]]


def test_words_of_late_hold_no_private_ones_and_no_choices(
    journal: Journal, write: Write, asked: Callable[..., Step], clock: Any
) -> None:
    """Words for nobody else are not looked at for anything."""
    uid = write({"situation": "busy"})
    journal.entries.record(uid, asked("vent", roles=("private",)), Reply("steam"))
    journal.entries.record(uid, asked("mood", QuestionType.SCALE), Reply("7"))
    assert journal.history.words_since(clock(), beside=write()) == [["busy"]]
