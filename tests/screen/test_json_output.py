import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.screen.json_output import encoded, lines, one_object, streamed_object

MOMENT = datetime(2026, 11, 21, 22, 10, tzinfo=UTC)
WORKING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""What does something on a terminal; a line end between values does no harm."""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=8), inner, max_size=3),
    max_leaves=10,
)  # fmt: skip


def entry(text: str = "Ik had haast.") -> Entry:
    """Return an entry with one answer."""
    said = Answer(key="a", type="text", question="Wat?", answer=text, answered=MOMENT)
    return Entry(
        id="0190", handle="k7f3q", set="waarom", set_version=1, set_title="De waarom-vraag",
        language="nl", state=State.DONE, date=date(2026, 11, 21), created=MOMENT, updated=MOMENT,
        answers=(said,),
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(value=JSON)
@example(value="\x7f")
@example(value="\x9b31m\u202e\u2066\u200f\u061c")
@example(value={"\x85é": "\ud7ff\ue000\U0010ffff"})
def test_nothing_in_json_works_on_a_terminal_and_all_of_it_comes_back(value: Any) -> None:
    """Controls and direction marks are written as escapes; a program reads them as they were."""
    data = encoded(value)
    assert not WORKING.search(data.decode())
    assert json.loads(data) == value


@given(text=st.text(st.characters(codec="utf-8"), max_size=40))
@settings(max_examples=100, deadline=None)
def test_an_answer_comes_back_from_json_as_it_was(text: str) -> None:
    """What leaves as JSON holds every letter of an answer."""
    (item,) = json.loads(one_object([entry(text)]))["items"]
    assert item["answers"][0]["answer"] == text


def test_letters_people_use_stay_letters() -> None:
    """Dutch, Arabic and emoji are written as themselves, not as escapes."""
    for text in ("cliënt", "العربية", "日本", "👍", "é"):
        assert text in encoded(text).decode()


def test_an_entry_has_every_key_of_the_contract() -> None:
    """Absent values are null and keys never disappear; times have an offset, dates have none."""
    (item,) = json.loads(one_object([entry()]))["items"]
    assert list(item) == [
        "id", "handle", "set", "set_version", "set_title", "language", "title", "state", "date",
        "created", "updated", "finished", "tags", "from", "private", "answers", "intentions",
    ]  # fmt: skip
    assert (item["title"], item["finished"], item["from"]) == (None, None, None)
    assert (item["date"], item["created"]) == ("2026-11-21", "2026-11-21T22:10:00Z")
    assert list(item["answers"][0]) == [
        "key", "type", "stage", "roles", "question", "answer", "who", "basis", "options", "answered",
    ]  # fmt: skip


def test_one_object_is_one_line() -> None:
    """A reading command gives exactly one object, with its schema."""
    data = one_object([])
    assert data == b'{"schema":"reflectie/1","items":[]}\n'


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_same_object_in_pieces_is_the_same_object(count: int) -> None:
    """An export that is too long for memory reads like a short one."""
    entries = [entry(str(number)) for number in range(count)]
    assert json.loads(b"".join(streamed_object(entries))) == json.loads(one_object(entries))


def test_a_line_holds_one_item_whatever_stands_in_it() -> None:
    """Line ends in an answer do not end the line of its entry."""
    data = b"".join(lines([entry("een\ntwee\r\u2028drie"), entry()]))
    assert data.count(b"\n") == 2
    assert [json.loads(line)["handle"] for line in data.split(b"\n")[:2]] == ["k7f3q", "k7f3q"]
