"""A review in a file: Markdown and HTML hold it all, word for word; JSON is for programs."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reflectie_cli.documents.html import as_html
from reflectie_cli.documents.markdown import as_markdown
from reflectie_cli.documents.review import review_document
from reflectie_cli.journal.entry import (
    FollowUp,
    Heading,
    IntentionFollowUp,
    IntentionOfEntry,
    Quote,
    State,
)
from reflectie_cli.language import Code, speak
from reflectie_cli.loop.period import read_period, weeks
from reflectie_cli.loop.review import IntentionsByState, Review, Theme
from reflectie_cli.screen.json_output import review_object
from reflectie_cli.screen.text import clean

MOMENT = datetime(2026, 11, 21, 22, 10, tzinfo=UTC)
TODAY = date(2026, 11, 21)
CODES: tuple[Code, ...] = ("nl", "en")
PERIODS = ("2026-W47", "2026-11", "2026-Q4", "2026", "2026-11-02..2026-11-20")


def said(text: str, who: str | None = None, basis: str | None = None) -> Quote:
    """Give something somebody wrote on a day in November."""
    return Quote(
        date=date(2026, 11, 3), entry="k7f3q", set_title="Waarom", key="k", text=text, who=who,
        basis=basis,
    )  # fmt: skip


def wanted(
    text: str, line: str | None = "care", check: date | None = date(2026, 12, 5)
) -> IntentionOfEntry:
    """Give an intention."""
    return IntentionOfEntry(
        id="1", handle="m2xa9", text=text, line=line, check=check, entry="k7f3q",
        set_title="Waarom",
    )  # fmt: skip


def came(text: str, meant: str) -> IntentionFollowUp:
    """Give what a client noticed of an intention."""
    looked = FollowUp(at=MOMENT, done="partly", effect_client=text, known_how=("asked_client",))
    return IntentionFollowUp(
        date=date(2026, 11, 4), entry="k7f3q", intention=wanted(meant), follow_up=looked
    )


def written() -> Heading:
    """Give an entry without its words."""
    return Heading(
        id="0", handle="k7f3q", set="waarom", set_version=1, set_title="Waarom", language="nl",
        state=State.DONE, date=date(2026, 11, 3), created=MOMENT, updated=MOMENT,
    )  # fmt: skip


def about(text: str, name: str = "2026-11", tag: str = "rust") -> Review:
    """Give a review in which a text stands wherever somebody's words can stand."""
    period = read_period(name, today=TODAY)
    of_weeks = tuple(weeks(period))
    return Review(
        period=period,
        entries=(written(),),
        worked=(said(text),),
        noticed=(came(text, text),),
        intentions=IntentionsByState(open=(wanted(text), wanted(text, None, None))),
        learned=(said(text),),
        voices=(said(text, "client", "asked"), said(text, "colleague", "assumed")),
        themes=(Theme(tag=tag, weeks=of_weeks[1:3] or of_weeks),),
    )


def markdown(found: Review, code: Code = "nl") -> bytes:
    """Give a review as Markdown."""
    return as_markdown(review_document(found, speak(code)))


def html(found: Review, code: Code = "nl") -> bytes:
    """Give a review as a page."""
    return as_html(review_document(found, speak(code)))


ANYTHING = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=120),
    st.text("#*_`~[]()<>!|\\&;-+=.1 \n\t\r", min_size=1, max_size=60),
    st.text("<>&\"'/=! scriptonload\n", min_size=1, max_size=80),
).filter(lambda text: bool(text.split()))
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p></dd><h1>", "</title>",
    "</style><style>*{display:none}</style>", "a & b &amp; &lt; &#60;", "\"dubbel\" 'enkel'",
    "javascript:alert(1)", "https://example.org/?a=1&b=2", "{{ letter }} {% raw %}", "<!-- -->",
    "# kop", "- punt\n- punt", "1. een\n2. twee", "12) twaalf", "> citaat", "    code", "```\ncode",
    "een\n===", "een\n---", "***", "**vet** _schuin_ ~~weg~~", "[x](http://x) ![x](x)", "[x]: y",
    "<http://x>", "een\n\ntwee\n\n\n  drie", "einde\\", "\\", "| a | b |\n|---|---|", "+ 1", "a  \nb",
    "\x1b[31mrood\x07", "abc\u202edef", "heen\rweer\r\nen weer", "\x00\x85\u2028", "👩‍👩‍👧 العربية",
]  # fmt: skip


# Markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def items(data: bytes) -> Iterator[list[Token]]:
    """Give what stands in each item of the lists of a Markdown text."""
    tokens = iter(READER.parse(data.decode()))
    for token in tokens:
        if token.type == "list_item_open":
            inside = []
            while (token := next(tokens)).type != "list_item_close":
                inside.append(token)
            yield inside


