"""PDF at the command line: for every text, locked where somebody asks, and told how to get it."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.transfer.easy_words import WORDS, easy_words
from tests.cli.test_summary import SAID, Run
from tests.documents.pdf_text import words_of_pdf

COMMANDS = [
    ("summary", "week", "--yes"),
    ("review", "week"),
    ("what-for", "week"),
    ("export",),
    ("prompts", "book"),
]


@pytest.fixture
def written(keep: Any, reflectie: Run, saturday: Any) -> str:
    """Write an entry."""
    return str(keep("waarom", SAID, lang="nl"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("named", [True, False])
def test_every_text_is_written_as_a_pdf(
    reflectie: Run, written: str, tmp_path: Path, command: tuple[str, ...], named: bool
) -> None:
    """By the ending of its name or by --format, twice the same bytes."""
    pytest.importorskip("typst")
    file, again = tmp_path / ("x.PDF" if named else "x"), tmp_path / "again.pdf"
    wish = () if named else ("--format", "pdf")
    assert reflectie(*command, *wish, "-o", str(file), lang="nl").code == 0
    assert reflectie(*command, "-o", str(again), lang="nl").code == 0
    assert file.read_bytes().startswith(b"%PDF-1.7")
    assert file.read_bytes() == again.read_bytes()
    assert written


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("missing", ["typst", "pikepdf"])
@pytest.mark.parametrize(("lang", "says"), [("nl", "is goed af te drukken"), ("en", "prints well")])
def test_without_the_extra_one_line_says_how_to_get_it(
    reflectie: Run,
    written: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    missing: str,
    lang: str,
    says: str,
) -> None:
    """Nothing is written, nothing is remembered, and there is another way."""
    monkeypatch.setitem(sys.modules, missing, None)  # Python then finds it nowhere
    file = tmp_path / "x.pdf"
    said = reflectie(*command, "-o", str(file), lang=lang)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "pip install 'reflectie-cli[pdf]'" in said.err
    assert says in said.err
    assert not file.exists()
    assert json.loads(reflectie("summary", "--history", "--json").out)["items"] == []
    assert written


def test_a_locked_summary_opens_with_five_words_and_with_nothing_else(
    reflectie: Run, written: str, tmp_path: Path
) -> None:
    """They are told once on standard error; title and properties are closed as well."""
    pikepdf = pytest.importorskip("pikepdf")
    pytest.importorskip("typst")
    file = tmp_path / "x.pdf"
    said = reflectie("summary", "week", "--yes", "--lock", "-o", str(file), lang="nl")
    assert (said.code, said.out) == (0, "")
    found = re.search(r"alleen nu ziet: (.+)", said.err)
    assert found
    words = found[1]
    assert len(words.split()) == WORDS
    assert set(words.split()) <= set(easy_words("nl"))
    data = file.read_bytes()
    with pikepdf.open(file, password=words) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
        assert not opened.owner_password_matched
        assert opened.Root.MarkInfo.Marked
        opened.save(tmp_path / "open.pdf", encryption=False)
    assert "vroeg het eerst aan" in words_of_pdf((tmp_path / "open.pdf").read_bytes())
    for wrong in ("", words.replace(" ", ""), words.rsplit(" ", 1)[0]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(file, password=wrong)
    assert not re.search(rb"Samenvatting|Typst|pdfuaid|Wachten|xpacket", data)
    (shared,) = json.loads(reflectie("summary", "--history", "--json").out)["items"]
    assert shared["format"] == "pdf"
    kept = b"".join(one.read_bytes() for one in tmp_path.parent.rglob("*") if one.is_file())
    assert words.encode() not in kept
    assert written


def test_two_locks_have_other_words(reflectie: Run, written: str, tmp_path: Path) -> None:
    """Whoever opened one summary cannot open the next."""
    pytest.importorskip("typst")
    said = [
        reflectie("summary", "week", "--yes", "--lock", "-o", str(tmp_path / name)).err
        for name in ("a.pdf", "b.pdf")
    ]
    found = [re.search(r"told only now: (.+)", one) for one in said]
    assert found[0]
    assert found[1]
    assert found[0][1] != found[1][1]
    assert written


@pytest.mark.parametrize(
    "words",
    [(), ("-o", "x.html"), ("--format", "docx"), ("-f", "md", "-o", "x.pdf"), ("--history",),
     ("--agreed",), ("--to", "passphrase", "-o", "x.pdf")],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_lock_on_something_else_is_wrong_usage(
    reflectie: Run, written: str, words: tuple[str, ...], lang: str
) -> None:
    """One line says what it is for; nobody believes something is locked that is not."""
    said = reflectie("summary", "week", "--yes", "--lock", *words, lang=lang)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "--lock -o" in said.err
    assert written


def test_a_lock_that_cannot_be_written_tells_no_words(
    reflectie: Run, written: str, tmp_path: Path
) -> None:
    """Words without a file would be taken for those of another."""
    pytest.importorskip("typst")
    said = reflectie(
        "summary", "week", "--yes", "--lock", "-o", str(tmp_path / "nowhere" / "x.pdf")
    )
    assert said.code == 1
    assert "told only now" not in said.err
    assert written
