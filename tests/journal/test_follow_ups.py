from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from reflectie_cli.errors import NoSuchIntention
from reflectie_cli.journal.entry import (
    Entry,
    FollowUp,
    IntentionRecord,
    IntentionState,
    Period,
    Quote,
    present,
)
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import Language
from reflectie_cli.loop.condense import story
from reflectie_cli.loop.period import read_period
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step, steps

Ask = Callable[..., Step]
Write = Callable[..., str]

TODAY = date(2026, 11, 21)
CHECK = date(2026, 12, 5)
QUARTER = Period(name="2026-Q4", first=date(2026, 10, 1), last=date(2026, 12, 31))
DONE = {"yes": "yes", "not_yet": "not yet"}


def days(name: str) -> Period:
    """Return a period by its name."""
    return read_period(name, today=TODAY)


@dataclass(frozen=True)
class Somebody:
    """Somebody who means to do things, and looks back on them, with the sets that ship."""

    journal: Journal
    clock: Any
    language: Language
    waarom: PromptSet
    pdca: PromptSet
    follow_up: PromptSet

    def begins(self, prompt_set: PromptSet, day: date = TODAY, **more: Any) -> str:
        """Begin a draft and return its id."""
        title = self.language.of(prompt_set.title)
        return self.journal.entries.begin(prompt_set, title=title, language="en", day=day, **more)

    def answers(self, uid: str, prompt_set: PromptSet, given: Mapping[str, Reply]) -> None:
        """Answer some questions of a set; a minute goes by with each."""
        asked = {step.key: step for step in steps(prompt_set, self.language, rotated={})}
        for key, reply in given.items():
            self.clock.on(minutes=1)
            self.journal.entries.record(uid, asked[key], reply)

    def means(
        self, text: str = "ask her first", *, day: date = TODAY, check: date | None = CHECK
    ) -> IntentionRecord:
        """Write an entry with an intention, finish it, and return the intention."""
        uid = self.begins(self.waarom, day)
        meant = Reply(text, check=check, line="care")
        self.answers(uid, self.waarom, {"situation": Reply("busy"), "intention": meant})
        self.journal.entries.finish(uid, comes_back=False)
        return self.journal.intentions.get(self.journal.entries.get(uid).intentions[0].id)

    def looks_back(
        self, on: str, done: str = "yes", *, day: date = TODAY, finish: bool = True, **words: str
    ) -> str:
        """Look back on an intention by its id, an hour later; return the id of the entry."""
        self.clock.on(hours=1)
        uid = self.begins(self.follow_up, day, follows=on)
        given = {"done": Reply(chosen=(done,))} | {
            key: Reply(chosen=tuple(said.split()))
            if key in ("known_how", "next_step")
            else Reply(said)
            for key, said in words.items()
        }
        self.answers(uid, self.follow_up, given)
        if finish:
            self.journal.entries.finish(uid, comes_back=False)
        return uid

    def opens_a_cycle(self, **plan: str) -> tuple[str, str]:
        """Plan a cycle that comes back; return the ids of its entry and of its intention."""
        uid = self.begins(self.pdca)
        told = {"situation": "noise at dinner", "intention": "one group", **plan}
        given = {key: Reply(text) for key, text in told.items()}
        self.answers(uid, self.pdca, given | {"check_date": Reply(CHECK.isoformat())})
        self.journal.entries.finish(uid, comes_back=True)
        return uid, self.journal.entries.get(uid).intentions[0].id

    def checks(self, uid: str, effect: str = "it was calm") -> None:
        """Answer the later part of an open cycle, which stays open."""
        given = {
            "done": Reply(chosen=("partly",)),
            "effect_client": Reply(effect),
            "known_how": Reply(chosen=("asked_client", "seen")),
            "next_step": Reply(chosen=("adjust",)),
        }
        self.answers(uid, self.pdca, given)


@pytest.fixture
def somebody(
    journal: Journal, clock: Any, english: Language, waarom: PromptSet, pdca: PromptSet
) -> Somebody:
    """Return somebody with an empty journal."""
    follow_up = Library(Path("no own sets")).find("opvolging")
    return Somebody(journal, clock, english, waarom, pdca, follow_up)


def came_of(journal: Journal, intention: str) -> list[str | None]:
    """Return what happened at every looking back on an intention, in order."""
    return [one.what_happened for one in journal.intentions.get(intention).follow_ups]


def answers_of(journal: Journal, uid: str) -> dict[str, object]:
    """Return the answers of an entry by their keys."""
    return {answer.key: answer.answer for answer in journal.entries.get(uid).answers}


def everything(journal: Journal, *, with_history: bool = True) -> list[Entry]:
    """Return every entry, what lies in the bin as well."""
    pages = journal.entries.pages(Filter(with_bin=True), with_history=with_history)
    return [entry for page in pages for entry in page]


@pytest.fixture
def elsewhere(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Journal]:
    """Return the journal of another computer; it is empty."""
    with Journal.open(tmp_path / "elsewhere" / "journal.db", clock) as other:
        yield other


# What came of an intention


def test_every_looking_back_on_an_intention_is_kept_in_order(
    journal: Journal, somebody: Somebody
) -> None:
    """A second and a third do not take the place of the first; each is an entry of its own."""
    meant = somebody.means()
    assert came_of(journal, meant.id) == []
    entries = [somebody.looks_back(meant.id, what_happened=word) for word in ("a", "b", "c")]
    assert came_of(journal, meant.id) == ["a", "b", "c"]
    looked = journal.intentions.follow_ups(days("2026"))
    assert [one.entry for one in looked] == [journal.entries.get(uid).handle for uid in entries]
    assert {one.intention.id for one in looked} == {meant.id}
    for uid in entries:
        followed = journal.intentions.looked_back_on(uid)
        assert followed is not None
        assert (followed.id, followed.entry) == (meant.id, meant.entry)


