"""Export: everything out, in a form each reader can trust."""

import csv
import io
import json
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reflectie_cli.prompt_sets.reply import without_controls

Run = Callable[..., Any]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
FORMULAS = ("=1+1", "+31612", "-x", "@sum", "\t=1", "\r=1", "\n=1")
PLAIN = ("1=1", "a+b", "'t is", "", "x,y", 'zij zei "ja"', "twee\nregels", "café")
once_a_test = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("word", ["export", "exporteer"])
def test_json_is_one_object_with_every_entry_whole(
    reflectie: Run, written: list[str], word: str
) -> None:
    """The default is one JSON object; each item is what `show --json` gives, oldest first."""
    said = reflectie(word)
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    assert list(document) == ["schema", "items"]
    assert document["schema"] == "reflectie/1"
    shown = [json.loads(reflectie("show", handle, "--json").out)["items"][0] for handle in written]
    assert json.dumps(document["items"]) == json.dumps(shown)


@pytest.mark.parametrize("option", ["--format", "-f"])
def test_jsonl_is_one_entry_a_line(
    reflectie: Run, entries: Callable[..., Any], written: list[str], option: str
) -> None:
    """JSON Lines holds the same entries, one on each line."""
    lines = reflectie("export", option, "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == entries()
    assert [json.loads(line)["handle"] for line in lines] == written


def test_json_for_safety_holds_the_bin_and_what_people_read_does_not(
    reflectie: Run, written: list[str], entries: Callable[..., Any]
) -> None:
    """What lies in the bin goes along in JSON, and stays out of CSV and Markdown."""
    reflectie("delete", written[0])
    assert [entry["handle"] for entry in entries()] == written
    assert written[0] in reflectie("export", "-f", "jsonl").out
    for name in ("csv", "md"):
        out = reflectie("export", "-f", name).out
        assert "Eén lunch" not in out
        assert "Rumoer" in out


@pytest.mark.parametrize(
    ("options", "which"),
    [
        (["--set", "pdca"], [2]),
        (["--since", "2026-11-03", "--until", "2026-11-03"], [1]),
        (["--until", "2026-11-03"], [0, 1]),
        (["-t", "RUST"], [0]),
        (["--state", "open"], [2]),
        (["--state", "deleted"], []),
    ],
)
@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_an_export_can_be_narrowed(
    reflectie: Run, written: list[str], options: list[str], which: list[int], form: str
) -> None:
    """The filters of the list choose what goes out, in every format."""
    out = reflectie("export", "-f", form, *options).out
    assert [number for number, handle in enumerate(written) if handle in out] == which


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_a_file_holds_what_stdout_would_have(
    reflectie: Run, written: list[str], tmp_path: Path, form: str
) -> None:
    """`-o` writes the same bytes into a file and says nothing on stdout."""
    file = tmp_path / "uit.bestand"
    printed = reflectie("export", "-f", form).out
    said = reflectie("export", "-f", form, "-o", str(file))
    assert (said.code, said.out) == (0, "")
    assert file.read_text("utf-8") == printed
    assert written[2] in printed


def test_a_file_that_is_there_is_not_overwritten_without_force(
    reflectie: Run, written: list[str], tmp_path: Path
) -> None:
    """Without `--force` the file stays and the exit code is 1; with it the export takes its place."""
    file = tmp_path / "uit.json"
    file.write_text("van iemand anders", encoding="utf-8")
    for lang, word in (("en", "--force"), ("nl", "--force")):
        said = reflectie("export", "-o", str(file), lang=lang)
        assert (said.code, said.out) == (1, "")
        assert word in said.err
        assert str(file) in said.err
        assert len(said.err.splitlines()) == 1
    assert file.read_text("utf-8") == "van iemand anders"
    assert reflectie("export", "--output", str(file), "--force").code == 0
    assert written[0] in file.read_text("utf-8")


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_an_export_is_for_its_owner_alone(
    reflectie: Run, written: list[str], tmp_path: Path, mask: int
) -> None:
    """The file is 0600 wherever the umask stands, also when it took the place of an open one."""
    file = tmp_path / "uit.json"
    file.touch(mode=0o644)
    before = os.umask(mask)
    try:
        assert reflectie("export", "-o", str(file), "--force").code == 0
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
    assert written[0] in file.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["uit.json"]


def test_a_place_that_cannot_be_written_is_refused_in_one_line(
    reflectie: Run, written: list[str], tmp_path: Path
) -> None:
    """A folder that is a file gives one sentence with the place, and 1."""
    (tmp_path / "file").touch()
    said = reflectie("export", "-o", str(tmp_path / "file" / "uit.json"))
    assert (said.code, said.out) == (1, "")
    assert "uit.json" in said.err
    assert len(said.err.splitlines()) == 1


def exported_rows(reflectie: Run, file: Path) -> list[list[str]]:
    """Export as CSV, byte for byte, and read it as any program does."""
    assert reflectie("export", "-f", "csv", "-o", str(file), "--force").code == 0
    return list(
        csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";")
    )


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ([], '\ufeff"id";"handle";"date"'),
        (["--csv-for", "excel-nl"], '\ufeff"id";"handle";"date"'),
        (["--csv-for", "excel-en"], '\ufeff"id","handle","date"'),
        (["--csv-for", "plain"], "id,handle,date"),
    ],
)
def test_a_table_opens_in_the_program_it_is_for(
    reflectie: Run, written: list[str], tmp_path: Path, words: list[str], begins: str
) -> None:
    """Dutch Excel without asking; our own import reads each of them back."""
    file = tmp_path / "uit.csv"
    assert reflectie("export", "-o", str(file), *words).code == 0
    assert file.read_bytes().decode().startswith(begins)
    elsewhere = ("--journal", str(tmp_path / "b" / "journal.db"))
    columns = ("--column", "text=answer", "--column", "title=question")
    came = reflectie(*elsewhere, "import", str(file), *columns)
    assert came.code == 0, came.err
    told = reflectie(*elsewhere, "export", "-f", "jsonl").out
    assert "Eén lunch\\nmet twee regels" in told
    assert written


