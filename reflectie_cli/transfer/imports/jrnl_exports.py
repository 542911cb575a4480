"""Imports what jrnl exports to be read elsewhere: XML, Markdown, and Markdown with YAML."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reflectie_cli.journal.entry import Entry
from reflectie_cli.transfer.imports.content import (
    ON_LINE,
    Content,
    ImportResult,
    read_records,
)
from reflectie_cli.transfer.imports.encodings import decode_text, line_numbers
from reflectie_cli.transfer.imports.foreign import first_sentence
from reflectie_cli.transfer.imports.jrnl import Block, jrnl_entry, read_blocks
from reflectie_cli.transfer.imports.moments import (
    FIGURES,
    find_moment,
    month_first_in,
    parse_moment,
)
from reflectie_cli.transfer.imports.xml_tree import read_xml

_XML = re.compile(r"<(?:journal>\s*<entries|entry>\s*<title>)")
_MARKDOWN = re.compile(rf"#[ ][0-9]{{4}}\n+##[ ][^\W\d_]+\n+###[ ]{FIGURES}|#[ ]{FIGURES}[ \n]")
_ENTRY = {
    level: re.compile(rf"^{'#' * level} ({FIGURES})(?=[ \n]|\Z)", re.MULTILINE) for level in (1, 3)
}
_LARGEST = re.compile(r"^# ", re.MULTILINE)
_YEAR_OR_MONTH = re.compile(r"^(?:# [0-9]{4}|## [^\W\d_]+)[ ]*$", re.MULTILINE)
_YAML = re.compile(
    r"---\ntitle: (?P<title>.*)\ndate: (?P<date>.*)\nstarred: (?P<starred>.*)\ntags: (?P<tags>.*)\n"
    r"(?:uuid: .*\n)?(?:creator:\n(?:    .*\n)*)?body: \|"
)
_INDENT = re.compile(r"^\t{1,2}", re.MULTILINE)


def read_jrnl_xml(content: Content) -> ImportResult | None:
    """Read `jrnl --format xml`; None when it is something else. Raise `ImportUnreadable`."""
    if content.begins != b"<" or not _XML.search(content.head):
        return None
    root = read_xml(content)

    def read(entry: Element) -> Entry | None:
        moment = parse_moment(entry.get("date", "")).read()
        tags = [tag.get("name", "") for tag in entry.findall("tag")]
        words = "".join(entry.itertext()).strip()
        starred = entry.get("starred", "").lower() in ("true", "1")
        return jrnl_entry(content, moment, words, first_sentence(words), tags, starred=starred)

    return read_records(enumerate(root.iterfind("entries/entry"), 1), read)


def read_jrnl_markdown(content: Content) -> ImportResult | None:
    """Read `jrnl --format markdown`; None when it is something else.

    Its headings begin with a day and a time; those within a text were put that much deeper, and
    come back up. Raise `ImportUnreadable`.
    """
    begins = _MARKDOWN.match(content.head)
    if begins is None:
        return None
    level = 1 if begins[0].startswith("# ") and "\n###" not in begins[0] else 3
    notes: Counter[str] = Counter()
    text = decode_text(content.data, notes)
    if level == 1 and len(_LARGEST.findall(text)) > 1:  # jrnl writes one entry a file
        return None
    return read_blocks(content, [*_markdown_blocks(text, level)], notes)


def read_jrnl_yaml(content: Content) -> ImportResult | None:
    """Read an entry of `jrnl --format yaml`; None when it is something else.

    It is no YAML that a reader of YAML takes (tabs). Raise `ImportUnreadable`.
    """
    if not _YAML.match(content.head):
        return None
    notes: Counter[str] = Counter()
    text = decode_text(content.data, notes)
    beginnings = [*_YAML.finditer(text)]
    ends = [*(found.start() for found in beginnings[1:]), len(text)]
    lines = line_numbers(text, (found.start() for found in beginnings))
    records = [
        (line, (found, text[found.end() : end]))
        for line, found, end in zip(lines, beginnings, ends, strict=True)
    ]
    dates = (find_moment(found["date"].strip()) for found in beginnings)
    month_first = month_first_in(content, [date[0] for date in dates if date])

    def read(record: tuple[re.Match[str], str]) -> Entry | None:
        said, block = record
        body = _INDENT.sub("", block.rstrip().removesuffix("...")).strip()
        title = said["title"].strip()
        words = "\n".join(filter(None, (title, _raised(body, 1))))
        moment = parse_moment(said["date"]).read(month_first=month_first)
        starred = said["starred"].strip().lower() == "true"
        return jrnl_entry(content, moment, words, title, said["tags"].split(","), starred=starred)

    return read_records(records, read, says=ON_LINE, notes=notes)


def _markdown_blocks(text: str, level: int) -> Iterator[tuple[int, Block]]:
    beginnings = [*_ENTRY[level].finditer(text)]
    ends = [*(found.start() for found in beginnings[1:]), len(text)]
    lines = line_numbers(text, (found.start() for found in beginnings))
    for line, found, end in zip(lines, beginnings, ends, strict=True):
        block = text[found.end() : end]
        block = _YEAR_OR_MONTH.sub("", block) if level > 1 else block
        yield line, (found[1], _raised(block.rstrip(), level))


def _raised(body: str, levels: int) -> str:
    """Return a text with its headings as they were before jrnl put them deeper."""
    return re.sub(rf"^#{{{levels}}}(?=#+ )", "", body, flags=re.MULTILINE)
