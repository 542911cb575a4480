"""From what somebody typed to a reply: one way for the terminal, the editor and answer files."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from reflectie_cli.errors import DayIsPast, ReflectieError
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import read_check_day, read_day
from reflectie_cli.language.typed import NONE
from reflectie_cli.prompt_sets.model import BASIS, LINE, SCALE, WHO, QuestionType, Step
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.walk.walk import PromptPart

_LISTS: Mapping[PromptPart, Mapping[str, str]] = {
    PromptPart.WHO: WHO,
    PromptPart.BASIS: BASIS,
    PromptPart.LINE: LINE,
}


class NotAChoice(ReflectieError):
    """Something that is not among the options."""

    exit_code = 4
    says = N_("“{text}” is not one of these: {choices}.")


class OneLine(ReflectieError):
    """Several lines where one is asked."""

    exit_code = 4
    says = N_("This takes one line, not several.")


class OneChoice(ReflectieError):
    """Several options where one is asked."""

    exit_code = 4
    says = N_("Choose one of these, not several.")


def typed_choice(step: Step, reply: Reply) -> str:
    """Give what was chosen as it would be typed: numbers of options, or words with commas."""
    if not step.options or step.type is QuestionType.TAG:
        return ", ".join(reply.chosen)
    keys = list(step.options)
    return " ".join(str(keys.index(key) + 1) for key in reply.chosen if key in keys)


def numbered(labels: Collection[str]) -> tuple[str, ...]:
    """Give labels with the numbers people type for them."""
    width = len(str(len(labels)))
    return tuple(f"{number:>{width}}  {label}" for number, label in enumerate(labels, 1))


def _theme(step: Step, word: str) -> str:
    """Give the theme that a number or a key stands for, or the word itself."""
    if word in step.options:
        return step.options[word]
    proposed = list(step.options.values())
    at = int(word) if re.fullmatch("[0-9]{1,3}", word) else 0
    return proposed[at - 1] if 1 <= at <= len(proposed) else word


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Reads answers, knowing the language, today, and the check date that is proposed.

    `settled` is true where a question of its own asks the check date, `from_file` where nobody can
    be asked again: notes of long ago may then have check dates that have passed.
    """

    language: Language
    today: date
    proposal: date
    settled: bool = False
    from_file: bool = False

    def whole(self, step: Step, text: str) -> Reply:
        """Read an answer nobody can be asked further about: its check date is the proposed one."""
        reply = self.answer(step, text)
        if step.type is QuestionType.INTENTION and not reply.empty and not self.settled:
            return replace(reply, check=self.proposal)
        return reply

    def answer(self, step: Step, text: str) -> Reply:
        """Read the answer to a step. Text without anything in it is an empty reply.

        Raises `NotAChoice`, `UnreadableDay`, `OneLine` or `OneChoice`.
        """
        if not text.strip():
            return Reply()
        match step.type:
            case QuestionType.CHOICE:
                chosen = self.choose(step.options, text)
                if len(chosen) > 1:
                    raise OneChoice
                return Reply(chosen=chosen)
            case QuestionType.MULTI:
                return Reply(chosen=self.choose(step.options, text))
            case QuestionType.TAG:
                words = (_theme(step, " ".join(word.split())) for word in re.split("[,\n]", text))
                return Reply(chosen=tuple(dict.fromkeys(word for word in words if word)))
            case QuestionType.SCALE:
                number = text.strip()
                if number not in SCALE:
                    raise NotAChoice(text=number, choices="1–10", keys="1–10")
                return Reply(number)
            case QuestionType.DATE:
                if text.strip() == NONE:
                    return Reply()
                asks_ahead = "check" in step.roles
                day = read_day(text, today=self.today)
                if asks_ahead:
                    day = self._coming(text, again=step.later)
                return Reply(day.isoformat())
            case QuestionType.INTENTION if text.strip() == NONE:
                return Reply()
            case QuestionType.SHORT if "\n" in text.strip("\n"):
                raise OneLine
            case _:
                return Reply(text)

    def part(self, part: PromptPart, reply: Reply, text: str) -> Reply:
        """Read what belongs to an answer; a single `-` leaves it open. Raises as `answer` does."""
        nothing = text.strip() in ("", NONE)
        match part:
            case PromptPart.CHECK:
                return replace(reply, check=None if nothing else self._coming(text, horizons=True))
            case PromptPart.DUE:
                return replace(reply, due=None if nothing else self._coming(text))
            case _:
                chosen = None if nothing else self.choose(self.options(part), text)
                if chosen and len(chosen) > 1:
                    raise OneChoice
                key = chosen[0] if chosen else None
                if part is PromptPart.WHO:
                    return replace(reply, who=key)
                return (
                    replace(reply, basis=key)
                    if part is PromptPart.BASIS
                    else replace(reply, line=key)
                )

    def options(self, part: PromptPart) -> dict[str, str]:
        """Give what a part is chosen from, in the person's language."""
        return {key: self.language.text(label) for key, label in _LISTS[part].items()}

    def default(self, step: Step) -> str:
        """Give the day that Enter means for a date question."""
        return (self.proposal if "check" in step.roles else self.today).isoformat()

    def choose(
        self, options: Mapping[str, str], text: str, *, keys_first: bool = False
    ) -> tuple[str, ...]:
        """Read numbers, keys, labels, or a word that only one label has.

        Between several stand commas, or spaces between numbers. With `keys_first` a key that
        looks like a number is a key, as a program means it. Raises `NotAChoice`.
        """
        keys = list(options)
        numbers = {str(number): key for number, key in enumerate(keys, 1)}
        own = {key.casefold(): key for key in keys}
        named = {label.casefold(): key for key, label in options.items()}
        named |= (numbers | own) if keys_first else (own | numbers)
        whole = " ".join(text.split()).casefold()
        if whole in named:
            return (named[whole],)
        numbers_only = re.fullmatch(r"[0-9][0-9, ]*", whole)
        words = re.split("[, ]+" if numbers_only else ",", whole)
        chosen: list[str] = []
        for word in filter(None, (word.strip() for word in words)):
            fitting = {key for label, key in named.items() if word in label.split()}
            if word not in named and len(fitting) != 1:
                choices = ", ".join(options.values())
                raise NotAChoice(text=word, choices=choices, keys=", ".join(keys))
            chosen.append(named.get(word) or fitting.pop())
        return tuple(key for key in keys if key in chosen)

    def _coming(self, text: str, *, horizons: bool = False, again: bool = False) -> date:
        read = read_check_day if horizons else partial(read_day, ahead=True)
        day = read(text, today=self.today)
        if day < self.today and (again or not self.from_file):
            raise DayIsPast(text=text)
        return day
