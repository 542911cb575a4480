"""Whatever jrnl writes or shows is read as the journal it is, or told by its name."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.transfer.imports.reading import moments, read, refusal, said

BRACKETED = """\
[2026-11-21 22:10] Druk op de groep.
We hebben @rust gevonden.

[2026-11-22 08:00] Zonder punt *
"""
FIRST = {
    "title": "Druk op de groep.", "body": "We hebben @rust gevonden.", "date": "2026-11-21",
    "time": "22:10", "tags": ["@rust"], "starred": False,
}  # fmt: skip
JSON = {
    "tags": {"@rust": 1},
    "entries": [
        FIRST,
        {"title": "Zonder punt", "body": "", "date": "2026-11-22", "time": "08:00", "tags": [],
         "starred": True},
    ],
}  # fmt: skip
YAML = "---\ntitle: {title}\ndate: {date}\nstarred: {starred}\ntags: {tags}\nbody: |\t\n\t\t{body}\n..."
SAME = {
    "jrnl 1, without brackets": (
        "2026-11-21 22:10 Druk op de groep.\nWe hebben @rust gevonden.\n\n"
        "2026-11-22 08:00 Zonder punt *\n"
    ),
    "what it shows": (
        "\x1b[30m2026-11-21 22:10\x1b[0m Druk op de groep.\n| We hebben @rust\n| gevonden.\n\n"
        "2026-11-22 08:00 Zonder punt *\n"
    ),
    "Markdown": (
        "# 2026\n\n## November\n\n### 2026-11-21 22:10 Druk op de groep.\n\nWe hebben @rust"
        " gevonden.\n \n### 2026-11-22 08:00 Zonder punt *\n\n "
    ),
    "XML": (
        '<?xml version="1.0" ?>\n<journal>\n\t<entries>\n\t\t<entry date="2026-11-21T22:10:00"'
        ' starred="">\n\t\t\t<tag name="@rust"/>\n\t\t\tDruk op de groep. We hebben @rust gevonden.'
        '\n\t\t</entry>\n\t\t<entry date="2026-11-22T08:00:00" starred="True">Zonder punt </entry>'
        '\n\t</entries>\n\t<tags>\n\t\t<tag name="@rust">1</tag>\n\t</tags>\n</journal>\n'
    ),
    "Markdown with YAML": (
        YAML.format(title="Druk op de groep.", date="2026-11-21 22:10", starred="False",
                    tags="rust", body="We hebben @rust gevonden.")
        + "\n"
        + YAML.format(title="Zonder punt", date="2026-11-22 08:00", starred="True", tags="", body="")
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_each_form_of_one_journal_is_the_same_entries(text: str, ends: str) -> None:
    """Moments, themes and ids: somebody may import the other form as well, or save it anew."""
    found, exported = read(text.replace("\n", ends)), read(JSON)
    assert not found.broken
    assert [entry.id for entry in found.entries] == [entry.id for entry in exported.entries]
    assert moments(found) == ["2026-11-21 22:10", "2026-11-22 08:00"]
    assert [entry.tags for entry in found.entries] == [("rust",), ("starred",)]
    assert [said(entry).split() for entry in found.entries] == [
        said(entry).split() for entry in exported.entries
    ]


def test_lines_that_jrnl_broke_off_are_said() -> None:
    """What it shows has other line ends than what was written; somebody may want the JSON."""
    assert any("--format json" in note for note in read(SAME["what it shows"]).notes)


def test_a_title_that_was_too_long_for_the_screen_is_one_line_again() -> None:
    """jrnl breaks it off without a bar before it."""
    long = "Een lange titel over een dienst waarin van alles gebeurde en"
    found = read(f"2026-11-21 22:10 {long}\nnog meer.\n| Rust\n|\n| gevonden\n\n")
    assert said(found.entries[0]) == f"{long} nog meer.\nRust\n\ngevonden"


def test_a_table_in_an_entry_of_jrnl_1_keeps_its_bars() -> None:
    """Lines that begin with a bar are not always what jrnl shows."""
    for text in ("Kort\n| a | b |\n| c | d |", "Kort\nregel\n| a\n| b", "Kort\n| a\nb"):
        assert said(read(f"2026-11-21 22:10 {text}\n").entries[0]) == text


def test_a_chat_in_brackets_is_part_of_an_entry_of_jrnl_1() -> None:
    """jrnl 1 wrote no brackets, so a line that has them is somebody's text."""
    (entry,) = read("2013-06-10 15:40 Overdracht.\n\n[2019-08-03 12:55] een gesprek\n").entries
    assert said(entry).endswith("[2019-08-03 12:55] een gesprek")