def test_all_that_was_answered_looking_back_comes_back_with_its_moment(
    journal: Journal, somebody: Somebody, clock: Any
) -> None:
    """Whether it was done, what happened, what the client noticed, how that is known, what next."""
    meant = somebody.means()
    uid = somebody.looks_back(
        meant.id, "different", what_happened="I sat down instead", effect_client="he laughed",
        known_how="asked_client seen", next_step="share",
    )  # fmt: skip
    (kept,) = journal.intentions.get(meant.id).follow_ups
    assert kept == FollowUp(
        at=clock(), done="different", what_happened="I sat down instead",
        effect_client="he laughed", known_how=("asked_client", "seen"), next_step="share",
    )  # fmt: skip
    assert kept.at.utcoffset() == timedelta(hours=1)
    assert journal.entries.get(uid).finished == kept.at


def test_a_question_that_was_left_empty_says_nothing(journal: Journal, somebody: Somebody) -> None:
    """Nothing is compulsory: one answer is a follow-up, and so is none to the first question."""
    meant = somebody.means()
    somebody.looks_back(meant.id, "yes")
    uid = somebody.begins(somebody.follow_up, follows=meant.id)
    somebody.answers(uid, somebody.follow_up, {"effect_client": Reply("he laughed")})
    journal.entries.finish(uid, comes_back=False)
    bare, without_done = journal.intentions.get(meant.id).follow_ups
    assert (bare.done, bare.what_happened, bare.effect_client) == ("yes", None, None)
    assert (bare.known_how, bare.next_step) == ((), None)
    assert (without_done.done, without_done.effect_client) == (None, "he laughed")


def test_every_intention_has_what_came_of_itself(journal: Journal, somebody: Somebody) -> None:
    """Of two entries that are looked back on through each other nothing is mixed up."""
    one, other = somebody.means("one"), somebody.means("other")
    for meant, word in ((one, "1"), (other, "2"), (one, "3"), (other, "4")):
        somebody.looks_back(meant.id, what_happened=word)
    assert [came_of(journal, meant.id) for meant in (one, other)] == [["1", "3"], ["2", "4"]]
    in_the_entry = journal.entries.get(one.entry_id).intentions[0]
    assert in_the_entry.follow_ups == journal.intentions.get(one.id).follow_ups
    assert {due.id: due.follow_ups for due in journal.intentions.select()} == {
        meant.id: journal.intentions.get(meant.id).follow_ups for meant in (one, other)
    }


def test_a_looking_back_counts_once_it_is_finished(journal: Journal, somebody: Somebody) -> None:
    """Half of it is a draft: it can be gone on with, and nothing has come of anything yet."""
    meant = somebody.means()
    draft = somebody.looks_back(meant.id, what_happened="half", finish=False)
    assert (came_of(journal, meant.id), journal.intentions.follow_ups(days("2026"))) == ([], [])
    assert journal.entries.follow_up_draft(meant.id) == draft
    journal.entries.finish(draft, comes_back=False)
    assert came_of(journal, meant.id) == ["half"]
    assert journal.entries.follow_up_draft(meant.id) is None


def test_what_is_meant_while_looking_back_has_nothing_come_of_it_yet(
    journal: Journal, somebody: Somebody
) -> None:
    """A next step begins anew; looking back on it is a chain, each link with its own."""
    first = somebody.means("first")
    uid = somebody.looks_back(first.id, what_happened="went well", finish=False)
    somebody.answers(uid, somebody.follow_up, {"intention": Reply("second", check=CHECK)})
    journal.entries.finish(uid, comes_back=False)
    (second,) = journal.entries.get(uid).intentions
    assert (second.follow_ups, came_of(journal, first.id)) == ((), ["went well"])
    somebody.answers(uid, somebody.follow_up, {"done": Reply(chosen=("partly",))})
    assert journal.intentions.get(second.id).follow_ups == ()
    somebody.looks_back(second.id, what_happened="again")
    assert came_of(journal, second.id) == ["again"]
    assert came_of(journal, first.id) == ["went well"]


def test_nothing_begins_for_an_intention_that_is_not_there(
    journal: Journal, somebody: Somebody
) -> None:
    """Looking back on what another program erased says so, and leaves no half of an entry."""
    with pytest.raises(NoSuchIntention):
        somebody.begins(somebody.follow_up, follows="gone")
    assert journal.entries.select(Filter(), limit=None) == []


# A cycle that comes back in its own entry


def test_a_cycle_that_waits_has_nothing_come_of_it_yet(
    journal: Journal, somebody: Somebody
) -> None:
    """A plan with a check date is no check, although that question has the same role."""
    _, meant = somebody.opens_a_cycle()
    assert journal.intentions.get(meant).follow_ups == ()
    assert journal.intentions.get(meant).check == CHECK
    assert journal.intentions.follow_ups(days("2026")) == []


def test_the_first_check_of_a_cycle_and_every_later_one_come_back_together(
    journal: Journal, somebody: Somebody, clock: Any
) -> None:
    """The first stands in the entry beside its intention, later ones in entries that follow it."""
    uid, meant = somebody.opens_a_cycle()
    clock.on(days=14)
    somebody.checks(uid, "a little calmer")
    assert journal.entries.get(uid).state == "open"
    (first,) = journal.intentions.get(meant).follow_ups
    assert (first.done, first.next_step) == ("partly", "adjust")
    assert first.known_how == ("asked_client", "seen")
    for effect in ("calm", "calm for weeks"):
        clock.on(days=14)
        later = somebody.begins(somebody.pdca, clock().date(), follows=meant)
        somebody.checks(later, effect)
        journal.entries.finish(later, comes_back=False)
    effects = ["a little calmer", "calm", "calm for weeks"]
    assert [one.effect_client for one in journal.intentions.get(meant).follow_ups] == effects
    looked = journal.intentions.follow_ups(days("2026-11-01..2027-02-28"))
    assert [one.follow_up.effect_client for one in looked] == effects
    assert looked[0].entry == journal.entries.get(uid).handle


def test_a_check_in_its_own_entry_counts_on_the_day_it_was_answered(
    journal: Journal, somebody: Somebody, clock: Any
) -> None:
    """Not on the day of the plan; and on the day of that place: half past midnight is New Year."""
    uid, _ = somebody.opens_a_cycle()
    clock.moment = datetime(2027, 1, 1, 0, 29, tzinfo=timezone(timedelta(hours=1)))
    somebody.checks(uid)
    (looked,) = journal.intentions.follow_ups(days("2027"))
    assert looked.date == date(2027, 1, 1)
    assert journal.intentions.follow_ups(days("2026")) == []


