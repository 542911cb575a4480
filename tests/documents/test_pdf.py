"""A document as a PDF: all of its words, tagged, its fonts inside, the same everywhere."""

import io
import json
import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reflectie_cli.documents.document import Document, Passage, Section, Table, Timeline
from reflectie_cli.documents.layout import spans_years
from tests.documents.test_formats import DOCUMENTS, HARD, words_of

pdf = pytest.importorskip("reflectie_cli.documents.pdf")
pikepdf = pytest.importorskip("pikepdf")
pypdf = pytest.importorskip("pypdf")

HOSTILE = (
    '#set page(width: 1mm) #import "x" ] [ } { \\ " $x$ @label *vet* _c_ `f` <label> // niets'
    " /* ook */ = kop - lijst + 1. \\u{41} --- ... ~ #sys.inputs"
)
SAFE = st.text("abcé #[](){}\\\"$@*_`<>/=-+~.,:;'!?|&%^0123456789\n\t", max_size=60)


def text_of(data: bytes) -> str:
    """Read the words of a PDF page by page; where a long word may break is no word."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u200b", "")


def page_texts(data: bytes) -> list[str]:
    """Read each page, all of its white space as one space."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def letters(text: str) -> str:
    """Leave the white space out: a page breaks its lines where it likes."""
    return "".join(text.split())


def one_text(text: str) -> Document:
    """Return a document that says a text everywhere."""
    return Document(
        text,
        "nl",
        text,
        (
            Section(text, (Passage(text, date(2026, 11, 4), text, text), Passage(text))),
            Section(text, (Passage(text, None, text, text),), layout="text"),
            Section(text, (Passage(text),), layout="margin", level=2),
            Section(text, timeline=Timeline(("okt", text), ((text, (0, 1)),))),
        ),
        (text,),
        {"subject": text, "keywords": text, "description": text},
    )


@settings(max_examples=25, deadline=None)
@given(text=SAFE)
@example(text=HOSTILE)
@example(text="")
@example(text="a\x00\x1b[31m\u202e b")
def test_every_word_is_there_as_it_was_written(text: str) -> None:
    """No word is read as markup, code or a label of the program that sets the page."""
    document = one_text(text)
    assert letters(text_of(pdf.as_pdf(document))) == letters("".join(words_of(document)))
    # A page draws a table column by column; its tags say the order in which it is read.
    table = Table((text, "b"), ((text, "c"), ("d", text)))
    document = Document("T", "nl", sections=(Section("Tabel", table=table),))
    said = letters(text_of(pdf.as_pdf(document)))
    assert sorted(said) == sorted("".join(words_of(document)))


@settings(max_examples=25, deadline=None)
@given(document=DOCUMENTS)
@example(document=HARD)
def test_any_document_becomes_a_tagged_file(document: Document) -> None:
    """Whatever stands in it: PDF/UA, in its language, and every font inside."""
    data = pdf.as_pdf(document)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == document.language
        assert file.Root.StructTreeRoot.K
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.docinfo["/Title"]
        assert "/Author" not in file.docinfo
        assert "/CreationDate" not in file.docinfo
        assert b"pdfuaid" in file.Root.Metadata.read_bytes()
        fonts = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        descriptors = [one for one in fonts if one.get("/Type") == "/FontDescriptor"]
        assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in descriptors)


@settings(max_examples=10, deadline=None)
@given(document=DOCUMENTS, own=st.integers(0, 3))
@example(document=HARD, own=2)
def test_the_same_document_gives_the_same_bytes(document: Document, own: int) -> None:
    """Also where its last parts come one by one."""
    first, more = replace(document, sections=document.sections[:own]), document.sections[own:]
    assume(spans_years(first) == spans_years(document))
    data = pdf.as_pdf(document)
    assert pdf.as_pdf(document) == data
    assert b"".join(pdf.pdf_pieces(first, iter(more))) == data


@pytest.mark.parametrize(
    ("sign", "said"),
    [("🌻", "[sunflower]"), ("👩\u200d👩\u200d👧", "[woman][woman][girl]"), ("每", "<U+6BCF>"),
     ("❤\ufe0f", "❤\ufe0f"), ("אב", "אב"), ("ąęłşğıñ€→", "ąęłşğıñ€→")],
)  # fmt: skip
def test_what_no_font_holds_is_named(sign: str, said: str) -> None:
    """Nothing vanishes, and nothing is a box that could be anything."""
    text = letters(text_of(pdf.as_pdf(one_text(f"voor {sign} na"))))
    assert f"voor{said}na" in text or f"voor{said[::-1]}na" in text


@pytest.mark.parametrize(
    "text",
    ["\u064a\u065d", "\u072f \u0731", "\u088e \u089c", "\u0824 \u0825", "\ufeff \ue000 \U000f0000",
     "e\u0301\u0323\u05b0\u064b", "\u05d0\u05b0 abc \u0645\u064f (\u05d1) 12"],
)  # fmt: skip
def test_signs_that_belong_together_nowhere_are_a_page_as_well(text: str) -> None:
    """Typst gives up on marks that no font of its own holds beside letters that one does."""
    assert pdf.as_pdf(one_text(text)).startswith(b"%PDF-")


