"""Looking with another program as well: in a process of its own, and never at any price."""

from pathlib import Path

import pytest

from reflectie_cli.deid import find, with_deduce
from reflectie_cli.deid.with_deduce import DeduceProblem, found_by_deduce, merged

FAKE = """
import sys
print("DEBUG: somebody's words")

class Number:
    def __init__(self, value):
        self.value = value
    def __int__(self):
        return self.value

class One:
    def __init__(self, tag, start, end):
        self.tag, self.start_char, self.end_char = tag, start, end

class Found:
    def __init__(self, text):
        at = text.find("mehmet")
        self.annotations = [One("persoon", Number(at), Number(at + 6)), One("zorginstelling", 0, 2), One("elders", 3, 6)] if at >= 0 else []

class Deduce:
    def __init__(self, cache_path):
        {first}
    def deidentify(self, text):
        return Found(text)
"""
TEXTS = ["ik heb tegen mehmet gezegd", "niets"]


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, first: str = "pass") -> Path:
    """Install a stand-in for deduce where Python finds it, and return the folder for its lists."""
    package = folder / "lib"
    package.mkdir()
    (package / "deduce.py").write_text(FAKE.replace("{first}", first), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(package))
    return folder / "cache"


def test_what_it_finds_comes_as_hits_and_nothing_it_says_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What deduce finds comes back as hits, and nothing that it prints is shown."""
    cache = install(tmp_path, monkeypatch)
    (place, hit), nothing = found_by_deduce(TEXTS, cache)
    assert (hit.kind, hit.text, hit.start) == ("name", "mehmet", 13)
    assert (place.kind, place.text) == ("institution", "ik")
    assert nothing == ()
    assert capfd.readouterr() == ("", "")
    assert [*cache.iterdir()] == []
    assert cache.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "first", ["raise ValueError('mehmet')", "sys.exit(3)", "import time; time.sleep(60)"]
)
def test_when_it_fails_that_is_said_and_no_word_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """A failure or a timeout raises `DeduceProblem` without a word of the text."""
    cache = install(tmp_path, monkeypatch, first)
    monkeypatch.setattr(with_deduce, "SECONDS_TO_BUILD", 2)
    with pytest.raises(DeduceProblem) as caught:
        found_by_deduce(TEXTS, cache)
    assert "mehmet" not in str(caught.value)


def test_ours_stays_where_both_find_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where both find something our hit stays, with its title."""
    text = "Mevrouw Yilmaz en mehmet."
    (theirs,) = found_by_deduce([text], install(tmp_path, monkeypatch))
    both = merged(find(text, "nl"), theirs)
    assert [hit.text for hit in both] == ["Mevrouw Yilmaz", "mehmet"]


@pytest.mark.parametrize(("built", "fails"), [(False, False), (True, True)])
def test_the_first_time_it_may_take_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: bool, fails: bool
) -> None:
    """The first run gets the longer time limit, because it builds the lists."""
    cache = install(tmp_path, monkeypatch, "import time; time.sleep(1)")
    monkeypatch.setattr(with_deduce, "SECONDS", 0.3)
    if built:
        (cache / "cache").mkdir(parents=True)
        (cache / "cache" / "lists.pickle").touch()
    if fails:
        with pytest.raises(DeduceProblem):
            found_by_deduce(TEXTS, cache)
    else:
        assert len(found_by_deduce(TEXTS, cache)) == 2


@pytest.mark.skipif(not with_deduce.is_there(), reason="deduce is not installed")
@pytest.mark.faults
def test_the_real_one_finds_what_it_is_for(tmp_path: Path) -> None:
    """The real deduce, whose offsets are of another number type, gives names, places and addresses."""
    texts = [
        "Hij woont Burg. van Heutszlaan 4 in Utrecht.",
        "Zie www.voorbeeld.nl, in het Sint Antonius Ziekenhuis.",
        "",
    ]
    first, second, nothing = found_by_deduce(texts, tmp_path / "cache")
    assert {("name", "Burg. "), ("place", "Utrecht")} <= {(hit.kind, hit.text) for hit in first}
    assert [(hit.kind, hit.text) for hit in second] == [
        ("url", "www.voorbeeld.nl"),
        ("institution", "Sint Antonius Ziekenhuis"),
    ]
    assert nothing == ()
