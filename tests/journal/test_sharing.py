"""Names to leave out, and what was shared: kept in the journal, never as text."""

from collections.abc import Callable
from datetime import date

import pytest

from reflectie_cli.journal.entry import Period
from reflectie_cli.journal.journal import Journal

OCTOBER = Period(name="2026-10", first=date(2026, 10, 1), last=date(2026, 10, 31))


def test_names_are_kept_in_the_way_they_were_last_written(journal: Journal) -> None:
    """A name that differs only in case is the same; the latest spelling and role stay."""
    journal.sharing.add_name("sanne")
    journal.sharing.add_name("Sanne", "colleague")
    journal.sharing.add_name("  Opa   Henk ", "relative")
    assert [(one.name, one.role) for one in journal.sharing.names()] == [
        ("Opa Henk", "relative"), ("Sanne", "colleague"),
    ]  # fmt: skip


def test_a_name_is_taken_off_by_any_spelling(journal: Journal) -> None:
    """Removing says whether it stood there."""
    journal.sharing.add_name("Sanne")
    assert journal.sharing.remove_name("SANNE ") is True
    assert journal.sharing.remove_name("Sanne") is False
    assert journal.sharing.names() == []


def test_what_was_shared_is_remembered_latest_first(
    open_journal: Callable[[], Journal], clock: object
) -> None:
    """The period, the level, the format and a hash stay; another program sees them too."""
    journal = open_journal()
    for digest in ("aa", "bb"):
        journal.sharing.remember(
            period=OCTOBER, level="insight", as_format="docx", digest=digest,
            selection=["k7f3q.learned"], entry=None,
        )  # fmt: skip
    first, second = open_journal().sharing.history()
    assert (first.hash, second.hash) == ("bb", "aa")
    assert (first.period, first.level, first.format) == (OCTOBER, "insight", "docx")
    assert clock


@pytest.mark.parametrize(("level", "found"), [("insight", {"one"}), ("full", None)])
def test_the_last_choice_is_found_by_period_and_level(
    journal: Journal, level: str, found: set[str] | None
) -> None:
    """What somebody chose for one level says nothing of another."""
    for selection in (["two"], ["one"]):
        share(journal, OCTOBER, selection)
    saved = journal.sharing.saved_choice(OCTOBER, level)
    assert (set(saved.lines) if saved else None) == found


def share(journal: Journal, period: Period, selection: list[str]) -> None:
    """Remember that some lines went along."""
    journal.sharing.remember(
        period=period, level="insight", as_format="md", digest="x", selection=selection,
        entry="not there",
    )  # fmt: skip


def test_what_went_out_when_nobody_chose_is_a_choice_for_the_same_days_alone(
    journal: Journal,
) -> None:
    """A page that was filled with October says nothing of what may leave of a year."""
    journal.sharing.remember(
        period=OCTOBER, level="insight", as_format="md", digest="x", selection=["one"],
        entry=None, chosen=False,
    )  # fmt: skip
    year = days(date(2026, 1, 1), date(2026, 12, 31))
    assert journal.sharing.saved_choice(year, "insight") is None
    same = journal.sharing.saved_choice(OCTOBER, "insight")
    assert same is not None
    assert (same.lines, same.by_somebody) == (frozenset(["one"]), False)


def days(first: date, last: date) -> Period:
    """Return some days."""
    return Period(name=f"{first}..{last}", first=first, last=last)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (days(date(2026, 10, 10), date(2026, 11, 20)), {"late"}),
        (days(date(2026, 10, 11), date(2026, 11, 21)), {"late"}),
        (days(date(2026, 9, 1), date(2026, 9, 15)), {"early"}),
        (OCTOBER, {"early"}),
        (days(date(2026, 11, 21), date(2026, 11, 30)), None),
        (days(date(2026, 8, 1), date(2026, 8, 31)), None),
    ],
)
def test_a_choice_is_found_again_though_the_days_have_another_name_tomorrow(
    journal: Journal, asked: Period, found: set[str] | None
) -> None:
    """Of days that have one in common; those of the same name go first, else the latest choice."""
    share(journal, days(date(2026, 9, 10), date(2026, 10, 5)), ["early"])
    share(journal, OCTOBER, ["early"])
    share(journal, days(date(2026, 10, 10), date(2026, 11, 20)), ["late"])
    saved = journal.sharing.saved_choice(asked, "insight")
    assert (set(saved.lines) if saved else None) == found


@pytest.mark.parametrize(
    ("handle", "found"),
    [("k7f3q", ["bb", "aa"]), ("q4x7a", ["bb"]), ("k7f", []), ("learned", []), ("%", [])],
)
def test_when_lines_of_an_entry_or_an_intention_went_along_is_known(
    journal: Journal, handle: str, found: list[str]
) -> None:
    """By their whole handle, latest first; a part of one is nobody's."""
    for digest, selection in (("aa", ["k7f3q.learned"]), ("bb", ["k7f3q.aim", "intention.q4x7a"])):
        journal.sharing.remember(
            period=OCTOBER, level="insight", as_format="docx", digest=digest,
            selection=selection, entry=None,
        )  # fmt: skip
    assert [one.hash for one in journal.sharing.shared_of([handle])] == found
