"""The table of words that a search looks in: always whole, and without what was erased."""

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from reflectie_cli.journal import engine, words
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

Ask = Callable[..., Step]
Write = Callable[..., str]

_TERMS = "SELECT term FROM answers_terms UNION SELECT term FROM entries_terms"
_WRITTEN = ["teamoverleg", "Één", "bĳzonder", "foto's", "🙂mooi", "Ǿre", "nachtdienst", "x1y"]


def _missing(journal: Journal) -> list[engine.Row]:
    return journal.store.db.query(f"{_TERMS} EXCEPT SELECT word FROM words")


def _left_over(journal: Journal) -> list[engine.Row]:
    return journal.store.db.query(f"SELECT word FROM words EXCEPT SELECT term FROM ({_TERMS})")


def _change_something(journal: Journal, asked: Ask, uid: str, chance: random.Random) -> None:
    text = " ".join(chance.choices(_WRITTEN, k=3))
    match chance.randrange(6):
        case 0 | 1:
            journal.entries.record(uid, asked("situation"), Reply(text))
        case 2:
            journal.entries.record(uid, asked("situation"), Reply(""))
        case 3:
            journal.entries.change(uid, title=text)
        case 4:
            journal.bin.throw_away(uid, "situation")
        case _:
            journal.bin.condense(uid, ["situation"])


def test_every_way_of_writing_keeps_the_words(journal: Journal, write: Write, asked: Ask) -> None:
    """Whatever is written, changed and taken away, every word that can be found is looked in."""
    chance = random.Random(4)
    uids = [write({"situation": chance.choice(_WRITTEN)}) for _ in range(4)]
    for _ in range(80):
        _change_something(journal, asked, chance.choice(uids), chance)
        assert _missing(journal) == []
        assert journal.store.db.query("SELECT * FROM unread") == []
    journal.bin.erase(uids[0])
    assert (_missing(journal), _left_over(journal)) == ([], [])


@pytest.mark.parametrize("few", [1, 500], ids=["many", "few"])
def test_what_comes_in_can_be_found_by_a_word_inside(
    journal: Journal, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    clock: Callable[[], datetime], few: int,
) -> None:  # fmt: skip
    """An import of many entries, or of a few, brings their words along."""
    monkeypatch.setattr(words, "_FEW", few)
    uids = [write({"situation": word}, title="ĳszee", finish=True) for word in _WRITTEN]
    entries = [journal.entries.get(uid) for uid in uids]
    with Journal.open(tmp_path / "other" / "journal.db", clock) as other:
        other.merge.add(entries)
        assert _missing(other) == []
        assert [one.id for one in other.search.find("overleg", Filter())] == [uids[0]]
        assert {one.id for one in other.search.find("ijszee", Filter())} == {*uids}


def test_words_of_another_program_are_read_with_the_next_thing_that_is_written(
    journal: Journal, write: Write
) -> None:
    """Plain SQL leaves a note of what it wrote; nothing of it stays unread."""
    uid = write({"situation": "rust"})
    other = engine.connect(journal.path)
    other.execute("UPDATE answers SET answer = 'teamoverleg'")
    other.close()
    assert journal.search.find("overleg", Filter()) == []
    write({"situation": "iets anders"})
    assert [one.id for one in journal.search.find("overleg", Filter())] == [uid]


@pytest.mark.parametrize("how", ["erased", "thrown away", "condensed", "an old wording condensed"])
@pytest.mark.parametrize("others", [1, 60])
def test_a_word_that_is_gone_is_gone_from_the_words(
    journal: Journal, write: Write, asked: Ask, on_disk: Callable[[Path], bytes],
    how: str, others: int,
) -> None:  # fmt: skip
    """Erased, thrown away, condensed: no piece of a word that nobody else wrote is in a file."""
    chance = random.Random(others)

    def word() -> str:
        return "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=14))

    secrets: list[str] = []
    uids = [write({"situation": "rust"}) for _ in range(others + 1)]
    at = others // 2
    for _ in range(20):  # through each other, so that pages of the file split around them
        for number, uid in enumerate(uids):
            said = [word() for _ in range(6)]
            if number == at:
                secrets += said
            journal.entries.record(uid, asked("situation"), Reply(" ".join(said)))
    folder = journal.path.parent
    if how == "an old wording condensed":
        journal.entries.record(uids[at], asked("situation"), Reply("rust"))
    assert all(secret.encode() in on_disk(folder) for secret in secrets)
    {
        "erased": lambda: journal.bin.erase(uids[at]),
        "thrown away": lambda: journal.bin.throw_away(uids[at], "situation"),
        "condensed": lambda: journal.bin.condense(uids[at], ["situation"]),
        "an old wording condensed": lambda: journal.bin.condense(uids[at], []),
    }[how]()
    left = on_disk(folder)
    assert [one for one in secrets if any(one[n : n + 7].encode() in left for n in range(8))] == []
    assert (_missing(journal), _left_over(journal)) == ([], [])
