"""A document as a Word file: real styles, a repeated table heading, and nothing of who wrote it."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Twips
from docx.text.paragraph import Paragraph

from reflectie_cli.documents.document import Document, Section, Table
from reflectie_cli.documents.layout import (
    DaySaid,
    code_of,
    column_shares,
    day_words,
    from_right,
    has_margin,
    margin_words,
    printable,
    printable_section,
    spans_years,
    stays_whole,
    timeline_words,
)
from reflectie_cli.documents.word_styles import (
    LANGUAGE_TAGS,
    MARGIN_MM,
    PAPER_MM,
    TEXT_MM,
    settings_xml,
    styles_xml,
    twips,
)
from reflectie_cli.documents.zip_stream import zipped

_DAY_MM, _DAY_AND_YEAR_MM = 18, 26
_NO_MOMENT = datetime(2000, 1, 1)  # a file says nothing about when somebody made it
_LONGEST_PROPERTY = 255  # python-docx refuses more
_SHORT_CELL = 500  # a row of longer ones may break over a page, or it would not fit on any
_KEPT = (
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
)
"""What is kept of python-docx's own empty file. Its picture, theme and program name go."""
_TEXT = "word/document.xml"
_SIZES = {"lead": "Lead", "small": "Quiet"}
"""The styles of words that are larger or smaller than others, by the layout of their section."""


def as_word(document: Document) -> bytes:
    """Return a document as a Word file (.docx). The same document gives the same bytes."""
    return b"".join(word_pieces(document))


def word_pieces(document: Document, more: Iterable[Section] = ()) -> Iterator[bytes]:
    """Return a document as a Word file, piece by piece; `more` are sections that come one by one after its own.

    A day in one of `more` is said as the document says its own. The file opens without fonts,
    pictures or pages from elsewhere, and names no author and no moment.
    """
    document = printable(document)
    word = _empty(document)
    written = io.BytesIO()
    word.save(written)
    text = _text(word, document, map(printable_section, more))
    with zipfile.ZipFile(written) as file:
        yield from zipped(
            (name, text if name == _TEXT else [file.read(name)]) for name in file.namelist()
        )


def _text(word: WordDocument, document: Document, more: Iterable[Section]) -> Iterator[bytes]:
    """Return the XML of the text of a document, section by section; `word` is empty before and after it."""
    write = _Writer(word)
    yield write.begin
    write.paragraph(document.title, "Title")
    if document.about:
        write.paragraph(document.about, "Quiet")
    say = day_words(document)
    for section in chain(document.sections, more):
        write.section(section, say)
        yield write.taken()
    for number, words in enumerate(document.closing):
        closing = write.paragraph(words, "Quiet")
        if number == 0:
            closing.paragraph_format.space_before = Mm(8)
    yield write.taken()
    yield write.end


def _empty(document: Document) -> WordDocument:
    """Return a Word document with our styles, on A4, that says of itself what it may."""
    code = code_of(document)
    word = docx.Document()
    for holder in filter(None, (word.part, word.part.package)):
        for key in [k for k, held in holder.rels.items() if held.reltype not in _KEPT]:
            del holder.rels[key]
    margin = _DAY_AND_YEAR_MM if spans_years(document) else _DAY_MM
    _fill(word.styles.element, styles_xml(code, margin_mm=margin))
    _fill(word.settings.element, settings_xml())
    section = word.sections[0]
    section._sectPr.attrib.clear()  # numbers of the sessions in which somebody edited the empty file
    section.page_width, section.page_height = (Mm(side) for side in PAPER_MM)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0]._p.append(_field("PAGE"))
    own = word.core_properties
    own.author = own.last_modified_by = own.category = ""
    own.created = own.modified = _NO_MOMENT
    own.revision, own.language = 1, LANGUAGE_TAGS[code]
    own.title = document.title[:_LONGEST_PROPERTY]
    says = {name: words[:_LONGEST_PROPERTY] for name, words in document.properties.items()}
    own.subject, own.keywords = says.get("subject", ""), says.get("keywords", "")
    own.comments = says.get("description", "")
    return word


def _fill(root: BaseOxmlElement, xml: str) -> None:
    """Put other content into the root of one of the file's XML parts."""
    root[:] = list(parse_xml(xml))


def _field(name: str) -> BaseOxmlElement:
    """Return a number that Word fills in by itself."""
    field = OxmlElement("w:fldSimple", {qn("w:instr"): name})
    run = OxmlElement("w:r")
    run.text = "1"
    field.append(run)
    return field


