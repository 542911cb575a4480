"""A document as a page, in a browser: it complains of nothing, shows the words, prints on paper."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.documents.document import Document, Passage, Section, Table
from reflectie_cli.documents.html import as_html

BROWSER = shutil.which("chromium")
pytestmark = pytest.mark.skipif(not BROWSER, reason="chromium is not on this computer")

SENTENCE = "Ze koos zelf & zei: “één is genoeg”. العربية 🌻"
HOSTILE = (
    "<script>document.title='weg'</script><img src=x onerror=alert(1)>"
    "<style>*{display:none}</style></p></dd></dl></td></table><h1>kop</h1><iframe src=x:y>"
)
LONG = "onafgebroken" * 40

Open = Callable[..., Any]


def sample(language: str) -> Document:
    """Give a document with something of everything, in somebody's least friendly words."""
    return Document(
        title="Om samen te lezen",
        language=language,
        about=HOSTILE,
        sections=(
            Section("Wat werkte", (
                Passage(SENTENCE, date(2026, 11, 4), HOSTILE), Passage(HOSTILE), Passage(LONG),
            )),
            Section("Vragen", (Passage("Wat had hij zelf willen vertellen?", None, "uit Waarom"),)),
            Section(HOSTILE, table=Table(("Dag", "Wat", HOSTILE), (
                ("21 nov", SENTENCE, HOSTILE), ("22 nov", LONG, "zorg"),
            ))),
            Section("Ruimte", room=4),
        ),
        closing=("Lees het na.",),
        properties={"subject": HOSTILE, "description": "Reflecties"},
    )  # fmt: skip


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


def written(document: Document, folder: Path) -> Path:
    """Write a document as a page, and give where it stands."""
    file = folder / "samen.html"
    file.write_bytes(as_html(document))
    return file


class Words(HTMLParser):
    """What stands in a document, and the elements it stands in."""

    def __init__(self, said: Any) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(said.stdout.decode())
        self.close()

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


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_browser_shows_the_words_and_has_nothing_to_complain_of(
    browser: Open, tmp_path: Path, language: str
) -> None:
    """Whatever looks like a page in them is text, and the policy blocks nothing of its own."""
    said = browser(written(sample(language), tmp_path), "--dump-dom")
    assert complaints(said) == []
    seen = Words(said)
    assert seen.words.count("Om samen te lezen") == 2
    assert seen.words.count(HOSTILE) == 6
    assert {SENTENCE, LONG, "Lees het na."} <= set(seen.words)
    assert seen.tags.count("h1") == seen.tags.count("style") == seen.tags.count("table") == 1
    assert not {"script", "img", "iframe"} & set(seen.tags)


def measured(browser: Open, file: Path, script: str, *wishes: str) -> str:
    """Measure a page by a script, without its policy, and give what the script wrote."""
    text = re.sub("<meta http-equiv=[^>]*>", "", file.read_text("utf-8"))
    script = f"<script>document.body.append(`measured {{${{({script})}}}}`)</script>"
    file.write_text(text.replace("</body>", f"{script}</body>"), "utf-8")
    words = " ".join(Words(browser(file, "--dump-dom", *wishes)).words)
    found = re.search(r"measured {([^$}]*)}", words)
    assert found, words
    return found[1]


@pytest.mark.parametrize("width", [320, 1200])
def test_nothing_runs_off_the_side(browser: Open, tmp_path: Path, width: int) -> None:
    """A long word breaks, in a table as well, on a telephone as on a wide screen."""
    script = (
        f"document.body.style.width = '{width}px', [...document.querySelectorAll('body, h1, h2, p, dt, dd, th, td')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.tagName).join(' ')"
    )
    file = written(sample("nl"), tmp_path)
    assert measured(browser, file, script, "--window-size=1300,900") == ""


@pytest.mark.parametrize("dark", [False, True])
def test_a_page_is_read_by_day_and_by_night(browser: Open, tmp_path: Path, dark: bool) -> None:
    """Words, quiet words and the lines of a table keep apart from the paper, light or dark."""
    colours = (
        "['body', 'th', '.closing p'].map(e => getComputedStyle(document.querySelector(e)).color)"
        ".concat(getComputedStyle(document.body).backgroundColor).join(' ')"
    )
    wishes = ("--blink-settings=preferredColorScheme=0",) if dark else ()
    said = measured(browser, written(sample("nl"), tmp_path), colours, *wishes)
    numbers = [int(n) for n in re.findall(r"\d+", said)]
    own, heading, closing, paper = (numbers[at : at + 3] for at in range(0, 12, 3))
    assert (sum(paper) < 200) is dark
    assert all(contrast(one, paper) >= 4.5 for one in (own, heading, closing))


def contrast(one: list[int], other: list[int]) -> float:
    """Give how far two colours are apart, as WCAG counts it; 4.5 is enough to read."""

    def light(colour: list[int]) -> float:
        parts = [n / 3294.6 if n <= 10 else ((n / 255 + 0.055) / 1.055) ** 2.4 for n in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_short_document_prints_on_one_page_of_a4(
    browser: Open, tmp_path: Path, language: str
) -> None:
    """A page to write on stays one sheet, without a setting."""
    short = Document("Samen", language, "Over november", (
        Section("Wat werkte", tuple(Passage(SENTENCE, date(2026, 11, n)) for n in range(1, 6))),
        Section("Afspraken", table=Table(("Dag", "Wat"), (("21 nov", SENTENCE),) * 3)),
        Section("Ruimte", room=9),
    ), ("Lees het na.",))  # fmt: skip
    paper = tmp_path / "paper.pdf"
    assert complaints(browser(written(short, tmp_path), f"--print-to-pdf={paper}")) == []
    data = paper.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    (box,) = re.findall(rb"/MediaBox\s*\[([^]]+)\]", data)
    assert [round(float(side)) for side in box.split()] == [0, 0, 595, 842]
