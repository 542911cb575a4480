"""The page about privacy, in plain words; and the list of names."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from reflectie_cli.journal.entry import OwnName
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import WHO
from reflectie_cli.screen.lines import Line

FIRST_RUN = (
    N_("Your journal stays on this computer, readable by your account alone."),
    N_("Write about yourself; give people a role, not a name. That alone is not anonymous."),
    N_("More: reflectie privacy"),
)
"""Said once, before the very first entry (methods.md, E4)."""

_HOW = (
    N_("Write about yourself: what you did, thought and felt."),
    N_("Use a role (“a resident”, “a sister”, “a colleague”), no name, initials or room number."),
    N_("Leave out age, diagnosis, date and place if your lesson works without them."),
    N_("Change something that does not matter."),
    N_("A rare story? Write only your insight."),
    N_("What others need to know belongs in the client record."),
    N_("Read it back: would you let the client read this? Would a colleague guess who it is?"),
)
"""How to write unrecognisably (methods.md, E3)."""


def privacy_page(
    journal: Path, warnings: Sequence[tuple[str, Mapping[str, str]]], language: Language
) -> list[Line]:
    """Show how to write, where the journal is, what is and is not promised."""
    _ = language.text
    lines = [Line(_(N_("Writing so that nobody can be recognised")), "title"), Line()]
    lines += [Line(_(text), margin=f"{number}  ") for number, text in enumerate(_HOW, 1)]
    lines += [Line(), Line(_(N_("Your journal")), "quiet"), Line(str(journal), indent=1)]
    for says, details in warnings:
        lines.append(Line(_(says).format(**details), indent=1))
    promises = (
        N_("Nothing goes over a network. You choose what leaves, and see the exact text first."),
        N_("A summary makes people less recognisable. It does not make them anonymous."),
        N_("A client may ask to read what is written about them, these entries too."),
    )
    lines += [Line(), *(Line(_(text), "quiet") for text in promises)]
    return lines


def names_page(names: Sequence[OwnName], language: Language) -> list[Line]:
    """Show the names, each with the role that is written instead."""
    return [Line(name.name, right=language.text(WHO.get(name.role, ""))) for name in names]
