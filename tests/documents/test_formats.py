"""A document in every format: what somebody saw before it left is what leaves."""

import io
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import docx
import pytest
from docx.table import Table as WordTable
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from reflectie_cli.documents.document import Document, Passage, Section, Table, Timeline
from reflectie_cli.documents.html import as_html, html_pieces
from reflectie_cli.documents.layout import (
    column_shares,
    from_right,
    printable,
    printable_section,
    spans_years,
    timeline_words,
)
from reflectie_cli.documents.markdown import as_markdown
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.documents.word import as_word, word_pieces
from reflectie_cli.language import Code
from reflectie_cli.language.days import say_margin
from reflectie_cli.screen.lines import plain_text
from reflectie_cli.screen.text import clean

ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),  # lone surrogates as well
    st.text("#*_`~[]()<>!|\\&;-+=.:1 \n\t\r", max_size=30),
    st.text("<>&\"'/=! scriptonload\n", max_size=40),
    st.text("\x00\x0b\x1b\x85\ud800\udfff\ufffe\uffffa \u2028\u202e\u05d0\u0627\U0001f33b", max_size=20),
    st.sampled_from(("zorg", "21 nov", "woord" * 60, "heel gewone woorden van iemand " * 8)),
)  # fmt: skip
DAYS = st.none() | st.dates(date(1000, 1, 1), date(9999, 12, 31))
SAYINGS = st.builds(Passage, ANYTHING, DAYS, ANYTHING, ANYTHING)
CODES = st.sampled_from(("nl", "en"))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table with as many cells in every row as there are headings."""
    size = draw(st.integers(0, 5))
    row = st.tuples(*[ANYTHING] * size)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))))


@st.composite
def courses(draw: st.DrawFn) -> Timeline:
    """Draw when some things came up: each at one time or more."""
    times = draw(st.lists(ANYTHING, min_size=1, max_size=3).map(tuple))
    places = st.sets(st.integers(0, len(times) - 1), min_size=1).map(lambda at: tuple(sorted(at)))
    return Timeline(times, tuple(draw(st.lists(st.tuples(ANYTHING, places), max_size=3))))


PARTS = st.builds(
    Section,
    ANYTHING,
    st.lists(SAYINGS, max_size=3).map(tuple),
    st.none() | tables(),
    st.integers(0, 3),
    st.none() | courses(),
)
DOCUMENTS = st.builds(
    Document,
    ANYTHING,
    CODES,
    ANYTHING,
    st.lists(PARTS, max_size=3).map(tuple),
    st.lists(ANYTHING, max_size=2).map(tuple),
    st.dictionaries(st.sampled_from(("subject", "author", "x")), ANYTHING),
)


def shown(text: str) -> str:
    """Return a text with what cannot be shown, or not be kept in a file, made visible."""
    return "".join(
        f"<U+{ord(sign):04X}>" if 0xD800 <= ord(sign) <= 0xDFFF or sign in "\ufffe\uffff" else sign
        for sign in clean(text)
    )


def words_of(document: Document) -> list[str]:
    """Return every word of a document, in the order in which it is read."""
    days = [saying.day for part in document.sections for saying in part.passages if saying.day]
    many = len({day.year for day in days}) > 1
    code: Code = "nl" if document.language == "nl" else "en"

    def texts() -> Iterator[str]:
        yield from (document.title, document.about)
        for part in document.sections:
            yield part.title
            for saying in part.passages:
                if saying.day:
                    yield say_margin(saying.day, code) + (f" {saying.day.year}" if many else "")
                yield from (saying.asked, saying.text, saying.note)
            if course := printable_section(part).timeline:
                yield timeline_words(course)
            if part.table and part.table.headings:
                yield from part.table.headings
                yield from (cell for row in part.table.rows for cell in row)
        yield from document.closing

    return [word for text in texts() for word in shown(text).split()]


def words_of_word(data: bytes) -> list[str]:
    """Read the words of a Word file, as python-docx reads it back."""
    words: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, WordTable):
            words += [
                word for row in block.rows for cell in row.cells for word in cell.text.split()
            ]
        else:
            words += block.text.split()
    return words


class Body(HTMLParser):
    """The words in the body of a page; elements part them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.drawn = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin at the body. What is drawn is said whole in the title of the drawing."""
        self.text = "" if tag == "body" else f"{self.text} "
        self.drawn = tag == "text"

    def handle_endtag(self, tag: str) -> None:
        """Section the words of two elements."""
        self.text += " "
        self.drawn = False

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += "" if self.drawn else data


def words_of_page(data: bytes) -> list[str]:
    """Read the words of a page."""
    body = Body()
    body.feed(data.decode())
    body.close()
    return body.text.split()


def words_of_markdown(data: bytes) -> list[str]:
    """Read the words of a Markdown text, as they would be shown."""
    text = ""
    for token in MarkdownIt("commonmark").enable("table").parse(data.decode()):
        assert token.type not in ("fence", "code_block", "html_block"), token
        assert token.type != "hr" or set(token.markup) == {"_"}, token
        text += " "
        for child in token.children or ():
            assert child.type not in ("html_inline", "code_inline", "link_open", "image"), child
            text += child.content if child.type == "text" else ""
            text += " " if child.type in ("softbreak", "hardbreak") else ""
    return text.split()


HARD = Document(
    title="#",
    language="nl",
    about="a\n\nb *",
    sections=(
        Section("C\t#", (Passage("", None, "noot"), Passage("x\\", date(2025, 1, 1), "*\n\n_"))),
        Section("2. ##", (Passage("- a\n- b\n\n    c", date(2026, 12, 31)),), room=2),
        Section("", table=Table(("a|b", "`"), (("een\n\ntwee\\|", "|"), ("\ud800", "\ufffe\x00")))),
        Section(
            "breed", table=Table(("een kop van meer dan twintig", "b"), (("woord " * 20, ""),))
        ),
    ),
    closing=("", "===", "<b>&amp;"),
)


@settings(max_examples=70, deadline=None)
@given(document=DOCUMENTS)
@example(document=HARD)
def test_every_format_holds_every_word_and_no_other(document: Document) -> None:
    """Word, a page and Markdown hold the same words as the document, in its order."""
    words = words_of(document)
    assert words_of_page(as_html(document)) == words
    assert words_of_markdown(as_markdown(document)) == words
    rules = [one for one in MarkdownIt().parse(as_markdown(document).decode()) if one.type == "hr"]
    assert len(rules) == sum(part.room for part in document.sections)
    assert words_of_word(as_word(document)) == words


@settings(max_examples=150, deadline=None)
@given(document=DOCUMENTS)
@example(document=HARD)
def test_what_is_previewed_is_what_is_written(document: Document) -> None:
    """The preview holds every word and no other; only a wide table names its columns again."""
    words, preview = words_of(document), plain_text(as_lines(document)).split()
    if any(part.table and part.table.headings for part in document.sections):
        assert set(preview) == set(words)
    else:
        assert preview == words


@settings(max_examples=25, deadline=None)
@given(document=DOCUMENTS)
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    """A file says nothing of when it was made, and two of them can be compared."""
    again = Document(document.title, document.language, document.about, document.sections,
                     document.closing, dict(document.properties))  # fmt: skip
    for write in (as_word, as_html, as_markdown):
        assert write(document) == write(again)


@settings(max_examples=40, deadline=None)
@given(document=DOCUMENTS, own=st.integers(0, 3))
@example(document=HARD, own=2)
def test_parts_that_come_one_by_one_make_the_same_file(document: Document, own: int) -> None:
    """Where the last parts of a text only come while it is written, nothing of it differs."""
    first, more = replace(document, sections=document.sections[:own]), document.sections[own:]
    assume(spans_years(first) == spans_years(document))  # it has to know how to say a day
    assert b"".join(html_pieces(first, iter(more))) == as_html(document)
    assert b"".join(word_pieces(first, iter(more))) == as_word(document)


@settings(max_examples=100, deadline=None)
@given(document=DOCUMENTS)
def test_what_is_harmless_stays_as_it_is(document: Document) -> None:
    """A document that was made printable is not changed by making it so again."""
    assert printable(printable(document)) == printable(document)


@pytest.mark.parametrize("write", [as_word, as_html, as_markdown, as_lines])
def test_a_language_without_days_is_refused(write: object) -> None:
    """A document in a language the program does not speak is a mistake of ours, not a guess."""
    assert callable(write)
    with pytest.raises(ValueError, match="'fr'"):
        write(Document("Titre", "fr"))


def test_the_year_stands_with_a_day_where_there_is_more_than_one() -> None:
    """`4 nov` says which day it was in one year; over two years it would not."""
    one = Document("T", "nl", sections=(Section("P", (Passage("a", date(2026, 11, 4)),)),))
    two = Document(
        "T", "nl", sections=(*one.sections, Section("Q", (Passage("b", date(2025, 11, 4)),)))
    )
    assert "4 nov  a" in plain_text(as_lines(one))
    assert "4 nov 2026  a" in plain_text(as_lines(two))
    assert b"**4 nov 2025** b" in as_markdown(two)
    assert b">4 nov 2025</time>" in as_html(two)
    assert "2025" in words_of_word(as_word(two))


def test_a_preview_reads_as_a_letter() -> None:
    """Days stand in the margin, a table in columns where it fits, and otherwise row by row."""
    document = Document(
        "Samen\nlezen",
        "nl",
        "Over november",
        (
            Section("Wat werkte", (
                Passage("Ze koos zelf.\nEn nog een regel.", date(2026, 11, 4), "de cliënt"),
                Passage("Zonder dag."),
            )),
            Section("Vragen", (Passage("Wat had hij willen vertellen?"),)),
            Section("Smal", table=Table(("Dag", "Wat"), (("5 dec", "Eerst\nstil"), ("", "wacht")))),
            Section("Breed", table=Table(("Dag", "Wat"), (("5 dec", "lang " * 20), ("6 dec", "a")))),
            Section("Ruimte", room=4),
        ),
        ("Lees het na.",),
    )  # fmt: skip
    assert plain_text(as_lines(document)) == (
        "Samen lezen\nOver november\n\n"
        "Wat werkte\n"
        " 4 nov  Ze koos zelf.\n"
        "        En nog een regel.\n"
        "        de cliënt\n"
        "        Zonder dag.\n\n"
        "Vragen\nWat had hij willen vertellen?\n\n"
        "Smal\nDag    Wat\n5 dec  Eerst stil\n       wacht\n\n"
        f"Breed\nDag  5 dec\nWat  {('lang ' * 20).strip()}\n\nDag  6 dec\nWat  a\n\n"
        "Ruimte\n\nLees het na.\n"
    )


def test_quiet_words_are_quiet_in_the_preview() -> None:
    """What somebody wrote stands out; headings, notes and the closing do not."""
    document = Document("T", "nl", "o", (Section("P", (Passage("eigen", None, "n"),)),), ("slot",))
    styles = {line.text: line.style for line in as_lines(document) if line.text}
    assert styles == {
        "T": "title", "o": "quiet", "P": "quiet", "eigen": "words", "n": "quiet", "slot": "quiet",
    }  # fmt: skip


def test_markdown_is_made_of_headings_a_list_and_a_table() -> None:
    """A pipe in a cell is text, its lines are one; there are lines to write on by hand."""
    document = Document(
        "Samen lezen",
        "nl",
        "Over november",
        (
            Section("Wat werkte", (Passage("Ze koos\nzelf.", date(2026, 11, 4), "gevraagd"),)),
            Section("C #", table=Table(("Dag", "Wat"), (("5 dec", "stil | zijn\nen wachten"),))),
            Section("Ruimte", room=2),
        ),
        ("Lees het na.",),
    )
    rule = "_" * 60
    assert as_markdown(document).decode() == (
        "# Samen lezen\n\n*Over november*\n\n"
        "## Wat werkte\n\n- **4 nov** Ze koos\\\n  zelf.\\\n  *gevraagd*\n\n"
        "## C \\#\n\n| Dag | Wat |\n| --- | --- |\n| 5 dec | stil \\| zijn en wachten |\n\n"
        f"## Ruimte\n\n{rule}\n\n{rule}\n\nLees het na.\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[persoon 1] at met [collega 2].", "[persoon 1] at met [collega 2]."),
        ("Toen zei [persoon 1]: nee.", "Toen zei [persoon 1]: nee."),
        ("[persoon 1]: nee.", "\\[persoon 1\\]: nee."),
        ("kijk [hier](http://x.nl) eens", "kijk \\[hier\\](http://x.nl) eens"),
        ("[hier][1] en ![x](y)", "\\[hier\\][1] en !\\[x\\](y)"),
        ("[x] gedaan", "\\[x\\] gedaan"),
        ("[[vault]] en ] en [", "\\[[vault]\\] en \\] en \\["),
    ],
)
def test_brackets_stay_readable_in_a_plain_editor(text: str, written: str) -> None:
    """Only what would become a link, its label or a box to tick is escaped."""
    data = as_markdown(
        Document("T", "nl", sections=(Section("", (Passage(text),), layout="text"),))
    )
    assert data.decode() == f"# T\n\n{written}\n"
    assert words_of_markdown(data) == ["T", *text.split()]


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(st.text("[]()!:^x a/1\n\\<>*", max_size=14), min_size=1, max_size=4))
@example(texts=["[a", "b]: /x", "[a]"])
@example(texts=["[a\nb]: /x\n\n[a b]"])
def test_no_brackets_make_a_link(texts: list[str]) -> None:
    """Wherever they stand, and whatever stands below them."""
    sections = (
        Section("[a]", tuple(map(Passage, texts)), layout="text"),
        Section("[b]: x", tuple(map(Passage, texts))),
    )
    document = Document("[a]: /x", "nl", "[a]: /x", sections)
    assert words_of_markdown(as_markdown(document)) == words_of(document)


@settings(max_examples=200, deadline=None)
@given(table=tables().filter(lambda table: bool(table.headings)))
def test_the_columns_of_a_table_fill_a_line(table: Table) -> None:
    """Their shares are one together, and none is too narrow to hold a letter."""
    shares = column_shares(table)
    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0.02


def test_a_short_cell_stays_on_one_line() -> None:
    """A column of days is not squeezed by a column of long texts."""
    day, text = column_shares(Table(("Dag", "Wat"), (("21 nov", "woord " * 200),)))
    assert 6 / 88 < day < text


@pytest.mark.parametrize(
    ("text", "right"), [("العربية", True), ("3 שלום abc", True), ("abc שלום", False), ("12", False)]
)
def test_a_text_begins_where_its_first_letter_does(text: str, right: bool) -> None:
    """Digits and signs do not say where a text begins."""
    assert from_right(text) is right


def test_what_somebody_wrote_cannot_become_a_mark_of_a_file() -> None:
    """No control sign and no half of a character is in any file; they stand there visibly."""
    document = Document(
        "T", "nl", sections=(Section("P", (Passage("a\x1b[31m\x00\ud800\ufffe"),)),)
    )
    for write in (as_html, as_markdown):
        assert not re.search(rb"[\x00-\x08\x0b-\x1f]", write(document))
    assert words_of_word(as_word(document))[-1] == "a<U+001B>[31m<U+0000><U+D800><U+FFFE>"
