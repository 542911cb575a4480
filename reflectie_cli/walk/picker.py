"""What there is to choose from, by reason: first why somebody comes, then the sets for that."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from reflectie_cli.language import N_, Language
from reflectie_cli.method.prompt_set import NOT_PICKED, REASONS, PromptSet
from reflectie_cli.screen_text import clean


@dataclass(frozen=True, slots=True)
class Choice:
    """A set to choose: its reason, its title with minutes, and the line that says what it is for."""

    reason: str
    title: str
    description: str
    prompt_set: PromptSet

    @property
    def findable(self) -> str:
        """Everything typing can find a set by."""
        names = (self.prompt_set.name, *self.prompt_set.aliases)
        return " ".join((self.reason, self.title, self.description, *names)).casefold()


def choices_of(sets: Sequence[PromptSet], language: Language) -> list[Choice]:
    """Give every set that can be picked, in the order of reasons."""
    _ = language.text
    minutes = _(N_("{minutes} min"))
    order = [reason for reason in REASONS if reason not in NOT_PICKED]
    picked = sorted(
        (one for one in sets if one.reason in order), key=lambda one: order.index(one.reason)
    )
    return [
        Choice(
            reason=_(REASONS[one.reason]),
            title=f"{language.of(one.title)}, {minutes.format(minutes=one.minutes)}",
            description=language.of(one.description),
            prompt_set=one,
        )
        for one in picked
    ]


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Give the choices in which every typed word stands somewhere."""
    words = typed.casefold().split()
    return [choice for choice in choices if all(word in choice.findable for word in words)]


def pick_by_number(choices: Sequence[Choice], language: Language, screen: TextIO) -> Choice | None:
    """Ask in plain lines: all sets under their reasons, a number each. None on an empty line."""
    _ = language.text
    while True:
        reason = ""
        for number, choice in enumerate(choices, 1):
            if choice.reason != reason:
                reason = choice.reason
                screen.write(f"{clean(reason)}\n")
            screen.write(f"  {number}  {clean(choice.title)}\n")
        screen.write(_(N_("A number, or Enter to stop:")) + "\n")
        screen.flush()
        try:
            typed = input().strip()
        except (EOFError, KeyboardInterrupt):
            return None
        if not typed:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= len(choices):
            return choices[int(typed) - 1]
