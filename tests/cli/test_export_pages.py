"""Everything out, to read: pages for a browser and for Word, and less recognisable."""

import errno
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import docx
import pyte
import pytest

from reflectie_cli.cli.session import begin_session, look_into_journal
from reflectie_cli.documents.formats import FORMATS
from reflectie_cli.errors import ReflectieError
from reflectie_cli.flows import export
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Entry
from reflectie_cli.journal.errors import JournalLocked
from reflectie_cli.journal.filters import Filter
from reflectie_cli.language import Language
from reflectie_cli.screen import progress
from tests.documents.pdf_text import words_of_pdf

Run = Callable[..., Any]

SAID = {
    "situation": "Fatima Yilmaz wilde [bold]niet[/bold] eten <script>.",
    "learned": "Bel 06-12345678 niet meer.",
    "intention": {"text": "Met Sanne overleggen"},
}


@pytest.fixture
def written(keep: Run, saturday: Any) -> str:
    """Write an entry with people in it."""
    return str(keep("waarom", SAID, lang="nl"))


def words_of(file: Path) -> str:
    """Return the words of a Word file."""
    return "\n".join(one.text for one in docx.Document(io.BytesIO(file.read_bytes())).paragraphs)


def test_a_page_holds_every_word_and_runs_nothing(reflectie: Run, written: str) -> None:
    """What somebody wrote stands there as text; markup in it stays words."""
    page = reflectie("export", "--format", "html", lang="nl").out
    assert page.startswith("<!doctype html>")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "[bold]niet[/bold]" in page
    assert written


def test_a_word_file_holds_every_word(reflectie: Run, written: str, tmp_path: Path) -> None:
    """The questions quiet, the answers plain, the day and the set as a heading."""
    file = tmp_path / "out.docx"
    assert reflectie("export", "--format", "docx", "-o", str(file), lang="nl").code == 0
    text = words_of(file)
    for words in ("zaterdag 21 november 2026, De waarom-vraag", SAID["situation"], SAID["learned"]):
        assert str(words) in text
    assert written


@pytest.mark.parametrize("as_format", ["json", "jsonl", "csv", "md", "html"])
def test_deidentify_leaves_nobody_by_name_in_any_format(
    reflectie: Run, written: str, as_format: str
) -> None:
    """Names and numbers are gone, the rest stands as it was."""
    reflectie("edit", written, "--answers", "-", stdin="learned: Bel 06-87654321 niet meer.\n")
    words = ["export", "--format", as_format, "--deidentify"]
    out = reflectie(*words, *(["--history"] if as_format == "json" else []), lang="nl").out
    for never in ("Yilmaz", "Fatima", "06-12345678", "06-87654321", "Sanne"):
        assert never not in out
    assert "niet meer" in out


def test_what_is_deidentified_can_be_taken_in_elsewhere(
    reflectie: Run, written: str, tmp_path: Path
) -> None:
    """It is an export like any other."""
    file = tmp_path / "out.json"
    assert reflectie("export", "--deidentify", "-o", str(file)).code == 0
    elsewhere = ("--journal", str(tmp_path / "b" / "journal.db"))
    assert reflectie(*elsewhere, "import", str(file)).out.strip() == written
    (item,) = json.loads(reflectie(*elsewhere, "show", written, "--json").out)["items"]
    assert item["intentions"][0]["text"] == item["answers"][-1]["answer"]


TEAM = {
    "name": "voor-het-team",
    "version": "1",
    "title": "Vragen van Sanne",
    "questions": """
  - {key: story, type: text, roles: [why, learn], question: "Wat zou Sanne zeggen?"}
  - {key: side, type: perspective, optional: true, question: "En de ander?"}
  - {key: how, type: choice, optional: true, question: "Hoe?", options: {alone: "zonder Sanne"}}
  - {key: plan, type: intention, optional: true, roles: [act], question: "Wat neem je je voor?"}
  - {key: themes, type: tag, optional: true, question: "Thema's?"}
""",
}
TOLD = {
    "story": "sanne lachte, en mevrouw Bakkersma at mee.",
    "side": {"text": "Zij vond sanne lief", "who": "client", "basis": "asked"},
    "how": "alone",
    "plan": {"text": "Sanne bellen", "check": "2026-11-21"},
    "themes": ["Sanne", "rust"],
}
CAME = {
    "done": "yes",
    "what_happened": "Ik belde Sanne en Bakkersma.",
    "effect_client": "Bakkersma rustiger.",
    "known_how": ["seen"],
    "next_step": "keep",
}


