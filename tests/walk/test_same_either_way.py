"""What comes through a file equals what is typed by hand (contract, section 3.6)."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from reflectie_cli.language import speak
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import AnswerReader
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.answers_file import read_answers
from reflectie_cli.walk.page import Page, Said
from reflectie_cli.walk.prompter import Prompter
from reflectie_cli.walk.walk import ask_all, begin, check_day_is_asked

OPTIONS = {"yes": "ja", "partly": "voor een deel", "no": "nee"}
CHECK_DATE = Step("check_date", QuestionType.DATE, "When?", roles=("check",))


@dataclass
class Hand:
    """Types some lines, then Enter."""

    lines: tuple[str, ...]
    typed: int = field(default=0)
    is_ahead: bool = False

    def read(self, page: Page, typing: Callable[[str], None]) -> Said:
        """Return the next line."""
        self.typed += 1
        return self.lines[self.typed - 1] if self.typed <= len(self.lines) else ""


def a_reader(*steps: Step) -> AnswerReader:
    """Return how lines are read on 21 November 2026."""
    proposal = date(2026, 12, 5)
    return AnswerReader(speak("nl"), date(2026, 11, 21), proposal, check_day_is_asked(steps))


def by_hand(steps: tuple[Step, ...], *lines: str) -> dict[str, Reply]:
    """Walk steps by typing; give what was kept last."""
    kept: dict[str, Reply] = {}
    prompter = Prompter(
        title="",
        language=speak("nl"),
        reader=a_reader(*steps),
        keyboard=Hand(lines),
        edit=str,
        unfinished=lambda _key, _text: None,
    )
    ask_all(begin(steps), prompter, lambda step, reply: kept.update({step.key: reply}))
    return {key: reply for key, reply in kept.items() if not reply.empty}


def by_file(steps: tuple[Step, ...], answers: dict[str, Any]) -> dict[str, Reply]:
    """Read answers from a file, which as JSON is YAML too."""
    return read_answers(json.dumps(answers).encode(), "f", steps, a_reader(*steps))


def question(kind: QuestionType) -> Step:
    """Return an optional question of a type."""
    options = OPTIONS if kind in (QuestionType.CHOICE, QuestionType.MULTI) else {}
    return Step("key", kind, "?", optional=True, options=options)


@pytest.mark.parametrize(
    ("kind", "typed", "answer"),
    [
        (QuestionType.TEXT, ["een\n\n twee "], "een\n\n twee "),
        (QuestionType.TEXT, [""], ""),
        (QuestionType.TEXT, [""], None),
        (QuestionType.SHORT, ["één regel"], "één regel"),
        (QuestionType.CHOICE, ["2"], "partly"),
        (QuestionType.CHOICE, ["2"], 2),
        (QuestionType.CHOICE, ["voor een deel"], "Voor een deel"),
        (QuestionType.CHOICE, ["partly"], ["partly"]),
        (QuestionType.CHOICE, ["Voor een deel"], ["Voor een deel"]),
        (QuestionType.MULTI, ["3 1"], ["no", "yes"]),
        (QuestionType.MULTI, ["ja, nee"], ["ja", "nee"]),
        (QuestionType.MULTI, ["JA, Nee"], ["JA", "Nee"]),
        (QuestionType.MULTI, ["1, 3"], [1, 3]),
        (QuestionType.MULTI, ["1, 3"], "1, 3"),
        (QuestionType.SCALE, ["7", ""], 7),
        (QuestionType.DATE, ["gisteren"], "gisteren"),
        (QuestionType.DATE, ["20 nov"], "2026-11-20"),
        (QuestionType.DATE, ["-"], "-"),
        (QuestionType.TAG, ["rust, nacht"], ["rust", "nacht"]),
        (QuestionType.TAG, ["rust, nacht"], "rust, nacht"),
        (QuestionType.TAG, ["rust, nacht"], ["rust, nacht"]),
        (QuestionType.TAG, ["rust,  zelf bepalen, rust"], ["rust", "zelf  bepalen", "rust"]),
        (QuestionType.PERSPECTIVE, ["weg", "", ""], "weg"),
        (QuestionType.PERSPECTIVE, ["weg", "1", "3"],
         {"text": "weg", "who": "client", "basis": "assumed"}),
        (QuestionType.PERSPECTIVE, ["weg", "-", "-"], {"text": "weg", "who": None, "basis": "-"}),
        (QuestionType.INTENTION, ["vragen", "", "", ""], "vragen"),
        (QuestionType.INTENTION, ["vragen", "-", "", ""], {"text": "vragen", "check": "-"}),
        (QuestionType.INTENTION, ["vragen", "over een week", "1 dec", "team"],
         {"text": "vragen", "check": "over een week", "due": "1 dec", "line": "team"}),
        (QuestionType.INTENTION, ["vragen", "20 nov", "vrijdag", "1"],
         {"text": "vragen", "check": "2027-11-20", "due": "2026-11-27", "line": "care"}),
    ],
)  # fmt: skip
def test_a_file_stores_what_typing_stores(
    kind: QuestionType, typed: list[str], answer: object
) -> None:
    """For every type: the same reply, whether it is typed or comes through a file."""
    steps = (question(kind),)
    assert by_file(steps, {"key": answer}) == by_hand(steps, *typed)


def test_every_type_at_once_is_the_same_either_way() -> None:
    """A whole entry with every type gives one set of replies by both ways."""
    steps = tuple(
        Step(kind.value, kind, "?", optional=True, options=question(kind).options)
        for kind in QuestionType
    )
    typed = by_hand(
        steps, "lang\nverhaal", "kort", "1", "1 2", "7", "gisteren", "weg", "1", "1", "vragen", "",
        "", "", "rust",
    )  # fmt: skip
    assert list(typed) == list(QuestionType)
    assert typed == by_file(
        steps,
        {
            "text": "lang\nverhaal",
            "short": "kort",
            "choice": "yes",
            "multi": ["yes", "partly"],
            "scale": 7,
            "date": "2026-11-20",
            "perspective": {"text": "weg", "who": "client", "basis": "asked"},
            "intention": "vragen",
            "tag": ["rust"],
        },
    )


def test_a_check_day_of_a_question_of_its_own_is_the_same_either_way() -> None:
    """In PDCA the intention has no check day of its own; the date question gives it."""
    steps = (question(QuestionType.INTENTION), CHECK_DATE)
    typed = by_hand(steps, "proberen", "", "", "over zes weken")
    assert typed == by_file(steps, {"key": "proberen", "check_date": "over zes weken"})
    assert typed == {"key": Reply("proberen"), "check_date": Reply("2027-01-02")}
