"""The words that come in the place of what is taken out, in Dutch and in English."""

import re
from collections.abc import Mapping

from reflectie_cli.deid.hit import Kind
from reflectie_cli.deid.word_lists import Code

ROLES: Mapping[Code, Mapping[str, str]] = {
    "nl": {"client": "cliënt", "relative": "verwant", "colleague": "collega", "": "persoon"},
    "en": {"client": "client", "relative": "relative", "colleague": "colleague", "": "person"},
}
SITE_WORDS: Mapping[Code, Mapping[Kind, str]] = {
    "nl": {"place": "plek", "institution": "instelling"},
    "en": {"place": "place", "institution": "organisation"},
}
_FIXED: tuple[tuple[Kind, str, str], ...] = (
    ("url", "[webadres]", "[web address]"),
    ("bsn", "[bsn]", "[bsn]"),
    ("phone", "[telefoonnummer]", "[phone number]"),
    ("email", "[e-mailadres]", "[e-mail address]"),
    ("iban", "[rekeningnummer]", "[account number]"),
    ("postcode", "[adres]", "[address]"),
    ("address", "[adres]", "[address]"),
    ("date", "[een dag]", "[a day]"),
    ("age", "[een leeftijd]", "[an age]"),
    ("number", "[nummer]", "[number]"),
)
FIXED: Mapping[Code, Mapping[Kind, str]] = {
    "nl": {kind: dutch for kind, dutch, _ in _FIXED},
    "en": {kind: english for kind, _, english in _FIXED},
}
DECADES: Mapping[Code, tuple[str, ...]] = {
    "nl": tuple(
        f"[{tens}iger]" for tens in ["twint", "dert", "veert", "vijft", "zest", "zevent", "tacht"]
    ),
    "en": tuple(f"[in their {tens}0s]" for tens in range(2, 9)),
}
"""A grown-up's age as a decade, from 20 up to 89; `hij is [veertiger]` can be read aloud."""

OLDEST: Mapping[Code, str] = {"nl": "[90 of ouder]", "en": "[90 or older]"}
"""So few people are older that a decade would say who."""


def _ours() -> re.Pattern[str]:
    fixed = {words for table in FIXED.values() for words in table.values()}
    fixed |= {*DECADES["nl"], *DECADES["en"], *OLDEST.values()}
    roles = {word for table in ROLES.values() for word in table.values()}
    roles |= {word for words in SITE_WORDS.values() for word in words.values()}
    plain = "|".join(sorted(re.escape(words[1:-1]) for words in fixed))
    return re.compile(rf"\[(?:(?:{'|'.join(sorted(roles))}|week) [0-9]{{1,6}}|{plain})\]")


PLACEHOLDER = _ours()
"""Anything this package writes, in either language: nothing inside it is ever a hit."""
