"""The page as a stranger reads it: what still points at somebody, each in its line, to be changed."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.deid import Hit, Kind, find, language_of
from reflectie_cli.flows.menu import ask, menu
from reflectie_cli.flows.pager import tell_by_screen
from reflectie_cli.flows.session import Session
from reflectie_cli.language import N_, Language
from reflectie_cli.language.typed import NONE
from reflectie_cli.screen.lines import Line

_CALLED: Mapping[Kind, tuple[str, str]] = {
    "name": (N_("1 name"), N_("{count} names")),
    "initials": (N_("1 set of initials"), N_("{count} sets of initials")),
    "place": (N_("1 place"), N_("{count} places")),
    "institution": (N_("1 organisation"), N_("{count} organisations")),
    "url": (N_("1 web address"), N_("{count} web addresses")),
    "bsn": (N_("1 BSN"), N_("{count} BSNs")),
    "phone": (N_("1 phone number"), N_("{count} phone numbers")),
    "email": (N_("1 e-mail address"), N_("{count} e-mail addresses")),
    "iban": (N_("1 account number"), N_("{count} account numbers")),
    "postcode": (N_("1 postcode"), N_("{count} postcodes")),
    "address": (N_("1 address"), N_("{count} addresses")),
    "date": (N_("1 day"), N_("{count} days")),
    "age": (N_("1 age"), N_("{count} ages")),
    "number": (N_("1 number"), N_("{count} numbers")),
}
"""What stands in a page, one or more of them, as a stranger would notice it."""


class _Standing(Struct, frozen=True):
    """What still points at somebody, and the text in which it stands."""

    hit: Hit
    text: str


def read_as_a_stranger(
    session: Session, texts: Sequence[str], instead: Mapping[str, str]
) -> dict[str, str]:
    """Show what still points at somebody in some texts; return what is wanted in the place of it.

    `instead` holds what somebody wanted before, by the original. Where nothing is found that is
    said, without a promise, and nobody need do anything.
    """
    _ = session.language.text
    wanted = dict(instead)
    found = _standing(texts, session.language)
    if not found:
        session.say(N_("The rules find nobody in it any more. A stranger may; read it as one."))
        return wanted
    says = N_("As a stranger reads it: {what} in it.")
    counted = _counted(found, session.language)
    page = [Line(), Line(_(says).format(what=counted), "quiet")]
    for number, one in enumerate(found, 1):
        page.append(Line(one.hit.text, margin=f"{number:>3}  "))
        page.append(Line(" ".join(one.text.split()), "quiet", margin=" " * 5))
    tell_by_screen(session, page)
    how = _(N_("Enter = leave it so. 2 words = write those words for number 2."))
    question = menu(
        _(N_("Do you want to change any of it?")), below=[how], keys=[("Enter", _(N_("no")))]
    )
    while (said := ask(session, question)) not in ("", NONE):
        which, _space, words = said.partition(" ")
        if not (which.isdecimal() and 1 <= int(which) <= len(found) and words.strip()):
            question = replace(question, note=_(N_("Type a number from the list, and words.")))
            continue
        original = _original(found[int(which) - 1].hit.text, wanted)
        wanted[original] = words.strip()
        question = replace(question, note=f"{original} → {wanted[original]}")
    return wanted


def _standing(texts: Sequence[str], language: Language) -> list[_Standing]:
    """Find what points at somebody, each way of writing it once."""
    code = language_of(" ".join(texts), language.code)
    every = [_Standing(hit, text) for text in texts for hit in find(text, code)]
    return list({one.hit.text.casefold(): one for one in reversed(every)}.values())[::-1]


def _original(shown: str, wanted: Mapping[str, str]) -> str:
    """Return what somebody wrote, where other words of theirs came in its place."""
    return next((original for original, words in wanted.items() if shown in words), shown)


def _counted(found: Sequence[_Standing], language: Language) -> str:
    kinds = Counter(one.hit.kind for one in found)
    said = [
        language.text(_CALLED[kind][count > 1]).format(count=count) for kind, count in kinds.items()
    ]
    return ", ".join(said)
