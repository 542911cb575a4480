"""A document as a web page: nothing from elsewhere, and something to hold on to for who listens."""

import base64
import hashlib
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from reflectie_cli.documents.document import Document, Passage, Section, Table, Timeline
from reflectie_cli.documents.html import as_html

PARTS = (
    Section(
        "Wat werkte", (Passage("Ze koos.", date(2026, 11, 4), "gevraagd"), Passage("Zonder dag."))
    ),
    Section("Vragen", (Passage("Wat wilde hij?", None, "uit Waarom"),)),
    Section("Afspraken", table=Table(("Dag", "Wat"), (("5 dec", "Vragen"), ("6 dec", "Wachten")))),
    Section("Ruimte", room=5),
)
DOCUMENT = Document("Om samen te lezen", "nl", "Over november", PARTS, ("Lees het na.",))


class Elements(HTMLParser):
    """The elements of a page, with what stands in their tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        """Return the tags of one name."""
        return [attributes for tag, attributes in self.found if tag == name]


def page(document: Document = DOCUMENT) -> str:
    """Return a document as a page."""
    return as_html(document).decode()


def test_a_page_allows_its_own_style_and_nothing_else() -> None:
    """The one style is the one its policy names; no script, and nothing to fetch."""
    text = page()
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in text
    elements = Elements(text)
    assert not {"script", "link", "img", "iframe", "a", "form"} & {tag for tag, _ in elements.found}
    names = {name for _, attributes in elements.found for name in attributes}
    assert not {"style", "src", "href"} & {name for name in names if not name.startswith("aria")}
    assert not re.search(r"https?:|url\(|@import", text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_has_a_language_a_title_and_a_heading_for_every_part(language: str) -> None:
    """Whoever listens hears the right voice, and goes from heading to heading."""
    text = page(Document("Samen", language, sections=PARTS))
    elements = Elements(text)
    assert elements.named("html") == [{"lang": language}]
    assert re.findall("<title>(.*?)</title>", text) == ["Samen"]
    assert len(elements.named("h1")) == len(elements.named("main")) == 1
    assert len(elements.named("h2")) == len(elements.named("section")) == 4


def test_days_stand_in_the_margin_of_what_was_said() -> None:
    """A part with days is a list of days and sayings; one without has no empty margin."""
    text = page()
    assert (
        '<dt><time datetime="2026-11-04">4 nov</time></dt>\n'
        '<dd><p dir="auto">Ze koos.</p><p class="quiet" dir="auto">gevraagd</p></dd>' in text
    )
    assert '<dt></dt>\n<dd><p dir="auto">Zonder dag.</p></dd>' in text
    assert text.count("<dl>") == 1
    assert '<div class="said"><p dir="auto">Wat wilde hij?</p>' in text


def test_a_table_says_what_its_columns_are() -> None:
    """Every cell has a heading above it, and the table the name of its part."""
    elements = Elements(page())
    assert [one["scope"] for one in elements.named("th")] == ["col", "col"]
    (table,) = elements.named("table")
    assert table["aria-labelledby"] in [one["id"] for one in elements.named("h2")]
    assert len(elements.named("td")) == 4
    shares = [float((one["width"] or "").rstrip("%")) for one in elements.named("col")]
    assert sum(shares) == pytest.approx(100, abs=0.2)


def test_ruled_lines_are_for_a_hand_and_not_for_an_ear() -> None:
    """There are as many as were asked for, and a screen reader passes them by."""
    text = page()
    assert f'<div class="room" aria-hidden="true">{"<div></div>" * 5}</div>' in text
    assert 'class="room"' not in page(Document("T", "nl", sections=PARTS[:3]))


def test_a_page_says_of_itself_what_it_may() -> None:
    """A subject stands in its head; who wrote it does not, whoever asks for that."""
    text = page(Document("T", "nl", properties={"subject": 'rust "&"', "author": "Jan de Vries"}))
    assert '<meta name="subject" content="rust &#34;&amp;&#34;">' in text
    assert "Jan de Vries" not in text


COURSE = Timeline(("oktober", "november", "december"), (("eten", (0, 2)), ("rust <b>", (1,))))
MEANT = Table(
    ("Ik", "Het is", "Merkte"),
    (("a", "open", ""), ("b", "afgerond", ""), ("c", "afgerond", "rust")),
    reached=(1, 2, 3),
)


def test_when_things_came_up_is_drawn_and_said() -> None:
    """A row for each, a mark at each time; who hears the page hears all of it as one sentence."""
    text = page(Document("T", "nl", sections=(Section("Thema's", timeline=COURSE),)))
    (drawing,) = Elements(text).named("svg")
    assert drawing["role"] == "img"
    said = f'<title id="{drawing["aria-labelledby"]}">eten (oktober, december), rust &lt;b&gt; (november)</title>'
    assert said in text
    marks = [float(one["cx"] or 0) for one in Elements(text).named("circle")]
    assert len(marks) == 3
    assert marks[0] < marks[2] < marks[1]
    assert text.count(">oktober</text>") == text.count(">december</text>") == 1


def test_with_one_time_there_is_nothing_to_draw() -> None:
    """The names are said, and no drawing stands there."""
    text = page(
        Document(
            "T",
            "nl",
            sections=(Section("T", timeline=Timeline(("mei",), (("a", (0,)), ("b", (0,))))),),
        )
    )
    assert "a, b</p>" in text
    assert not Elements(text).named("svg")


@pytest.mark.parametrize(
    ("language", "steps"),
    [("nl", ("voorgenomen", "geprobeerd", "gemerkt")), ("en", ("intended", "tried", "noticed"))],
)
def test_how_far_an_intention_came_is_drawn_beside_it(
    language: str, steps: tuple[str, ...]
) -> None:
    """Three steps in every row, as many filled as were reached; a legend only for the eye."""
    text = page(Document("T", language, sections=(Section("P", table=MEANT),)))
    for reached in (1, 2, 3):
        assert f"<title>{', '.join(steps[:reached])}</title>" in text
    assert text.count('class="not-yet"') == 3
    assert len(Elements(text).named("circle")) == 3 * 3 + 3
    assert 'aria-hidden="true"><svg class="steps"' in text
    assert " → ".join(steps) in text
    assert (
        "svg"
        not in page(
            Document("T", language, sections=(Section("P", table=Table(("a",), (("b",),))),))
        ).split("<body>")[1]
    )
