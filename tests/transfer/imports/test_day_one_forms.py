"""What else Day One writes comes in: rich text, plain text, Classic, several journals in a zip."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.transfer.imports import bundles
from tests.transfer.imports.reading import moments, read, refusal, said

BASE: dict[str, Any] = {
    "uuid": "1546F37361264E129200B2CA6A885855",
    "creationDate": "2026-11-20T23:10:00Z",
    "timeZone": "Europe/Amsterdam",
}
LISTED = {"metadata": {"version": "1.0"}}


def piece(text: str, **line: Any) -> dict[str, Any]:
    """Return a piece of rich text, with what is said of its lines."""
    return {"text": text, "attributes": {"line": line}}


def journal(*entries: dict[str, Any]) -> str:
    """Return a journal as Day One writes it."""
    return json.dumps(LISTED | {"entries": [BASE | entry for entry in entries]})


def rich(*pieces: dict[str, Any], text: str | None = "") -> dict[str, Any]:
    """Return an entry with words that stand only in its rich text."""
    return {"text": text, "richText": json.dumps({"contents": pieces})}


def test_bullets_numbers_and_ticks_of_rich_text_stay() -> None:
    """Also when the other text is there and empty, and when a line is in pieces."""
    entry = rich(
        piece("Overdracht\n", header=1),
        piece("Rust ", listStyle="bulleted", indentLevel=1),
        piece("gevonden\n", listStyle="bulleted", indentLevel=1),
        piece("dieper\n", listStyle="bulleted", indentLevel=2),
        piece("een\ntwee\n", listStyle="numbered", listIndex=1),
        piece("drie\n", listStyle="numbered", listIndex=3),
        piece("gebeld\n", listStyle="checkbox", checked=True),
        piece("mail\n", listStyle="checkbox", checked=False),
        piece("zei zij\n", quote=True),
        {"text": "gewoon"},
    )
    (kept,) = read(journal(entry)).entries
    assert said(kept) == (
        "# Overdracht\n- Rust gevonden\n  - dieper\n1. een\n2. twee\n3. drie\n- [x] gebeld\n"
        "- [ ] mail\n> zei zij\ngewoon"
    )
    assert kept.title == "Overdracht"


@pytest.mark.parametrize("text", ["", None, "![](dayone-moment://A1)"])
def test_words_of_rich_text_count_where_there_are_no_others(text: str | None) -> None:
    """A text that is empty is as good as none."""
    (kept,) = read(journal(rich(piece("Stil.\n"), text=text))).entries
    assert said(kept) == "Stil."


def test_other_line_ends_are_line_ends() -> None:
    """U+2028 and U+2029 are what Day One keeps for a new line within a paragraph."""
    (plain,) = read(journal({"text": "een\u2028twee\u2029drie\r\nvier"})).entries
    (from_rich,) = read(journal(rich(piece("een\u2028twee\n", listStyle="bulleted")))).entries
    assert (said(plain), said(from_rich)) == ("een\ntwee\ndrie\nvier", "- een\ntwee")


@pytest.mark.parametrize(("star", "tags"), [(1, ("starred",)), (0, ()), (True, ("starred",))])
def test_a_star_may_be_a_number(star: int, tags: tuple[str, ...]) -> None:
    """Some versions write 1 and 0."""
    assert read(journal({"text": "x", "starred": star})).entries[0].tags == tags


def test_entries_with_photos_are_named(reflectie: Any, tmp_path: Path) -> None:
    """By day and title, so that somebody can add a sentence; also one that was only a photo."""
    file = tmp_path / "Journal.json"
    photo = {"photos": [{"identifier": "A"}]}
    other = rich({"embeddedObjects": [{"type": "photo"}]}) | {"uuid": "B"}
    file.write_text(journal({"text": "# Lunch\nx"} | photo, other), encoding="utf-8")
    told = reflectie("import", str(file)).err
    assert "photos: Saturday 21 November 2026 (Lunch), Saturday 21 November 2026\n" in told
    assert "2" in told.splitlines()[0]


TEXT = (
    "\tDate:\tNovember 21, 2026 at 10:10:09 PM GMT+1\n\tWeather:\t3°C\n\tLocation:\tDorp\n"
    "\tTags:\trust, oost\n\tPhoto:\tx.jpg\n\n# Lunch\n\nStil\\.\n\tDate: niet\n\n\n"
    "\tDate:\t22 november 2026 om 09:00:00 CET\n\nTwee\n\n\n"
)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_plain_text_of_day_one_is_read(ends: str) -> None:
    """Words, day and tags, in English and Dutch; never where somebody was; saved anew is the same."""
    found = read(TEXT.replace("\n", ends))
    assert moments(found) == ["2026-11-21 22:10", "2026-11-22 09:00"]
    first, second = found.entries
    assert (first.title, first.tags) == ("Lunch", ("rust", "oost"))
    assert (said(first), said(second)) == ("# Lunch\n\nStil.\n\tDate: niet", "Twee")
    assert found.pictured == ["Saturday 21 November 2026 (Lunch)"]
    assert [entry.id for entry in found.entries] == [entry.id for entry in read(TEXT).entries]


CLASSIC = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
\t<key>Creation Date</key>
\t<date>2026-11-20T23:10:00Z</date>
\t<key>Entry Text</key>
\t<string>Stil &amp; rustig.
Meer</string>
\t<key>Location</key>
\t<dict><key>Place Name</key><string>Dorpsstraat 7</string></dict>
\t<key>Starred</key>
\t<true/>
\t<key>Tags</key>
\t<array><string>rust</string></array>
\t<key>Time Zone</key>
\t<string>Europe/Amsterdam</string>
\t<key>UUID</key>
\t<string>1546F37361264E129200B2CA6A885855</string>
</dict>
</plist>
"""


