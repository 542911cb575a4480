"""Every shipped set, walked in a terminal from its first question to its handle."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.language import Code, speak
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import PromptSet, Question, QuestionType
from tests.whole.conftest import Terminal

Start = Callable[..., Any]

SETS = {found.name: found for found in Library(Path("nowhere")).whole()}
LANGUAGES: tuple[Code, Code] = ("nl", "en")
SAYS = {
    "nl": {"place": "vraag {} van {}", "rest": "Dit deel is klaar", "keep": "met dit stuk",
           "kept": "Bewaard als"},
    "en": {"place": "question {} of {}", "rest": "This part is done", "keep": "with this part",
           "kept": "Kept as"},
}  # fmt: skip
WORDS = "Een zin met genoeg woorden"
PARTS = {QuestionType.PERSPECTIVE: ("1", "2"), QuestionType.INTENTION: ("", "", "1")}
"""What is typed for what belongs to an answer."""


SITTINGS = """
import os, sys
from reflectie_cli.cli.app import app
while line := sys.stdin.readline():
    home, *words = line.rstrip("\\n").split("|")
    os.environ["REFLECTIE_HOME"] = home
    print("\\x1b[2J\\x1b[H", end="", flush=True)
    try:
        app(words, prog_name="reflectie")
    except SystemExit as end:
        print(f"Ended with {end.code or 0}.", flush=True)
"""
"""The program, which after a walk waits for what is typed next: most of a start is loading."""
ENDED = re.compile(r"Ended with (\d+)\.")


@pytest.fixture(scope="module")
def windows() -> Iterator[list[Terminal]]:
    """Return the terminals in which one program serves walk after walk; the last one is open."""
    opened: list[Terminal] = []
    yield opened
    for one in opened:
        one.close()


@pytest.fixture
def sitting(windows: list[Terminal], environment: dict[str, str], home: Path) -> Start:
    """Begin a command in the terminal that stands open; after a walk that failed, in a new one."""

    def start(*words: str, lang: Code) -> Terminal:
        if not windows or "Ended with" not in windows[-1].text:
            windows.append(Terminal([sys.executable, "-c", SITTINGS], environment, 80, 80))
        windows[-1].line("|".join([str(home), "--lang", lang, *words]))
        windows[-1].no_longer_see("Ended with")
        return windows[-1]

    return start


def ended(seen: Terminal) -> int:
    """Wait until a command in the terminal that stands open is over; return its exit code."""
    seen.until(lambda: bool(ENDED.search(seen.text)))
    found = ENDED.search(seen.text)
    assert found, f"the program goes on:\n{seen.text}"
    return int(found[1])


def type_an_answer(seen: Any, question: Question) -> None:
    """Answer one question as its type asks."""
    match question.type:
        case QuestionType.TEXT | QuestionType.PERSPECTIVE:
            seen.answer(WORDS)
        case QuestionType.CHOICE | QuestionType.MULTI | QuestionType.TAG:
            seen.line("1")
        case QuestionType.DATE:
            seen.line("")
        case _:
            seen.line(WORDS)


def is_asked(question: Question, found: PromptSet) -> bool:
    """Whether a question is asked where the first option of every choice is chosen."""
    by_key = {one.key: one for one in found.questions}
    return all(
        next(iter(by_key[key].options)) in chosen and is_asked(by_key[key], found)
        for key, chosen in question.asked_if.items()
    )


def walk(seen: Any, found: PromptSet, code: Code, *, later: bool, begin: int = 1) -> int:
    """Walk one part of a set in a terminal; return the question at which a sitting ends, or 0."""
    says, language = SAYS[code], speak(code)
    asked = [one for one in found.questions if one.later is later and is_asked(one, found)]
    dated = any(q.type is QuestionType.DATE and "check" in q.roles for q in asked)
    for number, question in enumerate(asked, 1):
        if number < begin:
            continue
        if question.pause and number > begin:
            seen.see(says["rest"])
            seen.line()
            return number
        seen.see(says["place"].format(number, len(asked)), language.of(found.title), "Ctrl-C")
        texts = [language.of(text) for text in question.rotate.values() or [question.text]]
        page = " ".join(seen.text.split())
        assert any(text in page for text in texts), page
        type_an_answer(seen, question)
        parts = PARTS.get(question.type, ())
        for part in parts[1:] if dated and question.type is QuestionType.INTENTION else parts:
            seen.no_longer_see("lege regel" if code == "nl" else "empty line")
            before = seen.text
            seen.line(part)
            seen.until(lambda before=before: seen.text != before)
        if question.several:  # nobody else
            seen.see(language.of(question.several)[:40])
            seen.line()
        if "private" in question.roles:
            seen.see(says["keep"])
            seen.line("2")
    return 0


def whole_walk(
    start: Start, end: Callable[[Terminal], int], items: Start, found: PromptSet, code: Code
) -> None:
    """Walk a set through all its parts and sittings, and look at what was kept."""
    seen = start("new", found.name, lang=code)
    ended_at = walk(seen, found, code, later=False)
    while ended_at:
        assert end(seen) == 0
        seen = start("resume", lang=code)
        ended_at = walk(seen, found, code, later=False, begin=ended_at)
    assert end(seen) == 0
    assert SAYS[code]["kept"] in seen.text
    if found.comes_back:
        seen = start("resume", lang=code)
        assert walk(seen, found, code, later=True) == 0
        assert end(seen) == 0
    (item,) = items("show", "last")
    assert item["state"] == "done"
    asked = [one.key for one in found.questions if is_asked(one, found)]
    assert [answer["key"] for answer in item["answers"]] == asked


@pytest.mark.parametrize("name", SETS)
def test_every_set_can_be_walked_to_its_end(sitting: Start, items: Start, name: str) -> None:
    """No set has a question nobody can answer; Dutch and English take turns."""
    code = LANGUAGES[list(SETS).index(name) % 2]
    whole_walk(sitting, ended, items, SETS[name], code)


@pytest.mark.faults
@pytest.mark.parametrize("name", SETS)
def test_every_set_can_be_walked_in_the_other_language_as_well(
    terminal: Start, items: Start, name: str
) -> None:
    """With the test above, every set is walked in both languages; here each command is a start."""
    code = LANGUAGES[(list(SETS).index(name) + 1) % 2]
    whole_walk(terminal, Terminal.end, items, SETS[name], code)
