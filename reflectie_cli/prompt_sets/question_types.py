"""The types of questions, one class each: what may be answered, how it is kept and shown.

A new type is a name in `QuestionType`, a class here and its line in `KINDS`.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.errors import DayIsPast, ReflectieError
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import read_check_day, read_day, say_day
from reflectie_cli.language.typed import NONE
from reflectie_cli.prompt_sets.model import BASIS, COMPANY, LINE, SCALE, WHO, QuestionType, Role
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step

_UNBROKEN = "\xa0"


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


def numbered(labels: Collection[str]) -> tuple[str, ...]:
    """Return labels, each behind the number people type for it."""
    width = len(str(len(labels)))
    return tuple(f"{number:>{width}}  {label}" for number, label in enumerate(labels, 1))


def choose(options: Mapping[str, str], text: str, *, keys_first: bool = False) -> tuple[str, ...]:
    """Read numbers, keys, labels, or a word that only one label has.

    Between several stand commas, or spaces between numbers. With `keys_first` a key that
    looks like a number is a key, as a program means it. Raise `NotAChoice`.
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


_LISTS: Mapping[PromptPart, Mapping[str, str]] = {
    PromptPart.WHO: WHO,
    PromptPart.BASIS: BASIS,
    PromptPart.LINE: LINE,
    PromptPart.TOGETHER: COMPANY,
}


def field_of(part: PromptPart) -> str:
    """Return the field of a reply that holds a part; `with` is a word of Python's own."""
    return "together" if part is PromptPart.TOGETHER else part.value


class AnswerReader(Struct, frozen=True):
    """Reads answers, knowing the language, today, and the proposed check date.

    `settled` is true where a question of its own asks the check date, `from_file` where nobody can
    be asked again: notes of long ago may then have check dates that have passed.
    `tags` are themes of earlier entries, `night` is the day that `vannacht` belongs to.
    """

    language: Language
    today: date
    proposal: date
    settled: bool = False
    from_file: bool = False
    tags: Sequence[str] = ()
    night: date | None = None
    choose = staticmethod(choose)

    def whole(self, step: Step, text: str) -> Reply:
        """Read an answer nobody can be asked further about: its check date is the proposed one."""
        reply = self.answer(step, text)
        if "check" in kind_of(step.type).parts and not reply.empty and not self.settled:
            return replace(reply, check=self.proposal)
        return reply

    def answer(self, step: Step, text: str) -> Reply:
        """Read the answer to a step. Text without anything in it is an empty reply.

        Raise `NotAChoice`, `UnreadableDay`, `DayIsPast`, `OneLine` or `OneChoice`.
        """
        return kind_of(step.type).read(step, text, self) if text.strip() else Reply()

    def part(self, part: PromptPart, reply: Reply, text: str) -> Reply:
        """Read what belongs to an answer; a single `-` leaves it open. Raise as `answer` does."""
        value: date | str | None = None
        if text.strip() not in ("", NONE):
            if part in (PromptPart.CHECK, PromptPart.DUE):
                value = self.coming(text, horizons=part is PromptPart.CHECK)
            else:
                chosen = choose(self.options(part), text)
                if len(chosen) > 1:
                    raise OneChoice
                value = chosen[0] if chosen else None
        given: dict[str, Any] = {field_of(part): value}
        return replace(reply, **given)

    def options(self, part: PromptPart) -> dict[str, str]:
        """Return the options of a part, in the person's language."""
        return {key: self.language.text(label) for key, label in _LISTS[part].items()}

    def coming(self, text: str, *, horizons: bool = False, again: bool = False) -> date:
        """Read a day to come. Raise `UnreadableDay` or `DayIsPast`."""
        read = read_check_day if horizons else partial(read_day, ahead=True)
        day = read(text, today=self.today)
        if day < self.today and (again or not self.from_file):
            raise DayIsPast(text=text)
        return day

    def or_a_day(self, day: date | None) -> tuple[str, ...]:
        """Say that Enter means this day, or none, and that another one can be typed."""
        if day is None:
            return (self.language.text(N_("A day, or Enter for none.")),)
        says = self.language.text(N_("Enter = {day}, or type a day, or -"))
        return (says.format(day=say_day(day, self.language.code)),)


class QuestionKind:
    """What questions of one type have in common; unless a type says otherwise, they take text.

    `parts` are asked after the answer, `may_have` are names a question of a file may have, `hint`
    stands below the question. The words of an answer are `long`, or a person's own at least
    (`in_words`); or it is `chosen`, as `keyed` options, and perhaps `listed`: kept as several.
    """

    parts: tuple[str, ...] = ()
    may_have: tuple[str, ...] = ()
    hint = ""
    needs_options = long = in_words = chosen = listed = keyed = False

    def read(self, step: Step, text: str, reader: AnswerReader) -> Reply:
        """Read an answer that was typed, or written in a file; it is not empty."""
        return Reply(text)

    def typed(self, step: Step, reply: Reply) -> str:
        """Return a reply as it would be typed."""
        return reply.text or ", ".join(reply.chosen)

    def default(self, step: Step, before: Reply, reader: AnswerReader) -> str:
        """Return the answer that Enter alone gives."""
        return ""

    def below(self, step: Step, before: Reply, reader: AnswerReader) -> tuple[str, ...]:
        """Say what can be chosen, or what Enter means."""
        return (reader.language.text(self.hint),) if self.hint else ()

    def shown(self, words: str, language: Language) -> str:
        """Return the words of a kept answer as people read them."""
        return words


class _Text(QuestionKind):
    """What somebody writes, in as many lines as they like."""

    may_have = ("further", "several")
    long = in_words = True


