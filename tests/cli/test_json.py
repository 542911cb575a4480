"""The JSON of the contract (section 4), whole documents: every key, in order, absent values null."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

AT = "2026-11-21T23:10:00+01:00"
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
ANSWERS = {
    "story": "Eén \U0001f600\n[b]x[/b]",
    "name": "De lunch",
    "mood": "hard",
    "present": ["family", "client"],
    "calm": 4,
    "moment": "gisteren",
    "other_side": {"text": "Zij keek weg", "who": "client", "basis": "seen"},
    "plan": {"text": "Eerst vragen", "due": "2026-12-01", "line": "care"},
    "themes": ["rust", "Maaltijd"],
}


def answer(key: str, kind: str, question: str, given: Any, **more: Any) -> dict[str, Any]:
    """Return an answer as the document holds it; what is not said is null or empty."""
    whole = {
        "key": key, "type": kind, "stage": None, "roles": [], "question": question,
        "answer": given, "who": None, "basis": None, "options": [], "answered": AT,
    }  # fmt: skip
    assert set(more) <= set(whole)
    return {**whole, **more}


def heading(handle: str, **more: Any) -> dict[str, Any]:
    """Return the heading of an entry of the trial; its id still has to be put in."""
    whole = {
        "id": "ID", "handle": handle, "set": "proef", "set_version": 3, "set_title": "De proef",
        "language": "nl", "title": None, "state": "done", "date": "2026-11-20", "created": AT,
        "updated": AT, "finished": AT, "tags": [], "from": None, "private": True,
    }  # fmt: skip
    assert set(more) <= set(whole)
    return {**whole, **more}


def same(out: str, expected: Any) -> None:
    """Compare a whole document, the order of its keys included; every id must be a UUIDv7."""
    document = json.loads(out)
    assert out.count("\n") == 1
    assert out.endswith("\n")
    assert out.isascii() or not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    told = json.dumps(_without_ids(document), indent=1, ensure_ascii=False)
    assert told == json.dumps(expected, indent=1, ensure_ascii=False)


def _without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_ids(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    plain = {name: _without_ids(inner) for name, inner in value.items()}
    if "id" in plain:
        assert UUID7.fullmatch(plain["id"])
        plain["id"] = "ID"
    return plain


@pytest.fixture
def kept(keep: Run, trial: Path, saturday: Any) -> str:
    """Keep one entry of the trial, in Dutch, with an answer of every type; return its handle."""
    return str(keep("proef", ANSWERS, "-d", "20-11", "-t", "Lunch", lang="nl"))


def test_show_gives_one_item_with_everything(reflectie: Run, items: Run, kept: str) -> None:
    """`show --json` is the whole entry: heading, answers in order, intentions."""
    back = {"stage": "Terug", "roles": ["why", "learn"]}
    plan = items("show", kept)[0]["intentions"][0]["handle"]
    expected = {
        "schema": "reflectie/1",
        "items": [
            {
                **heading(kept, tags=["Lunch", "Maaltijd", "rust"]),
                "answers": [
                    answer("story", "text", "Wat gebeurde er?", ANSWERS["story"], **back),
                    answer("name", "short", "Hoe noem je het?", "De lunch"),
                    answer("mood", "choice", "Hoe was het?", "hard", options=["lastig"]),
                    answer(
                        "present", "multi", "Wie waren erbij?", ["client", "family"],
                        options=["de cliënt", "de familie"],
                    ),
                    answer("calm", "scale", "Hoe rustig was je?", "4"),
                    answer("moment", "date", "Wanneer was dat?", "2026-11-20"),
                    answer(
                        "other_side", "perspective", "Hoe was het voor de ander?", "Zij keek weg",
                        roles=["voice"], who="client", basis="seen",
                    ),
                    answer(
                        "plan", "intention", "Wat neem je je voor?", "Eerst vragen", roles=["act"]
                    ),
                    answer("themes", "tag", "Welke thema's?", ["rust", "Maaltijd"]),
                ],
                "intentions": [
                    {
                        "id": "ID", "handle": plan, "key": "plan", "text": "Eerst vragen", "line": "care",
                        "due": "2026-12-01", "check": "2026-11-28", "state": "open",
                        "follow_ups": [],
                    }
                ],
            }
        ],
    }  # fmt: skip
    same(reflectie("show", kept, "--json").out, expected)


def test_list_leaves_answers_and_intentions_out(reflectie: Run, kept: str) -> None:
    """`list --json` gives headings only."""
    expected = {
        "schema": "reflectie/1",
        "items": [heading(kept, tags=["Lunch", "Maaltijd", "rust"])],
    }
    same(reflectie("list", "--json").out, expected)


def test_search_adds_where_the_words_stand(reflectie: Run, kept: str) -> None:
    """`search --json` gives headings with `matches`, one for every answer that has a word."""
    expected = {
        "schema": "reflectie/1",
        "items": [
            {
                **heading(kept, tags=["Lunch", "Maaltijd", "rust"]),
                "matches": [
                    {
                        "key": "name",
                        "question": "Hoe noem je het?",
                        "snippet": "De lunch",
                        "how": "word",
                        "word": "lunch",
                        "unfinished": False,
                    }
                ],
            }
        ],
    }
    same(reflectie("search", "lunch", "--json").out, expected)


def test_a_match_in_a_title_has_no_question(reflectie: Run, items: Run, kept: str) -> None:
    """Where the title itself has the word, `key` and `question` are null."""
    reflectie("edit", kept, "--title", "De verhuizing")
    (item,) = items("search", "verhuizing")
    (match,) = item["matches"]
    assert (match["key"], match["question"]) == (None, None)
    assert match["snippet"] == "De verhuizing"
    assert item["title"] == "De verhuizing"


def test_status_gives_drafts_open_entries_and_what_is_due(
    reflectie: Run, items: Run, kept: str, draft: str, keep: Run, saturday: Any
) -> None:
    """`status --json` has three lists; what is due tells which entry it comes from."""
    open_one = keep("pdca", {"situation": "x"}, "-d", "2026-11-21")
    saturday.on(days=7)
    (plan,) = items("show", kept)[0]["intentions"]
    circle = {
        "set": "reflectiecirkel", "set_version": items("show", draft)[0]["set_version"],
        "set_title": "Reflection circle", "language": "en", "state": "draft", "finished": None,
        "private": False,
    }  # fmt: skip
    cycle = {
        "set": "pdca", "set_version": items("show", open_one)[0]["set_version"],
        "set_title": "PDCA cycle", "language": "en", "state": "open", "date": "2026-11-21",
        "finished": None, "private": False,
    }  # fmt: skip
    expected = {
        "schema": "reflectie/1",
        "drafts": [heading(draft, **circle)],
        "open": [heading(open_one, **cycle)],
        "due": [{**plan, "id": "ID", "entry": kept, "set_title": "De proef"}],
    }
    same(reflectie("status", "--json").out, expected)


def test_tags_are_objects_with_a_name(reflectie: Run, kept: str) -> None:
    """`tags --json` gives one object a theme."""
    themes = [{"tag": "Lunch"}, {"tag": "Maaltijd"}, {"tag": "rust"}]
    same(reflectie("tags", "--json").out, {"schema": "reflectie/1", "items": themes})


@pytest.mark.parametrize(
    ("lang", "title", "description"),
    [
        ("nl", "De proef", "Om alles te proberen."),
        ("en", "The trial", "To try everything."),
    ],
)
def test_prompts_list_tells_everything_about_a_set(
    reflectie: Run, trial: Path, lang: str, title: str, description: str
) -> None:
    """`prompts list --json` has every key of the contract, texts in the language in use."""
    trial.with_name("broken.yaml").write_text("name: [", encoding="utf-8")
    said = reflectie("prompts", "list", "--json", lang=lang)
    document = json.loads(said.out)
    broken, own, *shipped = document["items"]
    assert broken.pop("problem").startswith("broken.yaml")
    nothing = dict.fromkeys(["title", "description", "reason"])
    assert list(broken.items()) == list(
        {
            "name": "broken", "aliases": [], **nothing, "for": [], "minutes": None,
            "origin": None, "private": None, "own": True, "version": None,
        }.items()
    )  # fmt: skip
    assert json.dumps(own) == json.dumps(
        {
            "name": "proef", "aliases": ["trial"], "title": title, "description": description,
            "reason": "look-back", "for": ["individual", "team"], "minutes": 7,
            "origin": {"status": "partly", "text": "Iemand (2020)", "url": "https://example.org/x"},
            "private": True, "own": True, "version": 3, "problem": None,
        }
    )  # fmt: skip
    assert {"pdca", "reflectiecirkel", "waarom"} <= {item["name"] for item in shipped}
    assert all(list(item) == list(own) for item in shipped)
    assert [item["problem"] for item in shipped] == [None] * len(shipped)


def test_prompts_show_adds_the_questions(reflectie: Run, trial: Path) -> None:
    """`prompts show --json` is the same item with the questions behind it, nothing left out."""
    (item,) = json.loads(reflectie("prompts", "show", "trial", "--json").out)["items"]
    (listed,) = [
        one for one in json.loads(reflectie("prompts", "list", "--json").out)["items"]
        if one["name"] == "proef"
    ]  # fmt: skip
    questions = item.pop("questions")
    assert item == listed
    assert [question["key"] for question in questions] == list(ANSWERS)
    assert questions[0] == {
        "key": "story", "type": "text", "question": "What happened?", "help": "One moment.",
        "stage": "Back", "optional": False, "later": False, "pause": False, "sets_for": None,
        "roles": ["why", "learn"],
        "options": {}, "rotate": {}, "rotate_roles": {}, "asked_if": {}, "about": {}, "above": [],
        "further": None, "several": None, "returns": False,
    }  # fmt: skip
    assert questions[2]["options"] == {"good": "good", "hard": "hard"}


@pytest.mark.parametrize(
    "words", [("list",), ("search", "x"), ("tags",), ("list", "--state", "draft")]
)
def test_nothing_is_an_empty_list(reflectie: Run, words: tuple[str, ...]) -> None:
    """Where there is nothing the document is the same, with no items, and nothing else is said."""
    said = reflectie(*words, "--json", lang="nl")
    same(said.out, {"schema": "reflectie/1", "items": []})
    assert (said.code, said.err) == (0, "")


def test_nothing_that_waits_is_three_empty_lists(reflectie: Run) -> None:
    """`status --json` has its three lists also when nothing waits."""
    nothing: dict[str, Any] = {"drafts": [], "open": [], "due": []}
    same(reflectie("status", "--json").out, {"schema": "reflectie/1", **nothing})


def test_history_is_a_list_behind_the_entry(
    reflectie: Run, items: Run, kept: str, saturday: Any
) -> None:
    """`show --json --history` adds `history`: what stood there, and until when."""
    saturday.on(minutes=5)
    reflectie("edit", kept, "-q", "name", "--answers", "-", stdin="name: De maaltijd\n")
    (item,) = items("show", kept, "--history")
    assert list(item)[-3:] == ["history", "places", "changed"]
    (old,) = item["history"]
    assert (old["key"], old["question"], old["answer"]) == ("name", "Hoe noem je het?", "De lunch")
    assert old["replaced"] == "2026-11-21T23:15:00+01:00"
    assert item["updated"] == "2026-11-21T23:15:00+01:00"


def test_the_state_of_an_entry_in_the_bin_is_deleted(reflectie: Run, items: Run, kept: str) -> None:
    """What lies in the bin shows as `deleted`, and stays out of the list."""
    reflectie("delete", kept)
    assert items("show", kept)[0]["state"] == "deleted"
    assert items("list") == []
    assert [item["handle"] for item in items("list", "--state", "deleted")] == [kept]
