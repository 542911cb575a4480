"""The answers of the follow-up block (methods.md, 0.2), as every screen says them."""

from collections.abc import Mapping

from reflectie_cli.language import N_

DONE: Mapping[str, str] = {
    "yes": N_("yes"),
    "partly": N_("partly"),
    "not_yet": N_("not yet"),
    "different": N_("I did something else"),
    "let_go": N_("I let it go"),
}
"""What came of an intention."""

TRIED = ("yes", "partly", "different")
"""What somebody did, wholly, in part or in another way."""

KNOWN_HOW: Mapping[str, str] = {
    "asked_client": N_("the client told or showed me"),
    "asked_relative": N_("a relative told me"),
    "seen": N_("I saw it myself"),
    "colleague": N_("a colleague saw it"),
    "figures": N_("from figures"),
    "assumed": N_("I assume it"),
}
"""How somebody knows what the client noticed."""

ASKED = ("asked_client", "asked_relative")
"""What somebody knows because they asked."""
