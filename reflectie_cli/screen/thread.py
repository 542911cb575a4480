"""What stands with an intention when it comes back: short, quiet, in somebody's own words."""

from msgspec.structs import replace

from reflectie_cli.journal.entry import Quote
from reflectie_cli.language import N_, Language
from reflectie_cli.loop.thread import Thread
from reflectie_cli.prompt_sets.model import BASIS_ASIDE, WHO
from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.text import cut

_SHORT = 200
"""Who wants to read on opens the entry."""
_WHAT_FOR = N_("What it was for: {text}")
_THEN = N_("Then, {who} ({known}): {text}")


def thread_lines(hangs_on: Thread, language: Language) -> list[Line]:
    """Show what it was for, what the client said or showed then, and what else comes back."""
    once = replace(hangs_on, why=None) if hangs_on.why in hangs_on.returns else hangs_on
    lines = [Line(words, "quiet", indent=1) for words in thread_sentences(once, language)]
    for one in hangs_on.returns:
        lines += [Line(one.question, "quiet"), Line(cut(one.text, _SHORT), indent=1)]
    return lines


def thread_sentences(hangs_on: Thread, language: Language, *, room: int = _SHORT) -> list[str]:
    """Say what it was for and what the client said or showed then, each in so many columns."""
    said = []
    if hangs_on.why:
        is_told = hangs_on.why in hangs_on.returns  # below a question of its own
        says = "{text}" if is_told else language.text(_WHAT_FOR)
        said.append(says.format(text=hangs_on.why.text))
    if hangs_on.said:
        said.append(_then(hangs_on.said, language))
    return [cut(one, room) for one in said]


def _then(said: Quote, language: Language) -> str:
    who = language.text(WHO.get(said.who or "", WHO["other"]))
    known = language.text(BASIS_ASIDE[said.basis or ""])
    return language.text(_THEN).format(who=who, known=known, text=said.text)