def test_a_check_that_is_corrected_stays_one_check(
    journal: Journal, somebody: Somebody, clock: Any
) -> None:
    """Changing an answer of it changes what came of the intention, and adds nothing."""
    uid, meant = somebody.opens_a_cycle()
    somebody.checks(uid, "calm")
    clock.on(days=1)
    somebody.answers(uid, somebody.pdca, {"effect_client": Reply("not calm at all")})
    (kept,) = journal.intentions.get(meant).follow_ups
    assert kept.effect_client == "not calm at all"


def test_a_check_that_is_corrected_stays_on_its_day_and_in_its_place(
    journal: Journal, somebody: Somebody, clock: Any
) -> None:
    """Mending a slip next year does not move a check into next year, behind later ones."""
    uid, meant = somebody.opens_a_cycle()
    somebody.checks(uid)
    somebody.looks_back(meant, what_happened="later")
    before = journal.intentions.get(meant).follow_ups
    clock.on(days=90)
    somebody.answers(uid, somebody.pdca, {"done": Reply(chosen=("yes",))})
    assert [one.at for one in journal.intentions.get(meant).follow_ups] == [
        one.at for one in before
    ]
    assert len(journal.intentions.follow_ups(days("2026"))) == 2


def test_a_set_of_ones_own_may_ask_in_words_what_ours_ask_in_choices(
    journal: Journal, somebody: Somebody, asked: Ask
) -> None:
    """Words stay words: no letter of them is taken for an answer."""
    meant = somebody.means()
    uid = somebody.begins(somebody.follow_up, follows=meant.id)
    journal.entries.record(uid, asked("known_how"), Reply("she said so"))
    journal.entries.record(uid, asked("next_step"), Reply("go on"))
    journal.entries.finish(uid, comes_back=False)
    (kept,) = journal.intentions.get(meant.id).follow_ups
    assert not {*kept.known_how} & {*"she said so"}
    assert kept.next_step in (None, "go on")


# The clock


def test_no_later_looking_back_is_lost_when_the_clock_was_set_back(
    journal: Journal, somebody: Somebody, clock: Any
) -> None:
    """A computer that wakes up in 1970 keeps every word; nothing of before is gone either."""
    meant = somebody.means()
    somebody.looks_back(meant.id, what_happened="first")
    clock.moment = datetime(1970, 1, 1, tzinfo=UTC)
    somebody.looks_back(meant.id, what_happened="second")
    clock.moment = datetime(2026, 11, 30, tzinfo=UTC)
    somebody.looks_back(meant.id, what_happened="third")
    assert sorted(filter(None, came_of(journal, meant.id))) == ["first", "second", "third"]
    assert len(journal.intentions.follow_ups(days("2026"))) == 3


@pytest.mark.parametrize("back", [timedelta(minutes=30), timedelta(days=400)])
def test_the_first_check_of_a_cycle_is_kept_when_the_clock_was_set_back(
    journal: Journal, somebody: Somebody, clock: Any, back: timedelta
) -> None:
    """Half an hour is enough: a check that was answered is what came of the intention."""
    uid, meant = somebody.opens_a_cycle()
    clock.moment -= back
    somebody.checks(uid)
    assert len(journal.intentions.get(meant).follow_ups) == 1


def test_an_hour_that_comes_twice_changes_no_order(
    journal: Journal, somebody: Somebody, clock: Any
) -> None:
    """When summer time ends, half past two in summer comes before half past two in winter."""
    meant = somebody.means()
    for hours, word in ((2, "summer"), (1, "winter")):
        zone = timezone(timedelta(hours=hours))
        clock.moment = datetime(2026, 10, 25, 1, 25, tzinfo=zone)
        somebody.looks_back(meant.id, what_happened=word)
    assert came_of(journal, meant.id) == ["summer", "winter"]


# By day


def test_what_came_of_intentions_is_found_by_the_day_it_is_about(
    journal: Journal, somebody: Somebody
) -> None:
    """Both ends of a period are in it; the oldest day comes first, also when written last."""
    meant = somebody.means()
    for day in (date(2027, 1, 3), date(2026, 12, 28), date(2027, 1, 1), date(2026, 12, 31)):
        somebody.looks_back(meant.id, day=day, what_happened=day.isoformat())
    written = {
        "2026": ["2026-12-28", "2026-12-31"], "2026-12": ["2026-12-28", "2026-12-31"],
        "2026-W53": ["2026-12-28", "2026-12-31", "2027-01-01", "2027-01-03"],
        "2027": ["2027-01-01", "2027-01-03"], "2027-Q1": ["2027-01-01", "2027-01-03"],
        "2026-12-31..2027-01-01": ["2026-12-31", "2027-01-01"], "2027-W01": [], "2025": [],
    }  # fmt: skip
    for name, expected in written.items():
        looked = journal.intentions.follow_ups(days(name))
        assert [one.follow_up.what_happened for one in looked] == expected, name
        assert [one.date.isoformat() for one in looked] == expected, name


def test_of_one_day_what_was_looked_back_on_first_comes_first(
    journal: Journal, somebody: Somebody
) -> None:
    """Two intentions on one day stand in the order of the day."""
    one, other = somebody.means("one"), somebody.means("other")
    for meant, word in ((other, "a"), (one, "b"), (other, "c")):
        somebody.looks_back(meant.id, what_happened=word)
    looked = journal.intentions.follow_ups(days("2026-11-21..2026-11-21"))
    assert [(came.intention.text, came.follow_up.what_happened) for came in looked] == [
        ("other", "a"), ("one", "b"), ("other", "c")
    ]  # fmt: skip


OLD, NEW, AFTER = date(2026, 12, 20), date(2026, 12, 30), date(2027, 1, 4)


