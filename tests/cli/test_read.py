"""List, show, search, themes and status: what somebody reads back."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def shelf(keep: Run, saturday: Any) -> dict[str, str]:
    """Keep five entries over three years, and return their handles by name."""
    about = {"situation": "Café aan de overkant", "learned": "rustig blijven"}
    kept = {
        "long ago": keep("waarom", {"situation": "Eerste"}, "-d", "2024-11-21", "-t", "Rust"),
        "last year": keep("waarom", {"situation": "Tweede"}, "-d", "2025-11-21"),
        "circle": keep("reflectiecirkel", about, "-d", "2026-11-19", "-t", "rust"),
        "open": keep("pdca", {"situation": "Aan tafel eten"}, "-d", "2026-11-20", "-t", "tafel"),
        "today": keep("waarom", {"situation": "Zesde", "purpose": "Café"}, "-d", "2026-11-21"),
    }
    saturday.on(minutes=1)
    return kept


def handles(out: str) -> list[str]:
    """Return the handles that lines begin with."""
    return [line.split()[0] for line in out.splitlines() if line[:1].isalnum()]


@pytest.mark.parametrize("word", ["list", "lijst"])
def test_the_list_shows_the_latest_day_first(
    reflectie: Run, shelf: dict[str, str], word: str
) -> None:
    """Each entry is one line, that of the latest day first, whatever was written first."""
    said = reflectie(word)
    assert (said.code, said.err) == (0, "")
    order = ["today", "open", "circle", "last year", "long ago"]
    assert handles(said.out) == [shelf[name] for name in order]
    assert all(len(line) <= 76 for line in said.out.splitlines())


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["-n", "2"], ["today", "open"]),
        (["--limit", "1"], ["today"]),
        (["--since", "2026-11-20"], ["today", "open"]),
        (["--until", "2026-11-19"], ["circle", "last year", "long ago"]),
        (["--since", "19-11", "--until", "gisteren"], ["open", "circle"]),
        (["--set", "reflectiecirkel"], ["circle"]),
        (["--set", "korthagen"], ["circle"]),
        (["-t", "RUST"], ["circle", "long ago"]),
        (["--tag", "rust", "-t", "tafel"], []),
        (["--state", "open"], ["open"]),
        (["--state", "done", "-n", "1"], ["today"]),
        (["--state", "draft"], []),
        (["--on-this-day"], ["last year", "long ago"]),
    ],
)
def test_the_list_can_be_narrowed(
    items: Run, shelf: dict[str, str], options: list[str], names: list[str]
) -> None:
    """Every filter of the list keeps what fits it and nothing else; two filters both count."""
    assert [item["handle"] for item in items("list", *options)] == [shelf[name] for name in names]


def test_ten_entries_are_listed_unless_more_are_asked_for(keep: Run, items: Run) -> None:
    """The list is ten long by itself."""
    for number in range(11):
        keep("waarom", {"situation": str(number)})
    assert len(items("list")) == 10
    assert len(items("list", "--limit", "99")) == 11


@pytest.mark.parametrize("name", ["last", "laatste", "LAST"])
@pytest.mark.parametrize("word", ["show", "toon"])
def test_last_is_what_was_written_last(
    reflectie: Run, keep: Run, shelf: dict[str, str], word: str, name: str
) -> None:
    """`last` names the entry that was begun last, not that of the latest day."""
    handle = keep("waarom", {"situation": "Naderhand"}, "-d", "2020-01-01")
    assert handle not in shelf.values()
    assert "Naderhand" in reflectie(word, name).out


def test_an_entry_is_shown_by_its_handle_its_start_and_its_full_id(
    reflectie: Run, items: Run, shelf: dict[str, str]
) -> None:
    """A handle, the start of one, capitals, and the id all name the same entry."""
    handle = shelf["circle"]
    (item,) = items("show", handle)
    for name in (handle[:4], handle.upper(), item["id"]):
        assert reflectie("show", name).out == reflectie("show", handle).out


@pytest.mark.usefixtures("saturday", "trial")
def test_an_entry_is_shown_as_a_page_to_read(reflectie: Run, keep: Run) -> None:
    """The page holds title, day and themes, then each question with its answer below it."""
    answers = {
        "story": "Eerste regel\nTweede regel",
        "mood": "hard",
        "present": ["client", "team"],
        "calm": "4",
        "calm_because": "het liep uit",
        "other_side": {"text": "Zij keek weg", "who": "client", "basis": "assumed"},
        "plan": {"text": "Eerst vragen", "check": "over een week", "line": "care"},
        "themes": ["lunch", "rust"],
    }
    handle = keep("proef", answers, lang="nl")
    assert reflectie("show", handle, lang="nl").out == (
        f"De proef  {handle}\n"
        "zaterdag 21 november 2026 · lunch, rust\n"
        "\nWat gebeurde er?\n  Eerste regel\n  Tweede regel\n"
        "\nHoe was het?\n  lastig\n"
        "\nWie waren erbij?\n  de cliënt, het team\n"
        "\nHoe rustig was je?\n  4\n"
        "\nWat maakt het dat cijfer?\n  het liep uit\n"
        "\nHoe was het voor de ander?\n  Zij keek weg\n  (de cliënt · ik vermoed het)\n"
        "\nWelke thema's?\n  lunch, rust\n"
        "\nWat neem je je voor?\n  Eerst vragen\n"
        "  (de zorg of begeleiding · komt terug op zaterdag 28 november)\n"
    )


HOSTILE = "[bold]x[/nope] :smile: \x1b[2J\x1b]0;t\x07 \u202eabc \x9b5n"
KEPT = "[bold]x[/nope] :smile: [2J]0;t \u202eabc 5n"
"""Control characters from a file of answers are nobody's words."""
HARMLESS = "[bold]x[/nope] :smile: [2J]0;t <U+202E>abc 5n"


