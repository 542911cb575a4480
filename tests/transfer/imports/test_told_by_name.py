"""What cannot be imported as it is, is called by its name, in one language, with what to do."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.cli.session import begin_session
from reflectie_cli.flows.imports import give_handles, tell_of_rest
from reflectie_cli.journal.merge import MergeResult
from reflectie_cli.language import Code, speak
from tests.transfer.imports.reading import read, refusal

NAMED = {
    "a database": (b"SQLite format 3\x00" + bytes(100), "database"),
    "a PDF": (b"%PDF-1.7\n", "PDF"),
    "a web page": (b"<!DOCTYPE html>\n<p>x</p>", "JSON"),
    "a document with layout": (b"{\\rtf1\\ansi x}", "RTF"),
    "a sealed file": (b"age-encryption.org/v1\n-> X25519 x\n", "coach"),
    "a picture": (b"\xff\xd8\xff\xe0" + bytes(60), "tekst|text"),
    "our table": (b"id,handle,date,state,set,set_title,title\n", "JSON"),
    "our text": (b"# My journal\n\n## Saturday 21 November 2026, x\n", "JSON"),
    "our text in Dutch": (b"# Mijn dagboek\n\n## zaterdag 21 november 2026, x\n", "JSON"),
    "an encrypted journal": (bytes((n * n * 7 + n // 3) % 256 for n in range(8192)), "--journal"),
}


@pytest.mark.parametrize(("data", "what"), NAMED.values(), ids=NAMED)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_file_that_is_known_is_called_by_its_name(data: bytes, what: str, lang: Code) -> None:
    """Not by what it is not."""
    sentence = refusal(data, lang=lang)
    assert re.search(what, sentence)
    assert speak(lang).text("it is not an export") not in sentence
    assert ("it is" in sentence) is (lang == "en")


def test_what_we_write_to_read_is_known(reflectie: Any, written: list[str], tmp_path: Path) -> None:
    """CSV, Markdown, HTML and Word, of all and of some: none of them holds everything."""
    for form in ("csv", "md", "html", "docx"):
        file = tmp_path / f"uit.{form}"
        reflectie("export", "-o", str(file))
        told = reflectie("import", str(file))
        assert (told.code, told.out, len(told.err.splitlines())) == (4, "", 1)
        assert re.search("it is (reflectie's|a web page|a document)", told.err)
    assert written


def test_another_journal_is_told_with_the_command_that_imports_it(
    reflectie: Any, written: list[str], journal_path: Path
) -> None:
    """Its name in the command is quoted for a shell."""
    told = reflectie("import", str(journal_path))
    assert told.code == 4
    assert f"reflectie --journal {journal_path} export --history | reflectie import -" in told.err
    assert written


DECODED = {
    "cut": b'{"metadata":{},"entries":[{"creationDate":"2026-11-20T23:10:00Z"',
    "no comma": b'{"metadata":{} "entries":[]}',
    "a list that is cut": b'[{"date":"2026-11-21","text":"x"},{"date',
    "XML that is cut": b"<journal><entries><entry date='2026-11-21T22:10:00'>x",
    "a list of Day One": b'{"metadata":{},"entries":7}',
    "no day": b'{"metadata":{},"entries":[{"text":"x"}]}',
    "a wrong day": b'{"metadata":{},"entries":[{"creationDate":7}]}',
    "wrong words": b'{"metadata":{},"entries":[{"creationDate":"2026-11-20T23:10:00Z","text":7}]}',
    "no UTF-8 of ours": b'{"schema":"reflectie/1","items":[{"id":"l\xff"}]}',
    "no field of ours": b'{"schema":"reflectie/1","items":[{"id":"x"}]}',
}
ENGLISH = re.compile(
    r"\b(expected|got|object|missing|required|malformed|truncated|invalid|codec|decode|character"
    r"|token|syntax|element|unexpected|line contains|field)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("data", DECODED.values(), ids=DECODED)
def test_no_word_of_a_decoder_stands_in_a_dutch_sentence(data: bytes) -> None:
    """What is wrong is said in our own words."""
    sentence = refusal(data, lang="nl")
    if not sentence:
        (broken,) = read(data, lang="nl").broken
        sentence = broken.sentence(speak("nl"))
    assert not ENGLISH.search(sentence)
    assert not re.search(r"\bit\b|\bis not\b", sentence)


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """Say that somebody looks at it."""
        return True


@pytest.mark.parametrize(("lang", "number"), [("en", "3,000"), ("nl", "3.000")])
def test_a_terminal_gets_one_line_and_a_program_the_handles(lang: Code, number: str) -> None:
    """3,000 handles push everything else off a screen; a program reads them."""
    many = read([{"date": "2026-11-21", "text": f"{number}"} for number in range(3000)])
    handles = [f"h{number}" for number in range(3000)]
    told: dict[bool, tuple[str, str]] = {}
    for terminal in (True, False):
        out, err = (Screen(), io.StringIO()) if terminal else (io.StringIO(), io.StringIO())
        session = replace(begin_session(), out=out, err=err, language=speak(lang))
        give_handles(session, handles)
        tell_of_rest(session, many, MergeResult(handles, {}), dry_run=False)
        told[terminal] = (out.getvalue(), err.getvalue())
    assert told[False][0].splitlines() == handles
    assert (told[True][0], len(told[True][1].splitlines())) == ("", 1)
    assert number in told[True][1]


def test_a_folder_with_only_a_journal_in_it_is_told_how_it_comes_in(
    reflectie: Any, written: list[str], journal_path: Path, tmp_path: Path
) -> None:
    """Whoever names the folder of a journal is told what to do with it."""
    folder = tmp_path / "kopie"
    folder.mkdir()
    (folder / "journal.db").write_bytes(journal_path.read_bytes())
    told = reflectie("import", str(folder))
    assert (told.code, told.out) == (4, "")
    assert "export --history | reflectie import -" in told.err
    assert written