def test_where_typst_gives_up_every_other_letter_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A panic is no traceback; and where that does not help either, one line says so."""

    class PanicException(BaseException):  # what pyo3 calls it
        pass

    compiled = pdf._compiled

    def panicking(data: dict[str, Any]) -> bytes:
        if "\u05d0" in json.dumps(data, ensure_ascii=False) and data["title"] == "T":
            raise PanicException
        return bytes(compiled(data))

    monkeypatch.setattr(pdf, "_compiled", panicking)
    document = Document("T", "nl", sections=(Section("", (Passage("aleph: \u05d0"),)),))
    assert "aleph: <U+05D0>" in text_of(pdf.as_pdf(document))

    def gives_up(data: dict[str, Any]) -> bytes:
        if data["title"] != "T":
            return bytes(compiled(data))
        raise PanicException

    monkeypatch.setattr(pdf, "_compiled", gives_up)
    with pytest.raises(pdf.PdfFailed):
        pdf.as_pdf(document)


def test_arabic_and_hebrew_begin_at_the_right() -> None:
    """A page in another direction is a page, with every letter."""
    data = pdf.as_pdf(one_text("العربية والعربية 12 abc שלום"))
    assert {"א", "ש"} & set(text_of(data))
    assert re.search("[\u0600-\u06ff\ufe70-\ufeff]", text_of(data))


def test_sixty_thousand_letters_are_all_there() -> None:
    """One long answer goes on over pages, its question with its first lines."""
    answer = "heel gewone woorden van iemand " * 2000
    filling = tuple(Passage("Regel.") for _ in range(34))
    document = Document(
        "Lang", "nl", sections=(Section("A", (*filling, Passage(answer, asked="De vraag?")), layout="text"),)
    )  # fmt: skip
    data = pdf.as_pdf(document)
    assert letters(answer) in letters(re.sub(r"\s\d+\s*(?=\n|$)", "\n", text_of(data)))
    (page,) = [page for page in page_texts(data) if "De vraag?" in page]
    assert "De vraag? heel gewone woorden" in page


@pytest.mark.parametrize("lines", range(26, 44))
@pytest.mark.parametrize("day", [None, date(2026, 11, 4)])
def test_a_question_and_its_answer_never_part(lines: int, day: date | None) -> None:
    """Wherever on the page they come, they stand on one, and so do what is noted and the day."""
    filling = "\n".join(["Regel."] * lines)
    asked = Passage("Een antwoord.\nEen regel.\nNog een regel.", day, "De noot.", "De vraag?")
    data = pdf.as_pdf(
        Document("T", "nl", sections=(Section("Kop", (Passage(filling), asked, asked)),))
    )
    whole = "De vraag? Een antwoord. Een regel. Nog een regel. De noot."
    said = page_texts(data)
    assert sum(page.count(whole) for page in said) == 2
    assert sum(page.count(f"4 nov {whole}") for page in said) == (2 if day else 0)


@pytest.mark.parametrize("lines", range(30, 44))
def test_a_heading_never_stands_alone_at_the_foot(lines: int) -> None:
    """It keeps with what it is the heading of."""
    document = Document("T", "nl", sections=(
        Section("Eerst", (Passage("\n".join(["Regel."] * lines)),)),
        Section("De kop", (Passage("Wat eronder staat."),)),
    ))  # fmt: skip
    (page,) = [page for page in page_texts(pdf.as_pdf(document)) if "De kop" in page]
    assert "De kop Wat eronder staat." in page


def test_a_hand_writes_on_lines_of_nine_millimetres() -> None:
    """They say nothing to somebody who listens, and begin on a page of their own where asked."""
    sections = (Section("Eerst", (Passage("a"),)), Section("Ruimte", room=5, new_page=True))
    data = pdf.as_pdf(Document("T", "nl", sections=sections))
    with pikepdf.open(io.BytesIO(data)) as file:
        first, second = file.pages
        heights, height, artifact = [], 0.0, False
        for operands, operator in pikepdf.parse_content_stream(second):
            match str(operator):
                case "cm":
                    height = float(operands[5])
                case "BMC" | "BDC":
                    artifact = str(operands[0]) == "/Artifact"
                case "S":
                    assert artifact
                    heights.append(height)
        assert not [one for _, one in pikepdf.parse_content_stream(first) if str(one) == "S"]
    apart = [above - below for above, below in pairwise(heights)]
    assert [round(one * 25.4 / 72, 1) for one in apart] == [9] * 4


def test_a_language_without_days_is_refused() -> None:
    """A document in a language the program does not speak is a mistake of ours, not a guess."""
    with pytest.raises(ValueError, match="'fr'"):
        pdf.as_pdf(Document("Titre", "fr"))


def test_a_name_for_a_sign_is_short() -> None:
    """What only changes the signs around it has none."""
    assert [pdf.in_words(one) for one in "🌻\u200d\U0001f3fe每"] == [
        "[sunflower]",
        "",
        "",
        "<U+6BCF>",
    ]