def words(item: list[Token]) -> tuple[str, str, str]:
    """Give the day, the lines and the quiet note of an item; anything else has no place in it."""
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
    """Give the lines of a text without the spaces around them, and without empty ones."""
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
    assert [lines(of) for _, of, _ in sayings] == [seen] * 6
    months = {"nl": "nov", "en": "Nov"}[code]
    assert [day for day, _, _ in sayings] == [
        f"3 {months}", f"3 {months}", f"4 {months}", "", "", f"3 {months}",
    ]  # fmt: skip
    you_wanted = {"nl": f"je wilde: {clean(tag)}", "en": f"you intended: {clean(tag)}"}[code]
    assert sayings[2][2].endswith(you_wanted)
    assert lines(theme[1]) == [f"{clean(tag)}: week 45, 46"]


def test_markdown_holds_a_whole_letter() -> None:
    """Titles, days, words and notes; themes in words, and what is not known stays away."""
    assert markdown(about("Ze koos zelf.")).decode() == (
        "# Terugblik op november 2026\n\n"
        "*1 nov – 30 nov*\n\n"
        "## Wat werkte\n\n"
        "- **3 nov** Ze koos zelf.\n\n"
        "## Wat cliënten merkten\n\n"
        "- **3 nov** Ze koos zelf.\\\n"
        "  *de cliënt · gevraagd*\n"
        "- **4 nov** Ze koos zelf.\\\n"
        "  *gevraagd · voor een deel · je wilde: Ze koos zelf.*\n\n"
        "## Wat nog open is\n\n"
        "- Ze koos zelf.\\\n"
        "  *om op terug te kijken vanaf 5 dec · de zorg of begeleiding · m2xa9*\n"
        "- Ze koos zelf.\\\n"
        "  *m2xa9*\n\n"
        "## Wat je leerde\n\n"
        "- **3 nov** Ze koos zelf.\n\n"
        "## Je thema's\n\n"
        "- rust: week 45, 46\n\n"
        "Hoe het voor de ander was: twee keer vroeg je het, één keer vermoedde je het.\n\n"
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


# HTML


@dataclass
class Element:
    """An element of a page, and the text that stands right in it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A page as its elements, in order."""

    elements: list[Element] = field(default_factory=list)
    inside: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @classmethod
    def of(cls, data: bytes) -> "Page":
        """Read a page."""
        page = cls()
        page.feed(data.decode())
        page.close()
        assert not page.inside, "an element stays open"
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        self.elements.append(Element(tag, dict(attrs)))
        if tag != "meta":
            self.inside.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element without anything in it."""
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        assert self.inside.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Keep a text with its element."""
        if self.inside:
            self.inside[-1].text += data

    def all(self, *tags: str) -> list[Element]:
        """Give the elements of some kinds."""
        return [element for element in self.elements if element.tag in tags]

    def texts(self, *tags: str) -> list[str]:
        """Give what stands in the elements of some kinds."""
        return [element.text for element in self.all(*tags)]


WORKING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


@settings(max_examples=150, deadline=None)
@given(text=ANYTHING, tag=ANYTHING)
@pytest.mark.parametrize("code", CODES)
def test_a_page_gives_words_back_as_they_were_written(text: str, tag: str, code: Code) -> None:
    """Whatever it is, it is text, in every part; what would work on a screen is seen instead."""
    check_page(text, tag, code)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["2026-W45", "2026-11"])
def test_a_page_makes_nothing_of_signs(text: str, name: str) -> None:
    """No element, attribute, entity or template comes out of what somebody wrote."""
    plain = [element.tag for element in Page.of(html(about("Rust.", name))).elements]
    data = html(about(text, name, tag=text))
    assert [element.tag for element in Page.of(data).elements] == plain
    check_page(text, text, "nl")


def check_page(text: str, tag: str, code: Code) -> None:
    """Read the page of a text in every part, and compare it with the text."""
    data = html(about(text, tag=tag), code)
    assert not WORKING.search(data.decode())
    page = Page.of(data)
    notes = [e.text for e in page.all("p") if e.attributes.get("class") == "quiet"][1:-2]
    assert [e.text for e in page.all("p") if set(e.attributes) == {"dir"}] == [
        clean(text).strip()
    ] * 6
    meant = clean(" ".join(text.split()))
    assert notes[1].endswith({"nl": f"je wilde: {meant}", "en": f"you intended: {meant}"}[code])
    name = re.sub(r"\s*\n\s*", " ", clean(f"{tag}: week 45, 46").strip())
    assert page.texts("title")[1] == name


@pytest.mark.parametrize("name", PERIODS)
@pytest.mark.parametrize("code", CODES)
def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing(name: str, code: Code) -> None:
    """No script, no address, no handler; its own style in one place, and a policy that says so."""
    page = Page.of(html(about("<script>", name), code))
    assert {element.tag for element in page.elements} <= {
        "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "p", "section",
        "h2", "dl", "div", "dt", "dd", "time", "svg", "text", "line", "circle", "footer",
    }  # fmt: skip
    named = {name for element in page.elements for name in element.attributes}
    assert named <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "viewbox", "role",
        "aria-labelledby", "id", "dir", "datetime", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r",
    }  # fmt: skip
    (style,) = page.texts("style")
    assert not re.search(r"url|@import|expression|//|\\", style)
    values = [value or "" for e in page.elements for value in e.attributes.values()]
    assert not [value for value in values if "//" in value or "javascript" in value]


