"""A document as a Word file: what Word, LibreOffice and a curious reader find in it."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from reflectie_cli.documents.document import Document, Passage, Section, Table
from reflectie_cli.documents.word import as_word

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARABIC = "الممرضة سألت أولاً"
SENTENCE = "Ze koos zelf & zei: <één> is “genoeg”. 🌻👩🏽‍⚕️"


def sample(language: str = "nl") -> Document:
    """Return a document with something of everything."""
    return Document(
        title="Om samen te lezen",
        language=language,
        about="Over november",
        sections=(
            Section("Wat werkte", (
                Passage(f"{SENTENCE}\nEn verder.", date(2026, 11, 4), "de cliënt · gevraagd"),
                Passage("Zonder dag."),
                Passage(ARABIC, date(2026, 11, 5)),
            )),
            Section("Vragen", (Passage("Wat had hij willen vertellen?", None, "uit Waarom"),)),
            Section("Afspraken", table=Table(("Dag", "Wat", "Voor wie"), (
                ("5 dec", "Eerst vragen wat zij wil, en dan pas beginnen met het ontbijt.", "zorg"),
                ("6 dec", "woord" * 80, "team"),
            ))),
            Section("Ruimte", room=5),
        ),
        closing=("Lees het na.", "Geef het zelf."),
        properties={"subject": "Reflectie", "keywords": "rust", "author": "Jan de Vries"},
    )  # fmt: skip


def opened(document: Document) -> WordDocument:
    """Return a document as python-docx reads it back."""
    return docx.Document(io.BytesIO(as_word(document)))


def inside(document: Document) -> dict[str, bytes]:
    """Return the parts of a Word file by their names."""
    with zipfile.ZipFile(io.BytesIO(as_word(document))) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_file_is_made_of_real_styles() -> None:
    """Whoever reads it by headings, or gives it another look, changes a style and not every line."""
    assert [(one.style and one.style.name, one.text) for one in opened(sample()).paragraphs] == [
        ("Title", "Om samen te lezen"),
        ("Quiet", "Over november"),
        ("Heading 1", "Wat werkte"),
        ("List", f"\t4 nov\t{SENTENCE}\nEn verder."),
        ("List Quiet", "de cliënt · gevraagd"),
        ("List", "Zonder dag."),
        ("List", f"\t5 nov\t{ARABIC}"),
        ("Heading 1", "Vragen"),
        ("Normal", "Wat had hij willen vertellen?"),
        ("Quiet", "uit Waarom"),
        ("Heading 1", "Afspraken"),
        ("Heading 1", "Ruimte"),
        *[("Room", "\t")] * 5,
        ("Quiet", "Lees het na."),
        ("Quiet", "Geef het zelf."),
    ]


def test_what_somebody_wrote_is_black_and_the_rest_is_grey() -> None:
    """A person's words carry no colour; days, notes and headings carry the quiet one."""
    styles = opened(sample()).styles
    colour = {
        name: styles[name].element.find(f"{WORD}rPr/{WORD}color")
        for name in ("Normal", "List", "Cell", "Quiet", "Day", "Heading 1", "Table Heading")
    }
    assert {name for name, found in colour.items() if found is None} == {"Normal", "List", "Cell"}
    greys = {found.get(qn("w:val")) for found in colour.values() if found is not None}
    assert greys == {"595959"}


