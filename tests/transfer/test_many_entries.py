"""A journal of any length leaves in pieces: what is held meanwhile does not grow with it."""

import datetime as dt
import io
import random
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable, Iterator

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.documents.formats import FORMATS
from reflectie_cli.documents.zip_stream import zipped
from reflectie_cli.flows.export import in_format
from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.language import Language
from reflectie_cli.transfer.deidentified_entries import deidentify_entries

THEN = dt.datetime(2026, 11, 21, 20, tzinfo=dt.UTC)
FEW, MANY = 100, 1_000
ROOM = 200_000
"""Bytes that may be held more for Ten times as many entries: the last piece may be larger."""


def words(number: int) -> str:
    """Return what was written in an entry; it cannot be packed into much less."""
    return f"Met Fatima gebeld. {random.Random(number).randbytes(60).hex()}"


class Entries:
    """Entries that are made while somebody goes over them, as often as somebody does."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __iter__(self) -> Iterator[Entry]:
        """Yield entry by entry."""
        for number in range(self.count):
            answer = Answer(key="a", type="text", question="Wat zag je?", answered=THEN,
                            answer=words(number))  # fmt: skip
            yield Entry(
                id=str(number), handle=str(number), set="waarom", set_version=1,
                set_title="De waarom-vraag", language="nl", state=State.DONE, date=THEN.date(),
                created=THEN, updated=THEN, answers=(answer,),
            )  # fmt: skip


def held(pieces: Callable[[int], Iterable[bytes]], count: int) -> int:
    """Return the most memory that was held while so many entries went by, in bytes."""
    tracemalloc.start()
    try:
        for _ in pieces(count):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


# A PDF is set as a whole: where a page ends is known when all before it is there.
@pytest.mark.parametrize("as_format", [one for one in FORMATS if one != "pdf"])
def test_ten_times_as_many_entries_need_no_more_memory(as_format: str, dutch: Language) -> None:
    """Each entry is let go of before the next one comes."""

    def pieces(count: int) -> Iterator[bytes]:
        return in_format(Entries(count), dutch, as_format)

    held(pieces, FEW)  # what is loaded once
    assert held(pieces, MANY) < held(pieces, FEW) + ROOM


def test_making_less_recognisable_holds_names_and_no_texts(dutch: Language) -> None:
    """The journal is gone over twice and never held."""

    def pieces(count: int) -> Iterator[bytes]:
        return in_format(deidentify_entries(Entries(count), dutch, ()), dutch, "md")

    held(pieces, FEW)
    assert held(pieces, MANY) < held(pieces, FEW) + ROOM


@pytest.mark.parametrize("as_format", ["html", "docx"])
def test_the_first_words_leave_before_the_last_are_read(as_format: str, dutch: Language) -> None:
    """Whoever waits for a long file sees it grow."""
    read = 0

    def entries() -> Iterator[Entry]:
        nonlocal read
        for entry in Entries(MANY):
            read += 1
            yield entry

    pieces = in_format(entries(), dutch, as_format)
    assert next(pieces)
    assert read < MANY
    assert b"".join(pieces)
    assert read == MANY


def test_thousands_of_entries_are_one_word_file(dutch: Language) -> None:
    """Every one of them is read back from it, in its order."""
    data = b"".join(in_format(Entries(MANY), dutch, "docx"))
    lines = [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
    assert (
        len(lines) == 2 + MANY * 4
    )  # its month, and a heading, a handle, a question, an answer each
    assert lines.count("zaterdag 21 november 2026, De waarom-vraag") == MANY
    assert [one for one in lines if one.startswith("Met ")] == [words(one) for one in range(MANY)]
    assert b"".join(in_format(Entries(MANY), dutch, "docx")) == data


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text("ab/.", min_size=1), st.lists(st.binary(max_size=300)), max_size=4))
def test_a_zip_file_that_leaves_in_pieces_is_a_zip_file(files: dict[str, list[bytes]]) -> None:
    """Whoever opens it finds every file whole; the same files give the same bytes."""
    data = b"".join(zipped(files.items()))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert {one: file.read(one) for one in file.namelist()} == {
            name: b"".join(pieces) for name, pieces in files.items()
        }
        assert {one.date_time[:3] for one in file.infolist()} <= {(1980, 1, 1)}
    assert b"".join(zipped(files.items())) == data