@pytest.mark.parametrize(
    ("day", "state", "looked", "there"),
    [
        pytest.param(NEW, IntentionState.OPEN, None, True, id="meant in it"),
        pytest.param(NEW, IntentionState.DONE, None, True, id="meant in it and done"),
        pytest.param(NEW, IntentionState.LET_GO, None, True, id="meant in it and let go"),
        pytest.param(
            date(2026, 12, 28), IntentionState.DONE, None, True, id="meant on its first day"
        ),
        pytest.param(
            date(2027, 1, 3), IntentionState.DONE, None, True, id="meant on its last day, next year"
        ),
        pytest.param(OLD, IntentionState.OPEN, None, True, id="open since before"),
        pytest.param(OLD, IntentionState.DONE, None, False, id="done before"),
        pytest.param(OLD, IntentionState.LET_GO, None, False, id="let go before"),
        pytest.param(OLD, IntentionState.DONE, date(2027, 1, 1), True, id="looked back on in it"),
        pytest.param(OLD, IntentionState.LET_GO, NEW, True, id="let go in it"),
        pytest.param(OLD, IntentionState.DONE, AFTER, False, id="looked back on after it"),
        pytest.param(
            OLD, IntentionState.DONE, date(2026, 12, 27), False, id="looked back on before it"
        ),
        pytest.param(AFTER, IntentionState.OPEN, None, False, id="meant after it"),
        pytest.param(AFTER, IntentionState.DONE, None, False, id="meant and done after it"),
    ],
)
def test_a_period_has_what_was_meant_or_looked_back_on_in_it_and_what_is_open_since_before(
    journal: Journal,
    somebody: Somebody,
    day: date,
    state: IntentionState,
    looked: date | None,
    there: bool,
) -> None:
    """Also in a week of two years; each once; what is settled elsewhere or comes later is not."""
    meant = somebody.means(day=day)
    if looked:
        somebody.looks_back(meant.id, day=looked)
        somebody.looks_back(meant.id, day=looked)
    journal.intentions.settle(meant.id, state)
    found = journal.intentions.select(period=days("2026-W53"))
    assert [(one.id, one.state) for one in found] == ([(meant.id, state)] if there else [])


def test_a_period_and_a_line_choose_together(journal: Journal, somebody: Somebody) -> None:
    """Each condition takes away; none brings back what another took."""
    meant = somebody.means(day=OLD)
    somebody.looks_back(meant.id, day=NEW)
    week = days("2026-W53")
    assert [one.id for one in journal.intentions.select(period=week, line="care")] == [meant.id]
    assert journal.intentions.select(period=week, line="self") == []
    journal.intentions.settle(meant.id, IntentionState.DONE)
    assert [one.id for one in journal.intentions.select(period=week)] == [meant.id]
    assert journal.intentions.select(period=week, only_open=True) == []


# The bin, and erasing


def test_in_the_bin_an_intention_takes_nothing_of_its_follow_ups_along(
    journal: Journal, somebody: Somebody
) -> None:
    """What was written looking back stays; taken out of the bin, everything is as it was."""
    meant, other = somebody.means(), somebody.means("other")
    uids = [somebody.looks_back(meant.id, what_happened=word) for word in ("a", "b")]
    somebody.looks_back(other.id, what_happened="c")
    before = (
        everything(journal, with_history=False),
        journal.intentions.select(),
        journal.intentions.follow_ups(days("2026")),
    )
    journal.bin.delete(meant.entry_id)
    assert [journal.intentions.looked_back_on(uid) for uid in uids] == [None, None]
    assert [answers_of(journal, uid)["what_happened"] for uid in uids] == ["a", "b"]
    assert [one.intention.id for one in journal.intentions.follow_ups(days("2026"))] == [other.id]
    assert [one.id for one in journal.intentions.select(period=days("2026"))] == [other.id]
    assert len(journal.entries.select(Filter(), limit=None)) == 4
    with pytest.raises(NoSuchIntention):
        journal.intentions.get(meant.id)
    journal.bin.restore(meant.entry_id)
    assert (
        everything(journal, with_history=False),
        journal.intentions.select(),
        journal.intentions.follow_ups(days("2026")),
    ) == before


def test_in_the_bin_a_follow_up_is_out_of_sight_and_no_other_is(
    journal: Journal, somebody: Somebody
) -> None:
    """The intention and what else came of it stay; restored, it stands in its place again."""
    meant = somebody.means()
    uids = [somebody.looks_back(meant.id, what_happened=word) for word in ("a", "b", "c")]
    journal.bin.delete(uids[1])
    assert came_of(journal, meant.id) == ["a", "c"]
    assert [one.follow_up.what_happened for one in journal.intentions.follow_ups(days("2026"))] == [
        "a",
        "c",
    ]
    followed = journal.intentions.looked_back_on(uids[1])
    assert followed is not None
    assert followed.id == meant.id
    journal.bin.restore(uids[1])
    assert came_of(journal, meant.id) == ["a", "b", "c"]


@pytest.mark.parametrize("deleted_first", [False, True], ids=["at once", "from the bin"])
def test_erasing_an_intention_leaves_what_was_written_looking_back(
    journal: Journal, somebody: Somebody, sound: Callable[[Path], None], deleted_first: bool
) -> None:
    """The link goes and every word stays; listing, searching and reviewing go on as before."""
    meant, other = somebody.means(), somebody.means("other")
    uid = somebody.looks_back(meant.id, what_happened="she laughed", finish=False)
    somebody.answers(uid, somebody.follow_up, {"intention": Reply("next", check=CHECK)})
    journal.entries.finish(uid, comes_back=False)
    somebody.looks_back(other.id, what_happened="c")
    answers = answers_of(journal, uid)
    if deleted_first:
        journal.bin.delete(meant.entry_id)
    journal.bin.erase(meant.entry_id)
    assert journal.intentions.looked_back_on(uid) is None
    assert answers_of(journal, uid) == answers
    assert [one.follow_up.what_happened for one in journal.intentions.follow_ups(days("2026"))] == [
        "c"
    ]
    assert {one.text for one in journal.intentions.select()} == {"other", "next"}
    assert {one.text for one in journal.intentions.select(period=days("2026"))} == {"other", "next"}
    assert [found.id for found in journal.search.find("laughed", Filter())] == [uid]
    assert len(journal.entries.select(Filter(), limit=None)) == len(everything(journal)) == 3
    assert journal.entries.follow_up_draft(meant.id) is None
    for look in (journal.intentions.get, journal.intentions.find):
        with pytest.raises(NoSuchIntention):
            look(meant.id)
    sound(journal.path)


