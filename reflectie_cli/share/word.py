"""A document as a Word file: real styles, a repeated table heading, and nothing of who wrote it."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Twips
from docx.text.paragraph import Paragraph

from reflectie_cli.share.document import Document, Part, Table
from reflectie_cli.share.readable import (
    code_of,
    from_right,
    harmless,
    is_dated,
    say_days,
    spans_years,
    widths,
)
from reflectie_cli.share.word_look import (
    LANGUAGE_TAGS,
    MARGIN_MM,
    PAPER_MM,
    TEXT_MM,
    settings_xml,
    styles_xml,
    twips,
)

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


def as_word(document: Document) -> bytes:
    """Give a document as a Word file (.docx). The same document gives the same bytes.

    It opens without fonts, pictures or pages from elsewhere, and names no author and no moment.
    """
    document = harmless(document)
    word = _empty(document)
    write = _Writer(word)
    write.paragraph(document.title, "Title")
    if document.about:
        write.paragraph(document.about, "Quiet")
    say = say_days(document)
    for part in document.parts:
        write.part(part, say)
    for number, words in enumerate(document.closing):
        closing = write.paragraph(words, "Quiet")
        if number == 0:
            closing.paragraph_format.space_before = Mm(8)
    file = io.BytesIO()
    word.save(file)
    return _without_moments(file)


def _empty(document: Document) -> WordDocument:
    """Give a Word document with our styles, on A4, that says of itself what it may."""
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
    """Give a number that Word fills in by itself."""
    field = OxmlElement("w:fldSimple", {qn("w:instr"): name})
    run = OxmlElement("w:r")
    run.text = "1"
    field.append(run)
    return field


class _Writer:
    """Writes at the end of a Word document."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        # Looked up once: asking Word's styles by name for every paragraph takes most of the time.
        self._styles = {style.name: style for style in word.styles}

    def part(self, part: Part, say: Callable[[date | None], str]) -> None:
        """Write a part: its heading, what is said, its table, its room to write on by hand."""
        if part.title:
            self.paragraph(part.title, "Heading 1")
        dated = is_dated(part)
        for saying in part.sayings:
            day = say(saying.day).strip() if dated else None
            said = self.paragraph(saying.text, "List" if dated else "Normal", day=day)
            if saying.note:
                said.paragraph_format.keep_with_next = True
                said.paragraph_format.space_after = 0
                self.paragraph(saying.note, "List Quiet" if dated else "Quiet")
        if part.table:
            self.table(part.table, part.title)
        for _ in range(part.room):
            self.paragraph("\t", "Room")

    def paragraph(self, text: str, style: str, *, day: str | None = None) -> Paragraph:
        """Write a paragraph; its lines stay together in it."""
        return self._fill(self._word.add_paragraph(), text, style, day)

    def table(self, table: Table, title: str) -> None:
        """Write a table as wide as the text, its headings again on every page it goes on to."""
        heights = len(table.rows) + 1
        drawn = self._word.add_table(heights, len(table.headings))
        drawn.style, drawn.autofit = self._styles["Lines"], False
        sizes = [twips(TEXT_MM * share) for share in widths(table)]
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
        paragraph.style = self._styles[style]
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


def _without_moments(file: io.BytesIO) -> bytes:
    """Write a zip file again, without the moment and the system it was written on."""
    plain = io.BytesIO()
    with zipfile.ZipFile(file) as written, zipfile.ZipFile(plain, "w") as again:
        for name in written.namelist():
            about = zipfile.ZipInfo(name)  # of 1 January 1980
            about.compress_type, about.create_system = zipfile.ZIP_DEFLATED, 0
            again.writestr(about, written.read(name))
    return plain.getvalue()
