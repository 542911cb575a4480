import os
import stat
import sys
from datetime import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.errors import CannotWrite, ReflectieError, UnknownSetting, WrongSetting
from reflectie_cli.language import Language
from reflectie_cli.system.private_files import write_whole
from reflectie_cli.system.problems import FileProblems
from reflectie_cli.system.settings import Places, Settings, places
from reflectie_cli.system.settings_file import change, read_settings, read_values, typed_value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the settings stand; there are none yet."""
    return tmp_path / "config" / "config.yaml"


def test_without_a_file_everything_is_as_it_comes(file: Path) -> None:
    """Nobody has to set anything."""
    assert read_values(file) == {}
    assert Settings() == Settings(language=None, editor=None, plain=False, day_begins=time(5))


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("language", "nl", Settings(language="nl")),
        ("language", "en", Settings(language="en")),
        ("editor", "code --wait", Settings(editor="code --wait")),
        ("editor", 'C:\\Program Files\\x "y"', Settings(editor='C:\\Program Files\\x "y"')),
        ("editor", "# geen commentaar: echt", Settings(editor="# geen commentaar: echt")),
        ("editor", "/huis/é/😀", Settings(editor="/huis/é/😀")),
        ("plain", "true", Settings(plain=True)),
        ("plain", "false", Settings(plain=False)),
        ("day_begins", "07:30", Settings(day_begins=time(7, 30))),
        ("day_begins", "6:00", Settings(day_begins=time(6))),
        ("day_begins", "00:00", Settings(day_begins=time(0))),
    ],
)
def test_a_setting_is_kept_and_read(name: str, value: str, kept: Settings, file: Path) -> None:
    """What is set is what is read the next time, letter for letter."""
    change(file, name, value)
    assert read_settings(file) == kept
    assert read_settings(file).problem is None
    assert typed_value(file, name) == value


def test_setting_one_leaves_the_others(file: Path) -> None:
    """Settings do not disturb each other, and a later value takes the place of an earlier."""
    change(file, "editor", "nano")
    change(file, "language", "nl")
    change(file, "editor", "vim")
    assert read_values(file) == {"language": "nl", "editor": "vim"}


def test_a_setting_can_be_taken_out(file: Path) -> None:
    """Unset, it is as it comes; unset twice is once."""
    change(file, "editor", "nano")
    change(file, "plain", "true")
    change(file, "editor", None)
    change(file, "editor", None)
    assert read_values(file) == {"plain": True}
    assert (typed_value(file, "editor"), typed_value(file, "plain")) == ("", "true")


def test_a_file_written_by_hand_is_read(file: Path) -> None:
    """Comments, Windows line ends and a byte order mark are fine."""
    file.parent.mkdir()
    file.write_bytes(
        b"\xef\xbb\xbf# van mij\r\nlanguage: nl\r\nday_begins: 6:30\r\nplain: true\r\n"
    )
    assert read_settings(file) == Settings(language="nl", plain=True, day_begins=time(6, 30))


def test_an_unknown_setting_is_refused_with_those_there_are(
    file: Path, dutch: Language, english: Language
) -> None:
    """A slip in a name shows all names, and writes nothing."""
    with pytest.raises(UnknownSetting) as caught:
        change(file, "langauge", "nl")
    names = "language, editor, plain, hints, day_begins, word_client, word_relative"
    assert caught.value.sentence(english) == (
        f"There is no setting “langauge”. The settings are: {names}."
    )
    assert caught.value.sentence(dutch) == (
        f"De instelling “langauge” bestaat niet. Er zijn: {names}."
    )
    with pytest.raises(UnknownSetting):
        typed_value(file, "langauge")
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "value", "choices"),
    [
        ("language", "de", "nl, en"),
        ("language", "", "nl, en"),
        ("plain", "yes", "true, false"),
        ("plain", "1", "true, false"),
        ("day_begins", "24:00", "05:00"),
        ("day_begins", "vijf uur", "05:00"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_does(
    name: str, value: str, choices: str, file: Path, english: Language
) -> None:
    """A wrong value shows what would fit, and writes nothing."""
    with pytest.raises(WrongSetting) as caught:
        change(file, name, value)
    assert caught.value.sentence(english) == (
        f"“{value}” does not fit the setting {name}. Choose {choices}."
    )
    assert not file.exists()


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_editor_is_not_answered_with_an_hour(
    value: str, file: Path, english: Language
) -> None:
    """What is offered for a setting belongs to that setting."""
    with pytest.raises(WrongSetting) as caught:
        change(file, "editor", value)
    assert "05:00" not in caught.value.sentence(english)


BROKEN = [
    "language: [nl",
    "langauge: nl\n",
    "language: de\n",
    "- language\n",
    "language: nl\nlanguage: en\n",
    "plain: misschien\n",
    "day_begins: 25:00\n",
    "editor: &a nano\n",
]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_gives_what_comes_by_itself_and_its_problem(
    content: str, file: Path, dutch: Language
) -> None:
    """One slip in the settings never keeps somebody from writing; it is reported with its line."""
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    found = read_settings(file)
    assert found == Settings()
    assert found.problem is not None
    assert found.problem.sentence(dutch).startswith(f"{file}, regel ")


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_is_never_written_over(content: str, file: Path) -> None:
    """Setting something in a broken file tells what is broken and leaves it as it was."""
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FileProblems):
        change(file, "editor", "nano")
    assert file.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("content", [b"language: nl\xff\n", b"\x00"])
def test_a_file_that_is_no_text_gives_what_comes_by_itself(content: bytes, file: Path) -> None:
    """Bytes that are no text are a problem to report, not a crash."""
    file.parent.mkdir()
    file.write_bytes(content)
    assert read_settings(file) == Settings()
    assert read_settings(file).problem is not None


def test_a_folder_in_its_place_gives_what_comes_by_itself(file: Path) -> None:
    """Whatever stands there, somebody can write."""
    file.mkdir(parents=True)
    assert read_settings(file).problem is not None


@pytest.fixture(scope="module")
def any_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a settings file that every example writes anew."""
    return tmp_path_factory.mktemp("settings") / "config.yaml"


