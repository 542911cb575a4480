import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from reflectie_cli.errors import AlreadyDone, InBin, NoSuchEntry, NotInBin
from reflectie_cli.journal import ids
from reflectie_cli.journal.entry import Answer, Unfinished
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step, steps

Ask = Callable[..., Step]
Write = Callable[..., str]


def _given(journal: Journal, uid: str) -> dict[str, str | tuple[str, ...]]:
    return {answer.key: answer.answer for answer in journal.entries.get(uid).answers}


def _earlier(journal: Journal, uid: str) -> list[tuple[str, object]]:
    return [(wording.key, wording.answer) for wording in journal.history.wordings(uid)]


# Answers


def test_an_answer_is_kept_with_the_question_as_it_was_asked(
    journal: Journal, write: Write, asked: Ask, clock: Callable[[], datetime]
) -> None:
    """Beside the words stand the question, its stage, its roles and the moment with its offset."""
    uid = write()
    step = asked("situation", stage="Action", roles=("why", "voice"), position=3)
    journal.entries.record(uid, step, Reply("Busy\n\nand late "))
    assert journal.entries.get(uid).answers == (
        Answer(
            key="situation",
            type="text",
            stage="Action",
            roles=("why", "voice"),
            question="What of situation?",
            answer="Busy\n\nand late ",
            answered=clock(),
        ),
    )
    assert journal.entries.get(uid).answers[0].answered.utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize(
    ("type", "reply", "answer", "options", "words"),
    [
        (QuestionType.CHOICE, Reply(chosen=("b",)), "b", ("Bee",), "Bee"),
        (QuestionType.MULTI, Reply(chosen=("c", "a")), ("c", "a"), ("Sea", "Ay"), "Sea, Ay"),
        (QuestionType.TAG, Reply(chosen=("rest", "coffee")), ("rest", "coffee"), (), "rest, coffee"),
        (QuestionType.SCALE, Reply("7"), "7", (), "7"),
        (QuestionType.DATE, Reply("2026-12-01"), "2026-12-01", (), "2026-12-01"),
        (QuestionType.SHORT, Reply("short"), "short", (), "short"),
        (QuestionType.INTENTION, Reply("ask first"), "ask first", (), "ask first"),
    ],
)  # fmt: skip
def test_every_type_of_answer_comes_back_as_it_was_given(
    journal: Journal, write: Write, asked: Ask,
    type: QuestionType, reply: Reply, answer: object, options: tuple[str, ...], words: str,
) -> None:  # fmt: skip
    """Keys stay keys, labels stay the labels that were read, and both come back in order."""
    uid = write()
    labels = {"a": "Ay", "b": "Bee", "c": "Sea"} if options else {}
    journal.entries.record(uid, asked("q", type, options=labels), reply)
    (kept,) = journal.entries.get(uid).answers
    assert (kept.type, kept.answer, kept.options, kept.words) == (
        type.value, answer, options, words
    )  # fmt: skip


