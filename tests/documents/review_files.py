"""Reviews in which a text stands wherever somebody's words can stand, and what writes them."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html.parser import HTMLParser

from hypothesis import strategies as st

from reflectie_cli.documents.html import as_html
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
from reflectie_cli.loop.what_for import Purpose

MOMENT = datetime(2026, 11, 21, 22, 10, tzinfo=UTC)
TODAY = date(2026, 11, 21)
CODES: tuple[Code, ...] = ("nl", "en")
WEEKS = {"nl": "week", "en": "weeks"}
PERIODS = ("2026-W47", "2026-11", "2026-Q4", "2026", "2026-11-02..2026-11-20")


def said(text: str, who: str | None = None, basis: str | None = None) -> Quote:
    """Return something somebody wrote on a day in November."""
    return Quote(
        date=date(2026, 11, 3), entry="k7f3q", set_title="Waarom", key="k", text=text, who=who,
        basis=basis,
    )  # fmt: skip


def wanted(
    text: str, line: str | None = "care", check: date | None = date(2026, 12, 5)
) -> IntentionOfEntry:
    """Return an intention."""
    return IntentionOfEntry(
        id="1", handle="m2xa9", text=text, line=line, check=check, entry="k7f3q",
        set_title="Waarom",
    )  # fmt: skip


def came(text: str, meant: str) -> IntentionFollowUp:
    """Return what a client noticed of an intention."""
    looked = FollowUp(at=MOMENT, done="partly", effect_client=text, known_how=("asked_client",))
    return IntentionFollowUp(
        date=date(2026, 11, 4), entry="k7f3q", intention=wanted(meant), follow_up=looked
    )


def written() -> Heading:
    """Return an entry without its words."""
    return Heading(
        id="0", handle="k7f3q", set="waarom", set_version=1, set_title="Waarom", language="nl",
        state=State.DONE, date=date(2026, 11, 3), created=MOMENT, updated=MOMENT,
    )  # fmt: skip


def about(text: str, name: str = "2026-11", tag: str = "rust") -> Review:
    """Return a review in which a text stands wherever somebody's words can stand."""
    period = read_period(name, today=TODAY)
    of_weeks = tuple(weeks(period))
    return Review(
        period=period,
        entries=(written(),),
        purposes=(Purpose(why=said(text), intentions=(wanted(text),)),),
        worked=(said(text),),
        noticed=(came(text, text),),
        said=(said(text, "client", "asked"),),
        supposed=(said(text, "colleague", "assumed"),),
        asked=("client",),
        intentions=IntentionsByState(open=(wanted(text), wanted(text, None, None))),
        learned=(said(text),),
        voices=(said(text, "client", "asked"), said(text, "colleague", "assumed")),
        themes=(Theme(tag=tag, weeks=of_weeks[1:3] or of_weeks),),
    )


def html(found: Review, code: Code = "nl") -> bytes:
    """Return a review as a page."""
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
        """Return the elements of some kinds."""
        return [element for element in self.elements if element.tag in tags]

    def texts(self, *tags: str) -> list[str]:
        """Return what stands in the elements of some kinds."""
        return [element.text for element in self.all(*tags)]


WORKING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