def set_or_refuse(file: Path, value: str) -> bool:
    """Set the editor; return whether it was taken."""
    try:
        change(file, "editor", value)
    except WrongSetting:
        return False
    return True


@settings(max_examples=60, deadline=None)
@given(value=st.text(max_size=30))
@example(value="/home/😀/bin/ed")
@example(value="a\x7fb")
@example(value="\ufeffed")
@example(value="ed\udcffit")
def test_any_editor_is_kept_as_it_is_or_refused(any_file: Path, value: str) -> None:
    """Whatever command somebody sets, the file stays readable and says what was set last."""
    any_file.write_text("editor: nano\n", encoding="utf-8")
    taken = set_or_refuse(any_file, value)
    found = read_settings(any_file)
    assert found.problem is None
    assert found.editor == (value.strip() if taken else "nano")


@pytest.mark.parametrize("value", ["/home/é/😀 bin/ed", "日本", "code --wait", "'/x y/z' -f"])
def test_an_editor_people_may_have_is_taken(value: str, any_file: Path) -> None:
    """Names of folders in any script are no reason to refuse."""
    assert set_or_refuse(any_file, value)


# Written whole, or not at all


def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    """All pieces stand in it, and nobody else may read them."""
    path = tmp_path / "out.txt"
    write_whole(path, [b"een ", b"twee"])
    assert path.read_bytes() == b"een twee"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dutch: Language
) -> None:
    """A full disk leaves the old file whole, and nothing beside it."""
    path = tmp_path / "config.yaml"
    path.write_bytes(b"language: nl\n")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite) as caught:
        change(path, "editor", "nano")
    assert path.read_bytes() == b"language: nl\n"
    assert list(tmp_path.iterdir()) == [path]
    assert caught.value.sentence(dutch) == (
        f"{path} kan niet geschreven worden (de schijf is vol). Er is niets half geschreven."
    )


