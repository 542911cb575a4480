import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.edit import (
    MOST_ASKED,
    Draft,
    NoRotatingQuestion,
    NotLineByLine,
    copied,
    with_card,
    with_version,
    written_out,
)
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.library import Library, shipped_folder
from reflectie_cli.prompt_sets.model import PromptSet

NAMES = Library(Path("nowhere")).names()
Read = Callable[[str], PromptSet]
HARD = (
    'Wat zei "ze"?', "It's", "a: b", "# geen commentaar", "- punt", "😀 hoe?", "C:\\pad\\n",
    "{nl: x}", "[x]", "& *a !b | > % @ `", "~", "yes", "12", "...", "---", "é́", "שלום עולם?",
    "‏مرحبا؟", "x" * 3000, "tab\there", "two\nlines", "learned", "intention", "purpose", "9 lives",
    "\u2028apart", "\ufeffmark", "'", "\\", '"', "{name}", "%s", "vent",
)  # fmt: skip
BLOCK = """\
# bovenaan
name: eigen
version: 3  # hier
title: Eigen  # titel
questions:
  # eerst deze
  - key: card
    type: short
    roles: [why]
    rotate:
      # de kaarten
      one: Een?  # 1
      two: {nl: Twee?, en: Two?}
# onderaan
"""
FLOW = """\
name: eigen
title: Eigen
questions:
  - {key: card, type: short, roles: [why], rotate: {one: Een?, two: "Twee?"}}  # kort
"""
IN_A_BRACE = """\
name: eigen
title: Eigen
questions:
  - key: card
    type: short
    roles: [why]
    rotate: {
      one: Een?,
      two: Twee?
    }
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a text as the set `eigen`."""

    def read_it(text: str) -> PromptSet:
        file = tmp_path / "eigen.yaml"
        file.write_bytes(text.encode())
        return read_prompt_set(file, own=True)[0]

    return read_it


def draft(title: str, questions: Sequence[str], **other: object) -> Draft:
    """Return what somebody said about a set called `eigen`."""
    said: dict[str, object] = {
        "name": "eigen", "description": "", "reason": "myself", "why_at": None, "with_ending": True,
    }  # fmt: skip
    return Draft(title=title, questions=questions, **(said | other))  # type: ignore[arg-type]


def sound(made: Draft, folder: Path, language: Language) -> PromptSet:
    """Write a new set out and read it back."""
    file = folder / f"{made.name}.yaml"
    file.write_bytes(written_out(made, language).encode())
    found, warnings = read_prompt_set(file, own=True)
    assert warnings == ()
    return found


def one_line(text: str) -> str:
    """Return a text as it is kept: on one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("text", HARD)
def test_any_words_make_a_sound_set(text: str, lang: str, tmp_path: Path) -> None:
    """Quotes, colons, emoji, right-to-left: what somebody typed is what is asked."""
    language = speak("nl" if lang == "nl" else "en")
    found = sound(draft(text, [text, text, text], description=text), tmp_path, language)
    kept = one_line(text)
    assert {found.title[lang], found.description[lang]} == {kept}
    asked = [question.text[lang] for question in found.questions]
    assert asked[1:4] == [kept] * 3
    assert len(asked) == 6


@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=200),
    asked=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=200),
        min_size=1, max_size=37,
    ),
    at=st.integers(-1, 36),
    ending=st.booleans(),
)  # fmt: skip
@example(
    title="x",
    asked=["a", "A", "á", "a 2", "a_2", "a!", "question", "?", "!", "2"],
    at=-1,
    ending=True,
)
@example(
    title="x", asked=["learned", "learned 2", "intention", "purpose", "purpose"], at=2, ending=False
)
def test_any_draft_is_sound_and_its_keys_are_unlike(
    title: str, asked: list[str], at: int, ending: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the words, every question has a key of its own and one is the why."""
    asked = [one for one in asked if one.strip()]
    if not title.strip() or not asked:
        return
    why_at = at if 0 <= at < len(asked) else None
    made = draft(title, asked, why_at=why_at, with_ending=ending)
    found = sound(made, tmp_path_factory.mktemp("set"), speak("nl"))
    keys = [question.key for question in found.questions]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z][a-z0-9_]*", key) for key in keys)
    words = [question.text["nl"] for question in found.questions]
    first = 1 if why_at is None else 0
    assert words[first : first + len(asked)] == [one_line(one) for one in asked]
    assert any("why" in question.roles for question in found.questions)
    assert ("learned" in keys, "intention" in keys) == (ending, ending)


