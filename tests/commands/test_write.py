import json
from typing import Any


def test_answers_from_a_pipe_are_kept_and_found_without_their_accents(reflectie: Any) -> None:
    """What comes through a pipe is kept whole, and a search without accents finds it."""
    said = reflectie("new", "waarom", stdin="situation: Café was druk\n")
    assert said.code == 0
    (handle,) = said.out.split()
    assert handle in reflectie("search", "cafe").out
    (item,) = json.loads(reflectie("show", handle, "--json").out)["items"]
    assert [answer["answer"] for answer in item["answers"]] == ["Café was druk"]