def test_what_breaks_while_it_is_made_leaves_nothing(tmp_path: Path) -> None:
    """An export that stops half-way leaves no half file, whatever stopped it."""
    path = tmp_path / "out.json"

    def broken() -> "list[bytes]":
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(path, (piece for _ in [0] for piece in broken()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a file as a folder is said otherwise there")
def test_a_place_that_is_no_folder_is_said(tmp_path: Path) -> None:
    """A file where a folder should be is a problem to mend."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ReflectieError):
        change(tmp_path / "file" / "config.yaml", "editor", "nano")


# Places


def test_one_folder_takes_the_place_of_all(tmp_path: Path) -> None:
    """REFLECTIE_HOME holds journal, settings and own sets."""
    assert places({"REFLECTIE_HOME": str(tmp_path)}, None) == Places(
        tmp_path / "journal.db", tmp_path / "config.yaml", tmp_path / "prompts"
    )


@pytest.mark.parametrize(
    ("named", "environment", "journal"),
    [
        ("a.db", {"REFLECTIE_JOURNAL": "b.db", "REFLECTIE_HOME": "h"}, Path("a.db")),
        (None, {"REFLECTIE_JOURNAL": "b.db", "REFLECTIE_HOME": "h"}, Path("b.db")),
        (None, {"REFLECTIE_HOME": "h"}, Path("h/journal.db")),
        ("~/a.db", {}, Path.home() / "a.db"),
    ],
)
def test_the_journal_is_the_one_that_is_named_nearest(
    named: str | None, environment: dict[str, str], journal: Path
) -> None:
    """The option wins over the variable, the variable over the home."""
    assert places(environment, named).journal == journal


@pytest.mark.parametrize(
    ("journal", "shown"),
    [
        (Path("/a/journal.db"), "/a/journal.db"),
        (Path.home() / "journal.db", str(Path("~/journal.db"))),
        (Path("/een/heel/lange/weg/naar/een/heel/ver/journal.db"), str(Path("/", "…", "journal.db"))),
        (Path("/data") / Path.home().relative_to("/") / "j.db",
         str(Path("/data") / Path.home().relative_to("/") / "j.db")),
    ],
)  # fmt: skip
def test_a_journal_is_shown_by_a_way_people_can_read(journal: Path, shown: str) -> None:
    """The home folder is ~, and a long way is cut in the middle."""
    assert Places(journal, Path("c"), Path("p")).journal_for_people == shown


WRITTEN = """\
# What I like.
day_begins: "06:00"   # after the night shift

editor: >
  vim
  -u NONE
# Of others:
language: nl # mine
"""


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("day_begins", "07:00", WRITTEN.replace('"06:00"', '"07:00"')),
        ("language", "en", WRITTEN.replace("language: nl", 'language: "en"')),
        ("language", None, WRITTEN.replace("language: nl # mine\n", "")),
        ("editor", "nano", WRITTEN.replace(">\n  vim\n  -u NONE", '"nano"')),
        ("editor", None, WRITTEN.replace("editor: >\n  vim\n  -u NONE\n", "")),
        ("plain", "true", WRITTEN + "plain: true\n"),
        ("day_begins", "07:00", WRITTEN.replace('"06:00"', '"07:00"').replace("\n", "\r\n")),
    ],
)
def test_what_else_stands_in_the_file_stays(
    file: Path, name: str, value: str | None, text: str
) -> None:
    """Comments, order and empty lines are somebody's own."""
    file.parent.mkdir()
    ends = "\r\n" if "\r" in text else "\n"
    file.write_bytes(WRITTEN.replace("\n", ends).encode())
    change(file, name, value)
    assert file.read_bytes().decode().replace("\r", "") == text.replace("\r", "")


@pytest.mark.parametrize(
    "text", ["{language: nl, plain: true}\n", "language: nl\n...\n", "? language\n: nl\n"]
)
def test_a_file_that_is_written_in_another_way_is_changed_as_well(file: Path, text: str) -> None:
    """Whatever YAML it is, the settings in it are right afterwards."""
    file.parent.mkdir()
    file.write_text(text)
    before = read_values(file)
    change(file, "editor", "nano")
    assert read_values(file) == before | {"editor": "nano"}


def test_settings_that_are_a_link_stay_one(file: Path, tmp_path: Path) -> None:
    """Whoever keeps their settings elsewhere, such as in a repository, keeps them there."""
    file.parent.mkdir()
    (tmp_path / "mine.yaml").write_text("# mine\n")
    file.symlink_to(tmp_path / "mine.yaml")
    change(file, "editor", "nano")
    assert file.is_symlink()
    assert (tmp_path / "mine.yaml").read_text() == '# mine\neditor: "nano"\n'
