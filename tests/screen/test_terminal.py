import io
import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reflectie_cli.screen.lines import WIDTH, Line, plain_text
from reflectie_cli.screen.terminal import draw
from reflectie_cli.screen.text import clean, columns, cut, pad

_STYLING = re.compile("\x1b\\[[0-9;]*m")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test draw on a colour terminal of a hundred columns."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm-256color")


def drawn(*lines: Line, colour: bool = True) -> str:
    """Draw lines and give what went to the terminal."""
    screen = Terminal()
    draw(lines, screen, colour=colour)
    return screen.getvalue()


HOSTILE = [
    ("[bold]vet[/bold]", "[bold]vet[/bold]"),
    ("[/x] [", "[/x] ["),
    (":smile: :warning:", ":smile: :warning:"),
    ("\x1b[31mrood", "<U+001B>[31mrood"),
    ("\x1b]52;c;aGk=\x07", "<U+001B>]52;c;aGk=<U+0007>"),
    ("\x1b]8;;http://x\x1b\\", "<U+001B>]8;;http://x<U+001B>\\"),
    ("\x9b31m", "<U+009B>31m"),
    ("heen\rweer", "heen<U+000D>weer"),
    ("abc\u202edef", "abc<U+202E>def"),
    ("\u2066x\u2069", "<U+2066>x<U+2069>"),
    ("a\x08b\x7f", "a<U+0008>b<U+007F>"),
    ("\x00", "<U+0000>"),
    ("\u200f\u061c", "<U+200F><U+061C>"),
]


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
@pytest.mark.parametrize("style", ["words", "quiet", "title", "key"])
def test_nothing_in_a_text_works_on_the_terminal(text: str, shown: str, style: str) -> None:
    """Markup, emoji codes, escapes and direction marks come out as letters, in every style."""
    line = Line(text, style)  # type: ignore[arg-type]  # the four styles by name
    assert _STYLING.sub("", drawn(line)) == f"{shown}\n"
    assert plain_text([line]) == f"{shown}\n"


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_nothing_at_the_right_edge_works_on_the_terminal(text: str, shown: str) -> None:
    """What stands at the right edge is cleaned as well."""
    assert shown in _STYLING.sub("", drawn(Line("links", right=text)))
    assert shown in plain_text([Line("links", right=text)])


def test_line_ends_of_windows_are_line_ends() -> None:
    """A carriage return before a line end is part of it."""
    assert drawn(Line("een\r\ntwee")) == "een\ntwee\n"


TEXTS = st.one_of(
    st.text(max_size=200),
    st.text("日本語é👍́‍️ \t", max_size=120),
    st.text("ab ", max_size=400),
    st.text("\x1b[]0;m\x9b\u202e\r\n", max_size=60),
)
LINES = st.builds(
    Line,
    text=TEXTS,
    style=st.sampled_from(["words", "quiet", "title", "key"]),
    indent=st.integers(0, 3),
)


@settings(max_examples=150, deadline=None)
@given(line=LINES)
@example(line=Line("a" * 300, "title", indent=3))
@example(line=Line("日本語" * 60))
def test_nothing_is_ever_wider_than_76_columns(line: Line) -> None:
    """Whatever is drawn is wrapped, also where a word or a wide script leaves no space."""
    for shown in _STYLING.sub("", drawn(line)).split("\n"):
        assert cell_len(shown.rstrip()) <= WIDTH


@settings(max_examples=150, deadline=None)
@given(line=LINES)
def test_only_styling_of_ours_reaches_the_terminal(line: Line) -> None:
    """No control or direction character comes through, whatever the text is."""
    left = _STYLING.sub("", drawn(line))
    assert clean(left) == left


@settings(max_examples=100, deadline=None)
@given(line=LINES)
def test_every_word_reaches_the_terminal(line: Line) -> None:
    """Wrapping loses no letter of what somebody wrote."""
    kept = [letter for letter in clean(line.text) if not letter.isspace()]
    shown = [letter for letter in _STYLING.sub("", drawn(line)) if not letter.isspace()]
    assert shown == kept


@settings(max_examples=100, deadline=None)
@given(line=LINES)
def test_without_colour_there_is_no_colour(line: Line) -> None:
    """Where somebody wants no colour none is sent; the words are the same."""
    bare = drawn(line, colour=False)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", bare)
    assert _STYLING.sub("", bare) == _STYLING.sub("", drawn(line))


