"""Files of sets as they come: every encoding, size and kind, and whatever stands in them."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import speak
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.model import PromptSet
from tests.prompt_sets.set_files import ENGLISH, GOOD, changed, read, said


@pytest.mark.parametrize("scalar", ["22:30", "no", "012", "0x1f", "1_000", "2026-11-20", "1e3"])
def test_what_somebody_types_stays_the_text_they_typed(scalar: str, tmp_path: Path) -> None:
    """YAML makes numbers, dates and truths of words; here they stay words."""
    found = read(tmp_path / "eigen.yaml", changed("Wat?", scalar))
    assert found.questions[0].text == {"nl": scalar, "en": scalar}


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(),
        b"---\n" + GOOD.encode() + b"...\n",
        b"# mijn eigen set\n\n" + GOOD.encode() + b"\n\n",
    ],
    ids=["byte order mark", "windows line ends", "both", "document marks", "comments"],
)
def test_files_as_notepad_writes_them_are_read(content: bytes, tmp_path: Path) -> None:
    """A byte order mark and Windows line ends change nothing."""
    read(tmp_path / "plain.yaml", GOOD.replace("eigen", "plain"))
    assert read(tmp_path / "eigen.yaml", content).questions[0].text["nl"] == "Wat?"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (GOOD.encode() + b"description: caf\xe9\n", len(GOOD) + len("description: caf") + 1),
        (GOOD.encode("utf-16"), 1),
        (bytes(range(256)), 129),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1),
    ],
    ids=["latin-1", "utf-16", "every byte", "a picture"],
)
def test_a_file_that_is_not_utf8_says_at_which_byte(
    content: bytes, place: int, tmp_path: Path
) -> None:
    """The place of the first byte that is not UTF-8 is said, and what to do."""
    path = tmp_path / "eigen.yaml"
    assert said(path, content) == [
        f"eigen.yaml is not text in UTF-8 (byte {place}). Save it as UTF-8 and try again."
    ]


def test_a_file_of_64_kib_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    """The limit is exact, and what is longer is refused unread."""
    longest = (GOOD + "#" * 65536)[:65536]
    path = tmp_path / "eigen.yaml"
    assert read(path, longest).name == "eigen"
    assert said(path, longest + "#") == [
        "eigen.yaml: The file is longer than 64 KiB; no prompt set needs that."
    ]


def _folder(path: Path) -> None:
    path.mkdir()


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def _looping(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.skipif(sys.platform == "win32", reason="making links asks for rights on Windows")
@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (_folder, "Is a directory"),
        (_dangling, "No such file or directory"),
        (_looping, "Too many levels of symbolic links"),
    ],
)
def test_what_is_no_file_at_all_is_said_plainly(
    make: Callable[[Path], None], problem: str, tmp_path: Path
) -> None:
    """A folder or a link to nowhere with a set's name is one sentence, not a crash."""
    path = tmp_path / "eigen.yaml"
    make(path)
    with pytest.raises(ReflectieError) as caught:
        read_prompt_set(path, own=True)
    assert caught.value.sentence(ENGLISH) == f"{path} cannot be read ({problem})."
    assert caught.value.exit_code == 4


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a file that may not be read"
)
def test_a_file_that_may_not_be_read_is_said_plainly(tmp_path: Path) -> None:
    """Missing rights are one sentence, not a crash."""
    path = tmp_path / "eigen.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ReflectieError, match="Permission denied"):
        read_prompt_set(path, own=True)


# Whatever stands in a file

PIECES = st.sampled_from(
    ["name: eigen", "title: ", "questions:", "- ", "key: a", "type: text", "question: W", "\n",
     "\n  ", "\n    ", ": ", "{", "}", "[", "]", ",", "'", '"', "&a ", "*a", "!t ", "<<: ", "---",
     "\t", "|\n", ">\n", "#", "null", "~", "yes", "22:30", "\\", "\\x0", "%", "?", "é", "\x00",
     "\x1b", "\ufeff", "\u2028", "roles: [why]", "options: ", "later: true"]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=25).map("".join)
MANGLED = st.builds(
    lambda at, cut, piece: GOOD[:at] + piece + GOOD[at + cut :],
    st.integers(0, len(GOOD)),
    st.integers(0, 12),
    YAMLISH,
)
ANYTHING = st.one_of(
    st.binary(max_size=200), st.text(max_size=200).map(str.encode), YAMLISH.map(str.encode),
    MANGLED.map(str.encode),
)  # fmt: skip


def set_or_problem(path: Path) -> PromptSet | ReflectieError:
    """Read a file as a set; give what a person would be told where it is none."""
    try:
        return read_prompt_set(path, own=True)[0]
    except ReflectieError as problem:
        return problem


@pytest.fixture(scope="module")
def any_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a path whose file is written anew for every example."""
    return tmp_path_factory.mktemp("sets") / "eigen.yaml"


@settings(max_examples=300, deadline=None)
@given(content=ANYTHING)
@example(content=("name: " + "[" * 3000 + "]" * 3000).encode())
@example(content="".join("  " * n + "a:\n" for n in range(200)).encode())
@example(content=b"&a [*a]")
@example(content=b"? [a]\n: b\n")
def test_whatever_stands_in_a_file_it_is_a_set_or_a_sentence(
    any_file: Path, content: bytes
) -> None:
    """Any bytes give a set, or an error a person can mend that speaks both languages."""
    any_file.write_bytes(content)
    outcome = set_or_problem(any_file)
    if isinstance(outcome, ReflectieError):
        assert outcome.exit_code == 4
        assert outcome.sentence(ENGLISH).strip()
        assert outcome.sentence(speak("nl")).strip()
    else:
        assert outcome.name == "eigen"
        assert outcome.questions


def test_a_billion_laughs_stay_as_small_as_the_file(tmp_path: Path) -> None:
    """A file that would grow when it is read is refused at every anchor and every reference."""
    laughs = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    lines = said(tmp_path / "eigen.yaml", laughs)
    assert lines[0] == "eigen.yaml, line 1: Anchors like &a are not used here; remove it."
    assert all("are not used here" in line for line in lines[:-1])
    assert len(lines) <= 9 + 2 * 8
