import random
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from reflectie_cli.errors import NoSuchEntry
from reflectie_cli.journal import engine
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

Ask = Callable[..., Step]
Write = Callable[..., str]


def _secrets(seed: int) -> Iterator[str]:
    """Yield words nobody else writes, that share no piece with each other."""
    chance = random.Random(seed)
    while True:
        yield "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=14))


def _traces(data: bytes, secrets: list[str]) -> list[str]:
    """Find words of which seven letters in a row are left: an index keeps words in pieces."""
    folded = data.lower()
    return [
        word for word in secrets
        if any(word[at : at + 7].encode() in folded for at in range(len(word) - 6))
    ]  # fmt: skip


def _filling(words: int) -> str:
    """Return words that twenty answers share, none of which begins like another."""
    return " ".join(f"{chr(97 + number % 20) * 2}filling" for number in range(words))


def _tell_everything(journal: Journal, asked: Ask, uid: str, words: Iterator[str]) -> list[str]:
    """Write an entry with words in every place where words can be; return the words."""
    told: list[str] = []

    def word(filler: int = 0) -> str:
        told.append(next(words))
        return f"{told[-1]} {_filling(filler)}"

    for number, filler in enumerate((0, 30, 700)):
        step = asked(f"q{number}", position=number)
        for _ in range(3):  # two earlier wordings each
            journal.entries.record(uid, step, Reply(word(filler)))
    journal.entries.record(uid, asked("taken_away"), Reply(word(30)))
    journal.entries.record(uid, asked("taken_away"), Reply(""))
    intention = asked("intention", QuestionType.INTENTION)
    journal.entries.record(uid, intention, Reply(word(), check=date(2026, 12, 1)))
    journal.entries.record(uid, intention, Reply(word(400), check=date(2026, 12, 2)))
    journal.entries.record(uid, asked("themes", QuestionType.TAG), Reply(chosen=(word(),)))
    journal.themes.add(uid, [word()])
    journal.entries.change(uid, title=word(50))
    journal.entries.change(uid, title=word())
    journal.entries.keep_unfinished(uid, "q9", word(600))
    journal.entries.keep_unfinished(uid, "q9", word(5))
    return told


@pytest.mark.parametrize("deleted_first", [False, True], ids=["at once", "from the bin"])
@pytest.mark.parametrize("others", [0, 1, 25])
def test_after_erasing_no_piece_of_any_word_is_left_in_the_folder(
    journal: Journal, asked: Ask, waarom: PromptSet, on_disk: Callable[[Path], bytes],
    sound: Callable[[Path], None], others: int, deleted_first: bool,
) -> None:  # fmt: skip
    """Answers, earlier wordings, title, themes, intentions, half-typed words, index: all gone."""
    words = _secrets(others)
    uids = [
        journal.entries.begin(waarom, title="t", language="en", day=date(2026, 11, 21))
        for _ in range(others + 1)
    ]
    told = [_tell_everything(journal, asked, uid, words) for uid in uids]
    at = others // 2
    folder = journal.path.parent
    assert len(_traces(on_disk(folder), told[at])) > 10, "this test would see them"
    if deleted_first:
        journal.bin.delete(uids[at])
    journal.bin.erase(uids[at])
    assert _traces(on_disk(folder), told[at]) == []
    for uid, kept in zip(uids, told, strict=True):
        if uid != uids[at]:
            assert journal.search.find(kept[2], Filter())[0].id == uid
    sound(journal.path)