def test_erasing_a_follow_up_leaves_the_intention_and_what_else_came_of_it(
    journal: Journal, somebody: Somebody, sound: Callable[[Path], None]
) -> None:
    """One follow-up is gone for good; the others, and what was meant, are as they were."""
    meant = somebody.means()
    words = ("hammock", "teapot", "window")
    uids = [somebody.looks_back(meant.id, what_happened=word) for word in words]
    before = journal.intentions.get(meant.id)
    journal.bin.erase(uids[1])
    after = journal.intentions.get(meant.id)
    assert after.follow_ups == (before.follow_ups[0], before.follow_ups[2])
    assert (after.text, after.state, after.check) == (before.text, before.state, before.check)
    found = [[hit.id for hit in journal.search.find(word, Filter())] for word in words]
    assert found == [[uids[0]], [], [uids[2]]]
    sound(journal.path)


def test_a_draft_of_looking_back_outlives_its_intention(
    journal: Journal, somebody: Somebody
) -> None:
    """Whoever is half-way when the entry is erased elsewhere can finish, and keeps the words."""
    meant = somebody.means()
    draft = somebody.looks_back(meant.id, what_happened="half", finish=False)
    journal.bin.erase(meant.entry_id)
    somebody.answers(draft, somebody.follow_up, {"effect_client": Reply("he laughed")})
    journal.entries.finish(draft, comes_back=False)
    assert answers_of(journal, draft)["effect_client"] == "he laughed"
    assert (
        journal.intentions.looked_back_on(draft),
        journal.intentions.follow_ups(days("2026")),
    ) == (
        None,
        [],
    )


def test_what_is_settled_in_an_entry_that_was_erased_says_that_it_is_gone(
    journal: Journal, somebody: Somebody
) -> None:
    """Another program may erase it between asking and keeping: that is `NoSuchIntention`."""
    meant, kept = somebody.means(), somebody.means("kept")
    journal.bin.erase(meant.entry_id)
    before = everything(journal)
    acts: tuple[Callable[[], None], ...] = (
        lambda: journal.intentions.settle(meant.id, IntentionState.DONE),
        lambda: journal.intentions.postpone(meant.id, CHECK),
        lambda: journal.intentions.look_back(meant.id, IntentionState.LET_GO, None),
        lambda: journal.intentions.look_back(meant.id, IntentionState.OPEN, CHECK),
    )
    for act in acts:
        with pytest.raises(NoSuchIntention):
            act()
    assert everything(journal) == before
    assert journal.intentions.get(kept.id).state == "open"


@pytest.mark.xfail(
    strict=True,
    reason="journal.walked: a follow-up whose intention was erased looks like any other walk",
)
def test_a_follow_up_is_no_walk_of_its_own_when_its_intention_was_erased(
    journal: Journal, somebody: Somebody
) -> None:
    """What looks back on something stays out of what was walked, whatever became of that."""
    meant = somebody.means()
    somebody.looks_back(meant.id)
    assert [name for name, *_ in journal.history.walks(10)] == ["waarom"]
    journal.bin.erase(meant.entry_id)
    assert journal.history.walks(10) == []


def test_a_next_step_does_not_inherit_what_came_of_an_intention_that_was_erased(
    journal: Journal, somebody: Somebody
) -> None:
    """Correcting an old follow-up later does not make it a looking back on its own next step."""
    meant = somebody.means()
    uid = somebody.looks_back(meant.id, "yes", finish=False)
    somebody.answers(uid, somebody.follow_up, {"intention": Reply("next", check=CHECK)})
    journal.entries.finish(uid, comes_back=False)
    journal.bin.erase(meant.entry_id)
    somebody.answers(uid, somebody.follow_up, {"done": Reply(chosen=("partly",))})
    assert journal.entries.get(uid).intentions[0].follow_ups == ()


@pytest.mark.parametrize(
    ("state", "check", "became", "comes"),
    [
        (IntentionState.DONE, None, IntentionState.DONE, CHECK), (IntentionState.LET_GO, None, IntentionState.LET_GO, CHECK),
        (IntentionState.OPEN, date(2027, 1, 9), IntentionState.OPEN, date(2027, 1, 9)), (IntentionState.OPEN, None, IntentionState.OPEN, CHECK),
        (IntentionState.DONE, date(2027, 1, 9), IntentionState.DONE, CHECK),
    ],
)  # fmt: skip
def test_a_follow_up_settles_an_intention_or_lets_it_come_back(
    journal: Journal, somebody: Somebody, state: IntentionState, check: date | None, became: IntentionState,
    comes: date,
) -> None:  # fmt: skip
    """Open has the new day where there is one; what is settled is due on no day, and can reopen."""
    meant = somebody.means()
    journal.intentions.look_back(meant.id, state, check)
    kept = journal.intentions.get(meant.id)
    assert (kept.state, kept.check) == (became, comes)
    assert [one.id for one in journal.intentions.due(date(2028, 1, 1))] == [meant.id] * (
        became == IntentionState.OPEN
    )
    journal.intentions.look_back(meant.id, IntentionState.OPEN, date(2027, 2, 2))
    assert [one.check for one in journal.intentions.due(date(2028, 1, 1))] == [date(2027, 2, 2)]


# Reviews


def test_a_review_knows_its_period_and_what_it_looked_back_on(
    journal: Journal, somebody: Somebody, write: Write
) -> None:
    """The days as they were named, and every entry once; another entry has neither."""
    covered = [write({"situation": word}, finish=True) for word in ("one", "two", "three")]
    wanted = [covered[2], covered[0], covered[2], covered[1], "gone"]
    uid = somebody.begins(somebody.waarom, period=QUARTER, covers=wanted)
    kept = journal.entries.get(uid)
    assert kept.covers is not UNSET
    assert (kept.period, kept.covers, kept.follows) == (QUARTER, tuple(covered), None)
    assert (journal.entries.period(uid), journal.entries.period(covered[0])) == (QUARTER, None)
    assert journal.entries.get(covered[0]).covers is UNSET


