"""The bin, what leaves it for good, and the settings."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("lang", "delete", "restore", "list_"),
    [("en", "delete", "restore", "list"), ("nl", "verwijder", "herstel", "lijst")],
)
def test_an_entry_goes_into_the_bin_and_out_again_whole(
    reflectie: Run, keep: Run, items: Run, lang: str, delete: str, restore: str, list_: str
) -> None:
    """The bin hides an entry from lists and search; taking it out brings it back as it was."""
    handle = keep("waarom", {"situation": "Rumoer"}, "-t", "rust")
    (before,) = items("show", handle)
    said = reflectie(delete, handle, lang=lang)
    assert (said.code, said.out) == (0, "")
    assert f"reflectie {restore} {handle}" in said.err
    for words in ((list_,), ("search", "rumoer"), ("tags",), ("status",)):
        assert handle not in reflectie(*words).out
        assert "rust" not in reflectie(*words).out
    assert handle in reflectie(list_, "--state", "deleted").out
    said = reflectie(restore, handle, lang=lang)
    assert (said.code, said.out) == (0, "")
    (after,) = items("show", handle)
    assert after == before


def test_last_is_never_something_in_the_bin(reflectie: Run, keep: Run) -> None:
    """`last` looks past the bin."""
    keep("waarom", {"situation": "eerste"})
    reflectie("delete", keep("waarom", {"situation": "tweede"}))
    assert "eerste" in reflectie("show", "last").out


@pytest.mark.parametrize(("lang", "erase"), [("en", "erase"), ("nl", "wis")])
def test_erased_words_are_nowhere_in_the_file_any_more(
    reflectie: Run, keep: Run, journal_path: Path, lang: str, erase: str
) -> None:
    """Text, earlier wordings, title, themes and index are gone; nothing of them stays on disk."""
    handle = keep(
        "waarom", {"situation": "Kwetsbaarheid", "intention": "Voorzichtigheid"}, "-t", "Zeldzaam"
    )
    reflectie("edit", handle, "--answers", "-", stdin="situation: Verandering\n")
    reflectie("edit", handle, "--title", "Bovenschrift")
    stands = journal_path.read_bytes()
    words = (b"Kwetsbaarheid", b"Voorzichtigheid", b"Zeldzaam", b"Verandering", b"Bovenschrift")
    assert all(word in stands for word in words)
    said = reflectie(erase, handle, "--yes", lang=lang)
    assert (said.code, said.out) == (0, "")
    assert handle in said.err
    left = journal_path.read_bytes().lower()
    assert [word for word in words if word.lower() in left] == []
    assert reflectie("show", handle).code == 3


def test_what_was_erased_does_not_come_back_by_import(
    reflectie: Run, keep: Run, tmp_path: Path
) -> None:
    """Erasing is for good: an older export does not bring the entry back."""
    handle = keep("waarom", {"situation": "x"})
    reflectie("export", "-o", str(tmp_path / "copy.json"))
    reflectie("erase", handle, "--yes")
    said = reflectie("import", str(tmp_path / "copy.json"))
    assert (said.code, said.out) == (0, "")
    assert "1" in said.err
    assert reflectie("list", "--json").out == '{"schema":"reflectie/1","items":[]}\n'


def test_an_entry_that_built_on_an_erased_one_stays(reflectie: Run, keep: Run, items: Run) -> None:
    """What builds on an erased entry loses the tie and nothing else."""
    first = keep("waarom", {"situation": "eerst"})
    second = keep("waarom", {"situation": "daarna"}, "--from", first)
    reflectie("erase", first, "--yes")
    (item,) = items("show", second)
    assert item["from"] is None
    assert item["answers"][0]["answer"] == "daarna"


@pytest.mark.parametrize("word", ["config", "instellingen"])
def test_a_setting_is_set_read_and_taken_back(reflectie: Run, home: Path, word: str) -> None:
    """NAME VALUE sets, NAME reads what was typed, `--unset` goes back to how it came."""
    for name, value in (("editor", "nano -w"), ("plain", "true"), ("day_begins", "6:30")):
        assert reflectie(word, name, value).code == 0
        assert reflectie(word, name).out == f"{value}\n"
        assert reflectie(word, name, "--unset").code == 0
        assert reflectie(word, name).out == "\n"
    assert (home / "config.yaml").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_setting_is_shown_with_what_it_is_for_and_where_things_live(
    reflectie: Run, home: Path, lang: str
) -> None:
    """Without a name, settings and the places of this person are shown."""
    reflectie("config", "editor", "nano")
    said = reflectie("config", lang=lang)
    assert (said.code, said.err) == (0, "")
    for name in ("language", "editor", "plain", "day_begins"):
        assert f"\n{name} " in f"\n{said.out}"
    for place in ("journal.db", "config.yaml", "prompts"):
        assert str(home / place) in said.out
    assert "nano" in said.out


def test_settings_as_json_name_every_setting(reflectie: Run) -> None:
    """`config --json` has every setting, null where it is not set."""
    reflectie("config", "plain", "true")
    (item,) = json.loads(reflectie("config", "--json").out)["items"]
    assert item["plain"] is True
    assert {"language", "editor", "plain", "day_begins"} <= set(item)
    assert item["language"] is None


def test_the_setting_language_changes_the_language(reflectie: Run, bare: Run) -> None:
    """After `config language nl` the program speaks Dutch; taken back it speaks the locale's."""
    assert bare("list", "--help").stdout.startswith("Usage:")
    reflectie("config", "language", "nl")
    assert "Opties:" in bare("list", "--help").stdout
    assert "Er is geen notitie" in bare("show", "zzzzz").stderr
    reflectie("config", "language", "--unset")
    assert bare("list", "--help").stdout.startswith("Usage:")


def test_a_night_shift_setting_does_not_lose_the_other_settings(reflectie: Run) -> None:
    """Changing one setting leaves the others as they are."""
    reflectie("config", "language", "nl")
    reflectie("config", "editor", "vim")
    reflectie("config", "day_begins", "04:00")
    reflectie("config", "editor", "--unset")
    assert reflectie("config", "language").out == "nl\n"
    assert reflectie("config", "day_begins").out == "04:00\n"


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_broken_settings_file_is_told_of_and_never_overwritten(
    reflectie: Run, home: Path, lang: str
) -> None:
    """Commands go on with what they would do without it; changing it is refused with 4."""
    file = home / "config.yaml"
    home.mkdir()
    file.write_text("langage: nl\n", encoding="utf-8")
    said = reflectie("prompts", "path", lang=lang)
    assert (said.code, said.out) == (0, f"{home / 'prompts'}\n")
    assert "language" in said.err
    assert "config.yaml" in said.err
    assert reflectie("config", "language", "nl", lang=lang).code == 4
    assert file.read_text("utf-8") == "langage: nl\n"
