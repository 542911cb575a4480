import os
import shlex
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reflectie_cli.errors import EditorFailed, NoEditor, NothingWritten, ReflectieError
from reflectie_cli.journal.errors import JournalFull, WordsRescued
from reflectie_cli.language import speak
from reflectie_cli.system.problems import FileProblems, Problem
from reflectie_cli.system.text_files import NotText
from reflectie_cli.walk import editor as editor_module
from reflectie_cli.walk.editor import Editor, leftovers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its editors are shell scripts")


def nobody_waits() -> None:
    """Fail where somebody would be asked to press Enter."""
    raise AssertionError("nobody should be asked to wait")


@pytest.fixture
def make_editor(tmp_path: Path) -> Callable[..., Editor]:
    """Return an editor that is a shell script; in it `$1` is the file."""
    count = 0

    def make(script: str, wait: Callable[[], None] = nobody_waits) -> Editor:
        nonlocal count
        count += 1
        program = tmp_path / f"editor-{count}"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o700)
        return Editor(shlex.quote(str(program)), tmp_path / "journal", wait)

    return make


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return the folder where files in work stand."""
    return tmp_path / "journal"


def left_in(place: Path) -> list[Path]:
    """List everything that was left behind."""
    return [path for path in place.rglob("*") if path.is_file()]


def test_what_was_saved_comes_back_and_nothing_stays_behind(
    make_editor: Callable[..., Editor], place: Path
) -> None:
    """The words come back letter for letter, and the file goes once they are kept."""
    with make_editor("printf '%s' 'één\n  twee' >> \"$1\"").written("eerst ") as (text, file):
        assert text == "eerst één\n  twee"
        assert file.exists()
    assert list(place.iterdir()) == []


def test_an_editor_with_options_is_started_with_them(
    make_editor: Callable[..., Editor], place: Path
) -> None:
    """`code --wait` is a program and an option, as it is in other programs."""
    program = make_editor('printf "%s" "$1" > "$2"').command
    with Editor(f"{program} '--wait now'", place, nobody_waits).written("x") as (text, _):
        assert text == "--wait now"


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_the_file_is_for_its_writer_alone(make_editor: Callable[..., Editor]) -> None:
    """Whoever else uses this computer cannot read along, whatever the umask is."""
    before = os.umask(0)
    try:
        with make_editor('printf x > "$1"').written("") as (_, file):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
            assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)


def test_an_editor_that_ends_badly_leaves_the_words_where_it_says(
    make_editor: Callable[..., Editor], place: Path
) -> None:
    """Exit code 1 after writing: the words are in the file the sentence names."""
    with (
        pytest.raises(EditorFailed) as caught,
        make_editor('printf "nieuwe woorden" > "$1"; exit 1').written("oud"),
    ):
        pass
    (file,) = left_in(place)
    assert file.read_text(encoding="utf-8") == "nieuwe woorden"
    assert str(file) in caught.value.sentence(speak("nl"))
    assert leftovers(place) == [file]


@pytest.mark.parametrize("script", ["exit 1", 'rm "$1"; exit 1', "kill -9 $$"])
def test_a_place_that_is_named_exists(
    script: str, make_editor: Callable[..., Editor], place: Path
) -> None:
    """A sentence names a file only where there is one: without new words none is promised."""
    with pytest.raises(ReflectieError) as caught, make_editor(script).written("oud"):
        pass
    said = caught.value.sentence(speak("nl"))
    named = [word for word in said.split() if word.startswith(str(place))]
    assert all(Path(word).exists() for word in named)


def test_a_file_that_the_editor_removed_changes_nothing(
    make_editor: Callable[..., Editor], place: Path
) -> None:
    """Where the file is gone, the text is what it was, after asking whether it is saved."""
    asked: list[str] = []
    removing = make_editor('rm "$1"', lambda: asked.append("saved?"))
    with removing.written("zoals het was") as (text, _):
        assert text == "zoals het was"
    assert asked == ["saved?"]
    assert left_in(place) == []


@pytest.mark.parametrize(
    ("script", "text"),
    [
        (r"printf 'caf\351' > $1", "café"),
        (r"printf '\357\273\277caf\303\251' > $1", "café"),
        (r"printf 'een\r\ntwee\r\n' > $1", "een\ntwee\n"),
        (r"printf 'een\rtwee\342\200\250drie' > $1", "een\ntwee\ndrie"),
        (r"printf '5 \200 \226 \223ja\224' > $1", "5 € – “ja”"),
        (r"printf '\377\376c\0a\0f\0\351\0' > $1", "café"),
        (r"printf '\376\377\0c\0a\0f\0\351' > $1", "café"),
        (r"printf 'cli\303\253nt \360\237\230\200' > $1", "cliënt 😀"),
    ],
    ids=[
        "latin-1",
        "byte order mark",
        "windows",
        "line ends",
        "windows-1252",
        "utf-16-le",
        "utf-16-be",
        "utf-8",
    ],
)
def test_an_editor_may_save_in_another_encoding(
    script: str, text: str, make_editor: Callable[..., Editor]
) -> None:
    """What an old editor saves is read, never refused: words are words."""
    with make_editor(script).written("") as (saved, _):
        assert saved == text


def test_a_file_with_nuls_stays_where_it_is(
    make_editor: Callable[..., Editor], place: Path
) -> None:
    """What cannot be read as text is refused, named, and not thrown away."""
    with (
        pytest.raises(NotText) as caught,
        make_editor(r"printf 'c\0a\0f\0' > $1").written("oud"),
    ):
        pass
    (file,) = left_in(place)
    assert file.read_bytes() == b"c\0a\0f\0"
    assert str(file) in caught.value.sentence(speak("nl"))


@pytest.mark.parametrize("script", [': > "$1"', 'printf "  \\n\\n" > "$1"'])
def test_an_empty_file_means_nothing_was_written(
    script: str, make_editor: Callable[..., Editor], place: Path
) -> None:
    """An emptied file is refused in words, and leaves nothing behind."""
    with pytest.raises(NothingWritten), make_editor(script).written("oud"):
        pass
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "command", ["/no/such/editor", "no-such-editor-at-all", "'unbalanced", " ", "/"]
)
def test_an_editor_that_cannot_start_is_named(command: str, place: Path) -> None:
    """A missing program is one sentence with what to do, and leaves nothing behind."""
    with pytest.raises(NoEditor) as caught, Editor(command, place, nobody_waits).written("x"):
        pass
    said = caught.value.sentence(speak("nl"))
    assert said.startswith(f"{command} start niet.")
    assert "reflectie instellingen editor" in said
    assert list(place.iterdir()) == []


def test_an_editor_that_comes_back_at_once_is_waited_for(
    make_editor: Callable[..., Editor], place: Path
) -> None:
    """A window program returns before somebody writes; the words they save later are read."""

    def saves_later() -> None:
        (file,) = left_in(place)
        file.write_text("later bewaard", encoding="utf-8")

    with make_editor("true", saves_later).written("") as (text, _):
        assert text == "later bewaard"


def test_an_editor_that_took_its_time_is_not_waited_for(
    make_editor: Callable[..., Editor], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looked and closed the editor is not asked again."""
    monkeypatch.setattr(editor_module, "_AT_ONCE", 0)
    with make_editor("true").written("zoals het was") as (text, _):
        assert text == "zoals het was"


