import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reflectie_cli.journal.entry import State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

Ask = Callable[..., Step]
Write = Callable[..., str]
AnEntry = Callable[[], AbstractContextManager[str]]

_ANY = st.text(st.characters())
_SYNTAX = st.sampled_from(
    ['"', "'", "*", "^", "-", "+", ":", "(", ")", "{a b}", ",", "AND", "OR", "NOT", "NEAR(", "\0",
     "answer:", 'a"b', "zorg-overleg", "o'brien", "ab*", "ab^", "\ud800", "é", "x" * 300]
)  # fmt: skip
_DAILY = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17F)
    | st.sampled_from("\n\t“”‘’…–—€✓👍❤ễộị\u0301\u0308\u0327")
)
"""What people in Europe type: Latin letters, digits, punctuation, marks that join a letter."""
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


@pytest.fixture(scope="module")
def an_entry(lasting_journal: Journal, waarom: PromptSet) -> AnEntry:
    """Return an entry for as long as one example lasts."""

    @contextmanager
    def one() -> Iterator[str]:
        uid = lasting_journal.entries.begin(
            waarom, title="t", language="en", day=date(2026, 11, 21)
        )
        try:
            yield uid
        finally:
            lasting_journal.bin.erase(uid)

    return one


def _found(journal: Journal, text: str, question: str | None = None) -> list[str]:
    return [found.id for found in journal.search.find(text, Filter(), question=question)]


# Whatever is asked


@settings(deadline=None, max_examples=150)
@given(st.one_of(_ANY, st.lists(st.one_of(_SYNTAX, _ANY), max_size=8).map(" ".join)))
@example("")
@example('"')
@example('""')
@example("NOT")
@example("a AND")
@example("\0")
@example("*")
def test_no_text_is_too_strange_to_search_for(lasting_journal: Journal, text: str) -> None:
    """What somebody types is words to look for, never a query that can be wrong."""
    for question in (None, "situation"):
        lasting_journal.search.find(text, Filter(), question=question)


@pytest.mark.parametrize("words", [100, 2000])
def test_a_whole_page_can_be_searched_for(journal: Journal, write: Write, words: int) -> None:
    """A pasted page is as many words as it is: what holds them all is found, nothing breaks."""
    text = " ".join(f"w{number}x" for number in range(words))
    uid = write({"situation": text})
    write({"situation": text.replace("w7x ", "")})
    assert _found(journal, text) == [uid]


def test_text_without_letters_or_digits_finds_nothing(journal: Journal, write: Write) -> None:
    """Punctuation alone is no word, and does not match everything."""
    write({"situation": "--- ... !"})
    for text in ("", " ", "\n", "---", "...", '"', "!?", "👍"):
        assert _found(journal, text) == []


@pytest.mark.parametrize("word", ["AND", "or", "NOT", "NEAR", "answer", "rank", "rowid"])
def test_a_word_that_means_something_to_sqlite_is_just_a_word(
    journal: Journal, write: Write, word: str
) -> None:
    """It finds the entries it stands in, and no other."""
    uid = write({"situation": f"they said {word} twice"})
    write({"situation": "something else"})
    assert _found(journal, word) == [uid]
    assert _found(journal, f"said {word}") == [uid]


# Whatever was written


