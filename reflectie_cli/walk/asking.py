"""Asking one prompt: the words around a question, and what a person's line means.

How lines come in is a `Keyboard`: keys and a toolbar in a terminal, plain lines elsewhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from reflectie_cli.days import say_day
from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_, Language
from reflectie_cli.method.prompt_set import QuestionType
from reflectie_cli.method.reply import Reply
from reflectie_cli.walk.reading import Reading, numbered, typed_choice
from reflectie_cli.walk.walk import Move, Part, Prompt, Stop


@dataclass(frozen=True, slots=True)
class Back:
    """The question before is wanted; `text` is what stands here, not yet an answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Help:
    """Help is wanted; `text` is what stands there meanwhile."""

    text: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Ctrl-C, or a closed terminal; `text` is what stood there."""

    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """The editor is wanted for what stands there."""

    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What is on screen while one prompt is asked. Lines are plain text, still to be cleaned.

    A `menu` is no question: there is no help with it and no way back from it, and Enter leaves.
    """

    title: str
    place: str
    stage: str
    question: str
    below: tuple[str, ...] = ()
    note: str = ""
    long: bool = False
    optional: bool = False
    menu: bool = False
    initial: str = ""


Said = str | Back | Help | Stopped | Edit
"""What comes of a page: text, or something else than text."""


class Keyboard(Protocol):
    """A way to show a page and to get a line, several lines, or a key."""

    def read(self, page: Page, typing: Callable[[str], None]) -> "Said":
        """Show a page and wait. `typing` hears every finished line of a long answer."""


_PART_QUESTIONS = {
    Part.WHO: N_("Whose side is this?"),
    Part.BASIS: N_("How do you know?"),
    Part.CHECK: N_("When shall I ask what came of it?"),
    Part.DUE: N_("By which day?"),
    Part.LINE: N_("What is it for?"),
}
_LONG = (QuestionType.TEXT, QuestionType.PERSPECTIVE)
_WEEKS = {
    7: N_("in one week"),
    14: N_("in two weeks"),
    42: N_("in six weeks"),
}


@dataclass(slots=True)
class Asking:
    """Asks prompts of one walk, in one language, through one keyboard.

    `edit` opens the editor on a text and gives it back; `unfinished` keeps half-typed words of a
    question. `half_typed` holds such words of earlier, by question: they come back once.
    """

    title: str
    language: Language
    reading: Reading
    keyboard: Keyboard
    edit: Callable[[str], str]
    unfinished: Callable[[str, str], None]
    known_tags: Sequence[str] = ()
    half_typed: dict[str, str] = field(default_factory=dict)

    def __call__(self, prompt: Prompt, before: Reply, again: bool) -> Reply | Move | Stop:
        """Ask a prompt until there is an answer, a way back, or a stop."""
        page = self._page(prompt, before, again)
        key = prompt.step.key
        while True:
            said = self.keyboard.read(page, lambda text: self.unfinished(key, text))
            match said:
                case Stopped(text):
                    return Stop(text if prompt.part is Part.ANSWER else "")
                case Edit(text):
                    page = replace(page, initial=self.edit(text), note="")
                    self.unfinished(key, page.initial)
                case Back(text):
                    if prompt.part is Part.ANSWER and text != self._typed(prompt, before):
                        self.half_typed[key] = text
                        self.unfinished(key, text)
                    return Move.BACK
                case Help(text):
                    note = prompt.step.help or self.language.text(N_("No help with this one."))
                    page = replace(page, initial=text, note=note)
                case _:
                    try:
                        return self._understand(prompt, before, said)
                    except ReflectieError as problem:
                        note = problem.sentence(self.language)
                        page = replace(page, initial=said, note=note)

    def _understand(self, prompt: Prompt, before: Reply, text: str) -> Reply | Move:
        """Read what was typed; an empty line means what the page offered."""
        if prompt.part is Part.CHECK and not text.strip():
            return replace(before, check=before.check or self.reading.proposal)
        if prompt.part is not Part.ANSWER:
            return self.reading.part(prompt.part, before, text) if text.strip() else before
        text = text if text.strip() else self._default(prompt, before)
        reply = self.reading.answer(prompt.step, text)
        if reply.empty:
            return Move.EMPTY
        return replace(before, text=reply.text, chosen=reply.chosen)

    def _page(self, prompt: Prompt, before: Reply, again: bool) -> Page:
        _ = self.language.text
        step = prompt.step
        page = Page(
            title=self.title,
            place=_(N_("question {number} of {total}")).format(
                number=prompt.number, total=prompt.total
            ),
            stage=step.stage or "",
            question=step.text,
        )
        if prompt.part is not Part.ANSWER:
            return replace(
                page,
                question=_(_PART_QUESTIONS[prompt.part]),
                below=self._below_part(prompt.part, before),
                optional=prompt.part is not Part.CHECK,
            )
        initial = self.half_typed.pop(step.key, "") or self._typed(prompt, before)
        return replace(
            page,
            below=self._below(prompt, before),
            note=step.help if again else "",
            long=step.type in _LONG,
            optional=step.optional,
            initial=initial,
        )

    def _default(self, prompt: Prompt, before: Reply) -> str:
        """Give what Enter means for a date: the day given earlier, or the one proposed."""
        if prompt.step.type is not QuestionType.DATE:
            return ""
        return before.text or self.reading.default(prompt.step)

    def _below(self, prompt: Prompt, before: Reply) -> tuple[str, ...]:
        """Say what can be chosen, or what Enter means."""
        _ = self.language.text
        step = prompt.step
        if step.options:
            options = numbered(step.options.values())
            if step.type is QuestionType.MULTI:
                return (*options, _(N_("One or more numbers, such as 1 3.")))
            return options
        if default := self._default(prompt, before):
            day = say_day(date.fromisoformat(default), self.language.code)
            return (_(N_("Enter = {day}, or type a day, or -")).format(day=day),)
        if step.type is QuestionType.SCALE:
            return (_(N_("A number from 1 to 10.")),)
        if step.type is QuestionType.TAG:
            known = ", ".join(self.known_tags[:8])
            return (_(N_("Your own words, with commas between them.")), *([known] if known else []))
        return ()

    def _below_part(self, part: Part, before: Reply) -> tuple[str, ...]:
        _ = self.language.text
        if part is Part.CHECK:
            days = (self.reading.proposal - self.reading.today).days
            away = _(_WEEKS[days]) if days in _WEEKS else _(N_("in {days} days")).format(days=days)
            day = say_day(before.check or self.reading.proposal, self.language.code)
            if before.check:
                return (_(N_("Enter = {day}, or type a day, or -")).format(day=day),)
            return (_(N_("Enter = {away}, {day}; or type a day, or -")).format(away=away, day=day),)
        if part is Part.DUE:
            if before.due:
                day = say_day(before.due, self.language.code)
                return (_(N_("Enter = {day}, or type a day, or -")).format(day=day),)
            return (_(N_("A day, or Enter for none.")),)
        options = self.reading.options(part)
        given = {Part.WHO: before.who, Part.BASIS: before.basis, Part.LINE: before.line}[part]
        if given in options:
            says = _(N_("Enter = {label}, or -")).format(label=options[given])
            return (*numbered(options.values()), says)
        return numbered(options.values())

    def _typed(self, prompt: Prompt, before: Reply) -> str:
        """Give an earlier reply as it would be typed."""
        return before.text or typed_choice(prompt.step, before)
