"""One hint an entry at most: when it comes, when it stays away, and what it looks at for that."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

import pytest

from reflectie_cli.cli.session import begin_session
from reflectie_cli.flows.hints import Hints
from reflectie_cli.flows.plan import About, Plan
from reflectie_cli.flows.record import Record
from reflectie_cli.flows.session import Session
from reflectie_cli.hints.nudge import HINTS, Hint
from reflectie_cli.journal.errors import JournalLocked
from reflectie_cli.journal.history import History
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import Code, speak
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.system.settings import Settings

LONG = "Toen liep ik met hem naar buiten en vroeg wat hij zag. " * 13
"""A hundred and fifty-six words of which nothing is to be said; two of them are long."""
HEAVY = "Ik trek het niet meer."
NAME = "Toen belde ik mevrouw De Vries."
COLLEAGUE = "Die luie collega liet alles staan."


def says(hint: Hint, code: Code = "nl") -> str:
    """Return a hint in the words somebody reads."""
    return speak(code).text(HINTS[hint])


class Written(Protocol):
    """Write an entry, and return what was said at each answer and at the end."""

    def __call__(self, *texts: str, **more: Any) -> list[str]:
        """Answer, one question after the other."""


@pytest.fixture
def sit(journal: Journal, clock: Any) -> Callable[..., tuple[Session, Record]]:
    """Sit down for an entry of some questions in words, by the clock of this test."""

    def begin(
        steps: tuple[Step, ...], code: Code = "nl", hints: bool = True, **more: Any
    ) -> tuple[Session, Record]:
        silent = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        session = replace(
            begin_session(language=code),
            settings=Settings(hints=hints),
            clock=clock,
            out=silent,
            err=silent,
        )
        plan = Plan(
            title="Waarom",
            heading="Waarom",
            language=speak(code),
            steps=steps,
            walks=Library(session.places.prompts).find("waarom"),
            begins=About(day=date(2026, 11, 21)),
            **more,
        )
        return session, Record(journal, plan)

    return begin


@pytest.fixture
def written(sit: Callable[..., tuple[Session, Record]]) -> Written:
    """Write an entry as a walk does: keep an answer, then ask for a hint about it."""

    def write(
        *texts: str,
        roles: Mapping[int, tuple[str, ...]] | None = None,
        type: QuestionType = QuestionType.TEXT,
        **more: Any,
    ) -> list[str]:
        steps = tuple(
            Step(key=f"k{at}", type=type, text="?", position=at, roles=(roles or {}).get(at, ()))
            for at in range(len(texts))
        )
        session, record = sit(steps, **more)
        hints = Hints(session, record)
        given = []
        for step, text in zip(steps, texts, strict=True):
            record.keep(step, Reply(text))
            given.append(hints.about(step, Reply(text)))
        return [*given, hints.at_the_end("")]

    return write


PRIVATE = {0: ("private",)}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Ik vrees dat ze wordt mishandeld.", "unsafe"),
        ("Toen belde ik 06-12345678.", "number"),
        (NAME, "name"),
        ("Daarna zat ik bij P. aan tafel.", "initials"),
        ("Op 12 maart kwam de politie.", "combo"),
        ("Een man van 54 jaar met korsakov.", "birth_age"),
        ("Hij sloeg naar mij en ik liep weg.", "incident"),
        (COLLEAGUE, "colleague"),
        ("Vannacht is ze weer gevallen.", "record"),
    ],
)
def test_every_hint_comes_once_an_entry(written: Written, text: str, hint: Hint) -> None:
    """The second answer of the kind gets none, nor does any other after the first."""
    assert written(text, f"Later weer. {text}", "Ik vrees dat ze wordt mishandeld.") == [
        says(hint), "", "", "",
    ]  # fmt: skip
    assert written(text, text, hints=False) == ["", "", ""]
    assert written(text, roles=PRIVATE) == ["", ""]


def test_a_hint_nobody_could_read_yet_is_given_at_the_end(
    sit: Callable[..., tuple[Session, Record]],
) -> None:
    """And only that: what else is carried to a next question is not said there."""
    step = Step(key="last", type=QuestionType.TEXT, text="?", position=0)
    session, record = sit((step,))
    hints = Hints(session, record)
    record.keep(step, Reply(NAME))
    said = hints.about(step, Reply(NAME))
    assert said == says("name")
    assert hints.about(step, Reply(NAME, who="client")) == ""
    assert hints.at_the_end(said) == said
    assert hints.at_the_end("") == ""
    assert hints.at_the_end("I wanted to let off steam about him.") == ""


def test_choices_and_days_are_not_looked_at(written: Written) -> None:
    """They are no words of somebody's own."""
    assert written(NAME, type=QuestionType.TAG) == ["", ""]


