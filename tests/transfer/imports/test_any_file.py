"""Whatever bytes a file holds: entries, or a sentence; never a traceback, and twice is once."""

import io
import re
import time
import zipfile
from collections.abc import Mapping
from importlib import import_module

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reflectie_cli.errors import ImportUnreadable
from reflectie_cli.language import speak
from reflectie_cli.transfer.imports.content import READERS, Content
from tests.transfer.imports.reading import amsterdam, read
from tests.transfer.imports.test_day_one_forms import CLASSIC, TEXT, journal, rich
from tests.transfer.imports.test_jrnl_forms import BRACKETED, SAME
from tests.transfer.imports.test_tables import DAYLIO, TABLE

KNOWN: list[bytes] = [
    *(text.encode() for text in (*SAME.values(), BRACKETED, CLASSIC, TEXT, DAYLIO, TABLE)),
    journal(rich({"text": "x"})).encode(),
    b'[{"date":"2026-11-21","text":"x","tags":["a"]}]',
    b'{"tags":{},"entries":[{"title":"x","date":"2026-11-21","time":"22:10"}]}',
    b'{"schema":"reflectie/1","items":[{"id":"x"}]}',
    b"---\ndate: 2026-11-21\ntags:\n- a\n---\n# 21 november 2026\nx\n",
    b"JRNLv3.0", b"gAAAAAB", b"PK\x03\x04", b"SQLite format 3\x00", b"\xff\xfe[\x00", b"<html>",
]  # fmt: skip
"""How files of every kind begin."""

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""What no program of words writes on purpose: control characters but a line end and a tab."""

_SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@st.composite
def nearly(draw: st.DrawFn) -> bytes:
    """Return a file of a known kind with a few bytes changed, left out or put in."""
    data = draw(st.sampled_from(KNOWN))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        put = draw(st.one_of(st.binary(max_size=4), st.sampled_from([b"\n", b'"', b"\x00", b"9"])))
        data = data[:at] + put + data[at + draw(st.integers(0, 12)) :]
    return data


def names() -> st.SearchStrategy[str]:
    """Return names that readers look at."""
    return st.sampled_from(["x", "x.csv", "2026-11-21.md", "99999999.txt", "a.doentry"])


def comes_in_or_is_told(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> None:
    """Read a file twice and see that it is the same; every sentence can be said."""
    try:
        found = read(data, name, columns=columns)
    except ImportUnreadable as problem:
        problem.sentence(speak("nl"))
        return
    for broken in found.broken:
        broken.sentence(speak("nl"))
    if not found.ours:
        for entry in found.entries:
            assert not CONTROLS.search(entry.title or "")
            assert not any(CONTROLS.search(theme) for theme in entry.tags)
            assert not any(CONTROLS.search(answer.words) for answer in entry.answers)
    assert [one.id for one in read(data, name, columns=columns).entries] == [
        one.id for one in found.entries
    ]


@_SLOW
@given(data=st.one_of(st.binary(max_size=300), nearly()), name=names())
@example(data=b"---\ntitle: \ndate: \nstarred: \ntags: \nbody: |\n    x\n", name="x")
def test_any_bytes_come_in_or_are_told(data: bytes, name: str) -> None:
    """A file that is nearly of a known kind as well."""
    comes_in_or_is_told(data, name)


@_SLOW
@given(data=st.one_of(st.binary(max_size=200), nearly()))
def test_any_bytes_with_chosen_columns_come_in_or_are_told(data: bytes) -> None:
    """Somebody may choose columns for what is no table."""
    comes_in_or_is_told(data, "x", {"date": "date", "text": "text"})


@_SLOW
@given(files=st.dictionaries(st.sampled_from(["a.json", "b.txt", "c/2026-11-21.md"]), nearly()))
def test_any_zip_comes_in_or_is_told(files: dict[str, bytes]) -> None:
    """Whatever is in it, and cut anywhere."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    whole = made.getvalue()
    for end in (len(whole), len(whole) // 2, len(whole) - 5):
        comes_in_or_is_told(whole[:end], "x.zip")


@pytest.mark.parametrize("reader", READERS)
@given(data=nearly())
@_SLOW
def test_every_reader_by_itself_gives_entries_or_a_sentence(reader: str, data: bytes) -> None:
    """Also for a file that another one would have taken first."""
    module, _, name = reader.partition(":")
    read_it = getattr(import_module(f"reflectie_cli.transfer.imports.{module}"), name)
    try:
        read_it(Content.of(data, "x.csv", speak("en"), amsterdam))
    except ImportUnreadable as problem:
        problem.sentence(speak("nl"))


@pytest.mark.parametrize("sign", [".", "#", "[", "* ", "| ", "\n---", "!", "\t"])
@pytest.mark.parametrize(
    "begin", ["# 2026-11-21 ", "[2026-11-21 22:10] ", "\tDate:\t2026-11-21\n\n", "---\n", ""]
)
def test_a_long_line_of_one_sign_is_read_at_once(begin: str, sign: str) -> None:
    """Somebody draws a line of dots; a pattern that goes back over it again and again would hang."""
    began = time.monotonic()
    comes_in_or_is_told((begin + sign * 200_000).encode(), "2026-11-21.md")
    assert time.monotonic() - began < 20
