"""A review as a page, in a browser: it complains of nothing, shows the words, prints on paper."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

BROWSER = shutil.which("chromium")
pytestmark = pytest.mark.skipif(not BROWSER, reason="chromium is not on this computer")

SENTENCE = "Ze koos zelf & zei: “één is genoeg”."
HOSTILE = (
    "<script>document.title='weg'</script><img src=x onerror=alert(1)>"
    "<style>*{display:none}</style></p></dd></dl><h1>kop</h1><iframe src=https://example.org>"
)
ENTRIES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("na-de-dienst", "2025-03-04", {"good_for_client": SENTENCE}),
    (
        "waarom",
        "2025-03-12",
        {
            "situation": "Druk",
            "whose_value": {"text": "Zij wilde stilte.", "who": "client", "basis": "asked"},
            "intention": {"text": "Eerst vragen <b>wat</b> zij wil.", "line": "care"},
        },
    ),
    ("reflectiecirkel", "2025-03-13", {"situation": "Druk", "learned": HOSTILE}),
)

Open = Callable[..., Any]


@pytest.fixture
def browser(tmp_path: Path, devices: None) -> Open:
    """Open a page without a window, and give what the browser said."""

    def run(page: Path, *wishes: str) -> Any:
        assert BROWSER
        return subprocess.run(
            [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
             "--v=0", f"--user-data-dir={tmp_path / 'browser'}", *wishes, page.as_uri()],
            capture_output=True, check=True, timeout=120,
            env={**os.environ, "HOME": str(tmp_path)},
        )  # fmt: skip

    return run


@pytest.fixture
def page(reflectie: Open, tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a few entries, and give the page of a review of them."""
    for name, day, answers in ENTRIES:
        kept = reflectie("new", name, "-d", day, "-t", "rust & <i>stilte</i>",
                         stdin=json.dumps(answers), lang="nl")  # fmt: skip
        assert kept.code == 0, kept.err

    def write(period: str, lang: str) -> Path:
        file = tmp_path / f"{period}.html"
        done = reflectie("review", period, "-o", str(file), lang=lang)
        assert done.code == 0, done.err
        return file

    return write


class Words(HTMLParser):
    """What stands in a document, and the elements it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element."""
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.words.append(data)


def complaints(said: Any) -> list[str]:
    """Give what was reported on the console of the browser."""
    lines: list[str] = said.stderr.decode(errors="replace").splitlines()
    return [line for line in lines if re.search(r":CONSOLE[:(]", line)]


def document(said: Any) -> Words:
    """Read the document as the browser has it."""
    words = Words()
    words.feed(said.stdout.decode())
    words.close()
    return words


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("period", ["2025-W11", "2025-03", "2025-Q1", "2025", "2024-02"])
def test_a_browser_has_nothing_to_complain_of(
    browser: Open, page: Callable[[str, str], Path], period: str, lang: str
) -> None:
    """Its policy blocks nothing of its own, and the words do nothing: the console is empty."""
    assert complaints(browser(page(period, lang), "--dump-dom")) == []


def test_the_words_stand_in_the_document_as_they_were_written(
    browser: Open, page: Callable[[str, str], Path]
) -> None:
    """Whatever looks like a page in them is text; nothing was made of it or taken away."""
    seen = document(browser(page("2025-03", "nl"), "--dump-dom"))
    assert {SENTENCE, HOSTILE, "Zij wilde stilte.", "Eerst vragen <b>wat</b> zij wil."} <= set(
        seen.words
    )
    assert "rust & <i>stilte</i>: week 10, 11" in seen.words
    assert seen.words.count("Terugblik op maart 2025") == 2
    assert seen.tags.count("h1") == seen.tags.count("style") == 1
    assert not {"script", "img", "iframe", "b", "i"} & set(seen.tags)


@pytest.mark.parametrize(
    "strange", ["<style>p {}</style>", "<script>1</script>", '<p style="color:red">x</p>',
                '<img src="https://example.org/x.png">']
)  # fmt: skip
def test_a_browser_complains_where_a_page_has_more_than_its_own(
    browser: Open, page: Callable[[str, str], Path], strange: str
) -> None:
    """The policy would stop a script, a second style or a picture, and the console would say so."""
    file = page("2025-03", "nl")
    file.write_text(file.read_text("utf-8").replace("</main>", f"{strange}</main>"), "utf-8")
    (complaint,) = complaints(browser(file, "--dump-dom"))
    assert "Content Security Policy" in complaint


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("period", ["2025-03", "2025-W11", "2024-02"])
def test_a_short_review_prints_on_one_page_of_a4(
    browser: Open, page: Callable[[str, str], Path], tmp_path: Path, period: str, lang: str
) -> None:
    """A few things that worked or were learned fit on one sheet, without a setting."""
    paper = tmp_path / "paper.pdf"
    assert complaints(browser(page(period, lang), f"--print-to-pdf={paper}")) == []
    data = paper.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    (box,) = re.findall(rb"/MediaBox\s*\[([^]]+)\]", data)
    assert [round(float(side)) for side in box.split()] == [0, 0, 595, 842]


SIZES = """<script>
const size = (what) => parseFloat(getComputedStyle(document.querySelector(what)).fontSize);
const own = size("dd p:not(.quiet)"), quiet = size("dd p.quiet");
document.body.append(`own ${own} quiet ${quiet} ${quiet <= own ? "fits" : "louder"}`);
</script>"""


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_quiet_words_are_never_larger_than_ones_own(
    browser: Open, page: Callable[[str, str], Path], medium: str
) -> None:
    """On a screen and on paper; the page is measured by a script, without its policy."""
    file = page("2025-03", "nl")
    text = re.sub("<meta http-equiv=[^>]*>", "", file.read_text("utf-8"))
    text = text.replace(f"@media {medium}", "@media all").replace("</body>", f"{SIZES}</body>")
    file.write_text(text, "utf-8")
    words = " ".join(document(browser(file, "--dump-dom")).words)
    measured = re.search(r"own [\d.]+ quiet [\d.]+ (\w+)", words)
    assert measured, words
    assert measured[1] == "fits", measured[0]
