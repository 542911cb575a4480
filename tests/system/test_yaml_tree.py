from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.language import Language, speak
from reflectie_cli.system.problems import FileProblems
from reflectie_cli.system.yaml_tree import Node, read_tree


def said(text: str) -> list[str]:
    """Return what is said about text that is refused."""
    with pytest.raises(FileProblems) as caught:
        read_tree(text, "f")
    return caught.value.lines(speak("en"))


def bare(node: Node) -> Any:
    """Return a tree without its places."""
    if isinstance(node.value, dict):
        return {name: bare(inner) for name, inner in node.value.items()}
    if isinstance(node.value, list):
        return [bare(inner) for inner in node.value]
    return node.value


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: &x 1\nb: *x", ["f, line 1: Anchors like &x are not used here; remove it.",
                            "f, line 2: References like *x are not used here; write it out."]),
        ("a: {<<: {b: c}}", ["f, line 1: Merge keys (<<) are not used here; write it out."]),
        ("a: !t 1", ["f, line 1: YAML tags are not used here; remove !t."]),
        ("a:\n  - !!python/object/apply:os.system [ls]",
         ["f, line 2: YAML tags are not used here; remove"
          " tag:yaml.org,2002:python/object/apply:os.system."]),
        ("a: 1\nb: 2\na: 3", ["f, line 3: “a” is here twice; keep one."]),
        ("a: 1\n---\nb: 2", ["f, line 2: One file holds one document; remove this “---”."]),
        ("? [a]\n: b", ["f, line 1: A name before the colon must be plain text."]),
        ("a: " + "[" * 12 + "]" * 12, ["f, line 1: This is nested deeper than any prompt set needs."]),
        ("a:\n\t- b", ["f, line 2: this is not YAML (found character that cannot start any token)."
                       " Check the spaces and the quotes just before it."]),
        ("a: b: c", ["f, line 1: this is not YAML (mapping values are not allowed in this context)."
                     " Check the spaces and the quotes just before it."]),
    ],
    ids=["anchor", "merge", "tag", "python tag", "twice", "second document", "no name", "deep",
         "tab", "colon"],
)  # fmt: skip
def test_what_yaml_offers_beyond_plain_text_is_refused_where_it_stands(
    text: str, problems: list[str]
) -> None:
    """Nothing in a file is executed, referred to or merged; each place is named."""
    assert said(text) == problems


def test_refusals_before_a_broken_place_are_told_with_it() -> None:
    """What was refused before the text stopped being YAML is not lost."""
    lines = said("a: &x 1\nb: 'c")
    assert lines[0] == "f, line 1: Anchors like &x are not used here; remove it."
    assert lines[1].startswith("f, line 2: this is not YAML (found unexpected end of stream).")


def test_a_merge_key_as_words_is_only_words() -> None:
    """`<<` in somebody's sentence is no merge key."""
    assert bare(read_tree("a: << terug", "f")) == {"a": "<< terug"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22:30", "22:30"), ("no", "no"), ("012", "012"), ("on", "on"), ("1e3", "1e3"),
        ("2026-11-20", "2026-11-20"), (".inf", ".inf"), ("0b1", "0b1"), ("True", "True"),
        ("'null'", "null"), ('"~"', "~"), ("=", "="), ("1_0", "1_0"), ("-1", "-1"),
        ("null", ""), ("~", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_scalar_stays_the_text_that_was_typed(text: str, value: str) -> None:
    """Times, truths and numbers stay text; only a bare null means nothing."""
    assert bare(read_tree(f"a: {text}", "f")) == {"a": value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("|\n  een\n  twee\n", "een\ntwee"),
        ("|-\n  een\n", "een"),
        ("|+\n  een\n\n", "een\n"),
        (">\n  een\n  twee\n", "een twee"),
        ("'een\n\n  twee'", "een\ntwee"),
        ('"een\\n"', "een\n"),
    ],
    ids=["literal", "strip", "keep", "folded", "single", "double"],
)
def test_a_block_ends_without_the_line_end_of_its_notation(text: str, value: str) -> None:
    """The last line end of a block belongs to YAML; one inside quotes is the person's own."""
    assert bare(read_tree(f"a: {text}", "f")) == {"a": value}


def test_a_place_counts_from_one() -> None:
    """Lines and columns are those an editor shows."""
    root = read_tree("a: 1\nbb:\n  - c\n", "f")
    assert isinstance(root.value, dict)
    names = root.names
    assert names is not None
    assert (names["bb"].line, names["bb"].column) == (2, 1)
    inner = root.value["bb"]
    assert isinstance(inner.value, list)
    assert (inner.value[0].line, inner.value[0].column) == (3, 5)


JSONLIKE = st.recursive(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcdefgh", min_size=1, max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(value=JSONLIKE)
def test_what_a_program_writes_as_yaml_is_read_as_it_was(value: object) -> None:
    """Texts, lists and mappings that PyYAML writes come back equal."""
    written = yaml.safe_dump({"a": value}, allow_unicode=True)
    assert bare(read_tree(written, "f")) == {"a": value}


def test_reading_stops_where_it_gets_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of nothing but brackets costs no time: what comes after the depth is not read."""
    read = 0
    parse = yaml.parse

    def counting(*arguments: Any, **settings: Any) -> Iterator[Any]:
        nonlocal read
        for event in parse(*arguments, **settings):
            read += 1
            yield event

    monkeypatch.setattr(yaml, "parse", counting)
    assert "nested deeper" in said("a: " + "[" * 2000 + "]" * 2000)[0]
    assert read < 200


EVERYDAY = {
    "a list under a value": "a: b\n- c",
    "a path in double quotes": 'a: "C:\\Users\\p"',
    "text behind a bar": "a: | tekst\n  b",
    "an asterisk first": "a: *vet*",
    "a question mark first": "a: ? wat",
    "a bracket too many": "a: b]\nc: ]",
    "a percent sign first": "% a",
    "an exclamation mark first": "a: !!! b",
    "three dashes inside quotes": "a: 'b\n---\nc'",
    "a comma first": "a: , b",
    "an at sign first": "a: @b",
    "a forgotten quote": "a: 'b",
    "a forgotten bracket": "a: [b",
    "a forgotten brace": "a: {b: c",
    "two colons": "a: b: c",
    "a tab": "a:\n\tb: c",
    "spaces that do not fit": "a:\n  b: c\n d: e",
    "a value without a colon": "a: b\nc\nd: e",
    "an invisible character": "a: b\x07",
    "a second value": '{"a": "b"} c',
}


@pytest.mark.parametrize("case", EVERYDAY)
def test_what_is_wrong_with_the_yaml_is_said_in_dutch(case: str, dutch: Language) -> None:
    """Slips people make while typing YAML are explained in Dutch, the words between brackets too."""
    with pytest.raises(FileProblems) as caught:
        read_tree(EVERYDAY[case], "f")
    for problem in caught.value.problems:
        trouble = str(problem.details.get("trouble", ""))
        assert not trouble or dutch.text(trouble) != trouble


@pytest.mark.parametrize("case", EVERYDAY)
def test_what_is_wrong_with_the_yaml_has_its_line(case: str) -> None:
    """Each of these slips is reported with the line it stands on."""
    with pytest.raises(FileProblems) as caught:
        read_tree("x: y\n" + EVERYDAY[case], "f")
    assert all(problem.line >= 2 for problem in caught.value.problems)