@settings(deadline=None, max_examples=120)
@given(text=_DAILY)
@example("Cliënt zei: ‘één’ foto's; zorg-overleg 22:30, ½ kop")
@example("e\u0301e\u0301n co\u00f6rdinatie")
@example("a_b c__d _e_")
@example("\0nul\0in\0it")
def test_every_word_that_was_written_finds_its_entry(
    lasting_journal: Journal, an_entry: AnEntry, asked: Ask, text: str
) -> None:
    """Each word of an answer finds it: whole, its beginning, composed and decomposed."""
    assume(text.strip())
    with an_entry() as uid:
        lasting_journal.entries.record(uid, asked("situation"), Reply(text))
        for word in {match[0] for match in _WORD.finditer(text)}:
            for way in (
                word,
                unicodedata.normalize("NFC", word),
                unicodedata.normalize("NFD", word),
                unicodedata.normalize("NFC", word)[: len(word) // 2 + 1],
                f"  {word}, ",
            ):
                assert _found(lasting_journal, way) == [uid], (word, way)


@settings(deadline=None, max_examples=60)
@given(text=_DAILY, title=_DAILY)
def test_all_words_of_an_entry_together_find_it(
    lasting_journal: Journal, an_entry: AnEntry, asked: Ask, text: str, title: str
) -> None:
    """Words may stand in different answers and in the title: an entry is one thing."""
    words = [match[0] for match in _WORD.finditer(f"{text} {title}")]
    assume(words and text.strip())
    with an_entry() as uid:
        lasting_journal.entries.record(uid, asked("situation", position=0), Reply(text))
        lasting_journal.entries.record(uid, asked("purpose", position=1), Reply("afterwards"))
        lasting_journal.entries.change(uid, title=title)
        assert _found(lasting_journal, " ".join(["afterwards", *words])) == [uid]
        assert _found(lasting_journal, " ".join(["nowhere", *words])) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("written", "asked_for"),
    [("Café", "cafe"), ("cafe", "CAFÉ"), ("coördinatie", "coordinatie"), ("één", "een"),
     ("een", "één"), ("Çelik", "celik"), ("Nguyễn", "nguyen"), ("ŁÓDŹ", "łódź"), ("ÅSE", "ase")],
)  # fmt: skip
def test_accents_and_capitals_do_not_matter(
    journal: Journal, write: Write, written: str, asked_for: str, form: str
) -> None:
    """Written or asked with or without its accents, in whatever way they are made up."""
    uid = write({"situation": f"bij {written} op bezoek"})
    decomposed = write({"situation": unicodedata.normalize("NFD", f"bij {written} op bezoek")})
    found = _found(journal, unicodedata.normalize(form, asked_for))  # type: ignore[arg-type]  # one of two forms
    assert sorted(found) == sorted([uid, decomposed])


@pytest.mark.parametrize("word", ["Андрей", "Γιάννης", "Ǯ", "Ǿ", "ǿ"])
def test_accents_of_other_scripts_do_not_matter_either(
    journal: Journal, write: Write, word: str
) -> None:
    """A name in Cyrillic, Greek or Sámi is found in whichever of the two ways it is typed."""
    uid = write({"situation": f"with {unicodedata.normalize('NFC', word)} today"})
    assert _found(journal, unicodedata.normalize("NFD", word)) == [uid]


@pytest.mark.parametrize("sign", ["🙂", "👍🏽", "🫂"])
def test_a_word_glued_to_an_emoji_is_found(journal: Journal, write: Write, sign: str) -> None:
    """A sign is not a letter, however new it is."""
    uid = write({"situation": f"het was{sign}mooi"})
    assert _found(journal, "mooi") == [uid]


def test_the_beginning_of_a_word_is_enough_and_so_is_its_middle_of_three_letters(
    journal: Journal, write: Write
) -> None:
    """`ontb` finds `ontbijt`; `bijt` does too, but two letters stand inside too much."""
    uid = write({"situation": "rond het ontbijt"})
    assert _found(journal, "ontb") == [uid]
    assert _found(journal, "o h") == [uid]
    assert _found(journal, "bijt") == [uid]
    assert _found(journal, "ij") == []


def test_words_that_were_joined_by_a_sign_are_looked_for_side_by_side(
    journal: Journal, write: Write
) -> None:
    """`zorg-overleg` finds what was written with the hyphen, a space or nothing, in that order."""
    uids = [
        write({"situation": text}) for text in ("zorg-overleg", "het zorg overleg", "zorgoverleg")
    ]
    write({"situation": "overleg over zorg"})
    assert sorted(_found(journal, "zorg-overleg")) == sorted(uids)


# What is found