@pytest.mark.parametrize("name", PERIODS)
def test_the_policy_of_a_page_allows_its_own_style_and_nothing_else(name: str) -> None:
    """The hash in it is that of the style as it stands in the page."""
    page = Page.of(html(about("Rust.", name)))
    (style,) = page.texts("style")
    (policy,) = [
        element.attributes["content"] or ""
        for element in page.all("meta")
        if element.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert rules == {
        "default-src": "'none'", "style-src": f"'sha256-{digest}'", "base-uri": "'none'",
        "form-action": "'none'",
    }  # fmt: skip
    assert "{" in style
    tags = [element.tag for element in page.elements]
    assert tags.index("meta") < tags.index("style")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PERIODS)
def test_a_page_says_its_language_and_has_one_title(name: str, code: Code) -> None:
    """A screen reader speaks it in its own language and finds one heading above the others."""
    data = html(about("Rust.", name), code)
    assert data.startswith(b"<!doctype html>\n")
    page = Page.of(data)
    assert page.all("html")[0].attributes == {"lang": code}
    (title,) = page.texts("h1")
    assert page.texts("title")[0] == title == review_document(about("x", name), speak(code)).title
    headings = {"nl": ["Wat werkte", "Wat cliënten merkten", "Wat nog open is", "Wat je leerde",
                       "Je thema's"],
                "en": ["What worked", "What clients noticed", "What is open", "What you learned",
                       "Your themes"]}[code]  # fmt: skip
    assert page.texts("h2") == headings


def test_the_days_of_a_page_stand_beside_their_words() -> None:
    """Each saying has its day; what is open has none."""
    page = Page.of(html(about("Rust."), "en"))
    assert page.texts("time") == ["3 Nov", "3 Nov", "4 Nov", "3 Nov"]


THEMES = (
    Theme(tag="nacht", weeks=("2026-W45", "2026-W47")),
    Theme(tag="samen eten aan de lange tafel", weeks=("2026-W46",)),
)


def with_themes(name: str) -> Page:
    """Give a page with two themes, and nothing else."""
    period = read_period(name, today=TODAY)
    return Page.of(html(Review(period=period, entries=(written(),), themes=THEMES)))


def test_the_drawing_of_themes_says_itself_in_words() -> None:
    """Who does not see it hears each theme with its weeks, and the label is found."""
    page = with_themes("2026-11")
    (drawing,) = page.all("svg")
    assert drawing.attributes["role"] == "img"
    (said_,) = [e for e in page.all("title") if "id" in e.attributes]
    assert drawing.attributes["aria-labelledby"] == said_.attributes["id"]
    assert said_.text == "nacht: week 45, 47; samen eten aan de lange tafel: week 46"


@pytest.mark.parametrize("name", ["2026-11", "2026-Q4", "2026"])
def test_the_drawing_of_themes_has_a_mark_for_every_week(name: str) -> None:
    """One mark a week, on the line of its theme, later weeks further right, none outside."""
    page = with_themes(name)
    of_weeks = list(weeks(read_period(name, today=TODAY)))
    rows = [element.attributes["y1"] for element in page.all("line")]
    (box,) = [(element.attributes["viewbox"] or "").split() for element in page.all("svg")]
    marks = [(e.attributes["cy"], int(e.attributes["cx"] or "")) for e in page.all("circle")]
    assert [cy for cy, _ in marks] == [rows[0], rows[0], rows[1]]
    assert marks[0][1] < marks[2][1] < marks[1][1]
    assert all(0 < cx < int(box[2]) and 0 < int(cy or "") < int(box[3]) for cy, cx in marks)
    week = [text for e in page.all("text") if (text := e.text).startswith("week ")]
    assert week == [f"week {int(of_weeks[0][-2:])}", f"week {int(of_weeks[-1][-2:])}"]


@pytest.mark.parametrize("tag", ["rust", "<b>", "samen eten aan de lange tafel"])
def test_a_page_of_one_week_names_its_themes_whole(tag: str) -> None:
    """Only a screen leaves something out; there is no drawing, so the words are all there is."""
    page = Page.of(html(about("Rust.", "2026-W45", tag=tag)))
    assert not page.all("svg")
    assert page.texts("p")[-3] == tag


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
        "themes",
    ]  # fmt: skip
    assert review["schema"] == "reflectie/1"
    assert review["period"] == {"name": "2026-11", "from": "2026-11-01", "until": "2026-11-30"}
    assert list(review["intentions"]) == ["open", "done", "let_go"]
    assert review["worked"] == [
        {"date": "2026-11-03", "entry": "k7f3q", "set_title": "Waarom", "key": "k",
         "text": "Rust.", "who": None, "basis": None}
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
    lists = ("entries", "worked", "noticed", "learned", "voices", "themes")
    assert review == {key: [] for key in lists}


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
    assert review["noticed"][0]["follow_up"]["effect_client"] == text
    assert [one["text"] for one in review["intentions"]["open"]] == [text] * 2
    assert review["themes"][0]["tag"] == text