class _Short(QuestionKind):
    """One line of words."""

    may_have = ("further", "several")
    in_words = True

    def read(self, step: Step, text: str, reader: AnswerReader) -> Reply:
        if "\n" in text.strip("\n"):
            raise OneLine
        return Reply(text)


class _Perspective(_Text):
    """Somebody else's side, and how it is known."""

    parts = ("who", "basis")


class _Intention(QuestionKind):
    """What somebody means to do, and when they look back on it."""

    parts = ("check", "due", "line", "with")

    def read(self, step: Step, text: str, reader: AnswerReader) -> Reply:
        return Reply("" if text.strip() == NONE else text)


class _Scale(QuestionKind):
    """A number from 1 to 10."""

    hint = N_("A number from 1 to 10.")

    def read(self, step: Step, text: str, reader: AnswerReader) -> Reply:
        if (number := text.strip()) not in SCALE:
            raise NotAChoice(text=number, choices="1–10", keys="1–10")
        return Reply(number)


class _Date(QuestionKind):
    """A day: one that has been, or one to come where it is a check date."""

    def read(self, step: Step, text: str, reader: AnswerReader) -> Reply:
        if text.strip() == NONE:
            return Reply()
        if Role.CHECK in step.roles:
            return Reply(reader.coming(text, again=step.later).isoformat())
        return Reply(read_day(text, today=reader.today, night=reader.night).isoformat())

    def default(self, step: Step, before: Reply, reader: AnswerReader) -> str:
        """Return the day given earlier, or the one proposed.

        A date that only follows from another answer is none unless it is typed.
        """
        proposed = reader.proposal if Role.CHECK in step.roles else reader.today
        return before.text or (proposed.isoformat() if step.counted else "")

    def below(self, step: Step, before: Reply, reader: AnswerReader) -> tuple[str, ...]:
        day = self.default(step, before, reader)
        return reader.or_a_day(date.fromisoformat(day) if day else None)

    def shown(self, words: str, language: Language) -> str:
        with suppress(ValueError):
            return say_day(date.fromisoformat(words), language.code)
        return words


class Multi(QuestionKind):
    """Any number of options."""

    may_have: tuple[str, ...] = ("options", "sets_for")
    needs_options = chosen = listed = keyed = True
    hint = N_("One or more numbers, such as 1 3.")

    def read(self, step: Step, text: str, reader: AnswerReader) -> Reply:
        """Read what is chosen. Raise as `reply` and `choose` do."""
        return self.reply(step, self.chosen_in(step, text))

    def chosen_in(self, step: Step, text: str, *, keys_first: bool = False) -> tuple[str, ...]:
        """Read what is chosen by some words. Raise as `choose` does."""
        return choose(step.options, text, keys_first=keys_first)

    def reply(self, step: Step, chosen: Collection[str]) -> Reply:
        """Return what is chosen as a reply. Raise `OneChoice` where it may only be one."""
        return Reply(chosen=tuple(key for key in step.options if key in chosen))

    def typed(self, step: Step, reply: Reply) -> str:
        """Return the numbers of what was chosen, where there are any."""
        keys = list(step.options)
        numbers = " ".join(str(keys.index(key) + 1) for key in reply.chosen if key in keys)
        return reply.text or numbers if keys else super().typed(step, reply)

    def below(self, step: Step, before: Reply, reader: AnswerReader) -> tuple[str, ...]:
        """List the options."""
        options = numbered(step.options.values())
        return (*options, *super().below(step, before, reader)) if options else ()


class _Choice(Multi):
    """One option."""

    listed = False
    hint = ""

    def reply(self, step: Step, chosen: Collection[str]) -> Reply:
        if len(set(chosen)) > 1:
            raise OneChoice
        return super().reply(step, chosen)


class _Tag(Multi):
    """Themes in somebody's own words, some of them proposed."""

    may_have = ("options",)
    needs_options = keyed = False
    typed = QuestionKind.typed

    def chosen_in(self, step: Step, text: str, *, keys_first: bool = False) -> tuple[str, ...]:
        proposed = {f"{at:03}": theme for at, theme in enumerate(step.options.values(), 1)}
        words = (" ".join(word.split()) for word in re.split("[,\n]", text))
        return tuple(
            step.options.get(word) or proposed.get(word.zfill(3), word) for word in words if word
        )

    def reply(self, step: Step, chosen: Collection[str]) -> Reply:
        return Reply(chosen=tuple(dict.fromkeys(chosen)))

    def below(self, step: Step, before: Reply, reader: AnswerReader) -> tuple[str, ...]:
        _ = reader.language.text
        others = ", ".join([tag for tag in reader.tags if tag not in step.options.values()][:8])
        proposed = " · ".join(
            f"{number} {label}".replace(" ", _UNBROKEN)
            for number, label in enumerate(step.options.values(), 1)
        )
        says = N_("Your own words, with commas between them.")
        if proposed:
            says = N_("Numbers, or your own words, with commas between them.")
        return tuple(filter(None, (_(says), proposed, others)))


KINDS: Mapping[str, QuestionKind] = {
    QuestionType.TEXT: _Text(),
    QuestionType.SHORT: _Short(),
    QuestionType.CHOICE: _Choice(),
    QuestionType.MULTI: Multi(),
    QuestionType.SCALE: _Scale(),
    QuestionType.DATE: _Date(),
    QuestionType.PERSPECTIVE: _Perspective(),
    QuestionType.INTENTION: _Intention(),
    QuestionType.TAG: _Tag(),
}
IN_WORDS = tuple(name for name in QuestionType if KINDS[name].in_words)
"""The types that are answered in words of somebody's own."""
_UNKNOWN = QuestionKind()


def kind_of(name: str) -> QuestionKind:
    """Return the kind of a question type; a type of a newer version counts as text."""
    return KINDS.get(name, _UNKNOWN)