def test_an_entry_of_day_one_classic_is_read() -> None:
    """It has the id it has in Day One's JSON, for somebody may have both."""
    (entry,) = read(CLASSIC, "1546F37361264E129200B2CA6A885855.doentry").entries
    assert moments(read(CLASSIC)) == ["2026-11-21 00:10"]
    assert (said(entry), entry.tags) == ("Stil & rustig.\nMeer", ("rust", "starred"))
    assert entry.id == read(journal({"text": "x"})).entries[0].id


def test_the_type_of_a_property_list_may_stand_on_two_lines() -> None:
    """Other programs wrote these files as well."""
    assert read(CLASSIC.replace('EN" "http', 'EN"\n  "http')).entries == read(CLASSIC).entries


def test_a_property_list_cannot_grow() -> None:
    """A document type of somebody's own is refused, so no entity is ever written out."""
    bomb = CLASSIC.replace(' "http', ' [<!ENTITY a "aaaaaaaaaa">] "http').replace("Meer", "&a;")
    assert "document type" in refusal(bomb)


def zipped(files: dict[str, Any]) -> bytes:
    """Return a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


TWO: dict[str, Any] = {
    "Werk.json": journal({"text": "Werk"}),
    "Privé.json": journal({"text": "Thuis", "uuid": "B"}),
    "photos/a.jpeg": b"\xff\xd8",
    "__MACOSX/._Werk.json": b"\x00\x05",
}


def test_a_zip_with_several_journals_is_read(reflectie: Any, tmp_path: Path) -> None:
    """As Day One exports it: nobody needs to unpack it; what is no journal is counted."""
    file = tmp_path / "Export.zip"
    file.write_bytes(zipped(TWO))
    came = reflectie("import", str(file))
    assert (came.code, len(came.out.splitlines())) == (0, 2)
    assert "left out: 1" in came.err
    assert reflectie("import", str(file)).out == ""


def test_a_broken_journal_in_a_zip_is_told_by_its_name() -> None:
    """The others come in."""
    found = read(zipped(TWO | {"Werk.json": TWO["Werk.json"][:-9]}))
    assert [said(entry) for entry in found.entries] == ["Thuis"]
    assert [record.file for record in found.broken] == ["Werk.json"]


def test_a_zip_of_any_length_is_a_zip() -> None:
    """What is packed looks as random as what jrnl 1 encrypts, which comes in blocks of sixteen."""
    entries = [{"uuid": str(n), "creationDate": "2026-11-21T21:10:00Z", "text": f"{n * n}"}
               for n in range(200)]  # fmt: skip
    data = zipped({"Journal.json": json.dumps({"metadata": {}, "entries": entries})})
    for length in range(16):
        comment = b"x" * length
        whole = data[:-2] + len(comment).to_bytes(2, "little") + comment
        assert len(read(whole, "a.zip").entries) == 200


def test_what_is_twice_in_a_folder_is_told_with_its_file() -> None:
    """Somebody finds the entry that was left out by the name of its file."""
    one = {"uuid": "A", "creationDate": "2026-11-21T21:10:00Z", "text": "Een"}
    found = read(
        zipped(
            {
                "a.json": json.dumps({"metadata": {}, "entries": [one]}),
                "b.json": json.dumps({"metadata": {}, "entries": [one | {"text": "Twee"}]}),
            }
        )
    )
    assert [(broken.file, broken.number) for broken in found.broken] == [("b.json", 1)]


def test_a_zip_that_would_grow_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out of it has a limit, whatever it says of itself."""
    monkeypatch.setattr(bundles, "MOST_BYTES", 100_000)
    assert "unpack it" in refusal(zipped({"a.json": b" " * 10_000_000}))


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}, "word processor"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "word processor"),
        ({"backup.daylio": "e30="}, "Daylio"),
        ({"a.jpeg": b"x"}, "no journal"),
        ({"a.json": "{"}, "a.json"),
    ],
)
def test_a_zip_that_holds_something_else_is_told(files: dict[str, Any], what: str) -> None:
    """A document, a backup, photos: each with what to do."""
    assert what in refusal(zipped(files))
