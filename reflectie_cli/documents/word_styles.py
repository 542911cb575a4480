"""How a document looks in Word: its styles and settings, as WordprocessingML.

One column with generous margins; a person's words in full black, the rest in grey.
"""

from reflectie_cli.language import Code

LANGUAGE_TAGS: dict[Code, str] = {"nl": "nl-NL", "en": "en-GB"}
PAPER_MM, MARGIN_MM = (210, 297), 25  # A4
TEXT_MM = PAPER_MM[0] - 2 * MARGIN_MM

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_QUIET, _LINE = "595959", "A6A6A6"
_GAP_MM = 3  # between a day and what was said on it
_ROOM_MM = 9  # a hand writes on lines this far apart
_LINE_OF_ROOM = 240  # the rest is space above it: LibreOffice takes a line of a tab for a low one


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point, the unit of Word's XML."""
    return round(millimetres * 1440 / 25.4)


def settings_xml() -> str:
    """Return the settings: without mode 15 Word would open the file in compatibility mode."""
    return (
        f'<w:settings {_NAMESPACE}><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def styles_xml(code: Code, *, margin_mm: float) -> str:
    """Return the styles of a document in a language, its days in a margin of some width.

    Word knows Title, Heading 1 and 2, List, Footer and Normal under its own names in every language;
    Lead, Quiet, Day, Room, Cell and Table Heading are ours.
    """
    heading = '<w:keepNext/><w:keepLines/><w:spacing w:before="{0}" w:after="{1}"/>'
    margin = twips(margin_mm)
    styles = [
        _paragraph("Normal", '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>', ""),
        _paragraph(
            "Title",
            '<w:keepNext/><w:keepLines/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/>',
            _letters(bold=True, half_points=38),
        ),
        _paragraph(
            "heading 1",
            heading.format(360, 120) + '<w:outlineLvl w:val="0"/>',
            _letters(bold=True, colour=_QUIET, half_points=22),
        ),
        _paragraph(
            "heading 2",
            heading.format(240, 60) + '<w:outlineLvl w:val="1"/>',
            _letters(bold=True, half_points=24),
        ),
        _paragraph(
            "List",
            # Days stand at the right of the margin, so that months stand below months.
            f'<w:tabs><w:tab w:val="right" w:pos="{margin - twips(_GAP_MM)}"/>'
            f'<w:tab w:val="left" w:pos="{margin}"/></w:tabs>'
            f'<w:ind w:left="{margin}" w:hanging="{margin}"/>',
            "",
        ),
        _paragraph("Lead", "", _letters(half_points=28)),
        _paragraph("Quiet", "", _letters(colour=_QUIET, half_points=20)),
        _paragraph("List Quiet", f'<w:ind w:left="{margin}"/>', "", based_on="Quiet"),
        _paragraph(
            "Room",
            # A leader, not a border: equal borders of neighbours become one in Word.
            f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{twips(TEXT_MM)}"/></w:tabs>'
            f'<w:spacing w:before="{twips(_ROOM_MM) - _LINE_OF_ROOM}" w:after="0" w:line="{_LINE_OF_ROOM}" w:lineRule="exact"/>',
            _letters(colour=_LINE),
        ),
        _paragraph("Cell", '<w:spacing w:before="60" w:after="60"/>', ""),
        _paragraph(
            "Table Heading",
            "<w:keepNext/>",
            _letters(bold=True, colour=_QUIET, half_points=20),
            based_on="Cell",
        ),
        _paragraph("footer", '<w:jc w:val="right"/>', _letters(colour=_QUIET, half_points=18)),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="character" w:customStyle="1" w:styleId="Day"><w:name w:val="Day"/>'
        f"<w:qFormat/><w:rPr>{_letters(colour=_QUIET)}</w:rPr></w:style>",
        _TABLE_NORMAL,
        _TABLE_LINES,
    ]
    return (
        f"<w:styles {_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{LANGUAGE_TAGS[code]}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(styles)}</w:styles>"
    )


_WORDS_OWN = ("Normal", "Title", "heading 1", "heading 2", "List", "footer")


def _paragraph(name: str, layout: str, letters: str, *, based_on: str = "Normal") -> str:
    """Return a style of paragraphs. Word's own names are written small, as in its own files."""
    own = "" if name in _WORDS_OWN else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Normal" else ""
    based = "" if default else f'<w:basedOn w:val="{_style_id(based_on)}"/>'
    follows = '<w:next w:val="Normal"/>' if name in ("Title", "heading 1", "heading 2") else ""
    return (
        f'<w:style w:type="paragraph"{own}{default} w:styleId="{_style_id(name)}">'
        f'<w:name w:val="{name}"/>{based}{follows}<w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _style_id(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in name.split())


def _letters(*, bold: bool = False, colour: str = "", half_points: int = 0) -> str:
    """Return how letters look; those of other scripts get the same weight and size."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
    return weight + tint + size


_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)
_TABLE_LINES = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Lines"><w:name w:val="Lines"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>'
    '</w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    '<w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
