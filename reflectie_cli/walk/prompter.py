"""Asking one prompt: the words around a question, and what a person's line means.

How lines come in is a `Keyboard`: keys and a toolbar in a terminal, plain lines elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day
from reflectie_cli.prompt_sets.question_types import (
    AnswerReader,
    NotAChoice,
    OneLine,
    field_of,
    kind_of,
    numbered,
)
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.screen.text import columns, cut
from reflectie_cli.walk.page import Another, Back, Edit, Help, Keyboard, Page, Steam, Stopped
from reflectie_cli.walk.vent import WHAT_BECOMES, Vent
from reflectie_cli.walk.walk import Move, Prompt, Rest, Stop, asks_why

_PART_QUESTIONS = {
    PromptPart.WHO: N_("Whose side is this?"),
    PromptPart.BASIS: N_("How do you know?"),
    PromptPart.CHECK: N_("When shall I ask what came of it?"),
    PromptPart.DUE: N_("By when?"),
    PromptPart.LINE: N_("What is it for?"),
    PromptPart.TOGETHER: N_("Who does it with you?"),
    PromptPart.KEEP: WHAT_BECOMES,
    PromptPart.PAUSE: N_("This part is done. The next one is for another moment."),
}
_CHOSEN = (
    *(PromptPart.WHO, PromptPart.BASIS, PromptPart.LINE, PromptPart.TOGETHER),
    *(PromptPart.KEEP, PromptPart.PAUSE),
)
_JOINED = N_("Here they stand as one: Enter keeps it, Ctrl-U empties it.")
_NOT_LISTED = N_("“{text}” is not on the list. Type a number from it.")
_NOTE, _SHOWN = 76, 24
_LATER = {"later": N_("later"), "now": N_("carry on now")}
_ASIDE = 200
_FEW_WORDS = 3
_STUCK = N_("Stuck? What would the client say? Skipping is fine, and so is stopping.")
_WEEKS = {7: N_("in one week"), 14: N_("in two weeks"), 42: N_("in six weeks")}


class Prompter(Struct):
    """Asks prompts of one walk, in one language, through one keyboard.

    `edit` opens the editor on a text and gives it back; `unfinished` keeps half-typed words of a
    question. `half_typed` holds such words of earlier, by question: they come back once.
    `keep_steam` keeps what somebody let off first; without it nobody is asked to. `carried` is
    what they want to look back on; `kept_half` says of which questions half-typed words are kept.
    """

    title: str
    language: Language
    reader: AnswerReader
    keyboard: Keyboard
    edit: Callable[[str], str]
    unfinished: Callable[[str, str], None]
    known_tags: Sequence[str] = ()
    half_typed: dict[str, str] = {}
    keep_steam: Callable[[str], None] | None = None
    carried: str = ""
    kept_half: set[str] = set()
    quoted: Mapping[str, str] = {}

    def __call__(self, prompt: Prompt, before: Reply, again: bool) -> Reply | Move | Stop:
        """Ask a prompt until there is an answer, a way back, or a stop.

        Nothing is asked further of somebody who types on: those words are for the next question.
        """
        if prompt.step.brief and before.empty and self.keyboard.is_ahead:
            return Move.EMPTY
        page = self._page(prompt, before, again)
        key = prompt.step.key
        helped = nudged = again
        while True:
            said = self.keyboard.read(page, lambda text: self._keep_half(key, text))
            match said:
                case Stopped(text):
                    return Stop(text if prompt.part is PromptPart.ANSWER else "")
                case Edit(text):
                    page = replace(page, initial=self.edit(text), note="")
                    self._keep_half(key, page.initial)
                case Back(text):
                    shown = kind_of(prompt.step.type).typed(prompt.step, before)
                    if prompt.part is PromptPart.ANSWER and text != shown:
                        self.half_typed[key] = text
                        self._keep_half(key, text)
                    return Move.BACK
                case Another():
                    return Move.ANOTHER
                case Steam(text):
                    self.carried = self._vent.let_off(self.title)
                    page = replace(page, initial=text, aside=self._looking_back() or page.aside)
                case Help(text):
                    nudge = prompt.step.help or self.language.text(N_("No nudge for this one."))
                    note = self.language.text(_STUCK) if helped else nudge
                    helped = True
                    page = replace(page, initial=text, note=note)
                case _:
                    try:
                        reply = self._understand(prompt, before, said)
                        if nudged or not self._says_little(prompt, before, reply):
                            return self._settled(key, reply)
                        nudged = True
                        self._keep_half(key, said)
                        page = replace(page, initial=said, note=prompt.step.help)
                    except ReflectieError as problem:
                        page = self._refused(page, prompt, said, problem)

    def _settled(self, key: str, reply: Reply | Move | Stop) -> Reply | Move | Stop:
        """Return what was said; half-typed words of a question that is skipped are forgotten."""
        if reply is Move.EMPTY and key in self.kept_half:
            self._keep_half(key, "")
        return reply

    def _keep_half(self, key: str, text: str) -> None:
        (self.kept_half.add if text.strip() else self.kept_half.discard)(key)
        self.unfinished(key, text)

    def _refused(self, page: Page, prompt: Prompt, said: str, problem: ReflectieError) -> Page:
        """Return the page that tells what is wrong with what was typed.

        Lines where one is asked stand there as one. A box for a choice is empty again: what is
        typed next would be glued behind what was refused.
        """
        note = problem.sentence(self.language)
        if isinstance(problem, OneLine):
            note = f"{note} {self.language.text(_JOINED)}"
            return replace(page, initial=" ".join(said.split()), note=note)
        if not (kind_of(prompt.step.type).keyed or prompt.part in _CHOSEN):
            return replace(page, initial=said, note=note)
        if isinstance(problem, NotAChoice) and columns(note) > _NOTE:
            note = self.language.text(_NOT_LISTED).format(text=cut(said, _SHOWN))
        return replace(page, initial="", note=note)

    def _says_little(self, prompt: Prompt, before: Reply, reply: Reply | Move | Stop) -> bool:
        """Whether a why-question was answered in a word or two: its help line may help.

        Not where somebody has typed on: those words would land here (methods.md, G2.5). Nor of a
        why that was asked before, and is to stand above: then a yes is enough. What is asked further
        after a word or two is asked again so already, and never twice.
        """
        if prompt.part is not PromptPart.ANSWER or not isinstance(reply, Reply):
            return False
        step = prompt.step
        asks = asks_why(step) and not (step.above or step.brief or step.goes_further)
        little = asks and len(reply.text.split()) < _FEW_WORDS
        changed = reply.text != before.text
        return little and changed and bool(prompt.step.help) and not self.keyboard.is_ahead

    @property
    def _vent(self) -> Vent:
        return Vent(self.language, self.reader, self.keyboard, self.edit, self.keep_steam)

    def _looking_back(self) -> str:
        """Return, once, what somebody wants to look back on."""
        carried, self.carried = self.carried, ""
        return "\n".join(cut(line, _ASIDE) for line in carried.split("\n"))

    def _aside(self, prompt: Prompt) -> str:
        """Return what stands above a question: earlier answers, and what is told once."""
        lines = [self._looking_back() or self._rest(prompt)]
        for key in prompt.step.above:
            if key in self.quoted:
                lines.append(cut(self.quoted[key], _ASIDE))
            else:
                lines += [self._said(*answered) for answered in prompt.above.get(key, ())]
        return "\n".join(filter(None, lines))

    def _said(self, step: Step, reply: Reply) -> str:
        """Return a question and the words of its answer as people read them, in one line."""
        labels = [step.options.get(key, key) for key in reply.chosen]
        words = kind_of(step.type).shown(reply.text, self.language) or ", ".join(labels)
        return f"{step.text} {cut(words, _ASIDE)}"

    def _understand(self, prompt: Prompt, before: Reply, text: str) -> Reply | Move | Stop:
        """Read what was typed; an empty line means what the page offered."""
        if prompt.part is PromptPart.PAUSE:
            options = {key: self.language.text(label) for key, label in _LATER.items()}
            on = text.strip() and self.reader.choose(options, text) == ("now",)
            return Move.EMPTY if on else Stop(rests=True)
        if prompt.part is PromptPart.KEEP:
            becomes = self._vent.read(text)
            self.carried = before.text if becomes == "continue" else ""
            return Reply() if becomes == "discard" else before
        if prompt.part is PromptPart.CHECK and not text.strip():
            return replace(before, check=before.check or self.reader.proposal)
        if prompt.part is not PromptPart.ANSWER:
            return self.reader.part(prompt.part, before, text) if text.strip() else before
        step = prompt.step
        text = text if text.strip() else kind_of(step.type).default(step, before, self.reader)
        reply = self.reader.answer(step, text)
        return Move.EMPTY if reply.empty else before.reworded(reply)

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
        if prompt.part is not PromptPart.ANSWER:
            return replace(
                page,
                question=_(_PART_QUESTIONS[prompt.part]),
                below=self._below_part(prompt.part, before),
                optional=prompt.part is not PromptPart.CHECK,
            )
        kind = kind_of(step.type)
        half = self.half_typed.pop(step.key, "")
        initial = half or kind.typed(step, before)
        return replace(
            page,
            aside=self._aside(prompt),
            below=kind.below(step, before, replace(self.reader, tags=self.known_tags)),
            note=step.help if again else "",
            long=kind.long,
            in_words=kind.in_words,
            unfinished=bool(half),
            optional=step.optional,
            turns=bool(step.others) and not initial,
            vents=self.keep_steam is not None,
            initial=initial,
        )

    def _rest(self, prompt: Prompt) -> str:
        """Say at some moments that stopping is fine."""
        if prompt.rest is Rest.HALFWAY:
            return self.language.text(N_("Take a break? Your draft is kept."))
        if prompt.rest is Rest.ONWARD:
            says = self.language.text(N_("{left} to go. Stopping is fine, your draft is kept."))
            return says.format(left=prompt.left)
        return ""

    def _below_part(self, part: PromptPart, before: Reply) -> tuple[str, ...]:
        _ = self.language.text
        if part is PromptPart.KEEP:
            return self._vent.choices()
        if part is PromptPart.PAUSE:
            sittings = numbered([_(label) for label in _LATER.values()])
            return (*sittings, _(N_("Enter = {label}")).format(label=_(_LATER["later"])))
        if part is PromptPart.CHECK:
            if before.check:
                return self.reader.or_a_day(before.check)
            days = (self.reader.proposal - self.reader.today).days
            away = _(_WEEKS[days]) if days in _WEEKS else _(N_("in {days} days")).format(days=days)
            day = say_day(self.reader.proposal, self.language.code)
            says = _(N_("Enter = {away}, {day}; or a day, short, long, or -"))
            return (says.format(away=away, day=day),)
        if part is PromptPart.DUE:
            return self.reader.or_a_day(before.due)
        options = self.reader.options(part)
        given = getattr(before, field_of(part))
        if given in options:
            says = _(N_("Enter = {label}, or -")).format(label=options[given])
            return (*numbered(options.values()), says)
        return numbered(options.values())
