import json
import re
import shlex
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.cli.commands import COMMANDS
from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import Code, speak
from reflectie_cli.transfer.reply import read_reply, reply_bytes
from tests.transfer.light_seals import KEY_FILE, KEY_WORDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("*.md"))]

_COMMANDS = [
    f"{one.within} {one.name}".strip() for one in COMMANDS if one.within in ("", "prompts")
]
_DUTCH = {one.name: one.dutch for one in COMMANDS}
_BLOCK = re.compile(r"^```([a-z]+)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FRAME = "name: frame\ntitle: Frame\nquestions:\n- {key: first, type: text, question: What?}\n"
_FIXED = {
    "id": ("019a5b8e-3c40-7d2f-9a61-4f0c7be2d915", "019a5b8e-3c44-7e0b-8c35-a27d10f6b3e8"),
    "handle": ("k7f3q", "m2x8w"),
}
"""Ids and handles in docs/json.md: of the entry, then of its intention."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*")
_THEN = "2026-11-06T21:40:00.000000+01:00"
_OF_TODAY = {
    "made": "2026-11",
    "received": "2026-11-21",
    "replied": "2026-11-21",
    "hash": "5e" * 32,
}
"""What a coach's side says of today, and of a file that is sealed anew every time."""


def _blocks(page: Path, *kinds: str) -> list[str]:
    return [text for kind, text in _BLOCK.findall(page.read_text("utf-8")) if kind in kinds]


def _dutch(command: str) -> str:
    return " ".join(_DUTCH.get(word, word) for word in command.split())


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_stands_in_the_guides_by_its_name(command: str) -> None:
    """The English guide names every command in English, the handleiding in Dutch."""
    english = (DOCS / "guide.md").read_text("utf-8")
    dutch = (DOCS / "handleiding.md").read_text("utf-8")
    assert re.search(rf"\breflectie {command}\b", english)
    assert re.search(rf"\breflectie {_dutch(command)}\b", dutch)


def _typed(page: Path) -> Iterator[str]:
    """Yield every line that a page lets somebody type: in blocks, on screens, between backticks."""
    for block in _blocks(page, "sh", "text"):
        for line in block.splitlines():
            if found := re.match(r"(?:\$ )?(reflectie .+)", line):
                yield re.split(r"   | <<", found[1])[0]
    yield from re.findall(r"`(reflectie [^`]+)`", page.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_lets_somebody_type_exists(page: Path, reflectie: Any) -> None:
    """Every command and every option that a page names is known to the program."""
    for line in _typed(page):
        said = reflectie(*shlex.split(line, comments=True)[1:], "--help")
        assert said.code == 0, f"{line}: {said.err}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_points_at_exists(page: Path) -> None:
    """Every link to a file leads to one, and every path of the code that is named is there."""
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        assert target.startswith("https://") or (page.parent / target).exists(), target
    for path in re.findall(r"`((?:reflectie_cli|tests|docs|prompts|bench)/[^` ]*)`", text):
        assert (ROOT / path.split("::")[0]).exists(), path


@pytest.mark.parametrize("page", [*DOCS.glob("*.md")], ids=lambda page: page.name)
def test_every_prompt_set_in_a_page_is_sound(page: Path, reflectie: Any, tmp_path: Path) -> None:
    """Every whole set passes the checker without a warning, and every question in a set does."""
    for block in _blocks(page, "yaml"):
        whole = re.search(r"^name: (.+)$", block, re.MULTILINE)
        if not whole and not block.startswith("- key: "):
            continue
        file = tmp_path / f"{whole[1] if whole else 'frame'}.yaml"
        file.write_text(block if whole else _FRAME + block, "utf-8")
        said = reflectie("prompts", "check", str(file))
        assert said.code == 0, said.err
        assert not (whole and said.err)


def _pattern(sentence: str) -> re.Pattern[str]:
    """Match a sentence whatever fills its places."""
    pieces = re.split(r"\{[a-z]+\}", sentence)
    return re.compile(".+".join(re.escape(piece) for piece in pieces), re.DOTALL)


def _errors(kind: type[ReflectieError] = ReflectieError) -> Iterator[str]:
    for name in ("says", "says_nearest"):
        if sentence := kind.__dict__.get(name):
            yield sentence
    for below in kind.__subclasses__():
        yield from _errors(below)


@pytest.mark.parametrize(("name", "code"), [("guide.md", "en"), ("handleiding.md", "nl")])
def test_every_error_that_a_guide_explains_is_one_the_program_says(name: str, code: Code) -> None:
    """The lines under "when something goes wrong" are the program's own, word for word."""
    language = speak(code)
    known = [_pattern(language.text(sentence)) for sentence in _errors() if sentence.strip("{}")]
    lines = re.findall(r"^\| `(.+?)` \|", (DOCS / name).read_text("utf-8"), re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        if not line.startswith("reflectie:"):  # the shell's
            assert any(pattern.fullmatch(line) for pattern in known), line


def test_the_guides_tell_the_same_in_the_same_order() -> None:
    """The Dutch and the English guide have as many sections, and the same kinds of blocks."""

    def shape(page: Path) -> list[str]:
        return re.findall(r"^(?:##|```[a-z]+|\d\.)(?= |$)", page.read_text("utf-8"), re.MULTILINE)

    assert shape(DOCS / "guide.md") == shape(DOCS / "handleiding.md")


# docs/coach.md: two people, each with a journal of their own

_MORE = {
    "summary": (("--yes", "--answers", "-"), "talk_about: How I say no"),
    "samenvatting": (("--yes", "--answers", "-"), "talk_about: Hoe ik nee zeg"),
    "reply": (("--answers", "-"), "reply: Well asked."),
    "antwoord": (("--answers", "-"), "reply: Mooi gevraagd."),
    "erase": (("--yes",), ""),
    "wis": (("--yes",), ""),
}
"""What somebody at a terminal is asked, given without one."""


@pytest.mark.parametrize(("name", "code"), [("coach.md", "en"), ("coachen.md", "nl")])
def test_the_page_for_a_coach_is_a_story_that_happens(
    name: str, code: str, reflectie: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of it is typed by whoever it is for, in its order, and does what it says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFLECTIE_PASSPHRASE", "drie stille paden")
    key, handle, said = "", "", None
    for who, block in re.findall(
        r"^```text (coach|noor)\n(.*?)^```$", (DOCS / name).read_text("utf-8"), re.DOTALL | re.M
    ):
        monkeypatch.setenv("REFLECTIE_HOME", str(tmp_path / who))
        for line in block.splitlines():
            words = shlex.split(line.replace("age1…", key).replace("k7f3q", handle))[2:]
            asked = "--to" in words or words[0] not in ("summary", "samenvatting")
            told = [_MORE[word] for word in words[:2] if word in _MORE and asked]
            more, answers = told[0] if told else ((), "")
            said = reflectie(*words, *more, stdin=answers, lang=code)
            assert said.code == 0, f"{line}: {said.err}"
            key = key or said.out.strip()
            if "open" in words:
                handle = said.out.splitlines()[-1]
            if "--history" in words:
                assert re.search(r"^Anna: .* 202\d, 1 (line|regel)\b", said.out)
            if "--from" in words:
                assert re.search("Well asked.|Mooi gevraagd.", said.out)
    assert said is not None


def test_the_pages_for_a_coach_tell_the_same() -> None:
    """The Dutch and the English page have the same parts, and the same people type in them."""

    def shape(name: str) -> list[str]:
        text = (DOCS / name).read_text("utf-8")
        return re.findall(r"^(?:## ?\d?|```[a-z ]*|\$|-)(?= |$)", text, re.MULTILINE)

    assert shape("coach.md") == shape("coachen.md")


# docs/json.md: a set, answers to it, and what the program says of them


def _steps() -> list[tuple[str, str, str]]:
    """Return the headings of docs/json.md that are a file or a command, each with its block."""
    text = (DOCS / "json.md").read_text("utf-8")
    parts = re.split(r"^### `(.+)`$", text, flags=re.MULTILINE)[1:]
    found = []
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        block = _BLOCK.search(body)
        found.append((heading, block[1] if block else "", block[2] if block else ""))
    return found


def _at_a_fixed_time() -> Callable[[Any, bool], Any]:
    """Return a function that puts fixed ids, handles and times into JSON, the same for the same."""
    seen: dict[str, dict[str, str]] = {"id": {}, "handle": {}}

    def fixed(kind: str, value: str) -> str:
        return seen[kind].setdefault(value, _FIXED[kind][min(len(seen[kind]), 1)])

    def fix(value: Any, of_today: bool, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: fix(inner, of_today, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [fix(inner, of_today, "line" if name == "selection" else "") for inner in value]
        if name == "line":  # of a summary: `intention.` and a handle, for one
            kind, _, of = value.partition(".")
            return f"{kind}.{fixed('handle', of)}" if kind == "intention" else value
        if name in ("id", "handle"):
            return fixed(name, value)
        if name == "entry":
            return fixed("handle", value)
        if of_today and name in _OF_TODAY and value:
            return _OF_TODAY[name]
        return _THEN if isinstance(value, str) and _MOMENT.fullmatch(value) else value

    return fix


def _written(value: Any, indent: str = "") -> str:
    """Write JSON as docs/json.md has it: what is short stands on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(indent) + len(flat) <= 80:
        return flat
    inner = f"{indent}  "
    if isinstance(value, list):
        lines = [f"{inner}{_written(item, inner)}" for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    lines = [f'{inner}"{name}": {_written(item, inner)}' for name, item in value.items()]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def test_the_json_in_the_docs_is_what_the_program_gives(
    reflectie: Any, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every example in docs/json.md is the program's own, but for ids, handles and times."""
    fix = _at_a_fixed_time()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFLECTIE_PASSPHRASE", KEY_WORDS)
    home.mkdir()
    (home / "coach-key.age").write_bytes(KEY_FILE)
    key = reflectie("coach", "key").out.strip()
    for heading, kind, block in _steps():
        if heading.endswith(".yaml"):
            file = home / "prompts" / heading
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, "utf-8")
            continue
        words = shlex.split(heading.replace("age1…", key))[1:]
        said = reflectie(*words, stdin=block if kind == "yaml" else "")
        assert said.code == 0, said.err
        if kind == "json":
            given = fix(json.loads(said.out), heading.startswith("reflectie coach"))
            if heading.startswith(("reflectie prompts list", "reflectie prompts search")):
                given["items"] = [item for item in given["items"] if item["own"]]
            assert _written(given) + "\n" == block, heading


def test_the_reply_in_the_json_guide_is_one(tmp_path: Path) -> None:
    """The file of a reply that stands there is written so, and can be read."""
    block = next(one for one in _blocks(DOCS / "json.md", "json") if "reflectie-reply" in one)
    file = tmp_path / "reply.json"
    file.write_text(block, "utf-8")
    reply = read_reply(file, lambda data, _path: data)
    written = reply_bytes(reply.text, reply.summary, date(2026, 11, 21))
    assert written.decode() == block


def test_the_json_guide_shows_every_command_that_knows_json(reflectie: Any) -> None:
    """Every command with --json has an example."""
    shown = [heading for heading, _, _ in _steps()]
    for command in _COMMANDS:
        if "--json" in reflectie(*command.split(), "--help").out:
            found = [one for one in shown if one.startswith(f"reflectie {command}")]
            assert any("--json" in one for one in found), command


@pytest.mark.parametrize(("page", "lang"), [("methods.md", "en"), ("methodes.md", "nl")])
def test_the_methods_are_the_sets_that_ship(reflectie: Any, page: str, lang: str) -> None:
    """`reflectie --lang LANG prompts book > docs/PAGE` makes the page anew."""
    said = reflectie("prompts", "book", lang=lang)
    assert said.out == (DOCS / page).read_text("utf-8")


def test_the_pictures_are_what_the_program_shows() -> None:
    """`python docs/pictures/draw.py` draws them anew; nothing in them comes from elsewhere."""
    import importlib.util

    file = DOCS / "pictures" / "draw.py"
    spec = importlib.util.spec_from_file_location("draw", file)
    assert spec is not None
    assert spec.loader is not None
    draw = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(draw)
    for name, picture in draw.pictures():
        assert (DOCS / "pictures" / name).read_text("utf-8") == picture, name
        addresses = re.findall(r"https?://[^\"' )]+", picture)
        assert addresses == ["http://www.w3.org/2000/svg"]