def test_a_review_outlives_what_it_looked_back_on(
    journal: Journal, somebody: Somebody, write: Write
) -> None:
    """What is erased is out of it and the rest stays; what lies in the bin can come back."""
    covered = [write({"situation": word}, finish=True) for word in ("one", "two", "three")]
    uid = somebody.begins(somebody.waarom, period=QUARTER, covers=covered)
    journal.bin.erase(covered[0])
    journal.bin.delete(covered[1])
    kept = journal.entries.get(uid)
    assert kept.covers is not UNSET
    assert (kept.period, kept.covers) == (QUARTER, tuple(covered[1:]))
    journal.bin.erase(uid)
    assert answers_of(journal, covered[2]) == {"situation": "three"}


def test_reviews_and_follow_ups_are_no_walks_of_a_set(
    journal: Journal, somebody: Somebody, write: Write
) -> None:
    """What was walked are the sets somebody chose, the latest day first; drafts are no walk."""
    meant = somebody.means(day=date(2026, 11, 2))
    somebody.looks_back(meant.id, day=date(2026, 11, 3))
    journal.entries.finish(somebody.begins(somebody.pdca, period=QUARTER), comes_back=False)
    write({"situation": "half"}, day=date(2026, 11, 4))
    somebody.opens_a_cycle()
    walks = [(name, day) for name, day, _ in journal.history.walks(10)]
    assert walks == [("pdca", TODAY), ("waarom", date(2026, 11, 2))]
    assert len(journal.history.walks(1)) == 1


# Out of one journal, into another


def _a_year(somebody: Somebody) -> tuple[str, str]:
    """Write intentions, follow-ups, a cycle and a review; return the ids of cycle and review."""
    meant, gone = somebody.means(), somebody.means("gone")
    uids = [somebody.looks_back(meant.id, what_happened=word) for word in ("a", "b")]
    somebody.looks_back(gone.id, what_happened="c")
    cycle, checked = somebody.opens_a_cycle()
    somebody.checks(cycle)
    later = somebody.begins(somebody.pdca, follows=checked)
    somebody.checks(later, "calm for weeks")
    somebody.journal.entries.finish(later, comes_back=False)
    somebody.journal.bin.delete(uids[1])
    covers = [meant.entry_id, *uids, cycle]
    review = somebody.begins(somebody.waarom, period=QUARTER, covers=covers)
    somebody.answers(review, somebody.waarom, {"purpose": Reply("calm at dinner")})
    somebody.journal.entries.finish(review, comes_back=False)
    return cycle, review


@pytest.mark.parametrize("turned", [False, True], ids=["as written", "turned around"])
def test_what_looks_back_comes_into_another_journal_whole(
    journal: Journal, somebody: Somebody, elsewhere: Journal, turned: bool
) -> None:
    """Follow-ups, checks, periods and what reviews cover: in whatever order entries stand."""
    cycle, review = _a_year(somebody)
    exported = everything(journal)
    elsewhere.merge.add(exported[::-1] if turned else exported)
    taken = {entry.id: entry for entry in everything(elsewhere)}
    assert taken[review].answers == journal.entries.get(review).answers != ()
    assert taken[cycle].intentions == journal.entries.get(cycle).intentions
    assert len(taken[cycle].intentions[0].follow_ups) == 2
    for entry in exported:
        kept = taken[entry.id]
        assert entry.history is not UNSET
        assert kept.history is not UNSET
        assert (kept.follows, kept.period, {*present(kept.covers, ())}) == (
            entry.follows, entry.period, {*present(entry.covers, ())}
        )  # fmt: skip
        assert (kept.answers, kept.intentions) == (entry.answers, entry.intentions)
    assert elsewhere.intentions.follow_ups(days("2026")) == journal.intentions.follow_ups(
        days("2026")
    )
    assert elsewhere.entries.period(review) == QUARTER


def test_what_was_taken_in_can_be_taken_in_once_more(
    journal: Journal, somebody: Somebody, elsewhere: Journal
) -> None:
    """The same export again adds nothing: no follow-up stands there twice."""
    _a_year(somebody)
    exported = everything(journal)
    elsewhere.merge.add(exported)
    before = everything(elsewhere), elsewhere.intentions.follow_ups(days("2026"))
    assert elsewhere.merge.add(exported).handles == []
    assert (everything(elsewhere), elsewhere.intentions.follow_ups(days("2026"))) == before


def test_a_follow_up_that_comes_later_finds_the_intention_that_was_here(
    journal: Journal, somebody: Somebody, elsewhere: Journal
) -> None:
    """An export of last week fits into a journal that has what was meant the week before."""
    meant = somebody.means()
    elsewhere.merge.add(everything(journal))
    somebody.looks_back(meant.id, what_happened="a")
    elsewhere.merge.add(everything(journal))
    assert came_of(elsewhere, meant.id) == ["a"]


def test_a_review_taken_in_without_what_it_covers_keeps_its_period(
    journal: Journal, somebody: Somebody, elsewhere: Journal
) -> None:
    """What is not there cannot be pointed at; the days it is about are its own."""
    _, review = _a_year(somebody)
    elsewhere.merge.add([journal.entries.get(review, with_history=True)])
    kept = elsewhere.entries.get(review)
    assert kept.covers is not UNSET
    assert (kept.period, kept.covers) == (QUARTER, ())


def test_a_review_without_its_history_keeps_its_period_too(
    journal: Journal, somebody: Somebody, elsewhere: Journal
) -> None:
    """Pages without earlier wordings hold links and periods, and so do those who take them in."""
    _, review = _a_year(somebody)
    exported = everything(journal, with_history=False)
    assert [entry.history for entry in exported if entry.id == review] == [UNSET]
    elsewhere.merge.add(exported)
    kept = elsewhere.entries.get(review)
    assert kept.covers is not UNSET
    assert len(kept.covers) == 4
    assert elsewhere.entries.period(review) == QUARTER