def test_words_go_too_where_entries_were_written_through_each_other(
    journal: Journal, asked: Ask, waarom: PromptSet, on_disk: Callable[[Path], bytes]
) -> None:
    """However pages of the file were filled and split, erasing leaves no older copy of a page."""
    chance = random.Random(7)
    words = _secrets(7)
    uids = [
        journal.entries.begin(waarom, title="t", language="en", day=date(2026, 11, 21))
        for _ in range(30)
    ]
    told: dict[str, list[str]] = {uid: [] for uid in uids}
    for _ in range(250):
        uid = chance.choice(uids)
        told[uid].append(next(words))
        filler = chance.choice((0, 2, 9, 40, 500))
        text = f"{told[uid][-1]} {_filling(filler)}"
        chance.choice(
            (
                lambda uid, text: journal.entries.record(
                    uid, asked(f"q{chance.randrange(5)}"), Reply(text)
                ),
                lambda uid, text: journal.entries.change(uid, title=text),
                lambda uid, text: journal.entries.keep_unfinished(uid, "q", text),
            )
        )(uid, text)
    for uid in chance.sample(uids, 3):
        journal.bin.erase(uid)
        assert _traces(on_disk(journal.path.parent), told.pop(uid)) == []
    everything = on_disk(journal.path.parent)
    assert any(_traces(everything, left) for left in told.values())


def test_a_long_answer_that_was_changed_twice_leaves_the_index_sound(
    journal: Journal, write: Write, asked: Ask, sound: Callable[[Path], None]
) -> None:
    """An answer of some pages, in which a small word stands 150 times, can be changed at will."""
    uid = write({"situation": "the ward " * 150})
    for text in ("the ward was busy " * 150, "short after all"):
        journal.entries.record(uid, asked("situation"), Reply(text))
    sound(journal.path)


def test_a_long_answer_that_was_changed_leaves_nothing_in_the_index_when_it_is_erased(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """None of its words is left to find, and searching goes on in what is written afterwards."""
    uid = write({"situation": "the ward " * 150})
    journal.entries.record(uid, asked("situation"), Reply("the ward was busy " * 150))
    journal.bin.erase(uid)
    later = write({"situation": "something else"})
    for word in ("the", "ward", "busy"):
        assert journal.search.find(word, Filter()) == []
    assert [found.id for found in journal.search.find("something", Filter())] == [later]


def test_after_erasing_an_id_and_a_moment_are_all_that_is_left(
    journal: Journal, write: Write, clock: Callable[[], datetime]
) -> None:
    """The tombstone holds the id and when; no other table has a row of the entry."""
    uid = write({"situation": "busy"}, tags=["rest"], title="a title")
    journal.bin.erase(uid)
    db = engine.connect(journal.path)
    left = {
        table: db.execute(f"SELECT * FROM {table}").fetchall()
        for table in (
            "entries", "answers", "wordings", "intentions", "entry_tags", "tombstones"
        )
    }  # fmt: skip
    db.close()
    assert left.pop("tombstones") == [(uid, "2026-11-21T22:10:00.000000+00:00", 60, None)]
    assert set(map(len, left.values())) == {0}
    assert journal.search.find("busy", Filter()) == []
    for name in (uid, "last"):
        with pytest.raises(NoSuchEntry):
            journal.entries.find(name)


def test_an_entry_that_builds_on_an_erased_one_stays(journal: Journal, write: Write) -> None:
    """The link goes, the entry keeps every word."""
    earlier = write({"situation": "first"})
    later = write({"situation": "second"}, builds_on=earlier)
    assert journal.entries.get(later).builds_on == earlier
    journal.bin.erase(earlier)
    assert journal.entries.get(later).builds_on is None
    assert [answer.answer for answer in journal.entries.get(later).answers] == ["second"]


def test_an_erased_entry_does_not_come_back_from_an_export(journal: Journal, write: Write) -> None:
    """Erasing is for good: what was exported before it is skipped when it is imported."""
    uid = write({"situation": "busy"}, finish=True)
    other = write({"situation": "calm"}, finish=True)
    exported = [journal.entries.get(uid), journal.entries.get(other)]
    journal.bin.erase(uid)
    journal.bin.erase(other)
    assert journal.merge.preview(exported).handles == []
    assert journal.merge.add(exported).handles == []
    assert journal.entries.select(Filter(with_bin=True), limit=None) == []