def test_a_table_for_another_program_is_refused(reflectie: Run, written: list[str]) -> None:
    """One line names which there are."""
    said = reflectie("export", "-f", "csv", "--csv-for", "lotus")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "excel-nl" in said.err
    assert written


def test_csv_is_one_answer_a_row_with_what_belongs_to_it(
    reflectie: Run, written: list[str], tmp_path: Path
) -> None:
    """Every answer stands beside its entry, its question, its side, and its intention's days."""
    columns, *rows = exported_rows(reflectie, tmp_path / "uit.csv")
    cells = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [cell["key"] for cell in cells] == [
        "situation", "whose_value", "intention", "situation", "learned",
        "situation", "intention", "check_date",
    ]  # fmt: skip
    assert cells[0]["handle"] == written[0]
    assert cells[0]["answer"] == "Eén lunch\nmet twee regels"
    assert cells[0]["tags"] == "maaltijd, Rust"
    assert cells[0]["question"] == "Waar wil je bij stilstaan?"
    assert (cells[1]["who"], cells[1]["basis"]) == ("client", "asked")
    assert (cells[2]["line"], cells[2]["due"]) == ("care", "2026-12-01")
    assert cells[6]["check"] == "2026-12-12"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_calculate_gets_a_quote_before_it(
    reflectie: Run, tmp_path: Path, text: str
) -> None:
    """Words that begin as a formula does stay words, in every column somebody writes."""
    answers = json.dumps({"situation": text})
    handle = reflectie("new", "waarom", "-t", text, stdin=answers).out.strip()
    reflectie("edit", handle, "--title", text)
    columns, row = exported_rows(reflectie, tmp_path / "uit.csv")
    cells = dict(zip(columns, row, strict=True))
    kept = without_controls(text)  # a carriage return came in as a line end
    assert cells["answer"] == f"'{kept}"
    assert not [cell for cell in row if cell.startswith(FORMULA)]