def test_a_journal_that_cannot_be_read_just_then_gives_no_hint(
    sit: Callable[..., tuple[Session, Record]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hint is never what ends somebody's writing."""

    def refuse(*_: object, **__: object) -> None:
        raise JournalLocked(path="journal.db")

    step = Step(key="last", type=QuestionType.TEXT, text="?", position=0)
    session, record = sit((step,))
    record.keep(step, Reply(HEAVY))
    monkeypatch.setattr(History, "words_since", refuse)
    hints = Hints(session, record)
    assert hints.about(step, Reply(HEAVY + LONG * 2)) == ""
    assert hints.at_the_end("") == ""


# Heavy words


def test_heavy_words_are_spoken_of_the_third_time_in_four_weeks(
    written: Written, clock: Any
) -> None:
    """Once is an evening, twice is a bad week; then the oldest of them is long ago again."""
    assert written(HEAVY) == ["", ""]
    clock.on(days=9)
    assert written("Ik ben op.", "Ik kan niet meer.") == ["", "", ""]
    clock.on(days=9)
    assert written("Het was druk.", HEAVY) == ["", says("self_care"), ""]
    clock.on(days=20)
    assert written(HEAVY) == ["", ""]


def test_heavy_words_in_english_too(written: Written, clock: Any) -> None:
    """In an English entry the hint is English, whichever language the others were in."""
    written(HEAVY)
    clock.on(days=1)
    written("I cried all the way home.", code="en")
    clock.on(days=1)
    assert written("I can't go on.", code="en") == [says("self_care", "en"), ""]


def test_heavy_words_of_other_entries_alone_say_nothing(written: Written) -> None:
    """Other entries are looked into when this one is heavy, and not before."""
    written(HEAVY)
    written(HEAVY)
    assert written("Ik was moe en tevreden.") == ["", ""]


def test_private_words_are_no_reason_for_heavy_ones(written: Written) -> None:
    """Neither here nor in other entries are they looked at."""
    written(HEAVY, roles=PRIVATE)
    written(HEAVY, roles=PRIVATE)
    assert written(HEAVY) == ["", ""]
    written(HEAVY)
    assert written(HEAVY, roles=PRIVATE) == ["", ""]
    assert written(HEAVY) == [says("self_care"), ""]


def test_what_lies_in_the_bin_is_not_heavy(written: Written, journal: Journal) -> None:
    """Somebody threw it away."""
    written(HEAVY)
    written(HEAVY)
    journal.bin.delete(journal.entries.find("last"))
    assert written(HEAVY) == ["", ""]


def test_safety_goes_before_heavy_words_and_these_before_a_name(written: Written) -> None:
    """The weightiest of them is the one that is given."""
    written(HEAVY)
    written(HEAVY)
    assert written(f"Ze wordt mishandeld. {HEAVY}")[0] == says("unsafe")
    assert written(f"{NAME} {HEAVY}")[0] == says("self_care")


# Long entries


def test_a_long_entry_is_asked_about_once_a_month(written: Written, clock: Any) -> None:
    """At its end; nothing is kept for it, the journal itself tells when the last one was."""
    assert written(LONG) == ["", ""]
    assert written(LONG, LONG) == ["", "", says("read_along")]
    clock.on(days=30)
    assert written(LONG, LONG) == ["", "", ""]
    clock.on(days=30)
    assert written(LONG, LONG) == ["", "", ""]
    clock.on(days=32)
    assert written(LONG, LONG) == ["", "", says("read_along")]


def test_a_long_entry_keeps_no_weightier_hint_away(written: Written) -> None:
    """However long it is by then, and after another hint it stays away itself."""
    assert written(LONG, LONG, NAME) == ["", "", says("name"), ""]


def test_private_words_do_not_make_an_entry_long(written: Written) -> None:
    """Nobody else reads them."""
    assert written(LONG, LONG, roles=PRIVATE) == ["", "", ""]
    assert written(LONG, LONG) == ["", "", says("read_along")]


def test_no_word_of_a_long_entry_where_hints_are_off_or_it_is_changed(written: Written) -> None:
    """The setting silences all; who changes an entry was asked when it was written."""
    assert written(LONG, LONG, hints=False) == ["", "", ""]
    assert written(LONG, LONG, complete=True) == ["", "", ""]


def test_what_was_written_in_an_earlier_sitting_counts(
    sit: Callable[..., tuple[Session, Record]],
) -> None:
    """A draft that goes on is one entry."""
    first, second = (
        Step(key=key, type=QuestionType.TEXT, text="?", position=at)
        for at, key in enumerate(("first", "second"))
    )
    session, record = sit((first, second), replies={"first": Reply(LONG)})
    hints = Hints(session, record)
    record.keep(second, Reply(LONG))
    assert hints.about(second, Reply(LONG)) == ""
    assert hints.at_the_end("") == says("read_along")
