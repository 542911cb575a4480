"""The themes of a review: drawn on a line of weeks, or said in words."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reflectie_cli.documents.review import (
    theme_timeline,
)
from reflectie_cli.documents.terminal import timeline_lines
from reflectie_cli.language import Code, speak
from reflectie_cli.loop.period import of_kind, weeks
from reflectie_cli.loop.review import Review, Theme
from reflectie_cli.screen.lines import WIDTH, plain_text
from tests.documents.reviews import CODES, part, period, review, shown

ASKED, SEEN, ASSUMED = ("asked_client",), ("seen",), ("assumed",)


# Themes

MARKS = "●·"


def marks(line: str) -> list[int]:
    """Return the columns in which a line has a mark."""
    return [at for at, letter in enumerate(line) if letter in MARKS]


def themes_of(found: Review, code: Code = "nl") -> list[str]:
    """Return the lines of the themes in a letter."""
    return part([*shown(found, code), ""], {"nl": "Je thema's", "en": "Your themes"}[code])


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(["2026-11", "2026-Q1", "2026-Q4", "2026"])
    | st.integers(2000, 2099).map(str),
    at=st.sets(st.integers(0, 53), min_size=1),
    tag=st.text("abcdefgh", min_size=3, max_size=40),
)
@example(name="2026", at={0, 26, 52}, tag="avondrust")
@example(name="2012", at={0, 53}, tag="a" * 40)
def test_the_line_of_a_theme_has_one_mark_a_week(name: str, at: set[int], tag: str) -> None:
    """A week in which a theme came up is full, every other one is open, up to 54 weeks in 76."""
    of_weeks = list(weeks(period(name)))
    used = tuple(sorted({of_weeks[number % len(of_weeks)] for number in at}))
    scale, line = themes_of(review(name, themes=(Theme(tag=tag, weeks=used),)))
    assert cell_len(line) <= WIDTH
    filled = [line[at] == "●" for at in marks(line)]
    assert filled == [week in used for week in of_weeks]
    assert scale.split() == ["week", str(int(of_weeks[0][-2:])), str(int(of_weeks[-1][-2:]))]


@pytest.mark.parametrize("name", ["2026-11", "2026-Q1", "2026"])
@pytest.mark.parametrize(
    "tag",
    [
        "avondrust",
        "jas",
        "tv",
        "x" * 40,
        "日本語",
    ],
)
def test_the_first_and_last_week_stand_above_their_marks(name: str, tag: str) -> None:
    """The numbers show where the line begins and ends."""
    of_weeks = list(weeks(period(name)))
    first, last = (str(int(week[-2:])) for week in (of_weeks[0], of_weeks[-1]))
    scale, line = themes_of(review(name, themes=(Theme(tag=tag, weeks=tuple(of_weeks)),)))
    columns_of = [cell_len(line[:at]) for at in marks(line)]
    assert scale.startswith("  week ")
    assert scale.index(first, len("  week ")) == columns_of[0]
    assert len(scale) - 1 == columns_of[-1]
    assert scale.endswith(f" {last}")


@pytest.mark.parametrize("code", CODES)
def test_a_year_of_53_weeks_fits_beside_a_long_name(code: Code) -> None:
    """No line of themes is wrapped or shortened by a week."""
    of_weeks = tuple(weeks(period("2026")))
    assert len(of_weeks) == 53
    names = ["samen eten aan de lange tafel", "日本語" * 7, "rust"]
    lines = themes_of(
        review("2026", themes=tuple(Theme(tag=n, weeks=of_weeks) for n in names)), code
    )
    assert len(lines) == 4
    assert [line.count("●") for line in lines] == [0, 53, 53, 53]
    assert max(cell_len(line) for line in lines) <= WIDTH


@pytest.mark.parametrize("count", range(2, 71))
@pytest.mark.parametrize("tag", ["jas", "samen eten aan de lange tafel"])
def test_a_line_of_weeks_is_never_broken(count: int, tag: str) -> None:
    """However many weeks somebody chose: the line fits, or the words are enough."""
    last = date(2025, 1, 6) + timedelta(weeks=count, days=-1)
    found = review(f"2025-01-06..{last}", themes=(Theme(tag=tag, weeks=("2025-W03",)),))
    *scale, line = themes_of(found)
    assert len(marks(line)) == (count if scale else 0)
    assert len(scale) == 1 or count > 54


@pytest.mark.parametrize("name", ["2026-W47", "2026-11-16..2026-11-20", "2024-01-01..2026-11-20"])
def test_without_a_line_to_draw_the_words_are_enough(name: str) -> None:
    """One week has nothing to compare with, and years have no room: the themes are only named."""
    found = review(
        name, themes=tuple(Theme(tag=tag, weeks=("2026-W47",)) for tag in ("nacht", "rust"))
    )
    assert themes_of(found) == ["  nacht, rust"]


def test_the_themes_of_most_weeks_are_kept_in_the_order_of_the_alphabet() -> None:
    """Where not all fit, what came up once waits for the whole letter."""
    of_weeks = list(weeks(period("2026")))
    many = [Theme(tag=f"thema-{number:02}", weeks=tuple(of_weeks[: 1 + number % 3]))
            for number in range(60)]  # fmt: skip
    kept = [line.split()[0] for line in themes_of(review("2026", themes=tuple(many)))[1:]]
    assert kept == sorted(kept)
    assert {f"thema-{number:02}" for number in range(2, 60, 3)} < {*kept}
    assert 20 < len(kept) < 60


@pytest.mark.parametrize("code", CODES)
def test_themes_are_said_in_words_for_who_reads_no_drawing(code: Code) -> None:
    """Each theme with the numbers of its weeks, without a mark."""
    of_weeks = list(weeks(of_kind("quarter", date(2027, 1, 1))))
    themes = [Theme(tag="nacht", weeks=(of_weeks[0], of_weeks[1], of_weeks[10])),
              Theme(tag="rust", weeks=(of_weeks[3],))]  # fmt: skip
    assert (
        plain_text(timeline_lines(theme_timeline(themes, of_weeks, speak(code)), drawn=False))
        == {
            "nl": "  nacht: week 53, 1, 10\n  rust: week 3\n",
            "en": "  nacht: weeks 53, 1, 10\n  rust: week 3\n",
        }[code]
    )


def test_the_words_of_themes_hold_what_the_drawing_holds() -> None:
    """Who listens is told of the same weeks as who looks."""
    of_weeks = list(weeks(period("2026-Q4")))
    themes = [Theme(tag="nacht", weeks=tuple(of_weeks[2:9:3]))]
    timeline = theme_timeline(themes, of_weeks, speak("nl"))
    _, drawing = plain_text(timeline_lines(timeline, drawn=True)).splitlines()
    (words,) = plain_text(timeline_lines(timeline, drawn=False)).splitlines()
    filled = [drawing[at] == "●" for at in marks(drawing)]
    seen = [str(int(week[-2:])) for week, is_in in zip(of_weeks, filled, strict=True) if is_in]
    assert words == f"  nacht: week {', '.join(seen)}"
