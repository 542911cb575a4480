"""Whether a client noticed something: only what was tried, and was asked or seen, is a noticing."""

import re
import unicodedata

from msgspec import UNSET

from reflectie_cli.journal.entry import FollowUp, IntentionFollowUp
from reflectie_cli.prompt_sets.follow_up import ASKED, TRIED
from reflectie_cli.prompt_sets.model import Basis

_NOTHING = frozenset("niets niks nix geen nee neen nvt nothing none no nope nil nada n".split())
_UNKNOWN = frozenset("dunno onbekend unknown".split())
_KNOWING = frozenset(
    "weet know idee idea zeker sure duidelijk clear gevraagd asked verteld told".split()
)
_NOT = frozenset("niet not geen no dont didnt havent nog yet never".split())
_NOTICING = frozenset("merk merkt merkte merkten gemerkt notice notices noticed".split())
_WHO = frozenset("hij zij ze he she they".split())
_AROUND = frozenset(
    "ik i we wij het it dat that er hier van ervan of daarvan om voor heb hebben have had denk"
    " think thought geloof guess vermoed suppose any a an een the de cliënt client clients"
    " cliënten eigenlijk really actually echt wel even helaas unfortunately zo so far tot nu toe"
    " haar hem him her them hen zelf misschien maybe perhaps waarschijnlijk probably if do did is"
    " was".split()
)
_WORD = re.compile(r"[^\W_]+")
_SPEAKS = ("L", "N", "So")
"""Letters, digits and emoji; a dash or a question mark alone says nothing."""


def says_nothing(text: str | None) -> bool:
    """Return whether words say that nothing was noticed, or that nobody knows: `niets, denk ik`.

    Whoever writes more than that says something: that he said nothing is something heard.
    """
    folded = unicodedata.normalize("NFC", text or "").casefold()
    if not any(unicodedata.category(sign).startswith(_SPEAKS) for sign in folded):
        return True
    words = set(_WORD.findall(re.sub(r"['’`.]", "", folded)))
    around = words - _AROUND - _NOTICING - (_WHO if words & _NOTICING else set())
    return bool(around) and (
        (around <= _NOTHING | _UNKNOWN | _NOT)
        or (around <= _KNOWING | _NOT and bool(around & _NOT))
    )


def known_by(came: FollowUp | IntentionFollowUp) -> str:
    """Return how what a client noticed is known, as a `Basis`; empty where unsaid."""
    known = _looked(came).known_how
    if any(way in ASKED for way in known):
        return Basis.ASKED
    if not known:
        return ""
    return Basis.ASSUMED if known == ("assumed",) else Basis.SEEN


def was_tried(came: FollowUp | IntentionFollowUp) -> bool:
    """Return whether something was done; where nobody said, it is taken for tried."""
    done = _looked(came).done
    return not done or done in TRIED


def was_noticed(came: FollowUp | IntentionFollowUp) -> bool:
    """Return whether a client noticed what was done: tried, asked or seen, and told in words.

    What a colleague or a relative noticed, where they were asked, is not the client's.
    """
    looked = _looked(came)
    is_known = known_by(came) in (Basis.ASKED, Basis.SEEN)
    of_a_client = looked.who is UNSET
    return of_a_client and was_tried(came) and is_known and not says_nothing(looked.effect_client)


def noticed_nothing(came: FollowUp | IntentionFollowUp) -> bool:
    """Return whether a client was asked or seen after a try, and somebody wrote that it was nothing."""
    looked = _looked(came)
    is_known = known_by(came) in (Basis.ASKED, Basis.SEEN)
    said = bool((looked.effect_client or "").strip(" -–—."))
    return looked.who is UNSET and was_tried(came) and is_known and said and not was_noticed(came)


def _looked(came: FollowUp | IntentionFollowUp) -> FollowUp:
    return came.follow_up if isinstance(came, IntentionFollowUp) else came