def test_only_answers_to_one_question_when_that_is_asked(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """With a question, neither other answers nor the title count, and matches are of that one."""
    in_it = write({"situation": "tea", "purpose": "tea and rest"})
    write({"situation": "tea"}, title="tea rest")
    assert _found(journal, "tea", "purpose") == [in_it]
    assert _found(journal, "tea rest", "purpose") == [in_it]
    assert _found(journal, "tea", "nothing") == []
    (found,) = journal.search.find("tea", Filter(), question="purpose")
    assert [match.key for match in found.matches] == ["purpose"]


def test_a_match_says_where_the_words_stand(journal: Journal, write: Write, asked: Ask) -> None:
    """Title first, then the answers in the order of the set, with the question as it was asked."""
    uid = write(title="Coffee first")
    for position, text in ((1, "no coffee"), (0, "coffee, tea"), (2, "nothing")):
        journal.entries.record(uid, asked(f"q{position}", position=position), Reply(text))
    (found,) = journal.search.find("coffee", Filter())
    assert [(match.key, match.question, match.snippet) for match in found.matches] == [
        (None, None, "Coffee first"),
        ("q0", "What of q0?", "coffee, tea"),
        ("q1", "What of q1?", "no coffee"),
    ]


def test_a_long_answer_is_cut_around_the_word(journal: Journal, write: Write) -> None:
    """A snippet holds the word and little more, and says with … that there is more."""
    write({"situation": " ".join(["before"] * 200 + ["needle"] + ["after"] * 200)})
    ((match,),) = (found.matches for found in journal.search.find("needle", Filter()))
    assert "needle" in match.snippet
    assert len(match.snippet.split()) <= 14
    assert (match.snippet[0], match.snippet[-1]) == ("…", "…")


def test_what_says_more_of_it_comes_first(journal: Journal, write: Write) -> None:
    """An entry about tea stands before one that mentions it in passing."""
    passing = write({"situation": "a long story " * 30 + "with tea"}, day=date(2026, 11, 21))
    about = write({"situation": "tea, tea and tea"}, day=date(2026, 1, 1))
    assert _found(journal, "tea") == [about, passing]
    assert [found.id for found in journal.search.find("tea", Filter(), limit=1)] == [about]


def test_a_search_takes_the_filters_of_a_list(
    journal: Journal, write: Write, pdca: PromptSet
) -> None:
    """Set, theme, days and state narrow what is found."""
    one = write({"situation": "tea"}, tags=["rest"], finish=True)
    two = write({"situation": "tea"}, day=date(2026, 1, 1), prompt_set=pdca)

    def found(**wanted: object) -> list[str]:
        return [hit.id for hit in journal.search.find("tea", Filter(**wanted))]  # type: ignore[arg-type]  # the fields of a filter

    assert found(tags=("Rest",)) == [one]
    assert found(set="pdca") == [two]
    assert found(until=date(2026, 6, 1)) == [two]
    assert found(state=State.DRAFT) == [two]
    assert found(state=State.DONE) == [one]


def test_the_bin_stays_closed_for_a_search(journal: Journal, write: Write) -> None:
    """A deleted entry is not found by its words, unless the bin is asked for, until it is back."""
    uid = write({"situation": "tea"}, title="coffee")
    journal.bin.delete(uid)
    assert (_found(journal, "tea"), _found(journal, "coffee")) == ([], [])
    assert [hit.id for hit in journal.search.find("tea", Filter(state=State.DELETED))] == [uid]
    journal.bin.restore(uid)
    assert _found(journal, "tea") == [uid]


def test_an_earlier_wording_is_not_found(journal: Journal, write: Write, asked: Ask) -> None:
    """A search is in what somebody says now: not in what was replaced, taken away or retitled."""
    uid = write({"situation": "tea", "purpose": "sugar"}, title="cups")
    journal.entries.record(uid, asked("situation"), Reply("coffee"))
    journal.entries.record(uid, asked("purpose"), Reply(""))
    journal.entries.change(uid, title="mugs")
    for gone in ("tea", "sugar", "cups"):
        assert _found(journal, gone) == []
    assert _found(journal, "coffee mugs") == [uid]


def test_the_labels_that_were_chosen_are_found(journal: Journal, write: Write, asked: Ask) -> None:
    """A choice is found by what stood on the screen, not by its key."""
    from reflectie_cli.prompt_sets.model import QuestionType

    uid = write()
    step = asked("done", QuestionType.MULTI, options={"asked_client": "the client told me"})
    journal.entries.record(uid, step, Reply(chosen=("asked_client",)))
    assert _found(journal, "told") == [uid]
    assert _found(journal, "asked") == []
