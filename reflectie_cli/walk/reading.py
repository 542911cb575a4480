"""From what somebody typed to a reply: one way for the terminal, the editor and answer files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from reflectie_cli.days import read_day
from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_, Language
from reflectie_cli.method.prompt_set import BASIS, LINE, SCALE, WHO, QuestionType, Step
from reflectie_cli.method.reply import Reply
from reflectie_cli.walk.walk import Part

NONE = "-"
"""What somebody types to say: no day, none of these."""

_LISTS: Mapping[Part, Mapping[str, str]] = {Part.WHO: WHO, Part.BASIS: BASIS, Part.LINE: LINE}


class NotAChoice(ReflectieError):
    """Something that is not among the options."""

    exit_code = 4
    says = N_("“{text}” is not one of these: {choices}.")


class OneLine(ReflectieError):
    """Several lines where one is asked."""

    exit_code = 4
    says = N_("One line is asked here, not several.")


class OneChoice(ReflectieError):
    """Several options where one is asked."""

    exit_code = 4
    says = N_("One of these is asked here, not several.")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading needs to know: the language, today, and the check date that is proposed.

    `settled` is true where a question of its own asks the check date.
    """

    language: Language
    today: date
    proposal: date
    settled: bool = False

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
                words = (" ".join(word.split()) for word in re.split("[,\n]", text))
                return Reply(chosen=tuple(dict.fromkeys(word for word in words if word)))
            case QuestionType.SCALE:
                number = text.strip()
                if number not in SCALE:
                    raise NotAChoice(text=number, choices="1–10")
                return Reply(number)
            case QuestionType.DATE:
                if text.strip() == NONE:
                    return Reply()
                ahead = "check" in step.roles
                return Reply(read_day(text, today=self.today, ahead=ahead).isoformat())
            case QuestionType.SHORT if "\n" in text.strip("\n"):
                raise OneLine
            case _:
                return Reply(text)

    def part(self, part: Part, reply: Reply, text: str) -> Reply:
        """Read what belongs to an answer; a single `-` leaves it open. Raises as `answer` does."""
        nothing = text.strip() in ("", NONE)
        match part:
            case Part.CHECK:
                return replace(reply, check=None if nothing else self._coming(text))
            case Part.DUE:
                return replace(reply, due=None if nothing else self._coming(text))
            case _:
                chosen = None if nothing else self.choose(self.options(part), text)
                if chosen and len(chosen) > 1:
                    raise OneChoice
                key = chosen[0] if chosen else None
                if part is Part.WHO:
                    return replace(reply, who=key)
                return replace(reply, basis=key) if part is Part.BASIS else replace(reply, line=key)

    def options(self, part: Part) -> dict[str, str]:
        """Give what a part is chosen from, in the person's language."""
        return {key: self.language.text(label) for key, label in _LISTS[part].items()}

    def default(self, step: Step) -> str | None:
        """Give the day that Enter means for a date question; None for other types."""
        if step.type is not QuestionType.DATE:
            return None
        return (self.proposal if "check" in step.roles else self.today).isoformat()

    def choose(self, options: Mapping[str, str], text: str) -> tuple[str, ...]:
        """Read numbers, keys or labels, with commas or spaces between numbers."""
        keys = list(options)
        named = {label.casefold(): key for key, label in options.items()}
        named |= {key.casefold(): key for key in keys}
        named |= {str(number): key for number, key in enumerate(keys, 1)}
        whole = " ".join(text.split()).casefold()
        if whole in named:
            return (named[whole],)
        numbers_only = re.fullmatch(r"[0-9][0-9, ]*", whole)
        words = re.split("[, ]+" if numbers_only else ",", whole)
        chosen: list[str] = []
        for word in filter(None, (word.strip() for word in words)):
            if word not in named:
                raise NotAChoice(text=word, choices=", ".join(options.values()))
            chosen.append(named[word])
        return tuple(key for key in keys if key in chosen)

    def _coming(self, text: str) -> date:
        return read_day(text, today=self.today, ahead=True)