@pytest.fixture
def told(reflectie: Run, home: Path, saturday: Any) -> str:
    """Put a name on the list, and write it everywhere that somebody can write one."""
    file = home / "prompts" / "voor-het-team.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("".join(f"{key}: {value}\n" for key, value in TEAM.items()), encoding="utf-8")
    assert reflectie("names", "add", "Sanne", "--role", "colleague").code == 0
    words = ("new", "voor-het-team", "-t", "sanne", "-t", "Bakkersma")
    said = reflectie(*words, stdin=json.dumps(TOLD), lang="nl")
    assert said.code == 0, said.err
    handle = str(said.out.strip())
    assert reflectie("edit", handle, "--title", "Met SANNE en Bakkersma").code == 0
    saturday.on(days=1)
    came = reflectie("follow-up", "--answers", "-", stdin=json.dumps(CAME), lang="nl")
    assert came.code == 0, came.err
    return handle


@pytest.mark.parametrize("as_format", FORMATS)
def test_a_name_on_the_list_is_in_no_file_in_any_place(
    reflectie: Run, told: str, tmp_path: Path, as_format: str
) -> None:
    """Answers, sides, intentions, what came of them, themes, titles, questions, labels."""
    file = tmp_path / f"out.{as_format}"
    words = ("export", "--format", as_format, "--deidentify", "-o", str(file))
    said = reflectie(*words, lang="nl")
    assert (said.code, said.err) == (0, "")
    if as_format == "pdf":
        text = words_of_pdf(file.read_bytes())
    else:
        text = words_of(file) if as_format == "docx" else file.read_text("utf-8")
    for name in ("sanne", "bakkersma"):
        assert name not in text.lower()
    for placeholder in ("[collega 1]", "[persoon 1]"):
        assert placeholder in text
    assert "[persoon 2]" not in text
    assert told


def test_what_came_of_an_intention_goes_along(reflectie: Run, told: str) -> None:
    """It leaves with the people in it less recognisable, as its entry does."""
    out = json.loads(reflectie("export", "--deidentify", lang="nl").out)
    [meant] = next(one for one in out["items"] if one["handle"] == told)["intentions"]
    [came] = meant["follow_ups"]
    assert came["what_happened"] == "Ik belde [collega 1] en [persoon 1]."
    assert came["effect_client"] == "[persoon 1] rustiger."
    assert (came["done"], came["known_how"], came["next_step"]) == ("yes", ["seen"], "keep")


def test_a_person_has_one_name_in_the_whole_file(reflectie: Run, keep: Run, saturday: Any) -> None:
    """A name told in one entry is found in another that tells nothing, under one placeholder."""
    for words in (
        "Bakkersma nu rustiger.",
        "Bij mevrouw Bakkersma geweest.",
        "Met Fatima gebeld.",
    ):
        keep("waarom", {"situation": words}, lang="nl")
    out = reflectie("export", "--format", "csv", "--deidentify", lang="nl").out
    for words in (
        "[persoon 1] nu rustiger.",
        "Bij [persoon 1] geweest.",
        "Met [persoon 2] gebeld.",
    ):
        assert words in out


Writes = Callable[[Iterable[Entry], Language, str, export.Around], Iterator[bytes]]