@pytest.mark.parametrize("words", [("show", "last"), ("list",), ("search", "bold")])
def test_words_that_could_work_on_a_terminal_are_shown_harmless(
    reflectie: Run, items: Run, keep: Run, words: tuple[str, ...]
) -> None:
    """Markup stays as typed, control and direction characters show as names, the store keeps all."""
    handle = keep("waarom", {"situation": HOSTILE, "purpose": "x"})
    out = reflectie(*words).out
    assert HARMLESS[:14] in out
    assert not any(character in out for character in "\x1b\x07\u202e\x9b")
    assert items("show", handle)[0]["answers"][0]["answer"] == KEPT


def test_a_page_shows_every_character_of_hostile_words(reflectie: Run, keep: Run) -> None:
    """Nothing of a person's words disappears on its way to the screen."""
    keep("waarom", {"situation": HOSTILE})
    assert f"  {HARMLESS}\n" in reflectie("show", "last").out


@pytest.mark.parametrize("word", ["search", "zoek"])
@pytest.mark.parametrize("text", ["cafe", "CAFÉ", "caf", "Café"])
def test_search_folds_accents_and_capitals_and_takes_beginnings(
    reflectie: Run, shelf: dict[str, str], word: str, text: str
) -> None:
    """Accents and capitals do not matter, and the beginning of a word is enough."""
    said = reflectie(word, text)
    assert set(handles(said.out)) == {shelf["circle"], shelf["today"]}
    assert said.err == ""


def test_every_word_must_stand_somewhere_in_the_entry(items: Run, shelf: dict[str, str]) -> None:
    """Two words may stand in two answers of one entry."""
    assert [item["handle"] for item in items("search", "overkant", "rustig")] == [shelf["circle"]]
    assert [item["handle"] for item in items("search", "overkant rustig")] == [shelf["circle"]]
    assert items("search", "overkant", "tafel") == []


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--question", "purpose"], ["today"]),
        (["--question", "situation"], ["circle"]),
        (["--question", "fit"], []),
        (["--set", "waarom"], ["today"]),
        (["--until", "20-11"], ["circle"]),
        (["--since", "21-11"], ["today"]),
        (["-t", "rust"], ["circle"]),
        (["--state", "open"], []),
    ],
)
def test_a_search_can_be_narrowed(
    items: Run, shelf: dict[str, str], options: list[str], names: list[str]
) -> None:
    """Search takes the filters of the list, and the key of a question."""
    found = items("search", "cafe", *options)
    assert [item["handle"] for item in found] == [shelf[name] for name in names]


def test_a_search_finds_titles(reflectie: Run, items: Run, keep: Run) -> None:
    """A title somebody gave is found as its answers are."""
    handle = keep("waarom", {"situation": "x"})
    reflectie("edit", handle, "--title", "De verhuizing")
    assert [item["handle"] for item in items("search", "verhuizing")] == [handle]


def test_the_best_match_stands_first_and_the_limit_counts(items: Run, keep: Run) -> None:
    """An entry that is all about a word stands before one that names it once."""
    often = keep("waarom", {"situation": "rust rust rust"}, "-d", "2020-01-01")
    once = keep("waarom", {"situation": "rust " + "en nog veel meer woorden " * 20})
    assert [item["handle"] for item in items("search", "rust")] == [often, once]
    assert [item["handle"] for item in items("search", "rust", "-n", "1")] == [often]


@pytest.mark.parametrize("text", ['"', "'", "a AND", "NEAR(", "*", "-x", "o'brien", "(", "a:b", ""])
def test_a_search_is_never_read_as_query_language(reflectie: Run, shelf: Any, text: str) -> None:
    """Whatever is typed is words to look for; it never breaks the search."""
    said = reflectie("search", "--", text)
    assert (said.code, said.out) == (0, "")
    assert len(said.err.splitlines()) == 1