def test_a_side_is_kept_with_whose_it_is_and_how_it_is_known(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """A perspective keeps who and on what basis; changing only those keeps the earlier wording."""
    uid = write()
    step = asked("voice", QuestionType.PERSPECTIVE)
    journal.entries.record(uid, step, Reply("tea first", who="client", basis="assumed"))
    journal.entries.record(uid, step, Reply("tea first", who="client", basis="asked"))
    (kept,) = journal.entries.get(uid).answers
    assert (kept.answer, kept.who, kept.basis) == ("tea first", "client", "asked")
    (earlier,) = journal.history.wordings(uid)
    assert (earlier.answer, earlier.who, earlier.basis) == ("tea first", "client", "assumed")


def test_answers_stand_in_the_order_of_the_set_however_they_came(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """Going back to an earlier question does not change the order of what is read later."""
    uid = write()
    for position in (2, 0, 1):
        journal.entries.record(uid, asked(f"q{position}", position=position), Reply("words"))
    assert [*_given(journal, uid)] == ["q0", "q1", "q2"]


def test_every_earlier_wording_of_an_answer_is_kept_oldest_first(
    journal: Journal, write: Write, asked: Ask, clock: Any
) -> None:
    """Each change keeps what stood there, with its question and the moment it was replaced."""
    uid = write({"situation": "one"})
    moments = []
    for text in ("two", "three", ""):
        clock.on(minutes=5)
        moments.append(clock())
        journal.entries.record(uid, asked("situation"), Reply(text))
    assert _given(journal, uid) == {}
    assert _earlier(journal, uid) == [
        ("situation", "one"), ("situation", "two"), ("situation", "three")
    ]  # fmt: skip
    assert [wording.replaced for wording in journal.history.wordings(uid)] == moments
    assert {wording.question for wording in journal.history.wordings(uid)} == {"What of situation?"}


def test_saying_the_same_again_keeps_no_earlier_wording(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """An answer that was only confirmed has no history; one that was added to has none either."""
    uid = write({"situation": "busy"})
    journal.entries.record(uid, asked("situation"), Reply("busy"))
    journal.entries.record(uid, asked("voice", QuestionType.PERSPECTIVE), Reply("tea"))
    journal.entries.record(
        uid, asked("voice", QuestionType.PERSPECTIVE), Reply("tea", who="client")
    )
    assert journal.history.wordings(uid) == []


def test_taking_away_what_was_never_answered_changes_nothing(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """An empty reply to a question without an answer keeps nothing and breaks nothing."""
    uid = write({"situation": "busy"})
    journal.entries.record(uid, asked("purpose"), Reply(" \n "))
    assert (_given(journal, uid), journal.history.wordings(uid)) == ({"situation": "busy"}, [])


def test_an_answer_can_be_given_again_after_it_was_taken_away(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """It is the answer again, and the wording from before its removal stays."""
    uid = write({"situation": "busy"})
    journal.entries.record(uid, asked("situation"), Reply(""))
    journal.entries.record(uid, asked("situation"), Reply("calm"))
    assert _given(journal, uid) == {"situation": "calm"}
    assert _earlier(journal, uid) == [("situation", "busy")]


# Intentions


def test_an_intention_follows_its_answer(journal: Journal, write: Write, asked: Ask) -> None:
    """It is made, changed in place under the same id, and gone when its answer is taken away."""
    uid = write()
    step = asked("intention", QuestionType.INTENTION)
    first = Reply("ask first", due=date(2026, 12, 1), check=date(2026, 12, 5), line="care")
    journal.entries.record(uid, step, first)
    (made,) = journal.entries.get(uid).intentions
    assert (made.text, made.due, made.check, made.line, made.state) == (
        "ask first", date(2026, 12, 1), date(2026, 12, 5), "care", "open"
    )  # fmt: skip
    journal.entries.record(uid, step, Reply("ask twice", check=date(2026, 12, 6)))
    (changed,) = journal.entries.get(uid).intentions
    assert (changed.id, changed.handle) == (made.id, made.handle)
    assert (changed.text, changed.due, changed.check, changed.line) == (
        "ask twice", None, date(2026, 12, 6), None
    )  # fmt: skip
    journal.entries.record(uid, step, Reply(""))
    assert journal.entries.get(uid).intentions == ()


def test_a_day_to_look_again_settles_when_the_intention_comes_back(
    journal: Journal, english: Any, pdca: PromptSet
) -> None:
    """In PDCA the date is a question of its own: it is the check date, also when changed later."""
    by_key = {step.key: step for step in steps(pdca, english, rotated={})}
    uid = journal.entries.begin(pdca, title="PDCA", language="en", day=date(2026, 11, 21))

    def check() -> date | None:
        return journal.entries.get(uid).intentions[0].check

    journal.entries.record(uid, by_key["intention"], Reply("one group, one week"))
    assert check() is None
    journal.entries.record(uid, by_key["check_date"], Reply("2026-12-01"))
    assert check() == date(2026, 12, 1)
    journal.entries.record(uid, by_key["check_date"], Reply("2026-12-15"))
    assert check() == date(2026, 12, 15)
    journal.entries.record(uid, by_key["intention"], Reply("two groups"))
    assert check() == date(2026, 12, 15)


def test_a_day_given_before_the_intention_settles_it_too(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """The order of the two questions does not matter."""
    uid = write()
    journal.entries.record(
        uid, asked("when", QuestionType.DATE, roles=("act", "check")), Reply("2026-12-01")
    )
    journal.entries.record(uid, asked("intention", QuestionType.INTENTION), Reply("ask first"))
    assert journal.entries.get(uid).intentions[0].check == date(2026, 12, 1)


def test_a_day_without_the_role_check_settles_nothing(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """Another date question, however its role is spelt, leaves the check date as it was given."""
    uid = write()
    journal.entries.record(
        uid, asked("intention", QuestionType.INTENTION), Reply("ask", check=date(2026, 12, 5))
    )
    journal.entries.record(
        uid, asked("when", QuestionType.DATE, roles=("recheck",)), Reply("2026-11-01")
    )
    assert journal.entries.get(uid).intentions[0].check == date(2026, 12, 5)


def test_a_day_that_is_taken_away_no_longer_settles_the_intention(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """Without its date question answered, nothing comes back on a day nobody chose."""
    uid = write()
    when = asked("when", QuestionType.DATE, roles=("check",))
    journal.entries.record(uid, asked("intention", QuestionType.INTENTION), Reply("ask first"))
    journal.entries.record(uid, when, Reply("2026-12-01"))
    journal.entries.record(uid, when, Reply(""))
    assert journal.entries.get(uid).intentions[0].check is None


def test_an_intention_is_due_from_its_day_on_once_its_entry_is_finished(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """Not a day early, not from a draft, not from the bin; what waits longest comes first."""
    step = asked("intention", QuestionType.INTENTION)
    uids = [write() for _ in range(3)]
    for uid, day in zip(uids, (5, 3, 4), strict=True):
        journal.entries.record(uid, step, Reply(f"step {day}", check=date(2026, 12, day)))
    assert journal.intentions.due(date(2027, 1, 1)) == []
    for uid in uids:
        journal.entries.finish(uid, comes_back=False)
    assert [due.text for due in journal.intentions.due(date(2026, 12, 4))] == ["step 3", "step 4"]
    journal.bin.delete(uids[1])
    assert [due.text for due in journal.intentions.due(date(2026, 12, 31))] == ["step 4", "step 5"]
    assert journal.intentions.due(date(2026, 12, 4))[0].entry == journal.entries.get(uids[2]).handle


# Themes


def test_themes_that_differ_in_case_or_in_how_an_accent_is_made_are_one(
    journal: Journal, write: Write
) -> None:
    """A theme is one theme in capitals, decomposed or with spaces around; the first stays."""
    composed, decomposed = (unicodedata.normalize(form, "Café") for form in ("NFC", "NFD"))
    uid = write(tags=[composed])
    journal.themes.add(uid, [decomposed, "CAFÉ", "  café ", "", " ", "STRASSE", "straße"])
    assert journal.entries.get(uid).tags == (composed, "STRASSE")
    for name in (composed, decomposed, "cAFé"):
        assert len(journal.entries.select(Filter(tags=(name,)), limit=None)) == 1
    journal.themes.remove(uid, [decomposed.upper(), "Straße"])
    assert (journal.entries.get(uid).tags, journal.themes.select()) == ((), [])


def test_a_theme_answered_in_a_walk_is_a_theme_of_the_entry(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """An answer of themes joins what was given with --tag."""
    uid = write(tags=["coffee"])
    journal.entries.record(uid, asked("themes", QuestionType.TAG), Reply(chosen=("rest", "Coffee")))
    assert journal.entries.get(uid).tags == ("coffee", "rest")


def test_themes_in_the_bin_are_not_in_use(journal: Journal, write: Write) -> None:
    """The list of themes holds each once, alphabetically, and none of a deleted entry only."""
    write(tags=["rest", "Zeal"])
    write(tags=["Rest", "coffee"])
    gone = write(tags=["gone"])
    journal.bin.delete(gone)
    assert journal.themes.select() == ["coffee", "Rest", "Zeal"]
    journal.bin.restore(gone)
    assert journal.themes.select() == ["coffee", "gone", "Rest", "Zeal"]


# From draft to done, into the bin and out


def test_an_entry_goes_from_draft_to_open_to_done(
    journal: Journal, write: Write, clock: Any
) -> None:
    """It is finished only when nothing comes back, and only then cannot be resumed."""
    uid = write({"situation": "busy"})
    assert (journal.entries.get(uid).state, journal.entries.resumable(uid).id) == ("draft", uid)
    journal.entries.finish(uid, comes_back=True)
    assert (journal.entries.get(uid).state, journal.entries.get(uid).finished) == ("open", None)
    assert journal.entries.resumable(uid).state == "open"
    clock.on(days=40)
    journal.entries.finish(uid, comes_back=False)
    assert (journal.entries.get(uid).state, journal.entries.get(uid).finished) == ("done", clock())
    with pytest.raises(AlreadyDone):
        journal.entries.resumable(uid)


def test_the_bin_gives_back_what_was_put_in_it(
    journal: Journal, write: Write, asked: Ask, clock: Any
) -> None:
    """Deleted and restored, an entry is as it was, earlier wordings, themes and title included."""
    uid = write({"situation": "busy"}, tags=["rest"], title="a title")
    journal.entries.record(uid, asked("situation"), Reply("calm"))
    journal.entries.keep_unfinished(uid, "purpose", "half")
    before = (
        journal.entries.get(uid),
        journal.history.wordings(uid),
        journal.entries.unfinished(uid),
    )
    clock.on(days=1)
    journal.bin.delete(uid)
    assert journal.entries.get(uid).state == "deleted"
    with pytest.raises(InBin):
        journal.bin.delete(uid)
    with pytest.raises(InBin):
        journal.entries.resumable(uid)
    journal.bin.restore(uid)
    assert (
        journal.entries.get(uid),
        journal.history.wordings(uid),
        journal.entries.unfinished(uid),
    ) == before
    with pytest.raises(NotInBin):
        journal.bin.restore(uid)


def test_half_typed_words_wait_until_their_question_is_answered(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """They are not an answer, they come back as they were, and an answer takes their place."""
    uid = write({"situation": "busy"})
    journal.entries.keep_unfinished(uid, "purpose", "so that\nsh")
    assert journal.entries.unfinished(uid) == Unfinished(key="purpose", text="so that\nsh")
    assert _given(journal, uid) == {"situation": "busy"}
    journal.entries.change(uid, title="changing a title does not cost them")
    assert journal.entries.unfinished(uid) == Unfinished(key="purpose", text="so that\nsh")
    journal.entries.record(uid, asked("purpose"), Reply("so that she wakes up calmly"))
    assert journal.entries.unfinished(uid) is None


def test_only_a_draft_in_which_nothing_was_ever_written_is_forgotten(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """An answer, an answer taken away, or half-typed words: each keeps the draft."""
    answered = write({"situation": "busy"})
    taken_away = write({"situation": "busy"})
    journal.entries.record(taken_away, asked("situation"), Reply(""))
    half_typed = write()
    journal.entries.keep_unfinished(half_typed, "situation", "h")
    cleared = write()
    journal.entries.keep_unfinished(cleared, "situation", "")
    empty = write(tags=["rest"])
    forgotten = [
        journal.entries.discard_if_empty(uid)
        for uid in (answered, taken_away, half_typed, cleared, empty)
    ]
    assert forgotten == [False, False, False, True, True]
    assert len(journal.entries.select(Filter(), limit=None)) == 3
    assert journal.themes.select() == []


def test_a_title_is_trimmed_and_an_empty_one_takes_it_off(journal: Journal, write: Write) -> None:
    """Day and title change apart from each other, and each change is a moment of change."""
    uid = write({"situation": "busy"}, title="  around breakfast ")
    assert journal.entries.get(uid).title == "around breakfast"
    journal.entries.change(uid, day=date(2026, 1, 2))
    assert (journal.entries.get(uid).title, journal.entries.get(uid).date) == (
        "around breakfast", date(2026, 1, 2)
    )  # fmt: skip
    journal.entries.change(uid, title=" ")
    assert (journal.entries.get(uid).title, journal.entries.get(uid).date) == (
        None,
        date(2026, 1, 2),
    )


@pytest.mark.parametrize(
    "act",
    [
        lambda journal, asked: journal.entries.record("gone", asked("situation"), Reply("busy")),
        lambda journal, asked: journal.entries.keep_unfinished("gone", "situation", "bu"),
        lambda journal, asked: journal.entries.finish("gone", comes_back=False),
        lambda journal, asked: journal.themes.add("gone", ["rest"]),
        lambda journal, asked: journal.entries.change("gone", title="t"),
        lambda journal, asked: journal.bin.delete("gone"),
        lambda journal, asked: journal.bin.restore("gone"),
        lambda journal, asked: journal.bin.erase("gone"),
        lambda journal, asked: journal.history.wordings("gone"),
        lambda journal, asked: journal.entries.get("gone"),
    ],
)
def test_an_entry_that_is_not_there_is_said_to_be_not_there(
    journal: Journal, asked: Ask, act: Callable[[Journal, Ask], object]
) -> None:
    """Another program may erase an entry between finding and using it: that is `NoSuchEntry`."""
    with pytest.raises(NoSuchEntry):
        act(journal, asked)


def test_what_an_entry_was_rotated_to_is_remembered_for_the_next(
    journal: Journal, waarom: PromptSet
) -> None:
    """An entry knows the labels it was asked with, and its set knows those of its last entry."""
    assert journal.history.last_rotated("waarom") == {}
    uids = [
        journal.entries.begin(
            waarom, title="t", language="en", day=date(2026, 11, 21), rotated=labels
        )
        for labels in ({"q": "a"}, {"q": "b"}, None)
    ]  # fmt: skip
    assert [journal.entries.rotated(uid) for uid in uids] == [{"q": "a"}, {"q": "b"}, {}]
    assert journal.history.last_rotated("waarom") == {"q": "b"}
    assert journal.history.last_rotated("pdca") == {}


# Moments and names


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2))),
        datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1))),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2026, 11, 21, 23, 59, 59, 999999, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
    ],
    ids=["summer", "winter", "epoch", "west"],
)  # fmt: skip
def test_a_moment_comes_back_with_the_offset_of_that_moment(
    journal: Journal, write: Write, clock: Any, moment: datetime
) -> None:
    """Half past two comes twice when the clock goes back: both stay apart, and both stay local."""
    clock.moment = moment
    kept = journal.entries.get(write({"situation": "busy"}))
    for time in (kept.created, kept.updated, kept.answers[0].answered):
        assert (time, time.utcoffset()) == (moment, moment.utcoffset())


def test_names_are_made_of_chance_and_tell_no_moment(journal: Journal, write: Write) -> None:
    """Ids are UUIDs of version 7 in the order of their making; handles share no letter of it."""
    uids = [write() for _ in range(20)]
    for uid in uids:
        assert (uid[14], uid[19] in "89ab", len(uid)) == ("7", True, 36)
        handle = journal.entries.get(uid).handle
        assert len(handle) == ids.SHORTEST
        assert handle in ids.handles(uid)
    assert len({uid[:13] for uid in uids}) == 1, "the clock stands still"
    assert len({journal.entries.get(uid).handle for uid in uids}) == 20


def test_a_handle_that_is_taken_makes_the_next_one_longer(
    journal: Journal, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids with the same ending get handles of growing length, and each is found."""
    numbers = iter([1, 1 | 1 << 29, 1 | 1 << 29 | 1 << 34])
    monkeypatch.setattr("secrets.randbits", lambda _bits: next(numbers))
    uids = [write(), write(), write()]
    handles = [journal.entries.get(uid).handle for uid in uids]
    assert [len(handle) for handle in handles] == [5, 6, 7]
    assert handles[2].startswith(handles[1])
    assert [journal.entries.find(handle) for handle in handles] == uids