@pytest.fixture
def breaks_off(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Let an export break off in the middle of a file."""

    def break_off(problem: Exception) -> None:
        whole: Writes = export.in_format

        def broken(
            entries: Iterable[Entry], language: Language, as_format: str, about: export.Around
        ) -> Iterator[bytes]:
            def until_it_breaks() -> Iterator[Entry]:
                yield from entries
                raise problem

            return whole(until_it_breaks(), language, as_format, about)

        monkeypatch.setattr(export, "in_format", broken)

    return break_off


@pytest.mark.parametrize("as_format", FORMATS)
@pytest.mark.parametrize(
    ("problem", "code"), [(OSError(errno.ENOSPC, "disk full"), 1), (JournalLocked(path="j"), 5)]
)
def test_what_breaks_off_half_way_leaves_no_half_file(
    reflectie: Run, written: str, tmp_path: Path, breaks_off: Callable[[Exception], None],
    as_format: str, problem: OSError | ReflectieError, code: int,
) -> None:  # fmt: skip
    """A full disk, or a journal that cannot be read any more, keeps the file that was there."""
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / "out.bestand"
    breaks_off(problem)
    for there in (False, True):
        if there:
            file.write_text("van eerder", encoding="utf-8")
        said = reflectie("export", "--format", as_format, "-o", str(file), "--force")
        assert (said.code, said.out, len(said.err.splitlines())) == (code, "", 1)
        assert [path.name for path in folder.iterdir()] == ["out.bestand"] * there
    assert file.read_text("utf-8") == "van eerder"
    assert written


@pytest.mark.parametrize("as_format", FORMATS)
@pytest.mark.parametrize(
    ("more", "says"),
    [([], "namen en al"), (["--deidentify"], "niet anoniem")],
)
def test_somebody_is_told_what_a_file_to_read_holds(
    reflectie: Run, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    as_format: str, more: list[str], says: str,
) -> None:  # fmt: skip
    """In a terminal one line says that names are in it, or that it is not anonymous; never of data."""
    words = ["export", "--format", as_format, *more, "-o", str(tmp_path / "out"), "--force"]
    assert reflectie(*words, lang="nl").err == ""
    monkeypatch.setattr(Session, "can_ask", property(lambda _: True))
    said = reflectie(*words, lang="nl").err
    assert (says in said) is (as_format in ("md", "html", "docx", "pdf"))
    assert len(said.splitlines()) <= 1
    assert written


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """Say that somebody looks at it."""
        return True


@pytest.mark.parametrize(
    ("takes_long", "terminal", "plain", "seen"),
    [
        (True, True, False, True),
        (False, True, False, False),
        (True, False, False, False),
        (True, True, True, False),
    ],
)
def test_a_long_export_says_in_a_terminal_how_far_it_is(
    reflectie: Run, written: str, monkeypatch: pytest.MonkeyPatch, dutch: Language,
    takes_long: bool, terminal: bool, plain: bool, seen: bool,
) -> None:  # fmt: skip
    """A line while it goes over the journal, gone afterwards; nothing where nobody looks."""
    monkeypatch.setattr(progress, "PATIENCE", -1 if takes_long else 3600)
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen() if terminal else io.StringIO()
    session = replace(
        begin_session(),
        err=screen,
        out=TextIOWrapper(io.BytesIO()),
        language=dutch,
        plain=plain,
    )
    with look_into_journal(session) as journal:
        wish = export.ExportRequest("html", None, history=False, deidentify=True)
        export.write_entries(session, journal, Filter(), wish)
    shown = screen.getvalue()
    assert bool(shown) is seen
    if seen:
        looked_at = pyte.Screen(80, 24)
        at = pyte.Stream(looked_at)
        one, _, other = shown.partition("\x1b[2K")
        at.feed(one)
        assert looked_at.display[0].strip() == "1"
        at.feed(f"\x1b[2K{other}")
        assert "".join(looked_at.display).strip() == ""
        assert not looked_at.cursor.hidden
    assert written


@pytest.mark.parametrize("as_format", ["json", "jsonl", "csv", "md", "html"])
def test_a_lighter_export_names_no_day_and_comes_in_again(
    reflectie: Run, keep: Run, tmp_path: Path, as_format: str
) -> None:
    """In every format; what people read says so above it, and JSON can be imported, once."""
    keep("waarom", {"situation": "x", "learned": "Eerst vragen"}, "-d", "2026-11-19")
    file = tmp_path / "light"
    said = reflectie("export", "--deidentify", "-f", as_format, "-o", str(file), lang="nl")
    assert said.code == 0
    text = file.read_text("utf-8")
    assert "Eerst vragen" in text
    assert not re.search("2026-11-19|19 november|T[0-9]{2}:[0-9]{2}:[0-9]{2}(?<!T00:00:00)", text)
    if as_format in ("md", "html"):
        assert "week 47 van 2026" in text
        assert "alleen de week" in text
    if as_format in ("json", "jsonl"):
        assert len(reflectie("import", str(file)).out.splitlines()) == 1
        assert reflectie("import", str(file)).out == ""
        assert (
            json.loads(reflectie("show", "last", "--json").out)["items"][0]["date"] == "2026-11-16"
        )


@pytest.mark.parametrize("ending", ["md", "html"])
def test_what_is_handed_on_tells_days_by_their_week(
    reflectie: Run, keep: Run, saturday: Any, tmp_path: Path, ending: str
) -> None:
    """No day of a month and no weekday, of the entry and of what was intended; JSON keeps Mondays."""
    said = {"situation": "x", "intention": {"text": "Wachten", "check": "2026-12-03"}}
    keep("waarom", said, "-d", "2026-11-19", lang="nl")
    file = tmp_path / f"x.{ending}"
    assert reflectie("export", "--deidentify", "-o", str(file), lang="nl").code == 0
    text = file.read_text("utf-8")
    assert "week 47 van 2026" in text
    assert "komt terug in week 49 van 2026" in text
    for day in ("maandag", "16 nov", "30 nov", "19 nov"):
        assert day not in text
    assert '"date":"2026-11-16"' in reflectie("export", "--deidentify").out.replace(" ", "")