@pytest.mark.parametrize("sign", ["\x7f", "\x80", "\x9b", "\ufffe"])
def test_invisible_signs_do_not_break_the_set(sign: str, tmp_path: Path) -> None:
    """A sign that a terminal let through does not make the file unreadable."""
    sound(draft("x", [f"Wat{sign}?"]), tmp_path, speak("nl"))


def test_many_questions_make_a_sound_set(tmp_path: Path) -> None:
    """As many questions as are asked for can be walked, with ours around them."""
    sound(draft("x", [f"Vraag {number}?" for number in range(MOST_ASKED)]), tmp_path, speak("nl"))


def test_a_set_may_be_called_null(tmp_path: Path) -> None:
    """A name that YAML reads as nothing is still a name."""
    sound(draft("x", ["Wat?"], name="null"), tmp_path, speak("nl"))


def test_a_question_may_begin_with_null(tmp_path: Path) -> None:
    """A word that YAML reads as nothing makes a sound key."""
    sound(draft("x", ["Null?"]), tmp_path, speak("nl"))


def test_a_question_never_gets_the_key_of_words_for_nobody(tmp_path: Path) -> None:
    """The key vent is for what was let off; a question of one's own is something else."""
    found = sound(draft("x", ["Vent?"]), tmp_path, speak("en"))
    assert "vent" not in [question.key for question in found.questions]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_a_shipped_set_asks_the_same(name: str, tmp_path: Path, read: Read) -> None:
    """The questions are equal, the name is the new one, the version 1, and the source is said."""
    file = shipped_folder() / f"{name}.yaml"
    source = read_prompt_set(file, own=False)[0]
    text = file.read_text("utf-8")
    copy = copied(text, source, "eigen")
    found = read(copy)
    assert found.questions == source.questions
    assert (found.name, found.version, found.aliases, found.starter) == ("eigen", 1, (), False)
    assert found.origin.status == "own"
    assert source.title["nl"] in found.origin.text["nl"]
    assert source.title["en"] in found.origin.text["en"]
    assert (found.title, found.description) == (source.title, source.description)
    assert (found.reason, found.audience, found.minutes) == (
        source.reason, source.audience, source.minutes,
    )  # fmt: skip
    asked = text[text.index("\nquestions:") :]
    assert copy.endswith(asked)
    assert copy.count("yaml-language-server") == 1
    assert copied(copy, found, "eigen").count("yaml-language-server") == 1


def test_a_copy_keeps_comments_that_belong_to_what_stays(read: Read) -> None:
    """A comment in the questions or before a name that stays is in the copy too."""
    copy = copied(BLOCK, read(BLOCK), "eigen")
    for comment in ("# bovenaan", "# titel", "# eerst deze", "# de kaarten", "# 1", "# onderaan"):
        assert comment in copy
    assert read(copy).questions == read(BLOCK).questions


def test_a_copy_keeps_a_comment_above_the_next_name(read: Read) -> None:
    """A comment above a name belongs to that name, whatever stood above it."""
    text = BLOCK.replace("title:", "# de titel van ons team\ntitle:")
    assert "# de titel van ons team" in copied(text, read(text), "eigen")


@pytest.mark.parametrize("old", ["\n", "\r\n"])
def test_a_copy_of_a_set_from_windows_is_sound(old: str, read: Read) -> None:
    """Windows line ends are no trouble, with a source said and without one."""
    text = BLOCK.replace("\n", old)
    for one in (text, text.replace("version: 3", "origin: {status: own, text: Van ons}")):
        found = read(copied(one, read(one), "eigen"))
        assert found.questions == read(BLOCK).questions
        assert "Eigen" in found.origin.text["nl"]


def test_a_set_on_one_line_cannot_be_copied_and_says_so(read: Read) -> None:
    """Where names do not begin a line, nothing is guessed."""
    text = "{name: eigen, title: Eigen, questions: [{key: a, type: text, question: Wat?}]}\n"
    source = read(text)
    changes: tuple[Callable[[], str], ...] = (
        lambda: copied(text, source, "anders"),
        lambda: with_version(text, 2),
        lambda: with_card(text, "Wat?", "eigen"),
    )
    for change in changes:
        with pytest.raises(NotLineByLine):
            change()