def test_what_was_meant_after_a_check_has_nothing_come_of_it_elsewhere_either(
    journal: Journal, somebody: Somebody, elsewhere: Journal, asked: Ask
) -> None:
    """Asking the client, meant at the end of a check, is not looked back on by that check."""
    uid, _ = somebody.opens_a_cycle()
    somebody.checks(uid)
    somebody.clock.on(minutes=1)
    journal.entries.record(
        uid, asked("ask_client", QuestionType.INTENTION, position=90), Reply("ask", check=CHECK)
    )
    assert [len(one.follow_ups) for one in journal.entries.get(uid).intentions] == [1, 0]
    elsewhere.merge.add(everything(journal))
    assert elsewhere.entries.get(uid).intentions == journal.entries.get(uid).intentions


def test_a_next_step_taken_in_without_what_it_follows_has_nothing_come_of_it(
    journal: Journal, somebody: Somebody, elsewhere: Journal
) -> None:
    """An export of some days may hold a follow-up and not what it looks back on."""
    meant = somebody.means()
    uid = somebody.looks_back(meant.id, "yes", finish=False)
    somebody.answers(uid, somebody.follow_up, {"intention": Reply("next", check=CHECK)})
    journal.entries.finish(uid, comes_back=False)
    elsewhere.merge.add([journal.entries.get(uid, with_history=True)])
    (kept,) = elsewhere.entries.get(uid).intentions
    assert (kept.text, kept.follow_ups) == ("next", ())


# Check dates


def test_a_check_date_of_its_own_stays_beside_one_that_was_asked_before(
    journal: Journal, somebody: Somebody, asked: Ask
) -> None:
    """In a cycle that asks for a day, another intention may come back on a day of its own."""
    uid, _ = somebody.opens_a_cycle()
    other = asked("ask_client", QuestionType.INTENTION, position=90)
    journal.entries.record(uid, other, Reply("ask her", check=date(2026, 11, 28)))
    assert [one.check for one in journal.entries.get(uid).intentions] == [CHECK, date(2026, 11, 28)]
    journal.entries.record(uid, other, Reply("ask her twice", check=date(2026, 11, 29)))
    assert [one.check for one in journal.entries.get(uid).intentions] == [CHECK, date(2026, 11, 29)]


def test_an_intention_without_a_day_comes_back_on_the_one_that_was_asked(
    journal: Journal, somebody: Somebody, asked: Ask
) -> None:
    """A second intention of a cycle is looked at together with the first."""
    uid, _ = somebody.opens_a_cycle()
    journal.entries.record(uid, asked("also", QuestionType.INTENTION), Reply("a second group"))
    assert [one.check for one in journal.entries.get(uid).intentions] == [CHECK, CHECK]


@pytest.mark.parametrize("reply", [Reply("2027-01-09"), Reply("")], ids=["moved", "taken away"])
def test_a_check_date_of_its_own_stays_when_the_day_of_the_cycle_changes(
    journal: Journal, somebody: Somebody, asked: Ask, reply: Reply
) -> None:
    """Moving the day of the cycle does not move the day on which somebody wants to ask."""
    uid, _ = somebody.opens_a_cycle()
    other = asked("ask_client", QuestionType.INTENTION, position=90)
    journal.entries.record(uid, other, Reply("ask her", check=date(2026, 11, 28)))
    somebody.answers(uid, somebody.pdca, {"check_date": reply})
    cycle, ask_her = journal.entries.get(uid).intentions
    assert cycle.check == (date(2027, 1, 9) if reply.text else None)
    assert ask_her.check == date(2026, 11, 28)


def test_the_day_of_the_next_check_does_not_bring_back_what_was_settled(
    journal: Journal, somebody: Somebody
) -> None:
    """A follow-up of its own that asks for a day changes no other entry."""
    meant = somebody.means()
    journal.intentions.settle(meant.id, IntentionState.LET_GO)
    _, cycle = somebody.opens_a_cycle()
    later = somebody.begins(somebody.pdca, follows=cycle)
    somebody.answers(later, somebody.pdca, {"check_date": Reply("2027-03-03")})
    assert (journal.intentions.get(meant.id).state, journal.intentions.get(meant.id).check) == (
        "let_go", CHECK
    )  # fmt: skip
    assert journal.intentions.get(cycle).check == CHECK


# Condensing


def _traces(data: bytes, *words: str) -> list[str]:
    """Find words of which seven letters in a row are left: an index keeps words in pieces."""
    folded = data.lower()
    return [
        word for word in words
        if any(word[at : at + 7].encode() in folded for at in range(len(word) - 6))
    ]  # fmt: skip


STORY = ("bcdfgqwrtzxlp", "kjhgfdsqwzxcv", "mnbvcxzlkjhgf", "ptrwqzxdcfvgb")
KEPT = ("wvtsrqpnmlkjh", "zyxwvutsrqpon", "hgfdcbzxwvtsr")


def _condensed(somebody: Somebody) -> tuple[str, str]:
    """Write a cycle full of words and condense it; return the ids of entry and intention."""
    journal = somebody.journal
    uid, meant = somebody.opens_a_cycle(
        situation=STORY[0], purpose=STORY[1], goal=KEPT[0], intention=f"{STORY[2]} first"
    )
    somebody.answers(uid, somebody.pdca, {"situation": Reply(f"rather {STORY[3]}")})
    somebody.answers(uid, somebody.pdca, {"intention": Reply(KEPT[1])})
    somebody.checks(uid, KEPT[2])
    journal.entries.finish(uid, comes_back=False, becomes=IntentionState.OPEN)
    somebody.looks_back(meant, what_happened="later on")
    journal.entries.keep_unfinished(uid, "learned", STORY[2])
    going = story(journal.entries.get(uid))
    assert [answer.key for answer in going] == ["situation", "purpose"]
    before = journal.path.read_bytes()
    assert _traces(before, *STORY, *KEPT) == [*STORY, *KEPT], "this test would see them"
    journal.bin.condense(uid, [answer.key for answer in going])
    return uid, meant


def test_after_condensing_no_piece_of_the_story_is_left_in_the_file(
    journal: Journal, somebody: Somebody, on_disk: Callable[[Path], bytes],
    sound: Callable[[Path], None],
) -> None:  # fmt: skip
    """Answers, their earlier wordings, half-typed words, the index: gone from the disk."""
    _condensed(somebody)
    data = on_disk(journal.path.parent)
    assert _traces(data, *STORY) == []
    assert _traces(data, *KEPT) == [*KEPT]
    sound(journal.path)


