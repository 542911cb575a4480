"""A review as a page: it shows every word as it was written, and needs nothing from elsewhere."""

import base64
import hashlib
import re

import pytest
from hypothesis import given, settings

from reflectie_cli.documents.review import review_document
from reflectie_cli.language import Code, speak
from reflectie_cli.loop.period import read_period, weeks
from reflectie_cli.loop.review import Review, Theme
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
    html,
    written,
)


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
    ] * 8
    meant = clean(" ".join(text.split()))
    assert notes[2].endswith({"nl": f"je wilde: {meant}", "en": f"you intended: {meant}"}[code])
    name = re.sub(r"\s*\n\s*", " ", clean(f"{tag}: {WEEKS[code]} 45, 46").strip())
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
    headings = {"nl": ["Waar je het voor deed", "Wat werkte", "Wat cliënten zeiden of lieten zien",
                       "Wat cliënten merkten van wat je deed", "Wat nog niet gevraagd is",
                       "Wat nog open is", "Wat je leerde", "Je thema's"],
                "en": ["What you did it for", "What worked", "What clients said or showed",
                       "What clients noticed from what you did", "What hasn't been asked yet",
                       "What is open", "What you learned", "Your themes"]}[code]  # fmt: skip
    assert page.texts("h2") == headings


def test_the_days_of_a_page_stand_beside_their_words() -> None:
    """Each saying has its day; what is open has none."""
    page = Page.of(html(about("Rust."), "en"))
    assert page.texts("time") == ["3 Nov", "3 Nov", "3 Nov", "4 Nov", "3 Nov", "3 Nov"]


THEMES = (
    Theme(tag="nacht", weeks=("2026-W45", "2026-W47")),
    Theme(tag="samen eten aan de lange tafel", weeks=("2026-W46",)),
)


def with_themes(name: str) -> Page:
    """Return a page with two themes, and nothing else."""
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
