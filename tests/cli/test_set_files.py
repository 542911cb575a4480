"""Files of one's own that are not what they should be, or change: everything else goes on working."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
LANGS = pytest.mark.parametrize("lang", ["en", "nl"])

Q = "  - {key: a, type: text, roles: [why], question: Wat?}\n"
HEAD = "name: stuk\ntitle: Stuk\nquestions:\n"
BROKEN: dict[str, bytes] = {
    "a missing language": f"{HEAD.replace('title: Stuk', 'title: {nl: Stuk}')}{Q}".encode(),
    "a typo": f"{HEAD}{Q}descripton: x\n".encode(),
    "tabs": f"{HEAD}\t{Q}".encode(),
    "one key twice": f"{HEAD}{Q}{Q}".encode(),
    "an unknown type": f"{HEAD}{Q.replace('text', 'tekst')}".encode(),
    "options without keys": f"{HEAD}  - {{key: a, type: choice, question: Wat?, options: [x, y]}}\n".encode(),
    "a choice without options": f"{HEAD}  - {{key: a, type: choice, question: Wat?}}\n".encode(),
    "another name": f"{HEAD.replace('stuk', 'anders')}{Q}".encode(),
    "200 questions": (HEAD + "".join(Q.replace("key: a", f"key: a{n}") for n in range(200))).encode(),
    "binary": bytes(range(256)) * 8,
    "zeroes": b"\0" * 500,
    "utf-16": f"{HEAD}{Q}".encode("utf-16"),
    "nothing": b"",
    "a list": b"- a\n- b\n",
    "too long": f"{HEAD}{Q}".encode() + b"# x\n" * 20_000,
    "markup": f"{HEAD}{Q}'[red]{{x}}': 1\n".encode(),
}  # fmt: skip
FINE: dict[str, bytes] = {
    "bom": f"{HEAD}{Q}".encode("utf-8-sig"),
    "crlf": f"{HEAD}{Q}".replace("\n", "\r\n").encode(),
    "40 questions": (HEAD + "".join(Q.replace("key: a", f"key: a{n}") for n in range(40))).encode(),
}


def library_works(reflectie: Run, lang: str) -> str:
    """See that a broken file is in nobody's way; return what the list says of it."""
    listed = reflectie("prompts", "list", lang=lang)
    assert (listed.code, listed.err) == (0, "")
    assert "gibbs" in listed.out
    walked = reflectie("new", "waarom", stdin="situation: x\n", lang=lang)
    assert walked.code == 0, walked.err
    assert "stuk" not in walked.err
    assert reflectie("prompts", "show", "why", lang=lang).code == 0
    assert reflectie("prompts", "search", "moment", lang=lang).code == 0
    return str(listed.out)


def refused(reflectie: Run, listed: str, lang: str) -> None:
    """See that a broken set is listed with its problem, refused with it, and cannot be checked."""
    assert "stuk.yaml" in listed
    checked = reflectie("prompts", "check", lang=lang)
    assert (checked.code, checked.out) == (4, "")
    assert 1 <= checked.err.count("\n") <= 21
    assert all("stuk.yaml" in line for line in checked.err.splitlines())
    for words in (("prompts", "show", "stuk"), ("new", "stuk")):
        said = reflectie(*words, stdin="a: x\n", lang=lang)
        assert (said.code, said.out) == (4, "")
        assert "stuk.yaml" in said.err


@LANGS
@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_set_is_in_nobodys_way(reflectie: Run, folder: Path, kind: str, lang: str) -> None:
    """It is listed with what is wrong, refused with that, and everything else works."""
    folder.mkdir(parents=True)
    (folder / "stuk.yaml").write_bytes(BROKEN[kind])
    refused(reflectie, library_works(reflectie, lang), lang)


@LANGS
@pytest.mark.parametrize("kind", ["folder", "dangling link", "link to itself"])
def test_what_is_no_file_is_in_nobodys_way(
    reflectie: Run, folder: Path, kind: str, lang: str
) -> None:
    """A folder, or a link to nothing, is reported like a broken set."""
    folder.mkdir(parents=True)
    place = folder / "stuk.yaml"
    if kind == "folder":
        place.mkdir()
    else:
        place.symlink_to(place if kind == "link to itself" else folder / "nothing")
    refused(reflectie, library_works(reflectie, lang), lang)


@pytest.mark.parametrize("kind", FINE)
def test_what_only_looks_odd_is_sound(reflectie: Run, folder: Path, kind: str) -> None:
    """A byte order mark and Windows line ends are no problem, nor are forty questions."""
    folder.mkdir(parents=True)
    file = folder / "stuk.yaml"
    file.write_bytes(FINE[kind])
    library_works(reflectie, "en")
    said = reflectie("prompts", "check", "stuk")
    assert (said.code, said.err) == (0, "")
    assert reflectie("prompts", "new", "eigen", "--from", "stuk").code == 0
    assert reflectie("prompts", "check").code == 0


@LANGS
def test_an_alias_another_set_has_is_told(reflectie: Run, trial: Path, lang: str) -> None:
    """The other set keeps it, the own one is walked by its name, and check says so with 4."""
    for taken in ("why", "gibbs"):
        text = trial.read_text("utf-8")
        trial.write_text(re.sub("aliases: .*", f"aliases: [{taken}]", text), "utf-8")
        listed = library_works(reflectie, lang)
        assert "proef.yaml" in listed
        said = reflectie("prompts", "check", lang=lang)
        assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)
        assert f"“{taken}”" in said.err
        assert reflectie("new", "proef", stdin="story: x\n", lang=lang).code == 0


def test_a_file_name_that_cannot_be_a_name_is_told(reflectie: Run, folder: Path) -> None:
    """What is said to be right is right when somebody does it."""
    folder.mkdir(parents=True)
    file = folder / "Stuk.yaml"
    file.write_text(f"{HEAD}{Q}", "utf-8")
    said = reflectie("prompts", "check")
    assert said.code == 4
    assert "name: Stuk" not in said.err


def test_entries_of_a_set_that_is_gone_are_still_listed_by_it(
    reflectie: Run, trial: Path, keep: Run
) -> None:
    """Whoever throws a set away can still ask for what was written with it."""
    handle = keep("proef", {"story": "Aan tafel"})
    trial.unlink()
    assert handle in reflectie("list", "--set", "proef").out
    assert reflectie("list", "--set", "nooit").code == 3


def test_a_set_changed_by_any_program_is_another_version_when_it_is_used(
    reflectie: Run, trial: Path, keep: Run, items: Run
) -> None:
    """Nobody need think of the version: other questions are another one, the same are not."""

    def walked() -> int:
        return int(items("show", keep("proef", {"story": "Aan tafel"}))[0]["set_version"])

    first = walked()
    assert walked() == first
    trial.write_text(trial.read_text("utf-8").replace("What happened?", "What was it?"), "utf-8")
    assert [walked(), walked()] == [first + 1, first + 1]
    text = trial.read_text("utf-8").replace(f"version: {first}", f"version: {first + 5}")
    trial.write_text(text, "utf-8")
    assert walked() == first + 5
