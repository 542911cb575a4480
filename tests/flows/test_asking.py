"""Hints about whom to ask: a guess, a plan that waits for a meeting, somebody new, no voice at all."""

from collections.abc import Callable
from datetime import date

from reflectie_cli.flows.hints import Hints
from reflectie_cli.flows.record import Record
from reflectie_cli.flows.session import Session
from reflectie_cli.prompt_sets.model import Basis, QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from tests.flows.test_hints import NAME, Written, says, sit, written

__all__ = ["sit", "written"]
Sit = Callable[..., tuple[Session, Record]]
SIDE = Step(key="side", type=QuestionType.PERSPECTIVE, text="?", position=0)
MEANT = Step(key="intention", type=QuestionType.INTENTION, text="?", position=1)
SOON, FAR = date(2026, 11, 23), date(2026, 12, 21)


def said(sit: Sit, step: Step, *replies: Reply, **more: object) -> list[str]:
    """Keep what grows in a walk, an answer and what belongs to it, and return what is said."""
    session, record = sit((SIDE, MEANT), **more)
    hints = Hints(session, record)
    told = []
    for reply in replies:
        record.keep(step, reply)
        told.append(hints.about(step, reply))
    return told


def test_a_side_that_is_a_guess_is_offered_to_be_asked_while_one_writes(sit: Sit) -> None:
    """Only where it was said to be one, and once in an entry (C10)."""
    guess = [Reply("Rust."), Reply("Rust.", who="client", basis=Basis.ASSUMED)]
    assert said(sit, SIDE, *guess, guess[1]) == ["", says("assumed"), ""]
    assert said(sit, SIDE, Reply("Rust.", who="client", basis=Basis.SEEN)) == [""]
    assert said(sit, SIDE, *guess, hints=False) == ["", ""]


def test_a_plan_that_only_waits_for_a_meeting_can_perhaps_be_asked_sooner(sit: Sit) -> None:
    """Where the word and a day far off come together (C11)."""
    text = "Ik breng het in op de bewonersvergadering."
    assert said(sit, MEANT, Reply(text), Reply(text, check=FAR)) == ["", says("meeting")]
    assert said(sit, MEANT, Reply(text, check=SOON)) == [""]
    assert said(sit, MEANT, Reply("Eerst zitten.", check=FAR)) == [""]


def test_somebody_new_brings_fresh_eyes_once_in_a_journal(written: Written) -> None:
    """The first time only; what points at a person comes before it (C25)."""
    assert written("De stagiaire vroeg waarom.") == [says("fresh_eyes"), ""]
    assert written("De invalkracht vroeg het ook.") == ["", ""]
    assert written(f"Een leerling keek mee. {NAME}") == [says("name"), ""]


def test_an_entry_that_heard_nobody_ends_in_one_question(sit: Sit, written: Written) -> None:
    """Of more than a word or two, and where nobody was asked; it can be switched off."""
    assert written("een", "twee", "drie") == ["", "", "", says("unheard")]
    assert written("een", "twee") == ["", "", ""]
    assert written("een", "twee", "drie", hints=False) == ["", "", "", ""]
    session, record = sit((SIDE, MEANT))
    record.keep(SIDE, Reply("Rust.", who="client", basis=Basis.ASKED))
    record.keep(MEANT, Reply("Wachten."))
    assert Hints(session, record).at_the_end("") == ""
