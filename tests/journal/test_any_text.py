import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reflectie_cli.journal.entry import Unfinished
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.prompt_sets.reply import Reply, without_controls
from reflectie_cli.prompt_sets.steps import Step

Ask = Callable[..., Step]

_TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    st.sampled_from(
        "ab \0\n\r\t\x1b\x7f\x85\u202e\u2066\u200d\u0301\ufeff\u2028é👩‍👩‍👧🏽\U0010ffff"
    )
)
_BROKEN = st.text(st.characters())


@pytest.fixture(scope="module")
def uid(lasting_journal: Journal, waarom: PromptSet) -> str:
    """Return one entry, whose answer changes with every example."""
    return lasting_journal.entries.begin(waarom, title="t", language="en", day=date(2026, 11, 21))


@settings(deadline=None, max_examples=150)
@given(text=_TEXT)
@example("nul\0in the middle\0")
@example("\x1b[2J\x1b]52;c;aGk=\x07 \u202etxet")
@example("é e\u0301 \ufeff \r\n \u2028")
@example("x" * 100_000)
@example("één lange zin met alles erin. " * 4_000)
def test_any_text_comes_back_as_it_was_typed(
    lasting_journal: Journal, uid: str, asked: Ask, text: str
) -> None:
    """An answer, its earlier wording and half-typed words come back the same, letter by letter."""
    assume(text.strip())
    lasting_journal.entries.record(uid, asked("situation"), Reply("before"))
    lasting_journal.entries.record(uid, asked("situation"), Reply(text))
    lasting_journal.entries.keep_unfinished(uid, "purpose", text)
    (answer,) = lasting_journal.entries.get(uid).answers
    assert answer.answer == text
    assert lasting_journal.entries.unfinished(uid) == Unfinished(key="purpose", text=text)
    lasting_journal.entries.record(uid, asked("situation"), Reply("after"))
    assert text in {wording.answer for wording in lasting_journal.history.wordings(uid)[-2:]}


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(_TEXT.filter(str.strip), min_size=1, max_size=4, unique=True))
def test_any_labels_and_themes_come_back_as_they_were_chosen(
    lasting_journal: Journal, uid: str, asked: Ask, texts: list[str]
) -> None:
    """Keys, labels and words with commas, quotes or control characters in them stay apart."""
    options = {f"k{number}": text for number, text in enumerate(texts)}
    step = asked("known_how", QuestionType.MULTI, options=options)
    lasting_journal.entries.record(uid, step, Reply(chosen=tuple(options)))
    themes = asked("themes", QuestionType.TAG)
    lasting_journal.entries.record(uid, themes, Reply(chosen=tuple(texts)))
    answers = {answer.key: answer for answer in lasting_journal.entries.get(uid).answers}
    assert (answers["known_how"].answer, answers["known_how"].options) == (
        tuple(options), tuple(texts)
    )  # fmt: skip
    assert answers["themes"].answer == tuple(texts)
    lasting_journal.themes.remove(uid, texts)
    assert lasting_journal.entries.get(uid).tags == ()
    lasting_journal.entries.record(uid, step, Reply())
    lasting_journal.entries.record(uid, themes, Reply())


@settings(deadline=None, max_examples=100)
@given(text=_BROKEN)
@example("\ud800")
@example("a\udfffb \ud83d")
def test_text_that_is_no_unicode_is_mended_and_kept(
    lasting_journal: Journal, uid: str, asked: Ask, text: str
) -> None:
    """Half a pair never costs somebody an answer: it is replaced, everything else stays."""
    assume(text.strip())
    lasting_journal.entries.record(uid, asked("situation"), Reply(text))
    lasting_journal.entries.keep_unfinished(uid, "purpose", text)
    lasting_journal.entries.change(uid, title=text)
    lasting_journal.themes.add(uid, [text])
    lasting_journal.entries.select(Filter(tags=(text,)), limit=1)
    lasting_journal.themes.remove(uid, [text])
    kept = lasting_journal.entries.get(uid)
    (answer,) = (answer.answer for answer in kept.answers if answer.key == "situation")
    assert isinstance(answer, str)
    answer.encode()
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        assert answer == text
    assert kept.tags == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("caf\udcc3\udca9", "café"), ("a\ud83d\udc4db", "a👍b"), ("a\ud83db", "a\ufffdb")],
)
def test_bytes_a_wrong_locale_did_not_understand_are_read_as_what_they_were(
    journal: Journal, write: Callable[..., str], typed: str, kept: str
) -> None:
    """With the locale C a terminal hands over letters in pieces; they are put together again."""
    (answer,) = journal.entries.get(write({"situation": typed})).answers
    assert answer.answer == kept


def test_a_set_that_cannot_exist_lists_nothing(journal: Journal, write: Callable[..., str]) -> None:
    """A name with half a pair in it, as a wrong locale gives, is the name of no set."""
    write({"situation": "busy"})
    assert journal.entries.select(Filter(set="w\udcff"), limit=None) == []


@settings(deadline=None, max_examples=25)
@given(text=_TEXT)
@example("[bold] :smile: \\ \0 \x1b[31m \u202e")
def test_any_text_survives_the_command_line_both_ways(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Answers as JSON through a pipe come out of `show --json` the same, letter by letter.

    Control characters are nobody's words: only line ends and tabs come along.
    """
    from typer.testing import CliRunner

    from reflectie_cli.cli.app import app

    assume(without_controls(text).strip())
    path = tmp_path_factory.mktemp("walk") / "journal.db"
    said = CliRunner().invoke(
        app,
        ["--journal", str(path), "new", "waarom", "--answers", "-"],
        input=json.dumps({"situation": text}).encode(),
    )
    shown = CliRunner().invoke(app, ["--journal", str(path), "show", "last", "--json"])
    assert (said.exit_code, shown.exit_code) == (0, 0), (said.stderr, shown.stderr)
    (item,) = json.loads(shown.stdout_bytes)["items"]
    answers: list[dict[str, Any]] = item["answers"]
    assert [answer["answer"] for answer in answers] == [without_controls(text)]