@pytest.mark.parametrize(("language", "tag"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_a_file_says_its_language(language: str, tag: str) -> None:
    """Word checks the spelling, and a screen reader speaks, in the language of the document."""
    parts = inside(sample(language))
    styles = ElementTree.fromstring(parts["word/styles.xml"])
    assert [found.get(f"{WORD}val") for found in styles.iter(f"{WORD}lang")] == [tag]
    assert b"w:lang" not in parts["word/document.xml"]
    assert opened(sample(language)).core_properties.language == tag


def test_a_file_prints_on_a4_with_its_page_number() -> None:
    """Wide margins on every side, and the number of the page at the foot."""
    (section,) = opened(sample()).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [side and round(side.mm) for side in sides] == [25] * 4
    footer = ElementTree.fromstring(inside(sample())["word/footer1.xml"])
    assert [one.get(f"{WORD}instr") for one in footer.iter(f"{WORD}fldSimple")] == ["PAGE"]


def test_a_table_repeats_its_headings_and_is_as_wide_as_the_text() -> None:
    """Its first row is marked as headings; a long word does not push it off the page."""
    (table,) = opened(sample()).tables
    marked = [row._tr.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in table.rows]
    assert marked == [True, False, False]
    assert table.autofit is False
    sizes = [column.width for column in table.columns]
    assert all(sizes)
    assert sum(size or 0 for size in sizes) == pytest.approx(Mm(160), rel=0.001)
    assert [[cell.width for cell in row.cells] for row in table.rows] == [sizes] * 3
    day, what, _ = sizes
    assert Mm(14) < (day or 0) < (what or 0)
    caption = table._tbl.tblPr.find(qn("w:tblCaption"))
    assert caption is not None
    assert caption.get(qn("w:val")) == "Afspraken"


def test_a_row_that_fits_on_a_page_is_not_broken_over_two() -> None:
    """Only a row that might not fit on one page may go on to the next."""
    rows = (("a", "kort"), ("b", "lang " * 3000))
    (table,) = opened(
        Document("T", "nl", sections=(Section("P", table=Table(("x", "y"), rows)),))
    ).tables
    whole = [row._tr.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in table.rows]
    assert whole == [True, True, False]


def test_text_from_the_right_stands_at_the_right() -> None:
    """A paragraph that begins in Arabic runs from the right, and no other does."""
    turned = [
        (one.text, [run.font.rtl for run in one.runs])
        for one in opened(sample()).paragraphs
        if one._p.find(f"{WORD}pPr/{WORD}bidi") is not None
    ]
    assert turned == [(f"\t5 nov\t{ARABIC}", [None, True])]


def test_a_file_says_nothing_of_who_made_it_or_when() -> None:
    """No author, no machine, no moment; of its properties only those that name nobody."""
    own = opened(sample()).core_properties
    assert (own.title, own.subject, own.keywords) == ("Om samen te lezen", "Reflectie", "rust")
    assert (own.author, own.last_modified_by, own.comments, own.category) == ("", "", "", "")
    assert own.revision == 1
    assert own.created is not None
    assert own.modified is not None
    assert own.created.replace(tzinfo=None) == own.modified.replace(tzinfo=None)
    assert own.created.replace(tzinfo=None) == datetime(2000, 1, 1)
    assert b"Jan de Vries" not in b"".join(inside(sample()).values())


def test_nothing_of_an_empty_file_of_others_is_left() -> None:
    """No picture of a page, no name of a program, no theme: only what this document needs."""
    parts = inside(sample())
    assert sorted(parts) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
        "word/_rels/document.xml.rels", "word/document.xml", "word/footer1.xml",
        "word/settings.xml", "word/styles.xml",
    ]  # fmt: skip
    everything = b"".join(parts.values())
    for trace in (b"python", b"Macintosh", b"Normal.dotm", b"rsid", b"2013", b"Cambria"):
        assert trace not in everything


def test_a_zip_says_nothing_of_the_moment_or_the_machine() -> None:
    """Its parts are of 1 January 1980, from no system in particular."""
    with zipfile.ZipFile(io.BytesIO(as_word(sample()))) as file:
        about = {(one.date_time, one.create_system, one.external_attr) for one in file.infolist()}
        assert file.testzip() is None
    assert len(about) == 1
    moment, system, _ = about.pop()
    assert (moment, system) == ((1980, 1, 1, 0, 0, 0), 0)


def test_a_property_that_is_too_long_is_cut() -> None:
    """A title of a thousand letters is whole in the text; the properties hold what they can."""
    word = opened(Document("t" * 1000, "nl", properties={"description": "d" * 1000}))
    assert word.paragraphs[0].text == "t" * 1000
    assert (word.core_properties.title, word.core_properties.comments) == ("t" * 255, "d" * 255)


HOSTILE = [
    "]]><w:p/>", "&amp; &#0; <!-- -->", "\x00\x01\x0b\x0c\x1b[31m", "\ud800 \udfff\ud83d", "\ufffe\uffff",
    "\u202eabc\u2066", "a\r\nb\rc", "\u2028\u2029\x85", "woord" * 90, "👩‍👩‍👧🏳️‍🌈", ARABIC, "שלום 3 abc",
    "\U0010ffff\U0001fffe", "a\u0301" * 50, "PAGE \\* MERGEFORMAT", "{ INCLUDETEXT c:\\x }",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_a_file(text: str) -> None:
    """Every part is XML whatever somebody wrote, wherever it stands, and makes no element of it."""
    document = Document(
        text, "nl", text,
        (Section(text, (Passage(text, date(2026, 1, 1), text),), Table((text,), ((text,),)), 1),),
        (text,), {"subject": text, "keywords": text, "description": text},
    )  # fmt: skip
    for name, data in inside(document).items():
        ElementTree.fromstring(data)
        assert not re.search(rb"[\x00-\x08\x0b-\x1f]", data), name
    plain = Document(
        "t", "nl", "t",
        (Section("t", (Passage("t", date(2026, 1, 1), "t"),), Table(("t",), (("t",),)), 1),), ("t",),
    )  # fmt: skip
    lines = (f"{WORD}br", f"{WORD}tab", f"{WORD}bidi", f"{WORD}rtl", f"{WORD}rPr")
    assert elements(document, lines) == elements(plain, lines)


def elements(document: Document, but: tuple[str, ...]) -> list[str]:
    """Return the elements in the text of a Word file, without some."""
    tree = ElementTree.fromstring(inside(document)["word/document.xml"])
    runs = [one.tag for one in tree.iter() if one.tag not in but]
    return [tag for at, tag in enumerate(runs) if (tag, runs[at - 1]) != (f"{WORD}t",) * 2]


def test_a_hundred_pages_are_read_back_whole() -> None:
    """A year of reflections is one file, from its first sentence to its last."""
    sentence = "Ik ben naast hem gaan zitten en hij begon te vertellen over de boot. " * 3
    part = Section("Deel", tuple(Passage(f"{sentence}{n}", date(2026, 1, 1)) for n in range(20)))
    word = opened(Document("Jaar", "nl", sections=(part,) * 60))
    assert len(word.paragraphs) == 1 + 60 * 21
    assert word.paragraphs[-1].text == f"\t1 jan\t{sentence}19"


@pytest.mark.parametrize(
    "document", [Document("T", "nl"), Document("", "en", sections=(Section(""),))]
)
def test_a_document_without_words_is_a_file_as_well(document: Document) -> None:
    """Nothing to say is no error: there is a page with at most a title on it."""
    assert [one.text for one in opened(document).paragraphs] == [document.title]


def test_a_table_without_headings_is_no_table() -> None:
    """Word does not open a table without columns."""
    assert opened(Document("T", "nl", sections=(Section("P", table=Table((), ())),))).tables == []


def test_a_hand_writes_on_lines_of_nine_millimetres() -> None:
    """The space above a line and the line together, as Word and LibreOffice both print it."""
    room = opened(sample("nl")).styles["Room"].paragraph_format
    assert room.space_before
    assert isinstance(room.line_spacing, Length)
    assert round(room.space_before.mm + room.line_spacing.mm, 1) == 9


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this computer")
@pytest.mark.usefixtures("devices")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_libreoffice_opens_a_file_without_a_word(tmp_path: Path, language: str) -> None:
    """It makes one page of it, and has nothing to complain of."""
    assert OFFICE
    file = tmp_path / "samen.docx"
    file.write_bytes(as_word(sample(language)))
    said = subprocess.run(
        [OFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        capture_output=True, check=True, timeout=180, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    about_the_file = [
        line for line in (said.stderr + said.stdout).splitlines() if b"javaldx" not in line
    ]  # that one misses a Java of its own, whatever it opens
    assert not re.search(rb"(?i)error|warn", b"\n".join(about_the_file)), said
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "samen.pdf").read_bytes())
    assert len(pages) == 1