def test_an_editor_that_saves_at_once_is_not_waited_for(make_editor: Callable[..., Editor]) -> None:
    """A quick typist, or a script, is not asked to press Enter."""
    with make_editor('printf nieuw > "$1"').written("oud") as (text, _):
        assert text == "nieuw"


@pytest.mark.parametrize(
    "leaves",
    ['touch "$1~"', 'touch "$(dirname "$1")/.reflectie.txt.swp"', 'mkdir "$(dirname "$1")/.undo"',
     'mkdir "$1.d"; touch "$1.d/x"'],
    ids=["back-up", "swap", "a folder", "a full folder"],
)  # fmt: skip
def test_what_an_editor_leaves_beside_the_file_goes_with_it(
    leaves: str, make_editor: Callable[..., Editor], place: Path
) -> None:
    """Back-ups and swap files hold somebody's words, so they go too."""
    with make_editor(f'printf nieuw > "$1"; {leaves}').written("") as (text, _):
        assert text == "nieuw"
    assert list(place.iterdir()) == []


def test_words_stay_in_the_file_when_the_journal_refuses(
    make_editor: Callable[..., Editor], place: Path
) -> None:
    """A full disk costs no words: the sentence says what is wrong and where the words stand."""
    with (
        pytest.raises(WordsRescued) as caught,
        make_editor('printf "mijn woorden" > "$1"').written(""),
    ):
        raise JournalFull(path="journal.db")
    (file,) = left_in(place)
    assert file.read_text(encoding="utf-8") == "mijn woorden"
    assert caught.value.exit_code == 5
    assert caught.value.sentence(speak("nl")).split("\n") == [
        "De schijf waar journal.db staat is vol. Maak ruimte en probeer het opnieuw.",
        f"Wat je schreef staat in {file}",
    ]
    assert leftovers(place) == [file]


@pytest.mark.parametrize(
    "problem", [FileProblems("f", [Problem("text is expected here")]), KeyboardInterrupt()]
)
def test_words_stay_in_the_file_whatever_goes_wrong_with_them(
    problem: BaseException, make_editor: Callable[..., Editor], place: Path
) -> None:
    """Answers that cannot be read, or a Ctrl-C, leave the file to go on with."""
    with (
        pytest.raises(type(problem)),
        make_editor('printf "mijn woorden" > "$1"').written(""),
    ):
        raise problem
    (file,) = left_in(place)
    assert file.read_text(encoding="utf-8") == "mijn woorden"


def test_a_file_of_an_earlier_time_is_left_alone(
    make_editor: Callable[..., Editor], place: Path
) -> None:
    """Two people, or two tries, never write in one file."""
    earlier = place / "writing-earlier"
    earlier.mkdir(parents=True)
    (earlier / "reflectie.txt").write_text("eerder", encoding="utf-8")
    with make_editor('printf nieuw > "$1"').written(""):
        pass
    assert leftovers(place) == [earlier / "reflectie.txt"]


def test_only_files_with_words_are_left_over(place: Path) -> None:
    """An empty file in work, or some other folder, holds nobody's words."""
    for name, words in (("writing-a", "woorden"), ("writing-b", ""), ("other", "x")):
        (place / name).mkdir(parents=True)
        (place / name / "reflectie.txt").write_text(words, encoding="utf-8")
    assert leftovers(place) == [place / "writing-a" / "reflectie.txt"]
    assert leftovers(place / "nowhere") == []


def test_an_editor_written_in_python_gets_the_text(tmp_path: Path, place: Path) -> None:
    """What stood there already is in the file when the editor opens."""
    program = tmp_path / "edit.py"
    program.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text(encoding='utf-8').upper(), encoding='utf-8')\n",
        encoding="utf-8",
    )
    command = shlex.join([sys.executable, str(program)])
    with Editor(command, place, nobody_waits).written("één cliënt") as (text, _):
        assert text == "ÉÉN CLIËNT"
