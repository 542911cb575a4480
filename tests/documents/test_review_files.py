"""A review in a file: Markdown holds it all, word for word; JSON is for programs."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reflectie_cli.documents.markdown import as_markdown
from reflectie_cli.documents.review import review_document
from reflectie_cli.language import Code, speak
from reflectie_cli.loop.period import read_period
from reflectie_cli.loop.review import IntentionsByState, Review, Theme
from reflectie_cli.screen.json_output import review_object
from reflectie_cli.screen.text import clean
from tests.documents.review_files import (
    ANYTHING,
    CODES,
    HOSTILE,
    PERIODS,
    TODAY,
    WEEKS,
    WORKING,
    Page,
    about,
    came,
    html,
    said,
    wanted,
)


def markdown(found: Review, code: Code = "nl") -> bytes:
    """Return a review as Markdown."""
    return as_markdown(review_document(found, speak(code)))


# Markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def items(data: bytes) -> Iterator[list[Token]]:
    """Return what stands in each item of the lists of a Markdown text."""
    tokens = iter(READER.parse(data.decode()))
    for token in tokens:
        if token.type == "list_item_open":
            inside = []
            while (token := next(tokens)).type != "list_item_close":
                inside.append(token)
            yield inside


def words(item: list[Token]) -> tuple[str, str, str]:
    """Return the day, the lines and the quiet note of an item; anything else has no place in it."""
    assert {token.type for token in item} <= {"paragraph_open", "paragraph_close", "inline"}
    parts = {"": "", "strong": "", "em": ""}
    now = ""
    for token in item:
        for child in token.children or ():
            match child.type:
                case "text":
                    parts[now] += child.content
                case "hardbreak":
                    parts[now] += "\n"
                case "strong_open" | "em_open":
                    now = child.tag
                case "strong_close" | "em_close":
                    now = ""
                case strange:
                    pytest.fail(f"{strange} was made of a person's words")
        parts[""] += "\n"
    return parts["strong"], parts[""], parts["em"]


def lines(text: str) -> list[str]:
    """Return the lines of a text without the spaces around them, and without empty ones."""
    return [line.strip() for line in text.split("\n") if line.strip()]


@settings(max_examples=150, deadline=None)
@given(text=ANYTHING)
@pytest.mark.parametrize("code", CODES)
def test_markdown_shows_words_as_they_were_written(text: str, code: Code) -> None:
    """Whatever it is, it is text: line by line, in every part, and no other mark is made of it."""
    check_markdown(text, code)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("code", CODES)
def test_markdown_makes_nothing_of_signs(text: str, code: Code) -> None:
    """Headings, lists, code, links, tables and escapes stay the letters they are."""
    check_markdown(text, code)


def check_markdown(text: str, code: Code) -> None:
    """Read the Markdown of a text in every part, and compare it with the text."""
    tag = " ".join(text.split())
    *sayings, theme = map(words, items(markdown(about(text, tag=tag), code)))
    seen = lines(clean(text))
    assert [lines(of) for _, of, _ in sayings] == [seen] * 8
    months = {"nl": "nov", "en": "Nov"}[code]
    assert [day for day, _, _ in sayings] == [
        f"3 {months}", f"3 {months}", f"3 {months}", f"4 {months}", f"3 {months}", "", "",
        f"3 {months}",
    ]  # fmt: skip
    you_wanted = {"nl": f"je wilde: {clean(tag)}", "en": f"you intended: {clean(tag)}"}[code]
    assert sayings[0][2] == you_wanted
    assert sayings[3][2].endswith(you_wanted)
    assert lines(theme[1]) == [f"{clean(tag)}: {WEEKS[code]} 45, 46"]


def test_markdown_holds_a_whole_letter() -> None:
    """Titles, days, words and notes; themes in words, and what is not known stays away."""
    assert markdown(about("Ze koos zelf.")).decode() == (
        "# Terugblik op november 2026\n\n"
        "*1 nov – 30 nov*\n\n"
        "## Waar je het voor deed\n\n"
        "- **3 nov** Ze koos zelf.\\\n"
        "  *je wilde: Ze koos zelf.*\n\n"
        "## Wat werkte\n\n"
        "- **3 nov** Ze koos zelf.\n\n"
        "## Wat cliënten zeiden of lieten zien\n\n"
        "- **3 nov** Ze koos zelf.\\\n"
        "  *de cliënt · gevraagd*\n\n"
        "## Wat cliënten merkten van wat je deed\n\n"
        "- **4 nov** Ze koos zelf.\\\n"
        "  *gevraagd · voor een deel · je wilde: Ze koos zelf.*\n\n"
        "## Wat nog niet gevraagd is\n\n"
        "- **3 nov** Ze koos zelf.\\\n"
        "  *een collega · vermoed*\n\n"
        "## Wat nog open is\n\n"
        "- Ze koos zelf.\\\n"
        "  *om op terug te kijken vanaf 5 dec · de zorg of begeleiding · m2xa9*\n"
        "- Ze koos zelf.\\\n"
        "  *m2xa9*\n\n"
        "## Wat je leerde\n\n"
        "- **3 nov** Ze koos zelf.\n\n"
        "## Je thema's\n\n"
        "- rust: week 45, 46\n\n"
        "Gevraagd aan cliënten; aan geen verwant.\n\n"
        "Wat je je voornam, was voor de zorg. Wat wil je zelf leren?\n"
    )


@pytest.mark.parametrize(
    ("code", "title", "calm"),
    [("nl", "Terugblik op november 2026", "In deze dagen staat niets geschreven."),
     ("en", "Looking back on November 2026", "Nothing was written in these days.")],
)  # fmt: skip
def test_an_empty_review_is_a_title_and_one_calm_line(code: Code, title: str, calm: str) -> None:
    """In a file as on a screen."""
    empty = Review(period=read_period("2026-11", today=TODAY))
    month = {"nl": "nov", "en": "Nov"}[code]
    assert markdown(empty, code).decode() == f"# {title}\n\n*1 {month} – 30 {month}*\n\n{calm}\n"
    page = Page.of(html(empty, code))
    assert page.texts("h1", "p") == [title, f"1 {month} – 30 {month}", calm]


# Every file


@pytest.mark.parametrize("name", PERIODS)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("write", [markdown, html, lambda found, _: review_object(found)])
def test_the_same_review_gives_the_same_bytes(name: str, code: Code, write: Any) -> None:
    """A file that is written again is the same file, unless somebody wrote something else."""
    assert write(about("Rust.", name), code) == write(about("Rust.", name), code)
    assert write(about("Rust.", name), code) != write(about("Rust!", name), code)


@pytest.mark.parametrize("name", PERIODS)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("write", [markdown, html])
def test_a_file_leaves_nothing_out(name: str, code: Code, write: Any) -> None:
    """However much there is, and however long, every saying and theme is there whole."""
    texts = [f"Begin {number:02} {'woord ' * 40}einde {number:02}" for number in range(30)]
    sayings = tuple(map(said, texts))
    found = Review(
        period=read_period(name, today=TODAY), worked=sayings, learned=sayings,
        noticed=tuple(came(text, text) for text in texts),
        intentions=IntentionsByState(open=tuple(map(wanted, texts))),
        themes=tuple(Theme(tag=f"thema {n:02}", weeks=("2026-W47",)) for n in range(30)),
    )  # fmt: skip
    data = write(found, code).decode()
    assert [data.count(text) for text in texts] == [5] * 30
    assert all(f"thema {number:02}" in data for number in range(30))
    assert "--format" not in data


# JSON


def test_a_review_for_programs_has_every_key_of_the_contract() -> None:
    """Keys never disappear, absent values are null or empty, days are days."""
    review = json.loads(review_object(about("Rust.")))
    assert list(review) == [
        "schema", "period", "entries", "worked", "noticed", "intentions", "learned", "voices",
        "themes", "purposes", "meanings", "said", "others", "supposed", "not_asked", "happened",
        "passing", "differences", "then_and_now", "asked", "asks", "vision", "own_why",
    ]  # fmt: skip
    assert review["schema"] == "reflectie/1"
    assert review["period"] == {"name": "2026-11", "from": "2026-11-01", "until": "2026-11-30"}
    assert list(review["intentions"]) == ["open", "done", "let_go"]
    assert review["worked"] == [
        {"date": "2026-11-03", "entry": "k7f3q", "set_title": "Waarom", "key": "k",
         "text": "Rust.", "who": None, "basis": None, "question": ""}
    ]  # fmt: skip
    assert [list(one) for one in review["noticed"]] == [["date", "entry", "intention", "follow_up"]]
    assert review["intentions"]["open"][1] == {
        "id": "1", "handle": "m2xa9", "key": None, "text": "Rust.", "line": None, "due": None, "check": None,
        "state": "open", "follow_ups": [], "entry": "k7f3q", "set_title": "Waarom",
    }  # fmt: skip
    assert review["themes"] == [{"tag": "rust", "weeks": ["2026-W45", "2026-W46"]}]


@pytest.mark.parametrize("name", PERIODS)
def test_an_empty_review_for_programs_has_every_key_as_well(name: str) -> None:
    """A program that reads it finds empty lists, and the days that were looked back on."""
    period = read_period(name, today=TODAY)
    review = json.loads(review_object(Review(period=period)))
    assert review.pop("schema") == "reflectie/1"
    assert review.pop("period") == {
        "name": name, "from": period.first.isoformat(), "until": period.last.isoformat(),
    }  # fmt: skip
    assert review.pop("intentions") == {"open": [], "done": [], "let_go": []}
    lists = ("entries", "worked", "noticed", "learned", "voices", "themes", "purposes", "meanings",
             "said", "others", "supposed", "not_asked", "happened", "passing", "differences",
             "then_and_now", "asked")  # fmt: skip
    assert review == {**{key: [] for key in lists}, "asks": {}, "vision": "", "own_why": ""}


def test_every_day_in_json_is_written_year_first() -> None:
    """A day is `YYYY-MM-DD`, whatever the language of the person is."""

    def days(value: Any, key: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            yield from (day for name, of in value.items() for day in days(of, name))
        elif isinstance(value, list):
            yield from (day for of in value for day in days(of, key))
        elif key in ("date", "from", "until", "check", "due") and value is not None:
            yield value

    found = list(days(json.loads(review_object(about("Rust.")))["noticed"]))
    found += days(json.loads(review_object(about("Rust."))))
    assert len(found) >= 10
    assert all(date.fromisoformat(day).strftime("%Y-%m-%d") == day for day in found)


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
@example(text="\x1b[31m\u202e\x00")
def test_words_come_back_from_json_to_the_letter(text: str) -> None:
    """A program reads exactly what was written, on one line that does nothing on a terminal."""
    data = review_object(about(text, tag=text))
    assert data.endswith(b"}\n")
    assert data.count(b"\n") == 1
    assert not WORKING.search(data.decode().removesuffix("\n"))
    review = json.loads(data)
    assert [one["text"] for part in ("worked", "learned", "voices") for one in review[part]] == (
        [text] * 4
    )
    assert [one["why"]["text"] for one in review["purposes"]] == [text]
    assert review["noticed"][0]["follow_up"]["effect_client"] == text
    assert [one["text"] for one in review["intentions"]["open"]] == [text] * 2
    assert review["themes"][0]["tag"] == text