def test_what_was_changed_or_erased_is_not_found_any_more(
    reflectie: Run, items: Run, keep: Run
) -> None:
    """Search knows the words that stand there now, and nothing of what was erased."""
    handle = keep("waarom", {"situation": "ouderwets"})
    reflectie("edit", handle, "--answers", "-", stdin="situation: nieuwerwets\n")
    assert items("search", "ouderwets") == []
    assert len(items("search", "nieuwerwets")) == 1
    reflectie("erase", handle, "--yes")
    assert items("search", "nieuwerwets") == []


@pytest.mark.parametrize("word", ["tags", "themas"])
def test_themes_are_listed_by_the_alphabet_each_once(
    reflectie: Run, shelf: dict[str, str], word: str
) -> None:
    """A theme that was written in two ways is one, as it was written last."""
    said = reflectie(word)
    assert (said.out, said.err) == ("rust\ntafel\n", "")


@pytest.mark.parametrize("word", ["status", "stand"])
@pytest.mark.parametrize(("lang", "resume"), [("en", "resume"), ("nl", "hervat")])
def test_status_shows_what_waits_and_how_to_go_on(
    reflectie: Run, shelf: dict[str, str], draft: str, word: str, lang: str, resume: str
) -> None:
    """A draft and an open entry stand there with the command that goes on with each."""
    said = reflectie(word, lang=lang)
    first, second = said.out.splitlines()
    assert first.endswith(f"reflectie {resume} {draft}")
    assert second.endswith(f"reflectie {resume} {shelf['open']}")


def test_status_check_says_nothing_and_exits_with_ten_once_something_is_due(
    reflectie: Run, keep: Run, saturday: Any
) -> None:
    """`status --check` is 0 before the check date and 10 from that day on, without a word."""
    keep("waarom", {"situation": "x", "intention": {"text": "vragen", "check": "2026-12-01"}})
    saturday.on(days=9)
    before = reflectie("status", "--check")
    saturday.on(days=1)
    after = reflectie("status", "--check")
    assert [(said.out, said.err, said.code) for said in (before, after)] == [
        ("", "", 0), ("", "", 10),
    ]  # fmt: skip
    assert "vragen" in reflectie("status").out


@pytest.mark.parametrize(
    "words", [("list",), ("tags",), ("list", "--state", "draft"), ("search", "x"), ("status",)]
)
@pytest.mark.parametrize(("lang", "nothing"), [("en", "Nothing"), ("nl", "iets")])
def test_where_there_is_nothing_stdout_is_empty_and_a_person_is_told(
    reflectie: Run, words: tuple[str, ...], lang: str, nothing: str
) -> None:
    """A sentence for a person is no data: it goes to standard error, in the right language."""
    said = reflectie(*words, lang=lang)
    assert (said.code, said.out) == (0, "")
    assert nothing in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [("list",), ("search", "x"), ("tags",), ("status",), ("show", "last"), ("export",)]
)
def test_reading_makes_no_journal_where_there_is_none(
    reflectie: Run, home: Any, words: tuple[str, ...]
) -> None:
    """Looking around leaves no trace: no file and no folder."""
    reflectie(*words)
    assert not home.exists()


def test_another_journal_is_named_by_option_and_by_environment(
    reflectie: Run, keep: Run, items: Run, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--journal` goes before `REFLECTIE_JOURNAL`, and that before the home."""
    one, two = str(tmp_path / "one.db"), str(tmp_path / "two.db")
    keep("waarom", {"situation": "thuis"})
    reflectie("--journal", one, "new", "waarom", stdin="situation: eerste\n")
    monkeypatch.setenv("REFLECTIE_JOURNAL", two)
    keep("waarom", {"situation": "tweede"})
    assert "eerste" in reflectie("--journal", one, "list").out
    assert "tweede" in reflectie("list").out
    monkeypatch.delenv("REFLECTIE_JOURNAL")
    assert "thuis" in reflectie("list").out
    assert len(items("list")) == 1


def test_what_a_team_wrote_says_so(reflectie: Run, keep: Run, saturday: Any) -> None:
    """A team's entry and what looks back on it are marked; one's own is not."""
    keep("teamreflectie", {"purpose": "Rust.", "intention": "Wij wachten."})
    assert "van het team" in reflectie("show", "last", lang="nl").out
    reflectie("follow-up", handles(reflectie("intentions").out)[0], stdin="done: yes\n")
    assert "of the team" in reflectie("show", "last").out
    keep("waarom", {"situation": "Alleen."})
    assert "of the team" not in reflectie("show", "last").out