def test_headings_in_a_text_come_back_up_from_where_jrnl_put_them() -> None:
    """Its Markdown has them three deeper; a file for one entry, one deeper."""
    whole = "# 2026\n\n## November\n\n### 2026-11-21 22:10 Druk.\n\n#### Kop\nx\n ### geen kop\n"
    assert said(read(whole).entries[0]) == "Druk.\n\n# Kop\nx\n ### geen kop"
    assert said(read("# 2026-11-21 22:10 Druk.\n\n## Kop\nx\n").entries[0]) == "Druk.\n\n# Kop\nx"


def test_an_entry_in_a_json_file_of_its_own_is_read() -> None:
    """`jrnl --format json --file FOLDER` writes one a file."""
    (entry,) = read(FIRST, "druk.json").entries
    assert entry.id == read(JSON).entries[0].id


def test_json_that_windows_wrote_is_read_and_said() -> None:
    """A program that prints to a file there does not write UTF-8 by itself."""
    whole = json.dumps({"tags": {}, "entries": [FIRST | {"title": "Café"}]}, ensure_ascii=False)
    found = read(whole.encode("cp1252"))
    assert said(found.entries[0]).startswith("Café")
    assert [*found.notes.values()] == [1]


def year(form: str) -> str:
    """Return a journal with an entry on each of 366 days, as somebody's jrnl writes days."""
    days = (datetime(2024, 1, 1, 9, 5) + timedelta(days=days) for days in range(366))
    return "\n".join(f"[{day.strftime(form)}] Dag {day:%F}.\n" for day in days)


@pytest.mark.parametrize(
    "form",
    ["%m/%d/%Y %I:%M %p", "%m-%d-%Y %H:%M", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M", "%Y/%m/%d %H:%M"],
)
def test_one_day_that_can_only_be_read_in_one_way_decides_the_whole_file(form: str) -> None:
    """Month first or day first: every one of 366 days comes in as the day it was."""
    found = read(year(form))
    assert len(found.entries) == 366
    assert all(f"{entry.date:%F}" in said(entry) for entry in found.entries)


def test_the_order_of_a_journal_decides_where_no_single_day_does() -> None:
    """A journal is in order of time: 9 January, 10 January, 1 February is the month first."""
    text = "[01/09/2026 09:00] a\n[01/10/2026 09:00] b\n[02/01/2026 09:00] c\n"
    assert moments(read(text)) == ["2026-01-09 09:00", "2026-01-10 09:00", "2026-02-01 09:00"]


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(
    "text",
    [
        "[04/03/2026 09:05 AM] a.\n",
        "[04/03/2026 09:05] a.\n[05/04/2026 09:05] b.\n",
        "[04/03/2026 09:05] a.\n[13/04/2026 09:05] b.\n[04/14/2026 09:05] c.\n",
    ],
)
def test_a_file_of_which_nobody_can_tell_is_refused_whole(text: str, lang: Any) -> None:
    """Never a mix: one sentence with an example from it, and how to save it."""
    sentence = refusal(text, lang=lang)
    assert "/2026" in sentence
    assert "jrnl --format json" in sentence


LOCKED = {
    "v3": b"JRNLv3.0eyJzYWx0IjoiYWJj",
    "v3 as it was first": b'JRNLv3\x00#{"salt":"abc"}gAAAAABp',
    "v2": b"gAAAAABf" + b"aB3_-" * 30 + b"==",
    "v1": b"".join(sha256(bytes([n])).digest() for n in range(50)),
}


@pytest.mark.parametrize("data", LOCKED.values(), ids=LOCKED)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_an_encrypted_file_of_jrnl_is_told_with_how_to_decrypt_it(data: bytes, lang: Any) -> None:
    """Each version that there was."""
    assert "jrnl --decrypt" in refusal(data, lang=lang)


def test_boxes_are_told_for_their_lines_are_broken() -> None:
    """`jrnl --format boxed` is for looking at."""
    assert "jrnl --format json" in refusal("┎──────╮2026-11-21 22:10\n┃ Druk ╘════╕\n")


def test_a_folder_of_jrnl_days_is_one_journal(reflectie: Any, tmp_path: Path) -> None:
    """Every day comes in; the month first is decided by all days together; twice is once."""
    for month, day in ((3, 4), (3, 14), (4, 5)):
        place = tmp_path / "dagen" / "2026" / f"{month:02}" / f"{day:02}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"[{month:02}/{day:02}/2026 09:05 AM] Dag.\n", encoding="utf-8")
    came = reflectie("import", str(tmp_path / "dagen"))
    assert (came.code, came.err, len(came.out.splitlines())) == (0, "", 3)
    listed = reflectie("list", "--json").out
    assert all(f'"date":"2026-{day}"' in listed for day in ("03-04", "03-14", "04-05"))
    assert reflectie("import", str(tmp_path / "dagen")).out == ""
