"""Letting off steam first: words for nobody else, thrown away unless somebody wants them.

Venting helps, but is not yet looking back (methods.md, 0.3 and C14).
"""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import KEEPING, QuestionType, Role
from reflectie_cli.prompt_sets.question_types import AnswerReader, numbered
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.page import Edit, Keyboard, Page

STEAM = N_("Do you want to let off steam first?")
"""What is asked before steam is taken; it stands beside what was kept of it."""
WHAT_BECOMES = N_("What do you want to do with this part?")
STEAM_KEY = "vent"
_THROWN = "discard"


class Vent(Struct, frozen=True):
    """Takes steam through a keyboard; `keep` keeps what somebody does not throw away."""

    language: Language
    reader: AnswerReader
    keyboard: Keyboard
    edit: Callable[[str], str]
    keep: Callable[[str], None] | None

    def let_off(self, title: str) -> str:
        """Take steam, and give it where somebody wants to look back on it, else nothing.

        Ctrl-C throws away what stands there; nothing of it is kept meanwhile. An empty line before
        anything was written leaves the room open.
        """
        _ = self.language.text
        note = _(N_("This part is only for you. You can throw it away in a moment."))
        page = Page(title, "", "", _(STEAM), note=note, long=True, optional=True, takes_steam=True)
        while True:
            said = self.keyboard.read(page, _forget)
            if isinstance(said, Edit):
                page = replace(page, initial=self.edit(said.text))
            elif not isinstance(said, str):
                return ""
            elif said.strip():
                becomes, more = self._ask_what_becomes(title)
                if not more:
                    break
                page = replace(page, initial=f"{said.rstrip()}\n\n{more}", unfinished=True)
        if self.keep and becomes != _THROWN:
            self.keep(said)
        return said if becomes == "continue" else ""

    def _ask_what_becomes(self, title: str) -> tuple[str, str]:
        """Return what somebody chose, or more steam: who writes on has not seen the question."""
        question = self.language.text(WHAT_BECOMES)
        page = Page(title, "", "", question, below=self.choices(), takes_steam=True)
        while isinstance(said := self.keyboard.read(page, _forget), str):
            try:
                return self.read(said), ""
            except ReflectieError as problem:
                if len(said.split()) > 1:
                    return "", said
                page = replace(page, note=problem.sentence(self.language))
        return _THROWN, ""

    def choices(self) -> tuple[str, ...]:
        """Say what may become of such words, and what Enter means."""
        _ = self.language.text
        options = numbered([_(label) for label in KEEPING.values()])
        return (*options, _(N_("Enter = {label}")).format(label=_(KEEPING[_THROWN])))

    def read(self, text: str) -> str:
        """Read what somebody chose, as a key of `KEEPING`. Raise `NotAChoice`."""
        options = {key: self.language.text(label) for key, label in KEEPING.items()}
        return self.reader.choose(options, text)[0] if text.strip() else _THROWN


def _forget(_text: str) -> None:
    """Keep nothing of steam while it is let off."""


def vent_step(every: Sequence[Step], language: Language) -> Step:
    """Return the question beside which stands what was let off; `every` are those of its set."""
    taken = any(step.key == STEAM_KEY for step in every)
    return Step(
        key=f"{STEAM_KEY}_first" if taken else STEAM_KEY,
        type=QuestionType.TEXT,
        text=language.text(STEAM),
        position=len(every),
        optional=True,
        roles=(Role.PRIVATE,),
    )