def test_condensing_keeps_insight_intention_and_what_came_of_it(
    journal: Journal, somebody: Somebody
) -> None:
    """What was learned, meant and noticed stands there as it did, and so does every follow-up."""
    uid, meant = _condensed(somebody)
    kept = answers_of(journal, uid)
    assert [*kept] == [
        "goal", "intention", "check_date", "done", "effect_client", "known_how", "next_step"
    ]  # fmt: skip
    assert (kept["goal"], kept["intention"], kept["effect_client"]) == KEPT
    intention = journal.intentions.get(meant)
    assert (intention.text, intention.check, intention.state) == (KEPT[1], CHECK, "open")
    assert [one.done for one in intention.follow_ups] == ["partly", "yes"]
    assert [one.effect_client for one in intention.follow_ups] == [KEPT[2], None]
    assert journal.history.wordings(uid) == []
    assert journal.entries.unfinished(uid) is None


def test_after_condensing_search_finds_what_stays_and_nothing_that_went(
    journal: Journal, somebody: Somebody, write: Write
) -> None:
    """Other entries are found by the same words as before."""
    other = write({"situation": f"also {STORY[0]}"}, finish=True)
    uid, _ = _condensed(somebody)
    for word in KEPT:
        assert [found.id for found in journal.search.find(word, Filter())] == [uid]
    for word in STORY[1:]:
        assert journal.search.find(word, Filter()) == []
    assert [found.id for found in journal.search.find(STORY[0], Filter())] == [other]


def test_condensing_one_entry_changes_no_other(
    journal: Journal, somebody: Somebody, write: Write, asked: Ask
) -> None:
    """Neither its answers nor its earlier wordings, nor where a draft stopped."""
    other = write({"situation": "one", "purpose": "calm"})
    journal.entries.record(other, asked("situation"), Reply("two"))
    journal.entries.keep_unfinished(other, "purpose", "half")
    before = journal.entries.get(other, with_history=True)
    _condensed(somebody)
    assert journal.entries.get(other, with_history=True) == before


def test_an_entry_keeps_its_day_title_and_themes_when_it_is_condensed(
    journal: Journal, somebody: Somebody
) -> None:
    """It can be found where it was, under the name somebody gave it."""
    meant = somebody.means()
    journal.entries.change(meant.entry_id, title="around breakfast")
    journal.themes.add(meant.entry_id, ["rest"])
    before = journal.entries.get(meant.entry_id)
    journal.bin.condense(meant.entry_id, ["situation"])
    after = journal.entries.get(meant.entry_id)
    assert (after.title, after.tags, after.date, after.state, after.finished) == (
        "around breakfast", ("rest",), before.date, "done", before.finished
    )  # fmt: skip
    assert after.intentions == before.intentions


# The latest insights


def test_the_latest_insights_are_what_was_learned_oldest_first(
    journal: Journal, somebody: Somebody, asked: Ask
) -> None:
    """By the day they are about, whenever they were written; what was meant is no insight."""
    for day, word in ((3, "c"), (1, "a"), (2, "b")):
        uid = somebody.begins(somebody.waarom, date(2026, 11, day))
        journal.entries.record(uid, asked("situation", position=0), Reply("busy"))
        journal.entries.record(uid, asked("learned", roles=("learn",), position=1), Reply(word))
        meant = asked("intention", QuestionType.INTENTION, roles=("act",), position=2)
        journal.entries.record(uid, meant, Reply(f"try {word}"))
        journal.entries.finish(uid, comes_back=False)
    assert [one.text for one in journal.history.latest_insights(9)] == ["a", "b", "c"]
    assert [one.text for one in journal.history.latest_insights(2)] == ["b", "c"]
    assert journal.history.latest_insights(0) == []
    assert journal.history.latest_insights(9)[1] == Quote(
        date=date(2026, 11, 2), entry=journal.entries.get(journal.entries.find("last")).handle,
        set_title=somebody.language.of(somebody.waarom.title), key="learned", text="b",
        question="What of learned?",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("learned", {"roles": ("learn", "private")}), ("vent", {"roles": ("private",)}),
        ("intention", {"type": QuestionType.INTENTION, "roles": ("act", "private")}),
        ("situation", {"roles": ("why",)}), ("other", {}),
        ("what_happened", {"roles": ("learn", "check")}),
        ("best_moment", {"roles": ("voice", "learn")}),
        ("done", {"type": QuestionType.CHOICE, "roles": ("act",), "options": DONE}),
    ],
)  # fmt: skip
def test_what_is_for_nobody_else_or_no_insight_is_not_read_back(
    journal: Journal, write: Write, asked: Ask, key: str, fields: dict[str, Any]
) -> None:
    """Steam, stories, ticks and what only tells what was: none of it is among the insights."""
    uid = write()
    reply = Reply(chosen=("yes",)) if "options" in fields else Reply("secret")
    journal.entries.record(uid, asked(key, **fields), reply)
    journal.entries.record(
        uid, asked("essence", roles=("learn",), position=1), Reply("wait longer")
    )
    journal.entries.finish(uid, comes_back=False)
    assert [one.text for one in journal.history.latest_insights(9)] == ["wait longer"]


def test_insights_of_a_draft_or_in_the_bin_are_not_read_back(
    journal: Journal, write: Write, asked: Ask
) -> None:
    """What is unfinished or thrown away is shown to nobody; an open entry is."""
    uids = [write() for _ in range(3)]
    for uid in uids:
        journal.entries.record(uid, asked("learned", roles=("learn",)), Reply("wait longer"))
    assert journal.history.latest_insights(9) == []
    journal.entries.finish(uids[0], comes_back=True)
    journal.entries.finish(uids[1], comes_back=False)
    handles = [journal.entries.get(uid).handle for uid in uids]
    assert [one.entry for one in journal.history.latest_insights(9)] == handles[:2]
    journal.bin.delete(uids[0])
    assert [one.entry for one in journal.history.latest_insights(9)] == handles[1:2]
    journal.bin.restore(uids[0])
    assert [one.entry for one in journal.history.latest_insights(9)] == handles[:2]
