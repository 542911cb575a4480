"""Every rule by its own example, and a library that knows nothing of the program around it."""

import ast
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import reflectie_cli.deid as deid
from reflectie_cli.deid import KINDS, ListedName, find
from reflectie_cli.deid.finder import AGAIN, RULES
from reflectie_cli.deid.names import LISTED, context_of
from reflectie_cli.deid.places import ORGANISATION, TOWN
from reflectie_cli.deid.rule import Rule
from reflectie_cli.deid.sentence_starts import SENTENCE_STARTS
from reflectie_cli.deid.tokens import fold
from reflectie_cli.language import CODES, Code

PAGE = (Path(__file__).parents[2] / "docs" / "deid.md").read_text(encoding="utf-8")
LIST = (Path(deid.__file__).parent / "rules.md").read_text(encoding="utf-8")
ROWS = [
    pytest.param(code, rule, id=f"{code}: {rule.name}") for code in CODES for rule in RULES[code]
]
AMONG_OTHERS = {
    "first of a row": 0,
    "beside a forename": 0,
    "unknown beside a name": -1,
    "name elsewhere": -1,
}
"""Rules that need a name that another rule finds, and which of the names is theirs."""


@pytest.mark.parametrize(("code", "rule"), ROWS)
def test_a_rule_finds_its_example(code: Code, rule: Rule[Any]) -> None:
    """That rule and no other; an exception is what keeps its example from being found."""
    hits = find(rule.example(code), code)
    if rule.kind is None:
        context = context_of(rule.example(code), code)
        holds = (other for other in SENTENCE_STARTS[code] if other.how(context, 0))
        assert (hits, next(holds)) == ((), rule)
        return
    if rule.name in AMONG_OTHERS:
        assert len(hits) > 1
        hits = (hits[AMONG_OTHERS[rule.name]],)
    assert [(hit.kind, hit.rule) for hit in hits] == [(rule.kind, rule.name)]


@pytest.mark.parametrize("code", CODES)
def test_rules_have_names_of_their_own_and_find_every_kind(code: Code) -> None:
    """A hit says which rule found it: one name, one rule."""
    names = [rule.name for rule in RULES[code]]
    assert len(names) == len(set(names))
    kinds = {rule.kind for other in CODES for rule in RULES[other]} - {None}
    assert kinds == set(KINDS)


def test_a_hit_of_no_row_says_where_it_comes_from() -> None:
    """A name of the list, and a number that stands against other letters."""
    assert [hit.rule for hit in find("ik sprak sanne", "nl", [ListedName("Sanne")])] == [LISTED]
    assert [hit.rule for hit in find("0612345678 x0612345678", "nl")][1:] == [AGAIN]


def test_the_page_lets_python_say_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    """The lines of docs/deid.md for use from Python run, and print what stands below them."""
    block, says = re.findall(r"^```(?:python|text)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    exec(block, {})
    assert capsys.readouterr().out == says


def test_the_list_names_every_rule_in_order() -> None:
    """Each under the kind of hit it finds."""
    named: dict[str, dict[str, None]] = {}
    for rule in (rule for code in CODES for rule in RULES[code]):
        named.setdefault(rule.kind or "exceptions", {})[rule.name] = None
    page = " ".join(LIST.split())
    for kind, rules in named.items():
        assert f"- {kind}: {'; '.join(rules)}" in page
    assert all(name in page for name in (LISTED, AGAIN, TOWN, ORGANISATION))


def test_the_library_imports_nothing_of_the_program() -> None:
    """It knows a language code and nothing else of ours."""
    package = Path(deid.__file__).parent
    known = {*sys.stdlib_module_names, "msgspec"}
    for file in package.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                module = node.module or ""
                assert module.startswith("reflectie_cli.deid.") or module.split(".")[0] in known
            elif isinstance(node, ast.Import):
                assert {alias.name.split(".")[0] for alias in node.names} <= known


def test_the_lists_hold_folded_words_and_say_what_they_are() -> None:
    """Every list begins with what it holds, has each of its lines once, and folds them."""
    lists = sorted((Path(deid.__file__).parent / "lists").rglob("*.txt"))
    assert lists
    for file in lists:
        lines = file.read_text(encoding="utf-8").splitlines()
        words = [line for line in lines if not line.startswith("#")]
        assert lines[0].startswith("# "), file
        assert words, file
        assert len(words) == len(set(words)), file
        assert all(fold(word) == word.strip() for word in words), file
