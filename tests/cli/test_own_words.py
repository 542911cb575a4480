"""A sector's own words: set once, heard in every sentence of ours, never in somebody's own."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
PURPOSE = "Wat is hier voor de {} van waarde, en hoe weet je dat?"


@pytest.fixture
def called(reflectie: Run) -> Run:
    """Set what somebody calls a client, or a relative."""

    def set_it(word: str, which: str = "word_client") -> None:
        said = reflectie("config", which, word)
        assert (said.code, said.err) == (0, "")

    return set_it


def asked(entry: Any, key: str) -> str:
    """Return the words in which a question of an entry was asked."""
    return str(next(one["question"] for one in entry["answers"] if one["key"] == key))


def test_a_word_is_kept_and_said_back(reflectie: Run, called: Run) -> None:
    """What was set is what `config` says, and unset our words come back."""
    called("bewoner")
    assert reflectie("config", "word_client").out == "bewoner\n"
    assert "bewoner" in reflectie("config").out + reflectie("config").err
    assert "voor deze bewoner, nu" in reflectie("prompts", "show", "waarom", lang="nl").out
    assert reflectie("config", "word_client", "--unset").code == 0
    assert "voor deze cliënt, nu" in reflectie("prompts", "show", "waarom", lang="nl").out


def test_a_set_is_shown_and_listed_in_own_words(reflectie: Run, called: Run) -> None:
    """The pages of the library speak of a child, in both languages."""
    called("kind")
    called("familie", "word_relative")
    shown = reflectie("prompts", "show", "waarom", lang="nl").out
    assert PURPOSE.replace("de {}", "het kind") in shown
    assert "cliënt" not in shown
    assert "so that the child …" in reflectie("prompts", "show", "waarom").out
    for words in (("list",), ("book",)):
        page = reflectie("prompts", *words, lang="nl").out
        assert not re.search(r"(?<![\w-])(cliënt(en)?|verwant(en)?)(?![\w-])", page)
        assert not re.search(r"\b(de|deze|elke) (kind|familielid)\b", page)
    assert "een familielid" in reflectie("prompts", "show", "vraag-de-client", lang="nl").out
    assert "vraag-de-client" in reflectie("prompts", "list", lang="nl").out


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("nl", "Wat is hier voor het kind van waarde, en hoe weet je dat?"),
        ("en", "What is of value to the child here, and how do you know?"),
    ],
)
def test_an_entry_keeps_the_words_it_was_asked_in(
    called: Run, keep: Run, items: Run, lang: str, question: str
) -> None:
    """The question that is kept is the one that was asked; one of before keeps its own."""
    answers = {"situation": "x", "whose_value": "de cliënt, the client, een verwant"}
    before = keep("waarom", answers, lang=lang)
    was = items("show", before, lang=lang)[0]
    called("kind")
    after = items("show", keep("waarom", answers, lang=lang), lang=lang)[0]
    assert asked(after, "whose_value") == question
    assert asked(after, "whose_value") != asked(was, "whose_value")
    assert items("show", before, lang=lang)[0] == was
    called("gast")
    assert items("show", after["handle"], lang=lang)[0] == after
    for entry in (was, after):
        (answer,) = (one["answer"] for one in entry["answers"] if one["key"] == "whose_value")
        assert answer == answers["whose_value"]


def test_somebodys_own_words_are_never_changed(
    reflectie: Run, called: Run, keep: Run, items: Run
) -> None:
    """A client in an answer, a title or a tag stays a client, wherever it is shown."""
    called("kind")
    called("familie", "word_relative")
    own = "De cliënt en een verwant; the client's relative"
    handle = keep("waarom", {"situation": own, "learned": own})
    for words in (("show", handle), ("list",), ("search", "relative")):
        said = reflectie(*words).out
        assert "kind" not in said
        assert "child" not in said.replace("the child", "")
    assert own in reflectie("export", "--format", "md").out
    entry = items("show", handle)[0]
    assert entry["title"] is None
    assert {one["answer"] for one in entry["answers"]} == {own}


def test_a_draft_that_is_resumed_speaks_the_words_of_now(
    reflectie: Run, called: Run, items: Run, draft: str
) -> None:
    """What was answered keeps its words; what is still asked is asked in those of now."""
    called("kind")
    was = items("show", draft)[0]["answers"][0]
    goal = items("prompts", "show", "reflectiecirkel")[0]["questions"]
    key = next(
        one["key"] for one in goal if "child" in json.dumps(one) or "client" in json.dumps(one)
    )
    said = reflectie("resume", draft, stdin=json.dumps({key: "the client said so"}))
    assert said.code == 0, said.err
    entry = items("show", draft)[0]
    assert entry["answers"][0] == was
    assert "child" in asked(entry, key)
    assert "client" not in asked(entry, key)


def test_changing_one_answer_leaves_the_words_of_the_others(
    reflectie: Run, called: Run, keep: Run, items: Run
) -> None:
    """An answer that is not changed keeps the question and the label it was given for."""
    handle = keep("eigen-regie", {"who_decided": "client", "purpose": "x"}, lang="nl")
    before = items("show", handle)[0]["answers"]
    called("kind")
    said = reflectie("edit", handle, "--answers", "-", stdin='{"situation": "y"}', lang="nl")
    assert said.code == 0, said.err
    after = items("show", handle)[0]["answers"]
    assert [one for one in after if one["key"] != "situation"] == before
    assert "vooral de cliënt" in reflectie("show", handle).out


@pytest.mark.parametrize("typed", ["vooral het kind", "client", "1"])
def test_an_answer_may_be_the_label_in_own_words(
    called: Run, keep: Run, items: Run, typed: str
) -> None:
    """Whoever chooses what the page offers has chosen it: by its words, its key or its number."""
    called("kind")
    entry = items("show", keep("eigen-regie", {"who_decided": typed}, lang="nl"), lang="nl")[0]
    (answer,) = entry["answers"]
    assert answer["options"] == ["vooral het kind"]


@pytest.mark.parametrize("which", ["word_client", "word_relative"])
@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(
    "value",
    ["", " ", "{x}", "{", "b2", "12", "two\nlines", "<b>x</b>", "[red]x", "a\tb", "\x1b[31m", "#x", "a_b", "a.b"],
)  # fmt: skip
def test_a_word_that_cannot_be_one_gets_a_line_and_2(
    reflectie: Run, home: Path, value: str, lang: str, which: str
) -> None:
    """Braces, digits, line ends and markup are no word; nothing is written."""
    said = reflectie("config", which, value, lang=lang)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert which in said.err
    assert "\x1b" not in said.err
    assert not (home / "config.yaml").exists()


@pytest.mark.parametrize("value", [",", "'", "/", "- -"])
def test_punctuation_is_no_word(reflectie: Run, value: str) -> None:
    """A word has letters."""
    assert reflectie("config", "word_client", "--", value).code == 2


def test_a_word_has_an_end(reflectie: Run) -> None:
    """Nobody calls a person in 500 letters."""
    assert reflectie("config", "word_client", "x" * 500).code == 2


def test_a_word_in_decomposed_letters_is_a_word(reflectie: Run) -> None:
    """A word copied from a file name of macOS is a word."""
    assert reflectie("config", "word_client", "patie\u0308nt").code == 0


def test_a_wrong_word_in_the_file_is_told_and_our_words_are_used(
    reflectie: Run, home: Path
) -> None:
    """Whoever wrote braces into the settings by hand hears so; everything works."""
    home.mkdir()
    (home / "config.yaml").write_text('word_client: "{0.__class__}"\n', "utf-8")
    said = reflectie("prompts", "show", "waarom", lang="nl")
    assert said.code == 0
    assert said.err.count("\n") == 1
    assert "config.yaml" in said.err
    assert "de cliënt" in said.out


def test_what_was_typed_is_said_back_as_it_was(reflectie: Run, called: Run) -> None:
    """A word too many is named as it was typed."""
    called("kind")
    said = reflectie("list", "client")
    assert said.code == 2
    assert "“client”" in said.err


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_set_of_ones_own_is_asked_as_it_was_written(
    reflectie: Run, called: Run, trial: Path, keep: Run, items: Run, lang: str
) -> None:
    """Own words go into our sentences, never into theirs."""
    theirs = "Wat zei de client over de verwant?"
    text = trial.read_text("utf-8").replace("{nl: Wat gebeurde er?, en: What happened?}", theirs)
    trial.write_text(text, "utf-8")
    called("kind")
    called("familie", "word_relative")
    assert theirs in reflectie("prompts", "show", "proef", lang=lang).out
    assert asked(items("show", keep("proef", {"story": "x"}, lang=lang))[0], "story") == theirs
