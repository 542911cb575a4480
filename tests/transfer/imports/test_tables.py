"""Days and texts from a table or a list come in: Daylio's, a spreadsheet's, a program's."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.transfer.imports.reading import moments, read, refusal, said

DAYLIO = (
    "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
    '2026-11-21,21 november,zaterdag,22:10,goed,"werk | buiten ","Energie:\u00a04",'
    '"Overdracht","Eerst rust.<br>Toen thee &amp; koek"\n'
    '2026-11-20,November 20,Friday,8:05 pm,meh,"","","",""\n'
    '2026-11-19,November 19,Friday,later,meh,"","","",""\n'
)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_daylio_is_read_with_mood_and_activities(ends: str, encoding: str) -> None:
    """A day that is only a mood comes in too; a broken row is told; saved anew it is the same."""
    found = read(DAYLIO.replace("\n", ends).encode(encoding))
    first, second = found.entries
    assert moments(found) == ["2026-11-21 22:10", "2026-11-20 20:05"]
    assert said(first) == (
        "Overdracht\nEerst rust.\nToen thee & koek\n\nMood: goed · Energie: 4"
    )  # fmt: skip
    assert (first.title, first.tags, said(second)) == (
        "Overdracht",
        ("werk", "buiten"),
        "Mood: meh",
    )
    assert [record.number for record in found.broken] == [4]
    assert [entry.id for entry in found.entries] == [entry.id for entry in read(DAYLIO).entries]


def test_the_table_that_daylio_wrote_in_2018_is_read() -> None:
    """It had the year apart from the day."""
    old = (
        'year,date,weekday,time,mood,activities,note\n2018,18 May,Friday,11:54 pm,goed,"","Stil"\n'
    )
    assert moments(read(old)) == ["2018-05-18 23:54"]


LIST = [
    {"date": "2026-11-21", "text": "Stil.\nRustig.", "tags": ["rust"], "title": "Lunch"},
    {"date": "22 november 2026", "time": "22:10", "text": "Kort"},
]


def test_a_list_in_json_is_read() -> None:
    """`[{date, text, tags}]`, with a time and a title where there is one."""
    found = read(LIST)
    assert moments(found) == ["2026-11-21 12:00", "2026-11-22 22:10"]
    assert [said(entry) for entry in found.entries] == ["Lunch\nStil.\nRustig.", "Kort"]
    assert [(entry.title, entry.tags) for entry in found.entries] == [
        ("Lunch", ("rust",)), ("Kort", ()),
    ]  # fmt: skip


def test_a_moment_in_utc_is_on_the_day_it_was_here() -> None:
    """A program wrote it, for no place: half past eleven in Greenwich is after midnight here."""
    found = read([{"date": "2026-11-20T23:30:00.000Z", "text": "x"}])
    assert moments(found) == ["2026-11-21 00:30"]
    found = read([{"date": "2026-11-20T23:30:00-05:00", "text": "x"}])
    assert moments(found) == ["2026-11-20 23:30"]


@pytest.mark.parametrize(
    "other",
    [7, None, [], {}, {"date": 3}, {"date": "2026-02-30", "text": "x"}, {"date": "x", "text": "x"},
     {"date": "2026-11-21", "text": 3}, {"date": "2026-11-21", "text": "x", "tags": 7},
     {"date": "2026-11-21", "text": "x", "tags": [7]}],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_what_is_wrong_in_a_list_is_told_and_the_rest_comes(other: Any, lang: Any) -> None:
    """One line with its number, in one language."""
    found = read([*LIST, other], lang=lang)
    assert len(found.entries) == 2
    assert [record.number for record in found.broken] == [3]


TABLE = 'Datum;Verslag;Thema\n21-11-2026;"Eén\n""twee"""; rust, #oost\n01-12-2026;Kort;\n\n'
CHOSEN = {"date": "Datum", "text": "verslag", "tags": "Thema"}


@pytest.mark.parametrize("mark", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_by_the_columns_that_were_chosen(mark: str, encoding: str) -> None:
    """Whatever stands between its cells, and whichever program saved it."""
    table = TABLE.replace(";", mark).replace("\n", "\r\n").encode(encoding)
    found = read(table, "werk.csv", columns=CHOSEN)
    assert moments(found) == ["2026-11-21 12:00", "2026-12-01 12:00"]
    assert [said(entry) for entry in found.entries] == ['Eén\n"twee"', "Kort"]
    assert found.entries[0].tags == ("rust", "oost")
    assert [entry.id for entry in found.entries] == [
        entry.id for entry in read(TABLE, columns=CHOSEN).entries
    ]


def test_columns_are_chosen_with_an_option(reflectie: Any, tmp_path: Path) -> None:
    """`--column date=Datum`; twice is once; the options of a list are the names in it."""
    file = tmp_path / "werk.csv"
    file.write_text(TABLE, encoding="utf-8")
    words = ("--column", "date=Datum", "--column", "text=Verslag")
    assert len(reflectie("import", str(file), *words).out.splitlines()) == 2
    dutch = ("--column", "datum=Datum", "--column", "tekst=Verslag")
    assert reflectie("importeer", str(file), *dutch, lang="nl").out == ""
    file.write_text(json.dumps([{"when": "2026-11-21", "what": "Kort"}]), encoding="utf-8")
    words = ("--column", "date=when", "--column", "text=what")
    assert len(reflectie("import", str(file), *words).out.splitlines()) == 1


@pytest.mark.parametrize("wrong", ["dag=Datum", "date", "date=", "=x"])
def test_a_column_that_says_nothing_is_refused(reflectie: Any, tmp_path: Path, wrong: str) -> None:
    """2, with what a column can hold."""
    told = reflectie("import", str(tmp_path / "x.csv"), "--column", wrong)
    assert (told.code, len(told.err.splitlines())) == (2, 1)
    assert "date, time, title, text, tags" in told.err


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("chosen", [{"date": "Dag", "text": "Verslag"}, {"date": "Datum"}, {}])
def test_a_table_without_those_columns_names_the_ones_it_has(
    chosen: dict[str, str], lang: Any
) -> None:
    """Somebody sees what to choose from."""
    with pytest.raises(Exception, match="Datum, Verslag, Thema"):
        read(TABLE, "werk.csv", columns=chosen, lang=lang)


def test_a_table_with_the_usual_names_needs_no_choosing() -> None:
    """`date` and `text`, in either language; Excel's line about its cells is no row."""
    for text in ("sep=;\nDate;Text\n2026-11-21;x\n", "datum,tekst\n21-11-2026,x\n"):
        assert moments(read(text)) == ["2026-11-21 12:00"]


def test_a_broken_row_is_told_by_its_line_in_the_file() -> None:
    """Whatever comes before the first row."""
    (broken,) = read("\nsep=;\ndate;text\n2026-11-21;x\n2026-02-30;y\n").broken
    assert broken.number == 5


def test_days_in_a_table_are_month_first_all_or_none() -> None:
    """One row decides; two that contradict each other refuse the file."""
    rows = ["date,text", "4/3/2026,a", "4/13/2026,b"]
    assert moments(read("\n".join(rows))) == ["2026-04-03 12:00", "2026-04-13 12:00"]
    assert "4/13/2026" in refusal("\n".join([*rows, "13/4/2026,c"]))


def test_a_cell_of_a_megabyte_is_read() -> None:
    """A long text comes in as a short one does."""
    (entry,) = read(f"date,text\n2026-11-21,{'woord ' * 170_000}slot\n").entries
    assert len(said(entry)) == 1_020_004