@pytest.mark.parametrize(
    "line",
    [
        "version: 3", "version:   3", 'version: "3"', "version: '3'", "version: 03",
        "version: 3 # hier", "version:\n  3", '"version": 3', "version : 3",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_version_changes(line: str, end: str, read: Read) -> None:
    """Another version touches its own number and no other letter of the file."""
    text = BLOCK.replace("version: 3", line).replace("\n", end)
    changed = with_version(text, 14)
    assert read(changed).version == 14
    assert changed.replace("14", "").replace('"', "").replace("'", "") == (
        re.sub("0?3", "", text, count=1).replace('"', "").replace("'", "")
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("text", [BLOCK.replace("version: 3  # hier\n", ""), FLOW])
def test_a_version_that_is_missing_is_added(text: str, end: str, read: Read) -> None:
    """A set without a version gets one line, and every other line stays."""
    before = text.replace("\n", end)
    changed = with_version(before, 2)
    assert read(changed).version == 2
    left = [line for line in changed.split("\n") if not line.startswith("version:")]
    assert "\n".join(left) == before


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_another_kind_of_line_end_above_the_version_is_no_trouble(sign: str, read: Read) -> None:
    """Text pasted from a word processor does not make another line change."""
    text = BLOCK.replace("# bovenaan", f"# boven{sign}# aan")
    assert read(text).version == 3
    changed = with_version(text, 14)
    assert read(changed).version == 14


def test_line_ends_of_an_old_mac_are_no_trouble(read: Read) -> None:
    """Lines that end as they did once are lines."""
    text = BLOCK.replace("\n", "\r")
    assert read(text).version == 3
    assert read(with_version(text, 14)).version == 14


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("text", [BLOCK, FLOW], ids=["block", "flow"])
@pytest.mark.parametrize("words", HARD)
def test_a_card_joins_the_others(words: str, text: str, end: str, read: Read) -> None:
    """Whatever its words, a card is there with a key of its own, and the others are as they were."""
    before = text.replace("\n", end)
    old = read(before).questions[0].rotate
    once = with_card(before, words, "eigen")
    twice = with_card(once, "En nog een?", "eigen")
    cards = read(twice).questions[0].rotate
    assert {key: cards[key] for key in old} == old
    assert [text["nl"] for key, text in cards.items() if key not in old] == [
        "En nog een?", one_line(words),
    ]  # fmt: skip


def test_a_card_joins_others_that_stand_on_lines_inside_braces(read: Read) -> None:
    """Cards between braces, one a line, take another too."""
    cards = read(with_card(IN_A_BRACE, "Nieuw?", "eigen")).questions[0].rotate
    assert [card["nl"] for card in cards.values()] == ["Nieuw?", "Een?", "Twee?"]


def test_every_other_line_stays_when_a_card_is_added() -> None:
    """Comments and all: a card is one line more."""
    lines = with_card(BLOCK, "Nieuw?", "eigen").split("\n")
    lines.remove('      own_1: "Nieuw?"')
    assert "\n".join(lines) == BLOCK


def test_a_card_of_ones_own_never_takes_anothers_key(read: Read) -> None:
    """A key that is taken is passed over."""
    text = BLOCK.replace("one: Een", "own_1: Een").replace("two:", "own_3:")
    cards = read(with_card(text, "Nieuw?", "eigen")).questions[0].rotate
    assert set(cards) == {"own_1", "own_2", "own_3"}


def test_a_set_without_cards_says_so() -> None:
    """There is nothing to add to where nothing takes turns."""
    text = "name: eigen\ntitle: Eigen\nquestions:\n  - {key: a, type: text, question: Wat?}\n"
    with pytest.raises(NoRotatingQuestion) as caught:
        with_card(text, "Nieuw?", "eigen")
    assert caught.value.sentence(speak("en")).startswith("eigen has no question")


@pytest.mark.parametrize("name", ["na-de-dienst", "reflectiespel"])
def test_a_card_joins_those_of_a_shipped_set(name: str, tmp_path: Path) -> None:
    """The sets that have cards take another, and nothing else of them changes."""
    file = tmp_path / f"{name}.yaml"
    text = (shipped_folder() / file.name).read_text("utf-8")
    file.write_text(with_card(text, "Nieuw?", name), "utf-8")
    found = read_prompt_set(file, own=True)[0]
    shipped = Library(tmp_path / "none").find(name)
    now, before = (sum(len(q.rotate) for q in one.questions) for one in (found, shipped))
    assert now == before + 1
    file.write_text(with_version(text, 9), "utf-8")
    assert read_prompt_set(file, own=True)[0].questions == shipped.questions
