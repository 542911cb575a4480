"""Any words go in, out, into another journal and out again, byte for byte."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectie_cli.prompt_sets.reply import without_controls

Run = Callable[..., Any]

words = st.text(min_size=1).filter(str.strip)
hard = st.sampled_from(
    [
        "cafe\u0301 caf\u00e9", "\U0001f469\u200d\U0001f467", "a\x00b", "a\r\nb\rc", "\x1b[2J",
        "\u202eabc", "\ufeffx", "\u2028y\u2029", "[bold]x[/bold]", "{handle}", "%s", "'; DROP--",
        "\\ud800", '"', "\uffff", "\U0010ffff", "- a: &b *c", " x ", "\nx\n", "-", "?", "<", ".",
    ]
)  # fmt: skip
text = st.one_of(words, hard).map(without_controls).filter(str.strip)
"""Control characters of a file of answers are nobody's words."""


def answer_of(item: dict[str, Any], key: str) -> Any:
    """Return the answer to a question."""
    return next(answer["answer"] for answer in item["answers"] if answer["key"] == key)


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(situation=text, side=text, plan=text, title=text, form=st.sampled_from(["json", "jsonl"]))
def test_any_words_survive_every_way_in_and_out(
    reflectie: Run,
    tmp_path_factory: pytest.TempPathFactory,
    situation: str,
    side: str,
    plan: str,
    title: str,
    form: str,
) -> None:
    """Answers, show, export, import elsewhere, show: the same words and the same document."""
    folder: Path = tmp_path_factory.mktemp("trip")
    here = ("--journal", str(folder / "here.db"))
    there = ("--journal", str(folder / "there.db"))
    answers = {"situation": situation, "whose_value": {"text": side}, "intention": plan}
    said = reflectie(*here, "new", "waarom", "--answers", "-", stdin=json.dumps(answers))
    assert said.code == 0, said.err
    handle = said.out.strip()
    assert reflectie(*here, "edit", handle, "--title", title).code == 0

    shown = reflectie(*here, "show", handle, "--json").out
    (item,) = json.loads(shown)["items"]
    assert answer_of(item, "situation") == situation
    assert answer_of(item, "whose_value") == side
    if plan.strip() == "-":  # it says no: nothing is intended
        assert item["intentions"] == []
        assert "intention" not in {answer["key"] for answer in item["answers"]}
    else:
        assert answer_of(item, "intention") == item["intentions"][0]["text"] == plan
    assert item["title"] == title.strip()

    file = folder / f"export.{form}"
    assert reflectie(*here, "export", "-f", form, "-o", str(file)).code == 0
    assert reflectie(*there, "import", str(file)).out == f"{handle}\n"
    assert reflectie(*there, "show", handle, "--json").out == shown
    assert reflectie(*there, "import", str(file)).out == ""

    again = folder / f"again.{form}"
    reflectie(*there, "export", "-f", form, "-o", str(again))
    assert again.read_bytes() == file.read_bytes()
