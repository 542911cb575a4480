"""At most one thought about recognisability while somebody writes. Never in the way of writing."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from reflectie_cli.deid import KINDS, Hit, ListedName, find, language_of
from reflectie_cli.hints.colleagues import is_hard_on_a_colleague
from reflectie_cli.hints.details import Detail, details, point_at_one
from reflectie_cli.hints.heavy import is_heavy
from reflectie_cli.hints.words import (
    BORN,
    ILLNESS,
    INCIDENT,
    MEETING,
    NEWCOMER,
    RECORD,
    SEEN_TO,
    UNSAFE,
    says,
)
from reflectie_cli.language import N_, Code

Pointing = Literal["number", "name", "initials", "combo", "birth_age"]
Asking = Literal["meeting", "assumed", "fresh_eyes", "unheard"]
Hint = Literal[
    "unsafe", "self_care", Pointing, "incident", "colleague", "record", "read_along", Asking
]
HINTS: dict[Hint, str] = {
    "unsafe": N_(
        "Worried about someone's safety? Do not wait: consult today and use the reporting code."
    ),
    "self_care": N_("This sounds heavy. Who can you talk to about it?"),
    "number": N_("This looks like a person's number or address. Better to remove it."),
    "name": N_("This looks like a name. Use a role, such as 'a resident'?"),
    "initials": N_("Initials are often recognisable to colleagues. Use a role?"),
    "combo": N_("Together these details identify someone. What can you leave out?"),
    "birth_age": N_("Does your insight work without age or diagnosis?"),
    "incident": N_(
        "Is this an incident? Report it the usual way. Here you may look back on yourself."
    ),
    "colleague": N_("A colleague may read this one day too. Is it fair?"),
    "record": N_("Do others need this for good care? Then put it in the client record."),
    "read_along": N_("Would you let the client read this? If not, what will you change?"),
    "meeting": N_("Can this be asked sooner, just in passing?"),
    "assumed": N_("This you assume. Who could you ask?"),
    "fresh_eyes": N_("Somebody new sees what you no longer see. Ask: reflectie new fresh-eyes."),
    "unheard": N_("Who has not heard this yet?"),
}
"""Every hint, the weightiest first, in the words somebody reads (methods E5).

`read_along` is no answer's: it is for an entry that is long, when nothing else was said of it. The
last four are about who could be asked, and come where no word is about what points at a person: a
plan that waits for a meeting (C11), a side that is a guess (C10), somebody new (C25), no voice.
"""

_NUMBERS = frozenset(KINDS) - {"name", "initials", "place", "institution", "date", "age"}
_LONG = 250
"""More words than this tell a story rather than what was learned of it."""


def nudge(
    text: str,
    language: Code,
    own: Sequence[ListedName] = (),
    before: str = "",
    heavy_of_late: Callable[[], bool] = bool,
) -> Hint | None:
    """Return the key of the one hint this text asks for, the weightiest; None nearly always.

    It is careful: a hint about safety, an incident, a colleague or the record only comes at words
    that leave little doubt, and two of them stay away where somebody writes that it was reported.

    `before` is the answer before it: a story told in two answers points at one person as well.
    `heavy_of_late` says whether other entries were heavy too; it is asked when this text is, and says no
    where nobody gives it.
    """
    language = language_of(text, language)
    if says(UNSAFE[language], text):
        return "unsafe"
    if is_heavy(text) and heavy_of_late():
        return "self_care"
    hits = find(text, language, own)
    if pointing := _pointing(text, language, hits, before):
        return pointing
    seen_to = says(SEEN_TO[language], text)
    if not seen_to and says(INCIDENT[language], text):
        return "incident"
    if is_hard_on_a_colleague(text, language):
        return "colleague"
    return "record" if not seen_to and says(RECORD[language], text) else None


def _pointing(text: str, language: Code, hits: Sequence[Hit], before: str) -> Pointing | None:
    """Return the hint about what points at a person."""
    kinds = {hit.kind for hit in hits}
    if kinds & _NUMBERS:
        return "number"
    if "name" in kinds:
        return "name"
    if "initials" in kinds:
        return "initials"
    here = details(text, hits, language)
    if here and point_at_one(here | _told(before, language)):
        return "combo"
    born = "date" in kinds and says(BORN[language], text)
    return "birth_age" if born or ("age" in kinds and says(ILLNESS, text)) else None


def _told(before: str, language: Code) -> frozenset[Detail]:
    return details(before, find(before, language), language) if before else frozenset()


def waits_for_a_meeting(text: str, language: Code) -> bool:
    """Return whether a plan is put off till people meet officially."""
    return says(MEETING[language], text)


def names_somebody_new(text: str, language: Code) -> bool:
    """Return whether a text tells of a trainee, a temporary worker or a new colleague."""
    return says(NEWCOMER[language], text)


def is_long(texts: Iterable[str]) -> bool:
    """Return whether the answers of one entry are so long together that a client is told about in them."""
    return sum(len(text.split()) for text in texts) > _LONG