@once_a_test
@given(
    text=st.one_of(st.text(min_size=1), st.sampled_from(PLAIN))
    .map(without_controls)
    .filter(str.strip)
)
def test_any_answer_comes_out_of_csv_as_it_was_written(
    reflectie: Run, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """A program that reads CSV gets every answer back, with at most a quote before it."""
    folder = tmp_path_factory.mktemp("csv")
    journal = str(folder / "journal.db")
    reflectie("--journal", journal, "new", "waarom", stdin=json.dumps({"situation": text}))
    file = folder / "uit.csv"
    reflectie("--journal", journal, "export", "-f", "csv", "-o", str(file))
    columns, row = csv.reader(
        io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"
    )
    cell = dict(zip(columns, row, strict=True))["answer"]
    assert cell == (f"'{text}" if text.startswith(FORMULA) else text)


class Read(HTMLParser):
    """Reads a page as people see it: its words, and which elements made it up."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Remember an element."""
        self.elements.add(tag)
        if tag == "br":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Remember words; a line end in a page is a space to whoever reads it."""
        self.words.append(data.replace("\n", " "))

    @property
    def text(self) -> str:
        """All words, each space of whatever kind as one."""
        return " ".join("".join(self.words).split())


def rendered(markdown: str) -> Read:
    """Show Markdown as a reader of it does."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return Read(page)


@pytest.mark.parametrize(
    "text",
    [
        "*nadruk* en _nog_ **meer**", "# geen kop", "[tekst](https://example.org)", "`code`",
        "<script>alert(1)</script>", "![beeld](x.png)", "> geen citaat", "a | b\n--|--\nc | d",
        "- geen lijst\n- ook niet", "+ geen lijst", "1. geen lijst\n2. ook niet", "1) geen lijst",
        "geen kop\n===", "geen kop\n---", "***", "---", "~~door~~", "~~~\ngeen code\n~~~",
        "&lt;b&gt; &amp; &copy;", "    geen code", "\\*", "einde\\", "[a]: https://example.org",
        "http://example.org/a_b_c", "een\n\ntwee", "een  \ntwee", "\ttab", "#", "0-0",
    ],
)  # fmt: skip
def test_markdown_shows_words_as_they_were_written(reflectie: Run, text: str) -> None:
    """Whatever marks stand in an answer, a reader of Markdown shows them as they are."""
    reflectie("new", "waarom", stdin=json.dumps({"situation": text}))
    read = rendered(reflectie("export", "-f", "md").out)
    assert read.elements <= {"h1", "h2", "p", "em", "br"}
    assert read.text.endswith(" ".join(text.split()))


@pytest.mark.parametrize("text", ["een\ntwee\ndrie", "- melk\n- brood"])
def test_markdown_keeps_the_lines_of_an_answer(reflectie: Run, text: str) -> None:
    """An answer of several lines is read as several lines."""
    reflectie("new", "waarom", stdin=json.dumps({"situation": text}))
    page = rendered(reflectie("export", "-f", "md").out)
    lines = [line.strip() for line in "".join(page.words).split("\n")]
    assert lines[-1] == text.split("\n")[-1]
    assert len(lines) == len(text.split("\n"))


@once_a_test
@given(text=st.text(alphabet="*_`[]()<>#|-+=~&;:!.1 \n\\ab", min_size=1).filter(str.strip))
def test_no_marks_of_any_answer_work_in_markdown(
    reflectie: Run, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Marks in any order, at any place, stay marks on the page."""
    journal = str(tmp_path_factory.mktemp("md") / "journal.db")
    reflectie("--journal", journal, "new", "waarom", stdin=json.dumps({"situation": text}))
    read = rendered(reflectie("--journal", journal, "export", "-f", "md").out)
    assert read.elements <= {"h1", "h2", "p", "em", "br"}
    assert read.text.endswith(" ".join(text.split()))


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_markdown_is_a_heading_for_every_entry_with_its_day_and_themes(
    reflectie: Run, written: list[str], lang: str
) -> None:
    """Oldest first: the day and the set as heading, themes and handle below it, then questions."""
    out = reflectie("export", "-f", "md", lang=lang).out
    first = "maandag 2 november 2026" if lang == "nl" else "Monday 2 November 2026"
    heading, below = out.split("\n\n")[:2]
    assert heading.startswith("# ")
    assert "De waarom-vraag" in heading
    assert first in heading + below
    assert [out.index(handle) for handle in written] == sorted(map(out.index, written))
    assert "\n## Waar wil je bij stilstaan?\n\nEén lunch" in out
    assert "maaltijd, Rust" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("form", ["md", "json", "jsonl"])
def test_an_export_for_a_screen_holds_nothing_that_could_work_on_it(
    reflectie: Run, form: str
) -> None:
    """Control and direction characters are escaped in JSON and named in Markdown."""
    reflectie("new", "waarom", stdin=json.dumps({"situation": "a\x1b[2J\x9b\u202eb\x07\x7f"}))
    out = reflectie("export", "-f", form).out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)


@pytest.mark.parametrize(("form", "nothing"), [("jsonl", ""), ("md", ""), ("csv", None)])
def test_an_empty_journal_exports_nothing(reflectie: Run, form: str, nothing: str | None) -> None:
    """Without entries there are no lines; CSV has its column names."""
    said = reflectie("export", "-f", form)
    assert (said.code, said.err) == (0, "")
    assert said.out == nothing if nothing is not None else '"handle";"date"' in said.out