@pytest.mark.parametrize("text", ["kort", "日本語", "e\u0301te\u0301", ""])
@pytest.mark.parametrize("right", ["k7f3q", "日本", "reflectie hervat"])
def test_what_stands_right_ends_at_the_edge(text: str, right: str) -> None:
    """A handle or a command ends at column 76, however wide the letters before it are."""
    shown = _STYLING.sub("", drawn(Line(text, "title", right=right)))
    assert shown.endswith(f"{right}\n")
    assert shown.count("\n") == 1
    assert cell_len(shown.rstrip("\n")) == WIDTH


def test_on_a_narrow_terminal_lines_are_narrower(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of forty columns gets lines of forty."""
    monkeypatch.setenv("COLUMNS", "40")
    shown = drawn(Line("woord " * 30, indent=1)).split("\n")
    assert max(cell_len(line.rstrip()) for line in shown) <= 40
    assert all(line.startswith("  woord") for line in shown if line)


def test_every_line_of_an_answer_is_indented() -> None:
    """An answer of several lines stands under its question as one block."""
    assert drawn(Line("een\n\n  twee", indent=1)).split("\n") == ["  een", "  ", "    twee", ""]
    assert plain_text([Line("een\ntwee", indent=2)]) == "    een\n    twee\n"


def test_plain_text_is_neither_wrapped_nor_coloured() -> None:
    """Off a terminal a line is a line, however long."""
    assert plain_text([Line("woord " * 30, "title", right="k7f3q")]) == (
        "woord " * 30 + "  k7f3q\n"
    )


# Columns

SCRIPTS = [
    "abc", "café", "cafe\u0301", "日本語", "한국어", "Ａ", "नमस्ते", "สวัสดี", "שלום", "עִבְרִית",
    "العربية", "👍", "x\u200by", "soft\u00adhyphen",
]  # fmt: skip


@pytest.mark.parametrize("text", SCRIPTS)
def test_columns_are_counted_as_the_terminal_counts_them(text: str) -> None:
    """Wide letters take two, marks on letters none, in every script people write in."""
    assert columns(text) == cell_len(text)


@pytest.mark.parametrize("text", SCRIPTS)
def test_what_is_padded_takes_its_columns(text: str) -> None:
    """A list of names in different scripts stands in columns."""
    assert cell_len(pad(text, 12)) == 12


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60), width=st.integers(1, 40))
def test_what_is_cut_fits_on_one_line(text: str, width: int) -> None:
    """However it is written, the beginning of a text is one line of at most so many columns."""
    shown = cut(text, width)
    assert columns(shown) <= width
    assert "\n" not in shown
    line = " ".join(clean(text).split())
    if shown != line:
        assert shown.endswith("…")
        assert line.startswith(shown.removesuffix("…"))


def test_a_text_that_fits_is_not_cut() -> None:
    """Exactly as wide as there is room, a text stays whole."""
    assert cut("twaalf tekens", 13) == "twaalf tekens"
    assert cut("twaalf tekens", 12) == "twaalf teke…"
    assert cut(" een\n\n twee ", 20) == "een twee"


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_cleaning_leaves_all_other_letters_alone(text: str) -> None:
    """Cleaning twice is cleaning once, and what is harmless is untouched."""
    shown = clean(text)
    assert clean(shown) == shown
    if shown == text.replace("\r\n", "\n"):
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text.replace("\r\n", "\n")
        )


def test_columns_of_a_list_stay_in_line() -> None:
    """Names of different scripts, padded, put what follows at one column."""
    starts = [cell_len(pad(name, 16)) for name in ("eigen", "日本語", "café", "नमस्ते")]
    assert all(one == other for one, other in pairwise(starts))


@pytest.mark.parametrize(
    "sign", ["👍🏽", "👩‍👩‍👧", "🇳🇱", "❤️", "1️⃣", "🏴‍☠️", "日", "é", "e\u0301", "👩🏿‍⚕️"]
)
def test_a_sign_of_several_letters_keeps_a_table_straight(sign: str) -> None:
    """A colour of skin, a family, a flag: it takes what Rich, which draws it, gives it."""
    assert columns(sign) == cell_len(sign)
    assert cell_len(pad(sign, 10)) == 10
    for width in range(2, 12):
        shown = cut(sign * 8, width)
        assert cell_len(shown) <= width
        assert shown.removesuffix("…") in [sign * number for number in range(9)]
