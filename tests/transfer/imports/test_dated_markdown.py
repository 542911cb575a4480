"""Text with days in it comes in: under headings, below a front matter, in a file of its own."""

from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.errors import FileMissing
from reflectie_cli.system.yaml_tree import read_bytes
from reflectie_cli.transfer.imports import bundles
from tests.transfer.imports.reading import moments, read, refusal, said

HEADED = """\
# 2026-11-21 22:10

Stil, met #rust en een [x].

## Kop

# zondag 22 november 2026, Kort

# November 23rd, 2026 – Lang

- [x] gebeld
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_one_file_with_days_in_its_headings_is_read(ends: str, encoding: str) -> None:
    """Each such heading begins an entry; what comes after its day is the title."""
    found = read(HEADED.replace("\n", ends).encode(encoding))
    assert moments(found) == ["2026-11-21 22:10", "2026-11-22 12:00", "2026-11-23 12:00"]
    assert [said(entry) for entry in found.entries] == [
        "Stil, met #rust en een [x].\n\n## Kop", "Kort", "Lang\n- [x] gebeld",
    ]  # fmt: skip
    assert found.entries[0].tags == ("rust",)
    assert not found.broken
    assert [entry.id for entry in found.entries] == [entry.id for entry in read(HEADED).entries]


def test_words_before_the_first_day_are_told() -> None:
    """They have no day; headings such as a year may stand there."""
    assert [record.number for record in read(f"Los\n{HEADED}").broken] == [1]
    assert not read(f"# Dagboek\n\n## 2026\n\n{HEADED}").broken


@pytest.mark.parametrize(
    "front",
    ["date: 2026-11-21\ntags: [rust, '#oost']\n", "title: x: y\nDatum: 21-11-2026\ntags:\n- rust\n"
     "  - oost\n", "created: 2026-11-21T22:10:00+01:00\ntags: rust, oost\nlink: '[[a]]: *b'\n"],
)  # fmt: skip
def test_a_day_above_a_text_is_its_day(front: str) -> None:
    """Front matter of other programs, whatever else stands in it."""
    (entry,) = read(f"---\n{front}---\nwoorden\n").entries
    assert (f"{entry.date}", entry.tags) == ("2026-11-21", ("rust", "oost"))
    assert said(entry).endswith("woorden")


@pytest.mark.parametrize(
    "name",
    ["2026-11-21.md", "map/2026-11-21 stil.markdown", "20261121.txt", "2026/11/21.md",
     "21-11-2026.md", "map/2026_11_21.MD"],
)  # fmt: skip
def test_the_name_of_a_text_may_be_its_day(name: str) -> None:
    """As programs with a file a day have it."""
    assert moments(read("woorden", name)) == ["2026-11-21 12:00"]
    assert refusal("woorden", "x2026-11-21.pdf")


def test_a_folder_of_texts_is_one_journal(reflectie: Any, tmp_path: Path) -> None:
    """Twice is once; hidden files are nobody's words; a text without a day is told by name."""
    place = tmp_path / "notities"
    (place / ".obsidian").mkdir(parents=True)
    (place / ".obsidian" / "2026-11-20.md").write_text("niet", encoding="utf-8")
    (place / "2026-11-21.md").write_text("# Stil\n\nwoorden", encoding="utf-8")
    (place / "2026-11-22.md").write_bytes(b"\xff\xfe" + "één".encode("utf-16-le"))
    (place / "foto.png").write_bytes(b"\x89PNG")
    assert len((said := reflectie("import", str(place))).out.splitlines()) == 2
    assert (said.code, said.err) == (0, "Photos and other files in it that were left out: 1\n")
    (place / "los.md").write_text("woorden zonder dag", encoding="utf-8")
    again = reflectie("import", str(place))
    assert (again.code, again.out) == (4, "")
    assert again.err.startswith("los.md: it was left out: ")


def test_days_of_a_folder_are_month_first_all_or_none(reflectie: Any, tmp_path: Path) -> None:
    """One file decides for the others; where nothing tells, nothing comes in."""
    place = tmp_path / "notities"
    place.mkdir()
    for name, day in (("a", "03/04/2026"), ("b", "04/05/2026")):
        (place / f"{name}.md").write_text(f"---\ndate: {day}\n---\n{name}", encoding="utf-8")
    assert reflectie("import", str(place)).code == 4
    (place / "c.md").write_text("---\ndate: 05/13/2026\n---\nc", encoding="utf-8")
    assert reflectie("import", str(place)).code == 0
    listed = reflectie("list", "--json").out
    assert all(f'"date":"2026-{day}"' in listed for day in ("03-04", "04-05", "05-13"))


def test_a_file_that_may_not_be_read_keeps_the_others_not_out(
    reflectie: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told by its name, with what the system says."""

    def refuse(path: Path, most: int | None = None) -> bytes:
        if path.name == "b.md":
            raise FileMissing(path=path, problem="Permission denied")
        return read_bytes(path, most)

    monkeypatch.setattr(bundles, "read_bytes", refuse)
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text("# 2026-11-21\n\nx", encoding="utf-8")
    told = reflectie("import", str(tmp_path), lang="nl")
    assert (told.code, len(told.out.splitlines())) == (4, 1)
    assert told.err.startswith("b.md: ")
    assert "denied" not in told.err


def test_an_empty_folder_is_told(reflectie: Any, tmp_path: Path) -> None:
    """4, and one line."""
    told = reflectie("import", str(tmp_path))
    assert (told.code, len(told.err.splitlines())) == (4, 1)