class _Writer:
    """Writes at the end of an empty Word document; what was written can be taken out again.

    `begin` and `end` are the XML that stands around it. Only so much is in the document that a
    part of it fits: python-docx becomes slow where there are many paragraphs.
    """

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        around = word.part.blob
        at = around.rindex(b"<w:sectPr")
        self.begin, self.end = around[:at], around[at:]
        # Looked up once: asking Word's styles by name for every paragraph takes most of the time.
        self._styles = {style.name: style for style in word.styles}
        normal = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        self._ids = {
            name: None if style == normal else style.style_id
            for name, style in self._styles.items()
        }

    def taken(self) -> bytes:
        """Return the XML of what was written, and leave the document empty."""
        whole: bytes = self._word.part.blob
        self._word.element.body.clear_content()
        return whole[len(self.begin) : -len(self.end)]

    def section(self, section: Section, say: DaySaid) -> None:
        """Write a section: its heading, what is said, its table, its room to write on by hand."""
        if section.title:
            heading = self.paragraph(section.title, f"Heading {section.level or 1}")
            if section.new_page:
                heading.paragraph_format.page_break_before = True
        if section.about:
            self.paragraph(section.about, "Quiet")
        dated = has_margin(section)
        quiet = "List Quiet" if dated else "Quiet"
        plain = _SIZES.get(section.layout or "", "Normal")
        for passage, words in zip(section.passages, margin_words(section, say), strict=True):
            day = words.strip() if dated else None
            if passage.asked:
                self._keep_with_next(self.paragraph(passage.asked, quiet, day=day))
                day = "" if dated else None
            said = self.paragraph(passage.text, "List" if dated else plain, day=day)
            if stays_whole(passage):
                said.paragraph_format.keep_together = True
            if passage.note:
                self._keep_with_next(said)
                self.paragraph(passage.note, quiet)
        if section.timeline:
            self.paragraph(timeline_words(section.timeline), "Normal")
        if section.table:
            self.table(section.table, section.title)
        for _ in range(section.room):
            self.paragraph("\t", "Room")

    @staticmethod
    def _keep_with_next(paragraph: Paragraph) -> None:
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = 0

    def paragraph(self, text: str, style: str, *, day: str | None = None) -> Paragraph:
        """Write a paragraph; its lines stay together in it."""
        return self._fill(self._word.add_paragraph(), text, style, day)

    def table(self, table: Table, title: str) -> None:
        """Write a table as wide as the text, its headings again on every page it goes on to."""
        heights = len(table.rows) + 1
        drawn = self._word.add_table(heights, len(table.headings))
        drawn.style, drawn.autofit = self._styles["Lines"], False
        sizes = [twips(TEXT_MM * share) for share in column_shares(table)]
        properties = drawn._tbl.tblPr
        whole = properties.find(qn("w:tblW"))
        whole.attrib.update({qn("w:w"): str(sum(sizes)), qn("w:type"): "dxa"})
        # What a screen reader says of a table.
        properties.append(OxmlElement("w:tblCaption", {qn("w:val"): title}))
        for column, size in zip(drawn.columns, sizes, strict=True):
            column.width = Twips(size)
        for number, (row, cells) in enumerate(
            zip(drawn.rows, (table.headings, *table.rows), strict=True)
        ):
            for cell, text, size in zip(row.cells, cells, sizes, strict=True):
                cell.width = Twips(size)
                self._fill(cell.paragraphs[0], text, "Cell" if number else "Table Heading")
            layout = row._tr.get_or_add_trPr()
            if max(map(len, cells)) <= _SHORT_CELL:
                layout.append(OxmlElement("w:cantSplit"))
            if number == 0:
                layout.append(OxmlElement("w:tblHeader"))

    def _fill(
        self, paragraph: Paragraph, text: str, style: str, day: str | None = None
    ) -> Paragraph:
        """Write into an empty paragraph, after a day in the margin or the room for one.

        A text that begins at the right makes it a paragraph from the right.
        """
        paragraph._p.style = self._ids[style]
        turned = from_right(text)
        if turned:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        if day:
            paragraph.add_run(f"\t{day}\t", self._styles["Day"])
        elif day is not None:
            paragraph.paragraph_format.first_line_indent = 0
        run = paragraph.add_run(text)
        if turned:
            run.font.rtl = True
        return paragraph
